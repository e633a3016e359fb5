"""Packs a file as closely as it goes, for a slow line: python pack.py FILE makes FILE.xz."""

from __future__ import annotations

import lzma
import sys
from pathlib import Path


def main(name: str) -> None:
    """Write NAME.xz."""
    data = Path(name).read_bytes()
    size = 1 << max(len(data) - 1, 1 << 16).bit_length()  # all of it is looked back at
    closest = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": size}
    packed = lzma.compress(data, check=lzma.CHECK_CRC32, filters=[closest])
    Path(f"{name}.xz").write_bytes(packed)


main(*sys.argv[1:])
