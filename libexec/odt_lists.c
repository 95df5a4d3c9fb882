/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "odt_lists.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "counting.h"
#include "parts.h"

#define LEVELS 10

/* How a style has counted so far. */
struct count {
    const xmlNode *style;
    int values[LEVELS];
    bool begun[LEVELS];
};

struct odt_lists {
    const xmlNode *content, *styles;
    const xmlNode *list_styles[LEVELS]; /* of the open lists, the outermost first */
    int depth;                          /* of the open lists; may go beyond LEVELS */
    bool fresh;                         /* an item has begun, and its first paragraph has not */
    bool header;                        /* it has no number */
    int start;                          /* of the item, -1: the next */
    struct count *counts;
    size_t count_count, count_capacity;
};

struct odt_lists *
odt_lists_new(const xmlNode *content, const xmlNode *styles)
{
    struct odt_lists *lists = mem_zero(1, sizeof *lists);

    lists->content = content;
    lists->styles = styles;
    lists->start = -1;
    return lists;
}

void
odt_lists_free(struct odt_lists *lists)
{
    free(lists->counts);
    free(lists);
}

/* ---- Styles ---------------------------------------------------------------------- */

/* The style of that kind and name below the element `group` of a part. */
static const xmlNode *
find_in(const xmlNode *root, const char *group, const char *kind, const char *name)
{
    for (xmlNode *style = node_child(node_child(root, group), kind); style;
         style = node_find(style->next, kind))
        if (node_has(style, "name", name))
            return style;
    return NULL;
}

static const xmlNode *
find_style(const struct odt_lists *lists, const char *kind, const char *name)
{
    const xmlNode *style = find_in(lists->content, "automatic-styles", kind, name);

    if (!style)
        style = find_in(lists->styles, "styles", kind, name);
    return style ? style : find_in(lists->styles, "automatic-styles", kind, name);
}

/* The list style that the paragraph's style names. */
static const xmlNode *
style_of_paragraph(const struct odt_lists *lists, const xmlNode *paragraph)
{
    char *name = node_attribute(paragraph, "style-name");
    const xmlNode *style = find_style(lists, "style", name);
    char *list = style ? node_attribute(style, "list-style-name") : mem_copy_string("");
    const xmlNode *found = *list ? find_style(lists, "list-style", list) : NULL;

    free(list);
    free(name);
    return found;
}

static const xmlNode *
level_of(const xmlNode *style, int level)
{
    for (xmlNode *node = style ? style->children : NULL; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && node_number(node, "level", 0) == level + 1)
            return node;
    return NULL;
}

static struct count *
count_of(struct odt_lists *lists, const xmlNode *style)
{
    for (size_t i = 0; i < lists->count_count; i++)
        if (lists->counts[i].style == style)
            return &lists->counts[i];
    lists->counts = mem_grow(lists->counts, &lists->count_capacity, lists->count_count + 1,
                             sizeof lists->counts[0]);
    lists->counts[lists->count_count] = (struct count){.style = style};
    return &lists->counts[lists->count_count++];
}

/* ---- Lists -------------------------------------------------------------------------- */

void
odt_lists_enter(struct odt_lists *lists, const xmlNode *list)
{
    char *name = node_attribute(list, "style-name");
    char *goes_on = node_attribute(list, "continue-list");
    int depth = lists->depth++;

    if (depth < LEVELS) {
        const xmlNode *style = *name ? find_style(lists, "list-style", name) : NULL;
        if (!style && depth > 0)
            style = lists->list_styles[depth - 1];
        lists->list_styles[depth] = style;
        if (depth == 0 && style && !*goes_on && !node_has(list, "continue-numbering", "true"))
            *count_of(lists, style) = (struct count){.style = style};
    }
    free(goes_on);
    free(name);
}

void
odt_lists_leave(struct odt_lists *lists)
{
    lists->depth--;
    lists->fresh = false;
}

void
odt_lists_begin_item(struct odt_lists *lists, const xmlNode *item)
{
    lists->fresh = true;
    lists->header = node_is(item, "list-header");
    lists->start = node_number(item, "start-value", -1);
}

/* ---- Labels --------------------------------------------------------------------------- */

static int
start_of(const xmlNode *style, int level)
{
    return node_number(level_of(style, level), "start-value", 1);
}

static void
count_on(struct count *count, int level, int start)
{
    if (start >= 0)
        count->values[level] = start;
    else if (!count->begun[level])
        count->values[level] = start_of(count->style, level);
    else if (count->values[level] < 9999)
        count->values[level]++;
    count->begun[level] = true;
    for (int deeper = level + 1; deeper < LEVELS; deeper++)
        count->begun[deeper] = false;
    for (int outer = 0; outer < level; outer++)
        if (!count->begun[outer]) {
            count->values[outer] = start_of(count->style, outer);
            count->begun[outer] = true;
        }
}

static void
add_attribute(struct buf *label, const xmlNode *node, const char *name)
{
    char *value = node_attribute(node, name);

    buf_add_string(label, value);
    free(value);
}

/* The sign of a list without numbers; those of symbol fonts stand for a dot. */
static void
add_bullet(struct buf *label, const xmlNode *level)
{
    char *sign = node_attribute(level, "bullet-char");
    uint32_t c = 0;

    if (*sign)
        uni_read(sign, &c);
    bool own = c == '-' || c == '*' || (c >= 0xA0 && c < 0xE000) || c > 0xF8FF;
    buf_add_string(label, own ? sign : "•");
    free(sign);
}

static bool
counts(const xmlNode *level)
{
    char *format = level ? node_attribute(level, "num-format") : NULL;
    bool yes = format && *format;

    free(format);
    return yes;
}

static void
add_number(struct buf *label, const struct count *count, int index)
{
    const xmlNode *level = level_of(count->style, index);
    int shown = node_number(level, "display-levels", 1);
    bool behind = false;

    for (int i = index - shown + 1 > 0 ? index - shown + 1 : 0; i <= index; i++) {
        const xmlNode *outer = level_of(count->style, i);
        if (!counts(outer))
            continue;
        char *format = node_attribute(outer, "num-format");
        if (behind)
            buf_add_char(label, '.');
        counting_add(label, counting_of_opendocument(format), count->values[i]);
        behind = true;
        free(format);
    }
}

/* Whether nothing stands between the label and the text. */
static bool
is_set_close(const xmlNode *level)
{
    const xmlNode *properties = node_child(level, "list-level-properties");

    return node_has(node_child(properties, "list-level-label-alignment"), "label-followed-by",
                    "nothing");
}

static void
add_label(struct buf *label, const struct count *count, int index)
{
    const xmlNode *level = level_of(count->style, index);
    size_t before = label->length;

    if (node_is(level, "list-level-style-bullet")) {
        add_bullet(label, level);
    } else if (!node_is(level, "list-level-style-image")) {
        add_attribute(label, level, "num-prefix");
        add_number(label, count, index);
        add_attribute(label, level, "num-suffix");
    }
    if (label->length > before && !is_set_close(level))
        buf_add_char(label, ' ');
}

/* The level, from 0, at which a heading outside lists counts by the outline; -1: it does not. */
static int
outline_level(const struct odt_lists *lists, const xmlNode *paragraph, const xmlNode **style)
{
    int level = node_number(paragraph, "outline-level", 0) - 1;

    *style = node_child(node_child(lists->styles, "styles"), "outline-style");
    if (!node_is(paragraph, "h") || level < 0 || level >= LEVELS ||
        node_has(paragraph, "is-list-header", "true") || !counts(level_of(*style, level)))
        return -1;
    return level;
}

void
odt_lists_add(struct odt_lists *lists, const xmlNode *paragraph, struct buf *label)
{
    bool first = lists->fresh && !lists->header;
    int level = lists->depth - 1;
    const xmlNode *style;
    int start = lists->start;

    lists->fresh = false;
    lists->start = -1;
    if (lists->depth == 0) {
        level = outline_level(lists, paragraph, &style);
        start = node_number(paragraph, "start-value", -1);
        first = level >= 0;
    } else {
        style = level < LEVELS ? lists->list_styles[level] : NULL;
        if (!style)
            style = style_of_paragraph(lists, paragraph);
    }
    if (!first || !style || level >= LEVELS || !level_of(style, level))
        return;
    struct count *count = count_of(lists, style);
    count_on(count, level, start);
    add_label(label, count, level);
}
