"""The menu: what its entries do with the document in front."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import unohelper
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XServiceInfo

from kontsevich import KontsevichError, convert, restore
from kontsevich.messages import speaker, tell_error

from . import windows
from .checking import Found, check_document, forget
from .live_document import change_text
from .preferences import find_language, read_preferences, write_preferences

_NAME, _SERVICE = "org.kontsevich.Menu", "com.sun.star.frame.ProtocolHandler"
_READINGS = 8  # of a selected name


class Menu(unohelper.Base, XDispatchProvider, XDispatch, XServiceInfo):  # type: ignore[misc]
    """The handler of the addresses that the menu's entries have."""

    def __init__(self, context: Any, *_: Any) -> None:
        self.context = context

    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:  # noqa: N802
        return self

    def queryDispatches(self, requests: Any) -> Any:  # noqa: N802
        return [self for _ in requests]

    def dispatch(self, url: Any, arguments: Any) -> None:
        """One entry of the menu has been chosen."""
        services = self.context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        document = desktop.getCurrentComponent()
        lang = find_language(self.context)
        desk = windows.Desk(self.context, document, speaker(lang), lang)
        try:
            _ENTRIES[url.Path](desk)
        except KontsevichError as error:
            desk.tell(tell_error(error, lang))
        except Exception:
            traceback.print_exc()
            desk.tell(desk.say("office-failed"))

    def addStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802
        pass

    def removeStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802
        pass

    def getImplementationName(self) -> str:  # noqa: N802
        return _NAME

    def supportsService(self, name: str) -> bool:  # noqa: N802
        return name == _SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:  # noqa: N802
        return (_SERVICE,)


def _check(desk: windows.Desk) -> None:
    """All findings in a window beside the document: go to one, fix one, fix all that is sure."""

    def fix_one(one: Found) -> None:
        with _tracked(desk):
            change_text(one.paragraph, one.finding.fixes[0].edits)

    windows.show_findings(
        desk,
        find=lambda: check_document(desk.document, desk.context),
        fix_one=fix_one,
        fix_all=lambda: _fix_sure(desk),
    )


def _fix(desk: windows.Desk) -> None:
    count = _fix_sure(desk)
    left = sum(not one.finding.finding.sic for one in check_document(desk.document, desk.context))
    desk.tell(desk.say("office-fixed", count=count, left=left))


def _fix_sure(desk: windows.Desk) -> int:
    """Every safe fix as a tracked change; how many."""
    found = check_document(desk.document, desk.context)
    sure = [one for one in found if one.finding.fixes and one.finding.fixes[0].safe]
    with _tracked(desk):
        for one in reversed(sure):
            change_text(one.paragraph, one.finding.fixes[0].edits)
    return len(sure)


@contextmanager
def _tracked(desk: windows.Desk) -> Iterator[None]:
    """What is changed meanwhile is recorded as a change, and undone in one step."""
    with _undoable(desk):
        before = desk.document.RecordChanges
        desk.document.RecordChanges = True
        try:
            yield
        finally:
            desk.document.RecordChanges = before


@contextmanager
def _undoable(desk: windows.Desk) -> Iterator[None]:
    steps = desk.document.getUndoManager()
    steps.enterUndoContext(desk.say("office-name"))
    try:
        yield
    finally:
        steps.leaveUndoContext()


def _selections(desk: windows.Desk) -> list[Any]:
    """The selected ranges of text that are not empty."""
    selection = desk.document.getCurrentController().getSelection()
    count = selection.getCount() if hasattr(selection, "getCount") else 0
    ranges = [selection.getByIndex(number) for number in range(count)]
    chosen = [one for one in ranges if hasattr(one, "getString") and one.getString().strip()]
    if not chosen:
        desk.tell(desk.say("office-select"))
    return chosen


def _convert(desk: windows.Desk) -> None:
    profile = read_preferences(desk.context).profile
    chosen = _selections(desk)
    if chosen:
        with _undoable(desk):
            for one in chosen:
                text = one.getString()
                written = convert(text, profile=profile)
                if written != text:
                    one.setString(written)


def _restore(desk: windows.Desk) -> None:
    profile = read_preferences(desk.context).profile
    for one in _selections(desk)[:1]:
        found = restore(one.getString().strip(), limit=_READINGS, profile=profile)
        if not found:
            desk.tell(desk.say("office-no-reading"))
            return
        lines = [_tell_reading(candidate, desk.lang) for candidate in found]
        chosen = windows.choose(desk, lines)
        if chosen is not None:
            with _undoable(desk):
                one.getEnd().setString(f" ({found[chosen].hangul})")


def _tell_reading(candidate: Any, lang: str) -> str:
    who = candidate.who_ru if lang == "ru" else candidate.who_en
    return " · ".join(filter(None, (candidate.hangul, candidate.cyrillic, who)))


def _settings(desk: windows.Desk) -> None:
    chosen = windows.ask_preferences(desk, read_preferences(desk.context))
    if chosen:
        write_preferences(desk.context, chosen)
        forget()


_ENTRIES: dict[str, Callable[[windows.Desk], None]] = {
    "check": _check,
    "fix": _fix,
    "convert": _convert,
    "restore": _restore,
    "settings": _settings,
}
