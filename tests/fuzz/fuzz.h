/* fuzz.h: one entry point, two ways to run it.
 *
 * Each fuzz_X.c defines LLVMFuzzerTestOneInput.  With --enable-fuzzers libFuzzer drives it
 * (CC=clang); `make check` links replay.c instead, which runs it once over each seed.
 * A fault is a crash, a report of a sanitizer, or an assert: nothing is compared.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_FUZZ_H
#define GONGWEN_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* The folder of the program's seeds below tests/fuzz/seeds. */
extern const char fuzz_seeds[];

/* libFuzzer's own name; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif
