"""Hostile packages: refused, or read within 100 MB of memory and two seconds of work."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kontsevich.documents.formats import read_container
from kontsevich.documents.office.proof import is_well_formed
from kontsevich.errors import DocumentError
from office import ODT_SPACES, make_docx, make_zip, members, paragraph, run

MEGABYTE = 1 << 20
# In a process of its own: what came of it, the processor's seconds and the most memory, in MB,
# above what the program holds before it reads.
_CHILD = """
import re, sys, time
from pathlib import Path
from kontsevich.documents.formats import read_container
from kontsevich.documents.office.styles import read_style
from kontsevich.documents.regions.citation_patterns import markers
from kontsevich.errors import DocumentError
markers(), read_style(["a"])
data = open(sys.argv[1], "rb").read()
def most():  # what this program has held, unlike what its parent had when it was made
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
held = most()
start = time.process_time()
try:
    read_container(data, sys.argv[2])
    told = "read"
except DocumentError as error:
    told = str(error)
seconds = time.process_time() - start
print(seconds, (most() - held) / 1024, told, sep="\\n")
"""


pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="needs /proc to tell how much memory is held"
)


def read(folder: Path, data: bytes, form: str = "docx") -> str:
    """What came of reading a document, within bounds."""
    file = folder / f"page.{form}"
    file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(file), form], capture_output=True, text=True, check=True
    )
    seconds, memory, told = done.stdout.split("\n", 2)
    assert float(seconds) < 2
    assert float(memory) < 100
    return told.strip()


def replace(name: str, content: bytes) -> bytes:
    """A small docx with another content of one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for one, data in members(make_docx(paragraph(run("а")))).items():
            package.writestr(one, content if one == name else data)
    return stream.getvalue()


def test_200_megabytes_in_200_kilobytes(tmp_path: Path) -> None:
    data = replace("word/document.xml", b" " * (200 * MEGABYTE))
    assert len(data) < 300_000
    assert "times as large" in read(tmp_path, data)
    in_parts = {f"word/{number}.xml": " " * (4 * MEGABYTE - 1) for number in range(50)}
    assert "times as large" in read(tmp_path, make_zip(in_parts))


def test_a_header_that_says_less(tmp_path: Path) -> None:
    data = replace("word/document.xml", b" " * (200 * MEGABYTE))
    whole = (200 * MEGABYTE).to_bytes(4, "little")
    assert "not what its header says" in read(tmp_path, data.replace(whole, b"\x00\x08\x00\x00"))


def test_a_billion_laughs(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    text = f'<!DOCTYPE a [<!ENTITY a0 "ha">{laughs}]><a>&a9;</a>'
    assert "DOCTYPE" in read(tmp_path, replace("word/document.xml", text.encode()))
    assert "DOCTYPE" in read(tmp_path, text.encode(), "fodt")


def test_too_many_members(tmp_path: Path) -> None:
    data = make_zip({f"{number}": "" for number in range(10_001)})
    assert "members" in read(tmp_path, data)


NESTED = ["w:sdt", "w:tbl", "w:ins", "w:hyperlink", "w:p", "w:r", "w:txbxContent", "w:smartTag"]
NESTED += ["mc:AlternateContent", "mc:Choice", "mc:Fallback", "x:y", "w:pPr", "w:del"]


@pytest.mark.parametrize("name", NESTED)
def test_5000_nested_elements(tmp_path: Path, name: str) -> None:
    text = paragraph(run("Ким Чен Ын"))
    body = f"<{name}>{text}" * 5000 + f"</{name}>" * 5000
    if name == "x:y":
        body = body.replace("<x:y>", '<x:y xmlns:x="u" xmlns="v">')
    assert read(tmp_path, make_docx(body)) == "read"


@pytest.mark.parametrize("unit", [
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>а</w:t>',
    '<w:bookmarkStart w:name="а"/>', "<w:tab/>", "<w:t>&amp;а</w:t>", "<w:t>\u00ad</w:t>",
    '<w:footnoteReference w:id="1"/>', "<mc:AlternateContent/>", "<w:rPr/>",
])  # fmt: skip
def test_much_of_one_kind(tmp_path: Path, unit: str) -> None:
    assert read(tmp_path, make_docx(paragraph(f"<w:r>{unit * 20_000}</w:r>"))) == "read"


ODT = ["text:span", "text:section", "draw:frame", "text:note", "office:annotation", "text:p"]
ODT += ["table:table", "text:date", "text:bibliography", "draw:text-box", "style:header"]


@pytest.mark.parametrize("name", ODT)
def test_5000_nested_elements_of_opendocument(tmp_path: Path, name: str) -> None:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for prefix, space in (
            *(("office", "office"), ("text", "text"), ("table", "table")),
            *(("draw", "drawing"), ("style", "style")),
        )
    )
    mark = '<text:reference-mark-start text:name="ZOTERO_ITEM {}"/>'
    body = f"<{name}><text:p>{mark}Ким Чен Ын</text:p>" * 5000 + f"</{name}>" * 5000
    text = f"<office:document {spaces}><office:text>{body}</office:text></office:document>"
    assert read(tmp_path, text.encode(), "fodt") == "read"


@pytest.mark.parametrize("name", ["UTF-0", "rot13", "utf-7", "idna", "windows-1251", "x" * 99])
def test_an_encoding_that_is_none_of_a_package(name: str) -> None:
    """The parser looks for it before we do."""
    declared = f'<?xml version="1.0" encoding="{name}"?>'
    body = f"{declared}<office:document {ODT_SPACES}/>".encode()
    with pytest.raises(DocumentError, match=r"not UTF-8|encoding"):
        read_container(body, "fodt")
    assert not is_well_formed(f"{declared}<a><b></a>".encode())
