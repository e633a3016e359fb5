"""Where a row of the lexicon acts inside a longer word: what `joins` says (tables/README.md)."""

from __future__ import annotations

import pytest

from kontsevich.analysis.drafts import Draft, syllables_with
from kontsevich.analysis.lexicon import LONGEST_TAIL, Entry, Lexicon, is_nominal, is_particle
from kontsevich.hangul.syllables import decompose


def mark(word: str, *entries: tuple[str, str, str]) -> str:
    """The word with these rows (word, marked, joins) laid over it."""
    draft = Draft(word)
    Lexicon(Entry(one, marked, (), joins) for one, marked, joins in entries).lay_rows(draft)
    return draft.text()


# A row of 물가 with a tense seam: 물'가. Alone, with a particle (는), with a suffix (들 and the
# particle), with a verb (하다), behind another word, before another word.
PLACES = {
    "alone": ("물가", "물'가"),
    "particle": ("물가는", "물'가=는"),
    "verb": ("물가하다", "물'가하다"),
    "before": ("강물가", "강물'가"),
    "after": ("물가나무", "물'가나무"),
    "inside": ("강물가나무", "강물'가나무"),
}
ACTS = {
    "no": "alone particle verb",
    "noun": "alone particle",
    "first": "alone particle verb after",
    "last": "alone particle verb before",
    "both": "alone particle verb before after inside",
}


@pytest.mark.parametrize("joins", ACTS)
@pytest.mark.parametrize("place", PLACES)
def test_where_a_row_acts(joins: str, place: str) -> None:
    word, marked = PLACES[place]
    expected = marked if place in ACTS[joins].split() else word
    assert mark(word, ("물가", "물'가", joins)) == expected


def test_the_longest_row_is_first_in_whatever_order_they_stand() -> None:
    short, long = ("물고", "물'고", "both"), ("물고기", "물고'기", "both")
    assert mark("물고기", short, long) == mark("물고기", long, short) == "물고'기"
    assert mark("물고기물고", short, long) == "물고'기물'고"


def test_a_row_is_found_at_the_very_end_and_twice() -> None:
    row = ("물가", "물'가", "both")
    assert mark("강물가", row) == "강물'가"
    assert mark("물가물가", row) == "물'가물'가"
    assert mark("물", row) == "물"


def test_a_seam_that_is_taken_is_not_laid_over() -> None:
    first, second = ("고기", "고'기", "both"), ("물고", "물'고", "both")
    assert mark("물고기", first, second) == "물'고기"


def test_a_draft_keeps_what_is_decided() -> None:
    draft = Draft("물고기집")
    draft.hold(1, 3)  # 고기 looks like a word of a row: the seam in it is plain
    for at in range(1, 4):
        draft.sign(at, "'", "rule")
    assert draft.text() == "물'고기'집"
    assert draft.certainty == "row"
    draft.sign(1, "+", "later")
    assert draft.text() == "물'고기'집"
    assert [row[0] for row in draft.rows] == ["rule", "rule"]


def test_a_noun_before_a_verb_is_another_word_and_stays_plain() -> None:
    """불길 in 불길하다 is not the fire's way: no later rule may speak of its seam."""
    for joins, signs in (("noun", ""), ("first", "'")):
        draft = Draft("물가하다")
        Lexicon([Entry("물가", "물'가", (), joins)]).lay_rows(draft)
        draft.sign(1, "+", "later")
        assert draft.text() == f"물{signs}가하다"


def test_a_row_decides_the_seams_inside_it_and_none_before_it() -> None:
    draft = Draft("강물고기")
    draft.lay(1, [("", "물"), ("'", "고"), ("", "기")], "row")
    assert draft.taken == [False, False, True, True]
    assert draft.text() == "강물'고기"
    draft.sign(1, "+", "rule")
    assert draft.text() == "강+물'고기"


def test_a_doubt_makes_a_guess() -> None:
    draft = Draft("물가")
    assert draft.certainty == "rule"
    draft.sign(1, "", "plain")
    assert (draft.certainty, draft.rows) == ("rule", [])


@pytest.mark.parametrize("coda", ["∅", "ㄱ", "ㅎ"])
def test_all_syllables_with_a_coda(coda: str) -> None:
    every = list(syllables_with(coda))
    assert len(every) == 19 * 21
    assert all(decompose(one).coda == coda for one in every)
    assert every[0] < every[-1] <= "힣"


def test_a_particle_follows_by_its_letters_and_is_short() -> None:
    assert is_particle("사람은", 2)
    assert not is_particle("사람는", 2)
    assert is_nominal("사람들은", 2)
    assert is_nominal("사람뒤에서", 2)  # 뒤 and a particle, which are no particle together
    assert not is_nominal("사람뒤뒤에서", 2)
    assert not is_nominal("사람" + "는" * (LONGEST_TAIL + 1), 2)


def test_a_long_rest_of_a_word_is_no_particle() -> None:
    assert is_particle("국가에서부터", 2) and not is_particle("국가보안법위반사건으로", 2)
