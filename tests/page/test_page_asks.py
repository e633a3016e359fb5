"""What the page asks of the library: units of a trace, manuscripts in memory, and its bridge."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontsevich import DocumentError, InputError, explain
from kontsevich.checker.findings.in_memory import FORMATS, Manuscript, find_format
from kontsevich.documents.regions import region
from kontsevich.law.choices import Kind
from kontsevich.trace.units import read_units, tell_unit
from office import make_docx, paragraph, run

ROOT = Path(__file__).parents[2]
NAME = "Ким Чен Ын"
WORDS = [
    "김정은",
    "국물",
    "평양",
    "강",
    "독립",
    "서울",
    "남궁민수",
    "색연필",
    "∅",
    "·",
    "a",
    "😀",
    ",",
    "값",
    "ㄱ",
]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(texts, st.sampled_from(["auto", "word", "name", "place"]))
def test_units_leave_nothing_out_and_spell_the_result(text: str, kind: Kind) -> None:
    trace = explain(text, kind=kind)
    units = read_units(trace)
    assert "".join(unit.source for unit in units) == trace.source
    assert "".join(unit.written for unit in units) == trace.result
    assert [unit.start for unit in units] == sorted({unit.start for unit in units})


@given(texts)
def test_every_rule_of_a_trace_is_told_with_some_unit(text: str) -> None:
    trace = explain(text)
    told = {
        line.rule
        for unit in read_units(trace)
        if unit.hangul
        for line in tell_unit(trace, unit.start, "ru")
    }
    told |= {
        line.rule
        for unit in read_units(trace)
        if not unit.hangul
        for line in tell_unit(trace, unit.start, "en")
    }
    assert told == {step.rule for step in trace.steps}


def test_a_syllable_has_its_own_rules_and_not_its_neighbours() -> None:
    trace = explain("국물")
    first, second = (
        [(line.rule, line.before, line.after) for line in tell_unit(trace, start, "en")]
        for start in (0, 1)
    )
    assert first == [("stop-becomes-nasal", "국물", "궁물"), ("letters", "ㄱㅜㅇ", "кун")]
    assert second == [("stop-becomes-nasal", "국물", "궁물"), ("letters", "ㅁㅜㄹ", "муль")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_file_comes_back_in_its_own_bytes(encoding: str, end: str) -> None:
    text = f"Страной правит {NAME}. О {NAME}е писали в газетах.{end}Конец.{end}"
    data = text.encode(encoding)
    opened = Manuscript(data)
    assert opened.data == data
    assert opened.newline == end
    fixed = opened.fix()
    assert fixed.data == text.replace("Чен Ын", "Чжонын").encode(encoding)
    assert opened.data == data
    assert fixed.check() == []
    one = opened.carry_out(opened.check()[0])
    assert one.text == text.replace("Чен Ын", "Чжонын", 1)


def test_a_text_that_its_encoding_lacks_is_refused() -> None:
    opened = Manuscript("Страной правит он, и это знают все.".encode("cp1251"))
    with pytest.raises(DocumentError):
        _ = opened.retype("김정은").data


def make_word() -> bytes:
    data: bytes = make_docx(paragraph(run(f"Страну возглавил {NAME}. Это {NAME}.")))
    return data


def test_a_word_document_is_fixed_one_by_one_and_as_a_whole() -> None:
    opened = Manuscript(make_word(), "docx")
    assert opened.packaged
    assert [finding.fix for finding in opened.check()] == ["safe", "safe"]
    one = opened.carry_out(opened.check()[1])
    assert one.text == f"Страну возглавил {NAME}. Это Ким Чжонын.\n"
    assert one.fix().text == "Страну возглавил Ким Чжонын. Это Ким Чжонын.\n"
    document = zipfile.ZipFile(BytesIO(one.fix().data)).read("word/document.xml").decode()
    assert "Чен Ын" not in document
    with pytest.raises(InputError):
        opened.retype("другое")
    assert all(isinstance(each, region.Region) for each in opened.regions)


def test_what_is_no_manuscript_is_refused() -> None:
    with pytest.raises(InputError):
        Manuscript("текст", "no-such-format")  # type: ignore[arg-type]
    with pytest.raises(InputError):
        Manuscript("текст", "docx")
    with pytest.raises(DocumentError):
        Manuscript(b"not an archive", "docx")
    assert find_format("a.docx") in FORMATS


@pytest.fixture(scope="module")
def bridge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("page_bridge", ROOT / "page/src/bridge.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["page_bridge"] = module
    spec.loader.exec_module(module)
    return module


def ask(bridge: ModuleType, name: str, lang: str = "ru", **arguments: Any) -> Any:
    return json.loads(bridge.call(name, json.dumps(arguments), lang))


class Bytes:
    """Bytes as the browser hands them over."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def to_py(self) -> bytes:
        return self.data


@pytest.mark.parametrize(("lang", "letters"), [("ru", "[А-Яа-яё]"), ("en", "[A-Za-z]")])
def test_errors_are_told_in_the_language_of_the_page(
    bridge: ModuleType, lang: str, letters: str
) -> None:
    broken = [("a.docx", b"PK no"), ("a.txt", b"\x98\xff\x81" * 9), ("b.txt", b"\xff\0")]
    told = [
        json.loads(bridge.open_file(Bytes(data), json.dumps({"name": name}), lang))["error"]
        for name, data in broken
    ]
    told += [ask(bridge, "convert", lang, text="가", settings={"profile": "papr"})["error"]]
    for sentence in told:
        words = re.sub(r"'[^']*'|\S*\.(docx|txt)", "", sentence)
        assert re.search(letters, words), sentence
        if lang == "en":
            assert not re.search("[А-Яа-яё]", words), sentence


def test_a_fix_of_what_is_no_longer_there_changes_nothing(bridge: ModuleType) -> None:
    text = f"О {NAME}е."
    ask(bridge, "check", text=text, profile="paper", opened=False)
    ask(bridge, "check", text=f"И {text}", profile="paper", opened=False)
    assert ask(bridge, "fix", text=text, profile="paper", index=0) == {"value": None}
    fixed = ask(bridge, "fix", text=f"И {text}", profile="paper", index=0)
    assert fixed == {"value": "И О Ким Чжоныне."}


def test_offsets_leave_in_units_of_the_browser(bridge: ModuleType) -> None:
    text = f"😀🎉 О {NAME}е."
    answer = ask(bridge, "check", text=text, profile="paper", opened=False)["value"]
    [finding] = answer["findings"]
    units = text.encode("utf-16-le")
    assert units[2 * finding["start"] : 2 * finding["end"]].decode("utf-16-le") == f"{NAME}е"


def test_the_bridge_keeps_to_what_the_library_shows() -> None:
    source = (ROOT / "page/src/bridge.py").read_text(encoding="utf-8")
    asked = set(re.findall(r"from (kontsevich[\w.]*) import", source))
    assert asked <= {
        "kontsevich",
        "kontsevich.checker.findings.in_memory",
        "kontsevich.editors.keeping",
        "kontsevich.editors.paragraphs",
        "kontsevich.law.kept_patterns",
        "kontsevich.messages",
        "kontsevich.trace.narration",
        "kontsevich.law.rulebook",
        "kontsevich.trace.units",
    }
