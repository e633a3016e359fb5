"""Markdown: the same regions, through its parser."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich.documents import SOFT, Region, read_markdown
from kontsevich.documents.markup import markdown
from kontsevich.errors import DocumentError

pytest.importorskip("pyromark")


def roles(text: str) -> list[tuple[str, str]]:
    return [(region.role, region.text) for region in read_markdown(text)]


def role_of(text: str, found: str) -> list[str]:
    return [role for role, seen in roles(text) if found in seen]


def region_of(text: str, found: str) -> Region:
    (region,) = [region for region in read_markdown(text) if found in region.text]
    return region


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("лидер **Ким** *Чен* ~~Ын~~ тут", "лидер Ким Чен Ын тут"),
        ("лидер Ким&nbsp;Чен&#160;Ын", "лидер Ким\u00a0Чен\u00a0Ын"),
        ("лидер Ким\nЧен\nЫн", "лидер Ким\nЧен\nЫн"),
        ("лидер Ким  \nЧен\\\nЫн", "лидер Ким\nЧен\nЫн"),
        ("лидер Ким Чен-\nыну", f"лидер Ким Чен{SOFT}ыну"),
        ("> [!NOTE]\n> Ким Чен-\n> ыну", f"Ким Чен{SOFT}ыну"),
        ("- лидер [Ким](http://a.b 'Пак')\n  Чен Ын", "лидер Ким\nЧен Ын"),
        ("лидер Ким\\_Чен <b>Ын</b>", "лидер Ким_Чен Ын"),
        ("лидер Ки\u00adм <!-- что --> Чен", "лидер Ким  Чен"),
        ("\ufeffлидер Ким Чен Ын", "лидер Ким Чен Ын"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_name_over_markup_is_one_name(text: str, visible: str, end: str) -> None:
    found = region_of(text.replace("\n", end), visible[:3])
    assert found.text.replace("\r", "") == visible
    assert found.role == "prose"


def test_the_map_leads_back_over_bytes_that_are_no_code_points() -> None:
    text = "😀 **Ким**&nbsp;Чен Ын 한글 «цитата»"
    region = region_of(text, "Ким")
    at = region.text.index("Ким")
    assert region.source(at, at + 10) == (text.index("Ким"), text.index("Ын") + 2)
    edits = region.edits(at, at + 10, "Ким Чжонын") or []
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    assert text == "😀 **Ким**&nbsp;Чжонын 한글 «цитата»"


def test_blocks_and_their_roles() -> None:
    text = (
        "---\ntitle: Ким Чен Ын\n---\n\n# Глава «о Чхве»\n\nТекст `код` дальше.\n\n"
        "> Ким Пак\n> Ли\n\n```py\nx = 'Пак'\n```\n\n    y = 1\n\n| Юн |\n|---|\n| Сок |\n\n"
        "<!-- kontsevich: off -->\n\nА <https://ru.wikipedia.org/Но> <!-- kontsevich: on -->\n"
    )
    assert roles(text) == [
        ("field", "---\ntitle: Ким Чен Ын\n---"),
        ("heading", "Глава "),
        ("quotation", "«о Чхве»"),
        ("prose", "Текст  дальше."),
        ("code", "`код`"),
        ("blockquote", "Ким Пак\nЛи"),
        ("code", "x = 'Пак'\n"),
        ("code", "y = 1\n"),
        ("prose", "Юн"),
        ("prose", "Сок"),
        ("comment", "<!-- kontsevich: off -->"),
        ("prose", "А "),
        ("url", "https://ru.wikipedia.org/Но"),
        ("comment", "<!-- kontsevich: on -->"),
    ]


def test_a_rule_in_the_text_begins_no_front_matter() -> None:
    assert role_of("Да\n\n---\nКим Чен Ын\n---\n", "Ким Чен Ын") == ["heading"]


NOTE = "Подробнее о Ким Чен Ыне см.: Ланьков А. Н. Речь Ким Чен Ира // Известия. 2010. С. 5."


@pytest.mark.parametrize(
    "text",
    [f"Сестра Ким Ёчжон[^3] сказала.\n\n[^3]: {NOTE}\n", f"Сестра Ким Ёчжон^[{NOTE}] сказала.\n"],
)
def test_notes(text: str) -> None:
    assert role_of(text, "Ким Чен Ыне") == ["footnote"]
    assert role_of(text, "Ким Чен Ира") == ["title"]
    body = region_of(text, "Ёчжон")
    assert (body.text, body.role) == ("Сестра Ким Ёчжон сказала.", "prose")
    assert body.barriers == (len("Сестра Ким Ёчжон"),)
    assert body.edits(7, 20, "Пак Кынхе") is None  # over the mark of the note
    assert body.edits(7, 16, "Пак Кынхе")


def test_notes_have_their_labels() -> None:
    text = "А[^а]\n\n[^а]: Первый абзац.\n\n    Второй «абзац».\n\nПосле."
    labels = {region.text: region.label for region in read_markdown(text)}
    assert labels["Первый абзац."] == labels["Второй «абзац»."] == "footnote а"
    assert labels["После."] == ""


def test_a_list_of_literature_ends_at_a_heading_of_its_level() -> None:
    text = (
        "## Литература\n\n1. Ким Чен Ир. О чучхе. Пхеньян, 1982.\n\n### Статьи\n\n- Речь Кима\n\n"
        "## Ещё\n\nКим Чен Ын.\n"
    )
    assert role_of(text, "Ким Чен Ир") == ["author-heading"]
    assert role_of(text, "Речь Кима") == ["title"]
    assert role_of(text, "Ким Чен Ын") == ["prose"]


def test_html_blocks() -> None:
    text = (
        "<div><p>Ким&nbsp;<b>Чен</b>\nЫн</p>Пак<br>Чон</div>\n<!-- Но -->\n"
        "<blockquote>Ли <p>Мен</p></blockquote><script>О()</script>Юн"
    )
    assert roles(text) == [
        ("prose", "Ким\u00a0Чен\nЫн"),
        ("prose", "Пак\nЧон"),
        ("comment", "<!-- Но -->"),
        ("blockquote", "Ли "),
        ("blockquote", "Мен"),
        ("code", "<script>О()</script>"),
        ("prose", "Юн"),
    ]


def test_without_the_parser_there_is_one_line_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(name: str, *_: Any) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(markdown, "import_module", refuse)
    with pytest.raises(DocumentError, match=r"pip install pyromark$") as caught:
        read_markdown("Ким")
    assert "\n" not in str(caught.value)


SIGNS = "Ким Чен Ын « » * ** _ ` ``` > # - 1. | [ ] ( ) ! \\ < > & ; ^ ~ --- 김 😀"
PARTS = [
    *SIGNS.split(),
    *("\n", "\n\n", "    ", "  \n", "[^1]", "[^1]: ", "<!--", "-->", "&nbsp;", "<b>", "</p>"),
    *(" ", "-\n", "\r\n", "\t", "^[", "\u00ad", "\ud800", "\0", "<script>", "http://a.b"),
]
texts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join) | st.text()


@given(texts)
def test_any_text_gives_regions_that_lead_back(text: str) -> None:
    regions = read_markdown(text)
    starts = [region.pieces[0].start for region in regions]
    assert starts == sorted(starts)
    taken: set[int] = set()
    for region in regions:
        ends = [piece.at for piece in region.pieces[1:]] + [len(region.text)]
        last = 0
        for piece, end in zip(region.pieces, ends, strict=True):
            assert last <= piece.start <= piece.end <= len(text)
            last = piece.end
            visible = region.text[piece.at : end]
            if len(visible) == piece.end - piece.start > 1:
                assert text[piece.start : piece.end] == visible
            places = set(range(piece.start, piece.end))
            assert not places & taken
            taken |= places


def test_words_are_not_lost() -> None:
    words = [f"слово{number}" for number in range(12)]
    text = (
        "# {}\n\n{} **{}** [{}](u)\n\n- {}\n\n> {}\n\n|{}|\n|-|\n|{}|\n\n"
        "`{}`\n\n<p>{}</p>\n\n![{}](u)\n\n{}\n"
    ).format(*words)
    seen = " ".join(region.text for region in read_markdown(text))
    assert [word for word in words if word not in seen] == []


@pytest.mark.parametrize("text", ["\r\t\x1e", "    \x1e\n", "```\n\x1e\n```\n"])
def test_code_of_white_space_is_no_region(text: str) -> None:
    assert read_markdown(text) == []
