"""The Standard Dictionary judges the tables; half of it is here, the other half is kept from us."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontsevich.errors import TableError
from kontsevich.law import tables
from kontsevich.maintain.audit import audit_marks
from kontsevich.maintain.dictionary import Spoken, measure, read_dictionary, report, tally_rows

HEADER = "word\tpronunciation\tparts\tsource\n"


def test_words_of_the_dictionary(shared: Path) -> None:
    words = read_dictionary(str(shared / "data" / "standard_dictionary.tsv"))
    long = [one for one in words if len(one.word) > 2]
    right = list(measure(long))
    assert len(long) > 95_000
    assert sum(right) / len(right) >= 0.977


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("가겟방", "가게빵"),  # the 사이시옷 may be heard or not
        ("국밥", "국빱"),
        ("많소", "만쏘"),
        ("물고기", "물꼬기"),
        ("꽃잎", "꼰닙"),
    ],
)
def test_what_agrees(word: str, said: str) -> None:
    assert list(measure([Spoken(word, said)])) == [True]


def test_a_row_answers_for_its_own_seams() -> None:
    found = tally_rows([Spoken("인권법", "인꿘법")])
    assert found["morpheme:권"].right == 1
    assert found["morpheme:법"].wrong == ["인권법"]


def test_report(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + "물고기\t물고기\t물-고기\tx\n", encoding="utf-8")
    assert list(report(str(path))) == ["row\tright\twrong\twords", "lexicon:물고기\t0\t1\t물고기"]
    path.write_text(HEADER + "물고기\t물꼬\t물-고기\tx\n", encoding="utf-8")
    with pytest.raises(TableError, match="line 2"):
        list(report(str(path)))


def test_tension_is_marked_only_where_a_lax_letter_is_spelt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = {
        "analysis/lexicon.tsv": (("말싸움", "말'싸움", "", "first", "art28", ""),),
        "analysis/morphemes.tsv": (("뼈", "suffix", "'", "ㄹ", "1", "", "", "", "", ""),),
    }
    monkeypatch.setattr(tables, "read_tsv", rows.__getitem__)
    assert [problem.split(": ")[1] for problem in audit_marks()] == ["말싸움", "뼈"]
