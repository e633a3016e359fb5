"""A text as pieces: what is Hangul and how it is read, what is not and passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..hangul.syllables import RUN
from .addresses import read_address
from .citations import (
    AUTHOR,
    capitalise_first,
    cut_citation,
    is_author,
    is_role,
    takes_no_capital,
)
from .classification import LONGEST_NAME, Reader
from .digits import Numbered, find_numbered
from .name_scores import find_candidate, is_certain, may_hold_name
from .name_surroundings import REACH, Surroundings, read_marks
from .people import BAR, GIVEN_AT_MOST, follows, read_name, surnames
from .russian_people import may_stand_apart
from .segments import Reading, Row
from .titles import starts_with_title

COUNTER = "counter"  # the kind of the segment that a number stands before
NAMES_BEFORE = 2  # a given name and a patronymic


class Piece(NamedTuple):
    """A stretch of the source from code point `at`; without a reading it passes as it is."""

    at: int
    text: str
    reading: Reading | None


class Context(NamedTuple):
    """What is known around a token: its line, where it stands in it, names certain elsewhere."""

    line: str
    at: int
    known: frozenset[str] = frozenset()

    def around(self, start: int, end: int) -> Surroundings:
        """What stands around a stretch of the token."""
        start, end = self.at + start, self.at + end
        return Surroundings(self.line[max(start - REACH, 0) : start], self.line[end : end + REACH])


def scan_token(
    reader: Reader,
    kind: str,
    token: str,
    at: int,
    first: Reading | None,
    context: Context | None = None,
) -> Iterator[Piece]:
    """The pieces of a token without spaces; `first`: how its first run is read, if known."""
    end = 0
    for run in RUN.finditer(token):
        if run.start() > end:
            yield Piece(at + end, token[end : run.start()], None)
        # What a number stands before is its counter or unit, whatever the text is about.
        counted = run.start() > 0 and token[run.start() - 1].isdecimal()
        weighed = context is not None and kind == "auto" and reader.is_open(run[0])
        around = context.around(*run.span()) if context and weighed else None
        known = context.known if context else frozenset()
        reading = first or reader.read(run[0], "word" if counted else kind, around, known)
        if counted:
            counter, *rest = reading.segments
            reading = reading._replace(segments=(counter._replace(kind=COUNTER), *rest))
        yield Piece(at + run.start(), run[0], reading)
        first, end = None, run.end()
    if end < len(token):
        yield Piece(at + end, token[end:], None)


def makes_name(reader: Reader, token: str, context: Context) -> bool:
    """Whether what stands around a token makes a name of one of its runs."""
    return any(
        reader.read_open(run[0], context.around(*run.span()), context.known)
        for run in RUN.finditer(token)
    )


def tells_of_neighbours(reader: Reader, head: str) -> bool:
    """Whether a token that begins with this run may say what the ones before it are."""
    if starts_with_title(head) or reader.russian.may_be_part(head):
        return True
    family = head[:1]
    return may_stand_apart(family) and (head == family or follows(head[1:], family))


def read_neighbours(
    reader: Reader, tokens: Sequence[str], telling: Iterable[int]
) -> dict[int, Reading]:
    """What the tokens at these places say of themselves and those beside: place → reading."""
    found: dict[int, Reading] = {}
    for index in telling:
        for at, reading in read_beside(reader, tokens, index):
            found.setdefault(at, reading)
    return found


def read_beside(reader: Reader, tokens: Sequence[str], index: int) -> Iterator[tuple[int, Reading]]:
    """What one token says of itself and those beside it: their places and readings.

    A title makes a name of the token before it (김철수 교수), a Russian surname of the given name
    (쎄르게이 쇼이구), a place of what stands behind it (순천시 조례동).
    """
    run = RUN.match(tokens[index])
    if run is None:
        return
    if run.end() == len(tokens[index]):
        yield from read_address(tokens, index)
    if index:
        readings = _read_foreign_person(reader, tokens, index, run[0])
        readings = readings or _read_koryo_person(reader, tokens, index, run[0])
        yield from enumerate(readings, index + 1 - len(readings))
        before = index - 1 - (tokens[index - 1] in read_marks().between and index > 1)
        named = _read_before_title(reader, tokens[before], run[0])
        if named is not None:
            yield before, named


def _read_before_title(reader: Reader, token: str, following: str) -> Reading | None:
    """The name that ends a token before a title; a bracket may stand before it."""
    if not starts_with_title(following) or len(token) > LONGEST_NAME:
        return None
    run = RUN.search(token)
    if run is None or run.end() < len(token) or token[: run.start()].isalnum():
        return None
    return reader.read_before_title(run[0], following)


def _read_foreign_person(
    reader: Reader, tokens: Sequence[str], index: int, run: str
) -> list[Reading]:
    """The readings of the tokens up to this one that are one Russian name."""
    if not reader.russian.may_be_surname(run):
        return []
    before: list[str] = []
    for token in reversed(tokens[max(index - NAMES_BEFORE, 0) : index]):
        name = RUN.search(token)
        if name is None or name.end() < len(token):
            break
        before.insert(0, name[0])
        if name.start():
            break
    return reader.russian.read_person(before, run)


def _read_koryo_person(
    reader: Reader, tokens: Sequence[str], index: int, run: str
) -> list[Reading]:
    """The readings of the token before this one and of this one that are a Korean surname and a
    Russian given name, in either order."""
    name = RUN.search(tokens[index - 1])
    if name is None or name.end() < len(tokens[index - 1]):
        return []
    if reader.russian.may_be_given(run):
        return reader.russian.read_korean(name[0], run)
    return reader.russian.read_before_surname(name[0], run)


def scan_text(reader: Reader, kind: str, text: str) -> list[Piece]:
    """The pieces of a text, composed beforehand.

    A name that is certain in one place is known in all others: the lines that may hold it are read
    again.
    """
    lines: list[tuple[int, str, list[Piece]]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, line, list(scan_line(reader, kind, line, at))))
        at += len(line) + 1
    certain = (one.reading for *_, read in lines for one in read if one.reading)
    known = find_known(certain) if kind == "auto" else frozenset()
    pieces: list[Piece] = []
    for at, line, read in lines:
        if at:
            pieces.append(Piece(at - 1, "\n", None))
        again = known and _may_name(read, known)
        pieces += scan_line(reader, kind, line, at, known) if again else read
    return pieces


def _may_name(pieces: Iterable[Piece], known: frozenset[str]) -> bool:
    """Whether one of these pieces may be one of the names that are known."""
    runs = (piece.text for piece in pieces if piece.reading)
    candidates = map(find_candidate, filter(may_hold_name, runs))
    return any(candidate.name in known for candidate in candidates if candidate)


def find_known(readings: Iterable[Reading]) -> frozenset[str]:
    """The names that no table lists and that these readings are sure of."""
    return frozenset(
        row.before for reading in readings for row in reading.rows if is_certain(row.rule)
    )


def scan_line(
    reader: Reader, kind: str, line: str, at: int = 0, known: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """The pieces of one line of text (no newline in it), composed beforehand.

    `known`: names that the text makes certain elsewhere.
    """
    if kind == "name":
        yield from scan_names(reader, line, at)
        return
    if kind == "citation":
        yield from scan_citation(reader, line, at)
        return
    tokens = line.split(" ")
    told = read_neighbours(reader, tokens, range(len(tokens))) if kind == "auto" else {}
    numbered = list(find_numbered(line, reader.read_word)) if reader.digits else []
    start = at
    for index, token in enumerate(tokens):
        context = Context(line, at - start, known)
        here = [name for name in numbered if 0 <= name.start - context.at < len(token)]
        if here:
            yield from _scan_numbered(reader, kind, token, at, here, context)
        else:
            yield from scan_token(reader, kind, token, at, told.get(index), context)
        at += len(token)
        if index + 1 < len(tokens):
            yield Piece(at, " ", None)
            at += 1


def _scan_numbered(
    reader: Reader, kind: str, token: str, at: int, numbered: Sequence[Numbered], context: Context
) -> Iterator[Piece]:
    """The pieces of a token that holds names with digits, which stand in its line as told."""
    end = 0
    for name in numbered:
        begin, stop = name.start - context.at, name.end - context.at
        between = context._replace(at=context.at + end)
        yield from scan_token(reader, kind, token[end:begin], at + end, None, between)
        yield Piece(at + begin, token[begin:stop], name.reading)
        end = stop
    rest = context._replace(at=context.at + end)
    yield from scan_token(reader, kind, token[end:], at + end, None, rest)


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
