/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/mem.h"

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static void
test_zero_is_zero(void **state)
{
    (void)state;
    char *bytes = mem_zero(3, 100);
    for (int i = 0; i < 300; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
    free(mem_zero(0, 8)); /* nothing is something to free */
}

static void
test_growth_keeps_what_is_there(void **state)
{
    (void)state;
    int *numbers = NULL;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        numbers = mem_grow(numbers, &capacity, (size_t)i + 1, sizeof *numbers);
        assert_true(capacity > (size_t)i);
        numbers[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    int *same = mem_grow(numbers, &capacity, capacity, sizeof *numbers);
    assert_ptr_equal(same, numbers);
    free(numbers);
}

static void
test_copies_end_in_nul(void **state)
{
    (void)state;
    char *copy = mem_copy("a\0b", 3);
    assert_memory_equal(copy, "a\0b", 4);
    free(copy);
    assert_null(mem_copy_string(NULL));
}

static void
say_restored(void)
{
    if (write(STDERR_FILENO, "restored ", 9) < 0)
        _exit(3);
}

/* Asks for more than there can be, in a process of its own. */
static void
test_exhaustion_restores_and_ends(void **state)
{
    (void)state;
    int ends[2];
    char said[100] = "";
    int status;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        mem_on_exhaustion(say_restored);
        mem_resize(NULL, SIZE_MAX / 2, 4);
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
    assert_string_equal(said, "restored gongwen: memory exhausted\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zero_is_zero),
        cmocka_unit_test(test_growth_keeps_what_is_there),
        cmocka_unit_test(test_copies_end_in_nul),
        cmocka_unit_test(test_exhaustion_restores_and_ends),
    };
    return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
