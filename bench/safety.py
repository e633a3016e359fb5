"""Whether a fix called safe is ever wrong, and whether what is right is left alone; printed.

`habits`: people whom no table lists, in each habit of spelling, in a sentence about Korea: told,
first suggestion right, safe, safe and wrong. `left`: listed people and given names written by the
system, in every case, under every profile and ё setting, alone and beside the full name: told,
safely changed; all of it, in two processes, takes some five minutes. The names of unlisted people
stand beside the repository; without them those figures are left out. Arguments choose parts;
`--every=N` takes one text of N, `--list` prints every miss.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice, product
from pathlib import Path

from kontsevich.analysis.people import persons, surnames
from kontsevich.checker.judging.judge import YO, judge
from kontsevich.checker.judging.suggestions import SAFE, Judgement
from kontsevich.documents.regions.region import Region
from kontsevich.law.profiles import CYRILLIC, list_profiles, read_profile
from kontsevich.russian.declension import CASES, decline
from kontsevich.transcription.layout import fold_yo
from kontsevich.transcription.standard_spelling import converter, fold, write_name

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
ALL_CASES = ("", *CASES)
ABOUT = "В Корее ещё говорили: {}."
GIVENS = 3000


def read_rows(name: str) -> list[list[str]]:
    """The rows of a measuring table without its header; none where there is no file."""
    path = DATA / name
    if not path.is_file():
        return []
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def look(text: str, profile: str = "paper", yo: str = "keep") -> list[Judgement]:
    """What is said of a text."""
    return judge([Region("prose", text, ())], profile=profile, yo=yo)


@cache
def standards() -> dict[str, str]:
    """Hangul of the unlisted people → their name by the system."""
    return {row[2]: row[1] for row in read_rows("cyrillic_names.tsv") if row[0] == "standard"}


def is_of(expected: str, hangul: str) -> bool:
    """Whether a suggestion is this person by the system, in either order of the words."""
    right = standards()[hangul]
    surname, given = right.split(" ")
    alone = converter("given", "paper").convert(hangul[-2:])
    return fold(expected) in {fold(right), fold(f"{alone} {surname}"), fold(f"{given} {surname}")}


def measure_habits(misses: list[str]) -> Counter[str]:
    """Unlisted people by habit."""
    counts: Counter[str] = Counter()
    for habit, spelt, hangul in read_rows("cyrillic_names.tsv"):
        if habit == "initials-after" or hangul not in standards():
            continue
        if habit == "no-aspirate" and ["apart", spelt, hangul] in _apart():
            continue
        counts[f"{habit}-all"] += 1
        told = [one for one in look(ABOUT.format(spelt)) if one.code < "KTV3"]
        if not told:
            continue
        counts[f"{habit}-told"] += 1
        first = told[0]
        right = bool(first.expected) and is_of(first.expected[0], hangul)
        counts[f"{habit}-first"] += right
        if first.fix == SAFE:
            counts[f"{habit}-safe"] += 1
            counts[f"{habit}-safe-wrong"] += not right
            if not right:
                misses.append(f"{habit}\t{spelt}\t{hangul}\t{first.expected[0]}\t{first.why}")
    return counts


@cache
def _apart() -> list[list[str]]:
    return [row for row in read_rows("cyrillic_names.tsv") if row[0] == "apart"]


def write_givens() -> list[str]:
    """Given names of two syllables, in Hangul: of unlisted people first, then of those listed."""
    rows = [*read_rows("latin_names.tsv"), *read_rows("cyrillic_names.tsv")]
    found = dict.fromkeys(hangul[2 if hangul[:2] in surnames() else 1 :] for *_, hangul in rows)
    found |= dict.fromkeys(person.given for person in persons().values())
    return [given for given in found if len(given) == 2][:GIVENS]


def right_texts(profile: str, dots: bool) -> Iterator[tuple[str, str]]:
    """Texts in which all is by the system, and what each shows."""
    options = read_profile(profile)
    cut = str if dots and options["yo"] != "fold" else fold_yo
    for person in persons().values():
        if person.surname in surnames() and person.given:
            name = write_name(surnames()[person.surname].southern, person.given, profile)
            for case in ALL_CASES if person.gender != "f" else ("",):
                yield "person", cut(ABOUT.format(decline(name, case)))
    for given in write_givens():
        alone = converter("given", profile).convert(given)
        full = write_name("김", given, profile)
        for case in ALL_CASES:
            yield "given", cut(f"В Корее говорили о том, что {decline(alone, case)} улыбается.")
            yield "beside", cut(f"В Сеуле играет {full}. Рядом {decline(alone, case)}, все рады.")


def measure_left(every: int, setting: tuple[str, str]) -> tuple[Counter[str], list[str]]:
    """What is right under a profile and a setting of ё, and nevertheless told; every miss."""
    profile, yo = setting
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for what, text in islice(right_texts(profile, yo != "fold"), 0, None, every):
        told = look(text, profile, yo)
        counts[f"left-{what}-all"] += 1
        counts[f"left-{what}-told"] += bool(told)
        counts[f"left-{what}-safe"] += any(one.fix == SAFE for one in told)
        for one in told[:1]:
            says = f"{one.code} {one.found} → {one.expected} {one.fix}"
            misses.append(f"left-{what}\t{profile}\t{yo}\t{text}\t{says}")
    return counts, misses


def main() -> None:
    """Measure what the arguments name, or all, and print it."""
    parts = [word for word in sys.argv[1:] if not word.startswith("--")]
    misses: list[str] = []
    counts: Counter[str] = Counter()
    if not parts or "habits" in parts:
        counts += measure_habits(misses)
    if not parts or "left" in parts:
        every = next((int(word[8:]) for word in sys.argv if word.startswith("--every=")), 1)
        settings = product(list_profiles(CYRILLIC), YO)
        with ProcessPoolExecutor(2) as pool:
            for some, more in pool.map(partial(measure_left, every), settings):
                counts.update(some)
                misses += more
    for what in sorted(counts):
        print(what, counts[what], sep="\t")
    if "--list" in sys.argv:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
