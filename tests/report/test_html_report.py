"""The page that is sent: all findings marked in their text, nothing fetched, no script."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kontsevich.checker.findings.checking import check_file
from kontsevich.checker.findings.task import Task
from kontsevich.checker.settings.configuration import Configurations
from kontsevich.messages import LANGUAGES
from kontsevich.report import render
from kontsevich.report.view import View

TEXT = (
    "Он о <b>Ким Чен Ыне</b> & Ким Ире.\r\nС Ким Чен Ыном был Пак Чан Ук в Корее.\n"
    "Он сказал: «Ким Чен Ын молчал».\n"
)
VOID = {"meta", "br"}


class Reader(HTMLParser):
    """What stands on a page: whether its tags are closed, what it marks, where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.marks: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.ids |= {found["id"] or ""} if "id" in found else set()
        self.links |= {found["href"] or ""} if "href" in found else set()
        if tag == "mark" and "id" in found:
            self.marks.append(found["class"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def make_page(folder: Path, lang: str, text: str = TEXT) -> str:
    path = folder / "a.txt"
    path.write_bytes(text.encode())
    checked = check_file(str(path), Task(Configurations(), {}, lang=lang))
    return "".join(render("html", [checked], View(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_marks_every_finding_and_needs_nothing(lang: str, tmp_path: Path) -> None:
    page = make_page(tmp_path, lang)
    read = Reader(page)
    assert read.open == [] and not read.tags & {"script", "link", "img", "iframe"}
    assert "http" not in page and "@import" not in page and "url(" not in page
    assert read.marks == ["safe", "safe", "unsafe", "sic"]
    assert read.links == {f"#{name}" for name in read.ids}


def test_the_text_stands_whole_on_the_page(tmp_path: Path) -> None:
    page = make_page(tmp_path, "ru")
    text = page[page.index('<div class="text">') + len('<div class="text">') :]
    text = text[: text.index("</div>")]
    plain = html.unescape(re.sub("<[^>]*>", "", re.sub("<b>.*?</b></mark>", "</mark>", text)))
    assert plain == TEXT.replace("\r\n", "\n")


def test_a_clean_file_and_a_missing_one_are_told(tmp_path: Path) -> None:
    assert "Nothing found" in make_page(tmp_path, "en", "Ничего.\n")
    missing = check_file(str(tmp_path / "none.txt"), Task(Configurations(), {}))
    page = "".join(render("html", [missing], View("en")))
    assert "none.txt" in page and Reader(page).open == []
