/* SPDX-License-Identifier: MIT */
/* A document of annotations: whatever it holds, what is read of it can be written, and is read
 * back the same. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "notes/annotation.h"
#include "notes/export.h"

const char fuzz_seeds[] = "import";

/* The note as it is exported. */
static char *
written(const struct note *note)
{
    struct buf out = BUF_INIT;

    export_notes(&note, 1, EXPORT_JSONLD, NULL, &out);
    return buf_detach(&out);
}

/* What was read once comes back from what is written of it. */
static void
check(struct note *note)
{
    struct note_source *source = NULL;
    struct err err;

    if (!note->id)
        return;
    char *document = written(note);
    struct json_t *again = json_read(document, strlen(document), &err);
    assert(again && annotation_count(again) == 1);
    struct note *same = annotation_read(annotation_at(again, 0), &source);
    assert(same && strcmp(same->quotation.exact, note->quotation.exact) == 0);
    assert(same->kind == note->kind && same->created == note->created);
    char *twice = written(same);
    assert(strcmp(document, twice) == 0);
    for (int format = 0; format < EXPORT_FORMAT_COUNT; format++) {
        struct buf out = BUF_INIT;
        export_notes((const struct note *const *)&note, 1, (enum export_format)format, NULL, &out);
        buf_fini(&out);
    }
    note_free(same);
    note_source_free(source);
    json_free(again);
    free(twice);
    free(document);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct err err;
    struct json_t *document = json_read((const char *)bytes, length, &err);

    for (size_t i = 0; document && i < annotation_count(document); i++) {
        struct note_source *source = NULL;
        struct note *note = annotation_read(annotation_at(document, i), &source);
        if (note)
            check(note);
        note_free(note);
        note_source_free(source);
    }
    json_free(document);
    return 0;
}
