/* measure.h: what one line of a source is, measured once.
 *
 * A row is a line of the source, or a part of one between form feeds, without the
 * white space at its ends.  Its facts are what print leaves behind of the author's
 * paragraphs: how wide it is, where it stands, what it begins and ends with, and how wide the
 * first thing in it is that cannot be broken.  Rows say nothing about
 * paragraphs; notice/wrap decides from them.
 *
 * Widths are cells as in print (an ambiguous character is two cells), without single
 * spaces between ideographs: those come from justification or from damage.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_MEASURE_H
#define GONGWEN_NOTICE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notice/forms.h"
#include "notice/glyph.h"
#include "notice/marker.h"
#include "notice/markup.h"
#include "source/text.h"

enum row_flag {
    ROW_LABEL = 1 << 0,      /* begins with a label */
    ROW_LABEL_ONLY = 1 << 1, /* is a label and nothing else */
    ROW_COLUMNS = 1 << 2,    /* has gaps inside, as the rows of a table have */
    ROW_SPACED = 1 << 3,     /* letter-spaced: spaces between nearly all its ideographs */
    ROW_OPEN = 1 << 4,       /* ends within a bracket or a quotation that it opened */
    ROW_HEAD = 1 << 5,       /* a mark of Markdown heads it: # and ## */
    ROW_PAGE = 1 << 6,       /* stands first behind a form feed */
    ROW_FURNITURE = 1 << 7,  /* page number, running head: see notice/furniture */
    ROW_FOLIO = 1 << 8,      /* a page number */
    ROW_LATIN = 1 << 9,      /* mostly words */
    ROW_BEGINS = 1 << 10,    /* begins a paragraph: see notice/wrap */
    ROW_CLOSES = 1 << 11,    /* closes a bracket that it did not open */
    ROW_WEAK = 1 << 12,      /* its label may as well be text */
    ROW_CAPTION = 1 << 13, /* begins with what heads a line at a notice's end: 附件：抄送： */
    ROW_CLAUSES = 1 << 14  /* has a comma or a full stop, so that it is a sentence's */
};

/* What a row is of a form or a table. */
enum grid {
    GRID_NONE,
    GRID_CELL, /* a cell, or several side by side: joined to nothing */
    GRID_TEXT  /* text within, which may go over several rows */
};

/* The form of a label that is a bullet (•) and no ordinal. */
#define ROW_BULLET (-1)

/* What is asked for over and over stands together, so that little of a row has to be fetched. */
struct row {
    struct span span; /* never empty */
    size_t line;      /* of the source, from 0 */
    uint32_t stray;   /* single spaces between ideographs */
    uint32_t letters; /* ideographs */
    uint32_t width;   /* cells */
    uint16_t indent;  /* cells before it */
    uint16_t lost;    /* cells that stood before it in print, too: see notice/habit */
    uint16_t lead;    /* cells of the label that stands alone before it: see notice/habit */
    uint16_t flags;
    uint16_t blanks;     /* empty lines before it */
    uint16_t margin;     /* cells to the right edge of a full line hereabouts: see notice/habit */
    uint16_t atom;       /* cells of what cannot be broken at its start */
    uint16_t play;       /* cells by which print may differ: Latin letters, squeezed marks */
    uint8_t grid;        /* enum grid: see notice/grid */
    bool starts;         /* stands behind the short last line of a paragraph: see notice/habit */
    uint8_t first, last; /* enum glyph; `last` looks through what follows a stop: a quotation mark,
                            a remark in brackets */
    struct marker label; /* the likeliest of them, where ROW_LABEL says that there is one */
    uint32_t first_character, last_character;
    uint16_t wide;          /* full-width digits, which may have been half as wide in print */
    uint16_t marks;         /* bytes of the marks of Markdown that head it, with the space behind */
    uint16_t tail;          /* and of those that end it */
    uint16_t note;          /* which footnote of its page it is of, from 1: see notice/footnote */
    uint16_t label_length;  /* bytes to behind its label */
    uint8_t label_readings; /* in how many ways its label can be read; 0 for a bullet, too */
    bool remarks;           /* ends within a bracket that it opened behind a stop: 。（ */
    bool formula;           /* opens with words that begin a paragraph: 特此, 前款 */
    bool field;             /* opens with what its value is of: 项目名称：… */
    bool announces;         /* ends in what says that something follows: 如下： */
    bool names;             /* ends in a name whose value follows: 电话： */
    bool cites;             /* ends in a word behind which a place is cited: of section */
    uint8_t depth;          /* of a heading of Markdown, the number of its #; 0 for none */
    bool parted;            /* has white space inside, or may have: surely none where it is false */
    uint8_t cell;           /* 1 more than its enum cell, 0 when grid_mark has not asked for it */
};

/* Rows in the order of the text. */
struct rows {
    struct row *all;
    size_t count;
    size_t capacity;
};

/* Measures the part of a line of the text; false when it is all white space.  Does not
 * set line, blanks and ROW_PAGE.  With a markup the text is Markdown, and its marks are not
 * measured; what is nothing but marks is furniture. */
bool measure_row(const struct text *text, const struct forms *forms, struct markup *markup,
                 struct span part, struct row *row);

/* Whether the row begins with the label of a heading: 第X章, 第X节, PART I. */
bool row_has_heading_label(const struct row *row);

/* Whether the row is the first half of a letter-spaced heading of two ideographs, 第一章　总, and
 * whether it is the other half, 则. */
bool row_is_half_heading(const struct row *row);
bool row_is_other_half(const struct row *row);

/* Whether its last mark ends a sentence or a part of one: 。：； */
static inline bool
row_ends_sentence(const struct row *row)
{
    return row->last >= GLYPH_STOP && row->last <= GLYPH_SEMI;
}

/* Whether the row looks like a date alone: 2020年3月11日, 令和二年三月十一日. */
bool row_is_date(const struct row *row);

/* Whether s[at] is a single space between ideographs (or marks set solid like them), which
 * justification or damage has put there.  Neither the first nor the last byte of a row. */
bool measure_is_stray(const char *s, size_t at);

#endif
