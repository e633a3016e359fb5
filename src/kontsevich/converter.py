"""Hangul → Cyrillic: `convert` and `explain`, two readers of one memo of seams."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from . import tables
from .engine import SINO, START, Engine
from .errors import TableError
from .explanation import GIVEN, explain_reading, first_seam
from .hangul import LONE, NUMBERED, RUN, decompose, normalise
from .layout import CASES, capitalise, fold_yo, takes_capital
from .names import BAR, GIVEN_AT_MOST, given_readings, listed_names, read_surname, surnames, temples
from .profile import DEFAULT, check_choice, read_profile
from .reading import KINDS, Reader
from .rules import NOTHING
from .scan import (
    Piece,
    read_neighbours,
    scan_line,
    scan_names,
    scan_token,
    tells_of_neighbours,
)
from .seam import PLAIN, SIGNS, SPACE, Mark, Seam, strip_signs
from .segment import Reading, Segment
from .spelling import spell_lone
from .step import CERTAINTIES, Certainty, Step

if TYPE_CHECKING:
    from .trace import Trace

# A memo that would grow past this is emptied: memory stays bounded whatever the text.
MOST_WORDS = 1 << 15
LONGEST_TOKEN = 64  # a longer token is converted, but not remembered
PUNCTUATION = ".,!?:;)"  # what mostly follows a word; all other signs are found as well
LEXICON_COLUMNS = ("word", "marked")
Lexicon = str | os.PathLike[str] | Iterable[tuple[str, str]]


class Memo(dict[str, str]):
    """A bounded memo: a missing key is computed, a full memo is emptied."""

    def __init__(self, compute: Callable[[str], str]) -> None:
        super().__init__()
        self.compute = compute

    def __missing__(self, key: str) -> str:
        value = self.compute(key)
        if len(key) <= LONGEST_TOKEN:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[key] = value
        return value


class Converter:
    """A converter with its own settings, rows and memos.

    `kind`: auto, word, name, surname, given, place. `profile`: a name from ``tables/profiles``.
    `case`: keep, lower, sentence, title. `lexicon`: a user's own rows that win over all others,
    pairs (word, marked form) or the path of a TSV file with these two columns. `switches`
    override options of the profile (`voiced_j`, `generics`, `yo`, `initial_sound_law`, …).
    Raises `InputError` for an unknown setting and `TableError` for a bad row.

    >>> Converter(profile="dzh").convert("김정은")
    'Ким Джонын'
    >>> Converter(kind="word", lexicon=[("눈길", "눈'길")]).convert("눈길")
    'нункиль'
    """

    def __init__(
        self,
        *,
        kind: str = "auto",
        profile: str = DEFAULT,
        case: str = "keep",
        lexicon: Lexicon | None = None,
        **switches: str,
    ) -> None:
        check_choice("kind", kind, KINDS)
        check_choice("case", case, CASES)
        options = read_profile(profile, switches)
        self.kind, self.case = kind, case
        self._fold = options["yo"] == "fold"
        self._engine = Engine(options)
        self._reader = Reader(options["generics"], read_lexicon(lexicon), options["foreign"])
        self._starts = Memo(lambda syllable: self._spell_head(syllable, START))
        self._pairs = Memo(lambda pair: self._spell_pair(pair, PLAIN))
        self._ends = Memo(self._spell_end)
        self._words = Memo(self._convert_token)
        self._runs = Memo(self._convert_run)
        self._telling: set[str] = set()  # tokens that may say what their neighbours are
        self._sino = Memo(lambda pair: self._spell_pair(pair, SINO))
        self._surnames: dict[str, tuple[str, Memo]] = {}
        self._givens: dict[str, Memo] = {}
        self._two_syllables: frozenset[str] = frozenset()
        self._listed: frozenset[str] = frozenset()

    def convert(self, text: str) -> str:
        """The text with its Hangul in Cyrillic; everything else as it stands.

        >>> Converter().convert("김정은 위원장이 서울에서 국물을 먹었다.")
        'Ким Чжонын вивончжанъи Сеул-эсо кунмурыль моготта.'
        """
        if self.kind == "name":
            if "\n" not in text:
                return self._convert_name(text)
            return "\n".join(map(self._convert_name, text.split("\n")))
        if self.case == "sentence":
            return self.explain(text).result
        lines = text.split("\n")
        if self.kind == "auto":
            return "\n".join(map(self._convert_line, lines))
        convert = self._words.__getitem__
        return "\n".join([" ".join(map(convert, line.split(" "))) for line in lines])

    def explain(self, text: str) -> Trace:
        """The same conversion with every step; `explain(x).result == convert(x)`.

        >>> [step.rule for step in Converter(kind="word").explain("국물").steps]
        ['stop-becomes-nasal', 'letters', 'letters', 'letters']
        """
        from .trace import Trace  # only who asks for steps needs what holds them

        source = normalise(text)
        steps: list[Step] = []
        written: list[str] = []
        others: list[tuple[int, Reading]] = []
        certainty: Certainty = "rule"
        first = True
        for piece in self._scan(source):
            if piece.reading is None:
                passed = self._explain_rest(piece, steps)
                first = first or ends_sentence(passed)
            else:
                capitals = self._capitals(piece.reading, first)
                lower = self.case == "lower"
                more, passed = explain_reading(
                    self._engine, piece.reading, piece.at, capitals, lower, self._fold
                )
                steps += more
                first = False
                certainty = max(certainty, piece.reading.certainty, key=CERTAINTIES.index)
                others += [(len(written), other) for other in piece.reading.others]
            written.append(passed)
        result = "".join(written)
        return Trace(source, tuple(steps), result, certainty, self._others(written, others))

    def pronounce(self, text: str) -> str:
        """The text as it is said, in Hangul; words as ordinary words, names as names.

        >>> Converter().pronounce("독립")
        '동닙'
        """
        return "".join(
            piece.text
            if piece.reading is None
            else "".join(
                segment.join.strip("-") + self._engine.pronounce(segment.marked)
                for segment in piece.reading.segments
            )
            for piece in self._scan(normalise(text))
        )

    # -- the slow way: pieces and readings

    def _scan(self, source: str) -> Iterator[Piece]:
        at = 0
        for index, line in enumerate(source.split("\n")):
            if index:
                yield Piece(at, "\n", None)
                at += 1
            yield from scan_line(self._reader, self.kind, line, at)
            at += len(line)

    def _capitals(self, reading: Reading, first: bool) -> tuple[bool, ...]:
        return tuple(
            takes_capital(segment, self.case, first and not index)
            for index, segment in enumerate(reading.segments)
        )

    def _explain_rest(self, piece: Piece, steps: list[Step]) -> str:
        """What is not composed Hangul: lone old letters are spelt, all else passes."""
        text = ""
        end = 0
        for run in LONE.finditer(piece.text):
            spelt = spell_lone(run[0], self._engine.spelling.letters)
            at = piece.at + run.start()
            if spelt is None:
                steps.append(Step("spelling", "no-rule", at, run[0], run[0]))
                spelt = run[0]
            else:
                steps.append(Step("spelling", "obsolete-letter", at, run[0], spelt))
            text += piece.text[end : run.start()] + spelt
            end = run.end()
        return text + piece.text[end:]

    def _others(self, written: list[str], others: list[tuple[int, Reading]]) -> tuple[str, ...]:
        """The whole text with one piece in another admitted reading."""
        result = "".join(written)
        found: dict[str, None] = {}
        for index, reading in others:
            capitals = self._capitals(reading, False)
            _, text = explain_reading(
                self._engine, reading, 0, capitals, self.case == "lower", self._fold
            )
            whole = "".join([*written[:index], text, *written[index + 1 :]])
            if whole != result:
                found[whole] = None
        return tuple(found)

    # -- the fast way: memos of tokens and of pairs of syllables

    def _convert_line(self, line: str) -> str:
        tokens = line.split(" ")
        converted = list(map(self._words.__getitem__, tokens))
        if not self._telling.isdisjoint(tokens):
            telling = [index for index, token in enumerate(tokens) if token in self._telling]
            tokens = normalise(line).split(" ")
            for index, reading in read_neighbours(self._reader, tokens, telling).items():
                converted[index] = self._write(tokens[index], reading)
        return " ".join(converted)

    def _convert_token(self, token: str) -> str:
        bare = token.rstrip(PUNCTUATION)
        if bare in self._runs or RUN.fullmatch(bare):
            text, head = self._runs[bare] + token[len(bare) :], bare
        else:
            composed = normalise(token)
            run = RUN.search(composed)
            head = run[0] if run and not run.start() else ""
            if NUMBERED.search(composed) or LONE.search(composed):
                text = self._write(composed)
            else:
                text = RUN.sub(lambda run: self._runs[run[0]], composed)
        if self.kind == "auto" and tells_of_neighbours(self._reader, head):
            if len(self._telling) >= MOST_WORDS:
                self._telling.clear()
                self._words.clear()
            self._telling.add(token)
        return text

    def _convert_run(self, run: str) -> str:
        reading = None
        if self.kind == "auto":
            reading = self._reader.read_auto(run)
        elif self.kind != "word":
            reading = self._reader.read(run, self.kind)
        if reading is None:
            if self._reader.is_plain(run):
                return self._lay_out(self._spell_plain(run), self.case == "title")
            reading = self._reader.read_word(run)
        return self._write_piece(Piece(0, run, reading))

    def _write(self, token: str, first: Reading | None = None) -> str:
        return "".join(map(self._write_piece, scan_token(self._reader, self.kind, token, 0, first)))

    def _write_piece(self, piece: Piece) -> str:
        if piece.reading is None:
            return self._explain_rest(piece, [])
        return "".join(
            segment.join
            + self._lay_out(self._write_segment(segment), takes_capital(segment, self.case))
            for segment in piece.reading.segments
        )

    def _lay_out(self, text: str, capital: bool) -> str:
        if self.case == "lower":
            text = text.lower()
        elif capital:
            text = capitalise(text)
        return fold_yo(text) if self._fold else text

    def _write_segment(self, segment: Segment) -> str:
        if segment.literal:
            return segment.literal
        mark, before = first_seam(segment)
        if mark is START and segment.marked.isalpha():  # no sign in it
            return self._spell_plain(segment.marked)
        return self._engine.spell(segment.marked, mark, before)

    def _spell_plain(self, word: str) -> str:
        """A word whose seams are all plain: pairs of syllables serve."""
        return self._starts[word[0]] + self._spell_pairs(word, self._pairs)

    def _spell_pairs(self, word: str, pairs: Memo) -> str:
        inner = [pairs[word[index : index + 2]] for index in range(len(word) - 1)]
        return "".join(inner) + self._ends[word[-1]]

    def _spell_head(self, syllable: str, mark: Mark, before: str = NOTHING) -> str:
        onset, vowel, _ = decompose(syllable)
        return self._engine.cell(Seam(before, onset, vowel, mark)).head

    def _spell_pair(self, pair: str, mark: Mark) -> str:
        onset, vowel, _ = decompose(pair[1])
        return self._engine.cell(Seam(decompose(pair[0]).coda, onset, vowel, mark)).text

    def _spell_end(self, syllable: str) -> str:
        return next(iter([*self._engine.cells(syllable)][1:])).text

    # -- names: surnames once, given names once for each coda that may stand before them

    def _convert_name(self, line: str) -> str:
        known = self._surnames.get(line[:1])
        if known is not None and line[:2] not in self._two_syllables and line not in self._listed:
            text, givens = known
            try:
                return text + givens[line[1:]]
            except ValueError:  # not a plain given name: the slow way takes it
                pass
        return self._convert_names(line)

    def _convert_names(self, line: str) -> str:
        """A line that is not one surname of one syllable and a plain given name."""
        surname = line[:1]
        if surname in surnames() and surname not in self._surnames:
            segment, _ = read_surname(surname)
            coda = decompose(segment.marked[-1]).coda
            if coda not in self._givens:
                self._givens[coda] = Memo(self._given_speller(coda))
            text = self._write_piece(Piece(0, surname, Reading((segment,))))
            self._surnames[surname] = (text + " ", self._givens[coda])
            self._two_syllables = frozenset(name for name in surnames() if len(name) > 1)
            self._listed = temples().union(
                name for name, (spelling, _) in listed_names().items() if spelling[1:2] != BAR
            )
        pieces = scan_names(self._reader, normalise(line))
        return "".join(map(self._write_piece, pieces))

    def _given_speller(self, before: str) -> Callable[[str], str]:
        """A function that spells plain given names after a surname that ends in this coda."""
        heads = Memo(lambda syllable: capitalise(self._spell_head(syllable, GIVEN, before)))

        pairs, ends, readings = self._sino, self._ends, given_readings()

        def spell(given: str) -> str:
            if len(given) == 2 and given not in readings:
                text = heads[given[0]] + pairs[given] + ends[given[1]]
            elif 1 <= len(given) <= GIVEN_AT_MOST and given not in readings:
                text = heads[given[0]] + self._spell_pairs(given, pairs)
            else:
                raise ValueError
            return self._lay_out(text, False)

        return spell


@lru_cache(maxsize=32)
def shared_converter(
    kind: str, profile: str, case: str, switches: tuple[tuple[str, str], ...]
) -> Converter:
    """The converter that calls with the same settings share."""
    return Converter(kind=kind, profile=profile, case=case, **dict(switches))


def convert(
    text: str,
    *,
    kind: str = "auto",
    profile: str = DEFAULT,
    case: str = "keep",
    **switches: str,
) -> str:
    """Hangul → Cyrillic by the Kontsevich system.

    Takes any text; what is not Hangul passes as it is. The settings are those of `Converter`.
    Raises `InputError` for an unknown setting.

    >>> convert("국물"), convert("김정은"), convert("김해시", kind="place")
    ('кунмуль', 'Ким Чжонын', 'Кимхэ')
    """
    return shared_converter(kind, profile, case, tuple(switches.items())).convert(text)


def explain(
    text: str,
    *,
    kind: str = "auto",
    profile: str = DEFAULT,
    case: str = "keep",
    **switches: str,
) -> Trace:
    """The conversion of a text with every step; `explain(x).result == convert(x)`.

    Raises `InputError` for an unknown setting.

    >>> explain("국물").steps[0]
    Step(stage='sound', rule='stop-becomes-nasal', at=1, before='ㄱ·ㅁ·ㅜ', after='ㅇ·ㅁ·ㅜ')
    """
    return shared_converter(kind, profile, case, tuple(switches.items())).explain(text)


def pronounce(text: str, *, kind: str = "auto") -> str:
    """Hangul as it is said, by the Standard Pronunciation (표준발음법), in Hangul.

    Raises `InputError` for an unknown kind.

    >>> pronounce("독립"), pronounce("꽃잎")
    ('동닙', '꼰닙')
    """
    return shared_converter(kind, DEFAULT, "keep", ()).pronounce(text)


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends in a stretch of text that is not Hangul.

    >>> ends_sentence(". "), ends_sentence(", ")
    (True, False)
    """
    return "\n" in text or any(mark in text for mark in ".!?…。")


def read_lexicon(lexicon: Lexicon | None) -> list[tuple[str, str]]:
    """A user's rows, checked: each a word of Hangul and the same word in marked notation."""
    if lexicon is None:
        return []
    if isinstance(lexicon, (str, os.PathLike)):
        name, first = os.fspath(lexicon), 2
        rows = [(row[0], row[1]) for row in tables.read_user_tsv(name, LEXICON_COLUMNS)]
    else:
        rows, name, first = list(lexicon), "lexicon", 1
    for number, (word, marked) in enumerate(rows, first):
        bare = strip_signs(marked).replace(SPACE, "")
        allowed = bare.isalpha() and all(map(RUN.fullmatch, strip_signs(marked).split(SPACE)))
        if not RUN.fullmatch(word) or not allowed or len(bare) != len(word):
            raise TableError(
                name,
                f"line {number}",
                "expected {word!r} with signs {signs}, got {marked!r}",
                word=word,
                signs=" ".join((*SIGNS, SPACE)),
                marked=marked,
            )
    return rows
