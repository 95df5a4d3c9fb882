/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/store.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "unit.h"

static const char *const versions[] = {
    "CREATE TABLE item (name TEXT PRIMARY KEY, number INTEGER)",
    "INSERT INTO item VALUES ('from version 2', 2)",
};

static struct store *
open_store(const char *path, size_t version)
{
    struct err err = {""};
    struct store *store = store_open(path, versions, version, &err);

    if (!store)
        print_error("%s\n", err.sentence);
    assert_non_null(store);
    return store;
}

static bool
put(struct store *store, const char *name, int64_t number, struct err *err)
{
    struct query *query = query_new(store, "INSERT INTO item VALUES (?1, ?2)", err);

    if (!query)
        return false;
    query_bind_string(query, 1, name);
    query_bind_number(query, 2, number);
    bool ok = query_run(query, err);
    query_free(query);
    return ok;
}

static int64_t
count(struct store *store)
{
    struct err err;
    struct query *query = query_new(store, "SELECT count(*) FROM item", &err);

    assert_int_equal(query_step(query, &err), QUERY_ROW);
    int64_t number = query_number(query, 0);
    assert_int_equal(query_step(query, &err), QUERY_DONE);
    query_free(query);
    return number;
}

static void
test_values_come_back(void **state)
{
    char *path = file_join(*state, "values/store.db");
    struct store *store = open_store(path, 1);
    struct err err;
    size_t length;

    assert_true(put(store, "公文", INT64_C(1) << 40, &err));
    assert_true(put(store, NULL, -1, &err));
    store_free(store);

    store = open_store(path, 1);
    struct query *query = query_new(store, "SELECT name, number FROM item ORDER BY number", &err);
    assert_int_equal(query_step(query, &err), QUERY_ROW);
    assert_string_equal(query_text(query, 0, &length), "");
    assert_int_equal(length, 0);
    assert_int_equal(query_step(query, &err), QUERY_ROW);
    assert_string_equal(query_text(query, 0, &length), "公文");
    assert_int_equal(length, strlen("公文"));
    assert_true(query_number(query, 1) == INT64_C(1) << 40);
    assert_int_equal(query_step(query, &err), QUERY_DONE);
    query_free(query);
    store_free(store);
    free(path);
}

static void
test_an_older_layout_is_brought_up_to_date_once(void **state)
{
    char *path = file_join(*state, "older.db");
    struct err err;

    store_free(open_store(path, 1));
    for (int time = 0; time < 2; time++) {
        struct store *store = open_store(path, 2);
        assert_int_equal(count(store), 1);
        store_free(store);
    }
    assert_null(store_open(path, versions, 1, &err));
    assert_non_null(strstr(err.sentence, "newer"));
    free(path);
}

static void
test_a_failed_migration_leaves_the_version(void **state)
{
    static const char *const broken[] = {
        "CREATE TABLE item (name TEXT PRIMARY KEY, number INTEGER)",
        "INSERT INTO item VALUES ('half', 1); INSERT INTO nowhere VALUES (1)",
    };
    char *path = file_join(*state, "broken.db");
    struct err err;

    store_free(open_store(path, 1));
    assert_null(store_open(path, broken, 2, &err));
    struct store *store = open_store(path, 1);
    assert_int_equal(count(store), 0);
    store_free(store);
    free(path);
}

static void
assert_not_opened(const char *path, const char *words)
{
    struct err err = {""};

    assert_null(store_open(path, versions, 1, &err));
    if (!strstr(err.sentence, words))
        print_error("%s\n", err.sentence);
    assert_non_null(strstr(err.sentence, words));
}

static void
test_trouble_is_said_in_a_sentence(void **state)
{
    char *path = file_join(*state, "poem.db");
    struct err err;

    assert_true(file_replace(path,
                             "This is a poem and has never been a database, however long "
                             "one looks at it, line after line after line.\n",
                             104, &err));
    assert_not_opened(path, "is damaged");
    free(path);
    path = file_join(*state, "folder.db");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_not_opened(path, "cannot be opened");
    char *below = file_join("/dev/null", "store.db");
    assert_not_opened(below, "cannot be opened: Not a directory");
    free(below);
    free(path);
}

static void
test_a_transaction_is_all_or_nothing(void **state)
{
    char *path = file_join(*state, "transaction.db");
    struct store *store = open_store(path, 1);
    struct err err;

    assert_true(store_begin(store, &err));
    assert_true(put(store, "a", 1, &err));
    store_rollback(store);
    assert_int_equal(count(store), 0);
    assert_true(store_begin(store, &err));
    assert_true(put(store, "a", 1, &err));
    assert_true(put(store, "b", 2, &err));
    assert_true(store_commit(store, &err));
    assert_int_equal(count(store), 2);
    assert_false(put(store, "a", 3, &err)); /* the name is taken */
    assert_int_equal(count(store), 2);
    store_free(store);
    free(path);
}

/* Two processes write at once; each waits for the other, and nothing is lost. */
static void
test_two_processes_write_at_once(void **state)
{
    char *path = file_join(*state, "two.db");
    char name[32];
    struct err err;
    int status;

    store_free(open_store(path, 1));
    pid_t child = fork();
    struct store *store = open_store(path, 1);
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "%d %d", child == 0, i);
        if (!put(store, name, i, &err) && child == 0)
            _exit(1);
    }
    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(count(store), 40);
    store_free(store);
    free(path);
}

/* Writes pairs, both in one transaction, and says each number once it is committed. */
static _Noreturn void
write_pairs(const char *path, int said)
{
    struct store *store = open_store(path, 1);
    struct err err;
    char name[32];

    for (int i = 1;; i++) {
        bool ok = store_begin(store, &err);
        for (int half = 0; ok && half < 2; half++) {
            snprintf(name, sizeof name, "%d %d", i, half);
            ok = put(store, name, i, &err);
        }
        if (!ok || !store_commit(store, &err) || write(said, &i, sizeof i) != sizeof i)
            _exit(1);
    }
}

/* Kills the writer anywhere: what it said to be written is there, and nothing is there by half. */
static void
test_a_killed_writer_loses_nothing(void **state)
{
    char *path = file_join(*state, "killed.db");
    int ends[2], last = 0, status;

    store_free(open_store(path, 1));
    for (int round = 0; round < 5; round++) {
        unlink(path);
        store_free(open_store(path, 1));
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0)
            write_pairs(path, ends[1]);
        close(ends[1]);
        for (int i = 0; i <= 2 * round; i++)
            assert_int_equal(read(ends[0], &last, sizeof last), sizeof last);
        usleep((useconds_t)(round * 700)); /* into the middle of a write */
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        while (read(ends[0], &last, sizeof last) == sizeof last)
            ;
        close(ends[0]);
        struct store *store = open_store(path, 1);
        assert_true(count(store) >= 2 * last);
        assert_int_equal(count(store) % 2, 0);
        store_free(store);
    }
    free(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_come_back),
        cmocka_unit_test(test_an_older_layout_is_brought_up_to_date_once),
        cmocka_unit_test(test_a_failed_migration_leaves_the_version),
        cmocka_unit_test(test_trouble_is_said_in_a_sentence),
        cmocka_unit_test(test_a_transaction_is_all_or_nothing),
        cmocka_unit_test(test_two_processes_write_at_once),
        cmocka_unit_test(test_a_killed_writer_loses_nothing),
    };
    return cmocka_run_group_tests_name("store", tests, scratch_set_up, scratch_tear_down);
}
