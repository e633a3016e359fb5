"""The small changes that `make mutants` tries, and the form of the lists in tests/known."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import mutation

SOURCE = '''
LIMIT = 3

def f(a: int, b: str = "x") -> int:
    """Words."""
    if a < LIMIT and b:
        raise ValueError("words")
    for one in [x for x in b if x]:
        print(one)
    return a + 1 if not b else 0
'''
CHANGES = [
    "LIMIT = 4",
    "if a <= LIMIT and b:",
    "if a < LIMIT or b:",
    "if b:",
    "if a < LIMIT:",
    "if False:",
    "if True:",
    "for one in [x for x in b]:",
    "return a - 1 if not b else 0",
    "return a + 2 if not b else 0",
    "return a + 1 if not b else 1",
    "return a + 1 if b else 0",
    "return a + 1",
    "return 0",
    "return",
]


def test_each_change_is_made_and_only_that() -> None:
    mutants = mutation.find_mutants(SOURCE)
    texts = [ast.unparse(mutation.apply(SOURCE, one)) for one in mutants]
    before = ast.unparse(ast.parse(SOURCE)).split("\n")
    for change in CHANGES:
        assert any(change in [line.strip() for line in text.split("\n")] for text in texts), change
    for text in texts:
        after = text.split("\n")
        assert sum(old != new for old, new in zip(before, after, strict=False)) >= 1
    assert len({one.key for one in mutants}) == len(mutants)


def test_words_of_errors_annotations_and_docstrings_are_left() -> None:
    changes = [one.change for one in mutation.find_mutants(SOURCE)]
    assert not any("words" in change.lower() and "left out" not in change for change in changes)
    assert not any("'int'" in change for change in changes)


KNOWN = Path(mutation.__file__).with_name("known")
MODULES = Path(mutation.__file__).resolve().parents[1] / "src" / "kontsevich"


def read_rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", sorted(KNOWN.iterdir()), ids=lambda path: path.name)
def test_what_is_known_has_its_reason(path: Path) -> None:
    """One shape for all lists of known differences: a header, sorted rows, the reason last."""
    header, *rows = read_rows(path)
    assert header[-1] == "reason"
    assert all(len(row) == len(header) and row[-1].strip() for row in rows)
    assert rows == sorted(rows)
    assert len({tuple(row[:-1]) for row in rows}) == len(rows)


def test_every_equal_mutant_is_still_one() -> None:
    for module, mutant, _ in read_rows(KNOWN / "mutants.tsv")[1:]:
        source = (MODULES / module).read_text("utf-8")
        assert mutant in [one.key for one in mutation.find_mutants(source)], (module, mutant)
