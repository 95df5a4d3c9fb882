/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "source/charset.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uchardet.h>

#include "base/buf.h"
#include "base/uni.h"
#include "base/utf8.h"
#include "source/convert.h"

/* Bytes that are looked at: by the strict test, by uchardet (slow on long texts),
 * and by each of the trial readings. */
#define SAMPLE_MOST ((size_t)1 << 16)
#define TRIAL_MOST  ((size_t)1 << 13)

/* A trial reading that scores as much is taken without asking uchardet. */
#define SURE 0.6

static const struct mark {
    const char *bytes;
    size_t length;
    const char *name;
} marks[] = {
    /* The mark of UTF-32 begins with that of UTF-16. */
    {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xEF\xBB\xBF", 3, "UTF-8"},    {"\x84\x31\x95\x33", 4, "GB18030"},
    {"\xFF\xFE", 2, "UTF-16LE"},     {"\xFE\xFF", 2, "UTF-16BE"},
};

/* What the bytes of an encoding look like, for the score. */
enum kind {
    KIND_ASIAN, /* ASCII, and characters of several bytes */
    KIND_WIDE,  /* no byte shows ASCII */
    KIND_LATIN  /* ASCII, and now and then one byte more: é “ § */
};

/* The trial readings; of two that score the same, the first.  Korean is tried without
 * the syllables that Microsoft added: bytes of any other encoding fall among them. */
static const struct trial {
    const char *name;
    const char *reading;
    enum kind kind;
} trials[] = {
    {"UTF-16LE", "UTF-16LE", KIND_WIDE},
    {"UTF-16BE", "UTF-16BE", KIND_WIDE},
    {"WINDOWS-1252", "WINDOWS-1252", KIND_LATIN},
    {"GB18030", "GB18030", KIND_ASIAN},
    {"BIG5", "BIG5", KIND_ASIAN},
    {"EUC-JP", "EUC-JP", KIND_ASIAN},
    {"EUC-KR", "EUCKR", KIND_ASIAN},
    {"SHIFT_JIS", "SHIFT_JIS", KIND_ASIAN},
};

#define UTF16_TRIALS 2 /* the first two */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Characters that make up nine tenths of any notice.  The order says nothing to the
 * program; add what is missing anywhere. */
static const char common_characters[] =
    /* What stands between the words. */
    "、。《》〈〉「」『』【】〔〕〇々・ー　（），．：；？！％＋－＝／～＆｜—‐–‘’“”…·§°×℃※→●○■□◆★№"
    "０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕ"
    "ｖｗｘｙｚ"
    /* Korean syllables. */
    "이다는의에을가를고은지한사하로도기서시자어인아나들대과으그정수해일리여주제부라장보전있동구조"
    "원게상우성관면적만생소당회안국용세중위신치선요경학방공문무건유실내년업개분통산바모교행것니등"
    "미물력민간마거할연러재화계비법단금발진음오양입결된배식작집않체없말활려추처규때더반습료합술설"
    "권감강르히야며복외투특현후저었았였했됐됩겠각급및호항례훈령역청군읍월날본운영담직총확허취득증"
    "명류접예납"
    /* Simplified, and what both share, by frequency, then the words of notices. */
    "的一了是不我在有人这這他们們來来个個上地大著着就你到說说和要里么子也去那得主会會时時出下国國"
    "过過为為好以看可还還生都学學沒没起能多年小把天工家发發动動对對用中又作同民自样樣想面成她义義"
    "后經经产產十什道进進现現只儿兒点點头頭种種从從甚些很然前見见老事方分于开而開麼心两兩走行長长"
    "高象三当當它氣回給给实實問问全水部几二命正定党黨手力己机機气意向所幾知等社物理战戰边邊話话候"
    "但呢声本聲如吶呐使之打叫外罢罷法眼情做身重化革才間间反已四最真业業怎志听聽吧別别級级放妈媽无"
    "無路明先干因新量車车文阶階代少五加解制政军軍度活各住电電比员員第常关關体體建口太次争爭月山原"
    "再吃变變应應果門门題题条條西光思由快利表东東总總您合立百提吗嗎被跟領领結结啊决決完平教队隊論"
    "论許许科其亲親資资者九展书書內内更并呀哪导導笑性白系造斗相带帶万萬敌敵指界共接直便公往农農線"
    "线記记日位認认每研今世将將任孩根花难難区區覺觉群运運办辦風风数數望究識识写寫处處女治件流却卻"
    "众眾半师師通愛爱或拿八形步此計计必站特設设改受连連信切誰谁強强該该朮术且找算远遠六满滿觀观早"
    "報报坐热熱期济濟石似告够夠跑啦管料感爸講讓让讲与與組组統统河越火爷爺服七色飛飞轉转死脸臉块塊"
    "确確空船务務取场場海极極質质准紧緊整倒基錢钱馬马团團照千品神刚剛怕輕轻土劳勞树樹影保史細细紅"
    "红习習程青近容油历歷清求送錯错字目村裡据據席片夜較较响響类類驗验离離底至张張備入备米买屋買深"
    "器收名咱規规集需南勝胜布病具鐵铁須须織织装裝厂廠晚北睛及况況院传傳友技哥房消包际際母坚堅批談"
    "谈何市黑非忙断斷赶趕汽族睡拉委速低精兴抗興害围圍刻派答衣苦击擊交娘支音严嚴广廣脚腳压壓句急坏"
    "壞草嘴艺藝始帝破单單調调专專增持随隨帮幫安訴诉穿城乎士請请联聯式阵陣伟偉議议客金星般积積商复"
    "複达達飯饭約约虫参參举亮舉桥橋育左雨虽雖魚鱼兵毛则則忽節节推段卖台易賣落鋼钢失愿材靠伙岁歲皮"
    "証证父朋阳陽即微誤误停示划局背显顯欢歡夫引息除温溫画畫食首图圖右号號續续层層呼留敢权權灯燈密"
    "旧舊静靜另突掉旁查跳护護久紀纪紙纸美雪修助喊冲沖医存醫喜渐漸球姑呵激令冷势勢创創弟念沉注略頂"
    "顶古律按評评脑腦室搞乡唱鄉府讀读简簡价價养板養县縣校烈惊沙驚章視视采維维血姐慢故木怪鐘钟省药"
    "藥角初繼继抓班仅僅排奶封础礎烧燒周喝座担擔伤傷央棉竟搖摇曾困枪槍熟終终功态態止源床仍尽盡懂弹"
    "彈充防試试双哭雙窗吸例属屬翻叔祖挥揮游缺責责模野乱亂杂痛适適雜歌菜替换換妇婦烟煙負负黃黄奇瞭"
    "占岸标標待依侵值林課课卫衛嘛选選称稱乐庄握检樂檢武莊田益街嫂考巨演營营爬暗未滅灭貨货差春固元"
    "顧顾普希含弄針针短降型斤构架格構供透射富致副攻忘践踐足司危既泥笔筆伸言朝迫抬費费景永哎叶葉减"
    "印店減江宣洋劲勁某絕绝抱掌环環配遍映素謝谢互嗯察洗优余優概桌鼓鏡镜刀摸效味奋奮怀懷唯境粮糧肯"
    "楚盾矛王肉討讨官摆擺杀殺逐筑仿燃冬袋追列午宝寶挂掛牛置状狀鞋假順顺丰墙投牆独獨矿礦腿酒語语遇"
    "哦浪端策园園妹猛幸彻徹炼煉碎超案退闹鬧佛判英努閃闪煤犯瞧散男湖鮮鲜骨枝練练企抽雞鸡銀银朵露館"
    "馆限吹挺脫脱婶嬸季洞盖碗蓋項项召像堆泪淚姓折束沿率輸输否哈削套汉测測漢哩毫鬼勇拍玩輪轮险險巴"
    "硬移耐震預预临綠绿股臨倍碰執守悄执敗染植败鋪铺哲戶户伍救狗羊鎮镇丽旗編编胡麗穷窮雄玻璃剝剥粉"
    "艰艱零肩云挑混顆颗善戏戲鑽钻借偷均昨舞頓顿施洲篇厚陆陸傅招范醒剩福默良警躺休升圆圓夏夺奪恶惡"
    "纖纤俩倆亿億擦盘盤茶伯免弱征遭控迅堂岛島虎鳥鸟鼻齊齐忍灰爆威帽毒牲冒牙丝液絲宽寬灵靈居松訓训"
    "罪炮粗罵膀若骂圈孔貴贵扬揚楼樓献獻縮缩份紡纺胸輛辆途炉爐渡耳倾傾涂票菌壮壯播械拖职職克帐帳挤"
    "擠秋括索肚插棵湿濕謂谓麻尾阿尖慌梁涌盆蛋趣冰怒咬財财避累辩辯曲磨逃餓饿承疑刺探糊肥贊赞弯彎徒"
    "香付腰愤憤扩擴暖吨噸阻介柴獲紹绍获藏緩缓隔奔秘偏叹嘆窝窩净晨淨稳穩詩诗喂暴殖潮协協登迷壁毕畢"
    "浮紛纷闊阔阴附陰井哼巧拼榮滚滾荣厉厲异異麥麦寒惯慣谷丟丢培宇泛肃肅載载录舒錄健婆搬禁寻尋灌补"
    "補駝驼促刷扑撲析珠愈旅跃躍凝彩拔袖幕庭戴援航呆挖杆沟溝猿瓜凡吓嚇迎凭憑扫掃騎骑冻凍扎操箱純纯"
    "聞闻仔績绩訊讯踏顏颜序恨抢搶横橫疯瘋眉宙凉卷夢梦氧涼繁距銅铜仗割损損摄摔攝瓶悲昏疼繩绳豆厅函"
    "款抄贯监督核审废颁税申罚违讼仲裁疫扶贫残疾童疗污拆迁偿购隐患聘薪酬津贴奖励彰誉"
    /* Traditional forms of these. */
    "幺麽齣傢髮衕麵後戠隻於噹迴曏纔誌乾幹製錶閤並併係繫鬥術準韆曆鬚復覆蟲檯臺颱願夥證劃衝註闆埰採"
    "鍾睏儘緻餘築鼕豐摺衚鬍雲藉範徵鬆塗剋鞦纍麯穫凈穀桿捲廳貫監審廢頒稅罰違訟貧殘療遷償購隱貼獎勵"
    "譽"
    /* Japanese forms. */
    "関実対応発図変経済処権価県広団円駅帰気売読続戦伝観覚労働営験険検剣総従様楽薬桜栄巻拡挙拠恵鶏"
    "渓掲携継芸撃倹顕黒砕剤雑惨桟賛糸歯児辞釈寿収渋獣縦粛叙奨焼乗浄剰畳嬢譲醸触嘱寝粋酔穂髄枢斉摂"
    "専浅潜繊銭禅捜挿巣窓聡荘騒増蔵臓堕帯滞滝択沢単胆弾遅昼鋳庁聴勅逓鉄転盗稲闘徳届縄弐悩脳廃拝髪"
    "抜蛮浜払仏辺弁舗豊褒毎満黙訳予揺謡頼覧竜両猟緑隣塁礼霊齢歴恋錬録湾駄込枠畑峠扱";

/* The table above as a set: a bit for each character up to U+FFFF. */
struct common {
    unsigned char bits[0x10000 / 8];
};

static void
common_init(struct common *common)
{
    const char *s = common_characters;
    uint32_t c;

    memset(common, 0, sizeof *common);
    for (size_t at = 0; at < sizeof common_characters - 1;) {
        at += uni_read(s + at, &c);
        common->bits[c / 8] |= (unsigned char)(1u << c % 8);
    }
}

static bool
is_common(const struct common *common, uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30FE) || (c <= 0xFFFF && common->bits[c / 8] >> c % 8 & 1);
}

/* What no text holds: controls, private use, replacement characters. */
static bool
is_implausible(uint32_t c)
{
    return c == 0 || (c < 0x20 && !strchr("\t\n\f\r\x1A\x1B", (int)c)) || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFFF0 && c <= 0xFFFF) || c >= 0xF0000;
}

static bool
is_latin_letter(uint32_t c)
{
    return c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
}

#define FAULT_WEIGHT 3

/* What a character counts for, behind the one before it. */
static double
points_of(const struct common *common, enum kind kind, uint32_t before, uint32_t c)
{
    if (is_implausible(c))
        return -FAULT_WEIGHT;
    if (kind == KIND_LATIN && is_latin_letter(c))
        return before < 0x80; /* two in a row are rare where the rest is ASCII */
    if (c >= 0xAC00 && c <= 0xD7A3 && !is_common(common, c))
        return 0.5; /* any of 11,172; but Chinese bytes, too, read as syllables */
    return c < 0x80 || is_common(common, c) || (kind == KIND_WIDE && c < 0x600); /* alphabets */
}

/* From 1 (all common) down: the share of common characters among those that the bytes
 * do not show as ASCII, faults counting against it. */
static double
score_characters(const struct common *common, enum kind kind, const struct buf *text, size_t faults)
{
    const char *s = text->bytes;
    size_t seen = faults;
    double points = -FAULT_WEIGHT * (double)faults;
    uint32_t c, before = 0;

    for (size_t at = 0; at < text->length; before = c) {
        at += uni_read(s + at, &c);
        if (c < 0x80 && c >= 0x20 && kind != KIND_WIDE)
            continue;
        points += points_of(common, kind, before, c);
        seen++;
    }
    return seen ? points / (double)seen : 0;
}

/* Reads the sample as `trial` says and scores what comes out; a character that the end of
 * the sample cuts does not count. */
static double
try_reading(const struct common *common, const struct trial *trial, const char *bytes,
            size_t length)
{
    struct convert *convert = convert_new(trial->reading);
    struct buf text = BUF_INIT;
    size_t at = 0, faults = 0;
    struct converted done;

    if (!convert)
        return -FAULT_WEIGHT;
    do {
        done = convert_run(convert, bytes + at, length - at, &text);
        at += done.taken + done.invalid;
        faults += done.invalid > 0;
    } while (done.invalid && at < length);
    double score = score_characters(common, trial->kind, &text, faults);
    buf_fini(&text);
    convert_free(convert);
    return score;
}

/* The best of the first `count` trials; its score is in *most. */
static const char *
best_reading(size_t count, const char *bytes, size_t length, double *most)
{
    struct common common;
    const char *best = trials[0].name;

    *most = -FAULT_WEIGHT;
    common_init(&common);
    if (length > TRIAL_MOST)
        length = TRIAL_MOST;
    for (size_t i = 0; i < count; i++) {
        double score = try_reading(&common, &trials[i], bytes, length);
        if (score > *most) {
            *most = score;
            best = trials[i].name;
        }
    }
    return best;
}

/* Whether the sample is UTF-8, or was before some of it was damaged: twenty
 * characters of several bytes for each fault.  By chance, in GB18030 or Big5,
 * it is far from that. */
static bool
is_utf8(const char *bytes, size_t length)
{
    size_t characters = 0, faults = 0;

    for (size_t at = 0; at < length;) {
        size_t valid = utf8_valid_prefix(bytes + at, length - at);
        for (size_t i = at; i < at + valid; i++)
            characters += (unsigned char)bytes[i] >= 0xC0;
        at += valid;
        size_t invalid = utf8_invalid_prefix(bytes + at, length - at);
        if (invalid == 0)
            break;
        at += invalid;
        faults++;
    }
    return characters >= 20 * faults;
}

static bool
ask_uchardet(const char *bytes, size_t length, char name[32])
{
    uchardet_t detector = uchardet_new();
    bool found = false;

    if (uchardet_handle_data(detector, bytes, length) == 0) {
        uchardet_data_end(detector);
        snprintf(name, 32, "%s", convert_name(uchardet_get_charset(detector)));
        struct convert *convert = name[0] && strcmp(name, "ASCII") != 0 ? convert_new(name) : NULL;
        found = convert != NULL;
        convert_free(convert);
    }
    uchardet_delete(detector);
    return found;
}

/* The part of the bytes that tells most: from the line of the first byte that is not
 * ASCII (at an even place, for UTF-16), at most SAMPLE_MOST long. */
static const char *
sample_of(const char *bytes, size_t length, size_t *sample_length)
{
    size_t at = utf8_ascii_prefix(bytes, length);

    at -= at < 64 ? at : 64;
    at -= at % 2;
    *sample_length = length - at < SAMPLE_MOST ? length - at : SAMPLE_MOST;
    return bytes + at;
}

static struct charset
charset_of(const char *name, size_t mark, bool doubtful)
{
    struct charset found = {.mark = mark, .doubtful = doubtful};

    snprintf(found.name, sizeof found.name, "%s", name);
    return found;
}

static bool
find_mark(const char *bytes, size_t length, struct charset *found)
{
    for (size_t i = 0; i < COUNT(marks); i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
            *found = charset_of(marks[i].name, marks[i].length, false);
            return true;
        }
    return false;
}

/* UTF-16 without a mark, of which NULs speak. */
static bool
find_utf16(const char *bytes, size_t length, struct charset *found)
{
    double score;

    if (length > TRIAL_MOST)
        length = TRIAL_MOST;
    if (!memchr(bytes, 0, length))
        return false;
    const char *best = best_reading(UTF16_TRIALS, bytes, length, &score);
    *found = charset_of(best, 0, false);
    return score >= SURE;
}

struct charset
charset_find(const char *bytes, size_t length)
{
    struct charset found;
    size_t sample_length;
    double score;

    if (find_mark(bytes, length, &found) || find_utf16(bytes, length, &found))
        return found;
    const char *sample = sample_of(bytes, length, &sample_length);
    if (utf8_valid_prefix(sample, sample_length) == sample_length) {
        found = charset_of("UTF-8", 0, false);
        found.checked = sample + sample_length == bytes + length; /* before it, all is ASCII */
        return found;
    }
    if (is_utf8(sample, sample_length))
        return charset_of("UTF-8", 0, false);
    const char *best = best_reading(COUNT(trials), sample, sample_length, &score);
    if (score >= SURE)
        return charset_of(best, 0, false);
    if (ask_uchardet(sample, sample_length, found.name))
        return charset_of(found.name, 0, false);
    return charset_of(score > 0 ? best : "WINDOWS-1252", 0, true);
}

struct charset
charset_named(const char *encoding, const char *bytes, size_t length)
{
    struct charset found;
    const char *name = convert_name(encoding);
    double score;

    if (find_mark(bytes, length, &found) && strncasecmp(found.name, name, strlen(name)) == 0)
        return found;
    if (strcasecmp(name, "UTF-16") == 0)
        name = best_reading(UTF16_TRIALS, bytes, length, &score);
    return charset_of(name, 0, false);
}
