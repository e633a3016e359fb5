"""Prose in a style for code is prose; what is not read is told: in the summary, in JSON, beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from office import find, make_docx, make_odt, paragraph, run

NAME = "О встрече с Ким Чен Ыном сообщили."
STYLES = (
    '<w:style w:styleId="code"><w:name w:val="HTML Preformatted"/></w:style>'
    '<w:style w:styleId="quote"><w:name w:val="Quote"/></w:style>'
)
PROPERTIES = '<w:pPr><w:pStyle w:val="code"/></w:pPr>'


def coded(text: str) -> str:
    return f"<w:p>{PROPERTIES}{run(text)}</w:p>"


def test_prose_in_a_style_for_code_is_prose(tmp_path: Path) -> None:
    (finding,) = find(make_docx(coded(NAME) + coded("Она вернулась."), {"styles": STYLES}))
    assert (finding.region, finding.fix) == ("prose", "safe")
    body = f'<text:p text:style-name="Preformatted_20_Text">{NAME}</text:p>'
    (finding,) = find(make_odt(body), "odt")
    assert (finding.region, finding.fix) == ("prose", "safe")
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><p>x</p><pre>{NAME}\n\nОна <b>вернулась</b>.</pre></body></html>")
    assert check_in(tmp_path, "--fix", "page.html").code == 0
    assert "<pre>О встрече с Ким Чжоныном" in page.read_text("utf-8")


@pytest.mark.parametrize(
    "code",
    [
        'print("Ким Чен Ын приехал в Москву")',
        "имя = Ким Чен Ын; год = 2011;",
        "# Ким Чен Ын приехал\nif name == 1:",
    ],
)
def test_code_is_code(code: str, tmp_path: Path) -> None:
    lines = "".join(map(coded, code.replace('"', "&quot;").split("\n")))
    assert not find(make_docx(lines, {"styles": STYLES}))
    (tmp_path / "page.html").write_text(f"<pre>{code}</pre><pre><code>{NAME}</code></pre>")
    assert check_in(tmp_path, "page.html").code == 0


def test_a_drop_cap_is_the_first_letter() -> None:
    cap = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>К</w:t></w:r></w:p>'
    (finding,) = find(make_docx(cap + paragraph(run("им Чен Ын приехал в Москву."))))
    assert (finding.found, finding.fix) == ("Ким Чен Ын", "safe")


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> XE '
    '"Ким Чен Ын" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MARK = '<text:alphabetical-index-mark text:string-value="Ким Чен Ын"/>'
PICTURE = f'<w:r><w:pict><v:{{}}="{NAME}"/></w:pict></w:r>'
UNREAD = {
    "alternative text": (
        make_docx(paragraph(run("А."), PICTURE.format("shape alt"))),
        "docx",
        {"alttext": 1},
    ),
    "WordArt": (
        make_docx(
            paragraph(run("А."), f'<w:r><w:pict><v:textpath string="{NAME}"/></w:pict></w:r>')
        ),
        "docx",
        {"wordart": 1},
    ),
    "index entry": (make_docx(paragraph(run("А."), FIELD)), "docx", {"index": 1}),
    "code": (
        make_docx(coded("имя = Ким Чен Ын; x = {1}"), {"styles": STYLES}),
        "docx",
        {"code": 1},
    ),
    "index mark": (make_odt(f"<text:p>А{MARK}.</text:p>"), "odt", {"index": 1}),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_what_is_not_read_is_told(kind: str, tmp_path: Path) -> None:
    data, form, unread = UNREAD[kind]
    name = f"page.{form}"
    (tmp_path / name).write_bytes(data)
    assert "Not read:" in check_in(tmp_path, name).out
    done = check_in(tmp_path, "--output-format", "json", name)
    assert json.loads(done.out)["files"][0]["unread"] == unread
    assert "not read:" in done.err.lower()


def test_parts_that_are_not_read_are_told(tmp_path: Path) -> None:
    from office import make_zip, members

    data = make_docx(paragraph(run("А.")))
    parts = {key: value.decode() for key, value in members(data).items()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    lines = "".join(
        f'<Relationship Id="r{name}" Type="{kind}{name}" Target="{name}.xml"/>'
        for name in ("chart", "diagramData", "aFChunk", "glossaryDocument")
    )
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", f"{lines}</Relationships>")
    for name in ("chart", "diagramData", "aFChunk", "glossaryDocument"):
        parts[f"word/{name}.xml"] = f"<a>{NAME}</a>"
    container = read_container(make_zip(parts), "docx")
    assert container.unread == {"chart": 1, "diagram": 1, "altchunk": 1, "glossary": 1}


def test_a_folder_of_what_is_not_read_is_never_clean(tmp_path: Path) -> None:
    for name in ("a.rtf", "b.rtf", "c.DOC", "d.pdf", "e.png"):
        (tmp_path / name).write_bytes(b"x")
    done = check_in(tmp_path, ".")
    assert "Nothing found" not in done.out
    assert ".doc 1, .pdf 1, .rtf 2" in done.out
    assert ".rtf 2" in check_in(tmp_path, "--output-format", "concise", ".").err
