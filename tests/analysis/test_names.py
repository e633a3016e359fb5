"""The tables of names: form, closed sets, and how one table leans on another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontsevich.hangul.syllables import Syllable, compose, decompose, is_syllable
from kontsevich.law.tables import read_header, read_tsv

PERSON_COLUMNS = ("hangul", "gender", "kind", "state", "who_ru", "who_en", "also")
COLUMNS = {
    "surnames": ("hangul", "northern", "hanja", "bearers", "cyrillic", "note"),
    "persons": PERSON_COLUMNS,
    "homographs": (*PERSON_COLUMNS, "other_ru", "other_en"),
    "titles": ("hangul", "place", "note"),
    "particles": ("hangul", "after", "note"),
    "established": ("cyrillic", "hangul", "policy", "note"),
    "rulers": ("hangul", "note"),
    "temples": ("hangul", "note"),
    "givens": ("syllable", "first", "last"),
    "not-persons": ("hangul", "note"),
}
AT_LEAST = {
    "surnames": 120,
    "persons": 700,
    "titles": 120,
    "particles": 120,
    "established": 20,
    "rulers": 20,
    "temples": 150,
    "givens": 150,
    "not-persons": 250,
}
PEOPLE = ("persons", "homographs")
IOTATED = "ㅑㅒㅕㅖㅛㅠㅣ"
# Ordinary words of a dictionary that name nobody but the person.
NO_OTHER_READING = {"궁예", "세종", "홍길동"}


def rows(table: str) -> tuple[tuple[str, ...], ...]:
    return read_tsv(f"names/{table}.tsv")


def column(table: str, name: str) -> list[str]:
    place = COLUMNS[table].index(name)
    return [row[place] for row in rows(table)]


def set_of(text: str) -> set[str]:
    return set(text.split())


def is_hangul(text: str) -> bool:
    return bool(text) and all(is_syllable(letter) for letter in text)


def southern(syllable: str) -> str:
    """The first syllable of a word under the southern law of initials (두음법칙)."""
    onset, vowel, coda = decompose(syllable)
    if onset == "ㄹ":
        onset = "∅" if vowel in IOTATED else "ㄴ"
    return compose(Syllable(onset, vowel, coda))


def people() -> Iterator[dict[str, str]]:
    for table in PEOPLE:
        for row in rows(table):
            yield dict(zip(PERSON_COLUMNS, row, strict=False))


def spellings() -> dict[str, str]:
    """Every spelling of a surname → its southern form."""
    found = {}
    for hangul, northern, *_ in rows("surnames"):
        if northern:
            found[northern] = hangul
        found[hangul] = hangul
    return found


@pytest.mark.parametrize("table", COLUMNS)
def test_header_order_and_keys(table: str) -> None:
    assert read_header(f"names/{table}.tsv") == COLUMNS[table]
    keys = [row[0] for row in rows(table)]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))
    assert len(keys) >= AT_LEAST.get(table, 1)


@pytest.mark.parametrize("table", COLUMNS)
def test_cells_are_clean(table: str) -> None:
    for row in rows(table):
        for cell in row:
            assert cell == " ".join(cell.split()), row
            assert cell == unicodedata.normalize("NFC", cell), row


@pytest.mark.parametrize("table", [name for name in COLUMNS if COLUMNS[name][0] != "cyrillic"])
def test_keys_are_hangul(table: str) -> None:
    for row in rows(table):
        assert is_hangul(row[0].replace("|", "", 1)), row


def test_surnames_are_of_one_or_two_syllables() -> None:
    assert {len(hangul) for hangul in column("surnames", "hangul")} == {1, 2}
    pairs = {hangul for hangul in column("surnames", "hangul") if len(hangul) == 2}
    assert pairs >= set_of("남궁 황보 제갈 선우 사공 독고 서문 동방 망절 어금 소봉 강전 장곡")


def test_surname_bearers_are_figures_and_the_census_ones_are_all_there() -> None:
    bearers = column("surnames", "bearers")
    assert all(re.fullmatch(r"\d+~?|", figure) for figure in bearers)
    # The census knows 153 surnames in hanja with 1,000 bearers: these many in Hangul.
    assert sum(int(figure.rstrip("~") or 0) >= 1000 for figure in bearers) >= 120
    total = sum(int(figure.rstrip("~") or 0) for figure in bearers)
    assert 48_000_000 < total < 49_705_663 * 1.01  # all Koreans whom the census counted


def test_northern_surnames_give_the_southern_ones_by_the_law_of_initials() -> None:
    for hangul, northern, *_ in rows("surnames"):
        if northern:
            assert is_hangul(northern)
            assert northern != hangul
            assert southern(northern[0]) + northern[1:] == hangul


def test_only_two_surnames_have_irregular_cyrillic() -> None:
    found = {row[0]: row[4] for row in rows("surnames") if row[4]}
    assert found == {"이": "Ли", "임": "Лим"}


def test_surname_hanja_are_hanja() -> None:
    for hanja in column("surnames", "hanja"):
        assert hanja
        assert all(unicodedata.name(sign).startswith("CJK") for sign in hanja.replace(" ", ""))


def test_people_have_known_values() -> None:
    for person in people():
        assert person["gender"] in {"m", "f", ""}, person
        assert person["kind"] in {"person", "king", "monk", "mononym"}, person
        assert person["state"] in {"north", "south", "historical", "diaspora"}, person
        assert person["gender"] or "; " in person["who_ru"], person


def test_a_bar_stands_in_the_names_of_persons_and_in_no_other() -> None:
    known = spellings()
    for person in people():
        for name in (person["hangul"], *person["also"].split()):
            surname, bar, given = name.partition("|")
            assert bool(bar) == (person["kind"] == "person"), person
            if bar:
                assert surname in known, person
                assert is_hangul(given), person
                assert 1 <= len(given) <= 3, person
            else:
                assert 2 <= len(name) <= 6, person


def test_other_spellings_are_of_the_same_surname_and_of_nobody_else() -> None:
    known = spellings()
    keys = [person["hangul"] for person in people()]
    others = [name for person in people() for name in person["also"].split()]
    assert len(keys + others) == len(set(keys + others))
    for person in people():
        for name in person["also"].split():
            mine, theirs = person["hangul"].partition("|")[0], name.partition("|")[0]
            assert known[mine] == known[theirs], person


def test_northerners_are_keyed_in_northern_spelling_with_the_southern_one_beside() -> None:
    keys = {person["hangul"] for person in people()}
    for person in people():
        if person["state"] == "north":
            surname, _, given = person["hangul"].partition("|")
            assert surname not in {"이", "노", "나"}, person
            lawful = f"{southern(surname[0])}{surname[1:]}|{southern(given[0])}{given[1:]}"
            assert lawful in keys or lawful in person["also"].split(), person


def test_who_is_said_in_a_few_words_of_each_language() -> None:
    for person in people():
        russian, english = person["who_ru"].split("; "), person["who_en"].split("; ")
        assert len(russian) == len(english), person
        for words in russian + english:
            assert 2 <= len(words.split()) <= 6, person
        assert not re.search("[가-힣]", person["who_ru"] + person["who_en"]), person
        assert re.search("[а-яё]", person["who_ru"]), person
        assert not re.search("[а-яё]", person["who_en"]), person


def test_the_people_of_the_day_are_listed() -> None:
    names = {person["hangul"] for person in people()}
    assert names >= set_of(
        "김|정은 김|여정 최|선희 강|순남 최|룡해 리|설주 김|덕훈 박|정천 조|용원 김|영남 황|장엽"
        " 장|성택 로|정희 윤|석열 이|재명 한|덕수 박|진 조|태열 이|소연 이|승만 김|대중 박|근혜"
        " 이|순신 안|중근"
    )
    assert names >= set_of("세종대왕 법흥왕 선덕여왕 광개토대왕 원효 일연")


def test_no_person_of_running_text_is_an_ordinary_word() -> None:
    listed = {
        name.replace("|", "") for row in rows("persons") for name in (row[0], *row[6].split())
    }
    assert not listed & set(column("not-persons", "hangul"))
    assert not listed & set(column("particles", "hangul"))
    assert not listed & set(column("titles", "hangul"))
    assert not listed & {row[0].replace("|", "") for row in rows("homographs")}


def test_no_person_of_running_text_is_a_word_of_the_dictionary(shared: Path) -> None:
    lines = (shared / "data" / "pronunciation.tsv").read_text(encoding="utf-8").splitlines()[1:]
    words = {line.split("\t")[0] for line in lines}
    listed = {row[0].replace("|", "") for row in rows("persons")}
    assert listed & words <= NO_OTHER_READING


def test_the_other_reading_of_a_homograph_is_said() -> None:
    for row in rows("homographs"):
        assert re.search("[а-яё]", row[7]), row
        assert re.search("[a-z]", row[8]), row


def test_kings_end_in_a_word_for_a_ruler_or_are_temple_names() -> None:
    endings = tuple(column("rulers", "hangul"))
    temples = set(column("temples", "hangul"))
    for person in people():
        if person["kind"] == "king":
            name = person["hangul"]
            assert name.endswith(endings) or name in temples, name


def test_temple_names_of_silla_are_there() -> None:
    assert set(column("temples", "hangul")) >= set_of(
        "지증 법흥 진흥 진지 진평 선덕 진덕 무열 문무 신문 효소 성덕 효성 경덕 혜공 원성"
    )


def test_titles() -> None:
    assert set(column("titles", "place")) <= {"after", "apart", "solid"}
    places = dict(zip(column("titles", "hangul"), column("titles", "place"), strict=True))
    for title in set_of(
        "대통령 위원장 동지 장관 교수 씨 총비서 국방상 부부장 의원 총리 사장 회장 감독 선수 기자"
        " 박사 선생 장군 원수 대장 외무상 총서기 주석 수령 목사 신부 여사 대표 후보 시장 지사"
        " 판사 검사 변호사 배우 가수 작가 시인 대사 이사"
    ):
        assert places[title] == "after", title
    assert {places[title] for title in ("군", "양", "상")} == {"apart"}
    assert places["님"] == "solid"


def test_particles_follow_what_their_letters_allow() -> None:
    after = dict(zip(column("particles", "hangul"), column("particles", "after"), strict=True))
    assert set(after.values()) == {"any", "vowel", "consonant", "vowel-or-l"}
    for consonant, vowel in ("은는", "이가", "을를", "과와"):
        assert after[consonant] == "consonant"
        assert after[vowel] == "vowel"
    for particle, condition in after.items():
        if particle.startswith("으"):
            assert condition == "consonant", particle
            bare = particle.removeprefix("으")
            assert after.get(bare) == "vowel-or-l", bare
        if condition == "vowel-or-l":
            assert particle.startswith("로"), particle


def test_established_names_are_of_listed_people() -> None:
    listed = {person["hangul"].replace("|", "") for person in people()}
    for cyrillic, hangul, policy, note in rows("established"):
        assert re.fullmatch(r"[А-ЯЁ][а-яё]*(?:[ -][А-ЯЁа-яё][а-яё]*)*", cyrillic), cyrillic
        assert policy in ("warn", "keep", "wrong")
        assert policy == "keep" or hangul in listed, hangul
        assert note
    assert "Ким Чен Ын" not in column("established", "cyrillic")  # an error, not a tradition


def test_givens_are_shares_and_cover_the_people() -> None:
    assert len(rows("givens")) <= 250
    shares = {row[0]: (int(row[1]), int(row[2])) for row in rows("givens")}
    for place in (0, 1):
        assert 900 <= sum(share[place] for share in shares.values()) <= 1000
    givens = [
        person["hangul"].partition("|")[2] for person in people() if person["kind"] == "person"
    ]
    pairs = [given for given in givens if len(given) == 2]
    covered = sum(
        shares.get(given[0], (0, 0))[0] > 0 and shares.get(given[1], (0, 0))[1] > 0
        for given in pairs
    )
    assert covered / len(pairs) > 0.95


def test_what_is_no_person_begins_with_a_surname() -> None:
    known = spellings()
    for word in column("not-persons", "hangul"):
        assert 2 <= len(word) <= 5, word
        assert word[0] in known or word[:2] in known, word
    assert set(column("not-persons", "hangul")) >= set_of(
        "이사회 국방장관 신임 전임 현직 여성 한국 조선 민주 정부 공동 최고 안보 남북 문화 경제"
        " 유명 방송 고위 선임 전직 주한"
    )
