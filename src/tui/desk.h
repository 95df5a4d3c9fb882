/* desk.h: what is done with what is marked, above the views: lists, questions, leaving.
 *
 * Serves the wish of the view on top (view.h): opens a list or the notice of a note, asks for a
 * comment, a name or where to export, and sends what leaves (outbox.h).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_DESK_H
#define GONGWEN_TUI_DESK_H

#include "tui/session.h"

void desk_serve(struct tui *tui);

#endif
