/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/library.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "library/walk.h"
#include "source/text.h"

#define IDLE_MILLISECONDS 10

struct library {
    struct places *places;
    struct catalogue *catalogue;
    const struct doc_rules *rules;
    struct walk *walk;   /* NULL when the directories were walked */
    struct card **cards; /* then by name */
    size_t count, capacity;
    size_t described;       /* every card before this one was looked into */
    struct card_look *look; /* into a file that has to be converted; NULL: into none */
    struct card *wanted;    /* the first card on the screen that waits for one, or NULL */
    size_t arranged;        /* so many cards there were when the rows were made */
    struct card **rows;
    size_t row_count, row_capacity;
    enum library_sort by;
    struct pick *pick; /* the filter */
};

/* ---- Opening ------------------------------------------------------------------ */

static void
add_card(void *context, const char *path, const char *name, const struct err *trouble)
{
    struct library *library = context;

    library->cards =
        mem_grow(library->cards, &library->capacity, library->count + 1, sizeof library->cards[0]);
    struct card *card = mem_zero(1, sizeof *card);
    library->cards[library->count++] = card;
    card_init(card, mem_copy_string(path), uni_clean(name, strlen(name), NULL));
    if (trouble)
        card_set_trouble(card, trouble);
}

/* One directory among several that cannot be read is a card. */
static bool
add_directories(struct library *library, const char *const *directories, size_t count,
                struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        if (walk_add(library->walk, directories[i], err))
            continue;
        if (count == 1)
            return false;
        add_card(library, directories[i], directories[i], err);
    }
    return true;
}

struct library *
library_open(const char *const *directories, size_t count, struct places *places, struct err *err)
{
    struct library *library = mem_zero(1, sizeof *library);

    library->places = places;
    library->by = LIBRARY_BY_NAME;
    library->pick = pick_new("");
    library->walk = walk_new(add_card, library);
    if (!add_directories(library, directories, count, err)) {
        library_free(library);
        return NULL;
    }
    library_idle(library);
    return library;
}

void
library_free(struct library *library)
{
    if (!library)
        return;
    card_look_free(library->look);
    catalogue_keep(library->catalogue, library->cards, library->count);
    walk_free(library->walk);
    for (size_t i = 0; i < library->count; i++) {
        card_fini(library->cards[i]);
        free(library->cards[i]);
    }
    free(library->cards);
    free(library->rows);
    pick_free(library->pick);
    free(library);
}

void
library_use_rules(struct library *library, const struct doc_rules *rules)
{
    library->rules = rules;
}

void
library_use_catalogue(struct library *library, struct catalogue *catalogue)
{
    library->catalogue = catalogue;
    if (library->walk)
        return;
    catalogue_recall(catalogue, library->cards, library->count);
    library_arrange(library);
}

/* ---- Walking -------------------------------------------------------------------- */

static int
compare_names(const void *a, const void *b)
{
    const struct card *one = *(struct card *const *)a, *other = *(struct card *const *)b;

    return strverscmp(one->name, other->name);
}

static void
end_walk(struct library *library)
{
    walk_free(library->walk);
    library->walk = NULL;
    if (library->count > 0)
        qsort(library->cards, library->count, sizeof library->cards[0], compare_names);
    library_use_catalogue(library, library->catalogue);
}

/* Rows are made anew whenever there are twice as many cards: that costs no more, all in all,
 * than making them once. */
static void
walk_until(struct library *library, int64_t until)
{
    while (walk_step(library->walk))
        if (clock_now() >= until) {
            if (library->count >= library->arranged * 2)
                library_arrange(library);
            return;
        }
    end_walk(library);
}

bool
library_is_walked(const struct library *library)
{
    return !library->walk;
}

void
library_walk_all(struct library *library)
{
    if (library->walk)
        walk_until(library, LONG_MAX);
}

/* ---- Looking into the files ---------------------------------------------------- */

/* Looks into the file, unless that would take long while a look that takes long goes on.  True when
 * the card is complete now. */
static bool
look_into(struct library *library, struct card *card)
{
    struct card_look *look =
        card_look_new(card, library->rules, library->places, library->look == NULL);

    if (look && library->look) { /* its start had not shown that it takes long */
        while (card_look_advance(look, INT_MAX))
            ;
        card_look_free(look);
    } else if (look) {
        library->look = look;
    }
    return card->complete;
}

bool
library_describe(struct library *library, size_t first, size_t count)
{
    bool changed = false;

    library->wanted = NULL;
    for (size_t row = first; row < library->row_count && row - first < count; row++) {
        struct card *card = library->rows[row];
        if (card->complete)
            continue;
        if (look_into(library, card))
            changed = true;
        else if (!library->wanted)
            library->wanted = card;
    }
    return changed;
}

/* What is on the screen comes first. */
static bool
describe_next(struct library *library)
{
    if (library->wanted && !library->wanted->complete) {
        look_into(library, library->wanted);
        return true;
    }
    if (library->described == library->count)
        return false;
    if (look_into(library, library->cards[library->described]))
        library->described++;
    return true;
}

/* Goes on with the look that takes long. */
static void
go_on_looking(struct library *library)
{
    if (card_look_advance(library->look, IDLE_MILLISECONDS))
        return;
    card_look_free(library->look);
    library->look = NULL;
}

bool
library_idle(struct library *library)
{
    int64_t until = clock_now() + IDLE_MILLISECONDS;

    if (library->look) {
        go_on_looking(library);
        return true;
    }
    if (library->walk) {
        walk_until(library, until);
        return true;
    }
    while (!library->look && describe_next(library))
        if (clock_now() >= until)
            break;
    return library->look || library->described < library->count;
}

void
library_describe_all(struct library *library)
{
    library_walk_all(library);
    card_look_free(library->look);
    library->look = NULL;
    for (; library->described < library->count; library->described++)
        card_complete(library->cards[library->described], library->rules, library->places);
}

void
library_update_progress(struct library *library, const struct card *card)
{
    for (size_t i = 0; i < library->count; i++)
        if (library->cards[i] == card)
            library->cards[i]->percent = places_percent(library->places, card->path);
}

/* ---- Rows --------------------------------------------------------------------- */

/* By a column that may be missing, which comes last. */
static int
compare_columns(const char *a, const char *b, int compare(const char *, const char *))
{
    if (!a || !b)
        return !a - !b;
    return compare(a, b);
}

/* Numbers by their value (8号 before 13号), words as the locale has them: Chinese ones by
 * their sound. */

static int
compare_by_date(const struct card *a, const struct card *b)
{
    return a->date && b->date ? strcmp(b->date, a->date)
                              : compare_columns(a->date, b->date, strcmp);
}

static int
compare_by_number(const struct card *a, const struct card *b)
{
    return compare_columns(a->number, b->number, strverscmp);
}

static int
compare_by_issuer(const struct card *a, const struct card *b)
{
    return compare_columns(a->issuer, b->issuer, strcoll);
}

static int
compare_by_title(const struct card *a, const struct card *b)
{
    return compare_columns(a->title, b->title, strcoll);
}

static int
compare_by_name(const struct card *a, const struct card *b)
{
    return strverscmp(a->name, b->name);
}

static int (*const comparisons[])(const struct card *, const struct card *) = {
    [LIBRARY_BY_DATE] = compare_by_date,     [LIBRARY_BY_NUMBER] = compare_by_number,
    [LIBRARY_BY_ISSUER] = compare_by_issuer, [LIBRARY_BY_TITLE] = compare_by_title,
    [LIBRARY_BY_NAME] = compare_by_name,
};

static int
compare_rows(const void *a, const void *b, void *library)
{
    const struct card *one = *(const struct card *const *)a;
    const struct card *other = *(const struct card *const *)b;
    int order = comparisons[((const struct library *)library)->by](one, other);

    return order ? order : compare_by_name(one, other);
}

void
library_arrange(struct library *library)
{
    library->row_count = 0;
    library->arranged = library->count;
    library->rows =
        mem_grow(library->rows, &library->row_capacity, library->count, sizeof library->rows[0]);
    for (size_t i = 0; i < library->count; i++) {
        struct card *card = library->cards[i];
        if (card->state != CARD_NO_TEXT && card_passes(card, library->pick))
            library->rows[library->row_count++] = card;
    }
    if (library->row_count > 0)
        qsort_r(library->rows, library->row_count, sizeof library->rows[0], compare_rows, library);
}

void
library_sort(struct library *library, enum library_sort by)
{
    library->by = by;
    library_arrange(library);
}

enum library_sort
library_sorted_by(const struct library *library)
{
    return library->by;
}

void
library_filter(struct library *library, const char *words)
{
    pick_free(library->pick);
    library->pick = pick_new(words);
    library_arrange(library);
}

/* ---- What there is to see ------------------------------------------------------ */

size_t
library_count(const struct library *library)
{
    size_t count = 0;

    for (size_t i = 0; i < library->count; i++)
        count += library->cards[i]->state != CARD_NO_TEXT;
    return count;
}

size_t
library_unread_count(const struct library *library)
{
    size_t count = 0;

    for (size_t i = 0; i < library->count; i++)
        count += library->cards[i]->state == CARD_FILLED && library->cards[i]->percent < 0;
    return count;
}

size_t
library_row_count(const struct library *library)
{
    return library->row_count;
}

const struct card *
library_row(const struct library *library, size_t row)
{
    return library->rows[row];
}

size_t
library_row_of(const struct library *library, const struct card *card)
{
    for (size_t row = 0; row < library->row_count; row++)
        if (library->rows[row] == card)
            return row;
    return NONE;
}

static const struct {
    const char *name, *help;
} sorts[] = {
#define X(id, name, help) [LIBRARY_BY_##id] = {name, help},
    LIBRARY_SORTS(X)
#undef X
};

const char *
library_sort_help(enum library_sort by)
{
    return sorts[by].help;
}

enum library_sort
library_sort_by_name(const char *name)
{
    int by = 0;

    while (by < LIBRARY_SORT_COUNT && strcmp(sorts[by].name, name) != 0)
        by++;
    return (enum library_sort)by;
}
