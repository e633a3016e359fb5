"""What is remembered of a document changes nothing: with a memory and without, the same is said."""

from __future__ import annotations

import random

import pytest

from kontsevich.checker.judging.judge import judge
from kontsevich.checker.spotting.evidence import Context, measure_context, weights
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
