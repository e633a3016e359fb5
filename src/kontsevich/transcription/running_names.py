"""Names of running text: which tokens are named by what stands around them, and how they are read.

What a token may say of names is noted once, when it is first converted. A text looks again only at
its noted tokens: those that a title behind them names, those whose score needs their surroundings,
and those that a name certain elsewhere in the text may change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..analysis.addresses import AHEAD, rank_place
from ..analysis.classification import LONGEST_NAME, Reader
from ..analysis.hanja_marks import mark_pieces
from ..analysis.name_scores import find_candidate
from ..analysis.name_surroundings import LINE, REACH, lacks_cues, speaks_after, speaks_before
from ..analysis.scanning import (
    NAMES_BEFORE,
    Context,
    Piece,
    find_known,
    makes_name,
    read_beside,
    scan_token,
    tells_of_neighbours,
)
from ..analysis.segments import Reading
from ..analysis.weighed_names import is_undecided
from .memo import MOST_WORDS

KIND = "auto"
NONE: frozenset[str] = frozenset()


class Ends(NamedTuple):
    """What stands around a stretch of text in its first and last line, and is no part of it."""

    left: str = ""
    right: str = ""


NO_ENDS = Ends()


class Note(NamedTuple):
    """What a token may say of names.

    `tells`: it may say what the tokens beside it are. `is_open`: what stands around it decides
    whether it is one of `candidates`; `lacks`: it is none if nothing there speaks for it. `sure`:
    the names that it makes certain in all of a text.
    """

    tells: bool
    is_open: bool
    lacks: bool
    candidates: frozenset[str]
    sure: frozenset[str]


class Told(NamedTuple):
    """What a token says of one beside it: how far on it stands, how it is read, what is written,
    the names that this makes certain."""

    step: int
    reading: Reading
    text: str
    sure: frozenset[str]


class Settled(NamedTuple):
    """What a text says of names: how tokens are read that a neighbour tells of, names that are
    certain in all of it."""

    told: dict[int, Reading]
    sure: frozenset[str]


class RunningNames:
    """The notes of tokens, and the names that they are in a text; bounded between texts."""

    def __init__(self, reader: Reader, write: Callable[[Piece], str]) -> None:
        self._reader, self._write = reader, write
        self._tokens: dict[str, Note] = {}
        self._runs: dict[str, Note] = {}
        self._composed: dict[str, str] = {}  # tokens with letters typed apart → composed
        self._told: dict[tuple[str, ...], list[Told]] = {}  # a token and those beside it
        # A token in its line, with those of its names that are known: what is written, if a name.
        self._opened: dict[tuple[Context, Reading | None], tuple[str, frozenset[str]] | None] = {}
        kept = self._tokens, self._runs, self._composed, self._told, self._opened
        self._kept: tuple[dict[Any, Any], ...] = kept

    def is_full(self) -> bool:
        """Whether the notes are to be forgotten, with what else is remembered of tokens."""
        return sum(map(len, self._kept)) >= MOST_WORDS

    def clear(self) -> None:
        """Forget all notes: no token may be remembered elsewhere without its note."""
        for notes in self._kept:
            notes.clear()

    def note_run(self, run: str, reading: Reading | None) -> None:
        """Remember of a run, read by itself, what it may say of names."""
        if reading is not None:
            sure, tells = find_known([reading]), rank_place(run) > 0
            if sure or tells:
                self._runs[run] = Note(tells, False, False, NONE, sure)
        elif is_undecided(run) and len(run) <= LONGEST_NAME:
            candidate = find_candidate(run)
            candidates = frozenset([candidate.name]) if candidate else NONE
            lacks = candidate is not None and lacks_cues(candidate)
            self._runs[run] = Note(False, True, lacks, candidates, NONE)

    def note_token(self, token: str, composed: str, head: str, runs: Sequence[str]) -> None:
        """Remember of a token what it may say of names; `head`: the run it begins with, or none.

        Its runs are noted before it.
        """
        if composed != token:
            self._composed[token] = composed
        notes = [self._runs[run] for run in runs if run in self._runs]
        tells = tells_of_neighbours(self._reader, head) or any(note.tells for note in notes)
        if not tells and not notes:
            return
        self._tokens[token] = Note(
            tells,
            any(note.is_open for note in notes),
            runs == [composed] and all(note.lacks for note in notes),
            NONE.union(*(note.candidates for note in notes)),
            NONE.union(*(note.sure for note in notes)),
        )

    def find_noted(self, tokens: Sequence[str]) -> dict[int, Note]:
        """The places of the tokens that may say something of names, with their notes."""
        notes = map(self._tokens.get, tokens)
        return {index: note for index, note in enumerate(notes) if note is not None}

    def is_open(self, tokens: Iterable[str]) -> bool:
        """Whether what stands around any of these tokens decides what it is."""
        return any(token in self._tokens and self._tokens[token].is_open for token in tokens)

    def settle(
        self,
        tokens: Sequence[str],
        converted: list[str],
        noted: dict[int, Note],
        ends: Ends,
        known: frozenset[str],
    ) -> Settled:
        """Convert anew, in place, the tokens that are names here.

        `noted` is what `find_noted` said of the tokens, `known` are names that are certain outside
        of this text.
        """
        if not self._composed.keys().isdisjoint(tokens):
            tokens = [self._composed.get(token, token) for token in tokens]
        told: dict[int, Reading] = {}
        sure = known.union(*(note.sure for note in noted.values()))
        for index, note in noted.items():
            for step, reading, text, found in self._tell(tokens, index) if note.tells else ():
                if index + step not in told:
                    told[index + step], converted[index + step] = reading, text
                    sure |= found
        opened = [
            index
            for index, note in noted.items()
            if (note.is_open and not (note.lacks and _is_silent(tokens, index, ends)))
            or not sure.isdisjoint(note.candidates)
        ]
        while opened:
            before = sure
            for index in opened:
                named = before & noted[index].candidates
                context = find_context(tokens, index, ends)._replace(known=named)
                opening = self._open(tokens[index], context, told.get(index))
                if opening is not None:
                    converted[index], found = opening
                    sure |= found
            new = sure - before
            opened = [index for index, note in noted.items() if not new.isdisjoint(note.candidates)]
        return Settled(told, sure)

    def mark(
        self,
        tokens: Sequence[str],
        converted: list[str],
        characters: Mapping[int, str],
        settled: Settled,
        ends: Ends,
    ) -> None:
        """Convert anew, in place, the tokens that Chinese characters speak of, known by place."""
        for index, at in _find_marked(tokens, sorted(characters)):
            context = find_context(tokens, index, ends)._replace(known=settled.sure)
            first = settled.told.get(index)
            pieces = scan_token(self._reader, KIND, tokens[index], at, first, context)
            converted[index] = "".join(map(self._write, mark_pieces(pieces, characters)))

    def _tell(self, tokens: Sequence[str], index: int) -> list[Told]:
        """What a token says of those beside it; remembered with them."""
        ahead = AHEAD if rank_place(tokens[index]) else 1
        start = max(index - NAMES_BEFORE, 0)
        window = tuple(tokens[start : index + ahead])
        at = index - start
        key = (str(at), *window)
        told = self._told.get(key)
        if told is None:
            told = [
                Told(place - at, reading, *self._read(window[place], reading))
                for place, reading in read_beside(self._reader, window, at)
            ]
            self._told[key] = told
        return told

    def _open(
        self, token: str, context: Context, first: Reading | None
    ) -> tuple[str, frozenset[str]] | None:
        """A token in Cyrillic that what stands around makes a name; remembered with it."""
        key = context, first
        if key not in self._opened:
            named = makes_name(self._reader, token, context)
            self._opened[key] = self._read(token, first, context) if named else None
        return self._opened[key]

    def _read(
        self, token: str, first: Reading | None, context: Context | None = None
    ) -> tuple[str, frozenset[str]]:
        """A token in Cyrillic, and the names that it makes certain; `first`: how it begins."""
        pieces = list(scan_token(self._reader, KIND, token, 0, first, context))
        sure = find_known(piece.reading for piece in pieces if piece.reading)
        return "".join(map(self._write, pieces)), sure


def _is_silent(tokens: Sequence[str], index: int, ends: Ends) -> bool:
    """Whether nothing beside a token, nor at the ends of the text, may speak for a name."""
    before = tokens[index - 1] if index else ends.left or LINE
    after = tokens[index + 1] if index + 1 < len(tokens) else ends.right or LINE
    return not (speaks_before(before) or speaks_after(after))


def _find_marked(tokens: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The tokens in which any of these places of the text lies, and where they begin in it."""
    at = found = 0
    for index, token in enumerate(tokens):
        if token == "\n":  # a line's end has a space on either side here, and none in the text
            continue
        end = at + len(token)
        if found < len(places) and places[found] < end:
            yield index, at
            while found < len(places) and places[found] < end:
                found += 1
        at = end + 1


def find_context(tokens: Sequence[str], index: int, ends: Ends = NO_ENDS) -> Context:
    """The line around a token, as far as it matters: a line's end is a token of its own.

    >>> find_context(["가", "\\n", "나", "다"], 2)
    Context(line='나 다', at=0, known=frozenset())
    """
    left, right = "", ""
    start = index
    while len(left) < REACH and start and tokens[start - 1] != "\n":
        start -= 1
        left = f"{tokens[start]} {left}"
    if not start:
        left = ends.left + left
    end = index + 1
    while len(right) < REACH and end < len(tokens) and tokens[end] != "\n":
        right = f"{right} {tokens[end]}"
        end += 1
    if end == len(tokens):
        right += ends.right
    return Context(left + tokens[index] + right, len(left))
