/* doc.h: one notice, from a path to text, tree, outline and elements.
 *
 * The façade of all that lies below.  A doc can be advanced slice by slice: a small
 * file is one slice; of a huge one the first screen can be shown while the rest is
 * read.  Everything only grows at its end, but for the closing elements, which are
 * known when the end is reached.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_DOC_H
#define GONGWEN_NOTICE_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "notice/elements.h"
#include "notice/outline.h"
#include "notice/tree.h"
#include "source/filter.h"
#include "source/text.h"

/* Bytes that are decoded and reflowed at a time while a person waits. */
#define DOC_SLICE ((size_t)1 << 18)

struct doc;

/* How files are read; what it points to is borrowed and outlives the docs. */
struct doc_rules {
    const struct filters *filters; /* make text of what is none (a PDF); NULL for text alone */
    const struct forms *forms;     /* of labels; NULL for those of the table */
};

/* A number that changes when what is made of a file may. */
uint64_t doc_rules_fingerprint(const struct doc_rules *rules);

/* Opens the notice at the path ("-": standard input).  `rules` is NULL for those without any.
 * `encoding` is NULL to find it.  NULL, with a sentence, when the file cannot be read or converted,
 * is empty, is no text, or when the encoding is unknown.  The first slice has been read. */
struct doc *doc_open(const char *path, const struct doc_rules *rules, const char *encoding,
                     struct err *err);

/* The same of a file that may have to be converted, beside what else there is to do: begun,
 * advanced until it returns false, waiting for at most so many milliseconds each time, and ended,
 * which gives the notice; ended earlier, it is given up.  The rules and the encoding are borrowed
 * until then. doc_begin is NULL with a sentence when the file cannot be read. */
struct doc_opening;
struct doc_opening *doc_begin(const char *path, const struct doc_rules *rules, const char *encoding,
                              struct err *err);
bool doc_opening_advance(struct doc_opening *opening, int milliseconds);
struct doc *doc_opening_end(struct doc_opening *opening, struct err *err);

/* Whether the file has changed since it was read. */
bool doc_opening_is_stale(const struct doc_opening *opening);

/* The program that is waited for, NULL when none is. */
const char *doc_opening_program(const struct doc_opening *opening);

/* Begins with the bytes of the file, which were read already and may be taken over. */
struct doc_opening *doc_begin_with(const char *path, struct buf *bytes,
                                   const struct doc_rules *rules, const char *encoding);

/* All of it at once, from the bytes likewise. */
struct doc *doc_convert(const char *path, struct buf *bytes, const struct doc_rules *rules,
                        const char *encoding, struct err *err);

/* The same from the bytes of a text in memory, with the labels of the table, taken over from
 * `bytes`; `path` names it. */
struct doc *doc_from_bytes(const char *path, struct buf *bytes, const char *encoding,
                           struct err *err);
void doc_free(struct doc *doc);

/* Reads about `most` more bytes of the source.  False when the doc is whole. */
bool doc_advance(struct doc *doc, size_t most);

/* Reads to the end. */
void doc_finish(struct doc *doc);
bool doc_is_whole(const struct doc *doc);

/* All borrowed; they live as long as the doc. */
const char *doc_path(const struct doc *doc);
const char *doc_encoding(const struct doc *doc);
const struct text *doc_text(const struct doc *doc);
const struct tree *doc_tree(const struct doc *doc);
const struct outline *doc_outline(const struct doc *doc);
const struct elements *doc_elements(const struct doc *doc);
const struct diags *doc_diags(const struct doc *doc);

/* Body paragraphs (headings, items and tables among them) up to and including the
 * block: paragraph k of n. */
size_t doc_paragraph_number(const struct doc *doc, size_t block);
size_t doc_paragraph_count(const struct doc *doc);

/* A fingerprint of the notice's words, white space apart: the same for another wrapping or
 * encoding of it.  16 hexadecimal digits and a NUL into `out`.  Only of a whole doc. */
void doc_fingerprint(const struct doc *doc, char out[17]);

#endif
