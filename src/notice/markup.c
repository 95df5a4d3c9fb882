/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/markup.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/find.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notice/glyph.h"

/* Longer tags, addresses and entities, in bytes, are none. */
#define MOST_TAG     300
#define MOST_ADDRESS 600
#define MOST_ENTITY  8

/* What is open at once, at most. */
#define MOST_OPEN 16

/* So many signs make a text Markdown. */
#define SIGNS_LEAST 2

/* A run of * or _ that may be closed. */
struct opener {
    size_t at;
    size_t length;
    char mark;
};

/* A line while its marks are found. */
struct scan {
    struct markup *markup;
    const char *text; /* in which the line stands */
    size_t text_length;
    const char *s;
    size_t length;
    struct opener open[MOST_OPEN];
    size_t open_count;
    bool asked_above; /* whether something is open there: the first mark that may close it tells */
    struct span addresses[MOST_OPEN]; /* ](…) of links whose text is being read */
    size_t address_count;
};

void
markup_fini(struct markup *markup)
{
    free(markup->marks);
}

static void
add_mark(struct scan *scan, size_t start, size_t end)
{
    struct markup *markup = scan->markup;

    markup->marks =
        mem_grow(markup->marks, &markup->capacity, markup->count + 1, sizeof markup->marks[0]);
    markup->marks[markup->count++] = (struct span){start, end};
}

static int
compare_marks(const void *a, const void *b)
{
    const struct span *mark = a, *other = b;

    return mark->start < other->start ? -1 : mark->start > other->start;
}

static bool
is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_ascii_mark(char c)
{
    return c > ' ' && c < 0x7F && !is_ascii_letter(c) && !(c >= '0' && c <= '9');
}

static size_t
run_length(const char *s, size_t length, size_t at)
{
    size_t end = at;

    while (end < length && s[end] == s[at])
        end++;
    return end - at;
}

/* ---- emphasis ------------------------------------------------------------------- */

static bool
is_of_word(uint32_t c)
{
    return c < 0x80 ? glyph_of(c) == GLYPH_WORD && !is_ascii_mark((char)c)
                    : glyph_of(c) == GLYPH_WORD;
}

static bool
is_space_or_end(uint32_t c)
{
    return c == 0 || uni_is_space(c);
}

/* Whether a run of marks between the two characters may open emphasis: something that does not
 * close stands behind it, and it does not stand within a word. */
static bool
can_open(uint32_t before, uint32_t behind)
{
    enum glyph glyph = glyph_of(behind);

    if (is_space_or_end(behind) || (is_of_word(before) && is_of_word(behind)))
        return false;
    if (behind > 0x7F && glyph >= GLYPH_STOP && glyph <= GLYPH_CLOSE)
        return false;
    return behind != ')' && behind != ',' && behind != ';';
}

static bool
can_close(uint32_t before, uint32_t behind)
{
    return !is_space_or_end(before) && glyph_of(before) != GLYPH_OPEN &&
           !(is_of_word(before) && is_of_word(behind));
}

/* The opener that the run closes: its index, else the count. */
static size_t
find_opener(const struct scan *scan, char mark, size_t length)
{
    for (size_t i = scan->open_count; i-- > 0;)
        if (scan->open[i].mark == mark && scan->open[i].length == length)
            return i;
    return scan->open_count;
}

/* ---- Emphasis over several lines ---------------------------------------------------- */

/* Whether s[at..end) begins with the rest of a line that is empty. */
static bool
is_empty_line(const char *s, size_t at, size_t end)
{
    while (at < end && (s[at] == ' ' || s[at] == '\t' || s[at] == '\r'))
        at++;
    return at < end && s[at] == '\n';
}

/* Where the paragraph begins and ends in which the line stands, as far as is looked. */
static struct span
paragraph_around(const struct scan *scan)
{
    size_t line = (size_t)(scan->s - scan->text);
    struct span found = {line, line + scan->length};
    size_t least = line > MARKUP_AHEAD ? line - MARKUP_AHEAD : 0;
    size_t most =
        scan->text_length - found.end > MARKUP_AHEAD ? found.end + MARKUP_AHEAD : scan->text_length;

    for (size_t at = line; at > least; at--)
        if (scan->text[at - 1] == '\n' && is_empty_line(scan->text, at, line))
            break;
        else
            found.start = at - 1;
    while (found.end < most &&
           !(scan->text[found.end] == '\n' && is_empty_line(scan->text, found.end + 1, most)))
        found.end++;
    return found;
}

/* The next run of two such marks in text[at..end), `end` when there is none. */
static size_t
next_pair(const struct scan *scan, char mark, size_t at, size_t end)
{
    while (at < end) {
        size_t run = scan->text[at] == mark ? run_length(scan->text, end, at) : 0;
        if (run == 2)
            return at;
        at += run ? run : 1;
    }
    return end;
}

/* Whether the run of two marks at text[at] may open or close something. */
static bool
may_stand(const struct scan *scan, size_t at, bool opens)
{
    uint32_t before = 0, behind = 0;

    if (at > 0)
        uni_read_back(scan->text, at, &before);
    if (at + 2 < scan->text_length)
        uni_read(scan->text + at + 2, &behind);
    return opens ? can_open(before, behind) : can_close(before, behind);
}

/* Whether the next pair of marks below the line closes what the line has opened. */
static bool
is_closed_below(const struct scan *scan, char mark)
{
    struct span around = paragraph_around(scan);
    size_t line_end = (size_t)(scan->s - scan->text) + scan->length;
    size_t at = next_pair(scan, mark, line_end, around.end);

    return at < around.end && may_stand(scan, at, false);
}

/* Whether the lines above have opened what is closed in this one. */
static bool
is_open_above(struct scan *scan, char mark)
{
    struct span around = paragraph_around(scan);
    size_t line = (size_t)(scan->s - scan->text);
    bool open = false;

    if (scan->asked_above)
        return false;
    scan->asked_above = true;
    for (size_t at = around.start; (at = next_pair(scan, mark, at, line)) < line; at += 2)
        open = open ? !may_stand(scan, at, false) : may_stand(scan, at, true);
    return open;
}

/* Marks what was opened in the line and is closed below it. */
static void
mark_open(struct scan *scan)
{
    for (size_t i = 0; i < scan->open_count; i++)
        if (scan->open[i].length == 2 && is_closed_below(scan, scan->open[i].mark)) {
            add_mark(scan, scan->open[i].at, scan->open[i].at + 2);
            return;
        }
}

/* A run of *, _ or ~; its bytes. */
static size_t
read_emphasis(struct scan *scan, size_t at)
{
    char mark = scan->s[at];
    size_t length = run_length(scan->s, scan->length, at);
    uint32_t before = 0, behind = 0;

    if (length > (mark == '*' ? 3 : 2) || (mark == '~' && length != 2))
        return length;
    if (at > 0)
        uni_read_back(scan->s, at, &before);
    if (at + length < scan->length)
        uni_read(scan->s + at + length, &behind);
    size_t opener = can_close(before, behind) ? find_opener(scan, mark, length) : scan->open_count;
    if (opener < scan->open_count) {
        add_mark(scan, scan->open[opener].at, scan->open[opener].at + length);
        add_mark(scan, at, at + length);
        scan->open_count = opener;
    } else if (length == 2 && can_close(before, behind) && is_open_above(scan, mark)) {
        add_mark(scan, at, at + length);
    } else if (scan->open_count < MOST_OPEN && can_open(before, behind))
        scan->open[scan->open_count++] = (struct opener){at, length, mark};
    return length;
}

/* ---- code, links ------------------------------------------------------------------- */

/* `code`: nothing within it is a mark. */
static size_t
read_code(struct scan *scan, size_t at)
{
    size_t length = run_length(scan->s, scan->length, at);

    for (size_t end = at + length; end < scan->length;) {
        const char *next = memchr(scan->s + end, '`', scan->length - end);
        if (!next)
            break;
        end = (size_t)(next - scan->s);
        size_t closing = run_length(scan->s, scan->length, end);
        if (closing == length) {
            add_mark(scan, at, at + length);
            add_mark(scan, end, end + length);
            return end + length - at;
        }
        end += closing;
    }
    return length;
}

/* The ] that answers the [ at the offset; the length when there is none. */
static size_t
closing_bracket(const char *s, size_t length, size_t at)
{
    size_t depth = 0;

    for (; at < length; at++) {
        if (s[at] == '\\' && at + 1 < length)
            at++;
        else if (s[at] == '[')
            depth++;
        else if (s[at] == ']' && --depth == 0)
            return at;
    }
    return length;
}

/* The bytes of (address) or (address "title") at the start of s[0..length), 0 when it is none:
 * an address has neither ideographs nor spaces. */
static size_t
address_length(const char *s, size_t length)
{
    size_t depth = 0;

    if (length == 0 || s[0] != '(')
        return 0;
    for (size_t at = 0; at < length && at < MOST_ADDRESS; at++) {
        bool title = s[at] == ' ' && at + 1 < length && s[at + 1] == '"';
        if (title) {
            const char *end = memchr(s + at + 2, '"', length - at - 2);
            return end && (size_t)(end - s) + 1 < length && end[1] == ')' ? (size_t)(end - s) + 2
                                                                          : 0;
        }
        if ((unsigned char)s[at] <= ' ' || (unsigned char)s[at] >= 0xE0)
            return 0;
        depth += s[at] == '(';
        if (s[at] == ')' && --depth == 0)
            return at > 1 ? at + 1 : 0;
    }
    return 0;
}

/* [text](address) and ![text](address) from the bracket on; the bytes to its text, 1 when it is
 * no link. */
static size_t
read_link(struct scan *scan, size_t at)
{
    size_t close = closing_bracket(scan->s, scan->length, at);
    size_t behind = close + 1;
    size_t address =
        behind < scan->length ? address_length(scan->s + behind, scan->length - behind) : 0;

    if (address == 0 || scan->address_count == MOST_OPEN)
        return 1;
    bool image = at > 0 && scan->s[at - 1] == '!';
    add_mark(scan, at - image, at + 1);
    add_mark(scan, close, behind + address);
    scan->addresses[scan->address_count++] = (struct span){close, behind + address};
    return 1;
}

/* The end of the address whose ] stands at the offset; 0 for any other ]. */
static size_t
address_end(const struct scan *scan, size_t at)
{
    for (size_t i = 0; i < scan->address_count; i++)
        if (scan->addresses[i].start == at)
            return scan->addresses[i].end;
    return 0;
}

/* ---- HTML --------------------------------------------------------------------------- */

static const char *const tags[] = {
    "a",     "abbr",  "b",     "big",    "blockquote", "br",  "center", "code",  "dd",    "del",
    "div",   "dl",    "dt",    "em",     "font",       "h1",  "h2",     "h3",    "h4",    "h5",
    "h6",    "hr",    "i",     "img",    "ins",        "kbd", "li",     "ol",    "p",     "pre",
    "s",     "small", "span",  "strike", "strong",     "sub", "sup",    "table", "tbody", "td",
    "tfoot", "th",    "thead", "tr",     "u",          "ul",
};

/* Tags that part what stands before them from what stands behind. */
static const char *const parting[] = {"br", "dd", "div", "dt", "hr", "li", "p", "td", "th", "tr"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool
is_named(const char *s, size_t length, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < length && names[i][k] && (s[k] | 0x20) == names[i][k])
            k++;
        if (k == length && !names[i][k])
            return true;
    }
    return false;
}

/* The name in <name …> or </name>; its bytes in *length. */
static const char *
tag_name(const char *s, size_t most, size_t *length)
{
    size_t at = most > 1 && s[1] == '/' ? 2 : 1;
    size_t from = at;

    while (at < most && (is_ascii_letter(s[at]) || (at > from && s[at] >= '0' && s[at] <= '9')))
        at++;
    *length = at - from;
    return s + from;
}

/* The bytes of a comment, a tag or an address in angle brackets at the start, 0 for none. */
static size_t
tag_length(const char *s, size_t length, bool *address)
{
    size_t most = length < MOST_TAG ? length : MOST_TAG;
    size_t name_length;

    *address = false;
    if (length > 6 && memcmp(s, "<!--", 4) == 0) {
        const char *end = find_bytes(s, length, "-->", 3);
        return end ? (size_t)(end - s) + 3 : 0;
    }
    const char *close = memchr(s, '>', most);
    if (!close)
        return 0;
    const char *name = tag_name(s, most, &name_length);
    size_t tag = (size_t)(close - s) + 1;
    char behind = name[name_length];
    *address = find_bytes(s, tag, "://", 3) && !memchr(s, ' ', tag) && is_ascii_letter(s[1]);
    bool named = is_named(name, name_length, tags, COUNT(tags)) &&
                 (behind == ' ' || behind == '>' || behind == '/' || behind == '\t');
    return *address || named ? tag : 0;
}

static size_t
read_tag(struct scan *scan, size_t at)
{
    bool address;
    size_t length = tag_length(scan->s + at, scan->length - at, &address);

    if (length == 0)
        return 1;
    if (!address) {
        add_mark(scan, at, at + length);
        return length;
    }
    add_mark(scan, at, at + 1);
    add_mark(scan, at + length - 1, at + length);
    return length;
}

/* Entities: how they are written, and how many of their bytes stand for themselves. */
static const struct entity {
    const char *words;
    size_t kept;
} entities[] = {
    {"&nbsp;", 0}, {"&ensp;", 0}, {"&emsp;", 0}, {"&amp;", 1}, {"&#160;", 0}, {"&#8617;", 0},
};

static size_t
read_entity(struct scan *scan, size_t at)
{
    for (size_t i = 0; i < COUNT(entities); i++) {
        size_t length = strlen(entities[i].words);
        if (length > scan->length - at || memcmp(scan->s + at, entities[i].words, length) != 0)
            continue;
        add_mark(scan, at + entities[i].kept, at + length);
        return length;
    }
    return 1;
}

/* ---- lines ---------------------------------------------------------------------------- */

int
markup_depth(const char *s, size_t length)
{
    size_t depth = run_length(s, length, 0);

    return length > 0 && s[0] == '#' && depth <= 6 && depth < length && s[depth] == ' ' ? (int)depth
                                                                                        : 0;
}

bool
markup_is_row(const char *s, size_t length)
{
    return length > 3 && s[0] == '|' && s[length - 1] == '|';
}

/* The marks that only stand at the start: #, >.  Returns the bytes of both with what parts them. */
static size_t
read_start(struct scan *scan)
{
    const char *s = scan->s;
    size_t at = 0;

    while (at + 1 < scan->length && s[at] == '>' && (s[at + 1] == ' ' || s[at + 1] == '>')) {
        add_mark(scan, at, at + 1);
        at += s[at + 1] == ' ' ? 2 : 1;
    }
    int depth = markup_depth(s + at, scan->length - at);
    if (depth > 0) {
        add_mark(scan, at, at + (size_t)depth);
        at += (size_t)depth + 1;
    }
    return at;
}

/* Reads what stands at the offset; its bytes. */
static size_t
read_mark(struct scan *scan, size_t at, bool row)
{
    const char *s = scan->s;
    size_t address;

    switch (s[at]) {
    case '\\':
        if (at + 1 == scan->length || !is_ascii_mark(s[at + 1]))
            return 1;
        add_mark(scan, at, at + 1);
        return 2;
    case '*':
    case '_':
    case '~':
        return read_emphasis(scan, at);
    case '`':
        return read_code(scan, at);
    case '[':
        return read_link(scan, at);
    case ']':
        address = address_end(scan, at);
        return address ? address - at : 1;
    case '<':
        return read_tag(scan, at);
    case '&':
        return read_entity(scan, at);
    case '|':
        if (row)
            add_mark(scan, at, at + 1);
        return 1;
    default:
        return 1;
    }
}

static const bool may_mark[0x100] = {
    ['\\'] = true, ['*'] = true, ['_'] = true, ['~'] = true, ['`'] = true,
    ['['] = true,  [']'] = true, ['<'] = true, ['&'] = true, ['|'] = true,
};

void
markup_read(struct markup *markup, const char *text, size_t text_length, struct span line)
{
    const char *s = text + line.start;
    size_t length = span_length(line);
    struct scan scan = {
        .markup = markup, .text = text, .text_length = text_length, .s = s, .length = length};
    bool row = markup_is_row(s, length);

    markup->count = 0;
    for (size_t at = read_start(&scan); at < length;)
        at += may_mark[(unsigned char)s[at]] ? read_mark(&scan, at, row) : 1;
    mark_open(&scan);
    if (markup->count > 1)
        qsort(markup->marks, markup->count, sizeof markup->marks[0], compare_marks);
}

size_t
markup_leading(const struct markup *markup, const char *s, size_t length)
{
    size_t at = 0;

    for (size_t i = 0; i < markup->count && markup->marks[i].start == at; i++) {
        at = markup->marks[i].end;
        at += uni_leading_space(s + at, length - at);
    }
    return at;
}

size_t
markup_trailing(const struct markup *markup, const char *s, size_t length)
{
    size_t end = length;

    for (size_t i = markup->count; i-- > 0 && markup->marks[i].end == end;) {
        end = markup->marks[i].start;
        end -= uni_trailing_space(s, end);
    }
    return length - end;
}

bool
markup_parts(const char *mark, size_t length)
{
    size_t name_length;

    if (mark[0] == '|' || (mark[0] == '&' && length > 1))
        return true;
    if (mark[0] != '<' || length < 3)
        return false;
    const char *name = tag_name(mark, length, &name_length);
    return is_named(name, name_length, parting, COUNT(parting));
}

/* ---- whether it is Markdown at all ---------------------------------------------------- */

bool
markup_is_named(const char *path)
{
    static const char *const endings[] = {".md", ".markdown"};
    size_t length = strlen(path);

    for (size_t i = 0; i < COUNT(endings); i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcasecmp(path + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

/* ---, keys with their values, --- at the very start. */
static bool
has_front_matter(const char *s, size_t length)
{
    if (length < 8 || memcmp(s, "---", 3) != 0)
        return false;
    const char *end = find_bytes(s + 3, length - 3, "\n---", 4);
    return end && find_bytes(s + 3, (size_t)(end - s) - 3, ":", 1);
}

/* The signs in one line. */
static size_t
signs_in(struct markup *markup, const char *s, size_t length)
{
    size_t signs = markup_depth(s, length) > 0;

    if (length >= 4 && (memcmp(s, "<!--", 4) == 0 || memcmp(s, "|---", 4) == 0))
        return 1;
    if (length >= 3 && memcmp(s, "```", 3) == 0)
        return 1;
    markup_read(markup, s, length, (struct span){0, length});
    for (size_t i = 0; i < markup->count; i++) {
        const char *mark = s + markup->marks[i].start;
        size_t bytes = span_length(markup->marks[i]);
        signs += (bytes == 2 && mark[0] == '*') || mark[0] == ']';
    }
    return signs;
}

/* A short no: whether any of the signs may be there. */
static bool
may_be_used(const char *s, size_t length)
{
    return memchr(s, '#', length) || memchr(s, '*', length) || memchr(s, '`', length) ||
           find_bytes(s, length, "](", 2) || find_bytes(s, length, "<!--", 4) ||
           find_bytes(s, length, "|---", 4) || has_front_matter(s, length);
}

bool
markup_is_used(const char *s, size_t length)
{
    struct markup markup = {NULL, 0, 0};

    length = length < MARKUP_BEGINNING ? length : MARKUP_BEGINNING;
    size_t signs = has_front_matter(s, length) ? SIGNS_LEAST : 0;

    if (!may_be_used(s, length))
        return false;
    for (size_t at = 0; at < length && signs < SIGNS_LEAST;) {
        const char *end = memchr(s + at, '\n', length - at);
        size_t line = end ? (size_t)(end - s) - at : length - at;
        size_t blank = uni_leading_space(s + at, line);
        size_t behind = uni_trailing_space(s + at, line);
        if (blank < line)
            signs += signs_in(&markup, s + at + blank, line - blank - behind);
        at += line + 1;
    }
    markup_fini(&markup);
    return signs >= SIGNS_LEAST;
}
