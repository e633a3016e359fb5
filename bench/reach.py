"""What the checker reaches of its own tables: places, terms and organisations, misspelt by habit.

A sample of the rows, each in the habits of spelling, which are made here of the standard form and
of the Revised Romanization without the rival rules, in a text about Korea. `told`: a finding on the
word; `named`: one that says this very row, or one that is spelt as it is. A place stands behind the
noun for its type, behind nothing but a preposition (`bare`), among Korean places (`plain`), in a
case and as the adjective made of it; a term alone, in a list of its field (`list`), in a case among
Korean things (`plain`); a ruler behind a word for one and among others. An argument is the size of
the sample; `--list` prints what was not told.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kontsevich.analysis.people import listed_names
from kontsevich.analysis.places import places
from kontsevich.checker.judging.judge import judge
from kontsevich.checker.judging.suggestions import Judgement
from kontsevich.checker.spotting.terms import terms
from kontsevich.documents.regions.region import Region
from kontsevich.hangul.syllables import RUN
from kontsevich.law import tables
from kontsevich.russian.declension import decline
from kontsevich.transcription.standard_spelling import converter, fold

SIZE, SEED = 400, 20261128
PLACE, TERM, BODY, RULER, STATION = "place", "term", "institution", "ruler", "station"
WRONG = ("KTV1", "KTV2")
NOUNS = {
    "mountain": "гора",
    "station": "станция",
    "temple": "храм",
    "quarter": "район",
    "island": "остров",
    "river": "река",
    "county": "уезд",
    "village": "деревня",
    "city": "город",
    "fortress": "крепость",
    "town": "посёлок",
    "pass": "перевал",
    "palace": "дворец",
    "lake": "озеро",
    "gate": "ворота",
    "street": "улица",
    "state": "государство",
    "sea": "залив",
    "province": "провинция",
    "district": "округ",
}
ADJECTIVAL = frozenset(("city", "province", "county", "state", "island", "district"))
BEHIND = "В Корее всем известно, что такое {noun} {word}. Её там ещё помнят."
BARE = "По Корее мы ехали весь день, до {word}, и всё-таки успели."
ALONE = "В Корее всем известно, что такое {word}. Её там ещё помнят."
LISTED = "В Корее ещё помнят, что такое {word}."
# Texts in which more stands about Korea: places in cases, an adjective; terms; rulers.
PLAIN = "Мы были в Сеуле, видели Пусан и Кванчжу, ели кимчи, а потом показался {word} в снегу."
CASED = "Мы жили в Сеуле, видели дворец Кёнбоккун, гуляли по Пусану и долго ехали до {word}."
NAMED = "В Сеуле, Пусане и Тэгу рассказывали, что {word} рынок был в Корее самым старым."
AMONG = "В Сеуле и Пусане корейцы ещё помнят про {word}, хотя молодые кимчи едят чаще."
REIGNED = "Это было в Корее, когда правил король {word}, при котором всё переменилось."
AMID = "Государством Чосон правил Седжон, за ним Мунджон, а потом {word}, и корейцы это помнят."

# The Revised Romanization read letter by letter: as it sounds to a Russian, and as it is written.
HEARD = {"yeo": "ё", "yae": "я", "wae": "вэ", "eo": "о", "ae": "э", "eu": "ы", "oe": "ве"}
HEARD |= {"wo": "во", "wa": "ва", "we": "ве", "wi": "ви", "ui": "ый", "ye": "е", "ya": "я"}
HEARD |= {"yo": "ё", "yu": "ю", "ng": "нг", "ch": "ч", "kk": "кк", "tt": "тт", "pp": "пп"}
HEARD |= {"ss": "сс", "jj": "чч", "a": "а", "e": "е", "i": "и", "o": "о", "u": "у", "g": "г"}
HEARD |= {"d": "д", "b": "б", "j": "дж", "k": "к", "t": "т", "p": "п", "m": "м", "n": "н"}
HEARD |= {"r": "р", "l": "ль", "s": "с", "h": "х"}
WRITTEN = {**HEARD, "yeo": "ьео", "eo": "ео", "ae": "ае", "eu": "еу", "oe": "ое", "ui": "уи"}
WRITTEN |= {"wae": "вае", "l": "л"}
# Other manners that travellers and fans have of the same letters.
SOFT = {**HEARD, "yeo": "ьё", "yo": "ьё", "eu": "у", "ae": "ей", "ui": "и", "j": "ж", "wo": "уо"}
FAN = {**HEARD, "yeo": "йо", "yo": "йо", "ae": "ае", "eu": "у", "ya": "йа", "yu": "йю", "si": "ши"}
DIGRAPHS = {**HEARD, "yeo": "ьо", "eo": "эо", "ae": "аэ", "eu": "еу", "oe": "оэ", "ui": "уй"}
VOICED = {"к": "г", "т": "д", "п": "б", "ч": "дж"}
TENSE = re.compile("([ктпсч])\\1")


class Row(NamedTuple):
    """A row of a table: what it is, its Hangul, its field or type, its form by the system; the
    Hangul of its words."""

    kind: str
    hangul: str
    field: str
    standard: str
    words: tuple[str, ...]


def _read_letters(latin: str, letters: dict[str, str]) -> str:
    """Latin letters as a Russian reads them, the longest first."""
    found, at = "", 0
    while at < len(latin):
        size = next((n for n in (3, 2, 1) if latin[at : at + n] in letters), 0)
        found += letters[latin[at : at + size]] if size else latin[at]
        at += size or 1
    found = re.sub("(^|[аеёиоуыэюя -])ь", "\\1й", found)
    found = re.sub("ль(?=[ьлаеёиоуыэюя])", "л", found)
    return re.sub("^е(?![оу])", "э", found)


def _romanize(row: Row) -> str:
    return " ".join(converter("word", "rr").convert(word).lower() for word in row.words)


def _heard(row: Row) -> str:
    return _read_letters(_romanize(row), HEARD)


def _heard_without_ng(row: Row) -> str:
    return _read_letters(re.sub("ng(?=[^aeiouyw]|$)", "n", _romanize(row)), HEARD)


def _written(row: Row) -> str:
    return _read_letters(_romanize(row), WRITTEN)


def _soft(row: Row) -> str:
    return _read_letters(_romanize(row), SOFT).replace("йё", "ё")


def _fan(row: Row) -> str:
    return _read_letters(_romanize(row), FAN)


def _digraphs(row: Row) -> str:
    return _read_letters(_romanize(row), DIGRAPHS)


def _soviet(row: Row) -> str:
    """ё without its dots, a hard л, ㅓ after a sibilant as е, no aspirates."""
    old = re.sub("(?<=[сч])о(?=[нмлкп]|$)", "е", _without_aspirates(row))
    return re.sub("ль(?![аеёиоуыэюя])", "л", old).replace("ё", "е")


def _spaced(row: Row) -> str:
    return _parted(row).replace("-", " ").title()


def _voiced(row: Row) -> str:
    return re.sub("\\b([кптч])(?!\\1|х)", lambda found: VOICED[found[1]], row.standard)


def _without_aspirates(row: Row) -> str:
    return re.sub("([ктпч])х", "\\1", row.standard)


def _without_dots(row: Row) -> str:
    return row.standard.replace("ё", "е")


def _parted(row: Row) -> str:
    write = converter("word", "paper").convert
    words = [[word[:-1], word[-1]] if len(word) > 2 else [word] for word in row.words]
    return " ".join("-".join(map(write, parts)) for parts in words)


def _hard_once(row: Row) -> str:
    hard = re.sub("ль(?![аеёиоуыэюя])", "л", row.standard)
    return TENSE.sub("\\1", hard)


def _hushed(row: Row) -> str:
    return re.sub("с(?=[иёюя])", "ш", row.standard)


def _hard_e(row: Row) -> str:
    return re.sub("(?<=[бвгджзклмнпрстхчш])е", "э", row.standard)


HABITS: dict[str, Callable[[Row], str]] = {
    "heard": _heard,
    "heard-without-ng": _heard_without_ng,
    "written": _written,
    "voiced": _voiced,
    "without-aspirates": _without_aspirates,
    "without-dots": _without_dots,
    "parted": _parted,
    "hard-and-once": _hard_once,
    "hushed": _hushed,
    "hard-e": _hard_e,
    "soft": _soft,
    "fan": _fan,
    "digraphs": _digraphs,
    "soviet": _soviet,
    "spaced": _spaced,
}


@cache
def read_rows() -> list[Row]:
    """The rows of the three tables that the rules spell, but for words and brands."""
    found = [
        _row(PLACE, hangul, place.type, converter("place", "paper").convert(hangul))
        for hangul, place in ((hangul, places()[hangul]) for hangul in places())
        if RUN.fullmatch(hangul) and len(hangul) > 1 and not place.cyrillic
        if place.type != STATION
    ]
    # A station is written without its generic term: станция Каннам.
    found += [
        _row(PLACE, hangul[:-1], STATION, converter("place", "paper").convert(hangul[:-1]))
        for hangul in places()
        if places()[hangul].type == STATION and len(hangul) > 2
    ]
    found += [
        _row(TERM, hangul, term.field, converter("word", "paper").convert(hangul))
        for hangul, term in terms().items()
        if RUN.fullmatch(hangul) and len(hangul) > 1 and term.policy == "rule" and not term.forms
    ]
    found += [
        _row(BODY, row[0], BODY, converter("auto", "paper").convert(row[0]), row[1])
        for row in tables.read_tsv("places/institutions.tsv")
        if RUN.fullmatch(row[0])
    ]
    found += [
        _row(RULER, hangul, RULER, converter("given", "paper").convert(hangul))
        for hangul in listed_names().values()
        if RUN.fullmatch(hangul) and len(hangul) > 1
    ]
    return found


def _row(kind: str, hangul: str, field: str, standard: str, marked: str = "") -> Row:
    words = re.sub("[^가-힣_]", "", marked).split("_") if marked else [hangul]
    return Row(kind, hangul, field, standard.lower(), tuple(words))


@cache
def _standards() -> frozenset[str]:
    return frozenset(fold(row.standard) for row in read_rows())


def spell(row: Row) -> Iterator[tuple[str, str]]:
    """Each habit, and the row spelt by it, where that is right for no row of the tables."""
    for habit, write in HABITS.items():
        spelt = write(row)
        if fold(spelt) not in _standards():
            yield habit, spelt


def _capital(row: Row, spelt: str) -> str:
    return spelt if row.kind == TERM else spelt[:1].upper() + spelt[1:]


def _companions(row: Row, write: Callable[[Row], str]) -> list[str]:
    """Two other terms of the field, spelt by the same habit."""
    others = [one for one in read_rows() if one.kind == TERM and one.field == row.field]
    picked = random.Random(row.hangul).sample(others, min(3, len(others)))
    return [write(one) for one in picked if one != row][:2]


def _decline(word: str) -> str:
    """The genitive of a misspelt word."""
    return decline(word, "gen")


def _adjective(word: str) -> str:
    """The adjective of a misspelt place: бусанский."""
    stem = re.sub("[аеёиоуыэюяйь]$", "", word.lower().replace("-", ""))
    return f"{stem}ский"


def write_texts(row: Row, habit: str, spelt: str) -> Iterator[tuple[str, str, str]]:
    """What is measured, a text, and the word in it."""
    word = _capital(row, spelt)
    noun = NOUNS.get(row.field, "место")
    if row.kind == PLACE:
        yield PLACE, BEHIND.format(noun=noun, word=word), word
        if row.field != STATION:
            yield f"{PLACE}-bare", BARE.format(word=word), word
            yield f"{PLACE}-plain", PLAIN.format(word=word), word
            yield f"{PLACE}-case", CASED.format(word=_decline(word)), _decline(word)
        if " " not in word and row.field in ADJECTIVAL:
            yield f"{PLACE}-adjective", NAMED.format(word=_adjective(word)), _adjective(word)
    elif row.kind == RULER:
        yield RULER, REIGNED.format(word=word), word
        yield f"{RULER}-among", AMID.format(word=word), word
    else:
        yield row.kind, ALONE.format(noun=noun, word=word), word
    if row.kind == TERM:
        yield f"{TERM}-plain", AMONG.format(word=_decline(word)), _decline(word)
        words = ", ".join((word, *_companions(row, HABITS[habit])))
        yield f"{TERM}-list", LISTED.format(word=words), word


def _suggested(told: Iterable[Judgement]) -> Iterator[str]:
    for one in told:
        yield from one.expected[:1]


def measure(rows: list[Row]) -> tuple[Counter[tuple[str, str, str]], list[str]]:
    """How many of how many by kind and habit: all, told, named; what was not told."""
    counts: Counter[tuple[str, str, str]] = Counter()
    missed: list[str] = []
    for row in rows:
        for habit, spelt in spell(row):
            for what, text, word in write_texts(row, habit, spelt):
                start = text.index(word)
                end = start + len(word)
                told = [
                    one
                    for one in judge([Region("prose", text, ())])
                    if one.code.startswith(WRONG) and one.start < end and start < one.end
                ]
                named = any(
                    hangul.startswith(row.hangul) for one in told for hangul in one.hangul
                ) or any(fold(one.lower()) == fold(row.standard) for one in _suggested(told))
                for part in (habit, "all"):
                    counts[what, part, "all"] += 1
                    counts[what, part, "told"] += bool(told)
                    counts[what, part, "named"] += named
                if not named:
                    said = [(one.code, one.expected) for one in told]
                    missed.append(f"{what}\t{habit}\t{row.hangul}\t{row.field}\t{spelt}\t{said}")
    return counts, missed


def main() -> None:
    """Measure a sample of each kind and print it."""
    size = next((int(word) for word in sys.argv[1:] if word.isdigit()), SIZE)
    rows = read_rows()
    picked: list[Row] = []
    for kind, share in ((PLACE, 0.4), (TERM, 0.4), (BODY, 0.1), (RULER, 0.1)):
        some = [row for row in rows if row.kind == kind]
        picked += random.Random(SEED).sample(some, min(len(some), round(size * share)))
    counts, missed = measure(picked)
    print("what\thabit\tall\ttold\tnamed")
    for what, habit in sorted({key[:2] for key in counts}):
        row = [counts[what, habit, part] for part in ("all", "told", "named")]
        print(what, habit, *row, sep="\t")
    if "--list" in sys.argv:
        print("\n".join(missed))


if __name__ == "__main__":
    main()
