"""Words beside their own Hangul or characters that are not spelt by the system.

Тоуи (道義), ккотщин (꽃신): the bracket says which word it is, so none of the tables need have it.
A word is told if some way of spelling makes it of what the bracket holds, or of that without a
title or the word for a family, which the text may have said in Russian: принц Ёнчанг (영창대군),
род Хео (허씨). A translation is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ...analysis.hanja import HANJA, read_hanja
from ...analysis.people import rulers, surnames
from ...analysis.places import places
from ...hangul.syllables import RUN
from ...law import tables
from ...law.choices import Kind
from ...reverse.clusters import START
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import VARIANT, ListedReading, listed_forms
from ...reverse.scripts import CYRILLIC, script
from ...reverse.trie import Shelf
from ...russian.declension import Stem, decline_each, inanimate, stems
from ...transcription.layout import fold_yo, with_capitals
from ...transcription.standard_spelling import converter, fold
from .evidence import is_of_others
from .listed_words import Word
from .sightings import Policy
from .spots import patterns

GLOSSED = "glossed"
HARD_SIGN = "\u044a"  # Palladius parts syllables by it
LEAST, MOST = 2, 6  # syllables of what stands in the bracket
NEAR = 2.0  # what a word beside characters may cost if a neighbour may have it too
REACH = 40  # characters: the longest word
YEARS = 60  # characters of a bracket with years
KINDS: tuple[Kind, ...] = ("word", "place", "given", "auto", "surname")


@cache
def _gloss() -> re.Pattern[str]:
    """A bracket that begins with Hangul or Chinese characters, or with a label and them; a bracket
    with his years may stand before it."""
    row = tables.read_toml("check/characters.toml")
    labels = "|".join(sorted(row["hangul_labels"], key=len, reverse=True))
    opening, closing = (re.escape(row[name]) for name in ("opening", "closing"))
    return re.compile(
        rf"[»”\"]?(?:[ \u00a0]?[{opening}][^{opening}{closing}\n]{{0,{YEARS}}}[{closing}])?"
        rf"[ \u00a0]?[{opening}][ \u00a0]*(?:[^\W\d_]*(?i:{labels})[^{closing}]{{0,8}}?)?"
        rf"({RUN.pattern}(?: {RUN.pattern}){{0,3}}|{HANJA.pattern})(?![ \u00a0]?{RUN.pattern})"
    )


def find_glossed(text: str, policy: Policy) -> Iterator[Word]:
    """The words of a cleaned text whose bracket says that they should be spelt otherwise.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_glossed("«ккотщин» (꽃신), монах Тоуи (道義)", policy)]
    [('ккоссин',), ('Тои',)]
    >>> [word.expected for word in find_glossed("принц Ёнчанг (영창대군), род Хео (허씨)", policy)]
    [('Ёнчхан',), ('Хо',)]
    >>> [word.expected for word in find_glossed("принц Джангмок (? — 1297) (장목 왕후)", policy)]
    [('Чанмок',)]
    >>> list(find_glossed("район (동네), ханбок (한복), род Ли (이씨)", policy))
    []
    """
    for match in _gloss().finditer(text):
        pieces = patterns().piece.finditer(text, max(0, match.start() - REACH), match.start())
        before = next((piece for piece in pieces if piece.end() == match.start()), None)
        if before is None:
            continue
        word = before[0]
        runs = match[1].split() if RUN.match(match[1]) else [read_hanja(match[1]).text]
        named = next(filter(None, (_read_named(word, run, policy.dotless) for run in runs)), None)
        if named is None:
            continue
        (reading, stem), kind = named
        solid = word.lower().replace(HARD_SIGN, "")
        if not RUN.match(match[1]) and reading.cost > NEAR and is_of_others((solid,)):
            continue  # Чанъань (長安)
        standard = converter(kind, policy.profile).convert(reading.hangul)
        standard = fold_yo(standard) if policy.fold_yo else standard
        forms = decline_each(standard, stem.cases, False) or [standard]
        yield Word(
            *before.span(),
            GLOSSED,
            tuple(with_capitals(form.lower(), word) for form in dict.fromkeys(forms)),
            (reading.hangul,),
            False,
            reading,
            (),
        )


def _read_named(
    word: str, hangul: str, dotless: bool
) -> tuple[tuple[ListedReading, Stem], Kind] | None:
    """How a word was made of the Hangul in its bracket or of the name in it, and what that is."""
    if not RUN.fullmatch(hangul) or not LEAST <= len(hangul) <= MOST:
        return None
    read = read_gloss(word.lower(), hangul, dotless)
    if read is not None:
        return read, _kind_of(word, hangul)
    for bare, kind in _drop_titles(hangul) if word[:1].isupper() else ():
        read = read_gloss(word.lower(), bare, dotless)
        if read is not None:
            return read, kind
    return None


def _drop_titles(hangul: str) -> Iterator[tuple[str, Kind]]:
    """The name in a name with a title, and the surname of a family."""
    for title in rulers():
        if hangul.endswith(title) and len(hangul) - len(title) >= LEAST:
            yield hangul[: -len(title)], "given"
    if hangul[:-1] in surnames() and hangul[-1] == _family():
        yield hangul[:-1], "surname"


@cache
def _family() -> str:
    return str(tables.read_toml("check/evidence.toml")["family"])


@lru_cache(maxsize=1 << 11)
def read_gloss(word: str, hangul: str, dotless: bool = False) -> tuple[ListedReading, Stem] | None:
    """How a lower-case word was made of this Hangul; None if it is right, or was not.

    >>> read_gloss("боу", "보우")[0].rules, read_gloss("поу", "보우"), read_gloss("храм", "보우")
    (('english-voiced-start',), None, None)
    """
    right = {fold(converter(kind, "paper").convert(hangul), dotless) for kind in KINDS}
    right = {form.replace("-", "").replace(" ", "") for form in right}
    shelf = Shelf([(hangul, GLOSSED)])
    found: list[tuple[ListedReading, Stem]] = []
    for stem in stems(word.replace("-", "")):
        usual = hangul in listed_forms().get(stem.form, ())
        if usual or fold(stem.form, dotless) in right:
            return None
        if not may_be_korean(stem.form):
            continue
        for path in script(CYRILLIC, False).read(stem.form, shelf, START):
            if all(rule.startswith(VARIANT) for rule in path.rules):
                return None
            reading = ListedReading(path.cost, hangul, GLOSSED, path.rules, path.tier)
            found.append((reading, inanimate(stem)))
    return min(found, key=lambda row: (row[0].cost, len(row[1].cases)), default=None)


def _kind_of(word: str, hangul: str) -> Kind:
    """What is written of the Hangul: a place, a name that has a capital, or a word."""
    if hangul in places():
        return "place"
    return "given" if word[:1].isupper() and len(hangul) == LEAST else "word"
