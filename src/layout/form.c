/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/form.h"

#include <string.h>

#include "base/uni.h"
#include "notice/marker.h"

/* Below these measures indents are halved, and go. */
#define NARROW      24
#define VERY_NARROW 12

/* Bytes of a block that tell its script. */
#define SCRIPT_SAMPLE 180

/* A label alone is no longer, in bytes: 附件12, 附件 1-2. */
#define BARE_LONGEST 12

#define CHINESE  (1u << SCRIPT_CHINESE)
#define JAPANESE (1u << SCRIPT_JAPANESE)
#define KOREAN   (1u << SCRIPT_KOREAN)
#define LATIN    (1u << SCRIPT_LATIN)
#define EAST     (JAPANESE | KOREAN)
#define ANY      (CHINESE | JAPANESE | KOREAN | LATIN)

/* When a rule holds for a block of its role. */
enum when {
    ALWAYS,
    CENTRED, /* the source had it in the middle of its line */
    AGAIN,   /* the block before it has the same role */
    BULLET,  /* it begins with • or the like */
    BARE,    /* a label alone, 附件1, without a colon and what is behind it */
    MARKED,  /* marks of Markdown part its cells */
    CHAPTER  /* its label is that of a chapter, 第一章, PART I */
};

/* clang-format off */
/* The first rule that fits holds. */
static const struct rule {
    enum role role;
    unsigned scripts;
    enum when when;
    struct form form;
} rules[] = {
    /*                            group, align, setting, first, rest, right, hang, apart */
    {ROLE_LETTERHEAD, ANY, ALWAYS, {GROUP_LETTERHEAD, ALIGN_CENTRE, SET_BALANCED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_NUMBER, JAPANESE, ALWAYS, {GROUP_NUMBER, ALIGN_RIGHT, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_NUMBER, ANY, ALWAYS, {GROUP_NUMBER, ALIGN_CENTRE, SET_BALANCED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_TITLE, ANY, ALWAYS, {GROUP_TITLE, ALIGN_CENTRE, SET_BALANCED, 2, 2, 2, HANG_NONE, 0}},
    {ROLE_ADDRESSEE, LATIN, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 1}},
    {ROLE_ADDRESSEE, ANY, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_HEADING, ANY, CHAPTER, {GROUP_BODY, ALIGN_CENTRE, SET_BALANCED, 0, 0, 0, HANG_NONE, 1}},
    {ROLE_HEADING, ANY, CENTRED, {GROUP_BODY, ALIGN_CENTRE, SET_BALANCED, 0, 0, 0, HANG_NONE, 1}},
    {ROLE_HEADING, LATIN, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_LABEL, 1}},
    {ROLE_HEADING, EAST, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 2, 0, 0, HANG_LABEL, 0}},
    {ROLE_ITEM, LATIN, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_LABEL, 1}},
    {ROLE_ITEM, EAST, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 2, 0, 0, HANG_LABEL, 0}},
    {ROLE_PARAGRAPH, LATIN, BULLET, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_LABEL, 1}},
    {ROLE_PARAGRAPH, EAST, BULLET, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 2, 0, 0, HANG_LABEL, 0}},
    {ROLE_TABLE, ANY, MARKED, {GROUP_TABLE, ALIGN_LEFT, SET_FILLED, 0, 4, 0, HANG_NONE, 0}},
    {ROLE_TABLE, ANY, ALWAYS, {GROUP_TABLE, ALIGN_LEFT, SET_VERBATIM, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_ATTACHMENT, LATIN, ALWAYS, {GROUP_ATTACHMENT, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_CAPTION, 0}},
    {ROLE_ATTACHMENT, ANY, BARE, {GROUP_ATTACHMENT, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_ATTACHMENT, ANY, AGAIN, {GROUP_ATTACHMENT, ALIGN_LEFT, SET_FILLED, 10, 10, 0, HANG_CAPTION, 0}},
    {ROLE_ATTACHMENT, ANY, ALWAYS, {GROUP_ATTACHMENT, ALIGN_LEFT, SET_FILLED, 4, 4, 0, HANG_CAPTION, 0}},
    {ROLE_SIGNATURE, ANY, CENTRED, {GROUP_CLOSING, ALIGN_CENTRE, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_SIGNATURE, LATIN, ALWAYS, {GROUP_CLOSING, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_SIGNATURE, ANY, ALWAYS, {GROUP_CLOSING, ALIGN_RIGHT, SET_FILLED, 0, 0, 4, HANG_NONE, 0}},
    {ROLE_DATE, ANY, CENTRED, {GROUP_CLOSING, ALIGN_CENTRE, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_DATE, LATIN, ALWAYS, {GROUP_CLOSING, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 0}},
    {ROLE_DATE, ANY, ALWAYS, {GROUP_CLOSING, ALIGN_RIGHT, SET_FILLED, 0, 0, 4, HANG_NONE, 0}},
    {ROLE_NOTE, LATIN, ALWAYS, {GROUP_CLOSING, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 1}},
    {ROLE_NOTE, ANY, ALWAYS, {GROUP_CLOSING, ALIGN_LEFT, SET_FILLED, 4, 0, 0, HANG_NONE, 0}},
    {ROLE_FOOTNOTE, LATIN, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 4, 4, 0, HANG_NONE, 1}},
    {ROLE_FOOTNOTE, ANY, ALWAYS, {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 4, 4, 0, HANG_NONE, 0}},
    {ROLE_COPIES, ANY, ALWAYS, {GROUP_FOOT, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_CAPTION, 0}},
    {ROLE_IMPRINT, ANY, ALWAYS, {GROUP_FOOT, ALIGN_LEFT, SET_SPREAD, 0, 0, 0, HANG_NONE, 0}},
};

/* Headings, paragraphs and items of the body, by script. */
static const struct form body[SCRIPT_COUNT] = {
    [SCRIPT_CHINESE] = {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 4, 0, 0, HANG_NONE, 0},
    [SCRIPT_JAPANESE] = {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 2, 0, 0, HANG_NONE, 0},
    [SCRIPT_KOREAN] = {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 2, 0, 0, HANG_NONE, 0},
    [SCRIPT_LATIN] = {GROUP_BODY, ALIGN_LEFT, SET_FILLED, 0, 0, 0, HANG_NONE, 1},
};
/* clang-format on */

/* Letters of a text, by their script. */
struct letters {
    size_t latin, ideographs, kana, hangul;
};

static struct letters
count_letters(const char *s, size_t length)
{
    struct letters letters = {0, 0, 0, 0};
    uint32_t c;

    for (size_t at = 0; at < length;) {
        if (uni_at_ideograph(s + at)) { /* as most are */
            letters.ideographs++;
            at += 3;
            continue;
        }
        at += uni_read(s + at, &c);
        if (c < 0x80) {
            letters.latin += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            continue;
        }
        letters.kana += c >= 0x3041 && c <= 0x30FA;
        letters.hangul += uni_is_hangul(c);
        letters.ideographs += uni_is_ideograph(c);
    }
    return letters;
}

enum script
form_script(const char *s, size_t length, enum script usual)
{
    struct letters letters = count_letters(s, length);

    if (letters.latin + letters.ideographs + letters.hangul == 0)
        return usual;
    if (letters.hangul > letters.ideographs && letters.hangul * 4 > letters.latin)
        return SCRIPT_KOREAN;
    if (letters.ideographs * 4 <= letters.latin)
        return SCRIPT_LATIN;
    return usual == SCRIPT_JAPANESE || letters.kana * 8 > letters.ideographs ? SCRIPT_JAPANESE
                                                                             : SCRIPT_CHINESE;
}

static struct span
first_span(const struct doc *doc, const struct block *block)
{
    return tree_piece(doc_tree(doc), block, 0)->span;
}

static bool
is_chapter(const struct doc *doc, const struct block *block)
{
    struct marker readings[MARKER_READINGS];

    return tree_label(doc_tree(doc), block, readings) > 0 && readings[0].rank == RANK_PART &&
           readings[0].length > 0;
}

static bool
is_bare_label(const struct doc *doc, const struct block *block)
{
    struct span span = first_span(doc, block);
    const char *s = text_bytes(doc_text(doc)) + span.start;

    return block->piece_count == 1 && span_length(span) <= BARE_LONGEST &&
           !memmem(s, span_length(span), "：", strlen("："));
}

size_t
form_bullet(const char *s, size_t length)
{
    static const char *const bullets[] = {"-", "*", "–", "—", "•", "・", "·", "●", "○",
                                          "■", "□", "▪", "◆", "◇", "▶",  "※", "⁃", "◦"};

    if (length == 0 || uni_at_ideograph(s) || (uni_at_narrow(s) && *s != '-' && *s != '*'))
        return 0; /* as most paragraphs */
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        size_t bytes = strlen(bullets[i]);
        if (length < bytes || memcmp(s, bullets[i], bytes) != 0)
            continue;
        if (length == bytes) /* the first piece of the block */
            return bytes;
        size_t space = uni_leading_space(s + bytes, length - bytes);
        bool alone = strcmp(bullets[i], "・") == 0 || strcmp(bullets[i], "※") == 0;
        return space || alone ? bytes + space : 0;
    }
    return 0;
}

/* Whether something of the first line, and no white space, stands between the first two pieces: the
 * | of Markdown. */
static bool
is_marked(const struct doc *doc, const struct block *block)
{
    const struct tree *tree = doc_tree(doc);
    const char *bytes = text_bytes(doc_text(doc));

    if (block->piece_count < 2)
        return false;
    size_t from = tree_piece(tree, block, 0)->span.end;
    size_t to = tree_piece(tree, block, 1)->span.start;
    return from < to && uni_leading_space(bytes + from, to - from) < to - from &&
           !memchr(bytes + from, '\n', to - from);
}

static bool
holds(const struct doc *doc, size_t index, enum when when)
{
    const struct tree *tree = doc_tree(doc);
    const struct block *block = tree_block(tree, index);

    switch (when) {
    case AGAIN:
        return index > 0 && tree_block(tree, index - 1)->role == block->role;
    case CENTRED:
        return block->centred;
    case BULLET:
        return form_bullet(text_bytes(doc_text(doc)) + first_span(doc, block).start,
                           span_length(first_span(doc, block))) > 0;
    case BARE:
        return is_bare_label(doc, block);
    case MARKED:
        return is_marked(doc, block);
    case CHAPTER:
        return is_chapter(doc, block);
    case ALWAYS:
        break;
    }
    return true;
}

static const struct form *
find_rule(const struct doc *doc, size_t index, enum script script)
{
    enum role role = tree_block(doc_tree(doc), index)->role;

    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (rules[i].role == role && (rules[i].scripts & 1u << script) &&
            holds(doc, index, rules[i].when))
            return &rules[i].form;
    return &body[script];
}

enum script
form_block_script(const struct doc *doc, size_t index, enum script usual)
{
    struct span span = first_span(doc, tree_block(doc_tree(doc), index));
    size_t sample = span_length(span) < SCRIPT_SAMPLE ? span_length(span) : SCRIPT_SAMPLE;

    return form_script(text_bytes(doc_text(doc)) + span.start, sample, usual);
}

struct form
form_of(const struct doc *doc, size_t index, enum script script, int measure)
{
    struct form form = *find_rule(doc, index, script);

    int share = measure < VERY_NARROW ? 0 : measure < NARROW ? 1 : 2;
    form.first = form.first * share / 2;
    form.rest = form.rest * share / 2;
    form.right = form.right * share / 2;
    return form;
}
