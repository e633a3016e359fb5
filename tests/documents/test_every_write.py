"""One gate before every write: whatever a package looks like inside, what is written into it is
sound, says what was meant and leaves the rest as it was, or nothing is written."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich.checker.findings import packages
from kontsevich.documents.formats import read_container
from kontsevich.documents.office.proof import is_well_formed, prove
from kontsevich.documents.office.styles import OURS
from kontsevich.errors import DocumentError
from office import W, find, make_docx, make_odt, make_zip, members, paragraph, run

TEXT = "О встрече с Ким Чен Ыном сообщили."
NAME = paragraph(run(TEXT))
COMMENT = f'<w:comment w:id="7" w:author="Р">{paragraph(run("Ким Чен Ын?"))}</w:comment>'
RELATIONS = "word/_rels/document.xml.rels"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
BY = 'w:author="Р" w:date="2020-01-01T00:00:00Z"'
_DATED = re.compile(r'<w:(?:ins|del|rPrChange|comment)\b[^>]*?\bw:id="(\d+)"')


def rebuild(data: bytes, drop: str = "", **changed: str) -> bytes:
    """The package with other texts of its members, by name, and without one."""
    parts = {name: content.decode() for name, content in members(data).items() if name != drop}
    return make_zip(parts | changed)


def with_relation(target: str, more: str = "") -> bytes:
    data = rebuild(make_docx(NAME, {"comments": COMMENT}))
    line = f'<Relationship Id="rId1" Type="{RELATED}" Target="{target}"{more}/>'
    relations = members(data)[RELATIONS].decode()
    return rebuild(data, **{RELATIONS: re.sub("<Relationship .*?/>", lambda _: line, relations)})


PREFIX = f'<p xmlns="{W}"><r><t>{TEXT}</t></r></p>'
OTHER = f'<x:p xmlns:x="{W}"><x:r><x:t>{TEXT}</x:t></x:r></x:p>'
INSIDE = f'<w:p><x:r xmlns:x="{W}"><x:t>{TEXT}</x:t></x:r></w:p>'
ONLY_DEFAULT = re.sub(r"w:(?=[a-z])", "", paragraph(run(TEXT)))
HISTORY = f'<w:b/><w:rPrChange w:id="3" {BY}><w:rPr/></w:rPrChange>'
BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
INSERTED = f'<w:ins w:id="3" {BY}>{run("Ким Чен Ыном и Пак Кын Хе")}</w:ins>'
KINDS = {
    "plain": make_docx(NAME),
    "comments that no relation names": rebuild(
        make_docx(NAME, {"comments": COMMENT}),
        **{RELATIONS: members(make_docx(NAME))[RELATIONS].decode()},
    ),
    "comments by a backslash": with_relation("\\comments.xml"),
    "comments elsewhere": with_relation("http://example.org/c.xml", ' TargetMode="External"'),
    "comments of others": make_docx(NAME, {"comments": COMMENT}),
    "no relations": rebuild(make_docx(NAME), RELATIONS),
    "empty relations": rebuild(
        make_docx(NAME),
        **{RELATIONS: re.sub("></R.*", "/>", members(make_docx(NAME))[RELATIONS].decode())},
    ),
    "default namespace": make_docx(paragraph(run("Первый.")) + PREFIX),
    "another prefix": make_docx(paragraph(run("Первый.")) + OTHER),
    "a prefix of the run": make_docx(INSIDE),
    "a root without prefix": rebuild(
        make_docx(NAME),
        **{"word/document.xml": f'<document xmlns="{W}"><body>{ONLY_DEFAULT}</body></document>'},
    ),
    "a sign in an attribute": make_docx(NAME.replace("<w:r>", '<w:r w:rsidR="a>b">')),
    "formats tracked": make_docx(paragraph(run(TEXT, HISTORY))),
    "insertion of another": make_docx(paragraph(run("О "), INSERTED, run("."))),
    "only a box": make_docx(paragraph(BOX.format(NAME))),
    "a box and its properties": make_docx(
        f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr>{BOX.format(NAME)}</w:p>'
    ),
}


@pytest.mark.parametrize("option", ["--fix", "--track-changes", "--annotate"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_sound(kind: str, option: str, tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(KINDS[kind])
    found = len(find(KINDS[kind]))
    assert found
    before = members(KINDS[kind])
    for _ in range(2):
        check_in(tmp_path, option, "page.docx")
        data = file.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert max(Counter(package.namelist()).values()) == 1
        after = members(data)
        for name, content in after.items():
            if name.endswith((".xml", ".rels")):
                assert is_well_formed(content), name
        xml = after["word/document.xml"].decode()
        assert max(Counter(_DATED.findall(xml)).values(), default=1) == 1
        assert "<w:ins " not in xml or not re.search(r"<w:ins [^>]*></w:ins>", xml)
        body = read_container(data, "docx")
        if option == "--annotate":
            ours = [block for block in body.blocks if block.flow.label == OURS]
            assert len(ours) == found
            assert xml.count("commentReference") == found
        else:
            assert "Ким Чжоныном" in body.text
            assert after["[Content_Types].xml"] == before["[Content_Types].xml"]
    assert xml.count("rPrChange ") >= before["word/document.xml"].decode().count("rPrChange ")


def test_the_rest_of_a_run_keeps_the_history_of_its_format(tmp_path: Path) -> None:
    file = tmp_path / "page.docx"
    for option in ("--annotate", "--track-changes"):
        file.write_bytes(KINDS["formats tracked"])
        check_in(tmp_path, option, "page.docx")
        xml = members(file.read_bytes())["word/document.xml"].decode()
        rest = xml.partition(" сообщили")[0].rpartition("<w:r>")[2]
        assert "<w:rPrChange " in rest


def test_a_merge_of_paragraphs_that_is_tracked_is_read_as_merged(tmp_path: Path) -> None:
    mark = f'<w:pPr><w:rPr><w:del w:id="3" {BY}/></w:rPr></w:pPr>'
    first = f"<w:p>{mark}{run('О встрече с Ким ')}</w:p>"
    data = make_docx(first + paragraph(run("Чен Ыном сообщили.")))
    (finding,) = find(data)
    assert (finding.found, finding.expected[0]) == ("Ким Чен Ыном", "Ким Чжоныном")
    file = tmp_path / "page.docx"
    file.write_bytes(data)
    check_in(tmp_path, "--fix", "page.docx")
    assert read_container(file.read_bytes(), "docx").text == "О встрече с Ким Чжоныном сообщили.\n"
    cell = f"<w:tc>{first}</w:tc><w:tc>{paragraph(run('Чен Ыном сообщили.'))}</w:tc>"
    table = make_docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert len(read_container(table, "docx").blocks) == 2


BOUND = '<w:dataBinding w:xpath="/a" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'


@pytest.mark.parametrize(
    "data, form, kind",
    [
        (
            make_docx(
                f"<w:sdt><w:sdtPr>{BOUND}</w:sdtPr><w:sdtContent>{NAME}</w:sdtContent></w:sdt>"
            ),
            "docx",
            "bound",
        ),
    ],
)
def test_what_a_program_writes_anew_is_told_and_left(data: bytes, form: str, kind: str) -> None:
    (finding,) = find(data, form)
    assert (finding.held, finding.fix, finding.edits) == (kind, "none", ())


@pytest.mark.parametrize("middle", ["", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'])
def test_a_field_that_is_never_closed_hides_nothing(middle: str) -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    )
    data = make_docx(paragraph(begin, middle) + NAME)
    (finding,) = find(data)
    assert (finding.found, finding.fix) == ("Ким Чен Ыном", "safe")


def test_nothing_is_written_where_the_proof_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(KINDS["plain"])
    spoilt = {
        "visible text": make_docx(NAME.replace("сообщили", "молчали")),
        "XML": rebuild(
            make_docx(NAME.replace("Чен Ын", "Чжоны")),
            **{"word/_rels/document.xml.rels": "<a:b/>"},
        ),
        "members": rebuild(make_docx(NAME), "word/media/image1.bin"),
    }
    for reason, data in spoilt.items():
        before = read_container(KINDS["plain"], "docx")
        with pytest.raises(DocumentError, match="nothing is written") as raised:
            packages.prove_change(before, "docx", data, TEXT.replace("Чен Ын", "Чжоны"))
        assert reason in str(raised.value)
    monkeypatch.setattr(type(before), "write", lambda *_: spoilt["visible text"])
    done = check_in(tmp_path, "--fix", "page.docx")
    assert file.read_bytes() == KINDS["plain"]
    assert "nothing is written" in str(done)


def test_the_proof_counts_the_spaces_but_not_what_space_they_are() -> None:
    """A line end inside a name stays one; a space more or less is not what was meant."""
    read = read_container(make_docx(paragraph(run("Он ждал Ким Чжонына."))), "docx")
    text = read.text
    prove(read, read, text)
    prove(read, read, text.replace(" ", "\u00a0", 1))
    for other in (text.replace(" ", "  ", 1), text.replace(" ", "", 1)):
        with pytest.raises(DocumentError, match="visible text"):
            prove(read, read, other)


DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
REVIEWER = (
    f"<office:annotation><dc:creator{DC}>Р</dc:creator><text:p>Ким Чен Ын?</text:p>"
    "</office:annotation>"
)
FRAME = (
    "<text:p><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></text:p>"
)
EARLIER = (
    '<text:tracked-changes><text:changed-region xml:id="a" text:id="a"><text:insertion>'
    f"<office:change-info><dc:creator{DC}>Р</dc:creator>"
    f"<dc:date{DC}>2020-01-01T00:00:00</dc:date>"
    "</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
    '<text:p>А<text:change-start text:change-id="a"/>б'
    '<text:change-end text:change-id="a"/></text:p>'
)
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT_KINDS = {
    "plain": f"<text:p>{TEXT}</text:p>",
    "comment of another": f"<text:p>О встрече{REVIEWER} с Ким Чен Ыном сообщили.</text:p>",
    "only a box": FRAME.format(TEXT),
    "dc is declared below": EARLIER + f"<text:p>{TEXT}</text:p>",
    "another prefix": f'<x:p xmlns:x="{_TEXT}">{TEXT}</x:p>',
}


@pytest.mark.parametrize("option", ["--fix", "--track-changes", "--annotate"])
@pytest.mark.parametrize("kind", ODT_KINDS)
def test_what_is_written_into_opendocument_is_sound(kind: str, option: str, tmp_path: Path) -> None:
    file = tmp_path / "page.odt"
    data = make_odt(ODT_KINDS[kind])
    file.write_bytes(data)
    found = len(find(data, "odt"))
    counts = []
    for _ in range(3):
        check_in(tmp_path, option, "page.odt")
        content = members(file.read_bytes())["content.xml"]
        assert is_well_formed(content)
        counts.append(content.count(b"<office:annotation "))
    if option == "--annotate":
        assert counts == [found] * 3
    else:
        assert "Ким Чжоныном" in read_container(file.read_bytes(), "odt").text


def test_a_section_that_is_linked_is_told_and_left() -> None:
    link = (
        '<text:section-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="other.odt"/>'
    )
    body = f'<text:section text:name="s">{link}<text:p>{TEXT}</text:p></text:section>'
    (finding,) = find(make_odt(body), "odt")
    assert (finding.held, finding.fix) == ("linked", "none")
    (finding,) = find(make_odt(body.replace(link, "")), "odt")
    assert finding.fix == "safe"
