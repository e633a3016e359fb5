"""Workbooks and presentations: each text with its place, another's words as they are, fixed in
place and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from office import find, make_zip, members

NAME = "О встрече с Ким Чен Ыном сообщили."
RIGHT = NAME.replace("Чен Ыном", "Чжоныном")
QUOTED = "Газета: «Ким Чен Ын доволен»."
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R = f'xmlns:r="{_TYPE}"'
_X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def relations(**targets: str) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{_TYPE}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'


def shared(cell: str, number: int) -> str:
    return f'<c r="{cell}" t="s"><v>{number}</v></c>'


RICH = (
    "<si><r><t>О встрече с Ким </t></r><r><rPr><b/></rPr><t>Чен Ыном</t></r><r><t> все.</t></r>"
    "</si>"
)
BOOK = {
    "xl/workbook.xml": f'<workbook {_X} {_R}><sheets><sheet name="Б" r:id="worksheet2"/>'
    '<sheet name="А" r:id="worksheet1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(
        worksheet1="worksheets/sheet1.xml", worksheet2="/xl/worksheets/sheet2.xml"
    ),
    "xl/sharedStrings.xml": f"<sst {_X}><si><t>{NAME}</t><rPh><t>Ким Чен Ын</t></rPh></si>"
    f"<si/><si><t>{QUOTED}</t></si>{RICH}<si><t>{NAME} Нигде.</t></si></sst>",
    "xl/worksheets/sheet1.xml": f"<worksheet {_X}><sheetData><row>{shared('A1', 0)}"
    f'{shared("B1", 2)}<c r="C1"><v>3</v></c></row></sheetData></worksheet>',
    "xl/worksheets/sheet2.xml": f"<worksheet {_X}><sheetData><row>{shared('C3', 3)}"
    f'{shared("C4", 0)}<c r="D1" t="inlineStr"><is><t>{NAME}</t></is></c>'
    f'<c r="E1"><f>"{NAME}"</f><v>1</v></c></row></sheetData></worksheet>',
    "xl/worksheets/_rels/sheet1.xml.rels": relations(comments="../comments1.xml"),
    "xl/comments1.xml": f'<comments {_X}><commentList><comment ref="B2"><text><r><t>{NAME}</t></r>'
    "</text></comment></commentList></comments>",
}
SLIDE = f'<p:sld xmlns:p="p" {_A}>{{}}</p:sld>'
SHOW = {
    "ppt/presentation.xml": f'<p:presentation xmlns:p="p" {_R}><p:sldIdLst><p:sldId id="1" '
    'r:id="slide2"/><p:sldId id="2" r:id="slide1"/></p:sldIdLst></p:presentation>',
    "ppt/_rels/presentation.xml.rels": relations(
        slide1="slides/slide1.xml", slide2="slides/slide2.xml"
    ),
    "ppt/slides/slide1.xml": SLIDE.format(
        f"<a:p><a:r><a:t>{QUOTED}</a:t></a:r></a:p><a:p><a:fld><a:t>Ким Чен Ын</a:t></a:fld></a:p>"
    ),
    "ppt/slides/slide2.xml": SLIDE.format(
        "<a:p><a:r><a:t>О встрече с Ким Чен</a:t></a:r><a:br/><a:r><a:t>Ыном все.</a:t></a:r></a:p>"
    ),
    "ppt/slides/_rels/slide2.xml.rels": relations(notesSlide="../notesSlides/notesSlide1.xml"),
    "ppt/notesSlides/notesSlide1.xml": SLIDE.format(f"<a:p><a:r><a:t>{NAME}</a:t></a:r></a:p>"),
    "ppt/charts/chart1.xml": f"<c>{NAME}</c>",
}


def test_the_places_of_a_workbook() -> None:
    found = find(make_zip(BOOK), "xlsx")
    assert sorted((one.label, one.shown, one.sic) for one in found) == [
        ("sheet 1, cell C3", "Ким Чен Ыном", False),
        ("sheet 1, cell C4", "Ким Чен Ыном", False),
        ("sheet 1, cell D1", "Ким Чен Ыном", False),
        ("sheet 2, cell B1", "Ким Чен Ын", True),
        ("sheet 2, comment B2", "Ким Чен Ыном", False),
    ]


def test_the_places_of_a_presentation() -> None:
    data = make_zip(SHOW)
    found = find(data, "pptx")
    assert sorted((one.label, one.shown, one.sic) for one in found) == [
        ("notes 1", "Ким Чен Ыном", False),
        ("slide 1", "Ким Чен Ыном", False),
        ("slide 2", "Ким Чен Ын", True),
    ]
    assert read_container(data, "pptx").unread == {"chart": 1}


def test_a_workbook_is_fixed_in_its_texts(tmp_path: Path) -> None:
    file = tmp_path / "page.xlsx"
    file.write_bytes(make_zip(BOOK))
    check_in(tmp_path, "--fix", "page.xlsx")
    after = {name: content.decode() for name, content in members(file.read_bytes()).items()}
    right = dict(BOOK)
    strings = BOOK["xl/sharedStrings.xml"].replace(f"<t>{NAME}</t>", f"<t>{RIGHT}</t>")
    right["xl/sharedStrings.xml"] = strings.replace("<t>Чен Ыном</t>", "<t>Чжоныном</t>")
    sheet = "xl/worksheets/sheet2.xml"
    right[sheet] = BOOK[sheet].replace(f"<t>{NAME}</t>", f"<t>{RIGHT}</t>")
    right["xl/comments1.xml"] = BOOK["xl/comments1.xml"].replace(NAME, RIGHT)
    assert after == right


def test_a_presentation_is_fixed_in_its_texts(tmp_path: Path) -> None:
    file = tmp_path / "page.bin"
    file.write_bytes(make_zip(SHOW))
    check_in(tmp_path, "--fix", "page.bin")
    after = {name: content.decode() for name, content in members(file.read_bytes()).items()}
    right = dict(SHOW)
    notes = "ppt/notesSlides/notesSlide1.xml"
    right[notes] = SHOW[notes].replace(NAME, RIGHT)
    assert after["ppt/slides/slide2.xml"].count("Чжоныном") == 1
    right["ppt/slides/slide2.xml"] = after["ppt/slides/slide2.xml"]
    assert after == right


@pytest.mark.parametrize("option", ["--track-changes", "--annotate"])
def test_it_has_no_tracked_changes(option: str, tmp_path: Path) -> None:
    (tmp_path / "page.xlsx").write_bytes(make_zip(BOOK))
    done = check_in(tmp_path, option, "page.xlsx")
    assert (done.code, done.err.count("\n")) == (2, 1)
