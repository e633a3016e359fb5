"""Long texts are read closely around what may be found: the findings are those of reading all."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from characterisation import CHECKED
from growth import LIMIT, grow
from kontsevich import check
from kontsevich.checker.findings import checking
from kontsevich.checker.findings.checking import LONG
from kontsevich.checker.findings.finding import Finding
from kontsevich.documents.regions.region import Region
from kontsevich.documents.text.plain_text import read_text

FILLING = (
    "Мама мыла раму, и дождь шёл до самого вечера.",
    "«Завтра, — сказал он, — мы уедем».",
    "— Куда? — спросила она. — Туда, где нас никто не знает.",
    "Дон Кихот сел на коня; Но Лев ему не ответил.",
    "Через сто лет всё это будет забыто: и дом, и сад.",
)
LISTS = (
    "Литература\n\nКим Чен Ын. Труды. М., 1990.",
    "Примечания\n\n1. Ким Чен Ын. Труды. М., 1990.\n\n2. О нём см. выше: Пак Кын Хе.",
    "1 См.: Ким Чен Ын. Труды // Корея. 1990. № 3.",
    "2 Ким Чен Ын так не говорил.",
    "[^4]: Ким Чен Ын так не говорил.",
    "5 Пак Кын Хе жила в Сеуле.",
    "Заключение",
    "Лето кончилось, и никто не помнил, какого числа уехали в город те, кто жил во флигеле: " * 3,
)
TABLES = Path(__file__).parent.glob("texts_*.toml")
TEXTS = [
    CHECKED.sub(r"\1", row["text"])
    for one in TABLES
    for row in tomllib.loads(one.read_text("utf-8"))["text"]
]


def _fill(chosen: random.Random, pieces: list[str], length: int, joint: str) -> str:
    paragraphs = [chosen.choice(FILLING) for _ in range(length // 45)]
    for piece in pieces:
        paragraphs.insert(chosen.randrange(len(paragraphs)), piece)
    return joint.join(paragraphs)


def _check_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    with monkeypatch.context() as patch:
        patch.setattr(checking, "LONG", len(text) + 1)
        return check(text)


@pytest.mark.parametrize("seed", range(12))
def test_findings_are_those_of_reading_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = random.Random(seed)
    pieces = chosen.sample(TEXTS, 4)
    text = _fill(chosen, pieces, 3 * LONG, chosen.choice(("\n\n", "\n")))
    assert check(text) == _check_whole(text, monkeypatch)


@pytest.mark.parametrize("seed", range(24))
def test_findings_are_those_of_reading_all_where_lists_and_notes_stand(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = random.Random(seed)
    pieces = [*chosen.choices(LISTS, k=4), "Он видел Ким Чен Ына в Сеуле.", chosen.choice(TEXTS)]
    text = _fill(chosen, pieces, 6 * LONG, chosen.choice(("\n\n", "\n")))
    assert check(text) == _check_whole(text, monkeypatch)


def test_what_stands_behind_a_list_is_not_all_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = random.Random(2)
    before, after = (_fill(chosen, [], 4 * LONG, "\n\n") for _ in "12")
    seen = "Он видел Ким Чен Ына в Сеуле."
    text = "\n\n".join((before, LISTS[0], LISTS[-1], after, seen, after))
    read = _watch(monkeypatch)
    assert [one.region for one in check(text)] == ["author-heading", "prose"]
    assert 0 < sum(map(len, read)) < len(text) / 4


def test_a_note_that_goes_on_in_a_long_paragraph_is_read_with_its_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filling = _fill(random.Random(5), [], 2 * LONG, "\n\n")
    more = f"Там же. С. 5. {' '.join([FILLING[0]] * 300)} Ким Чен Ын."
    text = f"{filling}\n\n1 Он так и говорил.\n\n{more}\n\n{filling}"
    assert [one.region for one in check(text)] == ["footnote"]
    assert check(text) == _check_whole(text, monkeypatch)


def _watch(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What will be read closely from now on."""
    read: list[str] = []

    def watch(text: str, wrapped: bool | None = None) -> list[Region]:
        read.append(text)
        return read_text(text, wrapped)

    monkeypatch.setattr("kontsevich.checker.findings.close_reading.read_text", watch)
    return read


def test_only_what_is_around_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    read = _watch(monkeypatch)
    text = _fill(random.Random(1), ["Он видел Ким Чен Ына в Сеуле."], 8 * LONG, "\n\n")
    assert [one.found for one in check(text)] == ["Ким Чен Ына"]
    assert 0 < sum(map(len, read)) < len(text) / 4


def test_a_given_name_alone_is_found_far_from_the_whole_name() -> None:
    """«Чен Ын» is told by the full name that stands far away, and whose words it is in."""
    far = "\n\n".join([FILLING[0]] * (LONG // 20))
    here = "Чен Ын молчал. Он сказал: «Чен Ын молчит»."
    text = f"В Корее правит Ким Чен Ын.\n\n{far}\n\n{here}\n\n{far}"
    told = [(one.found, one.sic) for one in check(text)]
    assert told == [("Ким Чен Ын", False), ("Чен Ын", False), ("Чен Ын", True)]


def test_notes_and_lists_of_literature_are_read_from_their_beginning_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filling = _fill(random.Random(3), [], 2 * LONG, "\n\n")
    entries = "\n".join(f"Ким Чен Ын. Труды. Т. {number}. М., 1990." for number in range(9))
    text = f"В Сеуле был Ким Чен Ын.\n\n{filling}\n\nЛитература\n\n{entries}"
    findings = check(text)
    assert [one.region for one in findings[1:]] == ["author-heading"] * 9
    assert findings == _check_whole(text, monkeypatch)


@pytest.mark.parametrize(
    "piece",
    [
        "Он был в Сеуле.\n\n" + "Мама мыла раму.\n\n" * 200,
        "Сеул\n" + "\n" * 3000,
        "Сеул" + " \n" * 3000 + "1",
        '"Сеул"" ' + "Мама\n" * 999,
        "В Сеуле " + "мама мыла раму " * 300,
        "Ким Чен Ын.\n\n" + "«Мама.\n" * 500,
    ],
    ids=["novel", "lines", "blanks", "odd quotes", "one paragraph", "open quotes"],
)
def test_time_grows_with_the_text(piece: str) -> None:
    assert grow(check, piece.__mul__, 20) < LIMIT
