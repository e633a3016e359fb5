"""What is kept of a table is what stands in it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from kontsevich.errors import TableError
from kontsevich.law import tables

TABLE = "sources.toml"
NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "locate", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path


def read(folder: Path, text: str | None = None) -> object:
    if text is not None:
        (folder / TABLE).write_text(text, "utf-8")
    return tables.read_toml.__wrapped__(TABLE)


def kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("*"))


def test_a_table_is_read_as_it_stands_now(folder: Path) -> None:
    assert read(folder, 'a = "б"\n') == read(folder) == {"a": "б"}
    assert len(kept(folder)) == 1
    assert read(folder, 'a = ["в", 1, true, 0.5]\n') == read(folder) == {"a": ["в", 1, True, 0.5]}
    assert len(kept(folder)) == 1


def test_one_turned_bit_is_damage(folder: Path) -> None:
    """What was kept still reads as something: only its sum tells that it was not written so."""
    read(folder, 'a = "xyz"\n')
    [file] = kept(folder)
    file.write_bytes(file.read_bytes().replace(b"xyz", b"xyy"))
    assert read(folder) == {"a": "xyz"}


def test_what_is_kept_is_read_and_not_the_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(folder, "a = 1\n")
    monkeypatch.setattr(tables, "_text", lambda *_: pytest.fail("the table was read again"))
    assert read(folder) == {"a": 1}
    [file] = kept(folder)
    assert file.suffix != f".{os.getpid()}"  # no draft is left


def test_no_draft_is_left_where_it_cannot_take_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", refuse)
    assert read(folder, "a = 1\n") == {"a": 1}
    assert kept(folder) == []


def test_what_is_damaged_is_read_anew(folder: Path) -> None:
    read(folder, "a = 1\n")
    [file] = kept(folder)
    for damaged in (b"", b"\0", file.read_bytes()[:-3], b"no such thing"):
        file.write_bytes(damaged)
        assert read(folder) == {"a": 1}


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read(folder, "a = 1\n") == {"a": 1}
    assert not (folder / "__pycache__").exists()


@pytest.mark.usefixtures("folder")
def test_a_folder_that_may_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as name:
        locked = Path(name)
        monkeypatch.setattr(tables, "locate", lambda: locked)
        (locked / TABLE).write_text("a = 1\n", "utf-8")
        locked.chmod(0o555)
        user = os.geteuid()
        if not user:  # root may write anywhere
            os.seteuid(NOBODY)
        try:
            assert read(locked) == {"a": 1}
            assert kept(locked) == []
        finally:
            os.seteuid(user)
            locked.chmod(0o700)


def test_a_file_in_place_of_the_folder(folder: Path) -> None:
    (folder / "__pycache__").write_bytes(b"")
    assert read(folder, "a = 1\n") == {"a": 1}


def test_a_date_is_not_kept(folder: Path) -> None:
    assert read(folder, "a = 2020-01-01\n") == read(folder)
    assert kept(folder) == []


def test_trouble_is_told_each_time(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(TableError, match="TOML"):
            read(folder, "a =\n")
    (folder / TABLE).unlink()
    with pytest.raises(TableError, match="no such file"):
        read(folder)
