/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/json.h"
#include "notes/export_writer.h"
#include "notes/record.h"

/* One object a line, in a list, so that both a parser and a person can read it. */

static void
begin(const struct export_set *set, struct buf *out)
{
    (void)set;
    buf_add_string(out, "[\n");
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    struct json_t *object = record_json(note);

    json_put_string(object, "citation", citation);
    if (out->length && out->bytes[out->length - 2] != '[')
        out->bytes[out->length - 1] = ',', buf_add_char(out, '\n');
    json_write(object, out);
    json_free(object);
}

static void
end(const struct export_set *set, struct buf *out)
{
    (void)set;
    buf_add_string(out, "]\n");
}

const struct export_writer export_json = {
    .holds_marks = true, .begin = begin, .note = write_note, .end = end};
