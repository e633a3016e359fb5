"""Fuzz one reader: `python fuzz/readers.py FORMAT [libFuzzer options]`.

Any text must be read without an exception (but `DocumentError`), into regions in order whose maps
lead back to the source. `make fuzz` runs every reader for a minute; it needs atheris.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kontsevich.documents"]):
    from kontsevich.documents.formats import FORMATS, PACKAGES, read_container, read_regions
    from kontsevich.documents.text.encoding import decode
    from kontsevich.errors import DocumentError

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from structure import MARKED, PACKED, mutate

from format_cases import is_sound

LONGEST = 4000


def try_bytes(form: str, data: bytes) -> None:
    """Read bytes as a file of a format would be."""
    try:
        if form in PACKAGES:
            container = read_container(data, form)
            is_sound(container.text, container.regions)
            return
        text = decode(data[:LONGEST]).text
        is_sound(text, read_regions(text, form))
    except DocumentError:
        return


def main() -> None:
    """Fuzz the reader of the format that is named first."""
    form = sys.argv.pop(1)
    if form not in FORMATS:
        raise SystemExit(f"one of {', '.join(FORMATS)}")

    def change(data: bytes, most: int, seed: int) -> bytes:
        """By the structure of the format, now and then by bytes, as the fuzzer would."""
        changed = mutate(data, form, seed) if seed % 8 else data
        return changed if data != changed and len(changed) <= most else atheris.Mutate(data, most)

    structured = {"custom_mutator": change} if form in (*PACKED, *MARKED) else {}
    atheris.Setup(sys.argv, lambda data: try_bytes(form, data), **structured)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
