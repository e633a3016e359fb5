"""Put a name that is to be found into documents of every format, at ten kinds of places.

Nothing here asks the readers where a place is: packages are changed as XML, texts as texts.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from typing import Any

from lxml import etree

SAID = "Лидер КНДР Ким Чен Ын прибыл."
FOUND, RIGHT = "Ким Чен Ын", "Ким Чжонын"
AGAIN = "again"
EACH = 2  # places of one kind in one document
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _DRAW = f"{_OASIS}text:1.0}}", f"{_OASIS}table:1.0}}", f"{_OASIS}drawing:1.0}}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What an element stands in, the nearest first, and what that is called.
_WORD = {
    **dict.fromkeys(("del", "moveFrom", "instrText", "fldSimple", "rt"), ""),
    "footnote": "footnote",
    "endnote": "endnote",
    "txbxContent": "box",
    "tc": "cell",
    "hdr": "header",
    "ftr": "footer",
    "hyperlink": "link",
    "ins": "insertion",
    "sdtContent": "control",
    "document": "paragraph",
}
_DELETED = f"{_TEXT}tracked-changes"
_ODT = {
    **dict.fromkeys((_DELETED, f"{_OASIS}office:1.0}}annotation"), ""),
    f"{_TEXT}note-body": "footnote",
    f"{_TABLE}table-cell": "cell",
    f"{_DRAW}text-box": "box",
    f"{_DRAW}frame": "",
    f"{_TEXT}list-item": "item",
    f"{_TEXT}section": "section",
    f"{_TEXT}h": "heading",
    f"{_OASIS}style:1.0}}header": "header",
    f"{_OASIS}style:1.0}}footer": "footer",
    f"{_OASIS}office:1.0}}text": "paragraph",
}
_PARTS = re.compile(
    r"(?i)(word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml|content\.xml|styles\.xml"
    r"|ppt/slides/slide\d+\.xml|xl/sharedStrings\.xml|.*\.x?html?)$"
)
_HTML = {"p": "paragraph", "li": "item", "td": "cell", "h1": "heading", "h2": "heading"}
# Headings (group 1) and items, and what begins or ends a block in which they are none.
_LIGHT = {
    "asciidoc": (
        re.compile(r"^(?:(==+)|\*) [^\n]*\w$", re.M),
        re.compile(r"^(?:-{4,}|\.{4,}|/{4,}|\+{4,}|_{4,}|```[^\n]*)$", re.M),
    ),
    "org": (
        re.compile(r"^(?:(\*+)|-) [^\n:]*\w$", re.M),
        re.compile(r"^\s*#\+(?:begin|end)_\w+", re.M | re.I),
    ),
}
_CLOSING = re.compile(r"(?<=[\w.,;:!?])</(p|li|td|h1|h2)>")
_FICTION = re.compile(r"(?<=[\w.,;:!?])</(p|v|subtitle)>")
_BLANK = re.compile(r"(?<=[\w.])\n\n(?=\w)")
_BEGIN = re.compile(r"(?<=\n\n)(?=\d+\n\d\d:)|(?<=\n\n)(?=\d\d:\d\d)")


def inject(data: bytes, form: str) -> tuple[bytes, Counter[str]]:
    """The document with names in it, and how many at each kind of place; none where the format or
    this document has no place that may hold one."""
    counts: Counter[str] = Counter()
    if form in ("docx", "odt", "pptx", "xlsx", "epub"):
        return _inject_package(data, form, counts), counts
    if form == "fodt":
        return _inject_xml(data, form, counts), counts
    if form == "rtf":
        escaped = "".join(f"\\u{ord(one)}?" if ord(one) > 127 else one for one in SAID).encode()
        body = data.rfind(b"\\pard")
        places = [one.end() for one in re.finditer(rb"\\par(?=[\r\n ])[\r\n ]", data[body:])]
        for at in reversed(places[: 2 * EACH]):
            data = b"".join((data[: body + at], b"{\\uc1 ", escaped, b"}\\par ", data[body + at :]))
            counts["paragraph"] += 1
        return data, counts
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, counts
    return _inject_text(text, form, counts).encode("utf-8"), counts


def _inject_text(text: str, form: str, counts: Counter[str]) -> str:
    if form in ("html", "fb2"):
        pattern = _CLOSING if form == "html" else _FICTION
        return _put(text, [(one.start(), one[1]) for one in pattern.finditer(text)], counts)
    if form == "po":
        counts["message"] += 1
        return f'{text}\n\nmsgid "a name"\nmsgstr "{SAID}"\n'
    if form == "notebook":
        try:
            book: dict[str, Any] = json.loads(text)
            book["cells"].append({"cell_type": "markdown", "metadata": {}, "source": [SAID]})
        except (ValueError, KeyError, TypeError, AttributeError):
            return text
        counts["cell"] += 1
        return json.dumps(book, ensure_ascii=False, indent=1)
    if form in ("markdown", "rst", "text", "latex"):
        places = [one.start() for one in _BLANK.finditer(text)]
        if form == "markdown":  # between fences is code
            places = [at for at in places if text.count("```", 0, at) % 2 == 0]
        if form == "latex":  # what stands before is no text
            begin = text.find("\\begin{document}")
            places = [at for at in places if at > begin >= 0]
        for at in reversed(places[: 2 * EACH]):
            text = f"{text[:at]}\n\n{SAID}{text[at:]}"
            counts["paragraph"] += 1
        return text
    if form in _LIGHT:
        places = [(one.end(), "heading" if one[1] else "item") for one in _find_light(text, form)]
        return _put(text, places, counts)
    if form in ("srt", "vtt"):
        counts["cue"] += 1
        return f"{text.rstrip()}\n\n999\n09:00:00,000 --> 09:00:01,000\n{SAID}\n".replace(
            ",000", ",000" if form == "srt" else ".000"
        )
    if form == "bibtex":
        counts["entry"] += 1
        return f"{text}\n@misc{{a-name, note = {{{SAID}}}}}\n"
    return text


def _find_light(text: str, form: str) -> list[re.Match[str]]:
    """The headings and items of a light mark-up that stand in no block of code or quotation."""
    lines, fence = _LIGHT[form]
    return [
        one
        for one in lines.finditer(text)
        if sum(1 for _ in fence.finditer(text, 0, one.start())) % 2 == 0
    ]


def _put(text: str, places: list[tuple[int, str]], counts: Counter[str]) -> str:
    for at, name in reversed(places):
        kind = _HTML.get(name, name)
        if counts[kind] < EACH:
            counts[kind] += 1
            text = f"{text[:at]} {SAID}{text[at:]}"
    return text


def _inject_package(data: bytes, form: str, counts: Counter[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if _PARTS.match(info.filename):
                content = _inject_xml(content, form, counts)
            new.writestr(info, content)
    return stream.getvalue()


def _inject_xml(content: bytes, form: str, counts: Counter[str]) -> bytes:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return content
    before = counts.total()
    for element in root.iter():
        kind = _place(element, form)
        if kind == AGAIN:  # what stands once more for older programs is the same text
            _append(element)
        elif kind and counts[kind] < EACH:
            counts[kind] += 1
            _append(element)
    if counts.total() == before:
        return content
    changed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return changed


def _append(element: Any) -> None:
    """The sentence behind the text of an element."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''} {SAID}"
    else:
        element.text = f"{element.text or ''} {SAID}"


def _place(element: Any, form: str) -> str:
    """The kind of place that an element is, "" where no name belongs."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if form == "docx":
        return _word_place(element) if tag in (f"{_W}t", f"{_STRICT}t") and element.text else ""
    if form in ("odt", "fodt"):
        if tag not in (f"{_TEXT}p", f"{_TEXT}h") or not "".join(element.itertext()).strip():
            return ""
        around = [one.tag for one in (element, *element.iterancestors()) if one.tag in _ODT]
        return "" if _DELETED in around else _ODT[around[0]] if around else ""
    if form == "pptx":
        return "slide" if tag == f"{_A}t" and "fld" not in element.getparent().tag else ""
    if form == "xlsx":
        return "cell" if tag == f"{_S}t" and "rPh" not in element.getparent().tag else ""
    return _HTML.get(tag.rpartition("}")[2], "") if (element.text or "").strip() else ""


def _word_place(element: Any) -> str:
    """Where a text of Word stands; "" in what is deleted or what a field holds."""
    kinds = [one.tag.rpartition("}")[2] for one in element.iterancestors()]
    if any(_WORD.get(kind) == "" for kind in kinds) or _in_field(element):
        return ""
    if "Fallback" in kinds:
        return AGAIN
    return next((_WORD[kind] for kind in kinds if kind in _WORD), "")


def _in_field(element: Any) -> bool:
    """Whether a field is open at a text: more of them begin than end before it in its part."""
    depth = 0
    for mark in element.getroottree().iter(f"{_W}fldChar", f"{_STRICT}fldChar", element.tag):
        if mark is element:
            break
        kind = mark.get(f"{_W}fldCharType") or mark.get(f"{_STRICT}fldCharType")
        depth += (kind == "begin") - (kind == "end")
    return depth > 0
