"""Korean and Russian in each other's writing: the Kontsevich system, with its reasons.

>>> import kontsevich
>>> kontsevich.convert("김정은")
'Ким Чжонын'
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from .checker.finding import Finding
    from .checker.run import check, check_path, fix
    from .converter import Converter, convert, explain, pronounce
    from .errors import DocumentError, InputError, KontsevichError, TableError
    from .hangulization import explain_hangulize, hangulize
    from .names import NameSplit, split_name
    from .reverse.candidates import Candidate, restore
    from .trace import Step, Trace, replay

__version__ = "0.1.0"

_HOMES = {
    "Converter": "converter",
    "Candidate": "reverse.candidates",
    "restore": "reverse.candidates",
    "convert": "converter",
    "explain": "converter",
    "pronounce": "converter",
    "NameSplit": "names",
    "split_name": "names",
    "Step": "trace",
    "Trace": "trace",
    "replay": "trace",
    "Finding": "checker.finding",
    "check": "checker.run",
    "check_path": "checker.run",
    "fix": "checker.run",
    "explain_hangulize": "hangulization",
    "hangulize": "hangulization",
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
    "NameSplit",
    "Step",
    "TableError",
    "Trace",
    "check",
    "check_path",
    "convert",
    "explain",
    "explain_hangulize",
    "fix",
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
