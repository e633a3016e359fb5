"""Which files a run checks: those named, and the manuscripts in the folders named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from glob import has_magic, iglob
from pathlib import Path
from typing import TYPE_CHECKING

from ...documents.formats import UNREAD_ENDINGS, find_format
from ...documents.input_streams import STDIN
from ...errors import InputError, describe
from ...law.user_files import read_ordinary
from ..settings.configuration import Configurations
from ..settings.path_patterns import compile_patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    _Spec = tuple[Path, GitIgnoreSpec]

# Folders that hold no manuscripts of the author, besides hidden ones.
_SKIPPED = frozenset(("__pycache__", "build", "dist", "node_modules", "site-packages", "venv"))
_OWNED = "~$"  # what Word leaves beside a document that is open
_IGNORE, _TOP = ".gitignore", ".git"


def find_files(
    paths: Iterable[str],
    configurations: Configurations,
    force_exclude: bool = False,
    skipped: Counter[str] | None = None,
) -> Iterator[str]:
    """The files to check, each once: named ones whatever they are called, in folders those whose
    ending is a format's, unless hidden, ignored by git or excluded by the settings.

    A pattern with ``*`` is filled in where the shell has not done it. What is not there is given
    too: reading it says so. `skipped` counts the manuscripts in folders that are not read, by their
    endings. With `force_exclude` the settings exclude named files as well.
    """
    seen: set[Path] = set()
    for path in paths:
        if path == STDIN:
            yield path
            continue
        if not path:
            raise InputError("an empty name of a file")
        for name in _fill_in(path):
            place = Path(name)
            if place.is_dir():
                found: Iterable[Path] = _Walk(place, configurations, skipped).find()
            elif force_exclude and _excluded(place, configurations):
                continue
            else:
                found = [place]
            for file in found:
                real = file.absolute()
                if real not in seen:
                    seen.add(real)
                    yield str(file)


def _fill_in(path: str) -> list[str]:
    if has_magic(path) and not Path(path).exists():
        return sorted(iglob(path, recursive=True)) or [path]  # noqa: PTH207
    return [path]


class _Walk:
    """A walk through one folder; no link leads out of it."""

    def __init__(
        self, root: Path, configurations: Configurations, skipped: Counter[str] | None = None
    ) -> None:
        self.root, self.configurations, self.skipped = root, configurations, skipped
        self._specs: dict[Path, tuple[_Spec, ...]] = {}

    def find(self) -> Iterator[Path]:
        """The manuscripts, folder by folder, by name."""
        top = self.root.resolve()
        refused: list[str] = []  # folders that may not be looked into: reading them says so
        for name, folders, files in os.walk(
            self.root, onerror=lambda error: refused.append(error.filename)
        ):
            folder = Path(name)
            folders[:] = sorted(
                one
                for one in folders
                if not (one.startswith(".") or one in _SKIPPED or self._left_out(folder / one, "/"))
            )
            for one in sorted(files):
                file = folder / one
                known = find_format(one)
                if one.startswith((".", _OWNED)) or self._left_out(file):
                    continue
                if not known:
                    if self.skipped is not None and file.suffix.lower() in UNREAD_ENDINGS:
                        self.skipped[file.suffix.lower()] += 1
                    continue
                if not file.is_symlink() or self._leads_inside(file, top):
                    yield file
        yield from map(Path, refused)

    def _leads_inside(self, file: Path, top: Path) -> bool:
        try:
            return file.resolve(strict=True).is_relative_to(top)
        except (OSError, RuntimeError):  # a loop of links, or one that leads nowhere
            return False

    def _left_out(self, path: Path, slash: str = "") -> bool:
        place = path.absolute()
        return self._ignored(place, slash) or _excluded(place, self.configurations)

    def _ignored(self, place: Path, slash: str) -> bool:
        """Whether git ignores it: the nearest ``.gitignore`` that speaks of it decides."""
        for folder, spec in self._find_specs(place.parent):
            said = spec.check_file(place.relative_to(folder).as_posix() + slash).include
            if said is not None:
                return said
        return False

    def _find_specs(self, folder: Path) -> tuple[_Spec, ...]:
        """The ignore files that hold in a folder, the nearest first, up to the top of its
        checkout; outside one, up to the root of the walk."""
        found = self._specs.get(folder)
        if found is None:
            if (folder / _TOP).exists() or folder == folder.parent:
                above: tuple[_Spec, ...] = ()
            elif folder == self.root.absolute() and not _in_checkout(folder):
                above = ()
            else:
                above = self._find_specs(folder.parent)
            found = self._specs[folder] = (*_read_spec(folder), *above)
        return found


def _in_checkout(folder: Path) -> bool:
    return any((parent / _TOP).exists() for parent in folder.parents)


def _read_spec(folder: Path) -> Iterator[_Spec]:
    file = folder / _IGNORE
    if file.is_file():
        try:
            lines = read_ordinary(file).decode("utf-8", "replace").splitlines()
        except OSError as error:
            raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
        yield folder, compile_patterns(lines, lenient=True)


def _excluded(path: Path, configurations: Configurations) -> bool:
    try:
        return configurations.find(path.absolute().parent).excludes(path)
    except InputError:  # each file that goes by these settings will say what is wrong
        return False
