/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/sense.h"

#include <string.h>

#include "base/uni.h"

/* Bytes of the notice in which its words are looked up. */
#define WORDS_SAMPLE 16384

/* What breaks cost. */
#define COST_ANYWHERE 14   /* between two characters of which nothing is known */
#define COST_TOGETHER 10   /* more, for each time they stand together in the notice */
#define TOGETHER_MOST 5    /* ... counted up to this */
#define COST_WITHIN   40   /* more, within a word */
#define GAIN_BETWEEN  (-5) /* more, beside one */
#define COST_POOR     30   /* within a number and its unit */

/* clang-format off */
/* What a break before or behind some words costs. */
static const struct cue {
    const char *before; /* the words that end the line */
    const char *after;  /* the words that begin the next */
    int cost;
} cues[] = {
    {" ", "", 0},       {"　", "", 0},       {"》", "", 2},       {"”", "", 3},
    {"）", "", 4},      {"、", "", 3},       {"，", "", 1},       {"：", "", 1},
    {"", "关于", 1},    {"", "關於", 1},     {"关于", "", 6},     {"關於", "", 6},
    {"", "《", 3},      {"", "（", 2},       {"印发", "", 6},     {"转发", "", 6},
    {"", "的通知", 16}, {"", "的通告", 16},  {"", "的意见", 16},  {"", "的决定", 16},
    {"", "的批复", 16}, {"", "的函", 40},    {"", "的", 40},      {"的", "", 4},
    {"工作", "", 5},    {"", "和", 8},       {"", "与", 8},       {"", "及", 9},
    {"和", "", 10},     {"", "并", 8},       {"", "暨", 3},       {"", "在", 7},
    {"", "进一步", 3},  {"", "做好", 5},     {"", "加强", 5},     {"", "开展", 6},
    {"", "推进", 6},    {"", "加快", 5},     {"", "促进", 6},     {"", "实施", 7},
    {"", "深入", 5},    {"", "全面", 6},     {"", "切实", 5},     {"", "坚决", 5},
    {"", "贯彻", 6},    {"年度", "", 4},     {"年", "", 6},       {"期间", "", 4},
    {"及其", "", 20},   {"について", "", 1}, {"に関する", "", 2}, {"の", "", 6},
    {"等", "", 5},
};

/* Words of official titles, which a line does not divide if it can help it.  In no order; a longer
 * one that begins like a shorter one is an entry too. */
static const char *const words[] = {
    "中华人民共和国", "中國", "中国", "国务院", "人民政府", "人民代表大会", "常务委员会", "委员会",
    "人民法院", "人民检察院", "办公厅", "办公室", "自治区", "自治州", "自治县", "开发区", "试验区",
    "示范区", "保税区", "自由贸易", "人民", "共和国", "政府", "党委", "书记", "总书记", "主席",
    "总理", "代表", "大会", "会议", "管理", "办法", "条例", "规定", "细则", "方案", "规划", "意见",
    "通知", "通告", "公告", "决定", "批复", "报告", "复函", "请示", "纪要", "通报", "工作", "建设",
    "发展", "改革", "经济", "社会", "企业", "行政", "机构", "机关", "部门", "单位", "人员", "干部",
    "职工", "学生", "教师", "学校", "高等学校", "幼儿园", "教育", "国家", "全国", "医疗", "卫生",
    "安全", "生产", "环境", "保护", "资源", "土地", "财政", "税收", "金融", "投资", "贸易", "市场",
    "监督", "检查", "评估", "审批", "审核", "制度", "机制", "体系", "标准", "规范", "服务", "保障",
    "疫情", "防控", "应急", "救援", "指导", "实施", "开展", "促进", "推进", "加强", "加快",
    "进一步", "全面", "深入", "有效", "切实", "支持", "印发", "转发", "关于", "有关", "若干",
    "问题", "事项", "试点", "试行", "暂行", "修订", "专项", "行动", "计划", "综合", "创新", "科技",
    "技术", "信息", "网络", "网站", "数据", "互联网", "工业", "农业", "农村", "农民", "融资",
    "担保", "基金", "收入", "工资", "奖励", "奖学金", "处罚", "许可", "登记", "消费", "消费者",
    "权益", "扶贫", "脱贫", "攻坚", "城镇", "城市", "社区", "法律", "法规", "规章", "司法", "解释",
    "案件", "诉讼", "仲裁", "民间", "借贷", "适用", "地质", "灾害", "地震", "防震", "减灾",
    "防汛", "抗旱", "水库", "巡查", "集约化", "现代化", "信息化", "高质量", "高水平", "合法性",
    "规范性", "文件", "档案", "组织", "成员", "名单", "指南", "手册", "制定", "执行", "落实",
    "贯彻", "调整", "设立", "成立", "任命", "任免", "辞职", "表彰", "先进", "集体", "个人",
    "优秀", "评选", "举办", "承办", "申办", "同意", "运动会", "世界", "国际", "旅游", "文化",
    "体育", "交通", "运输", "道路", "铁路", "航空", "公路", "水利", "能源", "电力", "建筑",
    "住房", "公积金", "保险", "养老", "居民", "就业", "创业", "毕业生", "研究生", "本科生",
    "大学", "学院", "学位", "论文", "考试", "招生", "食品", "药品", "化学", "武器", "军委",
    "中央", "地方", "省级", "市级", "县级", "街道", "村民", "妇女", "儿童", "青年", "少年",
    "委員會", "辦公室", "辦法", "條例", "規定", "細則", "實施", "機關", "機構", "政府", "法規",
    "行政院", "立法會", "修正", "草案", "條文", "要點", "作業", "處理", "審查", "公務",
    "について", "に関する", "における", "に係る", "及び", "取扱い", "一部改正", "改正", "施行",
    "規則", "省令", "通達", "事務", "厚生労働省", "厚生労働大臣", "診療報酬", "医療", "介護",
};
/* clang-format on */

static bool
ends_with(const char *s, size_t length, const char *word)
{
    size_t bytes = strlen(word);

    return length >= bytes && memcmp(s + length - bytes, word, bytes) == 0;
}

static bool
begins_with(const char *s, size_t length, const char *word)
{
    size_t bytes = strlen(word);

    return length >= bytes && memcmp(s, word, bytes) == 0;
}

/* How often the two characters around the position stand together in the notice, besides
 * here. */
static int
times_together(const struct fill *fill, size_t at, const struct text *text)
{
    const char *hay = text_bytes(text);
    const char *end = hay + (text_length(text) < WORDS_SAMPLE ? text_length(text) : WORDS_SAMPLE);
    uint32_t c;
    size_t before = uni_read_back(fill->bytes, at, &c);
    size_t bytes = before + uni_read(fill->bytes + at, &c);
    const char *pair = fill->bytes + at - before;
    int times = -1;

    while (times < TOGETHER_MOST && (hay = memmem(hay, (size_t)(end - hay), pair, bytes))) {
        times++;
        hay += bytes;
    }
    return times > 0 ? times : 0;
}

static bool
is_seam(const struct joined *joined, size_t at)
{
    size_t seam = joined_seam_at(joined, at);

    return joined->seams[seam].position == at && seam > 0;
}

/* Whether the position lies within the word where it stands in the text. */
static bool
is_within(const char *s, size_t length, size_t at, const char *word)
{
    size_t bytes = strlen(word);

    for (size_t before = 3; before < bytes && before <= at; before += 3)
        if (bytes - before <= length - at && memcmp(s + at - before, word, bytes) == 0)
            return true;
    return false;
}

/* What the words say of a break at the position. */
static int
word_cost(const char *s, size_t length, size_t at)
{
    int cost = 0;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (is_within(s, length, at, words[i]))
            return COST_WITHIN;
        if (ends_with(s, at, words[i]) || begins_with(s + at, length - at, words[i]))
            cost = GAIN_BETWEEN;
    }
    return cost;
}

int
sense_cost(const struct fill *fill, const struct joined *joined, size_t at, const struct text *text)
{
    if (is_seam(joined, at))
        return 0;
    if (fill->breaks[at] != LINEBREAK_GOOD)
        return COST_POOR;
    int words_say = word_cost(fill->bytes, fill->length, at);
    int together = COST_TOGETHER * times_together(fill, at, text);
    if (words_say == COST_WITHIN)
        return COST_ANYWHERE + words_say + together;
    for (size_t i = 0; i < sizeof cues / sizeof cues[0]; i++)
        if (ends_with(fill->bytes, at, cues[i].before) &&
            begins_with(fill->bytes + at, fill->length - at, cues[i].after))
            return cues[i].cost + (cues[i].cost < 5 ? 0 : together / 2);
    return COST_ANYWHERE + together + words_say;
}
