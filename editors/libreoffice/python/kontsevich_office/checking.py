"""The findings of open documents: one memory for each, so that only what changes is judged."""

from __future__ import annotations

import time
from functools import cache
from typing import Any, NamedTuple

from kontsevich.editors.paragraphs import OpenParagraphs, Paragraph, ParagraphFinding

from .live_document import LiveParagraph, read_document
from .preferences import Preferences, find_language, read_preferences

_FRESH = 10.0  # seconds for which the other paragraphs of a document stand as they were read


class Found(NamedTuple):
    """A finding in an open document."""

    paragraph: LiveParagraph
    finding: ParagraphFinding


@cache
def _open(identity: str, lang: str, preferences: Preferences) -> OpenParagraphs:
    return OpenParagraphs(lang, **preferences.options())


def forget() -> None:
    """The settings have changed: everything is judged anew."""
    _open.cache_clear()
    _read.clear()


def check_document(document: Any, context: Any) -> list[Found]:
    """The findings of a whole document, in its order; those that are sic only if they are shown."""
    preferences = read_preferences(context)
    live = read_document(document)
    opened = _open(document.RuntimeUID, find_language(context), preferences)
    found = opened.check(paragraph.read for paragraph in live)
    return [
        Found(live[one.paragraph], one) for one in found if preferences.sic or not one.finding.sic
    ]


_read: dict[str, tuple[float, list[Paragraph]]] = {}


def check_paragraph(text: str, context: Any) -> list[ParagraphFinding]:
    """The findings of one paragraph of an open document, judged with all that the document says."""
    preferences = read_preferences(context)
    identity, others = _find_document(text, context)
    styles, label, held, at = (), "", (), len(others)
    for number, paragraph in enumerate(others):
        if paragraph.text == text:
            _, styles, label, held = paragraph
            at = number
            break
    whole = [*others[:at], Paragraph(text, styles, label, held), *others[at + 1 :]]
    found = _open(identity, find_language(context), preferences).check(whole)
    return [
        one for one in found if one.paragraph == at and (preferences.sic or not one.finding.sic)
    ]


def _find_document(text: str, context: Any) -> tuple[str, list[Paragraph]]:
    """The open document that has such a paragraph, else the one in front, and its paragraphs."""
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    components = desktop.getComponents().createEnumeration()
    best: tuple[str, list[Paragraph]] = ("", [])
    current = desktop.getCurrentComponent()
    while components.hasMoreElements():
        document = components.nextElement()
        if not hasattr(document, "getFootnotes"):
            continue
        paragraphs = _read_now_and_then(document)
        if any(paragraph.text == text for paragraph in paragraphs):
            return document.RuntimeUID, paragraphs
        if not best[0] or document == current:
            best = document.RuntimeUID, paragraphs
    return best


def _read_now_and_then(document: Any) -> list[Paragraph]:
    """The paragraphs of a document as they were some seconds ago."""
    identity, now = document.RuntimeUID, time.monotonic()
    moment, paragraphs = _read.get(identity, (0.0, []))
    if not paragraphs or now - moment > _FRESH:
        paragraphs = [paragraph.read for paragraph in read_document(document)]
        _read[identity] = time.monotonic(), paragraphs
    return paragraphs
