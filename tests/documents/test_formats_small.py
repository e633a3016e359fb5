"""Subtitles, catalogues, tables, notebooks, reStructuredText, Typst: what is read and fixed."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Literal

import pytest

from format_cases import roles_of, show
from kontsevich import InputError, check, fix
from kontsevich.documents.formats import TextFormat, read_regions
from kontsevich.errors import DocumentError


def test_subtitles_are_fixed_cue_by_cue() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>О Ким Чен</i>\nЫне.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n{\\an8}Пак Чон Хи\n"
    )  # fmt: skip
    labels = [one.label for one in check(source, format="srt")]
    assert labels == ["cue 1", "cue 2"]
    fixed = fix(source, format="srt")
    assert fixed.startswith("1\n00:00:01,000 --> 00:00:02,000\n<i>О Ким Чжоныне</i>")
    assert fixed.endswith("{\\an8}Пак Чонхи\n")


def test_webvtt_has_notes_and_voices() -> None:
    source = (
        "WEBVTT\n\nNOTE О Ким\n\nSTYLE\n::cue {}\n\nвступление\n00:01.000 --> 00:02.000\n"
        "<v Диктор>О Ким&nbsp;Чен <00:01.500>Ыне.\n\nNOTE ещё\n"
    )  # fmt: skip
    regions = read_regions(source, "vtt")
    assert [one.role for one in regions] == [
        "field", "comment", "code", "field", "prose", "comment",
    ]  # fmt: skip
    assert roles_of(regions, "О Ким\u00a0Чен Ыне.") == ["prose"]


def test_only_translations_of_a_catalogue_are_read() -> None:
    source = (
        '# О Ким\nmsgid ""\nmsgstr "Project: Ким Чен Ын\\n"\n\n#, fuzzy\nmsgctxt "Ким Чен Ын"\n'
        'msgid "Ким Чен Ын"\nmsgstr ""\n"О \\"Ким Чен \\" и Ким Чен "\n"Ыне."\n\n'
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "Пак"\nmsgstr[1] "Чон"\n#~ msgstr "Ким Чен Ын"\n'
    )  # fmt: skip
    prose = [text for role, text in show(read_regions(source, "po")) if role == "prose"]
    assert "".join(prose[:-2]) == "О  и Ким Чен Ыне."
    assert prose[-2:] == ["Пак", "Чон"]
    assert '"О \\"Ким Чен \\" и Ким Чжоныне"\n"."' in fix(source, format="po")


def test_columns_of_a_table() -> None:
    source = 'имя;заметка\r\n"Ким ""Чен"" Ын";Ким Чен Ын\r\nПак Чон Хи;"О Ким\r\nЧен Ыне"\r\n'
    assert len(check(source, format="csv")) == 3
    [finding] = check(source, format="csv", columns=["1"])
    assert (finding.found, finding.label) == ("Пак Чон Хи", "row 3, column 1")
    found = [one.shown for one in check(source, format="csv", columns=["заметка"])]
    assert found == ["Ким Чен Ын", "О Ким Чен Ыне"[2:]]
    expected = source.replace(";Ким Чен Ын", ";Ким Чжонын").replace("Чен Ыне", "Чжоныне")
    assert fix(source, format="csv", columns=["заметка"]) == expected
    with pytest.raises(InputError, match="год"):
        check(source, format="csv", columns=["год"])


def test_tab_separated_values() -> None:
    source = "имя\tгод\nКим Чен Ын\t2011\n"
    assert fix(source, format="tsv") == "имя\tгод\nКим Чжонын\t2011\n"


def test_a_notebook_is_fixed_in_its_markdown_only() -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["О *Ким* Чен\n", "Ыне: «Чен Ын»."]},
        {"cell_type": "code", "source": ["x = 'Ким Чен Ын'"], "outputs": ["Ким Чен Ын"]},
        {"source": "Пел Пак Чон Хи.", "cell_type": "markdown"},
        {"cell_type": "raw", "source": "Ким Чен Ын"},
    ]  # fmt: skip
    for ascii_only in (True, False):
        source = json.dumps({"cells": cells, "nbformat": 4}, ensure_ascii=ascii_only, indent=1)
        fixed = json.loads(fix(source, format="notebook"))["cells"]
        assert "".join(fixed[0]["source"]).strip() == "О *Ким* Чжоныне: «Чен Ын»."
        assert fixed[1] == cells[1]
        assert fixed[2]["source"] == "Пел Пак Чонхи."
        assert fixed[3] == cells[3]


@pytest.mark.parametrize("source", ["", "{", '{"cells": [}', "[" * 100_000])
def test_what_is_no_notebook_is_told(source: str) -> None:
    with pytest.raises(DocumentError, match="no notebook"):
        read_regions(source, "notebook")


def test_restructured_text() -> None:
    pytest.importorskip("tree_sitter_rst", reason="the parser of rst is not installed")
    source = (
        "Глава\n=====\n\nСказано о *Ким* Чен Ыне [1]_, ``Ким Чен Ын``, `Ким Чен Ын <http://a.b>`_\n"
        "и :emphasis:`Пак` Чон\\ Хи.\n\n   Чужое: Ким Чен Ын.\n\n.. kontsevich: ignore\n\n"
        ".. note:: О Ким\n   Чен Ыне.\n\n.. code::\n\n   Ким Чен Ын\n\n"
        "====  ====\nКим   Чен\n====  ====\n\n.. [1] О Ким Чен Ыне.\n"
    )  # fmt: skip
    regions = read_regions(source, "rst")
    assert roles_of(regions, "Глава") == ["heading"]
    assert roles_of(regions, "Чужое") == ["blockquote"]
    assert roles_of(regions, "kontsevich") == ["comment"]
    assert roles_of(regions, "О Ким Чен Ыне.") == ["footnote"]
    assert roles_of(regions, "О Ким\nЧен Ыне.") == ["prose"]
    assert ("prose", "Ким") in show(regions)
    fixed = fix(source, format="rst")
    assert "о *Ким* Чжоныне [1]_, ``Ким Чен Ын``, `Ким Чжонын <http://a.b>`_" in fixed
    assert "   Чужое: Ким Чен Ын." in fixed


def test_typst() -> None:
    source = (
        "#set page(header: [О Ким Чен Ыне])\n= Глава #footnote[Сноска\nо Ким Чен Ыне.] да\n"
        "О *Ким* Чен~Ыне #quote[Ким Чен Ын]. // Ким\n#quote(block: true)[Чужой Ким Чен Ын]\n"
        '#let who = "Ким Чен Ын"\n`Ким Чен Ын` $x$ \\* #link("http://a.b")[Пак Чон Хи]\n'
    )  # fmt: skip
    regions = read_regions(source, "typst")
    assert roles_of(regions, "О Ким Чен Ыне") == ["prose"]
    assert roles_of(regions, "Глава") == ["heading"]
    assert roles_of(regions, "Сноска") == ["footnote"]
    assert roles_of(regions, "Чужой") == ["blockquote"]
    fixed = fix(source, format="typst")
    assert "О *Ким* Чжоныне #quote[Ким Чен Ын]." in fixed
    assert "[О Ким Чжоныне]" in fixed
    assert fixed.count("Ким Чен Ын") == source.count("Ким Чен Ын") - 2
    assert '#link("http://a.b")[Пак Чонхи]' in fixed


def test_a_missing_parser_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    with pytest.raises(DocumentError, match=r"kontsevich\[rst\]"):
        read_regions("О", "rst")


@pytest.mark.parametrize("form", ["text", "markdown", "latex", "html", "typst"])
@pytest.mark.parametrize("normal", ["NFC", "NFD"])
def test_marks_and_composition_change_nothing(
    form: TextFormat, normal: Literal["NFC", "NFD"]
) -> None:
    source = "Он видел Ким Чен Ына и Ким Ё Чжон. «Ким Ё Чжон» молчит."
    found = [(one.code, one.sic) for one in check(source, format=form)]
    assert len(found) == 3
    changed = unicodedata.normalize(normal, source)
    assert [(one.code, one.sic) for one in check(changed, format=form)] == found
    marked = "\ufeff" + source
    assert [(one.code, one.sic) for one in check(marked, format=form)] == found
