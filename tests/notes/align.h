/* align.h: where the characters of one extraction of a notice stand in another.
 *
 * Found by a comparison of all the words of both (Myers, An O(ND) Difference Algorithm and Its
 * Variations, Algorithmica 1, 1986).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_ALIGN_H
#define GONGWEN_TESTS_ALIGN_H

#include "recast.h"

/* The caller owns .to. */
struct map align_docs(const struct doc *from, const struct doc *to);

#endif
