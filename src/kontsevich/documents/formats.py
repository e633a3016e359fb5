"""The registry of formats: each format's name, endings and reader, and what it can be written as.

Whoever adds a format adds a row to `REGISTRY`, a reader, and its labels to the messages; the
command line, the hook, the fuzzer and the page all ask here. A reader is loaded when its format
is met.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from ..errors import DocumentError
from ..law.profiles import check_choice
from .file_kinds import find_kind

if TYPE_CHECKING:
    from .office.container import Container, PartEdit
    from .regions.region import Region

# What to do with what we don't read.
_NOT_READ = "such files are not read; --format reads it as what you say"
_ADVICE = {
    "encrypted": "save it without a password",
    "Word XML": "save it as docx",
    "gzip": "unpack it first",
    "zip": "unpack it first",
}
TEXT, TABLE, PACKAGE = "text", "table", "package"
# As types: a wrong word is found before the program runs. Of text, and all of them.
TextFormat = Literal[
    "text", "markdown", "latex", "bibtex", "html", "fb2", "srt", "vtt", "ass", "ttml", "xliff",
    "po", "csv", "tsv", "notebook", "mediawiki", "rst", "asciidoc", "org", "typst",
]  # fmt: skip
FileFormat = TextFormat | Literal[
    "docx", "odt", "fodt", "doc", "pdf", "rtf", "fbz", "xlsx", "pptx", "epub"
]  # fmt: skip


class Format(NamedTuple):
    """One format.

    `reader`, `reviser`: modules below `documents`. A reader has the function `read_NAME`: of a
    package from bytes to a container, of a table from text and columns to regions, else from text
    to regions. A reviser has `track` and `annotate`: it writes tracked changes and comments.
    """

    name: FileFormat
    endings: tuple[str, ...]
    reader: str
    kind: str = TEXT
    reviser: str = ""


_WORD = (".docx", ".docm", ".dotx", ".dotm")
REGISTRY = (
    Format("text", (".txt", ".text"), "text.plain_text"),
    Format("markdown", (".md", ".markdown", ".mdown"), "markup.markdown"),
    Format("latex", (".tex", ".ltx"), "markup.latex"),
    Format("bibtex", (".bib",), "markup.bibtex"),
    Format("html", (".html", ".htm", ".xhtml"), "markup.html"),
    Format("fb2", (".fb2",), "markup.fictionbook"),
    Format("srt", (".srt",), "markup.subtitles"),
    Format("vtt", (".vtt",), "markup.subtitles"),
    Format("ass", (".ass", ".ssa"), "markup.ass"),
    Format("ttml", (".ttml", ".dfxp"), "markup.ttml"),
    Format("xliff", (".xlf", ".xliff"), "markup.xliff"),
    Format("po", (".po", ".pot"), "markup.po"),
    Format("csv", (".csv",), "markup.csv_table", TABLE),
    Format("tsv", (".tsv",), "markup.csv_table", TABLE),
    Format("notebook", (".ipynb",), "markup.notebook"),
    Format("mediawiki", (".mediawiki", ".wiki"), "markup.mediawiki"),
    Format("rst", (".rst", ".rest"), "markup.rst"),
    Format("asciidoc", (".adoc", ".asciidoc"), "markup.asciidoc"),
    Format("org", (".org",), "markup.org"),
    Format("typst", (".typ",), "markup.typst"),
    Format("docx", _WORD, "office.docx", PACKAGE, "office.docx_revision"),
    Format("odt", (".odt", ".ott"), "office.odt", PACKAGE, "office.odt_revision"),
    Format("fodt", (".fodt",), "office.odt", PACKAGE, "office.odt_revision"),
    Format("doc", (".doc", ".dot"), "office.doc", PACKAGE),
    Format("pdf", (".pdf",), "office.pdf", PACKAGE),
    Format("rtf", (".rtf",), "office.rtf", PACKAGE, "office.rtf_revision"),
    Format("fbz", (".fb2.zip", ".fbz"), "office.fbz", PACKAGE),
    Format("xlsx", (".xlsx", ".xlsm", ".xltx"), "office.sheets_slides", PACKAGE),
    Format("pptx", (".pptx", ".pptm", ".potx"), "office.sheets_slides", PACKAGE),
    Format("epub", (".epub",), "office.epub", PACKAGE),
)
# Manuscripts that are not read: a folder says how many it has.
UNREAD_ENDINGS = frozenset(
    (
        *(".djvu", ".idml", ".odp", ".ods"),
        *(".pages", ".ppt"),
        *(".xls", ".wps", ".wri", ".sxw"),
    )
)
_BY_NAME: dict[str, Format] = {one.name: one for one in REGISTRY}
FORMATS = tuple(one.name for one in REGISTRY)
TEXT_FORMATS: tuple[TextFormat, ...] = get_args(TextFormat)
# Packages of parts, which are read from bytes into a container.
PACKAGES = tuple(one.name for one in REGISTRY if one.kind == PACKAGE)
ENDINGS = {ending: one.name for one in REGISTRY for ending in one.endings}


def find_format(name: str) -> FileFormat | None:
    """The format that a file's ending tells, if any.

    >>> find_format("Глава 1.MD"), find_format("Makefile")
    ('markdown', None)
    """
    suffixes = PurePath(name.lower()).suffixes
    return ENDINGS.get("".join(suffixes[-2:])) or ENDINGS.get("".join(suffixes[-1:]))


def choose_format(name: str, data: bytes) -> tuple[FileFormat, bool]:
    """The format of a file by its ending and its bytes, and whether it is sure.

    The bytes decide where they say what it is; a text of an unknown ending may be of any mark-up,
    so that nobody is sure of it. Raises `DocumentError` for what is no manuscript that we read.

    >>> choose_format("глава.md", b"text"), choose_format("notes.pod", b"text")
    (('markdown', True), ('text', False))
    """
    told = find_format(name)
    kind = find_kind(data)
    if kind.stranger and (told in (None, FORMATS[0], *PACKAGES) or not kind.is_markup):
        advice = _ADVICE.get(kind.stranger, _NOT_READ)
        raise DocumentError("is {kind}; {advice}", kind=kind.stranger, advice=advice)
    if kind.format in PACKAGES and told != kind.format:
        return _BY_NAME[kind.format].name, True
    if kind.format and told in (None, FORMATS[0]):
        return _BY_NAME[kind.format].name, True
    return told or FORMATS[0], told is not None or not PurePath(name).suffix


def read_regions(text: str, form: str, columns: Collection[str] = ()) -> list[Region]:
    """The regions of a text in a format that is no package, of a table only these columns.

    Raises `InputError` for another format or a column that is not there.

    >>> [region.role for region in read_regions("# Сеул", "markdown")]
    ['heading']
    """
    check_choice("format", form, TEXT_FORMATS)
    arguments = (text, columns) if _BY_NAME[form].kind == TABLE else (text,)
    regions: list[Region] = _load(_BY_NAME[form].reader, f"read_{form}")(*arguments)
    return regions


def read_container(data: bytes, form: str) -> Container:
    """A document in one of the `PACKAGES`, from its bytes. Raises `DocumentError`."""
    container: Container = _load(_BY_NAME[form].reader, f"read_{form}")(data)
    return container


def track(container: Container, form: str, edits: list[PartEdit], date: str) -> bytes:
    """The document with edits as tracked changes, in bytes. Raises `DocumentError`."""
    tracked: bytes = _load(_reviser(form), "track")(container, edits, date)
    return tracked


def annotate(
    container: Container, form: str, notes: list[tuple[int, int, str]], date: str
) -> tuple[bytes, int]:
    """The document with comments about visible ranges, in bytes, and how many were written.

    Raises `DocumentError`.
    """
    annotated: tuple[bytes, int] = _load(_reviser(form), "annotate")(container, notes, date)
    return annotated


def forget(container: Container, form: str, told: Collection[str]) -> tuple[bytes, int]:
    """The document without our own comments that say one of these, in bytes, and how many those
    were; none in a format that holds no comments of ours."""
    if not _BY_NAME[form].reviser:
        return b"", 0
    dropped: tuple[bytes, int] = _load("office.own_comments", "FORGET")[form](container, told)
    return dropped


def _reviser(form: str) -> str:
    module = _BY_NAME[form].reviser
    if not module:
        raise DocumentError("only Word, OpenDocument and RTF have tracked changes and comments")
    return module


def _load(module: str, function: str) -> Any:
    return getattr(import_module(f".{module}", __package__), function)
