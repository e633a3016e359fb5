"""Charts and diagrams of Word, slides and workbooks: their own texts are fixed, what they copy from
cells is told with the place to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker_texts import check_in
from office import find, make_docx, make_zip, members, paragraph, run

NAME, RIGHT = "О встрече с Ким Чен Ыном", "О встрече с Ким Чжоныном"
OFFICE = "http://schemas.openxmlformats.org"
TYPE = f"{OFFICE}/officeDocument/2006/relationships"
A = f'xmlns:a="{OFFICE}/drawingml/2006/main"'
SAID = "<a:p><a:r><a:t>О встрече с Ким </a:t></a:r><a:r><a:t>Чен Ыном</a:t></a:r></a:p>"
WELL = SAID.replace("Чен Ыном", "Чжоныном")
# A title that somebody wrote, a category from a cell, a category that stands in the chart alone.
CHART = (
    f'<c:chartSpace xmlns:c="{OFFICE}/drawingml/2006/chart" {A}><c:chart><c:title><c:tx><c:rich>'
    f'{SAID}</c:rich></c:tx></c:title><c:cat><c:strRef><c:f>A1</c:f><c:strCache><c:pt idx="0">'
    f"<c:v>{NAME} в клетке</c:v></c:pt></c:strCache></c:strRef></c:cat><c:cat><c:strLit>"
    f'<c:pt idx="0"><c:v>{NAME} в диаграмме</c:v></c:pt></c:strLit></c:cat><c:val><c:numLit><c:pt>'
    "<c:v>1</c:v></c:pt></c:numLit></c:val></c:chart></c:chartSpace>"
)
DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="{OFFICE}/drawingml/2006/diagram" {A}><dgm:ptLst><dgm:pt><dgm:t>'
    f"{SAID}</dgm:t></dgm:pt><dgm:pt><dgm:t>{SAID}</dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t>"
    "</dgm:pt></dgm:ptLst></dgm:dataModel>"
)
DRAWN = (
    f'<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" {A}>'
    f"<dsp:txBody>{SAID}</dsp:txBody><dsp:txBody>{SAID}</dsp:txBody></dsp:drawing>"
)
PARTS = {"chart": CHART, "diagramData": DIAGRAM, "diagramDrawing": DRAWN}


def relate(rels: str, folder: str = "") -> str:
    lines = "".join(
        f'<Relationship Id="r{kind}" Type="{TYPE}/{kind}" Target="{folder}{kind}.xml"/>'
        for kind in PARTS
    )
    return rels.replace("</Relationships>", f"{lines}</Relationships>")


def make_word() -> bytes:
    data = make_docx(paragraph(run("Лидер КНДР.")))
    parts = {key: value.decode() for key, value in members(data).items()}
    rels = "word/_rels/document.xml.rels"
    parts[rels] = relate(parts[rels])
    return make_zip({**parts, **{f"word/{kind}.xml": text for kind, text in PARTS.items()}})


def make_slides() -> bytes:
    space = f"{OFFICE}/package/2006/relationships"
    rels = f'<Relationships xmlns="{space}"></Relationships>'
    listed = f'<Relationship Id="s" Type="{TYPE}/slide" Target="slides/slide1.xml"/></Rel'
    return make_zip(
        {
            "ppt/presentation.xml": f'<p:presentation xmlns:p="p" xmlns:r="{TYPE}"><p:sldIdLst>'
            '<p:sldId id="1" r:id="s"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": rels.replace("</Rel", listed),
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="p" {A}><a:p><a:r><a:t>Лидер КНДР.</a:t>'
            "</a:r></a:p></p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": relate(rels, "../"),
            **{f"ppt/{kind}.xml": text for kind, text in PARTS.items()},
        }
    )


MADE = {"docx": ("word", "", make_word()), "pptx": ("ppt", "slide 1, ", make_slides())}


@pytest.mark.parametrize("form", MADE)
def test_what_a_picture_says_is_told_with_its_place(form: str) -> None:
    _, place, data = MADE[form]
    assert sorted((one.label, one.held, one.fix) for one in find(data, form)) == [
        (f"{place}chart 1", "", "safe"),
        (f"{place}chart 1", "", "safe"),
        (f"{place}chart 1", "cells", "none"),
        (f"{place}diagram 1", "", "safe"),
        (f"{place}diagram 1", "", "safe"),
    ]


@pytest.mark.parametrize("form", MADE)
def test_a_diagram_is_fixed_where_it_is_drawn_too(form: str, tmp_path: Path) -> None:
    folder, _, data = MADE[form]
    file = tmp_path / f"page.{form}"
    file.write_bytes(data)
    done = check_in(tmp_path, "--fix", file.name)
    assert (done.code, "Edit Data" in done.out) == (1, True)
    before, after = members(data), members(file.read_bytes())
    chart = CHART.replace(SAID, WELL).replace(f"{NAME} в диаграмме", f"{RIGHT} в диаграмме")
    wanted = {
        f"{folder}/chart.xml": chart,
        f"{folder}/diagramData.xml": DIAGRAM.replace(SAID, WELL),
        f"{folder}/diagramDrawing.xml": DRAWN.replace(SAID, WELL),
    }
    assert {name: after[name].decode() for name in wanted} == wanted
    assert all(after[name] == before[name] for name in before if name not in wanted)


@pytest.mark.parametrize("option", ["--track-changes", "--annotate"])
def test_pictures_of_word_are_not_tracked_and_noted_beside_the_text(
    option: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(MADE["docx"][2])
    done = check_in(tmp_path, option, file.name)
    assert (done.code, done.err) == (1, "")
    after = members(file.read_bytes())
    assert after["word/chart.xml"].decode() == CHART
    assert ("word/comments.xml" in after) == (option == "--annotate")


def test_a_broken_picture_is_told_as_not_read(tmp_path: Path) -> None:
    parts = {name: text.decode() for name, text in members(MADE["docx"][2]).items()}
    parts["word/chart.xml"] = f"<c>{NAME}"
    (tmp_path / "page.docx").write_bytes(make_zip(parts))
    done = check_in(tmp_path, "page.docx")
    assert (done.code, "charts 1" in done.out, "diagram 1" in done.out) == (1, True, True)
