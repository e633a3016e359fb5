"""Electronic books that pandoc makes: the same findings as their Markdown, fixed in place."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kontsevich import check, check_path
from kontsevich.checker.findings.checking import check_file
from kontsevich.checker.findings.task import WRITE, Task
from kontsevich.checker.settings.configuration import Configurations
from office import make_zip, members

MANUSCRIPT = """---
title: Поездки
lang: ru
---

# Лидер

Он встретил Ким Чен Ына и *Ким* Чен Ына[^1]. Писали: «Лидер Ким Чен Ын прибыл».
Пак Чон Хи здесь уже ни при чём.

> Чужие слова про Ким Чен Ына.

[^1]: Подробнее о Ким Чен Ыне см.: *Ланьков А. Н.* Ким Чен Ир // Восток. 2010. № 3. С. 5.

# Глава вторая

О Мун Чжэ Ине.
"""


def build(folder: Path, version: str) -> Path:
    converter: Any = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    path = folder / "книга.epub"
    try:
        converter.convert_text(MANUSCRIPT, version, format="markdown-smart", outputfile=str(path))
    except OSError:
        pytest.skip("pandoc is not installed")
    return path


@pytest.mark.parametrize("version", ["epub2", "epub3"])
def test_a_book_has_the_findings_of_its_manuscript(tmp_path: Path, version: str) -> None:
    found = sorted((one.code, one.shown, one.sic) for one in check_path(build(tmp_path, version)))
    expected = check(MANUSCRIPT, format="markdown")
    assert len(found) == 8
    assert found == sorted((one.code, one.shown, one.sic) for one in expected)


@pytest.mark.parametrize("version", ["epub2", "epub3"])
def test_a_fix_changes_the_chapters_that_need_it(tmp_path: Path, version: str) -> None:
    path = build(tmp_path, version)
    before = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    checked = check_file(str(path), Task(configurations=Configurations(None), layer={}, fix=WRITE))
    assert checked.trouble == ""
    after = zipfile.ZipFile(path)
    assert after.testzip() is None
    assert after.namelist() == before.namelist()
    changed = [name for name in after.namelist() if after.read(name) != before.read(name)]
    assert {name.rpartition("/")[2] for name in changed} <= {"ch001.xhtml", "ch002.xhtml"}
    text = "".join(after.read(name).decode() for name in changed)
    assert "<em>Ким</em> Чжонына" in text
    assert "«Лидер Ким Чен Ын прибыл»" in text
    assert not [one for one in checked.findings if one.fix == "safe"]
    converter: Any = pytest.importorskip("pypandoc")
    assert "Пак Чонхи" in converter.convert_file(str(path), "plain", format="epub")


def test_the_contents_of_older_readers_are_mended_with_the_heading(tmp_path: Path) -> None:
    heading = "Юность Ким Чен Ына"
    parts = {
        "META-INF/container.xml": '<container><rootfile full-path="a.opf"/></container>',
        "a.opf": '<package><manifest><item id="c" href="c.xhtml" '
        'media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" '
        'media-type="application/x-dtbncx+xml"/></manifest><spine toc="n">'
        '<itemref idref="c"/></spine></package>',
        "c.xhtml": f"<html><body><h1>{heading}</h1></body></html>",
        "toc.ncx": f"<ncx><navMap><navPoint><navLabel><text>{heading}</text></navLabel>"
        '<content src="c.xhtml"/></navPoint></navMap></ncx>',
    }
    path = tmp_path / "книга.epub"
    path.write_bytes(make_zip(parts))
    check_file(str(path), Task(configurations=Configurations(None), layer={}, fix=WRITE))
    after = members(path.read_bytes())
    for name in ("c.xhtml", "toc.ncx"):
        assert after[name].decode() == parts[name].replace("Чен Ына", "Чжонына")
