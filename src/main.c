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

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "tui/tui.h"

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
        const char *language = getenv("LANGUAGE");
        if (!(language && *language) && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
            setenv("LANGUAGE", name, 1);
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

/* The first fault of the configuration, for the reader hides standard error. */
static void
print_greeting(const struct settings *settings, struct buf *out)
{
    if (settings->diags.count == 0)
        return;
    const struct diag *first = &settings->diags.all[0];
    buf_addf(out, "%s:%zu: %s", file_name(settings->path), first->line, first->sentence);
}

/* Reads the files or directories that were named, else those of the configuration, else
 * where we are. */
static int
read_notices(const struct settings *settings, const struct options *options)
{
    const struct conf *conf = settings->conf;
    size_t configured = conf_path_count(conf, CONF_DIRECTORIES);
    const char **paths = mem_zero(configured + 1, sizeof paths[0]);
    struct tui_start start = {.conf = conf,
                              .keymap = settings->keymap,
                              .paths = options->paths,
                              .path_count = options->path_count,
                              .encoding = options->encoding};
    struct buf greeting = BUF_INIT;
    struct err err;

    paths[0] = ".";
    for (size_t i = 0; i < configured; i++)
        paths[i] = conf_path(conf, CONF_DIRECTORIES, i);
    if (options->path_count == 0) {
        start.paths = paths;
        start.path_count = configured ? configured : 1;
    }
    print_greeting(settings, &greeting);
    start.greeting = buf_string(&greeting);
    int status = tui_run(&start, &err) ? STATUS_DONE : (int)output_error(NULL, err.sentence);
    buf_fini(&greeting);
    free(paths);
    return status;
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
    return read_notices(settings, options);
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
