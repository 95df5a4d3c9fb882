/* spec_layout.c: notices as rows.  A case's name begins with its measure: "40: a title";
 * "raw 40: …" shows the source as it is, "wide 40: …" takes ambiguous characters as two
 * cells, and "40 hanging fit even: …" sets paragraphs in another manner (layout/manner.h).  A row
 * that is wider than its measure says so.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "spec.h"

/* Whether the word stands in the name before its colon. */
static bool
is_in_head(const char *name, const char *word)
{
    const char *found = strstr(name, word);

    return found && found < name + strcspn(name, ":");
}

static struct layout_options
read_options(const char *name)
{
    struct layout_options options = {.mode = LAYOUT_NOTICE, .measure = 0, .ambiguous = 1};

    if (strncmp(name, "raw ", 4) == 0)
        options.mode = LAYOUT_SOURCE;
    if (strncmp(name, "wide ", 5) == 0)
        options.ambiguous = 2;
    options.manner.hangs = is_in_head(name, "hanging");
    options.manner.fits = is_in_head(name, "fit");
    options.manner.justify = is_in_head(name, "even")   ? JUSTIFY_EVEN
                             : is_in_head(name, "full") ? JUSTIFY_FULL
                                                        : JUSTIFY_OFF;
    options.measure = atoi(name + strcspn(name, "0123456789"));
    return options;
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    struct layout_options options = read_options(name);
    struct buf bytes = BUF_INIT;
    struct err err = {""};

    buf_add(&bytes, input->bytes, input->length);
    struct doc *doc = doc_from_bytes(name, &bytes, "UTF-8", &err);
    if (!doc) {
        buf_add_string(found, err.sentence);
        return;
    }
    doc_finish(doc);
    struct layout *layout = layout_new(doc, &options);
    struct place place = layout_first(layout);
    do {
        const struct row *row = layout_row(layout, place);
        layout_row_text(layout, row, found);
        if (row->width > options.measure && options.measure > 1)
            buf_add_string(found, " too wide");
        buf_add_char(found, '\n');
    } while (layout_step(layout, &place, 1));
    layout_free(layout);
    doc_free(doc);
    buf_fini(&bytes);
}

int
main(void)
{
    return spec_run("layout", make);
}
