/* cite.h: the line that says where a quotation is from, by a template.
 *
 * A template is words with fields in braces; what stands in square brackets is left out where
 * one of its fields is empty:
 *
 *     [{source}，][{section}，][第{paragraph}段，]第{pages}页
 *
 *     {source}     the number; without one 《title》, without both the file's name
 *     {title} {number} {issuer} {date} (as {source}'s language writes it) {file}
 *     {section}    二（三）          {heading}  its heading, without the label
 *     {paragraph} {line}            {page} {pages}  4, 4–5
 *     {name} {colour} {made}        of the note: its name, its colour, the day it was made
 *
 * A backslash takes a brace, bracket or backslash as it is.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_CITE_H
#define GONGWEN_NOTES_CITE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "notes/note.h"

/* The citation of the note, appended.  A template that is NULL or "" stands for the usual one in
 * the language of the notice. */
void cite(const struct note *note, const char *template, struct buf *out);

/* Whether all fields of the template are known and its braces and brackets are closed; false
 * with a sentence. */
bool cite_check(const char *template, struct err *err);

/* The title, else the number, else the file's name; appended. */
void cite_title(const struct note_source *source, struct buf *out);

/* 渝妇发〔2020〕13号，重庆市妇女联合会，2020年3月11日: what is known of it, appended. */
void cite_source(const struct note_source *source, struct buf *out);

/* Whether the notice is written in ideographs, so that its citations are. */
bool cite_is_chinese(const struct note_source *source, const struct note *note);

#endif
