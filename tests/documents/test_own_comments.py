"""Our own comments go with what they speak of; those of others, and of what is left, stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from kontsevich.documents.office.styles import OURS
from office import find, make_docx, make_odt, make_zip, members, paragraph, run

OWN, OTHERS = "Лидер КНДР Ким Чен Ын прибыл.", "Газета писала: «Ким Чен Ын уехал»."
FIXED = OWN.replace("Чен Ын", "Чжонын")
_RTF = r"{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset204 Arial;}}\pard %s\par %s\par}"


def _spell(text: str) -> str:
    return "".join(one if one.isascii() else f"\\'{one.encode('cp1251').hex()}" for one in text)


DOCUMENTS = {
    "docx": make_docx(paragraph(run(OWN)) + paragraph(run(OTHERS))),
    "odt": make_odt(f"<text:p>{OWN}</text:p><text:p>{OTHERS}</text:p>"),
    "rtf": (_RTF % (_spell(OWN), _spell(OTHERS))).encode("cp1251"),
}


def _ours(file: Path) -> list[str]:
    blocks = read_container(file.read_bytes(), file.suffix[1:]).blocks
    return [block.flow.text for block in blocks if block.flow.label == OURS]


@pytest.mark.parametrize("once", [(), ("--once",)])
@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("form", DOCUMENTS)
def test_what_is_mended_is_said_no_longer(
    form: str, lang: str, once: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / f"page.{form}"
    file.write_bytes(DOCUMENTS[form])
    check_in(tmp_path, "--annotate", *once, "--lang", lang, file.name)
    before = _ours(file)
    assert len(before) == (1 if once else 2)
    check_in(tmp_path, "--fix", file.name)
    after = _ours(file)
    assert after == ([] if once else before[1:])
    assert FIXED in read_container(file.read_bytes(), form).text
    assert OTHERS in read_container(file.read_bytes(), form).text


@pytest.mark.parametrize("form", DOCUMENTS)
def test_tracked_changes_leave_what_was_said(form: str, tmp_path: Path) -> None:
    """Whoever refuses the change is to find the comment still."""
    file = tmp_path / f"page.{form}"
    file.write_bytes(DOCUMENTS[form])
    check_in(tmp_path, "--annotate", file.name)
    check_in(tmp_path, "--track-changes", file.name)
    assert len(_ours(file)) == 2


def _resave(parts: dict[str, bytes], reply: bool) -> dict[str, bytes]:
    """As Word stores comments: their paragraphs have numbers, which another part has too."""
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    comments = parts["word/comments.xml"].decode()
    comments = comments.replace("<w:p>", f'<w:p xmlns:w14="{w14}" w14:paraId="0A">', 1)
    parts["word/comments.xml"] = comments.encode()
    answer = '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>' if reply else ""
    parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0A" w15:done="0"/>'
        f"{answer}</w15:commentsEx>"
    ).encode()
    return parts


@pytest.mark.parametrize("reply", [False, True])
def test_an_answered_comment_stays(reply: bool, tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(DOCUMENTS["docx"])
    check_in(tmp_path, "--annotate", "page.docx")
    parts = _resave(members(file.read_bytes()), reply)
    file.write_bytes(make_zip({name: data.decode() for name, data in parts.items()}))
    assert len(_ours(file)) == 2
    check_in(tmp_path, "--fix", "page.docx")
    assert len(_ours(file)) == (2 if reply else 1)
    extended = members(file.read_bytes())["word/commentsExtended.xml"]
    assert (b'paraId="0A"' in extended) == reply
    document = members(file.read_bytes())["word/document.xml"]
    assert document.count(b"commentReference") == (2 if reply else 1)


def test_the_first_comment_of_another_is_no_comment_of_ours(tmp_path: Path) -> None:
    """Word counts comments from 0."""
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    comment = f'<w:comment w:id="0" w:author="Р">{paragraph(run("О Ким Чен Ыне?"))}</w:comment>'
    file = tmp_path / "page.docx"
    file.write_bytes(make_docx(paragraph(run(OWN), mark), {"comments": comment}))
    assert [(one.shown, one.held) for one in find(file.read_bytes())] == [
        ("Ким Чен Ын", ""),
        ("Ким Чен Ыне", "comment"),
    ]
    for _ in range(2):
        assert check_in(tmp_path, "--annotate", file.name).code == 1
        assert len(_ours(file)) == 2
    assert check_in(tmp_path, "--fix", file.name).code == 1
    assert len(_ours(file)) == 1
    assert "О Ким Чен Ыне?" in read_container(file.read_bytes(), "docx").text
