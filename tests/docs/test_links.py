"""Every link of the documents leads to a file of the repository, and to a place in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from docs_blocks import FENCE, ROOT, RUSSIAN, read_pages

LINK = re.compile(r"\]\(([^)\s]+)\)|(?:href|src)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ANCHOR = re.compile(r"(?:id|name)=\"([^\"]+)\"")
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|<[^>]*>|`")
# Addresses elsewhere, which no test may ask: each is looked at by hand when it enters this list.
ELSEWHERE = {
    "https://keepachangelog.com/en/1.1.0/",
    "https://keepachangelog.com/ru/1.1.0/",
    "https://pre-commit.com",
    "https://pypi.org/project/regex/",
    "https://semver.org/lang/ru/",
    "https://semver.org/spec/v2.0.0.html",
}
# Where the site has something that the repository has not: the page in the browser.
SITE_ONLY = {"../app/#lang=ru", "../app/#lang=en"}


@cache
def read_anchors(path: Path) -> frozenset[str]:
    """What `#…` may be after a page: its headings as code hosts name them, and its own anchors."""
    text = FENCE.sub("", path.read_text("utf-8"))
    names = {name_heading(heading) for heading in HEADING.findall(text)}
    return frozenset(names | set(ANCHOR.findall(text)))


def name_heading(heading: str) -> str:
    """A heading as an anchor: lower case, no signs but hyphens, hyphens for spaces."""
    bare = MARKUP.sub(lambda match: match[1] or "", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", bare).replace(" ", "-")


def test_every_link_resolves_with_its_anchor() -> None:
    broken = []
    seen = 0
    pages = (*read_pages(), *(path.relative_to(ROOT) for path in ROOT.glob("docs/rules/*.md")))
    for page in pages:
        text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", (ROOT / page).read_text("utf-8")))
        for link in (first or second for first, second in LINK.findall(text)):
            seen += 1
            if link in ELSEWHERE or link in SITE_ONLY:
                continue
            target, _, anchor = link.partition("#")
            there = (ROOT / page.parent / target).resolve() if target else ROOT / page
            wrong = not there.is_file() or (anchor and anchor not in read_anchors(there))
            if wrong or not there.is_relative_to(ROOT):
                broken.append(f"{page}: {link}")
    assert broken == []
    assert seen > 3000


def test_every_address_elsewhere_is_used() -> None:
    text = "\n".join((ROOT / page).read_text("utf-8") for page in read_pages())
    assert not [link for link in ELSEWHERE if f"]({link})" not in text]


def test_a_link_stays_in_its_language() -> None:
    """Each page has one link to its twin; all others lead to pages of its own language."""
    strays = []
    for page in (*read_pages(), *(path.relative_to(ROOT) for path in ROOT.glob("docs/rules/*.md"))):
        text = FENCE.sub("", (ROOT / page).read_text("utf-8"))
        russian = page.name.endswith(RUSSIAN)
        for told, link in re.findall(r"\[([^\]]+)\]\(([^)#\s]+\.md)(?:#[^)]*)?\)", text):
            twin = told in ("In English", "По-русски") or told == link
            if link.endswith(RUSSIAN) != russian and not twin:
                strays.append(f"{page}: {link}")
    assert strays == []
