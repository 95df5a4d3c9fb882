/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/awaited.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"

/* Milliseconds to wait before it is said that one waits. */
#define PATIENCE_MS 40

/* How often in a row what has come is taken, as much as a pipe holds: more is for the next glance.
 */
#define PORTIONS 32

void
awaited_begin(struct awaited *awaited, struct arrival *arrival, const char *name)
{
    awaited_fini(awaited);
    awaited->arrival = arrival;
    awaited->name = mem_copy_string(name);
    awaited->since = clock_now();
    while (!awaited->come && clock_now() < awaited->since + PATIENCE_MS)
        awaited->come = !arrival_advance(arrival, PATIENCE_MS);
}

bool
awaited_look(struct awaited *awaited)
{
    for (int i = 0; awaited->arrival && !awaited->come && i < PORTIONS; i++)
        awaited->come = !arrival_advance(awaited->arrival, 0);
    return awaited->come;
}

struct arrival *
awaited_take(struct awaited *awaited)
{
    struct arrival *arrival = awaited->arrival;

    awaited->arrival = NULL;
    awaited_fini(awaited);
    return arrival;
}

void
awaited_fini(struct awaited *awaited)
{
    arrival_free(awaited->arrival);
    free(awaited->name);
    *awaited = (struct awaited){.arrival = NULL};
}

void
awaited_print(const struct awaited *awaited, struct buf *out)
{
    const char *program = awaited->arrival ? arrival_program(awaited->arrival) : NULL;
    long long seconds = (clock_now() - awaited->since) / 1000;

    if (!program)
        return;
    buf_addf(out, _("%s makes text of %s; Esc stops it"), file_name(program), awaited->name);
    if (seconds > 0)
        buf_addf(out, _("  (%lld s)"), seconds);
}

void
awaited_print_stopped(const struct awaited *awaited, struct buf *out)
{
    const char *program = arrival_program(awaited->arrival);

    buf_addf(out, _("%s was stopped"), program ? file_name(program) : awaited->name);
}

/* ---- Where there is nothing else to show ---- */

static size_t
count(void *data)
{
    (void)data;
    return 0;
}

static size_t
no_row(void *data, size_t row)
{
    (void)data, (void)row;
    return NONE;
}

static bool
draw_no_row(void *data, size_t row, struct area area)
{
    (void)data, (void)row, (void)area;
    return true;
}

static void
print_no_words(void *data, size_t row, struct buf *out)
{
    (void)data, (void)row, (void)out;
}

static void
print_heading(void *data, struct buf *left, struct buf *right)
{
    const struct awaited *awaited = data;

    (void)right;
    buf_add_string(left, awaited->name ? awaited->name : "");
}

static void
print_empty(void *data, struct buf *out)
{
    awaited_print(data, out);
    buf_add_char(out, '\n');
}

const struct list_model awaited_model = {
    .context = CONTEXT_HELP,
    .count = count,
    .draw_row = draw_no_row,
    .print_words = print_no_words,
    .item = no_row,
    .row_of = no_row,
    .print_heading = print_heading,
    .print_empty = print_empty,
};
