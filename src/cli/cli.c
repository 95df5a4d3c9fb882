/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/cli.h"

#include <string.h>

#include "cli/add.h"
#include "cli/contents.h"
#include "cli/dump.h"
#include "cli/hits.h"
#include "cli/info.h"
#include "cli/inward.h"
#include "cli/list.h"
#include "cli/marked.h"
#include "cli/output.h"
#include "cli/outward.h"
#include "cli/show.h"

/* Prints one notice. */
typedef enum status printer(const struct doc *doc, const struct options *options);

static printer *const printers[SUBCOMMAND_COUNT] = {
    [SUBCOMMAND_INFO] = info_print,
    [SUBCOMMAND_OUTLINE] = contents_print,
    [SUBCOMMAND_SHOW] = show_print,
};

static enum status
print_file(const char *path, const struct options *options, const struct doc_rules *rules)
{
    struct err err;
    struct doc *doc = doc_open(path, rules, options->encoding, &err);

    if (!doc)
        return output_error(path, err.sentence);
    doc_finish(doc);
    enum status status = printers[options->subcommand](doc, options);
    doc_free(doc);
    return status;
}

/* What was not said on the command line, by the configuration. */
static struct options
completed(const struct options *options, const struct conf *conf)
{
    struct options all = *options;
    const char *encoding = conf_string(conf, CONF_ENCODING);

    if (!all.encoding && *encoding)
        all.encoding = encoding;
    all.ambiguous = strcmp(conf_string(conf, CONF_AMBIGUOUS), "2") == 0 ? 2 : 1;
    all.manner = manner_of(conf);
    return all;
}

static enum status
print_files(const struct options *options, const struct doc_rules *rules)
{
    enum status status = STATUS_NOTHING;
    struct err err;

    if (options->dump && !dump_knows(options->dump, &err))
        return output_error(NULL, err.sentence);
    for (size_t i = 0; i < options->path_count; i++)
        status = status_of_both(status, print_file(options->paths[i], options, rules));
    return status;
}

static enum status
run(const struct options *options, const struct conf *conf, const struct doc_rules *rules)
{
    switch (options->subcommand) {
    case SUBCOMMAND_LIST:
        return list_print(options, conf, rules);
    case SUBCOMMAND_SEARCH:
        return hits_print(options, conf, rules);
    case SUBCOMMAND_NOTES:
        return marked_print(options, rules);
    case SUBCOMMAND_ADD:
        return add_run(options, rules);
    case SUBCOMMAND_EXPORT:
        return outward_run(options, conf, rules);
    case SUBCOMMAND_IMPORT:
        return inward_run(options, rules);
    default:
        return print_files(options, rules);
    }
}

int
cli_run(const struct options *options, const struct conf *conf, const struct doc_rules *rules)
{
    const struct options all = completed(options, conf);
    enum status status = run(&all, conf, rules);

    if (output_close() == STATUS_ERROR)
        status = STATUS_ERROR;
    return (int)status;
}
