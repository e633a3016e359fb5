"""A wheel with the compiled core: the pure wheel, the library and its tables, a platform's tag.

`make core-wheel` asks for it (CORE_WHEEL in the environment is the folder of the built core), else
a wheel is pure. One wheel serves all Pythons of a platform, since ctypes calls the library.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

TABLES = "tables.txt"


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the core into `kontsevich/core` of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a wheel is built."""
        folder = os.environ.get("CORE_WHEEL")
        if not folder or version == "editable":
            return
        built = Path(self.root, folder)
        (library,) = (path for path in built.glob("*kontsevich_core.*") if path.suffix != ".wasm")
        for path in (library, built / TABLES):
            build_data["force_include"][str(path)] = f"kontsevich/core/{path.name}"
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{find_platform(library)}"


def find_platform(library: Path) -> str:
    """The platform on which a library runs; on Linux, as far back as its C functions go."""
    asked = re.findall(rb"GLIBC_2\.(\d+)", library.read_bytes())
    if sys.platform != "linux" or not asked:
        return next(platform_tags())
    # PEP 600: no older glibc than 2.5 has a tag.
    return f"manylinux_2_{max(5, *map(int, asked))}_{platform.machine()}"
