"""The checker's settings: what they may be, where they are written, which hold for a file.

``kontsevich.toml``, or ``[tool.kontsevich]`` in ``pyproject.toml``: the nearest one upwards from a
file. Layers follow each other: the file, what it says `per-path`, what the caller asks for. The
later one decides; `ignore`, `keep`, `persons`, `places` and `severity` add to what stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import IN_TABLE, InputError, describe
from ..profile import DEFAULT, check_choice
from ..tables import names, parse_tsv, read_header
from .codes import LEVELS, find_all_codes, find_codes, read_codes, suggest

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN, SHARED = "kontsevich.toml", "pyproject.toml"
YO = ("keep", "require", "fold")
Rows = tuple[tuple[str, ...], ...]
_HEADER = r"\s*\[{1,2}(?P<keys>[^\]]*)\]"
_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"\s*(?P<keys>{_NAME}(?:\s*\.\s*{_NAME})*)\s*="


class Settings(NamedTuple):
    """What one check goes by.

    `profile`: a profile's name. `yo`: keep (ё or е, as the author has it), require or fold (the
    journal prints no ё). `keep`: spellings to leave alone. `persons`, `places`: further rows.
    `columns`: of a table, by name or number; none: all. `codes`: what is looked for.
    `levels`: (code, severity) where it is not the table's.
    """

    profile: str = DEFAULT
    yo: str = YO[0]
    keep: frozenset[str] = frozenset()
    persons: Rows = ()
    places: Rows = ()
    columns: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    levels: tuple[tuple[str, str], ...] = ()

    def severity(self, code: str) -> str:
        """How severe findings of a code are: error, warning, notice, or off."""
        if code not in self.codes:
            return LEVELS[0]
        return dict(self.levels).get(code) or read_codes()[code].severity


def build_settings(*layers: Mapping[str, Any]) -> Settings:
    """The settings that these layers of keys make, the later ones deciding.

    Raises `InputError` for an unknown key or value.

    >>> build_settings({"yo": "fold", "ignore": ["KTV1"]}).severity("KTV101")
    'off'
    """
    chosen: dict[str, Any] = {}
    ignored: frozenset[str] = frozenset()
    levels: dict[str, str] = {}
    for layer in layers:
        for key, value in layer.items():
            value = check_value(key, value)
            if key == "ignore":
                ignored |= find_all_codes(value)
            elif key == "select":
                chosen["codes"] = find_all_codes(value)
            elif key == "severity":
                for word, level in value.items():
                    levels.update(dict.fromkeys(find_codes(word), level))
            elif key in ("persons", "places"):
                chosen[key] = (*chosen.get(key, ()), *_read_rows(key, value))
            elif key == "keep":
                chosen[key] = chosen.get(key, frozenset()) | frozenset(value)
            else:
                chosen[key] = value
    codes = chosen.pop("codes", frozenset(read_codes()))
    return Settings(**chosen, codes=codes - ignored, levels=tuple(sorted(levels.items())))


def check_value(key: str, value: object) -> Any:
    """The value of a key, lists as tuples; raises `InputError` where key or value is none."""
    _check_key(key, _CHECKS)
    return _CHECKS[key](key, value)


def _check_key(key: str, known: Iterable[str]) -> None:
    if key in known:
        return
    near = suggest(key, known)
    if near:
        raise InputError("unknown key {key!r}; did you mean {near!r}?", key=key, near=near)
    raise InputError("unknown key {key!r}; known: {known}", key=key, known=", ".join(known))


def _profile(key: str, value: object) -> str:
    check_choice(key, str(value), names("profiles"))
    return str(value)


def _yo(key: str, value: object) -> str:
    check_choice(key, str(value), YO)
    return str(value)


def _words(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        raise InputError("{key}: expected a list of strings, got {value!r}", key=key, value=value)
    words = tuple(value)
    for word in words:
        if not isinstance(word, str):
            raise InputError(
                "{key}: expected a list of strings, got {value!r}", key=key, value=word
            )
    return words


def _codes(key: str, value: object) -> tuple[str, ...]:
    words = _words(key, value)
    find_all_codes(words)
    return words


def _severity(key: str, value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise InputError("{key}: expected a table of codes, got {value!r}", key=key, value=value)
    _codes(key, tuple(value))
    for word, level in value.items():
        if level not in LEVELS:
            raise InputError(
                "{word}: unknown severity {level!r}; known: {known}",
                word=word,
                level=level,
                known=", ".join(LEVELS),
            )
    return dict(value)


def _table(key: str, value: object) -> tuple[Any, ...]:
    """Files, or rows that the caller has already."""
    if isinstance(value, str | Path):
        return (value,)
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        raise InputError(
            "{key}: expected a TSV file or a list of them, got {value!r}", key=key, value=value
        )
    return tuple(value)


_CHECKS: dict[str, Callable[[str, object], Any]] = {
    "profile": _profile,
    "yo": _yo,
    "keep": _words,
    "columns": _words,
    "select": _codes,
    "ignore": _codes,
    "severity": _severity,
    "persons": _table,
    "places": _table,
}
EXCLUDE, PER_PATH = "exclude", "per-path"  # keys of a file only
_TABLES = {"persons": "names/persons.tsv", "places": "places/places.tsv"}


def _read_rows(key: str, values: Iterable[str | Path | Iterable[str]]) -> Rows:
    """The rows of the user's files as wide as those of our own table; missing columns are empty."""
    rows: list[tuple[str, ...]] = []
    columns = read_header(_TABLES[key])
    for value in values:
        if not isinstance(value, str | Path):
            row = tuple(value)
            rows.append((*row, *[""] * (len(columns) - len(row))))
            continue
        header, found = parse_tsv(_read(Path(value)).replace("\r\n", "\n"), str(value))
        for column in header:
            try:
                check_choice("column", column, columns)
            except InputError as error:
                raise _locate(error, value, 1) from None
        if columns[0] not in header:
            raise _locate(InputError("no column {column!r}", column=columns[0]), value, 1)
        places = [header.index(column) if column in header else None for column in columns]
        rows += [tuple("" if at is None else row[at] for at in places) for row in found]
    return tuple(rows)


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
                if _compile((pattern,)).match_file(relative):
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
        return _compile(self.exclude)

    def _relative(self, path: Path | None) -> str:
        try:
            return path.resolve().relative_to(self.file.parent.resolve()).as_posix() if path else ""
        except ValueError:
            return ""


NOWHERE = Configuration(Path(), {}, {}, ())


def _compile(patterns: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only where patterns are used

    return GitIgnoreSpec.from_lines(patterns)


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


def _read_folder(folder: Path) -> Configuration | None:
    for name in (OWN, SHARED):
        file = folder / name
        if file.is_file() and (name == OWN or "kontsevich" in _read(file)):
            found = _read_keys(file)
            if found is not None:
                return found
    return None


def read_configuration(file: Path) -> Configuration:
    """What a settings file says. Raises `InputError` with the file and the line."""
    found = _read_keys(file)
    if found is None:
        raise InputError("{name}: no [tool.kontsevich]", name=file)
    return found


def _read_keys(file: Path) -> Configuration | None:
    import tomllib  # only where there is something to read

    text = _read(file)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("{name}: {reason}", name=file, reason=str(error)) from None
    if file.name != SHARED:
        return _Keys(file, text, ()).read(document)
    table = document.get("tool")
    own = table.get("kontsevich") if isinstance(table, Mapping) else None
    return _Keys(file, text, ("tool", "kontsevich")).read(own) if isinstance(own, Mapping) else None


class _LocatedError(InputError):
    """An error that has its address already."""


def _locate(error: InputError, file: object, line: int) -> InputError:
    return _LocatedError(IN_TABLE + error.template, file=file, where=f"line {line}", **error.fields)


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
                _check_key(key, (*_CHECKS, EXCLUDE, PER_PATH))
                if key == EXCLUDE:
                    exclude = _words(key, value)
                elif key == PER_PATH:
                    _tables(key, value)
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
        return tuple(self.file.parent / name for name in checked) if key in _TABLES else checked

    @contextmanager
    def _at(self, *path: str) -> Iterator[None]:
        try:
            yield
        except _LocatedError:
            raise
        except InputError as error:
            line = _find_line(self.text, (*self.table, *path))
            raise _locate(error, self.file, line) from None


def _tables(key: str, value: object) -> None:
    if not isinstance(value, Mapping) or not all(isinstance(v, Mapping) for v in value.values()):
        raise InputError("{key}: expected tables by path, got {value!r}", key=key, value=value)


def _find_line(text: str, path: tuple[str, ...]) -> int:
    """The line on which a key of a TOML text stands, or the nearest key above it."""
    best, longest = 1, 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(_HEADER, line)
        keys = header or re.match(_KEYS, line)
        if not keys:
            continue
        here = tuple(key.strip("\"'") for key in re.findall(_NAME, keys["keys"]))
        if header:
            table = here
        else:
            here = (*table, *here)
        if len(here) > longest and here == path[: len(here)]:
            best, longest = number, len(here)
    return best


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError("{name}: {reason}", name=file, reason=describe(error)) from None
    except UnicodeDecodeError as error:
        where = f"byte {error.start}"
        raise InputError(IN_TABLE + "not UTF-8", file=file, where=where) from None
