/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/numbering.h"

/* How many labels may be lost between two. */
#define GAP_MOST          4
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
    if (marker->number == last->number) /* 第十七条之一 behind 第十七条 */
        return marker->suffix == last->suffix + 1;
    return marker->number == last->number + 1 && marker->suffix <= 1;
}

static enum fit
fit_gap(const struct marker *marker, int last)
{
    int most = marker_rank(marker->form) == MARKER_ITEM ? GAP_MOST : GAP_MOST_ARTICLES;

    if (marker->weak || marker->number <= last || marker->number - last - 1 > most)
        return FIT_NONE;
    return FIT_GAP;
}

/* A number that opens a count. */
static enum fit
fit_first(const struct marker *marker, bool form_is_known)
{
    bool item = marker_rank(marker->form) == MARKER_ITEM;

    if (marker->number == 1)
        return marker->weak && !form_is_known ? FIT_DOUBT : FIT_FIRST;
    if (!item && !marker->weak && !form_is_known)
        return FIT_GAP; /* an extract that begins with 第三章 */
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
        return fit_first(marker, false);
    if (marker->number == known->last + 1)
        return FIT_NEXT;
    enum fit fit = fit_gap(marker, known->last);
    return fit != FIT_NONE ? fit : fit_first(marker, true);
}

bool
numbering_succeeds(const struct numbering *numbering, const struct marker *marker)
{
    const struct open_label *open = find_open(numbering, marker->form);

    return open && succeeds(marker, &open->marker);
}

/* Chapters stand in no articles and no items, sections in no others than chapters. */
static bool
may_hold(int outer, int form)
{
    return marker_rank(form) != MARKER_PART || (marker_rank(outer) == MARKER_PART && outer < form);
}

/* The level of a label of the form, by what is open. */
static int
level_of(const struct numbering *numbering, int form)
{
    size_t depth = numbering->depth;

    if (numbering->known[form].level > 0)
        return numbering->known[form].level;
    while (depth > 0 && !may_hold(numbering->open[depth - 1].marker.form, form))
        depth--;
    return depth > 0 ? numbering->open[depth - 1].level + 1 : 1;
}

const struct open_label *
numbering_open(struct numbering *numbering, const struct marker *marker, size_t section)
{
    int level = level_of(numbering, marker->form);

    while (numbering->depth > 0 && numbering->open[numbering->depth - 1].level >= level)
        numbering->depth--;
    numbering->known[marker->form] = (struct known_form){level, marker->number};
    numbering->open[numbering->depth] = (struct open_label){*marker, section, level};
    return &numbering->open[numbering->depth++];
}
