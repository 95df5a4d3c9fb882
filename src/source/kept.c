/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/kept.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

struct kept {
    char *folder;
    size_t most;
    pthread_mutex_t lock; /* of what follows */
    bool counted;         /* what is in the folder was looked at; .room is known */
    size_t room;          /* bytes that may come before it has to be looked at again */
};

/* Of all that may be kept, what one text may take, and what is free once the oldest have gone. */
#define SHARE 4
#define FREED 8

struct kept *
kept_new(size_t most)
{
    char *folder = most > 0 ? file_place("XDG_CACHE_HOME", ".cache", "converted") : NULL;

    if (!folder)
        return NULL;
    struct kept *kept = mem_zero(1, sizeof *kept);
    kept->folder = folder;
    kept->most = most;
    pthread_mutex_init(&kept->lock, NULL);
    return kept;
}

void
kept_free(struct kept *kept)
{
    if (!kept)
        return;
    pthread_mutex_destroy(&kept->lock);
    free(kept->folder);
    free(kept);
}

/* ---- What a text is known by ------------------------------------------------------ */

static bool
add_stamp(struct buf *key, const char *path)
{
    struct file_stamp stamp = file_stamp(path);

    buf_addf(key, "%llu %llu %lld.%lld\n", stamp.size, stamp.inode, stamp.seconds,
             stamp.nanoseconds);
    return stamp.regular;
}

bool
kept_key(struct buf *key, const char *path, const struct buf *bytes, const char *program,
         char *const *arguments, const char *encoding)
{
    char *whole = realpath(path, NULL);

    buf_clear(key);
    if (!whole || strcmp(path, "-") == 0 || !add_stamp(key, whole)) {
        free(whole);
        return false;
    }
    buf_addf(key, "%s\n%zu %016" PRIx64 " %s\n", whole, bytes->length,
             digest_sum(buf_string(bytes), bytes->length, 0), encoding ? encoding : "");
    free(whole);
    buf_addf(key, "%s\n", program);
    add_stamp(key, program);
    for (; *arguments; arguments++) {
        buf_addf(key, "%s\n", *arguments);
        if (file_stamp(*arguments).regular) /* a script that the program is to run */
            add_stamp(key, *arguments);
    }
    return true;
}

static char *
place_of(const struct kept *kept, const struct buf *key)
{
    char name[17];

    snprintf(name, sizeof name, "%016" PRIx64, digest_sum(buf_string(key), key->length, 1));
    return file_join(kept->folder, name);
}

/* ---- A text as it is kept ---------------------------------------------------------- */

/* The first line of its file tells how long the parts are and their sum; key, complaint and text
 * follow. */
#define HEAD        "gongwen converted 1 %016" PRIx64 " %zu %zu %zu\n"
#define HEAD_LENGTH ((size_t)128)

static void
pack(struct buf *out, const struct buf *key, const struct buf *text, const struct buf *complaint)
{
    struct buf parts = BUF_INIT;

    buf_add(&parts, buf_string(key), key->length);
    buf_add(&parts, buf_string(complaint), complaint->length);
    buf_add(&parts, buf_string(text), text->length);
    buf_addf(out, HEAD, digest_sum(parts.bytes, parts.length, 0), key->length, complaint->length,
             text->length);
    buf_add(out, parts.bytes, parts.length);
    buf_fini(&parts);
}

static void
replace(struct buf *buf, const char *bytes, size_t length)
{
    buf_clear(buf);
    buf_add(buf, bytes, length);
}

/* False when it is damaged, or that of another key. */
static bool
unpack(const struct buf *packed, const struct buf *key, struct buf *text, struct buf *complaint)
{
    const char *end = memchr(buf_string(packed), '\n', packed->length);
    size_t head = end ? (size_t)(end - packed->bytes) + 1 : 0;
    struct buf expected = BUF_INIT;
    size_t keys, complaints, texts;
    uint64_t sum;

    if (head == 0 || head > HEAD_LENGTH ||
        sscanf(packed->bytes, "gongwen converted 1 %" SCNx64 " %zu %zu %zu", &sum, &keys,
               &complaints, &texts) != 4)
        return false;
    const char *parts = packed->bytes + head;
    size_t left = packed->length - head;
    buf_addf(&expected, HEAD, digest_sum(parts, left, 0), key->length, complaints, texts);
    bool whole = expected.length == head && memcmp(expected.bytes, packed->bytes, head) == 0 &&
                 keys <= left && complaints <= left - keys && texts == left - keys - complaints &&
                 memcmp(parts, buf_string(key), keys) == 0;
    buf_fini(&expected);
    if (!whole)
        return false;
    replace(complaint, parts + keys, complaints);
    replace(text, parts + keys + complaints, texts);
    return true;
}

bool
kept_recall(struct kept *kept, const struct buf *key, struct buf *text, struct buf *complaint)
{
    struct buf packed = BUF_INIT;
    struct err ignored;

    if (!kept || key->length == 0)
        return false;
    char *place = place_of(kept, key);
    bool read = file_stamp(place).regular && file_read(place, &packed, &ignored);
    bool found = read && unpack(&packed, key, text, complaint);
    if (found)
        utimensat(AT_FDCWD, place, NULL, 0); /* it was asked for now */
    else if (read)
        unlink(place);
    buf_fini(&packed);
    free(place);
    return found;
}

/* ---- How much is kept ------------------------------------------------------------------ */

struct entry {
    char *name;
    size_t size;
    struct timespec used;
};

struct entries {
    struct entry *all;
    size_t count, capacity;
    size_t size; /* of all together */
};

static void
add_entry(struct entries *entries, int folder, const char *name)
{
    struct stat st;

    if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
        return;
    entries->all =
        mem_grow(entries->all, &entries->capacity, entries->count + 1, sizeof entries->all[0]);
    entries->all[entries->count++] =
        (struct entry){mem_copy_string(name), (size_t)st.st_size, st.st_mtim};
    entries->size += (size_t)st.st_size;
}

static int
by_use(const void *a, const void *b)
{
    const struct timespec *one = &((const struct entry *)a)->used;
    const struct timespec *other = &((const struct entry *)b)->used;

    if (one->tv_sec != other->tv_sec)
        return one->tv_sec < other->tv_sec ? -1 : 1;
    return (one->tv_nsec > other->tv_nsec) - (one->tv_nsec < other->tv_nsec);
}

/* Drops the oldest until so many bytes are left. */
static void
drop_oldest(struct entries *entries, int folder, size_t most)
{
    qsort(entries->all, entries->count, sizeof entries->all[0], by_use);
    for (size_t i = 0; i < entries->count && entries->size > most; i++)
        if (unlinkat(folder, entries->all[i].name, 0) == 0)
            entries->size -= entries->all[i].size;
}

/* Looks at what is there, and makes room for so many bytes where it is needed. */
static void
count_and_drop(struct kept *kept, size_t more)
{
    struct entries entries = {0};
    DIR *folder = opendir(kept->folder);
    const struct dirent *entry;

    while (folder && (entry = readdir(folder)))
        add_entry(&entries, dirfd(folder), entry->d_name);
    if (folder && entries.size + more > kept->most)
        drop_oldest(&entries, dirfd(folder), kept->most - kept->most / FREED - more);
    kept->room = entries.size < kept->most ? kept->most - entries.size : 0;
    kept->counted = true;
    for (size_t i = 0; i < entries.count; i++)
        free(entries.all[i].name);
    free(entries.all);
    if (folder)
        closedir(folder);
}

/* Whether there is room for so many bytes, which is then taken. */
static bool
take_room(struct kept *kept, size_t bytes)
{
    pthread_mutex_lock(&kept->lock);
    if (!kept->counted || bytes > kept->room)
        count_and_drop(kept, bytes);
    bool taken = bytes <= kept->room;
    kept->room -= taken ? bytes : 0;
    pthread_mutex_unlock(&kept->lock);
    return taken;
}

/* ---- Keeping ------------------------------------------------------------------------------ */

/* Written beside its place and renamed.  It is not synced, which takes longer than some converters:
 * its sum tells whether a crash has cut it. */
static void
write_in_place(const struct kept *kept, const char *place, const struct buf *packed)
{
    char *beside = file_join(kept->folder, "new.XXXXXX");
    int fd = mkstemp(beside);

    if (fd >= 0) {
        bool written = write(fd, packed->bytes, packed->length) == (ssize_t)packed->length;
        written = close(fd) == 0 && written;
        if (!written || rename(beside, place) != 0)
            unlink(beside);
    }
    free(beside);
}

void
kept_keep(struct kept *kept, const struct buf *key, const struct buf *text,
          const struct buf *complaint)
{
    struct buf packed = BUF_INIT;
    struct err ignored;

    if (!kept || key->length == 0 || text->length > kept->most / SHARE)
        return;
    pack(&packed, key, text, complaint);
    if (packed.length <= kept->most / SHARE && file_make_directory(kept->folder, &ignored) &&
        take_room(kept, packed.length)) {
        char *place = place_of(kept, key);
        write_in_place(kept, place, &packed);
        free(place);
    }
    buf_fini(&packed);
}
