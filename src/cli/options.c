/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nls.h"

#define WIDTH_MOST 1000

static const struct subcommand_entry subcommands[SUBCOMMAND_COUNT] = {
    [SUBCOMMAND_READ] = {NULL, "[PATH]...", N_("read notices: a file, or a directory of them")},
    [SUBCOMMAND_LIST] = {"list", "[DIR]", N_("list the notices of a directory")},
    [SUBCOMMAND_INFO] = {"info", "FILE...", N_("show issuer, number, title, date and the like")},
    [SUBCOMMAND_OUTLINE] = {"outline", "FILE...", N_("show the numbered sections")},
    [SUBCOMMAND_SHOW] = {"show", "FILE...", N_("print the notice, its lines joined again")},
    [SUBCOMMAND_SEARCH] = {"search", "PATTERN [PATH]...",
                           N_("find words in notices, whatever line ends cut")},
    [SUBCOMMAND_NOTES] = {"notes", "[PATH]...", N_("list bookmarks, highlights and notes")},
    [SUBCOMMAND_ADD] = {"add", "FILE", N_("highlight or bookmark words of a notice")},
    [SUBCOMMAND_EXPORT] = {"export", "[PATH]...", N_("write what is marked as quotations or data")},
    [SUBCOMMAND_IMPORT] = {"import", "FILE...", N_("take in what was exported as jsonld")},
};

#define FOR(subcommand) (1u << SUBCOMMAND_##subcommand)
#define FOR_EACH        ((1u << SUBCOMMAND_COUNT) - 1)
#define FIELD(name)     offsetof(struct options, name)

static const struct option_entry table[] = {
    {"json", 'j', NULL,
     FOR(LIST) | FOR(INFO) | FOR(OUTLINE) | FOR(SHOW) | FOR(SEARCH) | FOR(NOTES) | FOR(ADD),
     FIELD(json), N_("one JSON object a notice, hit or note, each on a line")},
    {"sort", '\0', "KEY", FOR(LIST), FIELD(sort),
     N_("order the list by date, number, issuer, title or name")},
    {"filter", '\0', "TEXT", FOR(LIST) | FOR(NOTES) | FOR(EXPORT), FIELD(filter),
     N_("list only the notices or notes that hold this text")},
    {"width", 'w', "N", FOR(SHOW), FIELD(width),
     N_("break lines after N columns; 0: one line a paragraph")},
    {"section", 's', "WHERE", FOR(SHOW) | FOR(SEARCH) | FOR(NOTES) | FOR(ADD) | FOR(EXPORT),
     FIELD(section), N_("only this section, by its number: 2.3")},
    {"in", '\0', "PART", FOR(SEARCH), FIELD(in),
     N_("search only headings, title, number, issuer or date")},
    {"count", 'n', NULL, FOR(SEARCH), FIELD(count), N_("only how many hits each file has")},
    {"words", '\0', NULL, FOR(SEARCH), FIELD(words), N_("only what was found, and how often")},
    {"regex", 'E', NULL, FOR(SEARCH), FIELD(regex), N_("the pattern is a regular expression")},
    {"pinyin", 'p', NULL, FOR(SEARCH), FIELD(pinyin),
     N_("the pattern is pinyin, syllables or initials")},
    {"exact", 'x', NULL, FOR(SEARCH), FIELD(exact), N_("the characters exactly as they are")},
    {"distinguish", '\0', "LIST", FOR(SEARCH), FIELD(distinguish),
     N_("tell apart case, width, variants ...: see the manual")},
    {"quote", '\0', "TEXT", FOR(ADD), FIELD(quote),
     N_("the words to mark, however they are wrapped")},
    {"note", '\0', "TEXT", FOR(ADD), FIELD(note), N_("a comment on them")},
    {"bookmark", 'b', "NAME", FOR(ADD), FIELD(bookmark),
     N_("a bookmark of this name, no highlight")},
    {"colour", '\0', "NAME", FOR(ADD) | FOR(NOTES) | FOR(EXPORT), FIELD(colour),
     N_("colour: yellow, green, blue, red or violet")},
    {"kind", '\0', "NAME", FOR(NOTES) | FOR(EXPORT), FIELD(kind),
     N_("only bookmark, mark or highlight")},
    {"since", '\0', "DATE", FOR(NOTES) | FOR(EXPORT), FIELD(since),
     N_("only what was marked on this day or later")},
    {"until", '\0', "DATE", FOR(NOTES) | FOR(EXPORT), FIELD(until),
     N_("only what was marked on this day or before")},
    {"format", 'f', "NAME", FOR(EXPORT), FIELD(format),
     N_("the format: md, txt, html, json, jsonld, csv or org")},
    {"output", 'o', "FILE", FOR(EXPORT), FIELD(output), N_("write to this file")},
    {"force", '\0', NULL, FOR(EXPORT), FIELD(force), N_("write over a file that is there")},
    {"template", '\0', "TEXT", FOR(EXPORT), FIELD(template),
     N_("the form of citations: see the manual")},
    {"raw", 'r', NULL, FOR(SHOW), FIELD(raw), N_("the decoded source as it is, but for controls")},
    {"dump", '\0', "WHAT", FOR(SHOW), FIELD(dump), N_("for debugging: tree or rows")},
    {"encoding", 'e', "NAME", FOR_EACH, FIELD(encoding),
     N_("decode from this encoding instead of finding it")},
    {"config", 'c', "FILE", FOR_EACH, FIELD(config), N_("read this configuration file")},
    {"set", '\0', "NAME=VALUE", FOR_EACH, FIELD(settings),
     N_("set an option of the configuration")},
    {"print-config", '\0', NULL, FOR_EACH, FIELD(print_config),
     N_("print the configuration as a file, and exit")},
    {"help", 'h', NULL, FOR_EACH, FIELD(help), N_("print this help, and exit")},
    {"version", 'V', NULL, FOR_EACH, FIELD(version), N_("print the version, and exit")},
};

#define TABLE_COUNT (sizeof table / sizeof table[0])

/* What getopt_long returns for the entry i of the table: above all letters. */
#define FIRST_CODE 256

const struct subcommand_entry *
options_subcommand(enum subcommand subcommand)
{
    return &subcommands[subcommand];
}

const struct option_entry *
options_table(size_t *count)
{
    *count = TABLE_COUNT;
    return table;
}

/* The table as getopt wants it: a leading "-" gives operands in their order, ":" tells a
 * missing argument from an unknown option. */
static void
make_getopt_tables(char *letters, struct option *names)
{
    *letters++ = '-';
    *letters++ = ':';
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        int has = table[i].argument ? required_argument : no_argument;
        names[i] = (struct option){table[i].name, has, NULL, FIRST_CODE + (int)i};
        if (table[i].letter == '\0')
            continue;
        *letters++ = table[i].letter;
        if (table[i].argument)
            *letters++ = ':';
    }
    *letters = '\0';
}

static size_t
entry_of(int code)
{
    if (code >= FIRST_CODE)
        return (size_t)(code - FIRST_CODE);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (table[i].letter == code)
            return i;
    return TABLE_COUNT;
}

static enum subcommand
subcommand_of(const char *word)
{
    for (int i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        if (strcmp(subcommands[i].name, word) == 0)
            return (enum subcommand)i;
    return SUBCOMMAND_READ;
}

static bool
read_width(const char *word, int *width, struct err *err)
{
    char *end;
    long number = strtol(word, &end, 10);

    if (end == word || *end != '\0' || number < 0 || number > WIDTH_MOST)
        return err_set(err, _("--width takes a number from 0 to %d, not \"%s\""), WIDTH_MOST, word);
    *width = (int)number;
    return true;
}

/* Sets the field of the entry. */
static bool
take(struct options *options, const struct option_entry *entry, const char *value, struct err *err)
{
    char *field = (char *)options + entry->field;

    if (entry->field == FIELD(settings)) {
        options->settings[options->setting_count++] = value;
        return true;
    }
    if (entry->field == FIELD(width))
        return read_width(value, &options->width, err);
    if (entry->argument)
        memcpy(field, &value, sizeof value);
    else
        *(bool *)field = true;
    return true;
}

static bool
complain(int code, char *const *argv, struct err *err)
{
    size_t entry = entry_of(optopt);

    if (code == ':')
        return err_set(err, _("the option --%s wants a value: see gongwen --help"),
                       table[entry].name);
    if (optopt >= FIRST_CODE)
        return err_set(err, _("the option --%s takes no value: see gongwen --help"),
                       table[entry].name);
    if (optopt != 0)
        return err_set(err, _("there is no option -%c: see gongwen --help"), optopt);
    return err_set(err, _("there is no option %s: see gongwen --help"), argv[optind - 1]);
}

static void
take_operand(struct options *options, const char *word, bool may_be_subcommand)
{
    if (may_be_subcommand && options->path_count == 0 && options->subcommand == SUBCOMMAND_READ) {
        options->subcommand = subcommand_of(word);
        if (options->subcommand != SUBCOMMAND_READ)
            return;
    }
    options->paths[options->path_count++] = word;
}

static bool
read_words(struct options *options, int argc, char **argv, bool *given, struct err *err)
{
    struct option names[TABLE_COUNT + 1] = {{NULL, 0, NULL, 0}};
    char letters[2 * TABLE_COUNT + 3];
    int code;

    make_getopt_tables(letters, names);
    opterr = 0;
    optind = 0;
    while ((code = getopt_long(argc, argv, letters, names, NULL)) != -1) {
        if (code == '?' || code == ':')
            return complain(code, argv, err);
        if (code == 1) {
            take_operand(options, optarg, true);
            continue;
        }
        size_t entry = entry_of(code);
        given[entry] = true;
        if (!take(options, &table[entry], optarg, err))
            return false;
    }
    while (optind < argc)
        take_operand(options, argv[optind++], false);
    return true;
}

/* Whether the subcommand takes all that was given. */
static bool
check_together(const struct options *options, const bool *given, struct err *err)
{
    const char *subcommand = subcommands[options->subcommand].name;

    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (!given[i] || table[i].subcommands & 1u << options->subcommand)
            continue;
        if (!subcommand)
            return err_set(err, _("the option --%s goes with a subcommand: see gongwen --help"),
                           table[i].name);
        return err_set(err, _("the option --%s does not go with %s: see gongwen --help"),
                       table[i].name, subcommand);
    }
    if (options->json && (options->raw || options->dump))
        return err_set(err, _("--json goes with neither --raw nor --dump"));
    return true;
}

static bool
check_add(const struct options *options, struct err *err)
{
    if (options->path_count != 1)
        return err_set(err, _("add takes one file"));
    return options->quote || options->section ||
           err_set(err, _("add wants --quote or --section: see gongwen --help"));
}

/* Whether the operands are as many as the subcommand takes. */
static bool
check_operands(const struct options *options, struct err *err)
{
    if (options->help || options->version || options->print_config)
        return true;
    switch (options->subcommand) {
    case SUBCOMMAND_LIST:
        return options->path_count <= 1 || err_set(err, _("list takes one directory"));
    case SUBCOMMAND_SEARCH:
        return options->path_count > 0 ||
               err_set(err, _("search wants a pattern: see gongwen --help"));
    case SUBCOMMAND_ADD:
        return check_add(options, err);
    case SUBCOMMAND_IMPORT:
    case SUBCOMMAND_INFO:
    case SUBCOMMAND_OUTLINE:
    case SUBCOMMAND_SHOW:
        return options->path_count > 0 || err_set(err, _("%s wants a file: see gongwen --help"),
                                                  subcommands[options->subcommand].name);
    default:
        return true;
    }
}

bool
options_parse(struct options *options, int argc, char **argv, struct err *err)
{
    bool given[TABLE_COUNT] = {false};

    *options = (struct options){.subcommand = SUBCOMMAND_READ};
    options->paths = mem_zero((size_t)argc, sizeof options->paths[0]);
    options->settings = mem_zero((size_t)argc, sizeof options->settings[0]);
    return read_words(options, argc, argv, given, err) && check_together(options, given, err) &&
           check_operands(options, err);
}

void
options_fini(struct options *options)
{
    free(options->paths);
    free(options->settings);
}

/* The columns in which the help of a subcommand and of an option begin. */
#define SUBCOMMAND_COLUMN 35
#define OPTION_COLUMN     26

/* Prints the line with the help behind it in its column, and empties it. */
static void
print_entry(FILE *out, struct buf *line, size_t column, const char *help)
{
    buf_add_spaces(line, line->length < column ? column - line->length : 1);
    fprintf(out, "%s%s\n", buf_string(line), _(help));
    buf_fini(line);
}

static void
print_option(FILE *out, const struct option_entry *entry)
{
    struct buf line = BUF_INIT;

    if (entry->letter)
        buf_addf(&line, "  -%c, --%s", entry->letter, entry->name);
    else
        buf_addf(&line, "      --%s", entry->name);
    if (entry->argument)
        buf_addf(&line, " %s", entry->argument);
    print_entry(out, &line, OPTION_COLUMN, entry->help);
}

static void
print_subcommand(FILE *out, const struct subcommand_entry *entry)
{
    struct buf line = BUF_INIT;

    buf_addf(&line, "  gongwen %s%s%s", entry->name ? entry->name : "", entry->name ? " " : "",
             entry->arguments);
    print_entry(out, &line, SUBCOMMAND_COLUMN, entry->help);
}

void
options_print_help(FILE *out)
{
    fprintf(out, "%s\n\n", _("gongwen reads official notices in the terminal."));
    for (int i = 0; i < SUBCOMMAND_COUNT; i++)
        print_subcommand(out, &subcommands[i]);
    fputc('\n', out);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        print_option(out, &table[i]);
    fprintf(out, "\n%s\n",
            _("A file named \"-\" is standard input. F1 in the reader shows its keys."));
}
