/* rtf_words.h: the control words of RTF that say what is text and what is not.
 *
 * A table: the word, what it does to the reader (rtf.c), and for what it stands.  Words that are
 * not in it say how the text looks.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBEXEC_RTF_WORDS_H
#define GONGWEN_LIBEXEC_RTF_WORDS_H

#define RTF_WORD_LONGEST 32 /* by the specification */

enum deed {
    NOTHING, /* any word that is not in the table: how the text looks */
    TEXT,    /* stands for .text, or for the last \uN */
    END,     /* ends a line with .text */
    PARAGRAPH,
    TAB,
    PASS,  /* the group is none of the text */
    ENTER, /* the group is text, although old readers may ignore it */
    FONTS, /* the group names the fonts */
    NOTE,  /* the group is a footnote */
    MARK,  /* the number of a footnote, in the text and before the note */
    FONT,
    DEFAULT_FONT,
    CHARSET,
    FONT_CODE_PAGE,
    CODE_PAGE,
    UNIT,
    FALLBACK, /* how many characters stand behind \uN for old readers */
    BYTES,    /* so many bytes follow that are no RTF */
    HIDE,
    PLAIN,
    NEW_PARAGRAPH,
    IN_TABLE
};

struct rtf_word {
    const char *name;
    enum deed deed;
    const char *text; /* NULL: it stands for none */
};

/* The word of that name; one with the deed NOTHING when the table has none. */
const struct rtf_word *rtf_word_find(const char *name);

#endif
