/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "reader/seeking.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/nls.h"
#include "reader/marking.h"
#include "reader/selecting.h"
#include "reader/state.h"
#include "reader/terms.h"

/* Bytes that are searched at a time, and milliseconds that a key may take. */
#define STRETCH ((size_t)1 << 20)
#define KEY_MS  8

const struct quest *
seeking_quest(const struct reader *reader)
{
    return &reader->sought.quest;
}

void
seeking_set_outward(struct reader *reader, bool outward)
{
    reader->sought.outward = outward;
}

/* ---- The text that is searched ---- */

static const struct fulltext *
fulltext_of(struct reader *reader)
{
    struct sought *sought = &reader->sought;

    if (!sought->fulltext)
        sought->fulltext = fulltext_new(doc_tree(reader->stand.doc));
    else
        fulltext_advance(sought->fulltext);
    return sought->fulltext;
}

/* As much of it as was taken in by now. */
static const struct fulltext *
begun_fulltext(struct reader *reader)
{
    struct sought *sought = &reader->sought;

    if (!sought->fulltext)
        sought->fulltext = fulltext_begin(doc_tree(reader->stand.doc));
    return sought->fulltext;
}

/* Takes a stretch more of it in, and searches one.  False when nothing is left of what was read. */
static bool
advance(struct reader *reader)
{
    begun_fulltext(reader);
    bool more = fulltext_advance_by(reader->sought.fulltext, STRETCH);
    return quest_advance(&reader->sought.quest, STRETCH) || more;
}

static int
compare_spans(const void *a, const void *b)
{
    const struct span *x = a, *y = b;

    return x->start < y->start ? -1 : x->start > y->start;
}

/* The spans that are highlighted, by their starts; the caller's. */
static struct span *
highlighted(const struct reader *reader, size_t *count)
{
    struct span *spans = mem_zero(marking_count(reader) + 1, sizeof *spans);
    const struct note *note;

    *count = 0;
    for (size_t i = 0; (note = marking_at(reader, i)); i++)
        if (note->kind == NOTE_HIGHLIGHT)
            spans[(*count)++] = note->span;
    qsort(spans, *count, sizeof *spans, compare_spans);
    return spans;
}

/* The section in which the first text of the window stands. */
static size_t
section_here(const struct reader *reader)
{
    const struct doc *doc = reader->stand.doc;
    struct window window = stand_window(&reader->stand);
    size_t block = tree_block_at(doc_tree(doc), motion_eye(&window, reader->stand.top));

    return outline_section_of(doc_outline(doc), block);
}

static void
seek(struct reader *reader, const char *line)
{
    size_t count;
    struct span *spans = highlighted(reader, &count);
    struct quest_place place = {.section = section_here(reader),
                                .spans = spans,
                                .span_count = count,
                                .guess_pinyin = reader->options.guess_pinyin,
                                .habits = reader->options.habits};

    quest_seek(&reader->sought.quest, reader->stand.doc, begun_fulltext(reader), line, &place);
    reader->sought.awaited = false;
    free(spans);
}

/* ---- The window ---- */

/* Rows that are in sight: the prompt may stand over the last ones. */
static int
rows_in_sight(const struct reader *reader)
{
    int rows = reader->stand.rows;

    return reader->sought.asking ? rows - rows / 3 : rows;
}

static bool
is_in_sight(const struct reader *reader, size_t offset)
{
    struct window window = stand_window(&reader->stand);

    window.rows = rows_in_sight(reader);
    return motion_shows(&window, reader->stand.top, layout_place(window.layout, offset));
}

/* Makes the hit the current one and brings it into the window, if it is not there. */
static unsigned
show(struct reader *reader, size_t hit, bool jump)
{
    struct window window = stand_window(&reader->stand);
    struct span source = quest_hit(&reader->sought.quest, hit).source;
    unsigned effects = EFFECT_REDRAW;

    quest_set_current(&reader->sought.quest, hit);
    if (!is_in_sight(reader, source.start)) {
        struct place top = motion_around(&window, layout_place(window.layout, source.start));
        effects |= (jump ? state_jump_to : state_move_to)(reader, top);
    }
    return effects;
}

/* The same, and it is "here", or as far as the selection goes. */
static unsigned
show_and_reach(struct reader *reader, size_t hit, bool jump)
{
    unsigned effects = show(reader, hit, jump);

    return effects | selecting_reach(reader, quest_hit(&reader->sought.quest, hit).source);
}

/* Where a search begins: at the current hit when that is in sight, else at the first text.  In a
 * selection it is at the cursor, and at the current hit when that is there. */
static size_t
origin_of(const struct reader *reader)
{
    const struct quest *quest = &reader->sought.quest;
    struct window window = stand_window(&reader->stand);
    bool reads = selecting_context(reader) == CONTEXT_READING;
    size_t head = selecting_head(reader);

    if (quest->current != NONE) {
        struct span hit = quest_hit(quest, quest->current).source;
        if (reads ? is_in_sight(reader, hit.start) : span_holds(hit, head))
            return hit.start;
    }
    return reads ? motion_eye(&window, reader->stand.top) : head;
}

/* ---- The nearest hit ---- */

/* The nearest hit on or back from the offset, around the end of the notice if need be.  NONE when
 * there is none, or when it cannot be told yet. */
static size_t
nearest(const struct reader *reader, size_t offset, int direction)
{
    const struct quest *quest = &reader->sought.quest;
    size_t count = quest_count(quest);
    size_t from = quest_from(quest, offset);

    if (direction > 0 && from < count)
        return from;
    if (direction < 0 && from > 0 && quest_has_passed(quest, offset))
        return from - 1;
    if (count == 0 || !quest_is_complete(quest))
        return NONE;
    return direction > 0 ? 0 : count - 1;
}

/* Searches on until the nearest hit is known, as long as a key may take. */
static size_t
search_nearest(struct reader *reader, size_t offset, int direction)
{
    int64_t end = clock_now() + KEY_MS;
    size_t hit;

    while ((hit = nearest(reader, offset, direction)) == NONE && advance(reader))
        if (clock_now() >= end)
            break;
    return hit == NONE ? nearest(reader, offset, direction) : hit;
}

void
seeking_leave_doc(struct reader *reader)
{
    struct sought *sought = &reader->sought;
    const struct quest *quest = &sought->quest;

    sought->anchored = quest->current != NONE;
    if (sought->anchored)
        anchor_init(&sought->anchor, doc_text(reader->stand.doc),
                    quest_hit(quest, quest->current).source.start);
    fulltext_free(sought->fulltext);
    sought->fulltext = NULL;
}

void
seeking_take_doc(struct reader *reader)
{
    struct sought *sought = &reader->sought;

    if (sought->quest.line)
        quest_move(&sought->quest, reader->stand.doc, fulltext_of(reader));
    if (!sought->anchored)
        return;
    size_t offset = anchor_find(&sought->anchor, doc_text(reader->stand.doc));
    quest_set_current(&sought->quest, search_nearest(reader, offset, 1));
    anchor_fini(&sought->anchor);
    sought->anchored = false;
}

/* Shows the nearest hit; one that is not known yet is awaited. */
static unsigned
show_nearest(struct reader *reader)
{
    struct sought *sought = &reader->sought;
    size_t hit = search_nearest(reader, sought->origin, sought->direction);

    sought->awaited = hit == NONE && !quest_is_complete(&sought->quest);
    if (hit == NONE)
        return EFFECT_REDRAW;
    bool reads = selecting_context(reader) == CONTEXT_READING;
    return (sought->asking && reads ? show : show_and_reach)(reader, hit, false);
}

/* ---- While one types ---- */

static unsigned
go_back_to_standing(struct reader *reader)
{
    stand_return(&reader->stand, &reader->sought.standing);
    reader->selection = reader->sought.selection;
    reader->at_home = reader->sought.at_home;
    return EFFECT_REDRAW;
}

void
seeking_begin(struct reader *reader, int direction)
{
    struct sought *sought = &reader->sought;

    sought->origin = origin_of(reader);
    sought->standing = stand_keep(&reader->stand);
    sought->selection = reader->selection;
    sought->at_home = reader->at_home;
    sought->direction_before = sought->direction;
    sought->direction = direction;
    sought->before = sought->quest;
    sought->quest = (struct quest){.current = NONE};
    sought->asking = true;
}

unsigned
seeking_type(struct reader *reader, const char *line)
{
    go_back_to_standing(reader);
    seek(reader, line);
    return quest_is_on(&reader->sought.quest) ? show_nearest(reader) : EFFECT_REDRAW;
}

/* What was sought before is sought again. */
static void
take_back(struct reader *reader)
{
    struct sought *sought = &reader->sought;

    quest_fini(&sought->quest);
    sought->quest = sought->before;
    sought->before = (struct quest){.current = NONE};
    sought->awaited = false;
    sought->asking = false;
}

unsigned
seeking_cancel(struct reader *reader)
{
    go_back_to_standing(reader);
    take_back(reader);
    reader->sought.direction = reader->sought.direction_before;
    return EFFECT_REDRAW;
}

static unsigned
explain(struct reader *reader)
{
    buf_clear(&reader->message);
    quest_explain(&reader->sought.quest, &reader->message);
    return EFFECT_MESSAGE | EFFECT_REDRAW;
}

static unsigned
say_around(struct reader *reader, int direction)
{
    return state_say(reader, direction > 0 ? _("The search goes on at the top")
                                           : _("The search goes on at the end"));
}

/* The place is where the hit is already; what is left is to tell, and to remember the jump. */
static unsigned
settle(struct reader *reader)
{
    struct sought *sought = &reader->sought;
    const struct quest *quest = &sought->quest;

    if (quest->current == NONE && quest_is_complete(quest)) {
        go_back_to_standing(reader);
        return explain(reader);
    }
    if (reader->stand.offset != sought->standing.offset)
        history_jump(&reader->history, sought->standing.offset);
    if (quest->current == NONE)
        return EFFECT_REDRAW;
    struct span hit = quest_hit(quest, quest->current).source;
    unsigned effects = selecting_reach(reader, hit);
    if ((hit.start >= sought->origin) == (sought->direction > 0))
        return effects;
    return effects | say_around(reader, sought->direction);
}

unsigned
seeking_accept(struct reader *reader, const char *line)
{
    struct sought *sought = &reader->sought;

    if (!*line) {
        go_back_to_standing(reader);
        take_back(reader);
        return seeking_next(reader, 1, 0);
    }
    if (!sought->quest.line) { /* prefixes alone */
        seeking_cancel(reader);
        return EFFECT_REDRAW;
    }
    quest_fini(&sought->before);
    sought->asking = false;
    return settle(reader);
}

unsigned
seeking_find(struct reader *reader, const char *line)
{
    seeking_begin(reader, 1);
    unsigned effects = seeking_type(reader, line);
    return effects | seeking_accept(reader, line);
}

unsigned
seeking_find_at(struct reader *reader, const char *line, size_t offset)
{
    struct doc *doc = reader->stand.doc;
    struct quest *quest = &reader->sought.quest;

    while (text_length(doc_text(doc)) < offset + DOC_SLICE && doc_advance(doc, DOC_SLICE))
        ;
    stand_settle(&reader->stand);
    reader->sought.direction = 1;
    seek(reader, line);
    while (!quest_has_passed(quest, offset) && advance(reader))
        ;
    size_t hit = quest_from(quest, offset);
    if (hit >= quest_count(quest))
        return EFFECT_REDRAW;
    reader->at_home = false; /* this is not where it was left */
    return show_and_reach(reader, hit, false);
}

/* The positions of a span of the text. */
static struct span
positions(struct reader *reader, struct span span)
{
    const struct fulltext *fulltext = fulltext_of(reader);
    struct span range = {fulltext_position(fulltext, span.start),
                         fulltext_position(fulltext, span.end)};

    if (range.end < range.start)
        range.end = range.start;
    return range;
}

void
seeking_terms(struct reader *reader, struct wordings *terms)
{
    struct window window = stand_window(&reader->stand);
    struct span shown = motion_shown(&window, reader->stand.top);

    terms_read(terms, fulltext_of(reader), positions(reader, shown));
    if (selecting_context(reader) == CONTEXT_SELECTING)
        terms_prefer(terms, reader->sought.fulltext,
                     fulltext_position(reader->sought.fulltext, selecting_head(reader)));
}

/* No search goes beyond a paragraph. */
unsigned
seeking_this(struct reader *reader, int direction, int count)
{
    struct span range = positions(reader, selecting_span(reader));
    const char *words = fulltext_bytes(reader->sought.fulltext) + range.start;
    const char *feed = memchr(words, '\n', span_length(range));

    (void)direction, (void)count;
    if (range.start == range.end)
        return EFFECT_ASK_THIS;
    char *line = request_of_words(words, feed ? (size_t)(feed - words) : span_length(range));
    selecting_leave(reader);
    unsigned effects = seeking_find(reader, line);
    free(line);
    return effects;
}

/* ---- From hit to hit ---- */

/* The hit that is `steps` away, which may be before the first or behind the last. */
static int64_t
hit_at(const struct reader *reader, int64_t steps)
{
    const struct quest *quest = &reader->sought.quest;
    size_t origin = origin_of(reader);

    if (quest->current != NONE && quest_hit(quest, quest->current).source.start == origin)
        return (int64_t)quest->current + steps;
    return (int64_t)quest_from(quest, origin) + (steps > 0 ? steps - 1 : steps);
}

static void
search_up_to(struct reader *reader, int64_t hit)
{
    int64_t end = clock_now() + KEY_MS;

    while (hit >= (int64_t)quest_count(&reader->sought.quest) && clock_now() < end &&
           advance(reader))
        ;
}

/* The notice has no such hit: the search goes round, or to another notice. */
static unsigned
go_round(struct reader *reader, int64_t hit, int direction)
{
    struct sought *sought = &reader->sought;
    int64_t count = (int64_t)quest_count(&sought->quest);

    if (sought->outward && selecting_context(reader) == CONTEXT_READING)
        return direction > 0 ? EFFECT_FOUND_NEXT : EFFECT_FOUND_PREVIOUS;
    if (!quest_is_complete(&sought->quest))
        return state_say(reader, _("The notice is still being searched"));
    hit %= count;
    return show_and_reach(reader, (size_t)(hit < 0 ? hit + count : hit), true) |
           say_around(reader, direction);
}

unsigned
seeking_next(struct reader *reader, int direction, int count)
{
    struct sought *sought = &reader->sought;

    if (!sought->quest.line)
        return state_say(reader, _("Nothing was searched for yet: / does"));
    quest_set_lit(&sought->quest, true);
    sought->awaited = false;
    direction *= sought->direction;
    int64_t hit = hit_at(reader, (int64_t)direction * (count > 0 ? count : 1));
    search_up_to(reader, hit);
    if (hit >= 0 && hit < (int64_t)quest_count(&sought->quest))
        return show_and_reach(reader, (size_t)hit, true);
    if (quest_count(&sought->quest) == 0 && quest_is_complete(&sought->quest))
        return explain(reader);
    return go_round(reader, hit, direction);
}

unsigned
seeking_go(struct reader *reader, size_t hit, bool jump)
{
    bool looks_on = selecting_context(reader) == CONTEXT_SELECTING && !jump;

    quest_set_lit(&reader->sought.quest, true);
    return (looks_on ? show : show_and_reach)(reader, hit, jump);
}

unsigned
seeking_list(struct reader *reader, int direction, int count)
{
    struct sought *sought = &reader->sought;

    (void)direction, (void)count;
    if (!sought->quest.line)
        return state_say(reader, _("Nothing was searched for yet: / does"));
    quest_set_lit(&sought->quest, true);
    search_up_to(reader, 0);
    if (quest_count(&sought->quest) == 0)
        return quest_is_complete(&sought->quest)
                   ? explain(reader)
                   : state_say(reader, _("The notice is still being searched"));
    return EFFECT_HITS;
}

unsigned
seeking_douse(struct reader *reader, int direction, int count)
{
    (void)direction, (void)count;
    quest_set_lit(&reader->sought.quest, false);
    return EFFECT_REDRAW;
}

bool
seeking_idle(struct reader *reader)
{
    struct sought *sought = &reader->sought;

    if (!sought->asking && !quest_is_on(&sought->quest))
        return false;
    bool more = advance(reader);
    if (sought->awaited)
        show_nearest(reader);
    return more;
}
