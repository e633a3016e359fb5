"""Listed words and plain words read back: what a text is if it is no name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from ..analysis.people import listed_names
from ..law.choices import Kind
from .costs import costs
from .found import Found, forms
from .listed_words import VARIANT, listed_forms, price_of_kind, read_listed
from .plain_words import read_word
from .rival_rules import is_exact
from .scripts import CYRILLIC

CASE = 0.7  # an ending taken off
RULER: Kind = "name"  # people of one name are names
LIKELIEST = 3  # readings of a plain word, of a word and its nominatives
MOST_CROSSED = 4  # words of which every reading goes with every other


def read_gazetteer(tokens: list[str], alphabet: str, kind: str) -> Iterator[Found]:
    """Places, rulers and terms, written in one word or several.

    >>> min(read_gazetteer(["бусан"], "cyrillic", "auto")).hangul
    '부산'
    """
    for form, case in forms(tokens[-1], alphabet):
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


def read_words(tokens: list[str], alphabet: str) -> Iterator[Found]:
    """Plain words, each by itself; a text of several is the best of each, if all are spelt so.

    >>> [found.hangul for found in read_words(["кунмуль"], "cyrillic")][:1]
    ['국물']
    """
    if len(tokens) == 1:
        for form, case in forms(tokens[0], alphabet)[:LIKELIEST]:
            for path in read_word(form, alphabet):
                cost = path.cost + (CASE * 2 if case else 0.0)
                yield Found(cost, path.hangul, "word", path.rules, case, plain=True)
        return
    choices = [
        [path for path in read_word(token, alphabet) if is_exact(path.rules)][:LIKELIEST]
        for token in tokens
    ]
    if all(choices):
        first = [tuple(paths[0] for paths in choices)]
        for paths in product(*choices) if len(choices) <= MOST_CROSSED else first:
            hangul = " ".join(path.hangul for path in paths)
            rules = tuple(rule for path in paths for rule in path.rules)
            yield Found(sum(path.cost for path in paths), hangul, "word", rules, "", plain=True)
