"""Plain text: what is prose and what is another's, in typed text and out of a PDF."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontsevich.documents import PROTECTED, ROLES, SOFT, Region, read_text


def roles(text: str) -> list[tuple[str, str]]:
    return [(region.role, region.text) for region in read_text(text)]


def role_of(text: str, found: str) -> list[str]:
    """The roles of the regions that have the words, over any white space and line end."""
    pattern = re.compile(r"\s+".join(map(re.escape, found.split())))
    return [
        region.role for region in read_text(text) for _ in pattern.finditer(region.text)
    ]  # fmt: skip


def test_paragraphs_and_quotations() -> None:
    assert roles("Он: «Ким».\n\n«Да» — нет.") == [
        ("prose", "Он: "),
        ("quotation", "«Ким»"),
        ("prose", "."),
        ("quotation", "«Да»"),
        ("prose", " — нет."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("лидер Ким Чен\nЫн прибыл", "лидер Ким Чен\nЫн прибыл"),
        ("лидер Ким Чен-\nыну дал", f"лидер Ким Чен{SOFT}ыну дал"),
        ("лидер Ким Чен-\nЫну дал", "лидер Ким Чен-Ыну дал"),
        ("70-\nлетие Победы", "70-летие Победы"),
        ("россий-\n\nских войск", f"россий{SOFT}ских войск"),
        ("Чен\u00ad\nЫн и Сок\u00adЁль", "ЧенЫн и СокЁль"),
        ("он — Ким -\nЧен", "он — Ким -\nЧен"),
        ("Ким Ёчжон3, сестра", "Ким Ёчжон3, сестра"),
        ("Ким\u00a0Чен\u202fЫн", "Ким\u00a0Чен\u202fЫн"),
    ],
)
def test_line_ends(text: str, visible: str, end: str) -> None:
    (region,) = read_text(text.replace("\n", end))
    assert region.text == visible.replace("\n", end)
    start, stop = region.source(0, len(region.text)) or (0, 0)
    assert text.replace("\n", end)[start:stop] == text.replace("\n", end)


PAGE = """Визит состоялся летом. Сестра лидера Ким Ёчжон3 и сам Ким Чен-
{rule}
3 Подробнее о Ким Чен Ыне см.: Ланьков А. Н. Речь Ким Чен Ира // Изве-

стия. 2010. С. 5.
4 Имена приведены по статье, а Ким Чен Ын — нет.

5 Ким Чен Сук прибыла // ЦТАК. 27.01.2023.

URL: http://kcna.kp/a
b (дата обращения: 19.11.2023).
{turn}ын вышли к народу. Второе предложение.
"""


@pytest.mark.parametrize("rule", ["\n          ", "\n______", ""])
@pytest.mark.parametrize("turn", [" ", "", "\f", "\n\n\nДьячков. Отношения 41\n\n"])
def test_a_page_out_of_a_pdf(rule: str, turn: str) -> None:
    text = PAGE.format(rule=rule, turn=turn)
    regions = read_text(text)
    body = [region for region in regions if region.role == "prose"]
    assert len(body) == 1, body
    assert f"Ёчжон3 и сам Ким Чен{SOFT}ын вышли" in body[0].text
    notes: dict[str, list[str]] = {f"footnote {number}": [] for number in (3, 4, 5)}
    for region in regions:
        if region.label:
            notes[region.label].append(region.role)
    assert notes["footnote 3"] == ["footnote", "author-heading", "title", "bibliography"]
    assert notes["footnote 4"] == ["footnote"]
    assert notes["footnote 5"] == ["footnote", "title", "bibliography", "url", "bibliography"]
    assert role_of(text, "Ким Чен Ыне") == ["footnote"]
    assert role_of(text, "Ким Чен Ира") == ["title"]
    assert role_of(text, "Ким Чен Сук") == ["title"]


def test_a_name_cut_by_a_page_break_is_one_name() -> None:
    text = "В столицу прибыл лидер Ким Чен\n\n1 Так у автора.\n\nЫн и его сестра.\n"
    assert "лидер Ким Чен\nЫн и" in roles(text)[0][1]


def test_numbers_that_begin_a_paragraph_are_no_notes() -> None:
    assert {role for role, _ in roles("2023 год стал.\n\n15 апреля Ким.\n\n100 ракет.")} == {
        "prose"
    }


LIST = """Ким Чен Ын прибыл.

{heading}

1. Ким Чен Ир. Об идеях чучхе. Пхеньян, 1982.
2. Встреча с Ким Чен Суком
// Вестник. 2010. № 5.
[3] 김정은. 담화 [Ким Чен Чхоль. Речь] // ЦТАК. 2012.

Сведения об авторе

Ким Чен Нам родился в Москве.
"""


@pytest.mark.parametrize(
    "heading", ["Литература", "СПИСОК ЛИТЕРАТУРЫ:", "5. Источники и литература", "References"]
)
def test_a_list_of_literature(heading: str) -> None:
    text = LIST.format(heading=heading)
    assert role_of(text, "Ким Чен Ын") == ["prose"]
    assert role_of(text, "Ким Чен Ир") == ["author-heading"]
    assert role_of(text, "Ким Чен Суком") == ["title"]
    assert role_of(text, "Ким Чен Чхоль") == ["translation"]
    assert role_of(text, "Ким Чен Нам") == ["prose"]


def test_a_list_of_notes() -> None:
    text = LIST.format(heading="Примечания").replace("Встреча", "См.: Встреча")
    assert role_of(text, "Ким Чен Суком") == ["title"]
    assert "footnote 2" in {region.label for region in read_text(text)}


def test_a_list_ends_where_prose_begins_again() -> None:
    prose = "Ким Чен Ын посетил завод и остался доволен увиденным, о чём сообщили газеты. " * 4
    assert role_of(f"Литература\n\nЛанькова книга\n\n{prose}", "Ким Чен Ын") == ["prose"] * 4


def test_reference_in_running_text() -> None:
    text = "Об этом пишут (Ким Чен Ир прибыл // ТАСС. 2019), и Ким Чен Ын знает."
    assert role_of(text, "Ким Чен Ир") == ["title"]
    assert role_of(text, "Ким Чен Ын") == ["prose"]
    text = "По [Ким Чен Ир 1982: 5] это так, [в 2013 г. Ким Чен Ын] и нет."
    assert role_of(text, "Ким Чен Ир") == ["author-heading"]
    assert role_of(text, "Ким Чен Ын") == ["prose"]


@pytest.mark.parametrize("mark", ["[sic]", "[sic!]", "[так в тексте]", "(sic!)", "[ТАК В ТЕКСТЕ]"])
def test_sic(mark: str) -> None:
    text = f"Пак Чон Хи, Ким Чен Ын {mark} и Ким Чен Ир"
    assert role_of(text, "Ким Чен Ын") == ["quotation"]
    assert role_of(text, "Пак Чон Хи") == role_of(text, "Ким Чен Ир") == ["prose"]


def test_a_bracket_behind_hangul_translates() -> None:
    assert roles("Сказал 김정은 [Ким Чен Ын] и") == [
        ("prose", "Сказал 김정은 "),
        ("translation", "[Ким Чен Ын]"),
        ("prose", " и"),
    ]


def test_addresses_are_not_names() -> None:
    text = "См. http://ru.wikipedia.org/wiki/Ким_Чен_Ын, ru.wikipedia.org/wiki/Ким_Чен_Ир."
    assert [text for role, text in roles(text) if role == "url"] == [
        "http://ru.wikipedia.org/wiki/Ким_Чен_Ын",
        "ru.wikipedia.org/wiki/Ким_Чен_Ир",
    ]


def test_quoted_lines() -> None:
    text = "Пишут:\n\n> Ким Чен\n>  Ын прибыл\n\nКим"
    assert ("blockquote", "Ким Чен\nЫн прибыл") in roles(text)


def test_comments_to_the_checker() -> None:
    text = "Ким # kontsevich: ignore[KTV101]\nЧен Ын <!-- kontsevich: off --> да\n# другое"
    assert [text for role, text in roles(text) if role == "comment"] == [
        "# kontsevich: ignore[KTV101]",
        "<!-- kontsevich: off -->",
    ]
    assert role_of(text, "Ким Чен Ын") == ["prose"]
    assert role_of(text, "# другое") == ["prose"]


# The measuring data


def test_the_article(shared: Path) -> None:
    text = (shared / "sample" / "article.txt").read_text(encoding="utf-8")
    assert role_of(text, "Ким Чен Ын") + role_of(text, "Ким Чен Ына") == ["title"] * 6
    lines = (shared / "sample" / "article_findings.tsv").read_text(encoding="utf-8").splitlines()
    assert len(re.findall(r"Ким Чен Ын", text)) == len(lines) - 1 == 4
    for name in ("Ким Чжонын", "Кан Суннама", "Чхве Сонхи", "Юн Согёлем", "Ли Хунчжун"):
        assert set(role_of(text, name)) <= {"prose", "translation"}, name
    assert role_of(text, "Ким Ёчжон") == ["prose", "translation"]
    assert role_of(text, "Здесь и далее корейские слова записаны") == ["footnote"]
    assert role_of(text, "«Хвасон-18»") == ["quotation"]
    labels = {region.label for region in read_text(text)} - {""}
    assert labels == {f"footnote {number}" for number in range(1, 42)}


def test_no_name_of_the_texts_is_hidden(shared: Path) -> None:
    seen = 0
    for path in sorted((shared / "data" / "lint_texts").glob("*.gold.tsv")):
        text = path.with_name(path.name.replace(".gold.tsv", ".txt")).read_bytes().decode()
        regions = read_text(text)
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row in rows:
            place = (int(row["start"]), int(row["end"]))
            holders = [
                region
                for region in regions
                if region.pieces[0].start <= place[0] and place[1] <= region.pieces[-1].end
            ]
            assert len(holders) == 1, row
            if row["is_nonstandard"] == "1":
                assert holders[0].role == "prose", row
                seen += 1
    assert seen > 30


# Properties

SIGNS = 'Ким Чен Ын Пак «да» « » " [ ] 김정은 // . , : ; - — ( ) 1 2 3 > # \u00ad'
PARTS = [
    *SIGNS.split(" "),
    *("\n", "\n\n", " ", "\n ", "-\n", "\f", "см.: ", "Литература\n", "\n1 А", "http://a.b/в"),
    *("[sic]", "Ланьков А. Н. ", "kontsevich:", "(дата обращения: 1.1.20)", "М.: ", "\n2 Б", "а"),
]
texts = st.lists(st.sampled_from(PARTS), max_size=40).map("".join) | st.text()


def check(text: str, regions: list[Region]) -> None:
    """Regions in order, no code point twice, verbatim pieces slice back, nothing visible lost."""
    starts = [region.pieces[0].start for region in regions]
    assert starts == sorted(starts)
    taken: set[int] = set()
    for region in regions:
        assert region.role in ROLES
        assert region.protected == (region.role in PROTECTED)
        assert region.text
        ends = [piece.at for piece in region.pieces[1:]] + [len(region.text)]
        last = 0
        for piece, end in zip(region.pieces, ends, strict=True):
            assert last <= piece.start <= piece.end
            last = piece.end
            visible = region.text[piece.at : end]
            if len(visible) == piece.end - piece.start and visible not in ("-", SOFT):
                assert text[piece.start : piece.end] == visible
            places = set(range(piece.start, piece.end))
            assert not places & taken
            taken |= places


@given(texts)
@example("\f")
@example("«" * 50)
@example("> " * 20)
@example("\n1 А\n2 Б\n\f в")
@example("\ud800 «\udfff»")
def test_any_text_gives_regions_in_order(text: str) -> None:
    regions = read_text(text)
    check(text, regions)
    shown = {place for region in regions for piece in region.pieces for place in range(*piece[1:])}
    lost = {text[place] for place in range(len(text)) if place not in shown}
    assert not {character for character in lost if not character.isspace()} - set(f">-_—–=*{SOFT}")


@given(texts)
@example("\n1 А\nМ.: Ким")
@example("\n1 Ким\nА. Б. Так")
def test_the_kind_of_line_end_changes_no_role(text: str) -> None:
    text = text.replace("\r", "")
    lines = roles(text)
    carriage = [(role, text.replace("\r", "")) for role, text in roles(text.replace("\n", "\r\n"))]
    assert carriage == lines


@given(texts, st.data())
def test_every_place_of_a_region_leads_to_its_source(text: str, data: st.DataObject) -> None:
    regions = read_text(text)
    if not regions:
        return
    region = data.draw(st.sampled_from(regions))
    start = data.draw(st.integers(0, len(region.text) - 1))
    end = data.draw(st.integers(start + 1, len(region.text)))
    first, last = region.source(start, end) or (1, 0)
    assert 0 <= first <= last <= len(text)
    edits = region.edits(start, end, "x")
    assert edits is not None
    assert all(0 <= a <= b <= len(text) for a, b, _ in edits)


def test_an_address_in_the_line_of_a_source_is_no_word() -> None:
    assert roles("Источник: https://ru.wikipedia.org/wiki/Пак_Кын_Хе (энциклопедия)\n\nТак.") == [
        ("title", "Источник: "),
        ("url", "https://ru.wikipedia.org/wiki/Пак_Кын_Хе"),
        ("title", " (энциклопедия)"),
        ("prose", "Так."),
    ]


@pytest.mark.parametrize("text", [">\r\nё", "> \n\nё", ">\r\n> \r\n"])
def test_a_mark_of_quotation_alone_is_no_region(text: str) -> None:
    assert all(region.text.strip() for region in read_text(text))
