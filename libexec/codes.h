/* codes.h: the characters of an RTF file, from the codes in which it has them.
 *
 * A character is a byte or two in a code page, which come one by one, or a UTF-16 unit or two.
 * They become one text in UTF-8; what makes no character becomes U+FFFD.  This room knows
 * nothing of groups and control words.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CODES_H
#define GONGWEN_CODES_H

#include <stdint.h>

#include "base/buf.h"
#include "source/convert.h"

/* Starts as all zeros. */
struct codes {
    struct buf bytes; /* in the code page, not yet converted */
    int bytes_code_page;
    uint32_t high; /* the first half of a surrogate pair, or 0 */
    struct convert *convert;
    int convert_code_page;
    struct buf text; /* UTF-8 */
};

void codes_fini(struct codes *codes);

/* The code page of \fcharsetN; 0 for that of the file. */
int codes_of_charset(int charset);

void codes_add_byte(struct codes *codes, int code_page, char byte);
void codes_add_string(struct codes *codes, const char *string);

/* The number of \uN: a UTF-16 unit, signed, or the character that others write there.
 * Controls are left out. */
void codes_add_unit(struct codes *codes, int number);

/* The text so far, valid until the next call. */
const struct buf *codes_text(struct codes *codes);
void codes_clear(struct codes *codes);

#endif
