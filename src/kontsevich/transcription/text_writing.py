"""Readings → text, by the shortest way: memos of pairs of syllables."""

from __future__ import annotations

from operator import add

from ..analysis.scanning import Piece
from ..analysis.segments import Reading, Segment
from ..hangul.seams import PLAIN, Mark, Seam
from ..hangul.syllables import LONE, decompose
from ..law.rules import NOTHING
from ..trace.step import Step
from .division import Division
from .engine import SINO, START, Engine
from .layout import capitalise, fold_yo, takes_capital
from .memo import Memo
from .spelling_rules import spell_lone
from .step_writing import first_seam, write_divided


def _meet(pair: str) -> str:
    """The letters that meet between two syllables: coda, onset, vowel."""
    onset, vowel, _ = decompose(pair[1])
    return decompose(pair[0]).coda + onset + vowel


class Writer:
    """Writes readings under one engine; `case` as of the `Converter`, `fold`: print no ё,
    `division`: where hyphens and spaces stand."""

    def __init__(self, engine: Engine, case: str, fold: bool, division: Division) -> None:
        self.engine, self.case, self.fold, self.division = engine, case, fold, division
        self.divides = division.acts
        self._starts: Memo[str, str] = Memo(lambda syllable: self.spell_head(syllable, START))
        self._pairs = self._make_pairs(PLAIN)
        self.sino = self._make_pairs(SINO)
        self._ends = Memo(self._spell_end)

    def write_piece(self, piece: Piece) -> str:
        """A piece in letters, joined and capitalised."""
        if piece.reading is None:
            return self.write_rest(piece, [])
        return "".join(
            segment.join
            + self.lay_out(self._write_segment(segment), takes_capital(segment, self.case))
            for segment in self.adapt(piece.reading).segments
        )

    def adapt(self, reading: Reading) -> Reading:
        """A reading as it is divided here."""
        return self.division.adapt(reading) if self.divides else reading

    def lay_out(self, text: str, capital: bool) -> str:
        """A segment's text as the layout asks."""
        if self.case == "lower":
            text = text.lower()
        elif capital:
            text = capitalise(text)
        return fold_yo(text) if self.fold else text

    def _write_segment(self, segment: Segment) -> str:
        if segment.literal:
            return segment.literal
        if self.divides:
            _, divided = write_divided(self.engine, segment, self.division)
            if divided:
                return "".join(divided)
        mark, before = first_seam(segment)
        if mark is START and segment.marked.isalpha():  # no sign in it
            return self.spell_plain(segment.marked)
        return self.engine.spell(segment.marked, mark, before)

    def spell_plain(self, word: str) -> str:
        """A word whose seams are all plain: pairs of syllables serve."""
        return self._starts[word[0]] + self.spell_pairs(word, self._pairs)

    def spell_pairs(self, word: str, pairs: Memo[str, str]) -> str:
        """A word without its head: the onset and vowel of its first syllable."""
        inner = map(pairs.__getitem__, map(add, word, word[1:]))
        return "".join(inner) + self._ends[word[-1]]

    def spell_head(self, syllable: str, mark: Mark, before: str = NOTHING) -> str:
        """Onset and vowel of a word's first syllable."""
        onset, vowel, _ = decompose(syllable)
        return self.engine.cell(Seam(before, onset, vowel, mark)).head

    def _make_pairs(self, mark: Mark) -> Memo[str, str]:
        """A memo of pairs of syllables; many pairs have one seam, which is found by its letters."""

        def spell(letters: str) -> str:
            return self.engine.cell(Seam(letters[0], letters[1], letters[2], mark)).text

        seams = Memo(spell)
        return Memo(lambda pair: seams[_meet(pair)])

    def _spell_end(self, syllable: str) -> str:
        return next(iter([*self.engine.cells(syllable)][1:])).text

    def write_rest(self, piece: Piece, steps: list[Step]) -> str:
        """What is not composed Hangul: lone old letters are spelt, all else passes.

        The steps of it are added to `steps`.
        """
        text = ""
        end = 0
        for run in LONE.finditer(piece.text):
            spelt = spell_lone(run[0], self.engine.spelling.letters)
            at = piece.at + run.start()
            if spelt is None:
                steps.append(Step("spelling", "no-rule", at, run[0], run[0]))
                spelt = run[0]
            else:
                steps.append(Step("spelling", "obsolete-letter", at, run[0], spelt))
            text += piece.text[end : run.start()] + spelt
            end = run.end()
        return text + piece.text[end:]
