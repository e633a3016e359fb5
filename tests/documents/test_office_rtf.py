"""Rich Text Format: letters by code page and code, what is whose, and writes of letters alone."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker_texts import check_in
from growth import LIMIT, grow
from kontsevich import Manuscript
from kontsevich.checker.findings import packages
from kontsevich.documents.formats import read_container
from kontsevich.documents.office.rtf import Rtf, read_rtf
from kontsevich.documents.office.rtf_text import decode, place
from kontsevich.errors import DocumentError
from office import find

NAME = "О встрече с Ким Чен Ыном сообщили."
RIGHT = NAME.replace("Чен Ыном", "Чжоныном")
HEAD = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset129 Batang;}}"


def code(text: str, encoding: str = "cp1251") -> str:
    """Letters as bytes of a code page."""
    return "".join(
        letter
        if letter.isascii()
        else "".join(f"\\'{byte:02x}" for byte in letter.encode(encoding))
        for letter in text
    )


def coded(text: str, behind: str = "?") -> str:
    """Letters as codes, each with the same behind it."""
    return "".join(one if one.isascii() else f"\\u{ord(one)}{behind}" for one in text)


def make(*paragraphs: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"\\pard\\plain {one}\\par\n" for one in paragraphs) + "}").encode()


def texts(data: bytes) -> list[str]:
    return read_rtf(data).text.splitlines()


# A page that says how its letters are written, and one paragraph.
LETTERS = {
    "a code page": make(code(NAME)),
    "bytes as they are": HEAD.encode() + NAME.encode("cp1251") + b"\\par}",
    "codes": make(coded(NAME)),
    "codes with hexadecimal bytes": make(coded(NAME, "\\'3f")),
    "codes with a space": make(coded(NAME, " ?")),
    "codes without anything": make(r"\uc0 " + coded(NAME, " ")),
    "codes with two letters": make(r"\uc2 " + coded(NAME, "\\'3f?")),
    "codes and bytes": make(coded(NAME[:8]) + code(NAME[8:])),
    "of the font alone": make(code(NAME), head=HEAD.replace(r"\ansicpg1251", "")),
    "of the file alone": make(code(NAME), head=r"{\rtf1\ansi\ansicpg1251 "),
    "nothing said": make(code(NAME), head=r"{\rtf1\ansi "),
    "KOI8 in another page": make(code(NAME, "koi8-r"), head=r"{\rtf1\ansi\ansicpg20866 "),
    "Macintosh": make(code(NAME, "mac-cyrillic"), head=r"{\rtf1\ansi\ansicpg10007 "),
    "lines broken anywhere": make(code(NAME).replace("\\'", "\r\n\\'")),
    "format within the name": make(code("О встрече с Ким {\\b Чен} Ын{\\i ом} сообщили.")),
    "no space behind a word": make(r"\b" + code(NAME)),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_letters_are_read_and_changed_however_they_are_written(kind: str, tmp_path: Path) -> None:
    data = LETTERS[kind]
    assert texts(data) == [NAME]
    (finding,) = find(data, "rtf")
    assert (finding.found, finding.fix) == ("Ким Чен Ыном", "safe")
    file = tmp_path / "page.rtf"
    file.write_bytes(data)
    assert check_in(tmp_path, "--fix", "page.rtf").code == 0
    fixed = file.read_bytes()
    assert texts(fixed) == [RIGHT]
    # What is no part of the name stands as it stood.
    start = next(at for at, pair in enumerate(zip(data, fixed, strict=False)) if len({*pair}) == 2)
    assert start > data.index(b"\\deff0" if b"\\deff0" in data else b"\\rtf1")
    end = len(code("ом сообщили.")) if "code page" in kind else 10
    assert data[-end:] == fixed[-end:]


def test_only_the_bytes_of_the_name_change() -> None:
    data = make(code("О ") + r"{\b\i " + code("Ким") + r"}\~{\ul " + code("Чен Ыном") + "}.")
    written = data.decode().replace(code("Чен Ыном"), code("Чжоныном")).encode()
    (finding,) = find(data, "rtf")
    document = read_rtf(data)
    edits = document.carry(finding.start, finding.end, finding.expected[0])
    assert edits and document.write(edits) == written


@pytest.mark.parametrize(
    "source, shown",
    [
        (r"\u-20928?\u-14315?\u-14528?", "김정은"),
        (r"\f1\'b1\'e8\'c1\'a4\'c0\'ba", "김정은"),
        (r"a\~b\-c\_d\endash e\emdash f\{\}\\", "a\u00a0bc\u2011d\u2013e\u2014f{}\\"),
        (r"a\line b\tab c", "a\nb\tc"),
        (r"a{\*\unknown b{c}d}e", "ae"),
        (r"a{\pict\wmetafile8 0102ff}b{\info{\title c}}d", "abd"),
        (r"a{\v0 b}\'zzc", "abzzc"),
        (r"a\bin4 \}}{b", "ab"),
        (r"a{\deleted b}c{\revised d}e{\mvf f}{\mvt g}", "acdeg"),
        (r"a{\field{\*\fldinst PAGE}{\fldrslt 7}}b", "a7b"),
        (r"a{\field{\*\fldinst{HYPERLINK {\b x}}}{\fldrslt{\ul c}}}b", "acb"),
        (r"\u55357?\u56832?.", "\U0001f600."),
    ],
)
def test_what_is_visible(source: str, shown: str) -> None:
    text = read_rtf(make(source)).text
    assert text.removesuffix("\n") == shown


def test_a_file_that_is_cut_short_is_read_as_far_as_it_goes() -> None:
    data = make(code(NAME), code(NAME))
    assert texts(data[: data.rindex(b"\\par")]) == [NAME, NAME]
    assert texts(data + b"} after the end")[:2] == [NAME, NAME]


def test_what_is_behind_the_end_or_cut_off_is_told() -> None:
    data = make(code(NAME))
    assert read_rtf(data + b"\r\n\0").unread == {}
    assert read_rtf(data.removesuffix(b"}")).unread == {"cut": 1}
    assert read_rtf(data + b"}" + NAME.encode("cp1251")).unread == {"tail": len(NAME) + 1}


def test_a_file_that_is_cut_short_ends_with_an_error(tmp_path: Path) -> None:
    data = make(code(NAME))
    (tmp_path / "page.rtf").write_bytes(data[: data.rindex(b"}")])
    done = check_in(tmp_path, "page.rtf")
    assert (done.code, done.err.count("\n"), "cut short" in done.err) == (2, 1, True)
    assert "Ким Чжоныном" in done.out


@pytest.mark.parametrize("number", [0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0x20])
@pytest.mark.parametrize("signed", [0, 0x10000])
def test_two_codes_are_one_letter_where_both_are_halves(number: int, signed: int) -> None:
    first, second = number - signed, 0xDC00 - signed
    for codes, letters in (
        (f"\\u{first}?\\u{second}?", 1 if 0xD800 <= number < 0xDC00 else 2),
        (f"\\u{0xD800 - signed}\\'3f\r\n\\u{first}\\'3f", 1 if 0xDC00 <= number < 0xE000 else 2),
    ):
        assert len(decode(codes, 1, "cp1251")) == letters
    assert decode(r"\u-10179?\u-8704?\u1050?", 1, "cp1251") == "\U0001f600К"


def test_a_name_beside_a_letter_of_two_codes_is_fixed_alone() -> None:
    codes = r"\u-10179?\u-8704?"
    data = make(codes + code(NAME) + codes)
    fixed = Manuscript(data, "rtf").fix().data
    assert fixed == make(codes + code(RIGHT) + codes)


@pytest.mark.parametrize("before", ["", r"{\pict", r"{\*\unknown{"])
def test_data_longer_than_the_file_are_told(before: str) -> None:
    data = make(f"{before}\\bin99999999 {code(NAME)}")
    assert read_rtf(data).unread == {"cut": 1}


STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon0 Quote;}"
    r"{\s3\sbasedon2 Own;}{\*\cs9 HTML Code;}}"
)


BOX = r"{{\shp{{\*\shpinst{{\sp{{\sn a}}{{\sv b}}}}{{\shptxt {}\par}}}}{{\shprslt c}}}}"


def test_roles_and_places() -> None:
    name = code("Ким Чен Ын")
    data = make(
        rf"\s1 {name}",
        rf"\s3 {name}",
        rf"\outlinelevel1 {name}",
        rf"{name}{{\super\chftn{{\footnote\chftn\pard\plain  {name}}}}}",
        rf"{name}{{\*\footnote\ftnalt\chftn {name}}}",
        rf"\trowd\intbl {name}\cell {name}\cell\row\trowd\intbl {name}\cell\row\pard",
        BOX.format(name) + name,
        r"{\cs9 x = 1} " + code("проза"),
        head=HEAD + STYLES + rf"{{\header {name}\par}}{{\footerl {name}\par}}",
    )
    shown = [(block.flow.role, block.flow.label) for block in read_rtf(data).blocks]
    assert shown == [
        ("heading", "paragraph 1"),
        ("blockquote", "paragraph 2"),
        ("heading", "paragraph 3"),
        ("prose", "paragraph 4"),
        ("prose", "paragraph 5"),
        ("prose", "table 1, row 1"),
        ("prose", "table 1, row 1"),
        ("prose", "table 1, row 2"),
        ("prose", "textbox 1"),
        ("prose", "paragraph 6"),
        ("prose", "paragraph 7"),
        ("footnote", "footnote 1"),
        ("footnote", "endnote 1"),
        ("prose", "header 1"),
        ("prose", "footer 1"),
    ]


def test_without_styles_a_paragraph_that_is_set_in_is_a_quotation() -> None:
    data = make(rf"\li720 {code(NAME)}", rf"\li720\fi-360 {code(NAME)}", rf"\fi720 {code(NAME)}")
    assert [one.sic for one in find(data, "rtf")] == [True, False, False]
    styled = make(rf"\li720 {code(NAME)}", head=HEAD + STYLES)
    assert [one.sic for one in find(styled, "rtf")] == [False]


@pytest.mark.parametrize(
    "instruction, kind",
    [("PAGE", "field"), ("ADDIN ZOTERO_ITEM x", "manager"), ("TOC", "contents")],
)
def test_what_a_field_holds_is_told_and_left(instruction: str, kind: str) -> None:
    data = make(rf"{{\field{{\*\fldinst {instruction}}}{{\fldrslt {code(NAME)}}}}}")
    (finding,) = find(data, "rtf")
    assert (finding.held, finding.fix) == (kind, "none")


@pytest.mark.parametrize("mark", [r"{\*\bkmkstart x}", r"{\super\chftn{\footnote\chftn a}}"])
def test_no_edit_crosses_a_mark(mark: str) -> None:
    data = make(code("О встрече с Ким Че") + mark + code("н Ыном сообщили."))
    (finding,) = find(data, "rtf")
    assert (finding.found, finding.fix) == ("Ким Чен Ыном", "none")


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    data = make(code("О встрече с Ким") + r" {\deleted\par}" + code("Чен Ыном сообщили."))
    assert texts(data) == ["О встрече с Ким Чен Ыном сообщили."]


def test_what_is_not_read_is_told() -> None:
    entry = rf"{{\xe\v {code('Ким Чен Ын')}}}"
    picture = rf"{{\shp{{\*\shpinst{{\sp{{\sn wzDescription}}{{\sv {code('Ким')}}}}}}}}}"
    assert read_rtf(make(f"a{entry}{picture}")).unread == {"index": 1, "alttext": 1}


def test_tracked_changes(tmp_path: Path) -> None:
    file = tmp_path / "page.rtf"
    data = make(rf"{{\b {code(NAME)}}}")
    file.write_bytes(data)
    for _ in range(2):
        check_in(tmp_path, "--track-changes", "page.rtf")
        text = file.read_text()
        assert text.count(r"{\*\revtbl {Unknown;}{kontsevich;}}") == 1
        assert len(re.findall(r"\{\\deleted\\revauthdel1\\revdttmdel-?\d+ ", text)) == 1
        assert len(re.findall(r"\{\\revised\\revauth1\\revdttm-?\d+ ", text)) == 1
        assert texts(file.read_bytes()) == [RIGHT]
    rejected = re.sub(r"\{\\revised[^ ]* ([^{}]*)\}", "", text)
    rejected = re.sub(r"\{\\deleted[^ ]* ([^{}]*)\}", r"\1", rejected)
    assert rejected.replace(r"{\*\revtbl {Unknown;}{kontsevich;}}", "").encode() == data


def test_another_has_revised_before(tmp_path: Path) -> None:
    file = tmp_path / "page.rtf"
    head = HEAD + r"{\*\revtbl {Unknown;}{\'c0;}}"
    inserted = rf"{{\revised\revauth1\revdttm0 {code(NAME)}}}"
    file.write_bytes(make(code(NAME), inserted, head=head))
    check_in(tmp_path, "--track-changes", "page.rtf")
    text = file.read_text()
    assert r"{\*\revtbl {Unknown;}{\'c0;}{kontsevich;}}" in text
    assert text.count(r"\revauth2") == text.count(r"\revauthdel2") == 1
    assert rf"{{\revised\revauth1\revdttm0 {code(RIGHT)}}}" in text


def test_comments(tmp_path: Path) -> None:
    file = tmp_path / "page.rtf"
    note = rf"{code(NAME)}{{\super\chftn{{\footnote\chftn {code(NAME)}}}}}"
    other = rf"{{\*\atnid A}}{{\*\atnauthor A}}\chatn{{\*\annotation{{\*\atnref 7}}{code(NAME)}}}"
    file.write_bytes(make(note, other, head=HEAD + rf"{{\header {code(NAME)}\par}}"))
    before = texts(file.read_bytes())
    found = [one.label for one in find(file.read_bytes(), "rtf")]
    assert sorted(found) == ["comment 1", "footnote 1", "header 1", "paragraph 1"]
    for _ in range(2):
        check_in(tmp_path, "--annotate", "page.rtf")
        text = file.read_text()
        assert text.count(r"{\*\atnauthor kontsevich}") == 4
        assert (
            re.findall(r"\\atrfstart (\d+)", text) == ["8", "9", "10", "11"]
            or len(set(re.findall(r"\\atrfstart (\d+)", text))) == 4
        )
        assert [one for one in texts(file.read_bytes()) if "KTV" not in one] == before


def test_a_comment_may_speak_to_the_checker() -> None:
    speech = r"{\*\annotation kontsevich: ignore[KTV101]}"
    assert find(make(speech + code(NAME)), "rtf") == []
    assert find(make(code(NAME), speech), "rtf")[0].found == "Ким Чен Ыном"


def test_mark_up_that_is_lost_is_noticed() -> None:
    data = make(rf"{{\b {code(NAME)}}}")
    before = read_container(data, "rtf")
    spoilt = data.replace(b"\\b ", b"")
    with pytest.raises(DocumentError, match="nothing is written"):
        packages.prove_change(before, "rtf", spoilt, NAME)
    packages.prove_change(before, "rtf", data, NAME)


# Any tokens: no exception, letters where they are said to be, changes of them alone.

TOKENS = [
    *("{", "}", "{", "}", "\\par ", "\\pard", "\\plain ", "\\b", "\\b0 ", "\\uc0 ", "\\uc2", "\\'"),
    *(
        "\\'ca",
        "\\'e8\\'ec",
        "\\u1050?",
        "\\u1063 ",
        "\\u-20928?",
        "\\u",
        "\\f1 ",
        "\\f0",
        " ",
        "a",
    ),
    *("\\~", "\\-", "\\_", "\\*", "\\", "\r\n", "{\\*\\unknown ", "{\\footnote ", "{\\field", "\0"),
    *(
        "{\\*\\fldinst ",
        "{\\fldrslt ",
        "\\deleted ",
        "\\deleted0 ",
        "\\bin3 ",
        "\\bin-1 ",
        "\\cell",
    ),
    *("\\row ", "\\intbl ", "{\\header ", "{\\*\\annotation ", "\\ftnalt", "{\\shptxt ", "\\tab"),
    *(
        "{\\stylesheet{\\s1 Quote;}}",
        "\\s1 ",
        "{\\fonttbl{\\f2\\fcharset161;}}",
        "\\f2 ",
        "\\li999 ",
    ),
    *(
        "{\\*\\revtbl",
        "{\\*\\atnauthor kontsevich}",
        "{\\*\\bkmkstart x}",
        "\\u99999999999 ",
        "\xc0",
    ),
    *(
        code("Ким Чен Ын"),
        coded(" Ким Чен Ыном "),
        code("«"),
        "\\chftn ",
        "\\ansicpg949",
        "\xb1\xe8",
    ),
]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_any_tokens(tokens: list[str]) -> None:
    data = (HEAD + "".join(tokens) + "}").encode("latin-1")
    document = read_rtf(data)
    for chunk in document.chunks:
        places = place(document.source, chunk)
        shown = decode(document.source[chunk.start : chunk.end], chunk.skip, chunk.encoding)
        assert len(places) == len(shown)
        assert all(chunk.start <= left <= right <= chunk.end for left, right in places)
        assert all(one[1] <= two[0] for one, two in pairwise(places))
    for finding in find(data, "rtf"):
        if finding.edits:
            edits = document.carry(finding.start, finding.end, finding.expected[0])
            assert edits is not None
            check_write(document, document.write(edits))


def check_write(document: Rtf, written: bytes) -> None:
    after = read_rtf(written)
    assert after.keeps(document)
    assert len(after.text.splitlines()) == len(document.text.splitlines())


# What striprtf reads otherwise: it has no such code pages, or does not ask the font.
OTHERWISE = {
    *("nothing said", "bytes as they are", "KOI8 in another page", "Macintosh"),
    *("of the font alone",),
}


def test_striprtf_reads_the_same() -> None:
    striprtf = pytest.importorskip("striprtf.striprtf", reason="needs striprtf from PyPI")
    for kind, data in LETTERS.items():
        if kind in OTHERWISE:
            continue
        shown = striprtf.rtf_to_text(data.decode("latin-1"))
        assert shown.split() == read_rtf(data).text.split(), kind


@pytest.mark.parametrize(
    "piece",
    [
        code(NAME) + "\\par\n",
        coded(NAME),
        "{\\b " + code("Ким Чен Ын") + "}",
        "{",
        "{\\*\\x ",
        "{\\sp{\\sn a}",
        "{\\footnote ",
        "{\\stylesheet{",
        "\\'b1",
        "\\uc9\\u1050 ",
        "\\bin1 ",
        "{\\field{\\*\\fldinst{",
        "\\cell\\row ",
    ],
)
def test_the_time_grows_with_the_text(piece: str) -> None:
    def read(text: str) -> None:
        with suppress(DocumentError):
            read_rtf((HEAD + text).encode())

    assert grow(read, lambda count: piece * count, 4000) < LIMIT


def test_noise_is_read() -> None:
    noise = zlib.compress(NAME.encode() * 50, 9)
    read_rtf(b"{\\rtf1 " + noise + b"}")
