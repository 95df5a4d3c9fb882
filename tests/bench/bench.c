/* bench.c: how fast a notice comes from the disk to its outline, stage by stage.
 *
 *     bench SCRATCH MEGABYTES FILE...
 *
 * Writes the files that are valid UTF-8, one behind the other and over and over, to the
 * file SCRATCH until it is so large, and measures each stage of doc.c on it, all of them
 * through the façade, and the layout of every block.  Processor time of one core, the best of
 * three; a megabyte is 10^6 bytes.
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

enum stage { READ, DECODE, REFLOW, OPENING, CLOSING, OUTLINE, FREE, WHOLE, LAYOUT, STAGES };

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
lay_out(const struct doc *doc)
{
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = 80, .ambiguous = 1};
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
    lay_out(doc);
    end_stage(best, LAYOUT, &since);
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
    }
    printf("%.1f MB\n", megabytes);
    for (int stage = 0; stage < STAGES; stage++)
        printf("%-22s %8.0f MB/s %8.1f ms\n", stage_names[stage], megabytes / best[stage],
               best[stage] * 1e3);
    return 0;
}
