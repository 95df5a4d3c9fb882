/* test_docx.c: what gongwen-docx makes of Word files, which are made here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "helper.h"
#include "unit.h"

#define NAMES "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define DOCUMENT(body)                                                                             \
    "word/document.xml", "<w:document " NAMES "><w:body>" body "</w:body></w:document>"
#define RUN(text)         "<w:r><w:t>" text "</w:t></w:r>"
#define PARAGRAPH(inside) "<w:p>" inside "</w:p>"
#define COUNTED(list, level, text)                                                                 \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #list "\"/></w:numPr>"  \
    "</w:pPr>" RUN(text) "</w:p>"
#define NUMBERING(inside) "word/numbering.xml", "<w:numbering " NAMES ">" inside "</w:numbering>"
#define LEVEL(level, format, text, more)                                                           \
    "<w:lvl w:ilvl=\"" #level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more     \
    "<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId=\"" #id "\">" levels "</w:abstractNum>"
#define LIST(id, abstract, more)                                                                   \
    "<w:num w:numId=\"" #id "\"><w:abstractNumId w:val=\"" #abstract "\"/>" more "</w:num>"

static void
check(const char *const *parts, const char *wanted)
{
    helper_check("gongwen-docx", parts, wanted);
}

static void
numbers_come_out_as_print_shows_them(void **state)
{
    static const char *const parts[] = {
        DOCUMENT(COUNTED(1, 0, "总体要求") COUNTED(1, 1, "明责任。") COUNTED(1, 1, "抓落实。")
                     COUNTED(1, 2, "到人。") COUNTED(1, 0, "保障") COUNTED(1, 1, "资金。")
                         COUNTED(2, 0, "巡查")),
        NUMBERING(ABSTRACT(0, LEVEL(0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>")
                                  LEVEL(1, "chineseCounting", "（%2）", "")
                                      LEVEL(2, "decimal", "%1.%3", "<w:isLgl/>"))
                      ABSTRACT(1, LEVEL(0, "bullet", "&#xF0B7;", "")) LIST(1, 0, "")
                          LIST(2, 1, "")),
        NULL};

    (void)state;
    check(parts, "一、总体要求\n\n（一） 明责任。\n\n（二） 抓落实。\n\n1.1 到人。\n\n二、保障\n\n"
                 "（一） 资金。\n\n• 巡查\n\n");
}

static void
lists_of_one_kind_count_on_unless_they_start_anew(void **state)
{
    static const char *const parts[] = {
        DOCUMENT(COUNTED(1, 0, "甲") COUNTED(2, 0, "乙") COUNTED(3, 0, "丙") COUNTED(3, 0, "丁")
                     COUNTED(1, 0, "戊")),
        NUMBERING(ABSTRACT(0, LEVEL(0, "decimal", "第%1条", "")) LIST(1, 0, "") LIST(2, 0, "")
                      LIST(3, 0,
                           "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>"
                           "</w:lvlOverride>")),
        NULL};

    (void)state;
    check(parts, "第1条 甲\n\n第2条 乙\n\n第5条 丙\n\n第6条 丁\n\n第7条 戊\n\n");
}

static void
a_style_may_count_its_paragraphs(void **state)
{
    static const char *const parts[] = {
        DOCUMENT(PARAGRAPH("<w:pPr><w:pStyle w:val=\"Sub\"/></w:pPr>" RUN("甲"))
                     PARAGRAPH("<w:pPr><w:pStyle w:val=\"Sub\"/><w:numPr><w:numId w:val=\"0\"/>"
                               "</w:numPr></w:pPr>" RUN("乙"))),
        NUMBERING(ABSTRACT(0, LEVEL(0, "upperRoman", "%1.", "")) LIST(1, 0, "")), "word/styles.xml",
        "<w:styles " NAMES "><w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
        "</w:numPr></w:pPr></w:style><w:style w:styleId=\"Sub\"><w:basedOn w:val=\"Base\"/>"
        "</w:style></w:styles>",
        NULL};

    (void)state;
    check(parts, "I. 甲\n\n乙\n\n");
}

static void
what_is_not_printed_is_left_out(void **state)
{
    static const char *const parts[] = {
        DOCUMENT(PARAGRAPH(RUN(
            "保留") "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
                    "<w:ins>" RUN(
                        "加上") "</w:ins><w:r><w:rPr><w:vanish/></w:rPr>"
                                "<w:t>藏起</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>")
                     PARAGRAPH("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("前一段"))
                         PARAGRAPH(RUN("后一段"))),
        NULL};

    (void)state;
    check(parts, "保留加上\n\n前一段后一段\n\n");
}

static void
notes_and_frames_have_their_places(void **state)
{
    static const char *const parts[] = {
        DOCUMENT(PARAGRAPH(RUN("正文") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" RUN(
            "。") "<w:r><w:AlternateContent><w:Choice><w:"
                  "txbxContent>" PARAGRAPH(
                      RUN("框中")) "</w:txbxContent></"
                                   "w:Choice><w:"
                                   "Fallback"
                                   ">" PARAGRAPH(
                                       RUN("旧框")) "</w:Fallback></w:AlternateContent></w:r>")
                     PARAGRAPH("<w:r><w:br w:type=\"page\"/></w:r>" RUN(
                         "次页") "<w:r><w:br/></w:r>" RUN("次行"))),
        "word/footnotes.xml",
        "<w:footnotes " NAMES
        "><w:footnote w:id=\"2\">" PARAGRAPH(RUN("脚注。")) "</w:footnote></w:footnotes>",
        NULL};

    (void)state;
    check(parts, "框中\n\n正文[1]。\n\n\f次页\n次行\n\n[1] 脚注。\n\n");
}

static void
a_row_of_a_table_is_a_line(void **state)
{
    static const char *const parts[] = {
        DOCUMENT("<w:tbl><w:tr><w:tc>" PARAGRAPH(RUN("只有一格")) "</w:tc><w:tc>" PARAGRAPH(
            "") "</w:tc></w:tr><w:tr><w:tc>" PARAGRAPH(RUN("姓名")) "</w:tc><w:tc>" PARAGRAPH(RUN("职务"))
                     PARAGRAPH(RUN("级别")) "</w:tc></w:tr></w:tbl>" PARAGRAPH(RUN("表后"))),
        NULL};

    (void)state;
    check(parts, "只有一格\n\n姓名\t职务 级别\n\n表后\n\n");
}

static void
damage_is_told_or_passed_over(void **state)
{
    static const char *const none[] = {"word/other.xml", "<x/>", NULL};
    static const char *const odd[] = {DOCUMENT(COUNTED(9, 0, "甲") COUNTED(1, 99, "乙")),
                                      NUMBERING(LIST(1, 7, "") "<w:num/>"), NULL};

    (void)state;
    check(none, "gongwen-docx failed: there is no text in the file");
    check(odd, "甲\n\n乙\n\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_out_as_print_shows_them),
        cmocka_unit_test(lists_of_one_kind_count_on_unless_they_start_anew),
        cmocka_unit_test(a_style_may_count_its_paragraphs),
        cmocka_unit_test(what_is_not_printed_is_left_out),
        cmocka_unit_test(notes_and_frames_have_their_places),
        cmocka_unit_test(a_row_of_a_table_is_a_line),
        cmocka_unit_test(damage_is_told_or_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
