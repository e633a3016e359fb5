"""Regions: the map from visible text to the source, and the edits it allows."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kontsevich.documents import SOFT, Piece, Region, Weaver, read_text
from kontsevich.documents.regions.weaving import mend, weld


def apply(source: str, edits: list[tuple[int, int, str]] | None) -> str:
    """What anybody would do with edits: from the last to the first."""
    assert edits is not None
    assert edits == sorted(edits)
    for start, end, new in reversed(edits):
        source = source[:start] + new + source[end:]
    return source


def replace(source: str, found: str, new: str) -> str:
    """Replace visible text in the one region that has it."""
    (region,) = [region for region in read_text(source) if found in region.text]
    at = region.text.index(found)
    return apply(source, region.edits(at, at + len(found), new))


@pytest.mark.parametrize(
    ("source", "found", "new", "expected"),
    [
        ("лидер Ким Чен Ын.", "Ким Чен Ын", "Ким Чжонын", "лидер Ким Чжонын."),
        ("лидер Ким Чен\nЫн.", "Ким Чен\nЫн", "Ким Чжонын", "лидер Ким Чжонын."),
        ("лидер Ким\nЧен Ын.", "Ким\nЧен Ын", "Ким\nЧжонын", "лидер Ким\nЧжонын."),
        ("лидер Ким\nЧен\u00a0Ын.", "Ким\nЧен\u00a0Ын", "Ким Чжонын", "лидер Ким\nЧжонын."),
        ("о Ким Чен-\nыне", f"Ким Чен{SOFT}ыне", "Ким Чжоныне", "о Ким Чжон-\nыне"),
        ("о Ким Чен-\nыне", f"Ким Чен{SOFT}ыне", "Ким Чоне", "о Ким Чоне"),
        ("Ким Че\u00adн Ын", "Ким Чен Ын", "Ким Чжонын", "Ким Чжонын"),
        ("Ки\u00adм Чен Ын", "Ким Чен Ын", "Ким Чжонын", "Ки\u00adм Чжонын"),
        ("Ким Ёчжон3", "Ёчжон", "Ёджон", "Ким Ёджон3"),
    ],
)
def test_an_edit_changes_what_differs_and_nothing_else(
    source: str, found: str, new: str, expected: str
) -> None:
    assert replace(source, found, new) == expected


def test_a_line_end_hyphen_is_not_left_to_join_what_it_must_not() -> None:
    source = "о Ким Чен-\nыне и"
    for new in ("Ким Чен", "Ким ыне", "Ким Чен ыне", "Ким Чен-ыне"):
        assert replace(source, f"Ким Чен{SOFT}ыне", new) == f"о {new} и"


def test_markup_between_runs_stays_and_the_first_run_takes_the_text() -> None:
    source = "Ким <b>Чен</b> Ын"
    weaver = Weaver(source)
    for start, end in ((0, 4), (7, 10), (14, 17)):
        weaver.add(start, end)
    region = weaver.region("prose")
    assert region.text == "Ким Чен Ын"
    assert region.source(4, 10) == (7, 17)
    assert apply(source, region.edits(0, 10, "Ким Чжонын")) == "Ким <b>Чжонын</b>"


def test_no_edit_crosses_a_barrier_but_one_may_touch_it() -> None:
    source = "Ким Чен[^1] Ын"
    weaver = Weaver(source)
    weaver.add(0, 7)
    weaver.bar()
    weaver.add(11, 14)
    region = weaver.region("prose")
    assert region.edits(0, 10, "Ким Чжонын") is None
    assert apply(source, region.edits(4, 7, "Чжон")) == "Ким Чжон[^1] Ын"
    assert apply(source, region.edits(0, 10, "Ким Чен Ир")) == "Ким Чен[^1] Ир"


def test_a_substituted_run_is_edited_whole_or_not_at_all() -> None:
    source = "a&hellip;&hellip;b"
    region = Region("prose", "a... b", (Piece(0, 0, 1), Piece(1, 1, 17), Piece(5, 17, 18)))
    assert region.edits(2, 3, "x") is None
    assert apply(source, region.edits(1, 5, "x")) == "axb"
    assert region.source(2, 3) == (1, 17)


def test_ranges_outside_the_text_have_no_source() -> None:
    region = Region("prose", "abc", (Piece(0, 5, 8),))
    assert region.source(0, 3) == (5, 8)
    assert region.source(1, 1) is None
    assert region.source(2, 4) is None
    assert region.edits(2, 4, "x") is None
    assert region.edits(1, 1, "x") == [(6, 6, "x")]
    assert region.edits(0, 3, "abc") == []


def test_protected_roles_are_the_words_of_others() -> None:
    roles = {"prose", "heading", "footnote", "translation", "quotation", "title"}
    assert {role for role in roles if Region(role, "", ()).protected} == {"quotation", "title"}


runs = st.lists(
    st.tuples(st.sampled_from(["add", "put", "gap", "drop"]), st.text("абв \u00ad-", max_size=5)),
    max_size=12,
)


def weave(parts: list[tuple[str, str]]) -> tuple[str, Region]:
    source = "".join(text for _, text in parts)
    weaver = Weaver(source)
    at = 0
    for kind, text in parts:
        end = at + len(text)
        if kind == "add":
            weaver.add(at, end)
        elif kind == "put":
            weaver.put("…", at, end)
        elif kind == "drop":
            weaver.put("", at, end)
        at = end
    return source, weaver.region("prose")


@given(runs, st.data())
def test_pieces_are_contiguous_and_verbatim_ones_slice_back(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    source, region = weave(parts)
    assume(region.text)
    cut = data.draw(st.integers(1, len(region.text)))
    halves = [region.part(0, cut), region.part(cut, len(region.text))]
    for part in (region, *halves, weld(halves, "prose")):
        if not part.text:
            continue
        ends = [piece.at for piece in part.pieces[1:]] + [len(part.text)]
        for piece, end in zip(part.pieces, ends, strict=True):
            assert piece.at <= end
            if end - piece.at == piece.end - piece.start and part.text[piece.at : end] != "…":
                assert source[piece.start : piece.end] == part.text[piece.at : end]
        places = [place for piece in part.pieces for place in (piece.start, piece.end)]
        assert places == sorted(places)
        assert part.pieces[0].at == 0
    assert halves[0].text + halves[1].text == region.text


@given(runs, st.text("абвг -", max_size=6), st.data())
def test_an_edit_makes_the_visible_text_what_was_asked(
    parts: list[tuple[str, str]], new: str, data: st.DataObject
) -> None:
    source, region = weave(parts)
    start = data.draw(st.integers(0, len(region.text)))
    end = data.draw(st.integers(start, len(region.text)))
    edits = region.edits(start, end, new)
    if edits is None:  # no place to put it, which only an insertion lacks
        assert start == end and not region.pieces
        return
    gaps = "".join(text for kind, text in parts if kind == "gap")
    wanted = region.text[:start] + new + region.text[end:]
    left = apply(source, edits)
    for kind in ("-", SOFT, "…"):  # what the source has otherwise than the visible text
        wanted, left, gaps = (words.replace(kind, "") for words in (wanted, left, gaps))
    if not {"put", "drop"} & {kind for kind, _ in parts}:
        assert sorted(left) == sorted(wanted + gaps)


def test_hyphens_at_line_ends_are_mended_over_markup() -> None:
    source = "Чен-\n> ыну и МГИМО-\n> Университет"
    weaver = Weaver(source)
    for start, end in ((0, 5), (7, 20), (22, 33)):
        weaver.add(start, end)
    region = mend(weaver.region("prose"))
    assert region.text == f"Чен{SOFT}ыну и МГИМО-Университет"
    start, end = region.source(0, 7) or (0, 0)
    assert source[start:end] == "Чен-\n> ыну"


def test_no_half_of_a_line_end_is_left() -> None:
    for end in ("\n", "\r\n"):
        source = f"о Ким{end}Чен Ыне"
        assert replace(source, f"Ким{end}Чен Ыне", "Ким Чжоныне") == f"о Ким{end}Чжоныне"
        source = f"о Ким Чен{end}Ыне"
        assert replace(source, f"Ким Чен{end}Ыне", "Ким Чжоныне") == "о Ким Чжоныне"


def test_runs_that_touch_grow_into_one_piece() -> None:
    """So that a name cut by a reader into runs is changed as one, and words stay as they stand."""
    weaver = Weaver("Ким Чен Ын")
    weaver.add(0, 4)
    weaver.add(4, 8)
    weaver.put("", 8, 8)
    weaver.add(8, 10)
    region = weaver.region("prose", "paragraph 2")
    assert (region.role, region.text, region.label) == ("prose", "Ким Чен Ын", "paragraph 2")
    assert region.pieces == (Piece(0, 0, 8), Piece(8, 8, 8), Piece(8, 8, 10))
    assert weaver.length == len(weaver) == 0
