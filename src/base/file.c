/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/nls.h"

#define READ_STEP ((size_t)1 << 16)

/* A source of bytes. */
struct file_reader {
    int fd;
    bool waits;  /* it is a pipe, which may have no writer yet, and would seem to end */
    size_t size; /* 0 where it is not known */
    size_t taken;
};

/* Reads once more, `step` bytes at the most.  *got is 0 at the end. */
static bool
read_some(struct file_reader *reader, size_t step, struct buf *bytes, size_t *got, struct err *err)
{
    char *end = buf_reserve(bytes, step);
    struct pollfd wait = {.fd = reader->fd, .events = POLLIN};
    ssize_t count;

    do {
        if (reader->waits)
            poll(&wait, 1, -1);
        count = read(reader->fd, end, step);
    } while (count < 0 && errno == EINTR);
    if (count < 0)
        return err_set_errno(err, errno, _("cannot be read"));
    *got = (size_t)count;
    reader->taken += *got;
    bytes->length += *got;
    end[*got] = '\0';
    return reader->taken <= FILE_MOST || err_set(err, _("is larger than 2 GiB: split it"));
}

/* All that is left, where that is known, and a byte more: so the end shows. */
static size_t
step_of(const struct file_reader *reader)
{
    size_t left = reader->size > reader->taken ? reader->size - reader->taken : 0;

    return left + 1 > READ_STEP ? left + 1 : READ_STEP;
}

static bool
is_at_size(const struct file_reader *reader)
{
    return reader->size > 0 && reader->taken == reader->size;
}

static bool
check_kind(struct file_reader *reader, struct err *err)
{
    struct stat st;

    if (fstat(reader->fd, &st) != 0)
        return err_set_errno(err, errno, _("cannot be examined"));
    if (S_ISDIR(st.st_mode))
        return err_set(err, _("is a directory"));
    if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode))
        return err_set(err, _("is neither a file nor a pipe"));
    reader->waits = S_ISFIFO(st.st_mode);
    reader->size = reader->waits ? 0 : (size_t)st.st_size;
    if (reader->size > FILE_MOST)
        return err_set(err, _("is larger than 2 GiB: split it"));
    return true;
}

/* Opens a file or a pipe; false with a sentence.  Opening does not wait for who writes into a
 * pipe, reading does. */
static bool
open_to_read(const char *path, struct file_reader *reader, struct err *err)
{
    *reader = (struct file_reader){STDIN_FILENO, true, 0, 0};
    if (strcmp(path, "-") == 0)
        return true;
    reader->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (reader->fd < 0)
        return err_set_errno(err, errno, _("cannot be opened"));
    if (!check_kind(reader, err)) {
        close(reader->fd);
        return false;
    }
    if (reader->waits)
        fcntl(reader->fd, F_SETFL, fcntl(reader->fd, F_GETFL) & ~O_NONBLOCK);
    return true;
}

static void
close_reader(const struct file_reader *reader)
{
    if (reader->fd != STDIN_FILENO)
        close(reader->fd);
}

struct file_reader *
file_reader_open(const char *path, struct err *err)
{
    struct file_reader opened;

    if (!open_to_read(path, &opened, err))
        return NULL;
    struct file_reader *reader = mem_zero(1, sizeof *reader);
    *reader = opened;
    return reader;
}

bool
file_reader_read(struct file_reader *reader, size_t most, struct buf *bytes, struct err *err)
{
    /* A regular file that gave as much as it holds is at its end: that is not asked again. */
    for (size_t got = 1; got > 0 && most > 0 && !is_at_size(reader); most -= got) {
        size_t step = step_of(reader);
        if (!read_some(reader, most < step ? most : step, bytes, &got, err))
            return false;
    }
    return true;
}

void
file_reader_close(struct file_reader *reader)
{
    if (!reader)
        return;
    close_reader(reader);
    free(reader);
}

size_t
file_reader_size(const struct file_reader *reader)
{
    return reader->size;
}

bool
file_read(const char *path, struct buf *bytes, struct err *err)
{
    struct file_reader reader;

    if (!open_to_read(path, &reader, err))
        return false;
    bool ok = file_reader_read(&reader, SIZE_MAX, bytes, err);
    close_reader(&reader);
    return ok;
}

bool
file_read_start(const char *path, size_t most, struct buf *bytes, struct err *err)
{
    struct file_reader reader;

    if (!open_to_read(path, &reader, err))
        return false;
    bool ok = file_reader_read(&reader, most, bytes, err);
    close_reader(&reader);
    return ok;
}

struct file_stamp
file_stamp(const char *path)
{
    struct stat st;

    if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return (struct file_stamp){.regular = false};
    return (struct file_stamp){.regular = true,
                               .size = (unsigned long long)st.st_size,
                               .inode = (unsigned long long)st.st_ino,
                               .seconds = (long long)st.st_mtim.tv_sec,
                               .nanoseconds = st.st_mtim.tv_nsec};
}

bool
file_stamp_is(const struct file_stamp *stamp, const struct file_stamp *other)
{
    return stamp->regular == other->regular && stamp->size == other->size &&
           stamp->inode == other->inode && stamp->seconds == other->seconds &&
           stamp->nanoseconds == other->nanoseconds;
}

static bool
write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

char *
file_directory(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return mem_copy_string(".");
    return slash == path ? mem_copy_string("/") : mem_copy(path, (size_t)(slash - path));
}

static void
sync_directory(const char *directory)
{
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

/* Writes a new file; `path` ends in XXXXXX, which become its name.  A file that could not be
 * written whole is taken away again; errno tells why. */
static bool
write_beside(char *path, mode_t mode, const char *bytes, size_t length)
{
    int fd = mkstemp(path);

    if (fd < 0)
        return false;
    bool ok = fchmod(fd, mode) == 0 && write_all(fd, bytes, length) && fsync(fd) == 0;
    int why = errno;
    if (close(fd) != 0 && ok) { /* a disk far away may say only now that it is full */
        ok = false;
        why = errno;
    }
    if (!ok)
        unlink(path);
    errno = why;
    return ok;
}

/* Renames the one file to the other, or takes it away; errno tells why. */
static bool
put_in_place(const char *beside, const char *path)
{
    if (rename(beside, path) == 0)
        return true;
    int why = errno;
    unlink(beside);
    errno = why;
    return false;
}

static bool
replace(const char *path, mode_t mode, const char *bytes, size_t length, struct err *err)
{
    char *directory = file_directory(path);
    struct buf beside = BUF_INIT;

    buf_addf(&beside, "%s.XXXXXX", path);
    bool ok = write_beside(beside.bytes, mode, bytes, length) && put_in_place(beside.bytes, path);
    if (ok)
        sync_directory(directory);
    else
        err_set_errno(err, errno, _("cannot be written"));
    buf_fini(&beside);
    free(directory);
    return ok;
}

bool
file_replace(const char *path, const char *bytes, size_t length, struct err *err)
{
    char *directory = file_directory(path);
    bool ok = file_make_directory(directory, err) && replace(path, 0600, bytes, length, err);

    free(directory);
    return ok;
}

/* Writes to what is no file that could be replaced. */
static bool
write_to(const char *path, const char *bytes, size_t length, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool ok = fd >= 0 && write_all(fd, bytes, length);
    int why = errno;

    if (fd >= 0)
        close(fd);
    return ok || err_set_errno(err, why, _("cannot be written"));
}

bool
file_publish(const char *path, const char *bytes, size_t length, struct err *err)
{
    struct stat st;
    mode_t mask = umask(0);

    umask(mask);
    if (stat(path, &st) != 0)
        return replace(path, 0666 & ~mask, bytes, length, err);
    if (S_ISDIR(st.st_mode))
        return err_set(err, _("is a directory"));
    if (!S_ISREG(st.st_mode))
        return write_to(path, bytes, length, err);
    char *real = realpath(path, NULL);
    bool ok = replace(real ? real : path, st.st_mode & 0777, bytes, length, err);
    free(real);
    return ok;
}

bool
file_is_at_stake(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool
file_put_in_place(const char *from, const char *to, struct err *err)
{
    char *directory = file_directory(to);
    int fd = open(from, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0 && rename(from, to) == 0;

    if (!ok)
        err_set_errno(err, errno, _("cannot be written"));
    if (fd >= 0)
        close(fd);
    if (ok)
        sync_directory(directory);
    free(directory);
    return ok;
}

bool
file_make_directory(const char *path, struct err *err)
{
    char *part = mem_copy_string(path);
    bool ok = true;

    for (char *slash = part; ok && slash;) {
        slash = strchr(slash + 1, '/');
        if (slash)
            *slash = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST && errno != EISDIR)
            ok = err_set_errno(err, errno, _("the directory %s cannot be created"), part);
        if (slash)
            *slash = '/';
    }
    free(part);
    return ok;
}

char *
file_join(const char *directory, const char *name)
{
    struct buf path = BUF_INIT;
    size_t length = strlen(directory);

    buf_add(&path, directory, length);
    if (length == 0 || directory[length - 1] != '/')
        buf_add_char(&path, '/');
    buf_add_string(&path, name);
    return buf_detach(&path);
}

const char *
file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *
file_place(const char *variable, const char *fallback, const char *name)
{
    const char *base = getenv(variable);
    const char *home = getenv("HOME");
    struct buf path = BUF_INIT;

    /* A relative path in the variable is to be ignored, says the specification. */
    if (base && base[0] == '/')
        buf_addf(&path, "%s/gongwen/%s", base, name);
    else if (home && home[0] != '\0')
        buf_addf(&path, "%s/%s/gongwen/%s", home, fallback, name);
    else
        return NULL;
    return buf_detach(&path);
}
