/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "word_numbers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "counting.h"
#include "parts.h"

#define LEVELS 9

/* Styles are based on one another, and lists linked by styles, no deeper than this. */
#define DEEPEST 16

/* How an abstract list has counted so far. */
struct count {
    const xmlNode *list;
    int values[LEVELS];
    bool begun[LEVELS];
};

struct word_numbers {
    const xmlNode *numbering; /* the roots, NULL when there is none */
    const xmlNode *styles;
    struct count *counts;
    size_t count_count, count_capacity;
    const xmlNode **started; /* the overrides of starts that were obeyed */
    size_t started_count, started_capacity;
};

/* Which list and which level a paragraph is of. */
struct place {
    int list; /* w:numId; 0: none */
    int level;
};

struct word_numbers *
word_numbers_new(xmlDoc *numbering, xmlDoc *styles)
{
    struct word_numbers *numbers = mem_zero(1, sizeof *numbers);

    numbers->numbering = numbering ? xmlDocGetRootElement(numbering) : NULL;
    numbers->styles = styles ? xmlDocGetRootElement(styles) : NULL;
    return numbers;
}

void
word_numbers_free(struct word_numbers *numbers)
{
    free(numbers->counts);
    free(numbers->started);
    free(numbers);
}

/* ---- Where a paragraph is counted ---------------------------------------------- */

/* The element of that name below `parent` whose attribute is the value; NULL: none. */
static const xmlNode *
find_by(const xmlNode *parent, const char *name, const char *attribute, const char *value)
{
    for (xmlNode *node = node_child(parent, name); node; node = node_find(node->next, name))
        if (node_has(node, attribute, value))
            return node;
    return NULL;
}

static const xmlNode *
find_by_number(const xmlNode *parent, const char *name, const char *attribute, int number)
{
    for (xmlNode *node = node_child(parent, name); node; node = node_find(node->next, name))
        if (node_number(node, attribute, -1) == number)
            return node;
    return NULL;
}

/* The style of the paragraph or the one on which a style is based: the element `link` says. */
static const xmlNode *
linked_style(const struct word_numbers *numbers, const xmlNode *properties, const char *link)
{
    const xmlNode *named = node_child(properties, link);

    if (!named || !numbers->styles)
        return NULL;
    char *id = node_attribute(named, "val");
    const xmlNode *style = find_by(numbers->styles, "style", "styleId", id);
    free(id);
    return style;
}

/* What the properties themselves say; -1 stays where they say nothing. */
static void
read_place(const xmlNode *properties, struct place *place)
{
    const xmlNode *numbered = node_child(properties, "numPr");

    if (place->list < 0)
        place->list = node_number(node_child(numbered, "numId"), "val", -1);
    if (place->level < 0)
        place->level = node_number(node_child(numbered, "ilvl"), "val", -1);
}

static struct place
place_of(const struct word_numbers *numbers, const xmlNode *paragraph)
{
    const xmlNode *properties = node_child(paragraph, "pPr");
    struct place place = {-1, -1};

    read_place(properties, &place);
    const xmlNode *style = linked_style(numbers, properties, "pStyle");
    for (int depth = 0; style && place.list < 0 && depth < DEEPEST; depth++) {
        read_place(node_child(style, "pPr"), &place);
        style = linked_style(numbers, style, "basedOn");
    }
    if (place.list < 0)
        place.list = 0;
    if (place.level < 0 || place.level >= LEVELS)
        place.level = 0;
    return place;
}

/* ---- Lists and levels ------------------------------------------------------------ */

/* The abstract list of the number; it may be defined by way of a style. */
static const xmlNode *
abstract_list(const struct word_numbers *numbers, const xmlNode *list)
{
    const xmlNode *abstract = NULL;

    for (int depth = 0; list && depth < DEEPEST; depth++) {
        int id = node_number(node_child(list, "abstractNumId"), "val", -1);
        abstract = find_by_number(numbers->numbering, "abstractNum", "abstractNumId", id);
        const xmlNode *style = linked_style(numbers, abstract, "numStyleLink");
        if (!style)
            break;
        struct place place = {-1, -1};
        read_place(node_child(style, "pPr"), &place);
        list = find_by_number(numbers->numbering, "num", "numId", place.list);
    }
    return abstract;
}

static const xmlNode *
level_of(const xmlNode *list, const xmlNode *abstract, int level)
{
    const xmlNode *override = find_by_number(list, "lvlOverride", "ilvl", level);
    const xmlNode *own = node_child(override, "lvl");

    return own ? own : find_by_number(abstract, "lvl", "ilvl", level);
}

static int
start_of(const xmlNode *level)
{
    return node_number(node_child(level, "start"), "val", 1);
}

/* A list may start a level anew, once: where it first comes. */
static bool
starts_anew(struct word_numbers *numbers, const xmlNode *list, int level, int *start)
{
    const xmlNode *override = find_by_number(list, "lvlOverride", "ilvl", level);
    const xmlNode *anew = node_child(override, "startOverride");

    for (size_t i = 0; i < numbers->started_count; i++)
        if (numbers->started[i] == anew)
            return false;
    if (!anew)
        return false;
    numbers->started = mem_grow(numbers->started, &numbers->started_capacity,
                                numbers->started_count + 1, sizeof numbers->started[0]);
    numbers->started[numbers->started_count++] = anew;
    *start = node_number(anew, "val", 1);
    return true;
}

static struct count *
count_of(struct word_numbers *numbers, const xmlNode *abstract)
{
    for (size_t i = 0; i < numbers->count_count; i++)
        if (numbers->counts[i].list == abstract)
            return &numbers->counts[i];
    numbers->counts = mem_grow(numbers->counts, &numbers->count_capacity, numbers->count_count + 1,
                               sizeof numbers->counts[0]);
    numbers->counts[numbers->count_count] = (struct count){.list = abstract};
    return &numbers->counts[numbers->count_count++];
}

/* Counts one more of the level; deeper levels begin again, but those that never do. */
static void
count_on(struct word_numbers *numbers, const xmlNode *list, const xmlNode *abstract, int level,
         struct count *count)
{
    int start = start_of(level_of(list, abstract, level));

    if (starts_anew(numbers, list, level, &start) || !count->begun[level])
        count->values[level] = start;
    else if (count->values[level] < 9999)
        count->values[level]++;
    count->begun[level] = true;
    for (int deeper = level + 1; deeper < LEVELS; deeper++)
        if (node_number(node_child(level_of(list, abstract, deeper), "lvlRestart"), "val", 1) != 0)
            count->begun[deeper] = false;
    for (int outer = 0; outer < level; outer++)
        if (!count->begun[outer]) {
            count->values[outer] = start_of(level_of(list, abstract, outer));
            count->begun[outer] = true;
        }
}

/* ---- The label --------------------------------------------------------------------- */

/* The sign of a list without numbers; those of symbol fonts stand for a dot. */
static void
add_bullet(struct buf *label, const char *sign)
{
    uint32_t c = 0;

    if (*sign)
        uni_read(sign, &c);
    bool own = c == '-' || c == '*' || (c >= 0xA0 && c < 0xE000) || c > 0xF8FF;
    buf_add_string(label, own ? sign : "•");
}

static enum counting
counting_of(const xmlNode *level)
{
    char *name =
        node_attribute(node_child(level, "numFmt") ? node_child(level, "numFmt") : level, "val");
    enum counting counting = *name ? counting_of_word(name) : COUNTING_DIGITS;

    free(name);
    return counting;
}

/* The template of a level: %1 is the number of the outermost one. */
static void
add_numbers(struct buf *label, const char *template, const xmlNode *list, const xmlNode *abstract,
            const xmlNode *level, const struct count *count)
{
    bool digits = node_child(level, "isLgl") && !node_has(node_child(level, "isLgl"), "val", "0");

    for (const char *at = template; *at; at++) {
        if (at[0] != '%' || at[1] < '1' || at[1] > '9') {
            buf_add_char(label, *at);
            continue;
        }
        int index = *++at - '1';
        enum counting counting = counting_of(level_of(list, abstract, index));
        counting_add(label, digits ? COUNTING_DIGITS : counting, count->values[index]);
    }
}

static void
add_label(struct buf *label, const xmlNode *list, const xmlNode *abstract, int index,
          const struct count *count)
{
    const xmlNode *level = level_of(list, abstract, index);
    const xmlNode *text = node_child(level, "lvlText");
    char *template = text ? node_attribute(text, "val") : mem_copy_string("");
    size_t before = label->length;

    if (counting_of(level) == COUNTING_BULLET)
        add_bullet(label, template);
    else
        add_numbers(label, template, list, abstract, level, count);
    if (label->length > before && !node_has(node_child(level, "suff"), "val", "nothing"))
        buf_add_char(label, ' ');
    free(template);
}

void
word_numbers_add(struct word_numbers *numbers, const xmlNode *paragraph, struct buf *label)
{
    if (!numbers->numbering)
        return;
    struct place place = place_of(numbers, paragraph);
    const xmlNode *list =
        place.list > 0 ? find_by_number(numbers->numbering, "num", "numId", place.list) : NULL;
    const xmlNode *abstract = abstract_list(numbers, list);
    if (!abstract || !level_of(list, abstract, place.level))
        return;
    struct count *count = count_of(numbers, abstract);
    count_on(numbers, list, abstract, place.level, count);
    add_label(label, list, abstract, place.level, count);
}
