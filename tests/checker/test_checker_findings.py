"""`check` and `fix` as functions: what a finding holds, and what options do."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import pytest

import kontsevich
from checker_texts import FIXED, TEXT
from kontsevich import Finding, InputError, check, check_path, fix


def test_a_finding_says_what_where_and_what_instead() -> None:
    author, quoted, established = check(TEXT)
    assert (author.code, author.severity, author.fix) == ("KTV101", "error", "safe")
    assert author.found == "Ким Чен Ын" == TEXT[author.start : author.end]
    assert author.expected[0] == "Ким Чжонын"
    assert "김정은" in author.hangul
    assert (author.region, author.sic) == ("prose", False)
    assert (author.line, author.column, author.end_line, author.end_column) == (1, 12, 1, 22)
    assert (quoted.region, quoted.sic, quoted.severity) == ("quotation", True, "notice")
    assert (quoted.fix, quoted.edits) == ("none", ())
    assert (established.code, established.severity) == ("KTV107", "warning")
    assert (established.expected[0], established.fix) == ("Ким Ильсоне", "unsafe")


def test_findings_are_frozen_and_survive_pickling() -> None:
    finding = check(TEXT)[0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding.code = "KTV102"  # type: ignore[misc]
    copy = pickle.loads(pickle.dumps(finding))
    assert copy == finding
    assert (copy.line, copy.message("ru")) == (finding.line, finding.message("ru"))


def test_messages_are_russian_or_english() -> None:
    finding = check(TEXT)[0]
    for lang in ("ru", "en"):
        assert "Ким Чжонын" in finding.message(lang)
        assert "{" not in finding.message(lang)
    assert finding.message() == finding.message("en") != finding.message("ru")
    assert check(TEXT, lang="ru")[0].message() == finding.message("ru")


def test_the_public_names_are_there() -> None:
    for name in ("check", "fix", "check_path", "Finding"):
        assert name in kontsevich.__all__
        assert getattr(kontsevich, name) is globals()[name]


def test_fix_changes_the_author_s_text_only() -> None:
    assert fix(TEXT) == FIXED
    assert fix(FIXED) == FIXED
    assert fix(TEXT, unsafe=True) == FIXED.replace("Ким Ир Сене", "Ким Ильсоне")
    assert check(FIXED, ignore=["established"], select=["person"])[0].sic


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({"select": ["KTV107"]}, ["KTV107"]),
        ({"select": ["established"]}, ["KTV107"]),
        ({"ignore": ["KTV107"]}, ["KTV101", "KTV101"]),
        ({"select": ["KTV1"], "ignore": ["person"]}, ["KTV107"]),
        ({"severity": {"KTV101": "off"}}, ["KTV107"]),
        ({"keep": ["Ким Ир Сен"]}, ["KTV101", "KTV101"]),
        ({"select": ["ALL"]}, ["KTV101", "KTV101", "KTV107"]),
    ],
)
def test_options_choose(options: dict[str, object], codes: list[str]) -> None:
    assert [one.code for one in check(TEXT, **options)] == codes  # type: ignore[arg-type]


def test_severity_is_a_setting_but_sic_stays_a_notice() -> None:
    found = check(TEXT, severity={"person": "warning", "KTV107": "error"})
    assert [one.severity for one in found] == ["warning", "notice", "error"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"format": "markdwn"}, ["format", "markdown"]),
        ({"profile": "papr"}, ["profile", "paper"]),
        ({"yo": "requre"}, ["yo", "require"]),
        ({"select": ["KTV777"]}, ["no code", "KTV777"]),
        ({"ignore": ["persn"]}, ["no code", "person"]),
        ({"severity": {"KTV101": "eror"}}, ["KTV101", "error"]),
        ({"severity": ["KTV101"]}, ["severity"]),
        ({"keep": 3}, ["keep"]),
        ({"profle": "paper"}, ["profle", "profile"]),
    ],
)
def test_what_is_wrong_is_named(options: dict[str, object], words: list[str]) -> None:
    with pytest.raises(InputError) as raised:
        check(TEXT, **options)  # type: ignore[arg-type]
    for word in words:
        assert word in str(raised.value)


def test_own_persons_are_known(tmp_path: Path) -> None:
    """A row of the author's own decides which Hangul a name has."""
    rows = tmp_path / "persons.tsv"
    rows.write_text("hangul\tgender\n김|전운\tm\n", encoding="utf-8")
    by_file = check("Ким Чон Ун вошёл.", persons=rows)
    by_row = check("Ким Чон Ун вошёл.", persons=[("김|전운", "m")])
    assert by_file == by_row
    with pytest.raises(InputError, match=r"line 1.*hangul"):
        check("", persons=_write(rows, "hangull\n"))
    with pytest.raises(InputError, match="no column 'hangul'"):
        check("", persons=_write(rows, "gender\n"))
    with pytest.raises(InputError, match="no such file"):
        check("", persons=tmp_path / "none.tsv")


def test_a_file_is_checked_by_its_ending_and_its_settings(tmp_path: Path) -> None:
    text = "`Ким Чен Ын` это код, а Ким Чен Ын человек, при Ким Ир Сене.\n"
    page = _write(tmp_path / "page.md", text)
    _write(tmp_path / "kontsevich.toml", 'keep = ["Ким Ир Сен"]\n')
    [finding] = check_path(page)
    assert finding.start == text.rindex("Ким Чен Ын")
    assert [one.code for one in check_path(page, select=["KTV9"])] == []
    with pytest.raises(InputError, match="no such file"):
        check_path(tmp_path / "none.txt")


def test_found_is_the_source_as_it_stands() -> None:
    """Over a line end, and with a hyphen at it, the slice is the source's, the message one name."""
    for text in ("Лидер КНДР Ким\nЧен Ын прибыл.", "Лидер КНДР Ким Чен\r\nЫн прибыл."):
        [finding] = check(text)
        assert finding.found == text[finding.start : finding.end]
        assert "\n" in finding.found
        assert "«Ким Чен Ын»" in finding.message()
        assert finding.end_line == finding.line + 1


def _write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_columns_count_code_points() -> None:
    [finding] = check("😀 김 Лидер КНДР Ким Чен Ын прибыл.")
    assert isinstance(finding, Finding)
    assert finding.column == len("😀 김 Лидер КНДР ") + 1
