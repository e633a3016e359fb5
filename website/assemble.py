"""Gather the documents of each language for the site: python website/assemble.py OUT.

OUT gets a folder a language with Markdown, and its configuration OUT/LANG.toml. `x.md` is a
document in English, `x.ru.md` the same in Russian; one without its twin stops the build, and so
does a link that leads nowhere or a page that `messages.toml` has no place for.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
LANGUAGES = ("ru", "en")
ENDS = {"en": ".md", "ru": ".ru.md"}
# Where the documents stand in the site, by their path in the repository without its end.
PLACES = {
    "website/home": "index",
    "CONTRIBUTING": "contributing",
    "CHANGELOG": "changelog",
    "tables/README": "tables",
}
# What has its place in another page: the front page of the repository.
WITHIN = {"README": "index"}
LINK = re.compile(r"(\]\()([^)\s]+)(\))")
ELSEWHERE = re.compile(r"[a-z]+:|#|\.\./app/")
TWIN_LINK = re.compile(r"\n\[[^]]+\]\([^)]+\)\n")
FILE = re.compile(r"^( *```\w+) file=(\S+)$", re.MULTILINE)
WIDE = ("rules/", "matrix-cells")  # too many to be named in the navigation
# Beside the pages: schemas and pictures.
CARRIED = (".json", ".svg", ".png")
OWN = ("site.css", "site.js")


def gather() -> dict[str, str]:
    """Where each document stands in the site, by its path in the repository, without ends."""
    places = dict(PLACES)
    for path in sorted((ROOT / "docs").rglob(f"*{ENDS['ru']}")):
        name = path.relative_to(ROOT).as_posix().removesuffix(ENDS["ru"])
        places[name] = name.removeprefix("docs/")
    return places


def find_lost(places: dict[str, str]) -> list[str]:
    """Documents that are not in the site, for they lack a twin."""
    named = {name + end for name in (*places, *WITHIN) for end in ENDS.values()}
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
    return sorted(set(found) - named)


def turn_links(text: str, name: str, lang: str, places: dict[str, str]) -> str:
    """The text of a document with its links led to pages of the site."""
    here = places[name]
    known = {**WITHIN, **places}

    def turn(match: re.Match[str]) -> str:
        target, mark, anchor = match[2].partition("#")
        if ELSEWHERE.match(match[2]):
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        bare = path.removesuffix(ENDS["ru"]).removesuffix(ENDS["en"])
        if bare not in known:
            if (ROOT / path).is_file() and path.startswith("docs/"):  # no page: a file to download
                there = path.removeprefix("docs/")
                return (
                    match[1] + posixpath.relpath(there, posixpath.dirname(here) or ".") + match[3]
                )
            raise SystemExit(f"{name}: a link to {match[2]}, which is no page of the site")
        other = "ru" if path.endswith(ENDS["ru"]) else "en"
        if other != lang:
            return match[1] + address(here, known[bare], other) + mark + anchor + match[3]
        link = posixpath.relpath(known[bare] + ".md", posixpath.dirname(here) or ".")
        return match[1] + link + mark + anchor + match[3]

    return LINK.sub(turn, text)


def frame_matrix(text: str) -> str:
    """The boundary table in a frame of its own, on a page as wide as can be."""
    head, mark, table = text.partition("\n| | ")
    framed = f'{head}\n<div class="boundaries" markdown>\n{mark}{table}\n</div>\n'
    return f"---\nhide:\n  - toc\n---\n\n{framed}"


def name_files(text: str) -> str:
    """Blocks that are files get the name of the file for a title.

    >>> name_files("```text file=a.txt")
    '```text title="a.txt"'
    """
    return FILE.sub(r'\1 title="\2"', text)


def address(here: str, there: str, lang: str) -> str:
    """The relative address of a page in another language, from where the document stands.

    >>> address("rules/index", "check", "en")
    '../../en/check/'
    """
    return posixpath.relpath(f"/{lang}/{folder(there)}", f"/x/{posixpath.dirname(here)}") + "/"


def folder(page: str) -> str:
    """The folder that a page becomes: a is a/, a/index is a/.

    >>> folder("rules/index"), folder("index"), folder("check")
    ('rules', '', 'check')
    """
    return page.removesuffix("index").rstrip("/") if page.endswith("index") else page


def with_switch(text: str, page: str, lang: str, say: dict[str, str]) -> str:
    """A page with a link to itself in the other language below its title."""
    other = next(one for one in LANGUAGES if one != lang)
    href = address(page, page, other)
    link = f'<p class="twin"><a href="{href}" lang="{other}">{say["other"]}</a></p>'
    head, mark, rest = text.partition("\n# ") if text.startswith("---") else ("", "", text[2:])
    title, _, rest = rest.partition("\n")
    own = TWIN_LINK.match(rest)  # the documents have one that reads well in the repository
    return f"{head}{mark or '# '}{title}\n\n{link}\n{rest[own.end() :] if own else rest}"


def build_try(lang: str, say: dict[str, str], title: str) -> str:
    """The page that holds the browser's program."""
    app = f"../app/#lang={lang}"
    return (
        f"# {title}\n\n{say['try-text']}\n\n"
        f'<p><a class="md-button md-button--primary" href="{app}">{say["try-open"]}</a></p>\n\n'
        f'<iframe src="{app}" title="{title}" loading="lazy" class="app" '
        'allow="clipboard-write"></iframe>\n'
    )


def build_nav(lang: str, sections: list[dict[str, Any]], pages: dict[str, str]) -> str:
    """The navigation as TOML. Stops where it and the pages differ."""
    named = {page["path"] for section in sections for page in section["pages"]}
    unnamed = [path for path in pages if path not in named and not path.startswith(WIDE)]
    if unnamed or named - set(pages):
        raise SystemExit(f"messages.toml and the pages differ: {unnamed} {named - set(pages)}")
    parts = []
    for section in sections:
        listed = [(page[lang], page["path"] + ".md") for page in section["pages"]]
        inner = ", ".join(f"{{ {quote(title)} = {quote(path)} }}" for title, path in listed)
        parts.append(f"{{ {quote(section[lang])} = [{inner}] }}")
    return "[" + ", ".join(parts) + "]"


def quote(text: str) -> str:
    """A string as TOML has it."""
    return json.dumps(text, ensure_ascii=False)


def assemble(out: Path) -> None:
    """Write the documents and the configuration of each language."""
    texts = tomllib.loads((HERE / "messages.toml").read_text("utf-8"))
    places = gather()
    if lost := find_lost(places):
        raise SystemExit(f"no twin in the other language: {lost}")
    template = (HERE / "zensical.toml").read_text("utf-8")
    titles = {page["path"]: page for section in texts["section"] for page in section["pages"]}
    for lang in LANGUAGES:
        say = texts[lang]
        pages = {
            place: name_files(
                turn_links((ROOT / (name + ENDS[lang])).read_text("utf-8"), name, lang, places)
            )
            for name, place in places.items()
        }
        pages["matrix"] = frame_matrix(pages["matrix"])
        pages["try"] = build_try(lang, say, titles["try"][lang])
        for place, text in pages.items():
            target = out / lang / f"{place}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(with_switch(text, place, lang, say), "utf-8")
        for path in (ROOT / "docs").iterdir():
            if path.suffix in CARRIED:
                (out / lang / path.name).write_bytes(path.read_bytes())
        for name in OWN:
            (out / lang / name).write_bytes((HERE / name).read_bytes())
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
