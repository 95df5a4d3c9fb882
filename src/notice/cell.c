/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/cell.h"

#include <string.h>
#include <uchar.h>

#include "base/uni.h"

/* The squeezed words of a row, in bytes, of which a cell's words are told. */
#define WORD_MOST 80

/* Rows whose words end so, and no wider than this, ask for something. */
#define ASKING_MOST 28

/* Wider figures, in cells, are no cells. */
#define FIGURE_MOST 14

/* So many underscores are a blank to be filled in. */
#define BLANK_LEAST 3

/* What a form asks for, the whole of a cell, without its colon and remarks in brackets. */
static const char *const asked[] = {
    "姓名",
    "性别",
    "性別",
    "出生年月",
    "出生日期",
    "出生",
    "年月",
    "年龄",
    "年齡",
    "民族",
    "籍贯",
    "籍貫",
    "学历",
    "學歷",
    "学位",
    "職稱",
    "职称",
    "职务",
    "職務",
    "单位",
    "單位",
    "部门",
    "部門",
    "学院",
    "院系",
    "院（系）",
    "专业",
    "班级",
    "学号",
    "年级",
    "政治面貌",
    "电话",
    "電話",
    "手机",
    "传真",
    "傳真",
    "邮箱",
    "邮编",
    "邮政编码",
    "地址",
    "备注",
    "備註",
    "序号",
    "序號",
    "编号",
    "編號",
    "类别",
    "名称",
    "名稱",
    "金额",
    "金額",
    "数量",
    "單價",
    "单价",
    "合计",
    "合計",
    "小计",
    "总计",
    "日期",
    "填表人",
    "填报人",
    "申请人",
    "申請人",
    "审核人",
    "审批人",
    "经办人",
    "联系人",
    "聯絡人",
    "负责人",
    "签名",
    "簽名",
    "签字",
    "签章",
    "簽章",
    "盖章",
    "公章",
    "蓋章",
    "意见",
    "照片",
    "年",
    "月",
    "日",
    "年月日",
    "简历",
    "健康状况",
    "婚姻状况",
    "工作简历",
    "主要事迹",
    "电子邮件",
    "起止时间",
    "氏名",
    "住所",
    "生年月日",
    "電話番号",
    "성명",
    "생년월일",
    "연락처",
    "E-mail",
    "Email",
    "Name:",
    "Signature:",
    "Date:",
    "参加工作时间",
    "家庭住址",
    "通讯地址",
    "通信地址",
    "开户行",
    "开户银行",
    "账号",
    "毕业院校",
    "毕业学校",
    "所学专业",
    "毕业时间",
    "获奖情况",
    "奖惩情况",
    "家庭成员",
    "称谓",
    "工作经历",
    "何时何地受过何种奖励",
};

/* How cells end that ask for something: 领导签字, 院（系）审查意见, 就业单位联系电话. */
static const char *const askings[] = {
    "意见", "意見", "签名", "簽名", "签字", "签章", "簽章", "盖章", "蓋章", "公章", "姓名",
    "名称", "名稱", "电话", "電話", "号码", "號碼", "日期", "邮编", "职务", "职称", "负责人",
};

/* How the title of a form or a table ends. */
static const char *const titles[] = {"表", "回执", "回執", "名册", "清单", "清單", "调查问卷"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The words of a row without white space, the colon at their end and a remark in brackets. */
struct word {
    char bytes[WORD_MOST];
    size_t length; /* 0 for a row that has more */
};

static const char *
row_bytes(const struct text *text, const struct row *row)
{
    return text_bytes(text) + row->span.start;
}

static void
squeeze(const struct text *text, const struct row *row, struct word *word)
{
    const char *s = row_bytes(text, row);
    size_t length = span_length(row->span);
    uint32_t c;

    word->length = 0;
    for (size_t at = 0, step; at < length; at += step) {
        step = uni_read(s + at, &c);
        if (uni_is_space(c))
            continue;
        if (word->length + step > sizeof word->bytes) {
            word->length = 0;
            return;
        }
        memcpy(word->bytes + word->length, s + at, step);
        word->length += step;
    }
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

/* Drops （签名） and the like; what is in brackets from the start on stays. */
static void
drop_remark(struct word *word)
{
    if (!ends_with(word, "）") && !ends_with(word, ")"))
        return;
    for (size_t at = word->length; at > 0;) {
        uint32_t c;
        at -= uni_read_back(word->bytes, at, &c);
        if (c != U'（' && c != '(')
            continue;
        if (at > 0)
            word->length = at;
        return;
    }
}

/* Asked of every short row: the first two bytes tell most words apart. */
static bool
is_one_of(const struct word *word, const char *const *words, size_t count)
{
    const char *bytes = word->bytes;
    size_t length = word->length;

    for (size_t i = 0; length > 1 && i < count; i++)
        if (words[i][0] == bytes[0] && words[i][1] == bytes[1] &&
            strncmp(words[i], bytes, length) == 0 && words[i][length] == '\0')
            return true;
    return false;
}

static bool
ends_with_one_of(const struct word *word, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends_with(word, ends[i]))
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
    if (is_one_of(word, asked, COUNT(asked)))
        return CELL_ASKS;
    if (row->letters == 1 && row->width <= 2)
        return CELL_ONE;
    drop_remark(word);
    if (row->width <= ASKING_MOST && !(row->flags & ROW_LABEL) &&
        (is_one_of(word, asked, COUNT(asked)) || ends_with_one_of(word, askings, COUNT(askings))))
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
    return ends_with_one_of(&word, titles, COUNT(titles));
}

bool
cell_opens_notes(const struct text *text, const struct row *row)
{
    const char *s = row_bytes(text, row);
    size_t length = span_length(row->span);

    return length > 6 && memcmp(s, "注", 3) == 0 && (s[3] == ':' || memcmp(s + 3, "：", 3) == 0);
}
