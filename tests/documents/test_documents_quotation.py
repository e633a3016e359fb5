"""Quotations of one paragraph: nesting, and the mistakes of typists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich.documents.formats import read_regions
from kontsevich.documents.regions.quotation import find_quotations


def mark(text: str) -> str:
    """The text with each quotation between ⟦ and ⟧."""
    for start, end in reversed(find_quotations(text)):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize(
    "marked",
    [
        "Он сказал: ⟦«Да»⟧, и ушёл.",
        "⟦«Он («Ким») сказал «да»»⟧, — и ушёл.",
        "⟦«внешние „внутренние“ снова»⟧ и ⟦„одни“⟧, ⟦“другие”⟧, ⟦„третьи”⟧",
        'Клуб ⟦"Виссел Кобэ"⟧, затем ⟦"Сересо"⟧ Осака',
        'Пишет ⟦"Нодон": "Ким "жив" и здоров"⟧.'.replace('Нодон": ', 'Нодон"⟧: ⟦'),
        "ракета большой дальности ⟦«Хвасон-18»⟧10, показанная",
        "в ⟦«Московских новостях»⟧ и ⟦«Известиях»⟧",
    ],
)
def test_what_is_well_formed(marked: str) -> None:
    assert mark(marked.replace("⟦", "").replace("⟧", "")) == marked


@pytest.mark.parametrize(
    "marked",
    [
        # one closing mark for two quotations that end together
        "Роман ⟦«О книге «Война и мир»⟧ Ким прочёл.",
        # an opener typed for a closer, a closer for an opener
        "Ракета ⟦«Хвасон-18«⟧ и Ким.",
        "Ракета ⟦»Хвасон-18»⟧ и Ким.",
        # a closer of another shape
        'Газета ⟦«Нодон синмун"⟧ и Ким, но ⟦«Известия»⟧ нет.',
        # no closer: speech where speech may begin
        "Он сказал: ⟦«Ким не прав, и точка.⟧",
        "⟦«Я не знаю, – сказал Трамп. – Ким жив.⟧",
        # no closer: a slip that hides no prose
        "Газета «Нодон синмун сообщила, что Ким жив.",
        'Слово ⟦"чучхе"⟧ и "сонгун, но Ким.',
        "И ⟦«одно»⟧, и «другое, а Ким — нет.",
        # no opener
        "Хвасон-18» взлетела, и Ким сказал ⟦«да»⟧.",
        # inches and apostrophes
        'экран 5" и ⟦"Ким"⟧, д"Артаньян',
        '⟦«экран 5" у Кима»⟧ и Ким',
    ],
)
def test_what_typists_do(marked: str) -> None:
    assert mark(marked.replace("⟦", "").replace("⟧", "")) == marked


def test_an_unclosed_quotation_far_before_another_does_not_swallow_what_is_between() -> None:
    prose = "Ким пришёл, увидел и ушёл. " * 10
    assert mark(f"слово «первое {prose}и «второе» слово").count("⟦") == 1
    assert "⟦«второе»⟧" in mark(f"слово «первое {prose}и «второе» слово")


def test_marks_in_skipped_ranges_do_not_count() -> None:
    text = "a «b http://x/» c» d"
    assert find_quotations(text) == [(2, 15)]
    assert find_quotations(text, [(5, 15)]) == [(2, 18)]


@given(st.text('«»„“”" аБ.,:—\n'))
def test_ranges_are_in_order_and_begin_with_a_mark(text: str) -> None:
    spans = find_quotations(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in spans)
    assert all(text[start] in '«»„“”"' for start, _ in spans)
    assert all(end <= len(text) for _, end in spans)


@given(st.lists(st.sampled_from(["«да»", "слово", "«он «сказал» да»", ","]), max_size=8))
def test_balanced_text_is_cut_exactly(parts: list[str]) -> None:
    text = " ".join(parts)
    found = [text[start:end] for start, end in find_quotations(text)]
    assert found == [part for part in parts if part.startswith("«")]


RUNNING = ["Он: «Ким Чен Ын.", "Нет «Ура!» Ким Чен Иру.", "Всё, Ким Чен Сук» — и ушла Ким Ён Джа."]


@pytest.mark.parametrize(
    ("form", "joint", "wrap"),
    [
        ("text", "\n\n", "{}"),
        ("markdown", "\n\n", "{}"),
        ("latex", "\n\n", "{}"),
        ("rst", "\n\n", "{}"),
        ("typst", "\n\n", "{}"),
        ("mediawiki", "\n\n", "{}"),
        ("html", "\n", "<p>{}</p>"),
    ],
)
def test_a_quotation_over_several_paragraphs(form: str, joint: str, wrap: str) -> None:
    source = joint.join(wrap.format(paragraph) for paragraph in RUNNING)
    for name, protected in (("Чен Ын", True), ("Чен Иру", True), ("Чен Сук", True), ("Ён", False)):
        (region,) = [one for one in read_regions(source, form) if name in one.text]
        assert region.protected is protected, (form, name)
