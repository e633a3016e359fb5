"""Packs what a slow line waits for as closely as it goes: python pack.py OUT SOURCE...

One file is packed as it is; archives become one archive, in which nothing is packed by itself.
"""

from __future__ import annotations

import io
import lzma
import sys
import zipfile
from pathlib import Path

# What no page asks for: the command line, frames, the work on the tables.
UNASKED = tuple(f"kontsevich/{name}/" for name in ("cli", "frames", "maintain"))
BEGINNING = (1980, 1, 1, 0, 0, 0)  # a date for all files, so that the same gives the same bytes


def join(archives: list[str]) -> bytes:
    """The files of all archives in one, stored."""
    joined = io.BytesIO()
    with zipfile.ZipFile(joined, "w", zipfile.ZIP_STORED) as whole:
        for archive in archives:
            with zipfile.ZipFile(archive) as part:
                for name in sorted(part.namelist()):
                    if name.startswith(UNASKED):
                        continue
                    whole.writestr(zipfile.ZipInfo(name, BEGINNING), part.read(name))
    return joined.getvalue()


def main(out: str, *sources: str) -> None:
    """Write OUT."""
    archives = [source for source in sources if source.endswith((".zip", ".whl"))]
    data = join(archives) if archives else Path(sources[0]).read_bytes()
    size = 1 << max(len(data) - 1, 1 << 16).bit_length()  # all of it is looked back at
    closest = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": size}
    packed = lzma.compress(data, check=lzma.CHECK_CRC32, filters=[closest])
    Path(out).write_bytes(packed)


main(*sys.argv[1:])
