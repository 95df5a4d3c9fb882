/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "rows/icu_breaks.h"

#include <assert.h>
#include <string.h>

#ifdef HAVE_ICU

#include <unicode/ubrk.h>
#include <unicode/utext.h>

bool
icu_is_here(void)
{
    return true;
}

void
icu_breaks(const char *s, size_t length, char *breaks)
{
    static UBreakIterator *iterator; /* opening one takes longer than a paragraph */
    UErrorCode status = U_ZERO_ERROR;

    if (!iterator)
        iterator = ubrk_open(UBRK_LINE, "zh@lb=strict", NULL, 0, &status);
    UText *text = utext_openUTF8(NULL, s, (int64_t)length, &status);
    ubrk_setUText(iterator, text, &status);
    assert(U_SUCCESS(status));
    memset(breaks, 0, length);
    for (int32_t at; (at = ubrk_next(iterator)) != UBRK_DONE;)
        if ((size_t)at < length)
            breaks[at] = 1;
    utext_close(text);
}

#else

bool
icu_is_here(void)
{
    return false;
}

void
icu_breaks(const char *s, size_t length, char *breaks)
{
    (void)s;
    memset(breaks, 0, length);
}

#endif
