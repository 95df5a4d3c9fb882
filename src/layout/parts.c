/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/parts.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sorted.h"
#include "base/uni.h"
#include "layout/joined.h"

/* Bytes in which a good place is looked for, and those of them that only give context. */
#define WINDOW  1024
#define CONTEXT 64

/* What is longer is cut: the last part is then not too short, and the places stay. */
#define LONGEST (PART_LENGTH + 4 * WINDOW)

/* A block or line in parts. */
struct in_parts {
    size_t index;
    size_t unit;      /* its first */
    size_t first_cut; /* index into the cuts */
    size_t cut_count; /* parts but one */
};

struct parts {
    const struct doc *doc;
    bool source;
    struct in_parts *all;
    size_t count, capacity;
    size_t *cuts; /* where the parts but the first begin, of one after another */
    size_t cut_count, cut_capacity;
    /* What was looked at. */
    size_t seen; /* blocks or lines, but the last may have grown */
    size_t length;
    bool whole;
    struct joined joined; /* room for work */
};

struct parts *
parts_new(const struct doc *doc, bool source)
{
    struct parts *parts = mem_zero(1, sizeof *parts);

    parts->doc = doc;
    parts->source = source;
    parts->joined.level = LINEBREAK_STRICT; /* a place for every level */
    return parts;
}

void
parts_free(struct parts *parts)
{
    if (!parts)
        return;
    free(parts->all);
    free(parts->cuts);
    joined_fini(&parts->joined);
    free(parts);
}

/* ---- Where to cut ---------------------------------------------------------------- */

static size_t
index_count(const struct parts *parts)
{
    return parts->source ? text_line_count(doc_text(parts->doc))
                         : tree_block_count(doc_tree(parts->doc));
}

static struct span
whole_span(const struct parts *parts, size_t index)
{
    if (parts->source)
        return text_line(doc_text(parts->doc), index);
    const struct tree *tree = doc_tree(parts->doc);
    return tree_block_span(tree, tree_block(tree, index));
}

static bool
ends_sentence(const char *s, size_t length)
{
    static const char *const ends[] = {"。", "！", "？", "；", ".", "!", "?"};

    length -= uni_trailing_space(s, length);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t bytes = strlen(ends[i]);
        if (length >= bytes && memcmp(s + length - bytes, ends[i], bytes) == 0)
            return true;
    }
    return false;
}

/* The best place in the text to begin a part: behind a sentence, else where a line may end,
 * else between clusters. */
static size_t
best_place(const char *s, size_t length, const char *breaks)
{
    size_t place = 0;
    size_t cluster = 0;

    for (size_t at = 0; at < length; at += uni_cluster(s + at, length - at)) {
        if (at < CONTEXT)
            continue;
        if (breaks[at] == LINEBREAK_GOOD && ends_sentence(s, at))
            return at;
        if (breaks[at] == LINEBREAK_GOOD && !place)
            place = at;
        if (!cluster)
            cluster = at;
    }
    return place ? place : cluster;
}

/* The window of the text behind the offset, which is moved to where a character begins. */
static struct span
window_from(const struct parts *parts, size_t offset)
{
    const char *bytes = text_bytes(doc_text(parts->doc));
    struct span window = {offset, offset + WINDOW};

    while (((unsigned char)bytes[window.start] & 0xC0) == 0x80)
        window.start++;
    while (((unsigned char)bytes[window.end] & 0xC0) == 0x80)
        window.end++;
    return window;
}

/* Where the part behind the one that begins at `start` begins; `start` when there is no place. */
static size_t
next_start(struct parts *parts, size_t index, size_t start)
{
    const struct span window = window_from(parts, start + PART_LENGTH);
    struct joined *joined = &parts->joined;

    if (parts->source) {
        const char *s = text_bytes(doc_text(parts->doc)) + window.start;
        size_t length = span_length(window);
        return window.start + best_place(s, length, joined_breaks(joined, s, length));
    }
    const struct tree *tree = doc_tree(parts->doc);
    joined_read_part(joined, tree, tree_block(tree, index), window);
    if (joined->seam_count == 0) /* furniture fills the window */
        return window.end;
    size_t place = best_place(joined->text.bytes, joined->text.length, joined->breaks);
    const struct seam *seam = &joined->seams[joined_seam_at(joined, place)];
    return seam->offset + (place - seam->position);
}

static void
add_cut(struct parts *parts, size_t offset)
{
    parts->cuts =
        mem_grow(parts->cuts, &parts->cut_capacity, parts->cut_count + 1, sizeof parts->cuts[0]);
    parts->cuts[parts->cut_count++] = offset;
    parts->all[parts->count - 1].cut_count++;
}

static size_t
extra_units(const struct parts *parts)
{
    return parts->cut_count;
}

/* Cuts the block or line if it is too long; the last one goes on from where it was. */
static void
look_at(struct parts *parts, size_t index)
{
    struct span span = whole_span(parts, index);

    if (span_length(span) <= LONGEST)
        return;
    if (parts->count == 0 || parts->all[parts->count - 1].index != index) {
        parts->all = mem_grow(parts->all, &parts->capacity, parts->count + 1, sizeof parts->all[0]);
        parts->all[parts->count++] =
            (struct in_parts){index, index + extra_units(parts), parts->cut_count, 0};
    }
    size_t start =
        parts->all[parts->count - 1].cut_count ? parts->cuts[parts->cut_count - 1] : span.start;
    while (span.end - start > LONGEST) {
        start = next_start(parts, index, start);
        add_cut(parts, start);
    }
}

/* Looks at what has come since the last time. */
static void
update(struct parts *parts)
{
    size_t length = text_length(doc_text(parts->doc));
    size_t count = index_count(parts);
    bool whole = doc_is_whole(parts->doc);

    if (length == parts->length && whole == parts->whole && count == parts->seen)
        return;
    if (whole != parts->whole || count < parts->seen) /* the closing elements have moved blocks */
        parts->seen = parts->count = parts->cut_count = 0;
    for (size_t i = parts->seen ? parts->seen - 1 : 0; length > LONGEST && i < count; i++)
        look_at(parts, i);
    parts->seen = count;
    parts->length = length;
    parts->whole = whole;
}

/* ---- What one may ask -------------------------------------------------------------- */

size_t
parts_count(struct parts *parts)
{
    update(parts);
    return index_count(parts) + extra_units(parts);
}

/* The last of those in parts whose field is at most `most`, or NULL. */
static const struct in_parts *
find(const struct parts *parts, size_t field, size_t most)
{
    size_t begun = sorted_up_to(parts->all, parts->count, sizeof parts->all[0], field, most);

    return begun ? &parts->all[begun - 1] : NULL;
}

/* Units that the parts up to this one are more than their blocks. */
static size_t
more_units(const struct in_parts *in_parts)
{
    return in_parts->first_cut + in_parts->cut_count;
}

struct part
parts_at(struct parts *parts, size_t unit)
{
    update(parts);
    const struct in_parts *in_parts = find(parts, offsetof(struct in_parts, unit), unit);
    struct part part = {.index = unit, .last = true};
    if (in_parts && unit > in_parts->unit + in_parts->cut_count)
        part.index = unit - more_units(in_parts);
    else if (in_parts)
        part.index = in_parts->index;
    part.span = whole_span(parts, part.index);
    if (!in_parts || part.index != in_parts->index)
        return part;
    const size_t *cuts = parts->cuts + in_parts->first_cut;
    part.number = unit - in_parts->unit;
    part.last = part.number == in_parts->cut_count;
    if (part.number > 0)
        part.span.start = cuts[part.number - 1];
    if (!part.last)
        part.span.end = cuts[part.number];
    return part;
}

size_t
parts_unit_of(struct parts *parts, size_t index)
{
    update(parts);
    const struct in_parts *in_parts = find(parts, offsetof(struct in_parts, index), index);
    if (!in_parts)
        return index;
    return in_parts->index == index ? in_parts->unit : index + more_units(in_parts);
}

size_t
parts_unit_at(struct parts *parts, size_t offset)
{
    size_t index = parts->source ? text_line_at(doc_text(parts->doc), offset)
                                 : tree_block_at(doc_tree(parts->doc), offset);

    update(parts);
    const struct in_parts *in_parts = find(parts, offsetof(struct in_parts, index), index);
    if (!in_parts || in_parts->index != index)
        return parts_unit_of(parts, index);
    const size_t *cuts = parts->cuts + in_parts->first_cut;
    return in_parts->unit + sorted_up_to(cuts, in_parts->cut_count, sizeof *cuts, 0, offset);
}
