"""AsciiDoc and Org, construct by construct: what is changed, what is another's, what is left."""

from __future__ import annotations

import pytest

from kontsevich import check, fix
from kontsevich.documents.formats import TextFormat, choose_format, read_regions

SAID = "О встрече с Ким Чен Ыном писали."
RIGHT = SAID.replace("Чен Ыном", "Чжоныном")
# What is the author's own, and changed wherever it stands.
CHANGED = {
    "asciidoc": {
        "a paragraph": SAID,
        "the title": f"= {SAID}\nИван Петров <a@b.c>\n:toc:\n",
        "a heading": f"== {SAID}",
        "a heading closed": f"=== {SAID} ===",
        "a heading underlined": f"{SAID}\n{'-' * len(SAID)}",
        "an unordered list": f"* {SAID}\n** {SAID}\n- {SAID}",
        "an ordered list": f". {SAID}\n.. {SAID}\n1. {SAID}",
        "a checklist": f"* [x] {SAID}\n* [ ] {SAID}",
        "a description": f"Термин:: {SAID}\nДругой::\n  {SAID}",
        "what is joined to an item": f"* Пункт\n+\n{SAID}",
        "a callout": f"<1> {SAID}",
        "a note": f"Он был.footnote:[{SAID}]",
        "a note with a name": f"Он был.footnote:id[{SAID}] И был.footnote:id[]",
        "a note with brackets inside": f"Он был.footnote:[См. [5]. {SAID}]",
        "a caption": f".{SAID}\nimage::kim.png[]",
        "a picture's words": f"image::kim.png[{SAID}, 200]",
        "a picture's title": f'image::kim.png[Он, 200, title="{SAID}"]',
        "a table": f'[cols="1,1"]\n|===\n|Имя |Год\n\n|{SAID}\n2+a|{SAID}\n|===',
        "a table of csv": f",===\nа,{SAID}\n,===",
        "an example": f"====\n{SAID}\n====",
        "a sidebar": f"****\n{SAID}\n****",
        "an open block": f"[abstract]\n--\n{SAID}\n--",
        "an admonition": f"NOTE: {SAID}\n\n[NOTE]\n{SAID}",
        "a link's words": f"https://a.b/Ким_Чен_Ын[{SAID}] link:a.html[{SAID}]",
        "a reference's words": f"<<id,{SAID}>> xref:id[{SAID}]",
        "prose in a literal block": f"....\n{SAID} И больше ничего там не было.\n....",
        "what an index and the text have": f"(({SAID}))",
        "a line broken by hand": f"{SAID} +\n{SAID}",
        "a passage with a role": f"[.lead]#{SAID}#",
        "behind a fence never closed": f"====\n{SAID}",
    },
    "org": {
        "a paragraph": SAID,
        "the title": f"#+TITLE: {SAID}\n",
        "a heading": f"* {SAID}",
        "a heading with all that may stand there": f"** TODO [#A] {SAID} :метка:kim:",
        "a list": f"- {SAID}\n  + {SAID}\n  1. {SAID}\n  2) {SAID}",
        "a checkbox": f"- [X] {SAID}\n- [ ] {SAID}",
        "a description": f"- Термин :: {SAID}",
        "a note defined": f"Он был.[fn:1]\n\n[fn:1] {SAID}",
        "a note inside": f"Он был.[fn:: {SAID}]",
        "a note inside with a name": f"Он был.[fn:а: См. [5]. {SAID}]",
        "a table": f"| Имя | Год |\n|-----+-----|\n| {SAID} | 1 |",
        "a caption": f"#+CAPTION: {SAID}\n[[file:kim.png]]",
        "a link's words": f"[[https://a.b/Ким_Чен_Ын][{SAID}]]",
        "a centred block": f"#+BEGIN_CENTER\n{SAID}\n#+END_CENTER",
        "a drawer of the author's": f":ЗАМЕТКИ:\n{SAID}\n:END:",
        "prose in an example": f"#+begin_example\n{SAID} И больше ничего там не было.\n"
        "#+end_example",
        "behind a comment": f"# заметка\n{SAID}",
        "a block never closed": f"#+begin_src\n{SAID}",
    },
}
MARKED = {
    "asciidoc": ("О встрече с *Ким* _Чен_ Ыном писали.", "Ким&nbsp;Чен{empty} Ына"),
    "org": ("О встрече с *Ким* /Чен/ Ыном писали.", "Ким\\nbsp{}Чен _Ына_"),
}
# What is told: as another's (sic), or as what may not be changed.
LEFT = {
    "asciidoc": {
        "a quotation": (f"[quote]\n{SAID}", True),
        "a quotation between fences": (f"[quote, Газета]\n____\n{SAID}\n____", True),
        "a quotation without a style": (f"____\n* Пункт\n\n{SAID}\n____", True),
        "a quotation in air": (f'""\n{SAID}\n""', True),
        "an open block that quotes": (f"[quote]\n--\n{SAID}\n--", True),
        "verse": (f"[verse]\n{SAID}\nИ дальше.", True),
        "verse between fences": (f"[verse, Поэт]\n____\n{SAID}\n____", True),
        "a quotation as in mail": (f"> Он.\n> {SAID}", True),
        "whom is quoted": ("[quote, Ким Чен Ын]\nСлово.", True),
        "curved marks": (f'Газета писала: "`{SAID}`"', True),
        "marks": (f"Газета: «{SAID}»", True),
        "a list of literature": (
            "[bibliography]\n== Чтение\n* [[[а]]] Ланьков А. Н. Ким Чен Ын. М., 2010.",
            True,
        ),
        "a list that is called so": (
            "[bibliography]\n* Ланьков А. Н. Встреча с Ким Чен Ыном. М., 2010.",
            True,
        ),
        "an attribute": (":about: Ким Чен Ын", False),
        "an entry of the index": ("Он.indexterm:[Ким Чен Ын]", False),
    },
    "org": {
        "a quotation": (f"#+BEGIN_QUOTE\n{SAID}\n#+END_QUOTE", True),
        "a quotation in small letters": (f"#+begin_quote\n- Пункт\n\n{SAID}\n#+end_quote", True),
        "verse": (f"#+BEGIN_VERSE\n{SAID}\n#+END_VERSE", True),
        "marks": (f"Газета: «{SAID}»", True),
        "literature": ("* Литература\n1. Ланьков А. Н. Ким Чен Ын. М., 2010.", True),
        "a target": ("[[Ким Чен Ын]]ом писали.", False),
    },
}
SILENT = {
    "asciidoc": [
        "[source,python]\n----\nx = 'Ким Чен Ын'\n----",
        "[source]\nx = 'Ким Чен Ын'\n",
        "```python\nx = 'Ким Чен Ын'\n```",
        "....\nx = {'Ким Чен Ын'}\n....",
        "++++\n<p title='Ким Чен Ын'>\n++++",
        " x = 'Ким Чен Ын'",
        "`Ким Чен Ын` ``Ким Чен Ын``",
        "stem:[Ким Чен Ын] pass:[Ким Чен Ын] kbd:[Ким Чен Ын] image:Ким_Чен_Ын.png[]",
        "https://a.b/Ким_Чен_Ын image::Ким_Чен_Ын.png[] include::Ким_Чен_Ын.adoc[]",
        "{Ким-Чен-Ын} <<Ким Чен Ын>> [[Ким-Чен-Ын]]",
        "include::Ким Чен Ын.adoc[]\nifdef::Ким Чен Ын[]",
    ],
    "org": [
        "#+BEGIN_SRC python\nx = 'Ким Чен Ын'\n#+END_SRC",
        "#+begin_export html\nКим Чен Ын\n#+end_export",
        ": Ким Чен Ын",
        "=Ким Чен Ын= ~Ким Чен Ын~ $Ким Чен Ын$ \\(Ким Чен Ын\\) @@html:Ким Чен Ын@@",
        ":PROPERTIES:\n:NAME: Ким Чен Ын\n:END:",
        "#+FILETAGS: Ким Чен Ын",
        "https://a.b/Ким_Чен_Ын [[file:Ким Чен Ын.png]] <https://a.b/Ким_Чен_Ын>",
        "{{{имя(Ким Чен Ын)}}} <<Ким Чен Ын>>",
    ],
}
# What is only told to whoever reads the source: the author's own, and changed.
COMMENTS = {
    "asciidoc": [f"// {SAID}", f"////\n{SAID}\n////", f"[comment]\n--\n{SAID}\n--"],
    "org": [
        f"# {SAID}",
        f"#+BEGIN_COMMENT\n{SAID}\n#+END_COMMENT",
        f"* COMMENT Скрыто\n{SAID}\n** Ниже\n{SAID}",
    ],
}
FORMS = sorted(CHANGED)
AROUND = "Лидер КНДР прибыл.\n\n{}\n\nЕщё слово.\n"


def each(cases: dict[TextFormat, dict[str, object]]) -> list[tuple[TextFormat, str]]:
    return [(form, case) for form in cases for case in cases[form]]


@pytest.mark.parametrize(("form", "case"), each(CHANGED))  # type: ignore[arg-type]
def test_what_is_the_authors_own_is_changed(form: TextFormat, case: str) -> None:
    page = AROUND.format(CHANGED[form][case])
    done = fix(page, format=form)
    assert done == page.replace(SAID, RIGHT) != page
    assert fix(done, format=form) == done


@pytest.mark.parametrize("form", FORMS)
def test_a_name_is_one_over_marks_and_line_ends(form: TextFormat) -> None:
    first, second = MARKED[form]
    page = f"{first} Об отце {second} и о Ким Чен\nЫне писали.\n"
    found = check(page, format=form)
    assert [(one.shown, one.fix) for one in found] == [
        ("Ким Чен Ыном", "safe"),
        ("Ким Чен Ына", "safe"),
        ("Ким Чен Ыне", "safe"),
    ]
    assert check(fix(page, format=form), format=form) == []


@pytest.mark.parametrize(("form", "case"), each(LEFT))  # type: ignore[arg-type]
def test_what_is_anothers_is_told_and_left(form: TextFormat, case: str) -> None:
    part, sic = LEFT[form][case]
    page = AROUND.format(part)
    found = check(page, format=form)
    assert [(one.sic, one.fix, one.edits) for one in found] == [(sic, "none", ())]
    assert fix(page, format=form) == page


@pytest.mark.parametrize(("form", "part"), [(form, one) for form in FORMS for one in SILENT[form]])
def test_what_is_nobodys_prose_is_not_read(form: TextFormat, part: str) -> None:
    assert check(AROUND.format(part), format=form) == []


@pytest.mark.parametrize(
    ("form", "part"), [(form, one) for form in FORMS for one in COMMENTS[form]]
)
def test_comments_are_comments(form: TextFormat, part: str) -> None:
    regions = read_regions(AROUND.format(part), form)
    assert {one.role for one in regions if SAID in one.text} == {"comment"}
    assert len(regions) > 2
    assert regions[-1].text == "Ещё слово."


@pytest.mark.parametrize("form", FORMS)
def test_what_follows_a_construct_is_prose_again(form: TextFormat) -> None:
    for parts in (CHANGED[form].items(), LEFT[form].items()):
        for case, part in parts:
            page = AROUND.format(part if isinstance(part, str) else part[0]) + f"\n{SAID}\n"
            last = read_regions(page, form)[-1]
            assert last.text.endswith(SAID), case
            literature = (
                "literature" in case or "list that" in case or "never" in case or "defined" in case
            )
            assert last.role == "prose" or literature, (case, last.role)


def test_endings() -> None:
    told = [choose_format(f"глава.{one}", b"x") for one in ("adoc", "asciidoc", "org")]
    assert told == [("asciidoc", True), ("asciidoc", True), ("org", True)]
