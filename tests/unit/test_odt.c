/* test_odt.c: what gongwen-odt makes of OpenDocument texts, which are made here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include "helper.h"
#include "unit.h"

#define NAMES                                                                                      \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                           \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                               \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                             \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                             \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
#define CONTENT(styles, text)                                                                      \
    "content.xml", "<office:document-content " NAMES "><office:automatic-styles>" styles           \
                   "</office:automatic-styles><office:body><office:text>" text                     \
                   "</office:text></office:body></office:document-content>"
#define P(text)    "<text:p>" text "</text:p>"
#define ITEM(text) "<text:list-item>" text "</text:list-item>"
#define NUMBERS                                                                                        \
    "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "                \
    "style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/><text:list-level-style-number " \
    "text:level=\"2\" style:num-prefix=\"（\" style:num-format=\"1\" style:num-suffix=\"）\"/>"      \
    "</text:list-style>"

static void
check(const char *const *parts, const char *wanted)
{
    helper_check("gongwen-odt", parts, wanted);
}

static void
numbers_of_lists_come_out(void **state)
{
    static const char *const parts[] = {
        CONTENT(NUMBERS, "<text:list text:style-name=\"L\">" ITEM(P("总体要求") "<text:list>" ITEM(
                             P("甲") P("甲续")) ITEM(P("乙")) "</text:list>")
                             ITEM(P("保障")) "</text:list>" P(
                                 "其间") "<text:list text:style-name=\"L\" "
                                         "text:continue-numbering=\"true\">" ITEM(
                                             P("附则")) "</text:list><text:list "
                                                        "text:style-name="
                                                        "\"L\">" ITEM(P("另起")) "</"
                                                                                 "te"
                                                                                 "xt"
                                                                                 ":l"
                                                                                 "is"
                                                                                 "t"
                                                                                 ">"),
        NULL};

    (void)state;
    check(parts,
          "一、 总体要求\n\n（1） 甲\n\n甲续\n\n（2） 乙\n\n二、 保障\n\n其间\n\n三、 附则\n\n"
          "一、 另起\n\n");
}

static void
headings_count_by_the_outline(void **state)
{
    static const char *const parts[] = {
        CONTENT("", "<text:h text:outline-level=\"1\">总则</text:h>"
                    "<text:h text:outline-level=\"2\">目的</text:h>"
                    "<text:h text:outline-level=\"1\">附则</text:h>"),
        "styles.xml",
        "<office:document-styles " NAMES "><office:styles><text:outline-style>"
        "<text:outline-level-style text:level=\"1\" style:num-format=\"1\"/>"
        "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" "
        "text:display-levels=\"2\"/></text:outline-style></office:styles>"
        "</office:document-styles>",
        NULL};

    (void)state;
    check(parts, "1 总则\n\n1.1 目的\n\n2 附则\n\n");
}

static void
what_is_not_printed_is_left_out(void **state)
{
    static const char *const parts[] = {
        CONTENT(
            "<style:style style:name=\"H\"><style:text-properties text:display=\"none\"/>"
            "</style:style><style:style style:name=\"B\"><style:paragraph-properties "
            "fo:break-before=\"page\"/></style:style>",
            "<text:tracked-changes>" P("删去") "</text:tracked-changes>" P(
                "保留<text:span text:style-name=\"H\">藏起</text:span><text:s text:c=\"2\"/>一"
                "<text:note><text:note-citation>1</text:note-citation><text:note-body>" P(
                    "脚注。") "</text:note-body></text:note>") "<text:p "
                                                               "text:style-name=\"B\">次页<text:"
                                                               "line-break/>次行</text:p>"),
        NULL};

    (void)state;
    check(parts, "保留  一[1]\n\n\f次页\n次行\n\n[1] 脚注。\n\n");
}

static void
a_row_of_a_table_is_a_line(void **state)
{
    static const char *const parts[] = {
        CONTENT(
            "",
            "<table:table><table:table-row><table:table-cell>" P(
                "姓名") "</table:table-cell><table:table-cell>" P("职务") "</table:table-cell></"
                                                                          "table:table-row></"
                                                                          "table:table>" P("表后")),
        NULL};

    (void)state;
    check(parts, "姓名\t职务\n\n表后\n\n");
}

static void
damage_is_told(void **state)
{
    static const char *const none[] = {"content.xml", "<x/>", NULL};

    (void)state;
    check(none, "gongwen-odt failed: there is no text in the file");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_lists_come_out),
        cmocka_unit_test(headings_count_by_the_outline),
        cmocka_unit_test(what_is_not_printed_is_left_out),
        cmocka_unit_test(a_row_of_a_table_is_a_line),
        cmocka_unit_test(damage_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
