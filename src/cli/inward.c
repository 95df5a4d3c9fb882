/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli/inward.h"

#include <stdio.h>

#include "base/file.h"
#include "base/nls.h"
#include "cli/marked.h"
#include "notes/import.h"

static void
print_count(const char *label, size_t count, bool *begun)
{
    if (count == 0)
        return;
    printf("%s%zu %s", *begun ? ", " : "", count, label);
    *begun = true;
}

static void
print_report(const char *path, const struct import_report *report)
{
    bool begun = false;

    output_string(path);
    printf(": ");
    print_count(_("added"), report->added, &begun);
    print_count(_("brought up to date"), report->changed, &begun);
    print_count(_("known"), report->known, &begun);
    print_count(_("relocated"), report->relocated, &begun);
    print_count(_("lost"), report->lost, &begun);
    print_count(_("of notices that are not at hand"), report->apart, &begun);
    print_count(_("without a quotation"), report->unread, &begun);
    puts(begun ? "" : _("holds no annotations"));
}

static enum status
import_file(struct notes *notes, const char *path, const struct doc_rules *rules)
{
    struct buf bytes = BUF_INIT;
    struct import_report report;
    struct err err;
    bool ok = file_read(path, &bytes, &err) &&
              import_annotations(notes, bytes.bytes, bytes.length, rules, &report, &err);

    buf_fini(&bytes);
    if (!ok)
        return output_error(path, err.sentence);
    print_report(path, &report);
    return report.added + report.changed + report.known ? STATUS_DONE : STATUS_NOTHING;
}

enum status
inward_run(const struct options *options, const struct doc_rules *rules)
{
    struct notes *notes = marked_open();
    enum status status = STATUS_NOTHING;

    if (!notes)
        return STATUS_ERROR;
    for (size_t i = 0; i < options->path_count; i++)
        status = status_of_both(status, import_file(notes, options->paths[i], rules));
    notes_free(notes);
    return status;
}
