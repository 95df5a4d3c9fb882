/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

#define TMUX                                                                                       \
    "set -g status off\nset -g default-terminal screen-256color\nset -s escape-time 0\n"           \
    "set -g exit-empty on\n"
#define SCREEN                                                                                     \
    "startup_message off\ndefutf8 on\nterm screen-256color\nmsgwait 0\naltscreen on\n"             \
    "defbce off\nhardstatus off\n"

/* pyte neither repeats nor scrolls by sequences, as rxvt does not.  GNU screen is looked at by
 * pyte, since libvterm 0.1 deletes other characters than screen asks it to. */
static const struct host hosts[] = {
    {"libvterm", "vterm", "xterm-256color", NULL, NULL, 1},
    {"pyte", "pyte", "rxvt", NULL, NULL, 1},
    {"tmux", "vterm", "xterm-256color", "tmux", TMUX, 1},
    {"screen", "pyte", "rxvt", "screen", SCREEN "cjkwidth off\n", 1},
    {"xterm", "xterm", "xterm-256color", NULL, NULL, 1},
    {"xterm-wide", "xterm-wide", "xterm-256color", NULL, NULL, 2},
    {"pyte-wide", "pyte-wide", "rxvt", NULL, NULL, 2},
    {"screen-wide", "pyte-wide", "rxvt", "screen", SCREEN "cjkwidth on\n", 2},
};

const struct host *
host_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++)
        if (strcmp(hosts[i].name, name) == 0)
            return &hosts[i];
    return NULL;
}

bool
host_is_here(const struct host *host)
{
    const char *program = host->multiplexer;
    char command[80];

    if (strncmp(host->emulator, "xterm", 5) == 0)
        program = "xterm";
    if (!program)
        return true;
    snprintf(command, sizeof command, "command -v %s >/dev/null", program);
    return system(command) == 0;
}

static void
add_words(char **words, size_t *count, const char *const *more)
{
    for (; *more; more++)
        words[(*count)++] = mem_copy_string(*more);
}

/* The multiplexer's own words, up to the program that it runs. */
static void
add_multiplexer(const struct host *host, const char *home, char **words, size_t *count)
{
    char *options = file_join(home, "options"), *socket = file_join(home, "socket");
    const char *const tmux[] = {"tmux", "-u", "-S", socket, "-f", options, "new-session", NULL};
    const char *const screen[] = {"screen", "-U", "-c", options, NULL};
    struct err err;

    if (!file_replace(options, host->options, strlen(host->options), &err))
        fprintf(stderr, "%s\n", err.sentence);
    add_words(words, count, strcmp(host->multiplexer, "tmux") == 0 ? tmux : screen);
    free(options);
    free(socket);
}

void
host_wrap(const struct host *host, const char *home, char *const *argv, char **words)
{
    static const char *const tell_idle[] = {"sh", "-c",
                                            "exec 9>\"$HOME/idle\"; GONGWEN_IDLE_FD=9; "
                                            "export GONGWEN_IDLE_FD; exec \"$@\"",
                                            "sh", NULL};
    size_t count = 0;

    if (host->multiplexer) {
        add_multiplexer(host, home, words, &count);
        add_words(words, &count, tell_idle);
    }
    for (; *argv && count + 1 < HOST_ARGUMENTS_MOST; argv++)
        words[count++] = mem_copy_string(*argv);
    words[count] = NULL;
}

void
host_end(const struct host *host, const char *home)
{
    struct buf command = BUF_INIT;

    if (!host->multiplexer)
        return;
    if (strcmp(host->multiplexer, "tmux") == 0)
        buf_addf(&command, "tmux -S %s/socket kill-server 2>/dev/null", home);
    else
        buf_addf(&command, "SCREENDIR=%s/screens screen -X quit >/dev/null 2>&1", home);
    if (system(buf_string(&command)) == -1)
        perror(host->multiplexer);
    buf_fini(&command);
}
