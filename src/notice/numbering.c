/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/numbering.h"

/* How many labels may be lost between two; beyond GAP_SURE only if the next one follows. */
#define GAP_SURE          1
#define GAP_MOST          8
#define GAP_MOST_ARTICLES 20

static const struct open_label *
find_open(const struct numbering *numbering, int form)
{
    for (size_t i = numbering->depth; i-- > 0;) {
        if (numbering->open[i].marker.form == form)
            return &numbering->open[i];
    }
    return NULL;
}

static bool
succeeds(const struct marker *marker, const struct marker *last)
{
    if (marker->number == last->number) /* 第十七条之一, 第二条の二, 제2조의2 */
        return marker->suffix == last->suffix + 1 || (last->suffix == 0 && marker->suffix == 2);
    return marker->number == last->number + 1 && marker->suffix <= 1;
}

static enum fit
fit_gap(const struct marker *marker, int last)
{
    int most = marker->rank == RANK_ITEM ? GAP_MOST : GAP_MOST_ARTICLES;
    int lost = marker->number - last - 1;

    if (marker->weak || lost < 0 || lost > most)
        return FIT_NONE;
    return lost <= GAP_SURE ? FIT_GAP : FIT_DOUBT;
}

/* Chapters stand in no articles and no items, sections in no others than chapters. */
static bool
may_hold(const struct marker *outer, const struct marker *marker)
{
    return marker->rank != RANK_PART || (outer->rank == RANK_PART && outer->form < marker->form);
}

int
numbering_level(const struct numbering *numbering, const struct marker *marker)
{
    size_t depth = numbering->depth;

    if (numbering->known[marker->form].level > 0)
        return numbering->known[marker->form].level;
    while (depth > 0 && !may_hold(&numbering->open[depth - 1].marker, marker))
        depth--;
    return depth > 0 ? numbering->open[depth - 1].level + 1 : 1;
}

/* A number that opens a count, or goes on with one whose beginning is not there. */
static enum fit
fit_first(const struct numbering *numbering, const struct marker *marker)
{
    bool known = numbering->known[marker->form].level > 0;
    bool item = marker->rank == RANK_ITEM;

    if (marker->number == 1)
        return marker->weak && !known ? FIT_DOUBT : FIT_FIRST;
    if (!item && !marker->weak &&
        !known) /* an extract may begin with 第三章, but not within 第二章 */
        return numbering->depth == 0 || numbering_level(numbering, marker) > 1 ? FIT_GAP : FIT_NONE;
    return marker->number == 2 ? FIT_DOUBT : FIT_NONE;
}

enum fit
numbering_fit(const struct numbering *numbering, const struct marker *marker)
{
    const struct open_label *open = find_open(numbering, marker->form);
    const struct known_form *known = &numbering->known[marker->form];

    if (open && succeeds(marker, &open->marker))
        return FIT_NEXT;
    if (open && marker->number == 1)
        return marker->weak ? FIT_DOUBT : FIT_FIRST;
    if (open)
        return fit_gap(marker, open->marker.number);
    if (known->level == 0)
        return fit_first(numbering, marker);
    if (marker->number == known->last + 1)
        return FIT_NEXT;
    enum fit fit = fit_gap(marker, known->last);
    return fit != FIT_NONE ? fit : fit_first(numbering, marker);
}

int
numbering_count(const struct numbering *numbering, int form)
{
    const struct open_label *open = find_open(numbering, form);

    return open ? open->marker.number + 1 : 1;
}

void
numbering_return_to_article(struct numbering *numbering)
{
    size_t depth = numbering->depth;

    while (depth > 0 && numbering->open[depth - 1].marker.rank != RANK_ARTICLE)
        depth--;
    if (depth > 0)
        numbering->depth = depth;
}

bool
numbering_succeeds(const struct numbering *numbering, const struct marker *marker)
{
    const struct open_label *open = find_open(numbering, marker->form);

    return open && succeeds(marker, &open->marker);
}

const struct open_label *
numbering_open(struct numbering *numbering, const struct marker *marker, size_t section)
{
    int level = numbering_level(numbering, marker);

    while (numbering->depth > 0 && numbering->open[numbering->depth - 1].level >= level)
        numbering->depth--;
    numbering->known[marker->form] = (struct known_form){level, marker->number};
    numbering->open[numbering->depth] = (struct open_label){*marker, section, level};
    return &numbering->open[numbering->depth++];
}
