/* sieve.h: a short no for characters that a table does not name.
 *
 * A sieve has a bit for each of the few characters of a table; a character whose bit is not set is
 * none of them.  One whose bit is set may be one, and has to be looked for.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_SIEVE_H
#define GONGWEN_NOTICE_SIEVE_H

#include <stdbool.h>
#include <stdint.h>

/* A sieve is of four words: the bit of a character in one of them, 0 when it is in another. */
#define SIEVE_WORDS 4
#define SIEVE_BIT(word, character)                                                                 \
    (((character) >> 6 & 3) == (word) ? UINT64_C(1) << ((character)&63) : 0)

static inline bool
sieve_passes(const uint64_t sieve[SIEVE_WORDS], uint32_t character)
{
    return sieve[character >> 6 & 3] >> (character & 63) & 1;
}

#endif
