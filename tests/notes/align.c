/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "align.h"

#include <stdlib.h>

#include "base/mem.h"
#include "notes/words.h"

/* The furthest that each diagonal has come, of each number of edits. */
struct myers {
    size_t **rows;
    size_t count, capacity;
};

/* Maps the words of one text to those of another along a shortest way. */
static void
compare(const struct words *a, const struct words *b, size_t *to)
{
    ptrdiff_t n = (ptrdiff_t)a->count, m = (ptrdiff_t)b->count, most = n + m, d;
    struct myers myers = {0};
    ptrdiff_t x = 0, y, k = 0;

    for (d = 0; d <= most; d++) {
        size_t *row = mem_zero((size_t)(2 * d + 1), sizeof row[0]);
        const size_t *last = d ? myers.rows[d - 1] : NULL;
        bool there = false;
        for (k = -d; k <= d && !there; k += 2) {
            if (d == 0)
                x = 0;
            else if (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]))
                x = (ptrdiff_t)last[k + 1 + d - 1];
            else
                x = (ptrdiff_t)last[k - 1 + d - 1] + 1;
            y = x - k;
            while (x < n && y < m && a->characters[x] == b->characters[y]) {
                x++;
                y++;
            }
            row[k + d] = (size_t)x;
            there = x >= n && y >= m;
        }
        myers.rows = mem_grow(myers.rows, &myers.capacity, myers.count + 1, sizeof row);
        myers.rows[myers.count++] = row;
        if (there)
            break;
    }
    for (size_t i = 0; i < a->count; i++)
        to[i] = NONE;
    x = n;
    y = m;
    for (; d >= 0; d--) {
        k = x - y;
        ptrdiff_t begin = 0;
        bool down = false;
        if (d) {
            const size_t *last = myers.rows[d - 1];
            down = k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]);
            begin = down ? (ptrdiff_t)last[k + 1 + d - 1] : (ptrdiff_t)last[k - 1 + d - 1] + 1;
        }
        while (x > begin) {
            x--;
            y--;
            to[x] = (size_t)y;
        }
        if (d) {
            x -= !down;
            y -= down;
        }
    }
    for (size_t i = 0; i < myers.count; i++)
        free(myers.rows[i]);
    free(myers.rows);
}

struct map
align_docs(const struct doc *from, const struct doc *to)
{
    struct words a = {0}, b = {0};
    struct map map = map_new(text_length(doc_text(from)));

    words_read_tree(&a, doc_tree(from));
    words_read_tree(&b, doc_tree(to));
    size_t *way = mem_zero(a.count + 1, sizeof way[0]);
    compare(&a, &b, way);
    for (size_t i = 0; i < a.count; i++)
        if (way[i] != NONE)
            map.to[a.offsets[i]] = b.offsets[way[i]];
    free(way);
    words_fini(&a);
    words_fini(&b);
    return map;
}
