/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/pinyin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "search/pinyin_table.h"

#define FIRST_IDEOGRAPH 0x4E00
#define IDEOGRAPHS      0x5200 /* up to U+9FFF; one more place for 〇 */

/* States are how many letters an ideograph and those before it have used up: bit i, i letters. */
typedef uint64_t states;

/* For each number of letters used up, the states to which an ideograph leads on. */
struct pinyin {
    size_t count; /* letters */
    char letters[PINYIN_MOST + 1];
    states ends;                     /* where an apostrophe ends a syllable */
    states *rows;                    /* `count` to a row; row 0 leads nowhere */
    size_t row_count, row_capacity;  /* in states */
    uint16_t row_of[IDEOGRAPHS + 1]; /* of each ideograph */
    uint8_t begins[IDEOGRAPHS + 1];  /* whether a match may begin with it */
    bool skip_spaces;
};

/* ---- Syllables -------------------------------------------------------------------- */

/* A line of the table. */
struct syllable {
    const char *letters;
    size_t length;
    const char *ideographs; /* to the line's end */
};

/* The first syllable of the table, and the one behind it; false at the end. */
static bool
next_syllable(struct syllable *syllable)
{
    const char *line = syllable->letters ? strchr(syllable->ideographs, '\n') + 1 : pinyin + 1;

    syllable->letters = line;
    syllable->length = strspn(line, "abcdefghijklmnopqrstuvwxyz");
    syllable->ideographs = line + syllable->length;
    return *line != '\0';
}

static bool
begins_with(const struct syllable *syllable, const char *letters, size_t length)
{
    return syllable->length >= length && memcmp(syllable->letters, letters, length) == 0;
}

static bool
is_syllable(const char *letters, size_t length)
{
    for (struct syllable s = {.letters = NULL}; next_syllable(&s);)
        if (s.length == length && begins_with(&s, letters, length))
            return true;
    return false;
}

static bool
begins_syllable(const char *letters, size_t length)
{
    for (struct syllable s = {.letters = NULL}; next_syllable(&s);)
        if (begins_with(&s, letters, length))
            return true;
    return false;
}

/* ---- Parting the letters ------------------------------------------------------------ */

/* What a stretch of the letters is. */
struct unit {
    enum { UNIT_NONE, UNIT_WHOLE, UNIT_BEGUN } kind;
    int rank; /* of a reading the greatest of its units' counts, and only the least are taken */
};

enum { RANK_SYLLABLES = 1, RANK_LAST_INITIAL, RANK_INITIALS };

static bool
is_vowel(char c)
{
    return strchr("aeiouv", c) && c != '\0';
}

static size_t
consonants(const char *letters, size_t length)
{
    size_t count = 0;

    while (count < length && !is_vowel(letters[count]))
        count++;
    return count;
}

/* The letters i..j-1, the last ones of all or not, as one syllable or the beginning of one. */
static struct unit
unit_of(const struct pinyin *read, size_t i, size_t j)
{
    const char *letters = read->letters + i;
    size_t length = j - i;
    bool last = j == read->count;
    bool closed = read->ends >> j & 1;
    char end = letters[length - 1];

    for (size_t k = i + 1; k < j; k++)
        if (read->ends >> k & 1)
            return (struct unit){UNIT_NONE, 0};
    bool whole = is_syllable(letters, length);
    if (whole && length > 1 && (!last || closed || end == 'n' || end == 'g' || end == 'r'))
        return (struct unit){UNIT_WHOLE, RANK_SYLLABLES};
    if (whole && closed)
        return (struct unit){UNIT_WHOLE, RANK_SYLLABLES};
    if (!begins_syllable(letters, length))
        return (struct unit){UNIT_NONE, 0};
    if (consonants(letters, length) == length) {
        if (!last && is_vowel(letters[length]) && !closed)
            return (struct unit){UNIT_NONE, 0}; /* the vowel is its own */
        return (struct unit){UNIT_BEGUN, last ? RANK_LAST_INITIAL : RANK_INITIALS};
    }
    if (last)
        return (struct unit){UNIT_BEGUN, RANK_SYLLABLES};
    if (length == 1)
        return (struct unit){UNIT_BEGUN, RANK_INITIALS}; /* a, e, o */
    return (struct unit){UNIT_NONE, 0};
}

/* All units, and which places can be reached from the start and lead to the end with ranks up
 * to the least that suffices. */
struct parting {
    struct unit units[PINYIN_MOST + 1][PINYIN_MOST + 1];
    states from_start, to_end;
    int rank;
};

static void
reach(struct parting *parting, size_t count, int rank)
{
    parting->rank = rank;
    parting->from_start = 1;
    parting->to_end = (states)1 << count;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j <= count; j++)
            if ((parting->from_start >> i & 1) && parting->units[i][j].kind != UNIT_NONE &&
                parting->units[i][j].rank <= rank)
                parting->from_start |= (states)1 << j;
    for (size_t i = count; i-- > 0;)
        for (size_t j = i + 1; j <= count; j++)
            if ((parting->to_end >> j & 1) && parting->units[i][j].kind != UNIT_NONE &&
                parting->units[i][j].rank <= rank)
                parting->to_end |= (states)1 << i;
}

#define LONGEST_SYLLABLE 6

static bool
part(const struct pinyin *read, struct parting *parting)
{
    for (size_t i = 0; i < read->count; i++)
        for (size_t j = i + 1; j <= read->count && j <= i + LONGEST_SYLLABLE; j++)
            parting->units[i][j] = unit_of(read, i, j);
    for (int rank = RANK_SYLLABLES; rank <= RANK_INITIALS; rank++) {
        reach(parting, read->count, rank);
        if (parting->to_end & 1)
            return true;
    }
    return false;
}

/* ---- What each ideograph leads to ---------------------------------------------------- */

/* Where the syllable leads from the place i. */
static states
leads_from(const struct pinyin *read, const struct parting *parting, size_t i,
           const struct syllable *syllable)
{
    states next = 0;

    if (!(parting->from_start >> i & 1))
        return 0;
    for (size_t j = i + 1; j <= read->count; j++) {
        const struct unit *unit = &parting->units[i][j];
        if (unit->kind != UNIT_NONE && unit->rank <= parting->rank && (parting->to_end >> j & 1) &&
            begins_with(syllable, read->letters + i, j - i) &&
            (unit->kind == UNIT_BEGUN || syllable->length == j - i))
            next |= (states)1 << j;
    }
    return next;
}

/* A new row, all zero; its number. */
static uint16_t
add_row(struct pinyin *read)
{
    size_t number = read->row_count / read->count;

    read->rows = mem_grow(read->rows, &read->row_capacity, read->row_count + read->count,
                          sizeof read->rows[0]);
    memset(read->rows + read->row_count, 0, read->count * sizeof read->rows[0]);
    read->row_count += read->count;
    return (uint16_t)number;
}

/* The ideograph leads where the row does, too; a row of its own when it leads elsewhere already. */
static void
lead(struct pinyin *read, size_t ideograph, uint16_t row)
{
    if (read->row_of[ideograph] == 0) {
        read->row_of[ideograph] = row;
    } else {
        uint16_t both = add_row(read);
        for (size_t i = 0; i < read->count; i++)
            read->rows[both * read->count + i] =
                read->rows[read->row_of[ideograph] * read->count + i] |
                read->rows[row * read->count + i];
        read->row_of[ideograph] = both;
    }
    read->begins[ideograph] = read->rows[read->row_of[ideograph] * read->count] != 0;
}

static size_t
place_of(uint32_t c)
{
    return c == 0x3007 ? IDEOGRAPHS : c - FIRST_IDEOGRAPH;
}

static void
read_syllable(struct pinyin *read, const struct parting *parting, const struct syllable *syllable)
{
    uint16_t row = 0;
    uint32_t c;

    for (size_t i = 0; i < read->count; i++) {
        states next = leads_from(read, parting, i, syllable);
        if (next && row == 0)
            row = add_row(read);
        if (next)
            read->rows[row * read->count + i] = next;
    }
    if (row == 0)
        return;
    for (const char *at = syllable->ideographs; *at != '\n';) {
        at += uni_read(at, &c);
        lead(read, place_of(c), row);
    }
}

/* ---- Making --------------------------------------------------------------------------- */

static bool
read_letters(struct pinyin *read, const char *s, size_t length, size_t *fault)
{
    uint32_t c;

    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        *fault = at;
        if (c == '\'' || c == 0x2019 || uni_is_space(c)) {
            read->ends |= (states)1 << read->count;
            continue;
        }
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c == 0xFC || c == 0xDC)
            c = 'v';
        if (c < 'a' || c > 'z' || read->count == PINYIN_MOST)
            return false;
        read->letters[read->count++] = (char)c;
    }
    *fault = 0;
    return read->count > 0;
}

struct pinyin *
pinyin_new(const char *letters, size_t length, bool skip_spaces, size_t *fault)
{
    struct pinyin *read = mem_zero(1, sizeof *read);
    struct parting *parting = mem_zero(1, sizeof *parting);
    bool ok = read_letters(read, letters, length, fault) && part(read, parting);

    read->skip_spaces = skip_spaces;
    if (ok) {
        add_row(read);
        for (struct syllable s = {.letters = NULL}; next_syllable(&s);)
            read_syllable(read, parting, &s);
    } else {
        pinyin_free(read);
        read = NULL;
    }
    free(parting);
    return read;
}

void
pinyin_free(struct pinyin *read)
{
    if (!read)
        return;
    free(read->rows);
    free(read);
}

/* ---- Matching ---------------------------------------------------------------------------- */

static states
step(const struct pinyin *read, states now, uint32_t c)
{
    const states *row = read->rows + read->row_of[place_of(c)] * read->count;
    states next = 0;

    for (size_t i = 0; now >> i; i++)
        if (now >> i & 1)
            next |= row[i];
    return next;
}

/* Where the match that begins at `at` ends; 0 when none does. */
static size_t
match_at(const struct pinyin *read, const char *bytes, size_t at, size_t end)
{
    states now = 1;
    uint32_t c;

    while (at < end) {
        at += uni_read(bytes + at, &c);
        if (read->skip_spaces && c != '\n' && uni_is_space(c) && now != 1)
            continue;
        if (c != 0x3007 && (c < FIRST_IDEOGRAPH || c >= FIRST_IDEOGRAPH + IDEOGRAPHS))
            return 0;
        now = step(read, now, c);
        if (now >> read->count)
            return at;
        if (now == 0)
            return 0;
    }
    return 0;
}

/* The next place at or behind `at` where a match may begin; the end when there is none. */
static size_t
next_beginning(const struct pinyin *read, const char *bytes, size_t at, size_t end)
{
    const unsigned char *b = (const unsigned char *)bytes;
    uint32_t c;

    while (at < end) {
        if (b[at] >= 0xE4 && b[at] <= 0xE9) {
            c = (b[at] & 0x0Fu) << 12 | (b[at + 1] & 0x3Fu) << 6 | (b[at + 2] & 0x3Fu);
            if (c >= FIRST_IDEOGRAPH && read->begins[c - FIRST_IDEOGRAPH])
                return at;
            at += 3;
        } else if (b[at] == 0xE3 && uni_read(bytes + at, &c) && c == 0x3007 &&
                   read->begins[IDEOGRAPHS]) {
            return at;
        } else {
            at += b[at] < 0x80 ? 1 : b[at] < 0xE0 ? 2 : b[at] < 0xF0 ? 3 : 4;
        }
    }
    return end;
}

bool
pinyin_find(const struct pinyin *read, const char *bytes, struct span within, size_t from,
            struct span *found)
{
    for (size_t at = from; (at = next_beginning(read, bytes, at, within.end)) < within.end;
         at += 3) {
        size_t end = match_at(read, bytes, at, within.end);
        if (end == 0)
            continue;
        *found = (struct span){at, end};
        return true;
    }
    return false;
}
