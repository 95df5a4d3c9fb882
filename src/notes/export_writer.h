/* export_writer.h: what a format of export does: a function for each thing that comes.
 *
 * export walks over the notes in order and calls them; each appends to `out`.  A function that
 * is NULL does nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_EXPORT_WRITER_H
#define GONGWEN_NOTES_EXPORT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "notes/note.h"

/* All notes, in their order. */
struct export_set {
    const struct note *const *notes;
    size_t count;
    const char *template;
};

struct export_writer {
    bool holds_marks;
    void (*begin)(const struct export_set *set, struct buf *out);
    void (*source)(const struct note_source *source, struct buf *out);
    void (*heading)(const char *words, size_t length, int level, struct buf *out);
    void (*note)(const struct note *note, const char *citation, struct buf *out);
    void (*end)(const struct export_set *set, struct buf *out);
};

extern const struct export_writer export_markdown;
extern const struct export_writer export_text;
extern const struct export_writer export_html;
extern const struct export_writer export_org;
extern const struct export_writer export_csv;
extern const struct export_writer export_json;
extern const struct export_writer export_jsonld;

/* The first line of s[0..*length), without its end; *rest is what follows, NULL behind the last. */
size_t export_line(const char *s, const char **rest);

#endif
