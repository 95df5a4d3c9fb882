/* conf.h: the options; the door to iniparser.
 *
 * One table of options, from which come the defaults, the checks, `--print-config` and
 * the manual.  A configuration file sets some of them:
 *
 *     [reading]
 *     measure = 72
 *
 * Whatever is wrong in it is told with its line, and the rest holds.  A file is only
 * ever read, never written.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_CONF_H
#define GONGWEN_BASE_CONF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/nls.h"

enum conf_type {
    CONF_INT,    /* a whole number from .least to .most */
    CONF_BOOL,   /* yes or no (true, false, on, off, 1, 0) */
    CONF_CHOICE, /* one of .choices; its value is the index */
    CONF_STRING,
    CONF_PATHS /* paths separated by ":"; ~ at the start of one is the home */
};

/* Identifier, section, name, type, default, least, most, choices (separated by ", "), help. */
#define CONF_OPTIONS(X)                                                                            \
    X(DIRECTORIES, "library", "directories", CONF_PATHS, "", 0, 0, NULL,                           \
      N_("Directories of the library, separated by colons; without any, the current one."))        \
    X(SORT, "library", "sort", CONF_CHOICE, "date", 0, 0, "date, number, issuer, title, name",     \
      N_("How the library is sorted at first."))                                                   \
    X(MEASURE, "reading", "measure", CONF_INT, "80", 10, 400, NULL,                                \
      N_("Columns of the text at most; an ideograph takes two."))                                  \
    X(LINE_BREAKS, "reading", "line-breaks", CONF_CHOICE, "gb", 0, 0, "gb, strict, loose",         \
      N_("How strictly marks and numbers are kept from a line's ends; gb is GB/T 15834."))         \
    X(HANGING, "reading", "hanging", CONF_BOOL, "no", 0, 0, NULL,                                  \
      N_("Whether a stop that does not fit on a line stands beyond its end."))                     \
    X(JUSTIFY, "reading", "justify", CONF_CHOICE, "off", 0, 0, "off, even, full",                  \
      N_("Whether lines are spread to the measure: between words and beside Latin text alone, "    \
         "or wherever it takes."))                                                                 \
    X(FIT, "reading", "fit", CONF_BOOL, "no", 0, 0, NULL,                                          \
      N_("Whether the lines of a paragraph are chosen together, so that they are even."))          \
    X(CONTENTS_BESIDE, "reading", "contents-beside", CONF_BOOL, "no", 0, 0, NULL,                  \
      N_("Whether the contents stand beside the text where the window is wide enough."))           \
    X(REMEMBER_PLACES, "reading", "remember-places", CONF_BOOL, "yes", 0, 0, NULL,                 \
      N_("Whether a notice opens where it was left."))                                             \
    X(ENCODING, "reading", "encoding", CONF_STRING, "", 0, 0, NULL,                                \
      N_("The encoding of the notices; empty to find it out."))                                    \
    X(CONVERTER_SECONDS, "reading", "converter-seconds", CONF_INT, "20", 1, 3600, NULL,            \
      N_("How long a program may take to make text of a file."))                                   \
    X(CONVERTER_MEGABYTES, "reading", "converter-megabytes", CONF_INT, "256", 1, 2047, NULL,       \
      N_("How much text it may make of one."))                                                     \
    X(KEEP_CONVERTED, "reading", "keep-converted", CONF_INT, "128", 0, 65536, NULL,                \
      N_("Megabytes of such texts that are kept for the next time; 0 keeps none."))                \
    X(DISTINGUISH, "search", "distinguish", CONF_STRING, "", 0, 0, NULL,                           \
      N_("What a search tells apart: some of case, width, quotes, marks, radicals, forms, "        \
         "spaces and variants, or all."))                                                          \
    X(SMART_CASE, "search", "smart-case", CONF_BOOL, "yes", 0, 0, NULL,                            \
      N_("Whether a capital in what is searched for tells capitals from small letters."))          \
    X(PINYIN, "search", "pinyin", CONF_CHOICE, "auto", 0, 0, "auto, yes, no",                      \
      N_("Whether Latin letters that stand nowhere in a notice are searched as pinyin; auto: on "  \
         "a console of the kernel, where no Chinese can be typed."))                               \
    X(LEDGER, "search", "ledger", CONF_INT, "32", 0, 65536, NULL,                                  \
      N_("Megabytes of how the lines of notices that were searched join, so that the next count "  \
         "of words in them is quicker; 0 keeps none."))                                            \
    X(EXPORT_FORMAT, "export", "format", CONF_CHOICE, "md", 0, 0,                                  \
      "md, txt, html, json, jsonld, csv, org",                                                     \
      N_("The form in which passages leave, where nothing else says it."))                         \
    X(EXPORT_TEMPLATE, "export", "template", CONF_STRING, "", 0, 0, NULL,                          \
      N_("The citation below a passage, with fields in braces; empty for the usual one."))         \
    X(AMBIGUOUS, "screen", "ambiguous", CONF_CHOICE, "auto", 0, 0, "auto, 1, 2",                   \
      N_("Columns that the terminal gives to the quotes, dashes and circled numbers of Chinese.")) \
    X(THEME, "screen", "theme", CONF_CHOICE, "auto", 0, 0, "auto, dark, light, mono",              \
      N_("The colours."))                                                                          \
    X(MOUSE, "screen", "mouse", CONF_BOOL, "yes", 0, 0, NULL,                                      \
      N_("Whether the mouse is the reader's; else the terminal selects with it."))

enum conf_option {
#define X(id, section, name, type, value, least, most, choices, help) CONF_##id,
    CONF_OPTIONS(X)
#undef X
        CONF_OPTION_COUNT
};

/* The choices of "theme", by their index. */
enum conf_theme { CONF_THEME_AUTO, CONF_THEME_DARK, CONF_THEME_LIGHT, CONF_THEME_MONO };

/* The choices of "pinyin". */
enum conf_pinyin { CONF_PINYIN_AUTO, CONF_PINYIN_YES, CONF_PINYIN_NO };

/* An option as the table has it. */
struct conf_option_info {
    const char *section;
    const char *name;
    enum conf_type type;
    const char *value; /* the default */
    int least, most;
    const char *choices;
    const char *help; /* not yet translated */
};

const struct conf_option_info *conf_option_info(enum conf_option option);

struct conf;

/* The defaults. */
struct conf *conf_new(void);
void conf_free(struct conf *conf);

/* Reads the file over what is set.  What is wrong in it goes to `diags` with its line.
 * False, with a sentence, only when the file cannot be read at all. */
bool conf_read(struct conf *conf, const char *path, struct diags *diags, struct err *err);

/* Sets one option by "NAME=VALUE".  False, with a sentence, when it cannot be. */
bool conf_set(struct conf *conf, const char *setting, struct err *err);

/* The value of an option; the type must be the option's, but conf_string also gives the
 * name of a choice.  Strings are borrowed. */
int conf_int(const struct conf *conf, enum conf_option option);
bool conf_bool(const struct conf *conf, enum conf_option option);
int conf_choice(const struct conf *conf, enum conf_option option);
const char *conf_string(const struct conf *conf, enum conf_option option);

/* The line of the file that has set the option, 0 when none has; and the default again, for a value
 * that only those above know to be none. */
size_t conf_line(const struct conf *conf, enum conf_option option);
void conf_reset(struct conf *conf, enum conf_option option);
size_t conf_path_count(const struct conf *conf, enum conf_option option);
const char *conf_path(const struct conf *conf, enum conf_option option, size_t i);

/* Sections that are lists of NAME = VALUE, in the order of the file: [keys], which keymap
 * reads, [filters], which filter reads, and [labels], which forms reads. */
enum conf_list { CONF_KEYS, CONF_FILTERS, CONF_LABELS, CONF_LIST_COUNT };

struct conf_entry {
    char *name;
    char *value;
    size_t line;
};

size_t conf_entry_count(const struct conf *conf, enum conf_list list);
const struct conf_entry *conf_entry(const struct conf *conf, enum conf_list list, size_t i);

/* Every option as a configuration file, with its help as a comment and its value, appended. */
void conf_print(const struct conf *conf, struct buf *out);

/* "NAME = VALUE" and a line end, with the quotes that the value needs, appended. */
void conf_print_line(const char *name, const char *value, struct buf *out);

#endif
