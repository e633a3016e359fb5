"""One manuscript as a document of every format, by hand: what a format cannot say is left out.

`WRITERS` has a row for every format of the registry; whoever adds a format adds its writer, and
says in `PLAIN_ONLY` whether it has no headings, block quotations and notes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from office import (
    ODT_SPACES,
    ODT_STYLES,
    make_docx,
    make_odt,
    make_zip,
    members,
    paragraph,
    store_as,
)

HEADING, PROSE, QUOTED = "heading", "prose", "quoted"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f'xmlns:r="{_TYPE}"'
_X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


class Paragraph(NamedTuple):
    """A paragraph: what it is, what it says in lines that end with LF, the note at its end."""

    kind: str
    text: str
    note: str = ""


Paragraphs = Sequence[Paragraph]
Writer = Callable[[Paragraphs], bytes]


def text(said: Paragraphs) -> bytes:
    return _set(_lead(said, "> "), "{}", "> {}", "[1]", "[1] {}")


def markdown(said: Paragraphs) -> bytes:
    return _set(_lead(said, "> "), "# {}", "> {}", "[^1]", "[^1]: {}")


def latex(said: Paragraphs) -> bytes:
    quoted = "\\begin{{quote}}\n{}\n\\end{{quote}}"
    return _set(said, r"\section{{{}}}", quoted, r"\footnote{{{}}}")


def bibtex(said: Paragraphs) -> bytes:
    return _each(said, "@misc{{a{0}, note = {{{1}}}}}")


def html(said: Paragraphs) -> bytes:
    mark = '<a role="doc-noteref" href="#a">1</a>'
    note = '<aside role="doc-footnote"><p>{}</p></aside>'
    quoted = "<blockquote>{}</blockquote>"
    body = _set(_escape(said), "<h1>{}</h1>", quoted, mark, note, "<p>{}</p>")
    return b"<!DOCTYPE html>\n<html><body>\n" + body + b"</body></html>\n"


def fb2(said: Paragraphs) -> bytes:
    plain = [one._replace(note="") for one in _escape(said)]
    body = _set(plain, "<title><p>{}</p></title>", "<cite><p>{}</p></cite>", prose="<p>{}</p>")
    notes = "".join(f"<section><p>{one.note}</p></section>\n" for one in _escape(said) if one.note)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">\n<body><section>\n'
        f'{body.decode()}</section></body>\n<body name="notes">{notes}</body></FictionBook>\n'
    ).encode()


def srt(said: Paragraphs) -> bytes:
    return _each(said, "{0}\n00:00:01,000 --> 00:00:02,000\n{1}")


def vtt(said: Paragraphs) -> bytes:
    return b"WEBVTT\n\n" + _each(said, "00:01.000 --> 00:02.000\n{1}")


def ass(said: Paragraphs) -> bytes:
    lines = _each(said, "Dialogue: 0,0:00:01.00,0:00:02.00,,{1}", r"\N").replace(b"\n\n", b"\n")
    return b"[Events]\nFormat: Layer, Start, End, Name, Text\n" + lines


def ttml(said: Paragraphs) -> bytes:
    cues = _each(_escape(said), "<p>{1}</p>", "<br/>")
    return b'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n' + cues + b"</div></body></tt>\n"


def xliff(said: Paragraphs) -> bytes:
    unit = '<trans-unit id="{0}"><source>a</source><target>{1}</target></trans-unit>'
    head = b'<xliff version="1.2"><file source-language="en" target-language="ru"><body>\n'
    return head + _each(_escape(said), unit) + b"</body></file></xliff>\n"


def po(said: Paragraphs) -> bytes:
    return _each(said, 'msgid "a{0}"\nmsgstr "{1}"', '\\n"\n"')


def csv(said: Paragraphs) -> bytes:
    return "".join(f'{row},"{one.text}"\n' for row, one in enumerate(said)).encode()


def tsv(said: Paragraphs) -> bytes:
    return "".join(f'{row}\t"{one.text}"\n' for row, one in enumerate(said)).encode()


def notebook(said: Paragraphs) -> bytes:
    lines = markdown(said).decode().splitlines(keepends=True)
    cell = {"cell_type": "markdown", "metadata": {}, "source": lines}
    return json.dumps({"cells": [cell], "nbformat": 4}, ensure_ascii=False, indent=1).encode()


def mediawiki(said: Paragraphs) -> bytes:
    return _set(said, "== {} ==", "<blockquote>{}</blockquote>", "<ref>{}</ref>")


def rst(said: Paragraphs) -> bytes:
    heading = "{}\n" + "=" * 60
    return _set(_lead(said, "   "), heading, "..\n\n   {}", " [1]_", ".. [1] {}")


def asciidoc(said: Paragraphs) -> bytes:
    return _set(said, "== {}", "[quote]\n____\n{}\n____", "footnote:[{}]")


def org(said: Paragraphs) -> bytes:
    return _set(said, "* {}", "#+begin_quote\n{}\n#+end_quote", "[fn:: {}]")


def typst(said: Paragraphs) -> bytes:
    shown = [one._replace(text=one.text.replace("/", "\\/")) for one in said]
    return _set(shown, "= {}", "#quote(block: true)[{}]", "#footnote[{}]")


def docx(said: Paragraphs) -> bytes:
    names = {HEADING: "heading 1", QUOTED: "Quote"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind}"><w:name w:val="{name}"/></w:style>'
        for kind, name in names.items()
    )
    body, notes = "", ""
    for number, one in enumerate(_escape(said), 2):
        style = f'<w:pPr><w:pStyle w:val="{one.kind}"/></w:pPr>' if one.kind in names else ""
        mark = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' if one.note else ""
        body += paragraph(style, _word_run(one.text), mark) + "\n"
        if one.note:
            note = paragraph(_word_run(one.note))
            notes += f'<w:footnote w:id="{number}">{note}</w:footnote>\n'
    return make_docx(body, {"styles": styles} | ({"footnotes": notes} if notes else {}))


def odt(said: Paragraphs) -> bytes:
    return make_odt(_odt_body(said))


def fodt(said: Paragraphs) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {ODT_SPACES} office:mimetype='
        '"application/vnd.oasis.opendocument.text">\n<office:automatic-styles>'
        f"{ODT_STYLES}</office:automatic-styles>\n<office:body><office:text>\n{_odt_body(said)}"
        "</office:text></office:body></office:document>\n"
    ).encode()


def doc(said: Paragraphs) -> bytes:
    return _store("docx", docx(said), "doc")


def pdf(said: Paragraphs) -> bytes:
    return _store("fodt", fodt(said), "pdf")


def rtf(said: Paragraphs) -> bytes:
    styles = {HEADING: "\\s1 ", QUOTED: "\\s2 "}
    body = ""
    for one in said:
        note = ""
        if one.note:
            note = f"{{\\super\\chftn}}{{\\footnote \\pard\\plain {_code(one.note)}}}"
        body += f"\\pard\\plain {styles.get(one.kind, '')}{_code(one.text)}{note}\\par\n"
    head = r"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}"
    return f"{head}{{\\stylesheet{{\\s1 heading 1;}}{{\\s2 Quote;}}}}\n{body}}}\n".encode()


def fbz(said: Paragraphs) -> bytes:
    return make_zip({"book.fb2": fb2(said).decode()})


def epub(said: Paragraphs) -> bytes:
    root = '<rootfiles><rootfile full-path="a.opf"/></rootfiles>'
    chapter = '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f"<container>{root}</container>",
            "a.opf": f"<package><manifest>{chapter}</manifest><spine>"
            '<itemref idref="a"/></spine></package>',
            "a.xhtml": html(said).decode(),
        }
    )


def xlsx(said: Paragraphs) -> bytes:
    cell = '<row><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
    sheets = '<sheets><sheet name="А" r:id="a"/></sheets>'
    return make_zip(
        {
            "xl/workbook.xml": f"<workbook {_X} {_R}>{sheets}</workbook>",
            "xl/_rels/workbook.xml.rels": _relate("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f"<worksheet {_X}><sheetData>"
            f"{_each(_escape(said), cell).decode()}</sheetData></worksheet>",
        }
    )


def pptx(said: Paragraphs) -> bytes:
    line = "<a:p><a:r><a:t>{1}</a:t></a:r></a:p>"
    lines = _each(_escape(said), line, "</a:t></a:r><a:br/><a:r><a:t>").decode()
    slides = '<p:sldIdLst><p:sldId id="1" r:id="a"/></p:sldIdLst>'
    return make_zip(
        {
            "ppt/presentation.xml": f'<p:presentation xmlns:p="p" {_R}>{slides}</p:presentation>',
            "ppt/_rels/presentation.xml.rels": _relate("slide", "slides/slide1.xml"),
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="p" {_A}>{lines}</p:sld>',
        }
    )


WRITERS: dict[str, Writer] = {
    writer.__name__: writer
    for writer in (
        *(text, markdown, latex, bibtex, html, fb2, srt, vtt, ass, ttml, xliff, po, csv, tsv),
        *(notebook, mediawiki, rst, asciidoc, org, typst, docx, odt, fodt, doc, pdf, rtf, fbz),
        *(xlsx, pptx, epub),
    )
}
# Formats of single texts (cells, cues, messages, entries), and what is read as it was set.
PLAIN_ONLY = frozenset(
    ("bibtex", "srt", "vtt", "ass", "ttml", "xliff", "po", "csv", "tsv", "pdf", "xlsx", "pptx")
)
# Made by LibreOffice, without which the test is skipped; never written by us.
READ_ONLY = frozenset(("doc", "pdf"))


def end_lines(data: bytes) -> bytes:
    """A text, or a package's every part, with CRLF at the ends of its lines."""
    if not data.startswith(b"PK"):
        return data.replace(b"\n", b"\r\n")
    parts = {name: part.decode() for name, part in members(data).items()}
    return make_zip({name: part.replace("\n", "\r\n") for name, part in parts.items()})


def _set(
    said: Paragraphs, heading: str, quoted: str, mark: str = "", note: str = "", prose: str = "{}"
) -> bytes:
    """Paragraphs in a mark-up: a note stands behind its paragraph, or in `mark`'s place."""
    forms = {HEADING: heading, QUOTED: quoted, PROSE: prose}
    parts = []
    for one in said:
        parts.append(forms[one.kind].format(one.text + (mark.format(one.note) if one.note else "")))
        if one.note and note:
            parts.append(note.format(one.note))
    return ("\n\n".join(parts) + "\n").encode()


def _each(said: Paragraphs, form: str, line_end: str = "\n") -> bytes:
    """Single texts, each with its number."""
    texts = (one.text.replace("\n", line_end) for one in said)
    return "".join(
        form.format(number, one) + "\n\n" for number, one in enumerate(texts, 1)
    ).encode()


def _lead(said: Paragraphs, sign: str) -> list[Paragraph]:
    """Paragraphs whose quoted lines begin with a sign (the first has it from its form)."""
    return [
        one._replace(text=one.text.replace("\n", "\n" + sign)) if one.kind == QUOTED else one
        for one in said
    ]


def _escape(said: Paragraphs) -> list[Paragraph]:
    return [Paragraph(one.kind, escape(one.text), escape(one.note)) for one in said]


def _word_run(said: str) -> str:
    lines = said.split("\n")
    return "<w:r>" + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in lines) + "</w:r>"


def _odt_body(said: Paragraphs) -> str:
    forms = {
        HEADING: '<text:h text:outline-level="1">{}</text:h>\n',
        QUOTED: '<text:p text:style-name="P1">{}</text:p>\n',
        PROSE: "<text:p>{}</text:p>\n",
    }
    body = ""
    for one in _escape(said):
        note = ""
        if one.note:
            note = (
                '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
                f"<text:note-body><text:p>{one.note}</text:p></text:note-body></text:note>"
            )
        body += forms[one.kind].format(one.text.replace("\n", "<text:line-break/>") + note)
    return body


def _code(said: str) -> str:
    """Letters as RTF has them."""
    lines = said.replace("\n", "\\line ")
    return "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in lines)


def _relate(kind: str, target: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'<Relationships xmlns="{space}"><Relationship Id="a" Type="{_TYPE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def _store(form: str, data: bytes, wanted: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / f"page.{form}"
        file.write_bytes(data)
        (stored,) = store_as(wanted, file.parent, [file])
        return stored.read_bytes()
