"""LaTeX and BibTeX: what is visible, whose it is, and where a fix goes."""

from __future__ import annotations

import pytest

from format_cases import replace, roles_of, show
from kontsevich import check, fix
from kontsevich.documents.markup.bibtex import read_bibtex
from kontsevich.documents.markup.latex import read_latex


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        (r"Ким~Чен~Ын", "Ким\u00a0Чен\u00a0Ын"),
        (r"Ким\,Чен\ Ын", "Ким\u00a0Чен Ын"),
        (r"Ким Че\-н \emph{Ын}", "Ким Чен Ын"),
        (r"{\it Ким} \textbf{Чен \textit{Ын}}", "Ким Чен Ын"),
        (r"\foreignlanguage{russian}{Ким} \textcolor{red}{Чен} Ын", "Ким Чен Ын"),
        ("Ким Чен% как в газете\n   Ын", "Ким ЧенЫн"),
        ("Ким\n% строка\nЧен Ын", "Ким\nЧен Ын"),
        (r"Ким\label{a} Чен\index{кто} Ын\cite[с.~5]{b, c}", "Ким Чен Ын"),
        (r"К\'им --- \"е, \u{и}, \No~5, 5\,\%", "Ки\u0301м — ё, й, №\u00a05, 5\u00a0%"),
        ('Ким"~Чен -- Ын"=да', "Ким-Чен – Ын-да"),
        ('"<да">', "«да»"),
        (r"Ким\footnotemark[2] Чен", "Ким Чен"),
        ("Ким $x^{2}$ и \\(y\\) Ын", "Ким  и  Ын"),
    ],
)  # fmt: skip
def test_what_is_visible(source: str, visible: str) -> None:
    texts = [one.text for one in read_latex(source) if one.role not in ("comment", "code")]
    assert texts[-1] == visible or visible in texts


@pytest.mark.parametrize(
    ("source", "text", "role"),
    [
        (r"А\footnote{Сноска о} б", "Сноска о", "footnote"),
        (r"\section*{Глава} Текст", "Глава", "heading"),
        (r"\section[Коротко]{Глава}", "Коротко", "heading"),
        (r"\begin{quote}Чужое\end{quote}", "Чужое", "blockquote"),
        (r"\begin{displayquote}[Автор]Чужое\end{displayquote}", "Чужое", "blockquote"),
        (r"\blockquote{Чужое}", "Чужое", "blockquote"),
        (r"Он: \enquote{Чужое}.", "Чужое", "quotation"),
        (r"Он: \textcquote[с. 5]{ключ}{Чужое}.", "Чужое", "quotation"),
        (r"Он: \textquote[{\cite[с. 5]{a}}]{Чужое}.", "Чужое", "quotation"),
        (r"Он: <<Чужое>>.", "Чужое", "quotation"),
        (r"Он: ,,Чужое``.", "Чужое", "quotation"),
        ("Текст % замечание", "% замечание", "comment"),
        ("\\begin{comment}\nнет\n\\end{comment}", "нет", "comment"),
        (r"Текст \verb|нет да| ещё", "нет да", "code"),
        ("\\begin{verbatim}\nнет\n\\end{verbatim}", "нет", "code"),
        ("\\begin{equation*}нет\\end{equation*}", "нет", "code"),
        (r"\href{http://a.b}{Слово}", "http://a.b", "url"),
        (r"\begin{thebibliography}{9}\bibitem{a} Ланьков А. Н. Труд.\end{thebibliography}",
         "Труд", "title"),
        ("\\section{Литература}\n\nЛаньков А. Н. Труд // Восток.", "Труд", "title"),
    ],
)  # fmt: skip
def test_roles(source: str, text: str, role: str) -> None:
    assert roles_of(read_latex(source), text) == [role]


def test_a_note_does_not_cut_the_sentence_around_it() -> None:
    source = "Он \\footnote{Один.\n\nДва \\emph{три}.} ушёл."
    assert show(read_latex(source)) == [
        ("prose", "Он  ушёл."), ("footnote", "Один."), ("footnote", "Два три."),
    ]  # fmt: skip


def test_cells_and_rows_of_a_table_are_apart() -> None:
    source = "\\begin{tabular}{|l|l|}\\hline\nКим & Чен \\\\\nЫн & да\\end{tabular}"
    texts = [one.text.split() for one in read_latex(source)]
    assert ["Ким"] in texts
    assert ["Чен", "Ын"] not in texts


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        (r"О~Ким~Чен~Ыне.", r"О~Ким~Чжоныне."),
        (r"О Ким\,Чен\,Ыне.", r"О Ким\,Чжоныне."),
        ("О Ким\n        Чен Ыне.", "О Ким\n        Чжоныне."),
        (r"О \emph{Ким} Чен~Ыне.", r"О \emph{Ким} Чжоныне."),
        (r"О \textbf{Ким Чен} \emph{Ыне}.", r"О \textbf{Ким Чжоныне}\emph{}."),
        (r"Он\footnote{О Ким Чен Ыне.} ушёл.", r"Он\footnote{О Ким Чжоныне.} ушёл."),
        ("О Ким Чен\nЫне.", "О Ким Чжоныне."),
        (r"О Ким Чен\-Ыне и ещё.", None),
        (r"О Ким Чен\footnote{Да.} Ыне.", None),
        ("О Ким Чен % да\nЫне.", None),
        (r"Он: \enquote{О Ким Чен Ыне}.", None),
        (r"\verb|О Ким Чен Ыне|", None),
        (r"$О Ким Чен Ыне$", None),
    ],
)
def test_fixes_leave_the_markup(source: str, fixed: str | None) -> None:
    result = fix(source, format="latex")
    if fixed is None and r"\-" in source:
        assert result.startswith("О Ким Ч")  # one name, whatever the hyphen was
    else:
        assert result.replace(" ", "") == (fixed or source).replace(" ", "")


def test_comments_silence() -> None:
    assert check("О Ким Чен Ыне. % kontsevich: ignore[KTV101]", format="latex") == []
    lone = "% kontsevich: ignore-next\nО Ким Чен Ыне.\n"
    assert check(lone, format="latex") == []
    assert check(lone + "\nО Ким Чен Ыне.\n", format="latex")


def test_no_edit_crosses_a_comment() -> None:
    source = "Ким Чен%\nЫн"
    assert replace(read_latex, source, "Ким ЧенЫн", "Ким Чжонын") is None


def test_bibtex_is_anothers() -> None:
    source = (
        "@book{kim, author = {Ким Чен Ир}, title = \"О {К}им Чен Ыне\" # и,\n"
        "  publisher={Пак Чон Хи}, note = {О Пак Чон Хи}, year = 1982}\n% kontsevich: off"
    )  # fmt: skip
    regions = read_bibtex(source)
    assert roles_of(regions, "Ким Чен Ир") == ["author-heading"]
    assert roles_of(regions, "О Ким Чен Ыне") == ["title"]
    assert roles_of(regions, "О Пак Чон Хи") == ["prose"]
    assert roles_of(regions, "1982") == ["bibliography"]
    assert [one.text for one in regions if one.role == "comment"] == ["% kontsevich: off"]
    assert {one.label for one in regions if one.role == "title"} == {"entry kim"}


@pytest.mark.parametrize("source", ["@", "@a", "@a{", "@a{b, c = {", '@a{b, c = "', "@a{b c d}"])
def test_broken_bibtex_is_read_as_far_as_it_goes(source: str) -> None:
    ours = "\n@book{k, title = {Ким Чен Ын}}"
    assert isinstance(read_bibtex(source), list)
    if not source.endswith(("{", '"')):
        assert roles_of(read_bibtex(source + ours), "Ким Чен Ын") == ["title"]
