"""What is finite is enumerated whole: syllables, seams, marks."""

from __future__ import annotations

import cProfile
import re
from itertools import product

import pytest

from kontsevich import Converter, replay
from kontsevich.hangul.seams import LETTER_SLOTS, MARK_SLOTS, PLAIN, Mark, Seam, read_seams
from kontsevich.hangul.syllables import CODAS, ONSETS, SILENT, VOWELS, compose, decompose
from kontsevich.law.choices import Kind, Profile
from kontsevich.law.profiles import read_profile
from kontsevich.law.rules import NOTHING
from kontsevich.law.tables import names
from kontsevich.transcription.engine import Engine

SYLLABLES = [chr(code) for code in range(ord("가"), ord("힣") + 1)]
CYRILLIC = re.compile("[А-Яа-яЁё]+")
LATIN, MARKED_LATIN = "[a-z]+", "[a-zŏŭ']+"
# One syllable for each coda, and one for each onset with a vowel that tells its kinds apart.
FIRSTS = ["가", *(chr(ord("가") + index) for index in range(1, 28))]
SECONDS = [
    chr(ord("가") + onset * 588 + vowel * 28)
    for onset, vowel in product(range(len(ONSETS)), range(len(VOWELS)))
]


def test_there_are_as_many_syllables_as_unicode_says() -> None:
    assert len(SYLLABLES) == 11172 == len(ONSETS) * len(VOWELS) * (len(CODAS) + 1)
    assert all(compose(decompose(syllable)) == syllable for syllable in SYLLABLES)


@pytest.mark.parametrize("profile", names("profiles"))
def test_every_syllable_alone_is_written_in_its_letters_and_replays(profile: Profile) -> None:
    converter = Converter(kind="word", profile=profile)
    others = {"kholodovich": "[А-Яа-яЁёɔ]+", "rr": LATIN, "rr-letters": LATIN, "mr": MARKED_LATIN}
    letters = re.compile(others.get(profile, CYRILLIC.pattern))
    for syllable in SYLLABLES:
        trace = converter.explain(syllable)
        assert letters.fullmatch(trace.result), syllable
        assert converter.convert(syllable) == trace.result == replay(trace)


@pytest.mark.parametrize("kind", ["auto", "word", "name", "surname", "given", "place"])
def test_every_pair_of_syllables_at_every_plain_seam(kind: Kind) -> None:
    converter = Converter(kind=kind)
    for first, second in product(FIRSTS, SECONDS):
        trace = converter.explain(first + second)
        assert CYRILLIC.fullmatch(trace.result.replace(" ", "").replace("-", ""))
        assert converter.convert(first + second) == trace.result == replay(trace)


def test_every_cell_that_the_stages_read() -> None:
    """All seams: every coda, onset, vowel and every mark that a rule tests or writes."""
    engine = Engine(read_profile("paper"))
    codas = [*CODAS, NOTHING]
    onsets = [onset for onset in ONSETS if onset != SILENT] + [NOTHING]
    marks = [
        Mark(boundary, tense, insert_n, origin)
        for boundary in MARK_SLOTS["boundary"] - {"end"}
        for tense in MARK_SLOTS["tense"]
        for insert_n in MARK_SLOTS["insert_n"]
        for origin in ("sino", "unknown")
    ]
    # Rules tell vowels apart by these classes only: one of each, and the rest once, unmarked.
    classes = ["ㅏ", "ㅓ", "ㅑ", "ㅕ", "ㅒ", "ㅖ", "ㅔ", "ㅢ", "ㅣ"]
    seams = [
        Seam(*seam)
        for seam in product(codas, onsets, classes, marks)
        # Before a given name stands the surname's coda as it is said, one of seven.
        if seam[3].boundary != "given"
        or ("coda", seam[0]) in engine.spelling.letters
        or seam[0] == NOTHING
    ]
    seams += [Seam(*seam, PLAIN) for seam in product(codas, onsets, VOWELS)]
    for seam in seams:
        spelled = engine.spelling.spell(engine.sound.read(seam).seam)
        written = spelled.coda + spelled.onset + spelled.vowel
        assert CYRILLIC.fullmatch(written), seam
    sounded = engine.sound.read(seams[0]).seam
    assert set(sounded.mark._asdict()) == set(MARK_SLOTS)
    assert set(LETTER_SLOTS) == {"coda", "onset", "vowel"}


def test_a_sounded_seam_is_at_rest() -> None:
    """A plain seam that has been said once changes no more when it is said again."""
    engine = Engine(read_profile("paper"))
    onsets = [onset for onset in ONSETS if onset != SILENT]
    for coda, onset, vowel in product([*CODAS, NOTHING], onsets, VOWELS):
        once = engine.sound.read(Seam(coda, onset, vowel, PLAIN)).seam
        again = engine.sound.read(once._replace(mark=PLAIN)).seam
        assert again[:3] == once[:3], (coda, onset, vowel)


def test_seams_commute() -> None:
    """A word is the sum of its seams, from left to right and from right to left alike."""
    engine = Engine(read_profile("paper"))
    for word in ("독립문역", "꽃잎이", "값없는", "통일로", "읽히다", "압록강", "괜찮습니다"):
        seams = list(read_seams(word))
        forth = [engine.cell(seam).text for seam in seams]
        fresh = Engine(read_profile("paper"))
        back = [fresh.cell(seam).text for seam in reversed(seams)]
        assert forth == back[::-1]
        assert "".join(forth) == engine.spell(word)


def test_explaining_a_long_run_takes_linear_work() -> None:
    """Twice the syllables, twice the steps; a quadratic loop would show in the calls made."""
    calls = []
    for size in (2_000, 4_000):
        profile = cProfile.Profile()
        profile.enable()
        Converter(kind="word").explain("가" * size)
        profile.disable()
        calls.append(sum(entry.callcount for entry in profile.getstats()))
    assert calls[1] < 2.5 * calls[0]
