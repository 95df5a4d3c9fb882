/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"

/* A directory that is still to be read. */
struct pending {
    char *path;
    size_t name; /* where in the paths below it the names within the directory begin */
};

struct walk {
    walk_visit *visit;
    void *context;
    struct pending *pending;
    size_t count, capacity;
    struct pending here; /* what `directory` is */
    DIR *directory;      /* NULL when the next one is to be opened */
};

/* ---- What there is ------------------------------------------------------------- */

/* File systems without files: statfs(2). */
static const unsigned long made_up[] = {
    PROC_SUPER_MAGIC, SYSFS_MAGIC,        DEBUGFS_MAGIC,       TRACEFS_MAGIC,
    SECURITYFS_MAGIC, CGROUP_SUPER_MAGIC, CGROUP2_SUPER_MAGIC, BPF_FS_MAGIC,
    BINFMTFS_MAGIC,   EFIVARFS_MAGIC,     SELINUX_MAGIC,       DEVPTS_SUPER_MAGIC,
};

static bool
is_made_up(DIR *directory)
{
    struct statfs system;

    if (fstatfs(dirfd(directory), &system) != 0)
        return false;
    for (size_t i = 0; i < sizeof made_up / sizeof made_up[0]; i++)
        if ((unsigned long)system.f_type == made_up[i])
            return true;
    return false;
}

enum kind { KIND_OTHER, KIND_FILE, KIND_DIRECTORY };

static enum kind
kind_of_mode(mode_t mode)
{
    return S_ISREG(mode) ? KIND_FILE : S_ISDIR(mode) ? KIND_DIRECTORY : KIND_OTHER;
}

/* What an entry is, where possible without asking the system about each.  A link counts
 * only when it leads to a file: one to a directory could lead in a circle. */
static enum kind
kind_of_entry(DIR *directory, const struct dirent *entry)
{
    struct stat st;

    if (entry->d_type == DT_REG)
        return KIND_FILE;
    if (entry->d_type == DT_DIR)
        return KIND_DIRECTORY;
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
        return KIND_OTHER;
    if (fstatat(dirfd(directory), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return KIND_OTHER;
    if (!S_ISLNK(st.st_mode))
        return kind_of_mode(st.st_mode);
    if (fstatat(dirfd(directory), entry->d_name, &st, 0) != 0 || !S_ISREG(st.st_mode))
        return KIND_OTHER;
    return KIND_FILE;
}

/* ---- Walking ------------------------------------------------------------------- */

/* Takes over the path. */
static void
push_directory(struct walk *walk, char *path, size_t name)
{
    walk->pending =
        mem_grow(walk->pending, &walk->capacity, walk->count + 1, sizeof walk->pending[0]);
    walk->pending[walk->count++] = (struct pending){path, name};
}

static void
leave_directory(struct walk *walk)
{
    if (walk->directory)
        closedir(walk->directory);
    walk->directory = NULL;
    free(walk->here.path);
    walk->here.path = NULL;
}

static void
enter_directory(struct walk *walk)
{
    struct err err;

    walk->here = walk->pending[--walk->count];
    walk->directory = opendir(walk->here.path);
    if (!walk->directory) {
        err_set_errno(&err, errno, _("cannot be opened"));
        walk->visit(walk->context, walk->here.path, walk->here.path + walk->here.name, &err);
    }
    if (!walk->directory || is_made_up(walk->directory))
        leave_directory(walk);
}

static void
take_entry(struct walk *walk, const struct dirent *entry)
{
    enum kind kind = entry->d_name[0] == '.' ? KIND_OTHER : kind_of_entry(walk->directory, entry);

    if (kind == KIND_OTHER)
        return;
    char *path = file_join(walk->here.path, entry->d_name);
    if (kind == KIND_DIRECTORY) {
        push_directory(walk, path, walk->here.name);
        return;
    }
    walk->visit(walk->context, path, path + walk->here.name, NULL);
    free(path);
}

bool
walk_step(struct walk *walk)
{
    const struct dirent *entry = walk->directory ? readdir(walk->directory) : NULL;

    if (entry)
        take_entry(walk, entry);
    else if (walk->directory)
        leave_directory(walk);
    else if (walk->count > 0)
        enter_directory(walk);
    else
        return false;
    return true;
}

/* ---- From start to end --------------------------------------------------------- */

bool
walk_add(struct walk *walk, const char *path, struct err *err)
{
    size_t length = strlen(path);
    struct stat st;

    if (stat(path, &st) != 0)
        return err_set_errno(err, errno, _("cannot be opened"));
    if (!S_ISDIR(st.st_mode)) {
        walk->visit(walk->context, path, path, NULL);
        return true;
    }
    DIR *directory = opendir(path);
    if (!directory)
        return err_set_errno(err, errno, _("cannot be opened"));
    closedir(directory);
    push_directory(walk, mem_copy_string(path), length + (length > 0 && path[length - 1] != '/'));
    return true;
}

struct walk *
walk_new(walk_visit *visit, void *context)
{
    struct walk *walk = mem_zero(1, sizeof *walk);

    walk->visit = visit;
    walk->context = context;
    return walk;
}

void
walk_free(struct walk *walk)
{
    if (!walk)
        return;
    leave_directory(walk);
    while (walk->count > 0)
        free(walk->pending[--walk->count].path);
    free(walk->pending);
    free(walk);
}
