/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/row.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

void
rows_fini(struct rows *rows)
{
    free(rows->all);
    free(rows->runs);
    *rows = (struct rows){0};
}

void
rows_clear(struct rows *rows)
{
    rows->count = rows->run_count = rows->blank = 0;
}

void
rows_add(struct rows *rows, struct span span, int width)
{
    rows->all = mem_grow(rows->all, &rows->capacity, rows->count + 1, sizeof rows->all[0]);
    rows->all[rows->count++] = (struct row){NULL, 0, span, width};
}

void
rows_add_run(struct rows *rows, struct run run)
{
    assert(rows->count > 0);
    rows->runs =
        mem_grow(rows->runs, &rows->run_capacity, rows->run_count + 1, sizeof rows->runs[0]);
    rows->runs[rows->run_count++] = run;
    rows->all[rows->count - 1].run_count++;
}

void
rows_tie(struct rows *rows)
{
    size_t run = 0;

    if (rows->run_count == 0) /* blank rows alone: there is no array to point into */
        return;
    for (size_t i = 0; i < rows->count; i++) {
        rows->all[i].runs = rows->runs + run;
        run += rows->all[i].run_count;
    }
}
