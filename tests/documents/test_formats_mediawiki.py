"""MediaWiki: what a page shows is read; links keep their targets, templates what they are given."""

from __future__ import annotations

import pytest

from kontsevich import check, fix
from kontsevich.documents.formats import choose_format, read_regions

SAID = "О встрече с Ким Чен Ыном писали."
RIGHT = SAID.replace("Чен Ыном", "Чжоныном")
# What is changed, and what becomes of it.
CHANGED = {
    "in a paragraph": SAID,
    "in bold and a link": "О встрече с '''Ким''' [[Ким Чен Ын|Чен Ыном]] писали.",
    "in a note": f'Он<ref name="а">{SAID}</ref> был.',
    "in a heading": f"== {SAID} ==",
    "in an item": f"* {SAID}\n** {SAID}",
    "in a cell": f'{{| class="wikitable"\n! a !! {SAID}\n|-\n| style="x" | {SAID} || {SAID}\n|}}',
    "in a caption": f"[[Файл:Ким Чен Ын.jpg|thumb|200px|{SAID} [[Сеул]]]]",
    "in the words of a link elsewhere": f"[http://a.b/Ким_Чен_Ын {SAID}]",
    "with a no-break space": SAID.replace(" Чен", "&nbsp;Чен"),
    "in a link to a place": f"[[:Категория:Ким Чен Ын|{SAID}]]",
    "as it stands": f"<nowiki>{SAID}</nowiki>",
    "behind a bracket that is never closed": f"[[Файл {{{{а|\n{SAID}",
}
# What is told and left, and whether as another's.
LEFT = {
    "a target": ("[[Ким Чен Ын]]ом писали.", False),
    "an infobox": ("{{Персона|имя = Ким Чен Ын\n|портрет = Ким Чен Ын.jpg}}", False),
    "a template for a source": ("{{книга|заглавие=Встреча с Ким Чен Ыном}}", True),
    "a template for a quotation": (f"{{{{цитата|{SAID}}}}}", True),
    "a quotation": (f"<blockquote>{SAID}</blockquote>", True),
    "a quotation in two templates": (f"{{{{начало цитаты}}}}\n{SAID}\n{{{{конец цитаты}}}}", True),
    "quotation marks": (f"Газета: «{SAID}»", True),
}
SILENT = [
    "[[Категория:Ким Чен Ын]]",
    "[[en:Ким Чен Ын]]",
    "<code>Ким Чен Ын</code>",
    "[[Файл:Ким Чен Ын.jpg]]",
    "http://a.b/Ким_Чен_Ын",
]


@pytest.mark.parametrize("case", CHANGED)
def test_what_the_page_shows_is_changed_and_no_target(case: str) -> None:
    page = f"Лидер КНДР.\n\n{CHANGED[case]}\n"
    done = fix(page, format="mediawiki")
    assert done != page
    for words in (SAID, SAID.replace(" Чен", "&nbsp;Чен"), "|Чен Ыном"):
        page = page.replace(words, words.replace("Чен Ыном", "Чжоныном"))
    assert done == page
    assert fix(done, format="mediawiki") == done


@pytest.mark.parametrize("case", LEFT)
def test_what_is_told_and_left(case: str) -> None:
    page, sic = LEFT[case]
    page = f"Лидер КНДР.\n\n{page}\n"
    found = check(page, format="mediawiki")
    assert [(one.sic, one.fix, one.edits) for one in found] == [(sic, "none", ())]
    assert fix(page, format="mediawiki") == page


@pytest.mark.parametrize("page", SILENT)
def test_what_nobody_sees_is_not_read(page: str) -> None:
    assert check(f"Лидер КНДР.\n\n{page}\n", format="mediawiki") == []


def test_a_page_that_leads_elsewhere_is_not_read() -> None:
    assert check("#ПЕРЕНАПРАВЛЕНИЕ [[Ким Чен Ын]]\n", format="mediawiki") == []


def test_places_and_roles() -> None:
    page = f"= О =\nОн<ref>А</ref> и<ref>{SAID}</ref>.\n\n== Литература ==\n* Ким Чен Ир. Труды.\n"
    regions = read_regions(page, "mediawiki")
    assert [(one.role, one.label) for one in regions if SAID in one.text] == [
        ("footnote", "footnote 2")
    ]
    assert all(one.protected for one in regions if "Труды" in one.text)
    assert choose_format("page.wiki", page.encode()) == ("mediawiki", True)
