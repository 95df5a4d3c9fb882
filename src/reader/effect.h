/* effect.h: what follows from a command, for those who show the notice.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_EFFECT_H
#define GONGWEN_READER_EFFECT_H

/* What follows from a command; several at once. */
enum effect {
    EFFECT_REDRAW = 1 << 0,       /* the text has moved or changed */
    EFFECT_MESSAGE = 1 << 1,      /* reader_message has something to say */
    EFFECT_ASK_SECTION = 1 << 2,  /* ask for a section, then reader_go_to_section */
    EFFECT_ASK_ENCODING = 1 << 3, /* ask for an encoding, then read the notice once more in it */
    EFFECT_CONTENTS = 1 << 4,     /* open the contents */
    EFFECT_BESIDE = 1 << 5,       /* show or hide the contents beside the text */
    EFFECT_NEXT_NOTICE = 1 << 6,
    EFFECT_PREVIOUS_NOTICE = 1 << 7,
    EFFECT_HELP = 1 << 8,
    EFFECT_THEME = 1 << 9, /* the next theme */
    EFFECT_CLOSE = 1 << 10,
    EFFECT_QUIT = 1 << 11,
    EFFECT_SUSPEND = 1 << 12,
    EFFECT_REPAINT = 1 << 13,    /* the terminal may show anything: draw it all anew */
    EFFECT_HINTS = 1 << 14,      /* show reader_hints, then reader_follow the key that is typed */
    EFFECT_AMBIGUOUS = 1 << 15,  /* the other width of ambiguous characters */
    EFFECT_ASK_SEARCH = 1 << 16, /* ask for words: seeking_begin and what follows it */
    EFFECT_ASK_SEARCH_BACK = 1 << 17, /* the same, back from here */
    EFFECT_HITS = 1 << 18,            /* show the list of all hits */
    EFFECT_FOUND_NEXT = 1 << 19,      /* go to the next notice in which the words stand */
    EFFECT_FOUND_PREVIOUS = 1 << 20,
    EFFECT_RELOAD = 1 << 21,   /* read the notice once more */
    EFFECT_ASK_THIS = 1 << 22, /* ask which of the words in sight to search for */
    EFFECT_ASK_FIND = 1 << 23, /* ask for words to search for in the library */
    EFFECT_WISH = 1 << 29      /* the view has a wish (view.h) */
};

#endif
