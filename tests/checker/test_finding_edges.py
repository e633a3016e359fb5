"""A finding's lines, its sentence and its name; files, revisions and streams at their edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kontsevich import DocumentError, InputError, OpenDocument, check, check_path, fix_path
from kontsevich.checker.findings.checking import check_file, trouble_of
from kontsevich.checker.findings.finding import Source
from kontsevich.checker.findings.task import Task
from kontsevich.checker.settings.configuration import Configurations
from kontsevich.messages import tell_error

TEXT = "В Корее правит Ким Чен Ын."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("а\nб", ["а", "б"]),
        ("а\r\nб\r\n", ["а", "б", ""]),
        ("а\n\nб", ["а", "", "б"]),
        ("\r\n", ["", ""]),
        ("а\r", ["а\r"]),
    ],
)
def test_a_line_is_told_without_its_end(text: str, lines: list[str]) -> None:
    source = Source(text)
    assert [source.line(number + 1) for number in range(len(lines))] == lines


def test_a_finding_has_the_name_of_its_code() -> None:
    assert check(TEXT)[0].name == "person"


def test_a_sentence_tells_what_there_is() -> None:
    finding = check(TEXT)[0]
    assert finding.message("ru") == "«Ким Чен Ын»: по системе Ким Чжонын (김정은)."
    assert finding.message("en") == "«Ким Чен Ын»: by the system Ким Чжонын (김정은)."
    several = replace(finding, hangul=("김정은", "김종은"))
    assert "(김정은, 김종은)" in several.message("ru")
    assert "()" not in replace(finding, hangul=()).message("ru")
    without = replace(finding, expected=())
    assert without.message("ru") == "«Ким Чен Ын»: Имя человека записано не по системе."
    assert replace(finding, shown="Ким…").message("ru").startswith("«Ким…»")


@pytest.mark.parametrize("revision", ["tracked", "fix"])
def test_a_revision_that_is_none_is_refused(tmp_path: Path, revision: Any) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError):
        fix_path(file, revision=revision)
    assert file.read_text("utf-8") == TEXT


def test_text_has_no_tracked_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(DocumentError):
        fix_path(file, revision="track")
    assert file.read_text("utf-8") == TEXT


def test_an_encoding_that_is_told_goes_before_the_one_that_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode("cp866"))
    assert [one.found for one in check_file(str(file), _task(encoding="cp866")).findings] == [
        "Ким Чен Ын"
    ]


def test_trouble_names_what_is_read(tmp_path: Path) -> None:
    file = str(tmp_path / "none.txt")
    told = check_file(file, _task())
    assert told.path == file and told.trouble.startswith(file) and told.findings == ()
    assert tell_error(trouble_of(MemoryError(), "a"), "en") == "a: takes more memory than there is"


def _task(**more: Any) -> Task:
    return Task(Configurations(), {}, more.pop("format", None), more.pop("encoding", None), "en")


@pytest.mark.parametrize("ask", [check, check_path, fix_path, OpenDocument])
def test_a_language_that_is_not_spoken_is_refused(ask: Callable[..., object]) -> None:
    with pytest.raises(InputError, match="unknown lang: 'de'"):
        ask("", lang="de")
