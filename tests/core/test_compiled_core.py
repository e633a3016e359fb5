"""The compiled core says what the Python says, of everything that the tables can tell apart.

All seams under all signs; every row of the tables with whatever may stand beside it; pairs of
syllables that some row asks for; words of the dictionary and sentences, where they are; made words
and any text at all, under all profiles. `make core` builds the core; without one all is skipped.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontsevich import Converter
from kontsevich.analysis.drafts import CODA_SLOTS, FIRST_SYLLABLE
from kontsevich.analysis.lexicon import read_lexicon, read_tails
from kontsevich.analysis.marking import read_gate
from kontsevich.analysis.morphemes import Morpheme, read_morphemes
from kontsevich.analysis.people import listed_names, surnames, titles
from kontsevich.analysis.places import institutions, places
from kontsevich.analysis.russian_name_index import index
from kontsevich.analysis.verb_stems import read_stems
from kontsevich.hangul.seams import SPACE
from kontsevich.hangul.syllables import RUN
from kontsevich.law.choices import Kind
from kontsevich.law.profiles import (
    CYRILLIC,
    list_profiles,
    read_alphabets,
    read_profile,
    switch_values,
)
from kontsevich.maintain.core_tables import build_analysis_lines, list_options, list_signs
from kontsevich.transcription.compiled_core import (
    CASES,
    OFF,
    SWITCH,
    TABLES,
    find_core,
    find_folder,
    name_options,
    open_core,
)
from kontsevich.transcription.converter import FEW
from kontsevich.transcription.engine import Engine

PROFILES = list_profiles(CYRILLIC)
PAPER = read_profile("paper")
CORE = find_core(PAPER, "keep")
pytestmark = pytest.mark.skipif(CORE is None, reason="no compiled core: `make core` builds it")

LAST = FIRST_SYLLABLE + 11172
WIDTH = len(CODA_SLOTS)


def pure(kind: Kind = "word", **settings: Any) -> Converter:
    """A converter without the core."""
    converter = Converter(kind=kind, **settings)
    converter.core = None
    return converter


def compiled(kind: Kind = "word", **settings: Any) -> Converter:
    """A converter that has opened the core."""
    converter = Converter(kind=kind, **settings)
    assert converter.core is not None
    converter.convert(" " * (FEW + 1))
    return converter


PURE = pure(hanja="keep")  # the core leaves Chinese characters to Python


def check(words: list[str], python: Converter = PURE) -> None:
    """Both say the same of all these words, one by one."""
    core = find_core(python.options, python.case)
    assert core is not None
    compiled = core.convert("\n".join(words)).split("\n")
    wrong = [
        (word, said, expected)
        for word, said in zip(words, compiled, strict=True)
        if said != (expected := python.convert(word))
    ]
    assert not wrong


def test_the_tables_are_those_of_python() -> None:
    text = (find_folder() / TABLES).read_text("utf-8")
    assert text.startswith("".join("\t".join(line) + "\n" for line in build_analysis_lines()))


@pytest.mark.parametrize("chosen", list(list_options()), ids=str)
def test_all_seams_under_all_signs(chosen: dict[str, str]) -> None:
    """Tables whose lexicon is a word for each sign, coda, onset and vowel."""
    options = read_profile("paper", chosen)
    engine = Engine(options)
    befores = [chr(FIRST_SYLLABLE + coda) for coda in range(WIDTH)]
    afters = [chr(code) for code in range(FIRST_SYLLABLE, LAST, WIDTH)]
    lines = (find_folder() / TABLES).read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("entry\t")]
    at = next(index for index, line in enumerate(kept) if line.startswith("stem\t"))
    for sign in list_signs():
        words = [(before + after, before + sign + after) for before in befores for after in afters]
        rows = [f"entry\t{word}\t{marked}\tno" for word, marked in words]
        text = "\n".join([*kept[:at], *rows, *kept[at:]])
        core = open_core(text.encode(), name_options(options))
        assert core is not None
        said = core.convert("\n".join(word for word, _ in words)).split("\n")
        expected = [" ".join(map(engine.spell, marked.split(SPACE))) for _, marked in words]
        assert said == expected, sign


def test_every_syllable_alone_and_every_ending() -> None:
    check([chr(code) for code in range(FIRST_SYLLABLE, LAST)])
    check(["가" + chr(code) for code in range(FIRST_SYLLABLE, LAST)])


def tails() -> list[str]:
    """What may follow a noun, and what looks like it."""
    particles, begins, suffixes = read_tails()
    longest = [
        suffix + particle
        for suffix in sorted(suffixes, key=len)[-3:]
        for particle in sorted(particles, key=len)[-9:]
    ]
    return ["", *particles, *suffixes, *begins, *longest, "했다", "들의", "적인", "가나다"]


def test_rows_of_the_lexicon_beside_all_that_may_stand_beside_them() -> None:
    words = list(read_lexicon().entries)
    check([before + word for before in ("", "민", "신라의", "가") for word in words])
    check([word + tail for word in words[::7] for tail in tails()])
    check([word + tail for word in words for tail in tails()[::23]])


def morphemes() -> Iterator[Morpheme]:
    found = read_morphemes()
    yield from itertools.chain(*found.suffixes.values(), *found.prefixes.values())


def test_morphemes_after_and_before_their_words() -> None:
    for row in morphemes():
        words = [*row.only, *row.without, "인", "사람", "보통사람", "각"]
        made = [one + row.text for one in words] + [row.text + one for one in words]
        check(
            [
                word + tail
                for word in made
                for tail in ("", *row.tails, "은", "적", "했다", "가나")
                if RUN.fullmatch(word + tail)
            ]
        )


def test_stems_with_endings() -> None:
    stems = list(itertools.chain(*read_stems().stems.values()))
    endings = [ending.text for ending in itertools.chain(*read_stems().endings.values())]
    for stem in stems:
        befores = ["", "가나", *(word for word in stem.after if RUN.fullmatch(word))]
        check(
            [
                before + stem.text + ending + more
                for before in befores
                for ending in endings
                for more in ("", "요", "는")
            ]
        )


def test_pairs_of_syllables_that_some_row_asks_for() -> None:
    pairs = sorted(read_gate().pairs)
    check(pairs)
    check([before + pair + after for pair in pairs for before, after in (("가", ""), ("", "도"))])


def test_words_and_sentences(shared: object) -> None:
    from pathlib import Path

    data = Path(str(shared)) / "data"
    words = [
        line.split("\t")[0] for line in (data / "standard_dictionary.tsv").read_text().splitlines()
    ]
    check(words)
    check([word + tail for word, tail in zip(words, itertools.cycle(tails()), strict=False)])
    sentences = (data / "entities.tsv").read_text("utf-8").split("\n")
    check(sentences)
    running = Converter()
    assert running.core is not None
    told = zip(
        sentences,
        map(running.convert, sentences),
        map(pure("auto").convert, sentences),
        strict=True,
    )
    assert [row for row in told if row[1] != row[2]] == []


PIECES = [
    *read_lexicon().entries,
    *read_tails().particles,
    *(row.text for row in morphemes()),
    *(word for row in morphemes() for word in (*row.only, *row.without)),
    *(stem.text for stem in itertools.chain(*read_stems().stems.values())),
    *(ending.text for ending in itertools.chain(*read_stems().endings.values())),
    *read_gate().pairs,
]
WORDS = st.lists(st.sampled_from(sorted(set(PIECES))), min_size=1, max_size=6).map("".join)
SYLLABLES = st.text(st.characters(min_codepoint=FIRST_SYLLABLE, max_codepoint=LAST - 1))
JAMO = st.text(st.sampled_from("ᄀᄂᆞᅡᅵᆨᆫꥠힰㄱㄲㄳㅏㅋㆍㅿㅤㆎﾡￂￜ\uffbf\uffc0가각하 "), max_size=12)
ANY = st.text(st.characters(codec=None))
ALPHABETS = read_alphabets().items()
SETTINGS = st.fixed_dictionaries(
    {"profile": st.sampled_from(PROFILES), "case": st.sampled_from(CASES)},
    optional={name: st.sampled_from(values) for name, values in switch_values().items()}
    | {"letters": st.sampled_from([name for name, one in ALPHABETS if one.script == CYRILLIC])},
)


@given(text=st.lists(st.one_of(WORDS, SYLLABLES, JAMO, ANY), max_size=6).map("".join))
@example(text="\ud800국물\udfff")
@example(text="ㄱㅏ\u11a8")
@example(text="각\u11a8가\u11a8 \u1100\u1161\u11a8\u11a8 ㄱㅏㄱㅏㄱ ㅇㅏㄸㅏ ㅏㄱ")
@example(text="가" * 48 + " " + "물고기" * 17)
def test_any_text(text: str) -> None:
    assert CORE is not None
    assert CORE.convert(text) == PURE.convert(text)


@given(text=st.lists(st.one_of(WORDS, JAMO), max_size=4).map(" ".join), settings=SETTINGS)
def test_any_settings(text: str, settings: dict[str, Any]) -> None:
    assert compiled(**settings).convert(text) == pure(**settings).convert(text)


NAMES = [
    *surnames(),
    *titles(),
    *sorted(listed_names())[::9],
    *sorted(places())[::9],
    *institutions(),
    *sorted(index())[::5],
    *["김철수", "박지훈", "쎄르게이", "쇼이구", "유리", "가가린", "국물", "물고기", "먹었다"],
]
PARTS = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(sorted(read_tails().particles)),
    st.sampled_from([" ", " ", " ", "\n", "", ", ", "3", "ㅋㅋ", "\u1100\u1161", ".", "a"]),
    SYLLABLES,
)
PURE_RUNNING = pure("auto")
RUNNING = compiled("auto") if CORE else PURE_RUNNING


@given(text=st.lists(PARTS, max_size=16).map("".join))
@example(text="김철수 교수 쎄르게이 쇼이구\n유리 가가린은 \n 교수가 김철수\n교수")
@example(text=" \n\n  교수 김철수 ㄱㅛㅅㅜ 3교수")
def test_running_text(text: str) -> None:
    assert RUNNING.convert(text) == PURE_RUNNING.convert(text)


@given(text=st.lists(PARTS, max_size=8).map(" ".join), settings=SETTINGS)
def test_running_text_under_any_settings(text: str, settings: dict[str, Any]) -> None:
    assert compiled("auto", **settings).convert(text) == pure("auto", **settings).convert(text)


def test_threads_share_a_core() -> None:
    texts = [f"국물 {number} 물고기 조선로동당 " * 500 for number in range(8)]
    expected = [PURE.convert(text) for text in texts]
    found: dict[int, str] = {}

    def work(index: int) -> None:
        assert CORE is not None
        for _ in range(20):
            found[index] = CORE.convert(texts[index])

    threads = [threading.Thread(target=work, args=(index,)) for index in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[index] for index in range(len(texts))] == expected


def test_the_core_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Converter(kind="word").core is not None
    assert Converter(kind="word", case="sentence").core is None
    assert Converter(kind="word", case="title").core is None
    assert Converter(kind="word", lexicon=[("눈길", "눈'길")]).core is None
    assert Converter(kind="name").core is None
    monkeypatch.setenv(SWITCH, OFF)
    assert Converter(kind="word").core is None


def test_wrong_tables_are_refused() -> None:
    for text in ("", "entry", "row\tа\nwhat\tis\tthis\n", "\udcff"):
        assert open_core(text.encode("utf-8", "surrogateescape"), name_options(PAPER)) is None
