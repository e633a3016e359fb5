"""Run by the Python that has `uno`: let LibreOffice's client of LanguageTool check one paragraph.

Arguments: the address of the server up to its /v2, the paragraph. Prints what it found as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SERVICE = "org.openoffice.lingu.LanguageToolGrammarChecker"
SETTINGS = "/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"


def main(address: str, text: str) -> None:
    import uno  # type: ignore[import-not-found,unused-ignore]
    from com.sun.star.beans import (  # type: ignore[import-not-found,unused-ignore]
        PropertyValue,
    )
    from com.sun.star.lang import Locale  # type: ignore[import-not-found,unused-ignore]

    with tempfile.TemporaryDirectory() as profile:
        pipe = f"kontsevich{time.time_ns()}"
        office = subprocess.Popen(
            [
                *("soffice", "--headless", "--norestore", "--nologo", "--nodefault"),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            here = uno.getComponentContext()
            resolver = here.ServiceManager.createInstanceWithContext(
                "com.sun.star.bridge.UnoUrlResolver", here
            )
            for attempt in range(240):
                try:
                    context = resolver.resolve(
                        f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
                    )
                    break
                except Exception:
                    if attempt == 239:
                        raise
                    time.sleep(0.25)
            services = context.ServiceManager
            provider = services.createInstanceWithContext(
                "com.sun.star.configuration.ConfigurationProvider", context
            )
            path = PropertyValue(Name="nodepath", Value=SETTINGS)
            node = provider.createInstanceWithArguments(
                "com.sun.star.configuration.ConfigurationUpdateAccess", (path,)
            )
            node.setPropertyValue("BaseURL", address)
            node.setPropertyValue("IsEnabled", True)
            node.commitChanges()
            checker = services.createInstanceWithContext(SERVICE, context)
            result = checker.doProofreading("1", text, Locale("ru", "RU", ""), 0, len(text), ())
            print(json.dumps([tell(text, error) for error in result.aErrors]))
        finally:
            office.terminate()
            office.wait(20)


def tell(text: str, error: Any) -> dict[str, Any]:
    """One error as JSON has it."""
    start = error.nErrorStart
    return {
        "found": text[start : start + error.nErrorLength],
        "suggestions": list(error.aSuggestions),
        "told": error.aFullComment,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
