"""OpenDocument: names wherever they stand, by hand; what LibreOffice makes is tested beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.documents.formats import read_container
from kontsevich.errors import DocumentError
from office import find, make_odt, members

LEAD = "Лидер КНДР "


def paragraph(inside: str) -> str:
    return f"<text:p>{LEAD}{inside}</text:p>"


def note(kind: str, inside: str) -> str:
    return (
        f'<text:p>КНДР<text:note text:note-class="{kind}"><text:note-citation>1'
        f"</text:note-citation><text:note-body>{inside}</text:note-body></text:note>.</text:p>"
    )


def span(text: str) -> str:
    return f'<text:span text:style-name="T1">{text}</text:span>'


NAME = "Ким Чен Ын"
FIXED = {
    "spans": (paragraph(f"{span('Ким ')}Чен{span(' Ын')}"), "paragraph 1"),
    "inserted": (
        paragraph(f'<text:change-start text:change-id="a"/>{NAME}<text:change-end '
                  'text:change-id="a"/>'),
        "paragraph 1",
    ),
    "footnote": (note("footnote", paragraph(NAME)), "footnote 1"),
    "endnote": (note("endnote", paragraph(NAME)), "endnote 1"),
    "frame": (
        f"<text:p>КНДР<draw:frame><draw:text-box>{paragraph(NAME)}</draw:text-box></draw:frame>"
        "</text:p>",
        "textbox 1",
    ),
    "table": (
        "<table:table><table:table-row><table:table-cell/></table:table-row><table:table-row>"
        f"<table:table-cell>{paragraph(NAME)}</table:table-cell></table:table-row></table:table>",
        "table 1, row 2",
    ),
    "link": (paragraph(f"<text:a>{NAME}</text:a>"), "paragraph 1"),
    "spaces": (paragraph("Ким\n    Чен<text:s/>Ын"), "paragraph 1"),
    "break": (paragraph("Ким Чен<text:line-break/>Ын"), "paragraph 1"),
    "page-break": (paragraph("Ким Ч<text:soft-page-break/>ен Ын"), "paragraph 1"),
    "comment": (
        paragraph("Ким <office:annotation><text:p>см.</text:p></office:annotation>Чен Ын"),
        "paragraph 1",
    ),
}  # fmt: skip
MARK = "text:reference-mark"
HELD = {
    "zotero": (
        paragraph(
            f'<{MARK}-start text:name="ZOTERO_ITEM CSL_CITATION x"/>{NAME}'
            f'<{MARK}-end text:name="ZOTERO_ITEM CSL_CITATION x"/>'
        ),
        "manager",
    ),
    "mark": (paragraph(f"<text:bibliography-mark>{NAME}</text:bibliography-mark>"), "manager"),
    "reference": (paragraph(f"<text:bookmark-ref>{NAME}</text:bookmark-ref>"), "field"),
    "half-field": (paragraph("Ким Чен <text:sequence>Ын</text:sequence>"), "field"),
    "contents": (
        f"<text:table-of-content><text:index-body>{paragraph(NAME)}</text:index-body>"
        "</text:table-of-content>",
        "contents",
    ),
    "bookmark": (paragraph('Ким Че<text:bookmark text:name="б"/>н Ын'), "markup"),
}


@pytest.mark.parametrize("case", FIXED)
@pytest.mark.parametrize("mode", ["--fix", "--track-changes"])
def test_a_name_is_found_once_and_fixed(case: str, mode: str, tmp_path: Path) -> None:
    body, label = FIXED[case]
    data = make_odt(body, {"Pictures/a": "not looked at"})
    before = read_container(data, "odt")
    [finding] = find(data, "odt")
    assert (finding.expected[0], finding.label, finding.sic) == ("Ким Чжонын", label, False)
    file = tmp_path / "page.odt"
    file.write_bytes(data)
    assert check_in(tmp_path, mode, "page.odt").code == 0
    after = read_container(file.read_bytes(), "odt")
    wanted = before.text[: finding.start] + "Ким Чжонын" + before.text[finding.end :]
    assert after.text.split() == wanted.split()
    one, other = members(data), members(file.read_bytes())
    assert {name for name in one if one[name] != other[name]} == {"content.xml"}


@pytest.mark.parametrize("case", HELD)
def test_what_cannot_be_changed_is_told(case: str) -> None:
    body, held = HELD[case]
    [finding] = find(make_odt(body), "odt")
    assert (finding.fix, finding.held, finding.edits) == ("none", held, ())


@pytest.mark.parametrize("case", [*FIXED, *HELD])
def test_every_finding_becomes_one_comment(case: str, tmp_path: Path) -> None:
    data = make_odt((FIXED | HELD)[case][0])
    file = tmp_path / "page.odt"
    file.write_bytes(data)
    check_in(tmp_path, "--annotate", "page.odt")
    content = members(file.read_bytes())["content.xml"].decode()
    assert content.count("kontsevich</dc:creator>") == 1
    assert len(find(file.read_bytes(), "odt")) == 1
    again = file.read_bytes()
    check_in(tmp_path, "--annotate", "page.odt")
    assert file.read_bytes() == again


def test_roles_come_from_styles() -> None:
    body = (
        f'<text:h text:outline-level="1">Корея</text:h><text:p text:style-name="P1">{LEAD}{NAME}'
        '</text:p><text:h text:outline-level="1">Литература</text:h><text:p>Ланьков А. Н. '
        "Ким Чен Ын // Журнал. 2010.</text:p>"
    )
    regions = read_container(make_odt(body), "odt").regions
    roles = [region.role for region in regions]
    assert roles[:4] == ["heading", "blockquote", "heading", "author-heading"]
    assert [one.sic for one in find(make_odt(body), "odt")] == [True, True]


def test_comments_speak_to_the_checker() -> None:
    said = "<office:annotation><text:p>kontsevich: ignore[KTV101]</text:p></office:annotation>"
    body = paragraph(NAME + said) + paragraph(NAME)
    assert [one.label for one in find(make_odt(body), "odt")] == ["paragraph 2"]


def test_signed_and_encrypted() -> None:
    signed = make_odt(FIXED["link"][0], {"META-INF/documentsignatures.xml": "<a/>"})
    assert read_container(signed, "odt").signed
    with pytest.raises(DocumentError, match="encrypted"):
        read_container(make_odt("", {"META-INF/manifest.xml": "<encryption-data/>"}), "odt")
