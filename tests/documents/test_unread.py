"""Prose in a style for code is prose; what is not read is told: in the summary, in JSON, beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from office import find, make_docx, make_odt, members, paragraph, run

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
FRAME = (
    '<draw:frame><svg:title xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">'
    f"{NAME}</svg:title></draw:frame>"
)
PICTURE = f'<w:r><w:pict><v:{{}}="{NAME}"/></w:pict></w:r>'
BESIDE = {
    "alternative text": (make_docx(paragraph(run("А."), PICTURE.format("shape alt"))), "docx"),
    "picture": (make_docx(paragraph(run("А."), PICTURE.format("pic descr"))), "docx"),
    "WordArt": (make_docx(paragraph(run("А."), PICTURE.format("textpath string"))), "docx"),
    "index entry": (make_docx(paragraph(run("А."), FIELD)), "docx"),
    "index mark": (make_odt(f"<text:p>А{MARK}.</text:p>"), "odt"),
    "title of a frame": (make_odt(f"<text:p>А{FRAME}.</text:p>"), "odt"),
}


@pytest.mark.parametrize("kind", BESIDE)
def test_what_stands_beside_the_text_is_read_and_fixed(kind: str, tmp_path: Path) -> None:
    data, form = BESIDE[kind]
    (finding,) = find(data, form)
    assert finding.label.split()[0] in ("alttext", "wordart", "index")
    assert finding.fix == "safe"
    file = tmp_path / f"page.{form}"
    file.write_bytes(data)
    check_in(tmp_path, "--track-changes", file.name)
    assert file.read_bytes() == data  # such a place can't be tracked
    for _ in range(2):
        check_in(tmp_path, "--annotate", file.name)
        text = b"".join(members(file.read_bytes()).values()).decode("utf-8", "replace")
        assert text.count("by the system Ким Чжонын") == 1
    file.write_bytes(data)
    assert check_in(tmp_path, "--fix", file.name).code == 0
    before, after = members(data), members(file.read_bytes())
    (name,) = [name for name in before if before[name] != after[name]]
    right = before[name].decode().replace("Чен Ын", "Чжонын")
    assert after[name].decode() == right


def test_a_picture_that_says_it_twice_is_told_once() -> None:
    twice = f'<w:r><w:pict><v:a descr="{NAME}"/><v:b descr="{NAME}"/></w:pict></w:r>'
    data = make_docx(paragraph(run("А."), twice))
    (finding,) = find(data)
    container = read_container(data, "docx")
    edits = container.carry(finding.start, finding.end, finding.expected[0])
    assert edits and len(edits) == 2


UNREAD = {
    "code": (
        make_docx(coded("имя = Ким Чен Ын; x = {1}"), {"styles": STYLES}),
        "docx",
        {"code": 1},
    ),
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
    from office import make_zip

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
    for name in ("a.idml", "b.idml", "c.PPT", "d.ods", "e.png"):
        (tmp_path / name).write_bytes(b"x")
    done = check_in(tmp_path, ".")
    assert "Nothing found" not in done.out
    assert ".idml 2, .ods 1, .ppt 1" in done.out
    assert ".idml 2" in check_in(tmp_path, "--output-format", "concise", ".").err


@pytest.mark.parametrize("form", ["rtf", "doc", "pdf", "docx", "fbz", "epub"])
def test_what_is_not_what_it_is_called_is_refused(form: str, tmp_path: Path) -> None:
    (tmp_path / f"page.{form}").write_text(NAME, "utf-8")
    done = check_in(tmp_path, f"page.{form}")
    assert (done.code, "Nothing found" in done.out, done.err.count("\n")) == (2, False, 1)
