/* window.h: a notice in a fixture, for tests of what commands do to it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_UNIT_FIXTURE_H
#define GONGWEN_TESTS_UNIT_FIXTURE_H

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "reader/reader.h"
#include "unit.h"

struct fixture {
    char path[40]; /* of a file that goes away with the fixture */
    struct reader *reader;
};

static inline void
fixture_write(const struct fixture *fixture, const char *bytes, size_t length)
{
    struct err err = {""};

    assert_true(file_replace(fixture->path, bytes, length, &err));
}

/* Opens what was written. */
static inline void
fixture_open(struct fixture *fixture, const struct reader_options *options, int columns, int rows)
{
    struct err err = {""};

    fixture->reader = reader_open(fixture->path, options, &err);
    if (!fixture->reader)
        fail_msg("%s", err.sentence);
    reader_resize(fixture->reader, columns, rows);
}

/* Nothing is written and nothing open yet. */
static inline struct fixture *
fixture_new(void)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);

    strcpy(fixture->path, "/tmp/gongwen-fixture-XXXXXX");
    close(mkstemp(fixture->path));
    return fixture;
}

static inline int
fixture_teardown(void **state)
{
    struct fixture *fixture = *state;

    reader_free(fixture->reader);
    unlink(fixture->path);
    free(fixture);
    return 0;
}

#endif
