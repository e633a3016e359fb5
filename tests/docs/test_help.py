"""Every command tells what it does, in both languages, with examples that run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs_blocks import run_command
from kontsevich.cli.parser import COMMANDS

EXAMPLE = re.compile(r"^  (kontsevich .+?)(?:  +(.+))?$", re.MULTILINE)
HEADS = {"en": "examples:\n", "ru": "примеры:\n"}
# What the examples read; the checker finds something in each.
FILES = {
    "en": ("article.txt", "chapters/one.txt"),
    "ru": ("статья.txt", "главы/первая.txt"),
}
DOCUMENTS = {"en": "article.docx", "ru": "статья.docx"}
LIST = "name,born\n윤동주,1917\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    from docx import Document

    monkeypatch.chdir(tmp_path)
    for lang, names in FILES.items():
        for name in names:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text("Лидер КНДР Ким Чен Ын.\n", encoding="utf-8")
        document = Document()
        document.add_paragraph("Лидер КНДР Ким Чен Ын.")
        document.save(DOCUMENTS[lang])
    Path("page.txt").write_text("국물\n", encoding="utf-8")
    Path("people.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


# They run until they are stopped: tests/editors starts them.
SERVERS = ("lsp", "serve")


@pytest.mark.parametrize("lang", HEADS)
@pytest.mark.parametrize("command", ["", *(one for one in COMMANDS if one not in SERVERS)])
def test_the_examples_of_a_command_run(
    command: str, lang: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text = run_command(f"kontsevich --lang {lang} {command} --help", monkeypatch)
    assert code == 0
    examples = EXAMPLE.findall(text.partition(HEADS[lang])[2])
    assert len(examples) >= 2
    for line, told in examples:
        # This test itself; what `make pages` does, for seconds.
        if "--help" in line or line.startswith("kontsevich tables "):
            continue
        code, printed = run_command(line, monkeypatch)
        assert code in (0, 1), f"{line}\n{printed}"
        if told.startswith("→ "):
            assert printed == told.removeprefix("→ ") + "\n", line


@pytest.mark.parametrize("lang", HEADS)
def test_the_help_names_every_value_of_what_can_be_chosen(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new user can't guess what `keep` or `rule` is."""
    for command in ("convert", "explain", "restore", "hangulize"):
        _, text = run_command(f"kontsevich --lang {lang} {command} --help", monkeypatch)
        options = re.split(r"\n  (?=--|-\w)", text)[1:]
        for option in options:
            choices = re.match(r"(?:-\w, )?(--[\w-]+) \{([^}]+)\}", option)
            if choices and choices[1] not in ("--lang", "--voiced-j"):
                told = option[choices.end() :]
                assert not [one for one in choices[2].split(",") if one not in told], option
