/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/record.h"

static void
put_time(struct json_t *object, const char *key, int64_t time)
{
    struct buf words = BUF_INIT;

    note_write_time(&words, time);
    json_put_string(object, key, buf_string(&words));
    buf_fini(&words);
}

/* "placed", "edited", "lost"; NULL where the notice was not looked at. */
static const char *
state_name(enum note_state state)
{
    static const char *const names[] = {[NOTE_APART] = NULL,
                                        [NOTE_PLACED] = "placed",
                                        [NOTE_EDITED] = "edited",
                                        [NOTE_LOST] = "lost"};

    return names[state];
}

struct json_t *
record_json(const struct note *note)
{
    const struct note_source *source = note->source;
    struct json_t *object = json_new_object();

    json_put_string(object, "file", source->path);
    json_put_string(object, "kind", note_kind_name(note->kind));
    json_put_string(object, "quote", note->quotation.exact);
    json_put_string(object, "note", note->comment);
    json_put_string(object, "colour",
                    note->kind == NOTE_HIGHLIGHT ? note_colour_name(note->colour) : NULL);
    json_put_string(object, "path", note->where.path);
    json_put_number(object, "page", note->where.page);
    put_time(object, "created", note->created);
    put_time(object, "modified", note->modified);
    json_put_string(object, "id", note->id);
    json_put_string(object, "name", note->name);
    json_put_string(object, "section", note->where.labels);
    json_put_number(object, "paragraph", note->where.paragraph);
    json_put_number(object, "line", note->where.line);
    json_put_string(object, "number", source->number);
    json_put_string(object, "title", source->title);
    json_put_string(object, "issuer", source->issuer);
    json_put_string(object, "date", source->date);
    json_put_string(object, "state", state_name(note->state));
    return object;
}
