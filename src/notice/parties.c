/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notice/parties.h"

#include <stdint.h>
#include <string.h>

#include "base/uni.h"

/* Longest name of a signatory, in characters. */
#define MOST_NAME 40

/* What the name of an organ ends in. */
static const char *const organ_endings[] = {
    "人民政府", "政府", "国务院", "部",     "委员会", "常委会",   "委",       "局",     "厅",
    "院",       "会",   "府",     "处",     "办公室", "办",       "办公厅",   "大学",   "学院",
    "学校",     "中学", "小学",   "幼儿园", "公司",   "集团",     "银行",     "分行",   "支行",
    "总行",     "署",   "中心",   "组",     "小组",   "专家组",   "指挥部",   "司",     "科",
    "室",       "队",   "总队",   "支队",   "所",     "站",       "社",       "馆",     "法院",
    "检察院",   "妇联", "工会",   "团委",   "党委",   "中央",     "残联",     "文联",   "侨联",
    "工商联",   "作协", "科协",   "政协",   "贸促会", "联社",     "联合会",   "协会",   "学会",
    "基金会",   "联盟", "事务所", "医院",   "管委会", "党组",     "领导小组", "街道",   "机构",
    "兵团",     "分院", "军区",   "总部",   "开发区", "新区",     "党校",     "总局",   "分局",
    "(局)",     "(处)", "(委)",   "(室)",   "(部)",   "長",       "課長",     "課",     "省",
    "庁",       "室長", "官",     "監",     "大臣",   "知事",     "市長",     "町長",   "村長",
    "係",       "廳",   "館",     "園",     "公所",   "處",       "會",       "學",     "辦公室",
    "辦公廳",   "學校", "國小",   "國中",   "高中",   "總局",     "總署",     "法庭",   "支部",
    "林场",     "农场", "气象台", "电视台", "天文台", "联席会议", "管理区",   "示范区", "保税区",
    "校区",     "专班", "厂",     "煤矿",   "村委会", "居委会",   NULL};

/* Endings too common in running text to be believed without company. */
static const char *const addressee_endings[] = {
    "单位", "部门", "机构", "企业",   "高校", "同志", "先生", "女士", "小姐", "代表",   "委员",
    "主席", "书记", "部长", "局长",   "主任", "省长", "市长", "县长", "校长", "院长",   "经理",
    "总理", "老师", "同学", "同学们", "家长", "市民", "村民", "居民", "员工", "职工",   "用户",
    "会员", "师生", "考生", "业主",   "旅客", "各位", "省",   "市",   "县",   "区",     "镇",
    "乡",   "州",   "盟",   "旗",     "园区", "地区", "人员", "机关", "团体", "院系",   "学生",
    "教师", "群众", "朋友", "开发区", "新区", "院校", "等",   "政府", "支部", "组织",   "商户",
    "客户", "处室", "科室", "所属",   "厂",   "矿",   "站",   "店",   "们",   "界人士", "教职工",
    "读者", "乡亲", "战友", "嘉宾",   "领导", NULL};

static const char *const addressee_starts[] = {"各", "全体", "广大", "尊敬的", "亲爱的", NULL};

/* Offices that stand before the name of who signs. */
static const char *const offices[] = {
    "总理",     "主席",   "局長",   "省长",   "市长",   "县长",   "区长",     "州长",
    "部长",     "局长",   "署长",   "主任",   "行长",   "校长",   "院长",     "会长",
    "厅长",     "审计长", "代省长", "代市长", "委员长", "总统",   "總統",     "行政院院長",
    "縣長",     "市長",   "校長",   "長",     "處長",   "部長",   "院長",     "署長",
    "主任委員", "會長",   "董事長", "理事长", "董事长", "总经理", "国家主席", "行政长官",
    "镇长",     "乡长",   "书记",   "秘书长", "检察长", "社长",   "台长",     "馆长",
    "司令员",   "审判长", "审判员", "陪审员", "书记员", "書記官", "法官助理", "执行员",
    NULL};

/* What follows the issuer in a title. */
static const char *const title_verbs[] = {"关于", "關於", "转发", "轉發", "印发", "批转",
                                          "发布", "公布", "对",   "致",   "同意", NULL};

/* Endings that show where the issuer ends in a title without 关于. */
static const char *const issuer_endings[] = {
    "人民政府办公厅", "人民政府办公室", "人民政府", "委员会", "大学", "人民法院", "人民检察院",
    "总局",           "办公厅",         "办公室",   "学院",   "市",   NULL};

/* Words that running text has and names have not. */
static const char *const text_words[] = {
    "如下", "以下",   "下列", "包括", "应当", "为了",  "根据",  "按照",  "关于", "已经",
    "现将", "施行",   "执行", "实行", "进行", "通知",  "要求",  "条件",  "特此", "内容",
    "情况", "时间",   "地点", "附件", "程序", "说明:", "說明:", "主旨:", "标准", "方式",
    "电话", "联系人", "议题", "议程", "主持", "出席",  "列席",  "记录:", "缺席", NULL};

static bool
has_sentence_mark(struct key key)
{
    static const char *const marks[] = {"。", ";", "!", "?", "《", "=", "<", "/", "\"", NULL};

    return key_has_any(key, marks) != NULL;
}

static struct key
without_colon(struct key key)
{
    while (key.length > 0 && key.bytes[key.length - 1] == ':')
        key.length--;
    return key;
}

static bool
has_no_mark(struct key key)
{
    static const char *const marks[] = {",",  ":", "。", ";", "!", "?", "《", "》", "…",
                                        "、", "%", "<",  "=", "+", "“", "•",  NULL};

    return key_has_any(key, marks) == NULL;
}

/* 議會事務部2 without the number of the division. */
static struct key
without_division(struct key key)
{
    struct key bare = key;

    while (bare.length > 0 && bare.bytes[bare.length - 1] >= '0' &&
           bare.bytes[bare.length - 1] <= '9')
        bare.length--;
    return key_ends(bare, "部") || key_ends(bare, "組") || key_ends(bare, "组") ? bare : key;
}

/* Joint issuers stand with 、 between them: each must end as organs do; the last is enough. */
bool
parties_are_organs(struct key key)
{
    static const char *const marks[] = {",", ":", "。", ";", "!", "?", "《", "<", "=", NULL};
    struct key bare = without_division(key_without_brackets(key));

    if (key_count(key) < 3 || key_count(key) > 2 * MOST_NAME || key_has_any(key, marks) ||
        key_has_any(key, text_words))
        return false;
    return key_ends_with_any(bare, organ_endings) || key_ends_with_any(key, organ_endings);
}

size_t
parties_issuer_of_title(struct key title)
{
    size_t first = SIZE_MAX;

    for (const char *const *verb = title_verbs; *verb; verb++) {
        size_t at = key_find(title, *verb);
        if (at != SIZE_MAX && at > 0 && at < first && parties_are_organs(key_part(title, 0, at)))
            first = at;
    }
    if (first != SIZE_MAX)
        return first;
    for (const char *const *ending = issuer_endings; *ending; ending++) {
        size_t at = key_find(title, *ending);
        if (at != SIZE_MAX && at > 0 && at < title.length / 2 &&
            parties_are_organs(key_part(title, 0, at + strlen(*ending))))
            return at + strlen(*ending);
    }
    return 0;
}

/* 市长应勇, 中华人民共和国主席习近平: an office, perhaps of a named body, and a person's name. */
static bool
is_office_and_name(struct key key)
{
    if (!has_no_mark(key) || key_count(key) > 24 || key_has_any(key, text_words))
        return false;
    for (const char *const *office = offices; *office; office++) {
        size_t at = key_find(key, *office);
        if (at == SIZE_MAX)
            continue;
        size_t name = key_count(key_part(key, at + strlen(*office), key.length));
        if (name >= 2 && name <= 4)
            return true;
    }
    return false;
}

bool
parties_may_sign(struct key key)
{
    size_t count = key_count(key);

    if (count < 3 || count > 2 * MOST_NAME)
        return false;
    return is_office_and_name(key) || parties_are_organs(key);
}

bool
parties_may_begin(struct key key)
{
    static const char *const places[] = {"省", "市", "县", "区", "乡", "镇",
                                         "村", "州", "盟", "旗", "国", NULL};

    return key_count(key) >= 3 && key_count(key) <= MOST_NAME && has_no_mark(key) &&
           !key_has_any(key, text_words) && key_ends_with_any(key, places);
}

/* A short name without any ending that is known: 张三:, 马万祺副主席:. */
static bool
is_short_name(struct key key)
{
    return key_count(key) >= 2 && key_count(key) <= 4 && has_no_mark(key);
}

bool
parties_are_office(struct key key)
{
    return key_count(key) <= 24 && has_no_mark(key) && !key_has_any(key, text_words) &&
           key_ends_with_any(key, offices);
}

bool
parties_are_person(struct key key)
{
    if (key_ends(key, "代行")) /* who signs for the holder */
        key.length -= strlen("代行");
    return is_short_name(key) && !key_ends_with_any(key, organ_endings);
}

bool
parties_are_addressed(struct key key)
{
    key = without_colon(key);
    if (key.length == 0 || has_sentence_mark(key) || key_has_any(key, text_words))
        return false;
    struct key bare = key_without_brackets(key);
    return key_starts_with_any(key, addressee_starts) || key_ends_with_any(bare, organ_endings) ||
           key_ends_with_any(bare, addressee_endings) || is_short_name(bare);
}

bool
parties_are_greeted(struct key key)
{
    return key_starts_with_any(key, addressee_starts) != NULL;
}

bool
parties_are_honoured(struct key key)
{
    static const char *const honours[] = {"殿", "御中", "様", "各位", NULL};

    return key_count(key) <= MOST_NAME && key_ends_with_any(key, honours) != NULL;
}
