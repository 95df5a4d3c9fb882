/* options.h: the command line as a table, and what a person asked for by it.
 *
 * The parser, --help, the man page and the check of what goes with which subcommand
 * follow from two tables: a subcommand or an option is a line there.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_CLI_OPTIONS_H
#define GONGWEN_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"
#include "layout/manner.h"

enum subcommand {
    SUBCOMMAND_READ, /* none was named: the reader */
    SUBCOMMAND_LIST,
    SUBCOMMAND_INFO,
    SUBCOMMAND_OUTLINE,
    SUBCOMMAND_SHOW,
    SUBCOMMAND_SEARCH,
    SUBCOMMAND_NOTES,
    SUBCOMMAND_ADD,
    SUBCOMMAND_EXPORT,
    SUBCOMMAND_IMPORT,
    SUBCOMMAND_COUNT
};

/* What was asked for; the strings are argv's. */
struct options {
    enum subcommand subcommand;
    bool help, version, print_config;
    bool json, raw;
    bool count, words, regex, pinyin, exact;
    int width;            /* columns; 0: one line a block */
    int ambiguous;        /* columns of “ ① — …: no option, the configuration says it */
    struct manner manner; /* of setting paragraphs: the same */
    bool force;
    const char *encoding, *config, *section, *sort, *filter, *dump, *in, *distinguish;
    const char *quote, *note, *colour, *bookmark, *kind, *since, *until; /* of notes */
    const char *format, *output, *template;
    const char **settings; /* NAME=VALUE of the configuration */
    size_t setting_count;
    const char **paths;
    size_t path_count;
};

/* A line of the table of subcommands. */
struct subcommand_entry {
    const char *name;      /* NULL for the reader */
    const char *arguments; /* as the synopsis has them */
    const char *help;      /* untranslated: show it by _() */
};

/* A line of the table of options. */
struct option_entry {
    const char *name;     /* without its dashes */
    char letter;          /* of the short form, '\0' without */
    const char *argument; /* "N", "NAME" …, NULL when it takes none */
    unsigned subcommands; /* those that take it: bit 1 << enum subcommand */
    size_t field;         /* its place in struct options */
    const char *help;     /* untranslated */
};

/* Reads argv, options and operands in any order; "--" ends the options.  The first
 * operand before it is the subcommand when it is the name of one, else a path.  False,
 * with a sentence, for what is in no table, for an option that the subcommand does not
 * take and for a value that is none. */
bool options_parse(struct options *options, int argc, char **argv, struct err *err);
void options_fini(struct options *options);

/* The tables, for those who print them. */
const struct subcommand_entry *options_subcommand(enum subcommand subcommand);
const struct option_entry *options_table(size_t *count);

/* The text of --help. */
void options_print_help(FILE *out);

#endif
