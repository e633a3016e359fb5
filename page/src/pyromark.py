"""Stands on the page for the Markdown parser of this name, which is compiled and not for browsers.

The page's own parser (`markdown.js`) tells the same events, as JSON.
"""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

# The page's parser always reads what the library asks for.
Options = SimpleNamespace(
    ENABLE_TABLES=1,
    ENABLE_FOOTNOTES=1,
    ENABLE_STRIKETHROUGH=1,
    ENABLE_TASKLISTS=1,
    ENABLE_HEADING_ATTRIBUTES=1,
    ENABLE_GFM=1,
)


def events_with_range(text: str, *, options: int) -> list[tuple[Any, dict[str, int]]]:
    """The parser's events with their half-open ranges in bytes."""
    import page_markdown  # type: ignore[import-not-found]  # what the worker has registered

    events = json.loads(page_markdown.readEvents(text))
    return [(event, {"start": start, "end": end}) for event, start, end in events]
