"""Word: names wherever they stand in a document, and what a fix does to its XML."""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker_texts import check_in
from kontsevich import check_path
from kontsevich.documents.formats import read_container, track
from kontsevich.documents.office.container import PartEdit
from kontsevich.errors import DocumentError
from office import find, make_docx, make_zip, members, paragraph, run, told

LEAD = "Лидер КНДР "
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAME = run("Ким Чен Ын")
BOLD, ITALIC = "<w:b/>", "<w:i/>"
THREE = run("Ким ", BOLD) + run("Чен ", ITALIC) + run("Ын", BOLD + ITALIC)
BOX = f"<w:txbxContent>{paragraph(run(LEAD), THREE)}</w:txbxContent>"
CHOICE = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
FALLBACK = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
TWICE = f"<w:r><mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent></w:r>"


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{mark('begin')}{code}{mark('separate')}{result}{mark('end')}"


# Where a name stands: the body, other parts, and the address of what is found.
FIXED = {
    "three-runs": (paragraph(run(LEAD), THREE), {}, "paragraph 1"),
    "inserted": (
        paragraph(run(LEAD), f'<w:ins w:id="1" w:author="А">{NAME}</w:ins>'),
        {},
        "paragraph 1",
    ),
    "half-inserted": (
        paragraph(
            run(LEAD + "Ким Че"),
            f'<w:ins w:id="1" w:author="А">{run("н Ы")}</w:ins>',
            '<w:del w:id="2" w:author="А"><w:r><w:delText>ъ</w:delText></w:r></w:del>',
            run("н"),
        ),
        {},
        "paragraph 1",
    ),
    "moved": (
        paragraph(
            f'<w:moveFrom w:id="1">{NAME}</w:moveFrom>',
            run(LEAD),
            f'<w:moveTo w:id="2">{NAME}</w:moveTo>',
        ),
        {},
        "paragraph 1",
    ),
    "footnote": (
        paragraph(run("КНДР"), '<w:r><w:footnoteReference w:id="7"/></w:r>'),
        {"footnotes": f'<w:footnote w:id="7">{paragraph(run(LEAD), NAME)}</w:footnote>'},
        "footnote 1",
    ),
    "endnote": (
        paragraph(run("КНДР"), '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        {"endnotes": f'<w:endnote w:id="2">{paragraph(run(LEAD), NAME)}</w:endnote>'},
        "endnote 1",
    ),
    "header": (paragraph(run("КНДР")), {"header1": paragraph(run(LEAD), NAME)}, "header 1"),
    "box-twice": (paragraph(run("КНДР"), TWICE), {}, "textbox 1"),
    "table": (
        f"<w:tbl><w:tr><w:tc>{paragraph(run('КНДР'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph(run(LEAD), NAME)}</w:tc></w:tr></w:tbl>",
        {},
        "table 1, row 2",
    ),
    "link": (
        paragraph(run(LEAD), f'<w:hyperlink w:anchor="x">{THREE}</w:hyperlink>'),
        {},
        "paragraph 1",
    ),
    "link-field": (paragraph(run(LEAD), field('HYPERLINK "http://a"', THREE)), {}, "paragraph 1"),
    "control": (
        paragraph(run(LEAD), f"<w:sdt><w:sdtPr/><w:sdtContent>{NAME}</w:sdtContent></w:sdt>"),
        {},
        "paragraph 1",
    ),
    "hyphen": (
        paragraph(run(LEAD), "<w:r><w:t>Ким Чен</w:t><w:noBreakHyphen/><w:t>ын</w:t></w:r>"),
        {},
        "paragraph 1",
    ),
    "break": (
        paragraph(run(LEAD), "<w:r><w:t>Ким Чен</w:t><w:br/><w:t>Ын</w:t></w:r>"),
        {},
        "paragraph 1",
    ),
    "soft-hyphen": (
        paragraph(run(LEAD), "<w:r><w:t>Ким Чен Ы</w:t><w:softHyphen/><w:t>н</w:t></w:r>"),
        {},
        "paragraph 1",
    ),
    "comment-anchor": (
        paragraph(run(LEAD + "Ким "), '<w:commentRangeStart w:id="3"/>', run("Чен Ын")),
        {},
        "paragraph 1",
    ),
    "go-back": (
        paragraph(
            run(LEAD + "Ким "), '<w:bookmarkStart w:id="3" w:name="_GoBack"/>', run("Чен Ын")
        ),
        {},
        "paragraph 1",
    ),
}
# Where it is told and left, and by what it is held.
HELD = {
    "zotero": (paragraph(run(LEAD), field("ADDIN ZOTERO_ITEM CSL_CITATION {}", NAME)), "manager"),
    "mendeley": (paragraph(run(LEAD), field("ADDIN CSL_CITATION {}", NAME)), "manager"),
    "reference": (paragraph(run(LEAD), field("REF _Ref1 \\h", NAME)), "field"),
    "half-field": (paragraph(run(LEAD + "Ким Чен "), field("REF a", run("Ын"))), "field"),
    "simple": (
        paragraph(run(LEAD), f'<w:fldSimple w:instr=" REF a ">{NAME}</w:fldSimple>'),
        "field",
    ),
    "contents": (paragraph(field(' TOC \\o "1-3" ', run(LEAD) + NAME)), "contents"),
    "citation-control": (
        paragraph(
            run(LEAD),
            '<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_x"/></w:sdtPr>'
            f"<w:sdtContent>{NAME}</w:sdtContent></w:sdt>",
        ),
        "manager",
    ),
    "box-unlike": (
        paragraph(run("КНДР"), TWICE.replace(FALLBACK, FALLBACK.replace("КНДР", "Кореи"))),
        "alternate",
    ),
    "bookmark": (
        paragraph(run(LEAD + "Ким Че"), '<w:bookmarkStart w:id="1" w:name="б"/>', run("н Ын")),
        "markup",
    ),
    "note-mark": (
        paragraph(run(LEAD + "Ким Чен"), '<w:r><w:footnoteReference w:id="1"/></w:r>', run(" Ын")),
        "markup",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIXED)
def test_a_name_is_found_once_and_fixed(case: str, tmp_path: Path) -> None:
    body, parts, label = FIXED[case]
    data = make_docx(body, parts)
    before = read_container(data, "docx")
    [finding] = find(data)
    assert (finding.expected[0], finding.label, finding.sic) == ("Ким Чжонын", label, False)
    assert before.text[finding.start : finding.end] == finding.found
    file = tmp_path / "page.docx"
    file.write_bytes(data)
    assert check_in(tmp_path, "--fix", "page.docx").code == 0
    fixed = file.read_bytes()
    after = read_container(fixed, "docx")
    found = before.text[: finding.start] + "Ким Чжонын" + before.text[finding.end :]
    assert after.text.replace("\n", " ") == found.replace("\n", " ")
    one, other = members(data), members(fixed)
    changed = {name for name in one if one[name] != other[name]}
    assert len(changed) == 1 and list(one) == list(other)
    [name] = changed
    old, new = one[name].decode(), other[name].decode()
    assert "Чен" not in new or case == "moved"
    for tag in (BOLD, ITALIC, "<w:r>", "<w:p>", "<w:ins", "<w:del "):
        assert new.count(tag) == old.count(tag)


@pytest.mark.parametrize("case", HELD)
def test_what_cannot_be_changed_is_told(case: str) -> None:
    body, held = HELD[case]
    [finding] = [one for one in find(make_docx(body)) if "Чжонын" in one.expected[0]]
    assert (finding.fix, finding.held, finding.edits) == ("none", held, ())


@pytest.mark.parametrize("case", FIXED)
def test_tracked_changes_keep_the_properties(case: str, tmp_path: Path) -> None:
    body, parts, _ = FIXED[case]
    file = tmp_path / "page.docx"
    file.write_bytes(make_docx(body, parts))
    assert check_in(tmp_path, "--track-changes", "page.docx").code == 0
    after = read_container(file.read_bytes(), "docx")
    assert "Ким Чжонын" in after.text.replace("\n", " ")
    xml = b"".join(members(file.read_bytes()).values()).decode(errors="replace")
    assert xml.count('w:author="kontsevich"') >= 2
    assert find(file.read_bytes()) == []
    again = file.read_bytes()
    assert check_in(tmp_path, "--track-changes", "page.docx").code == 0
    assert file.read_bytes() == again


@pytest.mark.parametrize(
    ("name", "gone", "come"),
    [
        (run(LEAD + "Ким Чен Ына."), "Чен Ына", "Чжонына"),
        (run(LEAD + "О Ли Ган Ине"), "Ган Ине", "Ганъине"),
        (paragraph(run(LEAD), run("Ким Че"), run("н Ын", BOLD)), "ен Ын", "жонын"),
    ],
    ids=["in another case", "in one run", "over two runs: as little as can be"],
)
def test_a_tracked_change_puts_words_for_words(
    name: str, gone: str, come: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.docx"
    file.write_bytes(make_docx(name if name.startswith("<w:p>") else paragraph(name)))
    assert check_in(tmp_path, "--track-changes", "--unsafe-fixes", "page.docx").code == 0
    root = ElementTree.fromstring(members(file.read_bytes())["word/document.xml"])
    assert "".join(one.text or "" for one in root.iter(f"{{{WORD}}}delText")) == gone
    inserted = (text for one in root.iter(f"{{{WORD}}}ins") for text in one.itertext())
    assert "".join(inserted) == come


@pytest.mark.parametrize("case", [*FIXED, *HELD])
def test_every_finding_becomes_one_comment(case: str, tmp_path: Path) -> None:
    body, parts = FIXED[case][:2] if case in FIXED else (HELD[case][0], {})
    file = tmp_path / "page.docx"
    file.write_bytes(make_docx(body, parts))
    count = len(find(file.read_bytes()))
    text = read_container(file.read_bytes(), "docx").text
    assert check_in(tmp_path, "--annotate", "page.docx").code == 1
    annotated = members(file.read_bytes())
    comments = annotated["word/comments.xml"].decode()
    document = annotated["word/document.xml"].decode()
    assert comments.count("<w:comment ") == count
    for mark in ("<w:commentReference ", "<w:commentRangeEnd "):
        assert document.count(mark) == count
    assert read_container(file.read_bytes(), "docx").text.startswith(text.rstrip("\n"))
    assert len(find(file.read_bytes())) == count
    again = file.read_bytes()
    check_in(tmp_path, "--annotate", "page.docx")
    assert file.read_bytes() == again  # what has been said is not said again


def test_roles_come_from_styles_and_headings() -> None:
    def styled(style: str, text: str) -> str:
        return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(text))

    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/>{based}</w:style>'
        for key, name, based in (
            ("a1", "Quote", ""),
            ("a2", "Моя цитата", '<w:basedOn w:val="a1"/>'),
            ("1", "heading 1", ""),
            ("a3", "Список литературы", ""),
            ("a4", "Normal", ""),
        )
    )
    body = "".join(
        (
            styled("1", "Корея"),
            styled("a4", "КНДР: Ким Чен Ын."),
            styled("a1", "Ким Чен Ын."),
            styled("a2", "Ким Чен Ын."),
            styled("a3", "Ким Чен Ын. 2010."),
            styled("a4", "Список литературы"),
            styled("a4", "Ланьков А. Н. Ким Чен Ын // Журнал. 2010."),
        )
    )
    container = read_container(make_docx(body, {"styles": styles}), "docx")
    roles = [region.role for region in container.regions]
    assert roles[:3] == ["heading", "prose", "blockquote"]
    assert roles[3] == "blockquote" and "bibliography" in roles and "author-heading" in roles
    findings = find(make_docx(body, {"styles": styles}))
    assert [one.sic for one in findings] == [False, True, True, True, True]


def test_text_behind_a_box_in_the_same_run(tmp_path: Path) -> None:
    box = TWICE.removeprefix("<w:r>").removesuffix("</w:r>").replace("Ким ", "Пак ")
    styled = box.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="q"/><w:rPr><w:i/></w:rPr></w:pPr>')
    styles = '<w:style w:styleId="q"><w:name w:val="Quote"/></w:style>'
    name = "<w:t>КНДР: Ким</w:t><w:br/><w:t>Чен Ын</w:t>"
    body = paragraph(f"<w:r><w:rPr><w:b/></w:rPr>{styled}<w:tab/>{name}</w:r>")
    data = make_docx(body, {"styles": styles})
    assert [region.role for region in read_container(data, "docx").regions][1] == "blockquote"
    file = tmp_path / "page.docx"
    file.write_bytes(data)
    check_in(tmp_path, "--track-changes", "page.docx")
    xml = members(file.read_bytes())["word/document.xml"].decode()
    inserted = xml.partition("<w:ins ")[2].partition("</w:ins>")[0]
    assert inserted.partition(">")[2].startswith("<w:r><w:rPr><w:b/></w:rPr><w:t ")
    assert "Ким Чжонын" in read_container(file.read_bytes(), "docx").text.replace("\n", " ")


def test_comments_of_xml_inside_a_text_are_left() -> None:
    [finding] = find(make_docx(paragraph(run(LEAD + "Ким <!-- <a> -->Чен Ын"))))
    assert (finding.shown, finding.fix) == ("Ким Чен Ын", "none")


def test_members_without_findings_keep_their_bytes(tmp_path: Path) -> None:
    body, parts, _ = FIXED["footnote"]
    data = make_docx(body, parts)
    file = tmp_path / "page.docx"
    file.write_bytes(data)
    check_in(tmp_path, "--fix", "page.docx")
    fixed = file.read_bytes()
    at = data.index(b"word/footnotes.xml") - 30
    assert fixed[:at] == data[:at]  # header, compressed data, date of all before it
    assert fixed.count(b"PK\x01\x02") == data.count(b"PK\x01\x02")


def test_a_signed_document_is_left_alone_without_force(tmp_path: Path) -> None:
    parts = {name: data.decode() for name, data in members(make_docx(FIXED["table"][0])).items()}
    data = make_zip({**parts, "_xmlsignatures/origin.sigs": ""})
    file = tmp_path / "page.docx"
    file.write_bytes(data)
    done = check_in(tmp_path, "--fix", "page.docx")
    assert (done.code, file.read_bytes()) == (2, data)
    assert "signed" in done.err
    assert check_in(tmp_path, "--fix", "--force", "page.docx").code == 0
    assert "Ким Чжонын" in read_container(file.read_bytes(), "docx").text


def test_stdin_and_diff_and_path(tmp_path: Path) -> None:
    data = make_docx(FIXED["table"][0])
    done = check_in(tmp_path, "--fix", "-", "--stdin-filename", "a.docx", stdin=data)
    assert "Ким Чжонын" in read_container(done.raw, "docx").text
    file = tmp_path / "page.docx"
    file.write_bytes(data)
    assert "+Лидер КНДР Ким Чжонын" in check_in(tmp_path, "--diff", "page.docx").out
    assert file.read_bytes() == data
    assert [one.label for one in check_path(file)] == ["table 1, row 2"]
    shown = check_in(tmp_path, "page.docx", lang="ru").out
    assert shown.startswith("page.docx: таблица 1, строка 2: ")
    assert check_in(tmp_path, "--show-regions", "page.docx").code == 0


def test_comments_speak_to_the_checker() -> None:
    def note(number: int, text: str) -> str:
        return f'<w:comment w:id="{number}">{paragraph(run(text))}</w:comment>'

    def marked(number: int) -> str:
        return paragraph(
            f'<w:commentRangeStart w:id="{number}"/>', run(LEAD), NAME,
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>',
        )  # fmt: skip

    body = marked(1) + marked(2) + paragraph(run(LEAD), NAME)
    said = note(1, "kontsevich: ignore[KTV101] так в договоре") + note(2, "проверить")
    findings = find(make_docx(body, {"comments": said}))
    assert [one.label for one in findings] == ["paragraph 2", "paragraph 3"]
    said = note(1, "kontsevich: ignore-next") + note(2, "kontsevich: off")
    findings = find(make_docx(body, {"comments": said}))
    assert [(one.code, one.label) for one in findings] == [("KTV101", "paragraph 1")]
    said = note(1, "проверить") + note(2, "kontsevich: ignroe")
    codes = [one.code for one in find(make_docx(body, {"comments": said}))]
    assert codes == ["KTV101", "KTV101", "KTV901", "KTV101"]


def test_the_file_of_an_open_document_is_no_manuscript(tmp_path: Path) -> None:
    (tmp_path / "~$page.docx").write_bytes(b"Owner")
    (tmp_path / "page.docx").write_bytes(make_docx(FIXED["table"][0]))
    (tmp_path / "broken.docx").write_bytes(b"PK")
    done = check_in(tmp_path, ".", "--output-format", "jsonl")
    assert done.code == 2
    assert done.err.count("\n") == 1 and "broken.docx" in done.err
    assert done.out.count("\n") == 1


def test_text_has_no_tracked_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ким Чен Ын", "utf-8")
    assert check_in(tmp_path, "--track-changes", "a.txt").code == 2
    assert (tmp_path / "a.txt").read_text("utf-8") == "Ким Чен Ын"


TEXT = "Лидер КНДР Ким Чен Ын & «Ким Чен Ын», а при Пак Чон Хи — Хван Чжан Епа."


@given(st.lists(st.integers(1, len(TEXT) - 1), max_size=12))
@settings(max_examples=60, deadline=None)
def test_runs_split_anywhere_give_the_same_findings(cuts: list[int]) -> None:
    edges = [0, *sorted(set(cuts)), len(TEXT)]
    runs = [
        run(TEXT[left:right].replace("&", "&amp;"), BOLD if left % 2 else "")
        for left, right in pairwise(edges)
    ]
    whole = make_docx(paragraph(run(TEXT.replace("&", "&amp;"))))
    parts = make_docx(paragraph(*runs))
    assert told(find(parts)) == told(find(whole))
    container = read_container(parts, "docx")
    edits: list[PartEdit] = []
    for finding in find(parts):
        if finding.fix == "safe":
            edits += container.carry(finding.start, finding.end, finding.expected[0]) or ()
    for data in (container.write(edits), track(container, "docx", edits, "2020-01-01T00:00:00Z")):
        again = read_container(data, "docx")
        assert again.text.startswith("Лидер КНДР Ким Чжонын & «Ким Чен Ын», а при Пак Чонхи — ")


@given(st.binary(max_size=400), st.integers(0, 10_000), st.sampled_from(["docx", "odt", "fodt"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_document_error_or_a_document(noise: bytes, at: int, form: str) -> None:
    sound = make_docx(FIXED["box-twice"][0])
    if form != "docx":
        sound = make_zip({"content.xml": "<a>" + LEAD * 9 + "</a>", "mimetype": "x"})
    at %= len(sound)
    for data in (noise, sound[:at] + noise, sound[:at] + noise + sound[at + len(noise) :]):
        try:
            read_container(data, form)
        except DocumentError as error:
            assert str(error)


@given(st.text(st.sampled_from("<>/wrpt: \"'=&;![]CDATA-?ав"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_xml_gives_a_document_error_or_a_document(noise: str) -> None:
    for form, data in (("docx", make_docx(noise)), ("fodt", f"<a>{noise}</a>".encode())):
        try:
            read_container(data, form)
        except DocumentError as error:
            assert str(error)


def lie(data: bytes, offset: int, value: int) -> bytes:
    """The size or checksum of the first member in the directory made another."""
    at = data.index(b"PK\x01\x02")
    return data[: at + offset] + struct.pack("<L", value) + data[at + offset + 4 :]


@pytest.mark.parametrize("form", ["docx", "odt", "epub", "xlsx", "pptx", "fbz"])
def test_an_empty_package_is_refused(form: str) -> None:
    with pytest.raises(DocumentError):
        read_container(make_zip({}), form)


def test_lying_encrypted_and_double_members_are_refused() -> None:
    sound = make_docx(paragraph(run("а")))
    at = sound.index(b"PK\x01\x02")
    local_flags = sound[:6] + b"\x01" + sound[7:]
    flags = sound[: at + 8] + b"\x01" + sound[at + 9 :]
    renamed = sound.replace(b"word/media/image1.bin", b"WORD/document.xml\0\0\0\0")
    double = sound.replace(b"word/media/image1.bin", b"word/_rels/document.xm"[:21])
    for bad in (lie(sound, 16, 0), lie(sound, 20, 9), lie(sound, 24, 9), lie(sound, 42, 40)):
        with pytest.raises(DocumentError):
            read_container(bad, "docx")
    for bad in (local_flags, flags, sound[:-30], sound[:-1], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with pytest.raises(DocumentError):
            read_container(bad, "docx")
    read_container(renamed, "docx")
    read_container(double, "docx")
    twice = make_zip({"Word/Document.xml": ""})
    both = members(sound) | members(twice)
    with pytest.raises(DocumentError, match="twice"):
        read_container(make_zip({name: data.decode() for name, data in both.items()}), "docx")
