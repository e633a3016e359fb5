"""Settings files: where they are, what they say, and for which paths.

``kontsevich.toml``, or ``[tool.kontsevich]`` in ``pyproject.toml``: the nearest one upwards from a
file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import InputError
from .keys import CHECKS, EXCLUDE, PER_PATH, check_key, check_tables, check_value, check_words
from .path_patterns import compile_patterns
from .toml_addresses import LocatedError, find_line, locate, read_text
from .user_rows import TABLES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN, SHARED = "kontsevich.toml", "pyproject.toml"


class Configuration:
    """What one settings file says, and for which paths."""

    def __init__(
        self,
        file: Path,
        base: Mapping[str, Any],
        per_path: Mapping[str, Mapping[str, Any]],
        exclude: tuple[str, ...],
    ) -> None:
        self.file, self.base, self.per_path, self.exclude = file, base, per_path, exclude

    def layers(self, path: Path | None) -> list[Mapping[str, Any]]:
        """The layers of keys for a file, the later ones deciding."""
        relative = self._relative(path)
        found = [self.base]
        if relative:
            for pattern, keys in self.per_path.items():
                if compile_patterns((pattern,)).match_file(relative):
                    found.append(keys)
        return found

    def excludes(self, path: Path) -> bool:
        """Whether a file, or a folder, is not to be checked."""
        relative = self._relative(path) if self.exclude else ""
        if not relative:
            return False
        return self._spec.match_file(relative + ("/" if path.is_dir() else ""))

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        return compile_patterns(self.exclude)

    def _relative(self, path: Path | None) -> str:
        try:
            return path.resolve().relative_to(self.file.parent.resolve()).as_posix() if path else ""
        except (ValueError, OSError, RuntimeError):  # elsewhere, or a link that leads nowhere
            return ""


NOWHERE = Configuration(Path(), {}, {}, ())


class Configurations:
    """The settings files of a run, each read once."""

    def __init__(self, chosen: Path | None = None) -> None:
        """`chosen`: a settings file that holds everywhere, in place of the nearest one."""
        self._chosen = read_configuration(chosen) if chosen else None
        self._known: dict[Path, Configuration] = {}

    def find(self, folder: Path) -> Configuration:
        """The configuration that holds in a folder: of the nearest settings file upwards.

        Raises `InputError` for a file that is wrong, with its name and line.
        """
        if self._chosen:
            return self._chosen
        known = self._known.get(folder)
        if known is None:
            parent = folder.parent
            known = _read_folder(folder) or (self.find(parent) if parent != folder else NOWHERE)
            self._known[folder] = known
        return known


def read_configuration(file: Path) -> Configuration:
    """What a settings file says. Raises `InputError` with the file and the line."""
    found = _read_keys(file)
    if found is None:
        raise InputError("{name}: no [tool.kontsevich]", name=file)
    return found


def _read_folder(folder: Path) -> Configuration | None:
    for name in (OWN, SHARED):
        file = folder / name
        if file.is_file() and (name == OWN or "kontsevich" in read_text(file)):
            found = _read_keys(file)
            if found is not None:
                return found
    return None


def _read_keys(file: Path) -> Configuration | None:
    import tomllib  # only where there is something to read

    text = read_text(file)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("{name}: {reason}", name=file, reason=str(error)) from None
    except RecursionError:
        raise InputError("{name}: is nested too deeply", name=file) from None
    if file.name != SHARED:
        return _Keys(file, text, ()).read(document)
    table = document.get("tool")
    own = table.get("kontsevich") if isinstance(table, Mapping) else None
    return _Keys(file, text, ("tool", "kontsevich")).read(own) if isinstance(own, Mapping) else None


class _Keys:
    """The keys of one settings file; what is wrong is told with its line."""

    def __init__(self, file: Path, text: str, table: tuple[str, ...]) -> None:
        self.file, self.text, self.table = file, text, table

    def read(self, document: Mapping[str, Any]) -> Configuration:
        base = {}
        per_path: dict[str, Mapping[str, Any]] = {}
        exclude: tuple[str, ...] = ()
        for key, value in document.items():
            with self._at(key):
                check_key(key, (*CHECKS, EXCLUDE, PER_PATH))
                if key == EXCLUDE:
                    exclude = check_words(key, value)
                    compile_patterns(exclude)
                elif key == PER_PATH:
                    check_tables(key, value)
                else:
                    base[key] = self._check((), key, value)
            if key == PER_PATH:
                for pattern, keys in value.items():
                    per_path[pattern] = self._read_layer(pattern, keys)
        return Configuration(self.file, base, per_path, exclude)

    def _read_layer(self, pattern: str, keys: Mapping[str, Any]) -> dict[str, Any]:
        layer = {}
        for key, value in keys.items():
            with self._at(PER_PATH, pattern, key):
                layer[key] = self._check((PER_PATH, pattern), key, value)
        return layer

    def _check(self, path: tuple[str, ...], key: str, value: object) -> Any:
        if isinstance(value, Mapping):  # each entry has a line of its own
            for word, entry in value.items():
                with self._at(*path, key, word):
                    check_value(key, {word: entry})
        checked = check_value(key, value)
        if key not in TABLES:
            return checked
        names = check_words(key, checked)
        return tuple(self.file.parent / name for name in names)

    @contextmanager
    def _at(self, *path: str) -> Iterator[None]:
        try:
            yield
        except LocatedError:
            raise
        except InputError as error:
            line = find_line(self.text, (*self.table, *path))
            raise locate(error, self.file, line) from None
