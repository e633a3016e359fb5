"""Whole names in Latin letters read back, with how likely each reading is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter, mul
from typing import NamedTuple

from .latin_spellings import HABITS, Vector
from .latin_text import arrange
from .latin_words import LatinWords, latin_words

MOST_NAMES = 40
NEVER = 1e-6  # beside the likeliest reading
UNLIKELY = 1e-3  # that the less usual word is the surname
# Systems that can be told: the habits that write so.
SYSTEMS = {
    "mr": ("mr", "plain"),
    "rr": ("rr",),
    "yale": ("yale",),
    "north": ("north",),
    "passport": ("passport", "rr"),
}
SMOOTHING = 20.0  # names that the learnt shares of the habits count for, beside those of a list


class LatinName(NamedTuple):
    """A name read back: its likelihood, surname ("" for none) and given name, the order, habits."""

    likelihood: float
    surname: str
    given: str
    swapped: bool
    by_habit: Vector

    @property
    def hangul(self) -> str:
        """The name in Hangul, solid."""
        return self.surname + self.given


def read_latin_name(
    text: str, habits: Vector | None = None, words: LatinWords | None = None
) -> list[LatinName]:
    """What a name in Latin letters may be, the likeliest first.

    `habits`: how much likelier each habit of spelling is here than anywhere (see `find_habits`).

    >>> read_latin_name("Park Geun-hye")[0].hangul, read_latin_name("Pak Chŏng-hŭi")[0].hangul
    ('박근혜', '박정희')
    """
    words = words or latin_words()
    factors = habits or (1.0,) * len(HABITS)
    # By surname and given name: less its likelihood, the whole, and the fields of a `LatinName`.
    found: dict[tuple[str, str], tuple[float, str, str, str, bool, Vector]] = {}
    best = 0.0
    for index, order in enumerate(arrange(text)):
        shares = words.counted.shares
        if words.at_most(order.surname) * order.weight < best * UNLIKELY:
            continue  # the other order is meant, however well the surname is spelt
        families = words.surnames(order.surname) if order.surname else [("", shares)]
        peak = max((max(vector) for _, vector in families), default=0.0) * order.weight
        if peak < best * UNLIKELY:
            continue  # the other order is meant
        best = max(best, peak)
        givens = [(given, max(right), right) for given, right in words.given(order.parts)]
        layout = words.counted.layout(order.layout)
        turned = [a * b * order.weight for a, b in zip(layout, factors, strict=True)]
        most = 0.0
        for surname, left in families:
            weights = [*map(mul, left, turned)]
            highest = max(weights)
            for given, high, right in givens:
                if highest * high < most * NEVER:
                    break  # the givens behind are less likely still
                vector = tuple(map(mul, weights, right))
                likelihood = sum(vector)
                if surname:
                    likelihood *= words.counts.together(surname, given)
                if likelihood > most:
                    most = likelihood
                known = found.get((surname, given))
                if likelihood and (known is None or likelihood > -known[0]):
                    whole = surname + given
                    found[surname, given] = -likelihood, whole, surname, given, index > 0, vector
    return [
        LatinName(-least, surname, given, swapped, vector)
        for least, _, surname, given, swapped, vector in sorted(
            found.values(), key=itemgetter(0, 1)
        )[:MOST_NAMES]
    ]


def tell_habits(system: str) -> Vector:
    """The factors of `read_latin_name` for a system that is told."""
    told = SYSTEMS[system]
    return tuple(1.0 if name in told else 1e-9 for name in HABITS)


def find_habits(texts: Iterable[str], words: LatinWords | None = None) -> Vector:
    """How much likelier each habit is in a list of names than anywhere, by the names in it.

    >>> factors = find_habits(["Kim Chŏng-ŭn", "Pak Kŭn-hye", "Yi Myŏng-bak"])
    >>> HABITS[factors.index(max(factors))]
    'mr'
    """
    words = words or latin_words()
    shares = words.counted.shares
    counts = [SMOOTHING * share for share in shares]
    for text in texts:
        names = read_latin_name(text, words=words)
        total = sum(name.likelihood for name in names)
        for name in names if total else ():
            for habit, likelihood in enumerate(name.by_habit):
                counts[habit] += likelihood / total
    return _normalise([count / share for count, share in zip(counts, shares, strict=True)])


def _normalise(values: Sequence[float]) -> Vector:
    return tuple(value / max(values) for value in values)
