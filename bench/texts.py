"""Real Korean for measuring, which everybody can get; none of it is kept in the repository.

`formal`: the Korean help of LibreOffice and GIMP and the Debian handbook, as Debian packs them;
`reviews`: comments on films (https://github.com/e9t/nsmc, CC0), as people type them.

    python bench/texts.py formal DEBS       a folder into which `apt-get download` put PACKAGES
    python bench/texts.py reviews CHECKOUT  a checkout of nsmc

write build/texts/formal.txt and build/texts/reviews.txt, each line of text once.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[1] / "build" / "texts"
PACKAGES = ("libreoffice-help-ko", "gimp-help-ko", "debian-handbook")
PAGES = (
    "usr/share/libreoffice/help/ko/**/*.html",
    "usr/share/gimp/2.0/help/ko/*.html",
    "usr/share/doc/debian-handbook/html/ko-KR/*.html",
)
HIDDEN = re.compile(r"(?s)<(script|style).*?</\1>|<[^>]*>")
HANGUL = re.compile("[\uac00-\ud7a3]")
EVERY = 12  # of the 14,730 files of comments, for some four megabytes


def read_pages(debs: Path) -> Iterator[str]:
    """The lines of the help and the handbook, in the order of their files."""
    with tempfile.TemporaryDirectory() as work:
        for package in sorted(debs.glob("*.deb")):
            subprocess.run(["dpkg", "-x", package, work], check=True)
        for pattern in PAGES:
            for path in sorted(Path(work).glob(pattern)):
                text = html.unescape(HIDDEN.sub(" ", path.read_text("utf-8", "replace")))
                yield from (" ".join(line.split()) for line in text.splitlines())


def read_reviews(checkout: Path) -> Iterator[str]:
    """The comments of every twelfth film."""
    for path in sorted(checkout.glob("raw/*.json"))[::EVERY]:
        for row in json.loads(path.read_text("utf-8")):
            yield " ".join(row["review"].split())


def main(kind: str, folder: str) -> None:
    """Write one of the texts."""
    lines = {"formal": read_pages, "reviews": read_reviews}[kind](Path(folder))
    korean = [line for line in dict.fromkeys(lines) if HANGUL.search(line)]
    TEXTS.mkdir(parents=True, exist_ok=True)
    (TEXTS / f"{kind}.txt").write_text("\n".join(korean), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
