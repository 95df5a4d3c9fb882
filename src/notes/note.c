/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/note.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

static const struct {
    const char *name, *label;
} kinds[] = {
#define X(id, name, label) {name, label},
    NOTE_KINDS(X)
#undef X
};

static const struct {
    const char *name;
    char letter;
    const char *label;
} colours[] = {
#define X(id, name, letter, label) {name, letter, label},
    NOTE_COLOURS(X)
#undef X
};

const char *
note_kind_name(enum note_kind kind)
{
    return kinds[kind].name;
}

const char *
note_kind_label(enum note_kind kind)
{
    return _(kinds[kind].label);
}

const char *
note_colour_name(enum note_colour colour)
{
    return colours[colour].name;
}

const char *
note_colour_label(enum note_colour colour)
{
    return _(colours[colour].label);
}

char
note_colour_letter(enum note_colour colour)
{
    return colours[colour].letter;
}

enum note_kind
note_kind_by_name(const char *name)
{
    int kind = 0;

    while (kind < NOTE_KIND_COUNT && strcmp(kinds[kind].name, name) != 0)
        kind++;
    return (enum note_kind)kind;
}

enum note_colour
note_colour_by_name(const char *name)
{
    int colour = 0;

    while (colour < NOTE_COLOUR_COUNT && strcmp(colours[colour].name, name) != 0)
        colour++;
    return (enum note_colour)colour;
}

enum note_colour
note_colour_by_letter(char letter)
{
    int colour = 0;

    while (colour < NOTE_COLOUR_COUNT && colours[colour].letter != letter)
        colour++;
    return (enum note_colour)colour;
}

/* ---- Copies ---- */

struct note *
note_copy(const struct note *note)
{
    struct note *copy = mem_zero(1, sizeof *copy);

    *copy = *note;
    copy->id = mem_copy_string(note->id);
    copy->name = mem_copy_string(note->name);
    copy->comment = mem_copy_string(note->comment);
    copy->quotation = quotation_copy(&note->quotation);
    copy->where.path = mem_copy_string(note->where.path);
    copy->where.labels = mem_copy_string(note->where.labels);
    copy->where.headings = mem_copy_string(note->where.headings);
    return copy;
}

void
note_where_fini(struct note_where *where)
{
    free(where->path);
    free(where->labels);
    free(where->headings);
    *where = (struct note_where){0};
}

void
note_free(struct note *note)
{
    if (!note)
        return;
    free(note->id);
    free(note->name);
    free(note->comment);
    quotation_fini(&note->quotation);
    note_where_fini(&note->where);
    free(note);
}

struct note_source *
note_source_copy(const struct note_source *source)
{
    struct note_source *copy = mem_zero(1, sizeof *copy);

    copy->row = source->row;
    copy->path = mem_copy_string(source->path);
    copy->number = mem_copy_string(source->number);
    copy->title = mem_copy_string(source->title);
    copy->issuer = mem_copy_string(source->issuer);
    copy->date = mem_copy_string(source->date);
    copy->fingerprint = mem_copy_string(source->fingerprint);
    copy->sketch = mem_copy_string(source->sketch);
    return copy;
}

void
note_source_free(struct note_source *source)
{
    if (!source)
        return;
    free(source->path);
    free(source->number);
    free(source->title);
    free(source->issuer);
    free(source->date);
    free(source->fingerprint);
    free(source->sketch);
    free(source);
}

void
note_list_add(struct note_list *list, struct note *note)
{
    list->notes = mem_grow(list->notes, &list->capacity, list->count + 1, sizeof list->notes[0]);
    list->notes[list->count++] = note;
}

void
note_list_add_source(struct note_list *list, struct note_source *source)
{
    list->sources = mem_grow(list->sources, &list->source_capacity, list->source_count + 1,
                             sizeof list->sources[0]);
    list->sources[list->source_count++] = source;
}

void
note_list_fini(struct note_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        note_free(list->notes[i]);
    for (size_t i = 0; i < list->source_count; i++)
        note_source_free(list->sources[i]);
    free(list->notes);
    free(list->sources);
    *list = (struct note_list){0};
}

/* ---- Filters ---- */

/* Whether the words, however spaced and whatever the width of their digits, are in the string. */
static bool
holds_words(const char *string, const char *words)
{
    struct words all = {0}, part = {0};
    bool found = false;

    if (!string)
        return false;
    words_add(&all, string, strlen(string));
    words_add(&part, words, strlen(words));
    for (size_t at = 0; !found && at + part.count <= all.count; at++)
        found = part.count == 0 || memcmp(all.characters + at, part.characters,
                                          part.count * sizeof part.characters[0]) == 0;
    words_fini(&all);
    words_fini(&part);
    return found;
}

/* Whether another label can begin at `rest`, behind the labels or numbers from..rest. */
static bool
is_border(const char *from, const char *rest)
{
    static const char *const openings[] = {".", "（", "(", "第", "附", " "};
    const size_t closing = strlen("）");

    if (*rest == '\0' || (rest > from && rest[-1] == ')') ||
        ((size_t)(rest - from) >= closing && memcmp(rest - closing, "）", closing) == 0))
        return true;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (strncmp(rest, openings[i], strlen(openings[i])) == 0)
            return true;
    return false;
}

/* Whether the section is the one of that path or label, or lies within it. */
static bool
is_within(const char *path, const char *section)
{
    size_t length = strlen(section);

    return path && strncmp(path, section, length) == 0 && is_border(path, path + length);
}

static bool
is_in_section(const struct note_where *where, const char *section)
{
    return is_within(where->path, section) || is_within(where->labels, section) ||
           holds_words(where->headings, section);
}

void
note_words(const struct note *note, const char *words[NOTE_WORDS])
{
    words[0] = note->quotation.exact;
    words[1] = note->comment;
    words[2] = note->name;
    words[3] = note->source ? note->source->title : NULL;
    words[4] = note->source ? note->source->number : NULL;
}

static bool
has_text(const struct note *note, const char *text)
{
    const char *words[NOTE_WORDS];

    note_words(note, words);
    for (size_t i = 0; i < NOTE_WORDS; i++)
        if (holds_words(words[i], text))
            return true;
    return false;
}

bool
note_matches(const struct note *note, const struct note_filter *filter)
{
    if (!filter)
        return true;
    if (filter->kinds && !(filter->kinds & 1u << note->kind))
        return false;
    if (filter->colours && !(note->kind == NOTE_HIGHLIGHT && filter->colours & 1u << note->colour))
        return false;
    if (note->created < filter->since || (filter->until && note->created >= filter->until))
        return false;
    return (!filter->section || is_in_section(&note->where, filter->section)) &&
           (!filter->text || has_text(note, filter->text));
}

/* ---- Times ---- */

void
note_write_time(struct buf *out, int64_t moment)
{
    time_t seconds = (time_t)(moment / 1000);
    struct tm tm;

    gmtime_r(&seconds, &tm);
    buf_addf(out, "%04d-%02d-%02dT%02d:%02d:%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
             tm.tm_hour, tm.tm_min, tm.tm_sec);
    if (moment % 1000)
        buf_addf(out, ".%03d", (int)(moment % 1000));
    buf_add_char(out, 'Z');
}

/* The milliseconds of ".5" and the like; *words moves behind them. */
static int64_t
read_fraction(const char **words)
{
    int64_t thousandths = 0, unit = 100;

    if (**words != '.')
        return 0;
    for ((*words)++; **words >= '0' && **words <= '9'; (*words)++, unit /= 10)
        thousandths += (**words - '0') * unit;
    return thousandths;
}

/* What a zone is ahead of UTC, in seconds; false when it is none. */
static bool
read_zone(const char *words, int64_t *ahead)
{
    int hours, minutes = 0, length = 0;

    *ahead = 0;
    if (*words == '\0' || strcmp(words, "Z") == 0)
        return true;
    if (*words != '+' && *words != '-')
        return false;
    if (sscanf(words + 1, "%2d:%2d%n", &hours, &minutes, &length) < 2 &&
        sscanf(words + 1, "%2d%2d%n", &hours, &minutes, &length) < 2)
        return false;
    if (words[1 + length] != '\0' || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return false;
    *ahead = (*words == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return true;
}

int64_t
note_read_time(const char *words)
{
    struct tm tm = {0};
    int64_t ahead = 0, thousandths = 0;
    const char *rest = strptime(words, "%Y-%m-%d", &tm);

    if (rest && *rest == 'T') {
        rest = strptime(rest + 1, "%H:%M:%S", &tm);
        if (rest)
            thousandths = read_fraction(&rest);
    }
    if (!rest || !read_zone(rest, &ahead))
        return -1;
    int64_t moment = ((int64_t)timegm(&tm) - ahead) * 1000 + thousandths;
    return moment < 0 ? -1 : moment;
}
