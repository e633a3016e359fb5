"""The pages and golden files that are made from the tables and the engine, never typed."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import kontsevich

from . import tables
from .converter import Converter
from .engine import Engine
from .hangul import CODAS, ONSETS, SILENT
from .hangulization import hangulize
from .profile import DEFAULT, read_profile
from .register import build_register
from .rulebook import Entry, read_code_entries, read_rulebook, source_title
from .rules import NOTHING
from .russian.index import build_heads, build_name_index
from .russian.letters import NORMS
from .seam import PLAIN, Mark, Seam

_ADDRESS = re.compile(" object at 0x[0-9a-f]+")  # another in each process
CONTEXTS = {
    "inside": PLAIN,
    "sino": PLAIN._replace(origin="sino"),
    "tense": PLAIN._replace(tense="yes"),
    "stem": PLAIN._replace(boundary="stem"),
    "compound": PLAIN._replace(boundary="compound"),
    "n-inserted": PLAIN._replace(insert_n="yes"),
}
STAGES = (
    *("analysis", "sound", "spelling", "layout"),
    *("reading", "marks", "letters", "hangul", "joining"),
)


def build_pages() -> dict[str, str]:
    """Every generated file by its path from the root of a checkout."""
    pages = {
        "docs/matrix.md": build_matrix(),
        "tests/golden/matrix.tsv": "\n".join(_golden_rows()) + "\n",
        "docs/rules/index.md": build_index(),
        "docs/inventory.md": build_inventory(),
        "docs/inventory-hangul.md": build_hangul_inventory(),
        "docs/api.md": build_api(),
        "tables/hangul/index.tsv": build_name_index(),
        "tables/hangul/heads.tsv": build_heads(),
        **{f"tables/{name}": text for name, text in build_register().items()},
    }
    for entry in (*read_rulebook().values(), *read_code_entries().values()):
        pages[f"docs/rules/{entry.id}.md"] = build_rule_page(entry)
    return pages


def _boundaries() -> Iterator[tuple[str, str]]:
    vowels = tables.read_toml("spelling/matrix.toml")["vowels"]
    consonant_vowel = vowels[0]
    for onset in ONSETS:
        if onset != SILENT:
            yield onset, consonant_vowel
    for vowel in vowels:
        yield NOTHING, vowel


def _cell(engine: Engine, coda: str, onset: str, vowel: str, mark: Mark) -> str:
    """What a seam is written as, without the vowel after a consonant."""
    spelled = engine.cell(Seam(coda, onset, vowel, mark)).spelled
    return spelled.coda + spelled.onset + (spelled.vowel if onset == NOTHING else "")


def build_matrix() -> str:
    """The boundary table, codas down and onsets across, as Markdown."""
    engine = Engine(read_profile(DEFAULT))
    text = tables.read_toml("spelling/matrix.toml")
    columns = [onset if onset != NOTHING else SILENT + vowel for onset, vowel in _boundaries()]
    lines = [text["before"]]
    lines.append("| | " + " | ".join(columns) + " |")
    lines.append("|---" * (len(columns) + 1) + "|")
    for coda in (NOTHING, *CODAS):
        cells = [_cell(engine, coda, onset, vowel, PLAIN) for onset, vowel in _boundaries()]
        lines.append(f"| **{coda}** | " + " | ".join(cells) + " |")
    return "\n".join([*lines, text["after"]])


def _golden_rows() -> Iterator[str]:
    """Context, coda, onset, vowel, letters: the boundary table in each context, every cell."""
    engine = Engine(read_profile(DEFAULT))
    yield "context\tcoda\tonset\tvowel\twritten"
    for context, mark in CONTEXTS.items():
        for coda in (NOTHING, *CODAS):
            for onset, vowel in _boundaries():
                written = _cell(engine, coda, onset, vowel, mark)
                yield f"{context}\t{coda}\t{onset}\t{vowel}\t{written}"


def build_index() -> str:
    """The list of all rules, by stage."""
    lines = [tables.read_toml("spelling/matrix.toml")["index"]]
    stage = ""
    for entry in (
        *sorted(read_rulebook().values(), key=_stage_order),
        *read_code_entries().values(),
    ):
        if entry.stage != stage:
            stage = entry.stage
            lines.append(f"\n## {stage}\n")
        lines.append(f"* [{entry.id}]({entry.id}.md): {entry.says_ru} / {entry.says}")
    return "\n".join(lines) + "\n"


def _stage_order(entry: Entry) -> int:
    return STAGES.index(entry.stage)


def build_rule_page(entry: Entry) -> str:
    """One rule's page: both sentences, source, change, examples with today's results."""
    lines = [f"# {entry.id}", "", entry.says_ru, "", entry.says, ""]
    if entry.cite:
        lines.append(f"* {entry.cite}: {source_title(entry.cite)}")
    lines.append(f"* `tables/{entry.file}`")
    if entry.only:
        lines.append(f"* `{entry.only}`")
    if entry.change:
        lines += ["", "| slot | change |", "|---|---|"]
        lines += [f"| {slot} | {change} |" for slot, change in entry.change.items()]
    if entry.examples:
        lines += ["", "## +", ""] + [f"* {example}" for example in entry.examples]
    if entry.spares:
        lines += ["", "## −", ""] + [f"* {spare}" for spare in entry.spares]
    return "\n".join(lines) + "\n"


def build_inventory() -> str:
    """Every example of the norm with today's result, and whether it is the expected one."""
    converter = Converter(kind="word")
    rows = tables.read_tsv("sound/inventory.tsv")
    results = [converter.convert(word) for _key, word, _sounded, _cyrillic in rows]
    right = sum(result == row[3] for result, row in zip(results, rows, strict=True))
    head = tables.read_toml("spelling/matrix.toml")["inventory"]
    lines = [head.format(right=right, all=len(rows))]
    lines += ["| article | word | said | expected | today |", "|---|---|---|---|---|"]
    for (key, word, sounded, cyrillic), result in zip(rows, results, strict=True):
        article = int(key.partition("-")[0])
        today = result if result == cyrillic else f"**{result}**"
        lines.append(f"| {article} | {word} | {sounded} | {cyrillic} | {today} |")
    return "\n".join(lines) + "\n"


def build_hangul_inventory() -> str:
    """Every example of the norms of Russian → Hangul with today's result."""
    lines = []
    right = count = 0
    for russian, *expected, article in tables.read_tsv("hangul/inventory.tsv"):
        for norm, hangul in zip(NORMS, expected, strict=True):
            if hangul:
                result = hangulize(russian, norm=norm)
                today = result if result == hangul else f"**{result}**"
                lines.append(f"| {article} | {norm} | {russian} | {hangul} | {today} |")
                right, count = right + (result == hangul), count + 1
    head = tables.read_toml("hangul/pages.toml")["inventory"].format(right=right, all=count)
    columns = ["| article | norm | word | expected | today |", "|---|---|---|---|---|"]
    return "\n".join([head, *columns, *lines]) + "\n"


def build_api() -> str:
    """The public interface from its docstrings."""
    lines = [tables.read_toml("spelling/matrix.toml")["api"]]
    for name in sorted(kontsevich.__all__, key=str.casefold):
        thing = getattr(kontsevich, name)
        signature = "" if isinstance(thing, str) else _signature(thing)
        lines += [f"## `{name}{signature}`", "", inspect.getdoc(thing) or "", ""]
        if inspect.isclass(thing):
            for method, function in vars(thing).items():
                if inspect.isfunction(function) and not method.startswith("_"):
                    lines += [f"### `{name}.{method}{inspect.signature(function)}`", ""]
                    lines += [inspect.getdoc(function) or "", ""]
    return "\n".join(lines)


def _signature(thing: object) -> str:
    if inspect.isclass(thing) and issubclass(thing, Exception):
        return ""
    return _ADDRESS.sub("", str(inspect.signature(thing))) if callable(thing) else ""
