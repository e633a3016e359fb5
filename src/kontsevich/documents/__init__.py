"""Documents: one reader a format, which turns text into regions with their place in the source."""

from .encoding import Decoded, decode, encode
from .markdown import read_markdown
from .region import PROTECTED, ROLES, SOFT, Piece, Region, Weaver
from .text import read_text

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
