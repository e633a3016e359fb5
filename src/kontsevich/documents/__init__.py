"""Documents: one reader a format, bytes or text to regions with their place in the source."""

from .region import PROTECTED, ROLES, SOFT, Piece, Region, Weaver
from .text import read_text

__all__ = ["PROTECTED", "ROLES", "SOFT", "Piece", "Region", "Weaver", "read_text"]
