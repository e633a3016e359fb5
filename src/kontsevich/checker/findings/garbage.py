"""Do something while Python does not search for cycles of objects: a check makes none.

What a check finds are millions of tuples beside tables that stay: Python's search for cycles among
them takes a fifth of the time and finds none. It stands still while a text is read closely.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def without_collection(held: bool = False) -> Iterator[None]:
    """Do something without a search for cycles, if there is any; then they are sought as before.

    `held`: what was found is held for long, so what is new is counted with what is old: to search
    all that an open document holds would cost more than a keystroke does.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if held and not _is_frozen():
            gc.freeze()
            gc.unfreeze()
        gc.enable()


@cache
def _is_frozen() -> bool:
    """Whether somebody has frozen what the program loaded, which is to stay so."""
    return gc.get_freeze_count() > 0  # counts them one by one: asked once
