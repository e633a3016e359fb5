"""What Korean becomes in every profile and Russian in every norm, with the steps that lead there.

The words are drawn from tables, as those of `characterised_words`, and stand in surroundings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import product
from typing import Any

from characterised_words import draw
from kontsevich import InputError, convert, explain, explain_hangulize, hangulize, pronounce
from kontsevich.law import tables
from kontsevich.law.profiles import CYRILLIC, LATIN, list_profiles
from kontsevich.russian.declension import CASES, decline

# One in so many rows of each table.
KOREAN = {"analysis/lexicon.tsv": 12, "names/persons.tsv": 40, "places/places.tsv": 70,
          "analysis/stems.tsv": 2, "names/titles.tsv": 12, "hangul/foreign.tsv": 60,
          "check/terms.tsv": 90}  # fmt: skip
RUSSIAN = {"hangul/names.tsv": 14, "hangul/foreign.tsv": 40, "hangul/korean-names.tsv": 60,
           "hangul/korean-words.tsv": 90, "hangul/adjectives.tsv": 4, "hangul/territories.tsv": 2,
           "hangul/terms.tsv": 2, "hangul/established.tsv": 2,
           "hangul/homographs.tsv": 4}  # fmt: skip
IN_KOREAN = (
    "{0}", "{0}에서 김정은 위원장이 말했다.", "박영수 교수와 {0}은", "{0}(大韓民國)과 부산",
    "홍길동, 「{0}」, 서울: 한국사, 2001.", "2024년 {0} 3가 12동", "블라디미르 푸틴이 {0}에서",
    "{0}을 먹었다, {0}라고 했다.", "이 {0}은 '{0}'이다",
)  # fmt: skip
IN_RUSSIAN = (
    "{0}", "{0} и Москва", "Президент {0} встретил Киму", "г. {0}, р. {1}, {0}ская область",
    "Александр {0} и О. {0}", "{1} ({0}), «{0}»", "В городе {0} жил Ким Чен Ын.", "{0}-на-Дону",
    "{1} АССР, МГУ, {0}\u0301", "Иван {0}ович {1}",
)  # fmt: skip
WAYS: Mapping[str, dict[str, Any]] = {
    **{kind: {"kind": kind} for kind in ("word", "name", "surname", "given", "place", "citation")},
    **{name: {"profile": name} for name in (*list_profiles(CYRILLIC), *list_profiles(LATIN))},
    "drop": {"generics": "drop", "case": "lower", "yo": "fold", "foreign": "letters"},
    "apart": {"particles": "apart", "counters": "hyphen", "given": "syllables", "case": "title"},
    "joint": {"units": "sandhi-hyphen", "given": "sandhi-hyphen", "initial_sound_law": "south"},
    "kept": {"hanja": "keep", "generics": "keep", "divide": "hyphen", "foreign": "russian"},
}
NORMS: Mapping[str, dict[str, Any]] = {
    f"{norm}{' terms' * terms}{' letters' * (not established)}": {
        "norm": norm, "terms": terms, "established": established, "korean": established}
    for norm, terms, established in product(("south", "north"), (False, True), (True, False))
}  # fmt: skip
SENTENCE = " " * 13  # before what a rule says


@cache
def read_korean() -> dict[str, str]:
    """Words, names and places of the tables, each in a sentence."""
    return _read(KOREAN, IN_KOREAN, lambda word: word.replace("|", ""))


@cache
def read_russian() -> dict[str, str]:
    """Names and words of the tables in some case, each in a sentence."""
    return _read(RUSSIAN, IN_RUSSIAN, lambda word: decline(word, CASES[draw(word) % len(CASES)]))


def _read(
    sources: Mapping[str, int], around: tuple[str, ...], form: Callable[[str], str]
) -> dict[str, str]:
    found = {}
    for table, every in sources.items():
        for row in tables.read_tsv(table):
            if draw(row[0]) % every == 0:
                word = row[1 if sources is KOREAN and table.startswith("hangul") else 0]
                found[word] = around[draw(word[::-1]) % len(around)].format(word, form(word))
    return found


def tell_korean(_: str, text: str) -> Iterator[str]:
    """A text in every profile and by every switch, as it is said, and why."""
    yield from _tell_ways(WAYS, partial(convert, text))
    yield f"said: {_ask(partial(pronounce, text))}"
    yield from _tell_steps(explain(text).to_text("ru"))


def tell_russian(_: str, text: str) -> Iterator[str]:
    """A text in Hangul by every norm, and why."""
    yield from _tell_ways(NORMS, partial(hangulize, text))
    yield from _tell_steps(explain_hangulize(text).to_text("en"))


def _tell_ways(ways: Mapping[str, dict[str, Any]], act: Callable[..., str]) -> Iterator[str]:
    """What is made of a text by itself, and in each way in which that is another."""
    plain = _ask(act)
    yield plain
    for name, options in ways.items():
        made = _ask(partial(act, **options))
        if made != plain:
            yield f"{name}: {made}"


def _tell_steps(told: str) -> Iterator[str]:
    """The lines of a trace without the sentences of its rules, which stand in their tables."""
    return (repr(line) for line in told.split("\n") if not line.startswith(SENTENCE))


def _ask(act: Callable[[], str]) -> str:
    try:
        return repr(act())
    except InputError as error:
        return str(error)
