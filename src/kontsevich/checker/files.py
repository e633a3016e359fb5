"""Which files a run checks: those named, and the manuscripts in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from glob import has_magic, iglob
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..sources import STDIN
from .manuscript import find_format
from .settings import Configurations

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders that hold no manuscripts of the author, besides hidden ones.
_SKIPPED = frozenset(("__pycache__", "build", "dist", "node_modules", "site-packages", "venv"))
_IGNORE, _TOP = ".gitignore", ".git"


def find_files(
    paths: Iterable[str], configurations: Configurations, force_exclude: bool = False
) -> Iterator[str]:
    """The files to check, each once: named ones whatever they are called, in folders those whose
    ending is a format's, unless hidden, ignored by git or excluded by the settings.

    A pattern with ``*`` is filled in where the shell has not done it. What is not there is given
    too: reading it says so. With `force_exclude` the settings exclude named files as well.
    """
    seen: set[Path] = set()
    for path in paths:
        if path == STDIN:
            yield path
            continue
        for name in _fill_in(path):
            place = Path(name)
            if place.is_dir():
                found: Iterable[Path] = _walk(place, configurations)
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


def _walk(root: Path, configurations: Configurations) -> Iterator[Path]:
    """The manuscripts below a folder, folder by folder, by name; no link leads out of it."""
    top = root.resolve()
    for name, folders, files in os.walk(root):
        folder = Path(name)
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".")
            and one not in _SKIPPED
            and not _left_out(folder / one, True, root.absolute(), configurations)
        )
        for one in sorted(files):
            file = folder / one
            if one.startswith(".") or not find_format(one):
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(top):
                continue
            if not _left_out(file, False, root.absolute(), configurations):
                yield file


def _left_out(path: Path, is_folder: bool, root: Path, configurations: Configurations) -> bool:
    place = path.absolute()
    return _ignored(place, is_folder, root) or _excluded(place, configurations)


def _excluded(path: Path, configurations: Configurations) -> bool:
    try:
        return configurations.find(path.absolute().parent).excludes(path)
    except InputError:  # each file that goes by these settings will say what is wrong
        return False


def _ignored(path: Path, is_folder: bool, root: Path) -> bool:
    """Whether git ignores it: the nearest ``.gitignore`` that speaks of it decides."""
    for folder, spec in _specs(path.parent, root):
        relative = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
        said = spec.check_file(relative).include
        if said is not None:
            return said
    return False


@cache
def _specs(folder: Path, root: Path) -> tuple[tuple[Path, GitIgnoreSpec], ...]:
    """The ignore files that hold in a folder, the nearest first, up to the top of its checkout;
    outside one, up to the root of the walk."""
    parents = (folder, *folder.parents)
    top = next((place for place in parents if (place / _TOP).exists()), root)
    found = []
    for place in parents[: parents.index(top) + 1]:
        spec = _read_spec(place)
        if spec is not None:
            found.append((place, spec))
    return tuple(found)


@cache
def _read_spec(folder: Path) -> GitIgnoreSpec | None:
    file = folder / _IGNORE
    if not file.is_file():
        return None
    from pathspec import GitIgnoreSpec  # only where there is something to read

    return GitIgnoreSpec.from_lines(file.read_text("utf-8", "replace").splitlines())
