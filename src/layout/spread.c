/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/spread.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"
#include "layout/kinds.h"

/* A line that would grow by more than this part is left as it is. */
#define GROWTH_MOST 4

/* The kinds of places, in the order in which they are given space, and what each takes at most. */
enum place_kind { BETWEEN_WORDS, BESIDE_LATIN, BEHIND_MARK, BETWEEN_IDEOGRAPHS, PLACE_KINDS };

static const struct {
    int most; /* columns a place */
    enum justify from;
} rules[PLACE_KINDS] = {
    [BETWEEN_WORDS] = {2, JUSTIFY_EVEN},
    [BESIDE_LATIN] = {1, JUSTIFY_EVEN},
    [BEHIND_MARK] = {1, JUSTIFY_FULL},
    [BETWEEN_IDEOGRAPHS] = {1, JUSTIFY_FULL},
};

void
gaps_fini(struct gaps *gaps)
{
    free(gaps->all);
    *gaps = (struct gaps){0};
}

static bool
is_latin(enum kind kind)
{
    return kind == LE || kind == NU;
}

static bool
is_mark(enum kind kind)
{
    return kind == NF || kind == CL || kind == QC;
}

/* What kind of place lies between two characters; PLACE_KINDS: none. */
static enum place_kind
place_between(enum kind before, enum kind after, bool may_break)
{
    if (before == SP)
        return after == SP ? PLACE_KINDS : BETWEEN_WORDS;
    if ((before == ID && is_latin(after)) || (is_latin(before) && after == ID))
        return BESIDE_LATIN;
    if (!may_break)
        return PLACE_KINDS;
    if (is_mark(before))
        return BEHIND_MARK;
    return before == ID && (after == ID || after == OP) ? BETWEEN_IDEOGRAPHS : PLACE_KINDS;
}

/* Every place of the line with its kind in .columns. */
static void
find_places(const struct fill *fill, const struct cut *line, struct gaps *gaps)
{
    enum kind before = OT;
    uint32_t c;

    gaps->count = 0;
    for (size_t at = line->start; at < line->end;) {
        uni_read(fill->bytes + at, &c);
        enum kind kind = kinds_of(c);
        enum place_kind place = place_between(before, kind, fill->breaks[at] == LINEBREAK_GOOD);
        if (at > line->start && place < PLACE_KINDS) {
            gaps->all = mem_grow(gaps->all, &gaps->capacity, gaps->count + 1, sizeof gaps->all[0]);
            gaps->all[gaps->count++] = (struct gap){at, (int)place};
        }
        before = kind;
        at += uni_cluster(fill->bytes + at, line->end - at);
    }
}

/* How many columns each kind of place gets in all; what is left over. */
static int
share_out(const struct gaps *gaps, int room, enum justify justify, int counts[PLACE_KINDS],
          int shares[PLACE_KINDS])
{
    for (size_t i = 0; i < gaps->count; i++)
        counts[gaps->all[i].columns]++;
    for (int kind = 0; kind < PLACE_KINDS && room > 0; kind++) {
        if (justify < rules[kind].from)
            break;
        int most = counts[kind] * rules[kind].most;
        shares[kind] = room < most ? room : most;
        room -= shares[kind];
    }
    if (justify == JUSTIFY_FULL && counts[BETWEEN_WORDS] > 0) { /* Latin text: words alone part */
        shares[BETWEEN_WORDS] += room;
        room = 0;
    }
    return room;
}

void
spread_line(const struct fill *fill, const struct cut *line, int room, enum justify justify,
            struct gaps *gaps)
{
    int counts[PLACE_KINDS] = {0};
    int shares[PLACE_KINDS] = {0};
    int seen[PLACE_KINDS] = {0};
    size_t kept = 0;

    gaps->count = 0;
    if (room <= 0 || room * GROWTH_MOST > line->width)
        return;
    find_places(fill, line, gaps);
    if (share_out(gaps, room, justify, counts, shares) > 0) {
        gaps->count = 0;
        return;
    }
    for (size_t i = 0; i < gaps->count; i++) { /* evenly along the line, kind by kind */
        int kind = gaps->all[i].columns;
        int before = (2 * shares[kind] * seen[kind] + counts[kind]) / (2 * counts[kind]);
        seen[kind]++;
        int columns = (2 * shares[kind] * seen[kind] + counts[kind]) / (2 * counts[kind]) - before;
        if (columns > 0)
            gaps->all[kept++] = (struct gap){gaps->all[i].at, columns};
    }
    gaps->count = kept;
}
