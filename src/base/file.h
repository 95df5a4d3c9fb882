/* file.h: a file, whole: read it, or replace it in one step.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_FILE_H
#define GONGWEN_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* The most bytes that a file may have, as a safeguard against endless pipes. */
#define FILE_MOST ((size_t)1 << 31)

/* Reads the whole of a regular file, or of standard input when the path is "-",
 * into `bytes` (appended).  False, with a sentence, when it cannot be opened or
 * read, is a directory, a device or larger than FILE_MOST. */
bool file_read(const char *path, struct buf *bytes, struct err *err);

/* The same by parts, of a regular file or a pipe that is open: up to `most` more bytes are
 * appended, none at the end. */
struct file_reader;
struct file_reader *file_reader_open(const char *path, struct err *err);
bool file_reader_read(struct file_reader *reader, size_t most, struct buf *bytes, struct err *err);
void file_reader_close(struct file_reader *reader);

/* Bytes that the file had when it was opened; 0 of a pipe. */
size_t file_reader_size(const struct file_reader *reader);

/* Reads no more than the first `most` bytes, likewise. */
bool file_read_start(const char *path, size_t most, struct buf *bytes, struct err *err);

/* What tells one state of a file from another; all zeros for what is no regular file, as standard
 * input ("-") and a pipe, which can be read but once. */
struct file_stamp {
    bool regular;
    unsigned long long size, inode;
    long long seconds, nanoseconds; /* when it was changed */
};

struct file_stamp file_stamp(const char *path);
bool file_stamp_is(const struct file_stamp *stamp, const struct file_stamp *other);

/* Puts the bytes in the place of the file at `path`: written beside it, synced and
 * renamed, so that a crash or a full disk leaves the old one whole.  Creates the
 * directories above it, for their owner alone. */
bool file_replace(const char *path, const char *bytes, size_t length, struct err *err);

/* The same for what a person asks to be written: with the permissions of the file that was there,
 * else those of any new one, and no directory is created.  Where a link stands, its file is
 * replaced; a device or a pipe is written to. */
bool file_publish(const char *path, const char *bytes, size_t length, struct err *err);

/* Whether file_publish would overwrite a file. */
bool file_is_at_stake(const char *path);

/* Puts the file `from`, of the same directory, in the place of `to`, synced and renamed likewise.
 */
bool file_put_in_place(const char *from, const char *to, struct err *err);

/* Creates the directory and those above it (mode 0700) where they are missing. */
bool file_make_directory(const char *path, struct err *err);

/* "DIRECTORY/NAME"; the caller owns it. */
char *file_join(const char *directory, const char *name);

/* The part before the last "/": "." where there is none.  The caller owns it. */
char *file_directory(const char *path);

/* The part behind the last "/", within the path. */
const char *file_name(const char *path);

/* The place of a file of gongwen by the XDG base directory specification:
 * $VARIABLE/gongwen/NAME, else $HOME/FALLBACK/gongwen/NAME; NULL without a home.
 * The caller owns it.  file_place("XDG_CONFIG_HOME", ".config", "config"). */
char *file_place(const char *variable, const char *fallback, const char *name);

#endif
