"""HTML: what is visible, whose it is, and where a fix goes."""

from __future__ import annotations

import pytest

from format_cases import roles_of, show
from kontsevich import check, fix
from kontsevich.documents.markup.html import read_html


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        ("<p>Ким&nbsp;Чен&#160;Ын", "Ким\u00a0Чен\u00a0Ын"),
        ("<p>Ким <b>Чен</b> <i>Ын</i></p>", "Ким Чен Ын"),
        ("<p>Ки&shy;м<wbr>&#1050;&#x43A;&amp;&laquo", "КимКк&«"),
        ("<p>Ким<!-- да --> Чен", "Ким Чен"),
        ("<p>Ким<sup>1</sup> Чен<sup><a href='#n'>[2]</a></sup>", "Ким Чен"),
        ("<p>м<sup>3</sup>/с и м<sup>куб</sup>", "м/с и мкуб"),
        ("<p>Ким<a role='doc-noteref' href='#f'>1</a> Чен", "Ким Чен"),
        ("<p>Ким <del>Чен</del><ins>Чжон</ins>", "Ким Чжон"),
        ("<p>5 < 6 & да &nope; <Ким>", "5 < 6 & да &nope; <Ким>"),
        ("<p title='a > b'>Ким", "Ким"),
        ("<p>Ким<br>Чен", "Ким\nЧен"),
    ],
)
def test_what_is_visible(source: str, visible: str) -> None:
    texts = [one.text for one in read_html(source) if one.role not in ("comment", "code")]
    assert texts == [visible]


@pytest.mark.parametrize(
    ("source", "text", "role"),
    [
        ("<h2>Глава</h2>Да", "Глава", "heading"),
        ("<blockquote><p>Чужое</blockquote>", "Чужое", "blockquote"),
        ("<p>Он: <q>Чужое</q>.", "Чужое", "quotation"),
        ("<p>Книга <cite>Чужое</cite>.", "Чужое", "title"),
        ("<p><code>нет да</code>", "нет да", "code"),
        ("<script>нет<p>да</script>", "нет", "code"),
        ("<pre>нет</pre>", "нет", "code"),
        ("<!-- слово -->", "слово", "comment"),
        ("<div role='doc-endnotes'><ol><li id='fn1'>Сноска</ol></div>", "Сноска", "footnote"),
        ("<aside epub:type='footnote' id='fn2'><p>Сноска</p></aside>", "Сноска", "footnote"),
        ("<h2>Литература</h2><ul><li>Ланьков А. Н. Труд // Восток.</ul>", "Труд", "title"),
        ("<div class='csl-bib-body'><div>Ланьков А. Н. Труд.</div></div>", "Труд", "title"),
    ],
)  # fmt: skip
def test_roles(source: str, text: str, role: str) -> None:
    assert roles_of(read_html(source), text) == [role]


def test_blocks_are_apart_and_inline_markup_is_not() -> None:
    source = "<div>Ким<div>Чен</div>Ын</div><td>а<td>б<li>в<P>г"
    assert [text for _, text in show(read_html(source))] == ["Ким", "Чен", "Ын", *"абвг"]


def test_inline_markup_never_ends_a_block() -> None:
    source = "<i><blockquote><p>Чужое</i><p>тоже</blockquote><p>Наше"
    assert show(read_html(source)) == [
        ("blockquote", "Чужое"), ("blockquote", "тоже"), ("prose", "Наше"),
    ]  # fmt: skip


def test_notes_are_named() -> None:
    source = "<section class='footnotes'><li id='fn7'><p>О Ким Чен Ыне.</p></li></section>"
    [finding] = check(source, format="html")
    assert finding.label == "footnote 7"


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ("<p>О Ким&nbsp;Чен&nbsp;Ыне.", "<p>О Ким&nbsp;Чжоныне."),
        ("<p>О Ким&#8239;Чен&thinsp;Ыне.", "<p>О Ким&#8239;Чжоныне."),
        ("<p>О Ким\r\n\t\t\t\tЧен   Ыне.", "<p>О Ким\r\n\t\t\t\tЧжоныне."),
        ("<p>О <i>Ким</i> Чен Ыне.", "<p>О <i>Ким</i> Чжоныне."),
        ("<p>О Ким <b>Чен</b> Ыне.", "<p>О Ким <b>Чжоныне</b>."),
        ("<p>О Ким Чен<sup>1</sup> Ыне.", None),
        ("<p><q>О Ким Чен Ыне</q>", None),
        ("<p title='Ким Чен Ын'>Да", None),
        ("<blockquote>О Ким Чен Ыне</blockquote>", None),
    ],
)
def test_fixes_leave_the_markup(source: str, fixed: str | None) -> None:
    assert fix(source, format="html") == (fixed or source)


def test_comments_silence() -> None:
    assert check("<p>О Ким Чен Ыне. <!-- kontsevich: ignore -->", format="html") == []
