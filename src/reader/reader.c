/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "notes/anchor.h"
#include "reader/history.h"
#include "reader/motion.h"

/* The narrowest text, and how much a key makes it wider or narrower: two ideographs. */
#define NARROWEST  20
#define WIDTH_STEP 4
#define WIDEST     400

struct reader {
    struct doc *doc;
    struct layout *layout;
    struct reader_options options;
    char *encoding;    /* asked for; NULL to find it */
    int columns, rows; /* of the window */
    int measure;
    enum layout_mode mode;
    struct place top;
    size_t offset; /* of the first text at the top when it was moved last: resizing keeps it */
    bool moved;    /* since it was opened */
    enum command previous;
    struct history history;
    struct buf message;
};

static struct window
window_of(const struct reader *reader)
{
    return (struct window){.doc = reader->doc, .layout = reader->layout, .rows = reader->rows};
}

static unsigned
say(struct reader *reader, const char *sentence)
{
    buf_clear(&reader->message);
    buf_add_string(&reader->message, sentence);
    return EFFECT_MESSAGE;
}

/* ---- Layout ------------------------------------------------------------------ */

static bool
has_rows(struct layout *layout)
{
    return layout_unit_count(layout) > 0 && layout_row_count(layout, layout_first(layout).unit) > 0;
}

static struct layout *
new_layout(const struct reader *reader)
{
    const struct layout_options options = {.mode = reader->mode,
                                           .measure = reader_columns(reader),
                                           .ambiguous = reader->options.ambiguous};

    return layout_new(reader->doc, &options);
}

static bool
is_below(struct place a, struct place b)
{
    return a.unit != b.unit ? a.unit > b.unit : a.row > b.row;
}

/* Lays out anew and finds the text at the top again.  What stood at the foot of a smaller
 * window must not leave a greater one half empty. */
static void
lay_out(struct reader *reader, bool may_pass_end)
{
    layout_free(reader->layout);
    reader->layout = new_layout(reader);
    if (!has_rows(reader->layout)) { /* nothing but page furniture */
        layout_free(reader->layout);
        reader->mode = LAYOUT_SOURCE;
        reader->layout = new_layout(reader);
    }
    reader->top = layout_place(reader->layout, reader->offset);
    if (may_pass_end || !doc_is_whole(reader->doc))
        return;
    struct window window = window_of(reader);
    struct place end = motion_end(&window);
    if (is_below(reader->top, end))
        reader->top = end;
}

/* Whether the last row stands above the foot of the window, as after a jump near the end. */
static bool
is_past_end(const struct reader *reader)
{
    struct window window = window_of(reader);

    return doc_is_whole(reader->doc) && is_below(reader->top, motion_end(&window));
}

int
reader_columns(const struct reader *reader)
{
    return reader->measure < reader->columns ? reader->measure : reader->columns;
}

int
reader_measure(const struct reader *reader)
{
    return reader->measure;
}

void
reader_set_measure(struct reader *reader, int columns)
{
    bool past_end = is_past_end(reader);

    reader->measure = columns;
    lay_out(reader, past_end);
}

void
reader_resize(struct reader *reader, int columns, int rows)
{
    assert(columns >= 1 && rows >= 1);
    if (columns == reader->columns && rows == reader->rows)
        return;
    bool past_end = is_past_end(reader);
    reader->columns = columns;
    reader->rows = rows;
    lay_out(reader, past_end);
}

/* ---- Opening and saving ------------------------------------------------------- */

static bool
is_blank(const struct doc *doc)
{
    const struct text *text = doc_text(doc);

    return doc_is_whole(doc) &&
           uni_leading_space(text_bytes(text), text_length(text)) == text_length(text);
}

static struct doc *
open_doc(const char *path, const char *encoding, struct err *err)
{
    struct doc *doc = doc_open(path, encoding && encoding[0] ? encoding : NULL, err);

    if (doc && is_blank(doc)) {
        doc_free(doc);
        err_set(err, _("is empty"));
        return NULL;
    }
    return doc;
}

/* The closing elements get their form when the end is read; the row at the top may be gone. */
static void
settle(struct reader *reader)
{
    if (reader->top.row >= layout_row_count(reader->layout, reader->top.unit))
        reader->top = layout_place(reader->layout, reader->offset);
}

static void
set_top(struct reader *reader, struct place top)
{
    struct window window = window_of(reader);

    reader->top = top;
    settle(reader);
    reader->offset = motion_eye(&window, reader->top);
    reader->moved = true;
}

static struct whereabouts
whereabouts(const struct reader *reader, char fingerprint[17])
{
    doc_fingerprint(reader->doc, fingerprint);
    return (struct whereabouts){.path = doc_path(reader->doc), .fingerprint = fingerprint};
}

/* Goes where reading has stopped the last time; only a whole notice is known again. */
static bool
restore_place(struct reader *reader)
{
    char fingerprint[17];

    if (reader->moved || !reader->options.places || !doc_is_whole(reader->doc))
        return false;
    struct whereabouts notice = whereabouts(reader, fingerprint);
    size_t offset = places_get(reader->options.places, notice, doc_text(reader->doc));
    reader->moved = true;
    if (offset == NONE)
        return false;
    set_top(reader, layout_place(reader->layout, offset));
    return true;
}

struct reader *
reader_open(const char *path, const struct reader_options *options, struct err *err)
{
    struct doc *doc = open_doc(path, options->encoding, err);

    if (!doc)
        return NULL;
    struct reader *reader = mem_zero(1, sizeof *reader);
    reader->doc = doc;
    reader->options = *options;
    reader->encoding = mem_copy_string(options->encoding);
    reader->columns = 80;
    reader->rows = 24;
    reader->measure = options->measure;
    reader->previous = COMMAND_NONE;
    lay_out(reader, false);
    set_top(reader, layout_first(reader->layout));
    reader->moved = false;
    restore_place(reader);
    return reader;
}

void
reader_free(struct reader *reader)
{
    if (!reader)
        return;
    layout_free(reader->layout);
    doc_free(reader->doc);
    buf_fini(&reader->message);
    free(reader->encoding);
    free(reader);
}

bool
reader_save(struct reader *reader, struct err *err)
{
    char fingerprint[17];
    struct window window = window_of(reader);

    if (!reader->options.places)
        return true;
    doc_finish(reader->doc);
    restore_place(reader); /* quitting before it was found must not forget it */
    struct whereabouts notice = whereabouts(reader, fingerprint);
    return places_put(reader->options.places, notice, doc_text(reader->doc), reader->offset,
                      motion_percent(&window, reader->top), err);
}

bool
reader_idle(struct reader *reader)
{
    bool more = !doc_is_whole(reader->doc) && doc_advance(reader->doc, DOC_SLICE);

    settle(reader);
    if (!more)
        restore_place(reader);
    return more;
}

/* ---- Moving ------------------------------------------------------------------ */

static bool
same_place(struct place a, struct place b)
{
    return a.unit == b.unit && a.row == b.row;
}

static unsigned
move_to(struct reader *reader, struct place top)
{
    if (same_place(top, reader->top))
        return 0;
    set_top(reader, top);
    return EFFECT_REDRAW;
}

/* The same as a jump, from which `back` returns. */
static unsigned
jump_to(struct reader *reader, struct place top)
{
    if (!same_place(top, reader->top))
        history_jump(&reader->history, reader->offset);
    return move_to(reader, top);
}

unsigned
reader_scroll_to(struct reader *reader, size_t offset)
{
    return move_to(reader, layout_place(reader->layout, offset));
}

unsigned
reader_jump(struct reader *reader, size_t offset)
{
    return jump_to(reader, layout_place(reader->layout, offset));
}

unsigned
reader_jump_to_section(struct reader *reader, size_t section)
{
    const struct tree *tree = doc_tree(reader->doc);
    size_t block = outline_section(doc_outline(reader->doc), section)->block;

    return reader_jump(reader, tree_block_span(tree, tree_block(tree, block)).start);
}

unsigned
reader_go_to_section(struct reader *reader, const char *where)
{
    const struct outline *outline = doc_outline(reader->doc);

    doc_finish(reader->doc);
    size_t section = outline_find(outline, where, reader_status(reader).section);
    if (section != NONE)
        return reader_jump_to_section(reader, section);
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("There is no section %s"), where);
    return EFFECT_MESSAGE;
}

/* ---- Commands ---------------------------------------------------------------- */

/* Each does one command.  `direction` comes from the table below, 1 on and -1 back;
 * `count` is 0 when none was typed. */
typedef unsigned action(struct reader *reader, int direction, int count);

static int
times(int count)
{
    return count > 0 ? count : 1;
}

static unsigned
scroll(struct reader *reader, int direction, int count, int rows)
{
    struct window window = window_of(reader);
    long distance = (long)times(count) * rows;

    return move_to(reader, motion_rows(&window, reader->top, direction * distance));
}

static unsigned
scroll_lines(struct reader *reader, int direction, int count)
{
    return scroll(reader, direction, count, 1);
}

static unsigned
scroll_pages(struct reader *reader, int direction, int count)
{
    return scroll(reader, direction, count, reader->rows);
}

static unsigned
scroll_halves(struct reader *reader, int direction, int count)
{
    return scroll(reader, direction, count, reader->rows > 1 ? reader->rows / 2 : 1);
}

static unsigned
go_to_edge(struct reader *reader, int direction, int count)
{
    struct window window = window_of(reader);

    if (count == 0)
        return jump_to(reader, direction < 0 ? layout_first(reader->layout) : motion_end(&window));
    size_t offset = reader->mode == LAYOUT_SOURCE ? motion_nth_line(&window, (size_t)count)
                                                  : motion_nth_paragraph(&window, (size_t)count);
    return offset == NONE ? 0 : reader_jump(reader, offset);
}

static unsigned
go_to_percent(struct reader *reader, int direction, int count)
{
    struct window window = window_of(reader);

    (void)direction;
    if (count == 0)
        return say(reader, _("Type the number first: 50%"));
    return jump_to(reader, motion_at_percent(&window, count));
}

typedef size_t motion(const struct window *window, struct place top, int direction);

/* Where a motion leads when it is repeated; the top itself when nowhere. */
static struct place
repeat(const struct reader *reader, motion *way, int direction, int count)
{
    struct window window = window_of(reader);
    struct place place = reader->top;

    for (int i = 0; i < times(count); i++) {
        size_t offset = way(&window, place, direction);
        if (offset == NONE)
            break;
        place = layout_place(reader->layout, offset);
    }
    return place;
}

static unsigned
go_to_paragraph(struct reader *reader, int direction, int count)
{
    return move_to(reader, repeat(reader, motion_paragraph, direction, count));
}

static unsigned
go_to_section(struct reader *reader, int direction, int count)
{
    unsigned effects = jump_to(reader, repeat(reader, motion_section, direction, count));

    if (effects)
        return effects;
    return say(reader, direction > 0 ? _("No section follows") : _("No section before this"));
}

static unsigned
go_to_sibling(struct reader *reader, int direction, int count)
{
    unsigned effects = jump_to(reader, repeat(reader, motion_sibling, direction, count));

    if (effects)
        return effects;
    return say(reader, direction > 0 ? _("No section of this level follows")
                                     : _("No section of this level before this"));
}

static unsigned
go_up(struct reader *reader, int direction, int count)
{
    struct window window = window_of(reader);
    struct place place = reader->top;

    (void)direction;
    for (int i = 0; i < times(count); i++) {
        size_t offset = motion_up(&window, place);
        if (offset == NONE)
            break;
        place = layout_place(reader->layout, offset);
    }
    unsigned effects = jump_to(reader, place);
    return effects ? effects : say(reader, _("No section encloses this"));
}

static unsigned
go_through_history(struct reader *reader, int direction, int count)
{
    size_t offset = reader->offset;
    bool moved = false;

    for (int i = 0; i < times(count); i++)
        if (!(direction < 0 ? history_back : history_forward)(&reader->history, &offset))
            break;
        else
            moved = true;
    if (!moved)
        return say(reader,
                   direction < 0 ? _("No place to go back to") : _("No place to go forward to"));
    return reader_scroll_to(reader, offset);
}

static unsigned
exchange_places(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    if (!reader->history.jumped)
        return say(reader, _("No place to go back to"));
    return reader_jump(reader, reader->history.last);
}

static unsigned
ask_or_show_sections(struct reader *reader, unsigned effect)
{
    doc_finish(reader->doc);
    if (outline_count(doc_outline(reader->doc)) == 0)
        return say(reader, _("This notice has no numbered sections"));
    return effect;
}

static unsigned
ask_section(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    return ask_or_show_sections(reader, EFFECT_ASK_SECTION);
}

static unsigned
open_contents(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    return ask_or_show_sections(reader, EFFECT_CONTENTS);
}

static unsigned
toggle_source(struct reader *reader, int direction, int count)
{
    bool past_end = is_past_end(reader);

    (void)direction, (void)count;
    reader->mode = reader->mode == LAYOUT_SOURCE ? LAYOUT_NOTICE : LAYOUT_SOURCE;
    lay_out(reader, past_end);
    say(reader, reader->mode == LAYOUT_SOURCE ? _("The source as it is") : _("The notice"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

static unsigned
show_width(struct reader *reader)
{
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("Text width: %d columns"), reader_columns(reader));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* Wider than the window makes no sense, and is taken back at once by NARROWER. */
static unsigned
change_width(struct reader *reader, int direction, int count)
{
    int most = reader->columns < WIDEST ? reader->columns : WIDEST;
    int steps = times(count) < WIDEST ? times(count) : WIDEST;
    int measure = reader_columns(reader) + direction * steps * WIDTH_STEP;

    if (measure > most)
        measure = most;
    if (measure < NARROWEST)
        measure = NARROWEST;
    reader_set_measure(reader, measure);
    return show_width(reader);
}

static unsigned
reset_width(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    reader_set_measure(reader, reader->options.measure);
    return show_width(reader);
}

/* Puts another doc in the place of the present one. */
static void
replace_doc(struct reader *reader, struct doc *doc, size_t offset)
{
    bool past_end = is_past_end(reader);

    doc_free(reader->doc);
    reader->doc = doc;
    reader->offset = offset;
    lay_out(reader, past_end);
}

static unsigned
reload(struct reader *reader, int direction, int count)
{
    struct err err = {""};
    struct anchor anchor;

    (void)direction, (void)count;
    struct doc *doc = open_doc(doc_path(reader->doc), reader->encoding, &err);
    if (!doc)
        return say(reader, err.sentence);
    while (text_length(doc_text(doc)) < reader->offset + DOC_SLICE && doc_advance(doc, DOC_SLICE))
        ;
    anchor_init(&anchor, doc_text(reader->doc), reader->offset);
    replace_doc(reader, doc, anchor_find(&anchor, doc_text(doc)));
    anchor_fini(&anchor);
    say(reader, _("Read again"));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* The words change with the encoding, but hardly the lines. */
unsigned
reader_set_encoding(struct reader *reader, const char *encoding)
{
    struct err err = {""};
    size_t line = text_line_at(doc_text(reader->doc), reader->offset);
    struct doc *doc = open_doc(doc_path(reader->doc), encoding, &err);

    if (!doc)
        return say(reader, err.sentence);
    free(reader->encoding);
    reader->encoding = mem_copy_string(encoding);
    while (text_line_count(doc_text(doc)) <= line && doc_advance(doc, DOC_SLICE))
        ;
    size_t lines = text_line_count(doc_text(doc));
    reader->history = (struct history){.past_count = 0};
    replace_doc(reader, doc, text_line(doc_text(doc), line < lines ? line : lines - 1).start);
    buf_clear(&reader->message);
    buf_addf(&reader->message, _("Read as %s"), doc_encoding(doc));
    return EFFECT_REDRAW | EFFECT_MESSAGE;
}

/* What is done here, and what is left to who shows it. */
static const struct {
    action *action;
    int direction;
    unsigned effects;
} actions[COMMAND_COUNT] = {
    [COMMAND_LINE_DOWN] = {scroll_lines, 1, 0},
    [COMMAND_LINE_UP] = {scroll_lines, -1, 0},
    [COMMAND_PAGE_DOWN] = {scroll_pages, 1, 0},
    [COMMAND_PAGE_UP] = {scroll_pages, -1, 0},
    [COMMAND_HALF_DOWN] = {scroll_halves, 1, 0},
    [COMMAND_HALF_UP] = {scroll_halves, -1, 0},
    [COMMAND_TOP] = {go_to_edge, -1, 0},
    [COMMAND_END] = {go_to_edge, 1, 0},
    [COMMAND_PERCENT] = {go_to_percent, 1, 0},
    [COMMAND_NEXT_PARAGRAPH] = {go_to_paragraph, 1, 0},
    [COMMAND_PREVIOUS_PARAGRAPH] = {go_to_paragraph, -1, 0},
    [COMMAND_BACK] = {go_through_history, -1, 0},
    [COMMAND_FORWARD] = {go_through_history, 1, 0},
    [COMMAND_EXCHANGE] = {exchange_places, 1, 0},
    [COMMAND_NEXT_SECTION] = {go_to_section, 1, 0},
    [COMMAND_PREVIOUS_SECTION] = {go_to_section, -1, 0},
    [COMMAND_NEXT_SIBLING] = {go_to_sibling, 1, 0},
    [COMMAND_PREVIOUS_SIBLING] = {go_to_sibling, -1, 0},
    [COMMAND_SECTION_UP] = {go_up, -1, 0},
    [COMMAND_GO_TO_SECTION] = {ask_section, 1, 0},
    [COMMAND_CONTENTS] = {open_contents, 1, 0},
    [COMMAND_CONTENTS_BESIDE] = {NULL, 0, EFFECT_BESIDE},
    [COMMAND_SOURCE] = {toggle_source, 1, 0},
    [COMMAND_NEXT_NOTICE] = {NULL, 0, EFFECT_NEXT_NOTICE},
    [COMMAND_PREVIOUS_NOTICE] = {NULL, 0, EFFECT_PREVIOUS_NOTICE},
    [COMMAND_RELOAD] = {reload, 1, 0},
    [COMMAND_ENCODING] = {NULL, 0, EFFECT_ASK_ENCODING},
    [COMMAND_WIDER] = {change_width, 1, 0},
    [COMMAND_NARROWER] = {change_width, -1, 0},
    [COMMAND_USUAL_WIDTH] = {reset_width, 1, 0},
    [COMMAND_HELP] = {NULL, 0, EFFECT_HELP},
    [COMMAND_THEME] = {NULL, 0, EFFECT_THEME},
    [COMMAND_CLOSE] = {NULL, 0, EFFECT_CLOSE},
    [COMMAND_QUIT] = {NULL, 0, EFFECT_QUIT},
    [COMMAND_SUSPEND] = {NULL, 0, EFFECT_SUSPEND},
    [COMMAND_REDRAW] = {NULL, 0, EFFECT_REPAINT},
};

/* Two keys mean something else directly after their like: a terminal sends ^I for Tab, and
 * - stands beside + and =. */
static enum command
meaning(const struct reader *reader, enum command command)
{
    enum command before = reader->previous;

    if (command == COMMAND_FORWARD && before != COMMAND_BACK && before != COMMAND_FORWARD)
        return COMMAND_CONTENTS;
    if (command == COMMAND_SECTION_UP &&
        (before == COMMAND_WIDER || before == COMMAND_NARROWER || before == COMMAND_USUAL_WIDTH))
        return COMMAND_NARROWER;
    return command;
}

unsigned
reader_do(struct reader *reader, enum command command, int count)
{
    settle(reader);
    command = meaning(reader, command);
    reader->previous = command;
    if (actions[command].action)
        return actions[command].action(reader, actions[command].direction, count);
    return actions[command].effects;
}

/* ---- What there is to see ------------------------------------------------------ */

const char *
reader_message(const struct reader *reader)
{
    return buf_string(&reader->message);
}

const struct doc *
reader_doc(const struct reader *reader)
{
    return reader->doc;
}

struct layout *
reader_layout(const struct reader *reader)
{
    return reader->layout;
}

struct place
reader_top(const struct reader *reader)
{
    return reader->top;
}

bool
reader_shows_source(const struct reader *reader)
{
    return reader->mode == LAYOUT_SOURCE;
}

struct reader_status
reader_status(const struct reader *reader)
{
    const struct tree *tree = doc_tree(reader->doc);
    struct window window = window_of(reader);
    size_t eye = motion_eye(&window, reader->top);
    size_t block = tree_block_at(tree, eye);

    return (struct reader_status){
        .block = block,
        .section = outline_section_of(doc_outline(reader->doc), block),
        .paragraph = doc_paragraph_number(reader->doc, block),
        .paragraphs = doc_paragraph_count(reader->doc),
        .page = tree_page_at(tree, eye),
        .pages = tree_page_count(tree),
        .percent = doc_is_whole(reader->doc) ? motion_percent(&window, reader->top) : -1,
    };
}

void
reader_print_name(const struct reader *reader, struct buf *out)
{
    const struct elements *elements = doc_elements(reader->doc);
    const char *path = doc_path(reader->doc);
    const char *name = strcmp(path, "-") == 0 ? _("standard input") : file_name(path);

    if (elements->number || elements->title) {
        buf_add_string(out, elements->number ? elements->number : elements->title);
        return;
    }
    char *clean = uni_clean(name, strlen(name), NULL);
    buf_add_string(out, clean);
    free(clean);
}

void
reader_print_section(const struct reader *reader, size_t section, struct buf *out)
{
    const struct outline *outline = doc_outline(reader->doc);
    size_t start = out->length;
    uint32_t last;

    outline_label(outline, section, out);
    uni_read_back(buf_string(out) + start, out->length - start, &last);
    if (last < 0x80 || uni_is_ideograph(last))
        buf_add_char(out, ' '); /* behind 1. and 第一条, not behind 一、 and （一） */
    outline_heading(outline, section, out);
}

void
reader_print_path(const struct reader *reader, size_t section, struct buf *out)
{
    const struct outline *outline = doc_outline(reader->doc);

    if (section == NONE)
        return;
    size_t parent = outline_section(outline, section)->parent;
    reader_print_path(reader, parent, out);
    if (parent != NONE)
        buf_add_string(out, " > ");
    reader_print_section(reader, section, out);
}
