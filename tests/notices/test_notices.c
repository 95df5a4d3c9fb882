/* test_notices.c: the notices of doc/notices and their kin give the trees beside this file.
 *
 * NAME.tree says, a line a block, role and text of the notice NAME as it was printed.
 * doc/notices/NAME.txt must give it, and so must every NAME.FORM.txt here: the same notice in
 * another form.  White space is not compared, and page furniture is left out, which differs
 * from form to form.  Speaks TAP.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/uni.h"
#include "notice/doc.h"

/* A line of the tree as it is compared: role, tab, text without white space. */
static void
add_tree_line(struct buf *out, const char *role, const char *block_text, size_t length)
{
    char *squeezed = uni_squeeze(block_text, length, NULL);

    buf_addf(out, "%s\t%s\n", role, squeezed);
    free(squeezed);
}

static bool
read_found_tree(const char *path, struct buf *out, struct err *err)
{
    struct doc *doc = doc_open(path, NULL, NULL, err);
    struct buf words = BUF_INIT;

    if (!doc)
        return false;
    doc_finish(doc);
    const struct tree *tree = doc_tree(doc);
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        const struct block *block = tree_block(tree, i);
        if (block->role == ROLE_FURNITURE)
            continue;
        buf_clear(&words);
        tree_block_text(tree, block, &words);
        add_tree_line(out, role_name(block->role), buf_string(&words), words.length);
    }
    buf_fini(&words);
    doc_free(doc);
    return true;
}

static bool
read_wanted_tree(const char *path, struct buf *out, struct err *err)
{
    struct buf bytes = BUF_INIT;

    if (!file_read(path, &bytes, err))
        return false;
    for (char *line = bytes.bytes, *end; (end = strchr(line, '\n')); line = end + 1) {
        char *tab = memchr(line, '\t', (size_t)(end - line));
        if (!tab)
            continue;
        *tab = '\0';
        add_tree_line(out, line, tab + 1, (size_t)(end - tab - 1));
    }
    buf_fini(&bytes);
    return true;
}

/* Prints the first line in which the two differ. */
static void
print_difference(const char *wanted, const char *found)
{
    while (*wanted && *found) {
        size_t wanted_length = strcspn(wanted, "\n");
        size_t found_length = strcspn(found, "\n");
        if (wanted_length != found_length || memcmp(wanted, found, wanted_length) != 0)
            break;
        wanted += wanted_length + 1;
        found += found_length + 1;
    }
    printf("# wanted: %.*s\n", (int)strcspn(wanted, "\n"), wanted);
    printf("#  found: %.*s\n", (int)strcspn(found, "\n"), found);
}

static bool
check_notice(size_t number, const char *path, const char *tree_path)
{
    struct buf wanted = BUF_INIT;
    struct buf found = BUF_INIT;
    struct err err = {""};
    bool read = read_wanted_tree(tree_path, &wanted, &err) && read_found_tree(path, &found, &err);
    bool same = read && strcmp(buf_string(&wanted), buf_string(&found)) == 0;

    printf("%s %zu - %s\n", same ? "ok" : "not ok", number, file_name(path));
    if (!read)
        printf("# %s\n", err.sentence);
    else if (!same)
        print_difference(buf_string(&wanted), buf_string(&found));
    buf_fini(&wanted);
    buf_fini(&found);
    return same;
}

/* "DIR/tests/notices/NAME.tree" of a notice named NAME.txt or NAME.FORM.txt. */
static char *
tree_path_of(const char *top, const char *path)
{
    const char *name = file_name(path);
    struct buf tree_path = BUF_INIT;

    buf_addf(&tree_path, "%s/tests/notices/%.*s.tree", top, (int)strcspn(name, "."), name);
    return buf_detach(&tree_path);
}

int
main(void)
{
    const char *top = getenv("top_srcdir") ? getenv("top_srcdir") : ".";
    struct buf pattern = BUF_INIT;
    glob_t notices = {.gl_pathc = 0};
    size_t failed = 0;

    buf_addf(&pattern, "%s/doc/notices/*.txt", top);
    glob(buf_string(&pattern), 0, NULL, &notices);
    buf_clear(&pattern);
    buf_addf(&pattern, "%s/tests/notices/*.txt", top);
    glob(buf_string(&pattern), GLOB_APPEND, NULL, &notices);
    buf_fini(&pattern);
    printf("1..%zu\n", notices.gl_pathc);
    for (size_t i = 0; i < notices.gl_pathc; i++) {
        char *tree_path = tree_path_of(top, notices.gl_pathv[i]);
        failed += !check_notice(i + 1, notices.gl_pathv[i], tree_path);
        free(tree_path);
    }
    globfree(&notices);
    return failed || notices.gl_pathc == 0;
}
