/* SPDX-License-Identifier: MIT */
#include "config.h"

/* outline_find and outline_complete: from what a person types to a section. */
#include "notice/outline.h"

#include <string.h>

#include "base/uni.h"
#include "notice/landmark.h"
#include "notice/marker.h"

#define STEPS_MOST FORMS_ALL /* a form a level */

/* What was typed, a step at a time: 附件2 一（三） is part 2 and two steps. */
struct wanted {
    size_t part; /* NONE when none was typed */
    size_t step_count;
    struct marker steps[STEPS_MOST]; /* form -1 when only a number was typed */
};

static size_t
skip_separators(const char *s, size_t length)
{
    size_t at = 0;

    while (at < length) {
        uint32_t c;
        size_t bytes = uni_read(s + at, &c);

        if (!uni_is_space(c) && !strchr(".-/>,", c < 0x80 ? (int)c : 'x') && c != 0x3001 &&
            c != 0xFF0E) /* 、 ． */
            break;
        at += bytes;
    }
    return at;
}

/* As landmark_read_attachment; where 附件 cannot be typed, its syllables or their initials, in
 * small letters, stand for it, and so do the English words. */
static size_t
read_attachment(const char *typed, size_t length, int *number)
{
    static const char word[] = "附件";
    static const char *const others[] = {"fujian", "fj", "annex", "appendix", "attachment"};
    size_t at = landmark_read_attachment(typed, length, number);

    for (size_t i = 0; i < sizeof others / sizeof others[0] && at == 0; i++) {
        size_t bytes = strlen(others[i]);
        if (length < bytes || memcmp(typed, others[i], bytes) != 0)
            continue;
        struct buf chinese = BUF_INIT;
        buf_addf(&chinese, "%s%.*s", word, (int)(length - bytes), typed + bytes);
        at = landmark_read_attachment(buf_string(&chinese), chinese.length, number) -
             (sizeof word - 1) + bytes;
        buf_fini(&chinese);
    }
    return at;
}

/* The attachment with that number in its label; where labels have no numbers, in their order. */
static size_t
part_numbered(const struct outline *outline, int number)
{
    struct buf label = BUF_INIT;
    size_t found = NONE;
    int printed;

    for (size_t part = 1; part < outline_part_count(outline) && found == NONE; part++) {
        buf_clear(&label);
        outline_part_label(outline, part, &label);
        landmark_read_attachment(buf_string(&label), label.length, &printed);
        if (printed == number)
            found = part;
    }
    buf_fini(&label);
    if (found == NONE && number > 0 && (size_t)number < outline_part_count(outline))
        found = (size_t)number;
    return found;
}

/* False when it is no path of labels and numbers. */
static bool
parse(const struct outline *outline, const char *where, struct wanted *wanted)
{
    size_t length = strlen(where);
    size_t at = uni_leading_space(where, length);
    int number;
    size_t word = read_attachment(where + at, length - at, &number);

    at += word;
    *wanted = (struct wanted){.part = word > 0 ? part_numbered(outline, number) : NONE};
    if (word > 0 && wanted->part == NONE)
        return false;
    while ((at += skip_separators(where + at, length - at)) < length) {
        if (wanted->step_count == STEPS_MOST ||
            !marker_read_typed(tree_forms(outline_tree(outline)), where + at, length - at,
                               &wanted->steps[wanted->step_count]))
            return false;
        at += wanted->steps[wanted->step_count++].length;
    }
    return wanted->step_count > 0 || wanted->part != NONE;
}

/* The sections from the outermost down to one. */
struct chain {
    size_t sections[STEPS_MOST];
    size_t count;
};

static void
read_chain(const struct outline *outline, size_t section, struct chain *chain)
{
    chain->count = 0;
    for (size_t s = section; s != NONE; s = outline_section(outline, s)->parent)
        chain->count++;
    size_t i = chain->count;
    for (size_t s = section; s != NONE; s = outline_section(outline, s)->parent)
        chain->sections[--i] = s;
}

static bool
step_fits(const struct marker *step, const struct section *section)
{
    return step->number == section->number && step->suffix == section->suffix &&
           (step->form < 0 || step->form == section->form);
}

/* Whether the steps are the sections of the chain from `from` on, each of them. */
static bool
fits_exactly(const struct outline *outline, const struct wanted *wanted, const struct chain *chain,
             size_t from)
{
    if (chain->count - from != wanted->step_count)
        return false;
    for (size_t i = 0; i < wanted->step_count; i++) {
        if (!step_fits(&wanted->steps[i], outline_section(outline, chain->sections[from + i])))
            return false;
    }
    return true;
}

/* Whether the last step is the chain's last section and the others lie around it in order. */
static bool
fits_loosely(const struct outline *outline, const struct wanted *wanted, const struct chain *chain)
{
    size_t step = wanted->step_count;

    for (size_t i = chain->count; i-- > 0 && step > 0;) {
        bool fits =
            step_fits(&wanted->steps[step - 1], outline_section(outline, chain->sections[i]));

        if (!fits && step == wanted->step_count)
            return false;
        step -= fits;
    }
    return step == 0;
}

static bool
is_article(const struct section *section)
{
    return section->rank == RANK_ARTICLE;
}

/* 12 is 第十二条 where articles are counted through chapters. */
static bool
is_meant_article(const struct outline *outline, const struct wanted *wanted,
                 const struct chain *chain)
{
    const struct section *last = outline_section(outline, chain->sections[chain->count - 1]);

    return wanted->step_count == 1 && is_article(last) && step_fits(&wanted->steps[0], last) &&
           outline_section(outline, chain->sections[0])->rank != RANK_ITEM;
}

#define COST_NONE 1000

/* How far the section is from what is meant, seen from near: the least cost is meant. */
static int
cost(const struct outline *outline, const struct wanted *wanted, size_t part,
     const struct chain *near, size_t section)
{
    struct chain chain;
    size_t shared = 0;
    bool here = outline_section(outline, section)->part == part;

    if (wanted->part != NONE && !here)
        return COST_NONE;
    if (!step_fits(&wanted->steps[wanted->step_count - 1], outline_section(outline, section)))
        return COST_NONE;
    read_chain(outline, section, &chain);
    if (here && is_meant_article(outline, wanted, &chain))
        return 0;
    if (fits_exactly(outline, wanted, &chain, 0))
        return here ? 1 : 3 + STEPS_MOST;
    while (shared < near->count && shared < chain.count &&
           near->sections[shared] == chain.sections[shared])
        shared++;
    if (shared > 0 && fits_exactly(outline, wanted, &chain, shared))
        return 2 + (int)(near->count - shared);
    if (fits_loosely(outline, wanted, &chain))
        return here ? 4 + STEPS_MOST : 5 + STEPS_MOST;
    return COST_NONE;
}

static size_t
first_of_part(const struct outline *outline, size_t part)
{
    for (size_t i = 0; i < outline_count(outline); i++) {
        if (outline_section(outline, i)->part == part)
            return i;
    }
    return NONE;
}

size_t
outline_find(const struct outline *outline, const char *where, size_t near)
{
    struct wanted wanted;
    struct chain around = {.count = 0};
    size_t part = 0;
    size_t found = NONE;
    int least = COST_NONE;

    if (!parse(outline, where, &wanted))
        return NONE;
    if (wanted.step_count == 0)
        return first_of_part(outline, wanted.part);
    if (near != NONE) {
        read_chain(outline, near, &around);
        part = outline_section(outline, near)->part;
    }
    if (wanted.part != NONE)
        part = wanted.part;
    for (size_t i = 0; i < outline_count(outline) && least > 0; i++) {
        int now = cost(outline, &wanted, part, &around, i);

        if (now < least) {
            least = now;
            found = i;
        }
    }
    return found;
}

size_t
outline_find_part(const struct outline *outline, const char *where)
{
    struct wanted wanted;

    return parse(outline, where, &wanted) && wanted.step_count == 0 ? wanted.part : NONE;
}

/* Appends the text as a person might type it: no white space, no 、, ASCII for full width. */
static void
add_folded(struct buf *out, const char *s, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t c;
        size_t bytes = uni_read(s + i, &c);

        if (c > 0xFF00 && c < 0xFF5F)
            buf_add_char(out, (char)(c - 0xFEE0));
        else if (!uni_is_space(c) && c != 0x3001) /* 、 */
            buf_add(out, s + i, bytes);
        i += bytes;
    }
}

typedef void describe(const struct outline *outline, size_t section, struct buf *out);

static void
add_number(const struct outline *outline, size_t section, struct buf *out)
{
    if (is_article(outline_section(outline, section)))
        buf_addf(out, "%d", outline_section(outline, section)->number);
}

/* The ways in which a section is told by its beginning. */
static describe *const ways[] = {outline_label_path, outline_path, outline_label, add_number};

static bool
answers(const struct outline *outline, size_t section, const struct buf *typed)
{
    struct buf words = BUF_INIT;
    struct buf folded = BUF_INIT;
    bool yes = false;

    for (size_t i = 0; i < sizeof ways / sizeof ways[0] && !yes; i++) {
        buf_clear(&words);
        buf_clear(&folded);
        ways[i](outline, section, &words);
        add_folded(&folded, buf_string(&words), words.length);
        yes = folded.length >= typed->length &&
              memcmp(folded.bytes, typed->bytes, typed->length) == 0;
    }
    if (!yes) {
        buf_clear(&words);
        buf_clear(&folded);
        outline_heading(outline, section, &words);
        add_folded(&folded, buf_string(&words), words.length);
        yes = strstr(buf_string(&folded), typed->bytes) != NULL;
    }
    buf_fini(&words);
    buf_fini(&folded);
    return yes;
}

size_t
outline_complete(const struct outline *outline, const char *typed, size_t *found, size_t most)
{
    struct buf folded = BUF_INIT;
    int number = 0;
    size_t length = strlen(typed);
    size_t count = 0;
    size_t at = read_attachment(typed, length, &number);
    size_t part = at > 0 ? part_numbered(outline, number) : 0;

    add_folded(&folded, typed + at, length - at);
    for (size_t i = 0; i < outline_count(outline) && count < most; i++) {
        const struct section *section = outline_section(outline, i);

        if (at > 0 && section->part != part)
            continue;
        if (folded.length ? answers(outline, i, &folded) : section->level == 1)
            found[count++] = i;
    }
    buf_fini(&folded);
    return count;
}
