/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/balance.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "layout/linebreak.h"
#include "layout/nodes.h"

/* A title of more breaks than this is filled like a paragraph. */
#define NODES_MOST 400

/* Bytes of the notice in which its words are looked up. */
#define WORDS_SAMPLE 16384

/* What breaks cost; a line that is n ideographs too long or too short costs n * n. */
#define COST_ANYWHERE 14   /* between two characters of which nothing is known */
#define COST_TOGETHER 10   /* more, for each time they stand together in the notice */
#define TOGETHER_MOST 5    /* ... counted up to this */
#define COST_POOR     30   /* within a number and its unit */
#define COST_LONELY   2000 /* a line of one or two characters */
#define COST_LINE     20   /* a line more than the fewest */
#define LONELY        6    /* columns that are not enough for a line */

#define NO_WAY LONG_MAX

/* What a break before or behind some words costs. */
static const struct cue {
    const char *before; /* the words that end the line */
    const char *after;  /* the words that begin the next */
    int cost;
} cues[] = {
    {" ", "", 0},       {"　", "", 0},       {"》", "", 2},       {"”", "", 3},
    {"）", "", 4},      {"、", "", 3},       {"，", "", 1},       {"：", "", 1},
    {"", "关于", 1},    {"", "關於", 1},     {"关于", "", 6},     {"關於", "", 6},
    {"", "《", 3},      {"", "（", 2},       {"印发", "", 6},     {"转发", "", 6},
    {"", "的通知", 16}, {"", "的通告", 16},  {"", "的意见", 16},  {"", "的决定", 16},
    {"", "的批复", 16}, {"", "的函", 40},    {"", "的", 40},      {"的", "", 4},
    {"工作", "", 5},    {"", "和", 8},       {"", "与", 8},       {"", "及", 9},
    {"和", "", 10},     {"", "并", 8},       {"", "暨", 3},       {"", "在", 7},
    {"", "进一步", 3},  {"", "做好", 5},     {"", "加强", 5},     {"", "开展", 6},
    {"", "推进", 6},    {"", "加快", 5},     {"", "促进", 6},     {"", "实施", 7},
    {"", "深入", 5},    {"", "全面", 6},     {"", "切实", 5},     {"", "坚决", 5},
    {"", "贯彻", 6},    {"年度", "", 4},     {"年", "", 6},       {"期间", "", 4},
    {"及其", "", 20},   {"について", "", 1}, {"に関する", "", 2}, {"の", "", 6},
    {"等", "", 5},
};

static bool
ends_with(const char *s, size_t length, const char *word)
{
    size_t bytes = strlen(word);

    return length >= bytes && memcmp(s + length - bytes, word, bytes) == 0;
}

static bool
begins_with(const char *s, size_t length, const char *word)
{
    size_t bytes = strlen(word);

    return length >= bytes && memcmp(s, word, bytes) == 0;
}

/* How often the two characters around the position stand together in the notice, besides
 * here. */
static int
times_together(const struct fill *fill, size_t at, const struct text *text)
{
    const char *hay = text_bytes(text);
    const char *end = hay + (text_length(text) < WORDS_SAMPLE ? text_length(text) : WORDS_SAMPLE);
    uint32_t c;
    size_t before = uni_read_back(fill->bytes, at, &c);
    size_t bytes = before + uni_read(fill->bytes + at, &c);
    const char *pair = fill->bytes + at - before;
    int times = -1;

    while (times < TOGETHER_MOST && (hay = memmem(hay, (size_t)(end - hay), pair, bytes))) {
        times++;
        hay += bytes;
    }
    return times > 0 ? times : 0;
}

static bool
is_seam(const struct joined *joined, size_t at)
{
    size_t seam = joined_seam_at(joined, at);

    return joined->seams[seam].position == at && seam > 0;
}

static int
break_cost(const struct fill *fill, const struct joined *joined, size_t at, const struct text *text)
{
    if (is_seam(joined, at))
        return 0;
    if (fill->breaks[at] != LINEBREAK_GOOD)
        return COST_POOR;
    int together = COST_TOGETHER * times_together(fill, at, text);
    int cost = COST_ANYWHERE + together;
    for (size_t i = 0; i < sizeof cues / sizeof cues[0]; i++)
        if (ends_with(fill->bytes, at, cues[i].before) &&
            begins_with(fill->bytes + at, fill->length - at, cues[i].after))
            return cues[i].cost + (cues[i].cost < 5 ? 0 : together / 2);
    return cost;
}

/* What a line that ends at each node costs for that. */
static int *
find_costs(const struct fill *fill, const struct joined *joined, const struct text *text,
           const struct nodes *nodes)
{
    int *costs = mem_zero(nodes->count, sizeof *costs);

    for (size_t i = 1; i + 1 < nodes->count; i++)
        costs[i] = break_cost(fill, joined, nodes->all[i].start, text);
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

/* Sets `cuts`, which holds the fewest lines, to the cheapest of the same number or one more. */
static void
choose_way(const struct nodes *nodes, const int *costs, int measure, struct cuts *cuts)
{
    long least = NO_WAY;
    size_t fewest = cuts->count;

    for (size_t lines = fewest; lines <= fewest + 1; lines++) {
        struct way *ways = find_ways(nodes, costs, measure, lines);
        long cost = ways[(lines + 1) * nodes->count - 1].cost;
        if (cost != NO_WAY && cost + (lines > fewest ? COST_LINE : 0) < least) {
            least = cost + (lines > fewest ? COST_LINE : 0);
            take_way(nodes, ways, lines, cuts);
        }
        free(ways);
    }
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
