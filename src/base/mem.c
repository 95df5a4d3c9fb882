/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Objects added at the least when an array grows; a test build makes it 1, so that
 * every array moves all the time. */
#ifndef GROWTH_STEP
#define GROWTH_STEP 16
#endif

/* The one exception to "no mutable globals": there is nobody to hand it to. */
static mem_hook *exhaustion_hook;

void
mem_on_exhaustion(mem_hook *hook)
{
    exhaustion_hook = hook;
}

_Noreturn void
mem_exhausted(void)
{
    static const char sentence[] = "gongwen: memory exhausted\n";

    if (exhaustion_hook)
        exhaustion_hook();
    if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
        _exit(2);
    _exit(2);
}

void *
mem_zero(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);

    if (!memory)
        mem_exhausted();
    return memory;
}

void *
mem_resize(void *array, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    size_t bytes = count * size;
    void *memory = realloc(array, bytes ? bytes : 1);
    if (!memory)
        mem_exhausted();
    return memory;
}

/* Larger arrays, in bytes, are asked to lie on huge pages: of 50 MB, the faults of all the small
 * pages that are written for the first time take a seventh of the time in which they are read. */
#define HUGE_LEAST ((size_t)4 << 20)

/* A hint, which may come to nothing. */
static void
ask_for_huge_pages(void *memory, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t within = (uintptr_t)memory % page;

    if (bytes >= HUGE_LEAST)
        madvise((char *)memory - within, (within + bytes + page - 1) / page * page, MADV_HUGEPAGE);
#endif
}

void *
mem_grow_more(void *array, size_t *capacity, size_t needed, size_t size)
{
    size_t wanted = *capacity + *capacity / 2 + GROWTH_STEP;
    *capacity = wanted < needed ? needed : wanted;
    array = mem_resize(array, *capacity, size);
    ask_for_huge_pages(array, *capacity * size);
    return array;
}

char *
mem_copy(const char *bytes, size_t length)
{
    char *copy = mem_resize(NULL, length + 1, 1);

    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *
mem_copy_string(const char *string)
{
    return string ? mem_copy(string, strlen(string)) : NULL;
}
