/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/search_prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/inkling.h"
#include "reader/seeking.h"

#define CONTROL(letter) ((letter)-0x40)

/* The keys of the switches, and what they turn; REQUEST_SWITCH_COUNT: where to search. */
static const struct {
    uint32_t key;
    const char *name;
    const char *word;
    enum request_switch which;
} keys[] = {
    {CONTROL('X'), "^X", N_("exact"), REQUEST_EXACT},
    {CONTROL('Y'), "^Y", N_("pinyin"), REQUEST_PINYIN},
    {CONTROL('T'), "^T", N_("regex"), REQUEST_REGEX},
    {CONTROL('O'), "^O", N_("where"), REQUEST_SWITCH_COUNT},
};

#define KEY_COUNT (sizeof keys / sizeof keys[0])
#define WHERE     (KEY_COUNT - 1)

void
search_prompt_changed(void *data, const char *typed)
{
    seeking_type(data, typed);
}

char *
search_prompt_rewrite(void *data, const char *typed, uint32_t key)
{
    (void)data;
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (keys[i].key == key)
            return keys[i].which == REQUEST_SWITCH_COUNT ? request_turn_where(typed)
                                                         : request_turn(typed, keys[i].which);
    return NULL;
}

static bool
is_on(const struct request *request, enum request_switch which)
{
    return which == REQUEST_SWITCH_COUNT ? request_is_restricted(request)
                                         : request_has(request, which);
}

char *
search_prompt_filter_rewrite(void *data, const char *typed, uint32_t key)
{
    return key == keys[WHERE].key ? NULL : search_prompt_rewrite(data, typed, key);
}

/* Those that the line turns on, and pinyin where it is read so without a prefix. */
static size_t
show_switches(const char *typed, bool as_pinyin, struct prompt_switch *switches)
{
    struct request request = request_read(typed);

    for (size_t i = 0; i < KEY_COUNT; i++)
        switches[i] = (struct prompt_switch){keys[i].name, _(keys[i].word),
                                             is_on(&request, keys[i].which) ||
                                                 (as_pinyin && keys[i].which == REQUEST_PINYIN)};
    return KEY_COUNT;
}

/* Whether the letters stand nowhere is only known when all was searched. */
size_t
search_prompt_find_switches(void *data, const char *typed, struct prompt_switch *switches)
{
    return show_switches(typed, inkling_guesses(data), switches);
}

size_t
search_prompt_filter_switches(void *data, const char *typed, struct prompt_switch *switches)
{
    (void)data;
    return show_switches(typed, false, switches) - 1; /* not where */
}

size_t
search_prompt_switches(void *data, const char *typed, struct prompt_switch *switches)
{
    return show_switches(typed, quest_reads_as_pinyin(seeking_quest(data)), switches);
}

/* Which hit, of how many. */
void
search_prompt_print_aside(void *data, struct buf *out)
{
    const struct quest *quest = seeking_quest(data);

    if (quest_is_on(quest))
        quest_print_count(quest, out);
}

/* What is wrong without where: that is shown. */
static void
print_fault(const char *sentence, size_t column, struct buf *out)
{
    struct buf where = BUF_INIT;

    buf_addf(&where, _("column %zu: %s"), column, "");
    bool told = column > 0 && strncmp(sentence, buf_string(&where), where.length) == 0;
    buf_add_string(out, told ? sentence + where.length : sentence);
    buf_fini(&where);
}

size_t
search_prompt_complain(void *data, const char *typed, struct buf *out)
{
    const struct quest *quest = seeking_quest(data);

    (void)typed;
    const char *trouble = quest_trouble(quest);

    if (!trouble)
        return NONE;
    print_fault(trouble, quest_is_on(quest) ? 0 : quest->fault.column, out);
    return quest->request.words + (quest_is_on(quest) ? 0 : quest->fault.offset);
}

size_t
search_prompt_find_complain(void *data, const char *typed, struct buf *out)
{
    struct request request = request_read(typed);
    const struct query *query = &request.query;
    struct pattern_fault fault = {.err = {""}};

    (void)data;
    if (query->length == 0)
        return NONE;
    struct pattern *pattern = pattern_new(query->words, query->length, &query->options, &fault);
    pattern_free(pattern);
    if (pattern)
        return NONE;
    print_fault(fault.err.sentence, fault.column, out);
    return request.words + fault.offset;
}

/* Choosing one leads to the first hit that reads so. */
static struct prompt_offer
offer(const struct wording *wording)
{
    struct buf exact = BUF_INIT, count = BUF_INIT;

    buf_add_string(&exact, wording->text);
    buf_addf(&count, "%zu", wording->count);
    return (struct prompt_offer){
        .text = buf_detach(&exact), .note = buf_detach(&count), .aside = mem_copy_string("")};
}

static size_t
offer_all(const struct wordings *wordings, struct prompt_offer *offers)
{
    size_t count = 0;

    for (; count < wordings->count && count < PROMPT_MOST_OFFERS; count++)
        offers[count] = offer(&wordings->all[count]);
    return count;
}

/* The words that pinyin has found. */
size_t
search_prompt_offer(void *data, const char *typed, struct prompt_offer *offers)
{
    const struct quest *quest = seeking_quest(data);
    struct wordings wordings = {0};

    (void)typed;
    if (quest_count(quest) == 0 || pattern_kind(quest->pattern) != PATTERN_PINYIN)
        return 0;
    search_wordings(quest->search, &wordings);
    size_t count = offer_all(&wordings, offers);
    wordings_fini(&wordings);
    return count;
}

void
search_prompt_find_changed(void *data, const char *typed)
{
    inkling_type(data, typed);
}

/* The same of all notices, "+" behind the numbers as long as they grow. */
size_t
search_prompt_find_offer(void *data, const char *typed, struct prompt_offer *offers)
{
    size_t count = offer_all(inkling_wordings(data), offers);

    (void)typed;
    for (size_t i = 0; i < count && !inkling_is_complete(data); i++) {
        char *note = offers[i].note;
        struct buf grown = BUF_INIT;
        buf_addf(&grown, "%s+", note);
        offers[i].note = buf_detach(&grown);
        free(note);
    }
    return count;
}

/* As long as nothing is typed, the words in sight. */
size_t
search_prompt_offer_terms(void *data, const char *typed, struct prompt_offer *offers)
{
    struct wordings terms = {0};

    if (*typed)
        return search_prompt_offer(data, typed, offers);
    seeking_terms(data, &terms);
    size_t count = offer_all(&terms, offers);
    wordings_fini(&terms);
    return count;
}
