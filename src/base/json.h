/* json.h: JSON, written; the door to jansson.
 *
 * An object is built from the outside in and written as one line.  Keys keep the order in
 * which they were put.  What is put into an object or appended to a list belongs to it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_JSON_H
#define GONGWEN_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

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

/* The value on one line, with its line end, appended.  What must not reach a terminal
 * (uni_placeholder) is escaped, so that JSON can be shown and still says all. */
void json_write(const struct json_t *value, struct buf *out);

#endif
