/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "cli/output.h"
#include "source/convert.h"

/* The file to read: the one asked for, else the person's own if it is there. */
static char *
choose_path(const char *path)
{
    if (path)
        return mem_copy_string(path);
    char *usual = file_place("XDG_CONFIG_HOME", ".config", "config");
    if (usual && access(usual, F_OK) == 0)
        return usual;
    free(usual);
    return NULL;
}

static int
compare_lines(const void *left, const void *right)
{
    size_t a = ((const struct diag *)left)->line, b = ((const struct diag *)right)->line;

    return (a > b) - (a < b);
}

bool
settings_know_encoding(const char *name, struct err *err)
{
    struct convert *convert = *name ? convert_new(name) : NULL;
    bool known = !*name || convert;

    convert_free(convert);
    return known ||
           err_set(err, _("the encoding %s is not known; iconv -l lists those that are"), name);
}

/* An encoding that nobody knows is told here, once, and not of each notice. */
static void
check_encoding(struct settings *settings)
{
    struct err err;

    if (settings_know_encoding(conf_string(settings->conf, CONF_ENCODING), &err))
        return;
    diags_add(&settings->diags, DIAG_WARNING, conf_line(settings->conf, CONF_ENCODING), "%s",
              err.sentence);
    conf_reset(settings->conf, CONF_ENCODING);
}

bool
settings_init(struct settings *settings, const char *path)
{
    struct err err;
    bool ok = true;

    *settings = (struct settings){.path = choose_path(path)};
    settings->conf = conf_new();
    settings->keymap = keymap_new();
    settings->filters = filters_new();
    settings->forms = forms_new();
    settings->rules = (struct doc_rules){settings->filters, settings->forms};
    if (settings->path && !conf_read(settings->conf, settings->path, &settings->diags, &err)) {
        output_error(settings->path, err.sentence);
        ok = !path;
    }
    check_encoding(settings);
    keymap_configure(settings->keymap, settings->conf, &settings->diags);
    filters_configure(settings->filters, settings->conf, &settings->diags);
    forms_configure(settings->forms, settings->conf, &settings->diags);
    if (settings->diags.count > 0)
        qsort(settings->diags.all, settings->diags.count, sizeof settings->diags.all[0],
              compare_lines);
    return ok;
}

void
settings_fini(struct settings *settings)
{
    diags_fini(&settings->diags);
    forms_free(settings->forms);
    filters_free(settings->filters);
    keymap_free(settings->keymap);
    conf_free(settings->conf);
    free(settings->path);
}

const char **
settings_paths(const struct conf *conf, const char *const *named, size_t named_count, size_t *count)
{
    size_t configured = named_count ? 0 : conf_path_count(conf, CONF_DIRECTORIES);
    const char **paths = mem_zero(named_count + configured + 1, sizeof paths[0]);

    for (size_t i = 0; i < named_count; i++)
        paths[i] = named[i];
    for (size_t i = 0; i < configured; i++)
        paths[i] = conf_path(conf, CONF_DIRECTORIES, i);
    *count = named_count + configured;
    if (*count == 0)
        paths[(*count)++] = ".";
    return paths;
}

void
settings_complain(const struct settings *settings)
{
    for (size_t i = 0; i < settings->diags.count; i++) {
        const struct diag *diag = &settings->diags.all[i];
        struct buf where = BUF_INIT;
        buf_addf(&where, "%s:%zu", settings->path, diag->line);
        output_error(buf_string(&where), diag->sentence);
        buf_fini(&where);
    }
}

void
settings_print(const struct settings *settings)
{
    struct buf text = BUF_INIT;

    conf_print(settings->conf, &text);
    filters_print_conf(settings->filters, &text);
    forms_print_conf(settings->forms, &text);
    keymap_print_conf(settings->keymap, &text);
    output_source(buf_string(&text), text.length);
    buf_fini(&text);
}
