/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/reference.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "notice/citation.h"
#include "notice/marker.h"

/* So many sections are looked at for a target: more than any notice has, and no more than that in
 * what is none. */
#define REACH 8192

/* A place in the notice, as far as a citation's steps have led. */
struct spot {
    size_t part;
    size_t section; /* NONE: the part itself */
    size_t block;   /* NONE: nowhere */
};

/* What is read of a block. */
struct scan {
    const struct outline *outline;
    struct attachments *attachments;
    size_t block;
    struct buf text;     /* joined */
    struct spot origin;  /* where the block stands */
    struct spot context; /* in which the last step of the citation before was found */
};

/* ---- Sections --------------------------------------------------------------------- */

/* The first section that begins in or behind the block, else their count. */
static size_t
first_section(const struct outline *outline, size_t block)
{
    size_t section = block == 0 ? 0 : outline_next(outline, block - 1, 1);

    return section == NONE ? outline_count(outline) : section;
}

static bool
answers(const struct forms *forms, const struct section *section, const struct citation_step *step)
{
    if (section->suffix != step->suffix)
        return false;
    if (section->number != step->number && (!step->other || section->number != step->other))
        return false;
    if (step->form != CITATION_ANY_ITEM)
        return section->form == step->form;
    return section->rank == RANK_ITEM &&
           (!step->bracketed || strstr(forms_name(forms, section->form), "paren") != NULL);
}

/* Whether the section, which comes behind the spot, lies in it. */
static bool
lies_in(const struct outline *outline, struct spot spot, size_t section)
{
    if (outline_section(outline, section)->part != spot.part)
        return false;
    if (spot.section == NONE)
        return true;
    while (section != NONE && section > spot.section)
        section = outline_section(outline, section)->parent;
    return section == spot.section;
}

/* The outermost of `found` (NONE for none) and the sections from `first` on that bear the number,
 * lie in the spot and answer to the step; of several, the first.  What lies in it is deeper than
 * `floor`. */
static size_t
find_numbered(const struct outline *outline, struct spot spot, size_t first, int floor, int number,
              const struct citation_step *step, size_t found)
{
    const struct forms *forms = tree_forms(outline_tree(outline));
    int level = found == NONE ? INT_MAX : outline_section(outline, found)->level;

    size_t count;
    const size_t *numbered = outline_numbered(outline, number, first, &count);

    for (size_t k = 0; k < count; k++) {
        size_t i = numbered[k];
        if (i >= first + REACH || !lies_in(outline, spot, i))
            break;
        const struct section *section = outline_section(outline, i);
        if (level == floor + 1 && found < i)
            break; /* none is further out */
        if (section->block < spot.block || !answers(forms, section, step) ||
            section->level > level || (section->level == level && found < i))
            continue;
        found = i;
        level = section->level;
    }
    return found;
}

/* The section below the spot that answers to the step, the outermost one; NONE when none does. */
static size_t
find_below(const struct outline *outline, struct spot spot, const struct citation_step *step)
{
    size_t first = spot.section == NONE
                       ? first_section(outline, outline_part_block(outline, spot.part))
                       : spot.section + 1;
    int floor = spot.section == NONE ? 0 : outline_section(outline, spot.section)->level;
    size_t found = find_numbered(outline, spot, first, floor, step->number, step, NONE);

    return step->other ? find_numbered(outline, spot, first, floor, step->other, step, found)
                       : found;
}

static struct spot
spot_of_section(const struct outline *outline, size_t section)
{
    const struct section *s = outline_section(outline, section);

    return (struct spot){s->part, section, s->block};
}

static struct spot
spot_of_part(const struct outline *outline, size_t part)
{
    return (struct spot){part, NONE, outline_part_block(outline, part)};
}

static struct spot
nowhere(struct spot from)
{
    return (struct spot){from.part, from.section, NONE};
}

/* The spot one out: the section around it, then the part. */
static struct spot
outward(const struct outline *outline, struct spot spot)
{
    size_t parent = outline_section(outline, spot.section)->parent;

    return parent != NONE ? spot_of_section(outline, parent) : spot_of_part(outline, spot.part);
}

/* The section that answers to the step, looked for below the spot, then ever further out. */
static struct spot
find_around(const struct outline *outline, struct spot spot, const struct citation_step *step,
            struct spot *within)
{
    for (;;) {
        size_t found = find_below(outline, spot, step);

        *within = spot;
        if (found != NONE)
            return spot_of_section(outline, found);
        if (spot.section == NONE)
            return nowhere(spot);
        spot = outward(outline, spot);
    }
}

/* The innermost section around the spot that the step's form, or rank, names. */
static size_t
enclosing(const struct outline *outline, size_t section, const struct citation_step *step)
{
    while (section != NONE) {
        const struct section *s = outline_section(outline, section);
        bool fits = step->form == CITATION_ANY_ITEM ? s->rank == RANK_ITEM : s->form == step->form;
        if (fits)
            return section;
        section = s->parent;
    }
    return NONE;
}

/* ---- Paragraphs of an article ------------------------------------------------------- */

/* The article around the section, else itself. */
static size_t
article_around(const struct outline *outline, size_t section)
{
    for (size_t s = section; s != NONE; s = outline_section(outline, s)->parent) {
        if (outline_section(outline, s)->rank == RANK_ARTICLE)
            return s;
    }
    return section;
}

/* Whether a section that is not the article begins in the block. */
static bool
is_numbered(const struct outline *outline, size_t article, size_t block)
{
    size_t section = outline_section_of(outline, block);

    return section != NONE && section != article &&
           outline_section(outline, section)->block == block;
}

/* The unnumbered paragraph of the article, its own among them, before the block, which stands in
 * it; NONE when there is none. */
static size_t
paragraph_before(const struct outline *outline, size_t article, size_t block)
{
    const struct tree *tree = outline_tree(outline);

    while (block-- > outline_section(outline, article)->block)
        if (!is_numbered(outline, article, block) && role_is_body(tree_block(tree, block)->role))
            return block;
    return NONE;
}

/* Walks the unnumbered paragraphs of the article, its own first, to the k-th (from 1). */
static size_t
paragraph_block(const struct outline *outline, size_t article, int k)
{
    const struct tree *tree = outline_tree(outline);
    const struct section *s = outline_section(outline, article);
    size_t next = article + 1;

    for (size_t block = s->block; k > 0 && block < tree_block_count(tree); block++) {
        bool numbered = false;

        for (; next < outline_count(outline) && outline_section(outline, next)->block <= block;
             next++) {
            if (outline_section(outline, next)->level <= s->level ||
                outline_section(outline, next)->part != s->part)
                return NONE;
            numbered = outline_section(outline, next)->block == block;
        }
        if (outline_part_of(outline, block) != s->part)
            return NONE;
        if (numbered || !role_is_body(tree_block(tree, block)->role))
            continue;
        if (--k == 0)
            return block;
    }
    return NONE;
}

static struct spot
find_paragraph(const struct outline *outline, struct spot spot, const struct citation_step *step,
               size_t from_block)
{
    size_t article = spot.section == NONE ? NONE : article_around(outline, spot.section);

    if (article == NONE)
        return nowhere(spot);
    struct spot found = spot_of_section(outline, article);
    if (step->number > 1) { /* the paragraphs of Japanese articles are numbered from 2 on */
        size_t section = find_below(outline, found, step);
        if (section != NONE && outline_section(outline, section)->parent == article &&
            !strstr(forms_name(tree_forms(outline_tree(outline)),
                               outline_section(outline, section)->form),
                    "paren"))
            return spot_of_section(outline, section);
    }
    found.block = step->relative ? paragraph_before(outline, article, from_block)
                                 : paragraph_block(outline, article, step->number);
    return found;
}

/* ---- Steps ------------------------------------------------------------------------ */

/* The section of the same form before (-1) or after (1) this one. */
static size_t
beside(const struct outline *outline, size_t section, int direction)
{
    const struct section *here = outline_section(outline, section);

    for (size_t i = section + (size_t)direction, steps = 0;
         i < outline_count(outline) && steps < REACH; i += (size_t)direction, steps++) {
        const struct section *there = outline_section(outline, i);

        if (there->part != here->part)
            return NONE;
        if (there->form == here->form)
            return i;
    }
    return NONE;
}

/* 前条, 次条, 本章. */
static struct spot
find_relative(const struct scan *scan, const struct citation_step *step)
{
    const struct outline *outline = scan->outline;
    size_t section = enclosing(outline, scan->origin.section, step);

    if (step->unit == CITATION_PARAGRAPH)
        return find_paragraph(outline, scan->origin, step, scan->block);
    if (section != NONE && step->number != 0)
        section = beside(outline, section, step->number);
    return section == NONE ? nowhere(scan->origin) : spot_of_section(outline, section);
}

/* 第三部分 of a notice that counts 一、二、三、; 本通知第二条 likewise. */
static struct spot
find_outermost_item(const struct outline *outline, size_t part, const struct citation_step *step)
{
    struct citation_step item = *step;
    struct spot whole = spot_of_part(outline, part);

    item.form = CITATION_ANY_ITEM;
    size_t found = find_below(outline, whole, &item);
    if (found == NONE || outline_section(outline, found)->level > 1)
        return nowhere(whole);
    return spot_of_section(outline, found);
}

static bool
is_in_article(const struct outline *outline, size_t section)
{
    size_t article = section == NONE ? NONE : article_around(outline, section);

    return article != NONE && outline_section(outline, article)->rank == RANK_ARTICLE;
}

static struct spot
find_first(struct scan *scan, const struct citation *citation, const struct citation_step *step)
{
    struct spot from =
        citation->joined && step->unit >= CITATION_PARAGRAPH && scan->context.block != NONE
            ? scan->context
            : scan->origin;

    if (step->unit == CITATION_ATTACHMENT) {
        const char *word = buf_string(&scan->text) + citation->start;
        size_t part = attachments_find(scan->attachments, scan->outline, word, step);
        return part != NONE ? spot_of_part(scan->outline, part) : nowhere(from);
    }
    if (step->relative)
        return find_relative(scan, step);
    if (citation->weak && step->unit >= CITATION_PARAGRAPH && !step->bracketed &&
        !citation->joined && !is_in_article(scan->outline, from.section))
        return nowhere(from); /* 第一项工作 */
    if (step->unit == CITATION_PARAGRAPH) {
        scan->context = from;
        return find_paragraph(scan->outline, from, step, NONE);
    }
    struct spot found = find_around(scan->outline, from, step, &scan->context);
    bool division = step->form == FORM_DIVISION;
    if (found.block == NONE && (division || (citation->own && step->unit == CITATION_ARTICLE)))
        return find_outermost_item(scan->outline, from.part, step);
    return found;
}

static struct spot
find_within(struct scan *scan, struct spot spot, const struct citation_step *step)
{
    scan->context = spot;
    if (step->unit == CITATION_PARAGRAPH && step->relative)
        return nowhere(spot); /* the one before what? */
    if (step->unit == CITATION_PARAGRAPH)
        return find_paragraph(scan->outline, spot, step, NONE);
    size_t found = find_below(scan->outline, spot, step);
    return found == NONE ? nowhere(spot) : spot_of_section(scan->outline, found);
}

/* Without a place for it the words are no reference where they may be of the text, or where the
 * notice has no such sections at all: then another document's are meant. */
static bool
is_surely_meant(const struct outline *outline, const struct citation *citation)
{
    int form = citation->steps[0].form;

    return !citation->weak &&
           (citation->own || form == CITATION_ANY_ITEM || outline_has_form(outline, form));
}

static struct spot
resolve(struct scan *scan, const struct citation *citation)
{
    struct spot spot = find_first(scan, citation, &citation->steps[0]);

    for (size_t i = 1; i < citation->step_count && spot.block != NONE; i++)
        spot = find_within(scan, spot, &citation->steps[i]);
    return spot;
}

/* ---- The block --------------------------------------------------------------------- */

/* From bytes of the joined text to the source: goes forward only. */
struct cursor {
    size_t piece;
    size_t position; /* in the joined text, where the piece begins */
};

static size_t
offset_of(const struct scan *scan, struct cursor *cursor, size_t position)
{
    const struct tree *tree = outline_tree(scan->outline);
    const struct block *block = tree_block(tree, scan->block);

    for (;; cursor->piece++) {
        const struct piece *piece = tree_piece(tree, block, cursor->piece);
        const struct piece *next = cursor->piece + 1 < block->piece_count
                                       ? tree_piece(tree, block, cursor->piece + 1)
                                       : NULL;
        size_t length = span_length(tree_kept_span(tree, block, cursor->piece));
        if (!next || position < cursor->position + length)
            return piece->span.start + (position - cursor->position);
        cursor->position += length + (next->join == JOIN_SPACE);
    }
}

/* Whether the span is in the label of a section. */
static bool
is_label(const struct scan *scan, struct span span)
{
    const struct outline *outline = scan->outline;

    for (size_t i = first_section(outline, scan->block);
         i < outline_count(outline) && outline_section(outline, i)->block == scan->block; i++) {
        if (span_holds(outline_section(outline, i)->label, span.start))
            return true;
    }
    return false;
}

static void
add(struct references *found, struct reference reference)
{
    found->all = mem_grow(found->all, &found->capacity, found->count + 1, sizeof found->all[0]);
    found->all[found->count++] = reference;
}

static void
read_citations(struct scan *scan, struct references *found)
{
    struct citation citation;
    struct citation previous = {0};
    const struct citation *before = NULL;
    struct cursor cursor = {0, 0};

    while (citation_next(scan->text.bytes, scan->text.length, previous.end, before, &citation)) {
        previous = citation;
        before = &previous;
        struct span span = {offset_of(scan, &cursor, citation.start), 0};

        span.end = offset_of(scan, &cursor, citation.end - 1) + 1;
        if (citation.foreign || is_label(scan, span))
            continue;
        struct spot spot = resolve(scan, &citation);
        if (spot.block == NONE && !is_surely_meant(scan->outline, &citation))
            continue;
        add(found, (struct reference){span, spot.block, spot.block == NONE ? NONE : spot.section});
    }
}

/* ---- Marks of footnotes ---------------------------------------------------------------- */

/* Puts the reference where it belongs among those of the block, from `first` on, unless its words
 * are of another one. */
static void
insert(struct references *found, size_t first, struct reference reference)
{
    size_t at = found->count;

    while (at > first && found->all[at - 1].span.start > reference.span.start)
        at--;
    if (at > first && found->all[at - 1].span.end > reference.span.start)
        return;
    add(found, reference);
    memmove(&found->all[at + 1], &found->all[at], (found->count - 1 - at) * sizeof found->all[0]);
    found->all[at] = reference;
}

static void
read_notes(const struct outline *outline, size_t index, struct references *found, size_t first)
{
    const struct tree *tree = outline_tree(outline);
    const struct block *block = tree_block(tree, index);
    struct span span = tree_block_span(tree, block);

    footlinks_advance(&found->notes, tree);
    for (size_t i = footlinks_from(&found->notes, span.start); i < found->notes.count; i++) {
        struct footlink link = found->notes.all[i];
        if (link.start >= span.end)
            return;
        size_t piece = tree_piece_behind(tree, block, link.start);
        if (span_holds(tree_piece(tree, block, piece)->span, link.start))
            insert(found, first,
                   (struct reference){{link.start, link.end},
                                      link.block,
                                      outline_section_of(outline, link.block)});
    }
}

static void
read_places(const struct outline *outline, size_t block, struct references *found)
{
    const struct tree *tree = outline_tree(outline);
    struct scan scan = {.outline = outline, .attachments = &found->attachments, .block = block};
    size_t section = outline_section_of(outline, block);

    scan.origin = section != NONE ? spot_of_section(outline, section)
                                  : spot_of_part(outline, outline_part_of(outline, block));
    scan.context = nowhere(scan.origin);
    tree_block_text(tree, tree_block(tree, block), &scan.text);
    if (scan.text.length > 0)
        read_citations(&scan, found);
    buf_fini(&scan.text);
}

void
reference_read(const struct outline *outline, size_t block, struct references *found)
{
    enum role role = tree_block(outline_tree(outline), block)->role;
    size_t first = found->count;

    if (role == ROLE_FURNITURE)
        return;
    if (role_is_body(role) || role == ROLE_NOTE || role == ROLE_FOOTNOTE)
        read_places(outline, block, found);
    read_notes(outline, block, found, first);
}

void
references_fini(struct references *references)
{
    free(references->all);
    attachments_fini(&references->attachments);
    footlinks_fini(&references->notes);
    *references = (struct references){0};
}
