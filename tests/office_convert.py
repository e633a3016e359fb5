"""Run by the Python that has `uno`: open documents in one LibreOffice, accept what is tracked if
wanted, and store them. Argument: a file of jobs in JSON, [{source, target, filter, accept}]."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main(jobs: Path) -> None:
    import uno  # type: ignore[import-not-found,unused-ignore]
    from com.sun.star.beans import (  # type: ignore[import-not-found,unused-ignore]
        PropertyValue,
    )

    def say(**properties: Any) -> tuple[Any, ...]:
        return tuple(PropertyValue(Name=name, Value=value) for name, value in properties.items())

    with tempfile.TemporaryDirectory() as profile:
        pipe = f"kontsevich{time.time_ns()}"
        office = subprocess.Popen(
            [
                *("soffice", "--headless", "--norestore", "--nologo", "--nodefault"),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp",
            ],
            stderr=subprocess.DEVNULL,
        )
        try:
            here = uno.getComponentContext()
            manager = here.ServiceManager
            resolver = manager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
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
            desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            dispatcher = services.createInstanceWithContext(
                "com.sun.star.frame.DispatchHelper", context
            )
            for job in json.loads(jobs.read_text("utf-8")):
                document = desktop.loadComponentFromURL(
                    Path(job["source"]).as_uri(), "_blank", 0, say(Hidden=True)
                )
                if document is None:
                    sys.exit(f"LibreOffice does not open {job['source']}")
                if job.get("accept"):
                    frame = document.CurrentController.Frame
                    name = f".uno:{job['accept']}AllTrackedChanges"
                    dispatcher.executeDispatch(frame, name, "", 0, ())
                document.storeToURL(Path(job["target"]).as_uri(), say(FilterName=job["filter"]))
                document.close(True)
            desktop.terminate()
        finally:
            try:
                office.wait(20)
            except subprocess.TimeoutExpired:
                office.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
