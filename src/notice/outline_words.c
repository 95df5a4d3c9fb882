/* SPDX-License-Identifier: MIT */
#include "config.h"

/* The words of a section: label, heading, and its path from the outermost one down. */
#include "notice/outline.h"

#include <stdint.h>
#include <string.h>

#include "base/uni.h"
#include "notice/heading.h"

static bool
parts_words(uint32_t c)
{
    return c > ' ' && !uni_is_space(c) && (c < 0x2E80 || uni_is_hangul(c));
}

/* Whether two characters without white space stand at text[at]. */
static bool
goes_on(const struct buf *text, size_t at)
{
    for (int i = 0; i < 2; i++) {
        uint32_t c;

        if (at == text->length)
            return false;
        at += uni_read(text->bytes + at, &c);
        if (uni_is_space(c))
            return false;
    }
    return true;
}

/* Appends the text; white space stays only where it tells words apart: 总　则 is 总则, but ZERO
 * TRUST stays two words, and so does 日時　令和6年. */
static void
add_words(const struct buf *text, struct buf *out)
{
    uint32_t before = 0;
    size_t together = 0; /* characters since the last white space */
    size_t spaces = 0;   /* since the last character, in cells of print */
    bool apart = false;  /* and several characters stood together before it */

    for (size_t i = 0, bytes; i < text->length; i += bytes) {
        uint32_t c;

        bytes = uni_read(text->bytes + i, &c);
        if (uni_is_space(c)) {
            apart = spaces > 0 ? apart : together > 1;
            spaces += c == 0x3000 ? 2 : 1;
            together = 0;
            continue;
        }
        if (spaces > 0 &&
            ((parts_words(before) && parts_words(c)) || (apart && spaces > 1 && goes_on(text, i))))
            buf_add_char(out, ' ');
        buf_add(out, text->bytes + i, bytes);
        spaces = 0;
        before = c;
        together++;
    }
}

static void
add_part_text(const struct outline *outline, const struct section *section, struct span part,
              struct buf *out)
{
    struct buf text = BUF_INIT;

    tree_part_text(outline_tree(outline), tree_block(outline_tree(outline), section->block), part,
                   &text);
    add_words(&text, out);
    buf_fini(&text);
}

void
outline_label(const struct outline *outline, size_t section, struct buf *out)
{
    const struct section *s = outline_section(outline, section);

    add_part_text(outline, s, s->label, out);
}

void
outline_heading(const struct outline *outline, size_t section, struct buf *out)
{
    const struct section *s = outline_section(outline, section);
    const struct tree *tree = outline_tree(outline);
    struct heading heading;
    struct buf text = BUF_INIT;

    if (s->beside == NONE) {
        add_part_text(outline, s, s->heading, out);
        return;
    }
    const struct block *block = tree_block(tree, s->beside);
    heading_read(tree, s->beside, tree_block_span(tree, block).start, s->rank, &heading);
    tree_part_text(tree, block, heading.span, &text);
    add_words(&text, out);
    buf_fini(&text);
}

/* Behind 1. and 第一条, not behind 一、 and （一）. */
static bool
wants_space(const char *label, size_t length)
{
    uint32_t last;

    return length > 0 && uni_read_back(label, length, &last) > 0 &&
           (last < 0x2E80 || uni_is_ideograph(last));
}

void
outline_name(const struct outline *outline, size_t section, struct buf *out)
{
    size_t start = out->length;

    outline_label(outline, section, out);
    const struct section *s = outline_section(outline, section);
    bool headed = span_length(s->heading) > 0 || s->beside != NONE;
    if (out->length > start && headed && wants_space(buf_string(out) + start, out->length - start))
        buf_add_char(out, ' ');
    outline_heading(outline, section, out);
}

static bool
drop_ending(struct buf *out, const char *ending)
{
    size_t length = strlen(ending);

    if (out->length <= length || memcmp(out->bytes + out->length - length, ending, length) != 0)
        return false;
    out->length -= length;
    out->bytes[out->length] = '\0';
    return true;
}

void
outline_part_label(const struct outline *outline, size_t part, struct buf *out)
{
    const struct tree *tree = outline_tree(outline);
    struct buf line = BUF_INIT;

    tree_block_text(tree, tree_block(tree, outline_part_block(outline, part)), &line);
    add_words(&line, out);
    buf_fini(&line);
    drop_ending(out, "：");
    drop_ending(out, ":");
}

#define TITLE_NEAR 3 /* blocks behind the label, page furniture among them */

size_t
outline_part_title(const struct outline *outline, size_t part)
{
    const struct tree *tree = outline_tree(outline);
    size_t label = outline_part_block(outline, part);

    for (size_t i = label + 1; i < tree_block_count(tree) && i <= label + TITLE_NEAR; i++) {
        if (tree_block(tree, i)->role == ROLE_TITLE)
            return i;
        if (!role_is_aside(tree_block(tree, i)->role))
            return NONE;
    }
    return NONE;
}

void
outline_path(const struct outline *outline, size_t section, struct buf *out)
{
    const struct section *s = outline_section(outline, section);

    if (s->parent != NONE) {
        outline_path(outline, s->parent, out);
        buf_add_char(out, '.');
    }
    buf_addf(out, "%d", s->number);
    if (s->suffix)
        buf_addf(out, "-%d", s->suffix);
}

/* The label without the 、 or . at its end. */
static void
add_bare_label(const struct outline *outline, size_t section, struct buf *out)
{
    static const char *const closings[] = {"、", "．", "﹒", "."};

    if (span_length(outline_section(outline, section)->label) == 0)
        buf_addf(out, "%d", outline_section(outline, section)->number);
    outline_label(outline, section, out);
    for (size_t i = 0; i < sizeof closings / sizeof closings[0]; i++) {
        if (drop_ending(out, closings[i]))
            return;
    }
}

static bool
is_word_character(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

void
outline_label_path(const struct outline *outline, size_t section, struct buf *out)
{
    size_t parent = outline_section(outline, section)->parent;
    struct span label = outline_section(outline, section)->label;
    char first_of_label = '0'; /* the number of one without a label */

    if (span_length(label) > 0)
        first_of_label = text_bytes(tree_text(outline_tree(outline)))[label.start];

    if (parent != NONE) {
        outline_label_path(outline, parent, out);
        if (is_word_character(out->bytes[out->length - 1]) && is_word_character(first_of_label))
            buf_add_char(out, '.'); /* II.A.1 rather than IIA1 */
    }
    add_bare_label(outline, section, out);
}
