"""Proofreading of the tables: form, order, examples and spares."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from ..analysis.classification import KINDS
from ..analysis.lexicon import LEXICON
from ..analysis.morphemes import MORPHEMES
from ..errors import TableError
from ..hangul.seams import SLOTS, SPACE, read_seams
from ..hangul.syllables import decompose
from ..law import tables
from ..law.profiles import switch_values
from ..law.rulebook import RULE_FILES, Entry, read_rulebook
from ..law.rules import read_rules
from ..russian.hangulization import check_norm, explain_hangulize
from ..russian.letter_rules import NORMS
from ..russian.letter_rules import rules as read_norm
from ..trace.trace import Trace
from ..transcription.converter import Converter
from .columns import audit_cells
from .derived_tables import find_stale
from .settings_audit import audit_settings
from .structure import audit_structure

_EXAMPLE = re.compile(r"(?P<source>.+?) \[(?P<sounded>.+?)\] (?P<cyrillic>.+)")
KEYS_FILE = "keys.toml"
SEAMS, TENSE_SIGN = "sound/seams.toml", "'"
HANGUL, TERMS = "hangul/", "terms:"


class Audit(NamedTuple):
    """What an audit found: how much it read, and a line for each thing that is wrong."""

    rules: int
    rows: int
    problems: tuple[str, ...]


def audit_tables() -> Audit:
    """Read every table and run every example; what is wrong, each with its address.

    Where the form of a table is wrong, no example is run: the rules would trip over it.
    """
    problems: list[str] = []
    rows = 0
    for name in list_tables("tsv"):
        read = _audit_rows(name, problems)
        if read:  # else the table can't be read, and that is told
            problems += audit_cells(name)
        rows += read
    try:
        problems += [*audit_structure(), *audit_settings()]
        for file in RULE_FILES:
            read_rules(file, SLOTS)
        for norm in NORMS:
            read_norm(norm)
    except TableError as error:
        problems.append(str(error))
    if problems:
        return Audit(0, rows, tuple(problems))
    problems += audit_marks()
    book = read_rulebook()
    for entry in book.values():
        problems += audit_entry(entry)
    problems += [f"{name}: out of date; run: kontsevich tables docs" for name in find_stale()]
    return Audit(len(book), rows, tuple(problems))


def list_tables(ending: str) -> list[str]:
    """All tables with this ending, by their path below the tables' folder, sorted."""
    folder = tables.locate()
    return sorted(str(path.relative_to(folder)) for path in folder.rglob(f"*.{ending}"))


def _audit_rows(name: str, problems: list[str]) -> int:
    try:
        header, rows = tables.read_header(name), tables.read_tsv(name)
    except TableError as error:
        problems.append(str(error))
        return 0
    text = "\n".join("\t".join(row) for row in (header, *rows))
    if not unicodedata.is_normalized("NFC", text) and name != "spelling/obsolete.tsv":
        problems.append(f"{name}: not NFC")
    for number, row in enumerate(rows, 2):
        for word in find_mixed_words("\t".join(row)):
            problems.append(f"{name}: line {number}: {word} mixes Cyrillic and Latin letters")
    width = tables.read_toml(KEYS_FILE)["columns"].get(name, 1)
    keys = [row[:width] for row in rows]
    for number, (key, following) in enumerate(itertools.pairwise(keys), 3):
        if following <= key:
            word = "twice" if following == key else "out of order"
            problems.append(f"{name}: line {number}: {' '.join(following)} stands {word}")
    return len(rows)


def audit_marks() -> Iterator[str]:
    """Marks of tension before a letter that is spelt tense, or can't be: they halve the letter.

    `말'싸움` would be мальсаум; tension is marked only where a lax letter is spelt.
    """
    lax = frozenset(tables.read_toml(SEAMS)["sets"]["lax"])
    told = "marks tension where no lax letter is spelt"
    for word, marked, others, *_ in tables.read_tsv(LEXICON):
        for form in (marked, *others.split()):
            if any(
                seam.mark.tense == "yes" and seam.onset not in lax
                for seam in read_seams(form.replace(SPACE, ""))
            ):
                yield f"{LEXICON}: {word}: {form} {told}"
    for text, place, sign, meets, *_ in tables.read_tsv(MORPHEMES):
        if TENSE_SIGN in sign:
            onsets = (
                {decompose(text[0]).onset}
                if place == "suffix"
                else {head[0] for head in meets.split()}
            )
            if not onsets <= lax:
                yield f"{MORPHEMES}: {text}: {sign} {told}"


def find_mixed_words(text: str) -> list[str]:
    """Words with both Cyrillic and plain Latin letters: a look-alike typed by mistake.

    >>> find_mixed_words("Сеyл, Сеул"), find_mixed_words("Seoul Сеул")
    (['Сеyл'], [])
    """
    import regex  # knows scripts, which re does not

    mixed = regex.compile(r"\b(?=\w*\p{Script=Cyrillic})(?=\w*[A-Za-z])\w+")
    return [str(word) for word in mixed.findall(text)]


class Example(NamedTuple):
    """An example of a rule: its kind and source, and, for a seam rule, what comes of it."""

    kind: str
    source: str
    sounded: str
    cyrillic: str


def read_example(text: str) -> Example:
    """An example or a spare as the tables write it.

    >>> read_example("name:김정은 [김정은] Ким Чжонын")
    Example(kind='name', source='김정은', sounded='김정은', cyrillic='Ким Чжонын')
    >>> read_example("국물").kind
    'word'
    """
    found = _EXAMPLE.fullmatch(text)
    source = found["source"] if found else text
    kind, colon, rest = source.partition(":")
    if colon and kind in KINDS:
        source = rest
    else:
        kind = "word"
    return Example(
        kind, source, found["sounded"] if found else "", found["cyrillic"] if found else ""
    )


def audit_entry(entry: Entry) -> Iterator[str]:
    """What is wrong with one rule's citation, examples and spares."""
    where = f"{entry.file}: {entry.id}"
    source = entry.cite.split()[0]
    if source not in tables.read_toml("sources.toml"):
        yield f"{where}: cite: unknown source {source}"
    switch, _, values = entry.only.partition("=")
    switches = {**switch_values(), "norm": NORMS}
    known = switches.get(switch, ())
    wrong = [value for value in values.split("|") if value not in known]
    if switch and not known:
        yield f"{where}: only: unknown switch {switch}; known: {' '.join(switches)}"
        return
    if switch and wrong:
        yield f"{where}: only: {' '.join(wrong)} is no value of {switch}; known: {' '.join(known)}"
        return
    if entry.file.startswith(HANGUL):
        yield from _audit_hangul(entry, where)
        return
    for text in entry.examples:
        example = read_example(text)
        converter = _converter_for(entry, example.kind)
        trace = converter.explain(example.source)
        here = f"{where}: example {text!r}"
        if entry.id not in _fired(trace):
            yield f"{here}: the rule does not fire"
        if example.cyrillic and trace.result != example.cyrillic:
            yield f"{here}: comes out as {trace.result!r}"
        if example.sounded and converter.pronounce(example.source).replace(" ", "") != (
            example.sounded.replace(" ", "")
        ):
            yield f"{here}: is said {converter.pronounce(example.source)!r}"
    for text in entry.spares:
        spare = read_example(text)
        trace = _converter_for(entry, spare.kind).explain(spare.source)
        if entry.id in _fired(trace):
            yield f"{where}: spare {text!r}: the rule fires"


class HangulExample(NamedTuple):
    """An example of a rule of Russian → Hangul: how the text is read, and what comes of it."""

    norm: str
    terms: bool
    established: bool
    source: str
    hangul: str


def read_hangul_example(entry: Entry, text: str) -> HangulExample:
    """An example or a spare of a table of ``tables/hangul``.

    A step has `norm:text` or `norm:terms:text`, a rule of letters `word Hangul` under its norm.

    >>> from ..law.rulebook import find_rule
    >>> read_hangul_example(find_rule("hangul-term"), "south:terms:Тульская область")[:4]
    ('south', True, True, 'Тульская область')
    """
    norm, colon, rest = text.partition(":")
    if colon and norm in NORMS:
        source = rest.removeprefix(TERMS)
        return HangulExample(norm, source != rest, True, source, "")
    word, _, hangul = text.partition(" ")
    own = next((norm for norm in NORMS if entry.file == f"{HANGUL}{norm}.toml"), NORMS[0])
    return HangulExample(own, False, False, word, hangul)


def _audit_hangul(entry: Entry, where: str) -> Iterator[str]:
    for text in entry.examples:
        example = read_hangul_example(entry, text)
        trace = _explain_hangul(example)
        if entry.id not in _fired(trace):
            yield f"{where}: example {text!r}: the rule does not fire"
        if example.hangul and trace.result != example.hangul:
            yield f"{where}: example {text!r}: comes out as {trace.result!r}"
    for text in entry.spares:
        if entry.id in _fired(_explain_hangul(read_hangul_example(entry, text))):
            yield f"{where}: spare {text!r}: the rule fires"


def _explain_hangul(example: HangulExample) -> Trace:
    return explain_hangulize(
        example.source,
        norm=check_norm(example.norm),
        terms=example.terms,
        established=example.established,
    )


def _fired(trace: Trace) -> set[str]:
    return {step.rule.partition(":")[0] for step in trace.steps}


def _converter_for(entry: Entry, kind: str) -> Converter:
    switch, _, values = entry.only.partition("=")
    return _converter(kind, switch, values.split("|")[0])


@cache
def _converter(kind: str, switch: str, value: str) -> Converter:
    settings: dict[str, Any] = {"kind": kind}
    if value in tables.names("profiles"):  # an alphabet and all that goes with it
        settings["profile"] = value
    elif switch in switch_values():
        settings[switch] = value
    return Converter(**settings)
