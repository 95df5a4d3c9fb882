/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/kind.h"

#include <stddef.h>

/* A longer ending stands before a shorter one that it ends in. */
static const struct {
    const char *ending;
    const char *kind;
    bool letter; /* has an addressee */
} kinds[] = {
    {"通知", "通知", true},
    {"通报", "通报", true},
    {"通告", "通告", false},
    {"公告", "公告", false},
    {"公报", "公报", false},
    {"决定", "决定", true},
    {"决议", "决议", false},
    {"意见", "意见", true},
    {"报告", "报告", true},
    {"请示", "请示", true},
    {"批复", "批复", true},
    {"议案", "议案", true},
    {"提案", "提案", true},
    {"复函", "函", true},
    {"来函", "函", true},
    {"函", "函", true},
    {"纪要", "纪要", false},
    {"答复", "答复", true},
    {"批示", "批示", true},
    {"指示", "指示", true},
    {"布告", "布告", false},
    {"声明", "声明", false},
    {"议程", "议程", false},
    {"汇编", "汇编", false},
    {"大纲", "大纲", false},
    {"工作安排", "安排", false},
    {"解释", "解释", true},
    {"解答", "解答", false},
    {"问答", "问答", false},
    {"解读", "解读", false},
    {"命令", "令", false},
    {"的令", "令", false},
    {"办法", "办法", false},
    {"规定", "规定", false},
    {"条例", "条例", false},
    {"细则", "细则", false},
    {"方案", "方案", false},
    {"规则", "规则", false},
    {"章程", "章程", false},
    {"制度", "制度", false},
    {"要点", "要点", false},
    {"计划", "计划", false},
    {"规划", "规划", false},
    {"纲要", "纲要", false},
    {"标准", "标准", false},
    {"指南", "指南", false},
    {"策略", "策略", false},
    {"规范", "规范", false},
    {"规程", "规程", false},
    {"准则", "准则", false},
    {"守则", "守则", false},
    {"公约", "公约", false},
    {"预案", "预案", false},
    {"措施", "措施", false},
    {"政策", "政策", false},
    {"清单", "清单", false},
    {"目录", "目录", false},
    {"手册", "手册", false},
    {"指引", "指引", false},
    {"导则", "导则", false},
    {"通则", "通则", false},
    {"流程", "流程", false},
    {"战略", "战略", false},
    {"宣言", "宣言", false},
    {"白皮书", "白皮书", false},
    {"简报", "简报", false},
    {"须知", "须知", false},
    {"名单", "名单", false},
    {"说明", "说明", false},
    {"总结", "总结", false},
    {"倡议书", "倡议书", true},
    {"建议", "建议", true},
    {"讲话", "讲话", true},
    {"致辞", "讲话", true},
    {"发言", "讲话", true},
    {"年版", "目录", false},
    {"法", "法", false},
    {"申请表", "表", false},
    {"登记表", "表", false},
    {"汇总表", "表", false},
    {"一览表", "表", false},
    {"审批表", "表", false},
    {"推荐表", "表", false},
    {"统计表", "表", false},
    {"报名表", "表", false},
    {"明细表", "表", false},
    {"情况表", "表", false},
    {"分解表", "表", false},
    {"分工表", "表", false},
    {"安排表", "表", false},
    {"日程表", "表", false},
    {"信息表", "表", false},
    {"备案表", "表", false},
    {"评分表", "表", false},
    {"考核表", "表", false},
    {"回执", "表", false},
    {"告知书", "告知书", false},
    {"承诺书", "承诺书", false},
    {"责任书", "责任书", false},
    {"协议书", "协议书", false},
    {"修正案", "修正案", false},
    {"公示", "公示", false},
    {"决定书", "决定", true},
    {"通知书", "通知书", true},
    {"判决书", "判决书", false},
    {"裁定书", "裁定书", false},
    {"建议书", "建议", true},
    {"意见书", "意见", true},
    {"慰问信", "信", true},
    {"感谢信", "信", true},
    {"公开信", "信", true},
    {"一封信", "信", true},
    {"简章", "简章", false},
    {"启事", "启事", false},
    {"贺信", "信", true},
    {"贺电", "信", true},
    {"唁电", "信", true},
    {"备忘录", "备忘录", false},
    {"汇报", "报告", true},
    /* Taiwan, Hong Kong */
    {"決定", "決定", true},
    {"意見", "意見", true},
    {"報告", "報告", true},
    {"請示", "請示", true},
    {"計畫", "計畫", false},
    {"辦法", "辦法", false},
    {"規定", "規定", false},
    {"細則", "細則", false},
    {"要點", "要點", false},
    {"須知", "須知", false},
    {"規則", "規則", false},
    {"章程", "章程", false},
    {"綱要", "綱要", false},
    {"準則", "準則", false},
    {"標準", "標準", false},
    {"通報", "通報", true},
    {"書函", "函", true},
    {"決議", "決議", false},
    {"條例", "條例", false},
    {"開會通知單", "開會通知單", true},
    /* Japan */
    {"について", "通知", true},
    {"に関する件", "通知", true},
    {"要領", "要領", false},
    {"要綱", "要綱", false},
    {"基準", "基準", false},
    {"告示", "告示", false},
    {"訓令", "訓令", false},
    {"指針", "指針", false},
    {"通達", "通達", true},
    {"規程", "規程", false},
    {"手引き", "手引き", false},
    {"お知らせ", "お知らせ", true},
    {"依頼", "依頼", true},
    /* Korea */
    {"알림", "알림", true},
    {"통보", "통보", true},
    {"안내", "안내", true},
    {"요청", "요청", true},
    {"계획", "계획", false},
    {"규정", "규정", false},
    {"공고", "공고", false},
};

static struct key
title_end(struct key title)
{
    static const char *const closing[] = {"》", "”", "\"", "」", "』", "〉", "’", NULL};
    size_t length;

    do {
        length = title.length;
        title = key_without_brackets(title);
        const char *mark = key_ends_with_any(title, closing);
        if (mark)
            title.length -= key_of(mark).length;
    } while (title.length < length);
    return title;
}

const char *
kind_of(struct key title)
{
    title = title_end(title);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (key_ends(title, kinds[i].ending) && key_count(title) > 3)
            return kinds[i].kind;
    return NULL;
}

bool
kind_is_letter(const char *kind)
{
    for (size_t i = 0; kind && i < sizeof kinds / sizeof kinds[0]; i++)
        if (key_is(key_of(kind), kinds[i].kind))
            return kinds[i].letter;
    return false;
}

bool
kind_is_title_remark(struct key key)
{
    static const char *const starts[] = {"共",       "试行",   "暂行",   "修订",   "修正", "草案",
                                         "征求意见", "讨论稿", "送审稿", "代拟稿", "第",   "通知)",
                                         "通達)",    "依頼)",  "回答)",  "試行",   "暫行", "修訂",
                                         "節錄",     "节录",   "摘要",   "摘录",   NULL};
    static const char *const ends[] = {"版)", "年)", "年度)", "稿)", "修订)", "试行)", "案)", NULL};

    if (key_bracketed(key) != key.length || key.length < 3 || key_count(key) > 20)
        return false;
    return key_starts_with_any(key_part(key, 1, key.length), starts) ||
           key_ends_with_any(key, ends);
}
