"""Real texts: the article that the project follows, the passages with gold, ordinary Russian."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from kontsevich.checker.judging.judge import judge
from kontsevich.checker.judging.suggestions import Judgement
from kontsevich.documents.regions.region import Region
from kontsevich.russian.declension import stems
from kontsevich.transcription.standard_spelling import fold

MANUALS = Path("/usr/share/man/ru"), Path("/usr/share/doc"), Path("/usr/share/games/fortunes/ru")
ENOUGH = 5_000_000  # bytes


def check(text: str) -> list[Judgement]:
    return judge([Region("prose", text, ())])


def nominatives(form: str) -> set[str]:
    return {fold(stem.form) for stem in stems(form.lower())}


def test_passages_with_gold(shared: Path) -> None:
    hit = missed = wrong = right = 0
    for path in sorted((shared / "data/lint_texts").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        judged = check(text)
        rows = path.with_suffix(".gold.tsv").read_text("utf-8").splitlines()[1:]
        spans = []
        for row in rows:
            first, last, surface, _, nonstandard, suggested, *_ = row.split("\t")
            alternatives = [fold(one) for one in suggested.split("|") if one]
            # Our чж where the gold asks for дж is the same spelling folded.
            same = "-" not in surface and not nominatives(surface).isdisjoint(alternatives)
            if nonstandard == "1" and not same:
                spans.append((int(first), int(last), alternatives))
        for start, end, alternatives in spans:
            found = [one for one in judged if one.start < end and start < one.end]
            hit += bool(found)
            missed += not found
            if found:
                top = nominatives(found[0].expected[0])
                right += not alternatives or not top.isdisjoint(alternatives)
        wrong += sum(
            not any(one.start < end and start < one.end for start, end, _ in spans)
            for one in judged
        )
    assert hit >= 30
    assert hit / (hit + wrong) >= 0.97
    assert hit / (hit + missed) >= 0.95
    assert right / hit >= 0.92


def test_the_article_has_its_four_findings_and_no_other(shared: Path) -> None:
    text = (shared / "sample/article.txt").read_text("utf-8")
    rows = (shared / "sample/article_findings.tsv").read_text("utf-8").splitlines()[1:]
    wanted = [(int(row.split("\t")[0]), row.split("\t")[1]) for row in rows]
    found = check(text)
    assert [(text.count("\n", 0, one.start) + 1, one.found) for one in found] == wanted
    expected = [row.split("\t")[3] for row in rows]
    assert [one.expected[0] for one in found] == expected


def read_russian() -> str:
    """Russian that Debian's packages carry, without markup."""
    texts = []
    for folder in MANUALS:
        for path in sorted(folder.rglob("*")) if folder.exists() else ():
            if not path.is_file() or path.suffix in (".png", ".dat"):
                continue
            raw = path.read_bytes()
            if path.suffix == ".gz":
                raw = gzip.decompress(raw)
            text = raw.decode("utf-8", "ignore")
            if len(re.findall("[а-яё]", text[:5000])) > 1000:
                text = re.sub(r"^\.\S+ ?|\\f[BIRP]|<[^>]*>", "", text, flags=re.M)
                texts.append(text)
    return "\n\n".join(texts)


def test_silence_on_ordinary_russian() -> None:
    text = read_russian()
    if len(text.encode()) < ENOUGH:
        pytest.skip("needs 5 MB: apt-get install manpages-ru manpages-ru-dev fortunes-ru")
    assert [one.found for one in check(text)] == []
