"""Run by the Python that has `uno`, on a screen: install the extension and use it as people do.

Arguments: the extension, a folder to write into, the language of LibreOffice's windows. Prints what
happened as JSON; pictures of the screen go into the folder.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BREAK = 0  # a control character: a new paragraph
TEXT = "com.sun.star.text"


class Office:
    """LibreOffice on the screen, with the extension in a profile of its own."""

    def __init__(self, extension: str, folder: Path, lang: str) -> None:
        self.folder = folder
        self.document: Any = None
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(["unopkg", "add", "-f", profile, extension], capture_output=True)
        pipe = f"kontsevich{time.time_ns()}"
        options = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
        accept = f"--accept=pipe,name={pipe};urp"
        with (folder / "office.log").open("w") as log:
            self.process = subprocess.Popen(
                ["soffice", *options, f"--language={lang}", profile, accept], stdout=log, stderr=log
            )
        import uno  # type: ignore[import-not-found,unused-ignore]

        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", here
        )
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        self.context = wait_for(lambda: resolver.resolve(address))
        self.desktop = self.make("com.sun.star.frame.Desktop")

    def make(self, service: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def press(self, entry: str, *then: str) -> None:
        """Choose an entry of the menu; `then`: the keys that answer what it opens, one by one, a
        picture taken before each."""
        frame = self.document.getCurrentController().getFrame()
        frame.getContainerWindow().setFocus()
        waiting = "; ".join(
            f"sleep 2; import -window root {self.folder}/{entry}{number}.png; xdotool key {key}"
            for number, key in enumerate(then)
        )
        answer = subprocess.Popen(["sh", "-c", waiting or "true"])
        helper = self.make("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(frame, f"vnd.kontsevich:{entry}", "", 0, ())
        answer.wait(60)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def russian() -> Any:
    from com.sun.star.lang import Locale  # type: ignore[import-not-found,unused-ignore]

    return Locale("ru", "RU", "")


def wait_for(find: Callable[[], Any]) -> Any:
    """What `find` gives once it does not fail."""
    for _ in range(240):
        try:
            return find()
        except Exception:
            time.sleep(0.25)
    return find()


def write(office: Office) -> Any:
    """A document with all that names may stand in."""
    document = office.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    office.document = document
    document.CharLocale = russian()
    text = document.getText()
    cursor = text.createTextCursor()
    cursor.CharLocale = russian()
    text.insertString(cursor, "Страну возглавил Ким ", False)
    cursor.CharWeight = 150.0  # the name falls into two runs
    text.insertString(cursor, "Чен Ын", False)
    cursor.CharWeight = 100.0
    note = document.createInstance(f"{TEXT}.Footnote")
    text.insertTextContent(cursor, note, False)
    note.getText().setString("Встреча с Ким Чен Ыном описана подробно.")
    text.insertString(cursor, ".", False)
    text.insertControlCharacter(cursor, BREAK, False)
    text.insertString(cursor, "Ким Чен Ын был доволен.", False)
    cursor.ParaStyleName = "Quotations"
    text.insertControlCharacter(cursor, BREAK, False)
    cursor.ParaStyleName = "Standard"
    text.insertString(cursor, "Газета пишет: «Ким Чен Ын рад». Слово 국물 и имя Ким Ир Сен.", False)
    table = document.createInstance(f"{TEXT}.TextTable")
    table.initialize(1, 2)
    text.insertTextContent(text.getEnd(), table, False)
    table.getCellByName("B1").setString("О Ким Чен Ыне")
    return document


def select(document: Any, wanted: str) -> None:
    search = document.createSearchDescriptor()
    search.SearchString = wanted
    document.getCurrentController().select(document.findFirst(search))


def drive(office: Office) -> dict[str, Any]:
    document = write(office)
    text = document.getText()
    told: dict[str, Any] = {}
    checker = office.make("org.kontsevich.Proofreader")
    paragraph = text.createEnumeration().nextElement().getString()
    result = checker.doProofreading("1", paragraph, russian(), 0, len(paragraph), ())
    told["errors"] = [
        [paragraph[one.nErrorStart :][: one.nErrorLength], list(one.aSuggestions)]
        for one in result.aErrors
    ]
    time.sleep(3)
    subprocess.run(["import", "-window", "root", office.folder / "underlined.png"], check=True)
    select(document, "국물")
    office.press("convert")
    select(document, "Ким Ир Сен")
    office.press("restore", "Return")
    told["converted"] = document.getText().getString()
    office.press("check")
    time.sleep(2)
    subprocess.run(["import", "-window", "root", office.folder / "check.png"], check=True)
    subprocess.run(["xdotool", "key", "Escape"], check=True)
    time.sleep(1)
    office.press("fix", "Return")
    told["fixed"] = document.getText().getString()
    told["note"] = document.getFootnotes().getByIndex(0).getString()
    changes = document.getRedlines().createEnumeration()
    told["changes"] = 0
    while changes.hasMoreElements():
        changes.nextElement()
        told["changes"] += 1
    told["recording"] = document.RecordChanges
    helper = office.make("com.sun.star.frame.DispatchHelper")
    frame = document.getCurrentController().getFrame()
    helper.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, ())
    told["accepted"] = document.getText().getString()
    told["accepted note"] = document.getFootnotes().getByIndex(0).getString()
    weights = []
    portions = text.createEnumeration().nextElement().createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType == "Text":
            weights.append([portion.getString(), portion.CharWeight])
    told["runs"] = weights
    office.press("settings", "Return")
    return told


def main(extension: str, folder: str, lang: str) -> None:
    office = Office(extension, Path(folder), lang)
    try:
        print(json.dumps(drive(office), ensure_ascii=False, indent=1))
    finally:
        office.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
