/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/measure.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/beginning.h"

/* A row while it is read from its start to its end. */
#define GAP_WIDE 1000

struct reading {
    const char *s;
    size_t length;
    struct row *row;
    uint32_t words; /* characters of words */
    uint32_t wide;  /* full-width digits, which may have been half as wide in print */
    uint32_t marks; /* full-width marks, which print may squeeze */
    uint32_t seams; /* between words and ideographs, where print leaves a quarter of an em */
    uint32_t kana;  /* hiragana */
    uint32_t hangul;
    uint32_t single; /* spaces between words of ASCII */
    uint32_t gaps;   /* between words; GAP_WIDE for one that is surely of columns */
    bool pauses;     /* has 、 */
    uint32_t open;   /* brackets that were opened and not closed */
    uint32_t before; /* the character before, 0 at the start */
    bool markdown;
    bool remark; /* the bracket that was opened last stands behind a stop: 。（…） */
    enum { ATOM_BEFORE, ATOM_WORD, ATOM_BEHIND, ATOM_DONE } atom;
};

/* The atom: opening marks, an ideograph or a word, and one mark that cannot begin a line. */
static void
grow_atom(struct reading *r, enum glyph glyph, uint32_t width)
{
    switch (r->atom) {
    case ATOM_BEFORE:
        if (glyph_is_closing(glyph) || glyph == GLYPH_DASH)
            r->atom = ATOM_DONE;
        else if (glyph != GLYPH_OPEN)
            r->atom = glyph == GLYPH_WORD ? ATOM_WORD : ATOM_BEHIND;
        break;
    case ATOM_WORD:
        if (glyph != GLYPH_WORD)
            r->atom = glyph_is_closing(glyph) ? ATOM_BEHIND : ATOM_DONE;
        break;
    case ATOM_BEHIND:
        r->atom = ATOM_DONE;
        if (glyph_is_closing(glyph))
            r->row->atom = (uint16_t)(r->row->atom + width);
        break;
    case ATOM_DONE:
        break;
    }
    if (r->atom != ATOM_DONE)
        r->row->atom = (uint16_t)(r->row->atom + width);
}

static void
open_bracket(struct reading *r)
{
    if (r->open++ == 0)
        r->remark = glyph_of(r->before) == GLYPH_STOP;
}

static bool
is_bracket_end(uint32_t c)
{
    return c == ')' || c == ']' || c == 0xFF09 || c == 0x3015 || c == 0x300B || c == 0x300D ||
           c == 0x300F || c == 0x3011 || c == 0x201D || c == 0xFF3D;
}

static void
close_bracket(struct reading *r)
{
    if (r->open > 0)
        r->open--;
    else
        r->row->flags |= ROW_CLOSES;
}

/* What a field is of is hardly wider, in cells, with its colon. */
#define FIELD_WIDEST 22

static void
count_mark(struct reading *r, enum glyph glyph, uint32_t c)
{
    r->row->field |= c == U'：' && r->marks == 0 && r->row->width <= FIELD_WIDEST;
    r->marks += c >= 0x2010;
    if (c == 0xFF0C || c == 0x3002)
        r->row->flags |= ROW_CLAUSES;
    if (glyph == GLYPH_OPEN)
        open_bracket(r);
    else if (glyph == GLYPH_COMMA)
        r->pauses |= c == 0x3001;
    else if (glyph == GLYPH_CLOSE) {
        r->row->letters += uni_is_ideograph(c); /* 々 */
        if (is_bracket_end(c))
            close_bracket(r);
    }
}

/* Counts a character that is no space. */
static void
count_character(struct reading *r, enum glyph glyph, uint32_t c)
{
    if (glyph == GLYPH_OTHER) {
        r->row->letters += uni_is_ideograph(c);
        r->kana += c >= 0x3041 && c <= 0x309F;
        r->hangul += uni_is_hangul(c);
    } else if (glyph == GLYPH_WORD) {
        r->words++;
        r->wide += c >= 0xFF10;
        r->seams += r->before >= 0x2E80 && glyph_of(r->before) == GLYPH_OTHER;
    } else {
        count_mark(r, glyph, c);
    }
}

/* The widest space between two sentences of a printed line, in cells. */
#define SENTENCES_APART 5

/* Justified lines part words by so many cells at most, and for each such gap there are so many
 * words that are parted by one. */
#define WORDS_APART   4
#define WORDS_FOR_GAP 4

/* Whether a gap of so many cells lies between two sentences in English: typists part them by two
 * spaces, and a page widens these. */
static bool
parts_sentences(const struct reading *r, size_t at, uint32_t behind, size_t cells)
{
    bool closed = at > 1 && strchr(")\"", r->s[at - 1]);
    char stop = at > 2 ? r->s[at - 1 - closed] : ' ';

    return cells <= SENTENCES_APART && strchr(".?!:;", stop) && behind < 0x80 &&
           strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ(\"", (int)behind);
}

/* White space at `at`, inside the row: its bytes.  What it is worth depends on what stands
 * around it. */
static size_t
read_space(struct reading *r, size_t at)
{
    r->row->parted = true;
    if (r->s[at] == ' ' && r->s[at + 1] > ' ') { /* before a word of ASCII: as it stands */
        r->atom = ATOM_DONE;
        r->row->width++;
        r->single++;
        return 1;
    }
    size_t length = uni_leading_space(r->s + at, r->length - at);
    uint32_t behind;
    uni_read(r->s + at + length, &behind);
    size_t cells = uni_print_cells(r->s + at, length);

    r->atom = ATOM_DONE;
    if (length == 1 && r->s[at] == ' ' && glyph_is_set_solid(r->before) &&
        glyph_is_set_solid(behind)) {
        r->row->stray++;
        return length;
    }
    if ((cells >= 3 || r->s[at] == '\t') && at > r->row->label_length &&
        !parts_sentences(r, at, behind, cells)) {
        r->row->flags |= ROW_COLUMNS;
        r->gaps += cells <= WORDS_APART && r->s[at] != '\t' ? 1 : GAP_WIDE;
    }
    r->row->width += (uint32_t)(r->s[at] == '\t' ? 4 : cells);
    return length;
}

/* Ideographs of the main block in a row of them: nearly all of a notice. */
static size_t
read_ideographs(struct reading *r, size_t at)
{
    const unsigned char *s = (const unsigned char *)r->s;
    const size_t start = at, length = r->length;

    while (at < length && s[at] >= 0xE4 && s[at] <= 0xE9)
        at += 3;
    uint32_t count = (uint32_t)((at - start) / 3);
    r->row->letters += count;
    r->row->width += 2 * count;
    r->seams += r->before != 0 && glyph_of(r->before) == GLYPH_WORD;
    r->before = 0x4E00;
    if (r->atom != ATOM_DONE) {
        grow_atom(r, GLYPH_OTHER, 2);
        if (count > 1)
            grow_atom(r, GLYPH_OTHER, 2);
    }
    return at - start;
}

static bool
is_ascii_word(char c)
{
    return glyphs_of_bytes[(unsigned char)c] == GLYPH_WORD;
}

/* The end of the word that goes on at `at`. */
static size_t
word_end(const char *s, size_t length, size_t at)
{
    while (at < length && is_ascii_word(s[at]))
        at++;
    return at;
}

/* Words, letters, digits and signs of ASCII, with single spaces between them: nearly all of a
 * notice in English. */
static size_t
read_words(struct reading *r, size_t at)
{
    const char *s = r->s;
    const size_t start = at, length = r->length;
    uint32_t spaces = 0;

    at = word_end(s, length, at);
    if (r->atom != ATOM_DONE)
        grow_atom(r, GLYPH_WORD, (uint32_t)(at - start));
    for (; at < length && s[at] == ' ' && is_ascii_word(s[at + 1]); spaces++)
        at = word_end(s, length, at + 1);
    if (spaces > 0) {
        r->atom = ATOM_DONE;
        r->row->parted = true;
    }
    r->row->width += (uint32_t)(at - start);
    r->words += (uint32_t)(at - start) - spaces;
    r->single += spaces;
    r->before = (unsigned char)s[at - 1];
    return at - start;
}

static size_t
read_other(struct reading *r, size_t at)
{
    uint32_t c;
    size_t step = uni_read(r->s + at, &c);
    enum glyph glyph = glyph_of(c);

    if (glyph == GLYPH_SPACE)
        return read_space(r, at);
    uint32_t width = (uint32_t)uni_width(c, 2);
    r->row->width += width;
    if (r->atom != ATOM_DONE) /* Hangul is mostly wrapped by words */
        grow_atom(r, glyph == GLYPH_OTHER && uni_is_hangul(c) ? GLYPH_WORD : glyph, width);
    count_character(r, glyph, c);
    r->before = c;
    return step;
}

/* Reads what stands at `at`, and more of its kind; the bytes. */
static size_t
read_on(struct reading *r, size_t at)
{
    unsigned char b = (unsigned char)r->s[at];

    if (b >= 0xE4 && b <= 0xE9)
        return read_ideographs(r, at);
    return is_ascii_word(r->s[at]) ? read_words(r, at) : read_other(r, at);
}

/* The bytes of a bullet and the space behind it: an item without a number. */
static size_t
bullet_length(const char *s, size_t length, bool markdown)
{
    uint32_t c;
    size_t step = uni_read(s, &c);
    bool bullet = c == 0x2022 || c == 0x25A0 || c == 0x25A1 || c == 0x25CF || c == 0x25CB ||
                  c == 0x25C6 || c == 0x25C7 || c == 0x2605 || (c >= 0xF000 && c <= 0xF0FF) ||
                  c == '*' || (markdown && (c == '-' || c == '+'));

    return bullet && (step == length || uni_leading_space(s + step, length - step)) ? step : 0;
}

/* A row's beginning, in bytes, in which its label is looked for when marks stand in it. */
#define LABEL_MOST 64

/* The labels with which the row begins behind its leading marks, read as if those behind them,
 * **第一条**, were not there. */
static size_t
read_marked_label(const struct reading *r, const struct forms *forms, const struct markup *markup,
                  struct marker readings[MARKER_READINGS])
{
    char clean[LABEL_MOST + 4];
    size_t places[LABEL_MOST + 4]; /* in the row */
    size_t length = 0, mark = 0;
    uint32_t c;

    for (size_t at = r->row->marks, step; at < r->length && length < LABEL_MOST; at += step) {
        while (mark < markup->count && markup->marks[mark].end <= at)
            mark++;
        step = uni_read(r->s + at, &c);
        if (mark < markup->count && markup->marks[mark].start <= at)
            continue;
        for (size_t i = 0; i < step; i++) {
            clean[length] = r->s[at + i];
            places[length++] = at + i;
        }
    }
    size_t count = length ? marker_readings(forms, clean, length, readings) : 0;
    for (size_t i = 0; i < count; i++)
        readings[i].length = places[readings[i].length - 1] + 1 - r->row->marks;
    return count;
}

static void
read_label(struct reading *r, const struct forms *forms, const struct markup *markup)
{
    struct marker readings[MARKER_READINGS];
    struct row *row = r->row;
    size_t at = row->marks;
    size_t count = markup && markup->count > 0
                       ? read_marked_label(r, forms, markup, readings)
                       : marker_readings(forms, r->s + at, r->length - at, readings);

    if (count == 0 && uni_at_ideograph(r->s + at))
        return; /* as nearly always */
    if (count == 0) {
        size_t bullet = bullet_length(r->s + at, r->length - at, r->markdown);
        if (bullet == 0)
            return;
        readings[0] = (struct marker){.form = ROW_BULLET, .rank = RANK_ITEM, .length = bullet};
    }
    row->label = readings[0];
    row->label.headed = row->depth > 0;
    row->label_readings = (uint8_t)count;
    row->label_length = (uint16_t)(at + row->label.length);
    row->flags |= row->label.weak ? ROW_LABEL | ROW_WEAK : ROW_LABEL;
    if (row->label_length == r->length)
        row->flags |= ROW_LABEL_ONLY;
}

/* The marks of a Markdown heading, with the space behind them. */
static size_t
heading_marks(const char *s, size_t length)
{
    size_t marks = 0;

    while (marks < length && marks < 6 && s[marks] == '#')
        marks++;
    return marks > 0 && marks < length && s[marks] == ' ' ? marks + 1 : 0;
}

/* Whether the line only parts what stands above it from what stands below: ***, * * *, ```, |---|.
 */
static bool
is_break(const char *s, size_t length)
{
    size_t marks = 0;

    if (length >= 3 && memcmp(s, "```", 3) == 0)
        return true;
    for (size_t at = 0; at < length; at++) {
        if (s[at] != '*' && s[at] != ' ' && !(s[0] == '|' && strchr("|-:", s[at])))
            return false;
        marks += s[at] != ' ';
    }
    return marks >= 3;
}

/* What s[0..length) ends with, and its last character; a closing quotation mark or bracket behind
 * a stop is seen through. */
static enum glyph
end_glyph(const char *s, size_t length, uint32_t *last)
{
    uint32_t inner;
    size_t step = uni_read_back(s, length, last);
    enum glyph glyph = glyph_of(*last);

    if (glyph != GLYPH_CLOSE || uni_read_back(s, length - step, &inner) == 0)
        return glyph;
    return glyph_of(inner) == GLYPH_STOP && inner > 0x7F ? GLYPH_STOP : glyph;
}

/* The most ideographs of a heading that is set wide: 目　　录, 总　　　则, 编　辑　说　明. */
#define WIDEST_SET 4

/* Whether s[0..length) is a few ideographs with space between them, each for itself: a heading
 * that is set wide and no row of a table. */
static bool
is_set_wide(const char *s, size_t length)
{
    size_t letters = 0;
    uint32_t c;

    for (size_t at = uni_leading_space(s, length); at < length; letters++) {
        size_t step = uni_read(s + at, &c);
        size_t space = uni_leading_space(s + at + step, length - at - step);
        if (!uni_is_ideograph(c) || (space == 0 && at + step < length))
            return false;
        at += step + space;
    }
    return letters >= 2 && letters <= WIDEST_SET;
}

/* A row with so many hiragana and a 、 is a sentence's. */
#define SENTENCE_KANA 4

/* Syllables that a word of a Korean sentence ends in, but none that ends the sentence: 는, 를, 에.
 */
static const char particles[] = "은는을를에의와과로고며여서게록인한된할될";

/* Whether the row, which ends in Hangul, breaks off in a sentence, or has a comma. */
static bool
is_korean_clause(const struct reading *r)
{
    char last[5] = "";

    uni_write(last, r->row->last_character);
    return strstr(particles, last) || memchr(r->s, ',', r->length);
}

/* What is of ASCII breaks at its spaces alone: https://www.example.org/a_b */
static void
widen_atom(struct reading *r, size_t at)
{
    size_t end = at;

    while (end < r->length && r->s[end] > ' ')
        end++;
    if ((end == r->length || r->s[end] == ' ') && end - at < UINT16_MAX)
        r->row->atom = (uint16_t)(end - at);
}

static void
note_ends(struct reading *r, size_t marks)
{
    struct row *row = r->row;

    uni_read(r->s + marks, &row->first_character);
    row->first = (uint8_t)glyph_of(row->first_character);
    row->last = (uint8_t)end_glyph(r->s, r->length, &row->last_character);
    if (row->last == GLYPH_CLOSE && r->remark && r->open == 0)
        row->last = GLYPH_STOP;
    row->remarks = r->remark && r->open > 0;
    enum beginning beginning = beginning_of(r->s, r->length, row->first_character);
    row->formula = beginning == BEGINNING_FORMULA;
    if (beginning == BEGINNING_CAPTION)
        row->flags |= ROW_CAPTION;
    if (row->last == GLYPH_COLON) {
        row->field = false;
        enum colon colon = colon_of(r->s, r->length);
        row->announces = colon == COLON_ANNOUNCES;
        row->names = colon == COLON_NAMES;
    }
    if (row->last == GLYPH_WORD && strchr("nshtmex", (int)row->last_character) &&
        row->last_character)
        row->cites = beginning_is_cited(r->s, r->length);
    if (row->first_character < 0x80)
        widen_atom(r, marks);
    if (r->kana >= SENTENCE_KANA && r->pauses)
        row->flags |= ROW_CLAUSES;
    if (uni_is_hangul(row->last_character) && is_korean_clause(r))
        row->flags |= ROW_CLAUSES;
    if (r->open > 0)
        row->flags |= ROW_OPEN;
    if (r->words + r->hangul > 2 * row->letters)
        row->flags |= ROW_LATIN;
    size_t label = row->label_length > marks ? row->label_length : marks;
    if ((row->flags & ROW_COLUMNS) && is_set_wide(r->s + label, r->length - label))
        row->flags = (uint16_t)((row->flags & ~ROW_COLUMNS) | ROW_SPACED);
    if ((row->flags & ROW_COLUMNS) && row->letters == 0 && WORDS_FOR_GAP * r->gaps <= r->single)
        row->flags &= (uint16_t)~ROW_COLUMNS;
    if (row->stray * 2 > row->letters && row->letters > 3)
        row->flags |= ROW_SPACED;
    row->wide = (uint16_t)r->wide;
    row->play = (uint16_t)(r->words / 8 + r->wide + r->marks / 4 + r->seams / 2);
}

/* Reads the marks of Markdown; false when the row is nothing else. */
static bool
read_markup(struct reading *r, const struct text *text, struct markup *markup)
{
    struct row *row = r->row;

    markup_read(markup, text_bytes(text), text_length(text), row->span);
    size_t leading = markup_leading(markup, r->s, r->length);
    if (leading == r->length || is_break(r->s, r->length))
        return false;
    size_t trailing = markup_trailing(markup, r->s, r->length);
    row->marks = leading < UINT16_MAX ? (uint16_t)leading : 0;
    row->tail = trailing < UINT16_MAX ? (uint16_t)trailing : 0;
    row->depth = (uint8_t)markup_depth(r->s, r->length);
    if (markup_is_row(r->s, r->length))
        row->grid = GRID_CELL;
    return true;
}

/* The marks at the row's beginning and end, in Markdown or elsewhere; false when there is nothing
 * between them. */
static bool
read_marks(struct reading *r, const struct text *text, struct markup *markup)
{
    struct row *row = r->row;

    if (markup && !read_markup(r, text, markup))
        return false;
    if (!markup)
        row->marks = (uint16_t)heading_marks(r->s, r->length);
    if (markup ? row->depth > 0 : row->marks > 0)
        row->flags |= ROW_HEAD;
    row->parted = row->marks > 0 || row->tail > 0;
    return true;
}

bool
measure_row(const struct text *text, const struct forms *forms, struct markup *markup,
            struct span part, struct row *row)
{
    const char *bytes = text_bytes(text);
    struct span span = text_trim(text, part);

    if (span.start == span.end)
        return false;
    *row = (struct row){.span = span};
    size_t indent =
        span.start > part.start ? uni_print_cells(bytes + part.start, span.start - part.start) : 0;
    row->indent = (uint16_t)(indent < UINT16_MAX ? indent : UINT16_MAX);
    struct reading r = {.s = bytes + span.start,
                        .length = span_length(span),
                        .row = row,
                        .markdown = markup != NULL};
    if (!read_marks(&r, text, markup))
        row->flags |= ROW_FURNITURE;
    r.length -= row->tail;
    read_label(&r, forms, markup);
    for (size_t at = row->marks; at < r.length;)
        at += read_on(&r, at);
    note_ends(&r, row->marks);
    return true;
}

bool
row_has_heading_label(const struct row *row)
{
    return (row->flags & ROW_LABEL) && row->label.rank == RANK_PART;
}

bool
row_is_half_heading(const struct row *row)
{
    size_t behind = span_length(row->span) - row->label_length;

    return row_has_heading_label(row) && behind > 3 && behind <= 6 &&
           uni_is_ideograph(row->last_character);
}

bool
row_is_other_half(const struct row *row)
{
    return row->letters == 1 && row->width == 2;
}

/* The widest date: 二〇二〇年十二月二十八日, spaced. */
#define MOST_DATE_CELLS 32
#define DATE_END        0x65E5 /* 日 */
#define DATE_END_KANGXI 0x2F47 /* ⽇, as PDF fonts have it */

/* What a date begins with: a year's first digit, or the first character of an era. */
static bool
begins_date(uint32_t character)
{
    static const uint32_t beginnings[] = {0x4E00, 0x4E8C, 0x4E2D, 0x516C,  /* 一 二 中 公 */
                                          0x6C11, 0x4EE4, 0x5E73, 0x662D,  /* 民 令 平 昭 */
                                          0x2F00, 0x2F06, 0xFF11, 0xFF12}; /* ⼀ ⼆ １ ２ */

    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
        if (character == beginnings[i])
            return true;
    return character == '1' || character == '2';
}

bool
row_is_date(const struct row *row)
{
    bool ends = row->last_character == DATE_END || row->last_character == DATE_END_KANGXI;

    return ends && row->width <= MOST_DATE_CELLS && begins_date(row->first_character);
}

bool
measure_is_stray(const char *s, size_t at)
{
    uint32_t before;
    uint32_t behind;

    if (s[at] != ' ')
        return false;
    uni_read_back(s, at, &before);
    uni_read(s + at + 1, &behind);
    return glyph_is_set_solid(before) && glyph_is_set_solid(behind);
}
