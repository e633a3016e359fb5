"""Every kind of place can be told, in both languages and in every form of report."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from kontsevich.documents.regions.region import LABELS
from kontsevich.messages import LANGUAGES, speaker, tell_label
from kontsevich.report import FORMATS

NAME = "Ким Чен Ын"
SOURCES = {
    "a.csv": f"кто\n{NAME}\n",
    "a.tsv": f"кто\tгде\n{NAME}\tСеул\n",
    "a.po": f'msgid "a"\nmsgstr "Лидер КНДР {NAME}"\n',
    "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\nЛидер КНДР {NAME}\n",
    "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\nЛидер КНДР {NAME}\n",
    "a.ipynb": '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": '
    f'["Лидер КНДР {NAME}"]}}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}',
    "a.md": f"Он[^a, b].\n\n[^a, b]: Лидер КНДР {NAME}.\n",
    "a.bib": f"@book{{a, title = {{Книга}}, note = {{Лидер КНДР {NAME}}}}}\n",
    "a.txt": f"Лидер КНДР {NAME}.\n\n1 Лидер КНДР {NAME}.\n",
    "a.html": f"<table><tr><td>Лидер КНДР {NAME}</td></tr></table>",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_place_has_its_words(lang: str) -> None:
    say = speaker(lang)
    told = [tell_label(f"{kind} 7", say) for kind in LABELS]
    assert all("7" in one for one in told) and len(set(told)) == len(LABELS)
    assert tell_label("row 1, column 2", say).count(",") == 1


@pytest.mark.parametrize(("form", "lang"), [*itertools.product(FORMATS, LANGUAGES)])
def test_every_form_tells_places_of_every_format(tmp_path: Path, form: str, lang: str) -> None:
    for name, text in SOURCES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-c", "from kontsevich.cli import run; run()", "--lang", lang),
            *("check", "--output-format", form, *sorted(SOURCES)),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    output = done.stdout.decode()
    assert all(name in output for name in SOURCES)
