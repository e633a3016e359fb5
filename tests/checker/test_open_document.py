"""An open document says what a fresh check of its text says, after any edits."""

from __future__ import annotations

import re
import tomllib
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontsevich import InputError, OpenDocument, check
from kontsevich.checker.findings.fixes import apply_edits
from kontsevich.checker.findings.text_units import UNITS, Ruler, Unit
from kontsevich.checker.settings.settings import build_settings
from kontsevich.documents.formats import TextFormat

PIECES = (
    "Ким Чен Ын", "Ким Чен Ыном", "Чен Ына", "Ким Джонын", "Пак Чжонхи", "Пак Чжон Хи",
    "Ли Джэ Мён", "Юн Сок Ёль", "в Инчоне", "КНДР", "в Корее ", "Сеул", "тхэквондо", "김정은",
    "(박정희)", "Рю Соннён", "Ю Соннён", "«", "»", "[", "]", "\n\n", "\n", "\n1 ", "\nЛитература\n",
    "Иванов И. О. Корея. М., 2020. С. 5.", "# kontsevich: ignore", "\u00ad", "-\n", "𐍈",
    ". ", " ", "ё", "е", "Коре", "я",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
edits = st.lists(st.tuples(st.integers(0), st.integers(0, 12), pieces), min_size=1, max_size=8)
MARK = re.compile(r"\{[~?]?([^{}=]*)(?:=>[^{}]*)?\}")
# Far from a word about Korea the same name is judged otherwise.
GAP = "\n\n" + "Мама мыла раму, и больше ничего не было. " * 90 + "\n\n"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "latex"])
@given(start=st.lists(st.one_of(pieces, st.just(GAP)), max_size=6).map("".join), changes=edits)
@settings(max_examples=60, deadline=None)
def test_findings_are_those_of_a_fresh_check(
    form: TextFormat, start: str, changes: list[tuple[int, int, str]]
) -> None:
    document = OpenDocument(start, format=form)
    document.check()
    for at, length, new in changes:
        first = at % (len(document.text) + 1)
        document.edit(first, min(first + length, len(document.text)), new)
        found = [one.finding for one in document.check()]
        assert found == check(document.text, format=form)
        assert [one.message() for one in found] == [
            one.message() for one in check(document.text, format=form)
        ]


# What is said of one of these depends on which of the others stand in the document.
PARAGRAPHS = (
    "Приехал Чжи Чан Ук.", "Чан Ук улыбнулся, а Чан Уку верили.", "Пришёл Юн Сок Ёль.",
    "О Сок Ёле писали.", "Ли Сын Ман и Пак Чжон Хи.", "Ю Соннён жил в Корее.", "Рю Соннёна знали.",
    "Рю Соннёна знали и Ким Джонхун.", "Был в Ранчжу и Чжинчжу.", "О Чанёле говорят.",
    "Ким Хё Рин.", "Ким Хе Рин и Ким Хэ Рин.", "«Ким Чен Ын», — сказал он.",
    "Он говорил [пер. Ким Чен Ын].",
    "Мама мыла раму. " * 200, "Сеул. Пусан. КНДР. Корея.", "Суджи пела с Ли Суджи.", "У Суджи.",
)  # fmt: skip
moves = st.lists(
    st.tuples(st.sampled_from(("swap", "copy", "drop", "type", "undo")), st.integers(0)),
    min_size=1,
    max_size=10,
)


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=12), moves)
@settings(max_examples=60, deadline=None)
def test_the_rest_of_the_document_is_heard(
    start: list[str], changes: list[tuple[str, int]]
) -> None:
    rows, before = list(start), list(start)
    document = OpenDocument("\n\n".join(rows))
    document.check()
    for kind, number in changes:
        at, other = number % len(rows), number // 7 % len(rows)
        rows, before = (before if kind == "undo" else list(rows)), list(rows)
        if kind == "swap":
            rows[at], rows[other] = rows[other], rows[at]
        elif kind == "copy":
            rows.insert(other, rows[at])
        elif kind == "drop" and len(rows) > 1:
            del rows[at]
        elif kind == "type" and rows[at]:
            place = number % len(rows[at])
            rows[at] = rows[at][:place] + "аё -"[number % 4] + rows[at][place + number % 2 :]
        document.replace("\n\n".join(rows))
        found = document.check()
        assert [one.finding for one in found] == check(document.text)
        for one in found:
            assert document.text[one.start : one.end] == one.finding.found


def test_a_manuscript_typed_letter_by_letter(wild: str) -> None:
    """Of real text, with edits that open and close quotations, part and join paragraphs."""
    document = OpenDocument(wild)
    document.check()
    step = max(len(wild) // 60, 1)
    for count, at in enumerate(range(0, len(wild), step)):
        new = ("«", "»", "\n\n", "Ким Чен Ын", "Корея", "")[count % 6]
        document.edit(at, at + count % 3, new)
        assert [one.finding for one in document.check()] == check(document.text)


@pytest.fixture(scope="module")
def wild() -> str:
    """The texts of the checker's tests as one manuscript, without their marks."""
    texts = []
    for name in ("texts_first", "texts_second", "texts_third"):
        document = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
        texts += [MARK.sub(r"\1", row["text"]) for row in document["text"]]
    return "\n\n".join(texts)


@given(st.text(), st.sampled_from(UNITS))
def test_places_go_there_and_back(text: str, unit: Unit) -> None:
    ruler = Ruler(text, unit)
    for place in range(len(text) + 1):
        assert ruler.find(ruler.count(place)) == place
    assert ruler.count(len(text)) == ruler.length


@pytest.mark.parametrize("unit", UNITS)
def test_edits_are_in_the_unit_of_the_document(unit: Unit) -> None:
    text = "𐍈 Встреча с Ким Чен Ыном. " * 300
    document = OpenDocument(text, unit=unit)
    ruler = Ruler(text, unit)
    for found in document.check():
        assert ruler.text[ruler.find(found.start) : ruler.find(found.end)] == found.finding.found
    plain = [(ruler.find(start), ruler.find(end), new) for start, end, new in document.fix_all()]
    fixed = apply_edits(text, [*map(type(document.fix_all()[0])._make, plain)])
    assert "Ким Чжоныном" in fixed
    for start, end, new in reversed(document.fix_all()):
        document.edit(start, end, new)
    assert document.text == fixed


def test_every_form_is_offered() -> None:
    [found] = OpenDocument("Приехал Ким Чен Ун из Кореи.").check()
    assert [fix.form for fix in found.fixes] == list(found.finding.expected)
    for fix in found.fixes:
        assert fix.form in apply_edits("Приехал Ким Чен Ун из Кореи.", fix.edits)


def test_nothing_is_done_for_who_cancels() -> None:
    document = OpenDocument("О Ким Чен Ыне.\n\n" * 50)
    with pytest.raises(CancelledError):
        document.check(cancelled=lambda: True)
    with pytest.raises(TimeoutError):
        document.check(seconds=0)
    assert len(document.check()) == 50


def test_a_document_is_bounded() -> None:
    document = OpenDocument("Сеул", longest=5)
    with pytest.raises(InputError):
        document.edit(0, 0, "Это ")
    with pytest.raises(InputError):
        document.edit(3, 9, "")
    assert (document.text, document.version) == ("Сеул", 0)
    with pytest.raises(InputError):
        OpenDocument("Сеул", longest=3)


def test_what_is_no_longer_there_is_forgotten() -> None:
    document = OpenDocument("О Ким Чен Ыне.\n\n" * 500)
    document.check()
    document.replace("")
    document.check()
    document.replace("")
    document.check()
    held = str(vars(document._memory))
    assert "Чен" not in held


def test_other_settings_hold_at_once() -> None:
    document = OpenDocument("О Ким Чен Ыне.")
    assert document.check()[0].fixes[0].form == "Ким Чжоныне"
    document.configure(build_settings({"profile": "dzh"}))
    assert document.check()[0].fixes[0].form == "Ким Джоныне"


def test_many_threads_edit_and_check() -> None:
    document = OpenDocument("О Ким Чен Ыне.\n\n" * 30)

    def work(at: int) -> None:
        document.edit(at, at, "Вот. ")
        for found in document.check():
            assert found.finding.found == "Ким Чен Ыне"

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, [0] * 40))
    assert document.version == 40
    assert [one.finding for one in document.check()] == check(document.text)


def test_each_finding_leads_to_its_page() -> None:
    [found] = OpenDocument("О Ким Чен Ыне.", lang="ru").check()
    assert found.address.endswith("docs/rules/KTV101.ru.md")
    assert Path("docs/rules/KTV101.ru.md").name in found.address
    assert found.who == (("김정은", "руководитель КНДР"),)
