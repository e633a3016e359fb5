"""What the tests of Word and OpenDocument share: the real programs, and small packages by hand."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kontsevich.checker.findings.finding import Finding
from kontsevich.checker.findings.packages import check_container
from kontsevich.checker.settings.settings import build_settings
from kontsevich.documents.formats import read_container

SCRIPT = Path(__file__).with_name("office_convert.py")
FILTERS = {
    "doc": "MS Word 97",
    "pdf": "writer_pdf_Export",
    "docx": "MS Word 2007 XML",
    "odt": "writer8",
    "fodt": "OpenDocument Text Flat XML",
    "rtf": "Rich Text Format",
    "txt": "Text",
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="wps"'
)


def run_office(folder: Path, jobs: Iterable[dict[str, str]]) -> None:
    """Let one LibreOffice do all jobs; the test is skipped where there is none."""
    python = "/usr/bin/python3"
    if not shutil.which("soffice") or not Path(python).exists():
        pytest.skip("needs LibreOffice: see tests/office-packages.txt")
    if subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
        pytest.skip("needs LibreOffice's Python: see tests/office-packages.txt")
    file = folder / "jobs.json"
    file.write_text(json.dumps(list(jobs)), "utf-8")
    for _ in range(2):  # it may fall over by itself
        done = subprocess.run(
            [python, str(SCRIPT), str(file)], capture_output=True, text=True, timeout=80
        )
        if done.returncode == 0:
            break
    assert done.returncode == 0, done.stderr


def store_text(folder: Path, sources: list[Path]) -> None:
    """The text that LibreOffice reads in documents, beside them. By its command line: when a
    script loads a document with comments, LibreOffice 7.4 without a screen falls over."""
    for text, source in zip(store_as("txt:Text", folder, sources), sources, strict=True):
        text.rename(folder / f"{source.name}.txt")


def store_as(kind: str, folder: Path, sources: list[Path]) -> list[Path]:
    """Documents as LibreOffice's command line stores them in another format ("doc", "txt:Text")."""
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice: see tests/office-packages.txt")
    out = folder / "stored"
    done = subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", kind, "--outdir", str(out), *map(str, sources)),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )
    stored = [out / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]
    missing = [one.name for one in stored if not one.exists()]
    assert not missing, f"LibreOffice does not store {missing}: {done.stderr}"
    return stored


def job(source: Path, target: Path, accept: str = "") -> dict[str, str]:
    """Open `source`, accept or reject ("Accept", "Reject") what is tracked, store as `target`."""
    form = FILTERS[target.suffix[1:]]
    return {"source": str(source), "target": str(target), "filter": form, "accept": accept}


def convert(text: str, target: Path) -> Path:
    """A Markdown manuscript as pandoc writes it."""
    pandoc = pytest.importorskip("pypandoc", reason="needs pypandoc-binary from PyPI")
    pandoc.convert_text(text, target.suffix[1:], "markdown", outputfile=str(target))
    return target


def make_docx(body: str, extra: dict[str, str] | None = None) -> bytes:
    """A small docx by hand: the body's XML, and other parts by their names ("footnotes")."""
    extra = extra or {}
    kinds = {name: name.rstrip("0123456789") for name in extra}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **kinds}.items()
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_TYPE}/{kind}" Target="{name}.xml"/>'
        for number, (name, kind) in enumerate(kinds.items(), 1)
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_TYPE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
        "</Relationships>",
        "word/media/image1.bin": "\x00 not looked at",
        **{
            f"word/{name}.xml": f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"
            for name, content in extra.items()
            for root in [{"header": "hdr", "footer": "ftr"}.get(kinds[name], kinds[name])]
        },
    }
    return make_zip(parts)


def make_zip(parts: dict[str, str]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2))
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(info, content.encode(), kind)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of Word."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    """A paragraph of Word."""
    return f"<w:p>{''.join(inside)}</w:p>"


def find(data: bytes, form: str = "docx", **options: Any) -> list[Finding]:
    """The findings of a document."""
    settings = build_settings(options)
    return check_container(read_container(data, form), settings)


def told(findings: Iterable[Finding]) -> list[tuple[str, str, str, bool, str]]:
    """What findings say whatever the format."""
    return sorted(
        (one.code, one.shown, one.expected[0] if one.expected else "", one.sic, one.fix)
        for one in findings
    )


def members(data: bytes) -> dict[str, bytes]:
    """The members of a package, as the standard library reads them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_SPACES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        ("style", "style"),
    )
)
ODT_STYLES = (
    '<style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Quotations"/>'
    '<style:style style:name="T1" style:family="text"/>'
)


def make_odt(body: str, extra: dict[str, str] | None = None) -> bytes:
    """A small odt: what stands in its text."""
    content = (
        f"<office:document-content {ODT_SPACES}><office:automatic-styles>{ODT_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return make_zip({"mimetype": mimetype, "content.xml": content, **(extra or {})})
