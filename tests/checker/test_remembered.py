"""What is remembered of a document changes nothing: with a memory and without, the same is said."""

from __future__ import annotations

import random

import pytest

from kontsevich.checker.judging.judge import judge
from kontsevich.checker.spotting.evidence import Context, measure_context, weights
from kontsevich.checker.spotting.watched_context import recall_rows
from kontsevich.documents import Region
from kontsevich.documents.regions.memory import Memory, remembering

FAR = "и так далее, " * 60
PARAGRAPHS = (
    "В Корее едят кимчхи.", f"{FAR}Бусан и янгбан.", "О Бусане, Тэгу и Кванджу.", "Ко", "рея",
    f"Пили в Бусане. {FAR}В Сеуле был Ким Чен Ын.", FAR, "", "О Чен Ыне и Джинсоке.", "김정은 동지",
    f"Джинсок {FAR} Джинсок {FAR} Корея {FAR} Джинсок", "Скорее!", "Ли Мён Бак (이명박)",
    "В Китае.", f"Пак Кын Хе. {FAR * 2}Янгбаны, Бусан, Инчхон и Бусан в Сеуле.", "Рю Соннён.",
    "О Ю Соннёне.",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_a_document_that_is_edited_is_judged_as_if_it_were_new(seed: int) -> None:
    chance = random.Random(seed)
    memory = Memory()
    document = [chance.choice(PARAGRAPHS) for _ in range(5)]
    for _ in range(12):
        at = chance.randrange(len(document))
        document[at : at + chance.randrange(2)] = [chance.choice(PARAGRAPHS)] * chance.randrange(3)
        document = document or [PARAGRAPHS[0]]
        role = chance.choice(("prose", "translation"))
        regions = [Region(role, text, ()) for text in document]
        with remembering(memory):
            remembered = judge(regions)
        assert remembered == judge(regions), document


def test_what_speaks_of_korea_is_found_over_the_edges_of_texts() -> None:
    text = "Скорее в Корею, корейцы! В Сеуле 한국어, Пхеньян"
    whole = measure_context([text])
    assert len(whole.places) > 4
    for first in range(len(text) + 1):
        for second in (first, first + 1, first + 2, len(text)):
            with remembering(Memory()):
                assert measure_context([text[:first], text[first:second], text[second:]]) == whole


def test_a_short_text_is_about_korea_throughout_a_long_one_about_its_places() -> None:
    often, reach = int(weights().context_every), int(weights().context_reach)
    assert measure_context(["한".ljust(often)]).everywhere
    assert not measure_context(["한".ljust(often + 1)]).everywhere
    far = Context((reach * 2,), (1.0,), False)
    assert [far.is_near(at, at) for at in (reach - 1, reach, reach * 3, reach * 3 + 1)] == [
        *(False, True, True, False)
    ]
    assert not Context((), (), False).is_near(0, 9)


SIZE, FAR_ON = 8_000, 20_000  # of a text; a word about Korea reaches 3,000 characters
A, B = (1_000, 2.0), (FAR_ON + 7_000, 1.0)


@pytest.mark.parametrize(
    ("before", "places", "read"),
    [
        (0, (A, B), ""),  # as it was
        (70, (A, B), ""),  # something stands before it that is not read
        (70, ((1_001, 2.0), B), "a"),
        (0, (A, (FAR_ON + 7_001, 1.0)), "b"),
        (0, (A, (FAR_ON + 7_000, 2.0)), "b"),
        (0, (A,), "b"),
        (0, ((1_000, 1.0), (FAR_ON + 7_000, 2.0)), "ab"),
    ],
)
def test_a_text_is_read_again_where_what_it_asked_of_its_surroundings_is_new(
    before: int, places: tuple[tuple[int, float], ...], read: str
) -> None:
    memory, again = Memory(), ""
    keys, starts = (None, "a", None, "b"), [0, 0, 0, 0]

    def find(region: int, context: Context) -> list[tuple[float, float, int, int]]:
        nonlocal again
        again += keys[region] or ""
        at = starts[region]
        told = context.at(at + 100), context.at(at + SIZE)
        return [(*told, left - at, right - at) for left, right in context.windows(at, at + SIZE)]

    def read_all(before: int, places: tuple[tuple[int, float], ...]) -> list[object]:
        starts[1:] = before, before + SIZE, before + FAR_ON
        at, points = zip(*((before + at, value) for at, value in places), strict=True)
        return [recall_rows("test", keys, starts, Context(at, points, False), find)]

    with remembering(memory):
        read_all(0, (A, B))
    assert again == "ab"
    again = ""
    with remembering(memory):
        told = read_all(before, places)
    assert again == read
    assert told == read_all(before, places)  # without a memory
    again = ""
    with remembering(memory):
        read_all(0, (A, B))  # taken back
    assert again == ""
