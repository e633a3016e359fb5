"""What stands around the check: settings shown, files watched, shells, code hosts, Windows."""

from __future__ import annotations

import itertools
import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # pre-commit needs it too

from docs_blocks import run_command
from kontsevich.checker.settings.settings import build_settings
from kontsevich.cli.parser import COMMANDS
from kontsevich.messages import choose_language

ROOT = Path(__file__).parents[2]
WRONG = "О Ким Чен Ыне в Корее. Он сказал: «Ким Чен Ир молчал».\n"


def test_the_settings_that_are_shown_are_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(WRONG, encoding="utf-8")
    Path("kontsevich.toml").write_text('yo = "fold"\nkeep = ["Ким Ир Сен"]\n', encoding="utf-8")
    command = "kontsevich --lang en check --show-settings --form 'Ким Гу=Ким Ку' a.txt"
    code, told = run_command(command, monkeypatch)
    assert code == 0 and f"by {tmp_path / 'kontsevich.toml'}" in told
    shown = tomllib.loads(told)
    given = {"yo": "fold", "keep": ["Ким Ир Сен"], "forms": {"Ким Гу": "Ким Ку"}}
    layer: dict[str, Any] = {key: value for key, value in shown.items() if value}
    assert build_settings(layer).severity("KTV101") == "error"
    assert build_settings(layer)._replace(levels=()) == build_settings(given)


def test_a_file_is_checked_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ничего.\n", encoding="utf-8")
    call = [sys.executable, "-m", "kontsevich", "--lang", "en", "check", "--watch", str(path)]
    with subprocess.Popen(
        [*call, "--output-format", "concise"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr and process.stdout
        assert "waiting" in process.stderr.readline()
        path.write_text(WRONG, encoding="utf-8")
        assert "Ким Чен Ыне" in process.stdout.readline()
        process.terminate()


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_reads_its_completion(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("shtab", reason="needs kontsevich[completion]")
    monkeypatch.chdir(tmp_path)
    code, _ = run_command(f"kontsevich completion {shell} -o script", monkeypatch)
    text = Path("script").read_text("utf-8")
    assert code == 0 and all(command in text for command in COMMANDS)
    if shutil.which(shell):
        subprocess.run([shell, "-n", "script"], check=True)


def test_bash_completes_commands_and_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("shtab", reason="needs kontsevich[completion]")
    monkeypatch.chdir(tmp_path)
    run_command("kontsevich --lang en completion bash -o script", monkeypatch)
    asked = (
        "source ./script; COMP_WORDS=(kontsevich check --grou); COMP_CWORD=2; "
        '_shtab_kontsevich; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["--group"]


def test_the_step_for_github_runs(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    step = action["runs"]["steps"][-1]
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    done = run_step(step["run"], tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=a.txt,line=1") and done.stdout.count("::") == 2


def test_the_job_for_gitlab_writes_its_report(tmp_path: Path) -> None:
    job = yaml.safe_load((ROOT / "examples" / "gitlab.yml").read_text("utf-8"))["kontsevich"]
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    done = run_step(job["script"][-1], tmp_path)
    assert done.returncode == 1
    report = json.loads((tmp_path / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [row["location"]["path"] for row in report] == ["a.txt"]


def run_step(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line of a shell, with our Python as `python`."""
    programs = folder / "programs"
    programs.mkdir()
    program = programs / "python"  # no link: what lies beside it is looked for
    program.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    said = {"KONTSEVICH_OPTIONS": "", "KONTSEVICH_PATHS": "a.txt", "LC_ALL": "C.UTF-8"}
    environment = {**os.environ, "PATH": path, **said}
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True
    )


def test_the_page_for_man_has_every_command(tmp_path: Path) -> None:
    pytest.importorskip("argparse_manpage", reason="needs argparse-manpage")
    made = tmp_path / "kontsevich.1"
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    line = next(line.strip() for line in lines if "argparse_manpage" in line)
    line = line.replace("$(RUN)", sys.executable).replace("build/kontsevich.1", str(made))
    subprocess.run(shlex.split(line), check=True, capture_output=True)
    text = made.read_text("utf-8")
    assert text.startswith(".TH KONTSEVICH")
    assert [command for command in COMMANDS if f"kontsevich {command}" not in text] == []


# One command is enough in the other code pages.
@pytest.mark.parametrize(
    ("command", "encoding"),
    [
        *((command, "cp866") for command in ("--help", *(f"{one} --help" for one in COMMANDS))),
        *itertools.product(("--help", "check --help"), ("cp1251", "ascii")),
    ],
)
def test_help_goes_into_a_file_in_the_code_page_of_windows(
    command: str, encoding: str, tmp_path: Path
) -> None:
    narrow = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "ru_RU"}
    with (tmp_path / "help.txt").open("wb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "kontsevich", *command.split()],
            stdout=stream,
            stderr=subprocess.PIPE,
            env=narrow,
        )
    assert done.returncode == 0 and done.stderr == b""
    told = (tmp_path / "help.txt").read_bytes().decode(encoding)
    assert encoding == "ascii" or "ключи" in told


def test_the_language_of_the_system_is_spoken_where_no_variable_says_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for told, language in (("Russian_Russia", "ru"), ("English_United States", "en"), (None, "en")):
        monkeypatch.setattr("locale.getlocale", lambda told=told: (told, "1251"))
        assert choose_language() == language
