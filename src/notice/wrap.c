/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/wrap.h"

#include <limits.h>
#include <stdlib.h>
#include <uchar.h>

#include "base/mem.h"
#include "notice/strip.h"

/* What speaks against a row's beginning a paragraph, and against its going on with one.
 * Ten are about one order of magnitude of odds to three. */
enum cost {
    /* against beginning */
    BEGINS_PLAIN = 5,      /* without a label */
    BEGINS_WIDE_CELL = 12, /* wider than a first line can be: a cell */
    BEGINS_WIDE_MOST = 60,
    BEGINS_AFTER_FULL = 30,     /* behind a full row that ends no sentence */
    BEGINS_AFTER_REMARK = 12,   /* and that ends a bracket from further up */
    BEGINS_AFTER_SHORT = 8,     /* behind a short row that ends no sentence: a heading, a name */
    BEGINS_AFTER_FIELD = 0,     /* or behind a field: 提名者：省交通运输厅 */
    BEGINS_AFTER_OPEN_END = 20, /* behind several rows that end no sentence */
    BEGINS_AFTER_SINGLE = 8,    /* behind one row, without a label, that ends a sentence */
    BEGINS_AFTER_HEADING = 6,   /* behind a full heading: those of its form end no sentence */
    BEGINS_BRACKETED = 20,      /* in brackets, behind a full row that ends a sentence */
    BEGINS_LEAD_IN = 10,        /* a few words that end in a colon, behind such a row */
    BEGINS_REST = 30,           /* a word or two with a stop, behind what ends no sentence */
    BEGINS_AFTER_SEMI = 3,
    BEGINS_AFTER_COMMA = 70,
    BEGINS_CITED = 70,             /* with a label that is cited: … of section / 4. */
    BEGINS_AFTER_OPEN = 90,        /* behind an opening bracket or a dash */
    BEGINS_IN_NOTE = 90,           /* which the row before has opened and this one closes */
    BEGINS_IN_BRACKETS = 35,       /* opened in the row before, or closed in this one */
    BEGINS_CLOSING = 200,          /* with a mark that begins no line */
    BEGINS_UNPARTED = 20,          /* without a blank line where all others have one */
    BEGINS_FLUSH = 16,             /* without an indent where others have one */
    BEGINS_FLUSH_BEHIND_FULL = 36, /* and behind a first line that reaches the margin */
    BEGINS_LOWER = 25,             /* with a small letter */
    BEGINS_AFTER_LABEL = 40,       /* behind a label alone on its row */
    /* against going on */
    GOES_ON_LABEL = 60,
    GOES_ON_WEAK_LABEL = 15,  /* 第六条按…, 12 件: may as well be text */
    GOES_ON_NEXT_LABEL = 100, /* a label that counts on from the one before */
    GOES_ON_AFTER_STOP = 12,
    GOES_ON_AFTER_COLON = 25,
    GOES_ON_AFTER_NAME = 4,    /* 电话： with its value on the next line */
    GOES_ON_ANNOUNCED = 60,    /* 如下： */
    GOES_ON_AFTER_REMARK = 25, /* 。（…） over several rows */
    GOES_ON_FORMULA = 14,      /* with words that begin a paragraph */
    GOES_ON_BLANK = 8,
    GOES_ON_BOUND = 60,     /* over a blank line where these end paragraphs */
    GOES_ON_INSET = 45,     /* with an indent where first lines have one */
    GOES_ON_SIGNATURE = 40, /* a short row without an end mark before a date */
    GOES_ON_DATE = 40,      /* behind a date that stands at the right */
    GOES_ON_CAPTION = 45,
    GOES_ON_FIELD = 20, /* with a field, where others stand near */
    GOES_ON_COLUMNS = 100,
    GOES_ON_HEAD = 200,
    GOES_ON_GRID = 1000, /* a cell, or from a table's text to another */
    GOES_ON_UNWRAPPED = 90,
    GOES_ON_UNPARTED = 40 /* behind a wide row, with no blank line between */
};

/* Rows that are so wide, in cells, are hardly headings or items of a list. */
#define WIDE_ROW 64

/* Cells before a date that closes a notice. */
#define DATE_INDENT 8

/* Against going on when the row before had room for so many more cells. */
static int
room_cost(int room)
{
    static const int costs[] = {0, 6, 12, 25, 25, 35, 35, 45, 45, 45, 45};

    if (room <= 0)
        return 0;
    return room < (int)(sizeof costs / sizeof costs[0]) ? costs[room] : 60;
}

/* The lines below the first of an item hang, so that they are narrower by so many cells at most; in
 * the midst of a sentence no more speaks against going on. */
#define HANG_MOST         10
#define MID_SENTENCE_MOST 12

/* Cells of a word or two with a stop. */
#define REST_MOST 8

/* A full row may end so many cells before the margin. */
#define FULL_PLAY 3

/* The indent of a first line, at most. */
#define INDENT_MOST 6

/* What hangs below the text behind a label stands so many cells farther to the right at least, and
 * behind a caption in English, SUBJECT:, which are more than the indent of a first line. */
#define LABEL_LEAST   2
#define CAPTION_LEAST 7

/* The gap between a label and its text may be so many cells wider than usual. */
#define LEAD_PLAY 2

struct wrap {
    const struct habit *habit;
    struct rows *rows;
    struct strips strips;
};

enum state { BEGINS, GOES_ON, STATES };

/* ---- costs --------------------------------------------------------------------------- */

/* The cells from the left margin to the right end of the printed line. */
static int
right_edge(const struct wrap *wrap, const struct strip *strip, enum state state)
{
    if (wrap->habit->indented)
        return strip->first->indent + strip->first->lost + strip->width;
    if (strip->first->lead)
        return strip->first->lead + strip->width + wrap->habit->deficit;
    return strip->width + (state == BEGINS ? wrap->habit->deficit : 0);
}

/* The cells that stayed free before a line although the next thing would have fitted; 0 where lines
 * were not wrapped, and nobody asks. */
static int
room_before(const struct wrap *wrap, const struct strip *before, enum state state,
            const struct strip *strip)
{
    if (!wrap->habit->wrapped)
        return 0;
    int room = before->first->margin - right_edge(wrap, before, state) - strip->first->atom;
    if (before->last->flags & ROW_LATIN)
        room--; /* the space between words */
    if (before->first->lead)
        room -= LEAD_PLAY;
    return room - before->play;
}

/* The same in English, of a label that none would begin with: at / (202) 452-3667. */
static bool
is_label_of_words(const struct strip *before, const struct strip *strip)
{
    return before->last->last == GLYPH_WORD && before->last->flags & ROW_LATIN &&
           strip->first->label.number > 1;
}

/* Against going on with a label.  One that counts on from none, behind a row that ends no
 * sentence, may as well be text: 伍、 of 入伍、 */
static int
label_cost(const struct strip *before, const struct strip *strip)
{
    if (!(strip->first->flags & ROW_LABEL) || before->last->cites)
        return 0;
    if (!strip->follows && strip->first->label.form != ROW_BULLET &&
        (before->last->last == GLYPH_OTHER || is_label_of_words(before, strip)))
        return GOES_ON_WEAK_LABEL;
    if (strip->first->flags & ROW_WEAK)
        return strip->follows ? GOES_ON_LABEL : GOES_ON_WEAK_LABEL;
    return strip->follows ? GOES_ON_NEXT_LABEL : GOES_ON_LABEL;
}

static int
blank_cost(const struct wrap *wrap, const struct strip *before, const struct strip *strip)
{
    if (strip->first->blanks == 0 || strip->page || wrap->habit->doubled)
        return 0;
    if (before->first->lead && before->first->blanks)
        return 0; /* the blank lines around the first line behind a label that stands alone */
    return wrap->habit->bounded ? GOES_ON_BOUND : GOES_ON_BLANK;
}

/* A row to the right of the margin begins a paragraph, unless it hangs below the text
 * behind a label, or below a row that does. */
static int
inset_cost(const struct wrap *wrap, const struct strip *before, enum state state,
           const struct strip *strip)
{
    int deeper = strip->first->indent - before->first->indent;
    int hangs = (before->first->flags & ROW_CAPTION) && (before->first->flags & ROW_LATIN)
                    ? CAPTION_LEAST
                    : LABEL_LEAST;

    if (!wrap->habit->indented || strip->first->indent == 0)
        return 0;
    if ((before->first->flags & (ROW_LABEL | ROW_CAPTION)) ? deeper >= hangs
                                                           : state == GOES_ON && deeper == 0)
        return 0;
    return GOES_ON_INSET;
}

/* A wide row without a blank line behind it, where blank lines end paragraphs. */
static bool
is_unparted(const struct wrap *wrap, const struct strip *before, const struct strip *strip)
{
    return wrap->habit->bounded && strip->first->blanks == 0 && !strip->page &&
           before->width >= WIDE_ROW;
}

/* Behind a colon.  What is announced begins a paragraph, but where indents tell; a number goes on
 * with what it is the value of. */
static int
colon_cost(const struct habit *habit, const struct row *before, const struct row *row)
{
    if (before->announces && !habit->indented)
        return GOES_ON_ANNOUNCED;
    return before->names && !(row->flags & ROW_LABEL) ? GOES_ON_AFTER_NAME : GOES_ON_AFTER_COLON;
}

/* （参考：新旧対照表） on a line of its own. */
static bool
is_remark_alone(const struct strip *strip)
{
    const struct row *row = strip->first;

    return strip->first == strip->last && row->first == GLYPH_OPEN && row->last == GLYPH_CLOSE &&
           !(row->flags & (ROW_LABEL | ROW_OPEN | ROW_CLOSES)) &&
           2 * (int)row->width <= row->margin;
}

/* 附 of 附件, which stands at the margin wherever the row before it ends. */
#define ATTACHMENT 0x9644

/* The label of an attachment has so many cells and ideographs at most: 附件 12, 附件一. */
#define ATTACHMENT_MOST    12
#define ATTACHMENT_LETTERS 4

/* 附件2 on a line of its own. */
static bool
is_attachment_alone(const struct strip *strip)
{
    return strip->first->first_character == ATTACHMENT && strip->first == strip->last &&
           strip->width <= ATTACHMENT_MOST && strip->first->letters <= ATTACHMENT_LETTERS &&
           (strip->last->last == GLYPH_OTHER || strip->last->last == GLYPH_WORD);
}

/* 以上 alone, which ends a Japanese notice. */
static bool
is_end_mark(const struct strip *strip)
{
    return strip->width == 4 && strip->first->first_character == U'以' &&
           strip->last->last_character == U'上';
}

/* Whether the strip is the second half of a heading of two ideographs that is set wide, which
 * extraction has cut: 第一章 总 / 则, or with both halves behind their label, or behind two. */
static bool
is_second_half(const struct wrap *wrap, const struct strip *before, const struct strip *strip)
{
    if (strip->first != strip->last || !row_is_other_half(strip->first))
        return false;
    if (row_is_half_heading(before->last))
        return true;
    return row_is_other_half(before->last) && before > wrap->strips.all &&
           (before[-1].last->flags & ROW_LABEL_ONLY);
}

/* Whether an article begins behind the strip, which is its caption: （適用範囲） / 第２条　…. */
static bool
is_caption_of_article(const struct wrap *wrap, const struct strip *strip)
{
    const struct row *row = strip->first;

    if (row->first != GLYPH_OPEN || row->last != GLYPH_CLOSE || strip->first != strip->last ||
        strip + 1 >= wrap->strips.all + wrap->strips.count)
        return false;
    const struct row *next = strip[1].first;
    return !(row->flags & (ROW_OPEN | ROW_CLOSES | ROW_CLAUSES | ROW_LABEL)) &&
           (next->flags & ROW_LABEL) && next->label.rank == RANK_ARTICLE;
}

/* The most ideographs of a heading that is set wide, a line each: 总 / 则. */
#define WIDEST_SET 4

/* Whether the row goes on with a heading of which each ideograph has a line. */
static bool
is_set_wide(const struct rows *rows, size_t i)
{
    size_t most = i > WIDEST_SET ? i - WIDEST_SET : 0;

    for (; i > most && row_is_other_half(&rows->all[i]); i--)
        if ((rows->all[i - 1].flags & ROW_LABEL_ONLY) && row_has_heading_label(&rows->all[i - 1]))
            return true;
    return false;
}

/* Against going on, whatever the state of the strip before; *surely, whatever else speaks against
 * it: see cost_of_place. */
static int
cost_to_go_on(const struct wrap *wrap, const struct strip *before, const struct strip *strip,
              bool *surely)
{
    int cost = 0;

    *surely = true;
    if (strip->first->flags & ROW_HEAD)
        return GOES_ON_HEAD;
    if (strip->first->grid == GRID_CELL || strip->first->grid != before->last->grid)
        return GOES_ON_GRID;
    if (before->last->flags & ROW_HEAD && !(before->last->flags & ROW_LABEL_ONLY))
        return GOES_ON_HEAD;
    if ((before->last->flags | strip->first->flags) & ROW_COLUMNS)
        cost += GOES_ON_COLUMNS;
    if (before->last->flags & ROW_LABEL_ONLY && !(strip->first->flags & ROW_LABEL))
        return cost;
    if (strip->width == 2 &&
        (is_set_wide(wrap->rows, strip->row) || is_second_half(wrap, before, strip)))
        return cost;
    *surely = false;
    if (!wrap->habit->wrapped)
        cost += is_unparted(wrap, before, strip) ? GOES_ON_UNPARTED : GOES_ON_UNWRAPPED;
    cost += label_cost(before, strip) + blank_cost(wrap, before, strip);
    if (before->last->last == GLYPH_STOP || before->last->last == GLYPH_SEMI)
        cost += strip->first->formula ? GOES_ON_AFTER_STOP + GOES_ON_FORMULA : GOES_ON_AFTER_STOP;
    if (before->remark || is_remark_alone(before))
        cost += GOES_ON_AFTER_REMARK;
    if (before->last->last == GLYPH_COLON)
        cost += colon_cost(wrap->habit, before->last, strip->first);
    if (strip->signs)
        cost += GOES_ON_SIGNATURE;
    if (before->last->indent >= DATE_INDENT && row_is_date(before->last))
        cost += GOES_ON_DATE;
    if (strip->first->flags & ROW_CAPTION || is_end_mark(strip) ||
        (before->last->last == GLYPH_STOP && is_attachment_alone(strip)))
        cost += GOES_ON_CAPTION;
    if (strip->field)
        cost += GOES_ON_FIELD;
    if (is_caption_of_article(wrap, strip))
        cost += GOES_ON_CAPTION;
    return cost;
}

/* Whether a sentence with clauses breaks off between the strips, at a word that ends none. */
static bool
is_mid_sentence(const struct strip *before, const struct strip *strip)
{
    return before->last->flags & ROW_CLAUSES &&
           (before->last->last == GLYPH_OTHER || before->last->last == GLYPH_COMMA) &&
           !(before->last->flags & ROW_LABEL_ONLY) && !(strip->first->flags & ROW_LABEL) &&
           strip->first->first == GLYPH_OTHER && !strip->field;
}

/* Against going on where the strip stands, with so much room before it. */
static int
cost_of_place(const struct wrap *wrap, const struct strip *before, enum state state, int room,
              const struct strip *strip)
{
    int cost = wrap->habit->wrapped ? room_cost(room) : 0;

    if (cost > MID_SENTENCE_MOST && room <= HANG_MOST && is_mid_sentence(before, strip))
        cost = MID_SENTENCE_MOST;
    return cost + inset_cost(wrap, before, state, strip);
}

/* Behind a row that ends no sentence.  One such row can be a heading or a name; of several
 * the last should end one. */
static int
cost_behind_open_end(const struct wrap *wrap, const struct strip *before, enum state state,
                     int room, const struct strip *strip)
{
    if (!wrap->habit->wrapped)
        return BEGINS_AFTER_SHORT;
    if (before->field && state == BEGINS && (room > 0 || strip->field))
        return BEGINS_AFTER_FIELD;
    if (before->remark)
        return 0;
    if (before->heads && (strip->first->flags & ROW_CLAUSES))
        return BEGINS_AFTER_HEADING;
    if (room <= 0)
        return before->last->flags & ROW_CLOSES ? BEGINS_AFTER_REMARK : BEGINS_AFTER_FULL;
    return state == BEGINS ? BEGINS_AFTER_SHORT : BEGINS_AFTER_OPEN_END;
}

static int
cost_behind(const struct wrap *wrap, const struct strip *before, enum state state, int room,
            const struct strip *strip)
{
    switch ((enum glyph)before->last->last) {
    case GLYPH_STOP:
        return state == BEGINS && !(before->first->flags & ROW_LABEL) && !before->field
                   ? BEGINS_AFTER_SINGLE
                   : 0;
    case GLYPH_COLON:
        return 0;
    case GLYPH_SEMI:
        return BEGINS_AFTER_SEMI;
    case GLYPH_COMMA:
        return BEGINS_AFTER_COMMA;
    case GLYPH_OPEN:
        return BEGINS_AFTER_OPEN;
    default:
        return cost_behind_open_end(wrap, before, state, room, strip);
    }
}

/* A first line has lost its indent: it cannot be as wide as the others. */
static int
wide_cost(const struct wrap *wrap, const struct strip *strip)
{
    int over = right_edge(wrap, strip, BEGINS) - strip->play - strip->first->margin - 1;

    if (!wrap->habit->wrapped || over <= 0)
        return 0;
    return over * BEGINS_WIDE_CELL < BEGINS_WIDE_MOST ? over * BEGINS_WIDE_CELL : BEGINS_WIDE_MOST;
}

/* Whether the row surely goes on at the left margin: the one before it reaches the right one, and
 * has the indent that this one would have. */
static bool
goes_back(const struct wrap *wrap, const struct strip *before, const struct row *row)
{
    return before->first->indent > 0 && before->first->indent <= INDENT_MOST &&
           !(row->flags & ROW_LABEL) && row->first_character != ATTACHMENT &&
           right_edge(wrap, before, BEGINS) + FULL_PLAY >= before->first->margin;
}

/* A few words that say what follows, and end in a colon: 现就有关事项通知如下：, 其职责：. */
static bool
is_lead_in(const struct strip *strip)
{
    static const uint32_t firsts[] = {U'现', U'经', U'其', U'据', U'为'};
    bool goes_back = false;

    if (strip->last->last != GLYPH_COLON || strip->first->flags & ROW_LABEL ||
        2 * strip->width > strip->first->margin + 4)
        return false;
    for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++)
        goes_back |= strip->first->first_character == firsts[i];
    return goes_back;
}

/* 法。 behind …制定本办: no paragraph is so short and ends a sentence. */
static bool
is_rest_of_sentence(const struct strip *before, const struct strip *strip)
{
    return strip->width <= REST_MOST && row_ends_sentence(strip->last) &&
           !(strip->first->flags & ROW_LABEL) && before->last->last == GLYPH_OTHER &&
           (before->last->flags & ROW_CLAUSES);
}

/* （联系人：某局 / 李某，电话：…）: a note in brackets that a gap in its line has cut. */
static bool
is_rest_of_note(const struct strip *before, const struct row *row)
{
    return before->first->first == GLYPH_OPEN && (before->last->flags & ROW_OPEN) &&
           (row->flags & ROW_CLOSES) && row->last == GLYPH_CLOSE && !(row->flags & ROW_LABEL);
}

/* Against beginning here, whatever the state of the strip before: see cost_behind for the rest. */
static int
cost_to_begin(const struct wrap *wrap, const struct strip *before, const struct strip *strip)
{
    const struct row *row = strip->first;
    int cost = wide_cost(wrap, strip);

    if (before->last->cites && row->flags & ROW_LABEL)
        cost += BEGINS_CITED;
    if (!(row->flags & ROW_LABEL))
        cost += BEGINS_PLAIN;
    if (row->first_character >= 'a' && row->first_character <= 'z' && !(row->flags & ROW_LABEL))
        cost += BEGINS_LOWER;
    if (row->first == GLYPH_OPEN && before->last->last == GLYPH_STOP &&
        (row->last == GLYPH_CLOSE || (row->flags & ROW_OPEN)) &&
        !is_caption_of_article(wrap, strip))
        cost += BEGINS_BRACKETED;
    if (is_lead_in(strip) && before->last->last == GLYPH_STOP)
        cost += BEGINS_LEAD_IN;
    if (is_rest_of_sentence(before, strip))
        cost += BEGINS_REST;
    if ((before->last->flags & ROW_OPEN) || (row->flags & ROW_CLOSES))
        cost += is_rest_of_note(before, row) ? BEGINS_IN_NOTE : BEGINS_IN_BRACKETS;
    if (glyph_is_closing(row->first))
        cost += BEGINS_CLOSING;
    if (wrap->habit->parted && !strip->page && row->blanks == 0)
        cost += BEGINS_UNPARTED;
    if (wrap->habit->indented && row->indent == 0)
        cost += goes_back(wrap, before, row) ? BEGINS_FLUSH_BEHIND_FULL : BEGINS_FLUSH;
    if ((before->last->flags & ROW_LABEL_ONLY && !(row->flags & ROW_LABEL)) ||
        (strip->width == 2 && is_set_wide(wrap->rows, strip->row)))
        cost += BEGINS_AFTER_LABEL;
    return cost;
}

/* ---- the least cost ------------------------------------------------------------------ */

struct step {
    int cost[STATES];
    enum state from[STATES]; /* the state of the strip before on the cheapest way here */
};

/* What no way costs. */
#define NO_WAY (INT_MAX / 2)

/* Takes the cheapest of the ways to the state `to`. */
static void
take_cheapest(struct step *step, enum state to, const int ways[STATES])
{
    enum state from = ways[GOES_ON] < ways[BEGINS] ? GOES_ON : BEGINS;

    step->cost[to] = ways[from];
    step->from[to] = from;
}

/* The step to the strip from the one before it, to which `last` was taken. */
static void
take_step(const struct wrap *wrap, const struct step *last, const struct strip *before,
          const struct strip *strip, struct step *step)
{
    int begins[STATES], goes_on[STATES];
    bool surely;
    int to_begin = cost_to_begin(wrap, before, strip);
    int to_go_on = cost_to_go_on(wrap, before, strip, &surely);

    for (int from = 0; from < STATES; from++) {
        enum state state = (enum state)from;
        int room = room_before(wrap, before, state, strip);
        int place = surely ? 0 : cost_of_place(wrap, before, state, room, strip);
        begins[from] = last->cost[from] + to_begin + cost_behind(wrap, before, state, room, strip);
        goes_on[from] = last->cost[from] + to_go_on + place;
    }
    take_cheapest(step, BEGINS, begins);
    take_cheapest(step, GOES_ON, goes_on);
}

static void
walk_back(struct wrap *wrap, const struct step *steps)
{
    size_t i = wrap->strips.count - 1;
    enum state state = steps[i].cost[BEGINS] <= steps[i].cost[GOES_ON] ? BEGINS : GOES_ON;

    for (;; i--) {
        if (state == BEGINS)
            wrap->rows->all[wrap->strips.all[i].row].flags |= ROW_BEGINS;
        if (i == 0)
            return;
        state = steps[i].from[state];
    }
}

void
wrap_decide(const struct habit *habit, struct rows *rows, size_t first)
{
    struct wrap wrap = {habit, rows, strips_make(habit, rows, first)};

    for (size_t i = first; i < rows->count; i++)
        rows->all[i].flags &= (uint16_t)~ROW_BEGINS;
    if (wrap.strips.count > 0) {
        struct step *steps = mem_resize(NULL, wrap.strips.count, sizeof steps[0]);
        steps[0] = (struct step){.cost = {[GOES_ON] = NO_WAY}};
        for (size_t i = 1; i < wrap.strips.count; i++)
            take_step(&wrap, &steps[i - 1], &wrap.strips.all[i - 1], &wrap.strips.all[i],
                      &steps[i]);
        walk_back(&wrap, steps);
        free(steps);
    }
    strips_fini(&wrap.strips);
}

size_t
wrap_next(const struct rows *rows, size_t i)
{
    while (i < rows->count && !(rows->all[i].flags & ROW_BEGINS))
        i++;
    return i;
}
