/* test_hostile.c: sources that nobody would print, read under limits.
 *
 * Each is made by a line of a table, then read, reflowed and laid out whole in a process of its
 * own that may take CPU_LIMIT seconds.  Speaks TAP.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "notice/doc.h"
#include "notice/reference.h"

#define CPU_LIMIT 10 /* seconds; each takes well under one, the sanitizers apart */
#define MEBIBYTE  ((size_t)1 << 20)

struct source {
    const char *name;
    const char *head;   /* once */
    const char *repeat; /* as often as fits into `size` bytes */
    const char *tail;   /* once */
    size_t size;
};

static const struct source sources[] = {
    {"one paragraph of a mebibyte on one line", "", "工作人员应当，", "。\n", MEBIBYTE},
    {"a mebibyte without any mark", "", "汉", "", MEBIBYTE},
    {"a mebibyte of one Latin word", "", "a", "", MEBIBYTE},
    {"line ends alone", "", "\n", "", MEBIBYTE},
    {"form feeds alone", "", "\f", "字", MEBIBYTE},
    {"white space alone behind a word", "字", "　 \t", "", MEBIBYTE},
    {"labels alone", "", "一、\n", "", MEBIBYTE},
    {"letters that count from A again and again", "", "A. x\nA. y\n", "", MEBIBYTE},
    {"labels within labels", "", "第一条（一）1.（1）①", "\n", MEBIBYTE},
    {"numbers a line", "", "1\n12\n", "", MEBIBYTE},
    {"page numbers alone", "", "— 1 —\n\f", "", MEBIBYTE},
    {"the same head on every page", "", "\f学生手册\n一句话，\n— 3 —\n", "", MEBIBYTE},
    {"titles that never end", "", "关于开展工作的通知\n", "", MEBIBYTE},
    {"addressees alone", "", "各部门：\n", "", MEBIBYTE},
    {"dates alone", "", "2020年1月1日\n", "", MEBIBYTE},
    {"attachments of attachments", "", "附件1\n附件：1.附件\n", "", MEBIBYTE},
    {"brackets that nobody closes", "", "（《“〔", "", MEBIBYTE},
    {"brackets that nobody opened", "", "）》”〕", "", MEBIBYTE},
    {"dashes and leaders", "", "——……", "", MEBIBYTE},
    {"an ideograph under a pile of marks", "字", "\xCC\x81", "", MEBIBYTE / 8},
    {"a family of joined emoji", "", "\xF0\x9F\x91\xA8\xE2\x80\x8D", "", MEBIBYTE / 8},
    {"escape sequences", "", "\033]0;x\007\033[2J", "\n", MEBIBYTE},
    {"bidi controls", "", "\xE2\x80\xAE\xE2\x81\xA6", "\n", MEBIBYTE / 8},
    {"hyphens at line ends", "", "co-\n", "", MEBIBYTE},
    {"columns of nothing", "", "a          b\n", "", MEBIBYTE},
    {"Chinese numerals without end", "第", "一百万亿", "条\n", MEBIBYTE / 4},
    {"numbers with points without end", "", "1.", "\n", MEBIBYTE / 4},
    {"a letter-spaced line", "", "总 ", "\n", MEBIBYTE / 4},
    {"attachments that cite others", "", "附件1\n某事项的办法\n见附件9、第九十九条和前款。\n", "",
     MEBIBYTE},
    {"articles that cite others", "", "第五条　按照第九条、第五条和附件2的规定。\n", "", MEBIBYTE},
    {"every second line indented", "", "　　在此说明有关情况和\n做法。\n", "", MEBIBYTE},
};

static void
make_source(const struct source *source, struct buf *bytes)
{
    size_t step = strlen(source->repeat);

    buf_add_string(bytes, source->head);
    while (bytes->length + step < source->size)
        buf_add(bytes, source->repeat, step);
    buf_add_string(bytes, source->tail);
}

/* Every row at a measure, in the usual manner or in one that asks for all there is. */
static bool
lay_out(const struct doc *doc, int measure, bool elaborate)
{
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = measure, .ambiguous = 1};
    if (elaborate)
        options.manner = (struct manner){LINEBREAK_STRICT, true, JUSTIFY_FULL, true};
    struct layout *layout = layout_new(doc, &options);
    bool fits = true;

    for (size_t unit = 0; unit < layout_unit_count(layout); unit++)
        for (size_t row = 0; row < layout_row_count(layout, unit); row++)
            fits &= layout_row(layout, (struct place){unit, row})->width <= measure;
    layout_free(layout);
    return fits;
}

/* Where all that is cited stands. */
static void
find_references(const struct doc *doc)
{
    struct references references = {0};

    for (size_t block = 0; block < tree_block_count(doc_tree(doc)); block++)
        reference_read(doc_outline(doc), block, &references);
    references_fini(&references);
}

static bool
read_source(const struct source *source)
{
    struct buf bytes = BUF_INIT;
    struct err err = {""};

    make_source(source, &bytes);
    struct doc *doc = doc_from_bytes(source->name, &bytes, "UTF-8", &err);
    if (!doc)
        return false;
    doc_finish(doc);
    find_references(doc);
    bool fits = lay_out(doc, 80, false) && lay_out(doc, 20, false) && lay_out(doc, 60, true);
    doc_free(doc);
    return fits;
}

static bool
read_under_limits(const struct source *source)
{
    int status = 0;

    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit cpu = {CPU_LIMIT, CPU_LIMIT};
        setrlimit(RLIMIT_CPU, &cpu);
        _exit(read_source(source) ? 0 : 1);
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return false;
    if (WIFSIGNALED(status))
        printf("# ended by signal %d\n", WTERMSIG(status));
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int
main(void)
{
    size_t count = sizeof sources / sizeof sources[0];
    size_t failed = 0;

    printf("1..%zu\n", count);
    for (size_t i = 0; i < count; i++) {
        bool ok = read_under_limits(&sources[i]);
        failed += !ok;
        printf("%s %zu - %s\n", ok ? "ok" : "not ok", i + 1, sources[i].name);
    }
    return failed != 0;
}
