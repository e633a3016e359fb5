"""Russian → Hangul in the product: the package, the command line, traces, rules, pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kontsevich
from kontsevich import convert, explain, explain_hangulize, hangulize, replay
from kontsevich.law.rulebook import find_rule
from kontsevich.maintain.audit import audit_entry
from kontsevich.maintain.pages import build_pages
from kontsevich.russian.letter_rules import rules


def run(*arguments: str, stdin: str = "", lang: str = "en") -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell would."""
    return subprocess.run(
        [sys.executable, "-c", "from kontsevich.cli import run; run()", *arguments],
        input=stdin.encode(),
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8" if lang == "en" else "ru_RU.UTF-8"},
        check=False,
    )


def test_the_package_has_the_functions() -> None:
    assert sorted(kontsevich.__all__) == list(kontsevich.__all__)
    assert {"hangulize", "explain_hangulize"} <= set(kontsevich.__all__)
    assert callable(kontsevich.hangulize)


def test_arguments_files_and_standard_input_agree(tmp_path: Path) -> None:
    text = "Сергей Шойгу\n\tabc 漢字, Тула 😀\r\nПутин"
    page = tmp_path / "страница.txt"
    page.write_bytes(text.encode())
    expected = hangulize(text).encode()
    assert run("hangulize", str(page)).stdout == expected
    assert run("hangulize", "-f", str(page)).stdout == expected
    assert run("hangulize", stdin=text).stdout == expected
    assert run("hangulize", "-", stdin=text).stdout == expected
    target = tmp_path / "out"
    assert run("hangulize", "-o", str(target), stdin=text).stdout == b""
    assert target.read_bytes() == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Сергей Шойгу", "Тула"], "세르게이 쇼이구\n툴라\n"),
        (["--norm", "north", "Сергей Шойгу"], "쎄르게이 쇼이구\n"),
        (["--terms", "Тульская область"], "툴라주\n"),
        (["Тульская"], "툴스카야\n"),
        (["--no-established", "царь"], "차리\n"),
        (["Пхеньян"], "평양\n"),
        (["--no-korean", "Тула"], "툴라\n"),
    ],
)
def test_options(arguments: list[str], expected: str) -> None:
    assert run("hangulize", *arguments).stdout.decode() == expected


def test_columns_of_a_list() -> None:
    done = run("hangulize", "--columns", "name", stdin="id,name\n1,Путин\n")
    assert done.stdout.decode() == "id,name\n1,푸틴\n"


def test_steps_as_text_and_json() -> None:
    text = run("hangulize", "--explain", "--norm", "north", "Россия").stdout.decode()
    assert text.startswith("Россия → 로씨야")
    assert "\x1b" not in text
    assert (
        find_rule("hangul-established").says
        in run("hangulize", "--explain", "--format", "text", "СССР").stdout.decode()
    )
    assert (
        find_rule("hangul-established").says_ru
        in run("hangulize", "--explain", "СССР", lang="ru").stdout.decode()
    )
    trace = json.loads(run("hangulize", "--format", "json", "Дон").stdout)
    assert trace["result"] == "돈"
    assert trace["steps"][0]["stage"] == "hangul"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_users_mistakes_are_one_line(lang: str, tmp_path: Path) -> None:
    for arguments, word in (
        (["--norm", "sauth", "Тула"], "sauth"),
        (["-f", str(tmp_path / "none.txt")], "none.txt"),
        (["--columns", "3"], "3"),
    ):
        done = run("hangulize", *arguments, stdin="a,b\n", lang=lang)
        message = done.stderr.decode()
        assert done.returncode == 2
        assert message.count("\n") == 1
        assert word in message
        assert "Traceback" not in message


def test_the_switch_of_the_forward_conversion() -> None:
    assert run("convert", "--foreign", "russian", "푸틴").stdout.decode() == "Путин\n"
    assert run("convert", "--foreign", "letters", "뿌찐").stdout.decode() == "ппуччин\n"


@pytest.mark.parametrize(
    "text", ["СССР", "Улан-Удэ, СССР", "Пе\u0308тр", "국물", "국물 и Дон", "", " "]
)
def test_a_trace_replays_and_is_told(text: str) -> None:
    trace = explain_hangulize(text)
    assert replay(trace) == trace.result == hangulize(text)
    for lang in ("ru", "en"):
        assert trace.to_text(lang).startswith(f"{text} → {trace.result}")
    forward = explain(text)
    assert replay(forward) == forward.result == convert(text)


def test_every_rule_is_known_proofread_and_has_a_page() -> None:
    pages = build_pages()
    for norm in ("south", "north"):
        for rule in rules(norm):
            entry = find_rule(rule.id)
            assert entry.file == rule.file
            assert list(audit_entry(entry)) == []
            assert f"docs/rules/{rule.id}.md" in pages


def test_proofreading_sees_a_wrong_example_and_a_spare_that_fires() -> None:
    from dataclasses import replace

    entry = find_rule("south-vowel")
    assert any(
        "comes out as" in line for line in audit_entry(replace(entry, examples=("Надя 나다",)))
    )
    assert any("does not fire" in line for line in audit_entry(replace(entry, examples=("ъ 을",))))
    assert any("the rule fires" in line for line in audit_entry(replace(entry, spares=("Надя",))))
