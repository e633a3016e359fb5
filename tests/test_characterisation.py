"""What the program said of our own texts when it was last looked at, it still says."""

from __future__ import annotations

import pytest

from characterisation import FILES, read_golden

CASES = [
    (file, name) for file, (read, _) in FILES.items() for name in {**read(), **read_golden(file)}
]


@pytest.mark.parametrize(("file", "name"), CASES)
def test_it_says_what_it_said(file: str, name: str) -> None:
    """If the change is meant: `python tests/characterisation.py`, and read the difference."""
    read, tell = FILES[file]
    assert list(tell(read()[name])) == read_golden(file).get(name, [])
