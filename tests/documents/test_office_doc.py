"""Word 97–2003: the findings of the same docx, told with their places; never written."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.checker.findings.in_memory import Manuscript
from kontsevich.documents.file_kinds import find_kind
from kontsevich.documents.formats import read_container
from kontsevich.errors import DocumentError
from office import find, make_docx, paragraph, run, store_as, told

pytest.importorskip("olefile", reason="needs kontsevich[doc]")

NAME = "О встрече с Ким Чен Ыном сообщили."
_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_COMMENT = '<w:r><w:commentReference w:id="1"/></w:r>'
BODY = (
    paragraph(run(NAME))
    + paragraph('<w:del w:id="7" w:author="А"><w:r><w:delText>Ким Чен Ын</w:delText></w:r></w:del>')
    + paragraph(run("О нём", "<w:b/>"), _NOTE, run("."), _COMMENT)
    + paragraph('<w:fldSimple w:instr="PAGE">' + run("1") + "</w:fldSimple>")
    + "<w:tbl><w:tr><w:tc>" + paragraph(run(NAME)) + "</w:tc></w:tr></w:tbl>"
    + paragraph('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', run(NAME))
    + paragraph(run("김정은 (Ким Чен Ын) 😀 и Пак Чон Хи."))
)  # fmt: skip
EXTRA = {
    "footnotes": f'<w:footnote w:id="2">{paragraph(run(NAME))}</w:footnote>',
    "comments": f'<w:comment w:id="1" w:author="А">{paragraph(run(NAME))}</w:comment>',
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doc")
    (folder / "page.docx").write_bytes(make_docx(BODY, EXTRA))
    (stored,) = store_as("doc", folder, [folder / "page.docx"])
    stored.rename(folder / "page.doc")
    return folder


def test_the_findings_and_places_of_the_docx(folder: Path) -> None:
    found = {form: find((folder / f"page.{form}").read_bytes(), form) for form in ("doc", "docx")}
    assert told(found["doc"]) == told(found["docx"])
    for form in found:
        places = {(one.label, one.region, one.held) for one in found[form]}
        assert places >= {
            ("paragraph 1", "prose", ""),
            ("table 1, row 1", "prose", ""),
            ("footnote 1", "footnote", ""),
            ("paragraph 4", "heading", ""),
        }
        assert ("comment", "comment") in {(one.region, one.held) for one in found[form]}
    assert len(found["doc"]) == 7


def test_what_a_field_holds_is_locked(folder: Path) -> None:
    blocks = read_container((folder / "page.doc").read_bytes(), "doc").blocks
    assert [one.locks for one in blocks if one.flow.text == "1"] == [((0, 1, "field"),)]


@pytest.mark.parametrize("option", ["--fix", "--track-changes", "--annotate"])
def test_it_is_told_and_never_written(folder: Path, option: str, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    shutil.copy(folder / "page.doc", file)
    done = check_in(tmp_path, option, "--output-format", "concise", "page.txt")
    assert (done.code, done.err.count("\n"), "save it as docx" in done.err) == (2, 1, True)
    assert done.out.count("KTV101") == 5
    told = check_in(tmp_path, "page.txt").out
    assert told.count("only read; --fix says") == 6 and "afe to fix" not in told
    assert file.read_bytes() == (folder / "page.doc").read_bytes()


def test_a_caller_may_not_write_it_either(folder: Path) -> None:
    manuscript = Manuscript((folder / "page.doc").read_bytes(), "doc")
    finding = manuscript.check()[0]
    with pytest.raises(DocumentError, match="only read"):
        manuscript.fix()
    with pytest.raises(DocumentError, match="only read"):
        manuscript.carry_out(finding)


def test_a_damaged_file_is_one_error(folder: Path) -> None:
    data = (folder / "page.doc").read_bytes()
    assert find_kind(data).format == "doc"
    draw = random.Random(1)
    read = 0
    for _ in range(400):
        spoilt = bytearray(data)
        for _ in range(draw.choice((1, 4, 30))):
            spoilt[draw.randrange(len(data))] = draw.choice((0, 1, 0x7F, 0xFF, draw.randrange(256)))
        cut = draw.choice((len(data), len(data), draw.randrange(len(data))))
        try:
            read_container(bytes(spoilt[:cut]), "doc")
            read += 1
        except DocumentError:
            pass
    assert read > 50


def test_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(DocumentError, match=r"kontsevich\[doc\]"):
        read_container((folder / "page.doc").read_bytes(), "doc")
