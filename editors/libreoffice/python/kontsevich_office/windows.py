"""The windows of the extension, made of LibreOffice's own controls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import unohelper
from com.sun.star.awt import XActionListener, XTopWindowListener

from kontsevich.law.profiles import CYRILLIC, DEFAULT, list_profiles, profile_title
from kontsevich.messages import Say, tell_label

from .checking import Found
from .preferences import Preferences

_YO = ("keep", "require", "fold")
_EDGE, _LINE, _GAP = 6, 14, 4  # in the units of dialogs
_INFO, _OK = "infobox", 1
_PLACE = 3  # PosSize.POS: the size stays


class Desk(NamedTuple):
    """What a command works on: the document, and how people are told."""

    context: Any
    document: Any
    say: Say
    lang: str

    def tell(self, text: str) -> None:
        """One sentence in a box of its own."""
        toolkit = self.make("com.sun.star.awt.Toolkit")
        window = self.document.getCurrentController().getFrame().getContainerWindow()
        title = self.say("office-name")
        toolkit.createMessageBox(window, _INFO, _OK, title, text).execute()

    def make(self, service: str) -> Any:
        """A service of LibreOffice."""
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)


class _Pressed(unohelper.Base, XActionListener):  # type: ignore[misc]
    """A button, or a double click in a list, that does something."""

    def __init__(self, do: Callable[[], None]) -> None:
        self.do = do

    def actionPerformed(self, event: Any) -> None:  # noqa: N802
        self.do()

    def disposing(self, event: Any) -> None:
        pass


class _Closing(unohelper.Base, XTopWindowListener):  # type: ignore[misc]
    """A window that goes away when its frame is closed."""

    def __init__(self, close: Callable[[], None]) -> None:
        self.close = close

    def windowClosing(self, event: Any) -> None:  # noqa: N802
        self.close()

    def _nothing(self, event: Any) -> None:
        pass

    windowOpened = windowClosed = windowMinimized = windowNormalized = _nothing  # noqa: N815
    windowActivated = windowDeactivated = disposing = _nothing  # noqa: N815


class _Window:
    """A dialog that is being built, from the top down."""

    def __init__(self, desk: Desk, width: int) -> None:
        self.desk, self.width, self.at = desk, width, _EDGE
        self.model = desk.make("com.sun.star.awt.UnoControlDialogModel")
        self.model.Title = desk.say("office-name")
        self.dialog = desk.make("com.sun.star.awt.UnoControlDialog")
        self.dialog.setModel(self.model)

    def add(self, kind: str, name: str, lines: float = 1, **properties: Any) -> Any:
        """A control over the whole width, so many lines high; the control itself."""
        height = int(lines * _LINE)
        place = {"PositionX": _EDGE, "PositionY": self.at, "Width": self.width - 2 * _EDGE}
        self.at += height + _GAP
        return self._put(kind, name, Height=height, **place, **properties)

    def add_buttons(self, *buttons: tuple[str, str, Callable[[], None] | None, int]) -> None:
        """A row of buttons: id, label, what each does, and the kind of button (2 Cancel, 1 OK)."""
        width = (self.width - 2 * _EDGE - _GAP * (len(buttons) - 1)) // len(buttons)
        for number, (name, label, do, kind) in enumerate(buttons):
            control = self._put(
                "Button",
                name,
                PositionX=_EDGE + number * (width + _GAP),
                PositionY=self.at,
                Width=width,
                Height=_LINE + 2,
                Label=label,
                PushButtonType=kind,
                DefaultButton=kind == _OK,
            )
            if do:
                control.addActionListener(_Pressed(do))
        self.at += _LINE + 2 + _GAP

    def _put(self, kind: str, name: str, **properties: Any) -> Any:
        model = self.model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        for key, value in properties.items():
            setattr(model, key, value)
        self.model.insertByName(name, model)
        return self.dialog.getControl(name)

    def open(self) -> None:
        """Give it its size and its frame."""
        self.model.Width, self.model.Height = self.width, self.at + _EDGE - _GAP
        window = self.desk.document.getCurrentController().getFrame().getContainerWindow()
        self.dialog.createPeer(self.desk.make("com.sun.star.awt.Toolkit"), window)
        around, own = window.getPosSize(), self.dialog.getPosSize()
        left, top = (around.Width - own.Width) // 2, (around.Height - own.Height) * 2 // 3
        self.dialog.setPosSize(max(left, 0), max(top, 0), 0, 0, _PLACE)

    def ask(self) -> bool:
        """Show it until it is answered; whether by OK."""
        self.open()
        answer = self.dialog.execute()
        return bool(answer == _OK)


def choose(desk: Desk, lines: list[str]) -> int | None:
    """Which of several readings the user takes; None for none."""
    window = _Window(desk, 260)
    window.add("FixedText", "told", Label=desk.say("office-readings"))
    box = window.add("ListBox", "lines", 6, StringItemList=tuple(lines), SelectedItems=(0,))
    window.add_buttons(
        ("ok", desk.say("office-insert"), None, 1), ("no", desk.say("office-cancel"), None, 2)
    )
    taken = window.ask()
    chosen = int(box.getSelectedItemPos())
    window.dialog.dispose()
    return chosen if taken and chosen >= 0 else None


def ask_preferences(desk: Desk, now: Preferences) -> Preferences | None:
    """What the user chooses in the window of settings; None where it is cancelled."""
    say, window = desk.say, _Window(desk, 240)
    window.add("FixedText", "profile-label", Label=say("office-profile"))
    profiles = list_profiles(CYRILLIC)
    titles = tuple(profile_title(one, desk.lang) for one in profiles)
    known = now.profile if now.profile in profiles else DEFAULT
    profile = window.add(
        "ListBox", "profile", Dropdown=True, **_select(titles, profiles.index(known))
    )
    window.add("FixedText", "yo-label", Label=say("office-yo"))
    told = tuple(say(f"office-yo-{choice}") for choice in _YO)
    yo = window.add("ListBox", "yo", Dropdown=True, **_select(told, _YO.index(now.yo)))
    window.add("FixedText", "keep-label", Label=say("office-keep"))
    text = "\n".join(now.keep)
    keep = window.add("Edit", "keep", 5, MultiLine=True, VScroll=True, Text=text)
    sic = window.add("CheckBox", "sic", Label=say("office-sic"), State=int(now.sic))
    window.add_buttons(("ok", say("office-ok"), None, 1), ("no", say("office-cancel"), None, 2))
    taken = window.ask()
    words = (line.strip() for line in keep.getText().splitlines())
    chosen = Preferences(
        profiles[max(profile.getSelectedItemPos(), 0)],
        _YO[max(yo.getSelectedItemPos(), 0)],
        tuple(word for word in words if word),
        bool(sic.getState()),
    )
    window.dialog.dispose()
    return chosen if taken else None


def _select(items: tuple[str, ...], chosen: int) -> dict[str, Any]:
    """The lines of a list, one of them chosen."""
    return {"StringItemList": items, "SelectedItems": (chosen,)}


class _Findings:
    """The window of findings, which stands beside the document while people work on it."""

    def __init__(
        self,
        desk: Desk,
        find: Callable[[], list[Found]],
        fix_one: Callable[[Found], None],
        fix_all: Callable[[], int],
    ) -> None:
        self.desk, self.find, self.fix_one, self.fix_all = desk, find, fix_one, fix_all
        self.found: list[Found] = []
        say, window = desk.say, _Window(desk, 320)
        self.told = window.add("FixedText", "told")
        self.box = window.add("ListBox", "lines", 10)
        self.why = window.add("FixedText", "why", 3, MultiLine=True)
        window.add_buttons(
            ("go", say("office-go"), self.go, 0),
            ("fix", say("office-fix"), self.fix, 0),
            ("all", say("office-fix-all"), self.fix_sure, 0),
            ("again", say("office-again"), self.show, 0),
            ("close", say("office-close"), self.close, 0),
        )
        window.open()
        self.dialog = window.dialog
        self.box.addActionListener(_Pressed(self.go))
        self.dialog.addTopWindowListener(_Closing(self.close))

    def show(self, chosen: int = 0) -> None:
        """Check the document and list what is found."""
        say = self.desk.say
        self.found = self.find()
        sic = sum(one.finding.finding.sic for one in self.found)
        self.told.setText(say("office-found", own=len(self.found) - sic, sic=sic))
        self.box.getModel().StringItemList = tuple(_tell(one, say) for one in self.found)
        if self.found:
            self.box.selectItemPos(min(chosen, len(self.found) - 1), True)
        self.why.setText("")
        self.dialog.setVisible(True)

    def go(self) -> None:
        """Select the finding in the document, and say why it is one."""
        one = self.chosen()
        if one:
            place = one.paragraph.locate(one.finding.start, one.finding.end)
            self.desk.document.getCurrentController().select(place)
            self.why.setText(one.finding.finding.message())

    def fix(self) -> None:
        """Fix the chosen finding as a tracked change."""
        one = self.chosen()
        if one and one.finding.fixes:
            at = self.box.getSelectedItemPos()
            self.fix_one(one)
            self.show(at)

    def fix_sure(self) -> None:
        """Fix all that is sure, as tracked changes."""
        self.fix_all()
        self.show()

    def chosen(self) -> Found | None:
        """The finding whose line is chosen, unless the document has changed there."""
        at = self.box.getSelectedItemPos()
        if not 0 <= at < len(self.found):
            return None
        one = self.found[at]
        place = one.paragraph.locate(one.finding.start, one.finding.end)
        if place.getString() != one.finding.finding.found:
            self.found = self.find()
            self.show(at)
            return None
        return one

    def close(self) -> None:
        """The window goes away."""
        self.dialog.setVisible(False)
        self.dialog.dispose()


def show_findings(
    desk: Desk,
    find: Callable[[], list[Found]],
    fix_one: Callable[[Found], None],
    fix_all: Callable[[], int],
) -> None:
    """The findings of the document in a window of their own."""
    _Findings(desk, find, fix_one, fix_all).show()


def _tell(one: Found, say: Say) -> str:
    """A finding as one line: what stands there, what should, and where."""
    finding = one.finding.finding
    right = finding.expected[0] if finding.expected else ""
    label = tell_label(finding.label, say) if finding.label else ""
    sic = say("office-sic-mark") if finding.sic else ""
    change = " → ".join(filter(None, (finding.shown or finding.found, right)))
    return " · ".join(filter(None, (sic, change, label)))
