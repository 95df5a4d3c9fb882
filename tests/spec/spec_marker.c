/* spec_marker.c: the label that opens each line: its form, its number, and what it holds.
 *
 * A line gives "form number label", a "?" behind it when it may as well be text; for two
 * readings both, apart by a slash; "-" when no label opens it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "notice/marker.h"

#include "spec.h"

static void
tell(const char *line, size_t length, struct buf *found)
{
    struct marker markers[MARKER_READINGS];
    size_t count = marker_readings(NULL, line, length, markers);

    for (size_t i = 0; i < count; i++) {
        buf_addf(found, "%s%s %d", i ? " / " : "", forms_name(NULL, markers[i].form),
                 markers[i].number);
        if (markers[i].suffix)
            buf_addf(found, "-%d", markers[i].suffix);
        buf_addf(found, " %.*s%s", (int)markers[i].length, line, markers[i].weak ? " ?" : "");
    }
    buf_add_string(found, count ? "\n" : "-\n");
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    (void)name;
    for (size_t start = 0, end; start < input->length; start = end + 1) {
        for (end = start; input->bytes[end] != '\n';)
            end++;
        tell(input->bytes + start, end - start, found);
    }
}

int
main(void)
{
    return spec_run("marker", make);
}
