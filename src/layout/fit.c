/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/fit.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"
#include "layout/nodes.h"

/* What a line costs besides the square of the columns that it leaves empty. */
#define COST_LONELY 64 /* a last line that is narrower than LONELY */
#define LONELY      6
static const int verdict_costs[LINEBREAK_VERDICTS] = {
    [LINEBREAK_GOOD] = 0, [LINEBREAK_POOR] = 9, [LINEBREAK_BAD] = 25};

#define NO_WAY LONG_MAX

/* The cheapest way from the first node to one. */
struct way {
    long cost;
    size_t from;  /* the node before */
    size_t lines; /* of the way */
};

struct fit {
    struct nodes nodes;
    struct way *ways;
    size_t capacity;
    /* Nodes from which a line may still begin, each cheaper than those before it were it alone:
     * the first has the least cost of all (a sliding minimum). */
    size_t *cheap;
    size_t cheap_capacity, cheap_first, cheap_end;
};

struct fit *
fit_new(void)
{
    return mem_zero(1, sizeof(struct fit));
}

void
fit_free(struct fit *fit)
{
    if (!fit)
        return;
    nodes_fini(&fit->nodes);
    free(fit->ways);
    free(fit->cheap);
    free(fit);
}

/* What is empty of a line from node to node: negative when it does not fit. */
static int
empty_of(const struct fill *fill, const struct node *nodes, size_t from, size_t to)
{
    int measure = from ? fill->rest : fill->first;

    return measure - (nodes_width(&nodes[from], &nodes[to]) - nodes[to].hangs);
}

/* Takes the way over `from` when it is cheaper. */
static void
try_way(const struct fit *fit, size_t from, long line_cost, struct way *best)
{
    const struct way *way = &fit->ways[from];

    if (way->cost == NO_WAY || way->cost + line_cost >= best->cost)
        return;
    *best = (struct way){way->cost + line_cost, from, way->lines + 1};
}

/* A line may begin at the node from now on. */
static void
add_cheap(struct fit *fit, size_t node)
{
    if (fit->ways[node].cost == NO_WAY)
        return;
    while (fit->cheap_end > fit->cheap_first &&
           fit->ways[fit->cheap[fit->cheap_end - 1]].cost >= fit->ways[node].cost)
        fit->cheap_end--;
    fit->cheap[fit->cheap_end++] = node;
}

/* The least cost of a way to a node from `low` on. */
static long
least_cost(struct fit *fit, size_t low)
{
    while (fit->cheap_first < fit->cheap_end && fit->cheap[fit->cheap_first] < low)
        fit->cheap_first++;
    return fit->cheap_first < fit->cheap_end ? fit->ways[fit->cheap[fit->cheap_first]].cost
                                             : NO_WAY;
}

/* The cheapest way to a node that is not the last.  *low, the first node from which a line
 * reaches it, never falls. */
static struct way
find_way(struct fit *fit, const struct fill *fill, size_t to, size_t *low)
{
    const struct node *nodes = fit->nodes.all;
    struct way best = {NO_WAY, 0, 0};
    int empty = empty_of(fill, nodes, 0, to);

    if (empty >= 0)
        try_way(fit, 0, (long)empty * empty, &best);
    while (*low < to && empty_of(fill, nodes, *low, to) < 0)
        ++*low;
    long least = least_cost(fit, *low);
    for (size_t from = *low; from < to && least != NO_WAY; from++) {
        empty = empty_of(fill, nodes, from, to);
        if ((long)empty * empty + least >= best.cost)
            break; /* the others leave more empty */
        try_way(fit, from, (long)empty * empty, &best);
    }
    if (best.cost != NO_WAY)
        best.cost += verdict_costs[nodes[to].verdict];
    return best;
}

/* The cheapest way to the end: the last line may be as short as it comes. */
static struct way
find_last_way(const struct fit *fit, const struct fill *fill, size_t low)
{
    const struct node *nodes = fit->nodes.all;
    const size_t to = fit->nodes.count - 1;
    struct way best = {NO_WAY, 0, 0};

    if (empty_of(fill, nodes, 0, to) >= 0)
        try_way(fit, 0, 0, &best);
    for (size_t from = low; from < to; from++) {
        if (empty_of(fill, nodes, from, to) < 0)
            continue;
        bool lonely = nodes_width(&nodes[from], &nodes[to]) < LONELY;
        try_way(fit, from, lonely ? COST_LONELY : 0, &best);
    }
    return best;
}

static void
find_ways(struct fit *fit, const struct fill *fill)
{
    const size_t last = fit->nodes.count - 1;
    size_t low = 1;

    fit->ways = mem_grow(fit->ways, &fit->capacity, fit->nodes.count, sizeof fit->ways[0]);
    fit->cheap = mem_grow(fit->cheap, &fit->cheap_capacity, fit->nodes.count, sizeof fit->cheap[0]);
    fit->cheap_first = fit->cheap_end = 0;
    fit->ways[0] = (struct way){0, 0, 0};
    for (size_t to = 1; to < last; to++) {
        fit->ways[to] = find_way(fit, fill, to, &low);
        add_cheap(fit, to);
    }
    fit->ways[last] = find_last_way(fit, fill, low);
}

void
fit_paragraph(struct fit *fit, const struct fill *fill, struct cuts *cuts)
{
    nodes_find(fill, SIZE_MAX - 1, &fit->nodes);
    const struct node *nodes = fit->nodes.all;
    const size_t last = fit->nodes.count - 1;

    if (nodes[last].end <= nodes[0].start || empty_of(fill, nodes, 0, last) >= 0) {
        fill_paragraph(fill, cuts); /* it is one line, or none */
        return;
    }
    find_ways(fit, fill);
    if (fit->ways[last].cost == NO_WAY) { /* a word is longer than a line */
        fill_paragraph(fill, cuts);
        return;
    }
    cuts_resize(cuts, fit->ways[last].lines);
    for (size_t to = last, line = cuts->count; line > 0; line--) {
        size_t from = fit->ways[to].from;
        cuts->all[line - 1] = nodes_cut(&nodes[from], &nodes[to]);
        to = from;
    }
}
