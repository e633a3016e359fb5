"""Gather the documents of each language for the site: python website/assemble.py OUT.

OUT gets a folder a language with Markdown, and its configuration OUT/LANG.toml. A document with a
Russian twin (`x.ru.md`) stands in each language in its own; the others are the same in both. Links
are turned to where their targets stand in the site; a link that leads nowhere stops the build.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kontsevich.engine import Engine
from kontsevich.hangul import CODAS
from kontsevich.pages import _boundaries
from kontsevich.profile import DEFAULT, read_profile
from kontsevich.rulebook import find_rule
from kontsevich.rules import NOTHING
from kontsevich.seam import PLAIN, Seam

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
LANGUAGES = ("ru", "en")
TOP = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
LINK = re.compile(r"(\]\()([^)\s]+)(\))")
ELSEWHERE = re.compile(r"[a-z]+:|#")
TWIN = ".ru.md"
CELLS = "matrix-cells.md"
STYLE = "site.css"


def gather() -> dict[str, str]:
    """Where each document stands in the site, by its path in the repository."""
    places = dict(TOP)
    places["tables/README.md"] = "tables.md"
    for path in sorted((ROOT / "docs").rglob("*")):
        if path.is_file():
            source = path.relative_to(ROOT).as_posix()
            places[source] = source.removeprefix("docs/")
    places["README.ru.md"] = TOP["README.md"]
    return {
        source: place.removesuffix(TWIN) + ".md" if place.endswith(TWIN) else place
        for source, place in places.items()
    }


def turn_links(text: str, source: str, lang: str, places: dict[str, str]) -> str:
    """The text of a document with its links led to pages of the site."""
    here = places[source]

    def turn(match: re.Match[str]) -> str:
        target, mark, anchor = match[2].partition("#")
        if ELSEWHERE.match(match[2]):
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        if path not in places:
            if not (ROOT / path).exists():
                raise SystemExit(f"{source}: a link to {match[2]}, which is not there")
            raise SystemExit(f"{source}: a link to {match[2]}, which is no page of the site")
        other = language_of(path, lang, places)
        if other != lang:
            return match[1] + address(here, places[path], other) + mark + anchor + match[3]
        link = posixpath.relpath(places[path], posixpath.dirname(here) or ".")
        return match[1] + link + mark + anchor + match[3]

    return LINK.sub(turn, text)


def language_of(source: str, lang: str, places: dict[str, str]) -> str:
    """The language in which a document stands in the site: of those without a twin, any."""
    if source.endswith(TWIN):
        return "ru"
    return "en" if source.removesuffix(".md") + TWIN in places else lang


def address(here: str, there: str, lang: str) -> str:
    """The relative address of a page in another language, from where the document stands."""
    return posixpath.relpath(f"/{lang}/{folder(there)}", f"/x/{posixpath.dirname(here)}") + "/"


def folder(page: str) -> str:
    """The folder that a page becomes: a.md is a/, a/index.md is a/.

    >>> folder("rules/index.md"), folder("index.md"), folder("check.md")
    ('rules', '', 'check')
    """
    path = page.removesuffix(".md")
    return path.removesuffix("index").rstrip("/") if path.endswith("index") else path


def with_switch(text: str, page: str, lang: str, say: dict[str, str]) -> str:
    """A page with a link to itself in the other language below its title."""
    other = next(one for one in LANGUAGES if one != lang)
    link = f"[{say['other']}]({address(page, page, other)})"
    title, _, rest = text.partition("\n")
    own = re.match(r"\n\[[^]]+\]\([^)]+\)\n", rest)  # documents with a twin have one
    return f"{title}\n\n{link}\n{rest[own.end() :] if own else rest}"


def name_parts(text: str, say: dict[str, str]) -> str:
    """A rule's page with words over its examples and spares, where it has signs."""
    return text.replace("\n## +\n", f"\n## {say['fires']}\n").replace(
        "\n## −\n", f"\n## {say['spares']}\n"
    )


def read_cells() -> Iterator[tuple[str, str, str, str, list[str]]]:
    """The boundary table: anchor, coda, onset or vowel, letters, ids of the rules."""
    engine = Engine(read_profile(DEFAULT))
    for row, coda in enumerate((NOTHING, *CODAS)):
        for column, (onset, vowel) in enumerate(_boundaries()):
            cell = engine.cell(Seam(coda, onset, vowel, PLAIN))
            spelled = cell.spelled
            letters = spelled.coda + spelled.onset + (spelled.vowel if onset == NOTHING else "")
            rules = [change.rule for change in (*cell.sounded.changes, *spelled.changes)]
            name = onset if onset != NOTHING else vowel
            yield f"c{row}-{column}", coda, name, letters, list(dict.fromkeys(rules))


def link_matrix(text: str, say: dict[str, str]) -> str:
    """The page of the boundary table with each cell leading to its rules."""
    cells = {(anchor): letters for anchor, _, _, letters, _ in read_cells()}
    lines = []
    row = -1
    for line in text.splitlines():
        if line.startswith("| **"):
            row += 1
            first, *rest = line.strip("| ").split(" | ")
            linked = []
            for column, letters in enumerate(rest):
                anchor = f"c{row}-{column}"
                if cells.get(anchor) != letters.strip():
                    raise SystemExit(f"docs/matrix.md: {letters} is {cells.get(anchor)} by now")
                linked.append(f"[{letters.strip()}]({CELLS}#{anchor})")
            line = "| " + " | ".join([first, *linked]) + " |"
        elif line.startswith("| |"):
            lines += [say["matrix-text"], ""]
        lines.append(line)
    return "\n".join(lines) + "\n"


def build_cells(lang: str, say: dict[str, str]) -> str:
    """The page on which each cell of the boundary table has its rules."""
    lines = [f"# {say['cells-title']}", "", say["cells-text"], ""]
    before = ""
    for anchor, coda, name, letters, rules in read_cells():
        if coda != before:
            before = coda
            lines += [f"## {say['cells-nothing'] if coda == NOTHING else coda}", ""]
        told = "; ".join(
            f'<a href="rules/{rule}/" title="{find_rule(rule).sentence(lang)}">{rule}</a>'
            for rule in rules
        )
        shown = f"{'' if coda == NOTHING else coda} + {name}"
        lines += [f'<p id="{anchor}"><b>{shown}</b> → {letters}: {told}</p>', ""]
    return "\n".join(lines)


def build_try(say: dict[str, str], title: str) -> str:
    """The page that holds the browser's program."""
    return (
        f"# {title}\n\n{say['try-text']}\n\n"
        f'<p><a href="../app/">{say["try-open"]}</a></p>\n\n'
        f'<iframe src="../app/" title="{title}" loading="lazy" '
        'style="width:100%;height:60rem;border:0" allow="clipboard-write"></iframe>\n'
    )


def build_nav(lang: str, sections: list[dict[str, Any]], pages: dict[str, str]) -> str:
    """The navigation as TOML; documents that the table does not name come last."""
    named = {page["path"] for section in sections for page in section["pages"]}
    unnamed = [path for path in pages if path not in named and "/" not in path]
    parts = []
    for section in sections:
        listed = [(page[lang], page["path"]) for page in section["pages"] if page["path"] in pages]
        if section.get("id") == "project":
            listed += [(pages[path].partition("\n")[0].lstrip("# "), path) for path in unnamed]
        inner = ", ".join(f"{{ {quote(title)} = {quote(path)} }}" for title, path in listed)
        parts.append(f"{{ {quote(section[lang])} = [{inner}] }}")
    return "[" + ", ".join(parts) + "]"


def quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def assemble(out: Path) -> None:
    """Write the documents and the configuration of each language."""
    texts = tomllib.loads((HERE / "messages.toml").read_text("utf-8"))
    places = gather()
    template = (HERE / "zensical.toml").read_text("utf-8")
    titles = {page["path"]: page for section in texts["section"] for page in section["pages"]}
    for lang in LANGUAGES:
        say = texts[lang]
        pages = {}
        for source, place in places.items():
            if language_of(source, lang, places) != lang:
                continue
            if place.endswith(".md"):
                text = (ROOT / source).read_text("utf-8")
                pages[place] = turn_links(text, source, lang, places)
            else:
                target = out / lang / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((ROOT / source).read_bytes())
        for place in [place for place in pages if place.startswith("rules/")]:
            pages[place] = name_parts(pages[place], say)
        pages["matrix.md"] = link_matrix(pages["matrix.md"], say)
        pages[CELLS] = build_cells(lang, say)
        pages["try.md"] = build_try(say, titles["try.md"][lang])
        for place, text in pages.items():
            target = out / lang / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(with_switch(text, place, lang, say), "utf-8")
        (out / lang / STYLE).write_bytes((HERE / STYLE).read_bytes())
        filled = template.format(
            lang=quote(lang),
            site_name=quote(say["site-name"]),
            description=quote(say["description"]),
            docs_dir=quote(lang),
            site_dir=quote(f"built/{lang}"),
            nav=build_nav(lang, texts["section"], pages),
            light=quote(say["light"]),
            dark=quote(say["dark"]),
            auto=quote(say["auto"]),
            root_ru=quote("../ru/"),
            root_en=quote("../en/"),
        )
        (out / f"{lang}.toml").write_text(filled, "utf-8")


if __name__ == "__main__":
    assemble(Path(sys.argv[1]))
