/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/sift.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "search/pick.h"
#include "search/query.h"

#define DAY_MS ((int64_t)24 * 60 * 60 * 1000)

struct sift {
    char *typed;               /* the words, a NUL behind each */
    struct buf words;          /* those of no prefix, with how they are meant */
    struct pick *pick;         /* what has to stand in the note */
    struct note_filter filter; /* but for the words */
};

/* All colours whose name begins so, or the one of the letter; unknown ones let nothing pass. */
static void
take_colour(struct sift *sift, const char *name)
{
    size_t length = strlen(name);

    for (int i = 0; i < NOTE_COLOUR_COUNT; i++) {
        enum note_colour colour = (enum note_colour)i;
        bool named = strncasecmp(note_colour_name(colour), name, length) == 0 ||
                     strncmp(_(note_colour_label(colour)), name, length) == 0;
        if (length > 0 && (named || (length == 1 && name[0] == note_colour_letter(colour))))
            sift->filter.colours |= 1u << i;
    }
    if (length > 0 && sift->filter.colours == 0)
        sift->filter.colours = 1u << NOTE_COLOUR_COUNT;
}

static void
take_section(struct sift *sift, const char *section)
{
    sift->filter.section = *section ? section : NULL;
}

static void
take_since(struct sift *sift, const char *date)
{
    int64_t time = note_read_time(date);

    if (time >= 0)
        sift->filter.since = time;
}

static void
take_until(struct sift *sift, const char *date)
{
    int64_t time = note_read_time(date);

    if (time >= 0)
        sift->filter.until = time + DAY_MS;
}

static const struct {
    const char *prefix;
    void (*take)(struct sift *sift, const char *value);
} prefixes[] = {
    {"c:", take_colour},    {"colour:", take_colour},   {"color:", take_colour},
    {"s:", take_section},   {"section:", take_section}, {"since:", take_since},
    {"until:", take_until},
};

static void
take_word(struct sift *sift, const char *word)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t length = strlen(prefixes[i].prefix);
        if (strncasecmp(word, prefixes[i].prefix, length) == 0) {
            prefixes[i].take(sift, word + length);
            return;
        }
    }
    buf_add_string(&sift->words, word);
    buf_add_char(&sift->words, ' ');
}

struct sift *
sift_new(const char *typed)
{
    struct sift *sift = mem_zero(1, sizeof *sift);
    struct query query = query_read(typed, strlen(typed), &PATTERN_DEFAULTS);
    bool meant = query.part == SCOPE_ALL; /* a part of a notice is none of a note */
    size_t prefix = meant ? (size_t)(query.words - typed) : 0;
    char *rest, *word;

    sift->typed = mem_copy_string(typed + prefix);
    buf_add(&sift->words, typed, prefix);
    for (word = strtok_r(sift->typed, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        take_word(sift, word);
    while (sift->words.length > prefix && sift->words.bytes[sift->words.length - 1] == ' ')
        sift->words.bytes[--sift->words.length] = '\0';
    sift->pick = pick_new(buf_string(&sift->words));
    return sift;
}

void
sift_free(struct sift *sift)
{
    if (!sift)
        return;
    pick_free(sift->pick);
    buf_fini(&sift->words);
    free(sift->typed);
    free(sift);
}

bool
sift_passes(const struct sift *sift, const struct note *note)
{
    const char *words[NOTE_WORDS];

    note_words(note, words);
    return note_matches(note, &sift->filter) && pick_passes_any(sift->pick, words, NOTE_WORDS);
}
