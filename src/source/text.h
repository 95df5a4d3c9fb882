/* text.h: the decoded text of one source, and where its lines are.
 *
 * A text is valid UTF-8 that only grows at its end and never changes: a place in
 * it, a byte offset, stays right for as long as it lives.  Lines end at U+000A (the
 * decoder has made CR LF and CR into it); a form feed is part of its line, as the
 * file has it.  A span is half-open, in bytes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_TEXT_H
#define GONGWEN_SOURCE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct span {
    size_t start;
    size_t end; /* the byte behind the last */
};

/* No place, no index. */
#define NONE ((size_t)-1)

struct text;

struct text *text_new(void);
void text_free(struct text *text);

/* Appends bytes, which must be valid UTF-8 with whole characters.  Pointers that
 * text_bytes has given become invalid; offsets do not. */
void text_append(struct text *text, const char *bytes, size_t length);

/* Makes room for so many bytes, so that fewer appends move what is there. */
void text_reserve(struct text *text, size_t bytes);

/* Gives the text bytes to become its own, without a copy; they show as text_reveal says.  The
 * text must be empty, and nothing is appended to it; `bytes` comes from mem and is freed with
 * the text. */
void text_adopt(struct text *text, char *bytes, size_t length);

/* Appends about `most` more of the adopted bytes, whole characters; false when there are none
 * left. */
bool text_reveal(struct text *text, size_t most);

/* Says that nothing will follow: the last line counts even without its line end. */
void text_close(struct text *text);
bool text_is_closed(const struct text *text);

/* The bytes so far.  Valid until the next text_append. */
size_t text_length(const struct text *text);
const char *text_bytes(const struct text *text);

/* Lines, from 0.  As long as the text is open only lines with their line end
 * count.  A text that ends in a line end has no empty line behind it. */
size_t text_line_count(const struct text *text);

/* The line without its line end. */
struct span text_line(const struct text *text, size_t line);

/* The line that holds the offset; the last one for offsets past the end. */
size_t text_line_at(const struct text *text, size_t offset);

static inline size_t
span_length(struct span span)
{
    return span.end - span.start;
}

static inline bool
span_holds(struct span span, size_t offset)
{
    return offset >= span.start && offset < span.end;
}

/* What of the span lies within the other; start >= end when nothing does. */
static inline struct span
span_within(struct span span, struct span limits)
{
    if (span.start < limits.start)
        span.start = limits.start;
    if (span.end > limits.end)
        span.end = limits.end;
    return span;
}

/* The span without white space at its ends. */
struct span text_trim(const struct text *text, struct span span);

#endif
