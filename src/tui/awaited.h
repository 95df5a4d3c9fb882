/* awaited.h: a notice that is waited for beside the keys, while a program makes text of its file.
 *
 * It is looked at now and then, says what it waits for, and can be given up at any time.  What is
 * done with the notice is for the session to know.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_AWAITED_H
#define GONGWEN_TUI_AWAITED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "reader/arrival.h"
#include "tui/list.h"

/* Starts as all zeros. */
struct awaited {
    struct arrival *arrival; /* NULL: nothing is waited for */
    char *name;
    int64_t since; /* milliseconds of clock_now */
    bool come;     /* awaited_take is to be called */
};

/* Waits for the arrival, which is taken over, of a file of that name; what was waited for is given
 * up.  A little time is spent at once: most have come then. */
void awaited_begin(struct awaited *awaited, struct arrival *arrival, const char *name);

/* A glance; whether it has come. */
bool awaited_look(struct awaited *awaited);

/* The arrival that has come, the caller's; nothing is waited for any more. */
struct arrival *awaited_take(struct awaited *awaited);

/* Gives up what is waited for. */
void awaited_fini(struct awaited *awaited);

/* What runs, for how long by now, and how to stop it; or that it was stopped.  Appended; nothing
 * when nothing runs. */
void awaited_print(const struct awaited *awaited, struct buf *out);
void awaited_print_stopped(const struct awaited *awaited, struct buf *out);

/* A list without rows that says so, where there is nothing else to show; its data is the awaited.
 */
extern const struct list_model awaited_model;

#endif
