"""What the program said of our own texts when it was last looked at, it still says."""

from __future__ import annotations

import pytest

from characterisation import FILES, read_golden

TEXTS = {file: read() for file, (read, _) in FILES.items()}
GOLDEN = {file: read_golden(file) for file in FILES}
CASES = [(file, name) for file in FILES for name in {**TEXTS[file], **GOLDEN[file]}]


@pytest.mark.parametrize(("file", "name"), CASES)
def test_it_says_what_it_said(file: str, name: str) -> None:
    """If the change is meant: `python tests/characterisation.py`, and read the difference."""
    _, tell = FILES[file]
    assert list(tell(name, TEXTS[file][name])) == GOLDEN[file].get(name, [])
