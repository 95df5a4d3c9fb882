/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "rtf_words.h"

#include <stddef.h>
#include <string.h>

static const struct rtf_word words[] = {
    {"ansicpg", CODE_PAGE, NULL},
    {"bin", BYTES, NULL},
    {"bullet", TEXT, "•"},
    {"cell", TAB, NULL},
    {"chftn", MARK, NULL},
    {"colortbl", PASS, NULL},
    {"column", END, "\n"},
    {"comment", PASS, NULL},
    {"cpg", FONT_CODE_PAGE, NULL},
    {"deff", DEFAULT_FONT, NULL},
    {"deleted", HIDE, NULL},
    {"emdash", TEXT, "—"},
    {"emspace", TEXT, "\u2003"},
    {"endash", TEXT, "–"},
    {"enspace", TEXT, "\u2002"},
    {"f", FONT, NULL},
    {"fcharset", CHARSET, NULL},
    {"filetbl", PASS, NULL},
    {"fldinst", PASS, NULL},
    {"fonttbl", FONTS, NULL},
    {"footer", PASS, NULL},
    {"footerf", PASS, NULL},
    {"footerl", PASS, NULL},
    {"footerr", PASS, NULL},
    {"footnote", NOTE, NULL},
    {"ftncn", PASS, NULL},
    {"ftnsep", PASS, NULL},
    {"ftnsepc", PASS, NULL},
    {"header", PASS, NULL},
    {"headerf", PASS, NULL},
    {"headerl", PASS, NULL},
    {"headerr", PASS, NULL},
    {"info", PASS, NULL},
    {"intbl", IN_TABLE, NULL},
    {"ldblquote", TEXT, "“"},
    {"line", END, "\n"},
    {"lquote", TEXT, "‘"},
    {"nestcell", TAB, NULL},
    {"nestrow", END, "\n"},
    {"nesttableprops", ENTER, NULL},
    {"nonesttables", PASS, NULL},
    {"nonshppict", PASS, NULL},
    {"page", END, "\n\f"},
    {"par", PARAGRAPH, NULL},
    {"pard", NEW_PARAGRAPH, NULL},
    {"pict", PASS, NULL},
    {"plain", PLAIN, NULL},
    {"qmspace", TEXT, "\u2005"},
    {"rdblquote", TEXT, "”"},
    {"row", END, "\n"},
    {"rquote", TEXT, "’"},
    {"sect", PARAGRAPH, NULL},
    {"shpinst", ENTER, NULL},
    {"shprslt", PASS, NULL},
    {"sp", PASS, NULL},
    {"stylesheet", PASS, NULL},
    {"tab", TAB, NULL},
    {"tc", PASS, NULL},
    {"u", UNIT, NULL},
    {"uc", FALLBACK, NULL},
    {"v", HIDE, NULL},
    {"xe", PASS, NULL},
    {"\n", PARAGRAPH, NULL},
    {"\r", PARAGRAPH, NULL},
    {"\\", TEXT, "\\"},
    {"_", TEXT, "\u2011" /* hyphen */},
    {"{", TEXT, "{"},
    {"}", TEXT, "}"},
    {"~", TEXT, "\u00A0"},
};

const struct rtf_word *
rtf_word_find(const char *name)
{
    static const struct rtf_word other = {"", NOTHING, NULL};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i].name, name) == 0)
            return &words[i];
    return &other;
}
