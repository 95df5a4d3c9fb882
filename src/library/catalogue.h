/* catalogue.h: the cards of files, kept from one time to the next.
 *
 * A cache: it may be deleted at any time, and whatever goes wrong with it only means that
 * the files are looked into again.  Cards that another build of the program or other rules have
 * made are not believed.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_LIBRARY_CATALOGUE_H
#define GONGWEN_LIBRARY_CATALOGUE_H

#include <stddef.h>

#include "library/card.h"
#include "notice/doc.h"

struct catalogue;

/* Opens $XDG_CACHE_HOME/gongwen/catalogue.db, creating it where it is missing, for cards that
 * were made by these rules.  NULL when it cannot; the functions below do nothing for NULL. */
struct catalogue *catalogue_open(const struct doc_rules *rules);
void catalogue_free(struct catalogue *catalogue);

/* Fills the blank cards whose files are as they were when they were kept. */
void catalogue_recall(struct catalogue *catalogue, struct card *const *cards, size_t count);

/* Keeps the cards that are not in it yet. */
void catalogue_keep(struct catalogue *catalogue, struct card *const *cards, size_t count);

#endif
