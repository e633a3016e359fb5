"""PDF: the findings of the manuscript that it was made from, told by page; never written."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from kontsevich.documents.office.pdf_layout import Line, lay_out
from kontsevich.errors import DocumentError
from office import find, job, run_office, told

pypdf = pytest.importorskip("pypdf", reason="needs kontsevich[pdf]")

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
# Pages of one or two columns with a running head, page numbers and notes.
PAGE = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0"
 xmlns:style="{_OASIS}:style:1.0" xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:page-layout style:name="L1"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2cm"><style:columns fo:column-count="COLUMNS"
 fo:column-gap="1cm"/></style:page-layout-properties></style:page-layout>
<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties
 fo:text-align="justify" fo:text-indent="1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L1">
<style:header><text:p>Вестник корееведения</text:p></style:header>
<style:footer><text:p><text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>TEXT</office:text></office:body></office:document>"""
WORDS = """государственного исторического корейского полуострова которая правительство народ война
    был президент Сеул Пхеньян договор экономического развития сотрудничества между""".split()  # noqa: SIM905
NAMES = ("Ким Чен Ын", "Пак Чон Хи", "Хван Чжан Еп", "Юн Сок Ёль", "Ким Ё Чжон")


def make_text() -> str:
    draw = random.Random(3)
    paragraphs = []
    for number in range(1, 13):
        sentences = []
        for _ in range(6):
            words = draw.choices(WORDS, k=12)
            words.insert(draw.randrange(12), f"лидер {draw.choice(NAMES)}")
            sentences.append(" ".join(words))
        note = (
            '<text:note text:note-class="footnote"><text:note-citation>'
            f"{number}</text:note-citation><text:note-body><text:p>Это был {draw.choice(NAMES)}."
            "</text:p></text:note-body></text:note>"
        )
        first, *rest = sentences
        text = f"{first}{note}. {'. '.join(rest)}."
        paragraphs.append(f'<text:p text:style-name="P1">{text}</text:p>')
    return "".join(paragraphs)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pdf")
    text = make_text()
    jobs = []
    for columns in ("1", "2"):
        source = folder / f"{columns}.fodt"
        source.write_text(PAGE.replace("COLUMNS", columns).replace("TEXT", text), "utf-8")
        jobs.append(job(source, folder / f"{columns}.pdf"))
    run_office(folder, jobs)
    return folder


@pytest.mark.parametrize("columns", ["1", "2"])
def test_the_findings_of_the_manuscript(folder: Path, columns: str) -> None:
    found = find((folder / f"{columns}.pdf").read_bytes(), "pdf")
    wanted = find((folder / f"{columns}.fodt").read_bytes(), "fodt")
    assert len(wanted) == 84
    # But for how sure a fix is: none is ever written, and a page ends lines that have no stop.
    assert [one[:-1] for one in told(found)] == [one[:-1] for one in told(wanted)]
    pages = {one.label.split(",")[0] for one in found}
    assert pages == {f"page {number}" for number in range(1, len(pages) + 1)} and len(pages) > 2
    assert sum(", footnote " in one.label for one in found) >= 10


@pytest.mark.parametrize("option", ["--fix", "--track-changes"])
def test_it_is_told_and_never_written(folder: Path, option: str) -> None:
    data = (folder / "1.pdf").read_bytes()
    done = check_in(folder, option, "1.pdf")
    assert (done.code, "that it was made from" in done.err) == (2, True)
    assert "page 1" in done.out
    assert (folder / "1.pdf").read_bytes() == data


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    for _ in range(3):
        writer.add_blank_page(200, 200)
    writer.write(tmp_path / "page.pdf")
    assert read_container((tmp_path / "page.pdf").read_bytes(), "pdf").unread == {"pages": 3}
    assert "pages without text" in str(check_in(tmp_path, "page.pdf"))


def test_a_locked_file_is_one_error(folder: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=folder / "1.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(DocumentError, match="encrypted"):
        read_container(stream.getvalue(), "pdf")


def test_a_damaged_file_is_one_error(folder: Path) -> None:
    data = (folder / "1.pdf").read_bytes()
    draw = random.Random(1)
    for _ in range(60):
        spoilt = bytearray(data)
        for _ in range(draw.choice((1, 10, 100))):
            spoilt[draw.randrange(len(data))] = draw.randrange(256)
        try:
            read_container(
                bytes(spoilt[: draw.choice((len(data), draw.randrange(len(data))))]), "pdf"
            )
        except DocumentError:
            continue


def test_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(DocumentError, match=r"kontsevich\[pdf\]"):
        read_container((folder / "1.pdf").read_bytes(), "pdf")


def lines(*rows: tuple[float, float, str]) -> list[Line]:
    """Lines of a page, one under another: indent, size, text."""
    return [Line(x, 700 - 12 * row, size, text) for row, (x, size, text) in enumerate(rows)]


def test_paragraphs_begin_by_indent_size_and_distance() -> None:
    body = [(9, 10, "Первый"), (0, 10, "абзац."), (9, 10, "Второй"), (0, 10, "с концом.")]
    notes = [(0, 8, "1 Сноска"), (9, 8, "и конец."), (0, 8, "2 Ещё.")]
    page = lines((0, 14, "Глава"), *body, *notes)
    text, _ = lay_out([page])
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    assert blocks == [
        *(["Глава"], ["Первый", "абзац."], ["Второй", "с концом."], ["1 Сноска", "и конец."]),
        ["2 Ещё."],
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        lines((0, 10, "Вестник"), (0, 10, f"Страница {word}."), (50, 10, str(number)))
        for number, word in enumerate("абвг", 7)
    ]
    text, starts = lay_out(pages)
    assert text.count("Вестник") == 1 and "8" not in text
    assert [text[start:].strip()[:8] for start in starts[1:]] == ["Страница"] * 3
