/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/screen.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "base/nls.h"
#include "base/uni.h"
#include "reader/keymap.h"
#include "tui/signals.h"
#include "tui/term.h"

/* Milliseconds after which an escape is the key and not the start of one. */
#define ESCAPE_DELAY 25

struct screen {
    bool taken;
    bool mouse;  /* is reported */
    int idle_fd; /* -1 without */
    struct input input;
    int ambiguous;
    bool draws_recent; /* the terminal knows the widths of newer characters */
    bool own_widths;   /* curses does not ask our wcwidth */
    enum conf_theme theme;
    struct term_place lent; /* where the cursor was when the terminal was lent */
    bool colour;
    struct {
        int row, column;
        bool visible;
    } cursor;
};

static struct screen screen = {.idle_fd = -1};

/* ---- Widths ---- */

/* The program's own wcwidth, which ncursesw finds before the C library's: what the
 * layout counts and what curses counts must be the same. */
__attribute__((visibility("default"))) int
wcwidth(wchar_t c)
{
    if (c == 0)
        return 0;
    if ((c > 0 && c < 0x20) || (c >= 0x7F && c < 0xA0))
        return -1;
    return uni_width((uint32_t)c, screen.ambiguous);
}

/* The cells that curses gives to the character behind a letter. */
static int
curses_width(uint32_t character)
{
    const wchar_t words[] = {L'a', (wchar_t)character};
    WINDOW *pad = newpad(1, 8);
    int cells = 0;

    if (!pad)
        return 0;
    waddnwstr(pad, words, 2);
    cells = getcurx(pad) - 1;
    delwin(pad);
    return cells;
}

/* Whether curses has found our wcwidth: it has not when it was linked statically. */
static bool
curses_agrees(void)
{
    const int ambiguous = screen.ambiguous;
    bool agrees = true;

    for (screen.ambiguous = 1; screen.ambiguous <= 2; screen.ambiguous++)
        agrees = agrees && curses_width(0x201C) == screen.ambiguous;
    screen.ambiguous = ambiguous;
    return agrees;
}

#define WIDE_STANDIN 0x3013 /* 〓, the printers' own for a character that they have not */

/* The character, or one of the same width where terminal or curses would draw another. */
static uint32_t
drawable(uint32_t c)
{
    if (c < 0x7F)
        return c;
    int width = uni_width(c, screen.ambiguous);
    bool foreign = screen.own_widths && curses_width(c) != width;
    if (!foreign && (screen.draws_recent || !uni_is_recent(c)))
        return c;
    return width == 2 ? WIDE_STANDIN : width == 1 ? '?' : 0;
}

/* ---- Themes ---- */

static const struct appearance *
appearance(enum look look)
{
    return theme_appearance(screen.theme, look);
}

static attr_t
attributes_of(const struct appearance *how)
{
    return (how->bold ? A_BOLD : A_NORMAL) | (how->underlined ? A_UNDERLINE : A_NORMAL) |
           (how->reversed ? A_REVERSE : A_NORMAL);
}

/* Curses names a foreground with its background by a pair: first the colours on the terminal's own
 * background, then black on each of them.  The pair 0 is all the terminal's own. */
#define PAIR_BLACK COLOUR_COUNT

static const short curses_colours[COLOUR_COUNT] = {
    [COLOUR_RED] = COLOR_RED,   [COLOUR_GREEN] = COLOR_GREEN,     [COLOUR_YELLOW] = COLOR_YELLOW,
    [COLOUR_BLUE] = COLOR_BLUE, [COLOUR_MAGENTA] = COLOR_MAGENTA, [COLOUR_CYAN] = COLOR_CYAN,
};

static short
pair_of(enum colour colour)
{
    return screen.colour ? (short)colour : 0;
}

/* The pair of a cell when a tint has come over it. */
static short
tinted_pair(short pair, const struct appearance *tint)
{
    if (screen.colour && tint->behind != COLOUR_OWN)
        return (short)(PAIR_BLACK + tint->behind);
    return tint->colour == COLOUR_OWN || pair >= PAIR_BLACK ? pair : pair_of(tint->colour);
}

static void
start_colours(void)
{
    screen.colour = !term_forbids_colour() && has_colors();
    if (!screen.colour)
        return;
    start_color();
    use_default_colors();
    for (short colour = COLOUR_OWN + 1; colour < COLOUR_COUNT; colour++) {
        init_pair(colour, curses_colours[colour], -1);
        init_pair((short)(PAIR_BLACK + colour), COLOR_BLACK, curses_colours[colour]);
    }
}

static enum conf_theme
fitting_theme(enum conf_theme wanted)
{
    if (!screen.colour)
        return CONF_THEME_MONO;
    if (wanted == CONF_THEME_AUTO)
        return term_is_light() ? CONF_THEME_LIGHT : CONF_THEME_DARK;
    return wanted;
}

const char *
screen_next_theme(void)
{
    screen.theme = fitting_theme(theme_next(screen.theme));
    return theme_name(screen.theme);
}

/* ---- Taking the terminal and giving it back ---- */

/* The terminal says where a paste begins and ends, so that no pasted word is a command, and, if
 * wanted, what the mouse does: presses, and moves with a button down. */
static void
ask_for_reports(bool on)
{
    if (term_is_linux_console())
        return;
    fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    if (screen.mouse)
        fputs(on ? "\033[?1002h\033[?1006h" : "\033[?1006l\033[?1002l", stdout);
    fflush(stdout);
}

void
screen_use_mouse(bool on)
{
    ask_for_reports(false);
    screen.mouse = on;
    ask_for_reports(true);
}

/* What was typed before the terminal was taken comes first. */
static void
type_again(const char *typed)
{
    for (size_t i = strlen(typed); i > 0; i--)
        ungetch((unsigned char)typed[i - 1]);
}

static void
find_idle_fd(void)
{
    const char *number = getenv("GONGWEN_IDLE_FD");

    screen.idle_fd = number ? atoi(number) : -1;
}

/* Asked before newterm, which leaks when it does not know the terminal. */
static bool
terminal_is_known(void)
{
    int found;

    if (setupterm(NULL, STDOUT_FILENO, &found) == ERR)
        return false;
    del_curterm(cur_term);
    return true;
}

/* Reports of the cursor that terminfo has as F3 with Shift and Alt: input reads them. */
static const char *const reports[] = {"\033[1;2R", "\033[1;3R"};

bool
screen_open(const struct term_widths *widths, enum conf_theme theme, struct err *err)
{
    screen.ambiguous = widths->ambiguous;
    screen.draws_recent = widths->recent;
    screen.input.awaited = widths->awaited;
    set_escdelay(ESCAPE_DELAY);
    if (!terminal_is_known() || !newterm(NULL, stdout, stdin))
        return err_set(err, _("the terminal %s is not known here"), getenv("TERM"));
    screen.taken = true;
    start_colours();
    screen.theme = fitting_theme(theme);
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    keyok(KEY_MOUSE, FALSE); /* input reads what the mouse sends */
    for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++)
        define_key(reports[i], 0);
    nodelay(stdscr, TRUE);
    curs_set(0);
    type_again(widths->typed);
    find_idle_fd();
    ask_for_reports(true);
    signals_catch();
    screen.own_widths = !curses_agrees();
    return true;
}

bool
screen_has_own_widths(void)
{
    return screen.own_widths;
}

int
screen_ambiguous(void)
{
    return screen.ambiguous;
}

void
screen_set_ambiguous(int ambiguous)
{
    screen.ambiguous = ambiguous;
    screen_repaint();
}

void
screen_close(void)
{
    if (!screen.taken)
        return;
    screen.taken = false;
    ask_for_reports(false);
    curs_set(1);
    endwin();
    signals_release();
}

void
screen_suspend(void)
{
    ask_for_reports(false);
    curs_set(1);
    endwin();
    signals_stop();
    ask_for_reports(true);
    screen_repaint();
}

void
screen_lend(void)
{
    ask_for_reports(false);
    curs_set(1);
    endwin();
    /* Not on the last row, where what is written ends, too, once it scrolls. */
    fputs("\n\n\033[A", stdout);
    fflush(stdout);
    screen.lent = term_cursor();
}

/* Whether what had the terminal has written nothing, as far as the terminal tells. */
static bool
was_silent(void)
{
    struct term_place now = term_cursor();

    return now.row > 0 && now.row == screen.lent.row && now.column == screen.lent.column;
}

void
screen_take_back(const char *sentence, bool good)
{
    bool waits = !good || !was_silent();

    if (waits) {
        printf("\n%s", sentence);
        fflush(stdout);
    }
    reset_prog_mode();
    if (waits)
        screen_wait(-1);
    ask_for_reports(true);
    screen_repaint();
}

void
screen_send(const char *bytes, size_t length)
{
    fwrite(bytes, 1, length, stdout);
    fflush(stdout);
}

int
screen_rows(void)
{
    return getmaxy(stdscr);
}

int
screen_columns(void)
{
    return getmaxx(stdscr);
}

/* ---- Drawing ---- */

void
screen_erase(void)
{
    erase();
}

/* A character and the marks over it: one cell of curses, or two. */
static void
put_cell(int row, int column, const wchar_t *characters, enum look look)
{
    const struct appearance *how = appearance(look);
    cchar_t cell;

    setcchar(&cell, characters, attributes_of(how), pair_of(how->colour), NULL);
    mvadd_wch(row, column, &cell);
}

/* Puts a cluster, unless it would reach beyond the limit; returns its cells. */
static int
put_cluster(int row, int column, int limit, const char *bytes, size_t length, enum look look)
{
    uint32_t shown[UNI_SHOWN];
    wchar_t characters[CCHARW_MAX + 1];
    int cells;
    size_t count = uni_shown(bytes, length, screen.ambiguous, shown, &cells);

    if (column + cells > limit)
        return cells;
    for (size_t i = 0, marks; i < count; i += 1 + marks) {
        int width = uni_width(shown[i], screen.ambiguous);
        characters[0] = (wchar_t)drawable(shown[i]);
        for (marks = 0; i + 1 + marks < count; marks++) {
            uint32_t mark = shown[i + 1 + marks];
            if (uni_width(mark, screen.ambiguous) > 0)
                break;
            characters[1 + marks] = (wchar_t)drawable(mark);
        }
        characters[1 + marks] = L'\0';
        put_cell(row, column, characters, look);
        column += width;
    }
    return cells;
}

int
screen_put(int row, int column, int limit, const char *bytes, size_t length, enum look look)
{
    if (limit > screen_columns())
        limit = screen_columns();
    for (size_t at = 0, step; at < length; at += step) {
        step = uni_cluster(bytes + at, length - at);
        int cells = put_cluster(row, column, limit, bytes + at, step, look);
        if (column + cells > limit)
            break;
        column += cells;
    }
    return column;
}

int
screen_put_string(int row, int column, int limit, const char *string, enum look look)
{
    return screen_put(row, column, limit, string, strlen(string), look);
}

int
screen_cells(const char *bytes, size_t length)
{
    return uni_cells(bytes, length, screen.ambiguous);
}

int
screen_put_cut(int row, int column, int limit, const char *bytes, size_t length, enum look look)
{
    if (column + screen_cells(bytes, length) <= limit || limit - column < 4)
        return screen_put(row, column, limit, bytes, length, look);
    column = screen_put(row, column, limit - 2, bytes, length, look);
    return screen_put(row, column, limit, "..", 2, look);
}

int
screen_put_end(int row, int column, int limit, const char *bytes, size_t length, enum look look)
{
    int room = limit - column - 2;
    size_t at = 0;

    if (column + screen_cells(bytes, length) <= limit || room < 2)
        return screen_put(row, column, limit, bytes, length, look);
    while (screen_cells(bytes + at, length - at) > room)
        at += uni_cluster(bytes + at, length - at);
    column = screen_put(row, column, limit, "..", 2, look);
    return screen_put(row, column, limit, bytes + at, length - at, look);
}

int
screen_put_right(int row, int column, int limit, const char *string, enum look look)
{
    int width = screen_cells(string, strlen(string));

    if (width == 0 || limit - width < column)
        return limit;
    screen_put_string(row, limit - width, limit, string, look);
    return limit - width - 1;
}

void
screen_blank(int row, int column, int limit, enum look look)
{
    for (; column < limit; column++)
        put_cell(row, column, L" ", look);
}

void
screen_paint(int row, int column, int limit, enum look look)
{
    const struct appearance *how = appearance(look);

    mvchgat(row, column, limit - column, attributes_of(how), pair_of(how->colour), NULL);
}

void
screen_tint(int row, int column, int limit, enum look look)
{
    const struct appearance *how = appearance(look);

    for (; column < limit; column++) {
        wchar_t characters[CCHARW_MAX + 1];
        attr_t attributes;
        cchar_t cell;
        short pair;
        mvin_wch(row, column, &cell);
        getcchar(&cell, characters, &attributes, &pair, NULL);
        attributes = (attributes & ~(attr_t)A_COLOR) | attributes_of(how);
        mvchgat(row, column, 1, attributes, tinted_pair(pair, how), NULL);
    }
}

void
screen_set_cursor(int row, int column, bool visible)
{
    screen.cursor.row = row;
    screen.cursor.column = column;
    screen.cursor.visible = visible;
}

void
screen_show(void)
{
    move(screen.cursor.row, screen.cursor.column);
    curs_set(screen.cursor.visible);
    refresh();
}

void
screen_repaint(void)
{
    clearok(stdscr, TRUE);
}

/* ---- Events ---- */

struct curses_key {
    int code;
    uint32_t key;
};

static const struct curses_key curses_keys[] = {
    {KEY_UP, KEYMAP_UP},         {KEY_DOWN, KEYMAP_DOWN},       {KEY_LEFT, KEYMAP_LEFT},
    {KEY_RIGHT, KEYMAP_RIGHT},   {KEY_HOME, KEYMAP_HOME},       {KEY_END, KEYMAP_END},
    {KEY_PPAGE, KEYMAP_PAGE_UP}, {KEY_NPAGE, KEYMAP_PAGE_DOWN}, {KEY_IC, KEYMAP_INSERT},
    {KEY_DC, KEYMAP_DELETE},     {KEY_BTAB, KEYMAP_BACK_TAB},   {KEY_BACKSPACE, KEYMAP_BACKSPACE},
    {KEY_ENTER, KEYMAP_ENTER},
};

static uint32_t
key_of_curses(int code)
{
    for (size_t i = 0; i < sizeof curses_keys / sizeof curses_keys[0]; i++)
        if (curses_keys[i].code == code)
            return curses_keys[i].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEYMAP_F1 + (uint32_t)(code - KEY_F(1));
    return 0;
}

/* The source of input. */
static bool
read_code(uint32_t *code)
{
    wint_t c;

    switch (get_wch(&c)) {
    case OK:
        *code = (uint32_t)c;
        return true;
    case KEY_CODE_YES:
        *code = key_of_curses((int)c);
        return true;
    default:
        return false;
    }
}

/* Another size; or the job was stopped and a shell has had the terminal: its modes are set
 * again, too. */
static void
retake_terminal(void)
{
    struct winsize size;

    reset_prog_mode();
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    screen_repaint();
}

static struct event
event_of_signals(unsigned came)
{
    if (came & SIGNALS_END)
        return (struct event){.kind = EVENT_END};
    if (came & SIGNALS_STOP)
        return (struct event){.kind = EVENT_STOP};
    if (came & SIGNALS_REDRAW) {
        retake_terminal();
        return (struct event){.kind = EVENT_RESIZE};
    }
    return (struct event){.kind = EVENT_NOTHING};
}

static void
tell_idle(void)
{
    if (screen.idle_fd >= 0 && write(screen.idle_fd, "i", 1) < 0)
        screen.idle_fd = -1;
}

struct event
screen_wait(int timeout)
{
    return screen_wait_beside(-1, timeout);
}

struct event
screen_wait_beside(int fd, int timeout)
{
    struct event event = event_of_signals(signals_wait(-1, -1, 0));

    if (event.kind != EVENT_NOTHING || input_decode(&screen.input, read_code, &event))
        return event;
    if (timeout < 0)
        tell_idle();
    unsigned came = signals_wait(STDIN_FILENO, fd, timeout);
    event = event_of_signals(came);
    if (event.kind != EVENT_NOTHING || input_decode(&screen.input, read_code, &event))
        return event;
    if (came & SIGNALS_GONE)
        event.kind = EVENT_END;
    return event;
}
