"""The report name by name, names counted, other people's words hidden, one comment a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs_blocks import run_command
from kontsevich.checker.findings.checking import check_file
from kontsevich.checker.findings.task import ANNOTATE, WRITE, Task
from kontsevich.checker.settings.configuration import Configurations
from kontsevich.documents.formats import read_container

TEXT = "О Ким Чен Ыне и Ким Чен Ыну. Он сказал: «Ким Чен Ын». С Ли Ён Хи был Ким Чен Ын.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_each_name_is_told_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = run_command("kontsevich check --group name a.txt b.txt", monkeypatch)
    assert code == 1
    assert told.count("Ким Чжонын: ") == 1 and "Ким Чжонын: places 8; sic 2" in told
    assert "a.txt:1:3" in told and "b.txt:1:3" in told


def test_by_file_each_file_has_its_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, told = run_command("kontsevich check --group file a.txt b.txt", monkeypatch)
    assert told.count("Ким Чжонын: places 4; sic 1") == 2


def test_the_groups_are_of_the_full_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = "kontsevich check --group name --output-format json a.txt"
    code, told = run_command(command, monkeypatch)
    assert code == 2 and "--group" in told


def test_statistics_count_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, told = run_command("kontsevich check --statistics a.txt b.txt", monkeypatch)
    assert "     8  Ким Чжонын" in told and "Names: 2." in told


def test_hooks_hide_what_others_wrote_unless_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = "kontsevich check --output-format concise --hide-sic a.txt"
    code, told = run_command(hidden, monkeypatch)
    assert code == 1 and "sic" not in told and "Ким Чен Ыне" in told
    _, told = run_command(f"{hidden} --show-sic", monkeypatch)
    assert "sic" in told


def test_one_comment_a_name_if_asked(tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "a.docx"
    document = Document()
    document.add_paragraph(TEXT)
    document.save(str(path))
    task = Task(Configurations(), {}, fix=WRITE, revision=ANNOTATE, once=True)
    assert not check_file(str(path), task).trouble
    comments = read_container(path.read_bytes(), "docx").parts["word/comments.xml"].text
    assert comments.count("<w:comment ") == 2 and "places more: 3" in comments
    assert comments.count("KTV101") == 1


def test_once_goes_with_annotate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = run_command("kontsevich check --once a.txt", monkeypatch)
    assert code == 2 and "--annotate" in told
