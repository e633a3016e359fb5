"""Gather real documents from Debian's source packages: `python bench/gather.py build/corpus`.

Each package is fetched by apt, and of it the files whose endings are manuscripts, no content twice.
What is there already is not fetched again. `make corpus` goes on with `bench/manuscripts.py`.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kontsevich.documents.formats import find_format

# Packages with documents of other people, as tests or as documentation; the richest come last, so
# that every format has some of each.
PACKAGES = (
    *("pandoc", "python-docx", "python-odf", "python-ebooklib", "pypdf", "pdfminer", "epubcheck"),
    *("abiword", "unrtf", "wv", "catdoc", "antiword", "writer2latex", "odt2txt", "libodfgen"),
    *("python-webvtt", "subtitleeditor", "gaupol", "aegisub", "nbformat", "nbconvert"),
    *("python-docutils", "sphinx", "rst2pdf", "asciidoc", "ruby-asciidoctor", "org-mode"),
    *("translate-toolkit", "mwparserfromhell", "markdown-it-py", "python-markdown", "cmark"),
    *("pybtex", "bibutils", "jabref", "latex2rtf", "latexml", "html5lib", "tidy-html5"),
    *("openpyxl", "scribus", "fop", "libapache-poi-java", "libreoffice"),
)
MOST_OF_PACKAGE, MOST = 150, 600  # of one format in a package (but the last two), and in all
LARGEST = 4 << 20
RICH = ("libapache-poi-java", "libreoffice")
_URI = re.compile(r"'([^']+)' (\S+) \d+ (\S+)")
_UNPACKED = (".orig.tar.xz", ".orig.tar.gz", ".orig.tar.bz2")


def fetch(folder: Path, package: str) -> Path | None:
    """The source of a package as its authors packed it; None where apt has none."""
    kept = sorted(folder.glob(f"{package}.orig.*"))
    if kept:
        return kept[0]
    lists = folder / "lists"
    if not lists.exists():
        (lists / "partial").mkdir(parents=True)
        (folder / "sources.list").write_text(
            "deb-src http://deb.debian.org/debian bookworm main\n", "utf-8"
        )
        _apt(folder, "update", "-qq")
    for uri, name, checksum in _URI.findall(_apt(folder, "source", "--print-uris", "-qq", package)):
        if name.endswith(_UNPACKED):
            target = folder / f"{package}.orig.tar{Path(name).suffix}"
            helper = ["/usr/lib/apt/apt-helper", "download-file", uri, str(target), checksum]
            if subprocess.run(helper, capture_output=True, check=False).returncode == 0:
                return target
    return None


def _apt(folder: Path, *arguments: str) -> str:
    options = (
        f"Dir::Etc::sourcelist={folder}/sources.list",
        "Dir::Etc::sourceparts=/dev/null",
        f"Dir::State::lists={folder}/lists",
        f"Dir::Cache={folder}",
    )
    command = ["apt-get", *(word for one in options for word in ("-o", one)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def unpack(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The manuscripts of a package: their names and their bytes."""
    with tarfile.open(archive) as package:
        for member in package:
            if member.isfile() and 0 < member.size <= LARGEST and find_format(member.name):
                stream = package.extractfile(member)
                if stream:
                    yield member.name, stream.read()


def gather(folder: Path) -> Counter[str]:
    """Fetch what is missing, and count the documents by format."""
    store, files = folder / "packages", folder / "files"
    store.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for number, package in enumerate(PACKAGES, 1):
        place = files / package
        done = place / ".done"
        if not done.exists():
            place.mkdir(parents=True, exist_ok=True)
            archive = fetch(store, package)
            if archive is None:
                print(f"{number}/{len(PACKAGES)} {package}: not to be had", file=sys.stderr)
                continue
            own: Counter[str] = Counter()
            for name, data in unpack(archive):
                form = find_format(name) or ""
                key = hashlib.sha256(data).hexdigest()[:16]
                most = MOST if package in RICH else MOST_OF_PACKAGE
                if key in seen or own[form] >= most:
                    continue
                seen.add(key)
                own[form] += 1
                (place / f"{key}-{Path(name).name[-80:]}").write_bytes(data)
            done.touch()
        found = [one for one in place.iterdir() if one != done]
        seen.update(one.name[:16] for one in found)
        counts.update(find_format(one.name) or "" for one in found)
        print(f"{number}/{len(PACKAGES)} {package}: {len(found)}", file=sys.stderr)
    return counts


if __name__ == "__main__":
    for form, count in sorted(gather(Path(sys.argv[1]).resolve()).items()):
        print(form, count)
