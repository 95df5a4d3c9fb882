/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/outline.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/find.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/sorted.h"
#include "base/uni.h"
#include "notice/heading.h"
#include "notice/landmark.h"
#include "notice/marker.h"
#include "notice/numbering.h"
#include "notice/roll.h"

/* As long as the tree grows, a block is read once so many blocks stand behind it: whether a
 * doubtful label is one, and whether a table of contents begins, shows there. */
#define LOOK_AHEAD 400

/* How far the successor of a doubtful label may stand from it, in blocks. */
#define SUCCESSOR_AHEAD 200

#define LABELS_KEPT 512

struct siblings {
    size_t previous;
    size_t next;
};

/* The label of a block, read; kept since those ahead are asked for many times. */
struct label {
    size_t count; /* of readings */
    struct marker readings[MARKER_READINGS];
};

struct outline {
    struct tree *tree;
    struct diags *diags;
    struct section *sections;
    size_t section_count, section_capacity;
    struct siblings *siblings; /* of each section */
    size_t sibling_capacity;
    size_t *parts; /* the block at which each begins */
    size_t part_count, part_capacity;
    size_t next_block;        /* the first that was not read yet */
    size_t skip_to;           /* blocks before it belong to a table of contents */
    struct rolls rolls;       /* of the sections, by their numbers */
    bool has_form[FORMS_ALL]; /* of labels, among the sections */
    struct numbering numbering;
    struct marker listed; /* the last of a list of attachments; length 0 outside one */
    bool quoting;         /* the text that an amendment quotes */
    bool body_begun;
    /* Of the block i at i modulo their number; most notices are too short to need all of them. */
    struct label *labels;
    size_t labelled[LABELS_KEPT]; /* the block whose label it is, from 1; 0 for none */
};

static void
add_part(struct outline *outline, size_t block)
{
    outline->parts = mem_grow(outline->parts, &outline->part_capacity, outline->part_count + 1,
                              sizeof outline->parts[0]);
    outline->parts[outline->part_count++] = block;
    outline->numbering = (struct numbering){0};
    outline->quoting = false;
}

struct outline *
outline_new(struct tree *tree, struct diags *diags)
{
    struct outline *outline = mem_zero(1, sizeof *outline);

    outline->labels = mem_resize(NULL, LABELS_KEPT, sizeof outline->labels[0]);
    outline->tree = tree;
    outline->diags = diags;
    add_part(outline, 0);
    return outline;
}

void
outline_free(struct outline *outline)
{
    if (!outline)
        return;
    free(outline->sections);
    free(outline->siblings);
    rolls_fini(&outline->rolls);
    free(outline->parts);
    free(outline->labels);
    free(outline);
}

static bool
may_open_section(enum role role)
{
    return role == ROLE_PARAGRAPH || role == ROLE_HEADING || role == ROLE_ITEM;
}

static const struct label *
read_label(struct outline *outline, size_t block)
{
    struct label *label = &outline->labels[block % LABELS_KEPT];
    size_t *labelled = &outline->labelled[block % LABELS_KEPT];

    if (*labelled != block + 1) {
        const struct block *read = tree_block(outline->tree, block);

        *labelled = block + 1;
        label->count =
            may_open_section(read->role) ? tree_label(outline->tree, read, label->readings) : 0;
    }
    return label;
}

/* Whether a label that succeeds the marker stands not far behind the block. */
static bool
has_successor(struct outline *outline, size_t block, const struct marker *marker)
{
    size_t end = tree_block_count(outline->tree);

    if (end > block + SUCCESSOR_AHEAD)
        end = block + SUCCESSOR_AHEAD;
    for (size_t i = block + 1; i < end; i++) {
        const struct label *label = read_label(outline, i);

        for (size_t k = 0; k < label->count; k++) {
            if (label->readings[k].form == marker->form &&
                label->readings[k].number == marker->number + 1)
                return true;
        }
    }
    return false;
}

/* Whether the label is ② and the article in which it stands has begun with ①: 제2조(정의) ① … */
static bool
follows_inner(const struct outline *outline, const struct marker *marker)
{
    static const char first[] = "①";

    if (marker->form != FORM_CIRCLED || marker->number != 2 || outline->numbering.depth == 0)
        return false;
    for (size_t i = outline->numbering.depth; i-- > 0;) {
        const struct open_label *open = &outline->numbering.open[i];
        if (open->marker.rank != RANK_ARTICLE)
            continue;
        const struct block *block =
            tree_block(outline->tree, outline->sections[open->section].block);
        struct span span = tree_piece(outline->tree, block, 0)->span;
        return find_bytes(text_bytes(tree_text(outline->tree)) + span.start, span_length(span),
                          first, sizeof first - 1) != NULL;
    }
    return false;
}

/* The reading of the block's label that makes sense where it stands. */
static enum fit
choose_reading(struct outline *outline, size_t block, struct marker *chosen)
{
    const struct label *read = read_label(outline, block);
    enum fit best = FIT_NONE;

    if (read->count == 0)
        return FIT_NONE;
    const struct label label = *read; /* whose place those ahead may take */
    if (label.readings[0].form >= FORMS_MOST) {
        *chosen = label.readings[0];
        chosen->number = numbering_count(&outline->numbering, chosen->form);
        return FIT_NEXT;
    }

    for (size_t i = 0; i < label.count; i++) {
        enum fit fit = numbering_fit(&outline->numbering, &label.readings[i]);

        if (fit == FIT_DOUBT && follows_inner(outline, &label.readings[i]))
            fit = FIT_FIRST;
        if (fit == FIT_DOUBT && !has_successor(outline, block, &label.readings[i]))
            fit = FIT_NONE;
        if (fit > best) {
            best = fit;
            *chosen = label.readings[i];
        }
    }
    return best;
}

/* Links the section with the one before it of the same level and parent. */
static void
link_siblings(struct outline *outline, size_t section)
{
    const struct section *sections = outline->sections;
    size_t previous = section ? section - 1 : NONE;

    while (previous != NONE && sections[previous].part == sections[section].part &&
           sections[previous].level > sections[section].level)
        previous = sections[previous].parent;
    if (previous != NONE && (sections[previous].part != sections[section].part ||
                             sections[previous].level != sections[section].level ||
                             sections[previous].parent != sections[section].parent))
        previous = NONE;
    outline->siblings = mem_grow(outline->siblings, &outline->sibling_capacity, section + 1,
                                 sizeof outline->siblings[0]);
    outline->siblings[section] = (struct siblings){previous, NONE};
    if (previous != NONE)
        outline->siblings[previous].next = section;
}

/* Whether the section is nothing but one sentence: an item of a list. */
static bool
is_one_sentence(const struct outline *outline, const struct section *section)
{
    struct span span = tree_block_span(outline->tree, tree_block(outline->tree, section->block));

    return section->run_in && span.end - section->heading.end <= strlen("。");
}

/* The next block that interrupts no text, NONE at the end. */
static size_t
next_printed(const struct outline *outline, size_t block)
{
    do
        block++;
    while (block < tree_block_count(outline->tree) &&
           role_is_aside(tree_block(outline->tree, block)->role));
    return block < tree_block_count(outline->tree) ? block : NONE;
}

enum below {
    BELOW_NOTHING, /* the next block is the section's equal, or outer, or no part of the body */
    BELOW_TEXT,    /* a paragraph without a label, a table */
    BELOW_SECTION  /* a deeper section */
};

/* What stands below a section that was just opened. */
static enum below
look_below(struct outline *outline, const struct section *section)
{
    size_t next = next_printed(outline, section->block);
    struct marker marker;

    if (next == NONE || !role_is_body(tree_block(outline->tree, next)->role) ||
        landmark_read(outline->tree, next) != LANDMARK_NONE)
        return BELOW_NOTHING;
    if (choose_reading(outline, next, &marker) == FIT_NONE)
        return BELOW_TEXT;
    bool deeper = numbering_level(&outline->numbering, &marker) > section->level;
    return deeper && !marker.headed ? BELOW_SECTION : BELOW_NOTHING;
}

/* A line without an end mark is no wider, in bytes, when it heads something itself. */
#define BARE_MOST 60

/* Whether the block is a heading without a label, by its looks. */
static bool
looks_like_heading(const struct outline *outline, size_t block)
{
    const struct tree *tree = outline->tree;
    struct span span = tree_block_span(tree, tree_block(tree, block));
    uint32_t last;

    uni_read_back(text_bytes(tree_text(tree)) + span.start, span_length(span), &last);
    return span_length(span) <= BARE_MOST && uni_is_ideograph(last);
}

/* A heading stands above what it heads: a line that looks like one and has nothing below is an
 * item of a list, and one that ends in 。 goes on with a list of sentences. */
static bool
stands_alone(struct outline *outline, size_t section, enum heading_kind kind)
{
    const struct section *s = &outline->sections[section];
    size_t previous = outline->siblings[section].previous;

    if (kind == HEADING_RUNS_IN)
        return false;
    if (kind == HEADING_ALONE && s->rank != RANK_ITEM)
        return true;
    enum below below = look_below(outline, s);
    if (kind == HEADING_CLOSED && below == BELOW_TEXT &&
        looks_like_heading(outline, next_printed(outline, s->block)))
        return false;
    if (kind == HEADING_CLOSED && below == BELOW_TEXT && previous != NONE)
        return !is_one_sentence(outline, &outline->sections[previous]);
    return below != BELOW_NOTHING;
}

/* The block behind the label's that begins before it in the text; NONE when there is none. */
static size_t
block_beside(const struct tree *tree, size_t block)
{
    size_t next = block + 1;

    while (next < tree_block_count(tree) && role_is_aside(tree_block(tree, next)->role))
        next++;
    return next < tree_block_count(tree) && tree_block_span(tree, tree_block(tree, next)).start <
                                                tree_block_span(tree, tree_block(tree, block)).start
               ? next
               : NONE;
}

static void
add_section(struct outline *outline, size_t block, const struct marker *marker)
{
    size_t index = outline->section_count;
    const struct open_label *open = numbering_open(&outline->numbering, marker, index);
    size_t start = tree_block_span(outline->tree, tree_block(outline->tree, block)).start;
    struct heading heading;

    if (marker->form < FORMS_MOST)
        heading_read(outline->tree, block, start + marker->length, marker->rank, &heading);
    else
        heading = (struct heading){tree_block_span(outline->tree, tree_block(outline->tree, block)),
                                   HEADING_ALONE};
    outline->sections = mem_grow(outline->sections, &outline->section_capacity, index + 1,
                                 sizeof outline->sections[0]);
    outline->sections[outline->section_count++] = (struct section){
        .level = open->level,
        .form = marker->form,
        .rank = marker->rank,
        .number = marker->number,
        .suffix = marker->suffix,
        .block = block,
        .parent = open == outline->numbering.open ? NONE : open[-1].section,
        .part = outline->part_count - 1,
        .label = {start, start + marker->length},
        .heading = heading.span,
        .beside = span_length(heading.span) == 0 ? block_beside(outline->tree, block) : NONE,
        .run_in = true,
    };
    link_siblings(outline, index);
    rolls_enter(&outline->rolls, marker->number, index);
    outline->has_form[marker->form] = true;
    outline->sections[index].run_in =
        outline->sections[index].beside != NONE ||
        (!marker->headed && !stands_alone(outline, index, heading.kind));
    if (!outline->sections[index].run_in)
        tree_set_role(outline->tree, block, ROLE_HEADING);
    else if (marker->rank == RANK_ITEM)
        tree_set_role(outline->tree, block, ROLE_ITEM);
}

static void
tell_gap(struct outline *outline, size_t block)
{
    struct buf label = BUF_INIT;

    outline_label(outline, outline->section_count - 1, &label);
    diags_add(outline->diags, DIAG_WARNING, tree_block(outline->tree, block)->line,
              _("a section seems to be missing before %s"), buf_string(&label));
    buf_fini(&label);
}

/* An amendment quotes until a label goes on with its own count. */
static bool
is_quoted(struct outline *outline, size_t block)
{
    const struct label *label = read_label(outline, block);

    for (size_t i = 0; i < label->count; i++) {
        if (numbering_succeeds(&outline->numbering, &label->readings[i]))
            return false;
    }
    return true;
}

/* 2.… 3.… behind 附件：1.… list attachments and open no sections. */
static bool
is_listed(struct outline *outline, size_t block)
{
    if (outline->listed.length == 0)
        return false;
    const struct label *label = read_label(outline, block);
    const struct marker *marker = &label->readings[0];
    if (label->count == 0 || marker->form != outline->listed.form ||
        marker->number != outline->listed.number + 1) {
        outline->listed.length = 0;
        return false;
    }
    outline->listed = *marker;
    return true;
}

/* Whether the block, which opens with a label, begins a table of contents; sets how far it
 * reaches.  Contents stand before the sections. */
static bool
begins_contents(struct outline *outline, size_t block)
{
    if (outline->numbering.depth > 0)
        return false;
    size_t end = landmark_contents_end(outline->tree, block, LOOK_AHEAD);
    if (end != NONE)
        outline->skip_to = end;
    return end != NONE;
}

static void
read_section(struct outline *outline, size_t block)
{
    struct marker marker;

    if (outline->quoting && is_quoted(outline, block))
        return;
    enum fit fit = choose_reading(outline, block, &marker);
    if (fit != FIT_NONE && (landmark_is_doubled(outline->tree, block) ||
                            (marker.number == 1 && begins_contents(outline, block))))
        return;
    if (fit == FIT_FIRST && follows_inner(outline, &marker))
        numbering_return_to_article(&outline->numbering);
    if (fit != FIT_NONE) {
        add_section(outline, block, &marker);
        if (fit == FIT_GAP)
            tell_gap(outline, block);
    }
    if (fit != FIT_NONE || !outline->quoting)
        outline->quoting = landmark_opens_quotation(outline->tree, block);
}

static void
read_block(struct outline *outline, size_t block)
{
    enum role role = tree_block(outline->tree, block)->role;

    if (role_is_aside(role) || role == ROLE_TABLE)
        return;
    switch (landmark_read(outline->tree, block)) {
    case LANDMARK_CONTENTS_LINE:
        return;
    case LANDMARK_ATTACHMENT:
        if (outline->body_begun && !landmark_is_doubled(outline->tree, block))
            add_part(outline, block);
        return;
    case LANDMARK_ATTACHMENT_LIST:
        outline->listed = landmark_first_listed(outline->tree, block);
        return;
    case LANDMARK_DATE: /* closes a text: what follows counts anew */
        outline->numbering = (struct numbering){0};
        return;
    case LANDMARK_NONE:
        break;
    }
    if (!may_open_section(role))
        return;
    outline->body_begun = true;
    if (!is_listed(outline, block))
        read_section(outline, block);
}

void
outline_advance(struct outline *outline)
{
    size_t count = tree_block_count(outline->tree);
    size_t behind = text_is_closed(tree_text(outline->tree)) ? 0 : LOOK_AHEAD;

    for (; outline->next_block + behind < count; outline->next_block++) {
        tree_fetch_ahead(outline->tree, outline->next_block);
        if (outline->next_block >= outline->skip_to)
            read_block(outline, outline->next_block);
    }
}

const struct tree *
outline_tree(const struct outline *outline)
{
    return outline->tree;
}

size_t
outline_count(const struct outline *outline)
{
    return outline->section_count;
}

const struct section *
outline_section(const struct outline *outline, size_t section)
{
    assert(section < outline->section_count);
    return &outline->sections[section];
}

const size_t *
outline_numbered(const struct outline *outline, int number, size_t from, size_t *count)
{
    return rolls_from(&outline->rolls, number, from, count);
}

bool
outline_has_form(const struct outline *outline, int form)
{
    return outline->has_form[form];
}

/* How many sections begin at or before the block. */
static size_t
count_up_to(const struct outline *outline, size_t block)
{
    return sorted_up_to(outline->sections, outline->section_count, sizeof outline->sections[0],
                        offsetof(struct section, block), block);
}

size_t
outline_part_of(const struct outline *outline, size_t block)
{
    size_t begun =
        sorted_up_to(outline->parts, outline->part_count, sizeof outline->parts[0], 0, block);

    return begun ? begun - 1 : 0;
}

size_t
outline_part_count(const struct outline *outline)
{
    return outline->part_count;
}

size_t
outline_part_block(const struct outline *outline, size_t part)
{
    assert(part < outline->part_count);
    return outline->parts[part];
}

size_t
outline_section_of(const struct outline *outline, size_t block)
{
    size_t count = count_up_to(outline, block);

    if (count == 0 || outline->sections[count - 1].part != outline_part_of(outline, block))
        return NONE;
    return count - 1;
}

size_t
outline_next(const struct outline *outline, size_t block, int direction)
{
    size_t up_to = count_up_to(outline, block);

    if (direction > 0)
        return up_to < outline->section_count ? up_to : NONE;
    if (up_to > 0 && outline->sections[up_to - 1].block == block)
        up_to--;
    return up_to > 0 ? up_to - 1 : NONE;
}

size_t
outline_sibling(const struct outline *outline, size_t section, int direction)
{
    assert(section < outline->section_count);
    return direction > 0 ? outline->siblings[section].next : outline->siblings[section].previous;
}
