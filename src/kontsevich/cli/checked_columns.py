"""`kontsevich check --add`: lists with a column of what was found and one of the fixed text."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from ..checker.findings.checking import check, fix
from ..errors import InputError
from ..frames.list_columns import Cell, Columns
from ..messages import Say
from .columns import rewrite_list

NAMES = {"findings": "string", "fixed": "string"}


def add_findings(options: argparse.Namespace, say: Say, layer: Mapping[str, Any]) -> int:
    """Write a list again with what was found in its cells; 1 if anything was.

    `layer`: the settings that the options give. Raises `InputError` where no column is named.
    """
    settings = dict(layer)
    asked = ",".join(settings.pop("columns", ()))
    if not asked:
        raise InputError("--add: --columns says which columns are read")
    found = 0

    def tell(cell: str) -> list[Cell]:
        nonlocal found
        findings = check(cell, lang=options.lang, **settings)
        found += len(findings)
        told = " ".join(f"{one.code} {one.message()}" for one in findings)
        return [told, fix(cell, unsafe=options.unsafe_fixes, **settings)]

    arguments = argparse.Namespace(**{**vars(options), "file": options.paths, "text": []})
    rewrite_list(arguments, say, Columns(asked, NAMES, lambda _: tell))
    return int(found > 0)
