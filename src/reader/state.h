/* state.h: what a reader consists of, for the rooms that do its commands.
 *
 * Those who use a reader include reader.h and see nothing of this.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_STATE_H
#define GONGWEN_READER_STATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "reader/command.h"
#include "reader/effect.h"
#include "reader/history.h"
#include "reader/mark.h"
#include "reader/options.h"
#include "reader/selection.h"
#include "reader/sought.h"
#include "reader/stand.h"

struct reader {
    struct stand stand;
    struct reader_options options;
    char *encoding; /* asked for; NULL to find it */
    bool at_home;   /* nobody has moved yet, nor was the place restored */
    enum command previous;
    struct history history;
    struct selection selection;
    struct sought sought;
    struct marking marking;
    struct buf message;
};

/* Each returns the effects. */

/* The sentence is what EFFECT_MESSAGE has to say. */
unsigned state_say(struct reader *reader, const char *sentence);

/* The row becomes the topmost; by a jump, from which `back` returns, and with which what was
 * "here" is not any more. */
unsigned state_move_to(struct reader *reader, struct place top);
unsigned state_jump_to(struct reader *reader, struct place top);

/* Back to where the last jump began. */
unsigned state_exchange(struct reader *reader);

#endif
