/* helper.h: what a program of libexec makes of a file that is a ZIP of parts, made here.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_HELPER_H
#define GONGWEN_TESTS_HELPER_H

/* The text that the program prints of the parts (path and bytes by turns, NULL behind the last), or
 * its sentence when it fails.  The caller owns it. */
char *helper_text(const char *program, const char *const *parts);

/* Fails the test when that is not `wanted`. */
void helper_check(const char *program, const char *const *parts, const char *wanted);

#endif
