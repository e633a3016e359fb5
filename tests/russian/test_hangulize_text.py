"""Names, initials, hyphens, places of several words, terms, marks: whole texts."""

from __future__ import annotations

import pytest

from kontsevich.errors import InputError
from kontsevich.russian.hangulization import explain_hangulize, hangulize
from kontsevich.russian.letter_rules import Norm

SOUTH = [
    ("Сергей Шойгу", "세르게이 쇼이구"),
    ("Александр Сергеевич Пушкин", "알렉산드르 세르게예비치 푸시킨"),
    ("А. С. Пушкин", "아. 에스. 푸시킨"),
    ("А.С. Пушкин", "아.에스. 푸시킨"),
    ("Пушкин А. С.", "푸시킨 아. 에스."),
    ("Великий Новгород", "벨리키노브고로드"),
    ("Сергиев Посад", "세르기예프포사트"),
    ("Андрей Белый", "안드레이 벨리"),
    ("Римский-Корсаков", "림스키코르사코프"),
    ("Санкт-Петербург", "상트페테르부르크"),
    ("Ростов‑на‑Дону", "로스토프나도누"),
    ("СССР и США", "소련 이 미국"),
    ("«Правда» и правда", "«프라우다» 이 프라브다"),
    ("ФСБ", "에프에스베"),
    ("Петр Хрущев", "표트르 흐루쇼프"),
    ("ПУТИН", "푸틴"),
    ("Щелково, Озерск", "숄코보, 오조르스크"),
    ("Путин은 2024년에", "푸틴은 2024년에"),
    ("Київ, Ґанок", "키이우, Ґанок"),
    ("Иванъ", "이반"),
    ("Тульская область", "툴스카야 오블라스티"),
]

NORTH = [
    ("Сергей Шойгу", "쎄르게이 쇼이구"),
    ("Владивосток", "울라지보스또크"),
    ("А. К. Толстой", "아. 까. 똘스또이"),
    ("Муравьёв-Амурский", "무라비요브-아무르스끼"),
    ("СССР", "쏘련"),
    ("царь", "짜리"),
]

TERMS = [
    ("Тульская область", "south", "툴라주"),
    ("Хабаровский край", "south", "하바롭스크 지방"),
    ("Хабаровский край", "north", "하바롭스크변강"),
    ("Приморский край", "north", "연해변강"),
    ("Республика Коми", "south", "코미 공화국"),
    ("озеро Байкал", "south", "바이칼호"),
    ("река Волга", "south", "볼가강"),
    ("Ладожское озеро", "south", "라도가호"),
    ("берега Ладожского озера", "south", "베레가 라도가호"),
    ("Полтавская область", "south", "폴타바주"),
    ("Раменский район", "south", "라멘스코예구"),
    ("в Тульской области", "south", "프 툴라주"),
    ("Японское море", "south", "야폰스코예 모레"),
    ("Каспийское море", "south", "카스피해"),
    ("пролив Лаперуза", "south", "라페루즈 해협"),
    ("гора Эльбрус", "south", "엘브루스산"),
    ("Боровский район", "south", "보롭스키 라욘"),
    ("город Нижний Новгород", "south", "니즈니노브고로드시"),
    ("область", "south", "오블라스티"),
    ("новая область знания", "south", "노바야 오블라스티 즈나니야"),
]


CASES = [
    ("Сергея Шойгу", "세르게이 쇼이구"),
    ("из Москвы", "이스 모스크바"),
    ("Ивана Петровича Иванова", "이반 페트로비치 이바노프"),
    ("Марии Захаровой", "마리야 자하로바"),
    ("Александра Сергеевича Пушкина", "알렉산드르 세르게예비치 푸시킨"),
    ("Александра Петрова", "알렉산드라 페트로바"),
    ("Льва Толстого", "레프 톨스토이"),
    ("Петра Чайковского", "표트르 차이콥스키"),
    ("Ростова-на-Дону", "로스토프나도누"),
    ("Нью-Йорку", "뉴욕"),
    ("Нижнего Новгорода", "니즈니노브고로드"),
    ("Соединённых Штатов Америки", "미국"),
    ("Карла Маркса", "카를 마르크스"),
    ("у Путина", "우 푸틴"),
    ("Нидерландов", "네덜란드"),
    ("на Чёрном море и Тихого океана", "나 흑해 이 태평양"),
    ("Анна Пушкина", "안나 푸시키나"),
    ("Георгий Львов во Львове", "게오르기 리보프 보 르비우"),
    ("София Ковалевская", "소피야 코발렙스카야"),
    ("Станислава Лема", "스타니슬라프 렘"),
    ("Петра Первого", "표트르 1세"),
    ("Пётр I", "표트르 1세"),
    ("Петра I", "표트르 1세"),
    ("при Екатерине II и Александре\u00a0III", "프리 예카테리나 2세 이 알렉산드르\u00a03세"),
    ("Александра III", "알렉산드르 3세"),
    ("Людовика XIV", "루이 14세"),
    ("Глава II, том V", "글라바 II, 톰 V"),
    ("Славянск-на-Кубани", "슬라뱐스크나쿠바니"),
    ("Тараса Шевченко", "타라스 셰우첸코"),
    ("Петра Порошенко", "페트로 포로셴코"),
]

# Names that rules alone would spell otherwise; what the articles say against other lists.
FORMS = [
    ("Шекспир", "셰익스피어"),  # not 셱스피르
    ("Лондон", "런던"),
    ("Германия", "독일"),
    ("Республика Корея", "대한민국"),
    ("КНДР", "북한"),
    ("Киев, Київ", "키이우, 키이우"),  # the forms of 2022
    ("Харьков, Харків", "하르키우, 하르키우"),
    ("Львов, Львів", "르비우, 르비우"),
    ("Беларусь", "벨라루스"),
    ("Чечня", "체첸"),
    ("Тыва", "투바"),
    ("Ташкент", "타슈켄트"),
    ("Бишкек", "비슈케크"),
    ("Беринг", "베링"),
    ("Всеволод", "프세볼로트"),
    ("Бродский", "브로드스키"),
    ("Рублев", "루블료프"),  # ё printed as е
    ("Чебышев", "체비쇼프"),
    ("Еременко", "예료멘코"),
    ("Нижний Тагил", "니즈니타길"),  # article 2
    ("Радченко", "랏첸코"),  # дч: article 1
    ("Переводчиков", "페레봇치코프"),
    ("Мейерхольд", "메이예르홀트"),  # йе: article 8, е behind a vowel
    ("Щипачёв", "시파초프"),  # щ before и: 시
    ("Бронницы", "브론니치"),  # нн before a vowel: article 7
    ("Нефтекамск", "넵테캄스크"),  # article 1
    ("в Москве", "프 모스크바"),
]

# What looks foreign and stands in no table; what is spelt alike in two cases; what no table means.
GUESSES = [
    "Гроссмюллер",
    "Уоррингтон",
    "об Александре",
    "Кваттрочи",
    "Ляо Чжункай",
    "Козельске",
    "стихи Пушкина",
    "Алжир",
    "Аркадия",
    "Кастро Вали",
    "Адам Немец",
    "Андон Николов",
    "Артур Миллер",
    "Артур Рембо",
    "Вероника Хамель",
    "Иван Клима",
    "Ивана Трамп",
    "Ира Левин",
    "Лиза Мартин",
    "Марк Аркин",
    "Нил Армстронг",
    "Петра Фельке",
    "Станислав Карелин",
    "Чад Смит",
    "Елизавета II",
    "Александр VI",
    "Миллер",
    "Э. Миллер",
    "Нил Э. Миллер",
    "В. Х. Дейвис",
    "Юнг Л. А.",
    "София Буш",
    "Сергей Бернштейн",
    "Миленко Аќимовиќ",
    "Лондон-папа",
]

# What looks like other nations' names too, and is known to be Russian by a table or by what stands
# before it.
SURE = [
    "Кологрив",
    "Спас-Клепики",
    "Красная Поляна",
    "Геннадий Карелин",
    "Александр Карелин",
    "Алексей Миллер",
    "Козьма Минин",
    "Анна Каренина",
    "Марк Шагал",
    "Виктор Степанович Черномырдин",
    "президент США Буш",
    "Леонид Николаев",
    "Сергея Шойгу",
    "Ивана Петрова",
    "Николаем II",
    "Сергей А. Миллер",
    "Айзек Азимов",
    "Тараса Шевченко",
    "Москва-Лондон",
    "Китай-город",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cases_go_to_the_nominative(text: str, expected: str) -> None:
    assert hangulize(text) == expected


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_established_forms_and_articles_come_first(text: str, expected: str) -> None:
    trace = explain_hangulize(text)
    assert (trace.result, trace.certainty == "guess") == (expected, False)


@pytest.mark.parametrize("text", GUESSES)
def test_what_nothing_says_is_a_guess(text: str) -> None:
    assert explain_hangulize(text).certainty == "guess"


@pytest.mark.parametrize("text", SURE)
def test_what_is_known_to_be_russian_is_sure(text: str) -> None:
    assert explain_hangulize(text).certainty != "guess"


@pytest.mark.parametrize("text", ["Японское море", "Боровский район", "река Бзыбь"])
def test_a_term_without_a_place_is_a_guess(text: str) -> None:
    assert explain_hangulize(text, terms=True).certainty == "guess"


@pytest.mark.parametrize(("text", "expected"), SOUTH)
def test_south(text: str, expected: str) -> None:
    assert hangulize(text) == expected


@pytest.mark.parametrize(("text", "expected"), NORTH)
def test_north(text: str, expected: str) -> None:
    assert hangulize(text, norm="north") == expected


@pytest.mark.parametrize(("text", "norm", "expected"), TERMS)
def test_terms(text: str, norm: Norm, expected: str) -> None:
    assert hangulize(text, norm=norm, terms=True) == expected


def test_rules_alone() -> None:
    assert hangulize("царь Петр", established=False) == "차리 페트르"


def test_certainty() -> None:
    assert explain_hangulize("Москва").certainty == "rule"
    assert explain_hangulize("царь").certainty == "row"
    assert explain_hangulize("Белоусов", norm="north").certainty == "rule"
    assert explain_hangulize("Мценск", norm="north").certainty == "guess"


def test_an_unknown_norm_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="unknown norm: 'east'"):
        hangulize("мир", norm="east")  # type: ignore[arg-type]
