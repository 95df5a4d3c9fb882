/* charset.h: which encoding bytes are in; the door to uchardet.
 *
 * Found in this order: a byte order mark; strict UTF-8 (with few faults, when it is
 * plain that the bytes were UTF-8 once); the encodings of East Asia, each tried on
 * a sample and scored by how many of the characters that come out are common
 * ones; and what uchardet takes it for.  It never fails: what nothing fits is read as
 * Windows-1252 and called doubtful.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_CHARSET_H
#define GONGWEN_SOURCE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

struct charset {
    char name[32]; /* as convert_new takes it */
    size_t mark;   /* bytes of the byte order mark at the start */
    bool doubtful; /* a guess that a person should look at */
    bool checked;  /* all of the bytes were looked at, and are valid UTF-8 */
};

struct charset charset_find(const char *bytes, size_t length);

/* The same for an encoding that a person named: its mark is found, and "UTF-16"
 * and "UTF-32" become the byte order that the bytes show. */
struct charset charset_named(const char *encoding, const char *bytes, size_t length);

#endif
