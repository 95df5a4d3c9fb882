/* clipboard.h: words on the clipboard of the terminal, wherever that is (OSC 52).
 *
 * The terminal answers nothing: many do it, some must be told to (allowWindowOps of xterm),
 * and some do not.  tmux and GNU screen stand between; they get it in their own wrapping.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_CLIPBOARD_H
#define GONGWEN_TUI_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* The most bytes that terminals take: 100,000 in all, in base64. */
#define CLIPBOARD_MOST 74994

/* What has to be sent, appended: `tmux` and `screen` tell what stands between. */
void clipboard_print(const char *bytes, size_t length, bool tmux, bool screen, struct buf *out);

/* Puts the bytes there.  False with a sentence when they are too many. */
bool clipboard_put(const char *bytes, size_t length, struct err *err);

#endif
