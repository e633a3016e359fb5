"""Listed names and terms of several words that are spelt otherwise than by the system.

Донъа ильбо, Мунму Ван, Сонсан Ильчулбонг, ап чаги: an organisation, a ruler with a title, a place
or a term that the text parts into words. Each word is read back by itself, from where the words
before it have led in the list; the words are written anew each by itself (decision 21), or as the
table parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

from ...analysis.people import BAR, listed_names, rulers
from ...analysis.places import places
from ...hangul.syllables import RUN
from ...law import tables
from ...law.kept import kept
from ...reverse.clusters import START
from ...reverse.korean_shape import may_be_korean
from ...reverse.lattice import Path
from ...reverse.listed_words import VARIANT, ListedReading
from ...reverse.scripts import CYRILLIC, script
from ...reverse.trie import Node, Shelf
from ...russian.declension import decline_each, stems
from ...transcription.layout import capitalise
from ...transcription.standard_spelling import converter, fold
from .deviations import price_manner
from .evidence import is_of_others, speaks_of_others
from .listed_words import PLACE, RULER, TERM, Word
from .sieves import Sieve
from .sightings import Policy
from .spots import HYPHEN, SPACES, THIN, Token, cut_words
from .terms import BRAND, terms

INSTITUTION = "institution"
MOST_WORDS = 4
JOINT = "-"
VOICED = "english-voiced-start"  # how the habits of voicing the first letter begin
LONG = 3  # syllables of a term or a place that is looked for in several words
_GAP = re.compile(f"[{SPACES}{THIN}]|{HYPHEN}|\n")


class Piece(NamedTuple):
    """One word of a phrase: its Hangul and the habits of its spelling."""

    hangul: str
    rules: tuple[str, ...]


class Phrase(NamedTuple):
    """A listed item read from several words: what it is, its words, the cases of the last."""

    cost: float
    tier: int
    hangul: str
    kind: str
    pieces: tuple[Piece, ...]
    cases: tuple[str, ...]


class _Walk:
    """A guide that goes on in the list from a node, to any place or to the end of an item."""

    closed = True

    def __init__(self, shelf: Shelf, node: Node, last: bool) -> None:
        self.follow = shelf.follow
        self._node, self._last = node, last

    def begin(self) -> Node:
        """Where the words before have led."""
        return self._node

    def end(self, node: Node) -> float | None:
        """The last word ends an item, any other may end anywhere."""
        return 0.0 if not self._last else _shelf().end(node)


@cache
def _shelf() -> Shelf:
    """What may stand in several words; the payload is the kind of each."""
    return Shelf(_items())


@kept
def _items() -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(_find_items()))


def _find_items() -> Iterator[tuple[str, str]]:
    for hangul in _institutions():
        yield hangul, INSTITUTION
    for hangul in places():
        if len(hangul) >= LONG and RUN.fullmatch(hangul):
            yield hangul, PLACE
    for hangul, term in terms().items():
        if len(hangul) >= LONG and term.policy != BRAND and hangul not in _institutions():
            yield hangul, TERM
    for hangul in _rulers():
        yield hangul, RULER


@cache
def _institutions() -> dict[str, int]:
    """Organisations and the like → how many words the table parts them into."""
    rows = tables.read_tsv("places/institutions.tsv")
    return {row[0]: row[1].count("_") + 1 for row in rows if "_" in row[1]}


@cache
def _rulers() -> frozenset[str]:
    """Rulers with each title that rulers have, and people known by one name."""
    names = [row[0] for row in tables.read_tsv("names/temples.tsv")]
    single = [spelling for spelling in listed_names().values() if BAR not in spelling]
    return frozenset((*(name + title for name in names for title in rulers()), *single))


def find_phrases(text: str, policy: Policy) -> Iterator[Word]:
    """The listed items of several words in a cleaned text that are not spelt by the system.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_phrases("газета «Донъа ильбо» и ап чаги", policy)]
    [('Тона ильбо',), ('ап чхаги',)]
    """
    for run in _find_runs(text):
        best: Word | None = None
        for units in run:
            best = _judge(text, units, policy) or best
        if best is not None:
            yield best


def find_right_phrases(text: str, policy: Policy) -> Iterator[tuple[int, int, Phrase]]:
    """The listed items of several words in a cleaned text that are by the system: where they stand,
    and what they are.

    >>> policy = Policy("paper", False, frozenset())
    >>> [phrase.hangul for *_, phrase in find_right_phrases("газета «Тона ильбо»", policy)]
    ['동아일보']
    """
    for run in _find_runs(text):
        best: tuple[int, int, Phrase] | None = None
        for units in run:
            start, end = units[0].start, units[-1].end
            phrases = _read_units(text, units)
            if phrases and not _write(phrases[0], units, text[start:end], policy):
                best = start, end, phrases[0]
        if best is not None:
            yield best


def _find_runs(text: str) -> Iterator[list[tuple[Token, ...]]]:
    """For each word that begins some listed item: it with the next word, with the next two …"""
    found, starts, gaps = cut_words(text, hyphens=False)
    heads, tails = _sieves()
    for index in compress(range(len(found) - 1), map(heads.__getitem__, found)):
        count = 1
        while (
            count < MOST_WORDS
            and index + count < len(found)
            and tails[found[index + count]]
            and _GAP.fullmatch(gaps[index + count - 1])
            and _read_heads(tuple([word.lower() for word in found[index : index + count]]))
        ):
            count += 1
        if count > 1:
            both = zip(found[index : index + count], starts[index : index + count], strict=True)
            units = tuple(Token(start, start + len(word), word) for word, start in both)
            yield [units[:end] for end in range(2, count + 1)]


def _read_units(text: str, units: tuple[Token, ...]) -> tuple[Phrase, ...]:
    """The listed items that words of a text may be together, the likeliest first."""
    found = text[units[0].start : units[-1].end]
    if found.count(JOINT) == len(units) - 1:
        return ()  # what hyphens join is one word
    phrases = read_phrase(tuple(unit.word.lower() for unit in units))
    if not phrases or not _looks_so(phrases[0], units):
        return ()
    return () if _is_of_others(text, units, phrases[0].kind == RULER) else phrases


def _judge(text: str, units: tuple[Token, ...], policy: Policy) -> Word | None:
    phrases = _read_units(text, units)
    if not phrases:
        return None
    best, found = phrases[0], text[units[0].start : units[-1].end]
    expected: dict[str, str] = {}
    for phrase in phrases:
        if phrase.cost > best.cost:
            break
        forms = _write(phrase, units, found, policy)
        if not forms:
            return None
        expected.update((form, phrase.hangul) for form in forms if form not in expected)
    reading = ListedReading(best.cost, best.hangul, best.kind, _rules_of(best), best.tier)
    return Word(
        units[0].start,
        units[-1].end,
        best.kind,
        tuple(expected),
        tuple(dict.fromkeys(expected.values())),
        False,
        reading,
        (),
    )


def _looks_so(phrase: Phrase, units: tuple[Token, ...]) -> bool:
    """Whether the capitals are those of what was read: a term has none behind a small letter."""
    if phrase.kind == TERM:
        return units[0].word[:1].isupper() or not any(unit.word[:1].isupper() for unit in units)
    if phrase.kind == INSTITUTION:
        return units[0].word[:1].isupper()
    return all(unit.word[:1].isupper() for unit in units[:-1])


def _is_of_others(text: str, units: tuple[Token, ...], anywhere: bool) -> bool:
    """Whether China, Japan or Vietnam may have it, and the text beside speaks of them.

    `anywhere`: that they may have it is enough.
    """
    return is_of_others(tuple(unit.word.lower() for unit in units)) and (
        anywhere or speaks_of_others(text, units[0].start, units[-1].end)
    )


def _rules_of(phrase: Phrase) -> tuple[str, ...]:
    return tuple(rule for piece in phrase.pieces for rule in piece.rules)


def _goes_on(word: str) -> bool:
    """Whether a word may stand in a phrase behind another, in some case."""
    lower = word.lower()
    return may_be_korean(lower) or any(may_be_korean(stem.form) for stem in stems(lower)[1:])


@cache
def _sieves() -> tuple[Sieve, Sieve]:
    """Of words that may begin a phrase, and of those that may go on with one."""
    return Sieve(lambda word: may_be_korean(word.lower())), Sieve(_goes_on)


@lru_cache(maxsize=1 << 13)
def read_phrase(words: tuple[str, ...]) -> tuple[Phrase, ...]:
    """The listed items that lower-case words may be together, the likeliest first.

    >>> read_phrase(("мунму", "ван"))[0].hangul, read_phrase(("на", "сон"))
    ('문무왕', ())
    """
    paths = _read_heads(words[:-1])
    found = [
        Phrase(
            cost + more.cost + bool(stem.cases) * 0.7,
            max(tier, more.tier),
            hangul,
            kind,
            (*pieces, _piece(more)),
            stem.cases,
        )
        for cost, tier, pieces, node in paths
        for stem in stems(words[-1])
        if may_be_korean(stem.form)
        for more in _read_on(stem.form, node, True)
        for hangul, kind in _shelf().ended(more.node)
    ]
    return tuple(sorted(row for row in found if _is_near(row)))


def _is_near(phrase: Phrase) -> bool:
    """Whether a reading deviates by no more than one of its length may."""
    prices = _dearest()
    most = min(prices[phrase.kind] * len(phrase.hangul), prices["most"])
    return _price(phrase.cost, phrase.pieces) <= most


def _price(cost: float, pieces: tuple[Piece, ...]) -> float:
    """What the habits of words cost together: all of them are spelt in one manner."""
    hangul = "".join(piece.hangul for piece in pieces)
    rules = tuple(rule for piece in pieces for rule in piece.rules)
    return price_manner(ListedReading(cost, hangul, "", rules, 0))


@lru_cache(maxsize=1 << 14)
def _read_heads(words: tuple[str, ...]) -> tuple[tuple[float, int, tuple[Piece, ...], Node], ...]:
    """How lower-case words may begin a listed item: cost, tier, themselves, where that leads."""
    *heads, word = words
    first = ((0.0, 0, (), _shelf().root),)
    most = _dearest()["most"]
    return tuple(
        (cost + more.cost, max(tier, more.tier), (*pieces, _piece(more)), more.node)
        for cost, tier, pieces, node in (_read_heads(tuple(heads)) if heads else first)
        for more in _read_on(word, node, False)
        if _shelf().follow(more.node) and _price(cost + more.cost, (*pieces, _piece(more))) <= most
    )


@lru_cache(maxsize=1 << 13)
def _read_on(word: str, node: Node, last: bool) -> tuple[Path, ...]:
    """How a lower-case word may go on in the list from a node; as the last one it ends an item."""
    return tuple(script(CYRILLIC, False).read(word, _walk(node, last), START))


@lru_cache(maxsize=1 << 8)
def _walk(node: Node, last: bool) -> _Walk:
    return _Walk(_shelf(), node, last)


def _piece(path: Path) -> Piece:
    return Piece(path.hangul, path.rules)


@cache
def _dearest() -> dict[str, float]:
    """What a phrase of each kind may cost for each of its syllables, and the most of all."""
    prices: dict[str, float] = tables.read_toml("check/evidence.toml")["phrases"]
    return prices


def _write(phrase: Phrase, units: tuple[Token, ...], found: str, policy: Policy) -> tuple[str, ...]:
    """The right forms of a phrase in the author's case, with his joints; none if it is right."""
    standard = _standard(phrase, units, found, policy)
    standard = policy.printed(standard)
    forms = tuple(decline_each(standard, phrase.cases, phrase.kind == RULER)) or (standard,)
    if _is_right(phrase, forms, units, found, policy):
        return ()
    return tuple(map(str.upper, forms)) if found.isupper() else forms


def _standard(phrase: Phrase, units: tuple[Token, ...], found: str, policy: Policy) -> str:
    if phrase.kind == INSTITUTION:
        return converter("auto", policy.profile).convert(phrase.hangul)
    if phrase.kind == RULER:
        return _write_ruler(phrase, policy.profile)
    if phrase.kind == PLACE:
        whole = converter("place", policy.profile).convert(phrase.hangul)
        if len(re.split("[ -]", whole)) == len(units):
            return whole
    write = converter("word", policy.profile).convert
    words = [write(piece.hangul) for piece in phrase.pieces]
    start, text = units[0].start, ""
    for index, (unit, word) in enumerate(zip(units, words, strict=True)):
        joint = found[units[index - 1].end - start : unit.start - start] if index else ""
        text += joint + (capitalise(word) if unit.word[:1].isupper() else word)
    return text


def _write_ruler(phrase: Phrase, profile: str) -> str:
    """A ruler's name, and the title behind a hyphen (decision 23)."""
    *heads, last = (piece.hangul for piece in phrase.pieces)
    if last not in rulers():
        return converter("given", profile).convert(phrase.hangul)
    name = converter("given", profile).convert("".join(heads))
    return f"{name}{JOINT}{converter('word', profile).convert(last)}"


def _is_right(
    phrase: Phrase, forms: tuple[str, ...], units: tuple[Token, ...], found: str, policy: Policy
) -> bool:
    """Whether the letters are right; of a ruler also the join, but for a title in lower case."""
    letters = {_solid(fold(form, policy.dotless)) for form in forms}
    rules = _rules_of(phrase)
    if phrase.kind == RULER and phrase.pieces[-1].hangul in rulers():
        # Whether the title is voiced by the name before it, print does not agree.
        rules = (*_rules_of(phrase._replace(pieces=phrase.pieces[:-1])), *_deviations(phrase))
    same = _solid(fold(found, policy.dotless)) in letters or all(
        rule.startswith(VARIANT) for rule in rules
    )
    if phrase.kind != RULER or found.isupper():
        return same
    lower = units[-1].word[:1].islower()
    return same and phrase.pieces[-1].hangul in rulers() and lower


def _deviations(phrase: Phrase) -> tuple[str, ...]:
    """The habits of the last word, but for a voiced letter that begins it."""
    return tuple(rule for rule in phrase.pieces[-1].rules if not rule.startswith(VOICED))


def _solid(form: str) -> str:
    return _GAP.sub("", form)
