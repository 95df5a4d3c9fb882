/* json.h: JSON, written and read; the door to jansson.
 *
 * An object is built from the outside in and written as one line.  Keys keep the order in
 * which they were put.  What is put into an object or appended to a list belongs to it.  Numbers
 * are counts: whole and not negative.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_JSON_H
#define GONGWEN_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* An object or a list, by jansson's own tag. */
struct json_t;

/* An empty object; the caller frees it, and all in it, by json_free. */
struct json_t *json_new_object(void);
void json_free(struct json_t *value);

/* Puts a member into the object.  A NULL string becomes null; bytes that are no UTF-8
 * (a file's name may hold any) become U+FFFD. */
void json_put_string(struct json_t *object, const char *key, const char *string);
void json_put_text(struct json_t *object, const char *key, const char *bytes, size_t length);
void json_put_number(struct json_t *object, const char *key, size_t number);
void json_put_bool(struct json_t *object, const char *key, bool truth);

/* Puts an empty list into the object and returns it, borrowed. */
struct json_t *json_put_list(struct json_t *object, const char *key);

/* Appends to the list: a string, or an empty object, which is returned borrowed. */
void json_append_string(struct json_t *list, const char *string);
struct json_t *json_append_object(struct json_t *list);

/* Puts an empty object into the object and returns it, borrowed. */
struct json_t *json_put_object(struct json_t *object, const char *key);

/* The value on one line, with its line end, appended.  What must not reach a terminal
 * (uni_placeholder) is escaped, so that JSON can be shown and still says all. */
void json_write(struct json_t *value, struct buf *out);

/* Reads one value, which the caller frees; NULL with a sentence that names the line when the
 * bytes are no JSON. */
struct json_t *json_read(const char *bytes, size_t length, struct err *err);

/* What a value holds; all take NULL for a value that is missing.  A member of an object, NULL when
 * there is none; the elements of a list, of which anything else that is there is one (as JSON-LD
 * has it); a string, NULL of all else; a whole number that is not negative, else `otherwise`. */
const struct json_t *json_get(const struct json_t *object, const char *key);
size_t json_count(const struct json_t *list);
const struct json_t *json_at(const struct json_t *list, size_t i);
const char *json_string_of(const struct json_t *value);
size_t json_number_of(const struct json_t *value, size_t otherwise);

#endif
