"""What a file is, is told by its bytes: nothing that is not read ends with «nothing found»."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest

from checker_texts import check_in
from office import find, make_docx, make_odt, make_zip, members, paragraph, run

NAME = "О встрече с Ким Чен Ыном сообщили."
DOCX = make_docx(paragraph(run(NAME)))
ODT = make_odt(f"<text:p>{NAME}</text:p>")
RTF = rb"{\rtf1\ansi\ansicpg1251 \'ca\'e8\'ec \'d7\'e5\'ed \'db\'ed\par}"
FB2 = (
    '<?xml version="1.0" encoding="utf-8"?>\n<FictionBook xmlns="http://www.gribuser.ru/xml/'
    f'fictionbook/2.0"><body><cite><p>{NAME}</p></cite></body></FictionBook>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
STRANGERS = {
    "OLE": (OLE, "OLE"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), "Excel"),
    "ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint"),
    "a locked docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "gzip": (gzip.compress(NAME.encode()), "gzip"),
    "zip": (make_zip({"a.txt": NAME}), "zip"),
    "xlsx": (make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "<a/>"}), "Excel"),
    "other XML": (f"<?xml version='1.0'?><book><p>{NAME}</p></book>".encode(), "XML"),
}


@pytest.mark.parametrize("ending", ["txt", "doc", "unknown", ""])
@pytest.mark.parametrize("kind", STRANGERS)
def test_what_is_not_read_is_called_by_its_name(kind: str, ending: str, tmp_path: Path) -> None:
    data, called = STRANGERS[kind]
    file = tmp_path / f"page.{ending}".rstrip(".")
    file.write_bytes(data)
    for options in ((), ("--fix",)):
        done = check_in(tmp_path, *options, file.name)
        assert (done.code, called in done.err, done.err.count("\n")) == (2, True, 1)
    assert file.read_bytes() == data


@pytest.mark.parametrize("ending", ["doc", "dotx", "dotm", "docm", "zip", "txt", "odt", ""])
def test_a_docx_by_any_name_is_a_docx(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"page.{ending}".rstrip(".")
    file.write_bytes(DOCX)
    assert check_in(tmp_path, "--fix", file.name).code == 0
    assert "Ким Чжоныном" in members(file.read_bytes())["word/document.xml"].decode()


@pytest.mark.parametrize("ending", ["ott", "odt", "docx", "bin"])
def test_an_odt_by_any_name_is_an_odt(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"page.{ending}"
    file.write_bytes(ODT)
    assert check_in(tmp_path, "--fix", file.name).code == 0
    assert "Ким Чжоныном" in members(file.read_bytes())["content.xml"].decode()


@pytest.mark.parametrize("ending", ["doc", "docx", "txt", ""])
def test_an_rtf_by_any_name_is_an_rtf(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"page.{ending}".rstrip(".")
    file.write_bytes(RTF)
    assert check_in(tmp_path, "--fix", file.name).code == 0
    assert file.read_bytes() == RTF.replace(rb"\'e5\'ed \'db", rb"\'e6\'ee\'ed\'fb")


@pytest.mark.parametrize("ending", ["pod", "wp", "unknown"])
def test_a_text_of_unknown_mark_up_is_never_fixed_unasked(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"page.{ending}"
    text = f"[quote]\n____\n{NAME}\n____\n"
    file.write_text(text, "utf-8")
    done = check_in(tmp_path, "--output-format", "concise", file.name)
    assert (done.code, "KTV101" in done.out, "[*]" in done.out) == (1, True, False)
    done = check_in(tmp_path, "--fix", file.name)
    assert (done.code, "--format" in done.err, file.read_text("utf-8")) == (2, True, text)
    assert check_in(tmp_path, "--fix", "--format", "text", file.name).code == 0
    assert "Ким Чжоныном" in file.read_text("utf-8")


@pytest.mark.parametrize(
    "encoding", ["iso-8859-5", "mac-cyrillic", "cp866", "koi8-u", "windows-1251"]
)
def test_a_page_says_its_encoding(encoding: str, tmp_path: Path) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{NAME}</p></body></html>'
    file = tmp_path / "page.html"
    file.write_bytes(page.encode(encoding))
    assert check_in(tmp_path, "page.html").code == 1
    assert check_in(tmp_path, "--fix", "page.html").code == 0
    assert file.read_bytes() == page.replace("Чен Ыном", "Чжоныном").encode(encoding)


def local_zip64(data: bytes) -> bytes:
    """The package, the sizes of whose first member stand in a zip64 field of its own header."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        first = package.infolist()[0]
    name = first.filename.encode()
    old = 30 + len(name)
    extra = struct.pack("<2H2Q", 1, 16, first.file_size, first.compress_size)
    head = data[:18] + b"\xff" * 8 + data[26:28] + struct.pack("<H", len(extra)) + data[30:old]
    moved = bytearray(data[old:])
    at = moved.rfind(b"PK\x05\x06")
    (start,) = struct.unpack_from("<L", moved, at + 16)
    place = start - old
    while moved[place : place + 4] == b"PK\x01\x02":
        lengths = struct.unpack_from("<3H", moved, place + 28)
        (offset,) = struct.unpack_from("<L", moved, place + 42)
        struct.pack_into("<L", moved, place + 42, offset + len(extra) if offset else 0)
        place += 46 + sum(lengths)
    struct.pack_into("<L", moved, at + 16, start + len(extra))
    return head + extra + bytes(moved)


def renamed(data: bytes) -> bytes:
    parts = {name: content.decode() for name, content in members(data).items()}
    return make_zip({name.replace("document.xml", "Document.xml"): parts[name] for name in parts})


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(DOCX + b"\0", id="a byte behind the end"),
        pytest.param(DOCX + bytes(500), id="many bytes behind the end"),
        pytest.param(b"#!/bin/sh\n" + DOCX, id="data before it"),
        pytest.param(local_zip64(DOCX), id="zip64 in a header"),
        pytest.param(renamed(DOCX), id="names in another case"),
    ],
)
def test_a_sound_package_is_read_and_written(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    for option in ("--fix", "--track-changes", "--annotate"):
        file.write_bytes(data)
        assert len(find(data)) == 1
        assert check_in(tmp_path, option, "page.docx").code == (option == "--annotate")
        with zipfile.ZipFile(file) as package:
            assert package.testzip() is None
            assert len(set(package.namelist())) == len(package.namelist())


def test_much_of_nothing_is_refused_at_once(tmp_path: Path) -> None:
    data = make_docx("<w:p/>" * 2_000_001)
    (tmp_path / "page.docx").write_bytes(data)
    done = check_in(tmp_path, "page.docx")
    assert (done.code, "elements" in done.err or "large" in done.err) == (2, True)


BOOK = (
    '<?xml version="1.0" encoding="{}"?>\n<FictionBook xmlns="http://www.gribuser.ru/xml/'
    'fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><book-title>'
    "Ким Чен Ын</book-title></title-info></description><body><title><p>Глава о Ким Чен Ыне</p>"
    "</title><section><epigraph><p>Слава Ким Чен Ыну!</p></epigraph><p>О <strong>Ким</strong> "
    '<emphasis>Чен Ыном</emphasis> писали<a l:href="#n1" type="note">[1]</a>.</p>'
    "<cite><p>Мы видели Ким Чен Ына.</p></cite><p><code>Ким Чен Ын</code></p></section></body>"
    '<body name="notes"><section id="n1"><p>Встреча с Ким Чен Ыном.</p></section></body>'
    '<binary id="c">Ким Чен Ын</binary></FictionBook>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r"])
@pytest.mark.parametrize("name", ["book.fb2", "book.xml", "book.txt"])
def test_a_book_keeps_the_words_of_others(name: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / name
    text = BOOK.format(encoding)
    file.write_bytes(text.encode(encoding))
    check_in(tmp_path, "--fix", name)
    right = text.replace("Глава о Ким Чен Ыне", "Глава о Ким Чжоныне")
    right = right.replace("<emphasis>Чен Ыном", "<emphasis>Чжоныном")
    right = right.replace("Встреча с Ким Чен Ыном", "Встреча с Ким Чжоныном")
    assert file.read_bytes().decode(encoding) == right


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
@pytest.mark.parametrize("name", ["book.fb2.zip", "book.fbz", "book.zip", "book.fb2"])
def test_a_zipped_book_is_fixed_in_its_zip(name: str, encoding: str, tmp_path: Path) -> None:
    file = tmp_path / name
    text = BOOK.format(encoding)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("Книга.fb2", text.encode(encoding))
    check_in(tmp_path, "--fix", name)
    right = text.replace("Глава о Ким Чен Ыне", "Глава о Ким Чжоныне")
    right = right.replace("<emphasis>Чен Ыном", "<emphasis>Чжоныном")
    right = right.replace("Встреча с Ким Чен Ыном", "Встреча с Ким Чжоныном")
    assert members(file.read_bytes())["Книга.fb2"].decode(encoding) == right
    done = check_in(tmp_path, "--annotate", name)
    assert (done.code, done.err.count("\n")) == (2, 1)
