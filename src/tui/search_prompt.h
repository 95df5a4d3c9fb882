/* search_prompt.h: a search as one types it: switches, words that were found, what is wrong.
 *
 * The data of a search in a notice is its struct reader.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TUI_SEARCH_PROMPT_H
#define GONGWEN_TUI_SEARCH_PROMPT_H

#include "tui/prompt.h"

void search_prompt_changed(void *data, const char *typed);
size_t search_prompt_offer(void *data, const char *typed, struct prompt_offer *offers);
size_t search_prompt_offer_terms(void *data, const char *typed, struct prompt_offer *offers);
size_t search_prompt_switches(void *data, const char *typed, struct prompt_switch *switches);
void search_prompt_print_aside(void *data, struct buf *out);
size_t search_prompt_complain(void *data, const char *typed, struct buf *out);

/* The same for a search in the library; the data is the struct inkling of what it would find. */
void search_prompt_find_changed(void *data, const char *typed);
size_t search_prompt_find_offer(void *data, const char *typed, struct prompt_offer *offers);
char *search_prompt_rewrite(void *data, const char *typed, uint32_t key);
size_t search_prompt_find_switches(void *data, const char *typed, struct prompt_switch *switches);
size_t search_prompt_find_complain(void *data, const char *typed, struct buf *out);

/* The same for what lists are filtered by, but for where to search; the data is not looked at. */
char *search_prompt_filter_rewrite(void *data, const char *typed, uint32_t key);
size_t search_prompt_filter_switches(void *data, const char *typed, struct prompt_switch *switches);

/* Those of a struct prompt_kind whose offers stand above the line. */
#define SEARCH_PROMPT(text, offers, chooses)                                                       \
    {                                                                                              \
        .label = (text), .eager = (chooses), .above = true, .changed = search_prompt_changed,      \
        .offer = (offers), .rewrite = search_prompt_rewrite, .switches = search_prompt_switches,   \
        .print_aside = search_prompt_print_aside, .complain = search_prompt_complain               \
    }
#define FIND_PROMPT(text)                                                                          \
    {                                                                                              \
        .label = (text), .above = true, .changed = search_prompt_find_changed,                     \
        .offer = search_prompt_find_offer, .rewrite = search_prompt_rewrite,                       \
        .switches = search_prompt_find_switches, .complain = search_prompt_find_complain           \
    }
#define FILTER_PROMPT(text, tells)                                                                 \
    {                                                                                              \
        .label = (text), .above = true, .changed = (tells),                                        \
        .rewrite = search_prompt_filter_rewrite, .switches = search_prompt_filter_switches,        \
        .complain = search_prompt_find_complain                                                    \
    }

#endif
