/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/beginning.h"

#include <string.h>
#include <uchar.h>

#include "notice/sieve.h"

/* First character, words, what they are: those with one first character together. */
#define BEGINNINGS(X, with)                                                                        \
    X(with, U'附', "附件：", CAPTION)                                                              \
    X(with, U'附', "附件:", CAPTION)                                                               \
    X(with, U'附', "附：", CAPTION)                                                                \
    X(with, U'（', "（联系人", CAPTION)                                                            \
    X(with, U'（', "（联系电话", CAPTION)                                                          \
    X(with, U'联', "联系人：", FORMULA)                                                            \
    X(with, U'联', "联系电话：", FORMULA)                                                          \
    X(with, U'联', "联系人及电话：", FORMULA)                                                      \
    X(with, U'咨', "咨询电话：", FORMULA)                                                          \
    X(with, U'抄', "抄送：", CAPTION)                                                              \
    X(with, U'抄', "抄送:", CAPTION)                                                               \
    X(with, U'主', "主送：", CAPTION)                                                              \
    X(with, U'分', "分送：", CAPTION)                                                              \
    X(with, U'A', "AGENCY:", CAPTION)                                                              \
    X(with, U'A', "ACTION:", CAPTION)                                                              \
    X(with, U'A', "ADDRESSES:", CAPTION)                                                           \
    X(with, U'B', "BILLING CODE", CAPTION)                                                         \
    X(with, U'[', "[FR Doc", CAPTION)                                                              \
    X(with, U'D', "Dated:", CAPTION)                                                               \
    X(with, U'D', "DATES:", CAPTION)                                                               \
    X(with, U'D', "DATE:", CAPTION)                                                                \
    X(with, U'F', "FROM:", CAPTION)                                                                \
    X(with, U'F', "FOR FURTHER INFORMATION CONTACT:", CAPTION)                                     \
    X(with, U'S', "SUMMARY:", CAPTION)                                                             \
    X(with, U'S', "SUBJECT:", CAPTION)                                                             \
    X(with, U'S', "SUPPLEMENTARY INFORMATION:", CAPTION)                                           \
    X(with, U'T', "TO:", CAPTION)                                                                  \
    X(with, U'수', "수신", CAPTION)                                                                \
    X(with, U'제', "제목", CAPTION)                                                                \
    X(with, U'붙', "붙임", CAPTION)                                                                \
    X(with, U'협', "협조", CAPTION)                                                                \
    X(with, U'시', "시행 ", CAPTION)                                                               \
    X(with, U'전', "전화 ", CAPTION)                                                               \
    X(with, U'說', "說明：", CAPTION)                                                              \
    X(with, U'说', "说明：", CAPTION)                                                              \
    X(with, U'辦', "辦法：", CAPTION)                                                              \
    X(with, U'公', "公告事項：", CAPTION)                                                          \
    X(with, U'依', "依據：", CAPTION)                                                              \
    X(with, U'特', "特此", FORMULA)                                                                \
    X(with, U'此', "此复", FORMULA)                                                                \
    X(with, U'专', "专此", FORMULA)                                                                \
    X(with, U'以', "以上意见", FORMULA)                                                            \
    X(with, U'以', "以上请示", FORMULA)                                                            \
    X(with, U'以', "以上报告", FORMULA)                                                            \
    X(with, U'以', "以上方案", FORMULA)                                                            \
    X(with, U'妥', "妥否", FORMULA)                                                                \
    X(with, U'当', "当否", FORMULA)                                                                \
    X(with, U'可', "可否，请", FORMULA)                                                            \
    X(with, U'感', "感谢", FORMULA)                                                                \
    X(with, U'前', "前款", FORMULA)                                                                \
    X(with, U'本', "本办法自", FORMULA)                                                            \
    X(with, U'本', "本规定自", FORMULA)                                                            \
    X(with, U'本', "本条例自", FORMULA)                                                            \
    X(with, U'本', "本细则自", FORMULA)                                                            \
    X(with, U'本', "本通知自", FORMULA)                                                            \
    X(with, U'本', "本决定自", FORMULA)                                                            \
    X(with, U'本', "本意见自", FORMULA)                                                            \
    X(with, U'本', "本通告自", FORMULA)                                                            \
    X(with, U'本', "本公告自", FORMULA)                                                            \
    X(with, U'本', "本政策自", FORMULA)                                                            \
    X(with, U'本', "本法自", FORMULA)                                                              \
    X(with, U'本', "本方案自", FORMULA)                                                            \
    X(with, U'本', "本规则自", FORMULA)                                                            \
    X(with, U'本', "本章程自", FORMULA)                                                            \
    X(with, U'本', "本制度自", FORMULA)                                                            \
    X(with, U'本', "本规范自", FORMULA)                                                            \
    X(with, U'本', "本守则自", FORMULA)                                                            \
    X(with, U'本', "本解释自", FORMULA)                                                            \
    X(with, U'本', "本指南自", FORMULA)                                                            \
    X(with, U'本', "本标准自", FORMULA)                                                            \
    X(with, U'本', "本规划自", FORMULA)                                                            \
    X(with, U'本', "本判决为", FORMULA)                                                            \
    X(with, U'本', "本裁定为", FORMULA)                                                            \
    X(with, U'本', "本裁定送达", FORMULA)                                                          \
    X(with, U'本', "本裁定一经", FORMULA)                                                          \
    X(with, U'如', "如不服本", FORMULA)                                                            \
    X(with, U'—', "——", FORMULA)

static const struct {
    char32_t first;
    enum beginning kind;
    size_t length;
    const char *words;
} beginnings[] = {
#define X(with, first, words, kind) {first, BEGINNING_##kind, sizeof words - 1, words},
    BEGINNINGS(X, )
#undef X
};

#define BIT(word, first, words, kind) | SIEVE_BIT(word, first)
static const uint64_t firsts[SIEVE_WORDS] = SIEVE(BEGINNINGS, BIT);
#undef BIT

enum beginning
beginning_of(const char *s, size_t length, uint32_t first)
{
    bool met = false;

    if (first < 0x80 && first != 'D' && (length < 3 || s[1] < 'A' || s[1] > 'Z')) /* capitals */
        return BEGINNING_NONE;
    if (!sieve_passes(firsts, first))
        return BEGINNING_NONE;
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (beginnings[i].first != first) {
            if (met)
                break;
            continue;
        }
        met = true;
        if (length >= beginnings[i].length &&
            memcmp(s, beginnings[i].words, beginnings[i].length) == 0)
            return beginnings[i].kind;
    }
    return BEGINNING_NONE;
}

static const struct {
    enum colon kind;
    const char *words;
} colons[] = {
    {COLON_ANNOUNCES, "如下"}, {COLON_ANNOUNCES, "以下"}, {COLON_NAMES, "电话"},
    {COLON_NAMES, "邮箱"},     {COLON_NAMES, "传真"},     {COLON_NAMES, "手机"},
    {COLON_NAMES, "网址"},     {COLON_NAMES, "邮编"},     {COLON_NAMES, "编码"},
    {COLON_NAMES, "账号"},     {COLON_NAMES, "代码"},     {COLON_NAMES, "電話"},
    {COLON_NAMES, "傳真"},     {COLON_NAMES, "联系人"},   {COLON_NAMES, "联系方式"},
};

enum colon
colon_of(const char *s, size_t length)
{
    static const char wide[] = "：";

    length -= length >= sizeof wide - 1 && s[length - 1] != ':' ? sizeof wide - 1 : 1;
    for (size_t i = 0; i < sizeof colons / sizeof colons[0]; i++) {
        size_t bytes = strlen(colons[i].words);
        if (length >= bytes && memcmp(s + length - bytes, colons[i].words, bytes) == 0)
            return colons[i].kind;
    }
    return COLON_PLAIN;
}

bool
beginning_is_cited(const char *s, size_t length)
{
    static const char *const words[] = {"section",  "sections", "paragraph",  "paragraphs",
                                        "part",     "parts",    "item",       "items",
                                        "clause",   "clauses",  "subsection", "subparagraph",
                                        "appendix", "Section",  "Part",       "Appendix"};
    size_t start = length;

    while (start > 0 && s[start - 1] != ' ')
        start--;
    for (size_t i = 0; start > 0 && i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == length - start && memcmp(s + start, words[i], length - start) == 0)
            return true;
    return false;
}
