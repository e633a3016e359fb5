"""The pages of accuracy, known differences and speed, in English and in Russian, from the files in
bench/figures and the lists of the tests.

`python bench/pages.py` writes them, with `--check` it fails where one is out of date. Each page is
made of the same figures in both languages, in Russian with the Russian signs of numbers.
"""

from __future__ import annotations

import re
import sys
import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "bench" / "figures"
DIFFERENCES = {
    "attested": "tests/known/attested.tsv",
    "hangul": "tests/known/hangul.tsv",
}
ENDS = {"en": ".md", "ru": ".ru.md"}
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
RULE = re.compile(r"[-:| ]+")


def read_texts() -> dict[str, Any]:
    """The table of prose."""
    return tomllib.loads((ROOT / "bench" / "pages.toml").read_text("utf-8"))


def build_pages() -> dict[str, str]:
    """Every page by its path from the root of a checkout."""
    texts = read_texts()
    builders = {
        "accuracy": build_accuracy,
        "differences": build_differences,
        "benchmarks": build_benchmarks,
    }
    return {
        f"docs/{name}{end}": build(lang, texts)
        for name, build in builders.items()
        for lang, end in ENDS.items()
    }


def head(name: str, lang: str, texts: dict[str, Any]) -> list[str]:
    """The title of a page, the link to it in the other language, what it is."""
    say = texts[lang][name]
    other = ENDS["en" if lang == "ru" else "ru"]
    return [f"# {say['title']}", "", f"[{say['twin']}]({name}{other})", "", say["text"].strip()]


def build_accuracy(lang: str, texts: dict[str, Any]) -> str:
    """How often the results are right, a table for each thing that the program does."""
    say = texts[lang]["accuracy"]
    rows = [row for name in ("accuracy.tsv", "spellings.tsv") for row in read_rows(FIGURES / name)]
    places = list(say["groups"])
    ordered = sorted(rows, key=lambda row: places.index(texts["tests"][row[0]][0]))
    lines = head("accuracy", lang, texts)
    for group, found in groupby(ordered, key=lambda row: texts["tests"][row[0]][0]):
        tests: list[str] = []
        lines += ["", f"## {say['groups'][group]}", ""]
        lines += ["| " + " | ".join(say["columns"]) + " |", "|---|--:|--:|--:|"]
        for what, right, number in found:
            share = tell_number(f"{int(right) / int(number):.2%}".rstrip("%"), lang)
            counts = " | ".join(tell_number(f"{int(one):,}", lang) for one in (right, number))
            lines.append(f"| {say['rows'][what]} | {counts} | {share} |")
            tests.append(texts["tests"][what][1])
        shown = ", ".join(f"`pytest {test}`" for test in dict.fromkeys(tests))
        lines += ["", f"{say['tested']} {shown}"]
    return "\n".join(lines) + "\n"


def build_differences(lang: str, texts: dict[str, Any]) -> str:
    """What is known to differ from print, row by row, with its reason."""
    say = texts[lang]["differences"]
    figures = {row[0]: row[2] for row in read_rows(FIGURES / "accuracy.tsv")}
    measured = {"attested": ("attested",), "hangul": ("south-names", "north-names")}
    lines = head("differences", lang, texts)
    for part, path in DIFFERENCES.items():
        rows = read_rows(ROOT / path)
        of = sum(int(figures.get(what, 0)) for what in measured[part])
        columns = say[f"{part}-columns"]
        lines += ["", f"## {say[part]}", "", say[f"{part}-text"].format(all=len(rows), of=of), ""]
        lines += ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
        for *cells, reason in rows:
            told = texts["reasons"].get(reason, reason) if lang == "ru" else reason
            lines.append("| " + " | ".join([*cells, told]) + " |")
    return "\n".join(lines) + "\n"


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a TSV file without its header."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]


def build_benchmarks(lang: str, texts: dict[str, Any]) -> str:
    """How fast it is: what the programs of the bench printed."""
    lines = head("benchmarks", lang, texts)
    for part, title in texts[lang]["benchmarks"]["parts"].items():
        path = FIGURES / f"{part}.md"
        if path.is_file():
            lines += ["", f"## {title}", ""]
            lines += [
                tell_line(line, lang, texts["words"])
                for line in path.read_text("utf-8").strip().splitlines()
            ]
    return "\n".join(lines) + "\n"


def tell_line(line: str, lang: str, words: dict[str, str]) -> str:
    """A line of what was printed, cell by cell, in this language."""
    if lang == "en" or not line or RULE.fullmatch(line):
        return line
    if line.startswith("| "):
        cells = [tell_cell(cell.strip(), words) for cell in line[1:-1].split("|")]
        return "| " + " | ".join(cells) + " |"
    return tell_cell(line, words)


def tell_cell(text: str, words: dict[str, str]) -> str:
    """One cell in Russian; what the table has no words for stays as it is.

    >>> tell_cell("(text of 6.5 MB)", {"(text of # MB)": "(текст, # МБ)"})
    '(текст, 6,5 МБ)'
    >>> tell_cell("1,234.5", {})
    '1\\xa0234,5'
    """
    if text in words:
        return words[text]
    bare = NUMBER.sub("#", text)
    told = words.get(bare, text if bare.strip("# ×") else bare)
    if told == text:
        return text
    numbers = iter(NUMBER.findall(text))
    return re.sub("#", lambda _: tell_number(next(numbers), "ru"), told)


def tell_number(number: str, lang: str) -> str:
    """A number with the signs of the language.

    >>> tell_number("1,234.5", "en")
    '1,234.5'
    """
    return number if lang == "en" else number.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def main(arguments: list[str]) -> int:
    """Write the pages, or only compare them."""
    stale = [
        path for path, text in build_pages().items() if (ROOT / path).read_text("utf-8") != text
    ]
    if "--check" in arguments:
        print("\n".join(stale) or "up to date")
        return int(bool(stale))
    for path, text in build_pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
