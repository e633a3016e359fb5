"""A Word document with a footnote for the tests of the page: `word.py make FILE`, and what
python-docx reads in one: `word.py read FILE`."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import docx

sys.path.insert(0, str(Path(__file__).parents[1]))
from office import make_docx, paragraph, run

REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NAME = "Ким Чен Ын"


def make(path: Path) -> None:
    """Prose, a note with prose, a note with a cited title."""
    notes = (
        ("2", f"Подробнее о {NAME}е см. ниже."),
        ("3", f"Иванов И. И. {NAME} и его время // Вестник. 2012. № 3. С. 5–17."),
    )
    body = paragraph(run(f"Страну возглавил {NAME}."), REFERENCE)
    body += paragraph(run("О нём писали."), REFERENCE.replace('"2"', '"3"'))
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>' for number, text in notes
    )
    path.write_bytes(make_docx(body, {"footnotes": footnotes}))


def read(path: Path) -> None:
    """Print the paragraphs as python-docx has them, then the text of the notes."""
    for one in docx.Document(str(path)).paragraphs:
        print(one.text)
    with zipfile.ZipFile(path) as package:
        notes = package.read("word/footnotes.xml").decode()
    for note in re.findall(r"<w:footnote .*?</w:footnote>", notes):
        print(re.sub(r"<[^>]+>", "", note))


if __name__ == "__main__":
    {"make": make, "read": read}[sys.argv[1]](Path(sys.argv[2]))
