/* peers.c: how less, vim and others break the lines of a text, beside gongwen.
 *
 *     peers GONGWEN TEXT     prints a table in Markdown
 *
 * Each program shows TEXT, a paragraph a line, on a terminal of its own that is high enough for
 * all of it, once where ambiguous characters (“ ” · —) are one column wide, and once, by pyte,
 * where they are two.  Counted are the rows that begin with a closing mark, those that end with
 * an opening one, and on the second terminal those that are wider than the window: there
 * the terminal breaks them, and all that follows stands a row lower than the program believes.
 * A program that did not ask the terminal lays out for the first one there, too.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../screen/terminal.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/uni.h"

#define ROWS     700 /* more than any text here has */
#define QUIET_MS 700 /* a program that has written nothing for so long has drawn all */
#define WORDS    12

#define ROWS_LEAST 20 /* of a text that is shown */

struct peer {
    const char *name;
    const char *program; /* asked for by command -v */
    const char *words[WORDS];
};

static const struct peer peers[] = {
    {"less", "less", {"less", "-~"}},
    {"less --wordwrap", "less", {"less", "-~", "--wordwrap"}},
    {"vim", "vim", {"vim", "-u", "NONE", "-N", "-n", "-R", "-i", "NONE"}},
    {"vim, linebreak", "vim", {"vim", "-u", "NONE", "-N", "-n", "-R", "-i", "NONE", "+set lbr"}},
    {"nano -S", "nano", {"nano", "-v", "-S", "-x"}},
    {"most -w", "most", {"most", "-w"}},
    {"gongwen", NULL, {NULL}},
};

static const int widths[] = {30, 36, 41, 50, 80};

#define WIDTHS (sizeof widths / sizeof widths[0])

static const char closing[] = "，。、；：？！”’）》〉」』】〕］｝％";
static const char opening[] = "“‘（《〈「『【〔［｛";

struct count {
    int rows, closing_first, opening_last, too_wide;
    bool shown;
};

static bool
is_here(const char *program)
{
    char command[80];

    snprintf(command, sizeof command, "command -v %s >/dev/null", program);
    return system(command) == 0;
}

static bool
is_among(const char *s, size_t length, const char *marks)
{
    for (const char *mark = marks; *mark; mark += uni_cluster(mark, strlen(mark)))
        if (uni_cluster(mark, strlen(mark)) == length && memcmp(mark, s, length) == 0)
            return true;
    return false;
}

/* Starts it on a terminal of that emulator; NULL when there is none. */
static struct terminal *
start(const struct peer *peer, const char *gongwen, const char *text, const char *emulator,
      int columns)
{
    char *words[WORDS + 2] = {NULL};
    char settings[][40] = {"TERM=rxvt", "LC_ALL=C.UTF-8", "LANGUAGE=en", "HOME=/nonexistent",
                           "PATH=/usr/local/bin:/usr/bin:/bin"};
    char *environment[] = {settings[0], settings[1], settings[2], settings[3], settings[4], NULL};
    struct terminal_start how = {.emulator = emulator_new(emulator, ROWS, columns),
                                 .rows = ROWS,
                                 .columns = columns,
                                 .argv = words,
                                 .environment = environment,
                                 .directory = "/",
                                 .quiet = QUIET_MS};
    size_t count = 0;

    for (; count < WORDS && peer->words[count]; count++)
        words[count] = mem_copy_string(peer->words[count]);
    if (count == 0)
        words[count++] = mem_copy_string(gongwen);
    words[count] = mem_copy_string(text);
    struct terminal *terminal = how.emulator ? terminal_start(&how) : NULL;
    for (size_t i = 0; i <= count; i++)
        free(words[i]);
    return terminal;
}

static void
count_row(const char *row, size_t length, int columns, struct count *count)
{
    size_t indent = uni_leading_space(row, length);

    row += indent;
    length -= indent;
    if (length == 0)
        return;
    count->rows++;
    count->closing_first += is_among(row, uni_cluster(row, length), closing);
    size_t last = uni_cluster_back(row, length);
    count->opening_last += is_among(row + length - last, last, opening);
    count->too_wide += uni_cells(row - indent, length + indent, 2) > columns;
}

/* What stands on the screen, but for its last row, which is the program's own. */
static void
count_rows(const struct terminal *terminal, int columns, struct count *count)
{
    struct buf row = BUF_INIT;

    *count = (struct count){.shown = true};
    for (int i = 0; i + 1 < terminal_rows(terminal); i++) {
        buf_clear(&row);
        terminal_row(terminal, i, &row, NULL);
        if (strcmp(buf_string(&row), "~") != 0)
            count_row(row.bytes, row.length, columns, count);
    }
    buf_fini(&row);
}

/* Counts on a terminal; *asked tells whether the program asked it anything. */
static struct count
measure(const struct peer *peer, const char *gongwen, const char *text, const char *emulator,
        int columns, bool *asked)
{
    struct count count = {.shown = false};
    struct terminal *terminal = start(peer, gongwen, text, emulator, columns);

    *asked = terminal && terminal_was_asked(terminal);
    if (terminal && terminal_state(terminal) == TERMINAL_RUNS)
        count_rows(terminal, columns, &count);
    terminal_free(terminal);
    return count;
}

static void
print_peer(const struct peer *peer, const char *gongwen, const char *text)
{
    struct count narrow[WIDTHS], wide[WIDTHS];
    bool asked;

    for (size_t i = 0; i < WIDTHS; i++) {
        narrow[i] = measure(peer, gongwen, text, "vterm", widths[i], &asked);
        wide[i] = measure(peer, gongwen, text, "pyte-wide", widths[i], &asked);
        if (wide[i].shown && !asked)
            wide[i] = narrow[i];
        if (narrow[i].rows < ROWS_LEAST)
            return; /* it does not know one of these options */
    }
    printf("| %-15s |", peer->name);
    for (size_t i = 0; i < WIDTHS; i++)
        printf(" %3d / %-3d |", narrow[i].closing_first, narrow[i].opening_last);
    for (size_t i = 0; i < WIDTHS; i++)
        wide[i].shown ? printf(" %3d |", wide[i].too_wide) : printf("   ? |");
    printf(" %d |\n", narrow[0].rows);
    fflush(stdout);
}

static void
print_head(void)
{
    printf("| rows of %-7s |", "");
    for (size_t i = 0; i < WIDTHS; i++)
        printf(" %d        |", widths[i]);
    for (size_t i = 0; i < WIDTHS; i++)
        printf(" %d  |", widths[i]);
    printf(" rows at %d |\n| --------------- |", widths[0]);
    for (size_t i = 0; i < WIDTHS; i++)
        printf(" --------- |");
    for (size_t i = 0; i < WIDTHS; i++)
        printf(" --- |");
    puts(" ---------- |");
}

int
main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("peers GONGWEN TEXT\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    print_head();
    for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++)
        if (!peers[i].program || is_here(peers[i].program))
            print_peer(&peers[i], argv[1], argv[2]);
    return 0;
}
