/* test_ofd.c: what gongwen-ofd makes of OFD files, which are made here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "config.h"

#include <string.h>

#include "helper.h"
#include "unit.h"

#define OFD "xmlns:ofd=\"http://www.ofdspec.org/2016\""
#define ROOT                                                                                       \
    "OFD.xml", "<ofd:OFD " OFD "><ofd:DocBody><ofd:DocRoot>/Doc/Document.xml</ofd:DocRoot>"        \
               "</ofd:DocBody></ofd:OFD>"
#define PAGE(content)                                                                              \
    "<ofd:Page " OFD "><ofd:Content><ofd:Layer>" content "</ofd:Layer></ofd:Content></ofd:Page>"
#define TEXT(x, y, size, delta, text)                                                              \
    "<ofd:TextObject Boundary=\"" #x " " #y " 100 10\" Size=\"" #size "\">"                        \
    "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"" delta "\">" text "</ofd:TextCode></ofd:TextObject>"

static void
check(const char *const *parts, const char *wanted)
{
    helper_check("gongwen-ofd", parts, wanted);
}

static void
places_become_lines_and_columns(void **state)
{
    static const char *const parts[] = {
        ROOT,
        "Doc/Document.xml",
        "<ofd:Document " OFD "><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/../P1.xml\"/>"
        "<ofd:Page ID=\"2\" BaseLoc=\"/Doc/P2.xml\"/></ofd:Pages></ofd:Document>",
        "Doc/P1.xml",
        PAGE(TEXT(20, 40, 5, "g 3 5", "第二行字") TEXT(30, 30, 5, "5", "首行")) "",
        "Doc/P2.xml",
        PAGE("<ofd:PageBlock>" TEXT(20, 30, 5, "5", "左") TEXT(60, 30.3, 5, "5", "右")
                 TEXT(20, 50, 5, "2.5", "No. 7") "</ofd:PageBlock>"),
        NULL};

    (void)state;
    check(parts, "    首行\n第二行字\n\f左              右\nNo. 7\n\f");
}

static void
a_large_gap_is_an_empty_line(void **state)
{
    static const char *const parts[] = {
        ROOT,
        "Doc/Document.xml",
        "<ofd:Document " OFD "><ofd:Pages><ofd:Page BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>",
        "Doc/P.xml",
        PAGE(TEXT(20, 30, 5, "5", "甲") TEXT(20, 38, 5, "5", "乙") TEXT(20, 46, 5, "5", "丙")
                 TEXT(20, 80, 5, "5", "丁")),
        NULL};

    (void)state;
    check(parts, "甲\n乙\n丙\n\n丁\n\f");
}

static void
letters_that_are_set_apart_stay_words(void **state)
{
    static const char *const parts[] = {
        ROOT,
        "Doc/Document.xml",
        "<ofd:Document " OFD "><ofd:Pages><ofd:Page BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>",
        "Doc/P.xml",
        PAGE(TEXT(20, 30, 5, "6.5", "关于防汛的通知") TEXT(20, 40, 5, "5", "正文正文正文正文")
                 TEXT(20, 50, 5, "10", "总则")),
        NULL};

    (void)state;
    check(parts, "关于防汛的通知\n正文正文正文正文\n总  则\n\f");
}

static void
what_a_template_prints_is_on_the_page(void **state)
{
    static const char *const parts[] = {
        ROOT,
        "Doc/Document.xml",
        "<ofd:Document " OFD "><ofd:CommonData><ofd:TemplatePage ID=\"9\" BaseLoc=\"T.xml\"/>"
        "</ofd:CommonData><ofd:Pages><ofd:Page BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>",
        "Doc/P.xml",
        "<ofd:Page " OFD "><ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>" TEXT(
            20, 40, 5, "5", "正文") "</ofd:Layer></ofd:Content></ofd:Page>",
        "Doc/T.xml",
        "<ofd:Page " OFD "><ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>" TEXT(
            20, 30, 5, "5", "版头") "</ofd:Layer></ofd:Content></ofd:Page>",
        NULL};

    (void)state;
    check(parts, "版头\n正文\n\f");
}

static void
damage_is_told_or_passed_over(void **state)
{
    static const char *const none[] = {"other.xml", "<a/>", NULL};
    static const char *const astray[] = {ROOT, "Doc/Other.xml", "<a/>", NULL};
    static const char *const odd[] = {
        ROOT,
        "Doc/Document.xml",
        "<ofd:Document " OFD "><ofd:Pages><ofd:Page BaseLoc=\"../../../P.xml\"/>"
        "<ofd:Page BaseLoc=\"none.xml\"/></ofd:Pages></ofd:Document>",
        "P.xml",
        PAGE(TEXT(20, 30, 5, "g 99999999999 nan g g", "字字") TEXT(inf, nan, 5, "5", "好")
                 TEXT(20, 30, 0, "5", "空")),
        NULL};
    char *text = helper_text("gongwen-ofd", odd);

    (void)state;
    check(none, "gongwen-ofd failed: the file names no document that is in it");
    check(astray, "gongwen-ofd failed: the file names no document that is in it");
    assert_non_null(strstr(text, "字"));
    assert_non_null(strstr(text, "好"));
    assert_null(strstr(text, "空"));
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_become_lines_and_columns),
        cmocka_unit_test(a_large_gap_is_an_empty_line),
        cmocka_unit_test(letters_that_are_set_apart_stay_words),
        cmocka_unit_test(what_a_template_prints_is_on_the_page),
        cmocka_unit_test(damage_is_told_or_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
