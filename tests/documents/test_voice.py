"""Whose voice speaks in a line, by itself and by what stands around it."""

from __future__ import annotations

import pytest

from kontsevich.documents.regions.prose import is_prose
from kontsevich.documents.regions.voice import ANOTHERS, DOUBTFUL, OWN, Place, find_voice

NAME = "Ким Гу"


def place(line: str, above: str = "Дом стоял пустым.", below: str = "", last: int = 0) -> Place:
    """The place of the name in a line."""
    return Place(line, line.index(NAME), (above,), (below,) if below else (), last=last)


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("Тогда Ким Гу уехал.", OWN),
        ("Ким Гу — поэт.", OWN),
        ("Ким Гу (псевдоним Пэкпом), политик.", OWN),
        ("Осень в Шанхае. Письмо Ким Гу. Он ждал.", OWN),
        # A headline has no stop, a long sentence that is broken off is none.
        ("Ким Гу прибыл в Шанхай", DOUBTFUL),
        ("Ким Гу прибыл в Шанхай и нашёл там всех, " + "кого он давно хотел увидеть, " * 4, OWN),
        ("КИМ ГУ: нет, Ким Гу не придёт.", DOUBTFUL),
        ("Режиссёр: Ким Гу", DOUBTFUL),
        ("Записки Ким Гу", DOUBTFUL),
        ("Ким Гу (1876–1949)", ANOTHERS),
        ("Записки Ким Гу / пер. А. Ли", ANOTHERS),
        ("10:40 Ким Гу прибыл в Шанхай", ANOTHERS),
        ("Ким Гу. Бумага, 26,8 × 22,7 см", ANOTHERS),
    ],
)
def test_a_line_by_itself(line: str, voice: str) -> None:
    assert find_voice(place(line)) == voice


@pytest.mark.parametrize(
    ("above", "line", "below", "last", "voice"),
    [
        ("Суд постановил:", "Ким Гу виновен и будет казнён.", "", 0, ANOTHERS),
        ("Итоги таковы:", "Ким Гу победил.", "", 0, DOUBTFUL),
        ("Товарищи!", "Ким Гу победил.", "", 0, DOUBTFUL),
        ("Там жили мы.", "Ким Гу пел.", "Из воспоминаний Е. Ли. Ташкент, 1988.", 1, ANOTHERS),
        ("Ан Чун Гын", "Ким Гу", "Ю Гван Сун", 1, OWN),
        ("Они пели.", "Ким Гу", "(1876–1949)", 1, ANOTHERS),
    ],
)
def test_a_line_among_others(above: str, line: str, below: str, last: int, voice: str) -> None:
    assert find_voice(place(line, above, below, last)) == voice


def test_headings_and_cells_are_the_authors() -> None:
    silent = place("Молодость Ким Гу, 1876")
    assert find_voice(silent._replace(role="heading")) == OWN
    assert find_voice(silent._replace(cell=True)) == OWN
    assert find_voice(silent._replace(line="Ким Гу. М.: Наука, 1976. 90 с.", at=0, cell=True)) == (
        DOUBTFUL
    )


def test_a_text_of_one_line_is_its_authors() -> None:
    assert find_voice(Place(NAME, 0, (), ())) == OWN


def test_a_name_at_the_beginning_of_a_sentence_is_no_verb() -> None:
    assert not is_prose("Записки Ли Гванъила")


@pytest.mark.parametrize(
    ("above", "line", "voice"),
    [
        (("Интервью с режиссёром.", "Где вы жили?"), "Со мной жил Ким Гу.", ANOTHERS),
        (
            ("Интервью с режиссёром.", "Где вы жили?", "Дом был мал."),
            "Я знал, что Ким Гу уехал.",
            ANOTHERS,
        ),
        (("Список сказок", "Ивовая дудочка"), "Как Ким Гу продал реку", ANOTHERS),
        (("Был список.", "Ивовая дудочка"), "Как Ким Гу продал реку", DOUBTFUL),
        (("Товарищи!", "Дорогие братья и сёстры!"), "Ким Гу победил.", ANOTHERS),
        (("Аннотация, автор научной работы — И. Ли",), "Ким Гу был поэтом.", DOUBTFUL),
        (("Имя;Должность;Годы",), "Ким Гу;премьер;1940–1947", OWN),
        (("00:01:14,300 --> 00:01:17,020",), "Ким Гу, вас ждут.", ANOTHERS),
        (("00:01:15 — Ушёл.",), "Там пел Ким Гу.", OWN),
        (("Пхеньян, 13 декабря. /ЦТАК/ — Враг бежал.",), "Ким Гу понёс наказание.", DOUBTFUL),
        (("Сын спросил:",), "— Где теперь Ким Гу? Я ищу его.", DOUBTFUL),
        (("Слева они.",), "Слева направо: Ким Гу, Ли Ю. Пхеньян, 2018 г. Фото ТАСС.", DOUBTFUL),
        (("Все пели.",), "Вратари: Ким Гу, Ли Ю.", OWN),
    ],
)
def test_lines_further_above(above: tuple[str, ...], line: str, voice: str) -> None:
    assert find_voice(place(line)._replace(above=above)) == voice


def test_a_line_broken_inside_a_sentence_goes_on_to_its_stop() -> None:
    broken = place("С нами говорил Ким Гу и с ним", below="Ли Ю, его сестра.", last=1)
    assert find_voice(broken) == OWN
    assert find_voice(broken._replace(below=("Ли Ю, его сестра",))) == DOUBTFUL
