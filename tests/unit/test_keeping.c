/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/keeping.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "notes/notes.h"
#include "unit.h"

#define NOTICE                                                                                                           \
    "              关于开展汛期安全检查的通知\n\n各县（区）应急管理局：\n"                       \
    "    一、检查范围\n    全市各类水库、堤防和在建工程。各县要逐一登记，不留死角。\n" \
    "    二、检查时间\n    从六月一日起，至六月三十日止。各县要每周上报进展。\n"

static struct doc *
make_doc(void)
{
    struct buf bytes = BUF_INIT;
    struct err err = {""};

    buf_add_string(&bytes, NOTICE);
    struct doc *doc = doc_from_bytes("/n/a.txt", &bytes, NULL, &err);
    assert_non_null(doc);
    doc_finish(doc);
    buf_fini(&bytes);
    return doc;
}

static struct notes *
open_notes(const char *path, const struct doc *doc)
{
    struct err err = {""};
    struct notes *notes = notes_open(path, &err);

    if (!notes || !notes_attach(notes, doc, &err))
        print_error("%s\n", err.sentence);
    assert_non_null(notes);
    return notes;
}

/* Adds a bookmark of that name. */
static bool
add(struct notes *notes, const char *name, struct err *err)
{
    const char *words = strstr(NOTICE, "各县要逐一");
    const struct note_draft draft = {
        .kind = NOTE_BOOKMARK,
        .name = name,
        .span = {(size_t)(words - NOTICE), (size_t)(words - NOTICE) + 15}};

    return notes_add(notes, &draft, err) != NULL;
}

static size_t
count_at(const char *path)
{
    struct doc *doc = make_doc();
    struct notes *notes = open_notes(path, doc);
    size_t count = notes_count(notes);

    notes_free(notes);
    doc_free(doc);
    return count;
}

/* A store with so many bookmarks. */
static void
fill(const char *path, int count)
{
    struct doc *doc = make_doc();
    struct notes *notes = open_notes(path, doc);
    char name[32];
    struct err err;

    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "%d", i);
        assert_true(add(notes, name, &err));
    }
    notes_free(notes);
    doc_free(doc);
}

/* ---- Writers ---- */

/* Adds bookmarks as "WRITER NUMBER" without end, or `most` of them, and says each once it is
 * acknowledged. */
static _Noreturn void
write_on(const char *path, int writer, int most, int said)
{
    struct doc *doc = make_doc();
    struct notes *notes = open_notes(path, doc);
    struct err err = {""};
    char name[32];

    for (int i = 1; i <= most; i++) {
        snprintf(name, sizeof name, "%d %d", writer, i);
        while (!add(notes, name, &err))
            if (!strstr(err.sentence, "in use")) {
                fprintf(stderr, "# %s\n", err.sentence);
                _exit(1);
            }
        if (said >= 0 && write(said, &i, sizeof i) != sizeof i)
            _exit(1);
    }
    notes_free(notes);
    doc_free(doc);
    _exit(0);
}

static void
test_four_write_at_once(void **state)
{
    char *path = file_join(*state, "four.db");
    pid_t children[4];
    int status;

    for (int i = 0; i < 4; i++)
        if ((children[i] = fork()) == 0)
            write_on(path, i, 15, -1);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(count_at(path), 60);
    free(path);
}

#define KILLS 300

static void
test_a_killed_writer_loses_nothing(void **state)
{
    char *path = file_join(*state, "killed.db");
    size_t acknowledged = 0;
    int ends[2], number, status;

    srand(20261125);
    for (int round = 0; round < KILLS; round++) {
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        if (child == 0)
            write_on(path, round, 1000000, ends[1]);
        close(ends[1]);
        /* While it opens the store, or among its notes, which a slow disk makes rare. */
        if (round % 3 && read(ends[0], &number, sizeof number) == sizeof number)
            acknowledged++;
        usleep((useconds_t)(rand() % 20000));
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        while (read(ends[0], &number, sizeof number) == sizeof number)
            acknowledged++;
        close(ends[0]);
        if (round % 50 == 49)
            assert_true(count_at(path) >= acknowledged);
    }
    size_t there = count_at(path);
    print_message("# %d kills, %zu notes acknowledged, %zu there\n", KILLS, acknowledged, there);
    assert_true(acknowledged > KILLS / 2 && there >= acknowledged);
    assert_true(there <= acknowledged + KILLS); /* one of each was under way */
    free(path);
}

/* ---- Damage ---- */

/* Writes rubbish into each page of the store, at that offset in it, from the page on. */
static void
damage(const char *path, off_t page, off_t offset)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    struct stat st;
    char rubbish[512];

    memset(rubbish, 'x', sizeof rubbish);
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &st), 0);
    for (off_t at = page * 4096; at < st.st_size; at += 4096)
        assert_int_equal(pwrite(fd, rubbish, sizeof rubbish, at + offset), sizeof rubbish);
    if (page > 0) /* the change counter: what others have read by now does not count */
        assert_int_equal(pwrite(fd, rubbish, 4, 24), 4);
    close(fd);
}

/* The name of a file of the folder that begins so; NULL when there is none. */
static char *
find_file(const char *folder, const char *start)
{
    DIR *directory = opendir(folder);
    char *found = NULL;

    for (struct dirent *entry; (entry = readdir(directory));)
        if (strncmp(entry->d_name, start, strlen(start)) == 0 && !found)
            found = strdup(entry->d_name);
    closedir(directory);
    return found;
}

static void
test_a_damaged_store_is_set_aside(void **state)
{
    static const off_t places[][2] = {{0, 0}, {0, 40}, {0, 2000}, {1, 0}, {1, 40}};
    char *folder = file_join(*state, "aside"), *path = file_join(folder, "notes.db");
    struct err err = {""};

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        fill(path, 3);
        damage(path, places[i][0], places[i][1]);
        struct notes *notes = notes_open(path, &err);
        assert_non_null(notes);
        assert_non_null(
            strstr(notes_message(notes), "was damaged: it is kept as notes.db.damaged-"));
        assert_non_null(strstr(notes_message(notes), "the backup of"));
        notes_free(notes);
        assert_int_equal(count_at(path), 3 * (i + 1));
    }
    char *aside = find_file(folder, "notes.db.damaged-");
    assert_non_null(aside);
    free(aside);
    free(path);
    free(folder);
}

static void
test_without_a_backup_a_new_store_is_begun(void **state)
{
    char *folder = file_join(*state, "new"), *path = file_join(folder, "notes.db");
    struct err err = {""};

    assert_true(file_replace(path, "this was never a store of anything, but it is here", 50, &err));
    struct notes *notes = notes_open(path, &err);
    assert_non_null(notes);
    assert_non_null(strstr(notes_message(notes), "a new one is begun"));
    notes_free(notes);
    assert_int_equal(count_at(path), 0);
    free(path);
    free(folder);
}

/* The damage shows only when the notes are read. */
static void
test_damage_is_found_while_reading(void **state)
{
    char *folder = file_join(*state, "while"), *path = file_join(folder, "notes.db");
    struct doc *doc = make_doc();
    struct err err = {""};

    fill(path, 200);
    struct notes *notes = notes_open(path, &err);
    assert_non_null(notes);
    damage(path, 1, 0);
    assert_true(notes_attach(notes, doc, &err));
    assert_int_equal(notes_count(notes), 200);
    assert_non_null(strstr(notes_message(notes), "was damaged"));
    assert_true(add(notes, "201", &err));
    notes_free(notes);
    doc_free(doc);
    assert_int_equal(count_at(path), 201);
    free(path);
    free(folder);
}

static void
test_an_emptied_store_comes_back(void **state)
{
    char *folder = file_join(*state, "emptied"), *path = file_join(folder, "notes.db");

    fill(path, 2);
    assert_int_equal(truncate(path, 0), 0);
    assert_int_equal(count_at(path), 2);
    free(path);
    free(folder);
}

static void
test_backups_are_few(void **state)
{
    char *folder = file_join(*state, "few"), *path = file_join(folder, "notes.db");
    struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    size_t count = 0;

    for (int round = 0; round < 12; round++) {
        fill(path, 1);
        for (int number = 1; number <= 9; number++) {
            struct buf name = BUF_INIT;
            buf_addf(&name, "%s.backup-%d", path, number);
            utimensat(AT_FDCWD, buf_string(&name), old, 0); /* days go by */
            count += round == 11 && access(buf_string(&name), F_OK) == 0;
            buf_fini(&name);
        }
    }
    assert_int_equal(count, KEEPING_BACKUPS);
    free(path);
    free(folder);
}

/* ---- Older stores, and places where nothing can be written ---- */

static void
test_an_older_store_is_kept(void **state)
{
    static const char *const first[] = {
        "CREATE TABLE place (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, words INTEGER"
        " NOT NULL, quote TEXT NOT NULL, percent INTEGER NOT NULL, read_at INTEGER NOT NULL)"
        " WITHOUT ROWID; INSERT INTO place VALUES ('/n/a.txt', 'f', 7, 'q', 50, 1)"};
    char *folder = file_join(*state, "older"), *path = file_join(folder, "notes.db");
    struct err err = {""};
    int64_t rows = 0;

    struct store *store = store_open(path, first, 1, &err);
    assert_non_null(store);
    store_free(store);
    assert_int_equal(count_at(path), 0);
    assert_null(store_open(path, first, 1, &err));
    assert_non_null(strstr(err.sentence, "newer"));
    char *copy = file_join(folder, "notes.db.version-1");
    store = store_open(copy, first, 1, &err);
    assert_non_null(store);
    struct query *query = query_new(store, "SELECT words FROM place", &err);
    assert_int_equal(query_step(query, &err), QUERY_ROW);
    rows = query_number(query, 0);
    query_free(query);
    store_free(store);
    assert_int_equal(rows, 7);
    free(copy);
    free(path);
    free(folder);
}

/* On a small disk of its own, filled to the brim while notes are added. */
static void
test_a_full_disk_loses_nothing(void **state)
{
    char *folder = file_join(*state, "full"), *path = file_join(folder, "gongwen/notes.db");
    struct err err = {""};

    assert_int_equal(mkdir(folder, 0700), 0);
    if (mount("tmpfs", folder, "tmpfs", 0, "size=300k") != 0) {
        free(path);
        free(folder);
        skip();
    }
    struct doc *doc = make_doc();
    struct notes *notes = open_notes(path, doc);
    size_t added = 0;
    while (added < 5000 && add(notes, "一个名字", &err))
        added++;
    assert_true(added > 0 && added < 5000);
    assert_non_null(strstr(err.sentence, "disk is full"));
    assert_int_equal(notes_count(notes), added);
    notes_free(notes);
    doc_free(doc);
    assert_int_equal(count_at(path), added);
    umount(folder);
    free(path);
    free(folder);
}

static void
test_a_read_only_disk_is_read(void **state)
{
    char *folder = file_join(*state, "read-only"), *path = file_join(folder, "notes.db");
    struct err err = {""};

    fill(path, 4);
    if (mount(folder, folder, NULL, MS_BIND, NULL) != 0 ||
        mount(NULL, folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0) {
        free(path);
        free(folder);
        skip();
    }
    struct doc *doc = make_doc();
    struct notes *notes = open_notes(path, doc);
    assert_int_equal(notes_count(notes), 4);
    assert_false(add(notes, "5", &err));
    assert_non_null(strstr(err.sentence, "read-only"));
    assert_int_equal(notes_count(notes), 4);
    notes_free(notes);
    doc_free(doc);
    umount(folder);
    assert_int_equal(count_at(path), 4);
    free(path);
    free(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_four_write_at_once),
        cmocka_unit_test(test_a_killed_writer_loses_nothing),
        cmocka_unit_test(test_a_damaged_store_is_set_aside),
        cmocka_unit_test(test_without_a_backup_a_new_store_is_begun),
        cmocka_unit_test(test_damage_is_found_while_reading),
        cmocka_unit_test(test_an_emptied_store_comes_back),
        cmocka_unit_test(test_backups_are_few),
        cmocka_unit_test(test_an_older_store_is_kept),
        cmocka_unit_test(test_a_full_disk_loses_nothing),
        cmocka_unit_test(test_a_read_only_disk_is_read),
    };
    return cmocka_run_group_tests_name("keeping", tests, scratch_set_up, scratch_tear_down);
}
