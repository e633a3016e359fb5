"""Documents: one reader a format, which turns text into regions with their place in the source."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from .encoding import Decoded, decode, encode
    from .markdown import read_markdown
    from .region import PROTECTED, ROLES, SOFT, Piece, Region, Weaver
    from .text import read_text

# A reader is loaded when its format is met: most runs meet one.
_HOMES = {
    "Decoded": "encoding",
    "decode": "encoding",
    "encode": "encoding",
    "read_markdown": "markdown",
    "PROTECTED": "region",
    "ROLES": "region",
    "SOFT": "region",
    "Piece": "region",
    "Region": "region",
    "Weaver": "region",
    "read_text": "text",
}
__all__ = [
    "PROTECTED",
    "ROLES",
    "SOFT",
    "Decoded",
    "Piece",
    "Region",
    "Weaver",
    "decode",
    "encode",
    "read_markdown",
    "read_text",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    return value
