/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "recast.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notice/tree.h"

/* ---- Chance, the same each time ---- */

static uint64_t chance = 20261125;

size_t
random_below(size_t limit)
{
    chance = chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return limit ? (size_t)(chance >> 33) % limit : 0;
}

/* ---- Notices ---- */

struct doc *
recast_whole(struct doc *doc)
{
    if (doc)
        doc_finish(doc);
    return doc;
}

struct doc *
recast_doc(const char *path, struct buf *bytes)
{
    struct err err;
    struct doc *doc = recast_whole(doc_from_bytes(path, bytes, NULL, &err));

    if (!doc)
        fprintf(stderr, "%s: %s\n", path, err.sentence);
    buf_fini(bytes);
    return doc;
}

struct map
map_new(size_t length)
{
    struct map map = {mem_zero(length + 1, sizeof map.to[0]), length};

    for (size_t i = 0; i <= length; i++)
        map.to[i] = NONE;
    return map;
}

/* ---- Setting a notice as a page (as the judge of the corpus does) ---- */

#define LINE_CELLS 56
#define PAGE_LINES 22

struct page {
    enum page_style style;
    struct buf out;
    struct map map;
    size_t line, page;
};

/* A character of a paragraph and where it was. */
struct letter {
    char bytes[4];
    size_t length, from;
    uint32_t c;
};

struct letters {
    struct letter *all;
    size_t count, capacity;
};

static void
add_letter(struct letters *letters, const char *s, size_t length, size_t from)
{
    letters->all =
        mem_grow(letters->all, &letters->capacity, letters->count + 1, sizeof letters->all[0]);
    struct letter *letter = &letters->all[letters->count++];
    *letter = (struct letter){.length = length, .from = from};
    memcpy(letter->bytes, s, length);
    uni_read(letter->bytes, &letter->c);
}

/* The paragraph with its lines joined. */
static void
read_block(struct letters *letters, const struct tree *tree, const struct block *block)
{
    const char *bytes = text_bytes(tree_text(tree));
    uint32_t c;

    letters->count = 0;
    for (size_t i = 0; i < block->piece_count; i++) {
        const struct piece *piece = tree_piece(tree, block, i);
        bool hyphen =
            i + 1 < block->piece_count && tree_piece(tree, block, i + 1)->join == JOIN_HYPHEN;
        if (i && piece->join == JOIN_SPACE)
            add_letter(letters, " ", 1, NONE);
        for (size_t at = piece->span.start, step; at < piece->span.end; at += step) {
            step = uni_read(bytes + at, &c);
            if (!hyphen || at + step < piece->span.end)
                add_letter(letters, bytes + at, step, at);
        }
    }
}

static bool
is_one_of(uint32_t c, const char *set)
{
    uint32_t member;

    for (const char *at = set; *at;) {
        at += uni_read(at, &member);
        if (c == member)
            return true;
    }
    return false;
}

static bool
is_of_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '%' || c == '-';
}

/* Where the atom that begins at `from` ends: a character, a word, a number. */
static size_t
atom_end(const struct letters *letters, size_t from)
{
    size_t to = from + 1;

    while (is_of_word(letters->all[from].c) && to < letters->count &&
           is_of_word(letters->all[to].c))
        to++;
    return to;
}

static int
cells_between(const struct letters *letters, size_t from, size_t to)
{
    int cells = 0;

    for (size_t i = from; i < to; i++)
        cells += uni_width(letters->all[i].c, 2);
    return cells;
}

static void
end_page(struct page *page)
{
    if (page->style == PAGE_SPACED)
        buf_add_char(&page->out, ' ');
    if (page->style == PAGE_PAGED)
        buf_addf(&page->out, "\n— %zu —\n\f", ++page->page);
    page->line = 0;
}

static void
set_line(struct page *page, const struct letters *letters, size_t from, size_t to)
{
    if (page->line == PAGE_LINES)
        end_page(page);
    for (size_t i = from; i < to; i++) {
        const struct letter *letter = &letters->all[i];
        if (letter->from != NONE)
            page->map.to[letter->from] = page->out.length;
        buf_add(&page->out, letter->bytes, letter->length);
    }
    buf_add_string(&page->out,
                   page->style == PAGE_SPACED && page->line + 1 < PAGE_LINES ? "\n\n" : "\n");
    page->line++;
}

/* Where the line that begins at `from` ends: no closing mark begins a line, no opening one
 * ends it. */
static size_t
line_end(const struct letters *letters, size_t from, int used)
{
    size_t end = from;

    while (end < letters->count) {
        size_t next = atom_end(letters, end);
        used += cells_between(letters, end, next);
        if (end > from && used > LINE_CELLS &&
            !is_one_of(letters->all[end].c, "，。、；：？！）》」』】〕”’…—％·,.;:?!)"))
            break;
        end = next;
    }
    while (end < letters->count && end > from + 1 &&
           is_one_of(letters->all[end - 1].c, "（《「『【〔“‘"))
        end--;
    return end;
}

static void
set_paragraph(struct page *page, const struct letters *letters)
{
    int used = 4;

    if (page->style == PAGE_INDENTED)
        buf_add_string(&page->out, "　　");
    for (size_t from = 0, to; from < letters->count; from = to, used = 0) {
        to = line_end(letters, from, used);
        set_line(page, letters, from, to);
    }
}

struct doc *
recast_page(const struct doc *doc, enum page_style style, struct map *map)
{
    const struct tree *tree = doc_tree(doc);
    struct page page = {style, BUF_INIT, map_new(text_length(doc_text(doc))), 0, 0};
    struct letters letters = {0};

    for (size_t i = 0; i < tree_block_count(tree); i++)
        if (tree_block(tree, i)->role != ROLE_FURNITURE) {
            read_block(&letters, tree, tree_block(tree, i));
            set_paragraph(&page, &letters);
        }
    free(letters.all);
    *map = page.map;
    return recast_doc("/forms/set-anew.txt", &page.out);
}

/* ---- Other encodings ---- */

struct doc *
recast_encoded(const struct doc *doc, const char *encoding, const char *mark, size_t mark_length,
               struct map *map)
{
    size_t left = text_length(doc_text(doc)), room = 4 * left + 4;
    char *in = mem_copy(text_bytes(doc_text(doc)), left), *from = in;
    struct buf out = BUF_INIT;
    iconv_t door = iconv_open(encoding, "UTF-8");

    buf_add(&out, mark, mark_length);
    char *start = buf_reserve(&out, room), *to = start;
    bool ok = iconv(door, &from, &left, &to, &room) == 0;
    out.length += (size_t)(to - start);
    iconv_close(door);
    free(in);
    *map = map_new(text_length(doc_text(doc)));
    if (!ok) {
        buf_fini(&out);
        return NULL;
    }
    struct doc *encoded = recast_doc("/forms/encoded.txt", &out);
    if (encoded && text_length(doc_text(encoded)) == map->length)
        for (size_t i = 0; i < map->length; i++)
            map->to[i] = i;
    else
        fprintf(stderr, "%s: not the same in %s\n", doc_path(doc), encoding);
    return encoded;
}

struct doc *
recast_renamed(const struct doc *doc, struct map *map)
{
    struct buf bytes = BUF_INIT;

    buf_add(&bytes, text_bytes(doc_text(doc)), text_length(doc_text(doc)));
    *map = map_new(text_length(doc_text(doc)));
    for (size_t i = 0; i < map->length; i++)
        map->to[i] = i;
    return recast_doc("/elsewhere/another name.txt", &bytes);
}

/* ---- Edits ---- */

/* Puts the character in, over or away at chance. */
static void
edit(const struct doc *doc, size_t at, size_t step, struct buf *out, struct map *map)
{
    static const char *const others[] = {"，", "的", "新", "3", "x", "区", "镇", "理"};
    const char *other, *here = text_bytes(doc_text(doc)) + at;
    uint32_t c, before, next;

    uni_read(here, &next);
    uni_read_back(text_bytes(doc_text(doc)), at, &before);
    do { /* of two that are the same nobody can tell which was put in */
        other = others[random_below(sizeof others / sizeof others[0])];
        uni_read(other, &c);
    } while (c == before || c == next);
    switch (random_below(3)) {
    case 0:
        buf_add_string(out, other);
        map->to[at] = out->length;
        buf_add(out, text_bytes(doc_text(doc)) + at, step);
        break;
    case 1:
        map->to[at] = out->length; /* what stands for it is its heir */
        buf_add_string(out, other);
        break;
    default:
        break;
    }
}

struct doc *
recast_edited(const struct doc *doc, const char *flags, struct map *map)
{
    const struct text *text = doc_text(doc);
    struct buf out = BUF_INIT;
    uint32_t c;

    *map = map_new(text_length(text));
    for (size_t at = 0, step; at < text_length(text); at += step) {
        step = uni_read(text_bytes(text) + at, &c);
        if (flags[at]) {
            edit(doc, at, step, &out, map);
        } else {
            map->to[at] = out.length;
            buf_add(&out, text_bytes(text) + at, step);
        }
    }
    return recast_doc(doc_path(doc), &out);
}
