"""A whole article: what is in it and nothing else; what is put into it is found and fixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich import check, fix
from measuring import read_rows

PROSE = "был лидер Северной Кореи Ким Чжонын, а"


@pytest.fixture(scope="module")
def article(shared: Path) -> str:
    """The article as text."""
    return (shared / "sample" / "article.txt").read_text(encoding="utf-8")


def test_exactly_the_known_findings_as_notices(article: str, shared: Path) -> None:
    expected = [
        (int(line), found, right)
        for line, found, _region, right in read_rows(shared / "sample" / "article_findings.tsv")
    ]
    findings = check(article)
    assert [
        (one.line, " ".join(one.found.split()), one.expected[0]) for one in findings
    ] == expected
    assert all(one.sic and one.severity == "notice" and one.fix == "none" for one in findings)
    assert fix(article) == article


def test_the_command_exits_with_0(shared: Path, tmp_path: Path) -> None:
    done = check_in(tmp_path, str(shared / "sample" / "article.txt"), "--output-format", "concise")
    assert done.code == 0
    assert done.out.count(": sic KTV101 ") == done.out.count("\n") == 4


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Ким Чен Ын", "Ким Чжонын"),
        ("Ким Чен Ына", "Ким Чжонына"),
        ("Ким Чен Ыном", "Ким Чжоныном"),
        ("Ким\nЧен Ыну", "Ким\nЧжоныну"),
    ],
)
def test_in_the_author_s_prose_it_is_an_error(article: str, wrong: str, right: str) -> None:
    assert PROSE in article
    changed = article.replace(PROSE, PROSE.replace("Ким Чжонын", wrong))
    errors = [one for one in check(changed) if not one.sic]
    assert [(one.severity, one.found, one.fix) for one in errors] == [("error", wrong, "safe")]
    fixed = fix(changed)
    assert fixed == article.replace(PROSE, PROSE.replace("Ким Чжонын", right))
    assert fixed.count("Ким Чен Ын") == article.count("Ким Чен Ын") == 4
