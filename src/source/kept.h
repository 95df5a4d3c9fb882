/* kept.h: the texts that converters have made of files, kept for the next time.
 *
 * A cache: each text is a file of its own in $XDG_CACHE_HOME/gongwen/converted, for its owner
 * alone, and may be deleted at any time.  Whatever goes wrong with it, or is wrong in it, only
 * means that the converter runs again.  When they come to more bytes than they may, those that were
 * not asked for longest go.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_SOURCE_KEPT_H
#define GONGWEN_SOURCE_KEPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct kept;

/* At most so many bytes; nothing is made before a text is kept.  NULL for 0 bytes, and where no
 * place for a cache is known; the functions below do nothing for NULL.  Several threads may use it
 * at once, and several processes. */
struct kept *kept_new(size_t most);
void kept_free(struct kept *kept);

/* What a text is known by, put into `key`: the file as it is now, the bytes that the converter gets
 * of it, and the converter as it is now: the program (from run_find), its arguments, the last NULL,
 * and the files among them.  `encoding` is that of the text that it gets, NULL when it gets the
 * bytes.  False for what cannot be known again, as standard input. */
bool kept_key(struct buf *key, const char *path, const struct buf *bytes, const char *program,
              char *const *arguments, const char *encoding);

/* Puts the text of the key, and what the converter complained of, in the place of what the two
 * hold.  False when it is not there. */
bool kept_recall(struct kept *kept, const struct buf *key, struct buf *text, struct buf *complaint);

/* Keeps them. */
void kept_keep(struct kept *kept, const struct buf *key, const struct buf *text,
               const struct buf *complaint);

#endif
