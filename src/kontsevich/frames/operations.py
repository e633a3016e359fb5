"""What is done to a column: one of our functions, ready to run, and the type of its results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_origin, get_type_hints

from ..documents.formats import TextFormat
from ..law.choices import Kind, Language, Profile
from ..law.profiles import DEFAULT, check_choice
from .options import (
    CheckOptions,
    ConvertOptions,
    FixOptions,
    HangulizeOptions,
    PronounceOptions,
    RestoreOptions,
)

if TYPE_CHECKING:
    import pyarrow as pa

# Texts whose results a column that comes in batches remembers: some 70 MB of names. How many go by
# before it is asked whether that is worth while, what share of them must have been known, and for
# how many times as many nothing is remembered if it was not.
REMEMBERED = 1 << 18
_TRIED, _WORTH, _REST = 1 << 15, 0.1, 16
_OPTIONS: dict[str, type] = {
    "convert": ConvertOptions,
    "pronounce": PronounceOptions,
    "restore": RestoreOptions,
    "hangulize": HangulizeOptions,
    "check": CheckOptions,
    "fix": FixOptions,
}
NAMES = tuple(_OPTIONS)
_TEXT = "string"
_FINDING = {
    "code": _TEXT,
    "severity": _TEXT,
    "start": "int64",
    "end": "int64",
    "found": _TEXT,
    "expected": [_TEXT],
    "hangul": [_TEXT],
    "region": _TEXT,
    "sic": "bool",
    "fix": _TEXT,
    "message": _TEXT,
}
_READING = {"hangul": _TEXT, "cyrillic": _TEXT, "probability": "double", "who": _TEXT}
_RESULTS: dict[str, Any] = {"restore": _READING, "check": [_FINDING]}


class Memo:
    """The results of a function of one text, remembered as long as texts come again.

    >>> memo = Memo(str.upper, tried=4)
    >>> list(memo.run(list("abab"))), list(memo.run(list("cdef"))), memo.rest
    (['A', 'B', 'A', 'B'], ['C', 'D', 'E', 'F'], 0)
    >>> list(memo.run(list("ghij"))), memo.rest
    (['G', 'H', 'I', 'J'], 60)
    """

    def __init__(self, run: Callable[[str], object], tried: int = _TRIED) -> None:
        self._run, self._tried = run, tried
        self._remember = lru_cache(REMEMBERED)(run)
        self._asked = self._known = 0
        self.rest = 0  # texts for which nothing is remembered

    def run(self, texts: Sequence[str]) -> Iterator[object]:
        """The result of each text."""
        known = self._remember.cache_info().hits
        if not self.rest and self._asked >= self._tried:
            if known - self._known < _WORTH * self._asked:
                self.rest = _REST * self._tried
                self._remember.cache_clear()
                known = 0
            self._asked, self._known = 0, known
        if self.rest:
            self.rest = max(self.rest - len(texts), 0)
            return map(self._run, texts)
        self._asked += len(texts)
        return map(self._remember, texts)


class Operation(NamedTuple):
    """A function of one text and the shape of what it gives.

    `shape`: the name of an Arrow type, a list of one shape, or a dictionary of fields. `memo`
    serves columns that come in small batches.
    """

    run: Callable[[str], object]
    memo: Memo | None
    shape: Any

    @property
    def type(self) -> pa.DataType:
        """The Arrow type of the results."""
        return build_type(self.shape)


def find_operation(name: str, options: Mapping[str, Any]) -> Operation:
    """One of `NAMES` under these options; raises `InputError` for an option or value it lacks.

    The same options give the same operation, so that what batches have in common is done once.

    >>> find_operation("convert", {"kind": "name"}).run("김정은")
    'Ким Чжонын'
    >>> find_operation("pronounce", {"kin": "name"})
    Traceback (most recent call last):
    kontsevich.errors.InputError: unknown option: 'kin'; did you mean kind?
    """
    check_choice("function", name, NAMES)
    known = tuple(get_type_hints(_OPTIONS[name]))
    for option in options:
        check_choice("option", option, known)
    key = tuple(sorted(options.items()))
    try:
        hash(key)
    except TypeError:  # rows of the user's own
        return _prepare(name, key)
    return _share(name, key)


def simple_options(name: str) -> tuple[str, ...]:
    """The options of a function whose values are words or truth, as SQL can say them.

    >>> simple_options("pronounce"), "keep" in simple_options("fix")
    (('kind',), False)
    """
    hints = get_type_hints(_OPTIONS[name])
    plain = (option for option, hint in hints.items() if hint in (str, bool) or _is_choice(hint))
    return tuple(plain)


def _is_choice(hint: Any) -> bool:
    return get_origin(hint) is Literal


def build_type(shape: Any) -> pa.DataType:
    """The Arrow type of a shape.

    >>> str(build_type(["string"]))
    'list<item: string>'
    """
    import pyarrow as pa

    if isinstance(shape, list):
        return pa.list_(build_type(shape[0]))
    if isinstance(shape, dict):
        return pa.struct([(name, build_type(inner)) for name, inner in shape.items()])
    return pa.type_for_alias(shape)


def _prepare(name: str, key: tuple[tuple[str, Any], ...]) -> Operation:
    run = _PREPARERS[name](**dict(key))
    return Operation(run, Memo(run), _RESULTS.get(name, _TEXT))


_share = lru_cache(maxsize=64)(_prepare)


def _prepare_convert(**options: Any) -> Callable[[str], str]:
    from ..transcription.converter import Converter

    return Converter(**options).convert


def _prepare_pronounce(kind: Kind = "auto") -> Callable[[str], str]:
    from ..transcription.converter import Converter

    return Converter(kind=kind).pronounce


def _prepare_hangulize(**options: Any) -> Callable[[str], str]:
    from ..russian.hangulization import hangulize

    hangulize("", **options)  # refuses what it does not know
    return partial(hangulize, **options)


def _prepare_restore(
    lang: Language = "en", profile: Profile = DEFAULT, **options: Any
) -> Callable[[str], object]:
    from ..messages import LANGUAGES
    from ..reverse.restoration import restore

    check_choice("lang", lang, LANGUAGES)
    restore("", profile=profile, **options)

    def run(text: str) -> dict[str, object] | None:
        best = next(iter(restore(text, limit=1, profile=profile, **options)), None)
        if best is None:
            return None
        who = best.who_ru if lang == "ru" else best.who_en
        return dict(zip(_READING, (*best[:2], best.probability, who or None), strict=True))

    return run


def _prepare_check(
    format: TextFormat = "text", lang: Language = "en", **options: Any
) -> Callable[[str], object]:
    from ..checker.findings.checking import check_text
    from ..checker.settings.settings import build_settings
    from ..messages import LANGUAGES

    check_choice("lang", lang, LANGUAGES)
    settings = build_settings(options)
    check_text("", format, settings)

    def run(text: str) -> list[dict[str, object]]:
        return [
            {
                name: getattr(finding, name) if name != "message" else finding.message()
                for name in _FINDING
            }
            for finding in check_text(text, format, settings, lang)
        ]

    return run


def _prepare_fix(**options: Any) -> Callable[[str], str]:
    from ..checker.findings.checking import fix

    fix("", **options)
    return partial(fix, **options)


_PREPARERS: dict[str, Callable[..., Callable[[str], object]]] = {
    "convert": _prepare_convert,
    "pronounce": _prepare_pronounce,
    "restore": _prepare_restore,
    "hangulize": _prepare_hangulize,
    "check": _prepare_check,
    "fix": _prepare_fix,
}
