"""Pack a folder into a zip whose bytes depend on the folder alone: `pack.py FOLDER FILE.zip`."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from pathlib import Path


def pack(folder: Path, target: Path) -> None:
    """All files of a folder, sorted, at the time that `SOURCE_DATE_EPOCH` says."""
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", "315532800")))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), moment)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
