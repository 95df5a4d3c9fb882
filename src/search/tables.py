#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tables.py: makes the tables of src/search out of the Unicode character database.

    src/search/tables.py [FOLDER] [OUT]

FOLDER holds UnicodeData.txt, Unihan_Variants.txt.bz2 and Unihan_Readings.txt.bz2, as Debian's
package unicode-data has them in /usr/share/unicode; OUT is where the headers go, beside this
file unless it says otherwise.  What comes out is in the tree: a build needs neither.
"""

import bz2
import collections
import os
import re
import sys
import unicodedata

HEAD = """/* %s: %s
 *
 * Made by src/search/tables.py from the Unicode character database (COPYING has its licence):
 * change that, not this.
 *
 * SPDX-License-Identifier: MIT AND Unicode-DFS-2016
 */
#ifndef GONGWEN_SEARCH_%s_H
#define GONGWEN_SEARCH_%s_H
"""

# Same words, other shapes, of which Unihan knows only that they are alike in meaning.
MORE_VARIANTS = """
为為爲 里裏裡 启啟啓 群羣 峰峯 着著 床牀 面麪麵 线綫線 污汙 卫衛衞 众眾衆 脚腳 却卻 烟煙 温溫 录錄録 税稅 脱脫 悦悅
产產産 颜顏顔 说說説 没沒 别別 吕呂 户戶戸 册冊 强強 换換 呐吶 吴吳 决決 况況 减減 凑湊 净淨 凉涼 准準 占佔 布佈 游遊
周週 升昇 托託 泛氾汎 凶兇 鉴鑑鑒 岳嶽 回迴 借藉 欲慾 吊弔 炮砲 痹痺 教敎 告吿 青靑 即卽 既旣 蒸烝 皂皁 碱鹼 效効 略畧
够夠 窗窓 宝寶寳 历歷曆 台臺 叙敘敍 总總緫 丰豐 举舉擧 亲親 杯盃 针針鍼 秘祕 铺鋪舖 庄莊 妆妝粧 灾災烖 真眞 郎郞 黄黃
绿綠緑 徳德 清淸 精精 都都 者者 诸諸 绪緒 署署 祖祖 社社 神神 福福 视視視
""".split()

# The forms of compatibility that a person writes plainly, by the blocks in which they are.
FORM_BLOCKS = [
    (0x00B2, 0x00BE), (0x2024, 0x2026), (0x2070, 0x209C), (0x20A8, 0x20A8), (0x2100, 0x214F),
    (0x2150, 0x218B), (0x2460, 0x24FF), (0x3036, 0x303A), (0x3200, 0x33FF), (0xF900, 0xFAFF),
    (0xFB00, 0xFB06), (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0x2F800, 0x2FA1D),
]


def unihan(folder, name):
    """Yields (character, property, value)."""
    with bz2.open(os.path.join(folder, name), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, prop, value = line.rstrip("\n").split("\t")
                yield chr(int(code[2:], 16)), prop, value


def unicode_data(folder):
    """Yields (code point, decomposition type, decomposition)."""
    with open(os.path.join(folder, "UnicodeData.txt"), encoding="utf-8") as lines:
        for line in lines:
            fields = line.split(";")
            words = fields[5].split()
            if not words:
                continue
            kind = words.pop(0) if words[0].startswith("<") else ""
            yield int(fields[0], 16), kind, "".join(chr(int(word, 16)) for word in words)


class Classes:
    """Characters that are one: a forest of parents."""

    def __init__(self):
        self.parent = {}

    def root(self, c):
        self.parent.setdefault(c, c)
        while self.parent[c] != c:
            c = self.parent[c]
        return c

    def join(self, a, b):
        self.parent[self.root(a)] = self.root(b)

    def all(self):
        members = collections.defaultdict(list)
        for c in self.parent:
            members[self.root(c)].append(c)
        return sorted("".join(sorted(m)) for m in members.values() if len(m) > 1)


def variants(folder):
    classes = Classes()
    for c, prop, value in unihan(folder, "Unihan_Variants.txt.bz2"):
        if prop in ("kSimplifiedVariant", "kTraditionalVariant", "kZVariant"):
            for other in value.split():
                classes.join(c, chr(int(other.split("<")[0][2:], 16)))
    for members in MORE_VARIANTS:
        for other in members[1:]:
            classes.join(members[0], other)
    return classes.all()


def widths(folder):
    classes = Classes()
    for code, kind, plain in unicode_data(folder):
        if kind in ("<wide>", "<narrow>") and len(plain) == 1 and not 0xFFA0 <= code <= 0xFFDC:
            classes.join(chr(code), plain)
    return [c for c in classes.all() if " " not in c]


def forms(folder):
    """Returns classes of single characters, and (character, expansion, one way) of the others."""
    classes = Classes()
    expansions = []
    for code, kind, _ in unicode_data(folder):
        if not any(first <= code <= last for first, last in FORM_BLOCKS):
            continue
        c = chr(code)
        plain = unicodedata.normalize("NFKC", c)
        # ⅓ is not 1/3 with the slash that nobody types
        plain = plain.replace("\u2044", "/")
        if plain == c or not plain.strip() or " " in plain or unicodedata.combining(plain[0]):
            continue
        if kind in ("<circle>", "<super>", "<sub>"):
            expansions.append((c, plain, True))
        elif len(plain) == 1:
            classes.join(c, plain)
        else:
            expansions.append((c, plain, False))
    return classes.all(), expansions


TONES = {"\u0304", "\u0301", "\u030C", "\u0300"}


def toneless(reading):
    letters = unicodedata.normalize("NFD", reading.lower())
    letters = "".join(c for c in letters if c not in TONES)
    letters = unicodedata.normalize("NFC", letters).replace("ü", "v").replace("ê", "e")
    return re.sub(r"[0-9]", "", letters)


def readings(prop, value):
    if prop == "kMandarin":
        return value.split()
    if prop == "kHanyuPinlu":
        return [word.split("(")[0] for word in value.split()]
    if prop in ("kXHC1983", "kTGHZ2013", "kHanyuPinyin"):
        return [r for word in value.split() for r in word.split(":")[1].split(",")]
    return []


USED = ("kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013")


def pinyin(folder):
    syllables = collections.defaultdict(set)
    syllables["ling"].add("〇")
    for c, prop, value in unihan(folder, "Unihan_Readings.txt.bz2"):
        if prop not in USED or not 0x4E00 <= ord(c) <= 0x9FFF:
            continue
        for reading in readings(prop, value):
            syllable = toneless(reading)
            # m, n, ng, hm: what one says without a vowel is looked for by its other readings
            if re.fullmatch("[a-z]*[aeiouv][a-z]*", syllable):
                syllables[syllable].add(c)
                if syllable in ("lve", "nve"):
                    syllables[syllable[0] + "ue"].add(c)
    return {s: "".join(sorted(cs)) for s, cs in sorted(syllables.items())}


def quoted(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") + '"'


def write_text(out, name, entries, width=30):
    """A string of entries, a line feed before, between and behind them."""
    out.append("static const char %s[] =" % name)
    row = '"\\n'
    for entry in entries:
        row += quoted(entry)[1:-1] + "\\n"
        if len(row) > width * 2:
            out.append("    " + row + '"')
            row = '"'
    out.append("    " + (row + '"' if row != '"' else '""') + ";")


def write(path, what, parts):
    name = os.path.basename(path)
    guard = name[:-2].upper()
    out = [HEAD % (name, what, guard, guard)]
    for about, label, entries in parts:
        out.append("/* %s */" % about)
        out.append("/* clang-format off */")
        write_text(out, label, entries)
        out.append("/* clang-format on */\n")
    out.append("#endif")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode"
    where = sys.argv[2] if len(sys.argv) > 2 else os.path.dirname(os.path.abspath(__file__))
    one_character, expansions = forms(folder)
    write(os.path.join(where, "fold_table.h"), "characters that are one to a search", [
        ("Simplified and traditional, and other shapes of one ideograph: a class a line.",
         "variants", variants(folder)),
        ("Full and half width: a class a line.", "widths", widths(folder)),
        ("Compatibility forms of one character: a class a line.", "forms", one_character),
        ("Compatibility forms, each with what it is written out.", "expansions",
         [c + plain for c, plain, one_way in expansions if not one_way]),
        ("The same for those that a plain pattern finds, but that do not find the plain.",
         "one_way_expansions", [c + plain for c, plain, one_way in expansions if one_way]),
    ])
    write(os.path.join(where, "pinyin_table.h"), "the ideographs of each syllable", [
        ("A syllable without its tone, ü as v, and its ideographs: a line.", "pinyin",
         [s + cs for s, cs in pinyin(folder).items()]),
    ])


if __name__ == "__main__":
    main()
