/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/balance.h"

#include <limits.h>
#include <stdlib.h>

#include "base/mem.h"
#include "layout/nodes.h"
#include "layout/sense.h"

/* A title of more breaks than this is filled like a paragraph. */
#define NODES_MOST 400

/* What lines cost; one that is n ideographs too long or too short costs n * n. */
#define COST_LONELY    2000 /* a line of one or two characters */
#define COST_LINE      20   /* a line more than the fewest */
#define LONELY         6    /* columns that are not enough for a line */
#define COST_HOURGLASS 40   /* three lines, the middle one the shortest */

#define NO_WAY LONG_MAX

/* What a line that ends at each node costs for that. */
static int *
find_costs(const struct fill *fill, const struct joined *joined, const struct text *text,
           const struct nodes *nodes)
{
    int *costs = mem_zero(nodes->count, sizeof *costs);

    for (size_t i = 1; i + 1 < nodes->count; i++)
        costs[i] = sense_cost(fill, joined, nodes->all[i].start, text);
    return costs;
}

static long
line_cost(int width, int target)
{
    long off = (width - target) / 2;

    return off * off + (width < LONELY ? COST_LONELY : 0);
}

/* The cheapest way from the first node to each node in so many lines. */
struct way {
    long cost;
    size_t from; /* the node before */
};

/* Goes one line on: to[j] from the cheapest of from[i]. */
static void
add_line(const struct nodes *nodes, const int *costs, int measure, int target,
         const struct way *from, struct way *to)
{
    for (size_t j = 0; j < nodes->count; j++) {
        to[j] = (struct way){NO_WAY, 0};
        for (size_t i = j; i-- > 0;) {
            int width = nodes_width(&nodes->all[i], &nodes->all[j]);
            if (width > measure)
                break;
            if (from[i].cost == NO_WAY)
                continue;
            long cost = from[i].cost + line_cost(width, target) + costs[j];
            if (cost < to[j].cost)
                to[j] = (struct way){cost, i};
        }
    }
}

/* The ways in 0, 1, … `lines` lines, a row of nodes->count each; the caller frees them. */
static struct way *
find_ways(const struct nodes *nodes, const int *costs, int measure, size_t lines)
{
    struct way *ways = mem_zero((lines + 1) * nodes->count, sizeof *ways);
    int target = nodes_width(&nodes->all[0], &nodes->all[nodes->count - 1]) / (int)lines;

    for (size_t i = 1; i < nodes->count; i++)
        ways[i].cost = NO_WAY;
    for (size_t line = 1; line <= lines; line++)
        add_line(nodes, costs, measure, target, ways + (line - 1) * nodes->count,
                 ways + line * nodes->count);
    return ways;
}

/* Follows the way back from the last node. */
static void
take_way(const struct nodes *nodes, const struct way *ways, size_t lines, struct cuts *cuts)
{
    size_t to = nodes->count - 1;

    cuts_resize(cuts, lines);
    for (size_t line = lines; line > 0; line--) {
        size_t from = ways[line * nodes->count + to].from;
        cuts->all[line - 1] = nodes_cut(&nodes->all[from], &nodes->all[to]);
        to = from;
    }
}

/* Three lines, of which the middle one is shorter than both others, are no trapezium and no
 * lozenge. */
static long
shape_cost(int first, int middle, int last)
{
    return middle < first && middle < last ? COST_HOURGLASS : 0;
}

/* The nodes at the ends of the first two of three lines. */
struct three {
    size_t first, second;
    long cost;
};

/* The cheapest three lines that begin with this one, if cheaper than the best so far. */
static void
try_three(const struct nodes *nodes, const int *costs, int measure, int target, size_t first,
          struct three *best)
{
    const struct node *all = nodes->all;
    const size_t last = nodes->count - 1;
    int begin = nodes_width(&all[0], &all[first]);

    for (size_t second = first + 1; second < last; second++) {
        int middle = nodes_width(&all[first], &all[second]);
        int end = nodes_width(&all[second], &all[last]);
        if (middle > measure)
            break;
        if (end > measure)
            continue;
        long cost = line_cost(begin, target) + line_cost(middle, target) + line_cost(end, target) +
                    costs[first] + costs[second] + shape_cost(begin, middle, end);
        if (cost < best->cost)
            *best = (struct three){first, second, cost};
    }
}

/* The cheapest three lines of all; their cost is NO_WAY when there are none. */
static struct three
find_three(const struct nodes *nodes, const int *costs, int measure)
{
    struct three best = {0, 0, NO_WAY};
    int target = nodes_width(&nodes->all[0], &nodes->all[nodes->count - 1]) / 3;

    for (size_t first = 1; first < nodes->count; first++) {
        if (nodes_width(&nodes->all[0], &nodes->all[first]) > measure)
            break;
        try_three(nodes, costs, measure, target, first, &best);
    }
    return best;
}

static void
take_three(const struct nodes *nodes, const struct three *three, struct cuts *cuts)
{
    const struct node *all = nodes->all;

    cuts_resize(cuts, 3);
    cuts->all[0] = nodes_cut(&all[0], &all[three->first]);
    cuts->all[1] = nodes_cut(&all[three->first], &all[three->second]);
    cuts->all[2] = nodes_cut(&all[three->second], &all[nodes->count - 1]);
}

/* Cuts the text into so many lines where that costs less than `least`; returns what costs least
 * now. */
static long
try_lines(const struct nodes *nodes, const int *costs, int measure, size_t lines, long extra,
          long least, struct cuts *cuts)
{
    if (lines == 3) {
        struct three three = find_three(nodes, costs, measure);
        if (three.cost == NO_WAY || three.cost + extra >= least)
            return least;
        take_three(nodes, &three, cuts);
        return three.cost + extra;
    }
    struct way *ways = find_ways(nodes, costs, measure, lines);
    long cost = ways[(lines + 1) * nodes->count - 1].cost;
    if (cost != NO_WAY && cost + extra < least) {
        least = cost + extra;
        take_way(nodes, ways, lines, cuts);
    }
    free(ways);
    return least;
}

/* Sets `cuts`, which holds the fewest lines, to the cheapest of the same number or one more. */
static void
choose_way(const struct nodes *nodes, const int *costs, int measure, struct cuts *cuts)
{
    size_t fewest = cuts->count;
    long least = try_lines(nodes, costs, measure, fewest, 0, NO_WAY, cuts);

    try_lines(nodes, costs, measure, fewest + 1, COST_LINE, least, cuts);
}

void
balance(const struct fill *fill, const struct joined *joined, const struct text *text,
        struct cuts *cuts)
{
    struct fill even = *fill;
    struct nodes nodes = {0};

    even.first = even.rest;
    fill_paragraph(&even, cuts);
    if (cuts->count < 2)
        return;
    nodes_find(&even, NODES_MOST, &nodes);
    if (nodes.count <= NODES_MOST) {
        int *costs = find_costs(&even, joined, text, &nodes);
        choose_way(&nodes, costs, even.rest, cuts);
        free(costs);
    }
    nodes_fini(&nodes);
}
