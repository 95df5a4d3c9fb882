/* memory_file.h: bytes in memory, under a path.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_FUZZ_MEMORY_FILE_H
#define GONGWEN_TESTS_FUZZ_MEMORY_FILE_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

struct memory_file {
    int fd;
    char path[32];
};

/* False when the system has no room for it. */
static inline bool
memory_file_init(struct memory_file *file, const void *bytes, size_t length)
{
    file->fd = memfd_create("fuzz", MFD_CLOEXEC);
    snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->fd);
    if (file->fd >= 0 && write(file->fd, bytes, length) == (ssize_t)length)
        return true;
    close(file->fd);
    return false;
}

static inline void
memory_file_fini(struct memory_file *file)
{
    close(file->fd);
}

#endif
