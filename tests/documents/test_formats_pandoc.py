"""One manuscript in every format that pandoc writes gives the same findings everywhere."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from kontsevich import check, fix
from kontsevich.documents.formats import TextFormat

MANUSCRIPT = """# О поездках Ким Чен Ына

Он встретил Ким Чен Ына и *Ким* Чен Ира[^1]. Газета писала: «Лидер Ким Чен Ын прибыл»[^2].
Пак Чон Хи здесь уже ни при чём, а **Ким** Чен Ын --- да. Другой раз о Ким Чен
Ыне писал Юн Согёль. О **Пак** Кын Хе речи нет.

> Чужие слова про Ким Чен Ына, *который* прибыл.

Поездка в Пханмунджом, как и о [Ким Чен Ыне](http://example.org/a_b) сказано, `Ким Чен Ын`.

-   Пункт о Ким Чен Ыне.
-   Другой о Мун Чжэ Ине.

[^1]: Подробнее о Ким Чен Ыне см.: *Ланьков А. Н.* Ким Чен Ир и его время // Восток. 2010. № 3.
    С. 5.

[^2]: Ким Ё Чжон об этом молчит.

## Литература

1.  Ланьков А. Н. Ким Ир Сен и Ким Чен Ир // Восток. 2010. С. 5--10.
2.  Асмолов К. В. Корейская политика Пак Чон Хи. М.: Наука, 2009. 100 с.
"""
# By hand, from the decisions: three words are one name; what others wrote is sic.
EXPECTED = sorted(
    [
        ("Ким Чен Ына", False),  # the heading
        ("Ким Чен Ына", False),
        ("Ким Чен Ира", False),
        ("Ким Чен Ын", True),  # the quotation
        ("Пак Чон Хи", False),
        ("Ким Чен Ын", False),
        ("Ким Чен Ыне", False),  # over a line end
        ("Пак Кын Хе", False),
        ("Ким Чен Ына", True),  # the block quotation
        ("Ким Чен Ыне", False),  # the text of a link
        ("Ким Чен Ыне", False),  # in a list
        ("Мун Чжэ Ине", False),
        ("Ким Чен Ыне", False),  # prose in a note
        ("Ким Чен Ир", True),  # a cited title
        ("Ким Ё Чжон", False),
        ("Ким Ир Сен", True),
        ("Ким Чен Ир", True),
        ("Пак Чон Хи", True),
    ]
)
# What pandoc calls the format, what we call it.
FORMATS = [
    ("latex", "latex"),
    ("html", "html"),
    ("html4", "html"),
    ("rst", "rst"),
    ("typst", "typst"),
    ("mediawiki", "mediawiki"),
    ("asciidoc", "asciidoc"),
    ("org", "org"),
    ("ipynb+footnotes", "notebook"),
]


def pandoc(source: str, to: str, form: str = "markdown-smart", *options: str) -> str:
    """The source in another format."""
    converter: Any = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    try:
        return str(converter.convert_text(source, to, format=form, extra_args=list(options)))
    except OSError:
        pytest.skip("pandoc is not installed")


def need_parser(form: TextFormat) -> None:
    if form == "rst":
        pytest.importorskip("tree_sitter_rst", reason="the parser of rst is not installed")


def find(source: str, form: TextFormat) -> list[tuple[str, str, bool]]:
    findings = check(source, format=form)
    for finding in findings:
        assert source[finding.start : finding.end] == finding.found
    return sorted((one.code, one.shown, one.sic) for one in findings)


def test_the_manuscript_itself() -> None:
    found = sorted((name, sic) for _, name, sic in find(MANUSCRIPT, "markdown"))
    assert found == EXPECTED


@pytest.mark.parametrize("wrap", ["auto", "none"])
@pytest.mark.parametrize(("name", "form"), FORMATS)
def test_the_same_findings_in_every_format(name: str, form: TextFormat, wrap: str) -> None:
    need_parser(form)
    source = pandoc(MANUSCRIPT, name, "markdown-smart", "--standalone", f"--wrap={wrap}")
    assert find(source, form) == find(MANUSCRIPT, "markdown")


@pytest.mark.parametrize(("name", "form"), FORMATS)
def test_the_same_fixes_in_every_format(name: str, form: TextFormat) -> None:
    """Fixed and then turned into plain text, or the other way round: the same words."""
    need_parser(form)
    source = pandoc(MANUSCRIPT, name)
    fixed = fix(source, format=form)
    assert fixed != source
    origin = "html" if form == "html" else name
    words = pandoc(fixed, "plain", origin).split()
    assert (
        words == pandoc(pandoc(fix(MANUSCRIPT, format="markdown"), name), "plain", origin).split()
    )
    assert not [finding for finding in check(fixed, format=form) if finding.fix == "safe"]


@pytest.mark.parametrize(("name", "form"), FORMATS)
def test_line_ends_change_nothing(name: str, form: TextFormat) -> None:
    need_parser(form)
    source = pandoc(MANUSCRIPT, name, "markdown-smart", "--standalone")
    assert "\r" not in source
    assert find(source.replace("\n", "\r\n"), form) == find(source, form)


def test_pandoc_is_asked_for_what_it_knows() -> None:
    converter: Any = pytest.importorskip("pypandoc")
    _, writers = importlib.import_module(converter.__name__).get_pandoc_formats()
    assert {name.split("+")[0] for name, _ in FORMATS} <= set(writers)
