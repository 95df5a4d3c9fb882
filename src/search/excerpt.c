/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "search/excerpt.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/uni.h"

/* Where so many characters before `end` begin, `start` at the least. */
static size_t
step_back(const char *bytes, size_t start, size_t end, size_t characters)
{
    uint32_t c;

    for (; end > start && characters > 0; characters--)
        end -= uni_read_back(bytes + start, end - start, &c);
    return end;
}

static size_t
step_on(const char *bytes, size_t start, size_t end, size_t characters)
{
    uint32_t c;

    for (; start < end && characters > 0; characters--)
        start += uni_read(bytes + start, &c);
    return start;
}

/* The sections in which the block stands, as one says them. */
static char *
name_path(const struct doc *doc, size_t block)
{
    const struct outline *outline = doc_outline(doc);
    size_t part = outline_part_of(outline, block);
    size_t section = role_has_section(tree_block(doc_tree(doc), block)->role)
                         ? outline_section_of(outline, block)
                         : NONE;
    struct buf path = BUF_INIT;

    if (part > 0)
        outline_part_label(outline, part, &path);
    if (part > 0 && section != NONE)
        buf_add_char(&path, ' ');
    if (section != NONE)
        outline_label_path(outline, section, &path);
    if (path.length > 0)
        return buf_detach(&path);
    buf_fini(&path);
    return NULL;
}

void
excerpt_init(struct excerpt *excerpt, const struct doc *doc, const struct fulltext *fulltext,
             const struct hit *hit, size_t characters)
{
    const char *bytes = fulltext_bytes(fulltext);
    struct span block = fulltext_block(fulltext, hit->block);
    size_t start = step_back(bytes, block.start, hit->at.start, characters);
    size_t end = step_on(bytes, hit->at.end, block.end, characters);

    *excerpt = (struct excerpt){
        .before = mem_copy(bytes + start, hit->at.start - start),
        .text = mem_copy(bytes + hit->at.start, span_length(hit->at)),
        .after = mem_copy(bytes + hit->at.end, end - hit->at.end),
        .more_before = start > block.start,
        .more_after = end < block.end,
        .path = name_path(doc, hit->block),
        .page = tree_page_at(doc_tree(doc), hit->source.start),
        .line = text_line_at(doc_text(doc), hit->source.start) + 1,
        .source = hit->source,
    };
}

void
excerpt_fini(struct excerpt *excerpt)
{
    free(excerpt->before);
    free(excerpt->text);
    free(excerpt->after);
    free(excerpt->path);
}
