"""A text as pieces: what is Hangul and how it is read, what is not and passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..hangul.syllables import RUN
from .citations import (
    AUTHOR,
    capitalise_first,
    cut_citation,
    is_author,
    is_role,
    takes_no_capital,
)
from .classification import LONGEST_NAME, Reader, starts_with_title
from .people import BAR, GIVEN_AT_MOST, read_name, surnames
from .segments import Reading, Row

COUNTER = "counter"  # the kind of the segment that a number stands before
NAMES_BEFORE = 2  # a given name and a patronymic


class Piece(NamedTuple):
    """A stretch of the source from code point `at`; without a reading it passes as it is."""

    at: int
    text: str
    reading: Reading | None


def scan_token(
    reader: Reader, kind: str, token: str, at: int, first: Reading | None
) -> Iterator[Piece]:
    """The pieces of a token without spaces; `first`: how its first run is read, if known."""
    end = 0
    for run in RUN.finditer(token):
        if run.start() > end:
            yield Piece(at + end, token[end : run.start()], None)
        # What a number stands before is its counter or unit, whatever the text is about.
        counted = run.start() > 0 and token[run.start() - 1].isdecimal()
        reading = first or reader.read(run[0], "word" if counted else kind)
        if counted:
            counter, *rest = reading.segments
            reading = reading._replace(segments=(counter._replace(kind=COUNTER), *rest))
        yield Piece(at + run.start(), run[0], reading)
        first, end = None, run.end()
    if end < len(token):
        yield Piece(at + end, token[end:], None)


def tells_of_neighbours(reader: Reader, head: str) -> bool:
    """Whether a token that begins with this run may say what the ones before it are."""
    return starts_with_title(head) or reader.may_be_surname(head)


def read_neighbours(
    reader: Reader, tokens: Sequence[str], telling: Iterable[int]
) -> dict[int, Reading]:
    """What the tokens at these places say of themselves and those before: place → reading.

    A title makes a name of the token before it (김철수 교수), a Russian surname of the given name
    (쎄르게이 쇼이구).
    """
    found: dict[int, Reading] = {}
    for index in telling:
        run = RUN.match(tokens[index])
        if index and run is not None:
            readings = _read_foreign_person(reader, tokens, index, run[0])
            for at, reading in enumerate(readings, index + 1 - len(readings)):
                found[at] = reading
            named = _read_before_title(reader, tokens[index - 1], run[0])
            if named is not None:
                found.setdefault(index - 1, named)
    return found


def _read_before_title(reader: Reader, token: str, following: str) -> Reading | None:
    if starts_with_title(following) and len(token) <= LONGEST_NAME and RUN.fullmatch(token):
        return reader.read_before_title(token)
    return None


def _read_foreign_person(
    reader: Reader, tokens: Sequence[str], index: int, run: str
) -> list[Reading]:
    """The readings of the tokens up to this one that are one Russian name."""
    if not reader.may_be_surname(run):
        return []
    before: list[str] = []
    for token in reversed(tokens[max(index - NAMES_BEFORE, 0) : index]):
        name = RUN.search(token)
        if name is None or name.end() < len(token):
            break
        before.insert(0, name[0])
        if name.start():
            break
    return reader.read_foreign_person(before, run)


def scan_line(reader: Reader, kind: str, line: str, at: int = 0) -> Iterator[Piece]:
    """The pieces of one line of text (no newline in it), composed beforehand."""
    if kind == "name":
        yield from scan_names(reader, line, at)
        return
    if kind == "citation":
        yield from scan_citation(reader, line, at)
        return
    tokens = line.split(" ")
    known = read_neighbours(reader, tokens, range(len(tokens))) if kind == "auto" else {}
    for index, token in enumerate(tokens):
        yield from scan_token(reader, kind, token, at, known.get(index))
        at += len(token)
        if index + 1 < len(tokens):
            yield Piece(at, " ", None)
            at += 1


def scan_citation(reader: Reader, line: str, at: int = 0) -> Iterator[Piece]:
    """The pieces of a reference: authors as names, each other field as a sentence of its own."""
    end = 0
    for field in cut_citation(line):
        if field.start > end:
            yield Piece(at + end, line[end : field.start], None)
        text, end = line[field.start : field.end], field.end
        if field.role == AUTHOR:
            yield from _scan_authors(reader, text, at + field.start)
            continue
        capital = not takes_no_capital(text)
        for piece in scan_line(reader, "auto", text, at + field.start):
            if capital and piece.reading is not None:
                piece, capital = piece._replace(reading=capitalise_first(piece.reading)), False
            yield piece
    if end < len(line):
        yield Piece(at + end, line[end:], None)


def _scan_authors(reader: Reader, text: str, at: int) -> Iterator[Piece]:
    """The pieces of a field of authors: persons, else words with a capital; what they did."""
    named = is_author(text, first=True)
    for piece in scan_names(reader, text, at) if named else scan_line(reader, "word", text, at):
        if piece.reading is not None and is_role(piece.text):
            yield piece._replace(reading=reader.read_word(piece.text))
        elif piece.reading is not None and not named:
            body = reader.read(piece.text, "auto")
            yield piece._replace(reading=capitalise_first(body))
        else:
            yield piece


def scan_names(reader: Reader, line: str, at: int = 0) -> Iterator[Piece]:
    """The pieces of a line of names; `surname given` and `surname|given` are one name."""
    end = 0
    runs = list(RUN.finditer(line))
    index = 0
    while index < len(runs):
        run = runs[index]
        if run.start() > end:
            yield Piece(at + end, line[end : run.start()], None)
        following = runs[index + 1] if index + 1 < len(runs) else None
        if following and _is_split(run[0], line[run.end() : following.start()], following[0]):
            yield _read_split(run[0], line, following[0], at, run.start(), following.end())
            index, end = index + 2, following.end()
        else:
            yield Piece(at + run.start(), run[0], reader.read(run[0], "name"))
            index, end = index + 1, run.end()
    if end < len(line):
        yield Piece(at + end, line[end:], None)


def _is_split(surname: str, between: str, given: str) -> bool:
    return between in (" ", BAR) and surname in surnames() and len(given) <= GIVEN_AT_MOST


def _read_split(surname: str, line: str, given: str, at: int, start: int, end: int) -> Piece:
    reading = read_name(surname, given)
    lost = Row("name-split", len(surname), line[start + len(surname)], "")
    rows = [
        row._replace(at=row.at + (row.at >= len(surname)))
        for row in reading.rows
        if row.rule != lost.rule
    ]
    return Piece(at + start, line[start:end], reading._replace(rows=(lost, *rows)))
