/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/outbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"
#include "base/uni.h"
#include "tui/clipboard.h"
#include "tui/errand.h"
#include "tui/screen.h"

/* A place that was typed. */
struct target {
    char *path;          /* NULL for a command or the clipboard */
    const char *command; /* NULL for a file or the clipboard */
    enum export_format format;
};

static char *
expand_home(const char *path)
{
    const char *home = getenv("HOME");

    return path[0] == '~' && path[1] == '/' && home ? file_join(home, path + 2)
                                                    : mem_copy_string(path);
}

/* The format whose name stands before the bar of csv|command; the count when none does. */
static enum export_format
format_before_bar(const char *where, const char *bar)
{
    char *name = mem_copy(where, (size_t)(bar - where));
    enum export_format format = export_format_by_name(name);

    free(name);
    return format;
}

/* A bar within a path is part of its name, unless a format stands before it. */
static struct target
read_target(const struct outbox *outbox, const char *where)
{
    struct target target = {NULL, NULL, outbox->format};
    const char *bar = strchr(where, '|');

    if (!*where)
        return target;
    if (bar && (bar == where || format_before_bar(where, bar) != EXPORT_FORMAT_COUNT)) {
        target.command = bar + 1;
        if (bar > where)
            target.format = format_before_bar(where, bar);
        return target;
    }
    target.path = expand_home(where);
    enum export_format format = export_format_by_file(target.path);
    if (format != EXPORT_FORMAT_COUNT)
        target.format = format;
    return target;
}

static bool
send_to_file(const struct target *target, const struct buf *bytes, struct err *err)
{
    struct err why;

    if (file_publish(target->path, bytes->bytes, bytes->length, &why))
        return true;
    return err_set(err, "%s: %s", target->path, why.sentence);
}

static bool
send_to_command(const struct target *target, const struct buf *bytes, struct err *err)
{
    screen_lend();
    bool good = errand_run(target->command, bytes->bytes, bytes->length, err);
    screen_take_back(_("Press a key to go on"), good);
    return good;
}

static void
print_report(const struct target *target, size_t count, struct buf *report)
{
    if (target->path)
        buf_addf(report, P_("%zu note written to %s", "%zu notes written to %s", count), count,
                 target->path);
    else if (target->command)
        buf_addf(report, P_("%zu note sent to %s", "%zu notes sent to %s", count), count,
                 target->command);
    else
        buf_addf(report, P_("%zu note on the clipboard", "%zu notes on the clipboard", count),
                 count);
}

static bool
deliver(const struct target *target, const struct buf *bytes, struct err *err)
{
    if (target->path)
        return send_to_file(target, bytes, err);
    if (target->command)
        return send_to_command(target, bytes, err);
    return clipboard_put(bytes->bytes, bytes->length, err);
}

enum outbox_result
outbox_send(const struct outbox *outbox, const struct note_list *list, const char *where,
            bool overwrite, struct buf *report, struct err *err)
{
    struct target target = read_target(outbox, where);
    enum outbox_result result = OUTBOX_FAILED;
    struct buf bytes = BUF_INIT;

    if (target.path && !overwrite && file_is_at_stake(target.path)) {
        result = OUTBOX_EXISTS;
    } else {
        export_notes((const struct note *const *)list->notes, list->count, target.format,
                     outbox->template, &bytes);
        if (deliver(&target, &bytes, err))
            result = OUTBOX_SENT;
    }
    if (result == OUTBOX_SENT)
        print_report(&target, list->count, report);
    buf_fini(&bytes);
    free(target.path);
    return result;
}
