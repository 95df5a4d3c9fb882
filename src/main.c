/* main.c: the locale, then a subcommand or the reader.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/nls.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "tui/term.h"
#include "tui/tui.h"

/* The first of the variables that is set; "C" when none is. */
static const char *
first_set(const char *const *variables, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* The locale that says what characters the terminal has. */
static const char *
name_of_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    return first_set(variables, sizeof variables / sizeof variables[0]);
}

/* The locale of the environment; where it was never generated (a bare system) or has other
 * characters its language all the same, on characters that are UTF-8. */
static void
set_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *language = getenv("LANGUAGE");

    if (setlocale(LC_ALL, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    setlocale(LC_ALL, "C.UTF-8");
    const char *name = first_set(variables, sizeof variables / sizeof variables[0]);
    if (!(language && *language) && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
        setenv("LANGUAGE", name, 1);
}

/* Says what is wrong with the locale that was asked for, when something is. */
static void
print_fault_of_locale(struct buf *out)
{
    const char *now = setlocale(LC_CTYPE, NULL), *name = name_of_locale();

    if (!now || strcmp(now, "C.UTF-8") != 0 || strcasecmp(name, "C.UTF-8") == 0 ||
        strcasecmp(name, "C.UTF8") == 0)
        return;
    if (strcasestr(name, "UTF-8") || strcasestr(name, "UTF8"))
        buf_addf(out, _("The locale %s is not installed; C.UTF-8 stands in for it"), name);
    else
        buf_addf(out, _("The locale %s is not UTF-8; what is shown is"), name);
}

static void
set_language(void)
{
    const char *directory = getenv("GONGWEN_LOCALEDIR");

    set_locale();
    bindtextdomain(PACKAGE, directory && *directory ? directory : LOCALEDIR);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
    textdomain(PACKAGE);
}

/* What a person should know at once: the first fault of the configuration, for the reader
 * hides standard error, or that the locale is not what the screen shows. */
static void
print_greeting(const struct settings *settings, struct buf *out)
{
    const struct diag *first = settings->diags.count ? &settings->diags.all[0] : NULL;

    if (first)
        buf_addf(out, "%s:%zu: %s", file_name(settings->path), first->line, first->sentence);
    else
        print_fault_of_locale(out);
}

/* Opens the reader. */
static int
read_notices(const struct settings *settings, const struct options *options)
{
    struct tui_start start = {.conf = settings->conf,
                              .keymap = settings->keymap,
                              .rules = &settings->rules,
                              .encoding = options->encoding};
    struct buf greeting = BUF_INIT;
    struct err err;

    const char **paths =
        settings_paths(settings->conf, options->paths, options->path_count, &start.path_count);
    start.paths = paths;
    print_greeting(settings, &greeting);
    start.greeting = buf_string(&greeting);
    int status = tui_run(&start, &err) ? STATUS_DONE : (int)output_error(NULL, err.sentence);
    buf_fini(&greeting);
    free(paths);
    return status;
}

/* What stands for the reader where standard output is no screen: the list of a
 * directory, the text of files. */
static int
print_notices(const struct settings *settings, const struct options *options)
{
    struct options plain = *options;
    struct stat st;

    plain.subcommand = options->path_count ? SUBCOMMAND_SHOW : SUBCOMMAND_LIST;
    for (size_t i = 0; i < options->path_count; i++)
        if (stat(options->paths[i], &st) == 0 && S_ISDIR(st.st_mode))
            plain.subcommand = SUBCOMMAND_LIST;
    return cli_run(&plain, settings->conf, &settings->rules);
}

/* Runs what was asked for with the settings of the person. */
static int
run_with(const struct settings *settings, const struct options *options)
{
    if (options->print_config) {
        settings_print(settings);
        return (int)output_close();
    }
    if (options->subcommand != SUBCOMMAND_READ)
        return cli_run(options, settings->conf, &settings->rules);
    return term_is_interactive() ? read_notices(settings, options)
                                 : print_notices(settings, options);
}

/* What the command line sets of the configuration; an encoding that nobody knows is told once. */
static bool
take_settings(struct conf *conf, const struct options *options)
{
    struct err err;

    for (size_t i = 0; i < options->setting_count; i++)
        if (!conf_set(conf, options->settings[i], &err)) {
            output_error("--set", err.sentence);
            return false;
        }
    if (!settings_know_encoding(conf_string(conf, CONF_ENCODING), &err)) {
        output_error("--set", err.sentence);
        return false;
    }
    if (options->encoding && !settings_know_encoding(options->encoding, &err)) {
        output_error(NULL, err.sentence);
        return false;
    }
    return true;
}

static int
run(const struct options *options)
{
    struct settings settings;

    if (options->help) {
        options_print_help(stdout);
        return (int)output_close();
    }
    if (options->version) {
        printf("gongwen %s\n", PACKAGE_VERSION);
        return (int)output_close();
    }
    if (options->json)
        setlocale(LC_MESSAGES, "C"); /* what a program reads is the same everywhere */
    bool ok = settings_init(&settings, options->config);
    settings_complain(&settings);
    ok = take_settings(settings.conf, options) && ok;
    int status = ok ? run_with(&settings, options) : (int)STATUS_ERROR;
    settings_fini(&settings);
    return status;
}

int
main(int argc, char **argv)
{
    struct options options;
    struct err err;

    set_language();
    int status = options_parse(&options, argc, argv, &err) ? run(&options)
                                                           : (int)output_error(NULL, err.sentence);
    options_fini(&options);
    return status;
}
