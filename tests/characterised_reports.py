"""Findings and rows such as a text seldom gives, made by hand, in every form of every report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from kontsevich import Finding
from kontsevich.analysis.people import Person
from kontsevich.checker.findings.finding import Edit, Source
from kontsevich.checker.findings.task import Checked
from kontsevich.checker.name_table.rows import Located, Row, build_rows
from kontsevich.documents.text.plain_text import read_text
from kontsevich.messages import LANGUAGES, speaker
from kontsevich.report import FORMATS, difference, grouped, names, regions, render, statistics
from kontsevich.report.names import index
from kontsevich.report.view import View

TEXT = (
    "В Корее\u200b говорил <Ким Чен Ын> & «Пак\r\nКын Хе», потом — 김정은 Ли Мён\tБак.\n\n"
    "О Бусане.\n"
)
LONG = f"Корея {'и так ' * 30}Ким Чен Ын {'и так ' * 30}\n"
KING = Person("", "세종", "m", "king", True, "король", "king")
LEADER = Person("김", "정은", "m", "person", True, "лидер КНДР", "leader")
FIRST = Finding(
    *("KTV101", "error", 18, 28, "Ким Чен Ын", ("Ким Чжонын", "Ким Чонын"), ("김정은", "김종은")),
    *("prose", False, "safe", (("reading", "김정은"), ("press-apart", "0.8"), ("no-such", "1"))),
    *((Edit(22, 28, "Чжонын"),), "", "", (LEADER, KING)),
    source=Source(TEXT),
)
# What differs from the first.
OTHERS = (
    {"hangul": ("서울",), "found": "Сеул", "sic": True, "fix": "none", "severity": "notice"},
    {"label": "footnote 3", "held": "field", "fix": "none", "severity": "notice"},
    {"expected": (), "hangul": (), "fix": "none", "edits": (), "why": (), "people": ()},
    {"start": 33, "end": 44, "found": "Пак\r\nКын Хе", "shown": "Пак Кын Хе", "hangul": ("박근혜",),
     "expected": ("Пак Кынхе",), "edits": (Edit(36, 44, " Кынхе"),), "people": ()},
    {"sic": True, "region": "quotation", "fix": "none", "severity": "notice", "edits": ()},
    {"code": "KTV102", "fix": "unsafe", "severity": "warning", "found": "\x1b[1mЛи", "people": ()},
    {"expected": (), "shown": "Ким\x00", "code": "KTV901", "fix": "none", "edits": ()},
    {"start": 0, "end": 0, "found": "", "hangul": ("김은",), "label": "page 2"},
    {"start": 186, "end": 196, "source": Source(LONG), "expected": ("ким чжонын",)},
    {"hangul": ("부산",), "expected": ("Пусане",), "found": "Бусане", "sic": True, "fix": "none",
     "severity": "notice"},
    {"hangul": ("부산",), "expected": ("Пусане",), "found": "Бусане", "fix": "unsafe"},
)  # fmt: skip
FINDINGS = (FIRST, *(replace(FIRST, **other) for other in OTHERS))
FIXED = "".join(f"{number}\n" for number in range(40))
RESULTS = (
    Checked("a b/глава.txt", FINDINGS, "text", "utf-8", 2, TEXT, TEXT.replace("Чен Ын", "Чжонын")),
    Checked("k.docx", FINDINGS[:3], "docx", unread=(("alttext", 2), ("altchunk", 1))),
    Checked("/сам/none.txt", trouble="no <such> file\x00"),
    Checked("clean.txt"),
    Checked("/сам/один.txt", FINDINGS[:1]),
    Checked("d\udcff.txt", FINDINGS[1:2] * 6, before="а\nб", after="а\nв\nб"),
    Checked("e.txt", (), before=FIXED, after=FIXED.replace("7", "семь").replace("25", "x")),
    Checked("f.txt", (), before="а\nб\nв", after="а\nб\nг"),
)
PAGES = View("ru", width=40), View("ru", lambda text, style: f"[{style} {text}]", explain=True)
VIEWS = {"ru": View("ru", explain=True, skipped="bak"), "en": View("en"), "narrow": PAGES[0],
         "painted": PAGES[1]}  # fmt: skip
MANY = 99  # with three more, one more than a cell holds
PLACE = Located(
    *("a.txt", 1, 5, "", "prose", False, "person", "김정은", "Ким Чжонын", "Ким Чен Ын", "金正恩"),
    *((LEADER,), "KTV101", True, False, 4, 14),
)
PLACES = (
    *(PLACE._replace(line=line, start=line) for line in range(1, MANY)),
    PLACE._replace(label="footnote 3", page=2, sic=True),
    PLACE._replace(label="page 2", page=2, form="Ким Чжонын", code="", start=90),
    PLACE._replace(label="page 3", page=3, form="Ким Чжонын", code="", start=91),
    PLACE._replace(kind="ruler", hangul="세종", standard="Сечжон", form="Сэчжон", people=(KING,)),
    PLACE._replace(kind="place", hangul="", standard="=Пусан", form="=Бусан", page=4, people=()),
    PLACE._replace(kind="place", hangul="서울", standard="Сеул", form="Сеул", code="", page=5),
    PLACE._replace(kind="term", hangul="김치", standard="кимчхи", form="кимчи", kept=True, page=6),
    PLACE._replace(kind="term", hangul="양반", standard="янбан", form="янгбан", safe=False),
    PLACE._replace(kind="term", hangul="한글", standard="хангыль", role="bibliography", page=7),
)
FOR_PEOPLE = ("grouped", "by file", "statistics", "difference", "regions")
TABLES: dict[str, Sequence[Located]] = {
    "all": PLACES,
    "some": PLACES[22 - len(PLACES) :],
    "two": (*PLACES[-6:], PLACES[-1]._replace(path="b & c.txt", label="paragraph 2")),
    "pages": PLACES[-5:-1],
    "none": (),
}
SHEETS = ("word/document.xml", "xl/worksheets/", "xl/sharedStrings.xml", "xl/styles.xml")


def read_reports() -> dict[str, str]:
    """What is told and how: a report and a view, a table and its form."""
    told = [*product((*FORMATS, *FOR_PEOPLE), ("ru", "en"))]
    told += product(("full", "concise", *FOR_PEOPLE), ("narrow", "painted"))
    rows = [*product((*names.TEXTS, "index", "markdown"), TABLES)]
    rows += product((*names.PACKED, "book"), ("some", "two", "none"))
    kinds = {"report": told, "table": rows}
    return {f"{form}, {how}": kind for kind, some in kinds.items() for form, how in some}


def tell_report(name: str, kind: str) -> Iterator[str]:
    """The lines of a report, or of a table of names, in all its languages."""
    form, _, rest = name.partition(", ")
    if kind == "report":
        yield from map(repr, "".join(_report(form, VIEWS[rest])).split("\n"))
        return
    for lang in LANGUAGES:
        yield from _tell_table(form, build_rows(TABLES[rest]), lang)


def _report(form: str, view: View) -> Iterator[str]:
    if form in FORMATS:
        yield from render(form, RESULTS, view)
    elif form == "statistics":
        yield from statistics.render(RESULTS, view)
    elif form == "difference":
        yield from difference.render(RESULTS, view)
    elif form == "regions":
        found = read_text(TEXT)
        yield from regions.color_regions(TEXT, found, view)
        yield from regions.list_regions(TEXT, found, view)
    else:
        yield from grouped.render(RESULTS, view, form == "by file")


def _tell_table(form: str, rows: Sequence[Row], lang: str) -> Iterator[str]:
    say, view = speaker(lang), View(lang)
    if form in names.PACKED:
        yield from _unpack(names.pack(form, rows, view))
    elif form == "book":
        yield from _unpack(index.pack(index.build_index(rows, say), say))
    elif form in names.TEXTS:
        yield from map(repr, "".join(names.render(form, rows, view)).split("\n"))
    else:
        entries = index.build_index(rows, say)
        yield from map(repr, "".join(index.render(entries, say, form == "markdown")).split("\n"))


def _unpack(data: bytes) -> Iterator[str]:
    """The words and the layout of an office document, an element a line."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in sorted(archive.namelist()):
            if part.startswith(SHEETS):
                text = archive.read(part).decode("utf-8")
                yield from map(repr, text.replace("><", ">\n<").split("\n"))
