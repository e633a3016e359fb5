"""Any text in any format: no exception, a sound map, fixes inside what was reported, no more time
than the text is long."""

from __future__ import annotations

import json
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from format_cases import is_sound
from growth import LIMIT, grow
from kontsevich.checker.findings.checking import check_text
from kontsevich.checker.findings.fixes import apply_edits
from kontsevich.checker.settings.settings import build_settings
from kontsevich.documents.formats import read_regions
from kontsevich.errors import DocumentError

WORDS = [
    *("Ким Чен Ын", "Ким", " Чен ", "Ын", "Ким Чен", "а", "«", "»", '"', "И. О. ", "// ", "см.: "),
    *(
        "\n",
        "\n\n",
        " ",
        "\r\n",
        "\t",
        "\u00ad",
        "\u00a0",
        "-\n",
        "김정은",
        "1",
        "\\",
        "2010. С. 5",
    ),
]
FRAGMENTS = {
    "latex": [
        *("{", "}", "[", "]", "%", "$", "$$", "~", "&", "\\", "\\\\", "\\-", "\\,", "--", '"='),
        *("\\emph{", "\\footnote{", "\\section{", "\\cite{", "\\enquote{", "\\begin{quote}"),
        *("\\end{quote}", "\\begin{verbatim}", "\\end{verbatim}", "\\verb|", "\\item", "\\["),
        "\\]",
        *("\\begin{thebibliography}{9}", "\\bibitem{", "\\'", "\\foreignlanguage{", "\\href{"),
        "\\def\\x",
        *("\\begin{equation}", "\\end{equation}", "\\textcquote[", "\\index{", "\\it ", "%\n"),
    ],
    "bibtex": [
        *("@", "@book{", "@comment{", "@string(", "{", "}", "(", ")", ",", "=", "title = {", "#"),
        *("author = ", '"', "note={", "% ", "url = {", "year = 2010,", "@article{kim, "),
    ],
    "html": [
        *("<", ">", "</", "/>", "<p>", "</p>", "<i>", "</i>", "<q>", "</q>", "<cite>", "</cite>"),
        *("<!--", "-->", "<![CDATA[", "]]>", "<blockquote>", "</blockquote>", "&nbsp;", "&#1050;"),
        *("&shy;", "&amp", "<sup>", "</sup>", "<a role=doc-noteref>", "</a>", "<pre>", "</pre>"),
        *("<section class='footnotes'>", "</section>", "<li id='fn1'>", "<script>", "</script>"),
        *("<br>", "<h1>", "</h1>", "<a href='x", "'", "<?", "<!", "<wbr>", "<del>", "</del>"),
        "&#0;",
    ],
    "srt": ["1\n", "00:00:01,000 --> 00:00:02,000\n", "<i>", "</i>", "{\\an8}", "-->", "&nbsp;"],
    "vtt": ["WEBVTT\n", "00:01.000 --> 00:02.000\n", "NOTE ", "STYLE\n", "<v A>", "<c>", "&nbsp;"],
    "po": [
        *("msgid ", "msgstr ", "msgid_plural ", "msgstr[0] ", "msgctxt ", '""', '"', "# ", "#~ "),
        *('\\"', "\\n", "\\x41", "\\101", "\\", 'msgid "a"\nmsgstr "'),
    ],
    "ass": [
        *("[Events]\n", "Format: Layer, Text\n", "Dialogue: ", "Comment: ", ",", "{", "}"),
        *("{\\i1}", "\\N", "\\h", "{\\p1}", "{\\p0}", "Dialogue: 0,a,a,a,,0,0,0,,"),
    ],
    "ttml": [
        *("<", ">", "<p>", "</p>", "<tt:p>", "</tt:p>", "<br/>", "<tt:br/>", "<span>", "</span>"),
        *("<head>", "</head>", "<metadata>", "&amp;", "<!--", "-->", "<div>", "</div>"),
    ],
    "xliff": [
        *("<trans-unit>", "</trans-unit>", "<source>", "</source>", "<target>", "</target>", "<"),
        *("<g id='1'>", "</g>", "<x/>", "<ph>", "</ph>", "<note>", "</note>", "&lt;"),
        *("<alt-trans>", "</alt-trans>", "<mrk>", "</mrk>", "<source/>", "<![CDATA[", "]]>"),
    ],
    "csv": [",", ";", '"', '""', "\n", "\r", "|"],
    "tsv": ["\t", '"', '""', "\n"],
    "typst": [
        *("[", "]", "(", ")", "{", "}", "#", "#footnote[", "#quote[", "#quote(block: true)[", "= "),
        *("*", "_", "`", "```", "$", "//", "/*", "*/", "~", "-?", "---", "\\", "\\u{41a}", "@a"),
        *("<a>", "#let x = [", "#show: x", "#figure(caption: [", "- ", ";", '"', "#table("),
        "#emph[",
    ],
    "mediawiki": [
        *("[[", "]]", "{{", "}}", "|", "[http://a.b ", "]", "''", "'''", "<ref>", "</ref>", "== "),
        *("[[Файл:а.jpg|", "{{цитата|", "{{книга|а=", "{{начало цитаты}}", "{{конец цитаты}}"),
        *("\n|}", "\n|-", "\n| ", "\n! ", "||", "!!", "\n* ", "\n: ", "----", "<!--", "-->"),
        *("<br>", "<nowiki>", "</nowiki>", "<pre>", "<blockquote>", "</blockquote>", "&nbsp;"),
        *("~~~~", "a=b", 'style="', "<ref name=a />", "[[Категория:", "\n{|", "=="),
    ],
    "asciidoc": [
        *("____\n", "----\n", "....\n", "====\n", "////\n", "|===\n", "--\n", "[quote]\n"),
        *("[verse, а]\n", "= ", "== ", "* ", ". ", ":: ", "// ", "footnote:[", "]", "[", "`", "``"),
        *("*", "_", "#", "**", "<<а,", ">>", "<<", "https://a.b[", "link:a[", "((", "))", "((("),
        *(")))", "{а}", ":а: ", "+++", "$$", "\"`", "`\"", "^1^", "image::а[", "|", "2+|", " +\n"),
        *("[[а]]", "[bibliography]\n", "+\n", "indexterm:[", "indexterm2:[", "\\*", "&nbsp;"),
        *("> ", "-- ", "   ", "[.а]#", "====", "~~~~", "kbd:["),
    ],
    "org": [
        *("* ", "** TODO ", "* COMMENT ", "#+begin_quote\n", "#+end_quote\n", "#+begin_src\n"),
        *("#+end_src\n", "#+TITLE: ", "# ", ": ", ":PROPERTIES:\n", ":END:\n", ":а:\n", "- ", "| "),
        *("[fn:1] ", "[fn:1]", "[fn:: ", "]", "[[", "]]", "][", "[[а][", "*", "/", "_", "=", "~"),
        *("$", "$$", "\\(", "\\)", "@@", "{{{", "}}}", "<<", ">>", "<<<", "\\nbsp{}", " :: "),
        *("\\\\", " :а:б:", "src_a{", "https://a.b ", "<https://a.b>", "|---+", "[cite:"),
    ],
    "rst": [
        *("*", "**", "`", "``", "[1]_", ".. ", ".. [1] ", ".. note:: ", "::", "=====\n", "-----\n"),
        *("   ", "|x|", "_", "`_", ":emphasis:`", "\\ ", "+---+\n", "| ", "* ", "https://a.b "),
        *(".. code::\n\n", ".. epigraph::\n\n   ", "=== ===\n", "--- "),
    ],
}  # fmt: skip
FORMS = sorted(FRAGMENTS)
SETTINGS = build_settings({})


def texts(form: str) -> st.SearchStrategy[str]:
    pieces = st.sampled_from([*WORDS, *FRAGMENTS[form]])
    return st.lists(st.one_of(pieces, pieces, pieces, st.text(max_size=3)), max_size=25).map(
        "".join
    )


def skip_without_parser(form: str) -> None:
    if form == "rst":
        pytest.importorskip("tree_sitter_rst", reason="the parser of rst is not installed")


@pytest.mark.parametrize("form", FORMS)
def test_any_text_is_read_and_mapped(form: str) -> None:
    skip_without_parser(form)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts(form))
    def check(text: str) -> None:
        is_sound(text, read_regions(text, form))

    check()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", [">>.>>\n>>>\n", "а:\n> \n> б", "а\n>> \n> б\n"])
def test_marks_of_quoted_lines_leave_no_empty_region(form: str, text: str) -> None:
    skip_without_parser(form)
    is_sound(text, read_regions(text, form))


@pytest.mark.parametrize("form", FORMS)
def test_a_fix_changes_nothing_but_what_was_reported(form: str) -> None:
    skip_without_parser(form)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts(form))
    def check(text: str) -> None:
        findings = check_text(text, form, SETTINGS)
        edits = []
        for finding in findings:
            assert text[finding.start : finding.end] == finding.found
            for edit in finding.edits:
                assert not finding.sic
                assert finding.start <= edit.start <= edit.end <= finding.end
                edits.append(edit)
        fixed = apply_edits(text, edits)
        outside, after, at, then = [], [], 0, 0
        for start, end, new in sorted(edits):
            outside.append(text[at:start])
            after.append(fixed[then : then + start - at])
            then += start - at + len(new)
            at = end
        assert (outside, text[at:]) == (after, fixed[then:])

    check()


@given(st.lists(st.sampled_from([*WORDS, "*", "`", "[^1]", "\n[^1]: ", "> "]), max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_notebook_reads_as_its_markdown(pieces: list[str]) -> None:
    pytest.importorskip("pyromark")
    text = "".join(pieces)
    cell = {"cell_type": "markdown", "source": text.splitlines(keepends=True)}
    for ascii_only in (True, False):
        source = json.dumps({"cells": [cell]}, ensure_ascii=ascii_only, indent=1)
        regions = read_regions(source, "notebook")
        is_sound(source, regions)
        plain = read_regions(text, "markdown")
        assert [(one.role, one.text.strip()) for one in regions] == [
            (one.role, one.text.strip()) for one in plain
        ]


def test_rst_with_marks_that_never_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tree_sitter_rst", reason="the parser of rst is not installed")
    monkeypatch.setattr("kontsevich.documents.markup.rst._PATIENCE", 0.5)
    with pytest.raises(DocumentError, match="never end"):
        read_regions("*а " * 100_000, "rst")


UNITS = {
    form: [
        *fragments,
        *(f"{fragment}а " for fragment in fragments),
        *(f"{fragment}\n\n" for fragment in fragments),
    ]
    for form, fragments in FRAGMENTS.items()
}
DEEP = {
    "latex": ["{", "\\emph{", "\\footnote{", "\\begin{quote}", "\\enquote{а", "\\a[{x}"],
    "html": ["<div>", "<blockquote>", "<q>", "<i>", "<li id='fn1'>", "<b><p></b>", '<a "'],
    "typst": ["[", "#footnote[", "#a(", "#quote(block: true)[", "#{", "#let x = ["],
    "mediawiki": ["[[а|", "{{а|", "<ref>", "<blockquote>", "[[Файл:а|", "\n{|\n| a=b"],
    "bibtex": ["{", "@a{", "@a{b, c = {", '@a{b, c = "{', "@a{b, c = d #"],
}  # fmt: skip


# The grammar of reStructuredText is not linear; its reader gives up in time instead.
@pytest.mark.parametrize("form", [form for form in FORMS if form != "rst"])
def test_hostile_text_takes_linear_time(form: str) -> None:
    read = partial(read_regions, form=form)
    read("")
    units = UNITS[form] + DEEP.get(form, [])
    slow = {
        unit: ratio
        for unit in units
        if (ratio := grow(read, unit.__mul__, 4000 // len(unit))) >= LIMIT
    }
    assert slow == {}


@pytest.mark.parametrize(
    ("form", "opening", "closing"),
    [
        ("latex", "{", "}"),
        ("latex", "\\footnote{а", "}"),
        ("latex", "\\begin{quote}", "\\end{quote}"),
        ("html", "<div>", "</div>"),
        ("html", "<blockquote>", "</blockquote>"),
        ("typst", "#footnote[", "]"),
        ("typst", "[", "]"),
        ("bibtex", "{", "}"),
        ("mediawiki", "<ref>", "</ref>"),
        ("mediawiki", "[[а|", "]]"),
        ("mediawiki", "<blockquote>", "</blockquote>"),
        ("asciidoc", "footnote:[а", "]"),
        ("asciidoc", "[quote]\n--\n", "--\n"),
        ("asciidoc", "link:a[", "]"),
        ("org", "[fn:: а", "]"),
        ("org", "[[a][", "]]"),
        ("org", "\n#+begin_quote\n", "\n#+end_quote\n"),
    ],
)
def test_deep_nesting_is_read_without_recursion(form: str, opening: str, closing: str) -> None:
    text = opening * 5000 + " Ким Чен Ын " + closing * 5000
    regions = read_regions("@a{b, c = " + text + "}" if form == "bibtex" else text, form)
    assert any("Ким Чен Ын" in region.text for region in regions)
