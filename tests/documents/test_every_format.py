"""The same manuscript in every format of the registry: the same findings, the same fixes, whatever
its line ends are and however its letters are composed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

from every_format import (
    HEADING,
    PLAIN_ONLY,
    PROSE,
    QUOTED,
    READ_ONLY,
    WRITERS,
    Paragraph,
    end_lines,
)
from kontsevich import Manuscript
from kontsevich.documents.formats import FORMATS, FileFormat
from office import told

PLAIN = (
    Paragraph(PROSE, "Лидер КНДР Ким Чен Ын прибыл в Россию, писал журнал о нём."),
    Paragraph(PROSE, "Газета пишет: «Ким Чен Ын доволен», а Хван Чжан Еп молчит."),
    Paragraph(PROSE, "В Сеуле говорили с Юн Сок Ёлем и с Ким\nЁ Чжон, другой её сестрой."),
    Paragraph(PROSE, "Маршал 박정천 (Пак Чен Чхон) был рядом; при Ким Ир Сене было иначе."),
    Paragraph(PROSE, "О Ким Чен Ыне см.: Ланьков А. Н. Ким Чен Ир // Журнал. 2010. № 3. С. 5."),
)
RICH = (
    Paragraph(HEADING, "Встреча с Ким Чен Ыном"),
    PLAIN[0]._replace(note="Так считает и Пак Чон Хи."),
    *PLAIN[1:4],
    Paragraph(QUOTED, "Лидер КНДР Ким Чен\nЫн прибыл."),
    PLAIN[4],
)
# By the decisions: what is found, what is right, and what becomes of it. What stands in quotation
# marks or in a cited title is another's ("sic"); the name of a statesman by a well-known spelling,
# and what leads to a reference, are only offered.
OWN = {
    "Ким Чен Ын": ("Ким Чжонын", "safe"),
    "Хван Чжан Еп": ("Хван Чжанъёп", "safe"),
    "Юн Сок Ёлем": ("Юн Согёлем", "safe"),
    "Ким Ё Чжон": ("Ким Ёчжон", "safe"),
    "Пак Чен Чхон": ("Пак Чончхон", "safe"),
    "Ким Ир Сене": ("Ким Ильсоне", "unsafe"),
    "Ким Чен Ыне": ("Ким Чжоныне", "unsafe"),
}
RICHER = {"Ким Чен Ыном": ("Ким Чжоныном", "safe"), "Пак Чон Хи": ("Пак Чонхи", "safe")}
SIC = ["Ким Чен Ир", "Ким Чен Ын"]

Form = Literal["NFC", "NFD"]
Row = tuple[str, str, str]


def expect(form: str, *, fixed: bool = False) -> list[Row]:
    """What is to be found in the manuscript that a format can hold, and after all was fixed."""
    rich = form not in PLAIN_ONLY
    own = {} if fixed else OWN | (RICHER if rich else {})
    sic = [(name, "", "sic") for name in SIC + SIC[1:] * rich]
    return sorted([(name, *found) for name, found in own.items()] + sic)


@cache
def write(form: str, composed: Form = "NFC") -> bytes:
    """The manuscript in a format."""
    said = PLAIN if form in PLAIN_ONLY else RICH
    return WRITERS[form](
        [
            Paragraph(kind, *(unicodedata.normalize(composed, one) for one in texts))
            for kind, *texts in said
        ]
    )


def find(data: bytes, form: FileFormat) -> list[Row]:
    """What is found, with composed letters."""
    return sorted(
        (unicodedata.normalize("NFC", shown), "" if sic else right, "sic" if sic else fix)
        for _, shown, right, sic, fix in told(Manuscript(data, form).check())
    )


def skip_without_parser(form: FileFormat) -> None:
    if form == "rst":
        pytest.importorskip("tree_sitter_rst", reason="the parser of rst is not installed")
    if form == "doc":
        pytest.importorskip("olefile", reason="needs kontsevich[doc]")
    if form == "pdf":
        pytest.importorskip("pypdf", reason="needs kontsevich[pdf]")


def test_every_format_has_its_writer_and_is_fuzzed() -> None:
    assert set(WRITERS) == set(FORMATS)
    makefile = Path(__file__).resolve().parents[2].joinpath("Makefile").read_text("utf-8")
    readers = re.findall(r"^READERS = (.*)$", makefile, re.M)
    assert set(readers[0].split()) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_findings_are_the_same(form: FileFormat) -> None:
    skip_without_parser(form)
    assert find(write(form), form) == expect(form)


@pytest.mark.parametrize("form", FORMATS)
def test_decomposed_letters_change_nothing(form: FileFormat) -> None:
    skip_without_parser(form)
    assert find(write(form, "NFD"), form) == expect(form)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in READ_ONLY])
@pytest.mark.parametrize("composed", ["NFC", "NFD"])
def test_line_ends_change_nothing(form: FileFormat, composed: Form) -> None:
    skip_without_parser(form)
    data = end_lines(write(form, composed))
    assert find(data, form) == expect(form)
    fixed = Manuscript(data, form).fix().data
    assert fixed == end_lines(Manuscript(write(form, composed), form).fix().data)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in READ_ONLY])
@pytest.mark.parametrize("composed", ["NFC", "NFD"])
def test_fixing_all_leaves_nothing_to_fix(form: FileFormat, composed: Form) -> None:
    skip_without_parser(form)
    once = Manuscript(write(form, composed), form).fix(unsafe=True)
    assert find(once.data, form) == expect(form, fixed=True)
    assert once.fix(unsafe=True).data == once.data
