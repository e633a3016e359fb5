"""People of all nations, Russian → Hangul: how many are sure and other than the printed label.

    git clone https://github.com/steveash/NETransliteration-COLING2018 build/names
    python bench/people.py build/names/data [--list]

The lists of Merhav & Ash (Wikidata, CC0) have people in English and Russian, and in English and
Korean. A person of the Korean list counts whose English words have one Russian word each in the
other. What differs and is sure is no fault by itself: the label may break the norm, or be of
another nation's person; `tests/russian/sure.tsv` says of each what it is, and how many are wrong.
"""

from __future__ import annotations

import argparse
import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kontsevich.russian.hangulization import explain_hangulize

JUDGED = Path(__file__).resolve().parents[1] / "tests" / "russian" / "sure.tsv"
HANGUL = re.compile("[가-힣 ]+")
WORDS = (2, 3)
PARTS = (80, 20)  # of the Russian list, in hundredths: together all of it


def read_rows(path: Path) -> Iterator[tuple[str, str]]:
    """English names and the same in another script."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 2:
            yield cells[0], cells[1]


def fold(word: str) -> str:
    """A word in lower case, of bare Latin letters."""
    bare = unicodedata.normalize("NFD", word.lower()).encode("ascii", "ignore").decode()
    return bare.replace("'", "")


def find_people(folder: Path) -> Iterator[tuple[str, str]]:
    """(Russian, Hangul) of every person whose words are known."""
    words: dict[str, set[str]] = {}
    for part in PARTS:
        for english, letters in read_rows(folder / f"wd_russian_{part}"):
            words.setdefault(english, set()).add(letters.replace(" ", ""))
    for english, hangul in read_rows(folder / "wd_korean"):
        named = [words.get(fold(word), set()) for word in english.split()]
        if not (WORDS[0] <= len(named) <= WORDS[1] and HANGUL.fullmatch(hangul)):
            continue
        if len(hangul.split()) == len(named) and all(len(found) == 1 for found in named):
            yield " ".join(next(iter(found)).capitalize() for found in named), hangul


def main() -> None:
    """Count, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="print what is sure and differs")
    options = parser.parse_args()
    with JUDGED.open(encoding="utf-8", newline="") as file:
        judged = {row["russian"]: row["what"] for row in csv.DictReader(file, delimiter="\t")}
    counts: Counter[str] = Counter()
    for russian, hangul in find_people(options.folder):
        trace = explain_hangulize(russian)
        sure = trace.certainty != "guess"
        equal = trace.result == hangul
        counts["people"] += 1
        counts[f"{'sure' if sure else 'a guess'}, {'as' if equal else 'not as'} the label"] += 1
        if sure and not equal:
            what = judged.get(russian, "not judged")
            counts[f"  {what}"] += 1
            if options.list:
                print(russian, hangul, trace.result, trace.certainty, what, sep="\t")
    print("\n".join(f"{what}\t{number}" for what, number in counts.items()))


if __name__ == "__main__":
    main()
