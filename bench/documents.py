"""How long a manuscript of 300 pages takes in Word, OpenDocument and RTF, and how much memory.

Beside the bare reading of the format (zip and expat; striprtf): reading it into regions, checking
it, fixing it. The prose is what Debian's packages carry (`bench/checker.py`) or the file given as
the argument; every fifth paragraph has a name, every second a note. Each thing is done in a
process of its own, imports included; seconds are processor time, the best of some rounds in turn.
Prints Markdown.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import NamedTuple

from checker import read_packages

PAGES, JOBS, ROUNDS = 300, 2, 3
PAGE = 1800  # characters
LEAST, MOST = 120, 3000  # of a paragraph
SPAN = 8  # words that an editor leaves in one run
_OFFICE = "http://schemas.openxmlformats.org/"
_W = f"{_OFFICE}wordprocessingml/2006/main"
_R = f"{_OFFICE}package/2006/relationships"
_TYPE = f"{_OFFICE}officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMED = (
    "Лидер КНДР Ким Чен Ын прибыл в Пхеньян.", "Его ждал президент Пак Чон Хи.",
    "Об этом писали Юн Сок Ёль и Мун Чжэ Ин.", "В Сеуле молчали, и только Чо Ман Сик возражал.",
)  # fmt: skip
NOTES = (
    "См.: Ланьков А. Н. Очерки о полуострове // Журнал. 2010. № 3. С. 5; Там же. С. 12–15.",
    "Подробнее о Ким Чен Ыне см.: Ланьков А. Н. Ким Чен Ир и Корея // Журнал. 2010. № 3. С. 5.",
    "Так считали и современники, хотя свидетельства расходятся.",
    "Чо Ман Сик умер в 1950 г.",
)
_COMMAND = "from kontsevich.cli import run; run()"
# Run in a process of its own, which prints the processor's seconds and the most memory in MB.
_CHILD = """
import re, sys, time
from pathlib import Path
start = time.process_time()
{work}
seconds = time.process_time() - start
held = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(seconds, int(held[1]) / 1024)
"""
_PARSE = """
import zipfile
from xml.parsers import expat
with zipfile.ZipFile(sys.argv[1]) as package:
    for name in package.namelist():
        if name.endswith(".xml"):
            texts = []
            parser = expat.ParserCreate()
            parser.StartElementHandler = lambda tag, attributes: None
            parser.CharacterDataHandler = texts.append
            parser.Parse(package.read(name), True)
"""
_STRIP = """
from striprtf.striprtf import rtf_to_text
rtf_to_text(Path(sys.argv[1]).read_text("ascii"))
"""
WORKS = {
    "read": "from kontsevich.documents.formats import read_container\n"
    "read_container(Path(sys.argv[1]).read_bytes(), sys.argv[1][-4:].strip('.'))",
    "check": "from kontsevich import check_path\ncheck_path(sys.argv[1])",
    "fix": "from kontsevich import fix_path\nfix_path(sys.argv[1])",
}


class Paragraph(NamedTuple):
    """A paragraph of the manuscript and the note at its end."""

    text: str
    note: str


def gather(pages: int) -> list[Paragraph]:
    """A manuscript of so many pages: paragraphs of the packages, put together by chance."""
    whole = Path(sys.argv[1]).read_text("utf-8") if sys.argv[1:] else read_packages()
    found = [" ".join(one.split()) for one in re.split(r"\n\s*\n|\n%\n", whole)]
    found = [one for one in found if LEAST < len(one) < MOST]
    Random(0).shuffle(found)
    said: list[Paragraph] = []
    length = 0
    for number, text in enumerate(found):
        name = f"{NAMED[number // 5 % len(NAMED)]} " if number % 5 == 0 else ""
        said.append(Paragraph(name + text, NOTES[number // 2 % len(NOTES)] * (number % 2)))
        length += len(name) + len(text)
        if length >= pages * PAGE:
            return said
    raise SystemExit(f"the text has no {pages} pages")


def write_docx(said: Iterable[Paragraph]) -> bytes:
    """A docx as Word leaves it: some words in a run, with their font and revision."""
    body, notes = "", ""
    for number, one in enumerate(said, 1):
        runs = "".join(map(_write_run, _spans(one.text)))
        mark = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' if one.note else ""
        body += f'<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/></w:pPr>{runs}{mark}</w:p>'
        note = f"<w:p><w:r><w:footnoteRef/></w:r>{_write_run(one.note)}</w:p>"
        notes += f'<w:footnote w:id="{number}">{note}</w:footnote>' if one.note else ""
    relation = f'<Relationships xmlns="{_R}"><Relationship Id="rId1" Type="{_TYPE}/'
    return _pack(
        {
            "_rels/.rels": f'{relation}officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/_rels/document.xml.rels": f'{relation}footnotes" Target="footnotes.xml"/>'
            "</Relationships>",
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>',
        }
    )


def write_odt(said: Iterable[Paragraph]) -> bytes:
    """An odt as LibreOffice leaves it: some words in a span."""
    body = ""
    for number, one in enumerate(said, 1):
        spans = "".join(
            f'<text:span text:style-name="T1">{escape(span)}</text:span>'
            for span in _spans(one.text)
        )
        note = (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body><text:p>{escape(one.note)}</text:p>"
            "</text:note-body></text:note>"
        )
        body += f'<text:p text:style-name="P1">{spans}{note if one.note else ""}</text:p>'
    spaces = f'xmlns:office="{_OASIS}office:1.0" xmlns:text="{_OASIS}text:1.0"'
    return _pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        }
    )


def write_rtf(said: Iterable[Paragraph]) -> bytes:
    """An rtf as Word leaves it: some words in a group, their letters in a code page."""
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times New Roman;}}"
    parts = [head]
    for one in said:
        spans = "".join(
            f"{{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\insrsid161 {_code(span)}}}"
            for span in _spans(one.text)
        )
        note = f"{{\\super\\chftn}}{{\\footnote \\pard\\plain {_code(one.note)}}}"
        parts.append(f"\\pard\\plain \\qj {spans}{note if one.note else ''}\\par\n")
    return ("".join(parts) + "}").encode("ascii")


WRITERS = {"docx": write_docx, "odt": write_odt, "rtf": write_rtf}


def _spans(text: str) -> Iterator[str]:
    words = re.findall(r"\S+\s*", text)
    for at in range(0, len(words), SPAN):
        yield "".join(words[at : at + SPAN])


def _write_run(text: str) -> str:
    properties = '<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr>'
    said = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f'<w:r w:rsidR="00A1">{properties}{said}</w:r>'


def _code(text: str) -> str:
    """Letters as bytes of Windows-1251, and as codes where it has none."""
    return "".join(map(_code_letter, text))


@cache
def _code_letter(letter: str) -> str:
    if letter.isascii():
        return f"\\{letter}" if letter in "\\{}" else letter
    try:
        return f"\\'{letter.encode('cp1251').hex()}"
    except UnicodeEncodeError:
        return f"\\u{ord(letter)}?"


def _pack(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def measure(work: str, file: Path) -> tuple[float, float]:
    """The processor's seconds of something done with a file, and the most memory in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD.format(work=work), str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def measure_format(form: str, said: Iterable[Paragraph], folder: Path) -> str:
    """The row of a format."""
    works = WORKS | {"bare": _STRIP if form == "rtf" else _PARSE}
    data = WRITERS[form](said)
    best = dict.fromkeys(works, (9e9, 0.0))
    for _ in range(ROUNDS):
        for name, work in works.items():
            file = folder / f"manuscript.{form}"
            file.write_bytes(data)
            best[name] = min(best[name], measure(work, file))
    seconds = [f"{best[name][0]:.2f}" for name in ("bare", "read", "check", "fix")]
    memory = [f"{best[name][1]:.0f}" for name in ("check", "fix")]
    return f"| {form} | {len(data) // 1024} | {' | '.join((*seconds, *memory))} |"


def measure_folder(folder: Path, jobs: int) -> float:
    """The seconds of the command on a folder."""
    start = time.perf_counter()
    command = [sys.executable, "-c", _COMMAND, "check", "--jobs", str(jobs), str(folder)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1, done.stderr
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    said = gather(PAGES)
    print("| 300 pages | KB | bare reading | reading | check | fix | check, MB | fix, MB |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in WRITERS:
            print(measure_format(form, said, folder), flush=True)
        many = folder / "many"
        many.mkdir()
        for number in range(200):
            (many / f"{number}.docx").write_bytes(write_docx(said[number : number + 15]))
        print("\n| what | seconds |\n| --- | --: |")
        for jobs in (1, JOBS):
            print(f"| 200 docx of 5 pages, --jobs {jobs} | {measure_folder(many, jobs):.2f} |")


if __name__ == "__main__":
    main()
