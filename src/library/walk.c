/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/nls.h"

/* Directories still to be read. */
struct walk {
    walk_visit *visit;
    void *context;
    size_t root_length; /* bytes of a path before the name within the directory */
    char **pending;
    size_t count, capacity;
};

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

static void
push_directory(struct walk *walk, char *path)
{
    walk->pending =
        mem_grow(walk->pending, &walk->capacity, walk->count + 1, sizeof walk->pending[0]);
    walk->pending[walk->count++] = path;
}

static bool
read_directory(struct walk *walk, const char *path, struct err *err)
{
    DIR *directory = opendir(path);

    if (!directory)
        return err_set_errno(err, errno, _("cannot be opened"));
    for (const struct dirent *entry; (entry = readdir(directory));) {
        if (entry->d_name[0] == '.')
            continue;
        enum kind kind = kind_of_entry(directory, entry);
        if (kind == KIND_OTHER)
            continue;
        char *below = file_join(path, entry->d_name);
        if (kind == KIND_DIRECTORY) {
            push_directory(walk, below);
        } else {
            walk->visit(walk->context, below, below + walk->root_length, NULL);
            free(below);
        }
    }
    closedir(directory);
    return true;
}

static void
read_pending(struct walk *walk)
{
    struct err err = {""};

    while (walk->count > 0) {
        char *path = walk->pending[--walk->count];
        if (!read_directory(walk, path, &err))
            walk->visit(walk->context, path, path + walk->root_length, &err);
        free(path);
    }
    free(walk->pending);
}

bool
walk_files(const char *path, walk_visit *visit, void *context, struct err *err)
{
    size_t length = strlen(path);
    struct walk walk = {.visit = visit,
                        .context = context,
                        .root_length = length + (length > 0 && path[length - 1] != '/')};
    struct stat st;

    if (stat(path, &st) != 0)
        return err_set_errno(err, errno, _("cannot be opened"));
    if (!S_ISDIR(st.st_mode)) {
        visit(context, path, path, NULL);
        return true;
    }
    if (!read_directory(&walk, path, err))
        return false;
    read_pending(&walk);
    return true;
}
