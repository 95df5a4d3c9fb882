/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/stretch.h"

#include "base/uni.h"

/* What tabs and the like leave between two runs. */
static bool
is_gap(char c)
{
    return c >= '\t' && c <= '\r';
}

static size_t
run_end(const struct joined *joined, const char *bytes, size_t start, size_t end)
{
    if (!joined->has_gaps)
        return end;
    while (start < end && !is_gap(bytes[start]))
        start++;
    return start;
}

/* Adds the runs of bytes that follow one another in the source; returns the column behind
 * them, which is not measured (0) when nothing follows. */
static int
add_runs(const struct composer *composer, struct span span, const struct styles *styles, int column,
         bool more, struct rows *rows)
{
    const char *bytes = composer_bytes(composer);

    while (span.start < span.end) {
        if (is_gap(bytes[span.start])) {
            column++;
            span.start++;
            continue;
        }
        size_t until = span.end;
        enum style style = styles_at(styles, span.start, &until);
        until = run_end(&composer->joined, bytes, span.start, until);
        rows_add_run(rows, (struct run){{span.start, until}, column, style});
        if (until == span.end && !more)
            return 0;
        column += uni_cells(bytes + span.start, until - span.start, composer->ambiguous);
        span.start = until;
    }
    return column;
}

/* The part of the seam that lies in the line, as a span of the source; may be empty. */
static struct span
seam_part(const struct seam *seam, const struct cut *cut)
{
    size_t from = cut->start > seam->position ? cut->start - seam->position : 0;
    size_t to = cut->end - seam->position < seam->length ? cut->end - seam->position : seam->length;

    return (struct span){seam->offset + from, seam->offset + (to > from ? to : from)};
}

void
stretch_add(const struct composer *composer, const struct cut *cut, int column,
            const struct styles *styles, struct rows *rows)
{
    const struct joined *joined = &composer->joined;
    struct row *row = &rows->all[rows->count - 1];
    size_t first = joined_seam_at(joined, cut->start);
    size_t last = joined_seam_at(joined, cut->end - 1);

    if (joined_in_space(joined, first, cut->start))
        first++;
    if (row->run_count == 0)
        row->span.start = seam_part(&joined->seams[first], cut).start;
    row->span.end = seam_part(&joined->seams[last], cut).end;
    row->width = column + cut->width;
    for (size_t i = first; i <= last; i++) {
        struct span span = seam_part(&joined->seams[i], cut);
        column = add_runs(composer, span, styles, column, i < last, rows);
        column += i < last && joined_in_space(joined, i, joined->seams[i + 1].position - 1);
    }
}
