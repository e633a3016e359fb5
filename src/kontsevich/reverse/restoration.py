"""Cyrillic or Latin → ranked Hangul candidates, each with its standard Cyrillic.

Names, listed places and terms, and plain words are read back each by its own guide; whatever is
read is converted forward again, so a candidate never promises a spelling that `convert` does not
give.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, get_args

from ..analysis.people import BAR, surnames
from ..errors import expect_text
from ..hangul.syllables import RUN
from ..law.choices import Country, Kind, Profile, ReadKind, System
from ..law.profiles import DEFAULT, check_choice, check_cyrillic
from ..russian.declension import decline
from ..trace.trace import Trace
from ..transcription.standard_spelling import converter
from .certainty import share_out
from .found import Found
from .input_cleaning import clean
from .latin_names import SYSTEMS as LATIN_SYSTEMS
from .latin_names import tell_habits
from .latin_spellings import Vector
from .latin_titles import read_title
from .name_phrases import find_surname, split_names, strip_words
from .name_readings import (
    AUTO,
    CYRILLIC_SYSTEMS,
    NORTH,
    numbers,
    read_cyrillic_names,
    read_latin_names,
)
from .scripts import CYRILLIC, LATIN
from .word_readings import read_gazetteer, read_words

KINDS: tuple[ReadKind, ...] = get_args(ReadKind)
SYSTEMS = (AUTO, *LATIN_SYSTEMS, *CYRILLIC_SYSTEMS)
COUNTRIES: tuple[Country, ...] = get_args(Country)
LONGEST = 120  # characters; a longer text is no name and no word
MOST_TOKENS = 16
MOST_TEXTS = 1 << 14  # whose readings are remembered
MOST_TRIED = 60  # readings that are weighed against each other
SURE = 18.0  # a name in Latin that costs less is no place in several words
USUAL = 2  # syllables of a given name
LIST = ", "  # between the names of several people
SPARE = 4  # readings beyond those asked for that are converted forward, to see what is exact
_BY_COST = itemgetter(0, 1)
INEXACT = 1.0  # a reading without a deviation that our own rules nevertheless spell otherwise


class Candidate(NamedTuple):
    """One reading: Hangul, its standard Cyrillic in the nominative, and how it got there.

    `kind` and `profile` are those under which `convert(hangul)` gives `cyrillic`. `cost`: the
    less the likelier. `deviations`: what the given text does otherwise than the system, as ids of
    the rivals' rules. `probability`: how likely it is that just this is meant, of everything the
    text may be; of readings said to be 95 % sure, at least so many are right (measured by
    ``make accuracy``). `who_ru`, `who_en`: the listed person of this name, empty for none.
    """

    hangul: str
    cyrillic: str
    kind: Kind
    profile: Profile
    cost: float
    deviations: tuple[str, ...] = ()
    probability: float = 0.0
    who_ru: str = ""
    who_en: str = ""

    @property
    def trace(self) -> Trace:
        """The forward conversion, step by step."""
        return converter(self.kind, self.profile).explain(self.hangul)


def restore(
    text: str,
    *,
    limit: int = 10,
    kind: ReadKind = "auto",
    profile: Profile = DEFAULT,
    system: System = "auto",
    country: Country = "auto",
    habits: Vector | None = None,
) -> list[Candidate]:
    """What this name or word may be in Hangul, the likeliest first; at most `limit`.

    `text`: Cyrillic by our system or any rival's, in any case of Russian, or Latin letters by
    any romanization. `kind`: auto, name, place, word. `system`: by which it is spelt, if that is
    known: mr, rr, yale, north, passport for Latin, kontsevich, press, kholodovich for Cyrillic.
    `country`: south or north, whose spelling of surnames comes first. `habits`: what `find_habits`
    says of the list that the name is from. Nothing that can be read gives an empty list. Raises
    `InputError` for an unknown kind, system, country or profile.

    >>> [candidate.hangul for candidate in restore("Ким Чен Ыном")][:1]
    ['김정은']
    >>> restore("Lee Myung-bak")[0].cyrillic, restore("Чжихун Пак")[0].cyrillic
    ('Ли Мёнбак', 'Пак Чихун')
    >>> restore("Ri Chol Man")[0].hangul, restore("Ли Мён Су", country="north")[0].hangul
    ('리철만', '리명수')
    >>> restore("Pak Chŏng-hŭi")[0].probability > 0.9
    True
    """
    expect_text(text)
    check_choice("kind", kind, KINDS)
    check_choice("system", system, SYSTEMS)
    check_choice("country", country, COUNTRIES)
    check_cyrillic(profile)
    if len(text) > 4 * LONGEST:
        return []
    return list(recall(text, limit, kind, profile, system, country, habits))


class _Told(NamedTuple):
    """What is told of a text beside itself."""

    kind: str
    profile: Profile
    system: str
    country: str
    habits: Vector | None


@lru_cache(maxsize=MOST_TEXTS)
def recall(text: str, limit: int, *settings: Any) -> tuple[Candidate, ...]:
    """The readings of a text, remembered: in lists the same names come again."""
    told = _Told(*settings)
    several = split_names(text)
    if len(several) > 1 and told.kind in (AUTO, "name"):
        return tuple(_join([_restore_one(one, 1, told) for one in several[:MOST_TOKENS]], told))
    return tuple(_restore_one(text, limit, told))


def _join(found: list[list[Candidate]], told: _Told) -> list[Candidate]:
    """Several names in a row as one reading; none if one of them has none."""
    if not all(found):
        return []
    best = [readings[0] for readings in found]
    hangul = LIST.join(one.hangul for one in best)
    return [
        Candidate(
            hangul,
            converter("name", told.profile).convert(hangul),
            "name",
            told.profile,
            sum(one.cost for one in best),
            tuple(rule for one in best for rule in one.deviations),
            math.prod(one.probability for one in best),
        )
    ]


def _restore_one(text: str, limit: int, told: _Told) -> list[Candidate]:
    kind, profile, system, country, habits = told
    surname = find_surname(text) if kind in (AUTO, "name") else ""
    text = surname or strip_words(text)
    cleaned = clean(text)
    tokens = cleaned.split()
    if not tokens or len(cleaned) > LONGEST or len(tokens) > MOST_TOKENS:
        return []
    alphabet = LATIN if any("a" <= letter <= "z" for letter in cleaned) else CYRILLIC
    if alphabet == LATIN and system in LATIN_SYSTEMS:
        habits = tell_habits(system)
    elif alphabet == LATIN and country == NORTH:
        habits = tell_habits(NORTH)
    names: list[Found] = []
    if kind in (AUTO, "name"):
        names = (
            read_latin_names(text, habits)
            if alphabet == LATIN
            else read_cyrillic_names(tokens, system, country)
        )
    if not (alphabet == LATIN and len(tokens) > 1 and names and names[0].cost < SURE):
        names += _read_others(tokens, told, alphabet, bool(names), text)
    if surname:
        names = [row for row in names if row.kind == "surname"]
    return list(_candidates(names, cleaned, alphabet, profile, limit))


def _read_others(
    tokens: list[str], told: _Told, alphabet: str, named: bool, text: str
) -> list[Found]:
    """Listed words and plain words, where the kind asks for them; no term has a capital."""
    kind = told.kind
    listed: list[Found] = []
    if kind != "word":
        weights = numbers()
        listed = [
            row._replace(cost=row.cost + weights["gazetteer"] + is_odd * weights["capital"])
            for row in read_gazetteer(tokens, alphabet, kind)
            for is_odd in [text[:1].isupper() and row.kind == "word"]
        ]
    if kind == "word" or (kind == AUTO and not named and not listed):
        is_title = alphabet == LATIN and len(tokens) > 1
        if is_title:
            return [*listed, *read_title(text, told.system)]
        return [*listed, *read_words(tokens, alphabet)]
    if kind == "place" and not listed:
        return [row._replace(kind="place") for row in read_words(tokens, alphabet)]
    return listed


def _candidates(
    found: list[Found], cleaned: str, alphabet: str, profile: Profile, limit: int
) -> Iterator[Candidate]:
    """The readings that convert, the exact ones cheaper, each Hangul once."""
    rows: dict[tuple[str, str], Found] = {}
    for row in sorted(found, key=itemgetter(0, 1)):
        if len(rows) >= MOST_TRIED:
            break
        rows.setdefault((row.hangul, row.kind), row)
    scored: list[tuple[float, str, str, Found]] = []
    left: list[float] = []
    enough = limit + (SPARE if alphabet == CYRILLIC else 0)
    for row in rows.values():
        if len(scored) >= enough:
            left.append(row.cost)
            continue
        hangul = _write(row)
        cyrillic = converter(row.kind, profile).convert(hangul)
        if BAR in cyrillic or RUN.search(cyrillic):
            continue
        cost = row.cost
        if alphabet == CYRILLIC and not row.rules:
            cost += 0.0 if decline(cyrillic, row.case).lower() == cleaned else INEXACT
        scored.append((cost, hangul, cyrillic, row))
    scored = list({one[1]: one for one in sorted(scored, key=_BY_COST, reverse=True)}.values())
    scored.sort(key=_BY_COST)
    shares = share_out([one[0] for one in scored] + left, alphabet)
    for (cost, hangul, cyrillic, row), share in zip(scored[:limit], shares, strict=False):
        share *= numbers()["word"] if row.plain else 1.0
        who = (row.person.who_ru, row.person.who_en) if row.person else ("", "")
        yield Candidate(
            hangul, cyrillic, row.kind, profile, round(cost, 3), row.rules, round(share, 4), *who
        )


def _write(row: Found) -> str:
    """A name in Hangul so that `convert` cuts it where it was read."""
    if row.kind != "name" or not row.cut:
        return row.hangul
    surname, given = row.hangul[: row.cut], row.hangul[row.cut :]
    if row.cut == 1 and len(given) == USUAL and row.hangul[:USUAL] not in surnames():
        return row.hangul
    spell = converter("name", DEFAULT).convert
    return row.hangul if spell(row.hangul) == spell(surname + BAR + given) else f"{surname} {given}"
