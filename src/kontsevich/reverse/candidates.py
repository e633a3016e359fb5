"""Cyrillic or Latin → ranked Hangul candidates, each with its standard Cyrillic.

Names, listed places and terms, and plain words are read back each by its own guide; whatever is
read is converted forward again, so a candidate never promises a spelling that `convert` does not
give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from ..converter import Converter
from ..declension import decline, stems
from ..hangul import RUN
from ..names import BAR, listed_names
from ..profile import DEFAULT, check_choice
from ..rules import NOTHING
from ..trace import Trace
from .alphabets import CYRILLIC, LATIN
from .entry import clean
from .full_names import NameReading, read_name
from .gazetteer import VARIANT, listed_forms, price_of_kind, read_listed
from .givens import read_given_part
from .plain import read_word
from .prices import costs
from .surnames import read_surname_token, surname_stems

KINDS = ("auto", "name", "place", "word")
LONGEST = 120  # characters; a longer text is no name and no word
MOST_TOKENS = 8
MOST_TRIED = 60  # readings that are converted forward again
INEXACT = 1.0  # a reading without a deviation that our own rules nevertheless spell otherwise
CASE = 0.7  # an ending taken off
RULER = "name"  # people of one name are names


class Candidate(NamedTuple):
    """One reading: Hangul, its standard Cyrillic in the nominative, and how it got there.

    `kind` and `profile` are those under which `convert(hangul)` gives `cyrillic`. `cost`: the
    less the likelier. `trace`: the forward conversion. `deviations`: what the given text does
    otherwise than the system, as ids of the rivals' rules.
    """

    hangul: str
    cyrillic: str
    kind: str
    profile: str
    cost: float
    trace: Trace
    deviations: tuple[str, ...] = ()


class _Found(NamedTuple):
    cost: float
    hangul: str
    kind: str
    rules: tuple[str, ...]
    case: str


def restore(
    text: str, *, limit: int = 10, kind: str = "auto", profile: str = DEFAULT
) -> list[Candidate]:
    """What this name or word may be in Hangul, the likeliest first; at most `limit`.

    `text`: Cyrillic by our system or any rival's, in any case of Russian, or Latin letters by
    any romanization. A listed person comes first. `kind`: auto, name, place, word. Nothing that
    can be read gives an empty list. Raises `InputError` for an unknown kind or profile.

    >>> [candidate.hangul for candidate in restore("Ким Чен Ыном")][:1]
    ['김정은']
    >>> restore("Lee Myung-bak")[0].cyrillic, restore("Чжихун Пак")[0].cyrillic
    ('Ли Мёнбак', 'Пак Чихун')
    """
    check_choice("kind", kind, KINDS)
    _converter("word", profile)  # refuses an unknown profile, whatever the text
    cleaned = clean(text)
    tokens = cleaned.split()
    if not tokens or len(cleaned) > LONGEST or len(tokens) > MOST_TOKENS:
        return []
    alphabet = LATIN if any("a" <= letter <= "z" for letter in cleaned) else CYRILLIC
    found = sorted(_read(tokens, kind, alphabet))
    return list(_candidates(found, cleaned, profile, limit))


@cache
def _converter(kind: str, profile: str) -> Converter:
    return Converter(kind=kind, profile=profile)


def _candidates(
    found: Iterable[_Found], cleaned: str, profile: str, limit: int
) -> Iterator[Candidate]:
    """The readings that convert, the exact ones cheaper, each Hangul once."""
    scored: list[tuple[float, str, _Found]] = []
    seen: set[tuple[str, str]] = set()
    for reading in found:
        if (reading.hangul, reading.kind) in seen or len(scored) >= MOST_TRIED:
            continue
        seen.add((reading.hangul, reading.kind))
        cyrillic = _converter(reading.kind, profile).convert(reading.hangul)
        if BAR in cyrillic or RUN.search(cyrillic):
            continue
        exact = decline(cyrillic, reading.case).lower() == cleaned
        cost = reading.cost + (0.0 if reading.rules or exact else INEXACT)
        scored.append((cost, cyrillic, reading))
    scored.sort(key=lambda row: (row[0], row[2].hangul))
    for cost, cyrillic, reading in scored[:limit]:
        trace = _converter(reading.kind, profile).explain(reading.hangul)
        yield Candidate(
            reading.hangul, cyrillic, reading.kind, profile, round(cost, 3), trace, reading.rules
        )


def _read(tokens: list[str], kind: str, alphabet: str) -> Iterator[_Found]:
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


def _read_names(tokens: list[str], alphabet: str) -> Iterator[_Found]:
    if len(tokens) == 1 and "-" in tokens[0]:
        tokens = tokens[0].split("-", 1)
    if len(tokens) == 1:
        yield from _read_lone_name(tokens[0], alphabet)
        return
    for form, case in _forms(tokens[-1], alphabet):
        for reading in read_tokens([*tokens[:-1], form], alphabet):
            hangul = _write_name(reading)
            yield _Found(
                reading.cost + (CASE if case else 0.0), hangul, "name", reading.rules, case
            )


def _forms(word: str, alphabet: str) -> list[tuple[str, str]]:
    """A word and the nominatives behind it, each with its case."""
    if alphabet == LATIN:
        return [(word, "")]
    return [(stem.form, stem.cases[0] if stem.cases else "") for stem in stems(word)]


def read_tokens(tokens: list[str], alphabet: str = CYRILLIC) -> Iterator[NameReading]:
    """The readings of a name in its nominative, token by token, in both orders.

    >>> next(read_tokens(["пак", "чон-хи"])).hangul
    '박정희'
    """
    joint = "-" if any("-" in token for token in tokens) else " "
    parts = [part for token in tokens for part in token.split("-") if part]
    if not 2 <= len(parts) <= 5:
        return
    families = [parts[0]]
    if alphabet == CYRILLIC:  # declined with the given name
        families = [stem.form for stem in surname_stems(parts[0])]
    for family in families:
        yield from read_name(family, tuple(parts[1:4]), joint, False, alphabet)
    if len(parts) > 2:  # a surname of two syllables, written apart
        yield from read_name(parts[0] + parts[1], tuple(parts[2:5]), joint, False, alphabet)
    yield from read_name(parts[-1], tuple(parts[:-1][:3]), joint, True, alphabet)


def _read_lone_name(word: str, alphabet: str) -> Iterator[_Found]:
    """One word: a surname, or a given name of two syllables."""
    for form, case in _forms(word, alphabet):
        extra = CASE if case else 0.0
        for surname in read_surname_token(form, alphabet):
            yield _Found(surname.cost + extra, surname.hangul, "surname", surname.rules, case)
        for path in read_given_part(form, False, NOTHING, alphabet):
            if len(path.hangul) == 2:
                cost = path.cost + extra + costs().lengths[0]
                yield _Found(cost, path.hangul, "given", path.rules, case)


def _write_name(reading: NameReading) -> str:
    """The name in Hangul so that `convert` cuts it where it was read."""
    whole = reading.hangul
    surname = reading.person.surname if reading.person else reading.surname
    given = whole[len(surname) :]
    spelt = _converter("name", DEFAULT).convert(whole)
    if spelt == _converter("name", DEFAULT).convert(surname + BAR + given):
        return whole
    return f"{surname} {given}"


def _read_gazetteer(tokens: list[str], alphabet: str, kind: str) -> Iterator[_Found]:
    """Places, rulers and terms, written in one word or several."""
    for form, case in _forms(tokens[-1], alphabet):
        joined = "".join([*tokens[:-1], form]).replace("-", "")
        for hangul in listed_forms().get(joined, ()) if alphabet == CYRILLIC else ():
            place_kind = "place" if hangul not in listed_names() else RULER
            yield _Found(-costs().listed, hangul, place_kind, (), case)
        for reading in read_listed(joined, alphabet):
            if kind == "place" and reading.kind != "place":
                continue
            if kind == "name" and reading.kind != "ruler":
                continue
            cost = reading.cost - costs().listed + (CASE if case else 0.0)
            if any(not rule.startswith(VARIANT) for rule in reading.rules):
                cost += price_of_kind(reading)
            target = {"place": "place", "ruler": RULER, "term": "word"}[reading.kind]
            yield _Found(cost, reading.hangul, target, reading.rules, case)


def _read_words(tokens: list[str], alphabet: str) -> Iterator[_Found]:
    """Plain words, each by itself; a text of several is the best of each."""
    if len(tokens) == 1:
        for form, case in _forms(tokens[0], alphabet)[:3]:
            for path in read_word(form, alphabet):
                cost = path.cost + (CASE * 2 if case else 0.0)
                yield _Found(cost, path.hangul, "word", path.rules, case)
        return
    choices = [read_word(token, alphabet)[:3] for token in tokens]
    if all(choices):
        for paths in product(*choices) if len(choices) <= 4 else [tuple(c[0] for c in choices)]:
            hangul = " ".join(path.hangul for path in paths)
            rules = tuple(rule for path in paths for rule in path.rules)
            yield _Found(sum(path.cost for path in paths), hangul, "word", rules, "")
