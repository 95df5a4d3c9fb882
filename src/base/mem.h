/* mem.h: allocation that cannot fail.
 *
 * Every function returns memory or does not return: when the system has none
 * left, the hook restores the terminal, one sentence goes to standard error and
 * the process ends with status 2.  Nobody else in the program calls malloc.
 * Memory goes back by free().
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_MEM_H
#define GONGWEN_BASE_MEM_H

#include <stddef.h>

/* Called once, before the sentence, when memory is exhausted. */
typedef void mem_hook(void);

void mem_on_exhaustion(mem_hook *hook);

/* Ends the process as above: for the doors of libraries that allocate by themselves. */
_Noreturn void mem_exhausted(void);

/* `count` objects of `size` bytes, all zero.  The caller owns them. */
void *mem_zero(size_t count, size_t size);

/* The array moved to `count` objects of `size` bytes; those added are not set. */
void *mem_resize(void *array, size_t count, size_t size);

/* Makes room for at least `needed` objects in a growing array whose capacity is
 * *capacity objects: nothing when there is room, else at least half as much again, on huge pages
 * where the system has them and it is large. */
void *mem_grow_more(void *array, size_t *capacity, size_t needed, size_t size);

static inline void *
mem_grow(void *array, size_t *capacity, size_t needed, size_t size)
{
    return needed <= *capacity ? array : mem_grow_more(array, capacity, needed, size);
}

/* A copy of `length` bytes with a NUL behind them.  The caller owns it. */
char *mem_copy(const char *bytes, size_t length);

/* A copy of a string, or NULL of NULL.  The caller owns it. */
char *mem_copy_string(const char *string);

#endif
