"""Documents that real programs make and open again: LibreOffice, pandoc, python-docx."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from checker_texts import check_in
from kontsevich import check
from kontsevich.documents.formats import read_container
from office import convert, find, job, members, run_office, store_text, told
from validators import find_faults

MANUSCRIPT = """\
# Встреча в Пхеньяне

Лидер КНДР Ким Чен Ын[^1] прибыл в **Россию**, писал *Ким* **Чен** *Ын* в газете. Его сестра
Ким Ё Чжон и маршал Пак Чен Чхон были рядом; при Пак Чон Хи было иначе.

Газета пишет: «Ким Чен Ын доволен», а [Чхве Сон Хи](https://example.org/) молчит.

> Ким Чен Ын в чужой цитате.

| Имя | Город |
|-----|-------|
| Хван Чжан Еп | Пхеньян |
| Юн Сок Ёль | Сеул |

Ещё раз о Ким Чен Ыне.[^2]

# Литература

Ланьков А. Н. Ким Чен Ын и Корея // Журнал. 2010. № 3. С. 5.

[^1]: Подробнее о Ким Чен Ыне см.: Ланьков А. Н. Ким Чен Ир // Журнал. 2010. С. 5.
[^2]: Так считает и Пак Чон Хи.
"""
# What LibreOffice alone makes here: a frame, a header, an endnote, tracked changes.
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:automatic-styles>
  <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
  <style:page-layout style:name="L1"><style:header-style/></style:page-layout>
 </office:automatic-styles>
 <office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="L1">
   <style:header><text:p>Лидер КНДР Ким Чен Ын</text:p></style:header>
  </style:master-page>
 </office:master-styles>
 <office:body><office:text>
  <text:tracked-changes>
   <text:changed-region text:id="c1"><text:insertion><office:change-info>
    <dc:creator>А</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info>
   </text:insertion></text:changed-region>
   <text:changed-region text:id="c2"><text:deletion><office:change-info>
    <dc:creator>А</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info>
    <text:p>Ким Чен Ын удалён </text:p></text:deletion></text:changed-region>
  </text:tracked-changes>
  <text:p>В КНДР правит <text:change-start text:change-id="c1"/>Ким <text:span
   text:style-name="T1">Чен</text:span> Ын<text:change-end text:change-id="c1"/>
   с <text:change text:change-id="c2"/>давних пор.</text:p>
  <text:p>Ещё о нём<text:note text:id="e1" text:note-class="endnote"><text:note-citation>i
   </text:note-citation><text:note-body><text:p>В КНДР правит Ким Чен Ын.</text:p>
   </text:note-body></text:note> и рамка<draw:frame draw:name="f" text:anchor-type="paragraph"
   svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>В рамке Пак Чон Хи.</text:p>
   </draw:text-box></draw:frame>.</text:p>
  <text:p>Ссылка <text:a xlink:href="https://example.org/"
   xlink:type="simple">на Ким Чен Ына</text:a>,
   две<text:tab/>и ещё Ким<text:s/>Чен<text:line-break/>Ын.</text:p>
  <text:p text:style-name="P1">Ким Чен Ын в цитате.</text:p>
  <table:table table:name="t"><table:table-column/><table:table-row><table:table-cell>
   <text:p>Хван Чжан Еп из КНДР</text:p></table:table-cell></table:table-row></table:table>
 </office:text></office:body>
</office:document>
"""
MODES = ("fix", "track-changes", "annotate")
FORMATS = ("docx", "odt")  # of pandoc, too
WRITTEN = (*FORMATS, "rtf")
READ = (*WRITTEN, "doc")

_CREATOR = "<dc:creator>kontsevich</dc:creator>"
OURS = {
    **dict.fromkeys(("odt", "fodt"), _CREATOR),
    "docx": 'w:author="kontsevich"',
    "rtf": r"{\*\atnauthor kontsevich}",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of pandoc and LibreOffice, those made of them by us, and what LibreOffice
    reads in these."""
    folder = tmp_path_factory.mktemp("office")
    for form in FORMATS:
        convert(MANUSCRIPT, folder / f"pandoc.{form}")
    (folder / "flat.fodt").write_text(FLAT, "utf-8")
    jobs = [job(folder / "flat.fodt", folder / f"flat.{form}") for form in READ]
    jobs += [
        job(folder / f"pandoc.{form}", folder / f"again-{form}.{other}")
        for form in FORMATS
        for other in READ
    ]
    run_office(folder, jobs)
    jobs = []
    for source in sorted(folder.glob("*.*")):
        if source.suffix[1:] not in (*WRITTEN, "fodt"):
            continue
        for mode in MODES:
            target = folder / f"{source.stem}-{mode}{source.suffix}"
            shutil.copy(source, target)
            done = check_in(folder, f"--{mode}", target.name)
            assert done.code in (0, 1), done.err
            accept = {"track-changes": "Accept", "fix": "Accept"}.get(mode, "")
            if mode == "annotate":
                continue
            jobs.append(job(target, folder / f"{target.name}.txt", accept))
            if mode == "track-changes":
                jobs.append(job(target, folder / f"{target.name}.rejected.txt", "Reject"))
        jobs.append(job(source, folder / f"{source.name}.rejected.txt", "Reject"))
        jobs.append(job(source, folder / f"{source.name}.txt"))
    run_office(folder, jobs)
    for form in (*WRITTEN, "fodt"):
        store_text(folder, sorted(folder.glob(f"*-annotate.{form}")))
    return folder


SOURCES = ["pandoc.docx", "pandoc.odt", "flat.docx", "flat.odt", "flat.rtf", "flat.fodt"]
SOURCES += [f"again-{form}.{other}" for form in FORMATS for other in WRITTEN]


def read(file: Path) -> str:
    """What LibreOffice saw, in one kind of spaces."""
    return " ".join(file.read_text("utf-8-sig").split())


@pytest.mark.parametrize("form", FORMATS)
def test_pandoc_gives_the_findings_of_markdown(folder: Path, form: str) -> None:
    wanted = told(check(MANUSCRIPT, format="markdown"))
    assert len(wanted) > 12
    assert told(find((folder / f"pandoc.{form}").read_bytes(), form)) == wanted
    for other in READ:
        name = f"again-{form}.{other}"
        assert told(find((folder / name).read_bytes(), other)) == wanted, name


def test_libreoffice_gives_the_same_findings_in_all_its_formats(folder: Path) -> None:
    found = {
        form: told(find((folder / f"flat.{form}").read_bytes(), form)) for form in (*READ, "fodt")
    }
    assert all(one == found["fodt"] for one in found.values())
    shown = [(one[1], one[3]) for one in found["odt"]]
    assert shown.count(("Ким Чен Ын", False)) == 4  # inserted, endnote, header, spaces
    assert shown.count(("Ким Чен Ын", True)) == 1
    assert ("Пак Чон Хи", False) in shown and ("Ким Чен Ына", False) in shown


@pytest.mark.parametrize("source", SOURCES)
def test_libreoffice_reads_the_fixed_text(folder: Path, source: str) -> None:
    name, _, form = source.partition(".")
    fixed = read(folder / f"{name}-fix.{form}.txt")
    assert "Ким Чжонын" in fixed and "Ким Чен Ына" not in fixed
    # Only what is another's keeps its spelling.
    original = find((folder / source).read_bytes(), form)
    kept = sum(one.shown == "Ким Чен Ын" and one.fix == "none" for one in original)
    headers = sum("header" in one.label for one in original)  # not in the text that is stored
    assert headers <= 1
    assert fixed.count("Ким Чен Ын") in (kept, kept + fixed.count("Ким Чен Ыне"))


@pytest.mark.parametrize("source", SOURCES)
def test_accepted_changes_are_the_fixed_text_and_rejected_ones_the_old(
    folder: Path, source: str
) -> None:
    name, _, form = source.partition(".")
    tracked = folder / f"{name}-track-changes.{form}"
    assert read(Path(f"{tracked}.txt")) == read(folder / f"{name}-fix.{form}.txt")
    assert read(Path(f"{tracked}.rejected.txt")) == read(folder / f"{source}.rejected.txt")


@pytest.mark.parametrize("source", SOURCES)
def test_comments_leave_the_text(folder: Path, source: str) -> None:
    name, _, form = source.partition(".")
    annotated = folder / f"{name}-annotate.{form}"
    assert read(Path(f"{annotated}.txt")) == read(folder / f"{source}.txt")
    findings = find((folder / source).read_bytes(), form)
    assert told(find(annotated.read_bytes(), form)) == told(findings)
    if form in ("fodt", "rtf"):
        xml = annotated.read_text("utf-8")
    else:
        xml = b"".join(members(annotated.read_bytes()).values()).decode("utf-8", "replace")
    assert xml.count(OURS[form]) == len(findings) > 5


@pytest.mark.parametrize("source", [one for one in SOURCES if one.endswith("docx")])
@pytest.mark.parametrize("mode", MODES)
def test_python_docx_reads_them(folder: Path, source: str, mode: str) -> None:
    docx = pytest.importorskip("docx", reason="needs python-docx from PyPI")
    name = source.partition(".")[0]
    data = (folder / f"{name}-{mode}.docx").read_bytes()
    document = docx.Document(io.BytesIO(data))
    text = "\n".join(one.text for one in document.paragraphs)
    if mode == "fix":
        assert "Ким Чжонын" in text or name == "flat"
    if mode == "annotate":
        ours = [one for one in document.comments if one.author == "kontsevich"]
        assert len(ours) == len(find((folder / source).read_bytes()))


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("mode", MODES)
def test_members_without_a_change_are_copied(folder: Path, source: str, mode: str) -> None:
    name, _, form = source.partition(".")
    if form in ("fodt", "rtf"):
        return
    before, after = (
        members((folder / one).read_bytes()) for one in (source, f"{name}-{mode}.{form}")
    )
    changed = {one for one in before if before[one] != after[one]}
    assert changed <= {
        *("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"),
        *("content.xml", "styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"),
        *(f"word/header{number}.xml" for number in range(1, 4)),
    }
    assert list(before) == [one for one in after if one in before]


@pytest.mark.parametrize("source", [one for one in SOURCES if not one.endswith("rtf")])
def test_the_validators_find_nothing_new(folder: Path, source: str) -> None:
    before = find_faults(folder / source)
    name, _, form = source.partition(".")
    for mode in MODES:
        assert not find_faults(folder / f"{name}-{mode}.{form}") - before, mode


def test_the_visible_text_is_what_libreoffice_shows(folder: Path) -> None:
    shown = (folder / "flat.odt.txt").read_text("utf-8-sig")
    text = read_container((folder / "flat.odt").read_bytes(), "odt").text
    for line in ("Хван Чжан Еп из КНДР", "Ким Чен Ын в цитате.", "две\tи ещё"):
        assert line in shown and line in text
