/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/joined.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sorted.h"
#include "layout/linebreak.h"

void
joined_fini(struct joined *joined)
{
    buf_fini(&joined->text);
    free(joined->breaks);
    free(joined->seams);
    *joined = (struct joined){0};
}

static void
add_seam(struct joined *joined, struct span span)
{
    joined->seams = mem_grow(joined->seams, &joined->seam_capacity, joined->seam_count + 1,
                             sizeof joined->seams[0]);
    joined->seams[joined->seam_count++] =
        (struct seam){joined->text.length, span_length(span), span.start};
}

/* What of white space a line of the source may hold, besides spaces. */
static bool
blank_controls(struct buf *text)
{
    static const char controls[] = "\t\v\f\r";
    bool found = false;

    for (const char *control = controls; *control; control++) {
        char *s = text->bytes;
        char *end = s + text->length;
        while (s < end && (s = memchr(s, *control, (size_t)(end - s)))) {
            *s++ = ' ';
            found = true;
        }
    }
    return found;
}

void
joined_read(struct joined *joined, const struct tree *tree, const struct block *block)
{
    joined_read_part(joined, tree, block, tree_block_span(tree, block));
}

void
joined_read_part(struct joined *joined, const struct tree *tree, const struct block *block,
                 struct span part)
{
    const char *bytes = text_bytes(tree_text(tree));

    buf_clear(&joined->text);
    joined->seam_count = 0;
    for (size_t i = tree_piece_behind(tree, block, part.start); i < block->piece_count; i++) {
        if (tree_piece(tree, block, i)->span.start >= part.end)
            break;
        struct span span = span_within(tree_kept_span(tree, block, i), part);
        if (span.start >= span.end)
            continue; /* it was but a hyphen */
        if (joined->seam_count > 0 && tree_piece(tree, block, i)->join == JOIN_SPACE)
            buf_add_char(&joined->text, ' ');
        add_seam(joined, span);
        buf_add(&joined->text, bytes + span.start, span_length(span));
    }
    joined->has_gaps = joined->text.length > 0 && blank_controls(&joined->text);
    joined_breaks(joined, joined->text.bytes, joined->text.length);
}

const char *
joined_breaks(struct joined *joined, const char *s, size_t length)
{
    joined->breaks = mem_grow(joined->breaks, &joined->break_capacity, length, sizeof(char));
    linebreak_find(s, length, joined->level, joined->breaks);
    return joined->breaks;
}

size_t
joined_seam_at(const struct joined *joined, size_t position)
{
    size_t begun = sorted_up_to(joined->seams, joined->seam_count, sizeof joined->seams[0],
                                offsetof(struct seam, position), position);

    return begun ? begun - 1 : 0;
}

bool
joined_in_space(const struct joined *joined, size_t seam, size_t position)
{
    return position >= joined->seams[seam].position + joined->seams[seam].length;
}
