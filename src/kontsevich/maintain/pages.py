"""The pages and golden files that are made from the tables and the engine, never typed.

Every page is made twice, `x.md` in English and `x.ru.md` in Russian, from one set of figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..law import tables
from ..law.rulebook import find_rule
from ..law.rules import NOTHING
from ..messages import LANGUAGES
from ..russian.hangulization import hangulize
from ..russian.letter_rules import NORMS
from ..transcription.converter import Converter
from .api_page import describe_interface
from .boundary_table import CONTEXTS, ROWS, read_boundaries, read_columns
from .row_examples import show_rows
from .rule_pages import describe_index, describe_rule, list_entries, name_cells, number_cells
from .staircase import build_staircase

RULES = "docs/rules"
ENDS = {"en": ".md", "ru": ".ru.md"}


def build_pages() -> dict[str, str]:
    """Every generated page and golden file by its path from the root of a checkout."""
    pages = {
        "tests/golden/matrix.tsv": "\n".join(_golden_rows()) + "\n",
        "tests/golden/rows.tsv": "\n".join(show_rows()) + "\n",
        "docs/staircase.svg": build_staircase(),
    }
    made = {
        "matrix": build_matrix,
        "matrix-cells": build_cells,
        "inventory": build_inventory,
        "inventory-hangul": build_hangul_inventory,
        "api": build_api,
        "rules/index": build_index,
    }
    cells = name_cells()
    for lang in LANGUAGES:
        end = ENDS[lang]
        for name, build in made.items():
            pages[f"docs/{name}{end}"] = build(lang)
        for entry in list_entries():
            lines = describe_rule(entry, lang, end, cells.get(entry.id, ()))
            pages[f"{RULES}/{entry.id}{end}"] = _page(entry.id, entry.id, lang, lines)
    return pages


def _page(name: str, title: str, lang: str, lines: list[str]) -> str:
    """A page under its title, with the link to itself in the other language."""
    other = next(one for one in LANGUAGES if one != lang)
    twin = f"[{tables.read_toml('pages.toml')[lang]['twin']}]({name}{ENDS[other]})"
    return "\n".join([f"# {title}", "", twin, "", *lines]) + "\n"


def _told(key: str, name: str, lang: str, lines: list[str], **figures: int) -> str:
    """A page whose title and first words stand in the table of pages."""
    texts = tables.read_toml("pages.toml")[lang][key]
    text = texts["text"].strip().format(**figures)
    return _page(name, texts["title"], lang, [text, "", *lines])


def build_matrix(lang: str) -> str:
    """The boundary table, codas down and onsets across, as Markdown; a cell leads to its rules."""
    columns = read_columns()
    lines = ["| | " + " | ".join(column.head for column in columns) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    links = [
        f"[{cell.letters}](matrix-cells{ENDS[lang]}#{anchor})" for anchor, cell in number_cells()
    ]
    for row, coda in enumerate(ROWS):
        cells = links[row * len(columns) : (row + 1) * len(columns)]
        lines.append(f"| **{coda}** | " + " | ".join(cells) + " |")
    return _told("matrix", "matrix", lang, lines)


def build_cells(lang: str) -> str:
    """Each cell of the boundary table with its rules."""
    none = tables.read_toml("pages.toml")[lang]["cells"]["none"]
    lines = []
    before = ""
    for anchor, cell in number_cells():
        if cell.coda != before:
            before = cell.coda
            lines += ["", f"## {before}" + (f" ({none})" if before == NOTHING else ""), ""]
        told = " ".join(
            f"[{rule}](rules/{rule}{ENDS[lang]}): {find_rule(rule).sentence(lang)}"
            for rule in cell.rules
        )
        shown = f"{cell.coda} + {cell.column.head} → {cell.letters}"
        lines.append(f'* <a id="{anchor}"></a>**{shown}** {told}')
    return _told("cells", "matrix-cells", lang, lines[1:])


def _golden_rows() -> Iterator[str]:
    """Context, coda, onset, vowel, letters: the boundary table in each context, every cell."""
    yield "context\tcoda\tonset\tvowel\twritten"
    for context, mark in CONTEXTS.items():
        for cell in read_boundaries(mark):
            yield "\t".join((context, cell.coda, *cell.column, cell.letters))


def build_index(lang: str) -> str:
    """The list of all rules, by stage."""
    return _told("rules", "index", lang, describe_index(lang, ENDS[lang]))


def build_inventory(lang: str) -> str:
    """Every example of the norm with today's result, and whether it is the expected one."""
    converter = Converter(kind="word")
    lines = []
    right = 0
    for key, word, sounded, cyrillic in tables.read_tsv("sound/inventory.tsv"):
        result = converter.convert(word)
        right += result == cyrillic
        today = result if result == cyrillic else f"**{result}**"
        article = int(key.partition("-")[0])
        lines.append(f"| {article} | {word} | {sounded} | {cyrillic} | {today} |")
    return _table("inventory", "inventory", lang, lines, right)


def build_hangul_inventory(lang: str) -> str:
    """Every example of the norms of Russian → Hangul with today's result."""
    lines = []
    right = 0
    for russian, *expected, article in tables.read_tsv("hangul/inventory.tsv"):
        for norm, hangul in zip(NORMS, expected, strict=True):
            if hangul:
                result = hangulize(russian, norm=norm)
                right += result == hangul
                today = result if result == hangul else f"**{result}**"
                lines.append(f"| {article} | {norm} | {russian} | {hangul} | {today} |")
    return _table("hangul-inventory", "inventory-hangul", lang, lines, right)


def _table(key: str, name: str, lang: str, lines: list[str], right: int) -> str:
    columns = tables.read_toml("pages.toml")[lang][key]["columns"]
    head = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    return _told(key, name, lang, [*head, *lines], right=right, all=len(lines))


def build_api(lang: str) -> str:
    """The public interface; in Russian what the docstrings say stands in the table of pages."""
    told = tables.read_toml("pages.toml")[lang].get("functions")
    return _told("api", "api", lang, list(describe_interface(told)))
