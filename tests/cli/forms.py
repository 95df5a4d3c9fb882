# forms.py NOTICE.json DOCX PDF: sets the blocks of a notice (gongwen show --json) as a Word file and
# as a printed page, lines wrapped, page numbers at the foot, in a font that is not in the file.

import json
import re
import sys
import zipfile
from xml.sax.saxutils import escape

MIDDLE = {"letterhead", "number", "title"}
RIGHT = {"signature", "date"}
FLUSH = {"addressee"}
CHARACTERS, LINES = 28, 22  # of a page, by GB/T 9704
SIZE, LEFT, TOP, LEADING = 16, 74, 740, 28


def write_docx(blocks, path):
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    align = {"middle": '<w:pPr><w:jc w:val="center"/></w:pPr>',
             "right": '<w:pPr><w:jc w:val="right"/></w:pPr>', "": ""}
    paragraphs = "".join(
        f'<w:p>{align[where(block)]}<w:r><w:t xml:space="preserve">{escape(block["text"])}'
        "</w:t></w:r></w:p>" for block in blocks)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml",
                      f"<w:document {names}><w:body>{paragraphs}</w:body></w:document>")


def where(block):
    role = block["role"]
    if block["text"].startswith("主旨") or width(block["text"]) > 2 * CHARACTERS:
        return ""
    if role in RIGHT and width(block["text"]) <= CHARACTERS - 4:
        return "right"
    return "middle" if role in MIDDLE else ""


def width(text):
    """In ideographs."""
    return sum(1 if ord(c) > 0x2000 else 0.5 for c in text)


def units(text):
    """What no line end parts: a word, of Hangul, too, a character with the stops behind it."""
    return re.findall(r"[!-~가-힣]+ ?|.[，。；：、）》”？！」』]*", text)


def wrap(text, indent):
    lines, line, room = [], "", CHARACTERS - indent
    for unit in units(text):
        if line and width(line + unit.rstrip()) > room + 1:
            lines.append(line)
            line, room = "", CHARACTERS
        line += unit
    return [line.strip() for line in lines + [line] if line.strip()]


def set_block(block):
    """Pairs of the columns before a line, in ideographs, and its text."""
    text, place = block["text"], where(block)
    if place == "middle":
        return [((CHARACTERS - width(line)) / 2, line) for line in wrap(text, 4)]
    if place == "right":
        return [(CHARACTERS - 4 - width(text), text)]
    indent = 0 if block["role"] in FLUSH else 2
    return [(0 if i else indent, line) for i, line in enumerate(wrap(text, indent))]


def pages_of(blocks):
    lines = [line for block in blocks for line in set_block(block) + ([(0, "")] if block["role"] in MIDDLE else [])]
    return [lines[i:i + LINES] for i in range(0, len(lines), LINES)]


def show(x, y, text):
    return f"1 0 0 1 {x:.1f} {y:.1f} Tm <{text.encode('utf-16-be').hex()}> Tj\n" if text else ""


def content_of(page, number):
    lines = "".join(show(LEFT + SIZE * column, TOP - LEADING * i, text)
                    for i, (column, text) in enumerate(page))
    foot = f"— {number} —"
    return f"BT /F {SIZE} Tf\n{lines}{show(LEFT + SIZE * 12, 70, foot)}ET\n"


def stream(content):
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def unicode_map():
    """What a character of the font is in Unicode: itself."""
    ranges = [f"<{i:02x}00> <{i:02x}ff> <{i:02x}00>" for i in range(256)]
    parts = [ranges[i:i + 100] for i in range(0, 256, 100)]
    rows = "".join(f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange\n" for part in parts)
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Itself def\n"
            "/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            f"{rows}endcmap\nend\nend")


def write_pdf(blocks, path):
    pages = pages_of(blocks)
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "",
               "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]"
               "/ToUnicode 6 0 R>>",
               "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/W[32 126 500]"
               "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R>>",
               "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]"
               "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
               stream(unicode_map())]
    kids = []
    for number, page in enumerate(pages, 1):
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
                       f"/Contents {len(objects) + 2} 0 R>>")
        objects.append(stream(content_of(page, number)))
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, places = b"%PDF-1.4\n", []
    for i, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{i} 0 obj\n{text}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}"
            f"/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n").encode("ascii")
    with open(path, "wb") as file:
        file.write(out)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        blocks = [b for b in json.load(file)["blocks"] if b["role"] != "furniture"]
    write_docx(blocks, sys.argv[2])
    write_pdf(blocks, sys.argv[3])


main()
