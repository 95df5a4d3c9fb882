/* manual.c: fills the tables of a manual page from those of the program.
 *
 *     manual TEMPLATE    the page on standard output
 *
 * A line "@NAME@" of the template is replaced by a table in mdoc: the subcommands and options
 * of the command line, the commands with their keys, the options of the configuration,
 * the converters, the forms of labels, the formats of export.  Built and run by make; not
 * installed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "cli/options.h"
#include "notes/export.h"
#include "notice/forms.h"
#include "reader/command.h"
#include "source/filter.h"

/* Prints a word of text or of a macro's line, with what roff would take for its own escaped. */
static void
put(const char *word)
{
    static const struct {
        char character;
        const char *escape;
    } escapes[] = {{'\\', "\\e"},  {'-', "\\-"},    {'^', "\\(ha"}, {'~', "\\(ti"},
                   {'`', "\\(ga"}, {'\'', "\\(aq"}, {'"', "\\(dq"}};

    fputs("\\&", stdout);
    for (; *word; word++) {
        const char *escape = NULL;
        for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++)
            if (escapes[i].character == *word)
                escape = escapes[i].escape;
        if (escape)
            fputs(escape, stdout);
        else
            putchar(*word);
    }
}

static void
begin_list(const char *width)
{
    printf(".Bl -tag -width %s\n", width);
}

static void
end_list(void)
{
    puts(".El");
}

/* Prints the help of an entry as a sentence: a capital at its start, a stop at its end. */
static void
put_help(const char *help)
{
    const char first[] = {help[0] >= 'a' && help[0] <= 'z' ? (char)(help[0] - 'a' + 'A') : help[0],
                          '\0'};
    size_t length = strlen(help);

    assert(length > 0);
    put(first);
    put(help + 1);
    puts(help[length - 1] == '.' ? "" : ".");
}

/* "options [arguments]", a line of the synopsis a subcommand. */
static void
print_synopsis(void)
{
    for (int i = 0; i < SUBCOMMAND_COUNT; i++) {
        const struct subcommand_entry *entry = options_subcommand((enum subcommand)i);
        puts(".Nm");
        if (entry->name)
            printf(".Cm %s\n", entry->name);
        puts(".Op Ar option ...");
        printf(".Ar ");
        put(entry->arguments);
        putchar('\n');
    }
}

static void
print_subcommands(void)
{
    begin_list("outline");
    for (int i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++) {
        const struct subcommand_entry *entry = options_subcommand((enum subcommand)i);
        printf(".It Cm %s Ar \"", entry->name);
        put(entry->arguments);
        puts("\"");
        put_help(entry->help);
    }
    end_list();
}

/* "Of list, info and show only", unless each subcommand takes the option. */
static void
print_takers(const struct option_entry *entry)
{
    unsigned rest = entry->subcommands;

    if (rest & 1u << SUBCOMMAND_READ)
        return;
    puts("Of");
    for (int i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++) {
        if (!(rest & 1u << i))
            continue;
        rest &= ~(1u << i);
        bool last_but_one = rest && (rest & (rest - 1)) == 0;
        printf(".Cm %s%s\n", options_subcommand((enum subcommand)i)->name,
               rest && !last_but_one ? " ," : "");
        if (last_but_one)
            puts("and");
    }
    puts("only.");
}

static void
print_options(void)
{
    size_t count;
    const struct option_entry *entries = options_table(&count);

    begin_list("Ds");
    for (size_t i = 0; i < count; i++) {
        printf(".It ");
        if (entries[i].letter)
            printf("Fl %c , ", entries[i].letter);
        printf("Fl \\-");
        put(entries[i].name);
        if (entries[i].argument)
            printf(" Ar %s", entries[i].argument);
        putchar('\n');
        put_help(entries[i].help);
        print_takers(&entries[i]);
    }
    end_list();
}

static void
print_group(enum command_group group)
{
    printf(".Ss ");
    put(command_group_heading(group));
    putchar('\n');
    begin_list("Ds");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command_info *info = command_info((enum command)i);
        if (info->group != group)
            continue;
        printf(".It Ic \"");
        put(info->keys);
        printf("\\&\" Pq Cm "); /* a key at the end may look like a delimiter */
        put(info->name);
        putchar('\n');
        put_help(info->help);
    }
    end_list();
}

static void
print_commands(void)
{
    for (int group = 0; group < GROUP_COUNT; group++)
        print_group((enum command_group)group);
}

static void
print_values(const struct conf_option_info *info)
{
    switch (info->type) {
    case CONF_INT:
        printf("A number from %d to %d.\n", info->least, info->most);
        break;
    case CONF_BOOL:
        puts("Either\n.Cm yes\nor\n.Cm no .");
        break;
    case CONF_CHOICE:
        printf("One of\n.Cm ");
        put(info->choices);
        puts(" .");
        break;
    case CONF_STRING:
    case CONF_PATHS:
        break;
    }
    if (*info->value) {
        printf("The default is\n.Cm ");
        put(info->value);
        puts(" .");
    }
}

static void
print_settings(void)
{
    const char *section = "";

    for (int i = 0; i < CONF_OPTION_COUNT; i++) {
        const struct conf_option_info *info = conf_option_info((enum conf_option)i);
        if (strcmp(section, info->section) != 0) {
            if (*section)
                end_list();
            section = info->section;
            printf(".Ss Section %s\n", section);
            begin_list("Ds");
        }
        printf(".It Cm ");
        put(info->name);
        putchar('\n');
        put_help(info->help);
        print_values(info);
    }
    end_list();
}

/* The converters as lines of a configuration, and the packages that they need. */
static void
print_filters(void)
{
    static const struct {
        const char *name, *files, *program, *package;
    } filters[] = {
#define X(name, files, program, package) {name, files, program, package},
        FILTERS(X)
#undef X
    };

    begin_list("Ds");
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
        printf(".It Cm ");
        put(filters[i].name);
        printf("\n.Li ");
        put(filters[i].files);
        printf(" \\&: ");
        put(filters[i].program);
        printf("\n.br\nfrom the package\n.Sy ");
        put(filters[i].package);
        putchar('\n');
    }
    end_list();
}

/* The forms of labels, several in a line. */
static void
print_labels(void)
{
    begin_list("hangul-half-paren");
    for (int form = 0; form < forms_count(NULL); form++) {
        printf(".It Cm ");
        put(forms_name(NULL, form));
        putchar('\n');
        put(forms_example(NULL, form));
        putchar('\n');
    }
    end_list();
}

/* The formats of export. */
static void
print_formats(void)
{
    begin_list("jsonld");
    for (int format = 0; format < EXPORT_FORMAT_COUNT; format++) {
        const struct export_format_info *info = export_format_info((enum export_format)format);
        printf(".It Cm ");
        put(info->name);
        putchar('\n');
        put_help(info->help);
    }
    end_list();
}

static const struct {
    const char *line;
    void (*print)(void);
} tables[] = {
    {"@SYNOPSIS@\n", print_synopsis}, {"@SUBCOMMANDS@\n", print_subcommands},
    {"@OPTIONS@\n", print_options},   {"@COMMANDS@\n", print_commands},
    {"@SETTINGS@\n", print_settings}, {"@FILTERS@\n", print_filters},
    {"@LABELS@\n", print_labels},     {"@FORMATS@\n", print_formats},
};

static void
print_line(const char *line)
{
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (strcmp(tables[i].line, line) == 0) {
            tables[i].print();
            return;
        }
    fputs(line, stdout);
}

int
main(int argc, char **argv)
{
    FILE *template = argc == 2 ? fopen(argv[1], "r") : NULL;
    char line[1024];

    if (!template) {
        fprintf(stderr, "usage: manual TEMPLATE\n");
        return 2;
    }
    while (fgets(line, sizeof line, template))
        print_line(line);
    fclose(template);
    return ferror(stdout) || fflush(stdout) != 0 ? 2 : 0;
}
