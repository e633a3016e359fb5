"""Records of libraries: MARC 21, RUSMARC, authorities, and what another reader makes of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kontsevich.cli import main

pymarc = pytest.importorskip("pymarc", reason="needs pip install 'kontsevich[marc]'")

HANGUL = [
    ("001", "1"),
    ("008", "920219s1990    ko            000 0 kor  "),
    ("100", "1 ", ["6", "880-01", "a", "Kim, Hong-sin,", "d", "1947-"]),
    ("245", "10", ["a", "독립 운동 /", "c", "김홍신 지음."]),
    ("700", "1 ", ["6", "880-02", "a", "Chŏng, Kyŏng-mo,", "d", "1937-"]),
    ("880", "1 ", ["6", "100-01/$1", "a", "김, 홍신,", "d", "1947-"]),
    ("880", "1 ", ["6", "700-02/$1", "a", "鄭 慶謨,", "d", "1937-"]),
]
RUSMARC = [
    ("001", "2"),
    ("101", "0 ", ["a", "kor"]),
    ("200", "1 ", ["a", "독립 운동", "f", "김홍신"]),
    ("700", " 0", ["a", "김홍신"]),
]
AUTHORITY = [
    ("001", "3"),
    ("008", "920219n| azannaabn          |a aaa      "),
    ("100", "1 ", ["a", "김, 홍신,", "d", "1947-"]),
]
JAPANESE = [
    ("008", "920219s1990    ja            000 0 jpn  "),
    ("100", "1 ", ["6", "880-01", "a", "Kim, Chŏng-ŭn"]),
    ("880", "1 ", ["6", "100-01/$1", "a", "金 正恩"]),
]


def make_record(rows: Sequence[Any], kind: str) -> bytes:
    record = pymarc.Record(force_utf8=True)
    record.leader = pymarc.Leader(f"00000n{kind} a2200000 i 4500")
    for tag, *rest in rows:
        if len(rest) == 1:
            record.add_field(pymarc.Field(tag, data=rest[0]))
        else:
            marks, values = rest
            pairs = zip(values[::2], values[1::2], strict=True)
            parts = [pymarc.Subfield(*pair) for pair in pairs]
            record.add_field(pymarc.Field(tag, pymarc.Indicators(*marks), parts))
    data: bytes = record.as_marc()
    return data


def convert(data: bytes, name: str, *options: str) -> list[str]:
    """The fields of the first record of the new file."""
    Path(name).write_bytes(data)
    assert main(["convert", "--fields", "all", *options, name, "-o", "new" + name]) == 0
    with Path("new" + name).open("rb") as stream:
        if name.endswith(".xml"):
            return [str(one) for one in pymarc.parse_xml_to_array(stream)[0].fields]
        return [str(one) for one in next(iter(pymarc.MARCReader(stream, force_utf8=True))).fields]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_linked_fields_get_cyrillic_partners() -> None:
    fields = convert(make_record(HANGUL, "am"), "a.mrc")
    assert fields[:3] == [
        "=001  1",
        "=008  920219s1990\\\\\\\\ko\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\kor\\\\",
        "=100  1\\$6880-01$aKim, Hong-sin,$d1947-",
    ]
    assert fields[3] == "=245  10$6880-03$a독립 운동 /$c김홍신 지음."
    assert fields[7:] == [
        "=880  10$6245-03/(N$aтоннип ундон /$cКим Хонсин чиым.",
        "=880  1\\$6100-01/(N$aКим, Хонсин,$d1947-",
        "=880  1\\$6700-02/(N$aЧон, Гёнмо,$d1937-",
    ]


def test_a_romanization_takes_the_place_of_what_it_romanizes() -> None:
    fields = convert(make_record(HANGUL, "am"), "a.mrc", "--profile", "mr")
    assert fields[3].startswith("=245  10$6880-03$a")
    assert "undong" in fields[3] and "Kim Hong-sin" in fields[3]
    assert fields[-1] == "=880  10$6245-03/$1$a독립 운동 /$c김홍신 지음."
    assert len(fields) == len(HANGUL) + 1


def test_only_the_fields_that_are_named() -> None:
    Path("a.mrc").write_bytes(make_record(HANGUL, "am"))
    assert main(["convert", "--fields", "245", "a.mrc", "-o", "b.mrc"]) == 0
    with Path("b.mrc").open("rb") as stream:
        fields = next(iter(pymarc.MARCReader(stream))).fields
    assert len(fields) == len(HANGUL) + 1


def test_rusmarc_has_parallel_fields() -> None:
    assert convert(make_record(RUSMARC, "am"), "a.iso")[2:] == [
        "=200  1\\$6a01200$7ka$a독립 운동$f김홍신",
        "=200  1\\$6a01200$7ca$aтоннип ундон$fКим Хонсин",
        "=700  \\0$6a02700$7ka$a김홍신",
        "=700  \\0$6a02700$7ca$aКим Хонсин",
    ]


def test_an_authority_gets_a_variant() -> None:
    fields = convert(make_record(AUTHORITY, "z "), "a.mrc")
    assert fields[2:] == ["=100  1\\$a김, 홍신,$d1947-", "=400  1\\$aКим, Хонсин,$d1947-"]


def test_characters_of_others_are_left() -> None:
    assert len(convert(make_record(JAPANESE, "am"), "a.mrc")) == len(JAPANESE)


@pytest.mark.parametrize("rows", [HANGUL, RUSMARC, AUTHORITY, JAPANESE])
def test_twice_is_once_and_the_rest_stays(rows: list[Any]) -> None:
    once = convert(make_record(rows, "z " if rows is AUTHORITY else "am"), "a.mrc")
    assert convert(Path("newa.mrc").read_bytes(), "b.mrc") == once


def test_marcxml() -> None:
    Path("a.mrc").write_bytes(make_record(HANGUL, "am"))
    with Path("a.mrc").open("rb") as stream:
        xml = pymarc.record_to_xml(next(iter(pymarc.MARCReader(stream))), namespace=True)
    assert convert(xml, "a.xml") == convert(make_record(HANGUL, "am"), "a.mrc")


def test_another_reader_reads_what_is_written() -> None:
    if not shutil.which("yaz-marcdump"):
        pytest.skip("needs yaz-marcdump (Debian: yaz)")
    for number, rows in enumerate((HANGUL, RUSMARC, AUTHORITY)):
        fields = convert(make_record(rows, "am"), f"{number}.mrc")
        done = subprocess.run(
            ["yaz-marcdump", f"new{number}.mrc"], capture_output=True, check=True, text=True
        )
        assert not done.stderr
        assert len(done.stdout.strip().splitlines()) == len(fields) + 1  # the leader


@pytest.mark.parametrize("data", [b"", b"no record", b"00024nam a2200025 i 4500\x1e\x1d" * 2])
def test_what_is_no_record(data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.mrc").write_bytes(data)
    code = main(["--lang", "en", "convert", "--fields", "all", "a.mrc", "-o", "b.mrc"])
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert (code, Path("b.mrc").exists()) in ((0, True), (2, False)), told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<", "a.xml: строка 1, столбец 0: "),
        ("<record><leader>0</leader></record>", "a.xml: это не MARC"),
        ("<record><datafield/></record>", "a.xml: это не MARC"),
        ('<record><datafield tag="245"><subfield/></datafield></record>', "a.xml: это не MARC"),
    ],
)
def test_what_is_no_marcxml(data: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").write_text(data)
    assert main(["--lang", "ru", "convert", "--fields", "all", "a.xml", "-o", "b.xml"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert told in line
    assert not Path("b.xml").exists()


@pytest.mark.parametrize("length", [(1, 9_985), (11, 9_000)], ids=["a field", "the record"])
def test_what_gets_too_long(length: tuple[int, int], capsys: pytest.CaptureFixture[str]) -> None:
    count, size = length
    notes = [("500", "  ", ["a", "x" * size])] * (count - 1)
    title = ("245", "10", ["a", "한국".ljust(size, "x")])
    Path("a.mrc").write_bytes(make_record([HANGUL[1], *notes, title], "am"))
    assert main(["--lang", "en", "convert", "--fields", "all", "a.mrc", "-o", "b.mrc"]) == 2
    assert "record 1: too long for ISO 2709" in capsys.readouterr().err
    assert not Path("b.mrc").exists()


def test_a_record_that_hides_its_utf8() -> None:
    data = bytearray(make_record(HANGUL, "am"))
    assert data[9:10] == b"a"
    data[9:10] = b" "
    fields = convert(bytes(data), "a.mrc")
    assert any("독립 운동" in field for field in fields)
    assert any("тоннип ундон" in field for field in fields)


def test_characters_of_no_encoding_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    data = make_record([HANGUL[1], ("245", "10", ["a", "Xyz"])], "am").replace(b"Xyz", b"\xffyz")
    Path("a.mrc").write_bytes(data[:9] + b" " + data[10:])
    assert main(["--lang", "ru", "convert", "--fields", "all", "a.mrc", "-o", "b.mrc"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith("a.mrc: запись 1: это не UTF-8 и не MARC-8")
    assert not Path("b.mrc").exists()


CYRILLIC = "История Кореи".encode("cp1251")
# RUSMARC as old programs write it: no Hangul can be in it, and nothing is said of the encoding.
CP1251 = (
    (b"00064nam  2200037 i 4500200001500000\x1e1 \x1fa%b\x1e\x1d" % CYRILLIC)
    .replace(b"00064", b"%05d" % (24 + 12 + 1 + 4 + len(CYRILLIC) + 2))
    .replace(b"200001500000", b"2000%03d00000" % (4 + len(CYRILLIC) + 1))
)


def convert_all(data: bytes) -> tuple[int, bytes]:
    """The exit code and the new file."""
    Path("a.mrc").write_bytes(data)
    code = main(["--lang", "en", "convert", "--fields", "all", "a.mrc", "-o", "b.mrc"])
    return code, Path("b.mrc").read_bytes()


def test_a_damaged_record_does_not_stop_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    good, damaged = make_record(HANGUL, "am"), b"00030nam a2200025 i 4500broken\x1d"
    alone = convert_all(good)[1]
    capsys.readouterr()
    code, data = convert_all(damaged + good + damaged + good + b"cut short")
    told = capsys.readouterr().err.splitlines()
    assert (code, data) == (1, damaged + alone + damaged + alone + b"cut short")
    assert told == [
        "kontsevich: a.mrc: record 1: no MARC",
        "kontsevich: a.mrc: record 3: no MARC",
        "kontsevich: a.mrc: record 5: no MARC",
        "Records: 5; damaged, as they were: 3; fields added: 6; in hanja and not read: 0.",
    ]


def test_a_record_that_gets_too_long_stays(capsys: pytest.CaptureFixture[str]) -> None:
    long = make_record([HANGUL[1], ("245", "10", ["a", "한국".ljust(9_985, "x")])], "am")
    good = make_record(HANGUL, "am")
    code, data = convert_all(long + good)
    assert code == 1 and data.startswith(long) and len(data) > len(long + good)
    assert "record 1: too long for ISO 2709" in capsys.readouterr().err


def test_a_record_without_hangul_stays_byte_for_byte() -> None:
    assert convert_all(CP1251 + make_record(RUSMARC, "am"))[1].startswith(CP1251)
    assert convert_all(CP1251) == (0, CP1251)


def test_the_leader_of_unimarc_does_not_say_utf8() -> None:
    data = bytearray(make_record(RUSMARC, "am"))
    data[9:10] = b" "
    assert convert_all(bytes(data))[1][9:10] == b" "
