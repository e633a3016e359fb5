"""A text that is read again after an edit is read as if it were new, in whatever it falls."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontsevich.documents.formats import read_regions
from kontsevich.documents.regions.memory import Memory, remembering

TEXTS = Path(__file__).resolve().parents[1] / "checker"
# What opens, ends, announces, carries on or cuts something, and what does nothing.
PIECES = (
    "\n\n", "\n", "\n", "\r\n", "\f", "\n---\n", "\n***\n", "\n    ", "\t", " ", "-\n", "\u00ad",
    "Мама мыла раму. ", "мыла", "Раму.", "И вот", "Ким Чен Ын", "Пак-\nКын", "А.", "Б", ", ",
    "«", "»", "„", "“", '"', "(", ")", "[", "]", ":", "?", "!", "//", "1 ", "2. ", "\n3 См.: ",
    "\n1 Ким И. О. Корея. М., 2020. С. 5.\n", "\n2 Там же. С. 6.\n", "\n[^1]: Так.\n", "¹",
    "\nЛитература\n", "\nПримечания\n", "\nЗаключение\n", "ВВЕДЕНИЕ\n", "\n> И он", "\n17\n",
    "\nСТАЛИН: ", "\nВопрос: Кто?\n", "\nОтвет: Он.\n", "\n— Кто?\n", "\n— Он.\n",
    "Тихонов писал:\n", "Уважаемый товарищ Ким!\n", "\nС уважением, И. И. Иванов\n",
    "\nУКАЗ\n", "\nСлушали: доклад\n", "\n13 октября 1950 г.\n", "\nАвтор: Ким\n", "\nГод: 1999\n",
    "\n[12:30] Ким: Да\n", "\n— Ко Ын. «Десять тысяч жизней»\n", "\n* * *\n", "Перевод А. Кима\n",
    "\n                              И был\n                              Ко Ын\n",
    "# kontsevich: ignore", "Фото: Ким", "(корейск. кимчхи)", "\nИнтервью с Кимом\n",
    "слово " * 40,
)  # fmt: skip
starts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
changes = st.lists(
    st.tuples(st.integers(0), st.integers(0, 30), st.lists(st.sampled_from(PIECES), max_size=3)),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@given(start=starts, edits=changes)
@settings(max_examples=150, deadline=None)
def test_regions_are_those_of_a_fresh_reading(
    form: str, start: str, edits: list[tuple[int, int, list[str]]]
) -> None:
    memory, text = Memory(), start
    for at, length, new in [(0, 0, []), *edits]:
        first = at % (len(text) + 1)
        text = text[:first] + "".join(new) + text[first + length :]
        with remembering(memory):
            again = read_regions(text, form)
        assert again == read_regions(text, form)


@pytest.mark.parametrize("seed", range(6))
def test_a_long_manuscript_is_typed(seed: int) -> None:
    """Letter by letter and piece by piece, at one place for a while and then at another; now and
    then a paragraph is moved, doubled or taken back."""
    chance = random.Random(seed)
    rows = [
        row["text"]
        for path in sorted(TEXTS.glob("texts_*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["text"]
    ]
    chance.shuffle(rows)
    text = ("\n\n" if seed % 2 else "\n").join(rows[:60])
    memory, before, at = Memory(), text, 0
    for _ in range(80):
        if chance.random() < 0.2:
            at = chance.randrange(len(text) + 1)
        kind = chance.random()
        old, at = text, min(at, len(text))
        if kind < 0.1:
            text = before
        elif kind < 0.2:
            end = at + chance.randrange(3000)
            text = text[:at] + text[end:] if kind < 0.15 else text[:end] + text[at:]
        else:
            new = chance.choice(PIECES) if kind < 0.6 else chance.choice(text)
            text = text[:at] + new + text[at + chance.randrange(3) :]
            at += len(new)
        before = old
        with remembering(memory):
            again = read_regions(text, "text")
        assert again == read_regions(text, "text")
