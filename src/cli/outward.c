/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/outward.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/nls.h"
#include "cli/marked.h"
#include "notes/cite.h"
#include "notes/export.h"

static bool
choose_format(const struct options *options, const struct conf *conf, enum export_format *format,
              struct err *err)
{
    const char *name = options->format;

    if (!name && options->output) {
        *format = export_format_by_file(options->output);
        if (*format != EXPORT_FORMAT_COUNT)
            return true;
    }
    if (!name)
        name = conf_string(conf, CONF_EXPORT_FORMAT);
    *format = export_format_by_name(name);
    return *format != EXPORT_FORMAT_COUNT ||
           err_set(err, _("there is no format \"%s\": see gongwen(1)"), name);
}

static bool
is_free(const struct options *options, struct err *err)
{
    return !options->output || options->force || !file_is_at_stake(options->output) ||
           err_set(err, _("is there already: --force replaces it"));
}

static enum status
write_out(const struct options *options, const struct buf *out)
{
    struct err err;

    if (!options->output || strcmp(options->output, "-") == 0)
        return fwrite(out->bytes, 1, out->length, stdout) == out->length ? STATUS_DONE
                                                                         : STATUS_ERROR;
    return file_publish(options->output, out->bytes, out->length, &err)
               ? STATUS_DONE
               : output_error(options->output, err.sentence);
}

static enum status
export_all(struct notes *notes, const struct options *options, const struct doc_rules *rules,
           enum export_format format, const char *template)
{
    struct note_list list = {0};
    struct buf out = BUF_INIT;
    enum status status = marked_collect(notes, options, rules, &list);

    export_notes((const struct note *const *)list.notes, list.count, format, template, &out);
    if (list.count == 0 && status == STATUS_DONE) {
        output_error(NULL, _("there is nothing to export"));
        status = STATUS_NOTHING;
    } else if (list.count) {
        status = status_of_both(status, write_out(options, &out));
    }
    buf_fini(&out);
    note_list_fini(&list);
    return status;
}

enum status
outward_run(const struct options *options, const struct conf *conf, const struct doc_rules *rules)
{
    const char *template =
        options->template ? options->template : conf_string(conf, CONF_EXPORT_TEMPLATE);
    enum export_format format;
    struct err err;

    if (!choose_format(options, conf, &format, &err) || !cite_check(template, &err))
        return output_error(NULL, err.sentence);
    if (!is_free(options, &err))
        return output_error(options->output, err.sentence);
    struct notes *notes = marked_open();
    if (!notes)
        return STATUS_ERROR;
    enum status status = export_all(notes, options, rules, format, template);
    notes_free(notes);
    return status;
}
