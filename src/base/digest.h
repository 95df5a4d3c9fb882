/* digest.h: numbers that tell bytes from others.
 *
 * For caches, where nobody gains by making two notices alike; they are no signature, and what they
 * are of some bytes may change from one version to the next.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_DIGEST_H
#define GONGWEN_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* All the bits are other ones when any byte is. */
struct digest {
    uint64_t words[2];
};

/* Fast: some 15 GB/s. */
struct digest digest_of(const char *bytes, size_t length);

/* The half of it, begun with another number. */
uint64_t digest_sum(const char *bytes, size_t length, uint64_t seed);

#endif
