/* bench.c: how fast a notice comes from the disk to its outline, stage by stage.
 *
 *     bench SCRATCH MEGABYTES FILE...
 *
 * Writes the files that are valid UTF-8, one behind the other and over and over, to the
 * file SCRATCH until it is so large, and measures each stage of doc.c on it, all of them
 * through the façade, the layout of every block, and a screen of rows of a paragraph of ten
 * megabytes.  Processor time of one core, the best of three; a megabyte is 10^6 bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/utf8.h"
#include "layout/layout.h"
#include "notice/doc.h"
#include "notice/reflow.h"
#include "source/decode.h"

#define RUNS 3

/* Bytes of a paragraph that nobody would print, and the rows that are looked at. */
#define LONG_PARAGRAPH 10000000
#define SCREEN_ROWS    24

enum stage {
    READ,
    DECODE,
    REFLOW,
    OPENING,
    CLOSING,
    OUTLINE,
    FREE,
    WHOLE,
    LAYOUT,
    FITTED,
    LONG_TOP,
    LONG_MIDDLE,
    LONG_END,
    STAGES
};

static const char *const stage_names[STAGES] = {
    [READ] = "file",
    [DECODE] = "decode, text",
    [REFLOW] = "reflow",
    [OPENING] = "elements, opening",
    [CLOSING] = "elements, closing",
    [OUTLINE] = "outline",
    [FREE] = "free all of it",
    [WHOLE] = "doc, file to outline",
    [LAYOUT] = "layout, every block",
    [FITTED] = "the same, fitted",
    [LONG_TOP] = "long paragraph, top",
    [LONG_MIDDLE] = "resized, its middle",
    [LONG_END] = "resized, its end",
};

static double
seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Ends the stage that began at *since, keeping its best time; the next one begins. */
static void
end_stage(double best[STAGES], enum stage stage, double *since)
{
    double now = seconds_now();

    if (best[stage] == 0 || now - *since < best[stage])
        best[stage] = now - *since;
    *since = seconds_now();
}

static _Noreturn void
give_up(const char *path, const struct err *err)
{
    fprintf(stderr, "bench: %s: %s\n", path, err->sentence);
    exit(1);
}

static void
write_scratch(const char *path, size_t wanted, char **files, int count)
{
    struct buf notices = BUF_INIT, all = BUF_INIT;
    struct err err;

    for (int i = 0; i < count; i++) {
        struct buf one = BUF_INIT;
        if (!file_read(files[i], &one, &err))
            give_up(files[i], &err);
        if (utf8_valid_prefix(one.bytes, one.length) == one.length)
            buf_add(&notices, one.bytes, one.length);
        buf_add_char(&notices, '\n');
        buf_fini(&one);
    }
    while (all.length < wanted)
        buf_add(&all, notices.bytes, notices.length);
    if (!file_replace(path, all.bytes, all.length, &err))
        give_up(path, &err);
    buf_fini(&notices);
    buf_fini(&all);
}

static void
measure_stages(const char *path, double best[STAGES])
{
    struct buf bytes = BUF_INIT;
    struct diags diags = {NULL, 0, 0, 0};
    struct err err;
    double since = seconds_now();

    if (!file_read(path, &bytes, &err))
        give_up(path, &err);
    end_stage(best, READ, &since);
    struct text *text = text_new();
    struct decode *decode = decode_new(&bytes, NULL, &diags, &err);
    while (decode_advance(decode, text, SIZE_MAX))
        ;
    end_stage(best, DECODE, &since);
    struct tree *tree = tree_new(text, NULL);
    struct reflow *reflow = reflow_new(text, tree, &diags);
    reflow_advance(reflow);
    end_stage(best, REFLOW, &since);
    struct elements *elements = elements_new();
    elements_open(elements, tree);
    end_stage(best, OPENING, &since);
    elements_close(elements, tree, 0);
    end_stage(best, CLOSING, &since);
    struct outline *outline = outline_new(tree, &diags);
    outline_advance(outline);
    end_stage(best, OUTLINE, &since);
    outline_free(outline);
    elements_free(elements);
    reflow_free(reflow);
    tree_free(tree);
    text_free(text);
    decode_free(decode);
    diags_fini(&diags);
    end_stage(best, FREE, &since);
}

/* Every row of the notice, at the usual width. */
static void
lay_out(const struct doc *doc, bool fits)
{
    struct layout_options options = {
        .mode = LAYOUT_NOTICE, .measure = 80, .ambiguous = 1, .manner.fits = fits};
    struct layout *layout = layout_new(doc, &options);

    for (size_t unit = 0; unit < layout_unit_count(layout); unit++)
        layout_row_count(layout, unit);
    layout_free(layout);
}

static void
measure_whole(const char *path, double best[STAGES])
{
    struct err err;
    double since = seconds_now();
    struct doc *doc = doc_open(path, NULL, NULL, &err);

    if (!doc)
        give_up(path, &err);
    doc_finish(doc);
    end_stage(best, WHOLE, &since);
    lay_out(doc, false);
    end_stage(best, LAYOUT, &since);
    lay_out(doc, true);
    end_stage(best, FITTED, &since);
    doc_free(doc);
}

/* A screen of rows from the offset, by a layout that knows nothing yet. */
static void
lay_out_screen(const struct doc *doc, int measure, size_t offset)
{
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = measure, .ambiguous = 1};
    struct layout *layout = layout_new(doc, &options);
    struct place place = layout_place(layout, offset);

    for (int row = 0; row < SCREEN_ROWS; row++) {
        layout_row(layout, place);
        if (!layout_step(layout, &place, 1))
            layout_step(layout, &place, -1);
    }
    layout_free(layout);
}

/* All that the file holds as one paragraph. */
static struct doc *
open_as_paragraph(const char *path)
{
    struct buf bytes = BUF_INIT;
    struct err err;
    size_t kept = 0;

    if (!file_read(path, &bytes, &err))
        give_up(path, &err);
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.bytes[i] >= '\n' && bytes.bytes[i] <= '\r')
            bytes.bytes[i] = ' ';
    for (size_t i = 0; i < bytes.length && kept < LONG_PARAGRAPH; i++)
        if (bytes.bytes[i] != ' ' || (i > 0 && bytes.bytes[i - 1] != ' '))
            bytes.bytes[kept++] = bytes.bytes[i];
    bytes.length = utf8_valid_prefix(bytes.bytes, kept);
    struct doc *doc = doc_from_bytes(path, &bytes, "UTF-8", &err);
    if (!doc)
        give_up(path, &err);
    doc_finish(doc);
    buf_fini(&bytes);
    return doc;
}

static void
measure_long_paragraph(const char *path, double best[STAGES])
{
    struct doc *doc = open_as_paragraph(path);
    size_t length = text_length(doc_text(doc));
    double since = seconds_now();

    lay_out_screen(doc, 80, 0);
    end_stage(best, LONG_TOP, &since);
    lay_out_screen(doc, 70, length / 2);
    end_stage(best, LONG_MIDDLE, &since);
    lay_out_screen(doc, 60, length);
    end_stage(best, LONG_END, &since);
    doc_free(doc);
}

int
main(int argc, char **argv)
{
    double best[STAGES] = {0};
    struct buf bytes = BUF_INIT;
    struct err err;

    if (argc < 4) {
        fprintf(stderr, "usage: bench SCRATCH MEGABYTES FILE...\n");
        return 2;
    }
    write_scratch(argv[1], (size_t)strtoul(argv[2], NULL, 10) * 1000000, argv + 3, argc - 3);
    if (!file_read(argv[1], &bytes, &err))
        give_up(argv[1], &err);
    double megabytes = (double)bytes.length * 1e-6;
    buf_fini(&bytes);
    for (int run = 0; run < RUNS; run++) {
        measure_stages(argv[1], best);
        measure_whole(argv[1], best);
        measure_long_paragraph(argv[1], best);
    }
    printf("%.1f MB\n", megabytes);
    for (int stage = 0; stage < LONG_TOP; stage++)
        printf("%-22s %8.0f MB/s %8.1f ms\n", stage_names[stage], megabytes / best[stage],
               best[stage] * 1e3);
    for (int stage = LONG_TOP; stage < STAGES; stage++)
        printf("%-22s %22.1f ms\n", stage_names[stage], best[stage] * 1e3);
    return 0;
}
