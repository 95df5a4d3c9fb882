/* start.h: what a session on the screen starts from.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_START_H
#define GONGWEN_TUI_START_H

#include <stddef.h>

#include "base/conf.h"
#include "notice/doc.h"
#include "reader/keymap.h"

/* All borrowed. */
struct tui_start {
    const struct conf *conf;
    const struct keymap *keymap;
    const struct doc_rules *rules;
    const char *const *paths; /* one file, or directories */
    size_t path_count;
    const char *encoding; /* NULL to find it */
    const char *greeting; /* said at first; "" for nothing */
};

#endif
