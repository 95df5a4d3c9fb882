/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/korean.h"

#include <string.h>

#include "base/mem.h"
#include "base/uni.h"
#include "notice/date.h"

/* Blocks at the end in which the foot is looked for, and of the longest foot below 시행. */
#define MOST_FOOT  20
#define MOST_BELOW 6

/* Longer names of offices, in characters, are none. */
#define MOST_OFFICE 30

static const char *const list_words[] = {"붙임", "별첨", NULL};

/* Words with which the lines above 시행 open, each with who signed. */
static const char *const foot_words[] = {"기안", "주무관", "담당", "검토", "결재", "협조",
                                         "팀장", "과장",   "전결", "★",    NULL};

/* How the name of an office ends that issues letters. */
static const char *const offices[] = {"장관",   "청장",   "시장",   "군수", "구청장", "지사",
                                      "총장",   "학장",   "원장",   "소장", "위원장", "교육감",
                                      "교육장", "학교장", "사장",   "회장", "국장",   "처장",
                                      "실장",   "본부장", "센터장", "관장", "총리",   NULL};

/* Whether the key is an ordinal 1. and more. */
static bool
is_first_item(struct key key)
{
    return key.length > 2 && key.bytes[0] == '1' && key.bytes[1] == '.';
}

size_t
korean_attachment_list(struct key key)
{
    const char *word = key_starts_with_any(key, list_words);
    size_t length = word ? strlen(word) : 0;
    struct key rest = key_part(key, length, key.length);

    if (!word || rest.length == 0 || rest.bytes[0] == ':')
        return 0;
    return is_first_item(rest) || key_ends(rest, "부.") || key_ends(rest, "부.끝.") ||
                   key_ends(rest, "끝.")
               ? length
               : 0;
}

size_t
korean_attachment_name(struct key key)
{
    static const char *const copies[] = {"부.", "매.", "식.", NULL};

    if (key_ends(key, "끝."))
        key.length -= strlen("끝.");
    const char *copy = key_ends_with_any(key, copies);
    if (!copy)
        return key.length;
    size_t end = key.length - strlen(copy);
    while (end > 0 && key.bytes[end - 1] >= '0' && key.bytes[end - 1] <= '9')
        end--;
    if (key_ends(key_part(key, 0, end), "각"))
        end -= strlen("각");
    return end > 0 ? end : key.length;
}

/* The block 시행 … (2021. 6. 1.) near the end; NONE without one. */
static size_t
find_issue(struct closing *closing)
{
    size_t count = tree_block_count(closing->tree);

    for (size_t i = count; i-- > 0 && i + MOST_FOOT >= count;) {
        struct key key = closing_read(closing, i);
        if (closing_is_free(closing, i) && key_starts(key, "시행") && key_has(key, "(") &&
            key_has(key, "-"))
            return i;
    }
    return NONE;
}

/* 재난안전과-1300 and 2021. 6. 1. of 시행 재난안전과-1300 (2021. 6. 1.) */
static void
take_issue(struct closing *closing, size_t issue)
{
    struct elements *elements = closing->elements;
    struct key key = closing_read(closing, issue);
    size_t start = strlen("시행");
    size_t bracket = key_find(key, "(");
    struct date date;
    size_t day = date_read(key_part(key, bracket + 1, key.length), &date);

    if (!elements->number && bracket > start)
        elements->number = reading_part(&closing->line, start, bracket);
    if (elements->date || day == 0)
        return;
    elements->date = reading_part(&closing->line, bracket + 1, bracket + 1 + day);
    elements->iso_date = elements_iso_date(elements->date, strlen(elements->date));
}

/* The first block of the foot, of which 시행 is a later one. */
static size_t
foot_start(struct closing *closing, size_t issue)
{
    size_t start = issue;

    for (size_t i = issue; i-- > 0 && i + MOST_FOOT > issue; start = i) {
        struct key key = closing_read(closing, i);
        if (!closing_is_free(closing, i) || !key_starts_with_any(key, foot_words))
            break;
    }
    return start;
}

static void
mark(struct closing *closing, size_t from, size_t to, enum role role)
{
    for (size_t i = from; i < to && i < tree_block_count(closing->tree); i++)
        if (closing_is_free(closing, i))
            tree_set_role(closing->tree, i, role);
}

static bool
is_office(struct key key)
{
    return key_ends_with_any(key, offices) && key_count(key) >= 3 &&
           key_count(key) <= MOST_OFFICE && !key_has(key, ".") && !key_has(key, ",") &&
           !key_has(key, ":");
}

/* Whether the text ends above the block: with 끝., or with what is no body. */
static bool
ends_above(struct closing *closing, size_t block)
{
    size_t above = closing_neighbour(closing, block, -1);

    if (above == NONE)
        return false;
    return !closing_is_free(closing, above) || key_ends(closing_read(closing, above), "끝.");
}

/* The addressees at the foot and the office above them. */
static void
take_office(struct closing *closing, size_t behind)
{
    size_t block = closing_neighbour(closing, behind, -1);
    bool foot = behind < tree_block_count(closing->tree);

    if (block != NONE && closing_is_free(closing, block)) {
        struct key key = closing_read(closing, block);
        if (key_starts(key, "수신자") || key_starts(key, "수신처")) {
            tree_set_role(closing->tree, block, ROLE_COPIES);
            foot = true;
            block = closing_neighbour(closing, block, -1);
        }
    }
    if (block == NONE || !closing_is_free(closing, block) || closing->elements->signature ||
        !is_office(closing_read(closing, block)) || !(foot || ends_above(closing, block)))
        return;
    closing->elements->signature = closing_take(closing, block, block, ROLE_SIGNATURE);
}

void
korean_close(struct closing *closing)
{
    size_t count = tree_block_count(closing->tree);
    size_t issue = find_issue(closing);
    size_t start = count;

    if (issue != NONE) {
        start = foot_start(closing, issue);
        take_issue(closing, issue);
        mark(closing, start, issue + 1 + MOST_BELOW, ROLE_IMPRINT);
    }
    take_office(closing, start);
}
