/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/command.h"

#include <string.h>

static const struct command_info commands[] = {
#define X(id, name, contexts, group, keys, help)                                                   \
    [COMMAND_##id] = {name, contexts, GROUP_##group, keys, help},
    COMMANDS(X)
#undef X
};

static const char *const headings[] = {
#define X(id, heading) [GROUP_##id] = heading,
    COMMAND_GROUPS(X)
#undef X
};

const struct command_info *
command_info(enum command command)
{
    return &commands[command];
}

enum command
command_by_name(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0)
            return (enum command)i;
    return COMMAND_NONE;
}

const char *
command_group_heading(enum command_group group)
{
    return headings[group];
}
