/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/signals.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

/* The signals, and what a wait answers for each. */
static const struct {
    int signal;
    unsigned answer;
} caught[] = {
    {SIGWINCH, SIGNALS_REDRAW}, {SIGCONT, SIGNALS_REDRAW}, {SIGTSTP, SIGNALS_STOP},
    {SIGTERM, SIGNALS_END},     {SIGHUP, SIGNALS_END},     {SIGINT, SIGNALS_END},
    {SIGQUIT, SIGNALS_END},
};

#define CAUGHT_COUNT (sizeof caught / sizeof caught[0])

/* The one flag: a bit for each signal of the table that came. */
static volatile sig_atomic_t came;

static void
note(int signal)
{
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        if (caught[i].signal == signal)
            came |= 1 << i;
}

static sigset_t
caught_set(void)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        sigaddset(&set, caught[i].signal);
    return set;
}

void
signals_catch(void)
{
    struct sigaction action = {.sa_handler = note};

    action.sa_mask = caught_set(); /* one handler at a time: the flag is safe */
    sigprocmask(SIG_BLOCK, &action.sa_mask, NULL);
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        sigaction(caught[i].signal, &action, NULL);
}

void
signals_release(void)
{
    sigset_t set = caught_set();

    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        signal(caught[i].signal, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

int
signals_ending(void)
{
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        if (caught[i].answer == SIGNALS_END && (came & 1 << i))
            return caught[i].signal;
    return 0;
}

/* What has come, once; what asks to end stays. */
static unsigned
take(void)
{
    unsigned taken = 0;

    for (size_t i = 0; i < CAUGHT_COUNT; i++) {
        if (!(came & 1 << i))
            continue;
        taken |= caught[i].answer;
        if (caught[i].answer != SIGNALS_END)
            came &= ~(1 << i);
    }
    return taken;
}

unsigned
signals_wait(int fd, int other, int timeout)
{
    struct pollfd inputs[] = {{.fd = fd, .events = POLLIN}, {.fd = other, .events = POLLIN}};
    struct timespec most = {.tv_sec = timeout / 1000, .tv_nsec = timeout % 1000 * 1000000L};
    sigset_t open;

    sigprocmask(SIG_BLOCK, NULL, &open);
    for (size_t i = 0; i < CAUGHT_COUNT; i++)
        sigdelset(&open, caught[i].signal);
    int ready = ppoll(inputs, 2, timeout < 0 ? NULL : &most, &open);
    unsigned answer = take();
    if (ready > 0 && (inputs[0].revents & POLLIN))
        answer |= SIGNALS_INPUT;
    if (ready > 0 && (inputs[0].revents & ~POLLIN))
        answer |= SIGNALS_GONE;
    return answer;
}

/* Lets the signal do what it does when nobody catches it. */
static void
suffer(int signal_number, int group)
{
    struct sigaction defaults = {.sa_handler = SIG_DFL};
    struct sigaction ours;
    sigset_t only, before;

    sigemptyset(&defaults.sa_mask);
    sigaction(signal_number, &defaults, &ours);
    kill(group, signal_number);
    sigemptyset(&only);
    sigaddset(&only, signal_number);
    sigprocmask(SIG_UNBLOCK, &only, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(signal_number, &ours, NULL);
}

void
signals_stop(void)
{
    suffer(SIGTSTP, 0);
}

void
signals_die(int signal_number)
{
    signals_release();
    raise(signal_number);
    exit(128 + signal_number);
}
