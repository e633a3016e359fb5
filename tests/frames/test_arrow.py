"""Arrow arrays of every kind, and what is wrong with one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kontsevich

pa = pytest.importorskip("pyarrow", reason="needs pip install 'kontsevich[arrow]'")

from frame_cases import EXPECTED, OPTIONS, TEXTS  # noqa: E402
from kontsevich import InputError, arrow  # noqa: E402
from kontsevich.analysis.classification import KINDS  # noqa: E402
from kontsevich.checker.settings.keys import YO  # noqa: E402
from kontsevich.frames.distinct import SLICE, map_distinct  # noqa: E402
from kontsevich.frames.operations import NAMES, Operation, find_operation  # noqa: E402
from kontsevich.frames.options import (  # noqa: E402
    CheckOptions,
    ConvertOptions,
    HangulizeOptions,
    RestoreOptions,
)
from kontsevich.messages import LANGUAGES  # noqa: E402
from kontsevich.reverse import restoration  # noqa: E402
from kontsevich.russian.letter_rules import NORMS  # noqa: E402
from kontsevich.transcription.layout import CASES  # noqa: E402

SHAPES: dict[str, Callable[[list[str | None]], Any]] = {
    "string": lambda texts: pa.array(texts, pa.string()),
    "large_string": lambda texts: pa.array(texts, pa.large_string()),
    "string_view": lambda texts: pa.array(texts, pa.string_view()),
    "dictionary": lambda texts: pa.array(texts).dictionary_encode(),
    "large dictionary": lambda texts: pa.array(texts, pa.large_string()).dictionary_encode(),
    "slice": lambda texts: pa.array(["ㄱ", *texts, "ㄴ"]).slice(1, len(texts)),
    "chunked": lambda texts: pa.chunked_array([texts[:3], [], texts[3:]], pa.string()),
    "chunked dictionaries": lambda texts: pa.chunked_array(
        [pa.array(texts[:5]).dictionary_encode(), pa.array(texts[5:]).dictionary_encode()]
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", NAMES)
def test_every_function_on_every_kind_of_array(name: str, shape: str) -> None:
    array = SHAPES[shape](TEXTS)
    found = getattr(arrow, name)(array, **OPTIONS[name])
    assert found.to_pylist() == EXPECTED[name]
    found.validate(full=True)
    assert isinstance(found, pa.ChunkedArray) == isinstance(array, pa.ChunkedArray)
    if name not in ("restore", "check"):
        assert found.type == array.type


@pytest.mark.parametrize("name", NAMES)
def test_nothing_and_only_nulls(name: str) -> None:
    function = getattr(arrow, name)
    for empty in (
        pa.array([], pa.string()),
        pa.chunked_array([], pa.string()),
        pa.array([], pa.string()).dictionary_encode(),
    ):
        assert function(empty).to_pylist() == []
    for missing in (pa.nulls(2), pa.nulls(2, pa.string()), pa.chunked_array([pa.nulls(2)])):
        assert function(missing).to_pylist() == [None, None]


@given(st.lists(st.none() | st.text(st.characters(codec="utf-8"), max_size=8), max_size=20))
def test_any_texts_are_converted_as_one_by_one(texts: list[str | None]) -> None:
    run = find_operation("convert", {}).run
    found = arrow.convert(pa.array(texts, pa.string())).to_pylist()
    assert found == [text if text is None else run(text) for text in texts]


def test_each_distinct_text_is_read_once_and_a_later_batch_remembers() -> None:
    read: list[str] = []

    def run(text: str) -> str:
        read.append(text)
        return text.upper()

    once = Operation(run, None, "string")
    array = pa.array(["a", "b", None, "a"] * 1000)
    assert map_distinct(array, once).to_pylist() == ["A", "B", None, "A"] * 1000
    assert sorted(read) == ["a", "b"]
    assert find_operation("convert", {"kind": "name"}) is find_operation(
        "convert", {"kind": "name"}
    )


def test_more_texts_than_a_slice() -> None:
    array = pa.array([str(number) for number in range(2 * SLICE + 1)])
    assert arrow.convert(array).equals(array)


@pytest.mark.parametrize(
    ("name", "option", "told"),
    [
        ("convert", {"kind": "nam"}, "unknown kind: 'nam'; did you mean name?"),
        ("convert", {"knd": "name"}, "unknown option: 'knd'; did you mean kind?"),
        ("convert", {"kind": None}, "unknown kind: None"),
        ("convert", {"kind": float("nan")}, "unknown kind: nan"),
        ("pronounce", {"profile": "dzh"}, "unknown option: 'profile'"),
        ("restore", {"system": "mcr"}, "unknown system: 'mcr'"),
        ("restore", {"lang": "de"}, "unknown lang: 'de'"),
        ("hangulize", {"norm": "east"}, "unknown norm: 'east'"),
        ("check", {"yo": "never"}, "yo"),
        ("check", {"format": "pdf"}, "unknown format: 'pdf'"),
        ("fix", {"keep": 3}, "keep"),
    ],
)
def test_a_wrong_option_is_one_clear_error(name: str, option: dict[str, Any], told: str) -> None:
    for array in (pa.array(["국물"]), pa.array([], pa.string())):
        with pytest.raises(InputError, match=told.replace("?", r"\?")):
            getattr(arrow, name)(array, **option)


def test_what_is_no_array_of_texts() -> None:
    with pytest.raises(InputError, match="expected an Arrow array of texts, got int64"):
        arrow.convert(pa.array([1, 2]))
    with pytest.raises(InputError, match="expected an Arrow array of texts, got list"):
        arrow.convert(["국물"])
    offsets = pa.array([0, 1], pa.int32()).buffers()[1]
    broken = pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(b"\xff")])
    with pytest.raises(InputError, match="not UTF-8"):
        arrow.convert(broken)


def choices(options: Any, name: str) -> tuple[Any, ...]:
    return get_args(get_type_hints(options)[name])


def test_the_types_name_every_choice() -> None:
    assert choices(ConvertOptions, "kind") == KINDS
    assert choices(ConvertOptions, "case") == CASES
    assert choices(RestoreOptions, "kind") == restoration.KINDS
    assert choices(RestoreOptions, "system") == restoration.SYSTEMS
    assert choices(RestoreOptions, "country") == restoration.COUNTRIES
    assert choices(RestoreOptions, "lang") == LANGUAGES
    assert choices(HangulizeOptions, "norm") == NORMS
    assert choices(CheckOptions, "yo") == YO


def test_nothing_of_an_engine_is_loaded_by_the_package() -> None:
    engines = ("pyarrow", "polars", "duckdb", "narwhals", "pandas", "pyspark", "datafusion")
    code = (
        "import sys, kontsevich, kontsevich.cli.convert, kontsevich.arrow\n"
        f"assert not set(sys.modules) & {set(engines)!r}"
    )
    source = str(Path(__file__).resolve().parents[2] / "src")
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": source}
    )


@pytest.mark.parametrize("given", [None, float("nan"), 3, b"Kim"])
@pytest.mark.parametrize("name", [*NAMES, "explain", "explain_hangulize"])
def test_what_is_no_text_is_one_clear_error(name: str, given: object) -> None:
    with pytest.raises(InputError, match=f"expected a text, got {given!r}"):
        getattr(kontsevich, name)(given)
