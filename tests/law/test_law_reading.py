"""What the readers of law refuse, and what they say of it: an address, the nearest right word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontsevich.errors import InputError, TableError
from kontsevich.hangul.seams import PLAIN, SINO_SIGN, read_seams
from kontsevich.law import tables
from kontsevich.law.profiles import (
    CYRILLIC,
    LATIN,
    check_choice,
    check_cyrillic,
    list_profiles,
    read_profile,
    switch_values,
)
from kontsevich.law.rulebook import find_rule, source_title
from kontsevich.law.rules import read_rules
from kontsevich.law.user_files import read_ordinary


@pytest.mark.parametrize(
    ("profile", "switches", "words"),
    [
        ("papr", {}, "unknown profile: 'papr'; did you mean paper?"),
        ("paper", {"voiced": "дж"}, "unknown switch: 'voiced'; did you mean voiced_j?"),
        ("paper", {"yo": "folded"}, "unknown yo: 'folded'; did you mean fold?"),
        ("paper", {"voiced_j": "q"}, "unknown voiced_j: 'q'; known: чж, дж"),
    ],
)
def test_an_unknown_choice(profile: str, switches: dict[str, str], words: str) -> None:
    with pytest.raises(InputError) as told:
        read_profile(profile, switches)
    assert str(told.value) == words


def test_only_the_nearest_word_is_offered() -> None:
    with pytest.raises(InputError) as told:
        check_choice("kind", "nam", ("game", "name", "names"))
    assert str(told.value) == "unknown kind: 'nam'; did you mean name?"


def test_a_rule_of_some_values_of_a_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left out where its switch says otherwise; where nobody asks, every rule is read."""
    rule = {
        "cite": "census 1",
        "says": "x",
        "says_ru": "x",
        "examples": ["a", "b"],
        "spares": ["c"],
    }
    known = tables.read_toml("sources.toml")
    assert "census" in known
    rows = [
        {**rule, "id": "always", "coda": "ㄱ → ㅇ"},
        {**rule, "id": "some", "coda": "ㄱ → ㄴ", "only": "north=keep|as-printed"},
    ]
    monkeypatch.setattr(
        tables, "read_toml", lambda name: known if name == "sources.toml" else {"rule": rows}
    )
    slots = {"coda": frozenset("ㄱㄴㅇ")}

    def read(value: str) -> list[str]:
        return [one.id for one in read_rules("x.toml", slots, {"north": value}.__getitem__)]

    assert read("keep") == read("as-printed") == ["always", "some"]
    assert read("fold") == read("keep|as-printed") == ["always"]
    assert [(one.id, one.only) for one in read_rules("x.toml", slots)] == [
        ("always", ""),
        ("some", "north=keep|as-printed"),
    ]


def test_a_profile_with_switches() -> None:
    plain = read_profile("paper")
    assert read_profile("paper", {}) == plain
    changed = read_profile("paper", {"voiced_j": "дж"})
    assert changed == {**plain, "voiced_j": "дж"}
    assert set(plain) <= set(switch_values())
    assert all(plain[switch] in switch_values()[switch] for switch in plain)
    check_choice("kind", "word", ("word", "name"))


def test_a_manuscript_is_checked_in_a_cyrillic_profile() -> None:
    for profile in list_profiles(CYRILLIC):
        check_cyrillic.__wrapped__(profile)
    for other in (*list_profiles(LATIN), "papr"):
        with pytest.raises(InputError, match=r"unknown profile"):
            check_cyrillic.__wrapped__(other)


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "file"
    with pytest.raises(FileNotFoundError):
        read_ordinary(file)
    file.write_bytes(b"x")
    assert read_ordinary(file) == b"x"
    with pytest.raises(OSError, match=r"^(?!.*no ordinary file)"):
        read_ordinary(tmp_path)


def test_a_switch_without_values_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "read_toml", lambda _: {"yo": {"says": "x"}})
    with pytest.raises(TableError, match=r"switches\.toml.*yo.*values: missing"):
        switch_values.__wrapped__()


def test_the_rows_of_a_user(tmp_path: Path) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text("word\tmarked\n눈길\t눈'길\n", encoding="utf-8")
    assert tables.read_user_tsv(str(file), ("word", "marked")) == (("눈길", "눈'길"),)
    with pytest.raises(TableError, match=r"line 1.*expected the columns word forms, got word mark"):
        tables.read_user_tsv(str(file), ("word", "forms"))


def test_header_rows_and_keys_of_a_table_are_its_lines() -> None:
    for name in ("names/temples.tsv", "names/titles.tsv"):
        header, *lines = (line.split("\t") for line in tables.read_text(name).splitlines())
        assert tables.read_header(name) == tuple(header)
        assert tables.read_tsv.__wrapped__(name) == tuple(map(tuple, lines))
        rows = tables.Rows(name)
        assert len(rows) == len(lines)
        assert {key: list(rows[key]) for key in rows} == {line[0]: line for line in lines}


def test_a_table_that_cannot_be_read_has_its_address(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"names/none\.tsv.*file.*no such file"):
        tables.read_text("names/none.tsv")
    file = tmp_path / "rows.tsv"
    file.write_bytes("слово\n".encode() + b"\xff\n")
    with pytest.raises(TableError, match=r"rows\.tsv.*byte 11.*not UTF-8"):
        tables.read_user_tsv(str(file), ("слово",))


def test_a_row_of_another_width_has_its_line() -> None:
    with pytest.raises(TableError, match=r"x\.tsv.*line 3.*expected 2 columns, got 1"):
        tables.parse_tsv("a\tb\n1\t2\n3\n", "x.tsv")
    with pytest.raises(TableError, match=r"line 2.*expected 2 columns, got 3"):
        tables.parse_tsv("a\tb\n1\t2\t3\n1\n", "x.tsv")


def test_rules_are_found_by_id_table_code_and_reason() -> None:
    assert find_rule("stop-becomes-nasal").stage == "sound"
    assert find_rule("lexicon:물고기").stage == "analysis"
    assert find_rule("ktv101").stage == "check"
    assert find_rule("ktv101").change["severity"] in ("error", "warning", "notice")
    assert find_rule("press-apart").stage == "rival"
    assert find_rule("korean-context").stage == "evidence"
    with pytest.raises(InputError, match=r"no rule 'stop-becomes-nasa'; did you mean stop-becomes"):
        find_rule("stop-becomes-nasa")
    with pytest.raises(InputError, match=r"^no rule 'qqqq'$"):
        find_rule("qqqq")


def test_a_source_has_its_title_in_both_languages() -> None:
    row = tables.read_toml("sources.toml")["census"]
    assert source_title("census 4", "en") == row["title"]
    assert source_title("census 4", "ru") == row["title_ru"] != row["title"]


def test_the_first_seam_of_a_word_is_its_start_unless_it_is_told_otherwise() -> None:
    first, *inside, last = read_seams("가나")
    assert (first.mark.boundary, last.mark.boundary) == ("start", "end")
    assert [seam.mark for seam in inside] == [PLAIN]
    joined = PLAIN._replace(boundary="name")
    assert next(iter(read_seams("가나", joined))).mark == joined
    assert next(iter(read_seams(f"{SINO_SIGN}가"))).mark != first.mark
