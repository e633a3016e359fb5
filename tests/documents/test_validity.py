"""What is written is a document of its format: Word by Microsoft's validator, OpenDocument by its
schema, whatever stands in the document beside the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from kontsevich.documents.office.docx_model import STRICT
from office import ODT_SPACES, W, make_docx, make_zip, members, paragraph, run
from validators import find_faults

OPTIONS = ("--fix", "--track-changes", "--annotate")
BY = 'w:author="Р" w:date="2020-01-01T00:00:00Z"'
SAID = "Лидер КНДР Ким Чен Ын прибыл."
LEAD, NAME, REST = run("Лидер КНДР "), run("Ким Чен Ын"), run(" прибыл.")
PURL, OFFICE = "http://purl.oclc.org/ooxml/", "http://schemas.openxmlformats.org/"
R = f"{OFFICE}officeDocument/2006/relationships"
DRAWING, CHART = f"{OFFICE}drawingml/2006/main", f"{OFFICE}drawingml/2006/chart"
INLINE = f"{OFFICE}drawingml/2006/wordprocessingDrawing"
CHANGED = f'<w:b/><w:i/><w:rPrChange w:id="3" {BY}><w:rPr><w:b/></w:rPr></w:rPrChange>'


def field(instruction: str, result: str) -> str:
    """A field of Word whose result is that."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{result}{end}"


def control(properties: str, inside: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def note(kind: str) -> tuple[str, dict[str, str]]:
    """A body with one note, which has the name."""
    body = paragraph(run("КНДР"), f'<w:r><w:{kind}Reference w:id="2"/></w:r>')
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return body, {f"{kind}s": f'<w:{kind} w:id="2">{paragraph(mark, LEAD, NAME, REST)}</w:{kind}>'}


TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/>'
    f"</w:tblGrid><w:tr><w:tc><w:tcPr/>{paragraph(LEAD, NAME, REST)}</w:tc></w:tr></w:tbl>"
)
COMMENTED = paragraph(
    LEAD,
    '<w:commentRangeStart w:id="7"/>',
    run("Ким "),
    '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    run("Чен Ын прибыл."),
)
COMMENT = f'<w:comment w:id="7" w:author="Р">{paragraph(run("Ким Чен Ын?"))}</w:comment>'
DRAWN = (
    f'<w:r><w:drawing><wp:inline xmlns:wp="{INLINE}"><wp:extent cx="9" cy="9"/>'
    f'<wp:docPr id="1" name="a" descr="{SAID}"/><a:graphic xmlns:a="{DRAWING}">'
    f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{R}" r:id="rId9"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
SHAPE = (
    '<w:r><w:pict><v:shape id="s" style="width:9pt;height:9pt"><v:textbox><w:txbxContent>'
    f"{paragraph(LEAD, NAME, REST)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
BODIES: dict[str, tuple[str, dict[str, str]]] = {
    "runs": (paragraph(LEAD, run("Ким ", "<w:b/>"), run("Чен "), run("Ын", "<w:i/>"), REST), {}),
    "formats tracked": (paragraph(run(SAID, CHANGED)), {}),
    "table": (TABLE + paragraph(), {}),
    "table before the end of a cell": (TABLE.replace("<w:p>", TABLE + "<w:p>") + paragraph(), {}),
    "another prefix": (f'<x:p xmlns:x="{W}"><x:r><x:t>{SAID}</x:t></x:r></x:p>', {}),
    "comment of another": (COMMENTED, {"comments": COMMENT}),
    "insertion of another": (
        paragraph(run("О "), f'<w:ins w:id="3" {BY}>{run(SAID)}{REST}</w:ins>', REST),
        {},
    ),
    "deletion of another": (
        paragraph(
            run("Лидер КНДР Ким Че"),
            f'<w:del w:id="4" {BY}><w:r><w:delText>ъ</w:delText></w:r></w:del>',
            f'<w:ins w:id="5" {BY}>{run("н Ы")}</w:ins>',
            run("н"),
        ),
        {},
    ),
    "moved by another": (
        paragraph(
            f'<w:moveFromRangeStart w:id="4" {BY} w:name="m"/><w:moveFrom w:id="5" {BY}>{NAME}'
            '</w:moveFrom><w:moveFromRangeEnd w:id="4"/>',
            LEAD,
            f'<w:moveToRangeStart w:id="6" {BY} w:name="m"/><w:moveTo w:id="7" {BY}>{NAME}'
            '</w:moveTo><w:moveToRangeEnd w:id="6"/>',
        ),
        {},
    ),
    "merged by another": (
        f'<w:p><w:pPr><w:rPr><w:del w:id="3" {BY}/></w:rPr></w:pPr>{run("Лидер КНДР Ким ")}</w:p>'
        + paragraph(run("Чен Ын прибыл.")),
        {},
    ),
    "field": (paragraph(LEAD, field("REF a", NAME), run(". "), NAME), {}),
    "link": (paragraph(LEAD, field('HYPERLINK "http://a"', NAME)), {}),
    "hyperlink": (paragraph(LEAD, f'<w:hyperlink w:anchor="a">{NAME}{REST}</w:hyperlink>'), {}),
    "simple field": (
        paragraph(LEAD, f'<w:fldSimple w:instr="HYPERLINK &quot;a&quot;">{NAME}</w:fldSimple>'),
        {},
    ),
    "index entry": (
        paragraph(
            run(SAID),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "Ким Чен Ын" '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        {},
    ),
    "control": (paragraph(LEAD, control('<w:alias w:val="a"/><w:text/>', NAME), REST), {}),
    "control around a paragraph": (control('<w:id w:val="5"/>', paragraph(LEAD, NAME, REST)), {}),
    "bookmark": (
        paragraph(
            '<w:bookmarkStart w:id="1" w:name="b"/>', LEAD, NAME, '<w:bookmarkEnd w:id="1"/>'
        ),
        {},
    ),
    "break": (paragraph(LEAD, "<w:r><w:t>Ким Чен</w:t><w:br/><w:t>Ын</w:t></w:r>", REST), {}),
    "hyphen": (paragraph(LEAD, "<w:r><w:t>Ким Чен</w:t><w:noBreakHyphen/><w:t>ын</w:t></w:r>"), {}),
    "box": (paragraph(run("КНДР"), SHAPE), {}),
    "only a box": (paragraph(SHAPE), {}),
    "footnote": note("footnote"),
    "endnote": note("endnote"),
    "header": (
        paragraph(run("КНДР"))
        + f'<w:sectPr><w:headerReference w:type="default" r:id="rId1" xmlns:r="{R}"/></w:sectPr>',
        {"header1": paragraph(LEAD, NAME, REST)},
    ),
}


def add_chart(data: bytes) -> bytes:
    """The package with the chart that `DRAWN` shows."""
    title = f"<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{SAID}</a:t></a:r></a:p></c:rich></c:tx>"
    spaces = f'xmlns:c="{CHART}" xmlns:a="{DRAWING}"'
    chart = (
        f"<c:chartSpace {spaces}><c:chart><c:title>{title}</c:title><c:plotArea><c:layout/>"
        "<c:pieChart/></c:plotArea></c:chart></c:chartSpace>"
    )
    parts = {name: content.decode() for name, content in members(data).items()}
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    parts[types] = parts[types].replace(
        "</Types>", f'<Override PartName="/word/charts/chart1.xml" ContentType="{kind}"/></Types>'
    )
    parts[relations] = parts[relations].replace(
        "</R", f'<Relationship Id="rId9" Type="{R}/chart" Target="charts/chart1.xml"/></R'
    )
    return make_zip({**parts, "word/charts/chart1.xml": chart})


def make_strict(data: bytes) -> bytes:
    """The package by the strict edition of the standard."""
    named = (
        (W, STRICT),
        (R, f"{PURL}officeDocument/relationships"),
        (DRAWING, f"{PURL}drawingml/main"),
        (CHART, f"{PURL}drawingml/chart"),
        (INLINE, f"{PURL}drawingml/wordprocessingDrawing"),
    )
    parts = {name: content.decode() for name, content in members(data).items()}
    for name, content in parts.items():
        for old, new in named:
            content = content.replace(f'"{old}', f'"{new}')
        parts[name] = content
    return make_zip(parts)


DOCX = {kind: make_docx(*body) for kind, body in BODIES.items()}
DOCX["chart"] = add_chart(make_docx(paragraph(run(SAID), DRAWN)))
STRICTLY = ("runs", "comment of another", "insertion of another", "field", "footnote", "chart")
DOCX |= {f"{kind}, strict": make_strict(DOCX[kind]) for kind in STRICTLY}


@pytest.mark.parametrize("kind", DOCX)
def test_word(kind: str, tmp_path: Path) -> None:
    check_all(DOCX[kind], "docx", tmp_path)


def check_all(data: bytes, form: str, folder: Path) -> None:
    """Write into a document in every way, twice, and have the outcome validated."""
    file = folder / f"page.{form}"
    for option in OPTIONS:
        file.write_bytes(data)
        for _ in range(2):
            assert check_in(folder, option, file.name).code in (0, 1)
        changed = file.read_bytes()
        if changed != data:
            assert not find_faults(file), option
        if option == "--fix":
            assert "Ким Чжонын" in read_container(changed, form).text


OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'{ODT_SPACES} xmlns:svg="{OASIS}svg-compatible:1.0" xmlns:fo="{OASIS}xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
INFO = (
    f"<office:change-info {DC}><dc:creator>Р</dc:creator><dc:date>2020-01-01T00:00:00</dc:date>"
    "</office:change-info>"
)
REGIONS = (
    f'<text:tracked-changes><text:changed-region xml:id="a" text:id="a"><text:insertion>{INFO}'
    '</text:insertion></text:changed-region><text:changed-region xml:id="b" text:id="b">'
    f"<text:deletion>{INFO}<text:p>был</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
)
REVIEWER = (
    f"<office:annotation {DC}><dc:creator>Р</dc:creator><text:p>{SAID}</text:p></office:annotation>"
)
ODT = {
    "plain": f"<text:p>{SAID}</text:p>",
    "spans": '<text:p>Лидер КНДР Ким <text:span text:style-name="T1">Чен</text:span> Ын</text:p>',
    "spaces": "<text:p>Лидер КНДР Ким<text:s/>Чен<text:line-break/>Ын</text:p>",
    "another prefix": f'<x:p xmlns:x="{OASIS}text:1.0">{SAID}</x:p>',
    "comment of another": f"<text:p>Лидер КНДР {REVIEWER}Ким Чен Ын</text:p>",
    "insertion of another": (
        f'{REGIONS}<text:p>Лидер КНДР <text:change-start text:change-id="a"/>Ким Чен Ын'
        f'<text:change-end text:change-id="a"/><text:change text:change-id="b"/></text:p>'
        f"<text:p>{SAID}</text:p>"
    ),
    "note": (
        '<text:p>КНДР<text:note text:note-class="footnote"><text:note-citation>1'
        f"</text:note-citation><text:note-body><text:p>{SAID}</text:p></text:note-body></text:note>"
        "</text:p>"
    ),
    "frame": (
        '<text:p>КНДР<draw:frame svg:width="5cm" svg:height="2cm"><draw:text-box>'
        f"<text:p>{SAID}</text:p></draw:text-box></draw:frame></text:p>"
    ),
    "table": (
        "<table:table><table:table-column/><table:table-row><table:table-cell>"
        f"<text:p>{SAID}</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "link": f'<text:p><text:a xlink:href="http://a" xlink:type="simple">{SAID}</text:a></text:p>',
    "list": f"<text:list><text:list-item><text:p>{SAID}</text:p></text:list-item></text:list>",
    "section": f'<text:section text:name="s"><text:p>{SAID}</text:p></text:section>',
    "field": f"<text:p>{SAID} <text:page-number>1</text:page-number></text:p>",
    "bookmark": f'<text:p><text:bookmark text:name="b"/>{SAID}</text:p>',
    "heading": f'<text:h text:outline-level="1">{SAID}</text:h>',
    "index mark": (
        f'<text:p>{SAID}<text:alphabetical-index-mark text:string-value="Ким Чен Ын"/></text:p>'
    ),
}


def make_flat(body: str) -> bytes:
    """A flat OpenDocument text."""
    return (
        f'<office:document {SPACES} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def make_package(body: str) -> bytes:
    """An odt."""
    content = (
        f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return make_zip({"mimetype": mimetype, "content.xml": content})


@pytest.mark.parametrize("kind", ODT)
def test_opendocument(kind: str, tmp_path: Path) -> None:
    check_all(make_package(ODT[kind]), "odt", tmp_path)


@pytest.mark.parametrize("kind", ("plain", "insertion of another", "comment of another"))
def test_flat_opendocument(kind: str, tmp_path: Path) -> None:
    check_all(make_flat(ODT[kind]), "fodt", tmp_path)
