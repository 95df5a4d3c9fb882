/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/term.h"

#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"

#define PATIENCE_MS 300

bool
term_is_interactive(void)
{
    const char *name = getenv("TERM");

    return isatty(STDOUT_FILENO) && name && *name && strcmp(name, "dumb") != 0;
}

bool
term_take_keyboard(void)
{
    if (isatty(STDIN_FILENO))
        return true;
    int terminal = open("/dev/tty", O_RDWR);
    if (terminal < 0)
        return false;
    bool taken = dup2(terminal, STDIN_FILENO) == STDIN_FILENO;
    close(terminal);
    return taken;
}

/* The bytes of a report at the start: ESC [ numbers R or c; 0 when none stands there. */
static size_t
report_length(const char *s)
{
    size_t length = strspn(s, "\033");

    if (length != 1 || s[1] != '[')
        return 0;
    length = 2 + strspn(s + 2, "0123456789;?");
    return s[length] == 'R' || s[length] == 'c' ? length + 1 : 0;
}

/* Whether the device attributes, which every terminal knows and which were asked for last, have
 * come. */
static bool
is_answered(const char *answer)
{
    const char *last = strrchr(answer, '\033');
    size_t length = last ? report_length(last) : 0;

    return length > 0 && last[length - 1] == 'c';
}

/* Reads what the terminal answers, and what a person types meanwhile. */
static void
read_answer(int terminal, char *answer, size_t size)
{
    int64_t deadline = clock_now() + PATIENCE_MS;
    size_t length = 0;

    while (length < size - 1 && !is_answered(answer)) {
        int64_t left = deadline - clock_now();
        struct pollfd input = {.fd = terminal, .events = POLLIN};
        if (left <= 0 || poll(&input, 1, (int)left) <= 0 || read(terminal, answer + length, 1) != 1)
            break;
        answer[++length] = '\0';
    }
}

/* What is no report. */
static void
keep_typed(const char *answer, char *typed, size_t size)
{
    size_t kept = 0;

    for (size_t step; *answer && kept < size - 1; answer += step) {
        step = report_length(answer);
        if (step == 0) {
            typed[kept++] = *answer;
            step = 1;
        }
    }
    typed[kept] = '\0';
}

/* The columns that the cursor reports "ESC [ row ; column R" tell of, at most `most`, in order;
 * returns how many there are. */
static size_t
read_columns(const char *answer, int *columns, size_t most)
{
    size_t count = 0;

    for (const char *at = strchr(answer, '\033'); at && count < most; at = strchr(at + 1, '\033')) {
        int row, column;
        char last;
        if (sscanf(at, "\033[%d;%d%c", &row, &column, &last) == 3 && last == 'R')
            columns[count++] = column;
    }
    return count;
}

/* Asks without waiting for line ends and without an echo of the answer. */
static void
ask(int terminal, const char *question, char *answer, size_t size)
{
    struct termios before, raw;

    answer[0] = '\0';
    if (tcgetattr(terminal, &before) < 0)
        return;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(terminal, TCSANOW, &raw) < 0)
        return;
    size_t length = strlen(question);
    if (write(terminal, question, length) == (ssize_t)length)
        read_answer(terminal, answer, size);
    tcsetattr(terminal, TCSANOW, &before);
}

/* Four ambiguous characters and a recent one. */
#define AMBIGUOUS_ASKED 4
#define ASKED           (AMBIGUOUS_ASKED + 1)

struct term_widths
term_probe_widths(void)
{
    /* Each in the first column, so that the cursor comes to the second or the third. */
    static const char question[] =
        "\r“\033[6n\r①\033[6n\r·\033[6n\r—\033[6n\r\U0001FAE0\033[6n\r\033[K\033[c";
    struct term_widths widths = {.ambiguous = 1, .recent = true};
    char answer[256] = "";
    int columns[ASKED];
    int terminal = term_is_interactive() ? open("/dev/tty", O_RDWR) : -1;

    if (terminal < 0)
        return widths;
    ask(terminal, question, answer, sizeof answer);
    close(terminal);
    size_t count = read_columns(answer, columns, ASKED);
    if (count < AMBIGUOUS_ASKED && !is_answered(answer))
        widths.awaited = AMBIGUOUS_ASKED - (int)count;
    for (size_t i = 0; i < count && i < AMBIGUOUS_ASKED; i++)
        if (columns[i] >= 3)
            widths.ambiguous = 2;
    keep_typed(answer, widths.typed, sizeof widths.typed);
    widths.recent = count < ASKED || columns[AMBIGUOUS_ASKED] == 3;
    return widths;
}

struct term_place
term_cursor(void)
{
    struct term_place place = {0, 0};
    char answer[64] = "";
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);

    if (terminal < 0)
        return place;
    ask(terminal, "\033[6n\033[c", answer, sizeof answer);
    close(terminal);
    const char *report = strstr(answer, "\033[");
    if (!report || sscanf(report, "\033[%d;%dR", &place.row, &place.column) != 2)
        place = (struct term_place){0, 0};
    return place;
}

bool
term_is_linux_console(void)
{
    const char *name = getenv("TERM");

    return name && strcmp(name, "linux") == 0;
}

bool
term_is_gnu_screen(void)
{
    return getenv("STY") != NULL;
}

bool
term_is_light(void)
{
    const char *colours = getenv("COLORFGBG");
    const char *background = colours ? strrchr(colours, ';') : NULL;

    return background && (strcmp(background, ";7") == 0 || strcmp(background, ";15") == 0);
}

bool
term_forbids_colour(void)
{
    const char *wish = getenv("NO_COLOR");

    return wish && *wish;
}
