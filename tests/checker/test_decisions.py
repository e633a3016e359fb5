"""Decisions by name: a table that is given back, and what the checker makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs_blocks import run_command
from kontsevich import KontsevichError
from kontsevich.checker.name_table.decided import read_decisions
from kontsevich.checker.settings.settings import Decision
from kontsevich.messages import tell_error

TEXT = """О Ким Чен Ыне в Корее писал Пак Чан Ук. При Ким Ир Сене
и Ким Ильсоне жили в Бусане янбаны.
Он сказал: «Ким Ир Сен молчал». С Пак Чан Уком был Чихун Пак, а потом Ким Ильсону стало скучно.
"""
HEAD = "вид;имя;хангыль;что делать\n"


def decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *rows: str) -> str:
    """The text after `--fix` by a table of these rows."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("t.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
    run_command("kontsevich check --decisions t.csv --fix a.txt", monkeypatch)
    first = Path("a.txt").read_text("utf-8")
    run_command("kontsevich check --decisions t.csv --fix a.txt", monkeypatch)
    assert Path("a.txt").read_text("utf-8") == first, "fixing twice changes nothing more"
    return first


def test_a_name_without_a_row_is_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = decide(tmp_path, monkeypatch)
    assert "О Ким Чжоныне" in fixed and "Ким Ир Сене" in fixed and "Пак Чан Ук" in fixed


def test_fix_makes_sure_what_was_likely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = decide(
        tmp_path, monkeypatch, "человек;Пак Чханук;박찬욱;исправить", "место;Пусан;부산;Исправить"
    )
    assert "писал Пак Чханук." in fixed and "С Пак Чхануком был" in fixed
    assert "в Пусане янбаны" in fixed and "Ким Ир Сене" in fixed


def test_keep_leaves_a_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = decide(tmp_path, monkeypatch, "человек;Ким Чжонын;김정은;оставить")
    assert "О Ким Чен Ыне" in fixed
    command = "kontsevich check --decisions t.csv --output-format concise a.txt"
    _, told = run_command(command, monkeypatch)
    assert "Чен Ын" not in told and "Чан Ук" in told


def test_nothing_leaves_a_name_but_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed = decide(tmp_path, monkeypatch, "человек;Ким Чжонын;김정은;")
    assert "О Ким Чен Ыне" in fixed
    _, told = run_command("kontsevich check --decisions t.csv a.txt", monkeypatch)
    assert "Ким Чен Ыне" in told


def test_a_form_stands_everywhere_in_its_case_but_in_anothers_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixed = decide(tmp_path, monkeypatch, "человек;Ким Ильсон;김일성;Ким Ир Сен")
    assert "При Ким Ир Сене\nи Ким Ир Сене жили" in fixed
    assert "потом Ким Ир Сену стало" in fixed and "«Ким Ир Сен молчал»" in fixed
    command = "kontsevich check --decisions t.csv --output-format concise a.txt"
    _, told = run_command(command, monkeypatch)
    assert "Ир Сен" not in told


def test_a_form_for_a_term_has_its_plural(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = decide(tmp_path, monkeypatch, "термин;янбан;양반;янъбан")
    assert "Бусане янъбаны." in fixed


def test_a_form_for_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "в Бусоне янбаны" in decide(tmp_path, monkeypatch, "место;Пусан;부산;Бусон")


def test_what_names_writes_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    for lang in ("ru", "en"):
        for name in ("t.csv", "t.xlsx"):
            run_command(f"kontsevich --lang {lang} names a.txt -o {name}", monkeypatch)
            told = read_decisions(Path(name))
            assert Decision("person", "김정은", "fix") in told, name
            assert Decision("person", "박찬욱", "") in told, name  # to be decided
    run_command("kontsevich check --decisions t.xlsx --fix a.txt", monkeypatch)
    assert "О Ким Чжоныне" in Path("a.txt").read_text("utf-8")


def test_a_workbook_filled_in_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run_command("kontsevich --lang ru names a.txt -o t.xlsx", monkeypatch)
    book = load_workbook("t.xlsx")
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        if row[2].value == "박찬욱":
            row[-1].value = "исправить"
    book.save("t.xlsx")
    run_command("kontsevich check --decisions t.xlsx --fix a.txt", monkeypatch)
    assert "Пак Чханук" in Path("a.txt").read_text("utf-8")


WRONG = {
    "вид;имя;что делать\n": "line 1: no column",
    HEAD + "зверь;Ким;김;исправить\n": "line 2: unknown kind 'зверь'",
    HEAD + "человек;;;исправить\n": "line 2: a row without a name",
    HEAD + "человек;Ким Гу;김구;исправит\n": "did you mean 'исправить'?",
    HEAD + "человек;Ким Гу;김구;Kim Ku\n": "no form in Cyrillic",
    HEAD + "человек;Ким Гу;김구;\n\nчеловек;Ким Гу;김구;оставить\n": "line 4: 'Ким Гу' is decided",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_in_a_table_is_told_with_its_row(text: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KontsevichError) as raised:
        read_decisions(path)
    told = tell_error(raised.value, "en")
    assert told.startswith(str(path)) and WRONG[text] in told
    assert tell_error(raised.value, "ru") != told


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_any_bytes_are_told_without_a_traceback(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for data in (b"", b"\x00\xff\xfe", b"PK\x03\x04", b'"a', b"\xd0" * 99):
        path.write_bytes(data)
        with pytest.raises(KontsevichError):
            read_decisions(path)
    with pytest.raises(KontsevichError):
        read_decisions(tmp_path / "none" / name)
