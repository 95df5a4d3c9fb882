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
#include "notice/joins.h"
#include "notice/markup.h"

/* A row of so many bytes may be a label alone, or half a heading, whose text comes from further
 * down (notice/reflow). */
#define LABEL_LONGEST 60

/* Rows of a source at whose ends the words are cut, at most. */
#define CUTS_MOST 16

struct rawcount {
    size_t characters; /* of the words */
    bool overlaps;     /* a hit may begin within another one */
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
    const char *bytes;
    size_t length;
    struct glance glance;
    struct span row; /* that the last hit stood in */
    enum glance_role role;
    size_t rows;                       /* that were looked at */
    struct glance_row cuts[CUTS_MOST]; /* at whose ends the words begin and may go on */
    size_t cut_count;
    bool looked_for_notes, may_hold_notes;
    const struct seams *seams; /* instead of a glance; NULL: not known */
    size_t seam;               /* that the last place stood in */
    size_t cut_seam;           /* that the last cut one stood in */
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
    bool own_forms = forms && forms_fingerprint(forms) != forms_fingerprint(NULL);
    *rawcount = (struct rawcount){.characters = uni_count(words, length),
                                  .overlaps = prefilter_overlaps(prefilter),
                                  .pattern = pattern,
                                  .prefilter = prefilter,
                                  .forms = own_forms ? forms : NULL,
                                  .own_forms = own_forms};
    return rawcount;
}

void
rawcount_free(struct rawcount *rawcount)
{
    free(rawcount);
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

    uni_read_back(counting->bytes + found.start, span_length(found), &last);
    return (last == 0xAD || last == 0x2010) && found.end == counting->row.end;
}

/* Counts the place, which is in one row of text; false when it is not sure whether it is a hit. */
static bool
count_in_row(struct counting *counting, struct span found)
{
    const char *words = counting->bytes + found.start;

    if (!reads_the_same(words, span_length(found)) || ends_in_hyphen(counting, found))
        return false;
    if (found.start < counting->end ||
        !matcher_accepts(counting->matcher, words, span_length(found)))
        return true;
    counting->count++;
    counting->end = found.end;
    return true;
}

/* Counts the place, which is in one row; false when it is not sure whether it is a hit. */
static bool
count_place(struct counting *counting, struct span found)
{
    if (found.start >= counting->row.end) {
        struct glance_row row = glance_row(&counting->glance, found.start);
        counting->row = row.span;
        counting->role = glance_role(&counting->glance, &row);
    }
    if (counting->role == GLANCE_FURNITURE)
        return true;
    return counting->role == GLANCE_TEXT && count_in_row(counting, found);
}

static bool
is_within_row(const char *bytes, struct span found)
{
    for (size_t at = found.start; at < found.end; at++)
        if (bytes[at] == '\n' || bytes[at] == '\f' || bytes[at] == '\r')
            return false;
    return true;
}

/* ---- Hits that line ends cut ------------------------------------------------------- */

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\f' || c == '\r';
}

/* Whether the words, cut by the line end behind the row, may go on in a row behind it: in the next
 * one, or in one with nothing but furniture and labels between. */
static bool
may_go_on(struct counting *counting, const struct glance_row *row, size_t cut)
{
    const struct rawcount *rawcount = counting->rawcount;
    struct glance *glance = &counting->glance;
    struct glance_row next = *row;
    bool parted = false;

    while (glance_next(glance, &next, &next, &parted)) {
        struct span line = {next.part.start - 1,
                            next.part.end + (next.part.end < glance->length ? 1 : 0)};
        if (prefilter_goes_on(rawcount->prefilter, counting->scratch, cut, glance->bytes, line))
            return true;
        if (span_length(next.part) > LABEL_LONGEST && glance_role(glance, &next) == GLANCE_TEXT)
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

/* Whether the words, which the line end behind the row cuts, may go on further down. */
static bool
may_be_cut(struct counting *counting, const struct glance_row *row, size_t cut)
{
    const struct rawcount *rawcount = counting->rawcount;

    if (!prefilter_goes_on(rawcount->prefilter, counting->scratch, cut, counting->glance.bytes,
                           (struct span){0, counting->glance.length}))
        return false;
    return rawcount->own_forms || span_length(row->part) <= LABEL_LONGEST ||
           glance_may_hold_rows(&counting->glance, row) || may_hold_notes(counting) ||
           may_go_on(counting, row, cut);
}

/* Notes the row at whose end the place begins, which goes on behind it; false when too many do, or
 * when more than one line end is in it. */
static bool
note_cut(struct counting *counting, struct span found, size_t cut)
{
    const char *bytes = counting->glance.bytes;
    struct glance_row row = glance_row(&counting->glance, found.start);

    if (cut > 0) {
        for (size_t at = found.start; at < found.end - 1; at++)
            if (is_line_end(bytes[at]) && at >= row.part.end && bytes[at] != '\r')
                return false;
        if (!may_be_cut(counting, &row, cut))
            return true;
    }
    if (counting->cut_count > 0 &&
        counting->cuts[counting->cut_count - 1].span.start == row.span.start)
        return false; /* the words begin twice at its end */
    if (counting->cut_count == CUTS_MOST)
        return false;
    counting->cuts[counting->cut_count++] = row;
    return true;
}

/* The end of the span with so many characters that are no white space, and its start; *short is set
 * when it has not so many. */
static struct span
last_characters(const char *bytes, struct span span, size_t count, bool *is_short)
{
    size_t start = span.end;
    uint32_t c;

    while (count > 0 && start > span.start) {
        start -= uni_read_back(bytes + span.start, start - span.start, &c);
        count -= !uni_is_space(c);
    }
    *is_short |= count > 0;
    return (struct span){start, span.end};
}

static struct span
first_characters(const char *bytes, struct span span, size_t count, bool *is_short)
{
    size_t end = span.start;
    uint32_t c;

    while (count > 0 && end < span.end) {
        end += uni_read(bytes + end, &c);
        count -= !uni_is_space(c);
    }
    *is_short |= count > 0;
    return (struct span){span.start, end};
}

/* The hits, 0 or 1, that the end of the row and the start of what is joined to it share;
 * RAWCOUNT_UNSURE when that is not sure: they may go on in a third row, or read otherwise in joined
 * text. */
static size_t
count_across(struct counting *counting, struct span row, struct span next)
{
    const char *bytes = counting->bytes;
    size_t most = counting->rawcount->characters - 1;
    bool is_short = false;
    struct span before = last_characters(bytes, row, most, &is_short);
    struct span behind = first_characters(bytes, next, most, &is_short);
    struct buf joined = BUF_INIT;
    struct span found = {0, 0};
    size_t count = is_short ? RAWCOUNT_UNSURE : 0, cut;

    buf_add(&joined, bytes + before.start, span_length(before));
    buf_add(&joined, bytes + behind.start, span_length(behind));
    /* What is not found so is not found in joined text, in which there is less white space. */
    while (count != RAWCOUNT_UNSURE &&
           prefilter_next(counting->rawcount->prefilter, counting->scratch, joined.bytes,
                          joined.length, found.end, &found, &cut) == MATCH_FOUND) {
        const char *words = joined.bytes + found.start;
        if (found.start >= span_length(before) || found.end <= span_length(before))
            continue;
        if (!reads_the_same(words, span_length(found)))
            count = RAWCOUNT_UNSURE;
        else
            count += matcher_accepts(counting->matcher, words, span_length(found));
    }
    buf_fini(&joined);
    return count;
}

/* Counts the hits at the rows that were noted; false when it is not sure how many there are. */
static bool
count_cuts(struct counting *counting)
{
    struct joins *joins;
    bool sure = true;
    struct span next;

    if (counting->cut_count == 0)
        return true;
    if (counting->rawcount->overlaps || !(joins = joins_new(&counting->glance)))
        return false;
    for (size_t i = 0; i < counting->cut_count && sure; i++) {
        enum joined joined = joins_next(joins, &counting->cuts[i], &next);
        size_t count =
            joined == JOINED_TO_NEXT ? count_across(counting, counting->cuts[i].span, next) : 0;
        sure = joined != JOINED_UNSURE && count != RAWCOUNT_UNSURE;
        counting->count += count;
    }
    joins_free(joins);
    return sure;
}

/* ---- Where it is known what became of the rows ---------------------------------------- */

/* Counts what the end of the row shares with the next row of text; false when that is not sure. */
static bool
count_behind(struct counting *counting, size_t at)
{
    const struct seams *seams = counting->seams;
    const struct span row = {seams->all[at].start, seams->all[at].end};
    size_t next = at + 1;

    if (seams->all[at].kind != SEAM_JOINED)
        return seams->all[at].kind == SEAM_END; /* behind which the words do not go on */
    while (next < seams->count && seams->all[next].kind == SEAM_FURNITURE)
        next++;
    if (next == seams->count || counting->rawcount->overlaps)
        return false;
    size_t count =
        count_across(counting, row, (struct span){seams->all[next].start, seams->all[next].end});
    counting->count += count == RAWCOUNT_UNSURE ? 0 : count;
    return count != RAWCOUNT_UNSURE;
}

/* The row in which the place begins; NULL when that is no row, or an odd one. */
static const struct seam *
find_seam(struct counting *counting, size_t start)
{
    const struct seams *seams = counting->seams;

    while (counting->seam < seams->count && seams->all[counting->seam].end <= start)
        counting->seam++;
    const struct seam *seam = &seams->all[counting->seam];
    bool found = counting->seam < seams->count && start >= seam->start;
    return found && seam->kind != SEAM_ODD ? seam : NULL;
}

/* Counts the place, which is in one row or goes on behind its end. */
static bool
count_by_seam(struct counting *counting, struct span found, bool within)
{
    const struct seam *seam = find_seam(counting, found.start);

    if (!seam)
        return false;
    if (seam->kind == SEAM_FURNITURE)
        return true;
    if (within)
        return count_in_row(counting, found);
    if (counting->cut_seam == counting->seam)
        return false; /* the words begin twice at its end */
    counting->cut_seam = counting->seam;
    return count_behind(counting, counting->seam);
}

/* ---- All of them ------------------------------------------------------------------------ */

/* Counts the place; false when it is not sure whether it is a hit. */
static bool
count_any(struct counting *counting, struct span found, size_t cut)
{
    bool within = cut == 0 && is_within_row(counting->bytes, found);

    if (counting->seams)
        return count_by_seam(counting, found, within);
    if (!counting->glance.bytes && !glance_init(&counting->glance, counting->bytes,
                                                counting->length, counting->rawcount->forms))
        return false;
    return within ? count_place(counting, found) : note_cut(counting, found, cut);
}

/* Place by place, those that overlap, too: what line ends cut may begin within a hit. */
static bool
count_all(struct counting *counting)
{
    const struct prefilter *prefilter = counting->rawcount->prefilter;
    const char *bytes = counting->bytes;
    struct span found = {0, 0};
    enum match match;
    uint32_t c;
    size_t cut;

    for (size_t from = 0;
         (match = prefilter_next(prefilter, counting->scratch, bytes, counting->length, from,
                                 &found, &cut)) == MATCH_FOUND;
         from = found.start + uni_read(bytes + found.start, &c))
        if (!count_any(counting, found, cut))
            return false;
    return match == MATCH_NONE;
}

size_t
rawcount_of(const struct rawcount *rawcount, struct regex_scratch *scratch, struct matcher *matcher,
            const char *bytes, size_t length)
{
    struct counting counting = {.rawcount = rawcount,
                                .scratch = scratch,
                                .matcher = matcher,
                                .bytes = bytes,
                                .length = length};

    if (memchr(bytes, 0, length) || utf8_valid_prefix(bytes, length) < length)
        return RAWCOUNT_UNSURE;
    bool sure = count_all(&counting) && count_cuts(&counting) && !markup_is_used(bytes, length);
    return sure ? counting.count : RAWCOUNT_UNSURE;
}

size_t
rawcount_by_seams(const struct rawcount *rawcount, struct regex_scratch *scratch,
                  struct matcher *matcher, const char *bytes, size_t length,
                  const struct seams *seams)
{
    struct counting counting = {.rawcount = rawcount,
                                .scratch = scratch,
                                .matcher = matcher,
                                .bytes = bytes,
                                .length = length,
                                .seams = seams,
                                .cut_seam = NONE};

    return count_all(&counting) ? counting.count : RAWCOUNT_UNSURE;
}
