"""A trace told to people: every step in its place, the letters of one stretch whole.

What the rules do to these words is the standard's (articles 9 to 29 of the pronunciation norm, the
tables of the specification); what is asked here is that it is told as it was done.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import Converter, explain, explain_hangulize, replay
from kontsevich.law.choices import Case, Kind
from kontsevich.messages import speaker
from kontsevich.trace.narration import narrate, tell_steps
from kontsevich.trace.units import read_units, tell_unit

SYLLABLES = st.integers(0xAC00, 0xD7A3).map(chr)

TOLD = {
    ("국물", "word"): [
        ("stop-becomes-nasal", "국물", "궁물"),
        ("letters", "궁물", "кунмуль"),
    ],
    # What ends in a seam that writes both sides, with nothing after it.
    ("문화(文化)", "auto"): [("letters", "문화", "мунхва")],
    ("서울말", "word"): [("letters", "서울말", "соульмаль")],
    ("최룡해", "name"): [
        ("person:최룡해", "최룡해", "최룡해"),
        ("name-split", "최룡해", "최_룡해"),
        ("letters", "최", "чхве"),
        ("capital", "чхве", "Чхве"),
        ("letters", "룡해", "рёнхэ"),
        ("capital", "рён", "Рён"),
        ("word-apart", "Рён", " Рён"),
    ],
    # A coda alone, and a cluster at the end of the text.
    ("닭", "word"): [
        ("cluster-keeps-its-second", "닭", "닥"),
        ("letters", "닥", "так"),
    ],
    # Both letters of a seam that one rule wrote; then what it did not write.
    ("신라", "word"): [
        ("n-before-l-becomes-l", "신라", "실라"),
        ("double-l", "ㄹㄹ", "лл"),
        ("letters", "실라", "силла"),
    ],
    # A mark that a row of the tables put in is shown as it stands there.
    ("갈등", "word"): [
        ("sino", "갈등", "갈~등"),
        ("tense-after-sino-korean-l", "갈등", "갈뜽"),
        ("hidden-tension-is-single", "ㄸ", "т"),
        ("letters", "갈뜽", "кальтын"),
    ],
    # The words of a text are told one after another, each with its own bounds.
    ("국물 국물", "word"): [
        ("stop-becomes-nasal", "국물", "궁물"),
        ("letters", "궁물", "кунмуль"),
        ("stop-becomes-nasal", "국물", "궁물"),
        ("letters", "궁물", "кунмуль"),
    ],
    # A name that a row spells whole, and a generic term that is left out.
    ("평양시", "place"): [
        ("place:평양", "평양", "평양"),
        ("generic:시", "시", ""),
        ("established-form", "평양", "Пхеньян"),
    ],
}


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_the_steps_of_a_trace(text: str, kind: Kind) -> None:
    told = tell_steps(explain(text, kind=kind), "en")
    assert [(line.rule, line.before, line.after) for line in told] == TOLD[text, kind]


@given(st.text(SYLLABLES, min_size=1, max_size=6))
def test_the_letters_of_a_word_are_its_result(word: str) -> None:
    trace = explain(word, kind="word")
    told = [line.after for line in tell_steps(trace, "ru") if line.rule == "letters"]
    assert "".join(told) == trace.result


def test_a_unit_is_told_with_the_syllable_before_it() -> None:
    trace = explain("신라(∅): 닭", kind="word")
    assert [(unit.source, unit.written, unit.start) for unit in read_units(trace)] == [
        ("신", "сил", 0),
        ("라", "ла", 1),
        ("(∅): ", "(∅): ", 2),
        ("닭", "так", 7),
    ]
    assert [unit.hangul for unit in read_units(trace)] == [True, True, False, True]
    first, second, last = (
        [(line.rule, line.before, line.after) for line in tell_unit(trace, start, "en")]
        for start in (0, 1, 7)
    )
    assert first == [
        ("n-before-l-becomes-l", "신라", "실라"),
        ("letters", "ㅅㅣ", "си"),
        ("double-l", "ㄹ", "л"),
    ]
    assert second == [
        ("n-before-l-becomes-l", "신라", "실라"),
        ("double-l", "ㄹ", "л"),
        ("letters", "ㅏ", "а"),
    ]
    assert last == [
        ("cluster-keeps-its-second", "닭", "닥"),
        ("letters", "ㄷㅏㄱ", "так"),
    ]


def test_a_name_from_a_table_is_one_unit() -> None:
    trace = explain("서울 대학교")
    assert [unit.source for unit in read_units(trace)] == ["서울", " ", "대", "학", "교"]
    assert [line.rule for line in tell_unit(trace, 0, "en")] == ["place:서울", "established-form"]


def test_a_row_may_write_a_place_whole_after_another_reading() -> None:
    places: tuple[tuple[str, Kind, str], ...] = (
        ("평양시", "place", "Пхеньян"),
        ("김 정은", "name", "Ким Чжонын"),
    )
    for text, kind, result in places:
        trace = explain(text, kind=kind)
        assert replay(trace) == trace.result == result


def test_what_one_rule_wrote_in_one_word_of_hangul_is_one_line() -> None:
    told = list(tell_steps(explain_hangulize("Чехов, Горький"), "en"))
    assert [(line.rule, line.before, line.after) for line in told] == [
        ("south-consonant-before-vowel", "ч х", "ㅊ ㅎ"),
        ("south-e-after-consonant", "е", "ㅔ"),
        ("south-vowel", "о", "ㅗ"),
        ("south-voiced-at-end", "в", "ㅍㅡ"),
        ("short-i-after-i", "й", "∅"),
        ("south-consonant-before-vowel", "г р к", "ㄱ ㄹ ㅋ"),
        ("south-vowel", "о и", "ㅗ ㅣ"),
        ("south-soft-sign", "ь", "ㅣ"),
    ]


def test_a_trace_as_text() -> None:
    """The sum first; each step with stage, change, rule, sentence and source; other readings."""
    trace = explain("국물")
    for lang in ("ru", "en"):
        say = speaker(lang)
        first, *lines = narrate(trace, lang).splitlines()
        assert first == f"국물 → кунмуль ({say('certainty-rule')})"
        steps = list(tell_steps(trace, lang))
        assert len(lines) == 2 * len(steps)
        for step, change, words in zip(steps, lines[::2], lines[1::2], strict=True):
            assert change.split() == [
                *say("stage-" + step.stage).split(), step.before, "→", step.after, step.rule
            ]  # fmt: skip
            assert words.strip() == f"{step.says} [{step.cite}]"
    assert trace.to_text() == narrate(trace, "en") != narrate(trace, "ru")


def test_what_changes_nothing_has_no_arrow_and_other_readings_come_last() -> None:
    trace = explain("김정은", kind="name")
    assert "  김정은  person:김정은" in narrate(trace, "en")
    assert speaker("en")("others") not in narrate(trace, "en")
    other = type(trace)(trace.source, trace.steps, trace.result, "guess", ("Ким", "Кэм"))
    assert narrate(other, "en").splitlines()[-1] == f"  {speaker('en')('others')}: Ким; Кэм"


def test_json_keeps_hangul_readable() -> None:
    assert '"국물"' in explain("국물").to_json()


@pytest.mark.parametrize(
    ("case", "result", "other"),
    [
        ("keep", "чамчжари Ким Чжонын", "чамчари Ким Чжонын"),
        ("lower", "чамчжари ким чжонын", "чамчари ким чжонын"),
        ("title", "Чамчжари Ким Чжонын", "Чамчари Ким Чжонын"),
    ],
)
def test_another_reading_is_written_like_the_first(case: Case, result: str, other: str) -> None:
    """잠자리 is a dragonfly, or with tension a bed (the norm's article 28)."""
    trace = Converter(case=case).explain("잠자리 김정은")
    assert (trace.result, trace.others) == (result, (other,))


def test_a_row_of_one_s_own_may_part_a_word_and_read_it_otherwise() -> None:
    trace = Converter(kind="word", lexicon=[("독립심", "독닙_심")]).explain("독립심")
    assert trace.result == replay(trace) == "тоннип сим"
    told = [(line.rule, line.before, line.after) for line in tell_unit(trace, 1, "en")]
    assert ("stop-becomes-nasal", "독닙", "동닙") in told


@pytest.mark.parametrize("text", ["국물", "국물, да"])
def test_hangul_that_passes_is_replayed_as_it_stands(text: str) -> None:
    # Russian → Hangul leaves Hangul alone; a trace without steps replays to its source.
    trace = explain_hangulize(text)
    assert replay(trace) == trace.result and trace.result.startswith("국물")


def test_the_sign_of_nothing_passes_as_any_other_sign() -> None:
    trace = explain("국∅, ∅")
    assert trace.result == replay(trace) == "кук∅, ∅"


def test_a_trace_is_told_in_english_unless_russian_is_asked_for() -> None:
    trace = explain("국물")
    assert trace.to_text() == trace.to_text("en") != trace.to_text("ru")
