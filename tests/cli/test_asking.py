"""Questions name by name: what is answered is done, and nothing else."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from docs_blocks import run_command

TEXT = "О Ким Чен Ыне в Корее. При Ким Ир Сене жил Пак Чан Ук. Он сказал: «Ким Чен Ын молчал».\n"
# In the order of the table: Ким Ильсон, Ким Чжонын, Пак Чханук.


@pytest.fixture
def manuscript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    """What is printed while these lines answer."""
    code, told = run_command(
        f"echo {shlex.join(lines)} | kontsevich --lang en check --ask a.txt", monkeypatch
    )
    assert code == 0
    return told


def test_each_name_is_asked_about_once(manuscript: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = answer(monkeypatch, "k", "f", "f")
    assert "[1/3] Ким Ильсон (김일성): founder of the DPRK" in told
    assert "[2/3] Ким Чжонын" in told and "[3/3] Пак Чханук" in told
    fixed = manuscript.read_text("utf-8")
    assert fixed == (
        "О Ким Чжоныне в Корее. При Ким Ир Сене жил Пак Чханук. Он сказал: «Ким Чен Ын молчал».\n"
    )


def test_nothing_is_done_that_was_not_answered(
    manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "s", "q")
    assert manuscript.read_text("utf-8") == TEXT
    answer(monkeypatch, "")  # no more answers
    assert manuscript.read_text("utf-8") == TEXT


def test_back_to_the_name_before(manuscript: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "f", "u", "k", "s", "s")
    assert manuscript.read_text("utf-8") == TEXT


def test_another_form_and_what_is_none(manuscript: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = answer(monkeypatch, "x", "o", "Kim", "other form", "Ким Чон Ын", "q")
    assert "no such answer: x" in told and "no form in Cyrillic" in told
    assert "При Ким Чон Ыне жил" in manuscript.read_text("utf-8")


def test_keep_always_is_written_into_the_settings(
    manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answer(monkeypatch, "a", "s", "s")
    assert Path("kontsevich.toml").read_text("utf-8") == 'keep = ["Ким Ир Сен"]\n'
    assert "kept from now on: Ким Ир Сен" in told
    assert "[1/2]" in answer(monkeypatch, "a", "q")
    assert Path("kontsevich.toml").read_text("utf-8") == 'keep = ["Ким Чен Ын", "Ким Ир Сен"]\n'


SETTINGS = {
    'profile = "paper"\n': 'keep = ["Ким Ир Сен"]\nprofile = "paper"\n',
    "keep = []  # none\n": 'keep = ["Ким Ир Сен"]  # none\n',
    '# ours\nkeep = [\n  "Исан Юн",\n]\n[severity]\n': (
        '# ours\nkeep = ["Ким Ир Сен", "Исан Юн",\n]\n[severity]\n'
    ),
}


@pytest.mark.parametrize("before", SETTINGS)
def test_all_else_in_the_settings_stays(
    before: str, manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("kontsevich.toml").write_text(before, encoding="utf-8")
    answer(monkeypatch, "a", "q")
    assert Path("kontsevich.toml").read_text("utf-8") == SETTINGS[before]


def test_settings_that_can_not_be_added_to_are_told(
    manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "[tool.kontsevich]\nyo = 'keep'\n"
    Path("pyproject.toml").write_text(before, encoding="utf-8")
    line = "echo a q | kontsevich --lang en check --ask a.txt"
    code, told = run_command(line, monkeypatch)
    assert code == 2 and 'add to it: keep = ["Ким Ир Сен"]' in told
    assert Path("pyproject.toml").read_text("utf-8") == before


def test_answers_and_a_manuscript_do_not_come_by_one_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, told = run_command("echo k | kontsevich --lang en check --ask -", monkeypatch)
    assert code == 2 and "--ask" in told
