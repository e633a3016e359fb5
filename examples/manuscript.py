"""A small manuscript in Word, with two foot notes: `python examples/manuscript.py FILE.docx`."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BODY = [
    "Встречу Ким Чен Ына с Юн Сок Ёлем газеты назвали невозможной.[1]",
    "Как пишет обозреватель, «Ким Чен Ын не приедет в Сеул».[2] Житель Инчхона думает иначе.",
]
NOTES = [
    "Подробнее о Ли Мен Баке см. главу 2.",
    "Иванов И. И. Ким Чен Ын и его время // Проблемы Дальнего Востока. 2019. № 3. С. 12–20.",
]


def _paragraph(text: str, style: str = "") -> str:
    pieces = []
    for piece in text.replace("[", "\0[").replace("]", "]\0").split("\0"):
        if piece.startswith("["):
            pieces.append(f'<w:r><w:footnoteReference w:id="{piece.strip("[]")}"/></w:r>')
        elif piece:
            pieces.append(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>')
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(pieces)}</w:p>"


def make_manuscript() -> dict[str, str]:
    """The parts of the package by their names."""
    notes = "".join(
        f'<w:footnote w:id="{number}">{_paragraph(note)}</w:footnote>'
        for number, note in enumerate(NOTES, 1)
    )
    body = "".join(map(_paragraph, BODY))
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_P}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_P}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_P}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body>'
        "</w:document>",
        "word/footnotes.xml": f'{_HEAD}<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>',
    }


def write_manuscript(path: Path) -> None:
    """Write the manuscript; the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in make_manuscript().items():
            package.writestr(zipfile.ZipInfo(name), text.encode())


if __name__ == "__main__":
    write_manuscript(Path(sys.argv[1]))
