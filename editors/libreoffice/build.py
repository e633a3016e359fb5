"""Build the extension for LibreOffice: `build.py WHEELS FILE.oxt`.

WHEELS holds the wheels of kontsevich and of what it needs for a check (hangul-jamo). The same
wheels and `SOURCE_DATE_EPOCH` give the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))
FILES = (
    *("META-INF/manifest.xml", "Addons.xcu", "Linguistic.xcu", "ProtocolHandler.xcu"),
    *("Settings.xcs", "description.en.txt", "description.ru.txt", "kontsevich_component.py"),
)


def build(wheels: Path, target: Path) -> None:
    """Put the extension's files, its code and the library together."""
    from pack import pack

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in FILES:
            (folder / file).parent.mkdir(exist_ok=True)
            shutil.copyfile(HERE / file, folder / file)
        # LibreOffice puts this folder, beside the component, on Python's path.
        library = folder / "pythonpath"
        without = shutil.ignore_patterns("__pycache__")
        shutil.copytree(HERE / "python", library, ignore=without)
        for wheel in sorted(wheels.glob("*.whl")):
            with zipfile.ZipFile(wheel) as package:
                package.extractall(library)
        [own] = wheels.glob("kontsevich-*.whl")
        version = own.name.split("-")[1]
        description = (HERE / "description.xml").read_text("utf-8")
        (folder / "description.xml").write_text(description.replace("@VERSION@", version), "utf-8")
        shutil.copyfile(HERE.parents[1] / "LICENSE", folder / "LICENSE")
        target.parent.mkdir(parents=True, exist_ok=True)
        pack(folder, target)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
