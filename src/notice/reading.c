/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/reading.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/find.h"
#include "base/mem.h"
#include "base/standin.h"
#include "base/uni.h"

void
reading_fini(struct reading *reading)
{
    buf_fini(&reading->text);
    buf_fini(&reading->key);
}

/* A radical or compatibility ideograph as the ideograph that it looks like. */
static uint32_t
ideograph_of(uint32_t c)
{
    char bytes[4];

    if (c < 0xF900 || c > 0xFAFF)
        return standin_meant(c);
    char *folded = uni_compatible(bytes, uni_write(bytes, c), NULL);
    uni_read(folded, &c);
    free(folded);
    return c;
}

/* Of a script that sets spaces between its words. */
static bool
is_of_word(uint32_t c)
{
    return (c > ' ' && c < 0x2000) || uni_is_hangul(c);
}

/* The bytes are put into room that was reserved. */
static void
put(struct buf *buf, const char *bytes, size_t length)
{
    memcpy(buf->bytes + buf->length, bytes, length);
    buf->length += length;
}

static void
put_character(struct buf *buf, uint32_t c)
{
    buf->length += uni_write(buf->bytes + buf->length, c);
}

/* The bytes at the start that stand for themselves in the text and in the key, ideographs or
 * letters of ASCII: most of a line. */
static size_t
plain_run(const char *s, size_t length)
{
    size_t at = 0;

    for (;;) {
        if (at < length && uni_at_ideograph(s + at))
            at += 3;
        else if (at < length && s[at] > ' ')
            at++;
        else
            return at;
    }
}

/* Puts what begins at the start of s[0..length), which is no space; its bytes. */
static size_t
put_run(struct reading *reading, const char *s, size_t length)
{
    size_t run = plain_run(s, length);
    uint32_t c;

    if (run > 0) {
        put(&reading->text, s, run);
        put(&reading->key, s, run);
        return run;
    }
    run = uni_read(s, &c);
    c = ideograph_of(c);
    put_character(&reading->text, c);
    put_character(&reading->key, uni_half_width(c));
    return run;
}

/* The last character; 0 in an empty buffer. */
static uint32_t
last_of(const struct buf *buf)
{
    uint32_t c;

    uni_read_back(buf_string(buf), buf->length, &c);
    return c;
}

/* A character becomes at the most so many times as many bytes: a space stands for one that was left
 * out, and a compatibility ideograph of three bytes for one of four. */
#define READING_GROWTH 2

void
reading_set(struct reading *reading, const char *s, size_t length)
{
    bool spaced = false;
    uint32_t c;

    buf_clear(&reading->text);
    buf_clear(&reading->key);
    buf_reserve(&reading->text, length * READING_GROWTH);
    buf_reserve(&reading->key, length * READING_GROWTH);
    for (size_t at = 0; at < length;) {
        size_t step = uni_read(s + at, &c);
        if (uni_is_space(c) || c == 0) { /* elements are strings, which end with a NUL */
            spaced = true;
            at += step;
            continue;
        }
        if (spaced && is_of_word(c) && is_of_word(last_of(&reading->text)))
            put(&reading->text, " ", 1);
        at += put_run(reading, s + at, length - at);
        spaced = false;
    }
    reading->text.bytes[reading->text.length] = '\0';
    reading->key.bytes[reading->key.length] = '\0';
}

struct key
reading_key(const struct reading *reading)
{
    return (struct key){buf_string(&reading->key), reading->key.length};
}

/* Where the text is, past so many characters that are no spaces. */
static size_t
text_offset(const struct buf *text, size_t characters)
{
    uint32_t c;
    size_t at = 0;

    while (at < text->length && (characters > 0 || text->bytes[at] == ' ')) {
        at += uni_read(text->bytes + at, &c);
        characters -= c != ' ';
    }
    return at;
}

char *
reading_part(const struct reading *reading, size_t from, size_t to)
{
    const char *key = buf_string(&reading->key);
    size_t start = text_offset(&reading->text, uni_count(key, from));
    size_t end = text_offset(&reading->text, uni_count(key, to));

    end -= uni_trailing_space(buf_string(&reading->text) + start, end - start);
    return mem_copy(buf_string(&reading->text) + start, end - start);
}

struct key
key_of(const char *string)
{
    return (struct key){string, strlen(string)};
}

struct key
key_part(struct key key, size_t from, size_t to)
{
    return (struct key){key.bytes + from, to - from};
}

bool
key_is(struct key key, const char *word)
{
    return key.length == strlen(word) && memcmp(key.bytes, word, key.length) == 0;
}

bool
key_ends(struct key key, const char *word)
{
    size_t length = strlen(word);

    /* Most words differ in their last byte. */
    if (length == 0 || key.length < length)
        return length == 0;
    return key.bytes[key.length - 1] == word[length - 1] &&
           memcmp(key.bytes + key.length - length, word, length) == 0;
}

size_t
key_find(struct key key, const char *word)
{
    const char *found = find_bytes(key.bytes, key.length, word, strlen(word));

    return found ? (size_t)(found - key.bytes) : SIZE_MAX;
}

bool
key_has(struct key key, const char *word)
{
    return key_find(key, word) != SIZE_MAX;
}

const char *
key_starts_with_any(struct key key, const char *const *words)
{
    while (*words && !key_starts(key, *words))
        words++;
    return *words;
}

const char *
key_ends_with_any(struct key key, const char *const *words)
{
    while (*words && !key_ends(key, *words))
        words++;
    return *words;
}

const char *
key_has_any(struct key key, const char *const *words)
{
    while (*words && !key_has(key, *words))
        words++;
    return *words;
}

size_t
key_count(struct key key)
{
    return uni_count(key.bytes, key.length);
}

uint32_t
key_last(struct key key)
{
    uint32_t c;

    uni_read_back(key.bytes, key.length, &c);
    return c;
}

/* 1 for an opening bracket of a remark, -1 for a closing one. */
static int
bracket_step(uint32_t c)
{
    if (c == '(' || c == '[' || c == 0x3014 || c == 0x3010)
        return 1;
    return c == ')' || c == ']' || c == 0x3015 || c == 0x3011 ? -1 : 0;
}

static size_t
last_group(struct key key)
{
    size_t at = key.length;
    int depth = 0;
    uint32_t c;

    do {
        size_t step = uni_read_back(key.bytes, at, &c);
        if (step == 0)
            return 0;
        at -= step;
        depth -= bracket_step(c);
    } while (depth > 0);
    return key.length - at;
}

struct key
key_without_brackets(struct key key)
{
    while (bracket_step(key_last(key)) == -1) {
        size_t group = last_group(key);
        if (group == 0 || group == key.length)
            break;
        key.length -= group;
    }
    return key;
}

size_t
key_bracketed(struct key key)
{
    int depth = 0;
    uint32_t c;

    for (size_t at = 0; at < key.length;) {
        at += uni_read(key.bytes + at, &c);
        depth += bracket_step(c);
        if (depth == 0)
            return bracket_step(c) == -1 ? at : 0;
    }
    return 0;
}

/* An English line is taken for a sentence by its length and full stop: titles hold ; too. */
bool
key_is_sentence(struct key key)
{
    static const char *const marks[] = {"。", ";", NULL};
    uint32_t last = key_last(key);

    if (key.length > 0 && (unsigned char)key.bytes[0] < 0x80 && last < 0x80)
        return last == '.' && key_count(key) > 80;
    return key_has_any(key, marks) || last == '!' || last == '?';
}
