/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/remark.h"

#include <string.h>

#include "base/uni.h"
#include "notice/date.h"

/* A line that a page of the Web has put around the text is no longer, in characters. */
#define MOST_PAGE_LINE 120

static const char *const secrecy[] = {"绝密",     "机密",   "秘密",   "內部",
                                      "内部资料", "極機密", "普通件", NULL};
static const char *const urgency[] = {"特提", "特急",   "加急", "平急",
                                      "急件", "最速件", "速件", NULL};

bool
remark_is_mark(struct key key)
{
    static const char *const copies[] = {"写", "案", "事務連絡", "(公印省略)", NULL};
    static const char *const fields[] = {"办理结果", "办理类别", "办理类型", "公开方式", "公开属性",
                                         "公开类别", "公开选项", "是否公开", "份号",     "密级",
                                         "紧急程度", "缓急",     "保密期限", "发电单位", "发电机关",
                                         "签批盖章", "信息公开", "建议类别", "证券代码", "股票代码",
                                         "债券代码", "证券简称", "股票简称", "公告编号", NULL};
    size_t digits = 0;

    while (digits < key.length && key.bytes[digits] >= '0' && key.bytes[digits] <= '9')
        digits++;
    if (key.length == 6 && digits == 6)
        return true;
    if (key_starts_with_any(key, fields) && key_count(key) <= 40 && !key_is_sentence(key))
        return true;
    if (key_count(key) > 10 || key_is_sentence(key))
        return false;
    for (const char *const *mark = copies; *mark; mark++)
        if (key_is(key, *mark))
            return true;
    return key_starts_with_any(key, secrecy) || key_starts_with_any(key, urgency);
}

/* The way from a site's first page to this one: 首页 > 政务公开 > 通知公告. */
static bool
is_trail(struct key key)
{
    static const char *const starts[] = {"首页", "网站首页", "您", "当前", NULL};
    static const char *const marks[] = {">", "»", "→", NULL};

    return key_starts_with_any(key, starts) && key_has_any(key, marks) &&
           key_count(key) <= MOST_PAGE_LINE && !key_has(key, "。");
}

/* What a page says of the text on one line: 来源:市政府办公室 字号:大中小 打印.  One of the words
 * may be the text's own. */
static bool
is_page_line(struct key key)
{
    static const char *const words[] = {
        "发布时间", "发布日期", "更新时间", "生成日期", "来源:",  "浏览",    "点击",  "阅读",
        "字号",     "字体",     "打印",     "分享",     "收藏",   "编辑:",   "作者:", "大中小",
        "索引号",   "主题分类", "发布机构", "文号:",    "访问量", "发布人:", NULL};
    static const char *const signs[] = {":", "【", "[", "大中小", NULL};
    int found = 0;

    if (key_count(key) > MOST_PAGE_LINE || key_is_sentence(key) || key_has(key, "关于") ||
        !key_has_any(key, signs))
        return false;
    for (const char *const *word = words; *word; word++)
        found += key_has(key, *word);
    return found > 1;
}

bool
remark_is_metadata(struct key key)
{
    static const char *const starts[] = {"【法宝引证码】",
                                         "原文链接:",
                                         "http://",
                                         "https://",
                                         "<!--",
                                         "---",
                                         "时间:",
                                         "发布时间:",
                                         "发布日期:",
                                         "来源:",
                                         "索引号:",
                                         "信息来源:",
                                         "发文日期:",
                                         "浏览次数:",
                                         "主题词:",
                                         "layout:",
                                         "display_order:",
                                         "permalink:",
                                         "description:",
                                         "redirect_from:",
                                         "字体:",
                                         "【字体",
                                         "发布机构:",
                                         "主题分类:",
                                         "您的位置:",
                                         "当前位置:",
                                         "您当前的位置",
                                         "您现在的位置",
                                         "下载地址:",
                                         "返回顶部",
                                         "发布部门:",
                                         "施行日期:",
                                         "整理者:",
                                         "文章来源:",
                                         "责任编辑:",
                                         "字号:",
                                         "阅读次数:",
                                         "浏览量:",
                                         "分享到:",
                                         "发文机关:",
                                         "有效性:",
                                         "内容概述:",
                                         "发文字号:",
                                         "成文日期:",
                                         "分类:",
                                         "访问量:",
                                         "点击数:",
                                         "作者:",
                                         NULL};

    return key_starts_with_any(key, starts) != NULL || is_trail(key) || is_page_line(key);
}

bool
remark_is_page_foot(struct key key)
{
    static const char *const starts[] = {
        "扫一扫",   "分享到",   "分享:",    "上一篇",   "下一篇",    "上一条",    "下一条",
        "相关链接", "相关文件", "相关阅读", "相关信息", "相关解读",  "附件下载",  "打印本页",
        "[打印",    "【打印",   "打印|",    "打印关闭", "[关闭",     "【关闭",    "关闭窗口",
        "关闭本页", "【返回",   "[返回",    "返回顶部", "返回列表",  "(责任编辑", "责任编辑",
        "网站地图", "版权所有", "我要纠错", "【字号",   "Copyright", NULL};
    static const char *const marks[] = {"ICP备",      "公网安备",          "版权所有",
                                        "网站标识码", "AllRightsReserved", NULL};

    if (key_is_sentence(key) || key_count(key) > MOST_PAGE_LINE)
        return false;
    return key_starts_with_any(key, starts) || key_has_any(key, marks) || is_page_line(key);
}

static struct key
without_outer_brackets(struct key key)
{
    if (key_starts(key, "("))
        key = key_part(key, 1, key.length);
    if (key_ends(key, ")"))
        key.length--;
    return key;
}

bool
remark_is_history(struct key key)
{
    static const char *const ends[] = {
        "通过",   "施行", "实施",   "公布",     "发布",     "修订", "修正", "批准",
        "起执行", "印发", "次会议", "全体会议", "常务会议", "改正", "制定", "公布施行",
        "修改",   "通過", "公布日", "生效",     "废止",     NULL};
    static const char *const starts[] = {"根据", "自", "经", NULL};
    static const char *const amended[] = {"改正", "一部改正", "最終改正", "[沿革]", NULL};
    struct date date;
    bool bracketed = key_starts(key, "(");
    struct key bare = without_outer_brackets(key);

    if (key_has(bare, "。") && !bracketed)
        return false;
    if (!bracketed && key_count(bare) > 120)
        return false;
    const char *amendment = key_starts_with_any(bare, amended);
    if (amendment && date_read(key_part(bare, strlen(amendment), bare.length), &date) > 0)
        return !key_has(bare, "。");
    if (!key_ends_with_any(bare, ends))
        return false;
    if (date_read(bare, &date) > 0 || (key_ends(key, ")") && !bracketed && key_has(bare, ",")))
        return true;
    return (bracketed || key_starts_with_any(bare, starts)) && key_has(bare, "年") &&
           key_has(bare, "月");
}

/* (A类), (B1), a whole group, above a reply to a motion: how far what it wants is done. */
static bool
is_class_of_reply(struct key key)
{
    key = key_part(key, 1, key.length - 1);
    if (key.bytes[0] < 'A' || key.bytes[0] > 'D')
        return false;
    key = key_part(key, 1, key.length);
    if (key.length > 0 && key.bytes[0] >= '0' && key.bytes[0] <= '9')
        key = key_part(key, 1, key.length);
    return key.length == 0 || key_is(key, "类");
}

bool
remark_is_note(struct key key)
{
    static const char *const words[] = {
        "此件",       "本文有删减", "公开",     "联系人",   "联系电话", "有删减",
        "联系单位",   "印章",       "公章",     "盖章",     "代章",     "代行",
        "此页无正文", "聯絡人",     "联系方式", "电子邮箱", "附注",     NULL};

    return key_bracketed(key) == key.length && key.length > 2 && key_count(key) < 80 &&
           (key_has_any(key, words) || is_class_of_reply(key));
}

bool
remark_is_signer(struct key key)
{
    static const char *const words[] = {"签发人:", "签发:", "簽發人:", "会签人:", NULL};

    return key_starts_with_any(key, words) && key_count(key) < 30;
}

bool
remark_is_distribution(struct key key)
{
    static const char *const words[] = {
        "抄送:", "抄报:", "抄送,",     "主送:", "分送:", "内发:", "印送:",
        "发送:", "报送:", "送:",       "正本:", "副本:", "抄本:", "抄送机关:",
        "抄報:", "发:",   "校内发送:", "报:",   "抄发:", NULL};

    return key_starts_with_any(key, words) != NULL;
}

bool
remark_is_imprint(struct key key)
{
    static const char *const ends[] = {"印发", "印发)", "印發", "印制", "印", NULL};
    struct date date;
    uint32_t c;

    if (key_count(key) > 60 || !key_ends_with_any(key, ends) || key_is_sentence(key))
        return false;
    for (size_t at = 0; at < key.length; at += uni_read(key.bytes + at, &c)) {
        size_t length = date_read(key_part(key, at, key.length), &date);
        if (length > 0)
            return key_count(key_part(key, at + length, key.length)) <= 3;
    }
    return false;
}

static const char *const attachment_words[] = {"附件", "附錄", "附录", "附表", "別紙", "別添",
                                               "別記", "附:",  "附図", "별첨", "붙임", NULL};

/* 附件 and its ordinal: 1, 一, 2-1, (1).  The bytes, 0 when the key opens with none. */
static size_t
attachment_label(struct key key)
{
    static const char numerals[] = "0123456789-一二三四五六七八九十()第ⅠⅡⅢⅣABCDEF";
    const char *word = key_starts_with_any(key, attachment_words);
    char bytes[5];
    uint32_t c;

    if (!word)
        return 0;
    size_t at = strlen(word);
    while (at < key.length) {
        size_t step = uni_read(key.bytes + at, &c);
        memset(bytes, 0, sizeof bytes);
        memcpy(bytes, key.bytes + at, step);
        if (!strstr(numerals, bytes))
            break;
        at += step;
    }
    return at;
}

bool
remark_is_attachment_label(struct key key)
{
    size_t length = attachment_label(key);

    if (key_starts(key, "(")) { /* （別添） */
        size_t group = key_bracketed(key);
        return group == key.length && remark_is_attachment_label(key_part(key, 1, key.length - 1));
    }
    return length > 0 && !key_is(key, "附:") &&
           (length == key.length || (length + 1 == key.length && key.bytes[length] == ':'));
}

size_t
remark_attachment_list(struct key key)
{
    size_t length = attachment_label(key);

    if (length > 0 && key.bytes[length - 1] == ':')
        return length;
    return length > 0 && length < key.length && key.bytes[length] == ':' ? length + 1 : 0;
}

bool
remark_is_filing(struct key key)
{
    static const char *const starts[] = {"[FRDoc", "BILLINGCODE", NULL};

    return key_starts_with_any(key, starts) != NULL;
}

size_t
remark_dated(struct key key)
{
    static const char *const words[] = {"Dated:", "Dated", "Date:", "DATED:", NULL};
    const char *word = key_starts_with_any(key, words);

    return word ? strlen(word) : 0;
}

static const struct {
    const char *word; /* without its colon */
    enum caption caption;
    bool bare; /* may have none */
} captions[] = {
    {"受文者", CAPTION_ADDRESSEE, false},
    {"發文日期", CAPTION_DATE, false},
    {"發文字號", CAPTION_NUMBER, false},
    {"主旨", CAPTION_PURPORT, false},
    {"發文機關", CAPTION_ISSUER, false},
    {"速別", CAPTION_MARK, false},
    {"密等及解密條件或保密期限", CAPTION_MARK, false},
    {"密等及解密條件", CAPTION_MARK, false},
    {"附件", CAPTION_MARK, false},
    {"機關地址", CAPTION_MARK, false},
    {"地址", CAPTION_MARK, false},
    {"承辦人", CAPTION_MARK, false},
    {"承辦單位", CAPTION_MARK, false},
    {"聯絡人", CAPTION_MARK, false},
    {"聯絡方式", CAPTION_MARK, false},
    {"聯絡電話", CAPTION_MARK, false},
    {"電話", CAPTION_MARK, false},
    {"傳真", CAPTION_MARK, false},
    {"電子信箱", CAPTION_MARK, false},
    {"電子郵件", CAPTION_MARK, false},
    {"檔號", CAPTION_MARK, false},
    {"保存年限", CAPTION_MARK, false},
    {"說明", CAPTION_BODY, false},
    {"辦法", CAPTION_BODY, false},
    {"依據", CAPTION_BODY, false},
    {"公告事項", CAPTION_BODY, false},
    {"(경유)", CAPTION_MARK, true},
    {"수신자", CAPTION_ADDRESSEE, true},
    {"수신", CAPTION_ADDRESSEE, true},
    {"제목", CAPTION_TITLE, true},
    {"문서번호", CAPTION_NUMBER, false},
    {"시행일자", CAPTION_DATE, false},
    {"FROM", CAPTION_SENDER, false},
    {"From", CAPTION_SENDER, false},
    {"AUTHOR", CAPTION_SENDER, false},
    {"TO", CAPTION_ADDRESSEE, false},
    {"To", CAPTION_ADDRESSEE, false},
    {"MEMORANDUMFOR", CAPTION_ADDRESSEE, true},
    {"CC", CAPTION_MARK, false},
    {"Cc", CAPTION_MARK, false},
    {"THROUGH", CAPTION_MARK, false},
    {"SUBJECT", CAPTION_TITLE, false},
    {"Subject", CAPTION_TITLE, false},
    {"RE", CAPTION_TITLE, false},
    {"Re", CAPTION_TITLE, false},
    {"title", CAPTION_TITLE, false},
    {"DATE", CAPTION_DATE, false},
    {"Date", CAPTION_DATE, false},
    {"NO", CAPTION_NUMBER, false},
    {"No", CAPTION_NUMBER, false},
    {"REF", CAPTION_NUMBER, false},
    {"Ref", CAPTION_NUMBER, false},
    {"AGENCY", CAPTION_BODY, false},
    {"AGENCIES", CAPTION_BODY, false},
    {"ACTION", CAPTION_BODY, false},
    {"SUMMARY", CAPTION_BODY, false},
};

enum caption
remark_caption(struct key key, size_t *length)
{
    for (size_t i = 0; i < sizeof captions / sizeof captions[0]; i++) {
        if (!key_starts(key, captions[i].word))
            continue;
        size_t word = strlen(captions[i].word);
        if (key.length > word && key.bytes[word] == ':') {
            *length = word + 1;
            return captions[i].caption;
        }
        if (captions[i].bare) {
            *length = word;
            return captions[i].caption;
        }
    }
    return CAPTION_NONE;
}

bool
remark_is_heading(struct key key)
{
    size_t length;
    size_t capitals = 0;

    if (key_is(key, "記") || (remark_caption(key, &length) == CAPTION_BODY && length == key.length))
        return true;
    while (capitals < key.length && key.bytes[capitals] >= 'A' && key.bytes[capitals] <= 'Z')
        capitals++;
    return capitals > 3 && capitals + 1 == key.length && key.bytes[capitals] == ':';
}
