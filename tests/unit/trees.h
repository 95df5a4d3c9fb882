/* trees.h: a notice of sections in a fixture, and what stands at the top of its window.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_TESTS_UNIT_TREES_H
#define GONGWEN_TESTS_UNIT_TREES_H

#include "base/uni.h"
#include "fixture.h"

static const char trees_notice[] =
    "临山县教育局文件\n"
    "\n"
    "临教〔2023〕5号\n"
    "\n"
    "临山县教育局关于做好校园树木养护工作的通知\n"
    "\n"
    "各中小学校：\n"
    "\n"
    "为保护校园树木，保障师生安全，现就有关工作通知如下。\n"
    "\n"
    "一、开展全面排查。各校要在三月底前查清校园内每一棵树的树种、树龄和健康状况，逐棵登记，建立"
    "台账，做到不漏一棵。\n"
    "\n"
    "（一）查树干。看有无空洞、倾斜和虫蛀，敲击听声，必要时请林业部门用仪器检测。\n"
    "\n"
    "（二）查树冠。看有无枯枝，特别是悬在教室、跑道和校门上方的枯枝，发现的要立即拉起警戒线。\n"
    "\n"
    "（三）查树根。看有无积水、硬化和挖断，新铺的地砖要给树根留出透气的余地。\n"
    "\n"
    "二、抓紧整治隐患。对查出的问题要逐一制定方案，明确责任人和完成时间，四月十五日前完成。\n"
    "\n"
    "（一）修剪枯枝。由有资质的单位承担，在周末进行，学生不得在场。\n"
    "\n"
    "（二）加固支撑。对倾斜的大树用钢架支撑，并在树干与钢架之间垫上橡胶。\n"
    "\n"
    "三、建立长效机制。每学期开学前检查一次，台风、暴雨和大雪之后随时检查，结果报县教育局备案。\n"
    "\n"
    "各校排查情况请于四月二十日前报送。\n"
    "\n"
    "临山县教育局\n"
    "\n"
    "2023年3月1日\n";

static inline void
open_text(struct fixture *fixture, const char *bytes, struct places *places)
{
    const struct reader_options options = {.measure = 40, .ambiguous = 2, .places = places};

    fixture_write(fixture, bytes, strlen(bytes));
    fixture_open(fixture, &options, 50, 6);
}

static inline int
trees_setup(void **state)
{
    struct fixture *fixture = fixture_new();

    open_text(fixture, trees_notice, NULL);
    *state = fixture;
    return 0;
}

/* Whether the topmost row, white space at its start apart, begins with the words. */
static inline void
check_top(const struct reader *reader, const char *words)
{
    struct layout *layout = reader_layout(reader);
    struct buf line = BUF_INIT;

    layout_row_text(layout, layout_row(layout, reader_top(reader)), &line);
    const char *text = buf_string(&line) + uni_leading_space(buf_string(&line), line.length);
    if (strncmp(text, words, strlen(words)) != 0)
        fail_msg("the top is \"%s\", not \"%s\"", text, words);
    buf_fini(&line);
}

#endif
