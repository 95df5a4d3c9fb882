/* spec_linebreak.c: where lines may end: | a good break, ¦ a poor one, ! a bad one
 * (layout/linebreak.h).  A name that begins with "strict: " or "loose: " asks for that level.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "base/mem.h"
#include "layout/linebreak.h"

#include <stdlib.h>
#include <string.h>

#include "spec.h"

static enum linebreak_level
level_of(const char *name)
{
    if (strncmp(name, "strict: ", strlen("strict: ")) == 0)
        return LINEBREAK_STRICT;
    return strncmp(name, "loose: ", strlen("loose: ")) == 0 ? LINEBREAK_LOOSE : LINEBREAK_GB;
}

static void
make(const char *name, const struct buf *input, struct buf *found)
{
    char *breaks = mem_zero(input->length, 1);

    for (size_t start = 0, end; start < input->length; start = end + 1) {
        for (end = start; input->bytes[end] != '\n';)
            end++;
        linebreak_find(input->bytes + start, end - start, level_of(name), breaks);
        for (size_t i = start; i < end; i++) {
            if (breaks[i - start] == LINEBREAK_GOOD)
                buf_add_string(found, "|");
            else if (breaks[i - start] == LINEBREAK_POOR)
                buf_add_string(found, "¦");
            else if (breaks[i - start] == LINEBREAK_BAD)
                buf_add_string(found, "!");
            buf_add_char(found, input->bytes[i]);
        }
        buf_add_char(found, '\n');
    }
    free(breaks);
}

int
main(void)
{
    return spec_run("linebreak", make);
}
