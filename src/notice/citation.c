/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/citation.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/numeral.h"

/* ---- The rules ---------------------------------------------------------------- */

/* How the numeral stands. */
enum setting {
    PLAIN,  /* 第三 */
    PARENS, /* 第（三） */
    EITHER,
    ABSENT /* 见附件 */
};

/* What else holds of a form. */
enum {
    WEAK = 1,    /* may be words of the text: nothing without a target */
    FOLLOWS = 2, /* goes on with a step or a citation: § 12(b), （二）和（三）项 */
    POINTED = 4, /* only behind 见, 上述 and the like */
    BACKWARD = 8,
    FORWARD = 16,
    HERE = 32
};

#define COUNTED (NUMERAL_HAN | NUMERAL_ARABIC)
#define LETTERS (NUMERAL_LOWER | NUMERAL_UPPER | NUMERAL_ROMAN_LOWER | NUMERAL_ROMAN_UPPER)
#define TITLED  (NUMERAL_ARABIC | NUMERAL_UPPER | NUMERAL_ROMAN_UPPER)

/* What a citation begins with, by its first character: most characters begin none, and one that
 * does can begin a few forms. */
enum {
    AT_ORDINAL = 1 << 0,
    AT_RELATION = 1 << 1,
    AT_ATTACHED = 1 << 2,
    AT_PAREN = 1 << 3,
    AT_A = 1 << 4,
    AT_C = 1 << 5,
    AT_I = 1 << 6,
    AT_P = 1 << 7,
    AT_S = 1 << 8
};

static unsigned
begins_of(uint32_t character)
{
    switch (character) {
    case U'第':
    case U'제':
        return AT_ORDINAL;
    case U'前':
    case U'次':
    case U'本':
        return AT_RELATION;
    case U'附':
    case U'別':
    case U'별':
    case U'붙':
        return AT_ATTACHED;
    case U'（':
    case '(':
        return AT_PAREN;
    case 'A':
    case 'a':
        return AT_A;
    case 'C':
    case 'c':
        return AT_C;
    case 'i':
        return AT_I;
    case 'P':
    case 'p':
        return AT_P;
    case 'S':
    case 's':
    case U'§':
        return AT_S;
    default:
        return 0;
    }
}

#define ANY CITATION_ANY_ITEM

/* A line is a way in which a step is written.  Words have their alternatives apart by |, the
 * longer first.  The first line that fits is taken. */
static const struct form {
    unsigned begins; /* all of what it may begin with */
    const char *open;
    enum setting setting;
    unsigned numerals;
    const char *close;
    const char *not_before; /* words that show it to be none: 本条 in 本条例 */
    enum citation_unit unit;
    int target; /* form of the labels meant */
    unsigned flags;
} forms[] = {
    {AT_ORDINAL, "第|제", EITHER, COUNTED, "条|條|조", "线|路|道|件", CITATION_ARTICLE,
     FORM_ARTICLE, 0},
    {AT_ORDINAL, "第|제", PLAIN, COUNTED, "分编|编|編|篇|편", "", CITATION_DIVISION, FORM_BOOK,
     WEAK},
    {AT_ORDINAL, "第|제", PLAIN, COUNTED, "章|장", "", CITATION_DIVISION, FORM_CHAPTER, 0},
    {AT_ORDINAL, "第|제", PLAIN, COUNTED, "节|節|절", "课|課", CITATION_DIVISION, FORM_SECTION,
     WEAK},
    {AT_ORDINAL, "第", PLAIN, COUNTED, "部分", "", CITATION_DIVISION, FORM_DIVISION, WEAK},
    {AT_ORDINAL, "第", PARENS, COUNTED, "项|款|目|点|條|条|項", "", CITATION_ITEM, ANY, 0},
    {AT_ORDINAL, "第", PARENS, COUNTED, "", "", CITATION_ITEM, ANY, WEAK},
    {AT_ORDINAL, "第|제", PLAIN, COUNTED, "款|項|항", "目", CITATION_PARAGRAPH, ANY, WEAK},
    {AT_ORDINAL, "第|제", PLAIN, COUNTED, "项|号|號|点|호", "目|令|线", CITATION_ITEM, ANY, WEAK},
    {AT_PAREN, "", PARENS, COUNTED, "项|款|目|点|", "", CITATION_ITEM, ANY, FOLLOWS | WEAK},
    {AT_PAREN, "", PARENS, COUNTED, "项|款|目|点|", "", CITATION_ITEM, ANY, POINTED | WEAK},

    {AT_RELATION, "前", ABSENT, 0, "条|條", "件|例", CITATION_ARTICLE, FORM_ARTICLE,
     BACKWARD | WEAK},
    {AT_RELATION, "前", ABSENT, 0, "款|項", "项|目", CITATION_PARAGRAPH, ANY, BACKWARD | WEAK},
    {AT_RELATION, "前", ABSENT, 0, "章", "程", CITATION_DIVISION, FORM_CHAPTER, BACKWARD | WEAK},
    {AT_RELATION, "前", ABSENT, 0, "节", "目|日", CITATION_DIVISION, FORM_SECTION, BACKWARD | WEAK},
    {AT_RELATION, "前", ABSENT, 0, "项", "目", CITATION_ITEM, ANY, BACKWARD | WEAK},
    {AT_RELATION, "次", ABSENT, 0, "条|條", "件", CITATION_ARTICLE, FORM_ARTICLE, FORWARD | WEAK},
    {AT_RELATION, "本", ABSENT, 0, "条|條", "例|件|文", CITATION_ARTICLE, FORM_ARTICLE,
     HERE | WEAK},
    {AT_RELATION, "本", ABSENT, 0, "章", "程", CITATION_DIVISION, FORM_CHAPTER, HERE | WEAK},
    {AT_RELATION, "本", ABSENT, 0, "节|節", "目|日", CITATION_DIVISION, FORM_SECTION, HERE | WEAK},

    {AT_ATTACHED | AT_A,
     "附件|附表|附录|附錄|別添|別紙|別記|別表|별지|별표|붙임|Annexes |Annex |ANNEX |Appendix "
     "|APPENDIX |Attachments |Attachment |ATTACHMENT ",
     EITHER, COUNTED | NUMERAL_UPPER | NUMERAL_ROMAN_UPPER, "", "", CITATION_ATTACHMENT, ANY, 0},
    {AT_ATTACHED, "附件|附表|附录|附錄", ABSENT, 0, "", "：|:|材料|中", CITATION_ATTACHMENT, ANY,
     POINTED | WEAK},
    {AT_ATTACHED, "別添|別紙|別記|別表|별지", ABSENT, 0, "", "：", CITATION_ATTACHMENT, ANY, WEAK},

    {AT_A, "Articles |articles |Article |ARTICLE |article ", PLAIN, TITLED, "", "",
     CITATION_ARTICLE, FORM_EN_ARTICLE, 0},
    {AT_S, "Sections |sections |Section |SECTION |section |Sec. |sec. |§§ |§ |§", PLAIN, TITLED, "",
     "", CITATION_ARTICLE, FORM_EN_SECTION, 0},
    {AT_P, "Parts |Part |PART ", PLAIN, TITLED, "", "", CITATION_DIVISION, FORM_EN_PART, WEAK},
    {AT_C, "Chapters |Chapter |CHAPTER |chapter ", PLAIN, TITLED, "", "", CITATION_DIVISION,
     FORM_EN_CHAPTER, WEAK},
    {AT_S | AT_P | AT_C | AT_I,
     "subparagraphs |subparagraph |paragraphs |paragraph |Paragraphs |Paragraph |subsections "
     "|subsection |Subsection |clauses |clause |items |item ",
     PARENS, LETTERS | NUMERAL_ARABIC, "", "", CITATION_ITEM, ANY, WEAK},
    {AT_PAREN, "", PARENS, LETTERS | NUMERAL_ARABIC, "", "", CITATION_ITEM, ANY, FOLLOWS | WEAK},
};

/* Behind these 附件 and （二） point at something. */
static const char pointing[] = "见|見|详见|参见|按|按照|如|上述|前述|上列|前列|以上|本条|本款|本章|"
                               "本节";

/* What parts citations of one series. */
static const char connectives[] =
    "、|和|及び|及|与|與|或者|或|以及|至|到|又は|若しくは|並びに|から|"
    "및|~|～|-|—|–|, and |, or |, | and | or | through | to ";

/* The longest of them, in bytes: 若しくは. */
#define CONNECTIVE_MOST 12

/* What a document is called by its last words, the longer first: behind these a number is that
 * document's … */
static const char kinds[] =
    "条例|條例|办法|辦法|规定|規定|决定|決定|细则|細則|规则|規則|规程|規程|规范|通知|公告|通告|"
    "意见|方案|章程|准则|準則|标准|协议|协定|公约|合同|令|要綱|要領|要领|指引|指南|通则|解释|"
    "声明|聲明|制度|纲要|计划|预案|号|號|号文|文件|告示|法|典|"
    "U.S.C.|U.S.C|CFR|C.F.R.|Act|Act,|Code|Law|Rules|Regulations|Stat.";

/* … unless it is this one: 本办法, 本实施细则, この規程. */
static const char selves[] =
    "本|本实施|本暂行|本管理|本工作|本指导|本行动|本试行|本實施|この|本操作";

/* Behind these words the citation is of another document, in the same sentence of a text that
 * is amended. */
static const char amending[] = "修改为|修改為|改为：|改为“|增加一条|增加一款|增加一项|删去|改める|"
                               "加える|改正する|is amended|are amended|amended to read";

/* Bytes of a group of parentheses, and of a sentence, that are looked through at most. */
#define GROUP_MOST    240
#define SENTENCE_MOST 600

/* No notice counts further. */
#define NUMBER_MOST 999

/* ---- Words --------------------------------------------------------------------- */

/* The bytes of the first alternative of `words` that s[0..length) begins with, SIZE_MAX when there
 * is none.  An empty alternative fits everywhere. */
static size_t
match(const char *words, const char *s, size_t length)
{
    for (const char *word = words;;) {
        size_t same = 0;

        while (same < length && word[same] == s[same] && word[same] && word[same] != '|')
            same++;
        if (!word[same] || word[same] == '|')
            return same;
        word = strchrnul(word, '|');
        if (!*word++)
            return SIZE_MAX;
    }
}

/* The same of what s[0..length) ends with. */
static size_t
match_end(const char *words, const char *s, size_t length)
{
    for (const char *word = words;; word++) {
        size_t bytes = (size_t)(strchrnul(word, '|') - word);

        /* Most differ in their last byte. */
        if (bytes <= length && (bytes == 0 || word[bytes - 1] == s[length - 1]) &&
            memcmp(s + length - bytes, word, bytes) == 0)
            return bytes;
        word += bytes;
        if (!*word)
            return SIZE_MAX;
    }
}

static bool
begins_with(const char *words, const char *s, size_t length)
{
    return *words && match(words, s, length) != SIZE_MAX;
}

static size_t
blanks(const char *s, size_t length)
{
    return uni_leading_space(s, length);
}

/* ---- A step -------------------------------------------------------------------- */

/* The numeral behind the opening, with its parentheses; its bytes, 0 when there is none. */
static size_t
read_numeral(const struct form *form, const char *s, size_t length, struct citation_step *step)
{
    struct numeral readings[NUMERAL_READINGS];
    size_t at = blanks(s, length);
    at += form->unit == CITATION_ATTACHMENT && begins_with("第", s + at, length - at) ? 3 : 0;
    size_t paren = match("（|(", s + at, length - at);

    step->bracketed = paren != SIZE_MAX;
    if (form->setting != EITHER && step->bracketed != (form->setting == PARENS))
        return 0;
    if (step->bracketed)
        at += paren + blanks(s + at + paren, length - at - paren);
    size_t count = numeral_read(s + at, length - at, true, readings);
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(readings[i].kind & form->numerals) || (bytes && readings[i].length != bytes))
            continue;
        *(bytes ? &step->other : &step->number) = readings[i].value;
        bytes = readings[i].length;
    }
    if (bytes == 0)
        return 0;
    at += bytes;
    if (!step->bracketed)
        return at;
    at += blanks(s + at, length - at);
    size_t close = match("）|)", s + at, length - at);
    return close == SIZE_MAX ? 0 : at + close;
}

/* 之一 behind 第十七条, -1 behind 附件2: its bytes. */
static size_t
read_suffix(const char *s, size_t length, struct citation_step *step)
{
    static const char of_articles[] = "之|の|의";
    static const char of_attachments[] = "-|－|—|–";
    struct numeral readings[NUMERAL_READINGS];
    bool attachment = step->unit == CITATION_ATTACHMENT;
    size_t word = match(attachment ? of_attachments : of_articles, s, length);

    if (word == SIZE_MAX || numeral_read(s + word, length - word, false, readings) == 0 ||
        (attachment && readings[0].kind != NUMERAL_ARABIC))
        return 0;
    step->suffix = readings[0].value;
    return word + readings[0].length;
}

static bool
is_word(const char *s)
{
    return (*s >= '0' && *s <= '9') || (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z');
}

/* The bytes of the step in this form at the start of s[0..length); 0 when it does not stand
 * there. */
static size_t
read_form(const struct form *form, const char *s, size_t length, struct citation_step *step)
{
    size_t at = match(form->open, s, length);

    *step = (struct citation_step){.unit = form->unit, .form = form->target, .word = at};
    if (at == SIZE_MAX)
        return 0;
    if (form->setting != ABSENT) {
        size_t numeral = read_numeral(form, s + at, length - at, step);
        if (numeral == 0)
            return 0;
        at += numeral;
    }
    size_t blank = *form->close ? blanks(s + at, length - at) : 0;
    size_t close = match(form->close, s + at + blank, length - at - blank);
    if (close == SIZE_MAX)
        return 0;
    at += close ? blank + close : 0;
    if (form->unit <= CITATION_ARTICLE && form->setting != ABSENT)
        at += read_suffix(s + at, length - at, step);
    if (begins_with(form->not_before, s + at, length - at))
        return 0;
    if (at < length && is_word(s + at - 1) && is_word(s + at))
        return 0;
    step->relative = form->flags & (BACKWARD | FORWARD | HERE);
    if (step->relative)
        step->number = form->flags & BACKWARD ? -1 : form->flags & FORWARD ? 1 : 0;
    return at;
}

/* ---- A citation ----------------------------------------------------------------- */

/* Whether a step may stand within the one before it. */
static bool
goes_deeper(const struct citation_step *outer, const struct form *form)
{
    if (form->unit == CITATION_DIVISION || form->unit == CITATION_ITEM)
        return form->unit >= outer->unit;
    return form->unit > outer->unit;
}

/* 款 is an item where 項 are the paragraphs: 第十條第一項第二款. */
static void
settle_unit(const struct citation *citation, struct citation_step *step)
{
    if (step->unit == CITATION_PARAGRAPH && citation->step_count > 0 &&
        citation->steps[citation->step_count - 1].unit == CITATION_PARAGRAPH)
        step->unit = CITATION_ITEM;
}

/* The bytes of the first form that a step within `citation` has at the start of s[0..length). */
static size_t
read_step(const struct citation *citation, const char *s, size_t length, unsigned excluded,
          struct citation_step *step, const struct form **form)
{
    const struct citation_step *outer =
        citation->step_count ? &citation->steps[citation->step_count - 1] : NULL;
    uint32_t c = 0;

    if (length > 0)
        uni_read(s, &c);
    unsigned begins = begins_of(c);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!(forms[i].begins & begins))
            continue;
        *form = &forms[i];
        bool paragraph_in_paragraph =
            outer && outer->unit == CITATION_PARAGRAPH && forms[i].unit == CITATION_PARAGRAPH;
        if ((forms[i].flags & excluded) ||
            (outer && !goes_deeper(outer, &forms[i]) && !paragraph_in_paragraph))
            continue;
        size_t bytes = read_form(&forms[i], s, length, step);
        if (bytes > 0)
            return bytes;
    }
    return 0;
}

/* The further steps: 第（三）项 of 第二条第（三）项. */
static void
read_steps_within(const char *s, size_t length, struct citation *citation)
{
    while (citation->step_count < CITATION_STEPS) {
        struct citation_step *step = &citation->steps[citation->step_count];
        const struct form *form;
        size_t blank = blanks(s + citation->end, length - citation->end);
        size_t at = citation->end + blank;
        size_t bytes = read_step(citation, s + at, length - at, POINTED, step, &form);

        if (bytes == 0 || (blank > 0 && (form->flags & FOLLOWS)))
            return;
        settle_unit(citation, step);
        citation->step_count++;
        citation->end = at + bytes;
    }
}

/* ---- What stands around it ------------------------------------------------------- */

/* Back over blanks, and over a group of parentheses: （国发〔2018〕44号） behind 《…》. */
static size_t
skip_back(const char *s, size_t end)
{
    end -= uni_trailing_space(s, end);
    if (match_end("的", s, end) != SIZE_MAX) /* 《…法》的附件一 */
        end -= strlen("的");
    if (match_end("）|)", s, end) == SIZE_MAX)
        return end;
    for (size_t at = end; at > 0 && end - at < GROUP_MOST; at--) {
        if (match_end("（|(", s, at) != SIZE_MAX)
            return at - match_end("（|(", s, at);
    }
    return end;
}

/* Where 本通知, which ends at `end`, begins; SIZE_MAX when no document is named there, `end` when
 * another is. */
static size_t
document_named(const char *s, size_t end)
{
    size_t kind = match_end(kinds, s, end);

    if (kind == SIZE_MAX)
        return SIZE_MAX;
    size_t self = match_end(selves, s, end - kind);
    return self == SIZE_MAX ? end : end - kind - self;
}

/* Section 4 of the Act, but not Section 4 of this notice. */
static bool
is_of_another(const char *s, size_t length)
{
    static const char own[] = " of this| of these| of the notice";

    return begins_with(" of the | of title | of Public | of Title ", s, length) &&
           !begins_with(own, s, length);
}

/* § 1026.3: what has such numbers is a code. */
static bool
is_of_code(const char *s, size_t length, const struct citation *citation)
{
    size_t end = citation->end;

    return citation->steps[0].number > NUMBER_MOST ||
           (end + 1 < length && s[end] == '.' && s[end + 1] >= '0' && s[end + 1] <= '9');
}

/* Where the first of the words begins in s[0..length); `length` when there is none. */
static size_t
find_first(const char *words, const char *s, size_t length)
{
    for (const char *word = words;; word++) {
        size_t bytes = strcspn(word, "|");
        const char *place = memmem(s, length, word, bytes);

        if (place)
            length = (size_t)(place - s);
        word += bytes;
        if (!*word)
            return length;
    }
}

static bool
is_amended(const char *s, size_t length)
{
    size_t sentence = length < SENTENCE_MOST ? length : SENTENCE_MOST;

    sentence = find_first("。|；", s, sentence);
    return find_first(amending, s, sentence) < sentence;
}

static void
look_around(const char *s, size_t length, struct citation *citation)
{
    size_t named = skip_back(s, citation->start);
    size_t begin = document_named(s, named);

    citation->own = begin != SIZE_MAX && begin < named;
    if (citation->own) {
        citation->start = begin;
        return;
    }
    citation->foreign = begin == named || match_end("》|〉|」", s, named) != SIZE_MAX ||
                        is_of_another(s + citation->end, length - citation->end) ||
                        is_of_code(s, length, citation) ||
                        is_amended(s + citation->end, length - citation->end);
}

/* Whether it opens the text like a label: in a table of contents. */
static bool
stands_as_label(const char *s, size_t length, const struct citation *citation)
{
    size_t end = citation->end;

    return citation->start == 0 && (end == length || blanks(s + end, length - end) > 0);
}

/* Whether only a connective stands between two places of the text. */
static bool
is_connected(const char *s, size_t from, size_t to)
{
    if (to - from > CONNECTIVE_MOST)
        return false;
    return from == to || match(connectives, s + from, to - from) == to - from;
}

/* The citation at s[at..length), if one begins there. */
static bool
read_citation(const char *s, size_t length, size_t at, const struct citation *before,
              struct citation *citation)
{
    const struct form *form;

    if (at > 0 && is_word(s + at - 1) && is_word(s + at))
        return false;
    bool joined = before && is_connected(s, before->end, at);
    bool pointed = match_end(pointing, s, at) != SIZE_MAX;
    unsigned excluded = (joined ? 0 : FOLLOWS) | (pointed ? 0 : POINTED);
    *citation = (struct citation){.start = at, .joined = joined};
    size_t bytes = read_step(citation, s + at, length - at, excluded, &citation->steps[0], &form);
    if (bytes == 0)
        return false;
    citation->step_count = 1;
    citation->end = at + bytes;
    citation->weak = form->flags & WEAK;
    read_steps_within(s, length, citation);
    citation->weak |= stands_as_label(s, length, citation);
    if (joined)
        citation->foreign = before->foreign;
    else
        look_around(s, length, citation);
    return true;
}

bool
citation_next(const char *s, size_t length, size_t from, const struct citation *before,
              struct citation *citation)
{
    for (size_t at = from, step; at < length; at += step) {
        uint32_t c;
        step = uni_read(s + at, &c);
        if (begins_of(c) && read_citation(s, length, at, before, citation))
            return true;
    }
    return false;
}
