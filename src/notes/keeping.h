/* keeping.h: that the store of notes outlives what happens to it.
 *
 * Backups are made by themselves, KEEPING_BACKUPS of them beside the store (notes.db.backup-1 is
 * the newest), not more than one a day but the newest, which follows each session.  A store that
 * is damaged is set aside under another name, never removed, and the newest backup that is
 * whole takes its place.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_KEEPING_H
#define GONGWEN_NOTES_KEEPING_H

#include "base/buf.h"
#include "base/store.h"

#define KEEPING_BACKUPS 5

/* Opens the store at the path.  Where it is damaged, see keeping_recover.  NULL with a sentence. */
struct store *keeping_open(const char *path, struct buf *message, struct err *err);

/* Sets the store at the path, which nobody of this process has open, aside where it is damaged, and
 * opens what takes its place; one sentence that tells of it is appended to `message`.  NULL
 * with a sentence, and nothing done, when it is not damaged or cannot be set aside. */
struct store *keeping_recover(const char *path, struct buf *message, struct err *err);

/* Brings the newest backup up to date.  Nothing is said when that fails: the store is there. */
void keeping_back_up(struct store *store, const char *path);

#endif
