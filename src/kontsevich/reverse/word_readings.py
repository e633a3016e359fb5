"""The words of a text → what they may be: names, listed words, plain words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from ..analysis.people import BAR, GIVEN_AT_MOST, listed_names
from ..law.profiles import DEFAULT
from ..law.rules import NOTHING
from ..russian.declension import stems
from ..transcription.standard_spelling import converter
from .costs import costs
from .given_names import read_given_part
from .listed_words import VARIANT, listed_forms, price_of_kind, read_listed
from .people import NameReading, read_name
from .plain_words import read_word
from .scripts import CYRILLIC, LATIN
from .surnames import read_surname_token, surname_stems

KINDS = ("auto", "name", "place", "word")
CASE = 0.7  # an ending taken off
RULER = "name"  # people of one name are names
LIKELIEST = 3  # readings of a plain word, of a word and its nominatives
MOST_CROSSED = 4  # words of which every reading goes with every other


class Found(NamedTuple):
    """A reading that is to be converted forward; `case`: which its ending is, "" for none."""

    cost: float
    hangul: str
    kind: str
    rules: tuple[str, ...]
    case: str


def read_tokens(tokens: list[str], kind: str, alphabet: str) -> Iterator[Found]:
    """What the words of a cleaned text may be, of one of `KINDS`; in no order.

    >>> min(read_tokens(["бусан"], "auto", "cyrillic")).hangul
    '부산'
    """
    names = list(_read_names(tokens, alphabet)) if kind in ("auto", "name") else []
    yield from names
    listed = []
    if kind != "word":
        listed = list(_read_gazetteer(tokens, alphabet, kind))
        yield from listed
    if kind == "word" or (kind == "auto" and not names and not listed):
        yield from _read_words(tokens, alphabet)
    elif kind == "place" and not listed:
        for reading in _read_words(tokens, alphabet):
            yield reading._replace(kind="place")


def _read_names(tokens: list[str], alphabet: str) -> Iterator[Found]:
    if len(tokens) == 1 and "-" in tokens[0]:
        tokens = tokens[0].split("-", 1)
    if len(tokens) == 1:
        yield from _read_lone_name(tokens[0], alphabet)
        return
    for form, case in _forms(tokens[-1], alphabet):
        for reading in _read_in_both_orders([*tokens[:-1], form], alphabet):
            hangul = _write_name(reading)
            yield Found(reading.cost + (CASE if case else 0.0), hangul, "name", reading.rules, case)


def _forms(word: str, alphabet: str) -> list[tuple[str, str]]:
    """A word and the nominatives behind it, each with its case."""
    if alphabet == LATIN:
        return [(word, "")]
    return [(stem.form, stem.cases[0] if stem.cases else "") for stem in stems(word)]


def _read_in_both_orders(tokens: list[str], alphabet: str) -> Iterator[NameReading]:
    """The readings of a name in its nominative, token by token, in both orders.

    >>> next(_read_in_both_orders(["пак", "чон-хи"], "cyrillic")).hangul
    '박정희'
    """
    joint = "-" if any("-" in token for token in tokens) else " "
    parts = [part for token in tokens for part in token.split("-") if part]
    if not 2 <= len(parts) <= 2 + GIVEN_AT_MOST:
        return
    families = [parts[0]]
    if alphabet == CYRILLIC:  # declined with the given name
        families = [stem.form for stem in surname_stems(parts[0])]
    for family in families:
        yield from read_name(family, tuple(parts[1 : 1 + GIVEN_AT_MOST]), joint, False, alphabet)
    if len(parts) > 2:  # a surname of two syllables, written apart
        yield from read_name(parts[0] + parts[1], tuple(parts[2:]), joint, False, alphabet)
    yield from read_name(parts[-1], tuple(parts[:-1][:GIVEN_AT_MOST]), joint, True, alphabet)


def _read_lone_name(word: str, alphabet: str) -> Iterator[Found]:
    """One word: a surname, or a given name of two syllables."""
    for form, case in _forms(word, alphabet):
        extra = CASE if case else 0.0
        for surname in read_surname_token(form, alphabet):
            yield Found(surname.cost + extra, surname.hangul, "surname", surname.rules, case)
        for path in read_given_part(form, False, NOTHING, alphabet):
            if len(path.hangul) == 2:
                cost = path.cost + extra + costs().lengths[0]
                yield Found(cost, path.hangul, "given", path.rules, case)


def _write_name(reading: NameReading) -> str:
    """The name in Hangul so that `convert` cuts it where it was read."""
    whole = reading.hangul
    surname = reading.person.surname if reading.person else reading.surname
    given = whole[len(surname) :]
    spelt = converter("name", DEFAULT).convert(whole)
    if spelt == converter("name", DEFAULT).convert(surname + BAR + given):
        return whole
    return f"{surname} {given}"


def _read_gazetteer(tokens: list[str], alphabet: str, kind: str) -> Iterator[Found]:
    """Places, rulers and terms, written in one word or several."""
    for form, case in _forms(tokens[-1], alphabet):
        joined = "".join([*tokens[:-1], form]).replace("-", "")
        for hangul in listed_forms().get(joined, ()) if alphabet == CYRILLIC else ():
            place_kind = "place" if hangul not in listed_names() else RULER
            yield Found(-costs().listed, hangul, place_kind, (), case)
        for reading in read_listed(joined, alphabet):
            if kind == "place" and reading.kind != "place":
                continue
            if kind == "name" and reading.kind != "ruler":
                continue
            cost = reading.cost - costs().listed + (CASE if case else 0.0)
            if any(not rule.startswith(VARIANT) for rule in reading.rules):
                cost += price_of_kind(reading)
            target = {"place": "place", "ruler": RULER, "term": "word"}[reading.kind]
            yield Found(cost, reading.hangul, target, reading.rules, case)


def _read_words(tokens: list[str], alphabet: str) -> Iterator[Found]:
    """Plain words, each by itself; a text of several is the best of each."""
    if len(tokens) == 1:
        for form, case in _forms(tokens[0], alphabet)[:LIKELIEST]:
            for path in read_word(form, alphabet):
                cost = path.cost + (CASE * 2 if case else 0.0)
                yield Found(cost, path.hangul, "word", path.rules, case)
        return
    choices = [read_word(token, alphabet)[:LIKELIEST] for token in tokens]
    if all(choices):
        first = [tuple(paths[0] for paths in choices)]
        for paths in product(*choices) if len(choices) <= MOST_CROSSED else first:
            hangul = " ".join(path.hangul for path in paths)
            rules = tuple(rule for path in paths for rule in path.rules)
            yield Found(sum(path.cost for path in paths), hangul, "word", rules, "")
