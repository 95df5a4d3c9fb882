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

#include "base/nls.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/settings.h"

/* The locale of the environment; where it was never generated (a bare system) its
 * language all the same, on characters that are UTF-8. */
static void
set_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    if (setlocale(LC_ALL, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    setlocale(LC_ALL, "C.UTF-8");
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *name = getenv(variables[i]);
        if (!name || !*name)
            continue;
        if (strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
            setenv("LANGUAGE", name, 0);
        return;
    }
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

/* Runs what was asked for with the settings of the person. */
static int
run_with(const struct settings *settings, const struct options *options)
{
    if (options->print_config) {
        settings_print(settings);
        return (int)output_close();
    }
    if (options->subcommand != SUBCOMMAND_READ)
        return cli_run(options, settings->conf);
    return (int)output_error(NULL, _("this build has no reader yet"));
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
