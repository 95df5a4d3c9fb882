/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/nls.h"
#include "base/uni.h"
#include "cli/settings.h"
#include "library/library.h"

#define GAP 2

/* The columns that are as wide as their widest word; the title comes last and is not. */
enum column { COLUMN_DATE, COLUMN_NUMBER, COLUMN_ISSUER, COLUMN_COUNT };

static const char *
word_in(const struct card *card, enum column column)
{
    const char *const words[] = {
        [COLUMN_DATE] = card->date, [COLUMN_NUMBER] = card->number, [COLUMN_ISSUER] = card->issuer};

    return words[column] ? words[column] : "";
}

static bool
says_nothing(const struct card *card)
{
    return !card->date && !card->number && !card->issuer && !card->title;
}

static void
print_json(const struct card *card)
{
    struct json_t *object = json_new_object();

    json_put_string(object, "file", card->path);
    json_put_string(object, "kind", card->kind);
    json_put_string(object, "issuer", card->issuer);
    json_put_string(object, "number", card->number);
    json_put_string(object, "title", card->title);
    json_put_string(object, "date", card->date);
    output_json(object);
    json_free(object);
}

static int
cells_of(const char *word, int ambiguous)
{
    return uni_cells(word, strlen(word), ambiguous);
}

static void
print_line(const struct card *card, const int widths[COLUMN_COUNT], int ambiguous)
{
    if (says_nothing(card)) {
        output_string(card->name);
        putchar('\n');
        return;
    }
    for (int column = 0; column < COLUMN_COUNT; column++) {
        const char *word = word_in(card, (enum column)column);
        output_string(word);
        printf("%*s", widths[column] - cells_of(word, ambiguous) + GAP, "");
    }
    output_string(card->title ? card->title : card->name);
    putchar('\n');
}

static void
measure(const struct library *library, int widths[COLUMN_COUNT], int ambiguous)
{
    for (size_t row = 0; row < library_row_count(library); row++)
        for (int column = 0; column < COLUMN_COUNT; column++) {
            const char *word = word_in(library_row(library, row), (enum column)column);
            int cells = cells_of(word, ambiguous);
            if (cells > widths[column])
                widths[column] = cells;
        }
}

static enum status
print_rows(const struct library *library, const struct options *options)
{
    int widths[COLUMN_COUNT] = {0};
    enum status status = STATUS_NOTHING;

    measure(library, widths, options->ambiguous);
    for (size_t row = 0; row < library_row_count(library); row++) {
        const struct card *card = library_row(library, row);
        if (card->state == CARD_UNREADABLE) {
            status = output_error(card->path, card->trouble);
            continue;
        }
        if (options->json)
            print_json(card);
        else
            print_line(card, widths, options->ambiguous);
        status = status_of_both(status, STATUS_DONE);
    }
    return status;
}

/* The order that was asked for; LIBRARY_SORT_COUNT, said, when there is none of that name. */
static enum library_sort
find_sort(const struct options *options, const struct conf *conf)
{
    const char *name = options->sort ? options->sort : conf_string(conf, CONF_SORT);
    enum library_sort sort = library_sort_by_name(name);
    struct err err;

    if (sort == LIBRARY_SORT_COUNT) {
        err_set(&err, _("a list cannot be sorted by \"%s\": see gongwen --help"), name);
        output_error(NULL, err.sentence);
    }
    return sort;
}

enum status
list_print(const struct options *options, const struct conf *conf, const struct doc_rules *rules)
{
    enum library_sort sort = find_sort(options, conf);
    struct err err;
    size_t count;

    if (sort == LIBRARY_SORT_COUNT)
        return STATUS_ERROR;
    const char **directories = settings_paths(conf, options->paths, options->path_count, &count);
    struct catalogue *catalogue = catalogue_open(rules);
    struct library *library = library_open(directories, count, NULL, &err);
    enum status status = STATUS_ERROR;
    if (library) {
        library_use_rules(library, rules);
        library_use_catalogue(library, catalogue);
        library_describe_all(library);
        library_sort(library, sort);
        library_filter(library, options->filter ? options->filter : "");
        status = print_rows(library, options);
        if (library_count(library) == 0)
            status = output_error(count == 1 ? directories[0] : NULL, _("holds no notices"));
    } else {
        output_error(count == 1 ? directories[0] : NULL, err.sentence);
    }
    library_free(library);
    catalogue_free(catalogue);
    free(directories);
    return status;
}
