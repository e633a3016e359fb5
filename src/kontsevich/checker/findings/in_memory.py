"""A manuscript that is held in memory: from bytes or text, checked, fixed, and given back.

For whoever has no files, as a page or a server; `check_path`, `fix_path` and the command line read
files.
"""

from __future__ import annotations

from functools import cached_property
from typing import Self, Unpack, cast

from ...documents.formats import (
    FORMATS,
    PACKAGES,
    FileFormat,
    TextFormat,
    find_format,
    read_container,
    read_regions,
)
from ...documents.input_streams import STDIN
from ...documents.office.container import Container
from ...documents.regions.region import Region
from ...documents.text.encoding import Decoded, decode, encode
from ...errors import DocumentError, InputError, expect_text
from ...law.choices import Language
from ...law.profiles import check_choice
from ..settings.configuration import Configurations
from ..settings.settings import build_settings
from .checking import Options, check, fix
from .finding import Finding
from .fixes import apply_edits
from .packages import check_container, check_package, prove_change
from .task import ANNOTATE, TRACK, WRITE, Task

__all__ = ["FORMATS", "Manuscript", "find_format"]


class Manuscript:
    """One manuscript, never changed: what fixes it returns another.

    `text`: what is visible in it, which offsets of findings count; `format`: one of `FORMATS`;
    `packaged`: whether it is a document of parts (Word, OpenDocument, EPUB), whose text can be
    fixed but not retyped; `encoding`, `newline`: of the file, "" in a package.

    Raises `DocumentError` for bytes that can't be read, `InputError` for an unknown format.

    >>> opened = Manuscript("О Ким Чен Ыне.\\n".encode("cp1251"))
    >>> opened.fix().data.decode("cp1251")
    'О Ким Чжоныне.\\n'
    >>> [finding] = opened.check()
    >>> opened.carry_out(finding).data.decode("cp1251")
    'О Ким Чжоныне.\\n'
    """

    def __init__(self, source: bytes | str, form: FileFormat = "text") -> None:
        check_choice("format", form, FORMATS)
        self.format: FileFormat = form
        self.packaged = form in PACKAGES
        if not isinstance(source, bytes):
            expect_text(source)
        self._container: Container | None = None
        if self.packaged:
            if isinstance(source, str):
                raise InputError("a package is bytes, not text")
            self._container = read_container(source, form)
            self._bytes: bytes | None = source
            self.text: str = self._container.text
            self.encoding = self.newline = ""
            return
        self._bytes = source if isinstance(source, bytes) else None
        self._decoded = (
            decode(source)
            if isinstance(source, bytes)
            else Decoded(source, "utf-8", bom=False, newline="\n")
        )
        self.text, self.encoding = self._decoded.text, self._decoded.encoding
        self.newline = self._decoded.newline

    @property
    def data(self) -> bytes:
        """The file: in its own encoding and with its own line ends."""
        return self._bytes if self._bytes is not None else encode(self._decoded)

    @cached_property
    def regions(self) -> list[Region]:
        """Whose words are whose. Raises `DocumentError` where the format's parser is missing."""
        if self._container:
            return list(self._container.regions)
        return read_regions(self.text, self.format)

    def check(self, lang: Language = "en", **options: Unpack[Options]) -> list[Finding]:
        """What is not by the system; the options of `kontsevich.check`."""
        if self._container:
            return check_container(self._container, build_settings(options), lang)
        return check(self.text, format=self._of_text, lang=lang, **options)

    def fix(self, *, unsafe: bool = False, **options: Unpack[Options]) -> Self:
        """The manuscript with every safe fix carried out, with `unsafe` the likely ones too."""
        if not self._container:
            return self.retype(fix(self.text, unsafe=unsafe, format=self._of_text, **options))
        return self._revise(Task(Configurations(), {}, fix=WRITE, unsafe=unsafe), options)

    def track(self, *, unsafe: bool = False, date: str = "", **options: Unpack[Options]) -> Self:
        """The document with its fixes as tracked changes, of this `date` (by default now).

        Raises `DocumentError` for what is neither Word nor OpenDocument nor RTF.
        """
        self._ask_revisable()
        task = Task(Configurations(), {}, fix=WRITE, unsafe=unsafe, revision=TRACK, date=date)
        return self._revise(task, options)

    def annotate(
        self, lang: Language = "en", *, date: str = "", **options: Unpack[Options]
    ) -> Self:
        """The document with a comment at every finding.

        Raises `DocumentError` for what is neither Word nor OpenDocument.
        """
        self._ask_revisable()
        task = Task(Configurations(), {}, fix=WRITE, lang=lang, revision=ANNOTATE, date=date)
        return self._revise(task, options)

    @property
    def _of_text(self) -> TextFormat:
        return cast(TextFormat, self.format)  # asked of what is not packaged only

    def _ask_revisable(self) -> None:
        if not self.packaged:
            raise DocumentError("only Word, OpenDocument and RTF have tracked changes and comments")

    def _revise(self, task: Task, options: Options) -> Self:
        self._check_writable()
        settings = build_settings(options)
        checked = check_package(STDIN, STDIN, self.data, self.format, settings, task, None)
        return type(self)(checked.output or self.data, self.format)

    def carry_out(self, finding: Finding) -> Self:
        """The manuscript with one finding of its `check` fixed, whether that is safe or likely.

        Raises `DocumentError` where that place can't be changed.
        """
        if not self._container:
            return self.retype(apply_edits(self.text, finding.edits))
        self._check_writable()
        edits = self._container.carry(finding.start, finding.end, finding.expected[0])
        if not edits:
            raise DocumentError("this place can't be changed")
        written = self._container.write(edits)
        meant = apply_edits(self.text, finding.edits)
        prove_change(self._container, self.format, written, meant)
        return type(self)(written, self.format)

    def retype(self, text: str) -> Self:
        """The manuscript with another text.

        Raises `InputError` for a package, `DocumentError` where the file's encoding does not give
        the same bytes back.
        """
        if self.packaged:
            raise InputError("the text of a package can't be retyped")
        if self._bytes is not None and encode(self._decoded) != self._bytes:
            raise DocumentError(
                "{encoding} would not give the same bytes back", encoding=self.encoding
            )
        expect_text(text)
        other = type(self)(text, self.format)
        other._decoded = self._decoded._replace(text=text)
        other.encoding, other.newline = self.encoding, self.newline
        return other

    def _check_writable(self) -> None:
        if self._container:
            self._container.check_writable()
        if self._container and self._container.signed:
            raise DocumentError("is signed, and any change breaks the signature")
