/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "reader/keymap.h"
#include "tui/screen.h"

struct prompt {
    const struct prompt_kind *kind;
    void *data;
    struct buf line;
    size_t cursor; /* bytes before it */
    struct recall *recall;
    size_t recall_at; /* the line of it that is shown; its count: none */
    char *stem;       /* what was typed before one went to it; NULL for nothing */
    bool recalling;   /* the offers are lines that were typed before */
    struct prompt_offer offers[PROMPT_MOST_OFFERS];
    size_t offer_count;
    size_t chosen; /* an offer, or NONE */
};

/* ---- Offers ---- */

static void
drop_offers(struct prompt *prompt)
{
    for (size_t i = 0; i < prompt->offer_count; i++) {
        free(prompt->offers[i].text);
        free(prompt->offers[i].note);
        free(prompt->offers[i].aside);
    }
    prompt->offer_count = 0;
    prompt->chosen = NONE;
}

/* The lines typed before that hold what is typed, the last one first. */
static size_t
offer_recalled(const struct prompt *prompt, const char *typed, struct prompt_offer *offers)
{
    size_t count = 0;

    for (size_t i = prompt->recall->count; i-- > 0 && count < PROMPT_MOST_OFFERS;)
        if (strstr(prompt->recall->lines[i], typed))
            offers[count++] =
                (struct prompt_offer){.text = mem_copy_string(prompt->recall->lines[i]),
                                      .note = mem_copy_string(""),
                                      .aside = mem_copy_string("")};
    return count;
}

static bool
chooses_first(const struct prompt *prompt)
{
    return prompt->recalling || (prompt->kind->eager && prompt->line.length == 0);
}

static void
collect_offers(struct prompt *prompt)
{
    const char *typed = buf_string(&prompt->line);

    drop_offers(prompt);
    if (prompt->recalling)
        prompt->offer_count = offer_recalled(prompt, typed, prompt->offers);
    else if (prompt->kind->offer)
        prompt->offer_count = prompt->kind->offer(prompt->data, typed, prompt->offers);
    if (chooses_first(prompt) && prompt->offer_count > 0)
        prompt->chosen = 0;
}

static void
tell(const struct prompt *prompt)
{
    if (prompt->kind->changed)
        prompt->kind->changed(prompt->data, prompt_text(prompt));
}

/* What there is to offer may follow from what is made of the change. */
static void
line_changed(struct prompt *prompt)
{
    if (chooses_first(prompt)) {
        collect_offers(prompt);
        tell(prompt);
        return;
    }
    drop_offers(prompt);
    tell(prompt);
    collect_offers(prompt);
}

void
prompt_refresh(struct prompt *prompt)
{
    if (!prompt->recalling && prompt->chosen == NONE)
        collect_offers(prompt);
}

/* ---- Editing ---- */

/* Replaces the bytes from..to by others; the cursor stands behind them. */
static void
replace(struct prompt *prompt, size_t from, size_t to, const char *bytes, size_t length)
{
    struct buf edited = BUF_INIT;

    buf_add(&edited, buf_string(&prompt->line), from);
    buf_add(&edited, bytes, length);
    buf_add_string(&edited, buf_string(&prompt->line) + to);
    buf_fini(&prompt->line);
    prompt->line = edited;
    prompt->cursor = from + length;
    line_changed(prompt);
}

static void
set_line(struct prompt *prompt, const char *line)
{
    replace(prompt, 0, prompt->line.length, line, strlen(line));
}

static size_t
cluster_before(const struct prompt *prompt)
{
    return uni_cluster_back(buf_string(&prompt->line), prompt->cursor);
}

static size_t
cluster_behind(const struct prompt *prompt)
{
    return uni_cluster(buf_string(&prompt->line) + prompt->cursor,
                       prompt->line.length - prompt->cursor);
}

/* The bytes of the word before the cursor and of the spaces behind that. */
static size_t
word_before(const struct prompt *prompt)
{
    const char *line = buf_string(&prompt->line);
    size_t start = prompt->cursor - uni_trailing_space(line, prompt->cursor);
    uint32_t c;

    while (start > 0) {
        size_t step = uni_read_back(line, start, &c);
        if (uni_is_space(c))
            break;
        start -= step;
    }
    return prompt->cursor - start;
}

static void
insert(struct prompt *prompt, uint32_t character)
{
    char bytes[4];

    if (character >= 0x110000 || uni_placeholder(character))
        return;
    replace(prompt, prompt->cursor, prompt->cursor, bytes, uni_write(bytes, character));
}

/* ---- What was typed before ---- */

static void
forget_stem(struct prompt *prompt)
{
    free(prompt->stem);
    prompt->stem = NULL;
    prompt->recall_at = prompt->recall->count;
}

/* Up to the lines that begin with what is typed, and down to that again. */
static void
walk_recall(struct prompt *prompt, int direction)
{
    size_t at = prompt->recall_at;

    if (!prompt->stem)
        prompt->stem = mem_copy_string(buf_string(&prompt->line));
    do
        at += (size_t)direction; /* below 0 it wraps past the count */
    while (at < prompt->recall->count &&
           strncmp(prompt->recall->lines[at], prompt->stem, strlen(prompt->stem)) != 0);
    if (at > prompt->recall->count)
        return;
    set_line(prompt, at < prompt->recall->count ? prompt->recall->lines[at] : prompt->stem);
    prompt->recall_at = at;
}

/* Down from what is typed is the first offer, up from that is what is typed. */
static void
walk_offers(struct prompt *prompt, int direction)
{
    size_t chosen = prompt->chosen + (size_t)direction; /* NONE + 1 is 0, 0 - 1 is NONE */

    if (chosen != NONE && chosen >= prompt->offer_count)
        return;
    prompt->chosen = chosen;
    tell(prompt);
}

static void
walk(struct prompt *prompt, int direction)
{
    bool in_recall = prompt->recall_at < prompt->recall->count;

    if (prompt->chosen == NONE && (direction < 0 || in_recall))
        walk_recall(prompt, direction);
    else if (prompt->offer_count > 0)
        walk_offers(prompt, direction);
}

/* Shows what was typed before; the next time goes on to the line before that. */
static void
recall_back(struct prompt *prompt)
{
    if (prompt->recalling) {
        walk_offers(prompt, 1);
        return;
    }
    prompt->recalling = true;
    line_changed(prompt);
}

static void
stop_recalling(struct prompt *prompt)
{
    prompt->recalling = false;
    line_changed(prompt);
}

static void
fill_in(struct prompt *prompt)
{
    if (prompt->offer_count == 0)
        return;
    char *text = mem_copy_string(prompt->offers[prompt->chosen == NONE ? 0 : prompt->chosen].text);
    prompt->recalling = false;
    forget_stem(prompt);
    set_line(prompt, text);
    free(text);
}

#define CONTROL(letter) ((letter)-0x40)

/* Keys that change the line or the place in it; false for any other. */
static bool
edit(struct prompt *prompt, uint32_t key)
{
    size_t cursor = prompt->cursor, end = prompt->line.length;

    switch (key) {
    case KEYMAP_BACKSPACE:
        replace(prompt, cursor - cluster_before(prompt), cursor, "", 0);
        return true;
    case KEYMAP_DELETE:
    case CONTROL('D'):
        replace(prompt, cursor, cursor + cluster_behind(prompt), "", 0);
        return true;
    case CONTROL('W'):
        replace(prompt, cursor - word_before(prompt), cursor, "", 0);
        return true;
    case CONTROL('U'):
        replace(prompt, 0, cursor, "", 0);
        return true;
    case CONTROL('K'):
        replace(prompt, cursor, end, "", 0);
        return true;
    case KEYMAP_LEFT:
    case CONTROL('B'):
        prompt->cursor -= cluster_before(prompt);
        return true;
    case KEYMAP_RIGHT:
    case CONTROL('F'):
        prompt->cursor += cluster_behind(prompt);
        return true;
    case KEYMAP_HOME:
    case CONTROL('A'):
        prompt->cursor = 0;
        return true;
    case KEYMAP_END:
    case CONTROL('E'):
        prompt->cursor = end;
        return true;
    default:
        return false;
    }
}

/* Esc takes back the last thing: the look at what was typed before, then the prompt. */
static enum prompt_answer
cancel(struct prompt *prompt)
{
    if (!prompt->recalling)
        return PROMPT_CANCELLED;
    stop_recalling(prompt);
    return PROMPT_GOES_ON;
}

static enum prompt_answer
accept(struct prompt *prompt)
{
    recall_add(prompt->recall, prompt_text(prompt));
    return PROMPT_ACCEPTED;
}

/* The kind's own keys: the line is another, and the cursor stands before the same rest of it. */
static bool
rewrite(struct prompt *prompt, uint32_t key)
{
    char *line = prompt->kind->rewrite
                     ? prompt->kind->rewrite(prompt->data, prompt_text(prompt), key)
                     : NULL;
    size_t behind = prompt->chosen == NONE ? prompt->line.length - prompt->cursor : 0;

    if (!line)
        return false;
    prompt->recalling = false;
    set_line(prompt, line);
    prompt->cursor -= behind < prompt->cursor ? behind : prompt->cursor;
    free(line);
    return true;
}

/* A key that changes what is typed. */
static void
type(struct prompt *prompt, uint32_t key)
{
    forget_stem(prompt);
    if (!rewrite(prompt, key) && !edit(prompt, key))
        insert(prompt, key);
}

static enum prompt_answer
take_key(struct prompt *prompt, uint32_t key)
{
    switch (key) {
    case KEYMAP_ENTER:
        return accept(prompt);
    case KEYMAP_ESCAPE:
    case CONTROL('C'):
    case CONTROL('G'):
        return cancel(prompt);
    case KEYMAP_TAB:
        fill_in(prompt);
        break;
    case KEYMAP_UP:
    case CONTROL('P'):
        walk(prompt, -1);
        break;
    case KEYMAP_DOWN:
    case CONTROL('N'):
        walk(prompt, 1);
        break;
    case CONTROL('R'):
        recall_back(prompt);
        break;
    default:
        type(prompt, key);
    }
    return PROMPT_GOES_ON;
}

enum prompt_answer
prompt_feed(struct prompt *prompt, struct event event)
{
    if (event.kind == EVENT_KEY && event.key == KEYMAP_BACKSPACE && prompt->line.length == 0)
        return cancel(prompt);
    if (event.kind == EVENT_KEY)
        return take_key(prompt, event.key);
    forget_stem(prompt);
    insert(prompt, event.key); /* a pasted line end accepts nothing */
    return PROMPT_GOES_ON;
}

/* ---- From new to free ---- */

struct prompt *
prompt_new(const struct prompt_kind *kind, void *data, struct recall *recall)
{
    struct prompt *prompt = mem_zero(1, sizeof *prompt);

    prompt->kind = kind;
    prompt->data = data;
    prompt->recall = recall;
    recall_read(recall);
    prompt->recall_at = recall->count;
    prompt->chosen = NONE;
    line_changed(prompt);
    return prompt;
}

void
prompt_fill(struct prompt *prompt, const char *words)
{
    buf_add_string(&prompt->line, words);
    prompt->cursor = prompt->line.length;
    line_changed(prompt);
}

void
prompt_free(struct prompt *prompt)
{
    if (!prompt)
        return;
    drop_offers(prompt);
    buf_fini(&prompt->line);
    free(prompt->stem);
    free(prompt);
}

const char *
prompt_text(const struct prompt *prompt)
{
    return prompt->chosen == NONE ? buf_string(&prompt->line) : prompt->offers[prompt->chosen].text;
}

/* ---- Drawing ---- */

/* What is typed keeps so many columns before anything is said beside it. */
#define LINE_LEAST 12

/* A space, an answer to a question, the cursor, and one that stays free. */
#define ANSWER_LEAST 6

/* How many bytes to leave out at the left so that the cursor is in sight. */
static size_t
bytes_out_of_sight(const char *line, size_t cursor, int columns)
{
    size_t skipped = 0;

    while (skipped < cursor && screen_cells(line + skipped, cursor - skipped) >= columns)
        skipped += uni_cluster(line + skipped, cursor - skipped);
    return skipped;
}

/* The switches and the aside, at the right end, as much as what is typed leaves room for.
 * Returns the limit for that. */
static int
draw_right(const struct prompt *prompt, int row, int column, int limit)
{
    struct prompt_switch switches[PROMPT_MOST_SWITCHES];
    size_t count = prompt->kind->switches
                       ? prompt->kind->switches(prompt->data, prompt_text(prompt), switches)
                       : 0;
    int typed = screen_cells(prompt_text(prompt), strlen(prompt_text(prompt))) + 2;
    struct buf aside = BUF_INIT;

    column += typed > LINE_LEAST ? typed : LINE_LEAST;
    if (prompt->kind->print_aside)
        prompt->kind->print_aside(prompt->data, &aside);
    limit = screen_put_right(row, column, limit, buf_string(&aside), LOOK_PLAIN);
    buf_fini(&aside);
    return panel_draw_switches(switches, count, row, column, limit);
}

static bool
ends_with(const char *label, const char *end)
{
    size_t length = strlen(label), bytes = strlen(end);

    return length >= bytes && strcmp(label + length - bytes, end) == 0;
}

/* What is asked stays, and shows its end where it is too long: there the answers are. */
static int
draw_question(const char *question, struct area area)
{
    int column =
        screen_put_end(area.row, area.column + 1, area.column + area.columns - ANSWER_LEAST,
                       question, strlen(question), LOOK_PROMPT);

    return column + 1;
}

/* Where the line begins, behind its label; a long one gives way to it, but for a question. */
static int
draw_label(const struct prompt *prompt, struct area area)
{
    const char *label = prompt->recalling ? _("History:") : _(prompt->kind->label);
    int end = area.column + area.columns;

    if (ends_with(label, ")") || ends_with(label, "）"))
        return draw_question(label, area);
    int column = screen_put_string(area.row, area.column + 1, end, label, LOOK_PROMPT);
    if (ends_with(label, ":"))
        column = screen_put_string(area.row, column, end, " ", LOOK_PROMPT);
    return end - column < 4 ? area.column : column;
}

/* Returns the column where the line stands, less what is out of sight. */
static int
draw_line(const struct prompt *prompt, struct area area)
{
    int end = area.column + area.columns;

    screen_blank(area.row, area.column, end, LOOK_PLAIN);
    int column = draw_label(prompt, area);
    int limit = draw_right(prompt, area.row, column, end - 1);
    const char *line = prompt_text(prompt);
    size_t length = strlen(line);
    size_t cursor = prompt->chosen == NONE ? prompt->cursor : length;
    size_t skipped = bytes_out_of_sight(line, cursor, limit - column);
    screen_blank(area.row, column, limit, LOOK_PLAIN);
    screen_put(area.row, column, limit, line + skipped, length - skipped, LOOK_PLAIN);
    screen_set_cursor(area.row, column + screen_cells(line + skipped, cursor - skipped), true);
    return column - screen_cells(line, skipped);
}

static void
draw_complaint(const struct prompt *prompt, int line_column, struct area area)
{
    struct buf words = BUF_INIT;
    size_t at = prompt->kind->complain
                    ? prompt->kind->complain(prompt->data, prompt_text(prompt), &words)
                    : NONE;

    if (at != NONE && area.rows > 0)
        panel_draw_complaint(buf_string(&words),
                             line_column + screen_cells(prompt_text(prompt), at), area);
    buf_fini(&words);
}

/* The line at the foot, over it as many offers as there are. */
static void
draw_upward(const struct prompt *prompt, struct area area)
{
    int most = area.rows / 3;
    int offers = (size_t)most < prompt->offer_count ? most : (int)prompt->offer_count;
    int foot = area.row + area.rows - 1;
    struct area panel = {foot - offers, area.column, offers, area.columns};

    panel_blank(panel);
    panel_draw_offers(prompt->offers, prompt->offer_count, prompt->chosen, panel);
    int column = draw_line(prompt, (struct area){foot, area.column, 1, area.columns});
    draw_complaint(prompt, column,
                   (struct area){foot - 1, area.column, area.rows > 2, area.columns});
}

/* The line at the top of a panel that is always of the same size. */
static void
draw_downward(const struct prompt *prompt, struct area area)
{
    int offers = prompt->kind->offer ? area.rows / 3 : 0;

    if (offers > PROMPT_MOST_OFFERS)
        offers = PROMPT_MOST_OFFERS;
    struct area panel = {area.row + area.rows - 1 - offers, area.column, 1 + offers, area.columns};
    panel_blank(panel);
    panel_draw_offers(prompt->offers, prompt->offer_count, prompt->chosen,
                      (struct area){panel.row + 1, panel.column, offers, panel.columns});
    draw_line(prompt, panel);
}

void
prompt_draw(const struct prompt *prompt, struct area area)
{
    if (prompt->kind->above || prompt->recalling)
        draw_upward(prompt, area);
    else
        draw_downward(prompt, area);
}
