"""Hangul → Cyrillic: `convert` and `explain`, two readers of one memo of seams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, Unpack, cast

from ..analysis.classification import KINDS, Reader
from ..analysis.digits import may_hold_numbers
from ..analysis.hanja import Read, may_hold_hanja, read_hanja
from ..analysis.hanja_marks import mark_pieces
from ..analysis.marking import as_reading
from ..analysis.scanning import Piece, scan_text, scan_token
from ..analysis.segments import Reading
from ..analysis.user_lexicon import Lexicon, read_lexicon
from ..errors import expect_text
from ..hangul.syllables import LONE, NUMBERED, RUN, normalise
from ..law.choices import Case, Kind, Profile, Switches
from ..law.profiles import DEFAULT, check_choice, read_alphabets, read_profile
from ..trace.step import CERTAINTIES, Certainty, Step
from .compiled_core import Core, find_core
from .core_gaps import Gaps
from .division import Division
from .engine import Engine
from .layout import CASES, takes_capital
from .memo import Memo
from .name_lists import Roster
from .running_names import NO_ENDS, Ends, RunningNames, Settled
from .sound_rules import SAID
from .step_writing import explain_reading
from .text_writing import Writer

if TYPE_CHECKING:
    from ..trace.trace import Trace

PUNCTUATION = ".,!?:;)"  # what mostly follows a word; all other signs are found as well
LINE_END = " \n "
NOTHING_BESIDE: Mapping[int, str] = {}
# The compiled core is not opened for fewer characters: Python has done them by then.
FEW = 1000


class Converter:
    """A converter with its own settings, rows and memos.

    `kind`: auto, word, name, surname, given, place, citation. `profile`: a name from
    ``tables/profiles``. `case`: keep, lower, sentence, title. `lexicon`: a user's own rows that
    win over all others, pairs (word, marked form) or the path of a TSV file with these two
    columns. `switches` override options of the profile (`voiced_j`, `generics`, `yo`, …).
    It can be pickled for other processes: its settings and rows go, its memos stay. Raises
    `InputError` for an unknown setting and `TableError` for a bad row.

    >>> Converter(profile="dzh").convert("김정은")
    'Ким Джонын'
    >>> Converter(kind="word", lexicon=[("눈길", "눈'길")]).convert("눈길")
    'нункиль'
    """

    def __init__(
        self,
        *,
        kind: Kind = "auto",
        profile: Profile = DEFAULT,
        case: Case = "keep",
        lexicon: Lexicon | None = None,
        **switches: Unpack[Switches],
    ) -> None:
        check_choice("kind", kind, KINDS)
        check_choice("case", case, CASES)
        options = read_profile(profile, cast(dict[str, str], switches))
        own = read_lexicon(lexicon)
        spelt = read_alphabets()[options["letters"]].sound != SAID
        self.kind, self.case = "word" if spelt else kind, case
        self.options, self._own_rows = options, own
        self._writer = Writer(
            Engine(options), case, options["yo"] == "fold", Division.read(options)
        )
        digits = not spelt and options["digits"] == "read"
        self._reader = Reader(options["generics"], own, options["foreign"], spelt, digits)
        self._words = Memo(self._convert_token)
        self._runs = Memo(self._convert_run)
        self._asked = 0
        self._reads_hanja = not spelt and options["hanja"] != "keep"
        self._names = RunningNames(self._reader, self._writer.write_piece)
        self._gaps = Gaps(self._convert_tokens, self._names.is_open)
        self._roster = Roster(self._reader, self._writer)

    def __reduce__(self) -> tuple[object, ...]:
        # Made anew from its settings: a memo is found again sooner than it is read.
        settings: dict[str, Any] = {**self.options, "lexicon": self._own_rows or None}
        make = partial(type(self), kind=self.kind, case=self.case, **settings)
        without_core = vars(self).get("core", self) is None
        return make, (), {"core": None} if without_core else None

    @cached_property
    def core(self) -> Core | None:
        """The compiled core, where it is installed and has what these settings need.

        The results are the same without it: set it to None, or ``KONTSEVICH_CORE=off`` in the
        environment, and Python does all.
        """
        if self._own_rows:
            return None
        return find_core(self.options, self.case, self.kind)

    def convert(self, text: str) -> str:
        """The text with its Hangul in Cyrillic; everything else as it stands.

        >>> Converter().convert("김정은 위원장이 서울에서 국물을 먹었다.")
        'Ким Чжонын вивончжанъи Сеул-эсо кунмурыль моготта.'
        """
        expect_text(text)
        numbered = self._reader.digits and may_hold_numbers(text)
        if self.kind == "citation" or (numbered and self.kind != "name"):
            return self._convert_whole(text)
        if self._reads_hanja and may_hold_hanja(text):
            whole = self.kind != "auto" or self.case == "sentence"
            return self._convert_whole(text) if whole else self._convert_hanja(text)
        if self.kind == "name":
            if "\n" not in text:
                return self._roster.convert(text)
            return "\n".join(map(self._roster.convert, text.split("\n")))
        if self.case == "sentence":
            return self.explain(text).result
        self._asked += len(text)
        if self._asked > FEW and self.core is not None:
            return self.core.convert(text, self._gaps.fill)
        return self._convert_tokens(text)[0]

    def _convert_whole(self, text: str) -> str:
        """A reference, names with digits, words with Chinese characters: they cross the tokens."""
        if self.case == "sentence":
            return self.explain(text).result
        read = self._read_hanja(normalise(text))
        return "".join(map(self._writer.write_piece, self._scan(read)))

    def _convert_hanja(self, text: str) -> str:
        """Running text with Chinese characters: only the tokens that they speak of are scanned."""
        read = self._read_hanja(normalise(text))
        return self._convert_tokens(read.text, characters=read.characters)[0]

    def _read_hanja(self, source: str) -> Read:
        if not self._reads_hanja or not may_hold_hanja(source):
            return Read(source, (), {})
        return read_hanja(source, self.kind, self.options["hanja"] == "north")

    def _convert_tokens(
        self,
        text: str,
        ends: Ends = NO_ENDS,
        known: frozenset[str] = frozenset(),
        characters: Mapping[int, str] = NOTHING_BESIDE,
    ) -> tuple[str, frozenset[str]]:
        """The text in Cyrillic, and the names that it makes certain, with those `known` before.

        `characters`: the Chinese characters that stood in the text or beside it, by place.
        """
        # Between two texts, never within one: what a text says must not depend on its length.
        if self._names.is_full():
            self._names.clear()
            self._words.clear()
            self._runs.clear()
        # A line's end becomes a token of its own, so that one split serves the whole text.
        tokens = text.replace("\n", LINE_END).split(" ")
        converted = list(map(self._words.__getitem__, tokens))
        noted = self._names.find_noted(tokens) if self.kind == "auto" else {}
        settled = Settled({}, known)
        if noted:
            settled = self._names.settle(tokens, converted, noted, ends, known)
        if characters:
            self._names.mark(tokens, converted, characters, settled, ends)
        return " ".join(converted).replace(LINE_END, "\n"), settled.sure

    def explain(self, text: str) -> Trace:
        """The same conversion with every step; `explain(x).result == convert(x)`.

        >>> [step.rule for step in Converter(kind="word").explain("국물").steps]
        ['stop-becomes-nasal', 'letters', 'letters', 'letters']
        """
        from ..trace.trace import Trace  # only who asks for steps needs what holds them

        expect_text(text)
        source = normalise(text)
        read = self._read_hanja(source)
        steps: list[Step] = [*read.steps]
        written: list[str] = []
        others: list[tuple[int, Reading]] = []
        certainty: Certainty = "rule"
        first = True
        for piece in self._scan(read):
            if piece.reading is None:
                passed = self._writer.write_rest(piece, steps)
                first = first or ends_sentence(passed)
            else:
                more, passed = self._explain_reading(piece.reading, piece.at, first)
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
        expect_text(text)
        return "".join(
            piece.text
            if piece.reading is None
            else "".join(
                segment.join.strip("-") + self._writer.engine.pronounce(segment.marked)
                for segment in piece.reading.segments
            )
            for piece in self._scan(self._read_hanja(normalise(text)))
        )

    # -- the slow way: pieces and readings

    def _scan(self, read: Read) -> Iterator[Piece]:
        pieces = scan_text(self._reader, self.kind, read.text)
        return mark_pieces(pieces, read.characters) if read.characters else iter(pieces)

    def _explain_reading(self, reading: Reading, at: int, first: bool) -> tuple[list[Step], str]:
        """The steps and the text of a run at this place; `first`: it begins a sentence."""
        reading = self._writer.adapt(reading)
        capitals = tuple(
            takes_capital(segment, self.case, first and not index)
            for index, segment in enumerate(reading.segments)
        )
        lower, fold, division = self.case == "lower", self._writer.fold, self._writer.division
        engine = self._writer.engine
        return explain_reading(engine, reading, at, capitals, lower, fold, division)

    def _others(self, written: list[str], others: list[tuple[int, Reading]]) -> tuple[str, ...]:
        """The whole text with one piece in another admitted reading."""
        result = "".join(written)
        found: dict[str, None] = {}
        for index, reading in others:
            _, text = self._explain_reading(reading, 0, False)
            whole = "".join([*written[:index], text, *written[index + 1 :]])
            if whole != result:
                found[whole] = None
        return tuple(found)

    # -- the fast way: memos of tokens and of pairs of syllables

    def _convert_token(self, token: str) -> str:
        bare = token.rstrip(PUNCTUATION)
        if bare in self._runs or RUN.fullmatch(bare):
            text, head, composed = self._runs[bare] + token[len(bare) :], bare, token
        else:
            composed = normalise(token)
            run = RUN.search(composed)
            head = run[0] if run and not run.start() else ""
            if NUMBERED.search(composed) or LONE.search(composed):
                text = self._write(composed)
                for found in RUN.findall(composed) if self.kind == "auto" else ():
                    self._names.note_run(found, self._reader.read_auto(found))
            else:
                text = RUN.sub(lambda run: self._runs[run[0]], composed)
        if self.kind == "auto":
            runs = [bare] if head == bare else RUN.findall(composed)
            self._names.note_token(token, composed, head, runs)
        return text

    def _convert_run(self, run: str) -> str:
        reading = None
        if self.kind == "auto":
            reading = self._reader.read_auto(run)
            self._names.note_run(run, reading)
        elif self.kind != "word":
            reading = self._reader.read(run, self.kind)
        if reading is None:
            marked = self._reader.analysis.mark(run)
            if not marked.rows and not self._writer.divides:
                return self._writer.lay_out(self._writer.spell_plain(run), self.case == "title")
            reading = as_reading(marked)
        return self._writer.write_piece(Piece(0, run, reading))

    def _write(self, token: str, first: Reading | None = None) -> str:
        return "".join(
            map(self._writer.write_piece, scan_token(self._reader, self.kind, token, 0, first))
        )


@lru_cache(maxsize=32)
def shared_converter(
    kind: Kind, profile: Profile, case: Case, switches: tuple[tuple[str, Any], ...]
) -> Converter:
    """The converter that calls with the same settings share."""
    return Converter(kind=kind, profile=profile, case=case, **dict(switches))


def convert(
    text: str,
    *,
    kind: Kind = "auto",
    profile: Profile = DEFAULT,
    case: Case = "keep",
    **switches: Unpack[Switches],
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
    kind: Kind = "auto",
    profile: Profile = DEFAULT,
    case: Case = "keep",
    **switches: Unpack[Switches],
) -> Trace:
    """The conversion of a text with every step; `explain(x).result == convert(x)`.

    Raises `InputError` for an unknown setting.

    >>> explain("국물").steps[0]
    Step(stage='sound', rule='stop-becomes-nasal', at=1, before='ㄱ·ㅁ·ㅜ', after='ㅇ·ㅁ·ㅜ')
    """
    return shared_converter(kind, profile, case, tuple(switches.items())).explain(text)


def pronounce(text: str, *, kind: Kind = "auto") -> str:
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
