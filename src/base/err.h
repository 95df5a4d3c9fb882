/* err.h: the two ways in which the world and a notice tell of trouble.
 *
 * struct err carries one translated sentence out of a function that failed
 * because of the world: a file, the configuration, the store.  Such a function
 * returns false or NULL and has set the sentence.  The sentence names neither the
 * program nor the file: who reports puts "gongwen: FILE: " before it.
 *
 * struct diags collects what was odd in the notice itself.  A notice never fails
 * to open for it; each oddity is kept with its line and can be shown.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_ERR_H
#define GONGWEN_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

struct err {
    char sentence[512]; /* UTF-8, cut at a character when longer; "" when none */
};

/* Sets the sentence.  Returns false, so that `return err_set(…)` reads well. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Sets "…: why" with what errno_value means, translated.  Returns false. */
bool err_set_errno(struct err *err, int errno_value, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

enum diag_level {
    DIAG_NOTE,    /* was understood, may interest: the encoding that was found */
    DIAG_WARNING, /* was doubtful and decided: a join, a level */
    DIAG_REPAIR   /* was damaged and repaired: invalid bytes, lost page heads */
};

struct diag {
    enum diag_level level;
    size_t line;    /* of the source, from 1; 0: the notice as a whole */
    char *sentence; /* translated, UTF-8 */
};

/* Starts as all zeros.  Past DIAGS_MOST further ones are only counted. */
struct diags {
    struct diag *all;
    size_t count;
    size_t capacity;
    size_t dropped;
};

#define DIAGS_MOST 200

void diags_fini(struct diags *diags);
void diags_add(struct diags *diags, enum diag_level level, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* "note", "warning" or "repair": never translated, for JSON. */
const char *diag_level_name(enum diag_level level);

#endif
