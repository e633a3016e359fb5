"""Names and listed words in Cyrillic, by any system → what they may be in Hangul, with costs.

Three guides over one lattice: given names by their syllables, listed persons, and the gazetteer
(places, rulers and other people of one name, terms).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from . import rivals, tables
from .declension import A_CLASS, Stem, paradigm_of, paradigms, stems
from .hangul import RUN, decompose
from .lattice import GIVEN, START, Path, Script, base_ways
from .names import BAR, GIVEN_AT_MOST, Person, find_person, listed_names, surnames
from .places import places
from .rules import NOTHING

MOST_NAMES = 40  # readings of one name that go on
SHARES = 1000.0  # names/givens.tsv counts per mille
TERMS = "check/terms.tsv"
ESTABLISHED, LATIN_FORMS = "names/established.tsv", "names/latin.tsv"
WARN, KEEP = "warn", "keep"
ESTABLISHED_RULE = "established"
VARIANT = "variant"  # how the rules of the accepted variants begin
CYRILLIC, LATIN = "cyrillic", "latin"
SYLLABIC = "|"  # the layout of a seam whose syllables are spelt apart, though written solid


class Costs(NamedTuple):
    """The numbers of ``reverse/costs.toml``."""

    margin: float
    listed: float
    listed_plausible: float
    rare: float
    lengths: tuple[float, ...]
    syllable_weight: float
    surname_weight: float
    kinds: dict[str, float]
    swapped: float


class NameReading(NamedTuple):
    """A name read back: southern surname and given name, what it costs and deviates by.

    `person`: the listed person of this name. `swapped`: the given name stood first.
    """

    cost: float
    surname: str
    given: str
    rules: tuple[str, ...]
    tier: int
    person: Person | None
    swapped: bool = False

    @property
    def hangul(self) -> str:
        """The name in Hangul, solid; a listed person's in the spelling of the list."""
        return self.person.hangul if self.person else self.surname + self.given


class ListedReading(NamedTuple):
    """A listed word read back; `kind` is place, ruler or term."""

    cost: float
    hangul: str
    kind: str
    rules: tuple[str, ...]
    tier: int


@cache
def costs() -> Costs:
    """The costs, read once."""
    document = tables.read_toml("reverse/costs.toml")
    return Costs(
        document["margin"],
        document["listed"],
        document["listed_plausible"],
        document["rare_syllable"],
        tuple(document["given_length"]),
        document["syllable_weight"],
        document["surname_weight"],
        document["kinds"],
        document["swapped"],
    )


@cache
def script(alphabet: str, names: bool) -> Script:
    """The lattice of all systems in one alphabet, cyrillic or latin.

    With the codas of names only, or with all.
    """
    codas = tables.read_toml("reverse/costs.toml")["name_codas"] + NOTHING if names else None
    if alphabet == LATIN:
        ways, pairs = list(rivals.ways(LATIN)), rivals.latin_seams()
    else:
        ways, pairs = base_ways()
        for system in rivals.CYRILLIC:
            ways += rivals.ways(system)
    return Script(ways, pairs, rivals.layouts()[SYLLABIC], frozenset(codas) if codas else None)


@lru_cache(maxsize=4096)
def letters_of(syllable: str) -> str:
    """The three letters of a composed syllable in a row."""
    return "".join(decompose(syllable))


# -- guides


class GivenGuide:
    """Given names: each syllable costs by how common it is, first or not."""

    def __init__(self) -> None:
        numbers = costs()
        rare = numbers.rare * numbers.syllable_weight
        known = {syllable for name, _ in listed_names().values() for syllable in name if name[1:]}
        self.costs = {letters_of(syllable): (rare, rare) for syllable in known if syllable != BAR}
        rows = tables.read_tsv("names/givens.tsv")
        most = [max(float(row[column]) for row in rows) for column in (1, 2)]
        for syllable, *shares in rows:
            first, last = (
                numbers.syllable_weight * math.log((top + 0.3) / (float(share) + 0.3))
                for share, top in zip(shares, most, strict=True)
            )
            self.costs[letters_of(syllable)] = (first, last)

    def begin(self) -> int:
        """No syllable yet."""
        return 0

    def step(self, node: int, syllable: str) -> tuple[int, float] | None:
        """One more syllable of a given name."""
        known = self.costs.get(syllable)
        if known is None or node >= GIVEN_AT_MOST:
            return None
        return node + 1, known[node > 0]

    def starts(self, node: int) -> frozenset[str]:
        """Any syllable may follow."""
        return frozenset()

    def end(self, node: int) -> float:
        """Any length may end; the length of the whole name is charged elsewhere."""
        return 0.0


class TailGuide(GivenGuide):
    """The further parts of a given name that is written apart."""

    def __init__(self) -> None:
        self.costs = given_guide().costs

    def begin(self) -> int:
        """Another syllable stands before."""
        return 1


Words = list[tuple[str, Any]]
_NONE = frozenset(("",))  # no syllable begins so


class Node:
    """The listed words that go on alike; what follows is looked up when first asked for."""

    __slots__ = ("_below", "_starts", "depth", "words")

    def __init__(self, words: Words, depth: int) -> None:
        self.words, self.depth = words, depth
        self._below: dict[str, Node] | None = None
        self._starts: frozenset[str] | None = None

    def below(self) -> dict[str, Node]:
        """The nodes after each syllable that may follow, as letters in a row."""
        if self._below is None:
            groups: dict[str, Words] = {}
            for row in self.words:
                if len(row[0]) > self.depth:
                    groups.setdefault(row[0][self.depth], []).append(row)
            deeper = self.depth + 1
            self._below = {letters_of(key): Node(rows, deeper) for key, rows in groups.items()}
        return self._below

    def starts(self) -> frozenset[str]:
        """Onset and vowel of the syllables that may follow; a mark of none where none may."""
        if self._starts is None:
            self._starts = frozenset(key[:2] for key in self.below()) or _NONE
        return self._starts

    def ended(self) -> Words:
        """The words that end here."""
        return [row for row in self.words if len(row[0]) == self.depth]


class Shelf:
    """A guide of listed words, syllable by syllable."""

    def __init__(self, words: Iterable[tuple[str, Any]]) -> None:
        self.root = Node(list(words), 0)

    def begin(self) -> Node:
        """All words, no syllable yet."""
        return self.root

    def step(self, node: Node, syllable: str) -> tuple[Node, float] | None:
        """The words that have this syllable next."""
        below = node.below().get(syllable)
        return None if below is None else (below, 0.0)

    def starts(self, node: Node) -> frozenset[str]:
        """How the next syllables of the words begin."""
        return node.starts()

    def end(self, node: Node) -> float | None:
        """Only a listed word may end."""
        return 0.0 if node.ended() else None


@cache
def given_guide(tail: bool = False) -> GivenGuide:
    """The guide of given names, or of their further parts."""
    return TailGuide() if tail else GivenGuide()


@cache
def surname_shelf() -> Shelf:
    """Every spelling of every surname; the payload is its southern form and its cost."""
    return Shelf(
        (spelling, (row.southern, surname_cost(row.southern)))
        for spelling, row in surnames().items()
    )


@cache
def given_shelf() -> Shelf:
    """The given names of all listed persons with a surname."""
    names = {spelling.partition(BAR)[2] for spelling, _ in listed_names().values()}
    return Shelf((given, given) for given in sorted(names) if given)


@cache
def gazetteer() -> Shelf:
    """Places, rulers and people of one name, terms; the payload is the kind of each."""
    return Shelf(_listed_words())


def _listed_words() -> Iterator[tuple[str, str]]:
    for row in tables.read_tsv("places/places.tsv"):
        if RUN.fullmatch(row[0]):
            yield row[0], "place"
    for spelling, _ in listed_names().values():
        if BAR not in spelling:
            yield spelling, "ruler"
    for row in tables.read_tsv(TERMS):
        yield row[0], "term"


@lru_cache(maxsize=512)
def surname_cost(southern: str) -> float:
    """How rare a surname is."""
    most = max(row.bearers for row in surnames().values())
    bearers = surnames()[southern].bearers if southern in surnames() else 0
    return costs().surname_weight * math.log(most / max(bearers, 100))


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Southern surname → each of its spellings, the southern first."""
    found: dict[str, tuple[str, ...]] = {}
    for spelling, row in surnames().items():
        found[row.southern] = (*found.get(row.southern, (row.southern,)), spelling)
    return {southern: tuple(dict.fromkeys(row)) for southern, row in found.items()}


class Own:
    """A user's own rows, in the columns of ``names/persons.tsv`` and ``places/places.tsv``.

    Compared by identity: `read_own` gives one object for the same rows.
    """

    def __init__(self, people: Rows, places: Rows) -> None:
        self.persons: dict[tuple[str, str], Person] = {}
        listed: list[tuple[str, str]] = []
        for hangul, gender, kind, _state, who_ru, who_en, also in people:
            for spelling in (hangul, *also.split()):
                surname, bar, given = spelling.partition(BAR)
                if bar:
                    southern = surnames()[surname].southern if surname in surnames() else surname
                    person = Person(surname, given, gender, kind, True, who_ru, who_en)
                    self.persons[southern, given] = person
                else:
                    listed.append((spelling, "ruler"))
        listed += [(row[0], "place") for row in places]
        self.givens = Shelf((given, given) for _, given in sorted(self.persons))
        self.listed = Shelf(listed)
        self.forms = {row[0]: row[3] for row in places if row[3]}


Rows = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=16)
def read_own(people: Rows, places: Rows) -> Own | None:
    """A user's own rows as guides; None where there are none."""
    return Own(people, places) if people or places else None


# -- names


class SurnameReading(NamedTuple):
    """A surname read back: southern Hangul, cost, what it deviates by."""

    cost: float
    hangul: str
    rules: tuple[str, ...]
    tier: int


@cache
def _literal_surnames() -> dict[str, tuple[str, ...]]:
    """Irregular standard forms (Ли, Лим) → southern Hangul."""
    found: dict[str, tuple[str, ...]] = {}
    for row in surnames().values():
        if row.cyrillic:
            key = row.cyrillic.lower()
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), row.southern)))
    return found


@lru_cache(maxsize=8192)
def read_surname_token(word: str, alphabet: str = CYRILLIC) -> tuple[SurnameReading, ...]:
    """The surnames that a lower-case word may be, by any system, the likeliest first.

    >>> [reading.hangul for reading in read_surname_token("цой")]
    ['최']
    """
    found: dict[str, SurnameReading] = {}

    def put(reading: SurnameReading) -> None:
        known = found.get(reading.hangul)
        if known is None or reading.cost < known.cost:
            found[reading.hangul] = reading

    for southern in _literal_surnames().get(word, ()) if alphabet == CYRILLIC else ():
        put(SurnameReading(surname_cost(southern), southern, (), 0))
    for southern, system in _row_surnames().get(word, ()):
        if (system == LATIN) != (alphabet == LATIN):
            continue
        price = surname_cost(southern) + rivals.costs()[system]
        put(SurnameReading(price, southern, (f"{system}-surname",), rivals.tier(system)))
    if len(word) <= LONGEST_SURNAME:
        for path in script(alphabet, True).read(word, surname_shelf(), START):
            for _, (southern, price) in path.node.ended():
                put(SurnameReading(path.cost + price, southern, path.rules, path.tier))
    return tuple(sorted(found.values()))


MOST_SYLLABLES = 8  # of a listed word
LONGEST_SURNAME = 10  # letters


@lru_cache(maxsize=4096)
def surname_stems(word: str) -> tuple[Stem, ...]:
    """The lower-case word itself if it is a surname, else what it may be a case of.

    >>> [stem.form for stem in surname_stems("хвана")]
    ['хван']
    """
    whole, *others = stems(word)
    if read_surname_token(word):
        return (whole,)
    return tuple(stem for stem in others if read_surname_token(stem.form))


@cache
def _row_surnames() -> dict[str, tuple[tuple[str, str], ...]]:
    return {word.lower(): rows for word, rows in rivals.surname_forms().items()}


@lru_cache(maxsize=8192)
def read_given_part(
    part: str, tail: bool, before: str, alphabet: str = CYRILLIC
) -> tuple[Path, ...]:
    """One written part of a given name: one syllable, two, or three."""
    return tuple(script(alphabet, True).read(part, given_guide(tail), GIVEN, before))


@lru_cache(maxsize=8192)
def read_listed_part(part: str, before: str, alphabet: str = CYRILLIC) -> tuple[Path, ...]:
    """A part that is the whole given name of some listed person."""
    return tuple(script(alphabet, True).read(part, given_shelf(), GIVEN, before))


@lru_cache(maxsize=8192)
def read_name(
    surname: str,
    parts: tuple[str, ...],
    joint: str = "",
    swapped: bool = False,
    alphabet: str = CYRILLIC,
    own: Own | None = None,
) -> tuple[NameReading, ...]:
    """The readings of a name: a lower-case surname and its given name in its written parts.

    `joint`: what stands between the parts of the given name (a space, a hyphen). `own`: a user's
    own persons, as good as listed.

    >>> [reading.hangul for reading in read_name("ким", ("чен", "ын"), " ")][:1]
    ['김정은']
    """
    found: dict[tuple[str, str], NameReading] = {}
    numbers = costs()
    known_form = _read_established(surname, parts, joint, swapped, alphabet)
    if known_form is not None:
        found[known_form.surname, known_form.given] = known_form
    for family in read_surname_token(surname, alphabet):
        before = NOTHING if swapped else decompose(family.hangul[-1]).coda
        for given in _read_given(parts, joint, before, alphabet, own):
            rules = family.rules + given.rules
            tier = max(family.tier, given.tier)
            cost = family.cost + given.cost + (numbers.swapped if swapped else 0.0)
            person = listed_person(family.hangul, given.hangul)
            if own is not None:
                person = own.persons.get((family.hangul, given.hangul), person)
            if person:
                cost -= numbers.listed
            key = (family.hangul, given.hangul)
            known = found.get(key)
            if known is None or cost < known.cost:
                found[key] = NameReading(cost, *key, rules, tier, person, swapped)
    return tuple(sorted(found.values(), key=lambda reading: reading[:3])[:MOST_NAMES])


def listed_person(surname: str, given: str) -> Person | None:
    """The listed person of this name, in the spelling that the list has first.

    >>> listed_person("이", "설주").hangul
    '리설주'
    """
    for spelling in spellings().get(surname, (surname,)):
        listed = listed_names().get(spelling + given)
        if listed is not None and listed[0] == f"{spelling}{BAR}{given}":
            first = listed[1][0].replace(BAR, "")
            same = first.endswith(given) and first[: -len(given)] in spellings()[surname]
            return find_person(first if same else spelling + given)
    return None


class Established(NamedTuple):
    """A form by which a person is known, whatever the rules: who it is, and what to do with it.

    `policy`: warn (the author may keep it), keep (it is the person's own), wrong (an error).
    """

    hangul: str
    policy: str


@cache
def established() -> dict[str, Established]:
    """The forms of ``names/established.tsv``, lower case, in the nominative.

    >>> established()["ким ир сен"].policy
    'warn'
    """
    return {row[0].lower(): Established(*row[1:3]) for row in tables.read_tsv(ESTABLISHED)}


@cache
def _latin_forms() -> dict[str, Established]:
    """The forms of ``names/latin.tsv``, by which people are known in Latin letters."""
    return {row[0].lower(): Established(row[1], WARN) for row in tables.read_tsv(LATIN_FORMS)}


def _read_established(
    surname: str, parts: tuple[str, ...], joint: str, swapped: bool, alphabet: str
) -> NameReading | None:
    """The person of an established form."""
    given = joint.join(parts)
    form = f"{given} {surname}" if swapped else f"{surname} {given}"
    row = (_latin_forms() if alphabet == LATIN else established()).get(form)
    person = find_person(row.hangul) if row and row.policy != KEEP else None
    if person is None or person.surname not in surnames():
        return None
    southern = surnames()[person.surname].southern

    def is_surname(word: str) -> bool:
        return any(southern == found.hangul for found in read_surname_token(word, alphabet))

    if not is_surname(surname) and (swapped or is_surname(parts[-1])):
        return None  # the other order is meant
    cost = -2 * costs().listed
    return NameReading(cost, southern, person.given, (ESTABLISHED_RULE,), 1, person, swapped)


@lru_cache(maxsize=8192)
def _read_given(
    parts: tuple[str, ...], joint: str, before: str, alphabet: str, own: Own | None
) -> tuple[Path, ...]:
    """The readings of a given name in its parts, by syllables and by the list of persons."""
    rules: tuple[str, ...] = ()
    tier, price = 0, 0.0
    if len(parts) > 1 and alphabet == CYRILLIC:
        rule, tier, price = rivals.layouts()[joint]
        rules = (rule,)
    paths = [Path(price, "", rules, tier, None)]
    for index, part in enumerate(parts):
        paths = [
            Path(
                path.cost + more.cost,
                path.hangul + more.hangul,
                path.rules + more.rules,
                max(path.tier, more.tier),
                None,
            )
            for path in paths
            for more in read_given_part(part, index > 0, before if not index else NOTHING, alphabet)
            if len(path.hangul) + len(more.hangul) <= GIVEN_AT_MOST
        ]
        if len(paths) > MOST_NAMES:
            paths = sorted(paths, key=lambda path: path[:2])[:MOST_NAMES]
    lengths = costs().lengths
    found = [path._replace(cost=path.cost + lengths[len(path.hangul) - 1]) for path in paths]
    whole = "".join(parts)
    rare = costs().rare * costs().syllable_weight
    known = {path.hangul for path in found}
    listed = read_listed_part(whole, before, alphabet)
    if own is not None:
        listed += tuple(script(alphabet, True).read(whole, own.givens, GIVEN, before))
    for path in listed:
        if path.hangul not in known:
            price_listed = path.cost + price + rare
            found.append(
                Path(price_listed, path.hangul, rules + path.rules, max(tier, path.tier), None)
            )
    return tuple(found)


# -- listed words


@lru_cache(maxsize=16384)
def read_listed(
    word: str, alphabet: str = CYRILLIC, own: Own | None = None
) -> tuple[ListedReading, ...]:
    """The listed places, rulers and terms that a lower-case word may be, the cheapest first.

    >>> [reading.hangul for reading in read_listed("бусан")]
    ['부산']
    """
    found = [
        ListedReading(path.cost, hangul, kind, path.rules, path.tier)
        for shelf in (gazetteer(), *([own.listed] if own is not None else []))
        for path in script(alphabet, False).read(word, shelf, START)
        for hangul, kind in path.node.ended()
    ]
    return tuple(sorted(found))


def price_of_kind(reading: ListedReading) -> float:
    """What a listed word costs by what it is, where it is not spelt by the system.

    >>> price_of_kind(ListedReading(0.0, "인천", "place", (), 3))
    0.0
    """
    place = places().get(reading.hangul) if reading.kind == "place" else None
    prices = costs().kinds
    return prices.get(place.type if place else reading.kind, prices["other"])


# -- what may be a surname at all


@cache
def surname_words() -> frozenset[str]:
    """Every word that may be a surname, by any system and in any case: lower case, title, capitals.

    >>> "Хвана" in surname_words(), "Трампа" in surname_words()
    (True, False)
    """
    words: set[str] = set()
    for form, cases, _hangul in tables.read_tsv("reverse/surnames.tsv"):
        words.add(form)
        words.update(cases.split(" "))
    return frozenset((*words, *map(str.capitalize, words), *map(str.upper, words)))


@cache
def _shape() -> re.Pattern[str]:
    """A word of such syllables as any Cyrillic system has, with or without a case ending."""
    texts = script(CYRILLIC, False).texts()
    cut = {vowel[:-1] for vowel in texts[1] if _is_of_a_class(vowel)}
    onsets, vowels, codas, cut_vowels = map(_alternatives, (*texts, cut))
    endings: dict[bool, set[str]] = {False: {""}, True: set()}
    for row in paradigms().values():
        endings[row.kind == A_CLASS].update(row.endings.values())
    syllable = f"(?:{onsets})(?:{vowels})(?:{codas})"
    return re.compile(
        f"(?:{syllable}){{1,{MOST_SYLLABLES}}}(?:{_alternatives(endings[False])})"
        # Endings of the class in -a stand instead of the last letter of the vowel.
        f"|(?:{syllable}){{0,{MOST_SYLLABLES - 1}}}"
        f"(?:{onsets})(?:{cut_vowels})(?:{_alternatives(endings[True])})"
    )


def _alternatives(texts: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, texts), key=len, reverse=True))


def _is_of_a_class(form: str) -> bool:
    paradigm = paradigm_of(form)
    return paradigm is not None and paradigm.kind == A_CLASS


@lru_cache(maxsize=1 << 14)
def may_be_korean(word: str) -> bool:
    """Whether a lower-case word is written as a Korean one might be, by any system.

    >>> may_be_korean("чжоныну"), may_be_korean("хвой"), may_be_korean("трамп")
    (True, True, False)
    """
    return _shape().fullmatch(word) is not None
