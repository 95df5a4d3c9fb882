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

/* A sieve is of so many words: the bit of a character in one of them, 0 when it is in another. */
#define SIEVE_WORDS           16
#define SIEVE_WORD(character) (((character) >> 6 ^ (character) >> 11) & 15) /* 第 is not 本 */
#define SIEVE_BIT(word, character)                                                                 \
    (SIEVE_WORD(character) == (word) ? UINT64_C(1) << ((character)&63) : 0)

/* The sieve of a table TABLE(X, with) of which each line is X(with, …): BIT(word, …) is to expand
 * to | SIEVE_BIT(word, character). */
#define SIEVE(TABLE, BIT)                                                                          \
    {                                                                                              \
        0 TABLE(BIT, 0), 0 TABLE(BIT, 1), 0 TABLE(BIT, 2), 0 TABLE(BIT, 3), 0 TABLE(BIT, 4),       \
            0 TABLE(BIT, 5), 0 TABLE(BIT, 6), 0 TABLE(BIT, 7), 0 TABLE(BIT, 8), 0 TABLE(BIT, 9),   \
            0 TABLE(BIT, 10), 0 TABLE(BIT, 11), 0 TABLE(BIT, 12), 0 TABLE(BIT, 13),                \
            0 TABLE(BIT, 14), 0 TABLE(BIT, 15)                                                     \
    }

static inline bool
sieve_passes(const uint64_t sieve[SIEVE_WORDS], uint32_t character)
{
    return sieve[SIEVE_WORD(character)] >> (character & 63) & 1;
}

#endif
