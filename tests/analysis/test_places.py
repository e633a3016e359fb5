"""The tables of places, of generic terms and of listed compounds are well formed and consistent."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from kontsevich.hangul.seams import SPACE, strip_signs
from kontsevich.law.tables import locate, read_header, read_toml, read_tsv

PLACES = "places/places.tsv"
GENERICS = "places/generics.tsv"
INSTITUTIONS = "places/institutions.tsv"
HEADERS = {
    PLACES: "hangul type state cyrillic auto part note source",
    GENERICS: "hangul class sign proof russian english hanja note",
    INSTITUTIONS: "hangul marked capital note_ru source",
}
FEWEST = {PLACES: 5000, GENERICS: 45, INSTITUTIONS: 150}


def words(text: str) -> list[str]:
    return text.split()


TYPES = set(
    words(
        "province city county district town village mountain river lake island sea pass peninsula "
        "palace fortress gate temple station quarter street state other"
    )
)
STATES = {"south", "north", "both", "historical"}
CLASSES = {"keep", "drop", "province", "word"}
# Decisions 18 and 19 name these; a change here is a change of a decision.
KEPT = set("강산도리동로길가문사암궁성포봉령호역교천진만항릉루전원구")
DROPPED = set(words("시 군 읍 면 특별시 광역시 직할시 특별자치시"))
TRADITIONAL = {"서울": "Сеул", "평양": "Пхеньян", "신의주": "Синыйчжу"}
HALVES = {
    first + second: f"{first}|{second}"
    for first, seconds in {
        "평안": "남도 북도",
        "함경": "남도 북도",
        "황해": "남도 북도",
        "충청": "남도 북도",
        "전라": "남도 북도",
        "경상": "남도 북도",
    }.items()
    for second in seconds.split()
}
CITIES_SOUTH = words(
    "서울 부산 대구 인천 광주 대전 울산 세종 수원 성남 의정부 안양 부천 광명 평택 동두천 "
    "안산 고양 과천 구리 남양주 오산 시흥 군포 의왕 하남 용인 파주 이천 안성 김포 화성 "
    "양주 포천 여주 춘천 원주 강릉 동해 태백 속초 삼척 청주 충주 제천 천안 공주 보령 "
    "아산 서산 논산 계룡 당진 전주 군산 익산 정읍 남원 김제 목포 여수 순천 나주 광양 "
    "포항 경주 김천 안동 구미 영주 영천 상주 문경 경산 창원 진주 통영 사천 김해 밀양 "
    "거제 양산 제주 서귀포"
)
CITIES_NORTH = words(
    "평양 남포 라선 개성 평성 순천 안주 개천 덕천 신의주 구성 정주 강계 만포 희천 혜산 "
    "삼지연 청진 회령 김책 함흥 신포 단천 원산 문천 해주 사리원 송림"
)
# Stations and counties that end like a word written apart.
SOLID = set(words("고원 온천 한반도 수지구 당고개 돌고개 반고개 버티고개"))
# Listed as one word for the checker's sake, against the rule, which would write them apart.
# Better known than the town without 도; of all others the town with "too" after it is likelier.
KNOWN_ISLANDS = set(
    words("강화도 거제도 교동도 남해도 노화도 돌산도 안면도 압해도 영종도 울릉도 제주도")
)
# Northern spelling and the southern one that is common in the South: both stand in the table.
BOTH_NORMS = {
    "량강도": "양강도",
    "라선": "나선",
    "라진": "나진",
    "룡천": "용천",
    "녕변": "영변",
    "녕원": "영원",
    "락랑": "낙랑",
    "릉라도": "능라도",
    "례성강": "예성강",
    "은률": "은율",
}


def column(table: str, name: str) -> list[str]:
    place = read_header(table).index(name)
    return [row[place] for row in read_tsv(table)]


def rows_of(table: str) -> dict[str, dict[str, str]]:
    header = read_header(table)
    return {row[0]: dict(zip(header, row, strict=True)) for row in read_tsv(table)}


@pytest.mark.parametrize("table", HEADERS)
def test_a_table_is_sorted_unique_and_clean(table: str) -> None:
    assert read_header(table) == tuple(HEADERS[table].split())
    keys = column(table, "hangul")
    assert keys == sorted(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert len(keys) >= FEWEST[table]
    assert all(re.fullmatch("[가-힣]+", key) for key in keys)
    text = (locate() / table).read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\r" not in text
    assert [cell for row in read_tsv(table) for cell in row if cell != cell.strip()] == []


def test_closed_sets_of_places() -> None:
    assert set(column(PLACES, "type")) <= TYPES
    assert set(column(PLACES, "state")) == STATES
    assert set(column(PLACES, "auto")) == {"yes", "no"}


def test_every_place_has_its_source() -> None:
    assert set(column(PLACES, "source")) <= set(read_toml("sources.toml"))


def test_a_homograph_names_its_other_meaning_in_russian() -> None:
    silent = [
        key
        for key, row in rows_of(PLACES).items()
        if row["auto"] == "no" and not re.search("[а-яё]", row["note"])
    ]
    assert silent == []


@pytest.mark.parametrize(
    "homograph", words("예산 공주 강화 구리 장수 고성 영양 부여 진주 상주 여주 화평 해주")
)
def test_ordinary_words_are_no_places_by_themselves(homograph: str) -> None:
    assert rows_of(PLACES)[homograph]["auto"] == "no"


@pytest.mark.parametrize(
    "city", words("서울 평양 부산 대구 인천 광주 대전 울산 전주 개성 원산 함흥 화성 라진")
)
def test_well_known_cities_need_no_evidence(city: str) -> None:
    assert rows_of(PLACES)[city]["auto"] == "yes"


def test_a_bay_and_an_island_are_not_a_listed_place_with_a_particle() -> None:
    """만 is also the particle "only" and 도 "too": the place before them must be read first."""
    places = rows_of(PLACES)
    taken = {
        key
        for key, row in places.items()
        if row["auto"] == "yes"
        and key[-1] == "만"
        and places.get(key[:-1], {"auto": "no"})["auto"] == "yes"
    }
    # Bays known as wholes: the name with "only" after it is the rarer reading.
    assert taken == {"아산만", "광양만", "순천만"}
    assert places["원산만"]["auto"] == places["원산도"]["auto"] == "no"


def test_only_traditional_forms_are_stored_in_cyrillic() -> None:
    stored = {key: row["cyrillic"] for key, row in rows_of(PLACES).items() if row["cyrillic"]}
    assert stored == TRADITIONAL


def test_only_province_halves_have_a_second_part() -> None:
    parts = {key: row["part"] for key, row in rows_of(PLACES).items() if row["part"]}
    assert parts == HALVES
    assert all(rows_of(PLACES)[key]["type"] == "province" for key in parts)


@pytest.mark.parametrize("city", [*CITIES_SOUTH, *CITIES_NORTH])
def test_every_city_of_both_states_is_listed(city: str) -> None:
    assert rows_of(PLACES)[city]["type"] == "city"


@pytest.mark.parametrize("north", BOTH_NORMS)
def test_a_northern_spelling_stands_beside_the_southern(north: str) -> None:
    places = rows_of(PLACES)
    south = BOTH_NORMS[north]
    assert places[north]["type"] == places[south]["type"]
    assert places[north]["state"] == places[south]["state"]


def test_units_stand_with_the_name_only_where_it_needs_them() -> None:
    """김해 and not 김해시; 북구 and 강남구 in full (decision 18)."""
    places = rows_of(PLACES)
    for key, row in places.items():
        if row["type"] == "city":
            assert not key.endswith("시") or key[:-1] not in places, key
        if row["type"] == "county":
            assert not key.endswith("군") or key[:-1] not in places, key
        if row["type"] == "district" and row["state"] == "south":
            assert key.endswith("구"), key


def test_a_full_unit_is_derived_and_never_listed() -> None:
    long_units = [key for key in column(GENERICS, "hangul") if len(key) > 2 and key[-1] in "시도"]
    assert len(long_units) >= 5
    listed = [key for key in column(PLACES, "hangul") if key.endswith(tuple(long_units))]
    assert listed == []


def test_what_is_written_apart_is_listed_without_it() -> None:
    """A row is one word: 온양온천 as a row would be Онянончхон, by the rule it is Онян Ончхон."""
    apart = tuple(key for key, row in rows_of(GENERICS).items() if row["class"] == "word")
    listed = {key for key in column(PLACES, "hangul") if key.endswith(apart)}
    assert listed == SOLID


def test_an_island_named_like_a_word_with_a_particle_needs_evidence() -> None:
    places = rows_of(PLACES)
    sure = {
        key
        for key, row in places.items()
        if (key[-1], row["type"], row["auto"]) == ("도", "island", "yes") and key[:-1] in places
    }
    assert sure == KNOWN_ISLANDS


def test_generic_terms_follow_the_decision() -> None:
    generics = rows_of(GENERICS)
    assert set(column(GENERICS, "class")) == CLASSES
    assert {row["class"] for key, row in generics.items() if key in KEPT} == {"keep"}
    assert set(generics) >= KEPT | DROPPED
    assert {row["class"] for key, row in generics.items() if key in DROPPED} == {"drop"}
    dropped = {key for key, row in generics.items() if row["class"] == "drop"}
    assert all(key.endswith("시") for key in dropped - DROPPED)
    assert [key for key, row in generics.items() if row["class"] == "province"] == ["특별자치도"]
    assert all(len(key) > 1 for key, row in generics.items() if row["class"] == "word")


def test_generic_terms_are_translated() -> None:
    for key, row in rows_of(GENERICS).items():
        assert re.fullmatch(r"[А-Яа-яё ,;()-]+", row["russian"]), key
        assert re.fullmatch(r"[a-zA-Z ,;()-]+", row["english"]), key
        assert re.fullmatch(r"[\u4e00-\u9fff]+(; [\u4e00-\u9fff]+)*|", row["hanja"]), key
        assert row["proof"] in {"joins", "yes", "no"}, key


def test_signs_before_generic_terms() -> None:
    signs = {key: row["sign"] for key, row in rows_of(GENERICS).items() if row["sign"]}
    assert signs == {"역": "+", "여울": "+", "로": "|"}
    assert all(strip_signs(sign) == "" for sign in signs.values())


def test_a_term_that_may_be_a_word_of_running_text_proves_nothing() -> None:
    generics = rows_of(GENERICS)
    proving = {key for key, row in generics.items() if row["proof"] == "yes"}
    assert proving >= {"시", "군", "읍", "특별시", "특별자치도"}
    assert not proving & {"면", "시장", "거리", "지구", "만", "도", "로", "리"}
    assert all(generics[key]["class"] != "keep" for key in proving)


def test_listed_compounds_keep_their_syllables() -> None:
    for key, row in rows_of(INSTITUTIONS).items():
        assert strip_signs(row["marked"]).replace(SPACE, "") == key
        assert re.fullmatch(r"[가-힣|\-='?+~_]+", row["marked"]), key
        words = row["marked"].split(SPACE)
        assert all(strip_signs(word) for word in words), key
        assert row["capital"].isdigit() and 0 <= int(row["capital"]) <= len(words), key
        assert re.search("[А-Яа-яё]", row["note_ru"]), key


def test_nearly_every_listed_compound_has_several_words() -> None:
    """What is one word stands here only for its capital: a holiday, a history (고려사), a party, a
    university cut short (서울대), a ministry or an agency (법무부, 기상청), an old society (신간회)
    or a few bodies with names of their own."""
    single = {key for key, row in rows_of(INSTITUTIONS).items() if SPACE not in row["marked"]}
    own = {"한겨레", "뉴시스", "포스코", "오뚜기", "코레일", "유네스코", "돌베개", "일조각"}
    own |= {"경실련", "전경련", "전교조"}
    assert all(key[-1] in "절날일사당대부청처성원회단" for key in single - own)
    assert all(rows_of(INSTITUTIONS)[key]["capital"] == "1" for key in single)


def test_sino_korean_seams_after_l_are_marked() -> None:
    """A row has the last word, so the tenseness of decision 17 must stand in it."""
    unmarked = [
        row["marked"]
        for key, row in rows_of(INSTITUTIONS).items()
        if not key.startswith("서울")  # which is no Sino-Korean word
        for left, right in zip(row["marked"], row["marked"][1:], strict=False)
        if "가" <= left <= "힣"
        and "가" <= right <= "힣"
        and (ord(left) - ord("가")) % 28 == 8
        and (ord(right) - ord("가")) // 588 in (3, 9, 12)
    ]
    assert unmarked == []


@pytest.mark.parametrize(
    ("hangul", "marked", "capital"),
    [
        ("조선로동당", "조선_로동당", "1"),
        ("조선중앙통신", "조선_중앙_통신", "1"),
        ("훈민정음", "훈민_정음", "0"),
    ],
)
def test_the_compounds_that_the_decision_names(hangul: str, marked: str, capital: str) -> None:
    row = rows_of(INSTITUTIONS)[hangul]
    assert (row["marked"], row["capital"]) == (marked, capital)


def test_no_key_stands_in_two_tables() -> None:
    assert not set(column(PLACES, "hangul")) & set(column(INSTITUTIONS, "hangul"))
