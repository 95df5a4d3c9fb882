/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/marked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/mem.h"
#include "base/nls.h"
#include "cli/extent.h"
#include "notes/record.h"

struct notes *
marked_open(void)
{
    struct err err;
    char *path = notes_place();
    struct notes *notes = NULL;

    if (!path)
        output_error(NULL, _("there is no home for the notes: set XDG_DATA_HOME"));
    else if (!(notes = notes_open(path, &err)))
        output_error(path, err.sentence);
    if (notes && *notes_message(notes))
        output_error(path, notes_message(notes));
    free(path);
    return notes;
}

/* ---- What the options mean ------------------------------------------------------------ */

/* The day that begins at the person's midnight, `days` later; -1 when the word is no date. */
static int64_t
read_day(const char *word, int days)
{
    struct tm tm = {.tm_isdst = -1};
    const char *rest = strptime(word, "%Y-%m-%d", &tm);

    if (!rest || *rest)
        return -1;
    int day = tm.tm_mday;
    time_t seconds = mktime(&tm);
    if (seconds < 0 || tm.tm_mday != day) /* the 30th of February is a day in March */
        return -1;
    tm.tm_mday += days;
    tm.tm_isdst = -1;
    return (int64_t)mktime(&tm) * 1000;
}

static bool
read_days(struct note_filter *filter, const struct options *options, struct err *err)
{
    if (options->since && (filter->since = read_day(options->since, 0)) < 0)
        return err_set(err, _("--%s takes a date, 2026-11-25, not \"%s\""), "since",
                       options->since);
    if (options->until && (filter->until = read_day(options->until, 1)) < 0)
        return err_set(err, _("--%s takes a date, 2026-11-25, not \"%s\""), "until",
                       options->until);
    return true;
}

static bool
read_filter(struct note_filter *filter, const struct options *options, struct err *err)
{
    enum note_colour colour = note_colour_by_name(options->colour ? options->colour : "");
    enum note_kind kind = note_kind_by_name(options->kind ? options->kind : "");

    *filter = (struct note_filter){.section = options->section, .text = options->filter};
    if (options->colour && colour == NOTE_COLOUR_COUNT)
        return err_set(err, _("there is no colour \"%s\": see gongwen(1)"), options->colour);
    if (options->kind && kind == NOTE_KIND_COUNT)
        return err_set(err, _("there is no kind of note \"%s\": see gongwen(1)"), options->kind);
    if (options->colour)
        filter->colours = 1u << colour;
    if (options->kind)
        filter->kinds = 1u << kind;
    return read_days(filter, options, err);
}

/* ---- Collecting ----------------------------------------------------------------------- */

/* Takes those of `from` that pass and were not taken before. */
static void
take(struct note_list *list, struct note_list *from,
     bool (*passes)(const struct note *, const void *), const void *what)
{
    size_t kept = 0;

    for (size_t i = 0; i < from->count; i++)
        if (passes(from->notes[i], what))
            note_list_add(list, from->notes[i]);
        else
            from->notes[kept++] = from->notes[i];
    from->count = kept;
}

static bool
is_in_folder(const struct note *note, const void *folder)
{
    size_t length = strlen(folder);

    return strncmp(note->source->path, folder, length) == 0 &&
           (note->source->path[length] == '/' || length == 1);
}

/* The notes of the attached notice have places. */
static bool
is_here(const struct note *note, const void *nothing)
{
    (void)nothing;
    return note->state != NOTE_APART;
}

/* Whether the note lies in the part of the notice. */
static bool
is_within(const struct note *note, const void *part)
{
    const struct span *within = part;

    return note->state != NOTE_APART && note->span.start != NONE &&
           note->span.start >= within->start && note->span.end <= within->end;
}

/* The notes of the notice, which is attached; those of a section that it has by their places,
 * for it knows better than the notes what is a section of its own. */
static bool
take_attached(struct notes *notes, const struct doc *doc, const struct note_filter *filter,
              struct note_list *list, struct note_list *all, struct err *err)
{
    struct note_filter rest = *filter;
    struct extent blocks;
    bool placed = filter->section && extent_blocks(doc, filter->section, &blocks);

    if (placed)
        rest.section = NULL;
    if (!notes_list(notes, &rest, NOTES_BY_PLACE, all, err))
        return false;
    struct span within = placed ? extent_span(doc, blocks) : (struct span){0, 0};
    take(list, all, placed ? is_within : is_here, &within);
    return true;
}

/* Takes the notes of the file, with their places in it. */
static enum status
take_file(struct notes *notes, const char *path, const struct options *options,
          const struct doc_rules *rules, const struct note_filter *filter, struct note_list *list)
{
    struct err err;
    struct note_list all = {0};
    struct doc *doc = doc_open(path, rules, options->encoding, &err);
    bool ok = doc != NULL;

    if (doc)
        doc_finish(doc);
    ok =
        ok && notes_attach(notes, doc, &err) && take_attached(notes, doc, filter, list, &all, &err);
    for (size_t i = 0; i < all.source_count; i++) /* those that were taken need them */
        note_list_add_source(list, all.sources[i]);
    all.source_count = 0;
    note_list_fini(&all);
    notes_detach(notes);
    doc_free(doc);
    return ok ? STATUS_DONE : output_error(path, err.sentence);
}

static enum status
take_folder(struct notes *notes, const char *path, const struct note_filter *filter,
            struct note_list *list)
{
    struct err err;
    struct note_list all = {0};
    char *whole = realpath(path, NULL);
    bool ok = notes_list(notes, filter, NOTES_BY_PLACE, &all, &err);

    if (ok && whole)
        take(list, &all, is_in_folder, whole);
    for (size_t i = 0; i < all.source_count; i++)
        note_list_add_source(list, all.sources[i]);
    all.source_count = 0;
    note_list_fini(&all);
    free(whole);
    return ok ? STATUS_DONE : output_error(path, err.sentence);
}

enum status
marked_collect(struct notes *notes, const struct options *options, const struct doc_rules *rules,
               struct note_list *list)
{
    struct note_filter filter;
    struct stat st;
    struct err err;
    enum status status = STATUS_DONE;

    if (!read_filter(&filter, options, &err))
        return output_error(NULL, err.sentence);
    if (options->path_count == 0 && !notes_list(notes, &filter, NOTES_BY_PLACE, list, &err))
        return output_error(NULL, err.sentence);
    for (size_t i = 0; i < options->path_count; i++) {
        const char *path = options->paths[i];
        bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
        enum status one = folder ? take_folder(notes, path, &filter, list)
                                 : take_file(notes, path, options, rules, &filter, list);
        status = status_of_both(status, one);
    }
    return status;
}

/* ---- Printing ------------------------------------------------------------------------- */

/* "[yellow]", "[bookmark Opening]", "[yellow, lost]" */
static void
print_kind(const struct note *note)
{
    putchar('[');
    output_string(note->kind == NOTE_HIGHLIGHT ? note_colour_label(note->colour)
                                               : note_kind_label(note->kind));
    if (note->name) {
        putchar(' ');
        output_string(note->name);
    }
    if (note->state == NOTE_LOST)
        printf(", %s", _("lost"));
    printf("] ");
}

/* The words on one line. */
static void
print_words(const char *words)
{
    for (const char *rest = words; rest; words = rest) {
        size_t length = strcspn(words, "\n");
        rest = words[length] ? words + length + 1 : NULL;
        output_text(words, length);
        if (rest)
            putchar(' ');
    }
}

void
marked_print_note(const struct note *note, const struct options *options)
{
    if (options->json) {
        struct json_t *object = record_json(note);
        output_json(object);
        json_free(object);
        return;
    }
    output_string(note->source->path);
    printf(":%zu: ", note->where.line);
    print_kind(note);
    print_words(note->quotation.exact);
    putchar('\n');
    if (!note->comment)
        return;
    printf("    ");
    print_words(note->comment);
    putchar('\n');
}

enum status
marked_print(const struct options *options, const struct doc_rules *rules)
{
    struct notes *notes = marked_open();
    struct note_list list = {0};

    if (!notes)
        return STATUS_ERROR;
    enum status status = marked_collect(notes, options, rules, &list);
    for (size_t i = 0; i < list.count; i++)
        marked_print_note(list.notes[i], options);
    if (status == STATUS_DONE && list.count == 0)
        status = STATUS_NOTHING;
    note_list_fini(&list);
    notes_free(notes);
    return status;
}
