"""readers.py: what outside readers make of an export.

    readers.py csv|html|json|jsonld FILE

Prints what was read, a line each: for csv the rows, for html the words of the quotations, for json
the quotes, for jsonld the quotes of annotations that have the shape of the W3C Web Annotation Data
Model.  Fails when the file is not what it says.
"""
import csv
import html.parser
import json
import re
import sys


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, strict=True))
    assert rows[0] == "Highlight,Title,Author,URL,Note,Location,Date".split(","), rows[0]
    for row in rows[1:]:
        assert len(row) == 7
        assert not row[0].startswith(tuple("=+-@")), row
        print(" | ".join(row).replace("\n", " "))


class Quotes(html.parser.HTMLParser):
    """The text of the paragraphs of quotations; every element is closed, none runs anything."""

    VOID = ("meta", "br")

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.words = ""

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "iframe", "object", "link", "img"), tag
        assert not [a for a in attributes if a[0].startswith("on") or a[0] in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if self.open[-2:] == ["blockquote", "p"]:
            print(data)


def read_html(path):
    text = open(path, encoding="utf-8").read()
    assert text.startswith("<!DOCTYPE html>")
    parser = Quotes()
    parser.feed(text)
    parser.close()
    assert not parser.open, parser.open


def read_json(path):
    for record in json.load(open(path, encoding="utf-8")):
        assert {"file", "kind", "quote", "note", "colour", "path", "page", "created"} <= set(record)
        print(record["quote"].replace("\n", " "))


TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$")
MOTIVATIONS = ("bookmarking", "highlighting", "gw:marking")


def read_annotation(a):
    assert a["type"] == "Annotation" and IRI.match(a["id"]) and a["motivation"] in MOTIVATIONS
    assert TIME.match(a["created"]) and TIME.match(a["modified"])
    for body in a["body"]:
        assert body["type"] == "TextualBody" and isinstance(body["value"], str)
        assert body["purpose"] in ("commenting", "tagging", "highlighting")
    target = a["target"]
    assert IRI.match(target["source"]["id"]) and target["source"]["type"] == "Text"
    selectors = {s["type"]: s for s in target["selector"]}
    position = selectors["TextPositionSelector"]
    assert 0 <= position["start"] < position["end"]
    quote = selectors["TextQuoteSelector"]
    assert all(isinstance(quote[k], str) for k in ("exact", "prefix", "suffix"))
    print(quote["exact"].replace("\n", " "))


def read_jsonld(path):
    collection = json.load(open(path, encoding="utf-8"))
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection" and IRI.match(collection["id"])
    page = collection["first"]
    assert page["type"] == "AnnotationPage" and page["startIndex"] == 0
    assert collection["total"] == len(page["items"])
    for annotation in page["items"]:
        read_annotation(annotation)


globals()["read_" + sys.argv[1]](sys.argv[2])
