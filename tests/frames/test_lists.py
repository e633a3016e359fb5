"""Lists of every kind of file through the commands: what is added, what is replaced, what stays."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kontsevich.cli import main
from kontsevich.documents.office.zip_package import Archive

ROWS: list[dict[str, Any]] = [
    {"id": 1, "имя": "Ким Чен Ын", "год": 1984},
    {"id": 2, "имя": "Park Ji-hoon", "год": None},
    {"id": 3, "имя": None, "год": 2000},
    {"id": 4, "имя": "12", "год": 2001},
]
HEADS = ["hangul", "cyrillic", "probability", "runner-up", "who"]


def write_text(separator: str, encoding: str) -> Callable[[Path, list[dict[str, Any]]], None]:
    def write(path: Path, rows: list[dict[str, Any]]) -> None:
        with path.open("w", encoding=encoding, newline="") as stream:
            writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
            writer.writerow(rows[0])
            writer.writerows(row.values() for row in rows)

    return write


def write_json(path: Path, rows: list[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def write_parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs pip install 'kontsevich[arrow]'")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows), path, compression="zstd")


def write_workbook(path: Path, rows: list[dict[str, Any]]) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs pip install 'kontsevich[xlsx]'")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    sheet["C6"] = "=SUM(C2:C5)"
    book.create_sheet("другой")["A1"] = "Ким Чен Ын"
    book.save(path)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a list, empty cells as None."""
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows
    if path.suffix in (".xlsx", ".xlsm"):
        import openpyxl

        values = list(openpyxl.load_workbook(path).active.iter_rows(max_row=5, values_only=True))
        return [dict(zip(values[0], row, strict=True)) for row in values[1:]]
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    separator = "\t" if path.suffix == ".tsv" else ";" if ";" in text.partition("\n")[0] else ","
    found = csv.DictReader(io.StringIO(text), delimiter=separator)
    return [{name: cell or None for name, cell in row.items()} for row in found]


KINDS: dict[str, Callable[[Path, list[dict[str, Any]]], None]] = {
    "a.csv": write_text(",", "utf-8"),
    "b.tsv": write_text("\t", "utf-8"),
    "excel.csv": write_text(";", "utf-8-sig"),
    "excel-1251.csv": write_text(";", "cp1251"),
    "c.jsonl": write_json,
    "d.parquet": write_parquet,
    "e.xlsx": write_workbook,
    "f.xlsm": write_workbook,
}


@pytest.fixture(params=KINDS)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A list of four rows in one of the kinds of file."""
    path = tmp_path / str(request.param)
    KINDS[path.name](path, ROWS)
    return path


def run(*arguments: str | Path, code: int = 0) -> None:
    assert main(["--lang", "en", *map(str, arguments)]) == code


def test_readings_are_added(source: Path) -> None:
    target = source.with_name("new" + source.suffix)
    run("restore", "--columns", "имя", source, "-o", target, code=1)  # «12» has no reading
    found = read_rows(target)
    assert list(found[0]) == [*ROWS[0], *HEADS]
    assert [row["hangul"] for row in found] == ["김정은", "박지훈", None, None]
    assert [row["cyrillic"] for row in found] == ["Ким Чжонын", "Пак Чихун", None, None]
    assert float(found[0]["probability"]) > 0.9
    assert [str(row["id"]) for row in found] == ["1", "2", "3", "4"]
    assert found[1]["год"] is None and int(found[0]["год"]) == 1984


def test_cells_are_replaced_or_a_column_is_added(source: Path) -> None:
    back, target = (source.with_name(name + source.suffix) for name in ("back", "new"))
    KINDS[source.name](source, [{**ROWS[0], "имя": "Ким Чжонын"}, *ROWS[1:]])
    run("hangulize", "--columns", "имя", source, "-o", back)
    assert [row["имя"] for row in read_rows(back)] == ["김정은", "Park Ji-hoon", None, "12"]
    run("convert", "--columns", "имя", "--kind", "name", "--add", back, "-o", target)
    found = read_rows(target)
    assert [row["имя"] for row in found] == ["김정은", "Park Ji-hoon", None, "12"]
    assert [row["cyrillic"] for row in found] == ["Ким Чжонын", "Park Ji-hoon", None, "12"]


def test_findings_are_added(source: Path) -> None:
    target = source.with_name("new" + source.suffix)
    run("check", "--columns", "имя", "--add", source, "-o", target, code=1)
    found = read_rows(target)
    assert found[0]["findings"].startswith("KTV101 «Ким Чен Ын»")
    assert [row["fixed"] for row in found] == ["Ким Чжонын", "Park Ji-hoon", None, "12"]
    assert [row["findings"] for row in found[1:]] == [None] * 3


def test_what_stands_beside_stays(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs pip install 'kontsevich[xlsx]'")
    write_workbook(tmp_path / "a.xlsx", ROWS)
    run("convert", "--from", "latin", "--columns", "имя", tmp_path / "a.xlsx", "-o", "b.xlsx")
    book = openpyxl.load_workbook("b.xlsx")
    assert book.active["C6"].value == "=SUM(C2:C5)"
    assert book["другой"]["A1"].value == "Ким Чен Ын"
    assert book.active["B3"].value == "Пак Чихун"


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs pip install 'kontsevich[arrow]'")
    import pyarrow.parquet as pq

    write_parquet(tmp_path / "a.parquet", ROWS)
    run("restore", "--columns", "2", tmp_path / "a.parquet", "-o", "b.parquet", code=1)
    schema = pq.read_schema("b.parquet")
    assert str(schema.field("год").type) == "int64"
    assert str(schema.field("probability").type) == "double"
    assert pq.ParquetFile("b.parquet").metadata.row_group(0).column(0).compression == "ZSTD"


def test_a_mark_for_excel_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    KINDS["excel.csv"](tmp_path / "a.csv", ROWS)
    KINDS["excel-1251.csv"](tmp_path / "b.csv", ROWS)
    for name in ("a.csv", "b.csv"):
        run("restore", "--columns", "имя", tmp_path / name, "-o", "out.csv", code=1)
        assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbfid;")
        assert b"\r\n" in Path("out.csv").read_bytes()


@pytest.mark.parametrize("name", ["a.csv", "c.jsonl", "d.parquet", "e.xlsx"])
def test_a_column_that_is_missing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    KINDS[name](tmp_path / name, ROWS)
    run("convert", "--columns", "name", tmp_path / name, "-o", "out" + name, code=2)
    assert "no column 'name'; there are: id, имя, год" in capsys.readouterr().err
    assert not Path("out" + name).exists()
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.parquet", b"PAR1", "a.parquet"),
        ("a.xlsx", b"PK\x03\x04", "a.xlsx"),
        ("a.xlsx", b"", "a.xlsx"),
        ("a.jsonl", b'{"a": 1}\n{"a": \n', "line 2: no JSON"),
        ("a.jsonl", b'{"a": 1}\n[2]\n', "line 2: no JSON object"),
        ("a.csv", "a\nКим Чен Ын\n".encode() + b"\xff\n", "byte 21"),
    ],
)
def test_what_is_broken_is_one_line(
    name: str, data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    run("convert", "--columns", "a", tmp_path / name, "-o", "out" + name, code=2)
    [line] = capsys.readouterr().err.splitlines()
    assert told in line
    assert not Path("out" + name).exists()


def test_the_reason_is_told_in_russian_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_parquet(tmp_path / "a.parquet", ROWS)
    (tmp_path / "b.parquet").write_bytes(b"PAR1" * 9)
    for name, told in (
        ("a.parquet", "столбец 'id': нужен массив текстов Arrow, а дано int64"),
        ("b.parquet", "b.parquet: файл повреждён или другого формата"),
    ):
        file = str(tmp_path / name)
        assert main(["--lang", "ru", "convert", "--columns", "id", file, "-o", "c.parquet"]) == 2
        assert told in capsys.readouterr().err


@pytest.mark.parametrize("style", [b"7", b"999999"])
def test_a_workbook_that_openpyxl_stumbles_over(
    style: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_workbook(tmp_path / "a.xlsx", ROWS)
    archive = Archive((tmp_path / "a.xlsx").read_bytes())
    styles = archive.read("xl/styles.xml").replace(b'xfId="0"', b'xfId="' + style + b'"')
    (tmp_path / "a.xlsx").write_bytes(archive.rewrite({"xl/styles.xml": styles}))
    file = str(tmp_path / "a.xlsx")
    assert main(["--lang", "ru", "convert", "--columns", "1", file, "-o", "b.xlsx"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith("a.xlsx: файл повреждён или другого формата")


def test_a_text_that_begins_as_a_formula_stays_a_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs pip install 'kontsevich[xlsx]'")
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "имя", "=김정은"
    book.active["A2"].data_type = "s"
    book.save(tmp_path / "a.xlsx")
    run("convert", "--columns", "имя", tmp_path / "a.xlsx", "-o", "b.xlsx")
    cell = openpyxl.load_workbook("b.xlsx").active["A2"]
    assert (cell.value, cell.data_type) == ("=Ким Чжонын", "s")


def test_a_list_that_is_no_text_needs_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_parquet(tmp_path / "a.parquet", ROWS)
    run("convert", "--columns", "id", tmp_path / "a.parquet", code=2)
    assert "--output" in capsys.readouterr().err
    run("convert", "--columns", "id", tmp_path / "a.parquet", "-o", "b.parquet", code=2)
    assert "column 'id': expected an Arrow array of texts, got int64" in capsys.readouterr().err


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
