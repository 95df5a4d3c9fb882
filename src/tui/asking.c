/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "tui/asking.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/nls.h"
#include "reader/seeking.h"
#include "tui/offers.h"
#include "tui/prompt.h"
#include "tui/search_prompt.h"

/* What was searched for, in any way, is recalled in all of them. */
enum remembered {
    RECALL_SECTIONS,
    RECALL_ENCODINGS,
    RECALL_FILTERS,
    RECALL_SEARCHES,
    RECALL_COMMENTS,
    RECALL_EXPORTS,
    RECALL_COUNT
};

static const char *const recall_files[RECALL_COUNT] = {[RECALL_SEARCHES] = "searches"};

struct question {
    unsigned effect; /* that asks it */
    bool of_view;    /* it is about the view on top, else about the reader; */
    bool of_all;     /* or about all notices: its data is the inkling of what would be found */
    enum remembered remembered;
    struct prompt_kind prompt;
    void (*begin)(void *data);
    unsigned (*accept)(void *data, const char *answer);
    unsigned (*cancel)(void *data);
};

/* A list that is filtered. */
struct filtering {
    struct view *view;
    bool guesses; /* letters that nothing holds are pinyin */
};

struct asking {
    const struct question *question; /* NULL: none is open */
    unsigned (*accept)(void *data, const char *answer);
    void *data;
    struct prompt *prompt;
    struct inkling *inkling; /* of what a search in all notices would find; NULL without such */
    struct filtering filtering;
    struct recall recalls[RECALL_COUNT];
    char *answer; /* the last one that was accepted; NULL before any */
};

/* ---- The questions ---- */

static unsigned
go_to_section(void *data, const char *answer)
{
    return *answer ? reader_go_to_section(data, answer) : 0;
}

static unsigned
set_encoding(void *data, const char *answer)
{
    (void)data, (void)answer;
    return VIEW_READ_AS;
}

static void
filter_view(void *data, const char *typed)
{
    const struct filtering *filtering = data;

    filtering->view->operations->filter(filtering->view, typed, filtering->guesses);
}

static unsigned
drop_filter(void *data)
{
    filter_view(data, "");
    return 0;
}

static void
search_on(void *data)
{
    seeking_begin(data, 1);
}

static void
search_back(void *data)
{
    seeking_begin(data, -1);
}

static unsigned
accept_search(void *data, const char *answer)
{
    return seeking_accept(data, answer);
}

static unsigned
cancel_search(void *data)
{
    return seeking_cancel(data);
}

static unsigned
find(void *data, const char *answer)
{
    (void)data;
    return *answer ? VIEW_FIND : 0;
}

/* What can be typed besides a file. */
static void
print_ways_out(void *data, struct buf *out)
{
    (void)data;
    buf_add_string(out, _("|command   Enter alone: clipboard"));
}

static const struct question questions[] = {
    [ASK_COMMENT] = {.remembered = RECALL_COMMENTS, .prompt = {.label = N_("Note:")}},
    [ASK_NAME] = {.remembered = RECALL_COMMENTS, .prompt = {.label = N_("Bookmark:")}},
    [ASK_EXPORT] = {.remembered = RECALL_EXPORTS,
                    .prompt = {.label = N_("Export to:"),
                               .offer = offers_of_exports,
                               .print_aside = print_ways_out}},
    [ASK_OVERWRITE] = {.remembered = RECALL_FILTERS,
                       .prompt = {.label = N_("It is there already. Overwrite it? (yes/no)")}},
    {.effect = EFFECT_ASK_SECTION,
     .remembered = RECALL_SECTIONS,
     .prompt = {.label = N_("Section:"), .offer = offers_of_sections},
     .accept = go_to_section},
    {.effect = EFFECT_ASK_ENCODING,
     .remembered = RECALL_ENCODINGS,
     .prompt = {.label = N_("Encoding:"), .offer = offers_of_encodings},
     .accept = set_encoding},
    {.effect = VIEW_ASK_FILTER,
     .of_view = true,
     .remembered = RECALL_FILTERS,
     .prompt = FILTER_PROMPT(N_("Filter:"), filter_view),
     .cancel = drop_filter},
    {.effect = EFFECT_ASK_SEARCH,
     .remembered = RECALL_SEARCHES,
     .prompt = SEARCH_PROMPT("/", search_prompt_offer, false),
     .begin = search_on,
     .accept = accept_search,
     .cancel = cancel_search},
    {.effect = EFFECT_ASK_THIS,
     .remembered = RECALL_SEARCHES,
     .prompt = SEARCH_PROMPT("/", search_prompt_offer_terms, true),
     .begin = search_on,
     .accept = accept_search,
     .cancel = cancel_search},
    {.effect = EFFECT_ASK_FIND,
     .of_all = true,
     .remembered = RECALL_SEARCHES,
     .prompt = FIND_PROMPT(N_("In all notices:")),
     .accept = find},
    {.effect = EFFECT_ASK_SEARCH_BACK,
     .remembered = RECALL_SEARCHES,
     .prompt = SEARCH_PROMPT("?", search_prompt_offer, false),
     .begin = search_back,
     .accept = accept_search,
     .cancel = cancel_search},
};

/* ---- Asking ---- */

struct asking *
asking_new(bool keep, bool filters_guess)
{
    struct asking *asking = mem_zero(1, sizeof *asking);

    asking->filtering.guesses = filters_guess;
    for (size_t i = 0; keep && i < RECALL_COUNT; i++)
        if (recall_files[i])
            recall_keep(&asking->recalls[i], recall_files[i]);
    return asking;
}

void
asking_free(struct asking *asking)
{
    prompt_free(asking->prompt);
    inkling_free(asking->inkling);
    for (size_t i = 0; i < RECALL_COUNT; i++)
        recall_fini(&asking->recalls[i]);
    free(asking->answer);
    free(asking);
}

static void
ask(struct asking *asking, const struct question *question, void *data)
{
    prompt_free(asking->prompt);
    asking->question = question;
    asking->accept = question->accept;
    asking->data = data;
    if (question->begin)
        question->begin(data);
    asking->prompt = prompt_new(&question->prompt, data, &asking->recalls[question->remembered]);
}

void
asking_foresee(struct asking *asking, struct inkling *inkling)
{
    inkling_free(asking->inkling);
    asking->inkling = inkling;
}

void
asking_begin(struct asking *asking, unsigned effects, struct view *view, struct reader *reader)
{
    asking->filtering.view = view;
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++)
        if (effects & questions[i].effect)
            ask(asking, &questions[i],
                questions[i].of_all    ? (void *)asking->inkling
                : questions[i].of_view ? (void *)&asking->filtering
                                       : (void *)reader);
}

void
asking_ask(struct asking *asking, enum asking_question question,
           unsigned (*accept)(void *data, const char *answer), void *data, const char *words)
{
    ask(asking, &questions[question], data);
    asking->accept = accept;
    prompt_fill(asking->prompt, words);
}

bool
asking_is_open(const struct asking *asking)
{
    return asking->question != NULL;
}

static unsigned
conclude(struct asking *asking, const struct question *question, enum prompt_answer answer)
{
    if (answer == PROMPT_ACCEPTED)
        return asking->accept ? asking->accept(asking->data, asking->answer) : 0;
    return question->cancel ? question->cancel(asking->data) : 0;
}

unsigned
asking_feed(struct asking *asking, struct event event)
{
    const struct question *question = asking->question;
    enum prompt_answer answer = prompt_feed(asking->prompt, event);

    if (answer == PROMPT_GOES_ON)
        return 0;
    free(asking->answer);
    asking->answer = mem_copy_string(prompt_text(asking->prompt));
    prompt_free(asking->prompt);
    asking->prompt = NULL;
    asking->question = NULL; /* the answer may ask the next one */
    asking_foresee(asking, NULL);
    return conclude(asking, question, answer);
}

const char *
asking_answer(const struct asking *asking)
{
    return asking->answer ? asking->answer : "";
}

bool
asking_idle(struct asking *asking)
{
    bool more = asking->inkling && inkling_idle(asking->inkling);

    if (asking->prompt)
        prompt_refresh(asking->prompt);
    return more;
}

int
asking_descriptor(const struct asking *asking)
{
    return asking->inkling ? inkling_descriptor(asking->inkling) : -1;
}

void
asking_draw(const struct asking *asking, struct area area)
{
    prompt_draw(asking->prompt, area);
}
