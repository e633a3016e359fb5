"""The examples of the norm that letters alone can't read, by article, and the decisions.

Each is cited: an article of 표준발음법 (`pbl`) or a decision of the project. `explain` must name
the row that decided, and where nothing happens no row may speak.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import convert
from kontsevich.analysis.marking import LONGEST_WORD, Analysis
from kontsevich.hangul.seams import SPACE, strip_signs

NORM = """
pbl 10: 밟다 папта, 밟는 памнын, 밟아 пальба, 넓죽하다 нопчукхада
pbl 11: 맑게 мальке, 읽거나 илькона, 묽고 мулько, 닭과 такква
pbl 12: 싫증 сильчын, 맏형 матхён
pbl 13: 맛있다 маситта, 멋있다 моситта
pbl 15: 겉옷 кодот, 맛없다 мадопта, 첫인상 чходинсан, 값어치 кабочхи, 젖어미 чодоми, 헛웃음 ходусым
pbl 16: 디귿이 тигыси, 지읒이 чиыси, 치읓을 чхиысыль, 키읔에 кхиыге, 티읕이 тхиыси
pbl 16: 피읖이 пхиыби, 히읗에 хиысе
pbl 17: 굳이 кучжи, 해돋이 хэдочжи, 밭이 пачхи, 곧이어 кодио, 밭이랑 панниран
pbl 20: 의견란 ыйгённан, 임진란 имчжиннан, 생산량 сэнсаннян, 결단력 кёльтаннёк
pbl 20: 공권력 конквоннёк, 동원령 тонвоннён, 상견례 сангённе, 횡단로 хвенданно, 이원론 ивоннон
pbl 20: 입원료 ибвоннё, 구근류 кугынню, 음운론 ымуннон, 등산로 тынсанно
pbl 20: 난로 налло, 신라 силла, 대관령 тэгваллён, 칼날 кхаллаль, 광한루 кванхаллу
pbl 21: 감기 камги, 문법 мунпоп
pbl 24: 신고 синго, 삼고 самко, 더듬지 тодымчи, 닮고 тамко, 젊지 чомчи, 껴안다 ккёанта
pbl 24: 안기다 ангида, 감기다 камгида, 굶기다 кумгида, 옮기다 омгида
pbl 25: 넓게 нольке, 핥다 хальта, 훑소 хульсо, 떫지 ттольчи, 여덟도 ёдольдо
pbl 26: 갈등 кальтын, 발동 пальтон, 절도 чольто, 말살 мальсаль, 불소 пульсо, 일시 ильси
pbl 26: 갈증 кальчын, 물질 мульчиль, 발전 пальчон, 몰상식 мольсансик, 불세출 пульсечхуль
pbl 26: 절절하다 чольчжорхада, 알다 альда, 물두멍 мульдумон, 팔다리 пхальдари
pbl 27: 할걸 хальколь, 할수록 хальсурок, 할지라도 хальчирадо, 할지언정 хальчиончжон
pbl 28: 문고리 мункори, 눈동자 нунтончжа, 신바람 синпарам, 산새 сансэ, 손재주 сончэчжу
pbl 28: 길가 килька, 물동이 мультонъи, 발바닥 пальпадак, 굴속 кульсок, 술잔 сульчан
pbl 28: 바람결 парамкёль, 그믐달 кымымталь, 아침밥 ачхимпап, 잠자리 чамчжари, 강가 канка
pbl 28: 초승달 чхосынталь, 등불 тынпуль, 창살 чхансаль, 강줄기 канчульги
pbl 29: 솜이불 сомнибуль, 홑이불 хоннибуль, 막일 манниль, 삯일 санниль, 맨입 мэннип, 꽃잎 кконнип
pbl 29: 내복약 нэбонняк, 한여름 ханнёрым, 남존여비 намчжоннёби, 신여성 синнёсон
pbl 29: 색연필 сэннёнпхиль, 직행열차 чикхэннёльчха, 늑막염 нынманнём, 콩엿 кхоннёт, 담요 тамнё
pbl 29: 눈요기 нуннёги, 영업용 ёномнён, 식용유 сигённю, 백분율 пэкпуннюль, 밤윷 памнют
pbl 29: 들일 тыллиль, 솔잎 соллип, 설익다 солликта, 물약 мулляк, 불여우 пуллёу, 서울역 соуллёк
pbl 29: 물엿 муллёт, 휘발유 хвибаллю, 유들유들 юдыллюдыль, 금융 кымнюн, 검열 комнёль
pbl 29: 송별연 сонбёрён, 등용문 тынъёнмун, 일요일 ирёиль, 활용 хварён
pbl 30: 베갯잇 пегэннит, 깻잎 ккэннип, 나뭇잎 намуннип, 뒷윷 твиннют, 도리깻열 ториккэннёль
decision 17: 별장 пёльчан, 결정 кёльчон, 철도 чхольто, 별실 пёльсиль, 절대 чольтэ
decision 25: 한자 ханча, 신고 синго
words: 산법 санпоп, 여권 ёквон, 인권 инквон, 정권 чонквон, 주도권 чудоквон, 논길 нонкиль
words: 만성적 мансончжок, 건망증 конманчын
words: 열여덟 ёллёдоль, 낯익다 нанникта, 내과 нэква, 소아과 соаква
plain: 한글 хангыль, 금강산 кымгансан, 안양 анян, 간접 канчжоп, 전직 чончжик, 불고기 пульгоги
"""


def examples() -> list[tuple[str, str, str]]:
    found = []
    for line in NORM.strip().split("\n"):
        cite, _, pairs = line.partition(": ")
        for pair in pairs.split(", "):
            word, cyrillic = pair.split()
            found.append((cite, word, cyrillic))
    return found


@pytest.mark.parametrize(("cite", "word", "cyrillic"), examples())
def test_the_norm_is_read(cite: str, word: str, cyrillic: str) -> None:
    assert convert(word, kind="word") == cyrillic


@pytest.mark.parametrize(
    ("word", "row"),
    [
        ("주도권", "morpheme:권"),
        ("의견란", "morpheme:란"),
        ("물고기가", "lexicon:물고기"),
        ("삼고", "stem:삼"),
        ("발달하다", "sino"),
    ],
)
def test_a_row_is_named(word: str, row: str) -> None:
    assert row in [name for name, _, _ in Analysis().mark(word).rows]


@pytest.mark.parametrize("word", ["감기다", "국물", "사람들", "남기고", "한국에서", "비행기"])
def test_where_nothing_happens_nothing_is_said(word: str) -> None:
    marked = Analysis().mark(word)
    assert marked.text == word
    assert marked.rows == ()
    assert marked.certainty == "rule"


def test_both_readings_of_a_homograph_are_given() -> None:
    marked = Analysis().mark("잠자리")
    assert (marked.text, marked.others) == ("잠자리", ("잠'자리",))


def test_the_users_own_rows_win() -> None:
    own = Analysis([("물고기", "물고기"), ("눈밭길", "눈|밭길")])
    assert own.mark("물고기").text == "물고기"
    assert own.mark("물고기를").text == "물고기=를"
    assert own.mark("눈밭길에서").text == "눈|밭길=에서"


SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
COMMON = st.sampled_from(
    "가감거결고과국권기길날다대도들리만물발밥병불빛산성술실아안약없여열용이일자장적점조지첫하한형"
)


@given(st.text(SYLLABLES | COMMON, min_size=1, max_size=LONGEST_WORD + 2))
def test_any_word_is_marked(word: str) -> None:
    marked = Analysis().mark(word)
    bare = strip_signs(marked.text).replace(SPACE, "")
    assert len(bare) == len(word)
    before = word
    for _, was, became in marked.rows:
        assert was == before
        before = became
    assert before == marked.text


def test_a_run_of_any_length_is_marked_in_time() -> None:
    run = "물고기와산길" * 2000
    assert Analysis().mark(run).text == run
