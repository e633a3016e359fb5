"""Latin letters from the same sounds: the examples that the norms print, and what holds of all.

`tables/spelling/printed.tsv` has the printed examples of 국어의 로마자 표기법 2 and 3 (2014-42)
and those of ALA-LC on pronunciation and hyphens, with their articles.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import Converter, InputError, check, replay, restore
from kontsevich.law import tables
from kontsevich.law.choices import Kind, Profile, Switches
from kontsevich.law.profiles import LATIN, list_profiles

PRINTED = tables.read_tsv("spelling/printed.tsv")
SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=6)


@pytest.mark.parametrize(
    ("profile", "hangul", "kind", "latin"), [row[:4] for row in PRINTED], ids=lambda cell: cell
)
def test_a_printed_example(profile: Profile, hangul: str, kind: Kind, latin: str) -> None:
    converter = Converter(kind=kind, profile=profile)
    trace = converter.explain(hangul)
    assert converter.convert(hangul) == trace.result == replay(trace) == latin


def test_every_article_with_examples_is_there() -> None:
    cited = {row[4] for row in PRINTED if row[0] != "mr"}
    assert {f"rr 3.{article}" for article in (1, 3, 4, 5, 6, 8)} < cited
    assert {"rr 2.1 note 1", "rr 2.2 note 1", "rr 2.2 note 2", "rr 3.1 note"} < cited


@pytest.mark.parametrize(
    ("switches", "hangul", "kind", "latin"),
    [  # what the norm allows beside what it prints first
        ({"given": "syllables-hyphen"}, "민용하", "name", "Min Yong-ha"),
        ({"given": "syllables-hyphen"}, "한복남", "name", "Han Bok-nam"),
        ({"generics": "drop"}, "청주시", "place", "Cheongju"),
        ({"divide": "hyphen"}, "중앙", "place", "Jung-ang"),
        ({"divide": "hyphen"}, "반구대", "place", "Ban-gudae"),
        ({"divide": "hyphen"}, "세운", "place", "Se-un"),
        ({"divide": "hyphen"}, "해운대", "place", "Hae-undae"),
    ],
)
def test_what_the_norm_allows(switches: Switches, hangul: str, kind: Kind, latin: str) -> None:
    converter = Converter(kind=kind, profile="rr", **switches)
    trace = converter.explain(hangul)
    assert converter.convert(hangul) == trace.result == replay(trace) == latin


def test_a_year_as_catalogues_write_it() -> None:
    assert Converter(profile="mr").convert("2007년 3월") == "2007-yŏn 3-wŏl"
    assert Converter(profile="rr").convert("2007년 3월") == "2007-nyeon 3-wol"


def test_each_system_tells_whose_rule_it_was() -> None:
    told = Converter(kind="name", profile="mr").explain("박목월").to_text("en")
    assert "[mr 4]" in told
    assert "[mr 7]" in told
    assert "[rr 3.4]" in Converter(kind="name", profile="rr").explain("한복남").to_text("ru")


@given(st.sampled_from(list_profiles(LATIN)), st.sampled_from(["auto", "name", "place"]), SYLLABLES)
def test_any_hangul_is_latin_and_replays(profile: Profile, kind: Kind, text: str) -> None:
    converter = Converter(kind=kind, profile=profile)
    trace = converter.explain(text)
    assert re.fullmatch("[A-Za-zŎŏŬŭ' -]*", trace.result)
    assert converter.convert(text) == trace.result == replay(trace)


@given(SYLLABLES, SYLLABLES)
def test_letter_by_letter_no_two_spellings_meet(left: str, right: str) -> None:
    convert = Converter(profile="rr-letters").convert
    assert (convert(left) == convert(right)) == (left == right)


@pytest.mark.parametrize("profile", list_profiles(LATIN))
def test_a_manuscript_is_not_checked_by_latin(profile: Profile) -> None:
    with pytest.raises(InputError, match="unknown profile"):
        check("Ким Чен Ын", profile=profile)
    with pytest.raises(InputError, match="unknown profile"):
        restore("Ким Чен Ын", profile=profile)
