"""One reader a format: bytes become regions, edits go back. Door: `formats`."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as typing has it, without the time that loading typing takes
if TYPE_CHECKING:
    from .markup.markdown import read_markdown
    from .regions.region import PROTECTED, ROLES, SOFT, Piece, Region
    from .regions.weaving import Weaver
    from .text.encoding import Decoded, decode, encode
    from .text.plain_text import read_text

# A reader is loaded when its format is met: most runs meet one.
_HOMES = {
    "Decoded": "text.encoding",
    "decode": "text.encoding",
    "encode": "text.encoding",
    "read_markdown": "markup.markdown",
    "PROTECTED": "regions.region",
    "ROLES": "regions.region",
    "SOFT": "regions.region",
    "Piece": "regions.region",
    "Region": "regions.region",
    "Weaver": "regions.weaving",
    "read_text": "text.plain_text",
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
