"""Chinese characters in Korean text: how they are read, and what they say of the words beside them.

`read_hanja` puts a syllable in the place of every character, so that all later stages see Hangul
at the same places; characters in brackets after a word, or before its Hangul in brackets, are
left, and tell how that word is read. Nothing is loaded for a text without them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..hangul.syllables import RUN, Syllable, compose, decompose, is_syllable
from ..law import tables
from ..trace.step import Step
from .people import listed_names

HANJA = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
KANA = re.compile("[\u3041-\u30ff]")
OPENING, CLOSING = "([（〔［", ")]）〕］"
LONGEST = 4  # characters of a word of the table
_SHORT_NAME = 2  # a surname and one syllable, which keeps its sound (신립, 최린)
# The first bytes of these characters; those of the second kind also begin letters and signs.
_OWN, _SHARED = bytes(range(0xE4, 0xEA)), b"\xe3\xef\xf0"
_OTHER_BYTES = bytes(one for one in range(256) if one not in _OWN + _SHARED)
_SHARED_PAIRS = tuple(map(re.compile, (b"\xe3[\x90-\xbf]", b"\xef[\xa4-\xab]", b"\xf0[\xa0-\xb3]")))


class Read(NamedTuple):
    """A text with its characters read: the text, as long as before, the steps of reading, and by
    place the characters that stood there or were put beside that place in brackets."""

    text: str
    steps: tuple[Step, ...]
    characters: Mapping[int, str]


def may_hold_hanja(text: str) -> bool:
    """Whether a text holds Chinese characters; quick where it holds none.

    >>> may_hold_hanja("조선로동당 ㅋㅋ「」"), may_hold_hanja("北·러")
    (False, True)
    """
    if text.isascii():
        return False
    # Most texts have none of their bytes, or only such as single letters and brackets begin with.
    source = text.encode("utf-8", "surrogatepass")
    found = source.translate(None, _OTHER_BYTES)
    if not found.translate(None, _SHARED) and not any(
        pair.search(source) for pair in _SHARED_PAIRS if pair.pattern[0] in found
    ):
        return False
    return HANJA.search(text) is not None


def is_korean(line: str) -> bool:
    """Whether a line that holds Chinese characters is Korean: by its Hangul, or by the lack of kana
    and of characters that only Chinese uses so.

    >>> is_korean("東亞日報"), is_korean("他们说"), is_korean("東京の朝")
    (True, False, False)
    """
    foreign = tables.read_toml("hanja/law.toml")["foreign"]["characters"]
    return bool(RUN.search(line)) or not (KANA.search(line) or any(one in foreign for one in line))


def read_hanja(text: str, kind: str = "auto", north: bool = False) -> Read:
    """The characters of a text read; `north`: without the initial sound law.

    >>> read_hanja("勞動者는 北·러").text, read_hanja("勞動", north=True).text
    ('노동자는 북·러', '로동')
    >>> read_hanja("문자(文字)를").characters[1]
    '字'
    """
    letters = list(text)
    steps: list[Step] = []
    beside: dict[int, str] = {}
    for start, line in _lines(text):
        if kind == "auto" and not is_korean(line):
            continue
        for run in HANJA.finditer(line):
            at = start + run.start()
            glossed = _find_glossed(line, run)
            if glossed is not None:
                if glossed < len(line):
                    beside.update(enumerate(run[0], start + glossed))
                continue
            for offset, before, after, rule in _read_run(line, run, kind, north):
                # A character that nobody knows passes as it stands, in its compatible form too.
                if unicodedata.normalize("NFC", before) == after:
                    continue
                steps.append(Step("analysis", rule, at + offset, before, after))
                letters[at + offset : at + offset + len(before)] = after
            beside.update(enumerate(run[0], at))
    return Read("".join(letters), tuple(steps), beside)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _find_glossed(line: str, run: re.Match[str]) -> int | None:
    """Where the Hangul begins that these characters in brackets explain; None if they do not.

    Not one for one, they explain nothing that is read: the place is then the end of the line.
    """
    start, end = run.span()
    if not (start > 1 and line[start - 1] in OPENING and line[end : end + 1] in (*CLOSING, "")):
        return None
    word = start - 1
    if not is_syllable(line[word - 1]):
        return None
    first = word - len(run[0])
    syllables = line[max(first, 0) : word]
    pairs = zip(run[0], syllables, strict=False)
    same = first >= 0 and all(_soften(_read_one(one)) == _soften(said) for one, said in pairs)
    return first if same else len(line)


def _read_run(
    line: str, run: re.Match[str], kind: str, north: bool
) -> Iterator[tuple[int, str, str, str]]:
    """A run of characters in pieces: where, the characters, their syllables, by which rule."""
    characters = unicodedata.normalize("NFC", run[0])
    if len(characters) != len(run[0]):  # a compatibility form of two: none is known
        characters = run[0]
    before = line[run.start() - 1 : run.start()]
    told = _told_by_hangul(line, run)
    if told:
        yield 0, run[0], told, "hanja-gloss"
        return
    surname = "" if is_syllable(before) else _read_surname(characters, line[run.end() :], kind)
    law = not north and not before.isdecimal() and (len(characters) > 1 or not is_syllable(before))
    starts = _find_starts(len(characters), bool(surname)) if law else ()
    at, said = 0, before
    if surname:
        yield 0, run[0][0], surname, "hanja-surname"
        at, said = 1, surname
    while at < len(characters):
        width, syllables, rule = _read_piece(characters, at, said, north)
        if at in starts:
            syllables = _soften(syllables[0]) + syllables[1:]
        yield at, run[0][at : at + width], syllables, rule
        at, said = at + width, syllables[-1]


def _find_starts(width: int, named: bool) -> tuple[int, ...]:
    """The places in a run of characters where the initial sound law acts.

    Of a name, at a given name of two syllables; of a word, at its start and that of its second
    part.
    """
    if named:
        return (1,) if width > _SHORT_NAME else ()
    parts = tables.read_toml("hanja/law.toml")["parts"]
    return (0, parts["second"]) if width in parts["lengths"] else (0,)


def _read_piece(characters: str, at: int, said: str, north: bool) -> tuple[int, str, str]:
    """The longest word of the table at this place, or one character: width, syllables, rule."""
    # What digits stand before is its counter, and no part of a word: 2000年代.
    longest = 1 if said.isdecimal() else min(LONGEST, len(characters) - at)
    for width in range(longest, 1, -1):
        part = characters[at : at + width]
        word = _words().get(part)
        if word and not (north and _is_softened(part, word)):
            return width, word, f"hanja-word:{part}"
    character = characters[at]
    syllable = _read_one(character)
    rules = tables.read_toml("hanja/law.toml")
    rates, negation = rules["rates"], rules["not"]
    rate = character in rates["characters"] and syllable in rates["readings"] and not north
    if rate and is_syllable(said) and decompose(said).coda in rates["codas"]:
        syllable = _soften(syllable)
    if character == negation["character"] and at + 1 < len(characters):
        following = _read_one(characters[at + 1])
        if is_syllable(following) and decompose(following).onset in negation["onsets"]:
            syllable = negation["reading"]
    return 1, syllable, "hanja"


def _told_by_hangul(line: str, run: re.Match[str]) -> str:
    """The Hangul in brackets after a run, where it is as long: the text itself reads it."""
    end = run.end()
    hangul = RUN.match(line, end + 1)
    if not hangul or line[end] not in OPENING or len(hangul[0]) != len(run[0]):
        return ""
    return hangul[0] if line[hangul.end() : hangul.end() + 1] in (*CLOSING,) else ""


def _read_surname(characters: str, rest: str, kind: str) -> str:
    """The reading of the first character as a surname, if it is one here; else nothing."""
    rule = tables.read_toml("hanja/law.toml")["surname"]
    if kind in ("name", "surname"):
        return _surname_readings().get(characters[0], "")
    if characters[0] != rule["character"]:
        return ""
    reading: str = rule["reading"]
    if len(characters) == 1:
        return reading if kind == "auto" and RUN.match(rest.removeprefix(" ")) else ""
    name = reading + "".join(map(_read_one, characters[1:]))
    common = characters[:2] in _words() or characters[1] in rule["unless"]
    return reading if name in listed_names() or not common else ""


@cache
def _readings() -> dict[str, str]:
    """Every character and its reading, as it is inside a word."""
    rows = tables.read_tsv("hanja/readings.tsv")
    return {character: hangul for hangul, characters in rows for character in characters}


@cache
def _words() -> dict[str, str]:
    """Words, and parts of words, that are not read character by character."""
    return {hanja: hangul for hanja, hangul, _note in tables.read_tsv("hanja/words.tsv")}


@cache
def _surname_readings() -> dict[str, str]:
    """A character → the surname that is written by it alone, the one of most bearers."""
    found: dict[str, tuple[int, str]] = {}
    rows = tables.read_tsv("names/surnames.tsv")
    for hangul, _north, hanja, bearers, _cyrillic, _note in rows:
        if len(hangul) == 1:
            for character in hanja.replace(";", "").split():
                known = found.get(character, (-1, ""))
                found[character] = max(known, (int(bearers.rstrip("~") or 0), hangul))
    return {character: hangul for character, (_, hangul) in found.items()}


def _read_one(character: str) -> str:
    """One character alone; itself where nobody knows it."""
    folded = unicodedata.normalize("NFC", character)
    return _readings().get(folded, character)


def _is_softened(part: str, word: str) -> bool:
    """Whether a word's reading is that of its characters but for the initial sound law."""
    return all(map(str.__eq__, map(_soften, word), map(_soften, map(_read_one, part))))


@cache
def _soften(syllable: str) -> str:
    """A syllable as it stands at the start of a word in the South.

    >>> _soften("로"), _soften("녀"), _soften("가")
    ('노', '여', '가')
    """
    if not is_syllable(syllable):
        return syllable
    onset, vowel, coda = decompose(syllable)
    for row in tables.read_toml("hanja/law.toml")["initial"]:
        before, _, after = row["onset"].split()
        if onset == before and vowel in row["vowels"]:
            return compose(Syllable(after, vowel, coda))
    return syllable
