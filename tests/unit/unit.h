/* unit.h: what every unit test includes: cmocka, and a folder that goes away afterwards.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_UNIT_UNIT_H
#define GONGWEN_TESTS_UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* A fresh folder; the caller owns its name and gives it to scratch_remove. */
static inline char *
scratch_new(void)
{
    const char *base = getenv("TMPDIR");
    char *path = NULL;

    assert_true(asprintf(&path, "%s/gongwen-test.XXXXXX", base ? base : "/tmp") > 0);
    assert_non_null(mkdtemp(path));
    return path;
}

static inline void
scratch_remove(char *path)
{
    char *command = NULL;

    assert_true(asprintf(&command, "rm -r '%s'", path) > 0);
    assert_int_equal(system(command), 0);
    free(command);
    free(path);
}

/* The same around a test or a group of tests, whose state is then the folder's name. */
static inline int
scratch_set_up(void **state)
{
    *state = scratch_new();
    return 0;
}

static inline int
scratch_tear_down(void **state)
{
    scratch_remove(*state);
    return 0;
}

#endif
