/* keymap.h: from keys pressed to commands.
 *
 * A key is a number: its character, or a KEYMAP_ value for those without one.  A
 * binding is one to four keys in a row, written like this:
 *
 *     j   gg   ZZ   :q   ^F   <PgDn>   <Space>   <Enter>   <Tab>   <F1>   <lt>
 *
 * ^F is a control key, a name in < > one of the table below; everything else is the
 * character itself.  The terminal sends the same for <Tab> and ^I, <Enter> and ^M.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_KEYMAP_H
#define GONGWEN_READER_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "reader/command.h"

/* The keys that have a name: identifier, value (past Unicode for those without a
 * character), name. */
#define KEYMAP_KEYS(X)                                                                             \
    X(TAB, 0x09, "Tab")                                                                            \
    X(ENTER, 0x0D, "Enter")                                                                        \
    X(ESCAPE, 0x1B, "Esc")                                                                         \
    X(SPACE, 0x20, "Space")                                                                        \
    X(LESS, 0x3C, "lt")                                                                            \
    X(CARET, 0x5E, "Caret")                                                                        \
    X(BACKSPACE, 0x7F, "BS")                                                                       \
    X(UP, 0x110001, "Up")                                                                          \
    X(DOWN, 0x110002, "Down")                                                                      \
    X(LEFT, 0x110003, "Left")                                                                      \
    X(RIGHT, 0x110004, "Right")                                                                    \
    X(HOME, 0x110005, "Home")                                                                      \
    X(END, 0x110006, "End")                                                                        \
    X(PAGE_UP, 0x110007, "PgUp")                                                                   \
    X(PAGE_DOWN, 0x110008, "PgDn")                                                                 \
    X(INSERT, 0x110009, "Ins")                                                                     \
    X(DELETE, 0x11000A, "Del")                                                                     \
    X(BACK_TAB, 0x11000B, "S-Tab")                                                                 \
    X(F1, 0x110011, "F1")                                                                          \
    X(F2, 0x110012, "F2")                                                                          \
    X(F3, 0x110013, "F3")                                                                          \
    X(F4, 0x110014, "F4")                                                                          \
    X(F5, 0x110015, "F5")                                                                          \
    X(F6, 0x110016, "F6")                                                                          \
    X(F7, 0x110017, "F7")                                                                          \
    X(F8, 0x110018, "F8")                                                                          \
    X(F9, 0x110019, "F9")                                                                          \
    X(F10, 0x11001A, "F10")                                                                        \
    X(F11, 0x11001B, "F11")                                                                        \
    X(F12, 0x11001C, "F12")

enum keymap_key {
#define X(id, value, name) KEYMAP_##id = value,
    KEYMAP_KEYS(X)
#undef X
};

/* The most keys in a row, and the highest count that can be typed. */
#define KEYMAP_LONGEST    4
#define KEYMAP_MOST_COUNT 999999

struct keymap;

/* The default bindings. */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);

/* Rebinds what the [keys] section says: a command gets the keys named there instead of
 * its own ("" for none).  A key that was another command's by default is taken from it.
 * An unknown command, keys that cannot be read, or a key that two lines want is told in
 * `diags` with its line, and the rest holds. */
void keymap_configure(struct keymap *keymap, const struct conf *conf, struct diags *diags);

/* What was typed and is no command yet: starts as all zeros, and is zeros again after a
 * command or an unbound key. */
struct keymap_typed {
    uint32_t keys[KEYMAP_LONGEST];
    int length;
    int count; /* 0: none was typed */
};

enum keymap_answer {
    KEYMAP_UNBOUND, /* no binding begins so: what was typed is dropped */
    KEYMAP_MORE,    /* a count, or the beginning of a binding: wait for the next key */
    KEYMAP_PENDING, /* a binding, and the beginning of a longer one: wait, but not for long */
    KEYMAP_COMMAND  /* a command */
};

struct keymap_stroke {
    enum command command;
    int count;       /* as typed; 0 for none */
    bool feed_again; /* the key was not part of it: feed it again after the command */
};

/* Takes one key.  A stroke is set with KEYMAP_COMMAND only. */
enum keymap_answer keymap_feed(const struct keymap *keymap, enum context context,
                               struct keymap_typed *typed, uint32_t key,
                               struct keymap_stroke *stroke);

/* After KEYMAP_PENDING, when no key came in time: the stroke of what was typed. */
void keymap_time_out(const struct keymap *keymap, enum context context, struct keymap_typed *typed,
                     struct keymap_stroke *stroke);

/* What was typed so far as a person reads it, "12g", appended. */
void keymap_print_typed(const struct keymap_typed *typed, struct buf *out);

/* The keys of a command in a context, separated by spaces, as the notation has them, appended;
 * nothing when it has none. */
void keymap_print(const struct keymap *keymap, enum context context, enum command command,
                  struct buf *out);

/* The [keys] section of a configuration, every command with its help and its keys, appended. */
void keymap_print_conf(const struct keymap *keymap, struct buf *out);

#endif
