"""What is made of the table for a book and for translators: the index, its pages, glossaries."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs_blocks import run_command
from kontsevich.checker.findings.task import Task
from kontsevich.checker.name_table.files import gather_file
from kontsevich.checker.name_table.rows import Row, build_rows
from kontsevich.checker.settings.configuration import Configurations
from kontsevich.messages import speaker
from kontsevich.report.names import render
from kontsevich.report.names.index import Entry, build_index
from kontsevich.report.names.index import pack as pack_index
from kontsevich.report.view import View
from office import job, run_office, store_as

# Each page with the names that stand on it.
PAGES = (
    "Глава о КНДР. О Ким Чен Ыне писал Ким Ёнха в Сеуле.",
    "Здесь никого нет, только Корея.",
    "Позже Ким Чжонын встретил Пак Кынхе.",
    "И снова Ким Чжонын, и Ли Мёнбак при короле Сечжоне.",
)
WANTED = {
    "Ким Ёнха": "1",
    "Ким Чжонын": "1, 3–4",
    "Ли Мёнбак": "4",
    "Пак Кынхе": "3",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A docx whose pages end where the author has said."""
    from docx import Document
    from docx.enum.text import WD_BREAK

    document = Document()
    for number, text in enumerate(PAGES):
        if number:
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph(text)
    path = tmp_path / "книга.docx"
    document.save(str(path))
    return path


def read_index(path: Path) -> dict[str, Entry]:
    gathered = gather_file(str(path), Task(Configurations(), {}))
    assert not gathered.trouble
    rows = [row for row in build_rows(gathered.mentions) if row.kind == "person"]
    return {entry.head: entry for entry in build_index(rows, speaker("ru"))}


def test_the_index_has_the_pages_of_page_breaks(book: Path) -> None:
    entries = read_index(book)
    assert {head: one.places for head, one in entries.items() if not one.see} == WANTED
    assert entries["Ким Чен Ын"].see == "Ким Чжонын"


def test_the_pages_are_those_of_libreoffice(book: Path, tmp_path: Path) -> None:
    """A document laid out there has marks of its pages, and its PDF has the pages themselves."""
    again, printed = tmp_path / "again.docx", tmp_path / "printed.pdf"
    run_office(tmp_path, [job(book, again), job(book, printed)])
    for path in (again, printed):
        entries = read_index(path)
        assert {head: one.places for head, one in entries.items() if not one.see} == WANTED, path


def test_paginate_lets_libreoffice_find_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long text without a single break."""
    store_as("txt:Text", tmp_path, [write_long(tmp_path / "long.docx")])  # or skipped
    monkeypatch.chdir(tmp_path)
    Path("kontsevich.toml").write_text('forms = { "Ким Чжонын" = "Ким Чен Ын" }\n', "utf-8")
    _, told = run_command("kontsevich names --index --paginate long.docx", monkeypatch)
    assert "Ким Чен Ын (김정은)" in told, "the settings are those of the document"
    Path("kontsevich.toml").unlink()
    code, told = run_command("kontsevich names --index --paginate long.docx", monkeypatch)
    assert code == 0
    lines = [line for line in told.splitlines() if "Ким Чжонын" in line]
    first, last = (int(page) for page in lines[0].split("\u2002")[1].split(", "))
    assert (first, last > 2) == (1, True)


def write_long(path: Path) -> Path:
    from docx import Document

    document = Document()
    document.add_paragraph("Ким Чжонын в Корее.")
    for _ in range(150):
        document.add_paragraph("Слова без имён. " * 12)
    document.add_paragraph("Ким Чжонын в Корее.")
    document.save(str(path))
    return path


def test_a_name_of_a_note_stands_on_the_page_of_its_mark(tmp_path: Path) -> None:
    from office import make_docx

    body = (
        "<w:p><w:r><w:t>О Корее.</w:t></w:r></w:p>"
        '<w:p><w:r><w:br w:type="page"/><w:t>О ней же</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    )
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {namespace}><w:footnote w:id="7"><w:p><w:r><w:t>Так у Ким Ёнха в Корее.'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(make_docx(body, {"footnotes": notes}))
    assert read_index(path)["Ким Ёнха"].places == "2"


def test_without_pages_the_places_are_addresses(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ким Чжонын в Корее.\n\nИ снова Ким Чжонын.\n", encoding="utf-8")
    assert read_index(path)["Ким Чжонын"].places == "строка 1, строка 3"


def test_the_index_as_a_document_opens(book: Path, tmp_path: Path) -> None:
    from docx import Document

    entries = list(read_index(book).values())
    path = tmp_path / "index.docx"
    path.write_bytes(pack_index(entries, speaker("ru")))
    told = "\n".join(line.text for line in Document(str(path)).paragraphs)
    assert "Ким Чжонын (김정은)\u20021, 3–4" in told and "Ким Чен Ын см. Ким Чжонын" in told
    [stored] = store_as("txt:Text (encoded):UTF8", tmp_path, [path])
    assert "Ким Чжонын (김정은)" in stored.read_text("utf-8-sig")


def test_what_no_index_is_written_as_is_told(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = run_command(f"kontsevich names --index -o a.csv {book}", monkeypatch)
    assert code == 2 and "docx" in told


@pytest.fixture
def rows(book: Path) -> list[Row]:
    return build_rows(gather_file(str(book), Task(Configurations(), {})).mentions)


def test_a_glossary_has_hangul_and_what_to_write(rows: list[Row]) -> None:
    lines = "".join(render("tsv", rows, View("ru"))).splitlines()
    assert "김정은\tКим Чжонын\tчеловек; руководитель КНДР" in lines
    omegat = "".join(render("omegat", rows, View("ru"))).splitlines()
    assert omegat == lines[1:] and {line.count("\t") for line in omegat} == {2}


def test_tbx_is_sound_and_says_which_form_is_right(rows: list[Row]) -> None:
    text = "".join(render("tbx", rows, View("ru")))
    root = ElementTree.parse(io.StringIO(text)).getroot()
    assert root.tag == "martif" and root.get("type") == "TBX"
    for entry in root.iter("termEntry"):
        korean, russian = entry.findall("langSet")
        assert (korean.find("tig/term").text or "") > "가"  # type: ignore[union-attr]
        status = [note.text for note in russian.iter("termNote")]
        assert status[0] == "preferredTerm-admn-sts" and set(status[1:]) <= {
            "deprecatedTerm-admn-sts"
        }
    assert "<term>Ким Чен Ын</term>" in text
