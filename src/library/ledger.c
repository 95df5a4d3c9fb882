/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "library/ledger.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

/* The file: a head, and records one behind the other; numbers as this machine has them, since it
 * is a cache of this machine. */
struct head {
    char magic[16];
    uint64_t fingerprint; /* of the program and its rules */
};

static const char magic[16] = "gongwen ledger 1";

struct record {
    struct digest digest; /* of the notice */
    uint32_t length;      /* bytes that follow */
    uint32_t sum;         /* of them */
};

/* Longer ones are not kept: of a source that seams are read of no row is more than some bytes. */
#define RECORD_MOST ((size_t)1 << 20)

struct ledger {
    char *path;
    size_t most;
    struct head head;
    struct buf bytes; /* of the file, as far as it is whole */
    bool whole;       /* and that is all of it, and no other program's */
    size_t *slots;    /* where records are, by their digests; 0: free */
    size_t slot_count, count;
    pthread_mutex_t lock; /* of what follows */
    struct buf entered;   /* records */
};

/* ---- Records ------------------------------------------------------------------------ */

/* The record at the offset; false when none is there whole. */
static bool
read_record(const struct buf *bytes, size_t at, struct record *record)
{
    if (bytes->length - at < sizeof *record)
        return false;
    memcpy(record, bytes->bytes + at, sizeof *record);
    return record->length <= RECORD_MOST && record->length <= bytes->length - at - sizeof *record;
}

static bool
is_of(const struct record *record, struct digest digest)
{
    return record->digest.words[0] == digest.words[0] && record->digest.words[1] == digest.words[1];
}

static uint32_t
sum_of(const char *bytes, size_t length)
{
    return (uint32_t)digest_sum(bytes, length, 1);
}

/* The slot of the digest: where its record is, or may be put. */
static size_t *
find_slot(const struct ledger *ledger, struct digest digest)
{
    struct record record;
    size_t i = digest.words[0] & (ledger->slot_count - 1);

    while (ledger->slots[i] && read_record(&ledger->bytes, ledger->slots[i], &record) &&
           !is_of(&record, digest))
        i = (i + 1) & (ledger->slot_count - 1);
    return &ledger->slots[i];
}

/* Goes over the records, and cuts off what is behind the last whole one. */
static void
count_records(struct ledger *ledger)
{
    struct record record;
    size_t at = sizeof ledger->head;

    for (; read_record(&ledger->bytes, at, &record); at += sizeof record + record.length)
        ledger->count++;
    ledger->whole = at == ledger->bytes.length;
    ledger->bytes.length = at;
}

static void
index_records(struct ledger *ledger)
{
    struct record record;

    for (ledger->slot_count = 16; ledger->slot_count < 2 * ledger->count; ledger->slot_count *= 2)
        ;
    ledger->slots = mem_zero(ledger->slot_count, sizeof ledger->slots[0]);
    for (size_t at = sizeof ledger->head; read_record(&ledger->bytes, at, &record);
         at += sizeof record + record.length)
        *find_slot(ledger, record.digest) = at; /* the last one of several */
}

/* ---- Reading ------------------------------------------------------------------------ */

/* What changes when this program, or its rules, become others. */
static uint64_t
fingerprint_of(const struct doc_rules *rules)
{
    struct file_stamp stamp = file_stamp("/proc/self/exe");
    const uint64_t parts[] = {doc_rules_fingerprint(rules), stamp.size, stamp.inode,
                              (uint64_t)stamp.seconds, (uint64_t)stamp.nanoseconds};

    return stamp.regular ? digest_sum((const char *)parts, sizeof parts, 0) : 0;
}

static void
read_file(struct ledger *ledger)
{
    struct err ignored;

    bool read = file_stamp(ledger->path).regular &&
                file_read(ledger->path, &ledger->bytes, &ignored) &&
                ledger->bytes.length >= sizeof ledger->head &&
                memcmp(ledger->bytes.bytes, &ledger->head, sizeof ledger->head) == 0;
    if (!read) {
        buf_clear(&ledger->bytes);
        buf_add(&ledger->bytes, (const char *)&ledger->head, sizeof ledger->head);
        return;
    }
    count_records(ledger);
}

struct ledger *
ledger_new(const struct doc_rules *rules, size_t most)
{
    uint64_t fingerprint = fingerprint_of(rules);
    char *path = most > 0 && fingerprint ? file_place("XDG_CACHE_HOME", ".cache", "ledger") : NULL;

    if (!path)
        return NULL;
    struct ledger *ledger = mem_zero(1, sizeof *ledger);
    ledger->path = path;
    ledger->most = most;
    memcpy(ledger->head.magic, magic, sizeof magic);
    ledger->head.fingerprint = fingerprint;
    pthread_mutex_init(&ledger->lock, NULL);
    read_file(ledger);
    index_records(ledger);
    return ledger;
}

bool
ledger_find(const struct ledger *ledger, struct digest digest, size_t length, struct seams *seams)
{
    struct record record;
    size_t at = ledger ? *find_slot(ledger, digest) : 0;

    if (at == 0 || !read_record(&ledger->bytes, at, &record))
        return false;
    const char *packed = ledger->bytes.bytes + at + sizeof record;
    return sum_of(packed, record.length) == record.sum &&
           seams_unpack(seams, packed, record.length, length);
}

/* ---- Entering ----------------------------------------------------------------------- */

void
ledger_enter(struct ledger *ledger, struct digest digest, const struct seams *seams)
{
    struct buf packed = BUF_INIT;

    if (!ledger)
        return;
    seams_pack(seams, &packed);
    struct record record = {digest, (uint32_t)packed.length,
                            sum_of(buf_string(&packed), packed.length)};
    pthread_mutex_lock(&ledger->lock);
    if (packed.length <= RECORD_MOST && ledger->entered.length < ledger->most) {
        buf_add(&ledger->entered, (const char *)&record, sizeof record);
        buf_add(&ledger->entered, packed.bytes, packed.length);
    }
    pthread_mutex_unlock(&ledger->lock);
    buf_fini(&packed);
}

/* Writes what was entered behind what is there; false when that is another program's, or would be
 * more than is kept. */
static bool
append(const struct ledger *ledger)
{
    struct head head;
    struct stat st;
    int fd = ledger->whole ? open(ledger->path, O_RDWR | O_APPEND | O_CLOEXEC) : -1;

    bool fits = fd >= 0 && flock(fd, LOCK_EX) == 0 && fstat(fd, &st) == 0 &&
                (size_t)st.st_size + ledger->entered.length <= ledger->most &&
                pread(fd, &head, sizeof head, 0) == sizeof head &&
                memcmp(&head, &ledger->head, sizeof head) == 0;
    bool written = fits && write(fd, ledger->entered.bytes, ledger->entered.length) ==
                               (ssize_t)ledger->entered.length;
    if (fd >= 0)
        close(fd);
    return written;
}

/* Where the records begin that are kept when so many bytes come behind them: the later ones, half
 * of what may be there. */
static size_t
kept_from(const struct ledger *ledger, size_t more)
{
    size_t at = sizeof ledger->head;
    struct record record;

    if (ledger->bytes.length + more <= ledger->most)
        return at;
    while (ledger->bytes.length - at + more > ledger->most / 2 &&
           read_record(&ledger->bytes, at, &record))
        at += sizeof record + record.length;
    return at;
}

static void
write_anew(const struct ledger *ledger)
{
    struct buf bytes = BUF_INIT;
    struct err ignored;
    size_t from = kept_from(ledger, ledger->entered.length);

    buf_add(&bytes, (const char *)&ledger->head, sizeof ledger->head);
    buf_add(&bytes, ledger->bytes.bytes + from, ledger->bytes.length - from);
    buf_add(&bytes, ledger->entered.bytes, ledger->entered.length);
    file_replace(ledger->path, bytes.bytes, bytes.length, &ignored);
    buf_fini(&bytes);
}

void
ledger_free(struct ledger *ledger)
{
    if (!ledger)
        return;
    if (ledger->entered.length > 0 && !append(ledger))
        write_anew(ledger);
    pthread_mutex_destroy(&ledger->lock);
    buf_fini(&ledger->entered);
    buf_fini(&ledger->bytes);
    free(ledger->slots);
    free(ledger->path);
    free(ledger);
}
