/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/cell.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"
#include "notice/sieve.h"

/* The squeezed words of a row, in bytes, of which a cell's words are told. */
#define WORD_MOST 80

/* Rows whose words end so, and no wider than this, ask for something. */
#define ASKING_MOST 28

/* Wider figures, in cells, are no cells. */
#define FIGURE_MOST 14

/* So many underscores are a blank to be filled in. */
#define BLANK_LEAST 3

/* What a form asks for, the whole of a cell, without its colon and remarks in brackets: first
 * character, words. */
#define ASKED(X, with)                                                                             \
    X(with, U'姓', "姓名")                                                                         \
    X(with, U'性', "性别")                                                                         \
    X(with, U'性', "性別")                                                                         \
    X(with, U'出', "出生年月")                                                                     \
    X(with, U'出', "出生日期")                                                                     \
    X(with, U'出', "出生")                                                                         \
    X(with, U'年', "年月")                                                                         \
    X(with, U'年', "年龄")                                                                         \
    X(with, U'年', "年齡")                                                                         \
    X(with, U'民', "民族")                                                                         \
    X(with, U'籍', "籍贯")                                                                         \
    X(with, U'籍', "籍貫")                                                                         \
    X(with, U'学', "学历")                                                                         \
    X(with, U'學', "學歷")                                                                         \
    X(with, U'学', "学位")                                                                         \
    X(with, U'職', "職稱")                                                                         \
    X(with, U'职', "职称")                                                                         \
    X(with, U'职', "职务")                                                                         \
    X(with, U'職', "職務")                                                                         \
    X(with, U'单', "单位")                                                                         \
    X(with, U'單', "單位")                                                                         \
    X(with, U'部', "部门")                                                                         \
    X(with, U'部', "部門")                                                                         \
    X(with, U'学', "学院")                                                                         \
    X(with, U'院', "院系")                                                                         \
    X(with, U'院', "院（系）")                                                                     \
    X(with, U'专', "专业")                                                                         \
    X(with, U'班', "班级")                                                                         \
    X(with, U'学', "学号")                                                                         \
    X(with, U'年', "年级")                                                                         \
    X(with, U'政', "政治面貌")                                                                     \
    X(with, U'电', "电话")                                                                         \
    X(with, U'電', "電話")                                                                         \
    X(with, U'手', "手机")                                                                         \
    X(with, U'传', "传真")                                                                         \
    X(with, U'傳', "傳真")                                                                         \
    X(with, U'邮', "邮箱")                                                                         \
    X(with, U'邮', "邮编")                                                                         \
    X(with, U'邮', "邮政编码")                                                                     \
    X(with, U'地', "地址")                                                                         \
    X(with, U'备', "备注")                                                                         \
    X(with, U'備', "備註")                                                                         \
    X(with, U'序', "序号")                                                                         \
    X(with, U'序', "序號")                                                                         \
    X(with, U'编', "编号")                                                                         \
    X(with, U'編', "編號")                                                                         \
    X(with, U'类', "类别")                                                                         \
    X(with, U'名', "名称")                                                                         \
    X(with, U'名', "名稱")                                                                         \
    X(with, U'金', "金额")                                                                         \
    X(with, U'金', "金額")                                                                         \
    X(with, U'数', "数量")                                                                         \
    X(with, U'單', "單價")                                                                         \
    X(with, U'单', "单价")                                                                         \
    X(with, U'合', "合计")                                                                         \
    X(with, U'合', "合計")                                                                         \
    X(with, U'小', "小计")                                                                         \
    X(with, U'总', "总计")                                                                         \
    X(with, U'日', "日期")                                                                         \
    X(with, U'填', "填表人")                                                                       \
    X(with, U'填', "填报人")                                                                       \
    X(with, U'申', "申请人")                                                                       \
    X(with, U'申', "申請人")                                                                       \
    X(with, U'审', "审核人")                                                                       \
    X(with, U'审', "审批人")                                                                       \
    X(with, U'经', "经办人")                                                                       \
    X(with, U'联', "联系人")                                                                       \
    X(with, U'聯', "聯絡人")                                                                       \
    X(with, U'负', "负责人")                                                                       \
    X(with, U'签', "签名")                                                                         \
    X(with, U'簽', "簽名")                                                                         \
    X(with, U'签', "签字")                                                                         \
    X(with, U'签', "签章")                                                                         \
    X(with, U'簽', "簽章")                                                                         \
    X(with, U'盖', "盖章")                                                                         \
    X(with, U'公', "公章")                                                                         \
    X(with, U'蓋', "蓋章")                                                                         \
    X(with, U'意', "意见")                                                                         \
    X(with, U'照', "照片")                                                                         \
    X(with, U'年', "年")                                                                           \
    X(with, U'月', "月")                                                                           \
    X(with, U'日', "日")                                                                           \
    X(with, U'年', "年月日")                                                                       \
    X(with, U'简', "简历")                                                                         \
    X(with, U'健', "健康状况")                                                                     \
    X(with, U'婚', "婚姻状况")                                                                     \
    X(with, U'工', "工作简历")                                                                     \
    X(with, U'主', "主要事迹")                                                                     \
    X(with, U'电', "电子邮件")                                                                     \
    X(with, U'起', "起止时间")                                                                     \
    X(with, U'氏', "氏名")                                                                         \
    X(with, U'住', "住所")                                                                         \
    X(with, U'生', "生年月日")                                                                     \
    X(with, U'電', "電話番号")                                                                     \
    X(with, U'성', "성명")                                                                         \
    X(with, U'생', "생년월일")                                                                     \
    X(with, U'연', "연락처")                                                                       \
    X(with, U'E', "E-mail")                                                                        \
    X(with, U'E', "Email")                                                                         \
    X(with, U'N', "Name:")                                                                         \
    X(with, U'S', "Signature:")                                                                    \
    X(with, U'D', "Date:")                                                                         \
    X(with, U'参', "参加工作时间")                                                                 \
    X(with, U'家', "家庭住址")                                                                     \
    X(with, U'通', "通讯地址")                                                                     \
    X(with, U'通', "通信地址")                                                                     \
    X(with, U'开', "开户行")                                                                       \
    X(with, U'开', "开户银行")                                                                     \
    X(with, U'账', "账号")                                                                         \
    X(with, U'毕', "毕业院校")                                                                     \
    X(with, U'毕', "毕业学校")                                                                     \
    X(with, U'所', "所学专业")                                                                     \
    X(with, U'毕', "毕业时间")                                                                     \
    X(with, U'获', "获奖情况")                                                                     \
    X(with, U'奖', "奖惩情况")                                                                     \
    X(with, U'家', "家庭成员")                                                                     \
    X(with, U'称', "称谓")                                                                         \
    X(with, U'工', "工作经历")                                                                     \
    X(with, U'何', "何时何地受过何种奖励")

/* How cells end that ask for something, 领导签字, 院（系）审查意见, 就业单位联系电话: last
 * character, words. */
#define ASKINGS(X, with)                                                                           \
    X(with, U'见', "意见")                                                                         \
    X(with, U'見', "意見")                                                                         \
    X(with, U'名', "签名")                                                                         \
    X(with, U'名', "簽名")                                                                         \
    X(with, U'字', "签字")                                                                         \
    X(with, U'章', "签章")                                                                         \
    X(with, U'章', "簽章")                                                                         \
    X(with, U'章', "盖章")                                                                         \
    X(with, U'章', "蓋章")                                                                         \
    X(with, U'章', "公章")                                                                         \
    X(with, U'名', "姓名")                                                                         \
    X(with, U'称', "名称")                                                                         \
    X(with, U'稱', "名稱")                                                                         \
    X(with, U'话', "电话")                                                                         \
    X(with, U'話', "電話")                                                                         \
    X(with, U'码', "号码")                                                                         \
    X(with, U'碼', "號碼")                                                                         \
    X(with, U'期', "日期")                                                                         \
    X(with, U'编', "邮编")                                                                         \
    X(with, U'务', "职务")                                                                         \
    X(with, U'称', "职称")                                                                         \
    X(with, U'人', "负责人")

/* How the title of a form or a table ends: the same. */
#define TITLES(X, with)                                                                            \
    X(with, U'表', "表")                                                                           \
    X(with, U'执', "回执")                                                                         \
    X(with, U'執', "回執")                                                                         \
    X(with, U'册', "名册")                                                                         \
    X(with, U'单', "清单")                                                                         \
    X(with, U'單', "清單")                                                                         \
    X(with, U'卷', "调查问卷")

/* Nearly every row is none of them, which the character at the edge of its own words tells. */
struct edged {
    char32_t edge;
    size_t length;
    const char *bytes;
};

#define EDGED(with, edge, bytes) {edge, sizeof bytes - 1, bytes},
static const struct edged asked[] = {ASKED(EDGED, )};
static const struct edged askings[] = {ASKINGS(EDGED, )};
static const struct edged titles[] = {TITLES(EDGED, )};
#undef EDGED

#define BIT(word, edge, bytes) | SIEVE_BIT(word, edge)
static const uint64_t asked_firsts[SIEVE_WORDS] = SIEVE(ASKED, BIT);
static const uint64_t asking_lasts[SIEVE_WORDS] = SIEVE(ASKINGS, BIT);
static const uint64_t title_lasts[SIEVE_WORDS] = SIEVE(TITLES, BIT);
#undef BIT

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The words of a row without white space, the colon at their end and a remark in brackets. */
struct word {
    const char *bytes; /* of the text where nothing had to be left out, else `squeezed` */
    size_t length;     /* 0 for a row that has more than WORD_MOST */
    char squeezed[WORD_MOST];
};

static const char *
row_bytes(const struct text *text, const struct row *row)
{
    return text_bytes(text) + row->span.start;
}

/* Copies the row's characters but white space. */
static void
leave_out_space(const char *s, size_t length, struct word *word)
{
    uint32_t c;

    word->bytes = word->squeezed;
    word->length = 0;
    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (uni_is_space(c))
            continue;
        if (word->length + step > sizeof word->squeezed) {
            word->length = 0;
            return;
        }
        memcpy(word->squeezed + word->length, s + at, step);
        word->length += step;
    }
}

static void
squeeze(const struct text *text, const struct row *row, struct word *word)
{
    const char *s = row_bytes(text, row);
    size_t length = span_length(row->span);

    if (row->parted) {
        leave_out_space(s, length, word);
        return;
    }
    word->bytes = s;
    word->length = length <= WORD_MOST ? length : 0;
}

static bool
ends_with(const struct word *word, const char *end)
{
    size_t length = strlen(end);

    return length <= word->length && memcmp(word->bytes + word->length - length, end, length) == 0;
}

static void
drop_colon(struct word *word)
{
    if (ends_with(word, "："))
        word->length -= strlen("：");
    else if (ends_with(word, ":"))
        word->length--;
}

/* Drops （签名） and the like; what is in brackets from the start on stays.  Whether there was one.
 */
static bool
drop_remark(struct word *word)
{
    if (!ends_with(word, "）") && !ends_with(word, ")"))
        return false;
    for (size_t at = word->length; at > 0;) {
        uint32_t c;
        at -= uni_read_back(word->bytes, at, &c);
        if (c != U'（' && c != '(')
            continue;
        if (at > 0)
            word->length = at;
        return at > 0;
    }
    return false;
}

static bool
is_asked(const struct word *word)
{
    uint32_t first;

    if (word->length < 2)
        return false;
    uni_read(word->bytes, &first);
    if (!sieve_passes(asked_firsts, first))
        return false;
    for (size_t i = 0; i < COUNT(asked); i++)
        if (asked[i].edge == first && asked[i].length == word->length &&
            memcmp(asked[i].bytes, word->bytes, word->length) == 0)
            return true;
    return false;
}

static bool
ends_with_one_of(const struct word *word, const uint64_t lasts[SIEVE_WORDS],
                 const struct edged *ends, size_t count)
{
    uint32_t last;

    uni_read_back(word->bytes, word->length, &last);
    if (!sieve_passes(lasts, last))
        return false;
    for (size_t i = 0; i < count; i++)
        if (ends[i].edge == last && ends[i].length <= word->length &&
            memcmp(ends[i].bytes, word->bytes + word->length - ends[i].length, ends[i].length) == 0)
            return true;
    return false;
}

static bool
is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Whether the row is a figure, or a mark that is given: 120.5, 90～100, ≤59, A+. */
static bool
is_figure(const struct word *word, const struct row *row)
{
    size_t digits = 0, letters = 0, marks = 0;
    uint32_t c;

    if (row->width > FIGURE_MOST || row->letters > 0)
        return false;
    for (size_t at = 0; at < word->length;) {
        at += uni_read(word->bytes + at, &c);
        if (is_digit(c))
            digits++;
        else if (c >= 'A' && c <= 'Z')
            letters++;
        else if (c < 0x80 ? strchr(".,-+~/%<>=", (int)c) != NULL
                          : c == U'～' || c == U'≤' || c == U'≥' || c == U'％' || c == U'—' ||
                                c == U'√' || c == U'＜' || c == U'＞' || c == U'－' || c == U'–')
            marks++;
        else
            return false;
    }
    if (word->length > 0 && word->bytes[word->length - 1] == '.')
        return false; /* 1. is a label */
    return letters <= 1 && (digits > 0 || (letters > 0 && marks <= 1)) && marks <= 3;
}

/* 年　月　日 with no year in it, alone or behind 填表日期：. */
static bool
is_empty_date(const struct word *word)
{
    static const char date[] = "年月日";
    size_t length = sizeof date - 1;
    uint32_t before = 0;

    if (!ends_with(word, date))
        return false;
    uni_read_back(word->bytes, word->length - length, &before);
    return word->length == length || before == U'：' || before == ':' || before == U'日';
}

/* Whether something is to be filled in or ticked: ______, □ behind the first character. */
static bool
has_blank(const struct word *word)
{
    size_t run = 0;
    uint32_t c;

    for (size_t at = 0; at < word->length;) {
        at += uni_read(word->bytes + at, &c);
        run = c == '_' || c == U'＿' ? run + 1 : 0;
        if (run >= BLANK_LEAST || ((c == U'□' || c == U'☐' || c == U'☑') && at > 3))
            return true;
    }
    return false;
}

static bool
begins_with(const struct word *word, const char *words)
{
    size_t length = strlen(words);

    return word->length >= length && memcmp(word->bytes, words, length) == 0;
}

static bool
is_attachment(const struct word *word)
{
    return begins_with(word, "附件") || begins_with(word, "附表") || begins_with(word, "别添") ||
           begins_with(word, "別紙");
}

/* Whether the row heads something that a table does not hold. */
static bool
ends_table(const struct row *row, const struct word *word)
{
    return row->flags & (ROW_HEAD | ROW_CAPTION) || is_attachment(word) || row_is_date(row) ||
           ((row->flags & ROW_LABEL) && row->label.form != ROW_BULLET &&
            row->label.rank != RANK_ITEM);
}

static bool
is_item_heading(const struct row *row)
{
    return row->flags & ROW_LABEL &&
           (row->label.form == FORM_HAN || row->label.form == FORM_HAN_PAREN);
}

static enum cell
kind_of_words(struct word *word, const struct row *row)
{
    if (is_figure(word, row))
        return CELL_GIVEN;
    if (is_empty_date(word))
        return CELL_ASKS;
    drop_colon(word);
    if (is_asked(word))
        return CELL_ASKS;
    if (row->letters == 1 && row->width <= 2)
        return CELL_ONE;
    bool remarked = drop_remark(word);
    if (row->width <= ASKING_MOST && !(row->flags & ROW_LABEL) &&
        ((remarked && is_asked(word)) ||
         ends_with_one_of(word, asking_lasts, askings, COUNT(askings))))
        return CELL_ASKS;
    return CELL_MAY;
}

enum cell
cell_of(const struct text *text, const struct row *row)
{
    struct word word;

    if (row->flags & ROW_COLUMNS)
        return CELL_ASKS;
    if (row->width > 2 * CELL_MOST)
        return CELL_LONG;
    squeeze(text, row, &word);
    if (ends_table(row, &word))
        return CELL_ENDS;
    if (is_item_heading(row))
        return cell_may_be(row) ? CELL_HEADS : CELL_ENDS;
    if (has_blank(&word))
        return CELL_ASKS;
    return cell_may_be(row) ? kind_of_words(&word, row) : CELL_LONG;
}

bool
cell_is_title(const struct text *text, const struct row *row)
{
    struct word word;

    if (row->width > 2 * CELL_MOST || (row->flags & (ROW_LABEL | ROW_CLAUSES | ROW_COLUMNS)))
        return false;
    squeeze(text, row, &word);
    if (is_attachment(&word))
        return row->width <= FIGURE_MOST;
    drop_remark(&word);
    return ends_with_one_of(&word, title_lasts, titles, COUNT(titles));
}

bool
cell_opens_notes(const struct text *text, const struct row *row)
{
    const char *s = row_bytes(text, row);
    size_t length = span_length(row->span);

    return length > 6 && memcmp(s, "注", 3) == 0 && (s[3] == ':' || memcmp(s + 3, "：", 3) == 0);
}
