"""A text as pieces: what is Hangul and how it is read, what is not and passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .hangul import RUN
from .names import BAR, GIVEN_AT_MOST, read_name, surnames
from .reading import LONGEST_NAME, Reader, starts_with_title
from .segment import Reading, Row


class Piece(NamedTuple):
    """A stretch of the source from code point `at`; without a reading it passes as it is."""

    at: int
    text: str
    reading: Reading | None


def scan_token(reader: Reader, kind: str, token: str, at: int, named: bool) -> Iterator[Piece]:
    """The pieces of a token without spaces; `named`: a title follows, so it may be a name."""
    end = 0
    for run in RUN.finditer(token):
        if run.start() > end:
            yield Piece(at + end, token[end : run.start()], None)
        reading = reader.read_before_title(run[0]) if named else None
        # What a number stands before is its counter or unit, whatever the text is about.
        counted = run.start() > 0 and token[run.start() - 1].isdecimal()
        reading = reading or reader.read(run[0], "word" if counted else kind)
        yield Piece(at + run.start(), run[0], reading)
        end = run.end()
    if end < len(token):
        yield Piece(at + end, token[end:], None)


def stands_before_title(reader: Reader, token: str, following: str) -> bool:
    """Whether this token is a name because a title follows it: 김철수 교수."""
    title = RUN.match(following)
    return (
        title is not None
        and starts_with_title(title[0])
        and len(token) <= LONGEST_NAME
        and RUN.fullmatch(token) is not None
        and reader.read_before_title(token) is not None
    )


def scan_line(reader: Reader, kind: str, line: str, at: int = 0) -> Iterator[Piece]:
    """The pieces of one line of text (no newline in it), composed beforehand."""
    if kind == "name":
        yield from scan_names(reader, line, at)
        return
    tokens = line.split(" ")
    for index, token in enumerate(tokens):
        named = (
            kind == "auto"
            and index + 1 < len(tokens)
            and stands_before_title(reader, token, tokens[index + 1])
        )
        yield from scan_token(reader, kind, token, at, named)
        at += len(token)
        if index + 1 < len(tokens):
            yield Piece(at, " ", None)
            at += 1


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
