"""Lists of names read back, column by column."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kontsevich.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["--lang", "en", *arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_gets_its_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], separator: str
) -> None:
    file = tmp_path / "people.csv"
    rows = [["id", "name"], ["1", "Kim Jong-un"], ["2", "Пак Кын Хе"], ["3", ""]]
    file.write_text("".join(separator.join(row) + "\n" for row in rows), encoding="utf-8")
    told = run(capsys, "restore", "--columns", "name", "-f", str(file))
    found = list(csv.reader(io.StringIO(told), delimiter=separator))
    assert found[0] == ["id", "name", "hangul", "cyrillic", "probability", "runner-up", "who"]
    assert found[1][2:4] == ["김정은", "Ким Чжонын"]
    assert found[2][2] == "박근혜"
    assert found[3] == ["3", "", "", "", "", "", ""]


def test_latin_columns_are_converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.csv"
    file.write_text("имя;год\nPark Ji-hoon;1999\n", encoding="utf-8")
    told = run(capsys, "convert", "--from", "latin", "--columns", "1", "-f", str(file))
    assert told.splitlines() == ["имя;год", "Пак Чихун;1999"]


def test_a_list_tells_how_it_is_spelt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Yong is 용 among names in McCune–Reischauer, 영 among names of the North."""
    libraries = ["Kim Chŏng-ŭn", "Pak Kŭn-hye", "Yi Sŭng-man", "Ch'oe Kyu-ha", "Kang Sŏk-chu"]
    more = [f"Kim {one}-{two}" for one in ("Sŏng", "Yŏng", "Kŭm") for two in ("su", "hŭi", "ho")]
    many = [
        f"Pak {one}" for one in ("Tu-sŏng", "Ki-ch'ŏl", "Chong-in", "Ŭn-sik", "T'ae-sŏk", "Yŏl")
    ]
    file = tmp_path / "books.tsv"
    names = [*libraries, *more, *many, "Kim Yong"]
    file.write_text("name\tyear\n" + "".join(f"{name}\t\n" for name in names), encoding="utf-8")
    told = run(capsys, "restore", "--columns", "name", "-f", str(file)).splitlines()
    assert told[-1].split("\t")[2] == "김용"
