"""Every listed person, declined, in the spellings of the rivals; and what must stay silent."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from kontsevich.checker.assess import ACCEPTED, STANDARD, Shape, assess
from kontsevich.checker.judge import MIXTURE, judge
from kontsevich.declension import CASES, decline
from kontsevich.documents.region import Region
from kontsevich.names import listed_names, persons, surnames
from kontsevich.standard import fold, surname_variants, write_name
from kontsevich.variation import Variant, name_variants

SAMPLE = 2  # spellings of each person; all of them are some two million
COMMON = 2  # the costliest tier of the first measurement: press, Kholodovich, English
PEOPLE = sorted(
    {
        (surnames()[person.surname].southern, person.given, person.gender)
        for person in persons().values()
        if person.surname in surnames() and person.given
    }
)


def is_accepted(surname: str, given: str, spelt: str) -> bool:
    first, _, second = spelt.partition(" ")
    standard = write_name(surname, given, "paper").split(" ", 1)[1]
    solid = "-" not in spelt and " " not in second
    return solid and fold(second) == fold(standard) and first.lower() in surname_variants(surname)


def is_anothers(spelt: str) -> bool:
    """Whether the spelling is right for somebody else: Ким Минсун is 김민순, if not 김민선."""
    first, *parts = spelt.replace("-", " ").lower().split()
    shape = Shape(first, tuple(parts), "-" if "-" in spelt else " " if parts[1:] else "")
    assessment = assess(shape, "paper", False)
    return assessment is not None and assessment.status in (STANDARD, ACCEPTED)


def measure(most_tier: int, most: int) -> Counter[str]:
    chance = random.Random(9)
    counts: Counter[str] = Counter()
    for surname, given, gender in PEOPLE:
        standard = write_name(surname, given, "paper")
        variants: list[Variant] = list(name_variants(surname, given, most, most_tier))
        for variant in chance.sample(variants, min(SAMPLE, len(variants))):
            case = chance.choice(("", *CASES)) if gender != "f" else ""
            found = decline(variant.text, case)
            judged = judge([Region("prose", f"Вчера говорили: {found}.", ())])
            if is_accepted(surname, given, variant.text):
                counts["accepted"] += 1
                counts["accepted flagged"] += any(one.code != MIXTURE for one in judged)
                continue
            if not judged and is_anothers(found):
                counts["right for another"] += 1
                continue
            counts["all"] += 1
            counts["found"] += bool(judged)
            if judged:
                right = judged[0].expected[0] == decline(standard, case)
                counts["first"] += right
                counts["safe"] += judged[0].fix == "safe"
                counts["safe and right"] += judged[0].fix == "safe" and right
    return counts


def test_persons_in_one_deviation_of_the_commoner_rivals() -> None:
    counts = measure(COMMON, 1)
    print(dict(counts))
    assert counts["accepted flagged"] == 0
    assert counts["found"] >= 0.96 * counts["all"]
    assert counts["first"] >= 0.95 * counts["found"]
    assert counts["safe and right"] >= 0.99 * counts["safe"]


def test_persons_in_two_deviations_of_any_rival() -> None:
    counts = measure(3, 2)
    print(dict(counts))
    assert counts["accepted flagged"] == 0
    assert counts["found"] >= 0.90 * counts["all"]
    assert counts["first"] >= 0.93 * counts["found"]
    assert counts["safe and right"] >= 0.985 * counts["safe"]


@pytest.mark.parametrize("case", ["", *CASES])
def test_no_standard_form_of_any_person_is_flagged(case: str) -> None:
    for surname, given, _ in PEOPLE:
        form = decline(write_name(surname, given, "paper"), case)
        judged = judge([Region("prose", f"Вчера говорили: {form}.", ())])
        assert judged == [], form
    assert len(PEOPLE) > 600 and listed_names()
