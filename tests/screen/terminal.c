/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "base/mem.h"
#include "base/uni.h"

#define PATIENCE_MS  10000 /* for the program to be idle: long, for a loaded machine */
#define AFTERMATH_MS 5     /* for what it wrote to come through the kernel's queue */

struct terminal {
    int rows, columns;
    int master; /* -1 once hung up */
    int slave;  /* kept open, so that the terminal outlives the program */
    int idle;   /* a byte for each time that the program waits */
    int news;   /* its wait status, each time that it stops or ends */
    int orders; /* a byte lets it go on */
    pid_t shell;
    pid_t program;
    enum terminal_state state;
    int status;
    struct termios before;
    struct emulator *emulator;
    int quiet;   /* milliseconds that tell of idleness; 0 without */
    bool asked;  /* a question was answered */
    bool unread; /* the emulator reads for itself */
    bool hasty;  /* nothing waits for the program to come to rest */
    FILE *copy;  /* of all that comes, or NULL */
};

/* ---- The tiny shell ---- */

struct pipes {
    int idle[2], news[2], orders[2];
};

static void
open_pipe(int ends[2])
{
    if (pipe2(ends, O_CLOEXEC) < 0) {
        perror("pipe");
        exit(2);
    }
}

static _Noreturn void
become_program(const struct terminal_start *start, int idle)
{
    char number[16];

    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid());
    signal(SIGTTOU, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    fcntl(idle, F_SETFD, 0);
    snprintf(number, sizeof number, "%d", idle);
    clearenv(); /* LINES and COLUMNS above all */
    setenv("GONGWEN_IDLE_FD", number, 1);
    for (char *const *setting = start->environment; *setting; setting++)
        putenv(*setting);
    if (chdir(start->directory) == 0)
        execvp(start->argv[0], start->argv);
    perror(start->argv[0]);
    _exit(127);
}

/* Does what a shell does for its foreground job, and tells of it. */
static _Noreturn void
be_shell(pid_t program, const struct pipes *pipes)
{
    struct termios own;
    int status;
    char order;

    if (write(pipes->news[1], &program, sizeof program) < 0)
        _exit(2);
    tcgetattr(STDIN_FILENO, &own);
    while (waitpid(program, &status, WUNTRACED) == program) {
        tcsetpgrp(STDIN_FILENO, getpgrp());
        if (write(pipes->news[1], &status, sizeof status) < 0)
            _exit(2);
        if (read(pipes->orders[0], &order, 1) != 1)
            break;
        tcsetattr(STDIN_FILENO, TCSANOW, &own); /* a shell has edited a line meanwhile */
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
    _exit(0);
}

static _Noreturn void
run_job(const struct pipes *pipes, const struct terminal_start *start)
{
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program == 0)
        become_program(start, pipes->idle[1]);
    setpgid(program, program);
    close(pipes->idle[1]);
    close(pipes->news[0]);
    close(pipes->orders[1]);
    be_shell(program, pipes);
}

/* ---- The screen ---- */

static void
answer_queries(struct terminal *terminal)
{
    char answer[256];
    size_t length = emulator_answer(terminal->emulator, answer, sizeof answer);

    terminal->asked = terminal->asked || length > 0;
    if (length > 0 && write(terminal->master, answer, length) < 0)
        perror("write");
}

/* Where what the program writes is to be read; -1 when it is not ours to read. */
static int
output_of(const struct terminal *terminal)
{
    return terminal->unread ? -1 : terminal->master;
}

/* Takes in what is there to read; false when nothing is. */
static bool
take_in(struct terminal *terminal)
{
    char bytes[4096];
    ssize_t length = output_of(terminal) < 0 ? 0 : read(terminal->master, bytes, sizeof bytes);

    if (length <= 0)
        return false;
    if (terminal->copy)
        fwrite(bytes, 1, (size_t)length, terminal->copy);
    emulator_feed(terminal->emulator, bytes, (size_t)length);
    answer_queries(terminal);
    return true;
}

bool
terminal_look_again(struct terminal *terminal)
{
    bool any = false;
    struct pollfd ready = {.fd = output_of(terminal), .events = POLLIN};

    while (ready.fd >= 0 && poll(&ready, 1, AFTERMATH_MS) > 0 && take_in(terminal))
        any = true;
    return any;
}

bool
terminal_wait(struct terminal *terminal, int milliseconds)
{
    struct pollfd ready = {.fd = output_of(terminal), .events = POLLIN};

    return ready.fd >= 0 && poll(&ready, 1, milliseconds) > 0 && take_in(terminal) &&
           (terminal_look_again(terminal), true);
}

/* ---- Waiting ---- */

static void
note_change(struct terminal *terminal)
{
    int status;

    if (read(terminal->news, &status, sizeof status) != sizeof status) {
        terminal->state = TERMINAL_ENDED;
    } else if (WIFSTOPPED(status)) {
        terminal->state = TERMINAL_STOPPED;
    } else {
        terminal->state = TERMINAL_ENDED;
        terminal->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
}

static long
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Until the program is idle, stopped or ended. */
static bool
settle(struct terminal *terminal)
{
    long deadline = now_ms() + PATIENCE_MS;
    bool settled = terminal->hasty;

    while (!settled && now_ms() < deadline) {
        struct pollfd ready[] = {{.fd = output_of(terminal), .events = POLLIN},
                                 {.fd = terminal->idle, .events = POLLIN},
                                 {.fd = terminal->news, .events = POLLIN}};
        char byte;

        if (poll(ready, 3, terminal->quiet ? terminal->quiet : PATIENCE_MS / 10) == 0)
            settled = terminal->quiet > 0;
        if (ready[0].revents & POLLIN)
            take_in(terminal);
        if (ready[2].revents) {
            note_change(terminal);
            settled = true;
        } else if (ready[1].revents & POLLIN && !terminal->quiet) {
            settled = read(terminal->idle, &byte, 1) == 1;
        }
    }
    terminal_look_again(terminal);
    if (terminal->unread)
        emulator_feed(terminal->emulator, "", 0); /* it has read more */
    return settled;
}

static void
forget_idle(struct terminal *terminal)
{
    struct pollfd ready = {.fd = terminal->idle, .events = POLLIN};
    char bytes[64];

    while (poll(&ready, 1, 0) > 0 && (ready.revents & POLLIN))
        if (read(terminal->idle, bytes, sizeof bytes) <= 0)
            break;
}

/* ---- From start to end ---- */

/* For writing, too: so it never ends, whoever opens and closes it. */
static int
open_fifo(const char *path)
{
    int fifo = open(path, O_RDWR | O_CLOEXEC);

    if (fifo < 0) {
        perror(path);
        exit(2);
    }
    return fifo;
}

void
terminal_be_restless(struct terminal *terminal)
{
    terminal->hasty = true;
}

bool
terminal_rest(struct terminal *terminal)
{
    terminal->hasty = false;
    return settle(terminal);
}

struct terminal *
terminal_start(const struct terminal_start *start)
{
    struct terminal *terminal = mem_zero(1, sizeof *terminal);
    struct winsize size = {.ws_row = (unsigned short)start->rows,
                           .ws_col = (unsigned short)start->columns};
    struct pipes pipes;

    terminal->emulator = start->emulator;
    terminal->quiet = start->quiet;
    terminal->hasty = start->hasty;
    terminal->copy = start->copy ? fopen(start->copy, "ae") : NULL;
    terminal->rows = start->rows;
    terminal->columns = start->columns;
    open_pipe(pipes.idle);
    open_pipe(pipes.news);
    open_pipe(pipes.orders);
    if (openpty(&terminal->master, &terminal->slave, NULL, NULL, &size) < 0) {
        perror("openpty");
        exit(2);
    }
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->slave, F_SETFD, FD_CLOEXEC);
    terminal->unread = emulator_attach(terminal->emulator, terminal->master, terminal->slave);
    tcgetattr(terminal->slave, &terminal->before);
    if (start->ahead && write(terminal->master, start->ahead, strlen(start->ahead)) < 0)
        perror("write");
    terminal->shell = fork();
    if (terminal->shell == 0) {
        close(terminal->master); /* or the terminal could not be hung up */
        login_tty(terminal->slave);
        run_job(&pipes, start);
    }
    close(pipes.idle[1]);
    close(pipes.news[1]);
    close(pipes.orders[0]);
    terminal->idle = start->idle ? open_fifo(start->idle) : pipes.idle[0];
    if (start->idle)
        close(pipes.idle[0]);
    terminal->news = pipes.news[0];
    terminal->orders = pipes.orders[1];
    if (read(terminal->news, &terminal->program, sizeof terminal->program) < 0)
        terminal->state = TERMINAL_ENDED;
    settle(terminal);
    return terminal;
}

void
terminal_free(struct terminal *terminal)
{
    if (!terminal)
        return;
    if (terminal->state != TERMINAL_ENDED)
        kill(terminal->program, SIGKILL);
    kill(terminal->shell, SIGKILL);
    waitpid(terminal->shell, NULL, 0);
    close(terminal->idle);
    close(terminal->news);
    close(terminal->orders);
    if (terminal->master >= 0) {
        close(terminal->slave);
        close(terminal->master);
    }
    emulator_free(terminal->emulator);
    if (terminal->copy)
        fclose(terminal->copy);
    free(terminal);
}

bool
terminal_write(struct terminal *terminal, const char *bytes, size_t length)
{
    return write(terminal->master, bytes, length) == (ssize_t)length;
}

bool
terminal_send(struct terminal *terminal, const char *bytes, size_t length)
{
    forget_idle(terminal);
    return terminal_write(terminal, bytes, length) && settle(terminal);
}

bool
terminal_resize(struct terminal *terminal, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

    forget_idle(terminal);
    terminal->rows = rows;
    terminal->columns = columns;
    emulator_resize(terminal->emulator, rows, columns);
    ioctl(terminal->master, TIOCSWINSZ, &size);
    return settle(terminal);
}

bool
terminal_signal(struct terminal *terminal, int signal)
{
    forget_idle(terminal);
    kill(terminal->program, signal);
    return settle(terminal);
}

bool
terminal_continue(struct terminal *terminal)
{
    forget_idle(terminal);
    terminal->state = TERMINAL_RUNS;
    return write(terminal->orders, "c", 1) == 1 && settle(terminal);
}

bool
terminal_hang_up(struct terminal *terminal)
{
    forget_idle(terminal);
    close(terminal->slave);
    close(terminal->master);
    terminal->master = -1;
    return settle(terminal);
}

/* ---- Looking ---- */

enum terminal_state
terminal_state(const struct terminal *terminal)
{
    return terminal->state;
}

int
terminal_status(const struct terminal *terminal)
{
    return terminal->status;
}

bool
terminal_is_whole(const struct terminal *terminal)
{
    struct termios after;

    if (!emulator_is_whole(terminal->emulator))
        return false;
    tcgetattr(terminal->slave, &after);
    return after.c_lflag == terminal->before.c_lflag && after.c_iflag == terminal->before.c_iflag &&
           after.c_oflag == terminal->before.c_oflag;
}

bool
terminal_was_asked(const struct terminal *terminal)
{
    return terminal->asked;
}

int
terminal_rows(const struct terminal *terminal)
{
    return terminal->rows;
}

int
terminal_columns(const struct terminal *terminal)
{
    return terminal->columns;
}

void
terminal_cursor(const struct terminal *terminal, int *row, int *column)
{
    emulator_cursor(terminal->emulator, row, column);
}

bool
terminal_has_looks(const struct terminal *terminal)
{
    return emulator_has_looks(terminal->emulator);
}

struct cell
terminal_cell(const struct terminal *terminal, int row, int column)
{
    return emulator_cell(terminal->emulator, row, column);
}

void
terminal_row(const struct terminal *terminal, int row, struct buf *out, int *columns)
{
    size_t start = out->length;
    size_t end = start;

    for (int column = 0; column < terminal->columns; column++) {
        struct cell cell = terminal_cell(terminal, row, column);
        size_t length = strlen(cell.text);
        for (size_t k = 0; columns && k < length; k++)
            columns[out->length - start + k] = column;
        buf_add(out, cell.text, length);
        if (length > 0 && strcmp(cell.text, " ") != 0)
            end = out->length;
    }
    out->length = end;
    buf_add(out, "", 0);
}

int
terminal_looks(const struct terminal *terminal, int row, int column)
{
    return terminal_cell(terminal, row, column).looks;
}
