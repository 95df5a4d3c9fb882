/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <inttypes.h>

#include "base/json.h"
#include "notes/annotation.h"
#include "notes/export_writer.h"

/* A name for the collection: the same for the same notes. */
static void
put_id(struct json_t *object, const struct export_set *set)
{
    struct buf ids = BUF_INIT, id = BUF_INIT;

    for (size_t i = 0; i < set->count; i++)
        buf_add_string(&ids, set->notes[i]->id);
    buf_addf(&id, "urn:x-gongwen:notes:%016" PRIx64, buf_hash(&ids));
    json_put_string(object, "id", buf_string(&id));
    buf_fini(&id);
    buf_fini(&ids);
}

static void
end(const struct export_set *set, struct buf *out)
{
    struct json_t *collection = json_new_object();

    annotation_put_context(collection);
    put_id(collection, set);
    json_put_string(collection, "type", "AnnotationCollection");
    json_put_string(collection, "label", "gongwen");
    json_put_number(collection, "total", set->count);
    struct json_t *page = json_put_object(collection, "first");
    json_put_string(page, "type", "AnnotationPage");
    json_put_number(page, "startIndex", 0);
    struct json_t *items = json_put_list(page, "items");
    for (size_t i = 0; i < set->count; i++)
        annotation_write(set->notes[i], json_append_object(items));
    json_write(collection, out);
    json_free(collection);
}

static void
write_note(const struct note *note, const char *citation, struct buf *out)
{
    (void)note, (void)citation, (void)out; /* all at once, at the end */
}

const struct export_writer export_jsonld = {.holds_marks = true, .note = write_note, .end = end};
