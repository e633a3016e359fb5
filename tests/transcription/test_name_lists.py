"""Names line by line: what was converted before changes nothing."""

from __future__ import annotations

import random

from kontsevich import Converter
from kontsevich.analysis.people import given_readings, listed_names, surnames, temples

# Given names of one syllable to four, one that is read in an established way, and none.
GIVENS = ("정은", "길순", "은", "빛나리", "하늘빛나", "초롱", "", " 정은", "jin", *given_readings())


def test_a_list_of_names_is_converted_as_each_of_them_is_explained() -> None:
    lines = [surname + given for surname in surnames() for given in GIVENS]
    lines += [*listed_names(), *temples()]
    random.Random(0).shuffle(lines)
    for profile in ("paper", "rr"):
        converter = Converter(kind="name", profile=profile)
        by_itself = Converter(kind="name", profile=profile)
        for line in lines:
            assert converter.convert(line) == by_itself.explain(line).result, line


def test_lines_stay_lines() -> None:
    lines = ["김정은", "남궁민", "남주혁", "", "남궁옥분", "홍길순", "홍길동", "김길동"]
    converter = Converter(kind="name")
    assert converter.convert("\n".join(lines)).split("\n") == [*map(converter.convert, lines)]
