"""How often the results are right: writes bench/figures/accuracy.tsv (what, right, of how many).

The norms' own examples are part of the repository. The measuring data stands beside it and is no
part of it; without it only the examples are counted. `bench/pages.py` makes pages of the figures.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kontsevich import Converter, check, hangulize, restore
from kontsevich.law import tables
from kontsevich.maintain.dictionary import measure, read_dictionary
from kontsevich.russian.declension import stems
from kontsevich.russian.hangulization import explain_hangulize
from kontsevich.russian.letter_rules import Norm
from kontsevich.russian.name_table import foreign
from kontsevich.transcription.standard_spelling import fold as standard
from restoration import PASSPORTS, read_folds, tell

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "figures" / "accuracy.tsv"
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"
RUSSIAN = ROOT / "tests" / "russian"
NORMS: dict[Norm, int] = {"south": 1, "north": 2}
# The accepted variants of the decisions, each read as ours.
VARIANTS = {"дж": "чж", "нъ": "н", "мъ": "м", "льд": "льт", "льчж": "льч", "йо": "ё"}
# What is read back, by where the pairs are from.
NAMES = {
    "passports": PASSPORTS,
    "library": ("loc-mr",),
    "north": ("nk",),
    "yale": ("yale",),
    "standard": ("standard",),
    "apart": ("apart",),
}
PEERS = ("passports", "library")  # what ICU is asked to read, too
SURE, PARTS = 0.95, 10_000
Count = tuple[str, int, int]


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a TSV file without its header; none where there is no file."""
    if not path.is_file():
        return []
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def count(what: str, results: Iterable[bool]) -> Iterator[Count]:
    """One figure, where there is anything to count."""
    found = list(results)
    if found:
        yield what, sum(found), len(found)


def fold(text: str) -> str:
    """A spelling with every accepted variant replaced by the form that we write."""
    for variant, ours in VARIANTS.items():
        text = text.replace(variant, ours).replace(variant.capitalize(), ours.capitalize())
    return re.sub(r"\bЕ", "Йе", text)


def count_words() -> Iterator[Count]:
    """Hangul to Cyrillic, and Russian to Hangul."""
    word = Converter(kind="word")
    inventory = tables.read_tsv("sound/inventory.tsv")
    yield from count("norm-written", (word.convert(row[1]) == row[3] for row in inventory))
    yield from count("norm-said", (word.pronounce(row[1]) == row[2] for row in inventory))
    rows = read_rows(DATA / "pronunciation.tsv")
    for what, half in (("words", rows), ("words-even", rows[::2]), ("words-odd", rows[1::2])):
        yield from count(what, (word.convert(row[0]) in row[2].split("|") for row in half))
    yield from count_dictionary()
    kinds = {kind: Converter(kind=kind) for kind in ("word", "name", "place", "auto")}
    yield from count(
        "attested",
        (
            fold(kinds[kind.replace("sentence", "auto")].convert(hangul)) == fold(cyrillic)
            for hangul, cyrillic, kind, source in read_rows(DATA / "attested_pairs.tsv")
            if source[1] in "AB"
        ),
    )
    examples = tables.read_tsv("hangul/inventory.tsv")
    data = read_rows(DATA / "russian_to_hangul.tsv")
    for norm, column in NORMS.items():
        for what, pairs in (("examples", examples), ("names", data)):
            yield from count(
                f"{norm}-{what}",
                (is_hangul_of(row[0], row[column], norm, row[3]) for row in pairs if row[column]),
            )
    for what in ("people", "places"):
        rows = read_rows(RUSSIAN / f"{what}.tsv")
        yield from count(f"{what}-printed", (hangulize(row[0]) == row[1] for row in rows))
        yield from count(f"{what}-norm", (hangulize(row[0]) == (row[2] or row[1]) for row in rows))
    yield from count_places()
    yield from count("towns", map(is_right_or_a_guess, read_rows(RUSSIAN / "foreign-towns.tsv")))


def count_places() -> Iterator[Count]:
    """Rivers, islands, mountains and regions, their terms translated; spaces are free."""
    for what in ("landscape", "subdivisions"):
        rows = read_rows(RUSSIAN / f"{what}.tsv")
        yield from count(f"{what}-printed", (is_place(row[0], row[1]) for row in rows))
        yield from count(f"{what}-norm", (is_place(row[0], row[2] or row[1]) for row in rows))


def is_place(russian: str, hangul: str, norm: Norm = "south") -> bool:
    """Whether a place comes out so, its terms translated, but for the spaces."""
    return hangulize(russian, norm=norm, terms=True).replace(" ", "") == hangul.replace(" ", "")


def is_right_or_a_guess(row: list[str]) -> bool:
    """Whether a foreign town comes out as one of its names, or is said to be a guess."""
    trace = explain_hangulize(row[0])
    forms = {trace.result.replace(" ", ""), *variants().get(row[0], ())}
    return trace.certainty == "guess" or not forms.isdisjoint(row[2].split())


@cache
def variants() -> dict[str, tuple[str, ...]]:
    """The further forms in print of foreign names."""
    return {name.russian: name.variants for name in foreign()}


def count_dictionary() -> Iterator[Count]:
    """Half of the Standard Dictionary, by length: short words have homographs, others few."""
    path = DATA / "standard_dictionary.tsv"
    if path.is_file():
        words = read_dictionary(str(path))
        right = list(zip((len(one.word) for one in words), measure(words), strict=True))
        yield from count("dictionary", (good for length, good in right if length > 2))
        yield from count("dictionary-short", (good for length, good in right if length <= 2))


def is_hangul_of(russian: str, hangul: str, norm: Norm, kind: str) -> bool:
    """Whether a name comes out so; of an administrative one the spaces are free."""
    if "subdivision" in kind:
        return is_place(russian, hangul, norm)
    return hangulize(russian, norm=norm) == hangul


def count_readings() -> Iterator[Count]:
    """Spellings seen in print, back to Hangul."""
    places = []
    for text, _, hangul, *_ in read_rows(DATA / "nonstandard.tsv"):
        found = [candidate.hangul.replace(" ", "") for candidate in restore(text)]
        places.append(found.index(hangul) if hangul in found else 99)
    yield from count("restored-first", (place == 0 for place in places))
    yield from count("restored-third", (place < 3 for place in places))


def count_names() -> Iterator[Count]:
    """Names in Latin and Cyrillic back to Hangul, by folds: no pair judges itself."""
    latin, cyrillic = (read_rows(DATA / f"{name}_names.tsv") for name in ("latin", "cyrillic"))
    if not latin:
        return
    latin += read_rows(ROOT / "tests" / "reverse" / "names.tsv")
    results = list(read_folds(latin, cyrillic))
    print("\n".join(tell(results)))
    for what, kinds in NAMES.items():
        some = [row for row in results if row.kind in kinds and not row.listed]
        yield from count(f"{what}-first", (row.place == 0 for row in some))
        yield from count(f"{what}-third", (row.place < 3 for row in some))
        if what in PEERS and (uconv := shutil.which("uconv")):
            read = read_with_icu(uconv, [row.text for row in some])
            yield from count(
                f"{what}-icu", (a == b.hangul for a, b in zip(read, some, strict=True))
            )
    for alphabet in ("latin", "cyrillic"):
        some = [row for row in results if row.alphabet == alphabet and row.found]
        yield from count(f"sure-{alphabet}", (row.place == 0 for row in some if row.sure >= SURE))
        brier = sum((row.sure - (row.place == 0)) ** 2 for row in some) / len(some)
        yield f"brier-{alphabet}", round(brier * PARTS), PARTS


def read_with_icu(uconv: str, texts: list[str]) -> list[str]:
    """The one reading that ICU's Latin-Hangul has of each text, without its spaces and hyphens."""
    command = [uconv, "-f", "utf-8", "-t", "utf-8", "-x", "Latin-Hangul"]
    told = subprocess.run(
        command, input="\n".join(texts), capture_output=True, text=True, check=True
    )
    return [re.sub("[ -]", "", line) for line in told.stdout.split("\n")]


def count_findings() -> Iterator[Count]:
    """The checker on real passages with what should be found in them, and on the article."""
    found, hits = [], []
    for path in sorted((DATA / "lint_texts").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        told = [one for one in check(text) if one.code < "KTV3"]
        wanted = []
        for first, last, surface, _, wrong, suggested, *_ in read_rows(
            path.with_suffix(".gold.tsv")
        ):
            # Our чж where the passage's key asks for дж is the same spelling.
            ours = {standard(stem.form) for stem in stems(surface.lower())}
            same = "-" not in surface and any(
                standard(one) in ours for one in suggested.split("|") if one
            )
            if wrong == "1" and not same:
                wanted.append((int(first), int(last)))
        found += [any(one.start < end and start < one.end for one in told) for start, end in wanted]
        hits += [any(one.start < end and start < one.end for start, end in wanted) for one in told]
    yield from count("check-found", found)
    yield from count("check-right", hits)
    article = SHARED / "sample" / "article.txt"
    if article.is_file():
        text = article.read_text("utf-8")
        keyed = read_rows(SHARED / "sample" / "article_findings.tsv")
        told_lines = [(str(one.line), one.found) for one in check(text)]
        yield from count("article", ((row[0], row[1]) in told_lines for row in keyed))


def main() -> None:
    """Measure everything, write the figures."""
    rows = (*count_words(), *count_readings(), *count_names(), *count_findings())
    lines = ["what\tright\tall", *("\t".join(map(str, row)) for row in rows)]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(FIGURES.read_text("utf-8"), end="")


if __name__ == "__main__":
    main()
