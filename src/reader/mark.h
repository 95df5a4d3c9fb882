/* mark.h: where a reader is in the midst of marking.
 *
 * What marking.h keeps from one key to the next, and what it may ask for.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_MARK_H
#define GONGWEN_READER_MARK_H

#include "notes/note.h"
#include "reader/command.h"

/* What is asked of who shows the notice. */
enum wish {
    WISH_COMMENT,        /* ask for a comment, then marking_answer */
    WISH_NAME,           /* ask for a name, then marking_answer */
    WISH_OPEN,           /* open the notice of a note, then marking_go_to it */
    WISH_HIGHLIGHTS,     /* show the list of the notice's highlights */
    WISH_ALL_HIGHLIGHTS, /* of all notices */
    WISH_MARKS,          /* the list of marks */
    WISH_BOOKMARKS,      /* the list of bookmarks */
    WISH_COPY,           /* put marking_words on the clipboard */
    WISH_EXPORT          /* ask where to, then export what is meant */
};

#define MARKING_ID 64

/* Part of struct reader; starts with .waits COMMAND_NONE. */
struct marking {
    enum note_colour colour; /* the last one */
    enum command waits;      /* for a letter; COMMAND_NONE: for none */
    enum wish wish;
    char id[MARKING_ID];   /* the note that the wish is about; "" for one to be made */
    struct span span;      /* the words that it is about */
    char lost[MARKING_ID]; /* the lost note that is being placed by hand; "" for none */
};

#endif
