"""Any text: no exception, what is not Hangul untouched, explanation and result one."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontsevich import Converter, pronounce, replay, split_name
from kontsevich.analysis.classification import KINDS
from kontsevich.analysis.hanja import HANJA
from kontsevich.law.choices import Case, Kind

HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=12)
JAMO = st.text(st.sampled_from("ᄀᄂᆞᅡᅵᆨᆫㄱㅏㅋㆍㅿﾡￂㅤ "), max_size=8)
FOREIGN = st.text(st.characters(exclude_categories=("Lo", "Cs")), max_size=8)
MIXED = st.lists(st.one_of(HANGUL, JAMO, FOREIGN, st.text(max_size=6)), max_size=6).map("".join)
CONVERTERS = {kind: Converter(kind=kind) for kind in KINDS}
ANY_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")


@pytest.mark.parametrize("kind", KINDS)
@given(text=MIXED)
@example(text="가∅·→")
def test_convert_and_explain_agree_and_replay(kind: Kind, text: str) -> None:
    converter = CONVERTERS[kind]
    trace = converter.explain(text)
    assert trace.result == converter.convert(text) == replay(trace)


@given(text=MIXED)
def test_pronounce_never_raises(text: str) -> None:
    assert isinstance(pronounce(text), str)


@given(text=st.text())
def test_what_is_not_hangul_is_untouched(text: str) -> None:
    foreign = HANJA.sub("", ANY_HANGUL.sub("", text))
    assert CONVERTERS["auto"].convert(foreign) == foreign


@given(before=FOREIGN, word=HANGUL, after=FOREIGN)
def test_what_stands_around_hangul_is_untouched(before: str, word: str, after: str) -> None:
    converted = CONVERTERS["word"].convert(before + word + after)
    assert converted.startswith(before)
    assert converted.endswith(after)
    middle = converted[len(before) : len(converted) - len(after)]
    assert middle == CONVERTERS["word"].convert(word)


@given(text=st.lists(st.one_of(HANGUL, st.sampled_from(" ,.\n")), max_size=6).map("".join))
def test_composed_and_decomposed_hangul_agree(text: str) -> None:
    for converter in CONVERTERS.values():
        decomposed = unicodedata.normalize("NFD", text)
        assert converter.convert(decomposed) == converter.convert(text)


@given(text=st.text(st.sampled_from("АБВГДЕЁЖЗИЙабвгдеёжзийъыьэюя -«»,.\n")))
def test_cyrillic_passes_unchanged(text: str) -> None:
    for converter in CONVERTERS.values():
        assert converter.convert(text) == text


@given(name=HANGUL)
def test_a_split_name_is_the_whole_name(name: str) -> None:
    splits = split_name(name)
    assert splits
    assert all(split.surname + split.given == name for split in splits)


@given(text=MIXED, case=st.sampled_from(["lower", "sentence", "title"]))
def test_case_changes_capitals_only(text: str, case: Case) -> None:
    converter = _cased(case)
    trace = converter.explain(text)
    assert trace.result == converter.convert(text) == replay(trace)
    assert trace.result.lower() == CONVERTERS["auto"].convert(text).lower()


_CASED: dict[Case, Converter] = {}


def _cased(case: Case) -> Converter:
    if case not in _CASED:
        _CASED[case] = Converter(case=case)
    return _CASED[case]
