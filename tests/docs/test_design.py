"""The addresses that the page on design gives lead somewhere: files, functions, tables."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "kontsevich"
PAGES = [ROOT / "docs" / name for name in ("design.md", "design.ru.md")]


def names_in(path: Path) -> set[str]:
    """What a module defines: functions, classes, and their methods with a dot."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if hasattr(one, "name")}
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_address_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    addresses = re.findall(r"`([\w/]+\.py)(?::([\w.]+))?`", text)
    assert len(addresses) > 25
    for module, function in addresses:
        assert (PACKAGE / module).is_file(), module
        assert not function or function in names_in(PACKAGE / module), f"{module}:{function}"
    for table in re.findall(r"`tables/([\w/.-]+)`", text):
        assert (ROOT / "tables" / table).exists(), table


def test_both_languages_give_the_same_addresses() -> None:
    found = [re.findall(r"`[\w/]+\.py:[\w.]+`", page.read_text(encoding="utf-8")) for page in PAGES]
    assert found[0] == found[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_ten_questions_are_answered_by_a_place_each(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    table = next(part for part in text.split("\n### ") if part.startswith(("A newcomer", "Десять")))
    table = table.split("\n## ")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == 10
    for question, answer in rows:
        found = re.findall(r"`(?:tables/[\w/.-]+|[\w/]+\.py(?::[\w.]+)?)`", answer)
        assert question.strip().endswith("?") and found, question
