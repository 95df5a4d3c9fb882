/* make_notices.c: a directory of notices that nobody has issued, to measure by.
 *
 *     make_notices FOLDER COUNT FILE...
 *
 * Writes COUNT notices of about 7 KB into FOLDER, a hundred to a directory: a number, a title, an
 * addressee, paragraphs with some headings, all of sentences drawn from the files, in lines of 28
 * ideographs with a page number behind every 22, as a PDF gives them.  Of ten notices two have a
 * running head on each page, two a blank line behind every line, one has lost its indents, and one
 * its form feeds.  The same arguments give the same notices.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/uni.h"
#include "notice/doc.h"

#define LINE_CHARACTERS 28
#define PAGE_LINES      22
#define NOTICE_BYTES    6700
#define STOP            "。"

struct sentences {
    char **all;
    size_t count, capacity;
};

/* How notices differ, as extraction gives them; in turn. */
static const struct manner {
    bool head;    /* a running head on each page */
    bool doubled; /* a blank line behind every line */
    bool flush;   /* first lines have lost their indents */
    bool endless; /* no form feeds between pages */
} manners[] = {{.head = true},    {0}, {.doubled = true}, {0},
               {.flush = true},   {0}, {.head = true},    {.doubled = true},
               {.endless = true}, {0}};

/* A notice that is being set. */
struct page {
    const struct manner *manner;
    struct buf text;
    int characters; /* in the line */
    int lines;      /* on the page */
    int number;     /* of the page */
};

static size_t
draw(uint64_t *state, size_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state % below;
}

/* ---- Sentences ------------------------------------------------------------------- */

static void
add_sentences(struct sentences *sentences, const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        const char *stop = memmem(text, (size_t)(end - text), STOP, strlen(STOP));
        size_t size = (size_t)((stop ? stop + strlen(STOP) : end) - text);
        if (stop && size > 30 && size < 600) {
            sentences->all = mem_grow(sentences->all, &sentences->capacity, sentences->count + 1,
                                      sizeof sentences->all[0]);
            sentences->all[sentences->count++] = mem_copy(text, size);
        }
        text += size;
    }
}

static void
read_sentences(struct sentences *sentences, const char *path)
{
    struct err err;
    struct doc *doc = doc_open(path, NULL, NULL, &err);

    if (!doc)
        return;
    doc_finish(doc);
    const struct tree *tree = doc_tree(doc);
    for (size_t i = 0; i < tree_block_count(tree); i++) {
        struct buf text = BUF_INIT;
        if (role_is_body(tree_block(tree, i)->role))
            tree_block_text(tree, tree_block(tree, i), &text);
        add_sentences(sentences, buf_string(&text), text.length);
        buf_fini(&text);
    }
    doc_free(doc);
}

/* ---- Setting ---------------------------------------------------------------------- */

static void
end_line(struct page *page)
{
    buf_add_string(&page->text, page->manner->doubled ? "\n\n" : "\n");
    page->characters = 0;
    if (++page->lines < PAGE_LINES)
        return;
    buf_addf(&page->text, "— %d —\n", ++page->number);
    if (!page->manner->endless)
        buf_add_char(&page->text, '\f');
    if (page->manner->head)
        buf_add_string(&page->text, "某市人民政府文件汇编\n");
    page->lines = 0;
}

static void
set(struct page *page, const char *string)
{
    uint32_t c;

    for (size_t at = 0, step; string[at]; at += step) {
        step = uni_read(string + at, &c);
        if (page->characters >= LINE_CHARACTERS)
            end_line(page);
        buf_add(&page->text, string + at, step);
        page->characters++;
    }
}

static void
set_paragraph(struct page *page, const struct sentences *sentences, uint64_t *state)
{
    set(page, page->manner->flush ? "" : "　　");
    for (size_t left = 2 + draw(state, 4); left > 0; left--)
        set(page, sentences->all[draw(state, sentences->count)]);
    end_line(page);
}

static void
set_notice(struct page *page, const struct sentences *sentences, size_t number, uint64_t *state)
{
    static const char *const kinds[] = {"通知", "意见", "决定", "通报", "批复", "函"};
    static const char *const labels[] = {"一、", "二、", "三、", "四、", "五、", "六、"};
    char line[256];

    snprintf(line, sizeof line, "某政发〔%zu〕%zu号\n\n", 2000 + draw(state, 24), number + 1);
    buf_add_string(&page->text, line);
    snprintf(line, sizeof line, "关于第%zu项工作的%s\n\n", number + 1, kinds[draw(state, 6)]);
    buf_add_string(&page->text, line);
    buf_add_string(&page->text, "各区县人民政府，各有关单位：\n");
    for (size_t section = 0; page->text.length < NOTICE_BYTES; section++) {
        if (section % 3 == 1 && section / 3 < 6) {
            snprintf(line, sizeof line, "%s%s第%zu项任务", page->manner->flush ? "" : "　　",
                     labels[section / 3], section);
            set(page, line);
            end_line(page);
        }
        set_paragraph(page, sentences, state);
    }
    buf_add_string(&page->text, "\n　　　　　　　　　　　　　　　　　　　　某市人民政府\n");
    snprintf(line, sizeof line, "　　　　　　　　　　　　　　　　　　　　%zu年%zu月%zu日\n",
             2000 + draw(state, 24), 1 + draw(state, 12), 1 + draw(state, 28));
    buf_add_string(&page->text, line);
}

static bool
write_notice(const char *folder, const struct sentences *sentences, size_t number, struct err *err)
{
    struct page page = {.manner = &manners[number % (sizeof manners / sizeof manners[0])],
                        .text = BUF_INIT};
    uint64_t state = 88172645463325252u + number * 7919;
    char path[4096];

    for (int warm = 0; warm < 8; warm++)
        draw(&state, 2);
    set_notice(&page, sentences, number, &state);
    snprintf(path, sizeof path, "%s/%02zu/%05zu.txt", folder, number / 100, number);
    char *directory = file_directory(path);
    bool ok = file_make_directory(directory, err);
    free(directory);
    FILE *file = ok ? fopen(path, "w") : NULL;
    ok = file && fwrite(page.text.bytes, 1, page.text.length, file) == page.text.length;
    if (file && fclose(file) != 0)
        ok = false;
    buf_fini(&page.text);
    return ok;
}

int
main(int argc, char **argv)
{
    struct sentences sentences = {0};
    size_t count = argc > 3 ? strtoul(argv[2], NULL, 10) : 0;
    struct err err = {""};

    for (int i = 3; i < argc; i++)
        read_sentences(&sentences, argv[i]);
    if (sentences.count == 0 || count == 0) {
        fputs("make_notices: FOLDER COUNT FILE..., and sentences in the files\n", stderr);
        return 1;
    }
    for (size_t number = 0; number < count; number++)
        if (!write_notice(argv[1], &sentences, number, &err)) {
            fprintf(stderr, "make_notices: %s: cannot be written %s\n", argv[1], err.sentence);
            return 1;
        }
    for (size_t i = 0; i < sentences.count; i++)
        free(sentences.all[i]);
    free(sentences.all);
    return 0;
}
