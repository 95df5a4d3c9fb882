/* offers.h: what a prompt offers while one types.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_OFFERS_H
#define GONGWEN_TUI_OFFERS_H

#include <stddef.h>

#include "tui/prompt.h"

/* The sections of a notice whose labels or numbers begin as typed; the data is its struct
 * reader. */
size_t offers_of_sections(void *data, const char *typed, struct prompt_offer *offers);

/* The encodings that notices come in, whose names begin as typed; the data is not looked at. */
size_t offers_of_encodings(void *data, const char *typed, struct prompt_offer *offers);

/* What is typed with the extension of each format to which notes can be exported, as long as it
 * has none; the data is not looked at. */
size_t offers_of_exports(void *data, const char *typed, struct prompt_offer *offers);

#endif
