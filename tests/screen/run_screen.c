/* run_screen.c: plays the cases of *.test on a terminal; speaks TAP.
 *
 *     # prose
 *     == name of a case
 *     size 80x24                    the terminal, before run
 *     env NAME=VALUE                before run
 *     config LINE                   a line of the configuration, before run
 *     program FILE                  another than gongwen, before run
 *     ahead TEXT                    characters that are typed before the program reads
 *     run ARGUMENT...               gongwen, in tests/screen; once more: the same home;
 *                                   a ~/ at the start of an argument is the home
 *     press j 3 <Enter> <C-z>       keys, a token each
 *     hurry <Enter>                 the same, but the next line does not wait for the program
 *     type TEXT                     characters as they are, blanks too
 *     rush TEXT                     the same, all at once: gn is not g and then n
 *     paste TEXT                    as a terminal pastes it
 *     mouse DEED ROW COLUMN         press, drag, release, up or down (the wheel); from 1
 *     restless                      nothing waits for the program to come to rest ...
 *     rest                          ... until here
 *     await TEXT                    until TEXT is on the screen, at rest or not
 *     shell COMMAND                 beside the program, in its $HOME
 *     resize 40x15
 *     at 3                          the row that the next | is about; -1 is the last
 *     |text                         the whole row, but for spaces at its end; the next one follows
 *     row 3 TEXT                    TEXT is somewhere in the row
 *     see TEXT / miss TEXT          TEXT is / is not somewhere on the screen
 *     glimpse TEXT                  TEXT comes to the screen, though the program is still at work
 *     looks bold reverse: TEXT      how every cell of the first TEXT looks, and nothing else
 *                                   (plain, bold, underline, reverse; colour is asked for by
 *                                   `colour` or `no-colour`)
 *     cursor ROW COLUMN             from 1
 *     repaint                       draws all anew, and not a cell may change
 *     signal TERM / hangup          to the program / the terminal goes away
 *     stopped / continue            by job control
 *     exit 0 / killed TERM          how it ended; the terminal is whole again
 *
 * TERMINAL in the environment names the terminal, one of those in host.c; libvterm without.
 * RECORD=FILE keeps every screen that is shown, and COMPARE=FILE claims that they are the same,
 * cell by cell.  COPY=FILE gets every byte that was written to the terminal.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "cells.h"
#include "hand.h"
#include "sight.h"
#include "terminal.h"

#define ARGUMENTS_MOST 16

/* ---- From start to end ---- */

static bool
read_size(struct play *play, const char *argument, int *rows, int *columns)
{
    if (sscanf(argument, "%dx%d", columns, rows) == 2)
        return true;
    return err_set(&play->why, "a size is COLUMNSxROWS, not %s", argument);
}

static bool
do_size(struct play *play, char *argument)
{
    return read_size(play, argument, &play->rows, &play->columns);
}

static bool
do_resize(struct play *play, char *argument)
{
    int rows, columns;

    if (!read_size(play, argument, &rows, &columns))
        return false;
    play->over = strncmp(play->host->emulator, "xterm", 5) == 0; /* it has a size of its own */
    if (play->over)
        return true;
    return terminal_resize(play->terminal, rows, columns) || play_is_stuck(play);
}

static bool
do_restless(struct play *play, char *nothing)
{
    (void)nothing;
    play->hasty = true;
    if (play->terminal)
        terminal_be_restless(play->terminal);
    return true;
}

static bool
do_rest(struct play *play, char *nothing)
{
    (void)nothing;
    play->hasty = false;
    return terminal_rest(play->terminal) || play_is_stuck(play);
}

static bool
do_shell(struct play *play, char *words)
{
    struct buf command = BUF_INIT;

    buf_addf(&command, "cd %s && %s", play->home, words);
    bool done = system(command.bytes) == 0;
    buf_fini(&command);
    return done || err_set(&play->why, "it failed");
}

static bool
do_env(struct play *play, char *argument)
{
    if (play->setting_count == SETTINGS_MOST)
        return err_set(&play->why, "too many variables");
    play->settings[play->setting_count++] = mem_copy_string(argument);
    return true;
}

static bool
do_program(struct play *play, char *argument)
{
    free(play->program);
    play->program = mem_copy_string(argument);
    return true;
}

static bool
do_ahead(struct play *play, char *argument)
{
    free(play->ahead);
    play->ahead = mem_copy_string(argument);
    return true;
}

static bool
do_config(struct play *play, char *argument)
{
    buf_addf(&play->config, "%s\n", argument);
    return true;
}

static void
set_variable(struct play *play, const char *name, const char *value)
{
    struct buf setting = BUF_INIT;

    buf_addf(&setting, "%s=%s", name, value);
    do_env(play, setting.bytes);
    buf_fini(&setting);
}

static void
keep_variable(struct play *play, const char *name)
{
    const char *value = getenv(name);

    if (value)
        set_variable(play, name, value);
}

/* A file below the directory that make names, which is here without make. */
static char *
file_below(const char *variable, const char *name)
{
    const char *directory = getenv(variable);

    return file_join(directory ? directory : ".", name);
}

static bool
write_config(struct play *play)
{
    char *path = file_join(play->home, ".config/gongwen/config");
    bool written = play->config.length == 0 ||
                   file_replace(path, play->config.bytes, play->config.length, &play->why);

    free(path);
    return written;
}

/* Where the program tells that it is idle when the descriptor does not reach it. */
static char *
make_fifo(const struct play *play)
{
    char *fifo = file_join(play->home, "idle");

    if (mkfifo(fifo, 0600) < 0 && errno != EEXIST)
        perror(fifo);
    return fifo;
}

/* Starts argv on the host. */
static bool
start_program(struct play *play, char *const *argv)
{
    char *words[HOST_ARGUMENTS_MOST];
    char *directory = file_below("top_srcdir", "tests/screen");
    char *fifo = play->host->multiplexer ? make_fifo(play) : NULL;
    struct terminal_start start = {
        .emulator = emulator_new(play->host->emulator, play->rows, play->columns),
        .rows = play->rows,
        .columns = play->columns,
        .argv = words,
        .environment = play->settings,
        .directory = directory,
        .ahead = play->ahead,
        .hasty = play->hasty,
        .copy = getenv("COPY"),
        .idle = fifo};

    host_wrap(play->host, play->home, argv, words);
    if (start.emulator)
        play->terminal = terminal_start(&start);
    for (char **word = words; *word; word++)
        free(*word);
    free(directory);
    free(fifo);
    return play->terminal || err_set(&play->why, "there is no %s", play->host->emulator);
}

static bool
do_run(struct play *play, char *arguments)
{
    char *argv[ARGUMENTS_MOST + 2] = {NULL};
    size_t count = 0;

    argv[count++] = file_below("top_builddir", play->program ? play->program : "gongwen");
    for (char *a = strtok(arguments, " "); a && count < ARGUMENTS_MOST; a = strtok(NULL, " "))
        argv[count++] =
            strncmp(a, "~/", 2) == 0 ? file_join(play->home, a + 2) : mem_copy_string(a);
    terminal_free(play->terminal);
    play->terminal = NULL;
    bool started = write_config(play) && start_program(play, argv);
    while (count > 0)
        free(argv[--count]);
    return started;
}

struct signal_name {
    const char *name;
    int number;
};

static const struct signal_name signal_table[] = {{"TERM", SIGTERM},   {"HUP", SIGHUP},
                                                  {"INT", SIGINT},     {"TSTP", SIGTSTP},
                                                  {"WINCH", SIGWINCH}, {"STOP", SIGSTOP}};

static int
signal_number(const char *name)
{
    for (size_t i = 0; i < sizeof signal_table / sizeof signal_table[0]; i++)
        if (strcmp(signal_table[i].name, name) == 0)
            return signal_table[i].number;
    return 0;
}

static bool
do_signal(struct play *play, char *name)
{
    return terminal_signal(play->terminal, signal_number(name)) || play_is_stuck(play);
}

static bool
do_hangup(struct play *play, char *nothing)
{
    (void)nothing;
    if (!terminal_hang_up(play->terminal))
        return play_is_stuck(play);
    return terminal_state(play->terminal) == TERMINAL_ENDED ||
           err_set(&play->why, "the program outlived its terminal");
}

static bool
do_stopped(struct play *play, char *nothing)
{
    (void)nothing;
    if (terminal_state(play->terminal) != TERMINAL_STOPPED)
        return err_set(&play->why, "the program has not stopped");
    return terminal_is_whole(play->terminal) ||
           err_set(&play->why, "the program stopped and left the terminal changed");
}

static bool
do_continue(struct play *play, char *nothing)
{
    (void)nothing;
    return terminal_continue(play->terminal) || play_is_stuck(play);
}

static bool
do_repaint(struct play *play, char *nothing)
{
    struct buf before = BUF_INIT;

    (void)nothing;
    cells_print(play->terminal, &before);
    bool same = terminal_send(play->terminal, "\f", 1) &&
                cells_are(play->terminal, before.bytes, before.length, &play->why);
    buf_fini(&before);
    return same || play_is_stuck(play);
}

static bool
check_end(struct play *play, int status)
{
    if (terminal_state(play->terminal) != TERMINAL_ENDED)
        return err_set(&play->why, "the program still runs");
    if (terminal_status(play->terminal) != status)
        return err_set(&play->why, "it ended with %d", terminal_status(play->terminal));
    return terminal_is_whole(play->terminal) ||
           err_set(&play->why, "the program ended and left the terminal changed");
}

static bool
do_exit(struct play *play, char *status)
{
    return check_end(play, atoi(status));
}

static bool
do_killed(struct play *play, char *name)
{
    return check_end(play, 128 + signal_number(name));
}

/* ---- The language ---- */

struct word {
    const char *name;
    bool (*perform)(struct play *play, char *argument);
    enum { BEFORE, LOOKS, CHANGES } kind; /* needs no program, looks at its screen, or changes it */
};

static const struct word words[] = {
    {"size", do_size, BEFORE},         {"env", do_env, BEFORE},
    {"program", do_program, BEFORE},   {"ahead", do_ahead, BEFORE},
    {"config", do_config, BEFORE},     {"run", do_run, CHANGES},
    {"press", hand_press, CHANGES},    {"type", hand_type, CHANGES},
    {"paste", hand_paste, CHANGES},    {"resize", do_resize, CHANGES},
    {"row", sight_row, LOOKS},         {"see", sight_see, LOOKS},
    {"miss", sight_miss, LOOKS},       {"at", sight_at, LOOKS},
    {"looks", sight_looks, LOOKS},     {"cursor", sight_cursor, LOOKS},
    {"repaint", do_repaint, LOOKS},    {"signal", do_signal, LOOKS},
    {"hangup", do_hangup, LOOKS},      {"stopped", do_stopped, LOOKS},
    {"continue", do_continue, LOOKS},  {"exit", do_exit, LOOKS},
    {"killed", do_killed, LOOKS},      {"rush", hand_rush, CHANGES},
    {"mouse", hand_mouse, CHANGES},    {"hurry", hand_hurry, LOOKS},
    {"glimpse", sight_glimpse, LOOKS}, {"restless", do_restless, BEFORE},
    {"rest", do_rest, CHANGES},        {"await", sight_await, LOOKS},
    {"shell", do_shell, BEFORE},
};

static bool
perform(struct play *play, struct film *film, const char *line)
{
    if (line[0] == '|' && play->terminal)
        return sight_next_row(play, line + 1);
    size_t length = strcspn(line, " ");
    const char *rest = line + length + (line[length] == ' ');
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strlen(words[i].name) != length || memcmp(words[i].name, line, length) != 0)
            continue;
        if (words[i].kind != BEFORE && words[i].perform != do_run && !play->terminal)
            return err_set(&play->why, "nothing runs yet");
        char *argument = mem_copy_string(rest);
        bool done = words[i].perform(play, argument);
        free(argument);
        return done && (words[i].kind != CHANGES || play->over ||
                        film_frame(film, play->terminal, &play->why));
    }
    return err_set(&play->why, "no such word");
}

static void
start_play(struct play *play, const struct host *host)
{
    char home[] = "/tmp/gongwen-screen-XXXXXX";

    *play = (struct play){.rows = 24, .columns = 80, .host = host};
    play->home = mem_copy_string(mkdtemp(home) ? home : "/nonexistent");
    char *screens = file_join(play->home, "screens");
    set_variable(play, "HOME", play->home);
    set_variable(play, "SCREENDIR", screens);
    free(screens);
    set_variable(play, "TERM", play->host->terminfo);
    set_variable(play, "LC_ALL", "C.UTF-8");
    set_variable(play, "LANGUAGE", "en");
    keep_variable(play, "GONGWEN_LOCALEDIR");
    keep_variable(play, "ASAN_OPTIONS");
    keep_variable(play, "UBSAN_OPTIONS");
}

static void
end_play(struct play *play)
{
    struct buf command = BUF_INIT;

    host_end(play->host, play->home);
    terminal_free(play->terminal);
    buf_addf(&command, "rm -rf %s", play->home);
    if (system(command.bytes) != 0)
        perror(play->home);
    buf_fini(&command);
    buf_fini(&play->config);
    for (size_t i = 0; i < play->setting_count; i++)
        free(play->settings[i]);
    free(play->program);
    free(play->ahead);
    free(play->home);
}

static void
show_screen(const struct play *play)
{
    struct buf line = BUF_INIT;

    for (int row = 0; play->terminal && row < terminal_rows(play->terminal); row++) {
        buf_clear(&line);
        terminal_row(play->terminal, row, &line, NULL);
        printf("# |%s\n", buf_string(&line));
    }
    buf_fini(&line);
}

struct tally {
    const struct host *host;
    struct film film;
    int cases, failed;
};

/* Plays one case from behind its name; returns the line behind it. */
static char *
play_case(const char *file, const char *name, char *line, size_t *number, struct tally *tally)
{
    struct play play;
    bool good = true;
    char *end;

    start_play(&play, tally->host);
    film_case(&tally->film, name);
    for (; line && strncmp(line, "== ", 3) != 0; line = end ? end + 1 : NULL) {
        end = strchr(line, '\n');
        if (end)
            *end = '\0';
        ++*number;
        if (!good || play.over || line[0] == '\0' || line[0] == '#')
            continue;
        good = perform(&play, &tally->film, line);
        if (!good)
            printf("# %s:%zu: %s\n#     %s\n", file, *number, line, play.why.sentence);
    }
    if (!good)
        show_screen(&play);
    end_play(&play);
    tally->cases++;
    tally->failed += !good;
    printf("%s %d - %s: %s\n", good ? "ok" : "not ok", tally->cases, file_name(file), name);
    fflush(stdout);
    return line;
}

static void
play_file(const char *file, const char *only, struct tally *tally)
{
    struct buf bytes = BUF_INIT;
    struct err err;
    size_t number = 0;

    if (!file_read(file, &bytes, &err)) {
        printf("Bail out! %s: %s\n", file, err.sentence);
        exit(2);
    }
    char *line = bytes.bytes;
    while (line && *line) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        number++;
        char *next = end ? end + 1 : NULL;
        if (strncmp(line, "== ", 3) == 0 && (!only || strstr(line, only)))
            next = play_case(file, line + 3, next, &number, tally);
        line = next;
    }
    buf_fini(&bytes);
}

/* The terminal that the environment asks for; ends the test when it is not here. */
static const struct host *
find_host(void)
{
    const char *name = getenv("TERMINAL");
    const struct host *host = host_by_name(name ? name : "libvterm");

    if (!host) {
        printf("Bail out! no terminal is called %s\n", name);
        exit(2);
    }
    if (!host_is_here(host)) {
        printf("1..0 # SKIP %s is not installed\n", name);
        exit(0);
    }
    return host;
}

/* run_screen FILE...: plays every case; with ONLY in the environment those whose name
 * holds it. */
int
main(int argc, char **argv)
{
    struct tally tally = {find_host(), {0}, 0, 0};
    struct err err;

    signal(SIGPIPE, SIG_IGN);
    film_init(&tally.film);
    for (int i = 1; i < argc; i++)
        play_file(argv[i], getenv("ONLY"), &tally);
    if (!film_fini(&tally.film, &err)) {
        printf("not ok %d - %s\n", ++tally.cases, err.sentence);
        tally.failed++;
    }
    printf("1..%d\n", tally.cases);
    return tally.failed ? 1 : 0;
}
