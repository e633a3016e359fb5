"""Judging at the edges: settings that do not exist, paragraphs alike, borders of what is read."""

from __future__ import annotations

from typing import Any

import pytest

from kontsevich import InputError, check
from kontsevich.checker.judging.judge import judge, judge_each, sight
from kontsevich.checker.judging.suggestions import find_people
from kontsevich.checker.spotting.evidence import weights
from kontsevich.documents import Region
from kontsevich.documents.regions.memory import Memory, remembering


@pytest.mark.parametrize("settings", [{"yo": "never"}, {"profile": "rr"}, {"profile": "none"}])
def test_a_setting_that_is_none_is_refused_by_its_name(settings: Any) -> None:
    with pytest.raises(InputError, match=f"unknown {next(iter(settings))}: "):
        judge([Region("prose", "Сеул", ())], **settings)


def test_paragraphs_alike_have_each_their_findings() -> None:
    paragraph = "В Сеуле говорил Ким Чен Ын."
    told = judge([Region("prose", paragraph, ())] * 3)
    assert [(one.region, one.start, one.expected) for one in told] == [
        (number, 16, ("Ким Чжонын",)) for number in range(3)
    ]


def test_a_word_at_the_border_of_what_is_about_korea_is_read_whole_or_not() -> None:
    # «Бусанский» is told as an adjective, never as «Бусан» with a tail left over.
    reach = int(weights().context_reach)
    told = set()
    for more in range(-30, 4):
        text = f"В Сеуле {'и' * 9} {'и ' * ((reach - 20) // 2)}{' ' * more}бусанский порт, Корея"
        text = text[: text.index(", Корея")]
        told |= {(one.found, one.expected) for one in check(text)}
    assert told <= {("бусанский", ("пусанский",))}
    assert check("В Сеуле бусанский порт")[0].expected == ("пусанский",)


def test_another_s_spelling_makes_no_mixture() -> None:
    # Decision 1: a manuscript must not mix the two; what it quotes is not its own.
    mixed = "В Кёнчжу были. «В Кёнджу», — писали «Известия». Сеул."
    assert "KTV302" not in [one.code for one in check(mixed)]
    own = "В Кёнчжу были. В Кёнджу, в Кёнчжу жили. Сеул."
    assert [(one.code, one.found) for one in check(own)] == [("KTV302", "Кёнджу")]


def test_a_house_form_is_told_once_and_makes_no_second_spelling() -> None:
    text = "В Корее жил Ким Ильсон. О Ким Ир Сене писали."
    told = check(text, forms={"Ким Ильсон": "Ким Ир Сен"})
    assert [(one.code, one.found, one.expected) for one in told] == [
        ("KTV109", "Ким Ильсон", ("Ким Ир Сен",))
    ]


def test_a_house_form_needs_a_name() -> None:
    # A Chinese name, in a text that nothing says to be about Korea.
    assert check("Тан Лин ушёл.", forms={"Тан Лин": "Тхан Лин"}) == []


def test_a_house_form_goes_by_the_form_of_the_system_or_by_the_one_that_stands_there() -> None:
    for named in ("Ким Ильсон", "Ким Ир Сен"):
        told = check("В Корее жил Ким Ир Сен.", forms={named: "Ким Ир-Сен"})
        assert [(one.code, one.expected) for one in told] == [("KTV109", ("Ким Ир-Сен",))]


def test_a_house_form_is_declined_as_the_one_that_stands_there() -> None:
    told = check("В Корее говорили с Ли Сунсином.", forms={"Ли Сунсин": "Ри Сунсин"})
    assert [(one.code, one.expected) for one in told] == [("KTV109", ("Ри Сунсином",))]


def test_only_listed_people_are_told() -> None:
    assert check("Президент Южной Кореи Пак Чанг Сунг.")[0].people == ()
    assert [one.hangul for one in find_people(("김정은", "김뷁뷁"))] == ["김정은"]


@pytest.mark.parametrize(
    ("text", "found", "right", "fix"),
    [
        # Listed, and in a case that the preposition does not ask for: it is a surname.
        ("О Гёнсек молчал.", "О Гёнсек", "О Гёнсок", "safe"),
        ("О Мансек молчал.", "О Мансек", "О Мансок", "safe"),
        # Nobody begins a sentence with «ко» and a name that is not declined.
        ("Ко Поксу молчал.", "Ко Поксу", "Ко Боксу", "safe"),
        # «У» asks for the genitive, and that is what stands there: Санхёк may be meant alone.
        ("У Санхйока был сын.", "У Санхйока", "У Санхёка", "unsafe"),
        # The author declines what does not decline when it is right: in which case is unsaid.
        ("Все верят с Ким Сон Аем.", "Ким Сон Аем", "Ким Сонэ", "unsafe"),
        # The Hangul beside it decides, however many readings there are (decision 15).
        ("Цой Ок Сук (최옥숙) ушла.", "Цой Ок Сук", "Чхве Оксук", "safe"),
        ("Жил Ха Тэ Ек (하태역).", "Ха Тэ Ек", "Ха Тхэёк", "safe"),
    ],
)
def test_what_makes_a_fix_safe(text: str, found: str, right: str, fix: str) -> None:
    (told,) = check(f"В Корее шумят. {text}")
    assert (told.found, told.expected[0], told.fix) == (found, right, fix)


@pytest.mark.parametrize(
    "text",
    [
        "В Корее шумят. О Се Хуне говорят.",  # in the prepositional, which never stands alone
        "Пак Чхансу (박창수) жил в Корее.",  # unlisted, right, with its own Hangul
        "В Корее жил Чхве Чжонын. Чжонын пел.",  # voiced by its surname, which is not said again
        "В Корее ели Соннён Ю, Соннён Ю, Рю Соннён.",  # the given name first is no spelling
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert check(text) == []


def test_a_kept_spelling_that_is_the_rarer_is_asked_to_be_the_other() -> None:
    told = check("Ким Чжонын ел в Корее. Ким Чжонын пил. О Ким Чен Ыне пели.", keep=("Ким Чен Ын",))
    assert [(one.code, one.found, one.expected) for one in told] == [
        ("KTV301", "Ким Чен Ыне", ("Ким Чжоныне",))
    ]


def test_a_text_that_prints_the_dots_anywhere_prints_them_in_names() -> None:
    name = Region("prose", "В Корее ел Чхве Ренхэ.", ())
    assert [one.expected[0] for one in judge([Region("prose", "Ещё раз.", ()), name])] == [
        "Чхве Рёнхэ"
    ]
    assert judge([Region("prose", "Раз.", ()), name]) == []


def test_the_title_before_a_translation_is_that_of_each_text() -> None:
    # What is remembered of a paragraph holds only behind the same title.
    with remembering(Memory()):
        for hangul in ("최옥숙", "최옥석"):
            title = Region("prose", f"{hangul} 동지", ())
            (told,) = judge([title, Region("translation", "Цой Ок Сук выступила", ())])
            assert (told.code, told.hangul) == ("KTV201", (hangul,))


def test_a_term_in_capitals_is_no_given_name() -> None:
    # «Кебуль» may be somebody's given name; where all is in capitals, none of them says so.
    assert [one.expected for one in check("В КОРЕЕ ЕЛИ КЕБУЛЬ.")] == [("КЭБУЛЬ", "КВЭБУЛЬ")]
    assert check("В Корее жил Кебуль.") == []


ENGLISH, KNOWN = ("Чой Джин Су", "Пак Юнг Мин"), ("Ким Чен Ын", "Пак Кын Хе", "Мун Чжэ Ин")


@pytest.mark.parametrize("english", [0, 1, 2])
@pytest.mark.parametrize("apart", [40, 41])
def test_a_list_that_came_through_english_holds_no_safe_fix(english: int, apart: int) -> None:
    # Two names of three that only English makes so; names farther apart are no list.
    names = (*ENGLISH[:english], *KNOWN[: 3 - english])
    told = check("Корея: " + f",{' ' * (apart - 1)}".join(names))
    safe = [one.found for one in told if one.fix == "safe"]
    assert safe == ([] if english == 2 and apart == 40 else [*KNOWN[: 3 - english]])


@pytest.mark.parametrize("name", ["Джун-Хек Пак", "Пак Джун-Хек"])
def test_a_hyphen_speaks_for_a_name_in_either_order(name: str) -> None:
    (told,) = judge([Region("prose", f"В Корее жил {name}.", ())])
    assert {"hyphen", "kholodovich-hyphen"} <= {piece for piece, _ in told.why}


def test_a_place_is_told_where_korea_is_spoken_of_however_much_stands_before() -> None:
    before = "Он ходил по берегу моря и смотрел. " * 400
    found = check(f"{before}\n\nВ Сеуле тихо. Бусанский порт.")
    assert [one.found for one in found] == ["Бусанский"]
    short = [Region("prose", "и", ())] * 5000
    told = judge([*short, Region("prose", "В Сеуле тихо. Бусанский порт.", ())])
    assert [(one.region, one.found) for one in told] == [(5000, "Бусанский")]


def test_what_is_said_of_a_region_is_said_of_it_as_the_first() -> None:
    texts = "Ким Чен Ын был в Сеуле.", "Чен Ын видел Бусан."
    rows = judge_each(sight([Region("prose", text, ()) for text in texts]))
    assert [(one.region, one.found) for one in rows[1]] == [(0, "Чен Ын"), (0, "Бусан")]


@pytest.mark.parametrize("word", ["бусанский", "Инчон", "Бусана"])
def test_the_author_s_word_for_a_place_is_left(word: str) -> None:
    text = f"В Сеуле вспомнили: {word}."
    assert [one.found for one in check(text)] == [word]
    assert check(text, keep=["бусанский", "инчон", "бусан"]) == []


def test_a_given_name_told_as_part_of_a_person_s_hides_no_other() -> None:
    told = check("В Сеуле Ким Чен Ын говорил. Чен Ын и Джихён ушли.")
    assert [one.found for one in told] == ["Ким Чен Ын", "Чен Ын", "Джихён"]


def test_a_preposition_and_a_part_of_a_name_are_no_given_name() -> None:
    assert check("В Сеуле жили. У Джи дом.") == []


@pytest.mark.parametrize("word", ["О", "На", "Но", "У"])
def test_a_word_before_the_given_name_of_somebody_named_is_no_surname(word: str) -> None:
    told = check(f"В Корее поэт Пак Мин Хи говорил. {word} Мин Хи, корейский поэт.")
    assert [one.found for one in told] == ["Пак Мин Хи", "Мин Хи"]


@pytest.mark.parametrize(
    "text", ["город Дэгу. Дальше, сказал он, Дэгу растёт", "остров Джиндо. Джиндо красив"]
)
def test_a_place_that_is_told_once_is_told_wherever_it_stands(text: str) -> None:
    found = [one.found for one in check(f"В Корее есть {text}.")]
    assert len(found) == 2 and len(set(found)) == 1


def test_a_slip_of_one_letter_is_told_of_a_word_that_is_not_all_capitals() -> None:
    texts = "В Корее стоит дворец Токсунгун.", "В Корее стоит дворец ТОКСУНГУН."
    assert [[one.expected for one in check(text)] for text in texts] == [[("Токсугун",)], []]


@pytest.mark.parametrize("word", ["бал", "бар", "гун"])
def test_a_russian_word_of_one_syllable_is_no_term(word: str) -> None:
    assert check(f"На уроке тхэквондо: тобок, сабом, {word}.") == []
    assert [one.found for one in check("На уроке тхэквондо: тобок, сабом, гып.")] == ["гып"]


def test_a_term_without_its_dots_is_asked_for_where_none_are_printed() -> None:
    # 냉면: нэнмён, and нэнмен where ё is printed as е.
    text = "В Корее едят кимчи и нэнгмён."
    told = [[one.expected for one in check(text, yo=yo)] for yo in ("keep", "fold")]
    assert told == [[("нэнмён",)], [("нэнмен",)]]
