/* schema.h: the tables of the one store: where reading stopped, and what is marked.
 *
 * Places and notes are in one file, so their tables have one row of versions.  A version is
 * never changed once it was given to anyone: what is new is a migration more.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTES_SCHEMA_H
#define GONGWEN_NOTES_SCHEMA_H

#include "base/store.h"

/* Opens the store at the path, brought up to date; NULL with a sentence. */
struct store *schema_open(const char *path, struct err *err);

#endif
