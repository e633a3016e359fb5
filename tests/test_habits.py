"""The habits of the house that a machine can watch over."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kontsevich.law import tables
from kontsevich.messages import WORDS

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src" / "kontsevich").rglob("*.py"))
FOREIGN = re.compile("[\u0400-\u052f\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
# The module that composes Hangul.
MAY_HOLD_LETTERS = {"syllables.py"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_korean_or_russian_in_code(path: Path) -> None:
    """Law stands in tables; doctests and comments may show it, escapes may name a range."""
    if path.name in MAY_HOLD_LETTERS:
        return
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    literals = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and FOREIGN.search(ast.get_source_segment(source, node) or "")
    ]
    assert literals == []


def test_one_module_imports_hangul_jamo_and_one_prints() -> None:
    importers = [path.name for path in SOURCES if "import hangul_jamo" in path.read_text("utf-8")]
    assert importers == ["syllables.py"]
    for path in SOURCES:
        if path.parent.name != "cli":
            calls = [
                node
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "print"
            ]
            assert not calls, path


SAID = {"InputError", "DocumentError", "KontsevichError"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_error_is_told_in_russian(path: Path) -> None:
    """Its template, and what it says of its own in a field; what `say` gives is told already."""
    told = tables.read_toml("messages/errors.ru.toml")["errors"]
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID
    ]
    fields = [one.value for call in calls for one in call.keywords if one.arg in WORDS]
    said = [node for call in calls for node in call.args[:1]] + fields
    assert [
        node.value
        for node in said
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in told
    ] == []


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, builtins, io\n"
        "import kontsevich\n"
        "assert not [name for name in sys.modules if name.startswith('kontsevich.')]\n"
        "kontsevich.convert('김정은 국물')\n"
        "loaded = {'rich', 'regex', 'argparse', 'json', 'dataclasses'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_test_imports_a_private_name() -> None:
    """What a module keeps to itself may move without a test noticing."""
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kontsevich"):
                private = [name.name for name in node.names if name.name.startswith("_")]
                assert not private, path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_module_class_and_public_function_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node
        for node in tree.body
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_")
    ]
    assert ast.get_docstring(tree)
    assert [node.name for node in public if not ast.get_docstring(node)] == []
