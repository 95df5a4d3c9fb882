/* export.h: notes as they leave: quotations with their citations, or data.
 *
 * One table of formats.  The prose formats give highlights and bookmarks notice by notice, in the
 * order of the text, under the headings of their sections, each with its citation (cite.h) and its
 * comment; marks, which are for going there, are left out.  JSON and JSON-LD hold all.  Nothing
 * is translated: what leaves is the same everywhere.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_EXPORT_H
#define GONGWEN_NOTES_EXPORT_H

#include <stddef.h>

#include "base/buf.h"
#include "notes/note.h"

/* Identifier, name, extension, MIME type, what it is. */
#define EXPORT_FORMATS(X)                                                                          \
    X(MARKDOWN, "md", "md", "text/markdown", N_("Markdown"))                                       \
    X(TEXT, "txt", "txt", "text/plain", N_("plain text"))                                          \
    X(HTML, "html", "html", "text/html", N_("one page of HTML"))                                   \
    X(JSON, "json", "json", "application/json", N_("JSON, a list of objects"))                     \
    X(JSONLD, "jsonld", "jsonld", "application/ld+json", N_("W3C annotations, for import"))        \
    X(CSV, "csv", "csv", "text/csv", N_("CSV with Readwise's columns"))                            \
    X(ORG, "org", "org", "text/org", N_("Org"))

enum export_format {
#define X(id, name, extension, mime, help) EXPORT_##id,
    EXPORT_FORMATS(X)
#undef X
        EXPORT_FORMAT_COUNT
};

struct export_format_info {
    const char *name; /* of --format and of the configuration */
    const char *extension;
    const char *mime;
    const char *help; /* untranslated */
};

const struct export_format_info *export_format_info(enum export_format format);

/* By its name, or by the extension of a file's name; the count when there is none. */
enum export_format export_format_by_name(const char *name);
enum export_format export_format_by_file(const char *path);

/* Appends the notes, whose sources must be set, without controls: JSON escapes them, the others
 * have placeholders.  `template` is for the citations: NULL or ""
 * for the usual one. */
void export_notes(const struct note *const *notes, size_t count, enum export_format format,
                  const char *template, struct buf *out);

#endif
