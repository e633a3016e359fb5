"""Every listed person in every rival spelling of one deviation, declined: writes
bench/figures/spellings.tsv (what, how many, of how many).

Some hundred and fifty thousand spellings in their distinct case forms; it takes half an hour.
`tests/checker/test_judge_persons.py` runs a sample of the same, and of two deviations.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kontsevich.analysis.people import persons, surnames
from kontsevich.checker.judging.consistency import MIXTURE
from kontsevich.checker.judging.judge import judge
from kontsevich.checker.judging.suggestions import SAFE, Judgement
from kontsevich.checker.spotting.assessment import ACCEPTED, STANDARD, Shape, assess
from kontsevich.checker.spotting.evidence import is_of_others
from kontsevich.documents.regions.region import Region
from kontsevich.reverse.variants import Variant, name_variants
from kontsevich.russian.declension import CASES, decline
from kontsevich.transcription.standard_spelling import fold, surname_variants, write_name

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "figures" / "spellings.tsv"
EVERY_TIER = 3
# The sentence around the name: one speaks of Korea, one of nothing.
ABOUT = {"korean": "В Корее ещё говорили: {}.", "plain": "Вчера ещё говорили: {}."}
Who = tuple[str, str, str]


def listed_people() -> list[Who]:
    """Southern surname, given name and gender of every listed person who has a surname."""
    return sorted(
        {
            (surnames()[person.surname].southern, person.given, person.gender)
            for person in persons().values()
            if person.surname in surnames() and person.given
        }
    )


def is_accepted(surname: str, given: str, spelt: str) -> bool:
    """Whether a spelling is the standard or an accepted variant of it."""
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


def is_foreign(spelt: str) -> bool:
    """Whether a surname and a given name of one syllable are spelt as Chinese or Vietnamese ones.

    Го Сань and Ань Му say nothing of a Korean: such names are left alone.
    """
    parts = tuple(spelt.lower().split())
    return len(parts) == 2 and is_of_others(parts)


def look(form: str, about: str) -> list[Judgement]:
    """What is said of a form in a sentence."""
    return judge([Region("prose", ABOUT[about].format(form), ())])


def count(who: Who, variant: Variant, case: str, about: str) -> Counter[str]:
    """What becomes of one spelling of a person in one case."""
    surname, given, _ = who
    standard = write_name(surname, given, "paper")
    form = decline(variant.text, case)
    if form == variant.text:  # a form that does not decline says nothing of its case
        case = ""
    judged = look(form, about)
    if is_accepted(surname, given, variant.text):
        return Counter(
            {"accepted": 1, "accepted-flagged": any(one.code != MIXTURE for one in judged)}
        )
    if not judged and is_anothers(form):
        return Counter({"of-another": 1})
    if not judged and len(given) == 1 and is_foreign(variant.text):
        return Counter({"foreign": 1})
    found: Counter[str] = Counter(all=1, found=bool(judged))
    if judged:
        right = judged[0].expected[0] == decline(standard, case)
        safe = judged[0].fix == SAFE
        found += Counter({"right": right, "safe": safe, "safe-right": safe and right})
    return found


def forms_of(variant: Variant, gender: str) -> Iterator[str]:
    """The cases whose forms differ; a woman's name is taken as it stands."""
    seen = set()
    for case in ("", *(CASES if gender != "f" else ())):
        form = decline(variant.text, case)
        if form not in seen:
            seen.add(form)
            yield case


def measure_person(who: Who) -> Counter[str]:
    """All spellings of a person with one deviation, in all cases."""
    counts: Counter[str] = Counter()
    surname, given, gender = who
    for variant in name_variants(surname, given, 1, EVERY_TIER):
        for case in forms_of(variant, gender):
            for name, number in count(who, variant, case, "korean").items():
                counts[f"spelt-{name}"] += number
        for name, number in count(who, variant, "", "plain").items():
            counts[f"plain-{name}"] += number
    return counts


def write(counts: Counter[str]) -> None:
    """The file of figures."""
    rows = ["what\tright\tof"]
    for about in ("spelt", "plain"):
        for what, of in (("found", "all"), ("right", "found"), ("safe", "all")):
            rows.append(f"{about}-{what}\t{counts[f'{about}-{what}']}\t{counts[f'{about}-{of}']}")
    safe = counts["spelt-safe"]
    rows.append(f"spelt-safe-right\t{counts['spelt-safe-right']}\t{safe}")
    accepted = counts["spelt-accepted"]
    rows.append(f"spelt-left\t{accepted - counts['spelt-accepted-flagged']}\t{accepted}")
    FIGURES.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    people = listed_people()
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for done, found in enumerate(pool.map(measure_person, people, chunksize=8), 1):
            counts += found
            if sys.stderr.isatty() or not done % 500:
                print(f"{done} of {len(people)} people", file=sys.stderr)
    write(counts)
    print(FIGURES.read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
