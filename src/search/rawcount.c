/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/rawcount.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/standin.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "notice/glance.h"

/* A row of so many bytes may be a label alone, or half a heading, whose text comes from further
 * down (notice/reflow). */
#define LABEL_LONGEST 60

struct rawcount {
    const struct pattern *pattern;
    const struct prefilter *prefilter;
    const struct forms *forms;
    bool own_forms; /* other than those of the table: labels may be long */
};

/* A source that is counted in. */
struct counting {
    const struct rawcount *rawcount;
    struct regex_scratch *scratch;
    struct matcher *matcher;
    struct glance glance;
    struct span row; /* that the last hit stood in */
    enum glance_role role;
    bool looked_for_notes, may_hold_notes;
    size_t count;
    size_t end; /* of the last hit that was counted */
};

/* Whether the words can be counted in a source: white space in them is another thing there, and
 * marks of Markdown are no text. */
static bool
can_be_counted(const char *words, size_t length)
{
    uint32_t c;

    for (size_t at = 0; at < length;) {
        at += uni_read(words + at, &c);
        if (uni_is_space(c) || c == '#' || c == 0xFF03 || c == 0xFE5F)
            return false;
    }
    return true;
}

struct rawcount *
rawcount_new(const struct pattern *pattern, const struct prefilter *prefilter,
             const struct forms *forms)
{
    size_t length;
    const char *words = pattern_words(pattern, &length);

    if (!prefilter || !can_be_counted(words, length))
        return NULL;
    struct rawcount *rawcount = mem_zero(1, sizeof *rawcount);
    *rawcount = (struct rawcount){pattern, prefilter, forms,
                                  forms && forms_fingerprint(forms) != forms_fingerprint(NULL)};
    return rawcount;
}

void
rawcount_free(struct rawcount *rawcount)
{
    free(rawcount);
}

/* ---- Hits that line ends cut ------------------------------------------------------- */

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\f' || c == '\r';
}

/* Whether the words, cut by the line end behind the row, may go on in a row behind it: in the next
 * one, or in one with nothing but furniture between. */
static bool
may_go_on(struct counting *counting, const struct glance_row *row, size_t cut)
{
    const struct rawcount *rawcount = counting->rawcount;
    const struct glance *glance = &counting->glance;
    struct glance_row next = *row;
    bool parted;

    while (glance_next(glance, &next, &next, &parted)) {
        struct span line = {next.part.start - 1,
                            next.part.end + (next.part.end < glance->length ? 1 : 0)};
        if (prefilter_goes_on(rawcount->prefilter, counting->scratch, cut, glance->bytes, line))
            return true;
        if (glance_role(glance, &next) == GLANCE_TEXT)
            return false;
    }
    return false;
}

/* Whether footnotes may stand between rows that belong together; looked up once. */
static bool
may_hold_notes(struct counting *counting)
{
    if (!counting->looked_for_notes)
        counting->may_hold_notes = glance_may_hold_notes(&counting->glance);
    counting->looked_for_notes = true;
    return counting->may_hold_notes;
}

/* Whether the place, which a line end cuts, may be a hit. */
static bool
may_be_joined(struct counting *counting, struct span found, size_t cut)
{
    const struct rawcount *rawcount = counting->rawcount;
    const char *bytes = counting->glance.bytes;
    size_t end = found.end - 1;

    for (size_t at = found.start; at < end; at++)
        if (is_line_end(bytes[at]) && !(bytes[at] == '\r' && at + 1 == end))
            return true; /* more than one line end */
    if (!prefilter_goes_on(rawcount->prefilter, counting->scratch, cut, bytes,
                           (struct span){0, counting->glance.length}))
        return false;
    struct glance_row row = glance_row(&counting->glance, found.start);
    if (rawcount->own_forms || span_length(row.part) <= LABEL_LONGEST ||
        glance_may_hold_rows(&counting->glance, &row) || may_hold_notes(counting))
        return true;
    return may_go_on(counting, &row, cut);
}

/* ---- Hits within rows ---------------------------------------------------------------- */

/* Whether the bytes are no different in joined text: no white space, no stand-ins. */
static bool
reads_the_same(const char *bytes, size_t length)
{
    uint32_t c;

    for (size_t at = 0; at < length;) {
        at += uni_read(bytes + at, &c);
        if (uni_is_space(c) || standin_meant(c) != c)
            return false;
    }
    return true;
}

/* Whether the place ends with a hyphen that joining may drop. */
static bool
ends_in_hyphen(const struct counting *counting, struct span found)
{
    uint32_t last;

    uni_read_back(counting->glance.bytes + found.start, span_length(found), &last);
    return (last == 0xAD || last == 0x2010) && found.end == counting->row.end;
}

/* Counts the place, which is in one row; false when it is not sure whether it is a hit. */
static bool
count_place(struct counting *counting, struct span found)
{
    const char *bytes = counting->glance.bytes;

    if (found.start >= counting->row.end) {
        struct glance_row row = glance_row(&counting->glance, found.start);
        counting->row = row.span;
        counting->role = glance_role(&counting->glance, &row);
    }
    if (counting->role == GLANCE_FURNITURE)
        return true;
    if (counting->role == GLANCE_UNSURE ||
        !reads_the_same(bytes + found.start, span_length(found)) || ends_in_hyphen(counting, found))
        return false;
    if (found.start < counting->end ||
        !matcher_accepts(counting->matcher, bytes + found.start, span_length(found)))
        return true;
    counting->count++;
    counting->end = found.end;
    return true;
}

static bool
is_within_row(const char *bytes, struct span found)
{
    for (size_t at = found.start; at < found.end; at++)
        if (is_line_end(bytes[at]))
            return false;
    return true;
}

size_t
rawcount_of(const struct rawcount *rawcount, struct regex_scratch *scratch, struct matcher *matcher,
            const char *bytes, size_t length)
{
    struct counting counting = {.rawcount = rawcount, .scratch = scratch, .matcher = matcher};
    struct span found = {0, 0};
    enum match match;
    uint32_t c;
    size_t cut;

    if (memchr(bytes, 0, length) || utf8_valid_prefix(bytes, length) < length)
        return RAWCOUNT_UNSURE;
    /* Place by place, those that overlap, too: what line ends cut may begin within a hit. */
    for (size_t from = 0; (match = prefilter_next(rawcount->prefilter, scratch, bytes, length, from,
                                                  &found, &cut)) == MATCH_FOUND;
         from = found.start + uni_read(bytes + found.start, &c)) {
        if (!counting.glance.bytes &&
            !glance_init(&counting.glance, bytes, length, rawcount->forms))
            return RAWCOUNT_UNSURE;
        bool sure = cut == 0 && is_within_row(bytes, found)
                        ? count_place(&counting, found)
                        : cut > 0 && !may_be_joined(&counting, found, cut);
        if (!sure)
            return RAWCOUNT_UNSURE;
    }
    return match == MATCH_NONE ? counting.count : RAWCOUNT_UNSURE;
}
