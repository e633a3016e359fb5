"""Korean and Russian in each other's writing: the Kontsevich system, with its reasons.

>>> import kontsevich
>>> kontsevich.convert("김정은")
'Ким Чжонын'
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from .analysis.people import NameSplit, split_name
    from .checker.findings.checking import check, check_path, fix, fix_path
    from .checker.findings.finding import Finding
    from .checker.findings.in_memory import Manuscript
    from .checker.findings.open_document import OpenDocument
    from .errors import DocumentError, InputError, KontsevichError, TableError
    from .reverse.restoration import Candidate, restore
    from .russian.hangulization import explain_hangulize, hangulize
    from .trace.replay import replay
    from .trace.trace import Step, Trace
    from .transcription.converter import Converter, convert, explain, pronounce

__version__ = "0.2.0"

_HOMES = {
    "Converter": "transcription.converter",
    "Candidate": "reverse.restoration",
    "restore": "reverse.restoration",
    "convert": "transcription.converter",
    "explain": "transcription.converter",
    "pronounce": "transcription.converter",
    "NameSplit": "analysis.people",
    "split_name": "analysis.people",
    "Step": "trace.trace",
    "Trace": "trace.trace",
    "replay": "trace.replay",
    "Finding": "checker.findings.finding",
    "Manuscript": "checker.findings.in_memory",
    "OpenDocument": "checker.findings.open_document",
    "check": "checker.findings.checking",
    "check_path": "checker.findings.checking",
    "fix": "checker.findings.checking",
    "fix_path": "checker.findings.checking",
    "explain_hangulize": "russian.hangulization",
    "hangulize": "russian.hangulization",
    "KontsevichError": "errors",
    "TableError": "errors",
    "InputError": "errors",
    "DocumentError": "errors",
}
__all__ = [
    "Candidate",
    "Converter",
    "DocumentError",
    "Finding",
    "InputError",
    "KontsevichError",
    "Manuscript",
    "NameSplit",
    "OpenDocument",
    "Step",
    "TableError",
    "Trace",
    "check",
    "check_path",
    "convert",
    "explain",
    "explain_hangulize",
    "fix",
    "fix_path",
    "hangulize",
    "pronounce",
    "replay",
    "restore",
    "split_name",
]


def __getattr__(name: str) -> object:
    # Nothing is loaded before it is used: a hook starts us on every commit.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value
