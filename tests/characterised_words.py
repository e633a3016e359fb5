"""Places, terms and given names in the spellings of every system, each in some case.

Which ones is drawn from their letters, so that a new row of a table moves no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from zlib import crc32

from kontsevich import check
from kontsevich.checker.judging.judge import sight
from kontsevich.checker.mentions.gathering import gather
from kontsevich.checker.spotting.known_places import is_place, is_state
from kontsevich.checker.spotting.likely_given_names import read_lone
from kontsevich.checker.spotting.listed_words import judge_word
from kontsevich.checker.spotting.phrases import read_phrase
from kontsevich.checker.spotting.place_surroundings import may_be_given
from kontsevich.checker.spotting.right_words import read_right_term
from kontsevich.checker.spotting.terms import judge_term
from kontsevich.documents import Region
from kontsevich.law import tables
from kontsevich.reverse.variants import spell_variants
from kontsevich.russian.declension import CASES, decline

FOREIGN = Path(__file__).parent / "checker" / "foreign_names.tsv"
# One in so many rows of a table, and whether its words are given names.
SOURCES = {
    "places/places.tsv": (40, False),
    "check/terms.tsv": (50, False),
    "names/givens.tsv": (40, True),
    "names/temples.tsv": (4, False),
}
SPELLINGS = 4  # of each word
LIKELIEST = 60  # spellings among which they are drawn
DERIVED = ("ский", "цы", "ской", "ца", "ь-ская", "ы", "ами", "ный")
BESIDE = ("пусан", "Кванджу", "янбаней", "Ким Чен Ыне", "Сеула", "хангыль", "Ханой", "Токио")
BOTH = ((False, False), (True, True))
AROUND = (
    "В Корее знают {0}.", "Город {0} и провинция {1} в Корее.", "{0} — это слово.",
    "Сеул, {0} и {1}.", "Он живёт в {1}, у горы {0}. Китай далеко.", "В КОРЕЕ: {2}.",
    "{0} ({3}) и {1}", "Корея. Храм «{0}» из {1}", "Япония: {0}, {1}.", "Корейский {1} и {0} {1}.",
    "Корея. {0} вышел. {1}-ван молчал.", "В Корее {1} {0} (см. {4}).",
)  # fmt: skip


@cache
def read_words() -> dict[str, str]:
    """Spellings in lines, by the Hangul that they are of, and names that are not Korean."""
    found: dict[str, str] = {}
    for table, (every, given) in SOURCES.items():
        for hangul, *_ in tables.read_tsv(table):
            if draw(hangul) % every == 0 and all("가" <= one <= "힣" for one in hangul):
                found.setdefault(hangul, "\n".join(dict.fromkeys(_spell(hangul, given))))
    for row in FOREIGN.read_text("utf-8").splitlines()[1:]:
        if draw(row) % 8 == 0:
            found[row.split("\t")[0]] = "\n".join(dict.fromkeys(row.lower().split("\t")[:3]))
    return found


def draw(text: str) -> int:
    """A number that depends on a text alone."""
    return crc32(text.encode("utf-8"))


def _spell(hangul: str, given: bool) -> Iterator[str]:
    """The system's spelling and some others, each in a case, drawn by its letters."""
    every = [one.text for one in islice(spell_variants(hangul, 2, 2, given), LIKELIEST)]
    others = sorted(every[1:], key=lambda text: draw(f"{hangul} {text}"))[: SPELLINGS - 1]
    for word in (*every[:1], *others):
        case = ("", *CASES)[draw(word) % (len(CASES) + 1)]
        yield decline(word.capitalize(), case).lower()
    if not given:
        yield every[-1] + DERIVED[draw(hangul) % len(DERIVED)]
    if len(hangul) == 2 and given:
        yield _spell_apart(hangul, 1, "-")
    elif len(hangul) > 3 and not given:
        yield _spell_apart(hangul, 2, " -"[draw(hangul) % 2])


def _spell_apart(hangul: str, at: int, joint: str) -> str:
    """A word in two, each in one of its likeliest spellings."""
    halves = [list(islice(spell_variants(one, 1, 1), 3)) for one in (hangul[:at], hangul[at:])]
    return joint.join(half[draw(hangul) % len(half)].text for half in halves)


def tell_words(_: str, words: str) -> Iterator[str]:
    """What each lower-case word may be, by every judge of words."""
    for word in words.split("\n"):
        yield from (f"{word}: {told}" for told in _tell_word(word))


def _tell_word(word: str) -> Iterator[str]:
    judged, term = judge_word(word), judge_term(word, "paper")
    right = read_right_term(word, "paper", False)
    given = [may_be_given(word, one, *both) for one in ("paper", "kholodovich") for both in BOTH]
    yield f"place {is_place(word)} state {is_state(word)} given {given}"
    rows = [(reading.hangul, reading.kind, stem.form, stem.cases) for reading, stem in judged.rows]
    yield f"listed {judged.fine} {rows}"
    yield f"term {term and (term.expected, term.certain)} right {right and right[0]}"
    for one in (*read_lone(word), *read_lone(word.replace("-", " "), True, True)):
        yield f"lone {one.hangul} {one.cost:.1f} {one.cases}"
    parts = tuple(word.replace("-", " ").split())
    for phrase in read_phrase(parts) if len(parts) > 1 else ():
        yield f"phrase {phrase.hangul} {phrase.kind} {phrase.cost:.1f} {phrase.cases}"


def tell_texts(hangul: str, words: str) -> Iterator[str]:
    """What the checker says of words in their surroundings, and what stands there by its table."""
    for word in words.split("\n"):
        named = word.title() if draw(word) % 3 else word.capitalize()
        beside = BESIDE[draw(named) % len(BESIDE)]
        text = AROUND[draw(word) % len(AROUND)].format(named, beside, word.upper(), hangul, word)
        yield repr(text)
        for one in check(text):
            yield f"{one.code}\t{one.fix}\t{one.found!r}\t{'|'.join(one.expected)}"
        for name in gather(sight([Region("prose", text, ())])):
            told = name.kind, name.hangul, name.standard, name.form, name.cases, name.swapped
            yield f"{name.start}-{name.end} {told}"
