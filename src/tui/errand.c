/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/errand.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/nls.h"

/* Signals that are the command's alone while it runs, and a pipe that it does not read. */
static const int lent[] = {SIGINT, SIGQUIT, SIGPIPE};

#define LENT_COUNT (sizeof lent / sizeof lent[0])

static void
lend_signals(struct sigaction *before)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};

    sigemptyset(&ignore.sa_mask);
    for (size_t i = 0; i < LENT_COUNT; i++)
        sigaction(lent[i], &ignore, &before[i]);
}

static void
take_signals_back(const struct sigaction *before)
{
    for (size_t i = 0; i < LENT_COUNT; i++)
        sigaction(lent[i], &before[i], NULL);
}

/* The child: the words on standard input, and signals as a shell expects them. */
static _Noreturn void
become(const char *command, int input)
{
    sigset_t none;

    sigemptyset(&none);
    for (size_t i = 0; i < LENT_COUNT; i++)
        signal(lent[i], SIG_DFL);
    signal(SIGTSTP, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (dup2(input, STDIN_FILENO) >= 0)
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

/* A command that does not read to the end is no failure. */
static void
feed(int output, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(output, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

static bool
await(pid_t child, const char *command, struct err *err)
{
    int status;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return err_set(err, "%s: %s", command, strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFEXITED(status))
        return err_set(err, _("%s: ended with status %d"), command, WEXITSTATUS(status));
    return err_set(err, _("%s: ended by signal %d"), command, WTERMSIG(status));
}

bool
errand_run(const char *command, const char *bytes, size_t length, struct err *err)
{
    struct sigaction before[LENT_COUNT];
    int ends[2];

    if (pipe(ends) < 0)
        return err_set(err, "%s: %s", command, strerror(errno));
    lend_signals(before);
    pid_t child = fork();
    if (child == 0) {
        close(ends[1]);
        become(command, ends[0]);
    }
    close(ends[0]);
    if (child > 0)
        feed(ends[1], bytes, length);
    close(ends[1]);
    bool good =
        child > 0 ? await(child, command, err) : err_set(err, "%s: %s", command, strerror(errno));
    take_signals_back(before);
    return good;
}
