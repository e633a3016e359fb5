"""Terms of one syllable that are not by the system: гып, джук, ттёк.

Three letters may be anything, so such a word is told only where other terms of its field stand near
it, never surely, and not where a Russian dictionary has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...law import tables
from ...law.profiles import DEFAULT
from ...reverse.listed_words import ListedReading
from ...reverse.term_heads import SHORT_TERMS
from ...russian.declension import decline_each, inanimate, stems
from ...transcription.layout import with_capitals
from ...transcription.standard_spelling import converter, fold
from .fields_near import is_supported
from .listed_words import TERM, Word
from .russian_words import russian_words
from .sieves import Sieve
from .sightings import Policy
from .term_sightings import AMONG_TERMS
from .terms import terms

LONGEST = 7  # letters of such a term in a case


@cache
def short_forms() -> dict[str, str]:
    """Misspelt terms of one syllable → Hangul."""
    return {row[0]: row[1] for row in tables.read_tsv(SHORT_TERMS)}


@cache
def _right_forms() -> frozenset[str]:
    write = converter("word", DEFAULT).convert
    return frozenset(fold(write(hangul)) for hangul in short_forms().values())


def _may_be_short(written: str) -> bool:
    """Whether a word may be a misspelt term of one syllable, for all that it is by itself."""
    word = written.lower()
    if len(word) > LONGEST or written.isupper() or word in russian_words():
        return False
    return any(stem.form in short_forms() for stem in stems(word))


@cache
def _sieve() -> Sieve:
    return Sieve(_may_be_short)


def find_short_terms(text: str, policy: Policy) -> Iterator[Word]:
    """The terms of one syllable in a cleaned text that are spelt otherwise than by the system.

    >>> policy = Policy("paper", False, frozenset())
    >>> text = "тхэквондо, тобок, сабом, первый гып"
    >>> [word.expected for word in find_short_terms(text, policy)]
    [('кып',)]
    >>> list(find_short_terms("первый гып", policy))
    []
    """
    for start, end, written in _sieve().find(text):
        forms_of = stems(written.lower())
        if any(fold(stem.form, policy.dotless) in _right_forms() for stem in forms_of):
            continue
        for stem in forms_of:
            hangul = short_forms().get(stem.form)
            if hangul is None or not is_supported(text, start, end, terms()[hangul].field):
                continue
            standard = policy.printed(converter("word", policy.profile).convert(hangul))
            forms = decline_each(standard, inanimate(stem).cases, False) or [standard]
            expected = tuple(with_capitals(form, written) for form in forms)
            reading = ListedReading(0.0, hangul, TERM, (), 2)
            yield Word(start, end, TERM, expected, (hangul,), False, reading, (AMONG_TERMS,))
            break
