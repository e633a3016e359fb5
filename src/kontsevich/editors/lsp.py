"""A language server: findings, quick fixes and what stands behind a name, for editors of text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.workspace import PositionCodec

from .. import __version__
from ..checker.findings.finding import Edit
from ..checker.findings.open_document import Fix, OpenDocument, OpenFinding
from ..checker.settings.configuration import Configurations
from ..checker.settings.settings import Settings, build_settings
from ..documents.formats import TEXT_FORMATS, TextFormat, find_format
from ..errors import KontsevichError
from ..law.choices import Language
from ..messages import speaker, tell_error
from ..reverse.restoration import restore
from ..transcription.converter import convert

NAME = "kontsevich"
CONVERT, RESTORE, FIX_ALL = (f"{NAME}.{word}" for word in ("convert", "restore", "fixAll"))
_FIX_ALL_KIND = f"{lsp.CodeActionKind.SourceFixAll.value}.{NAME}"
_SECONDS = 10.0  # for one document; what was judged until then is not judged again
_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "notice": lsp.DiagnosticSeverity.Information,
}
# A line ends as the protocol says, and not at a form feed.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# What editors call the formats that we read; a file's ending decides where it is known.
_LANGUAGES: dict[str, TextFormat] = {
    "bibtex": "bibtex",
    "html": "html",
    "latex": "latex",
    "markdown": "markdown",
    "plaintex": "latex",
    "po": "po",
    "restructuredtext": "rst",
    "rst": "rst",
    "tex": "latex",
    "typst": "typst",
}


class Server(LanguageServer):
    """The server with the documents that an editor has open, by their addresses."""

    def __init__(self, lang: Language = "ru") -> None:
        super().__init__(NAME, __version__)
        self.lang = lang
        self.asked: dict[str, Any] = {}  # settings of the workspace
        self.open: dict[str, OpenDocument] = {}

    def read(self, uri: str, text: str = "", language: str = "") -> OpenDocument:
        """A document as the editor has it now; opened with this text unless it is open."""
        document = self.open.get(uri)
        if document is None:
            form = find_format(uri) or _LANGUAGES.get(language, "text")
            form = form if form in TEXT_FORMATS else "text"
            document = self.open[uri] = OpenDocument(text, format=form, lang=self.lang)
            document.configure(self.find_settings(uri))
        return document

    def change(self, uri: str, change: lsp.TextDocumentContentChangeEvent) -> None:
        """Take one edit of a document from the editor."""
        document = self.read(uri)
        if isinstance(change, lsp.TextDocumentContentChangePartial):
            places = self.places(document)
            start, end = places.place(change.range.start), places.place(change.range.end)
            document.edit(start, max(start, end), change.text)
        else:
            document.replace(change.text)

    def places(self, document: OpenDocument) -> _Places:
        """The positions of a document in the units that the editor counts in."""
        return _Places(document.text, self.workspace.position_codec)

    def find_settings(self, uri: str) -> Settings:
        """The settings of a document: its file of settings, then those of the workspace.

        What is wrong in them is told, and the rest holds.
        """
        layers: list[Any] = []
        try:
            address = urlparse(uri)
            if address.scheme == "file":
                path = Path(unquote(address.path))
                layers = [*Configurations().find(path.parent).layers(path)]
            return build_settings(*layers, self.asked)
        except KontsevichError as error:
            told = tell_error(error, self.lang)
            shown = lsp.ShowMessageParams(lsp.MessageType.Error, f"{NAME}: {told}")
            self.window_show_message(shown)
            return build_settings()

    def check(self, uri: str) -> tuple[_Places, tuple[OpenFinding, ...]]:
        """The findings of a document and its positions; none where it takes too long."""
        document = self.read(uri)
        places = self.places(document)
        try:
            return places, document.check(seconds=_SECONDS)
        except (TimeoutError, KontsevichError, RecursionError):
            return places, ()

    def publish(self, uri: str, version: int | None = None) -> None:
        """Push the findings of a document."""
        places, found = self.check(uri)
        diagnostics = [self.describe(one, places) for one in found]
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, diagnostics, version=version)
        )

    def describe(self, found: OpenFinding, places: _Places) -> lsp.Diagnostic:
        """A finding as a diagnostic."""
        finding = found.finding
        sic = f" {speaker(self.lang)('serve-sic')}" if finding.sic else ""
        page = lsp.CodeDescription(found.address) if "://" in found.address else None
        return lsp.Diagnostic(
            places.range(found.start, found.end),
            finding.message() + sic,
            lsp.DiagnosticSeverity.Hint if finding.sic else _SEVERITIES[finding.severity],
            finding.code,
            page,
            NAME,
        )


class _Places:
    """The way between code points of a document and the positions of its editor."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.codec = codec
        self.lines = _LINE.findall(text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def position(self, place: int) -> lsp.Position:
        """A code point of the text as a line and a column."""
        line = max(bisect_right(self.starts, place, 0, max(len(self.lines), 1)) - 1, 0)
        return self.codec.position_to_client_units(
            self.lines, lsp.Position(line, place - self.starts[line])
        )

    def range(self, start: int, end: int) -> lsp.Range:
        """Half-open code points as a range."""
        return lsp.Range(self.position(start), self.position(end))

    def place(self, position: lsp.Position) -> int:
        """A line and a column as a code point of the text."""
        if position.line >= len(self.lines):
            return self.starts[-1]
        own = self.codec.position_from_client_units(self.lines, position)
        line = self.lines[own.line].rstrip("\r\n")
        return self.starts[own.line] + min(own.character, len(line))

    def edits(self, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        """Edits as the editor carries them out."""
        return [lsp.TextEdit(self.range(one.start, one.end), one.text) for one in edits]


def build_server(lang: Language = "ru") -> Server:
    """A language server with all that it offers, to be started by `start_io`."""
    server = Server(lang)
    server.feature(lsp.INITIALIZE)(_configure)
    server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)(_reconfigure)
    server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)(_open)
    server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)(_change)
    server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)(_close)
    server.feature(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        lsp.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False),
    )(_pull)
    kinds = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]
    server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))(
        _offer
    )
    server.feature(lsp.TEXT_DOCUMENT_HOVER)(_hover)
    server.command(CONVERT)(_convert)
    server.command(RESTORE)(_restore)
    server.command(FIX_ALL)(_fix_all)
    return server


def _configure(ls: Server, params: lsp.InitializeParams) -> None:
    _take_settings(ls, params.initialization_options)


def _reconfigure(ls: Server, params: lsp.DidChangeConfigurationParams) -> None:
    _take_settings(ls, params.settings)
    for uri, document in ls.open.items():
        document.configure(ls.find_settings(uri))
        ls.publish(uri)


def _take_settings(ls: Server, settings: object) -> None:
    """The keys of `check` that the workspace sets, under our name or alone."""
    own = settings.get(NAME, settings) if isinstance(settings, dict) else None
    ls.asked = {key: value for key, value in (own or {}).items() if value is not None}


def _open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    opened = params.text_document
    ls.open.pop(opened.uri, None)
    ls.read(opened.uri, opened.text, str(opened.language_id))
    ls.publish(opened.uri, opened.version)


def _change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    for change in params.content_changes:
        ls.change(params.text_document.uri, change)
    ls.publish(params.text_document.uri, params.text_document.version)


def _close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.open.pop(uri, None)
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _pull(
    ls: Server, params: lsp.DocumentDiagnosticParams
) -> lsp.RelatedFullDocumentDiagnosticReport:
    places, found = ls.check(params.text_document.uri)
    return lsp.RelatedFullDocumentDiagnosticReport([ls.describe(one, places) for one in found])


def _offer(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """Every form for what stands in the range, and all safe fixes at once."""
    uri = params.text_document.uri
    places, found = ls.check(uri)
    start, end = places.place(params.range.start), places.place(params.range.end)
    actions = []
    if _wants(params.context.only, lsp.CodeActionKind.QuickFix.value):
        for one in found:
            if one.start <= end and start <= one.end:
                actions += [_quick_fix(uri, fix, one, ls, places) for fix in one.fixes]
    if _wants(params.context.only, _FIX_ALL_KIND):
        edits = ls.read(uri).fix_all()
        if edits:
            title = speaker(ls.lang)("lsp-fix-all")
            change = lsp.WorkspaceEdit({uri: places.edits(edits)})
            kind = lsp.CodeActionKind.SourceFixAll
            actions.append(lsp.CodeAction(title, kind, edit=change))
    return actions


def _wants(only: Iterable[str | lsp.CodeActionKind] | None, kind: str) -> bool:
    """Whether an editor that asks for `only` these kinds of actions asks for this one."""
    if only is None:
        return True
    asked = [str(getattr(one, "value", one)) for one in only]
    return any(kind == one or kind.startswith(f"{one}.") for one in asked)


def _quick_fix(
    uri: str, fix: Fix, found: OpenFinding, ls: Server, places: _Places
) -> lsp.CodeAction:
    change = lsp.WorkspaceEdit({uri: places.edits(fix.edits)})
    return lsp.CodeAction(
        f"{found.finding.shown or found.finding.found} → {fix.form}",
        lsp.CodeActionKind.QuickFix,
        [ls.describe(found, places)],
        is_preferred=fix.safe,
        edit=change,
    )


def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """The reading, who it is, the rule and its page."""
    places, found = ls.check(params.text_document.uri)
    place = places.place(params.position)
    for one in found:
        if one.start <= place < one.end:
            text = "\n\n".join(_tell(one))
            content = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
            return lsp.Hover(content, places.range(one.start, one.end))
    return None


def _tell(found: OpenFinding) -> Iterator[str]:
    yield found.finding.message()
    for hangul, who in found.who:
        yield f"{hangul}: {who}"
    page = f"[{found.finding.code}]({found.address})" if "://" in found.address else ""
    yield page or found.finding.code


def _convert(ls: Server, text: str) -> str:
    """The command `kontsevich.convert`: a selection in Hangul → Cyrillic."""
    return convert(text)


def _restore(ls: Server, text: str) -> list[str]:
    """The command `kontsevich.restore`: a selected name → what Hangul it may be."""
    return [candidate.hangul for candidate in restore(text)]


def _fix_all(ls: Server, uri: str) -> int:
    """The command `kontsevich.fixAll`: every safe fix of a document; how many edits."""
    document = ls.read(uri)
    edits = document.fix_all()
    if edits:
        change = lsp.WorkspaceEdit({uri: ls.places(document).edits(edits)})
        ls.workspace_apply_edit(lsp.ApplyWorkspaceEditParams(change))
    return len(edits)
