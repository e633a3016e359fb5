"""What the documents show is what the program does: every block of code and example is run.

`` `Hangul Cyrillic` `` and `` `kind:Hangul Cyrillic` `` in the decisions are examples; what else is
run, and how, says `docs_blocks.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs_blocks import FENCE, NOT_RUN, PICTURES, ROOT, RUSSIAN, read_blocks, read_pages, run_page
from kontsevich import Converter
from kontsevich.analysis.classification import KINDS
from kontsevich.law import tables
from kontsevich.law.profiles import switch_values

PAGES = read_pages()
RULES = sorted(path.relative_to(ROOT) for path in ROOT.glob("docs/rules/*.md"))
PAIR = re.compile(r"`(?:([a-z]+):)?([가-힣][가-힣 |]*) ([^`가-힣]+)`")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_block_does_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / page).read_text("utf-8")
    fences = len(re.findall(r"^ *```", text, re.MULTILINE))
    assert run_page(page, monkeypatch) == fences / 2, "a fence that the test does not see"


def test_the_pages_of_the_rules_hold_no_code() -> None:
    """Their examples are run by `kontsevich tables check`."""
    assert not any(list(read_blocks(page)) for page in RULES)


def test_what_is_not_run_is_shown_somewhere() -> None:
    shown = "\n".join(block.text for page in PAGES for block in read_blocks(page))
    for command in NOT_RUN:
        assert re.search(rf"^(?:\$ )?{re.escape(command)}(?: +#.*)?$", shown, re.MULTILINE), command
    for page in PICTURES:
        assert any(one.language == "text" and not one.file for one in read_blocks(Path(page)))


def test_every_page_is_there_in_both_languages() -> None:
    """`x.md` in English, `x.ru.md` in Russian, one click apart."""
    for page in (*PAGES, *RULES):
        name = page.name
        other = (
            name.removesuffix(RUSSIAN) + ".md"
            if name.endswith(RUSSIAN)
            else name.removesuffix(".md") + RUSSIAN
        )
        assert page.with_name(other) in (*PAGES, *RULES), f"{page} has no twin"
        if page.parent.name == "website":  # the site puts the link there
            continue
        told = "In English" if name.endswith(RUSSIAN) else "По-русски"
        assert f"[{told}]({other})" in (ROOT / page).read_text("utf-8"), page


def test_both_languages_have_the_same_sections_and_blocks() -> None:
    for page in PAGES:
        if page.name.endswith(RUSSIAN):
            english = page.with_name(page.name.removesuffix(RUSSIAN) + ".md")
            found = []
            for one in (page, english):
                text = FENCE.sub("", (ROOT / one).read_text("utf-8"))
                levels = [len(mark) for mark in re.findall(r"^(#+) ", text, re.MULTILINE)]
                found.append((levels, [block.language for block in read_blocks(one)]))
            assert found[0] == found[1], f"{page} and {english} differ"


@pytest.mark.parametrize("page", ["decisions.md", "decisions.ru.md"])
def test_the_examples_of_the_decisions_hold(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    converters: dict[str, Converter] = {kind: Converter(kind=kind) for kind in KINDS}
    pairs = [match.groups() for match in PAIR.finditer(text)]
    wrong = [
        (hangul, converters[kind or "word"].convert(hangul), cyrillic)
        for kind, hangul, cyrillic in pairs
        if converters[kind or "word"].convert(hangul) != cyrillic
    ]
    assert not wrong
    assert len(pairs) > 100


def test_the_decisions_are_the_same_in_both_languages() -> None:
    found = [
        [match.groups() for match in PAIR.finditer((ROOT / "docs" / page).read_text("utf-8"))]
        for page in ("decisions.md", "decisions.ru.md")
    ]
    assert found[0] == found[1]


def test_every_decision_that_a_rule_cites_is_written_down() -> None:
    numbers = set(map(str, range(1, 28)))
    for page in ("decisions.md", "decisions.ru.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert set(re.findall(r"^## (\d+)\. ", text, re.MULTILINE)) == numbers


@pytest.mark.parametrize("page", ["sources.md", "sources.ru.md"])
def test_every_source_is_described(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)) == {
        *tables.read_toml("sources.toml")
    }


@pytest.mark.parametrize("page", ["library.md", "library.ru.md"])
def test_every_switch_and_value_is_described(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text, re.MULTILINE))
    for switch, values in switch_values().items():
        assert rows[switch] == ", ".join(values)
