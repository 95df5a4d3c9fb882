/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "spec.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

/* A case as it is read. */
struct spec {
    struct buf name, input, wanted;
};

/* What the cases have come to. */
struct score {
    const char *file;
    spec_make *make;
    int count, failed;
};

static const struct mark {
    const char *shown, *meant;
} marks[] = {{"␌", "\f"}, {"␠", " "}, {"␉", "\t"}};

static void
spec_fini(struct spec *spec)
{
    buf_fini(&spec->name);
    buf_fini(&spec->input);
    buf_fini(&spec->wanted);
}

/* Appends a line, its marks replaced. */
static void
add_line(struct buf *out, const char *line, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t i = 0, count = sizeof marks / sizeof marks[0];
        while (i < count && strncmp(line + at, marks[i].shown, strlen(marks[i].shown)) != 0)
            i++;
        if (i < count) {
            buf_add_string(out, marks[i].meant);
            at += strlen(marks[i].shown);
        } else {
            buf_add_char(out, line[at++]);
        }
    }
    buf_add_char(out, '\n');
}

static void
drop_blank_end(struct buf *text)
{
    while (text->length > 1 && text->bytes[text->length - 1] == '\n' &&
           text->bytes[text->length - 2] == '\n')
        text->bytes[--text->length] = '\0';
    if (text->length == 1 && text->bytes[0] == '\n')
        buf_clear(text);
}

/* Prints a part of a failed case as TAP's comments. */
static void
print_part(const char *title, const struct buf *text)
{
    printf("#   %s\n", title);
    for (const char *line = buf_string(text); *line;) {
        size_t length = strcspn(line, "\n");
        printf("#   |%.*s|\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

static void
run_case(struct score *score, struct spec *spec)
{
    struct buf found = BUF_INIT;

    drop_blank_end(&spec->input);
    drop_blank_end(&spec->wanted);
    score->make(buf_string(&spec->name), &spec->input, &found);
    drop_blank_end(&found);
    bool good = strcmp(buf_string(&spec->wanted), buf_string(&found)) == 0;
    printf("%sok %d - %s: %s\n", good ? "" : "not ", ++score->count, score->file,
           buf_string(&spec->name));
    if (!good) {
        score->failed++;
        print_part("wanted", &spec->wanted);
        print_part("found", &found);
    }
    buf_fini(&found);
}

/* Where a line of the file belongs. */
enum part { PROSE, INPUT, WANTED };

static void
run_text(struct score *score, const char *text)
{
    struct spec spec = {BUF_INIT, BUF_INIT, BUF_INIT};
    enum part part = PROSE;

    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        bool opens = strncmp(text, "== ", 3) == 0;
        if (part == WANTED && (opens || strncmp(text, "# ", 2) == 0)) {
            run_case(score, &spec);
            part = PROSE;
        }
        if (opens) {
            spec_fini(&spec);
            buf_add(&spec.name, text + 3, length - 3);
            part = INPUT;
        } else if (part == INPUT && length == 2 && strncmp(text, "--", 2) == 0) {
            part = WANTED;
        } else if (part != PROSE) {
            add_line(part == INPUT ? &spec.input : &spec.wanted, text, length);
        }
    }
    if (part == WANTED)
        run_case(score, &spec);
    spec_fini(&spec);
}

static void
run_file(struct score *score, const char *path)
{
    struct buf text = BUF_INIT;
    struct err err = {""};

    score->file = strrchr(path, '/') + 1;
    if (file_read(path, &text, &err)) {
        run_text(score, buf_string(&text));
    } else {
        printf("not ok %d - %s: %s\n", ++score->count, path, err.sentence);
        score->failed++;
    }
    buf_fini(&text);
}

int
spec_run(const char *directory, spec_make *make)
{
    struct score score = {.make = make};
    const char *root = getenv("top_srcdir");
    struct buf pattern = BUF_INIT;
    glob_t paths = {0};

    buf_addf(&pattern, "%s/tests/spec/%s/*.txt", root ? root : ".", directory);
    glob(buf_string(&pattern), 0, NULL, &paths);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        run_file(&score, paths.gl_pathv[i]);
    printf("1..%d\n", score.count);
    globfree(&paths);
    buf_fini(&pattern);
    return score.failed || score.count == 0;
}
