"""What the documents show is what the program does: every code block and example is run.

* ` ```python ` with `>>>` is a doctest; without, it is a program that must run. The blocks of one
  page share their names.
* ` ```console ` is a session: the lines after `$ ` are commands, the rest is what they print.
* ` ```text file=NAME ` (any language before it) is a file that later blocks of the page may read.
* `` `Hangul Cyrillic` `` and `` `kind:Hangul Cyrillic` `` in the decisions are examples.
"""

from __future__ import annotations

import doctest
import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kontsevich import Converter, tables
from kontsevich.cli import main
from kontsevich.profile import switch_values
from kontsevich.reading import KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT)
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "tables" / "README.md")
)
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)(?: file=(?P<file>\S+))?\n(?P<text>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAIR = re.compile(r"`(?:([a-z]+):)?([가-힣][가-힣 |]*) ([^`가-힣]+)`")
LOCALES = {True: "ru_RU.UTF-8", False: "en_US.UTF-8"}


class Block(NamedTuple):
    """A fenced block: its language, the file it is, its text, the line it begins at."""

    language: str
    file: str
    text: str
    line: int


def read_blocks(page: Path) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        lines = match["text"].splitlines(keepends=True)
        inner = "".join(piece.removeprefix(match["indent"]) for piece in lines)
        yield Block(match["language"], match["file"] or "", inner, line)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_block_does_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", LOCALES[page.name.endswith(".ru.md")])
    names: dict[str, object] = {}
    for block in read_blocks(page):
        where = f"{page}:{block.line}"
        if block.file:
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            assert replay_session(block.text, monkeypatch) == block.text, where
        elif block.language == "python" and ">>>" in block.text:
            run_doctest(block.text, names, where)
        elif block.language == "python":
            exec(compile(block.text, where, "exec"), names)


def run_doctest(text: str, names: dict[str, object], where: str) -> None:
    test = doctest.DocTestParser().get_doctest(text, names, where, where, 0)
    report = io.StringIO()
    failed = doctest.DocTestRunner().run(test, out=report.write, clear_globs=False).failed
    names.update(test.globs)
    assert not failed, report.getvalue()


def replay_session(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same session with what the commands print today."""
    shown: list[str] = []
    code = 0
    for line in text.splitlines():
        if not line.startswith("$ "):
            continue
        shown.append(line + "\n")
        if line == "$ echo $?":
            shown.append(f"{code}\n")
        else:
            code, printed = run_command(line[2:], monkeypatch)
            shown.append(printed)
    return "".join(shown)


def run_command(line: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """`kontsevich …`, `cat FILE`, and `echo … | kontsevich …`: exit code, both outputs as one."""
    given, pipe, command = line.rpartition(" | ")
    typed = "\n".join(shlex.split(given)[1:]) + "\n" if pipe else ""
    program, *arguments = shlex.split(command)
    if program == "cat":
        return 0, Path(arguments[0]).read_text(encoding="utf-8")
    assert program == "kontsevich", f"the test can't run: {line}"
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", out)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        try:
            code = main(arguments)
        except SystemExit as stop:  # argparse ends so
            code = int(stop.code or 0)
    out.seek(0)
    return code, out.read()


@pytest.mark.parametrize("page", ["decisions.md", "decisions.ru.md"])
def test_the_examples_of_the_decisions_hold(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    converters = {kind: Converter(kind=kind) for kind in KINDS}
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
    numbers = set(map(str, range(1, 26)))
    for page in ("decisions.md", "decisions.ru.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert set(re.findall(r"^## (\d+)\. ", text, re.MULTILINE)) == numbers


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))
    targets = [target for target in LINK.findall(text) if "://" not in target]
    assert [target for target in targets if not (ROOT / page.parent / target).exists()] == []


def test_every_source_is_described() -> None:
    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)) == {
        *tables.read_toml("sources.toml")
    }


def test_every_switch_and_value_is_described() -> None:
    text = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text, re.MULTILINE))
    for switch, values in switch_values().items():
        assert rows[switch] == ", ".join(values)
