"""What holds for any text at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker_texts import check_in
from kontsevich import Finding, check, fix
from kontsevich.checker.findings.fixes import apply_fixes
from kontsevich.checker.settings.codes import SEVERITIES, read_codes
from kontsevich.documents.formats import TextFormat, read_regions

# Pieces that a manuscript is made of, whole and broken.
PIECES = (
    "Лидер КНДР Ким Чен Ын", "Ким Чен Ына", "Ким Чен Иром", "Ким Ир Сене", "Пак Чон-хи", "Цой",
    "Хвана Чжан Епа", "Ким", "Чен", "Ын", "президент Юн Сок Ёль", "в Инчоне", "Чечжудо", "김정은",
    "(김정은)", "[перевод]", "Kим", "Ёчжон", "Е\u0308чжон", "\u200b", "\u00ad", "\u00a0", "-\n",
    "«", "»", "„", "“", '"', "(", ")", "[", "]", "//", "См.: ", "Иванов И. О. ", "М., 2020. С. 5.",
    "URL: https://example.org/", "\n", "\r\n", "\n\n", "\f", "\n> ", "\n1 ", "\n# ", "`", "```\n",
    "*", "_", "[^1]", "\n[^1]: ", "<!-- ", " -->", "# kontsevich: ", "ignore", "[KTV101]", "off",
    "Литература\n", ". ", ", ", " ", " ", " ",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25).map("".join)
forms = st.sampled_from(("text", "markdown"))
some = settings(max_examples=250, deadline=None)


def assert_sound(text: str, findings: list[Finding]) -> None:
    """Whatever holds for the findings of one text."""
    taken: set[int] = set()
    for finding in findings:
        assert finding.code in read_codes()
        assert finding.severity in SEVERITIES
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.found == text[finding.start : finding.end]
        assert finding.line >= 1 <= finding.column
        assert bool(finding.edits) == (finding.fix != "none")
        assert not (finding.sic and (finding.edits or finding.severity != "notice"))
        for lang in ("ru", "en"):
            assert finding.message(lang)
        for start, end, _ in finding.edits:
            assert finding.start <= start <= end <= finding.end
            points = set(range(start, max(end, start + 1)))
            assert not points & taken
            taken |= points
    places = [(finding.start, finding.end) for finding in findings]
    assert places == sorted(places)


@some
@given(texts, forms)
@example("Ким Чен Ын " * 3, "text")
@example("# kontsevich: ignore[KTV101", "markdown")
def test_findings_are_sound(text: str, form: TextFormat) -> None:
    assert_sound(text, check(text, format=form))


@some
@given(texts, forms)
def test_a_fixed_text_has_nothing_safe_left(text: str, form: TextFormat) -> None:
    fixed = fix(text, format=form)
    assert not [one for one in check(fixed, format=form) if one.fix == "safe"]
    assert fix(fixed, format=form) == fixed


@some
@given(texts, forms)
def test_only_what_is_reported_as_safe_changes(text: str, form: TextFormat) -> None:
    findings = check(text, format=form)
    fixed = apply_fixes(text, findings)
    at = shift = 0
    for finding in findings:
        if finding.fix != "safe":
            continue
        assert fixed[at + shift : finding.start + shift] == text[at : finding.start]
        at = finding.end
        shift += sum(len(new) - (end - start) for start, end, new in finding.edits)
    assert fixed[at + shift :] == text[at:]


@some
@given(texts, forms)
def test_another_s_text_stays(text: str, form: TextFormat) -> None:
    """No edit touches a protected region, not even an unsafe one."""
    protected = [
        (piece.start, piece.end)
        for region in read_regions(text, form)
        if region.protected
        for piece in region.pieces
    ]
    for finding in check(text, format=form):
        for start, end, _ in finding.edits:
            for left, right in protected:
                assert end <= left or right <= start


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_checked_or_refused_in_a_line(data: bytes) -> None:
    with TemporaryDirectory() as name:
        page = Path(name) / "page.txt"
        page.write_bytes(data)
        done = check_in(Path(name), "page.txt", "--fix")
        assert done.code in (0, 1, 2)
        if done.code == 2:
            assert done.err.count("\n") == 1
            assert page.read_bytes() == data
        again = page.read_bytes()
        check_in(Path(name), "page.txt", "--fix")
        assert page.read_bytes() == again


@some
@given(texts)
def test_line_ends_do_not_matter(text: str) -> None:
    plain = text.replace("\r", "")
    found, other = (
        [(one.code, one.line, one.fix, one.expected) for one in check(version)]
        for version in (plain, plain.replace("\n", "\r\n"))
    )
    assert found == other
