"""What a type checker says of calls: a wrong word is told before the program runs."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from kontsevich.documents.formats import FORMATS, PACKAGES, TEXT_FORMATS, FileFormat
from kontsevich.law.choices import Language, Profile, Switches
from kontsevich.law.profiles import switch_values
from kontsevich.law.tables import names
from kontsevich.messages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
RIGHT = """\
from kontsevich import Converter, check, convert, explain, explain_hangulize, fix
from kontsevich import Manuscript, OpenDocument, check_path, fix_path, hangulize, pronounce, restore

convert("", kind="word", case="title", profile="dzh", yo="fold", voiced_j="дж", generics="keep")
explain("", kind="place", case="lower", hanja="north")
pronounce("", kind="name")
Converter(kind="given", case="sentence", lexicon=[("", "")], letters="rr", divide="hyphen")
[found] = restore("", kind="name", system="mr", country="north", profile="dzh")
convert(found.hangul, kind=found.kind, profile=found.profile)
hangulize("", norm="north", terms=True)
check("", yo="fold", severity={"KTV101": "off"}, profile="lankov", format="rst", lang="ru")
check_path("x.docx", format="docx")
Manuscript(b"", "odt").check("ru")
OpenDocument("", format="html")
explain_hangulize("", norm="south")
"""
WRONG = [
    'convert("", kind="wrod")',
    'convert("", case="upper")',
    'convert("", yo="folded")',
    'convert("", generic="keep")',
    "convert(None)",
    'explain("", kind="wrod")',
    'pronounce("", kind="wrod")',
    'Converter(kind="wrod")',
    'Converter(case="upper")',
    'Converter(hanja="south")',
    'restore("", kind="surname")',
    'restore("", system="rm")',
    'restore("", country="west")',
    'hangulize("", norm="east")',
    'explain_hangulize("", norm="east")',
    'check("", yo="kept")',
    'fix("", severity={"KTV101": "loud"})',
    'convert("", profile="papr")',
    'restore("", profile="papr")',
    'check("", profile="papr")',
    'check("", format="docx")',
    'check("", lang="de")',
    'fix("", format="htm")',
    'check_path("", format="htm")',
    'fix_path("", profile="papr")',
    'Manuscript(b"", "htm")',
    'OpenDocument("", format="odt")',
]


def test_mypy_tells_each_wrong_choice_and_no_right_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = pytest.importorskip("mypy.api")
    monkeypatch.setenv("MYPYPATH", str(ROOT / "src"))
    program = tmp_path / "program.py"
    program.write_text(RIGHT + "\n".join(WRONG) + "\n", encoding="utf-8")
    settings = ["--strict", "--config-file=", "--no-error-summary", "--hide-error-context"]
    options = [*settings, f"--cache-dir={tmp_path / 'cache'}", "--follow-imports=silent"]
    said, failed, _ = api.run([*options, str(program)])
    assert not failed, failed
    first = RIGHT.count("\n") + 1
    told = {int(line.split(":")[1]) for line in said.splitlines() if ": error: " in line}
    assert told == set(range(first, first + len(WRONG))), said


def test_the_types_hold_what_the_tables_hold() -> None:
    assert get_args(Profile) == names("profiles")
    assert get_args(Language) == LANGUAGES
    assert set(TEXT_FORMATS) == set(FORMATS) - set(PACKAGES)
    assert {name for part in get_args(FileFormat) for name in get_args(part)} == set(FORMATS)
    hints = get_type_hints(Switches)
    assert hints.keys() == switch_values().keys()
    for switch, hint in hints.items():
        if hint is not str:
            assert get_args(hint) == switch_values()[switch]
