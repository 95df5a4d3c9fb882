/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"

/* jansson returns NULL when memory is gone; as everywhere, that ends the program. */
static json_t *
certain(json_t *value)
{
    if (!value)
        mem_exhausted();
    return value;
}

static void
put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, certain(value)) != 0)
        mem_exhausted();
}

static void
append(json_t *list, json_t *value)
{
    if (json_array_append_new(list, certain(value)) != 0)
        mem_exhausted();
}

/* The bytes as a JSON string, what is no UTF-8 among them replaced. */
static json_t *
string_of(const char *bytes, size_t length)
{
    size_t clean_length;
    char *clean = uni_clean(bytes, length, &clean_length);
    json_t *string = certain(json_stringn_nocheck(clean, clean_length));

    free(clean);
    return string;
}

struct json_t *
json_new_object(void)
{
    return certain(json_object());
}

void
json_free(struct json_t *value)
{
    json_decref(value);
}

void
json_put_string(struct json_t *object, const char *key, const char *string)
{
    put(object, key, string ? string_of(string, strlen(string)) : json_null());
}

void
json_put_text(struct json_t *object, const char *key, const char *bytes, size_t length)
{
    put(object, key, string_of(bytes, length));
}

void
json_put_number(struct json_t *object, const char *key, size_t number)
{
    put(object, key, json_integer((json_int_t)number));
}

void
json_put_bool(struct json_t *object, const char *key, bool truth)
{
    put(object, key, json_boolean(truth));
}

struct json_t *
json_put_list(struct json_t *object, const char *key)
{
    json_t *list = certain(json_array());

    put(object, key, list);
    return list;
}

void
json_append_string(struct json_t *list, const char *string)
{
    append(list, string_of(string, strlen(string)));
}

struct json_t *
json_append_object(struct json_t *list)
{
    json_t *object = certain(json_object());

    append(list, object);
    return object;
}

struct json_t *
json_put_object(struct json_t *object, const char *key)
{
    json_t *member = certain(json_object());

    put(object, key, member);
    return member;
}

/* \uXXXX, as a surrogate pair above the basic plane. */
static void
add_escaped(struct buf *out, uint32_t character)
{
    if (character < 0x10000) {
        buf_addf(out, "\\u%04X", (unsigned)character);
        return;
    }
    unsigned rest = (unsigned)character - 0x10000;
    buf_addf(out, "\\u%04X\\u%04X", 0xD800 | rest >> 10, 0xDC00 | (rest & 0x3FF));
}

/* What a string does not hold as it is: its end, the backslash, controls and what a terminal must
 * not get. */
static void
add_character(struct buf *out, uint32_t character, const char *bytes, size_t length)
{
    static const char named[] = "\bb\ff\nn\rr\tt\"\"\\\\";

    for (const char *name = named; *name; name += 2)
        if (character == (unsigned char)*name) {
            buf_add_char(out, '\\');
            buf_add_char(out, name[1]);
            return;
        }
    if (uni_placeholder(character))
        add_escaped(out, character);
    else
        buf_add(out, bytes, length);
}

/* Whether it is in a string what it is on a screen. */
static bool
is_plain(const char *s)
{
    return uni_at_narrow(s) ? *s != '"' && *s != '\\' : uni_at_wide(s);
}

static void
add_string(struct buf *out, const char *s, size_t length)
{
    uint32_t character;

    buf_add_char(out, '"');
    for (size_t at = 0, from = 0; at < length; from = at) {
        while (at < length && is_plain(s + at))
            at += uni_at_narrow(s + at) ? 1 : 3;
        buf_add(out, s + from, at - from);
        if (at == length)
            break;
        size_t step = uni_read(s + at, &character);
        add_character(out, character, s + at, step);
        at += step;
    }
    buf_add_char(out, '"');
}

static void add_value(struct buf *out, json_t *value);

/* jansson's iterators take what is not const. */
static void
add_object(struct buf *out, json_t *object)
{
    bool first = true;

    buf_add_char(out, '{');
    for (void *member = json_object_iter(object); member;
         member = json_object_iter_next(object, member), first = false) {
        const char *key = json_object_iter_key(member);
        if (!first)
            buf_add_char(out, ',');
        add_string(out, key, strlen(key));
        buf_add_char(out, ':');
        add_value(out, json_object_iter_value(member));
    }
    buf_add_char(out, '}');
}

static void
add_list(struct buf *out, const json_t *list)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (i > 0)
            buf_add_char(out, ',');
        add_value(out, json_array_get(list, i));
    }
    buf_add_char(out, ']');
}

static void
add_value(struct buf *out, json_t *value)
{
    if (json_is_object(value))
        add_object(out, value);
    else if (json_is_array(value))
        add_list(out, value);
    else if (json_is_string(value))
        add_string(out, json_string_value(value), json_string_length(value));
    else if (json_is_integer(value))
        buf_add_number(out, (size_t)json_integer_value(value));
    else
        buf_add_string(out, json_is_true(value) ? "true" : json_is_false(value) ? "false" : "null");
}

/* jansson's own writing costs as much as reading the notice does. */
void
json_write(struct json_t *value, struct buf *out)
{
    add_value(out, value);
    buf_add_char(out, '\n');
}

struct json_t *
json_read(const char *bytes, size_t length, struct err *err)
{
    json_error_t error;
    json_t *value = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);

    if (!value)
        err_set(err, _("is no JSON: line %d: %s"), error.line, error.text);
    return value;
}

const struct json_t *
json_get(const struct json_t *object, const char *key)
{
    return object ? json_object_get(object, key) : NULL;
}

size_t
json_count(const struct json_t *list)
{
    if (!list || json_is_null(list))
        return 0;
    return json_is_array(list) ? json_array_size(list) : 1;
}

const struct json_t *
json_at(const struct json_t *list, size_t i)
{
    return json_is_array(list) ? json_array_get(list, i) : list;
}

const char *
json_string_of(const struct json_t *value)
{
    return value ? json_string_value(value) : NULL;
}

size_t
json_number_of(const struct json_t *value, size_t otherwise)
{
    json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;

    return number < 0 ? otherwise : (size_t)number;
}
