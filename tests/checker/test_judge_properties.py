"""Any text is judged without an exception, offsets hold, and time grows with the length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import LIMIT, grow
from kontsevich import check
from kontsevich.checker.judging.judge import judge
from kontsevich.checker.spotting.spots import clean
from kontsevich.documents.regions.region import ROLES, Region

WORDS = """
Ким Пак Ли Чен Ын Сок Ёль Чжонын Чхан-ока Ир Сен Мен Бак Бусан Корея Цой Хван Но О У 김정은
( ) « » [ ] - . , и в с 3 K e
"""
PIECES = st.sampled_from(
    [*WORDS.split(), "\u00ad", "\u200b", "\u0301", "\u0308", "\u00a0", " ", "\n"]
)
HOSTILE = [
    *("Ким ", "Ким Чен ", "Ким-", "«", "И. ", "(", "[김", "Ли\n"),
    *("Пусан-", "Ё\u0308", "Кe", "чен-ын "),
]


@given(st.lists(st.tuples(st.sampled_from(sorted(ROLES)), st.lists(PIECES | st.text(max_size=4)))))
@settings(max_examples=150, deadline=None)
def test_any_regions(rows: list[tuple[str, list[str]]]) -> None:
    regions = [Region(role, "".join(pieces), ()) for role, pieces in rows]
    for judged in judge(regions):
        text = regions[judged.region].text
        assert 0 <= judged.start < judged.end <= len(text)
        assert clean(text[judged.start : judged.end]).text == clean(judged.found).text
        assert judged.expected and judged.fix in ("safe", "unsafe", "none")


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_input_grows_linearly(piece: str) -> None:
    def read(text: str) -> object:
        return judge([Region("prose", text, ())])

    read(piece * 200)  # the tables are read once
    assert grow(read, piece.__mul__, 4000) < LIMIT


@pytest.mark.parametrize("end", [" ", "\n", "\n\n"])
def test_many_names_grow_linearly(end: str) -> None:
    """Whose voice stands around each is asked of what is near, and not of the whole line."""
    piece = "О Ким Чен Ыне в Сеуле говорил Юн Сок Ёль." + end
    check(piece)  # the tables are read once
    assert grow(check, piece.__mul__, 300) < LIMIT
