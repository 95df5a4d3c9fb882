# forms.py NOTICE BASE: sets a notice as BASE.docx, .odt, .rtf, .html and .pdf: a printed page by
# GB/T 9704, lines wrapped, page numbers at the foot, in a font that is not in the file.
#
# NOTICE is a .json of its blocks (gongwen show --json), or a .set, of which BASE.txt is made, too: a
# paragraph a line behind how it stands: C in the middle, R at the right, L at the margin, P with the
# indent of a first line, p below the text of a list, T a row of a table with | between its cells, F on
# its own for a new page.

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


def write_zip(path, parts):
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts:
            file.writestr(name, content)


def stretches(blocks):
    """Paragraphs one by one, the rows of a table together."""
    table = []
    for place, text in blocks:
        if place == "T":
            table.append(text.split("|"))
            continue
        if table:
            yield "T", table
        table = []
        if place != "F":
            yield place, text
    if table:
        yield "T", table


def write_docx(blocks, path):
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    align = {"C": "center", "R": "right"}

    def paragraph(text, place="L"):
        how = f'<w:pPr><w:jc w:val="{align[place]}"/></w:pPr>' if place in align else ""
        return f'<w:p>{how}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    def row(cells):
        return f'<w:tr>{"".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)}</w:tr>'

    body = "".join(f'<w:tbl>{"".join(map(row, text))}</w:tbl>' if place == "T" else paragraph(text, place)
                   for place, text in stretches(blocks))
    write_zip(path, [("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")])


def write_odt(blocks, path):
    urn = "urn:oasis:names:tc:opendocument:xmlns:"

    def row(cells):
        return "<table:table-row>" + "".join(
            f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in cells
        ) + "</table:table-row>"

    body = "".join(f'<table:table>{"".join(map(row, text))}</table:table>' if place == "T"
                   else f"<text:p>{escape(text)}</text:p>" for place, text in stretches(blocks))
    write_zip(path, [("mimetype", "application/vnd.oasis.opendocument.text"),
                     ("content.xml", f'<office:document-content xmlns:office="{urn}office:1.0" '
                      f'xmlns:text="{urn}text:1.0" xmlns:table="{urn}table:1.0"><office:body><office:text>'
                      f"{body}</office:text></office:body></office:document-content>")])


def write_html(blocks, path):
    def row(cells):
        return f'<tr>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'

    body = "".join(f'<table>{"".join(map(row, text))}</table>\n' if place == "T"
                   else f"<p>{escape(text)}</p>\n" for place, text in stretches(blocks))
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"<!DOCTYPE html><html><head><title></title></head><body>\n{body}</body></html>\n")


def write_rtf(blocks, path):
    def said(text):
        return "".join(c if " " <= c <= "z" and c != "\\" else f"\\u{(ord(c) + 0x8000) % 0x10000 - 0x8000}?"
                       for c in text)

    def row(cells):
        edges = "".join(f"\\cellx{1000 * (i + 1)}" for i in range(len(cells)))
        return f"\\trowd{edges}\\intbl {''.join(said(cell) + chr(92) + 'cell ' for cell in cells)}\\row\n"

    body = "".join("".join(map(row, text)) if place == "T" else f"\\pard {said(text)}\\par\n"
                   for place, text in stretches(blocks))
    with open(path, "w", encoding="ascii") as file:
        file.write("{\\rtf1\\ansi\\uc1\n" + body + "}\n")


def where(block):
    role, text = block["role"], block["text"]
    if role in RIGHT and width(text) <= CHARACTERS - 4:
        return "R"
    if role in FLUSH:
        return "L"
    long = text.startswith("主旨") or width(text) > 2 * CHARACTERS
    return "C" if role in MIDDLE and not long else "P"


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


def set_block(place, text):
    """Pairs of the columns before a line, in ideographs, and its text."""
    if place == "C":
        return [((CHARACTERS - width(line)) / 2, line) for line in wrap(text, 4)] + [(0, "")]
    if place == "R" and width(text) <= CHARACTERS - 4:
        return [(CHARACTERS - 4 - width(text), text)]
    if place == "T":
        cells = text.split("|")
        return [tuple((i * CHARACTERS / len(cells), cell) for i, cell in enumerate(cells))]
    indent = {"P": 2, "p": 5}.get(place, 0)
    hang = indent if place == "p" else 0
    return [(hang if i else indent, line) for i, line in enumerate(wrap(text, indent))]


def pages_of(blocks):
    pages = [[]]
    for place, text in blocks:
        for line in set_block(place, text) if place != "F" else []:
            if len(pages[-1]) == LINES:
                pages.append([])
            pages[-1].append(line if isinstance(line[0], tuple) else (line,))
        if place == "F":
            pages.append([])
    return pages


def show(x, y, text):
    return f"1 0 0 1 {x:.1f} {y:.1f} Tm <{text.encode('utf-16-be').hex()}> Tj\n" if text else ""


def content_of(page, number):
    lines = "".join(show(LEFT + SIZE * column, TOP - LEADING * i, text)
                    for i, line in enumerate(page) for column, text in line)
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


def read(path):
    with open(path, encoding="utf-8") as file:
        if path.endswith(".json"):
            blocks = [b for b in json.load(file)["blocks"] if b["role"] != "furniture"]
            return [("T", re.sub(r"\s{2,}", "|", b["text"])) if b["role"] == "table" else
                    (where(b), b["text"]) for b in blocks]
        return [(line[0], line[2:].rstrip("\n")) for line in file if line.strip()]


def main():
    blocks, base = read(sys.argv[1]), sys.argv[2]
    if not sys.argv[1].endswith(".json"):
        with open(f"{base}.txt", "w", encoding="utf-8") as file:
            for place, text in stretches(blocks):
                rows = ["\t".join(cells).rstrip() for cells in text] if place == "T" else [text]
                file.write("\n".join(row for row in rows if row) + "\n\n")
    write_docx(blocks, f"{base}.docx")
    write_odt(blocks, f"{base}.odt")
    write_rtf(blocks, f"{base}.rtf")
    write_html(blocks, f"{base}.html")
    write_pdf(blocks, f"{base}.pdf")


main()
