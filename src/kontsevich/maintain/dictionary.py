"""The tables against a pronouncing dictionary: which row was right and wrong, at how many seams.

A dictionary is a TSV file: word, pronunciation (the word as it is said, in Hangul, syllable for
syllable), parts (its compound seams), source. Two readings of a seam agree if they are written
alike in Cyrillic: tension after a stop makes no difference, after ㄹ it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..analysis.drafts import cut_marked
from ..analysis.marking import Analysis, Marked
from ..errors import TableError
from ..hangul.seams import PLAIN, Seam, read_seams
from ..hangul.syllables import RUN
from ..law import tables
from ..law.profiles import read_profile
from ..law.rules import NOTHING
from ..transcription.engine import START, Engine

COLUMNS = ("word", "pronunciation", "parts", "source")
TENSE = PLAIN._replace(tense="yes")
# What a row of the report shows: words where the row was wrong, no more than these.
MOST_SHOWN = 12


class Spoken(NamedTuple):
    """A word of a dictionary and how it is said, both in Hangul."""

    word: str
    said: str


@dataclass
class Tally:
    """How often a row of the tables agreed with the dictionary, and the words where it did not."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)


def read_dictionary(name: str) -> list[Spoken]:
    """The words of a dictionary, from a file; raises `TableError` where a row is not one."""
    words = []
    for number, row in enumerate(tables.read_user_tsv(name, COLUMNS), 2):
        word, said = row[:2]
        if not (RUN.fullmatch(word) and RUN.fullmatch(said) and len(word) == len(said)):
            expected = "expected a word and its syllables as they are said, got {word} {said}"
            raise TableError(name, f"line {number}", expected, word=word, said=said)
        words.append(Spoken(word, said))
    return words


class Dictionary:
    """A judge of marked words: is each seam written as the dictionary says that it is said?"""

    def __init__(self) -> None:
        self.engine = Engine(read_profile("paper"))

    def judge(self, marked: str, spoken: Spoken) -> list[bool]:
        """For every seam of a marked word, from its start to its end, whether it agrees.

        >>> judge = Dictionary().judge
        >>> judge("물'고기", Spoken("물고기", "물꼬기"))
        [True, True, True, True]
        >>> judge("물고기", Spoken("물고기", "물꼬기"))
        [True, False, True, True]
        """
        ours = self.engine.cells(marked)
        spelt, said = read_seams(spoken.word), read_seams(spoken.said, START)
        return [
            cell.text in self._writings(written, heard)
            for cell, written, heard in zip(ours, spelt, said, strict=True)
        ]

    def _writings(self, written: Seam, heard: Seam) -> set[str]:
        """The ways in which a seam that is spelt and said so is written in Cyrillic.

        What is said otherwise than it is spelt may be tense (decision 5). A spelt coda of which
        nothing is heard may be the 사이시옷, which is written (decision 24).
        """
        heards = {heard}
        if heard.onset != written.onset:
            heards.add(heard._replace(mark=TENSE))
            if heard.coda == NOTHING != written.coda and written.onset != NOTHING:
                coda = self.engine.coda(written.coda)
                heards |= {one._replace(coda=coda) for one in heards}
        spelled = map(self.engine.spelling.spell, heards)
        return {one.coda + one.onset + one.vowel for one in spelled}


def tally_rows(words: Iterable[Spoken]) -> dict[str, Tally]:
    """Right and wrong seams for every row of the analysis that acts in these words.

    >>> tally_rows([Spoken("물고기", "물꼬기")])
    {'lexicon:물고기': Tally(right=1, wrong=[])}
    """
    dictionary, analysis = Dictionary(), Analysis()
    found: dict[str, Tally] = {}
    for spoken in words:
        marked = analysis.mark(spoken.word)
        if marked.rows:
            agrees = dictionary.judge(marked.text, spoken)
            for row, seams in _acts(marked):
                tally = found.setdefault(row, Tally())
                if all(agrees[at] for at in seams):
                    tally.right += 1
                else:
                    tally.wrong.append(spoken.word)
    return found


def _acts(marked: Marked) -> Iterator[tuple[str, list[int]]]:
    """The rows that marked a word, each with the seams that it changed.

    A row that changed nothing (it keeps a word plain) answers for the seams inside the word.
    """
    for row, before, after in marked.rows:
        both = list(zip(cut_marked(before), cut_marked(after), strict=True))
        changed = [at for at, (old, new) in enumerate(both) if old != new]
        yield row, changed or list(range(1, len(both)))


def measure(words: Iterable[Spoken]) -> Iterator[bool]:
    """For every word, whether the tables and the rules write it as the dictionary says it.

    >>> list(measure([Spoken("물고기", "물꼬기"), Spoken("감기", "감끼")]))
    [True, False]
    """
    dictionary, analysis = Dictionary(), Analysis()
    return (all(dictionary.judge(analysis.mark(one.word).text, one)) for one in words)


def report(name: str) -> Iterator[str]:
    """Lines of a TSV: a row of the tables, right and wrong words, some of the wrong ones.

    Rows of the lexicon that the dictionary never met are left out; the worst stand first.
    """
    found = tally_rows(read_dictionary(name))
    yield "\t".join(("row", "right", "wrong", "words"))
    for row, tally in sorted(found.items(), key=lambda item: (-len(item[1].wrong), item[0])):
        shown = " ".join(tally.wrong[:MOST_SHOWN])
        yield f"{row}\t{tally.right}\t{len(tally.wrong)}\t{shown}"
