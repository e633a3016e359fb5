"""Cyrillic or Latin → ranked Hangul candidates, each with its standard Cyrillic.

Names, listed places and terms, and plain words are read back each by its own guide; whatever is
read is converted forward again, so a candidate never promises a spelling that `convert` does not
give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..analysis.people import BAR
from ..hangul.syllables import RUN
from ..law.profiles import DEFAULT, check_choice
from ..russian.declension import decline
from ..trace.trace import Trace
from ..transcription.standard_spelling import converter
from .input_cleaning import clean
from .scripts import CYRILLIC, LATIN
from .word_readings import KINDS, Found, read_tokens

LONGEST = 120  # characters; a longer text is no name and no word
MOST_TOKENS = 8
MOST_TRIED = 60  # readings that are converted forward again
INEXACT = 1.0  # a reading without a deviation that our own rules nevertheless spell otherwise


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
    converter("word", profile)  # refuses an unknown profile, whatever the text
    cleaned = clean(text)
    tokens = cleaned.split()
    if not tokens or len(cleaned) > LONGEST or len(tokens) > MOST_TOKENS:
        return []
    alphabet = LATIN if any("a" <= letter <= "z" for letter in cleaned) else CYRILLIC
    found = sorted(read_tokens(tokens, kind, alphabet))
    return list(_candidates(found, cleaned, profile, limit))


def _candidates(
    found: Iterable[Found], cleaned: str, profile: str, limit: int
) -> Iterator[Candidate]:
    """The readings that convert, the exact ones cheaper, each Hangul once."""
    scored: list[tuple[float, str, Found]] = []
    seen: set[tuple[str, str]] = set()
    for reading in found:
        if (reading.hangul, reading.kind) in seen or len(scored) >= MOST_TRIED:
            continue
        seen.add((reading.hangul, reading.kind))
        cyrillic = converter(reading.kind, profile).convert(reading.hangul)
        if BAR in cyrillic or RUN.search(cyrillic):
            continue
        exact = decline(cyrillic, reading.case).lower() == cleaned
        cost = reading.cost + (0.0 if reading.rules or exact else INEXACT)
        scored.append((cost, cyrillic, reading))
    scored.sort(key=lambda row: (row[0], row[2].hangul))
    for cost, cyrillic, reading in scored[:limit]:
        trace = converter(reading.kind, profile).explain(reading.hangul)
        yield Candidate(
            reading.hangul, cyrillic, reading.kind, profile, round(cost, 3), trace, reading.rules
        )
