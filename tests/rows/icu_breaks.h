/* icu_breaks.h: where ICU lets a line end, to compare with; not part of the program.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_ROWS_ICU_BREAKS_H
#define GONGWEN_TESTS_ROWS_ICU_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether this was built with ICU. */
bool icu_is_here(void);

/* Sets breaks[i] for each byte of s[0..length), by ICU's rules for Chinese, strict; only where
 * icu_is_here(). */
void icu_breaks(const char *s, size_t length, char *breaks);

#endif
