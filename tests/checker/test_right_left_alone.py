"""What is right is left alone: listed people and their given names as the system writes them, in
every case and under every profile; and names of other peoples in a text about Korea."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

from kontsevich import check, fix
from kontsevich.analysis.people import persons, surnames
from kontsevich.checker.judging.judge import YO
from kontsevich.law.profiles import CYRILLIC, list_profiles, read_profile
from kontsevich.russian.declension import CASES, decline
from kontsevich.transcription.layout import fold_yo
from kontsevich.transcription.standard_spelling import converter, write_name

PROFILES = list_profiles(CYRILLIC)
FOREIGN = Path(__file__).with_name("foreign_names.tsv")
# Of what is right so much may be told at most, for an author to look at.
TOLD = 0.003
# So many sentences make one text.
MANY = 40


def read_foreign() -> list[list[str]]:
    """The forms of each name of another people."""
    rows = FOREIGN.read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[:5] for row in rows]


def right_sentences(profile: str) -> Iterator[str]:
    """Sentences with listed people, one of so many as there are profiles, and their given names."""
    index = PROFILES.index(profile)
    for person in islice(persons().values(), index, None, len(PROFILES)):
        if person.surname in surnames() and person.given:
            full = write_name(surnames()[person.surname].southern, person.given, profile)
            alone = converter("given", profile).convert(person.given)
            for case in ("", *CASES) if person.gender != "f" else ("",):
                yield f"В Корее ещё говорили: {decline(full, case)}."
                if len(person.given) > 1:
                    yield f"Рядом {decline(alone, case)}, все рады."


def texts(sentences: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(sentences), MANY):
        yield "\n\n".join(("В Корее тихо.", *sentences[start : start + MANY]))


@pytest.mark.parametrize("profile", PROFILES)
def test_listed_people_by_the_system_are_left_alone(profile: str) -> None:
    yo = YO[PROFILES.index(profile) % len(YO)]
    dotless = yo == "fold" or read_profile(profile)["yo"] == "fold"
    sentences = [fold_yo(one) if dotless else one for one in right_sentences(profile)]
    options = {"profile": profile, "yo": yo}
    found = [one for text in texts(sentences) for one in check(text, **options)]  # type: ignore[arg-type]
    assert [(one.found, one.expected) for one in found if one.fix == "safe"] == []
    assert len(found) <= TOLD * len(sentences), found


def test_names_of_other_peoples_are_never_changed_safely() -> None:
    sentences = [f"Там был {form}." for forms in read_foreign() for form in forms]
    found = [one for text in texts(sentences) for one in check(text)]
    assert [(one.found, one.expected) for one in found if one.fix == "safe"] == []


def test_a_name_of_another_people_is_not_changed_where_only_it_stands() -> None:
    for name, *_ in read_foreign():
        found = check(f"Он был в Сеуле. Потом о {name} узнали все.")
        assert [one.found for one in found if one.fix == "safe"] == [], name


@pytest.mark.parametrize(
    "text",
    [
        # A surname that is a preposition too, and a given name in the case that it asks for.
        "Корея. Пак Чханёль улыбается. О Чханёле писали.",
        "Корея. Видели друга. Со Чон Ыном говорили.",
        "Корея. У Тхака был друг.",
        # Such a surname in another case of its given name, or with a preposition, is one.
        "Корея. О Сехун улыбнулся. Говорили об О Сехуне.",
    ],
)
def test_a_preposition_is_no_surname(text: str) -> None:
    assert check(text) == []


def test_a_given_name_with_the_hyphen_of_the_house_is_right() -> None:
    text = "В Корее говорили: Сок-у, Сок-ёном, Хи-ге, Тон-пхе, Е-бину, Чон-хи."
    assert check(text, profile="lankov") == []


@pytest.mark.parametrize(
    "text",
    [
        "Корея. Пак Ен Дин пришёл.",  # nothing reads the last word
        "Корея. Колхоз в Узбекистане: Тен Дон Хен, Тё Мен Хи, Ким Бон Нюр, Ким Чи Сен.",
    ],
)
def test_half_a_name_and_soviet_forms_are_left_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("whose", ["Корейцы Сахалина:", "Сахалинские корейцы помнят", "Из колхоза"])
def test_koreans_of_the_former_ussr_are_never_surely_misspelt(whose: str) -> None:
    text = f"{whose} Ким Ен Ча, Пак Сын Ы."
    assert fix(text) == text


@pytest.mark.parametrize("text", ["В Корее говорили: О Гёнсоке.", "В Корее он с Чонъилем."])
def test_what_is_right_as_it_stands_is_nothing_else(text: str) -> None:
    assert check(text) == []
