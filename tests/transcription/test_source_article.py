"""The words of the source article (its footnote 3 states the practice), and the issue's names."""

from __future__ import annotations

import pytest

from kontsevich import convert, split_name
from kontsevich.law.choices import Kind

NAMES = {
    "김정은": "Ким Чжонын",
    "최선희": "Чхве Сонхи",
    "윤석열": "Юн Согёль",
    "김여정": "Ким Ёчжон",
    "강순남": "Кан Суннам",
}
# Decisions 15 to 17, 23, with the forms that the decisions themselves give.
BY_DECISION = {
    "이예지": "Ли Йечжи",
    "김의겸": "Ким Ыйгём",
    "홍길동": "Хон Гильдон",
    "김구": "Ким Гу",
    "박정희": "Пак Чонхи",
    "박근혜": "Пак Кынхе",
    "정약용": "Чон Ягён",
    "최룡해": "Чхве Рёнхэ",
    "로정희": "Но Чжонхи",
    "김정일": "Ким Чжонъиль",
    "리설주": "Ли Сольчу",
    "을지문덕": "Ыльчи Мундок",
    "법흥왕": "Попхын-ван",
    "선덕여왕": "Сондок-ёван",
    "세종대왕": "Сечжон-тэван",
    "원효": "Вонхё",
    "남궁민수": "Намгун Минсу",
    "제갈량": "Чегаль Рян",
    "독고영재": "Токко Ёнчжэ",
}
PLACES = {
    "라진": "Рачжин",
    "두만강": "Туманган",
    "화성": "Хвасон",
    "평양": "Пхеньян",
    "서울": "Сеул",
    "신의주": "Синыйчжу",
    "김해시": "Кимхэ",
    "평창군": "Пхёнчхан",
    "동면": "Тонмён",
    "북면": "Пунмён",
    "북구": "Пукку",
    "길주": "Кильчу",
    "월정사": "Вольчонса",
    "울진": "Ульчин",
    "함경북도": "Хамгён-Пукто",
    "전라남도": "Чолла-Намдо",
    "대구": "Тэгу",
    "구리": "Кури",
}
RUNNING = {
    "우리 민족끼리": "ури минчжокккири",
    "김정은의": "Ким Чжонын-ый",
    "서울에서": "Сеул-эсо",
    "김정은동지께서": "Ким Чжонын тончжи-ккесо",
    "조선로동당": "Чосон родондан",
    "조선중앙통신": "Чосон чунан тхонсин",
    "훈민정음": "хунмин чоным",
    "위원장은": "вивончжанын",
}


@pytest.mark.parametrize("kind", ["name", "auto"])
@pytest.mark.parametrize("hangul", NAMES)
def test_the_articles_people(hangul: str, kind: Kind) -> None:
    assert convert(hangul, kind=kind) == NAMES[hangul]


@pytest.mark.parametrize("hangul", BY_DECISION)
def test_names_by_decision(hangul: str) -> None:
    assert convert(hangul, kind="name") == BY_DECISION[hangul]


@pytest.mark.parametrize("hangul", PLACES)
def test_places(hangul: str) -> None:
    assert convert(hangul, kind="place") == PLACES[hangul]


@pytest.mark.parametrize("hangul", RUNNING)
def test_running_text(hangul: str) -> None:
    assert convert(hangul) == RUNNING[hangul]


def test_traditional_forms_do_not_enter_words() -> None:
    assert convert("서울역", kind="word") == "соуллёк"
    assert convert("신의주", kind="word") == "синичжу"


@pytest.mark.parametrize(
    "word", ["이사회", "국방장관", "부위원장", "예산", "공주", "강화", "구리", "장수"]
)
def test_words_that_are_no_people_and_no_places(word: str) -> None:
    assert convert(word) == convert(word, kind="word")
    assert convert(word).islower()


def test_the_likelier_split_comes_first() -> None:
    assert [tuple(split) for split in split_name("선우진")] == [("선우", "진"), ("선", "우진")]
    assert split_name("선 우진") == [("선", "우진")]
    assert split_name("선우|진") == [("선우", "진")]
