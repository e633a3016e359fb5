"""XLIFF, TTML, SubStation Alpha: what is read and fixed of them, and nothing else."""

from __future__ import annotations

import pytest

from kontsevich import check, fix
from kontsevich.documents.formats import TextFormat, choose_format

SAID = "О Ким Чен Ыне"
UNIT = (
    '<?xml version="1.0"?><xliff version="1.2"><file><header><note>н</note></header><body>'
    f'<trans-unit id="1"><source>{SAID}</source><target>О <g id="1">Ким</g> Чен Ыне<x id="2"/> и '
    f"<ph>{SAID}</ph></target><note>{SAID}</note>"
    f"<alt-trans><target>{SAID}</target></alt-trans></trans-unit>"
    "<trans-unit><source/><target>Пак Чон Хи</target></trans-unit></body></file></xliff>"
)
SECOND = (
    '<xliff version="2.0"><file><unit><notes><note>Имя</note></notes><originalData>'
    f"<data>{SAID}</data></originalData><segment><source>{SAID}</source><target>О <pc>Ким</pc> Чен "
    "Ыне</target></segment></unit></file></xliff>"
)
CUES = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head>'
    f"<metadata><ttm:title>{SAID}</ttm:title></metadata></head><body><div>"
    '<p begin="1s">О Ким<br/>Чен <span>Ыне</span></p><p>Пак Чон Хи</p></div></body></tt>'
)
LINES = (
    f"[Script Info]\r\nTitle: {SAID}\r\n\r\n[V4+ Styles]\r\nFormat: Name, Fontname\r\n"
    f"Style: {SAID},Arial\r\n\r\n[Events]\r\nFormat: Layer, Start, Name, Text\r\n"
    "Comment: 0,0:00:01.00,,О Ким Чен Ыне\r\n"
    f"Dialogue: 0,0:00:01.00,{SAID},{{\\i1}}О Ким\\NЧен{{\\i0}} Ыне, да\r\n"
    f"Dialogue: 0,0:00:02.00,,{{\\p1}}m 0 0 {SAID}{{\\p0}}Пак Чон Хи\r\n"
)


def places(source: str, form: TextFormat) -> list[tuple[str, str, str]]:
    """What is found, where and as what."""
    return [(one.shown, one.label, one.region) for one in check(source, format=form)]


def test_of_translations_only_the_target_is_read() -> None:
    assert places(UNIT, "xliff") == [
        ("Ким Чен Ыне", "message 1", "prose"),
        ("Ким Чен Ыне", "", "comment"),
        ("Пак Чон Хи", "message 2", "prose"),
    ]
    fixed = fix(UNIT, format="xliff")
    assert f"<source>{SAID}</source>" in fixed and f"<ph>{SAID}</ph>" in fixed
    assert '<g id="1">Ким</g> Чжоныне<x id="2"/>' in fixed
    assert places(SECOND, "xliff") == [("Ким Чен Ыне", "message 1", "prose")]


def test_subtitles_in_xml() -> None:
    assert places(CUES, "ttml") == [
        ("Ким Чен Ыне", "cue 1", "prose"),
        ("Пак Чон Хи", "cue 2", "prose"),
    ]
    prefixed = CUES.replace("<p", "<tt:p").replace("</p", "</tt:p").replace("<br/>", "<tt:br/>")
    assert places(prefixed, "ttml") == places(CUES, "ttml")
    assert SAID in fix(CUES, format="ttml")


def test_lines_with_fields() -> None:
    assert places(LINES, "ass") == [
        ("Ким Чен Ыне", "", "comment"),
        ("Ким Чен Ыне", "cue 1", "prose"),
        ("Пак Чон Хи", "cue 2", "prose"),
    ]
    fixed = fix(LINES, format="ass")
    assert fixed.count(SAID) == 4 and fixed.count("\r\n") == LINES.count("\r\n")
    assert "{\\i1}О Ким\\NЧжоныне{\\i0}, да" in fixed


@pytest.mark.parametrize("source, form", [(UNIT, "xliff"), (CUES, "ttml")])
def test_the_root_tells_the_format(source: str, form: TextFormat) -> None:
    for name in ("a.xml", "a.txt", f"a.{form}"):
        assert choose_format(name, source.encode()) == (form, True)
