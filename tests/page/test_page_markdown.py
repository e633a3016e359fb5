"""Markdown on the page: its parser in JavaScript against the library's own, compiled one."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from kontsevich.documents import Region, read_markdown

ROOT = Path(__file__).parents[2]
PARSER = ROOT / "tests/page/markdown.mjs"
OWN_TESTS = ROOT / "tests/documents/test_documents_markdown.py"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/rules/*.md")])
# fmt: off
PIECES = [
    "Ким Чен Ын", "Пак", "слово", "текст «Ким Чен Ын» дальше", "[1]", "1. ", "- ", "> ", "* * *",
    "# ", "## Литература", "**", "*", "`", "``", "~~", "[", "](http://a.b)", "](а 'б')", "![",
    "]", "<b>", "</b>", "<br>", "<!-- что -->", "<div>\n", "&nbsp;", "&#160;", "&amp", "\\*",
    "\\\n", "  \n", "\n", "\n\n", "    ", "\n```\n", "\n~~~py\n", "[^1]", "\n\n[^1]: сноска ",
    "\n| а | б |\n|---|---|\n| в | г |\n", "\n---\n", "\n===\n", "<http://a.b>", "a@b.ru", "😀",
    " ", "> [!NOTE]\n> ", "- [x] а", "\n\n[а]: http://a.b 'в'\n\n", "[а]", "[а][]", " {#id}",
    "한글", "\t",
]
# fmt: on


def _skip_reason() -> str:
    if not shutil.which("node"):
        return "no Node.js"
    if not (ROOT / "page/node_modules/micromark").is_dir():
        return "no packages of the page; make page-wheels brings them"
    return ""


pytestmark = pytest.mark.skipif(bool(_skip_reason()), reason=_skip_reason() or "-")


class Parser:
    """The page's parser, in a process that is asked again and again."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(PARSER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def readEvents(self, text: str) -> str:  # noqa: N802  # as JavaScript calls it
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def load_stand_in() -> ModuleType:
    spec = importlib.util.spec_from_file_location("page_pyromark", ROOT / "page/src/pyromark.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    one = Parser()
    page_markdown: Any = SimpleNamespace(readEvents=one.readEvents)
    sys.modules["page_markdown"] = page_markdown
    yield one
    del sys.modules["page_markdown"]
    one.close()


def read_both(text: str) -> tuple[list[Region], list[Region]]:
    ours = read_markdown(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pyromark", load_stand_in())
        return ours, read_markdown(text)


def shown(regions: list[Region]) -> list[tuple[Any, ...]]:
    """What people and the checker see of regions: words, roles, where each letter stands."""
    return [
        (region.role, region.label, region.text.strip())
        for region in regions
        if region.text.strip()
    ]


def test_our_own_pages_read_alike(parser: Parser) -> None:
    assert len(PAGES) > 100
    for page in PAGES:
        ours, theirs = read_both(page.read_text(encoding="utf-8"))
        assert shown(theirs) == shown(ours), page
        for one, other in zip(ours, theirs, strict=True):
            start = len(one.text) - len(one.text.lstrip())
            end = len(one.text.rstrip())
            assert other.source(start, end) == one.source(start, end), page


# Two marks that meet, alone and before a word; and where the two parsers differ: a box without a
# word, a box in the middle of a line, an indented line right below a table.
BOX, DASH, TABLE = "> [!NOTE]\n> ", "- ", "\n| а | б |\n|---|---|\n| в | г |\n"
DIFFERENT = {(BOX, DASH), (TABLE, "    ", "Пак"), (TABLE, "\t", "Пак")}


def test_marks_that_meet_read_alike(parser: Parser) -> None:
    pairs = list(product(PIECES, repeat=2))
    different = set()
    for pieces in [*pairs, *((*pair, "Пак") for pair in pairs)]:
        ours, theirs = read_both("".join(pieces))
        if shown(theirs) != shown(ours):
            different.add(pieces)
    assert different == DIFFERENT


def stand_in() -> Parser:
    """Let the page's parser stand for the compiled one in this process."""
    one = Parser()
    page_markdown: Any = SimpleNamespace(readEvents=one.readEvents)
    sys.modules["page_markdown"] = page_markdown
    sys.modules["pyromark"] = load_stand_in()
    return one


def test_the_readers_own_tests_hold_with_the_pages_parser() -> None:
    options = ["-p", "no:cacheprovider", "-p", "no:xdist", "-q", str(OWN_TESTS)]
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import pytest, test_page_markdown as ours\n"
        f"parser = ours.stand_in(); result = pytest.main({options!r})\n"
        "parser.close(); sys.exit(result)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
