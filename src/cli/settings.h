/* settings.h: what the configuration file says, read once at the start.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_SETTINGS_H
#define GONGWEN_CLI_SETTINGS_H

#include <stdbool.h>

#include "base/conf.h"
#include "base/err.h"
#include "notice/doc.h"
#include "reader/keymap.h"

struct settings {
    char *path; /* of the file that was read; NULL when there was none */
    struct conf *conf;
    struct keymap *keymap;
    struct filters *filters;
    struct forms *forms;
    struct doc_rules rules; /* the two */
    struct diags diags;     /* what is wrong in the file, by its lines */
};

/* Reads the file at `path`; with NULL the one of the person, where there is one
 * ($XDG_CONFIG_HOME/gongwen/config).  False, said on standard error, when a file that was
 * asked for cannot be read.  The settings hold good values in any case. */
bool settings_init(struct settings *settings, const char *path);
void settings_fini(struct settings *settings);

/* Whether there is such an encoding, or none is named; false with a sentence. */
bool settings_know_encoding(const char *name, struct err *err);

/* What to open: the paths that were named, else the directories of the configuration, else
 * the current one.  The caller frees the array; the strings are borrowed. */
const char **settings_paths(const struct conf *conf, const char *const *named, size_t named_count,
                            size_t *count);

/* Prints "gongwen: FILE:LINE: sentence" for all that is wrong in the file. */
void settings_complain(const struct settings *settings);

/* Prints the settings as a configuration file. */
void settings_print(const struct settings *settings);

#endif
