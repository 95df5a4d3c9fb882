/* test_run.c: an outside program is held to its limits.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "source/run.h"
#include "unit.h"

static const struct run_limits ample = {
    .seconds = 20, .memory = (size_t)1 << 30, .output = (size_t)1 << 20};

/* Runs the shell on a script, with `input` as $1. */
static bool
run_script(const char *script, const char *input, const struct run_limits *limits,
           struct buf *output, struct err *err)
{
    char shell[] = "sh", option[] = "-c", file[] = RUN_FILE;
    char *copy = mem_copy_string(script);
    char *program = run_find(shell);
    char *arguments[] = {shell, option, copy, shell, file, NULL};
    struct buf bytes = BUF_INIT;

    assert_non_null(program);
    buf_add_string(&bytes, input);
    struct buf complaint = BUF_INIT;
    bool ok = run_program(program, arguments, &bytes, limits, output, &complaint, err);
    buf_fini(&complaint);
    buf_fini(&bytes);
    free(program);
    free(copy);
    return ok;
}

static double
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
reads_the_file_and_is_read(void **state)
{
    struct buf output = BUF_INIT;
    struct err err = {""};

    (void)state;
    buf_add_string(&output, "before ");
    assert_true(run_script("cat \"$1\"; echo complaint >&2", "公文", &ample, &output, &err));
    assert_string_equal(buf_string(&output), "before 公文");
    buf_fini(&output);
}

static void
large_input_and_output_do_not_block(void **state)
{
    struct buf input = BUF_INIT, output = BUF_INIT;
    struct err err = {""};

    (void)state;
    for (int i = 0; i < 50000; i++)
        buf_add_string(&input, "一行文字\n");
    assert_true(
        run_script("cat \"$1\" >&2; cat \"$1\"", buf_string(&input), &ample, &output, &err));
    assert_int_equal(output.length, input.length);
    buf_fini(&input);
    buf_fini(&output);
}

static struct run *
begin_script(const char *script)
{
    char shell[] = "sh", option[] = "-c";
    char *copy = mem_copy_string(script);
    char *arguments[] = {shell, option, copy, NULL};
    char *program = run_find(shell);
    const struct buf nothing = BUF_INIT;
    struct err err = {""};
    struct run *run = run_begin(program, arguments, &nothing, &ample, &err);

    assert_non_null(run);
    free(program);
    free(copy);
    return run;
}

static void
runs_beside_others(void **state)
{
    struct buf output = BUF_INIT, complaint = BUF_INIT;
    struct err err = {""};
    struct run *quick = begin_script("echo done; echo hm >&2");
    struct run *slow = begin_script("sleep 600");

    (void)state;
    while (run_advance(quick, 1000))
        assert_true(run_advance(slow, 0));
    assert_true(run_end(quick, &output, &complaint, &err));
    assert_string_equal(buf_string(&output), "done\n");
    assert_string_equal(buf_string(&complaint), "hm");
    double before = now();
    assert_true(run_advance(slow, 1));
    assert_false(run_end(slow, &output, &complaint, &err));
    assert_true(now() - before < 5);
    buf_fini(&output);
    buf_fini(&complaint);
}

static void
time_is_limited_for_all_that_it_starts(void **state)
{
    const struct run_limits limits = {
        .seconds = 1, .memory = (size_t)1 << 30, .output = (size_t)1 << 20};
    static const char *const scripts[] = {"sleep 60", "sleep 60 & sleep 60; wait",
                                          "trap '' TERM; exec >&- 2>&-; sleep 60",
                                          "echo some; exec sleep 60"};
    struct err err = {""};

    (void)state;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        struct buf output = BUF_INIT;
        double start = now();
        assert_false(run_script(scripts[i], "", &limits, &output, &err));
        assert_string_equal(err.sentence, "sh took longer than 1 second");
        assert_true(now() - start < 10);
        buf_fini(&output);
    }
}

static void
output_is_limited(void **state)
{
    struct buf output = BUF_INIT;
    struct err err = {""};

    (void)state;
    assert_false(run_script("yes", "", &ample, &output, &err));
    assert_string_equal(err.sentence, "sh wrote more than 1 megabyte");
    assert_true(output.length < 4 * ample.output);
    buf_fini(&output);
}

static void
endless_complaints_are_no_output(void **state)
{
    const struct run_limits limits = {
        .seconds = 1, .memory = (size_t)1 << 30, .output = (size_t)1 << 20};
    struct buf output = BUF_INIT;
    struct err err = {""};

    (void)state;
    assert_false(run_script("yes >&2", "", &limits, &output, &err));
    assert_string_equal(err.sentence, "sh took longer than 1 second");
    buf_fini(&output);
}

#ifndef __SANITIZE_ADDRESS__ /* which takes terabytes of addresses for itself */
static void
memory_is_limited(void **state)
{
    const struct run_limits limits = {
        .seconds = 20, .memory = (size_t)64 << 20, .output = (size_t)1 << 20};
    struct buf output = BUF_INIT;
    struct err err = {""};

    (void)state;
    assert_true(run_script("ulimit -v", "", &limits, &output, &err));
    assert_string_equal(buf_string(&output), "65536\n");
    buf_fini(&output);
}
#endif

/* The reader may be killed; what it waited for closes its end of the pipe then. */
static void
a_program_ends_with_the_reader(void **state)
{
    int ends[2];
    char byte;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t reader = fork();
    if (reader == 0) {
        close(ends[0]);
        struct run *run = begin_script("exec sleep 60");
        close(ends[1]);
        run_advance(run, 50);
        kill(getpid(), SIGKILL);
    }
    close(ends[1]);
    assert_int_equal(waitpid(reader, NULL, 0), reader);
    struct pollfd end = {.fd = ends[0], .events = POLLIN};
    assert_int_equal(poll(&end, 1, 10000), 1);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    close(ends[0]);
}

static void
a_program_is_found_along_the_path(void **state)
{
    char *found = run_find("sh");

    (void)state;
    assert_non_null(found);
    assert_int_equal(found[0], '/');
    free(found);
    assert_null(run_find("no-such-program"));
    assert_null(run_find("/"));
    assert_null(run_find("/etc/passwd"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_file_and_is_read),
        cmocka_unit_test(runs_beside_others),
        cmocka_unit_test(large_input_and_output_do_not_block),
        cmocka_unit_test(time_is_limited_for_all_that_it_starts),
        cmocka_unit_test(output_is_limited),
        cmocka_unit_test(endless_complaints_are_no_output),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(memory_is_limited),
#endif
        cmocka_unit_test(a_program_ends_with_the_reader),
        cmocka_unit_test(a_program_is_found_along_the_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
