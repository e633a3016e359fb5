"""Names of territories and of cities in Unicode CLDR, Russian → Hangul.

    pip install babel==2.19.0
    python bench/cldr.py

Prints how many come out as CLDR has them in Korean, and of the cities also how many are CLDR's, the
territory's of the same Russian name, or the norm's (``tests/russian/cldr-cities.tsv``, each with
its reason): decision 27.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kontsevich import hangulize

OTHERS = Path(__file__).resolve().parents[1] / "tests" / "russian" / "cldr-cities.tsv"
OF_CLDR = "CLDR, the territory of that name"


def read_others() -> dict[str, dict[str, str]]:
    """The cities that come out otherwise than CLDR has them, by their Russian names."""
    with OTHERS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["russian"]: row for row in rows}


def read_cities() -> Iterator[tuple[str, str]]:
    """The exemplar cities of the time zones in both languages."""
    from babel import Locale

    russian, korean = (Locale(code).time_zones for code in ("ru", "ko"))
    for zone in sorted(russian.keys() & korean.keys()):
        if "city" in russian[zone] and "city" in korean[zone]:
            yield russian[zone]["city"], korean[zone]["city"]


def read_territories() -> Iterator[tuple[str, str]]:
    """The territories that have a code of letters, in both languages."""
    from babel import Locale

    russian, korean = (Locale(code).territories for code in ("ru", "ko"))
    for code in sorted(russian.keys() & korean.keys()):
        if code.isalpha():
            yield russian[code], korean[code]


def main() -> None:
    """Count and print."""
    territories, cities, others = list(read_territories()), list(read_cities()), read_others()
    print("territories", sum(hangulize(name) == form for name, form in territories))
    print("  of", len(territories))
    wrong = [(name, form) for name, form in cities if hangulize(name) != form]
    ours = [(name, form) for name, form in wrong if hangulize(name) == others[name]["ours"]]
    told = sum(others[name]["why"].startswith(OF_CLDR) for name, _ in ours)
    print("cities by CLDR's city", len(cities) - len(wrong), "of", len(cities))
    print("  or by CLDR's territory", len(cities) - len(wrong) + told)
    print("  or by the norm", len(cities) - len(wrong) + len(ours))
    print("\n".join(f"{name}\t{hangulize(name)}\t{form}" for name, form in wrong))


if __name__ == "__main__":
    main()
