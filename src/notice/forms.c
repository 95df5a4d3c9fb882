/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "notice/numeral.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct form_entry {
    const char *name;
    enum form_rank rank;
    const char *example;
} table[] = {
#define X(id, name, rank, example) {name, RANK_##rank, example},
    FORMS(X)
#undef X
};

_Static_assert(FORM_COUNT < FORMS_MOST, "no room for forms of the configuration");

static const struct opening_word {
    const char *word;
    size_t length;
    enum opening opening;
} opening_words[] = {
#define WORD(word, opening)                                                                        \
    {                                                                                              \
        word, sizeof word - 1, OPENING_##opening                                                   \
    }
    WORD("（", PAREN),         WORD("(", PAREN),          WORD("第", ORDINAL),
    WORD("제", ORDINAL),       WORD("TITLE ", TITLE),     WORD("Title ", TITLE),
    WORD("PART ", PART),       WORD("Part ", PART),       WORD("CHAPTER ", CHAPTER),
    WORD("Chapter ", CHAPTER), WORD("ARTICLE ", ARTICLE), WORD("Article ", ARTICLE),
    WORD("SECTION ", SECTION), WORD("Section ", SECTION), WORD("SEC. ", SECTION),
    WORD("Sec. ", SECTION),    WORD("§ ", SECTION),       WORD("§", SECTION),
};

/* The label grammar: a line is a way in which a form is printed.  The first that fits is
 * taken. */
static const struct pattern named_patterns[] = {
#define COUNTED (NUMERAL_HAN | NUMERAL_ARABIC)
    {FORM_BOOK, OPENING_ORDINAL, COUNTED, "分编 编 編 篇 편", AFTER_NAME},
    {FORM_DIVISION, OPENING_ORDINAL, COUNTED, "部分", AFTER_NAME},
    {FORM_DIVISION, OPENING_ORDINAL, COUNTED, "部", AFTER_APART},
    {FORM_CHAPTER, OPENING_ORDINAL, COUNTED, "章 장", AFTER_NAME},
    {FORM_SECTION, OPENING_ORDINAL, COUNTED, "节 節 절", AFTER_NAME},
    {FORM_SUBSECTION, OPENING_ORDINAL, COUNTED, "款 관", AFTER_APART},
    {FORM_ARTICLE, OPENING_ORDINAL, COUNTED, "条 條 조", AFTER_NAME},
    {FORM_POINT, OPENING_ORDINAL, COUNTED, "项 項", AFTER_APART},
    {FORM_ORDINAL, OPENING_ORDINAL, NUMERAL_ARABIC, "", AFTER_BLANK},
    {FORM_ORDINAL, OPENING_ORDINAL, NUMERAL_HAN, "", AFTER_WIDE},
#define TITLED (NUMERAL_ARABIC | NUMERAL_ROMAN_UPPER | NUMERAL_UPPER)
    {FORM_EN_TITLE, OPENING_TITLE, TITLED, ".", AFTER_TITLE},
    {FORM_EN_TITLE, OPENING_TITLE, TITLED, "", AFTER_TITLE},
    {FORM_EN_PART, OPENING_PART, TITLED, ".", AFTER_TITLE},
    {FORM_EN_PART, OPENING_PART, TITLED, "", AFTER_TITLE},
    {FORM_EN_CHAPTER, OPENING_CHAPTER, TITLED, ".", AFTER_TITLE},
    {FORM_EN_CHAPTER, OPENING_CHAPTER, TITLED, "", AFTER_TITLE},
    {FORM_EN_ARTICLE, OPENING_ARTICLE, TITLED, ".", AFTER_TITLE},
    {FORM_EN_ARTICLE, OPENING_ARTICLE, TITLED, "", AFTER_TITLE},
    {FORM_EN_SECTION, OPENING_SECTION, TITLED, ".", AFTER_TITLE},
    {FORM_EN_SECTION, OPENING_SECTION, TITLED, "", AFTER_TITLE},
};

static const struct pattern bracketed_patterns[] = {
    {FORM_HAN_PAREN, OPENING_PAREN, NUMERAL_HAN, "）、 )、 ） )", AFTER_ANY},
    {FORM_FORMAL_PAREN, OPENING_PAREN, NUMERAL_FORMAL, "） )", AFTER_ANY},
    {FORM_STEM_PAREN, OPENING_PAREN, NUMERAL_STEM, "） )", AFTER_ANY},
    {FORM_ARABIC_PAREN, OPENING_PAREN, NUMERAL_ARABIC, "）、 )、 ） )", AFTER_ANY},
    {FORM_ROMAN_UPPER_PAREN, OPENING_PAREN, NUMERAL_ROMAN_UPPER, "） )", AFTER_ANY},
    {FORM_ROMAN_LOWER_PAREN, OPENING_PAREN, NUMERAL_ROMAN_LOWER, "） )", AFTER_ANY},
    {FORM_UPPER_PAREN, OPENING_PAREN, NUMERAL_UPPER, "） )", AFTER_ANY},
    {FORM_LOWER_PAREN, OPENING_PAREN, NUMERAL_LOWER, "） )", AFTER_ANY},
    {FORM_KANA_PAREN, OPENING_PAREN, NUMERAL_KANA, "） )", AFTER_ANY},
    {FORM_IROHA_PAREN, OPENING_PAREN, NUMERAL_IROHA, "） )", AFTER_ANY},
    {FORM_HANGUL_PAREN, OPENING_PAREN, NUMERAL_HANGUL, "） )", AFTER_ANY},
};

static const struct pattern bare_patterns[] = {
    {FORM_HAN, OPENING_NONE, NUMERAL_HAN, "、 ． . ﹒", AFTER_DOT},
    {FORM_HAN, OPENING_NONE, NUMERAL_HAN, "", AFTER_WIDE},
    {FORM_HAN_HALF, OPENING_NONE, NUMERAL_HAN, "） )", AFTER_ANY},
    {FORM_HAN_PAREN, OPENING_NONE, NUMERAL_PAREN_HAN, "", AFTER_ANY},
    {FORM_FORMAL, OPENING_NONE, NUMERAL_FORMAL, "、 ． .", AFTER_DOT},
    {FORM_STEM, OPENING_NONE, NUMERAL_STEM, "、 ． .", AFTER_DOT},
    {FORM_DECIMAL_2, OPENING_NONE, NUMERAL_DECIMAL_2, ". ． 、", AFTER_DOT},
    {FORM_DECIMAL_2, OPENING_NONE, NUMERAL_DECIMAL_2, "", AFTER_BLANK},
    {FORM_DECIMAL_3, OPENING_NONE, NUMERAL_DECIMAL_3, ". ． 、", AFTER_DOT},
    {FORM_DECIMAL_3, OPENING_NONE, NUMERAL_DECIMAL_3, "", AFTER_ANY},
    {FORM_DECIMAL_4, OPENING_NONE, NUMERAL_DECIMAL_4, ". ． 、", AFTER_DOT},
    {FORM_DECIMAL_4, OPENING_NONE, NUMERAL_DECIMAL_4, "", AFTER_ANY},
    {FORM_ARABIC, OPENING_NONE, NUMERAL_ARABIC, ". ． 、 ﹒", AFTER_DOT},
    {FORM_ARABIC, OPENING_NONE, NUMERAL_DOTTED, "", AFTER_ANY},
    {FORM_ARABIC_HALF, OPENING_NONE, NUMERAL_ARABIC, "） )", AFTER_ANY},
    {FORM_ARABIC_PAREN, OPENING_NONE, NUMERAL_PAREN, "", AFTER_ANY},
    {FORM_ARABIC_BARE, OPENING_NONE, NUMERAL_ARABIC, "", AFTER_BLANK},
    {FORM_CIRCLED, OPENING_NONE, NUMERAL_CIRCLED, "", AFTER_ANY},
    {FORM_ROMAN_UPPER, OPENING_NONE, NUMERAL_ROMAN_UPPER, ". ． 、", AFTER_DOT},
    {FORM_ROMAN_LOWER, OPENING_NONE, NUMERAL_ROMAN_LOWER, ". ． 、 )", AFTER_DOT},
    {FORM_UPPER, OPENING_NONE, NUMERAL_UPPER, ". ． 、", AFTER_DOT},
    {FORM_LOWER, OPENING_NONE, NUMERAL_LOWER, ". ． 、 ) ）", AFTER_DOT},
    {FORM_KANA, OPENING_NONE, NUMERAL_KANA, "", AFTER_BLANK},
    {FORM_IROHA, OPENING_NONE, NUMERAL_IROHA, "", AFTER_BLANK},
    {FORM_HANGUL, OPENING_NONE, NUMERAL_HANGUL, ".", AFTER_DOT},
    {FORM_HANGUL_HALF, OPENING_NONE, NUMERAL_HANGUL, ")", AFTER_ANY},
};

/* The patterns to look among for each opening. */
static const struct patterns {
    const struct pattern *all;
    size_t count;
} patterns_with[] = {
#define NAMED                                                                                      \
    {                                                                                              \
        named_patterns, COUNT(named_patterns)                                                      \
    }
    [OPENING_NONE] = {bare_patterns, COUNT(bare_patterns)},
    [OPENING_PAREN] = {bracketed_patterns, COUNT(bracketed_patterns)},
    [OPENING_ORDINAL] = NAMED,
    [OPENING_TITLE] = NAMED,
    [OPENING_PART] = NAMED,
    [OPENING_CHAPTER] = NAMED,
    [OPENING_ARTICLE] = NAMED,
    [OPENING_SECTION] = NAMED,
};

struct own_form {
    char *name;
    enum form_rank rank;
    char *example;
};

struct forms {
    bool off[FORMS_MOST];
    struct own_form own[FORMS_MOST - FORM_COUNT];
    int own_count;
    struct configured_pattern *patterns;
    size_t pattern_count, pattern_capacity;
};

struct forms *
forms_new(void)
{
    return mem_zero(1, sizeof(struct forms));
}

static void
configured_pattern_fini(struct configured_pattern *configured)
{
    free(configured->opening);
    free(configured->close);
    free(configured->written);
}

void
forms_free(struct forms *forms)
{
    if (!forms)
        return;
    for (int i = 0; i < forms->own_count; i++) {
        free(forms->own[i].name);
        free(forms->own[i].example);
    }
    for (size_t i = 0; i < forms->pattern_count; i++)
        configured_pattern_fini(&forms->patterns[i]);
    free(forms->patterns);
    free(forms);
}

/* ---- What they are ----------------------------------------------------------- */

int
forms_count(const struct forms *forms)
{
    return FORM_COUNT + (forms ? forms->own_count : 0);
}

bool
forms_is_on(const struct forms *forms, int form)
{
    return !forms || !forms->off[form];
}

const char *
forms_name(const struct forms *forms, int form)
{
    if (form >= FORMS_MOST)
        return "heading";
    return form < FORM_COUNT ? table[form].name : forms->own[form - FORM_COUNT].name;
}

const char *
forms_example(const struct forms *forms, int form)
{
    if (form >= FORMS_MOST)
        return "";
    return form < FORM_COUNT ? table[form].example : forms->own[form - FORM_COUNT].example;
}

enum form_rank
forms_rank(const struct forms *forms, int form)
{
    if (form >= FORMS_MOST)
        return RANK_PART;
    return form < FORM_COUNT ? table[form].rank : forms->own[form - FORM_COUNT].rank;
}

const struct pattern *
forms_patterns(enum opening opening, size_t *count)
{
    *count = patterns_with[opening].count;
    return patterns_with[opening].all;
}

const struct configured_pattern *
forms_configured(const struct forms *forms, size_t *count)
{
    *count = forms ? forms->pattern_count : 0;
    return forms ? forms->patterns : NULL;
}

/* Whether one of the opening words begins with the byte. */
static bool
may_open(char byte)
{
    switch (byte) {
    case '\xEF': /* （ */
    case '\xE7': /* 第 */
    case '\xEC': /* 제 */
    case '\xC2': /* § */
    case '(':
    case 'T':
    case 'P':
    case 'C':
    case 'A':
    case 'S':
        return true;
    default:
        return false;
    }
}

enum opening
forms_opening(const char *s, size_t length, size_t *bytes)
{
    *bytes = 0;
    if (length == 0 || !may_open(*s))
        return OPENING_NONE;
    for (size_t i = 0; i < COUNT(opening_words); i++) {
        const struct opening_word *opening = &opening_words[i];

        if (*opening->word == *s && opening->length <= length &&
            memcmp(s, opening->word, opening->length) == 0) {
            *bytes = opening->length;
            return opening->opening;
        }
    }
    return OPENING_NONE;
}

/* ---- The configuration ------------------------------------------------------- */

static const char *const rank_words[] = {
    [RANK_PART] = "part", [RANK_ARTICLE] = "article", [RANK_ITEM] = "item"};

/* A label as it is written: [RANK] OPENING{NUMERAL|NUMERAL}CLOSING. */
struct written {
    bool ranked;
    enum form_rank rank;
    const char *label;                 /* behind the rank */
    const char *ordinal, *ordinal_end; /* between the braces */
    unsigned numerals;
};

static int
find_form(const struct forms *forms, const char *name)
{
    for (int i = 0; i < forms_count(forms); i++) {
        if (strcmp(forms_name(forms, i), name) == 0)
            return i;
    }
    return -1;
}

/* Past the rank, if one is said. */
static void
read_rank(const char *value, struct written *written)
{
    *written = (struct written){.rank = RANK_ITEM, .label = value};
    for (size_t i = 0; i < COUNT(rank_words); i++) {
        size_t length = strlen(rank_words[i]);

        if (strncmp(value, rank_words[i], length) == 0 && value[length] == ' ') {
            written->ranked = true;
            written->rank = (enum form_rank)i;
            written->label = value + length + strspn(value + length, " ");
        }
    }
}

/* The kinds of the numerals between the braces; false when one of them is none. */
static bool
read_numerals(struct written *written)
{
    for (const char *at = written->ordinal; at <= written->ordinal_end; at++) {
        const char *bar = memchr(at, '|', (size_t)(written->ordinal_end - at));
        size_t length = (size_t)((bar ? bar : written->ordinal_end) - at);
        struct numeral readings[NUMERAL_READINGS];

        if (numeral_read(at, length, false, readings) == 0 || readings[0].length != length)
            return false;
        written->numerals |= readings[0].kind;
        at += length;
    }
    return true;
}

static bool
read_written(const char *name, const char *value, struct written *written, struct err *err)
{
    read_rank(value, written);
    const char *open = strchr(written->label, '{');
    const char *close = open ? strchr(open, '}') : NULL;

    if (!close)
        return err_set(err, _("%s: \"%s\" has no number in braces, as {1} or {一}"), name, value);
    written->ordinal = open + 1;
    written->ordinal_end = close;
    if (!read_numerals(written))
        return err_set(err, _("%s: {%.*s} is no number of any kind that is known"), name,
                       (int)(close - written->ordinal), written->ordinal);
    if (open == written->label && !close[1])
        return err_set(err, _("%s: nothing stands before or behind the number"), name);
    return true;
}

/* What has no closing needs a blank behind it, to be told from words; a dot may be a decimal's. */
static enum after
after_of(const char *opening, const char *close)
{
    size_t length = strlen(close);

    if (length == 0)
        return AFTER_APART;
    return !*opening && close[length - 1] == '.' ? AFTER_DOT : AFTER_ANY;
}

static void
add_pattern(struct forms *forms, int form, const char *value, const struct written *written)
{
    struct configured_pattern added = {
        .opening = mem_copy(written->label, (size_t)(written->ordinal - 1 - written->label)),
        .close = mem_copy_string(written->ordinal_end + 1),
        .written = mem_copy_string(value)};

    added.pattern = (struct pattern){form, OPENING_CONFIGURED, written->numerals, added.close,
                                     after_of(added.opening, added.close)};
    forms->patterns = mem_grow(forms->patterns, &forms->pattern_capacity, forms->pattern_count + 1,
                               sizeof forms->patterns[0]);
    forms->patterns[forms->pattern_count++] = added;
}

/* The label as it is printed, with the first of its numerals and of its closings. */
static char *
make_example(const struct written *written)
{
    struct buf out = BUF_INIT;
    const char *close = written->ordinal_end + 1;

    buf_add(&out, written->label, (size_t)(written->ordinal - 1 - written->label));
    buf_add(&out, written->ordinal, strcspn(written->ordinal, "|}"));
    buf_add(&out, close, strcspn(close, " "));
    return buf_detach(&out);
}

static int
add_form(struct forms *forms, const char *name, const struct written *written)
{
    forms->own[forms->own_count] = (struct own_form){
        .name = mem_copy_string(name), .rank = written->rank, .example = make_example(written)};
    return FORM_COUNT + forms->own_count++;
}

static bool
take_label(struct forms *forms, int form, const struct conf_entry *entry, struct err *err)
{
    struct written written;

    if (!read_written(entry->name, entry->value, &written, err))
        return false;
    if (form >= 0 && written.ranked && written.rank != forms_rank(forms, form))
        return err_set(err, _("%s: the form is of rank %s already"), entry->name,
                       rank_words[forms_rank(forms, form)]);
    if (form < 0 && forms_count(forms) == FORMS_MOST)
        return err_set(err, _("%s: there are %d forms already"), entry->name, FORMS_MOST);
    if (form < 0)
        form = add_form(forms, entry->name, &written);
    add_pattern(forms, form, entry->value, &written);
    return true;
}

static bool
configure(struct forms *forms, const struct conf_entry *entry, struct err *err)
{
    int form = find_form(forms, entry->name);
    bool off = strcmp(entry->value, "off") == 0;

    if (!off && strcmp(entry->value, "on") != 0)
        return take_label(forms, form, entry, err);
    if (form < 0)
        return err_set(err, _("there is no form of labels %s"), entry->name);
    forms->off[form] = off;
    return true;
}

void
forms_configure(struct forms *forms, const struct conf *conf, struct diags *diags)
{
    for (size_t i = 0; i < conf_entry_count(conf, CONF_LABELS); i++) {
        const struct conf_entry *entry = conf_entry(conf, CONF_LABELS, i);
        struct err err = {""};

        if (!configure(forms, entry, &err))
            diags_add(diags, DIAG_WARNING, entry->line, "%s", err.sentence);
    }
}

void
forms_print_conf(const struct forms *forms, struct buf *out)
{
    size_t count;
    const struct configured_pattern *configured = forms_configured(forms, &count);

    buf_add_string(out, "\n[labels]\n");
    for (int form = 0; form < forms_count(forms); form++) {
        const char *name = forms_name(forms, form);

        buf_addf(out, "\n# %s\n", forms_example(forms, form));
        for (size_t i = 0; i < count; i++) {
            if (configured[i].pattern.form == form)
                conf_print_line(name, configured[i].written, out);
        }
        conf_print_line(name, forms_is_on(forms, form) ? "on" : "off", out);
    }
}

uint64_t
forms_fingerprint(const struct forms *forms)
{
    struct buf printed = BUF_INIT;

    forms_print_conf(forms, &printed);
    uint64_t hash = buf_hash(&printed);
    buf_fini(&printed);
    return hash;
}
