/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/attachment.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

/* The words for attachments differ in their first bytes: so many of Latin letters, and of others.
 */
#define LATIN_BYTES 3
#define WORD_BYTES  6

struct attachment_label {
    char word[WORD_BYTES + 1]; /* its first bytes */
    int number, suffix;
};

void
attachments_fini(struct attachments *attachments)
{
    free(attachments->labels);
    rolls_fini(&attachments->numbers);
    *attachments = (struct attachments){0};
}

/* A lone 附件 is the first. */
static struct attachment_label
read_label(const char *s, size_t length)
{
    struct attachment_label label = {.number = 1};
    struct citation citation;

    memcpy(label.word, s, length < WORD_BYTES ? length : WORD_BYTES);
    if (citation_next(s, length, 0, NULL, &citation) && citation.start == 0) {
        label.number = citation.steps[0].number;
        label.suffix = citation.steps[0].suffix;
    }
    return label;
}

/* Reads the labels of the attachments that the outline has found since. */
static void
catch_up(struct attachments *attachments, const struct outline *outline)
{
    size_t parts = outline_part_count(outline) - 1;
    struct buf label = BUF_INIT;

    attachments->labels =
        mem_grow(attachments->labels, &attachments->capacity, parts, sizeof attachments->labels[0]);
    while (attachments->count < parts) {
        size_t part = attachments->count + 1;
        buf_clear(&label);
        outline_part_label(outline, part, &label);
        attachments->labels[attachments->count] = read_label(buf_string(&label), label.length);
        rolls_enter(&attachments->numbers, attachments->labels[attachments->count++].number, part);
    }
    buf_fini(&label);
}

static bool
has_word(const struct attachments *attachments, size_t part, const char *word)
{
    size_t compared = (unsigned char)*word < 0x80 ? LATIN_BYTES : WORD_BYTES;

    return strncasecmp(attachments->labels[part - 1].word, word, compared) == 0;
}

/* The only part with the word. */
static size_t
find_only(const struct attachments *attachments, const char *word)
{
    size_t found = NONE;

    for (size_t part = 1; part <= attachments->count; part++) {
        if (!has_word(attachments, part, word))
            continue;
        if (found != NONE)
            return NONE;
        found = part;
    }
    return found;
}

size_t
attachments_find(struct attachments *attachments, const struct outline *outline, const char *word,
                 const struct citation_step *step)
{
    catch_up(attachments, outline);
    if (step->number == 0)
        return find_only(attachments, word);
    for (size_t part = rolls_next(&attachments->numbers, step->number, 1); part != NONE;
         part = rolls_next(&attachments->numbers, step->number, part + 1)) {
        int suffix = attachments->labels[part - 1].suffix;
        if ((!suffix || !step->suffix || suffix == step->suffix) &&
            has_word(attachments, part, word))
            return part;
    }
    return NONE;
}
