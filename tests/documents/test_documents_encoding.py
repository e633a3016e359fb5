"""Bytes and text: what was read is written back to the byte."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich.documents import decode, encode
from kontsevich.errors import DocumentError

RUSSIAN = [
    "Ким Чен Ын",
    "КИМ ЧЕН ЫН ПРИБЫЛ",
    "да",
    "Ли",
    "В столицу прибыл президент Пак Чон Хи, и его встретил ректор.\r\nВсё ещё съезд.",
    "Source: kcna.kp, page 5\n" * 40 + "Переводчик неизвестен",
]


@pytest.mark.parametrize("text", RUSSIAN)
@pytest.mark.parametrize("name", ["utf-8", "cp1251", "koi8-r"])
def test_an_encoding_is_told_from_the_bytes(text: str, name: str) -> None:
    decoded = decode(text.encode(name))
    assert (decoded.text, decoded.encoding, decoded.bom) == (text, name, False)


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_tells_and_comes_back(mark: bytes, name: str) -> None:
    data = mark + "Ким 김정은 😀\n".encode(name)
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.bom) == ("Ким 김정은 😀\n", name, True)
    assert encode(decoded) == data
    assert encode(decoded, "Пак") == mark + "Пак".encode(name)
    assert decode(data, name) == decoded


def test_a_named_encoding_is_believed() -> None:
    assert decode("Ким".encode("koi8-r"), "cp1251").text == "лЙН"
    assert decode("Ким".encode("utf-16-le"), "UTF-16").encoding == "utf-16-le"
    assert decode("Ким".encode("utf-16"), "utf-16").text == "Ким"
    assert decode(codecs.BOM_UTF8 + b"Kim", "UTF-8-SIG").bom
    assert decode(b"Kim", "latin1").encoding == "iso8859-1"


@pytest.mark.parametrize(
    ("text", "newline"),
    [("", ""), ("а", ""), ("а\nб\r\n", "\n"), ("а\r\nб\n", "\r\n"), ("а\rб", "\r")],
)
def test_line_ends_stay_and_the_first_is_told(text: str, newline: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.newline) == (text, newline)


@pytest.mark.parametrize(
    ("data", "encoding", "offset"),
    [
        (b"Kim\xff", "utf-8", 3),
        ("Ким Чен Ын и Пак ".encode() + b"\xff\xfe" + "Чон Хи".encode(), None, 29),
        (b"\xff\xfeK\0i", None, 4),
        (b"\x89PNG\r\n\x1a\n\0", None, 8),
        (bytes(range(0xA0, 0xC0)), None, 0),
        ("Ким".encode("cp1251") + b"\x98", "cp1251", 3),
    ],
)
def test_what_can_not_be_read_says_where(data: bytes, encoding: str | None, offset: int) -> None:
    with pytest.raises(DocumentError, match=f"^byte {offset}: "):
        decode(data, encoding)


def test_what_can_not_be_written_says_what() -> None:
    decoded = decode("Ким".encode("cp1251"))
    with pytest.raises(DocumentError, match=r"character 4: cp1251 has no U\+AE40"):
        encode(decoded, "Ким 김")
    with pytest.raises(DocumentError, match="unknown encoding 'klingon'"):
        decode(b"", "klingon")


@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "utf-16", "cp1251", "koi8-r"]))
def test_bytes_come_back_or_are_refused(data: bytes, encoding: str | None) -> None:
    try:
        decoded = decode(data, encoding)
    except DocumentError:
        return
    assert encode(decoded) == data


@given(st.text(st.characters(codec="utf-8")))
def test_utf_8_is_always_believed(text: str) -> None:
    data = text.encode()
    assert encode(decode(data)) == data
    if not text.startswith("\ufeff"):
        assert decode(data).text == text
