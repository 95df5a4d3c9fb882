/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/glance.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "base/find.h"
#include "base/uni.h"
#include "notice/again.h"
#include "notice/folio.h"
#include "notice/footnote.h"
#include "notice/furniture.h"
#include "notice/runon.h"

/* Longer sources are decided in several stretches (notice/reflow). */
#define LONGEST ((size_t)64 << 10)

/* ---- The source ------------------------------------------------------------------- */

/* What the processor handles at once; a comparison makes a byte all ones where it holds. */
typedef unsigned char block __attribute__((vector_size(16)));

/* Of a block of bytes, those that are controls which a text does not hold. */
static inline block
odd_controls(block b)
{
    return (block)((b < '\t') | (b == 0x7F)) | (block)((b > '\r') & (b < ' '));
}

/* Those that lead a character which may stand in for another (base/standin, notice/reading), by the
 * bytes behind them. */
static inline block
stand_ins(block b, block behind)
{
    return (block)((b == 0xE2) & (behind >= 0xBA)) | (block)((b == 0xEF) & (behind < 0xB0));
}

static bool
is_zero(block b)
{
    uint64_t halves[2];

    memcpy(halves, &b, sizeof halves);
    return !(halves[0] | halves[1]);
}

static bool
has_odd_controls(const char *bytes, size_t length)
{
    block odd = {0}, b;
    size_t at = 0;

    for (; length - at >= sizeof b; at += sizeof b) {
        memcpy(&b, bytes + at, sizeof b);
        odd |= odd_controls(b);
    }
    memset(&b, ' ', sizeof b);
    memcpy(&b, bytes + at, length - at);
    return !is_zero(odd | odd_controls(b));
}

static bool
has_stand_ins(const char *bytes, size_t length)
{
    char rest[2 * sizeof(block)];
    block found = {0}, b, behind;
    size_t at = 0;

    for (; length - at > sizeof b; at += sizeof b) {
        memcpy(&b, bytes + at, sizeof b);
        memcpy(&behind, bytes + at + 1, sizeof b);
        found |= stand_ins(b, behind);
    }
    memset(rest, ' ', sizeof rest);
    memcpy(rest, bytes + at, length - at);
    memcpy(&b, rest, sizeof b);
    memcpy(&behind, rest + 1, sizeof b);
    return !is_zero(found | stand_ins(b, behind));
}

static bool
has_lone_return(const char *bytes, size_t length)
{
    const char *end = bytes + length;

    for (const char *at = bytes; (at = memchr(at, '\r', (size_t)(end - at))); at++)
        if (at + 1 == end || at[1] != '\n')
            return true;
    return false;
}

static bool
has_comment(const char *bytes, size_t length)
{
    const char *end = bytes + length;

    for (const char *at = bytes; (at = memchr(at, '<', (size_t)(end - at))); at++)
        if (end - at >= 4 && memcmp(at, "<!--", 4) == 0)
            return true;
    return false;
}

static bool
has_mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
}

bool
glance_init(struct glance *glance, const char *bytes, size_t length, const struct forms *forms)
{
    *glance = (struct glance){bytes, length, forms, NONE};
    return length <= LONGEST && !has_mark(bytes, length) && !has_odd_controls(bytes, length) &&
           !has_lone_return(bytes, length) && !has_comment(bytes, length);
}

/* ---- Rows ------------------------------------------------------------------------- */

/* The part of a line from `start` on. */
static size_t
part_end(const struct glance *glance, size_t start)
{
    const char *line_end = memchr(glance->bytes + start, '\n', glance->length - start);
    size_t end = line_end ? (size_t)(line_end - glance->bytes) : glance->length;
    const char *feed = memchr(glance->bytes + start, '\f', end - start);

    return feed ? (size_t)(feed - glance->bytes) : end;
}

static size_t
part_start(const struct glance *glance, size_t end)
{
    const char *line_end = memrchr(glance->bytes, '\n', end);
    size_t start = line_end ? (size_t)(line_end - glance->bytes) + 1 : 0;
    const char *feed = memrchr(glance->bytes + start, '\f', end - start);

    return feed ? (size_t)(feed - glance->bytes) + 1 : start;
}

static struct glance_row
row_of_part(const struct glance *glance, size_t start, size_t end)
{
    struct glance_row row = {.part = {start, end}, .span = {start, end}};

    row.span.start += uni_leading_space(glance->bytes + start, end - start);
    row.span.end -= uni_trailing_space(glance->bytes + row.span.start, end - row.span.start);
    return row;
}

struct glance_row
glance_row(const struct glance *glance, size_t at)
{
    return row_of_part(glance, part_start(glance, at), part_end(glance, at));
}

bool
glance_next(const struct glance *glance, const struct glance_row *row, struct glance_row *next,
            bool *parted)
{
    for (size_t end = row->part.end; end < glance->length; end = next->part.end) {
        *parted |= glance->bytes[end] == '\f';
        *next = row_of_part(glance, end + 1, part_end(glance, end + 1));
        if (span_length(next->span) > 0)
            return true;
    }
    return false;
}

bool
glance_first(const struct glance *glance, struct glance_row *first, bool *parted)
{
    *first = row_of_part(glance, 0, part_end(glance, 0));
    return span_length(first->span) > 0 || glance_next(glance, first, first, parted);
}

bool
glance_before(const struct glance *glance, const struct glance_row *row, struct glance_row *before,
              bool *parted)
{
    for (size_t start = row->part.start; start > 0; start = before->part.start) {
        *parted |= glance->bytes[start - 1] == '\f';
        *before = row_of_part(glance, part_start(glance, start - 1), start - 1);
        if (span_length(before->span) > 0)
            return true;
    }
    return false;
}

static const char *
start_of(const struct glance *glance, const struct glance_row *row)
{
    return glance->bytes + row->span.start;
}

bool
glance_may_hold_rows(const struct glance *glance, const struct glance_row *row)
{
    const char *s = glance->bytes + row->part.start;
    size_t length = span_length(row->part);

    return runon_may_be(s, length) || folio_at_end(s, length) < length;
}

bool
glance_may_hold_notes(const struct glance *glance)
{
    struct footnote_signs signs = {.count = 0};
    struct glance_row row;
    bool parted = false;

    for (bool more = glance_first(glance, &row, &parted); more;
         more = glance_next(glance, &row, &row, &parted))
        if (footnote_note_row(&signs, glance->bytes, row.span))
            return true;
    return footnote_are_marked(&signs, glance->bytes, glance->length);
}

/* ---- Edges of pages ---------------------------------------------------------------- */

static enum folio_sign
folio_sign(const struct glance *glance, const struct glance_row *row)
{
    return folio_sign_of(start_of(glance, row), span_length(row->span));
}

/* A row and what lies around it. */
struct place {
    struct glance_row before, next; /* what may be page numbers apart */
    bool has_before, has_next;
    bool top, foot; /* a page's edge may lie before it, behind it */
};

static void
find_place(const struct glance *glance, const struct glance_row *row, struct place *place)
{
    *place = (struct place){.before = *row, .next = *row};
    while (
        (place->has_before = glance_before(glance, &place->before, &place->before, &place->top)) &&
        folio_sign(glance, &place->before) != FOLIO_NEVER)
        place->top = true;
    while ((place->has_next = glance_next(glance, &place->next, &place->next, &place->foot)) &&
           folio_sign(glance, &place->next) != FOLIO_NEVER)
        place->foot = true;
}

/* The last characters by which rows that end alike are known. */
#define TAIL 3

/* Whether the row that ends before `end` ends as the row does, white space apart, or is as short as
 * not to tell. */
static bool
ends_like(const struct glance *glance, const struct glance_row *row, size_t end)
{
    const char *s = start_of(glance, row);
    size_t length = span_length(row->span);
    size_t start = part_start(glance, end);
    uint32_t one, other;

    for (int i = 0; i < TAIL; i++) {
        end -= uni_trailing_space(glance->bytes + start, end - start);
        length -= uni_trailing_space(s, length);
        size_t step = uni_read_back(s, length, &one);
        size_t other_step = uni_read_back(glance->bytes + start, end - start, &other);
        if (step == 0 || other_step == 0)
            return true;
        if (one != other)
            return false;
        length -= step;
        end -= other_step;
    }
    return true;
}

/* Whether a dash stands there: the number of the page may follow, on the line of a row's end. */
static bool
may_begin_folio(const char *s)
{
    uint32_t c;

    uni_read(s, &c);
    return (c >= 0x2013 && c <= 0x2015) || c == 0x2500 || c == 0xFF0D;
}

/* Whether it may be a line that is drawn: furniture above footnotes, and behind a notice. */
static bool
may_be_rule(const struct glance *glance, const struct glance_row *row)
{
    uint32_t first;

    uni_read(start_of(glance, row), &first);
    return first == '-' || first == 0xFF0D ||
           footnote_may_be_rule(start_of(glance, row), span_length(row->span));
}

/* Whether another row of the text ends as the row does. */
static bool
is_repeated(const struct glance *glance, const struct glance_row *row)
{
    const char *end = glance->bytes + glance->length;
    uint32_t last;
    size_t size = uni_read_back(start_of(glance, row), span_length(row->span), &last);
    const char *wanted = glance->bytes + row->span.end - size;

    for (const char *at = glance->bytes; (at = find_bytes(at, (size_t)(end - at), wanted, size));) {
        const char *found = at;
        at += size;
        const char *behind = at + uni_leading_space(at, (size_t)(end - at));
        bool ends = behind == end || may_begin_folio(behind) ||
                    memchr(at, '\n', (size_t)(behind - at)) ||
                    memchr(at, '\f', (size_t)(behind - at));
        if (ends && found != wanted && ends_like(glance, row, (size_t)(at - glance->bytes)))
            return true;
    }
    return false;
}

/* Whether the row is one of the first, behind which a title may end (notice/furniture). */
static bool
is_among_titles(const struct glance *glance, const struct glance_row *row)
{
    struct glance_row before = *row;
    bool parted = false;

    for (int i = 0; i < FURNITURE_TITLES; i++)
        if (!glance_before(glance, &before, &before, &parted))
            return i > 0;
    return false;
}

/* Whether the row shares its line with another one, behind or before a form feed. */
static bool
shares_line(const struct glance *glance, const struct glance_row *row, const struct place *place)
{
    const char *bytes = glance->bytes;

    if (place->has_before &&
        !memchr(bytes + place->before.part.end, '\n', row->part.start - place->before.part.end))
        return true;
    return place->has_next &&
           !memchr(bytes + row->part.end, '\n', place->next.part.start - row->part.end);
}

/* Whether the row may be furniture of a page: a running head or foot. */
static bool
may_be_head(const struct glance *glance, const struct glance_row *row, const struct place *place)
{
    const char *s = start_of(glance, row);
    size_t length = span_length(row->span);
    bool top = place->top || !place->has_before;

    if (!top && !place->foot && place->has_next)
        return false;
    if (shares_line(glance, row, place))
        return true;
    if (!furniture_may_be_head(s, length))
        return false;
    if (place->top &&
        furniture_may_stand_alone(s, length, start_of(glance, &place->before),
                                  place->has_before ? span_length(place->before.span) : 0))
        return true;
    return is_among_titles(glance, row) || is_repeated(glance, row);
}

/* ---- Titles that are said twice ----------------------------------------------------- */

/* Whether the row surely is where the head of a notice ends: a sentence, and no furniture. */
static bool
ends_head(const struct glance *glance, const struct glance_row *row)
{
    const char *s = start_of(glance, row);
    size_t length = span_length(row->span);
    struct place place;

    if (!again_is_sentence(s, length))
        return false;
    if (!furniture_may_be_head(s, length))
        return true;
    find_place(glance, row, &place);
    return place.has_before && place.has_next && !place.top && !place.foot;
}

/* The rows around one, as notice/again wants them. */
struct around {
    struct span rows[2 * AGAIN_ROWS + 1];
    bool closes[AGAIN_ROWS]; /* of those before it, from it upwards */
    size_t count;
};

/* The longest block that is a date, in bytes. */
#define DATE_LONGEST 80

/* Whether the head of an attached text may begin behind the row: it may be an attachment's label,
 * or the last row of a date or of a remark behind one (notice/elements_close). */
static bool
may_close(const struct glance *glance, const struct glance_row *row)
{
    const char *s = start_of(glance, row);
    uint32_t first, last;

    uni_read(s, &first);
    uni_read_back(s, span_length(row->span), &last);
    if (uni_is_one_of(first, U"附別别붙별DＤ") || uni_is_one_of(last, U")）") ||
        (last < 0x80 && first < 0x80))
        return true;
    return span_length(row->span) <= DATE_LONGEST &&
           (last < 0x80 || uni_is_one_of(last, U"日⽇일"));
}

/* False when the row surely is in no head: a sentence ends the one before it, and none begins
 * between.
 */
static bool
find_rows_before(const struct glance *glance, const struct glance_row *row, struct around *around)
{
    struct glance_row before = *row;
    bool parted = false, begins = true; /* a head, between what ends one and the row */

    for (int left = AGAIN_ROWS; left > 0 && glance_before(glance, &before, &before, &parted);
         left--) {
        if (ends_head(glance, &before)) {
            begins = false;
            for (size_t i = 0; i < around->count && !begins; i++)
                begins = around->closes[i];
            break;
        }
        around->closes[around->count] =
            may_close(glance, &before) || glance_may_hold_rows(glance, &before);
        around->rows[around->count++] = before.span;
    }
    for (size_t i = 0; 2 * i + 1 < around->count; i++) {
        struct span span = around->rows[i];
        around->rows[i] = around->rows[around->count - 1 - i];
        around->rows[around->count - 1 - i] = span;
    }
    return begins;
}

static void
find_rows_behind(const struct glance *glance, const struct glance_row *row, struct around *around)
{
    struct glance_row next = *row;
    bool parted = false;

    for (int left = AGAIN_ROWS;
         left > 0 && glance_next(glance, &next, &next, &parted) && !ends_head(glance, &next);
         left--)
        if (folio_sign(glance, &next) == FOLIO_NEVER)
            around->rows[around->count++] = next.span;
}

bool
glance_may_be_in_head(const struct glance *glance, const struct glance_row *row)
{
    struct around around = {.count = 0};

    return may_close(glance, row) || find_rows_before(glance, row, &around);
}

/* Rows back to one that is in no head, at most. */
#define HEADLESS_ROWS 2

/* Whether the row is in no head since one before it is in none, and none begins between. */
static bool
is_headless(const struct glance *glance, const struct glance_row *row)
{
    struct glance_row before = *row;
    bool parted = false;

    if (glance->headless == NONE || row->span.start < glance->headless)
        return false;
    for (int left = HEADLESS_ROWS; left > 0 && before.span.start > glance->headless; left--)
        if (!glance_before(glance, &before, &before, &parted) || may_close(glance, &before) ||
            glance_may_hold_rows(glance, &before))
            return false;
    return before.span.start == glance->headless;
}

/* Whether the row may be of a title that is said again: it is no sentence, and may be in a head. */
static bool
may_be_said_again(struct glance *glance, const struct glance_row *row)
{
    struct around around = {.count = 0};

    if (is_headless(glance, row) || !find_rows_before(glance, row, &around)) {
        glance->headless = row->span.start;
        return false;
    }
    if (again_is_sentence(start_of(glance, row), span_length(row->span)))
        return false;
    if (has_stand_ins(glance->bytes, glance->length))
        return true;
    size_t at = around.count;
    around.rows[around.count++] = row->span;
    find_rows_behind(glance, row, &around);
    return again_may_be(glance->bytes, glance->forms, around.rows, around.count, at);
}

/* Whether the row is all that stands on its line. */
static bool
is_whole_line(const struct glance *glance, const struct glance_row *row)
{
    return (row->part.start == 0 || glance->bytes[row->part.start - 1] == '\n') &&
           (row->part.end == glance->length || glance->bytes[row->part.end] == '\n');
}

enum glance_role
glance_role(struct glance *glance, const struct glance_row *row)
{
    enum folio_sign folio = folio_sign(glance, row);
    struct place place;

    if (folio == FOLIO_SURELY)
        return GLANCE_FURNITURE;
    if (folio == FOLIO_MAYBE || glance_may_hold_rows(glance, row) || may_be_rule(glance, row))
        return GLANCE_UNSURE;
    if (!is_whole_line(glance, row) ||
        furniture_may_be_head(start_of(glance, row), span_length(row->span))) {
        find_place(glance, row, &place);
        if (may_be_head(glance, row, &place))
            return GLANCE_UNSURE;
    }
    return may_be_said_again(glance, row) ? GLANCE_UNSURE : GLANCE_TEXT;
}
