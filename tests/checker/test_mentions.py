"""Mentions in any text: each lies where it says, none overlaps another, nothing falls over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich.checker.judging.judge import sight
from kontsevich.checker.mentions.gathering import gather
from kontsevich.checker.mentions.mention import KINDS, Mention
from kontsevich.checker.name_table.files import gather_regions
from kontsevich.checker.settings.settings import build_settings
from kontsevich.documents.regions.region import Region
from kontsevich.documents.text.plain_text import read_text

WORDS = (
    *("Ким", "Чен", "Ын", "Ына", "Чжонын", "Пак", "Чон-хи", "Кынхе", "Сеул", "Сеуле", "Бусан"),
    *("Пусаном", "кимчи", "янбанов", "Мунму", "Ван", "Тона", "ильбо", "Сечжон-тэван", "в", "О"),
    *("Корее", "«", "»", "(", "김정은", "金", ")", ".", ",", "\n", "\u00ad", "о\u0301", "-", "КИМ"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60)


def find(text: str) -> list[Mention]:
    return gather(sight([Region("prose", text, ())]))


@given(TEXTS)
def test_mentions_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for mention in find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.kind in KINDS and mention.form and mention.standard
        end = mention.end


@given(TEXTS)
def test_what_is_located_is_what_stands_there(text: str) -> None:
    for one in gather_regions(text, read_text(text), build_settings()):
        assert text[one.start : one.end].strip() and one.line >= 1 and one.column >= 1


# Worked out by hand: what stands in the text, what it is, in the nominative.
FORMS = {
    "в Корее о Ким Чен Ыне": ("person", "Ким Чен Ын", "Ким Чжонын"),
    "в Корее с Пак Чон-хи": ("person", "Пак Чон-хи", "Пак Чонхи"),
    "в Корее КИМ ЧЕН ЫН": ("person", "КИМ ЧЕН ЫН", "Ким Чжонын"),
    "в Корее при Сечжон-тэване": ("ruler", "Сечжон-тэван", "Сечжон-тэван"),
    "в Корее, в Пусане": ("place", "Пусан", "Пусан"),
    "в Корее, за Сеулом": ("place", "Сеул", "Сеул"),
    "в Корее много чэболей": ("term", "чэболь", "чэболь"),
    "в Корее тэквондист": ("term", "тэквондист", "тхэквондо"),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_mention_is_told_in_the_nominative(text: str) -> None:
    [mention] = find(text)
    assert (mention.kind, mention.form, mention.standard) == FORMS[text]


# Russian words that are spelt as Korean ones, and people who are none.
SPARES = ("они сами", "этот омоним", "на комму", "Сами корейцы", "Ли Бо", "Виктор Цой")


@pytest.mark.parametrize("text", SPARES)
def test_what_is_not_korean_is_no_mention(text: str) -> None:
    assert find(f"В Корее {text}.") == []
