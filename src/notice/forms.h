/* forms.h: the forms of labels: 一、（一） 1. 第六条 § 12 (a).
 *
 * A form is a line of FORMS; the ways in which it is printed are lines of a second table: what
 * stands before the ordinal, in which numerals the ordinal is written, what stands behind it.
 * The configuration adds forms and ways, and switches forms off.  This room knows what the
 * forms are; notice/marker reads them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_FORMS_H
#define GONGWEN_NOTICE_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"

/* How a form stands in print. */
enum form_rank {
    RANK_PART,    /* 第X编 章 节, PART I: a heading line */
    RANK_ARTICLE, /* 第X条, Article 5, § 12 */
    RANK_ITEM     /* 一、（一） 1. (a) */
};

/* The forms: identifier, name, rank, an example.  Labels of one form stand on one level. */
#define FORMS(X)                                                                                   \
    X(BOOK, "book", PART, "第一编")                                                                \
    X(DIVISION, "division", PART, "第一部分")                                                      \
    X(CHAPTER, "chapter", PART, "第一章")                                                          \
    X(SECTION, "section", PART, "第一节")                                                          \
    X(SUBSECTION, "subsection", PART, "第一款")                                                    \
    X(ARTICLE, "article", ARTICLE, "第一条")                                                       \
    X(POINT, "point", ITEM, "第一项")                                                              \
    X(ORDINAL, "ordinal", PART, "第1")                                                             \
    X(EN_TITLE, "en-title", PART, "TITLE I")                                                       \
    X(EN_PART, "en-part", PART, "PART I")                                                          \
    X(EN_CHAPTER, "en-chapter", PART, "CHAPTER 1")                                                 \
    X(EN_ARTICLE, "en-article", ARTICLE, "Article 1")                                              \
    X(EN_SECTION, "en-section", ARTICLE, "§ 1")                                                    \
    X(HAN, "han", ITEM, "一、")                                                                    \
    X(HAN_PAREN, "han-paren", ITEM, "（一）")                                                      \
    X(HAN_HALF, "han-half-paren", ITEM, "一）")                                                    \
    X(FORMAL, "formal", ITEM, "壹、")                                                              \
    X(FORMAL_PAREN, "formal-paren", ITEM, "（壹）")                                                \
    X(STEM, "stem", ITEM, "甲、")                                                                  \
    X(STEM_PAREN, "stem-paren", ITEM, "（甲）")                                                    \
    X(DECIMAL_2, "decimal-2", ITEM, "1.1")                                                         \
    X(DECIMAL_3, "decimal-3", ITEM, "1.1.1")                                                       \
    X(DECIMAL_4, "decimal-4", ITEM, "1.1.1.1")                                                     \
    X(ARABIC, "arabic", ITEM, "1.")                                                                \
    X(ARABIC_BARE, "arabic-bare", ITEM, "１")                                                      \
    X(ARABIC_PAREN, "arabic-paren", ITEM, "（1）")                                                 \
    X(ARABIC_HALF, "arabic-half-paren", ITEM, "1）")                                               \
    X(CIRCLED, "circled", ITEM, "①")                                                               \
    X(ROMAN_UPPER, "roman-upper", ITEM, "I.")                                                      \
    X(ROMAN_UPPER_PAREN, "roman-upper-paren", ITEM, "(I)")                                         \
    X(ROMAN_LOWER, "roman-lower", ITEM, "i.")                                                      \
    X(ROMAN_LOWER_PAREN, "roman-lower-paren", ITEM, "(i)")                                         \
    X(UPPER, "upper", ITEM, "A.")                                                                  \
    X(UPPER_PAREN, "upper-paren", ITEM, "(A)")                                                     \
    X(LOWER, "lower", ITEM, "a.")                                                                  \
    X(LOWER_PAREN, "lower-paren", ITEM, "(a)")                                                     \
    X(KANA, "kana", ITEM, "ア")                                                                    \
    X(KANA_PAREN, "kana-paren", ITEM, "（ア）")                                                    \
    X(IROHA, "iroha", ITEM, "イ")                                                                  \
    X(IROHA_PAREN, "iroha-paren", ITEM, "（イ）")                                                  \
    X(HANGUL, "hangul", ITEM, "가.")                                                               \
    X(HANGUL_PAREN, "hangul-paren", ITEM, "(가)")                                                  \
    X(HANGUL_HALF, "hangul-half-paren", ITEM, "가)")

enum form_id {
#define X(id, name, rank, example) FORM_##id,
    FORMS(X)
#undef X
        FORM_COUNT
};

/* There are no more forms than this, those of the configuration among them; nor levels, since
 * each form has its own. */
#define FORMS_MOST 64

/* Behind them, for each depth of the headings of Markdown: what opens a section without a label. */
#define FORM_DEPTHS   6
#define FORM_DEPTH(n) (FORMS_MOST + (n)-1)
#define FORMS_ALL     (FORMS_MOST + FORM_DEPTHS)

/* The forms that are looked for.  Where they are borrowed, NULL stands for the table as it is. */
struct forms;

struct forms *forms_new(void);
void forms_free(struct forms *forms);

/* Takes the [labels] section:
 *
 *     NAME = off                     no label of the form is read
 *     NAME = on                      it is again
 *     NAME = [RANK] LABEL            another way to print the form; a name that the table has
 *                                    not is a form of its own
 *
 * LABEL is the first label as it is printed, its ordinal in braces: 款{一}、 or 注{1|一}：, where
 * either numeral may stand.  RANK is part, article or item, which is meant without it; only for
 * a form of its own.  What cannot be read is told in `diags` with its line, and the rest holds. */
void forms_configure(struct forms *forms, const struct conf *conf, struct diags *diags);

int forms_count(const struct forms *forms);
bool forms_is_on(const struct forms *forms, int form);

/* "han", "arabic-paren", "article" … and a label of the form.  Borrowed. */
const char *forms_name(const struct forms *forms, int form);
const char *forms_example(const struct forms *forms, int form);

/* The [labels] section of a configuration, every form with its example and its state, appended. */
void forms_print_conf(const struct forms *forms, struct buf *out);

/* A number that changes when the forms do. */
uint64_t forms_fingerprint(const struct forms *forms);

/* ---- For notice/marker ---- */

/* What stands before the ordinal. */
enum opening {
    OPENING_NONE,
    OPENING_PAREN,
    OPENING_ORDINAL,
    OPENING_TITLE,
    OPENING_PART,
    OPENING_CHAPTER,
    OPENING_ARTICLE,
    OPENING_SECTION,
    OPENING_CONFIGURED /* the words of the way itself */
};

/* What may follow a label. */
enum after {
    AFTER_ANY,   /* anything but a mark that shows the label to be cited: （一）， */
    AFTER_DOT,   /* no digit either (3.5), and behind a letter a space (e.g.) */
    AFTER_BLANK, /* blanks, and then no unit: 3 个, 10 % */
    AFTER_WIDE,  /* an ideographic space, or the end: 三　…, 三 alone */
    AFTER_NAME,  /* no words that go on with a sentence: 第六条规定, 第三章的 */
    AFTER_APART, /* the same, and a blank or the end: 第一项　…, but not 第一项工作 */
    AFTER_TITLE  /* a mark or a capital: Section 3. Scope, but not Section 3 of */
};

/* A way in which a form is printed.  `close` has its alternatives apart by a space, the longer
 * first. */
struct pattern {
    int form; /* enum form_id, or beyond */
    enum opening opening;
    unsigned numerals; /* of notice/numeral */
    const char *close;
    enum after after;
};

/* A way that the configuration adds, with the words before its ordinal. */
struct configured_pattern {
    struct pattern pattern;
    char *opening;
    char *close;
    char *written; /* as the configuration has it */
};

enum form_rank forms_rank(const struct forms *forms, int form);

/* The ways of the table to look among behind the opening (others may be with them), the first
 * that fits to be taken; and those of the configuration. */
const struct pattern *forms_patterns(enum opening opening, size_t *count);
const struct configured_pattern *forms_configured(const struct forms *forms, size_t *count);

/* What of the table opens s[0..length) before an ordinal, and its length in *bytes. */
enum opening forms_opening(const char *s, size_t length, size_t *bytes);

#endif
