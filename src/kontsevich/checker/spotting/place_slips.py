"""Places that are one letter off, beside the noun for them: дворец Токсунгун, храм Ваучонгса.

Of a type that the noun names, or of any type if the name is long and the text around is plainly
about Korea. Nothing of it is ever sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ...analysis.places import places
from ...hangul.syllables import RUN
from ...law.kept import kept
from ...reverse.korean_shape import may_be_korean
from ...reverse.listed_words import ListedReading
from ...russian.declension import Stem, decline_each, stems
from ...transcription.layout import fold_yo
from ...transcription.standard_spelling import converter
from .evidence import foreign_names, is_of_others, words
from .known_places import is_place
from .letter_slips import Ends, index_ends, read_slip, rules
from .listed_words import PLACE, Word, judge_word
from .place_surroundings import find_noun, is_typed
from .plainly_korean import is_plainly_korean, may_be_theirs
from .russian_words import russian_words
from .sightings import Policy
from .spots import Token, spot_words
from .terms import judge_term

SLIP = "slip-of-a-letter"


@kept
def _read_places() -> tuple[tuple[str, str], ...]:
    """The places that may be meant, in lower case, and their Hangul."""
    write = converter("place", "paper").convert
    return tuple(
        (write(hangul).lower().replace("-", ""), hangul)
        for hangul in places()
        if len(hangul) >= rules().least and RUN.fullmatch(hangul)
    )


@cache
def _ends() -> Ends:
    return index_ends(_read_places())


@lru_cache(maxsize=1 << 11)
def read_place_slip(word: str) -> tuple[str, Stem] | None:
    """The one place from which a lower-case word is a letter off, in which case; None if several.

    >>> read_place_slip("токсунгун")[0], read_place_slip("москва")
    ('덕수궁', None)
    """
    return read_slip(word, _ends())


def find_slips(text: str, policy: Policy, plainly: bool = False) -> Iterator[Word]:
    """The places of a cleaned text that are one letter off, beside the noun for their type.

    `plainly`: the whole text is plainly about Korea.

    >>> policy = Policy("paper", False, frozenset())
    >>> [word.expected for word in find_slips("дворец Токсунгун и храм Тоскана", policy)]
    [('Токсугун',)]
    """
    for token in spot_words(text):
        word = token.word.lower()
        if len(word) < rules().letters or token.word.isupper():
            continue
        noun = find_noun(text, token)
        if not noun or _is_known(word):
            continue
        read = read_place_slip(word)
        if read is None or not _is_meant(text, token, noun, read, plainly):
            continue
        hangul, stem = read
        standard = converter("place", policy.profile).convert(hangul)
        standard = fold_yo(standard) if policy.fold_yo else standard
        reading = ListedReading(0.0, hangul, PLACE, (), 3)
        forms = tuple(decline_each(standard, stem.cases, False)) or (standard,)
        yield Word(token.start, token.end, PLACE, forms, (hangul,), False, reading, ((SLIP, 1.0),))


def _is_meant(text: str, token: Token, noun: str, read: tuple[str, Stem], plainly: bool) -> bool:
    """Whether the noun names the place's type, or the word is long and looks Korean in a text that
    is plainly about Korea."""
    type_, form = places()[read[0]].type, read[1].form
    if type_ in rules().types:
        return is_typed(noun, type_)
    word = token.word.lower()
    return (
        len(form) >= rules().any_letters
        and may_be_korean(form)
        and word not in russian_words()
        and not may_be_theirs(text, token.start, token.end)
        and (plainly or is_plainly_korean(text, token.start, token.end))
    )


def _is_known(word: str) -> bool:
    """Whether a lower-case word is something else: right, a place, a foreign name, a term."""
    judged = judge_word(word)
    if judged.fine or is_place(word) or is_of_others((word,)):
        return True
    if judge_term(word, "paper") is not None:
        return True
    return any(stem.form in words() or stem.form in foreign_names() for stem in stems(word))
