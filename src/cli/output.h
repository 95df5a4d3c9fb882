/* output.h: how a subcommand speaks: text to standard output, trouble to standard error.
 *
 * What a notice holds never speaks to the terminal: controls and their like
 * (uni_placeholder) are shown as placeholders, on a terminal and in a pipe, which may end at one.
 * On a terminal, clusters are those that all of them draw alike (uni_shown).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_OUTPUT_H
#define GONGWEN_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"

/* The exit status, as grep has it. */
enum status {
    STATUS_DONE = 0,
    STATUS_NOTHING = 1, /* nothing found */
    STATUS_ERROR = 2
};

/* What several files come to together: an error counts most, then something found. */
enum status status_of_both(enum status one, enum status other);

/* Prints one line's words, without a line end. */
void output_text(const char *bytes, size_t length);
void output_string(const char *string);

/* The same appended to what is printed later, all at once, by output_flush, which empties it.
 * `on_terminal` is what output_on_terminal says: who prints a great deal asks once. */
void output_add_text(struct buf *out, const char *bytes, size_t length, bool on_terminal);
void output_add_string(struct buf *out, const char *string, bool on_terminal);
void output_flush(struct buf *out);
bool output_on_terminal(void);

/* Prints a source as it is, lines and tabs kept: with placeholders for controls, on a terminal also
 * for all else that it should not get; form feeds go into a pipe or a file. */
void output_source(const char *bytes, size_t length);

/* Prints the value as JSON on one line. */
void output_json(struct json_t *value);

/* Prints "gongwen: FILE: sentence", or without the file when it is NULL. */
enum status output_error(const char *path, const char *sentence);

/* Flushes standard output.  An error, said, when it could not be written (a full disk). */
enum status output_close(void);

#endif
