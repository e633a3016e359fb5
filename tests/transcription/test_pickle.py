"""A converter goes to other processes, and converts there as it does here."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from pathlib import Path

import pytest

from kontsevich import Converter
from kontsevich.law import tables
from kontsevich.law.choices import Profile

TEXT = "김정은 위원장이 서울특별시에서 눈길 2가 로동당을 이름난 여수 韓國 공부를 하였다. 박정희"
MARKED = [("공부", "공'부")]  # said so by nobody: what it changes is seen


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_used_converter_comes_back_with_its_settings_and_rows(protocol: int) -> None:
    converter = Converter(kind="auto", profile="dzh", case="title", lexicon=MARKED, yo="fold")
    before = converter.convert(TEXT)
    again = pickle.loads(pickle.dumps(converter, protocol))
    assert (again.kind, again.case, again.options) == ("auto", "title", converter.options)
    assert again.convert(TEXT) == before
    assert again.explain(TEXT) == converter.explain(TEXT)
    assert before != Converter(profile="dzh", case="title", yo="fold").convert(TEXT)


@pytest.mark.parametrize("profile", tables.names("profiles"))
def test_every_profile_comes_back(profile: Profile) -> None:
    converter = Converter(profile=profile)
    again = pickle.loads(pickle.dumps(converter))
    assert again.kind == converter.kind
    assert again.options == converter.options
    assert again.convert(TEXT) == converter.convert(TEXT)


def test_rows_of_a_file_come_back_without_the_file(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("word\tmarked\n눈길\t눈'길\n", encoding="utf-8")
    pickled = pickle.dumps(Converter(kind="word", lexicon=path))
    path.unlink()
    assert pickle.loads(pickled).convert("눈길") == "нункиль"


def test_a_core_that_was_switched_off_stays_off() -> None:
    converter = Converter(kind="word")
    converter.core = None
    again = pickle.loads(pickle.dumps(converter))
    assert vars(again)["core"] is None
    assert "core" not in vars(pickle.loads(pickle.dumps(Converter(kind="word"))))


def test_memos_do_not_travel() -> None:
    converter = Converter()
    fresh = pickle.dumps(converter)
    converter.convert(TEXT * 50)
    assert pickle.dumps(converter) == fresh


def test_a_copy_converts_alike() -> None:
    converter = Converter(lexicon=MARKED)
    for again in (copy.copy(converter), copy.deepcopy(converter)):
        assert again.convert(TEXT) == converter.convert(TEXT)


def test_other_processes_convert_as_this_one() -> None:
    converter = Converter(kind="name", profile="dzh")
    names = ["김정은", "박정희", "이예지", "남궁민수"]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(converter.convert, names) == list(map(converter.convert, names))
