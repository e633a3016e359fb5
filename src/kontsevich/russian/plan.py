"""What happens to which stretch of a Russian text: words, phrases, places, initials, terms.

The text of a conversion and its trace are two readings of this plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..law import tables
from . import cases, terms
from . import name_table as names
from .korean_names import HEAD, KOREAN_SHARED, LONGEST, find_korean, first_words, heads
from .letter_rules import Norm, alphabet
from .nominatives import find_own_name, find_phrases, may_open, read_gender
from .rulers import may_have_number, read_ordinal
from .shapes import UNLISTED, find_bearers, is_sure, may_be_sure
from .tokens import Token, read_tokens
from .words import key_of, read_parts, spell_plain, spell_word

INITIAL, PLACE_JOINED = "hangul-initial", "hangul-place-joined"
UNTRANSLATED, TERM_UNLISTED = "hangul-untranslated", "hangul-term-unlisted"

_BLANKS = " \u00a0"
_TYPED, _APOSTROPHE = "'", "\u2019"
_LONGEST_TERM = 2
_SHORTEST_PERSON, _LONGEST_PERSON = 2, 3  # words of a name with its surname


class Options(NamedTuple):
    """How a text is converted: its norm, whether terms are translated, whether rows count.

    `korean`: names of Koreans and places of Korea are given back as their own Hangul.
    """

    norm: Norm
    terms: bool
    established: bool
    korean: bool = False


class Piece(NamedTuple):
    """What happens to one stretch of the text: a word to be spelt where `rule` is empty."""

    start: int
    end: int
    hangul: str = ""
    rule: str = ""


def render(text: str, options: Options) -> str:
    """The text in Hangul.

    >>> render("А. С. Пушкин", Options("south", False, True))
    '아. 에스. 푸시킨'
    """
    norm, translate, established, give_back = options
    if text.isalpha() and not translate and not (give_back and text[:HEAD] in heads()):
        word = spell_plain(text, norm, established)
        if word is not None:
            return word
    out = []
    last = 0
    for start, end, hangul, rule in make_plan(text, options):
        out.append(text[last:start])
        out.append(hangul if rule else spell_word(text[start:end], norm, established))
        last = end
    out.append(text[last:])
    return "".join(out)


def make_plan(text: str, options: Options) -> Iterator[Piece]:
    """What happens to which stretch of the text, left to right; the rest stays.

    >>> [piece.rule for piece in make_plan("Старая Русса", Options("south", False, True))]
    ['', 'hangul-place-joined', '']
    """
    plan = _Plan(text, options)
    special = _openers(options.norm, options.korean)
    korean = heads() if options.korean else frozenset()
    marked = [
        options.terms
        or len(key) == 1
        or key in special
        or key[:HEAD] in korean
        or (capital and (may_have_number(text, end) or may_open(key, options.norm)))
        for _, end, key, capital in plan.tokens
    ]
    last = 0
    for index, (start, end, _, _) in enumerate(plan.tokens):
        if start < last:  # taken with the word before it
            continue
        if any(marked[index : index + 2]):
            pieces = plan.read(index)
            yield from pieces
            last = pieces[-1].end
        else:
            yield Piece(start, end)


@cache
def _openers(norm: Norm, korean: bool) -> frozenset[str]:
    """Words in lower case with which something of several words may begin or end."""
    listed = names.phrase_words(norm) | frozenset(names.exact(norm))
    listed |= names.also_places() | names.nationalities() | frozenset(names.feminines())
    return listed | (first_words() if korean else frozenset())


@cache
def _half() -> re.Pattern[str]:
    """A half of a word with a hyphen."""
    return re.compile(f"[^{re.escape(''.join(sorted(alphabet().hyphens)))}]+")


class _Plan:
    """One text and its words; each method says what becomes of the words from `index` on."""

    def __init__(self, text: str, options: Options) -> None:
        self.text, self.options = text, options
        self.tokens = read_tokens(text)

    def read(self, index: int) -> tuple[Piece, ...]:
        """The pieces of the next word, or of as many as belong together."""
        pieces = self._exact(index)
        if not pieces and self.options.korean:
            pieces = self._korean(index)
        if self.options.terms and not pieces:
            pieces = self._territory(index) or self._term_after(index) or self._term_before(index)
        pieces = pieces or self._phrase(index) or self._person(index) or self._surname(index)
        pieces = pieces or (self._initial(index) or Piece(*self.tokens[index][:2]),)
        return self._numbered(index, pieces)

    def _numbered(self, index: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The same pieces, and the number of the ruler whose name they are."""
        start, end, key, capital = self.tokens[index]
        if not (capital and self.options.established and pieces[-1].end == end):
            return pieces
        number = read_ordinal(self.text, end, key)
        if number is None:
            return pieces
        if number.ruler and number.ruler != key:
            name = number.ruler.title()
            hangul = spell_word(name, self.options.norm, True)
            pieces = (Piece(start, end, hangul, f"{cases.CASE}:{name}"),)
        return (*pieces, Piece(number.start, number.end, number.hangul, number.rule))

    def _exact(self, index: int) -> tuple[Piece, ...]:
        """A name with signs in it that are no letters: Гонконг (САР), Кот-д’Ивуар."""
        known = names.exact(self.options.norm) if self.options.established else {}
        start, _, key, _ = self.tokens[index]
        for name, row in known.get(key, ()):
            end = start + len(name)
            typed = self.text[start:end].lower().replace(_TYPED, _APOSTROPHE)
            if typed == name and not self.text[end : end + 1].isalnum():
                return (Piece(start, end, row.hangul, row.rule),)
        return ()

    def _korean(self, index: int) -> tuple[Piece, ...]:
        """A listed Korean person or place; of words with a hyphen, each of them."""
        token = self.tokens[index]
        if not token.capital or (
            index and self._beside(index - 1) and find_bearers(self.tokens[index - 1].key)
        ):
            return ()
        if token.key in first_words():
            names = accumulate(self._capitals(index), "{} {}".format)
            for count, name in reversed(list(enumerate(names, 1))[1:]):
                known = find_korean(name)
                if known is not None:
                    return (self._whole(index, count, known.hangul, known.rule),)
        if token.key[:HEAD] in heads():
            known = find_korean(token.key)
            if known is not None:
                rule = known.rule
                if token.key == known.cyrillic.lower() and self._is_named(index):
                    rule = f"{KOREAN_SHARED}:{known.cyrillic}"
                return (self._whole(index, 1, known.hangul, rule),)
            return tuple(self._korean_halves(token))
        return ()

    def _is_named(self, index: int) -> bool:
        """Whether a name that is not Korean stands right behind: Андон Николов is no 안동."""
        if not self._beside(index):
            return False
        _, _, key, capital = self.tokens[index + 1]
        return capital and key[:HEAD] not in heads() and key not in first_words()

    def _capitals(self, index: int) -> Iterator[str]:
        """The words from here on that stand together, with capitals as names have them."""
        for at, token in enumerate(self.tokens[index : index + LONGEST], index):
            if not token.capital or (at > index and not self._beside(at - 1)):
                return
            yield token.key

    def _korean_halves(self, token: Token) -> Iterator[Piece]:
        word = self.text[token.start : token.end]
        halves = list(_half().finditer(word))
        found = [find_korean(key_of(half[0].lower())) for half in halves[:LONGEST]]
        if 1 < len(halves) == len(found) and None not in found:
            for half, known in zip(halves, found, strict=True):
                if known is not None:
                    start, end = half.span()
                    yield Piece(token.start + start, token.start + end, known.hangul, known.rule)

    def _phrase(self, index: int) -> tuple[Piece, ...]:
        """A phrase that a row knows, or the name of a place of several words."""
        token = self.tokens[index]
        norm, established = self.options.norm, self.options.established
        for words, row in names.phrases(norm).get(token.key, ()):
            if not self._stands(index, words):
                continue
            if row is None:
                if all(one.capital for one in self.tokens[index : index + len(words)]):
                    return self._join(index, len(words))
            elif established and (token.capital or row.russian[0] == row.russian[0].lower()):
                return (self._whole(index, len(words), row.hangul, row.rule),)
        if not token.capital:
            return ()
        for words, name in find_phrases(token.key, norm) if established else ():
            if self._stands(index, words):
                hangul = render(name.title(), self.options._replace(terms=False, korean=False))
                return (self._whole(index, len(words), hangul, f"{cases.CASE}:{name.title()}"),)
        if self._beside(index) and self._is_place(token, self.tokens[index + 1]):
            return self._join(index, 2)
        return ()

    def _person(self, index: int) -> tuple[Piece, ...]:
        """A given name in a case, and what goes on in that case: patronymic and surname."""
        keys = list(self._capitals(index)) if self.options.established else []
        if len(keys) < _SHORTEST_PERSON:
            return ()
        gender = read_gender(*keys[:_SHORTEST_PERSON])
        if not gender:
            return ()
        pieces = []
        for at, key in enumerate(keys[:_LONGEST_PERSON], index):
            own = find_own_name(key, gender)
            name = own or self._read_surname(key, gender, keys[0])
            start, end = self.tokens[at][:2]
            if not name:
                pieces.append(Piece(start, end))
                break
            hangul = spell_word(name.title(), self.options.norm, True)
            pieces.append(Piece(start, end, hangul, f"{cases.CASE}:{name.title()}"))
            if not own:
                break
        return tuple(pieces)

    def _read_surname(self, key: str, gender: str, given: str) -> str:
        """The nominative of a surname in a case, if it is one that looks so after a given name."""
        if key in names.foreign_names():
            return ""
        name = cases.read_surname(key, gender)
        who = find_bearers(find_own_name(given, gender))
        return name if name and is_sure(name, True, self.options.norm, who) else ""

    def _surname(self, index: int) -> tuple[Piece, ...]:
        """A word that its neighbour makes a person's name, or the case of a man's surname."""
        start, end, key, capital = self.tokens[index]
        if not capital or not self.options.established:
            return ()
        before = self.tokens[index - 1] if index and self._beside(index - 1) else None
        if key in names.also_places():
            persons = names.given_names()
            opens = key in persons and self._beside(index) and self.tokens[index + 1].capital
            if opens or (before is not None and before.key in persons):
                hangul = spell_word(self.text[start:end], self.options.norm, False)
                return (Piece(start, end, hangul, f"{names.PERSON}:{key.title()}"),)
        if key in names.nationalities() and before is not None and find_bearers(before.key):
            hangul = spell_word(self.text[start:end], self.options.norm, False)
            return (Piece(start, end, hangul, f"{UNLISTED}:{self.text[start:end]}"),)
        man = names.feminines().get(key)
        if man and before is not None and not before.capital:
            hangul = spell_word(man, self.options.norm, True)
            return (Piece(start, end, hangul, f"{cases.CASE_DOUBTFUL}:{man}"),)
        return ()

    def _is_place(self, token: Token, follower: Token) -> bool:
        """Whether two words that stand together look like the name of one place."""
        persons = names.given_names()
        if not follower.capital or token.key in persons or follower.key in persons:
            return False
        opens, closes = names.place_words("opens"), names.place_words("closes")
        return token.key in opens or follower.key in closes

    def _join(self, index: int, count: int) -> tuple[Piece, ...]:
        """The words of one place's name, and between them what the norm puts there."""
        space = tables.read_toml("hangul/alphabet.toml")["join"][self.options.norm]["place"]
        pieces = [Piece(*self.tokens[index][:2])]
        for before, token in pairwise(self.tokens[index : index + count]):
            pieces.append(Piece(before.end, token.start, space, PLACE_JOINED))
            pieces.append(Piece(*token[:2]))
        return tuple(pieces)

    def _territory(self, index: int) -> tuple[Piece, ...]:
        for words, row in names.territories(self.options.norm).get(self.tokens[index].key, ()):
            if self._stands(index, words):
                return (self._whole(index, len(words), row.hangul, row.rule),)
        return ()

    def _term_after(self, index: int) -> tuple[Piece, ...]:
        """An adjective made from a place's name, and a term; said to be untranslated if unknown."""
        token = self.tokens[index]
        if not terms.is_adjective(token.key) or not self._beside(index):
            return ()
        count, term = self._term(index + 1)
        if term is None:
            return ()
        place = terms.find_place(token.key, term.russian)
        if place:
            name = render(place, self.options._replace(terms=False, korean=False))
            return (self._whole(index, 1 + count, name + term.space + term.hangul, term.rule),)
        if not token.capital or self._phrase(index):
            return ()
        plain = self.options._replace(terms=False)
        words = []
        for start, end, _, _ in self.tokens[index : index + 1 + count]:
            hangul = render(self.text[start:end], plain)
            words.append(Piece(start, end, hangul, f"{UNTRANSLATED}:{self.text[start:end]}"))
        return tuple(words)

    def _term_before(self, index: int) -> tuple[Piece, ...]:
        """A term, and the name that it is said of."""
        count, term = self._term(index)
        follower = index + count
        if term is None or not self._beside(follower - 1) or not self.tokens[follower].capital:
            return ()
        if self._phrase(index):
            return ()
        start = self.tokens[follower].start
        end = (self._phrase(follower) or (Piece(*self.tokens[follower][:2]),))[-1].end
        name = self.text[start:end]
        hangul = render(name, self.options._replace(terms=False)) + term.space + term.hangul
        rule = term.rule if self._is_listed(name) else f"{TERM_UNLISTED}:{term.russian}"
        return (Piece(self.tokens[index].start, end, hangul, rule),)

    def _is_listed(self, name: str) -> bool:
        """Whether every word of a name is listed, or looks so Russian that the rules are sure."""
        norm, _, established, _ = self.options
        for start, end, _, rule in make_plan(name, self.options._replace(terms=False)):
            word = name[start:end]
            for part in () if rule else read_parts(word, norm, established):
                source = word[part.start : part.end]
                key = key_of(source.lower())
                if part.letters and not part.rule and not may_be_sure(source, key, norm):
                    return False
        return True

    def _term(self, index: int) -> tuple[int, terms.Term | None]:
        known = terms.term_forms(self.options.norm)
        for count in range(_LONGEST_TERM, 0, -1):
            words = tuple(token.key for token in self.tokens[index : index + count])
            if len(words) == count and words in known and self._stands(index, words):
                return count, known[words]
        return 0, None

    def _initial(self, index: int) -> Piece | None:
        """A single capital with a point, beside a name or another initial."""
        text, token = self.text, self.tokens[index]
        letter = token.key.upper()
        name = names.letter_names(self.options.norm).get(letter)
        if name is None or not token.capital or text[token.end : token.end + 1] != ".":
            return None
        gaps = []
        if index + 1 < len(self.tokens) and self.tokens[index + 1].capital:
            gaps.append(text[token.end + 1 : self.tokens[index + 1].start])
        if index and self.tokens[index - 1].capital:
            gaps.append(text[self.tokens[index - 1].end : token.start].removeprefix("."))
        if any(len(gap) < 2 and gap in _BLANKS for gap in gaps):
            return Piece(token.start, token.end, name, f"{INITIAL}:{letter}")
        return None

    def _whole(self, index: int, count: int, hangul: str, rule: str) -> Piece:
        return Piece(self.tokens[index].start, self.tokens[index + count - 1].end, hangul, rule)

    def _stands(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand here, one blank between each two."""
        last = index + len(words) - 1
        return (
            last < len(self.tokens)
            and all(self.tokens[index + at].key == word for at, word in enumerate(words))
            and all(self._beside(at) for at in range(index, last))
        )

    def _beside(self, index: int) -> bool:
        """Whether one blank and nothing else parts this word from the next."""
        if index + 1 >= len(self.tokens):
            return False
        between = self.text[self.tokens[index].end : self.tokens[index + 1].start]
        return len(between) == 1 and between in _BLANKS
