"""Check a text, fix it, check a file: the checker as one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict, Unpack

from ...documents.formats import PACKAGES, FileFormat, TextFormat, choose_format
from ...documents.input_streams import STDIN, is_text_encoding, open_source, read_whole
from ...documents.regions.memory import remembered
from ...documents.text.encoding import (
    Decoded,
    decode,
    encode,
    find_declared_encoding,
)
from ...errors import DocumentError, InputError, KontsevichError, describe, expect_text
from ...law.choices import Language, Profile
from ...law.profiles import check_choice
from ...messages import LANGUAGES, tell_error
from ..settings.configuration import Configurations
from ..settings.settings import Settings, build_settings
from ..spotting.silence import find_loud, is_silent
from .fixes import NONE, apply_fixes, fixable, rewrite
from .garbage import without_collection
from .task import ANNOTATE, ROUNDS, SHOW, TRACK, WRITE, Checked, Task, leave_new

if TYPE_CHECKING:
    from .baseline import Known
    from .finding import Finding
    from .placement import Placed

PLAIN = "text"
LONG = 1 << 15  # characters; a plain text that is shorter is read closely as a whole
_DECLARING = ("html", "fb2")  # formats that say their encoding
_SPOKE = "not silent"  # left in a memory: whoever was heard is read, and not asked again
CALL = __name__.partition(".")[0]  # a suppression begins with the name of the program


class Options(TypedDict, total=False):
    """What `check`, `fix` and `check_path` may be told; see `docs/check.md`."""

    profile: Profile
    yo: Literal["keep", "require", "fold"]
    keep: Iterable[str]
    forms: Mapping[str, str]
    ignore_patterns: Iterable[str]
    columns: Iterable[str]
    persons: str | Path | Iterable[str | Path | Iterable[str]]
    places: str | Path | Iterable[str | Path | Iterable[str]]
    select: Iterable[str]
    ignore: Iterable[str]
    severity: Mapping[str, Literal["error", "warning", "notice", "off"]]


def check(
    text: str,
    *,
    format: TextFormat = "text",
    lang: Language = "en",
    **options: Unpack[Options],
) -> list[Finding]:
    """What in a text is not by the system, in the order in which it stands there.

    `format`: text, markdown, latex, html and so on (`docs/formats.md`). `lang`: the language that
    `Finding.message` speaks, ru or en.
    `profile`: a profile's name; `yo`: keep, require or fold; `keep`: spellings to leave alone;
    `forms`: what the house prints in place of a spelling; `ignore_patterns`: regular expressions
    of what is not to be told;
    `columns`: of a table (csv, tsv) only these, by name or number;
    `persons`, `places`: TSV files, or rows, beside our tables; `select`, `ignore`: codes, their
    beginnings or names; `severity`: of a code, error, warning, notice or off.
    Raises `InputError` for an unknown option or value.

    >>> [finding] = check("Он встретил Ким Чен Ына.")
    >>> finding.code, finding.expected[0], finding.fix
    ('KTV101', 'Ким Чжонына', 'safe')
    """
    expect_text(text)
    check_choice("lang", lang, LANGUAGES)
    return check_text(text, format, build_settings(options), lang)


def fix(
    text: str, *, unsafe: bool = False, format: TextFormat = "text", **options: Unpack[Options]
) -> str:
    """The text with every safe fix carried out, with `unsafe` those too that are only likely.

    Options are those of `check`. Fixing twice changes nothing more.

    >>> fix("Он встретил Ким Чен Ына: «Ким Чен Ын».")
    'Он встретил Ким Чжонына: «Ким Чен Ын».'
    """
    expect_text(text)
    settings = build_settings(options)
    findings = check_text(text, format, settings)
    return _fix(text, findings, format, settings, Task(Configurations(), {}, unsafe=unsafe)).text


def check_path(
    path: str | Path,
    *,
    format: FileFormat | None = None,
    encoding: str | None = None,
    lang: Language = "en",
    **options: Unpack[Options],
) -> list[Finding]:
    """What in a file is not by the system; offsets are code points of its text, without a byte
    order mark.

    The nearest settings file upwards holds, as on the command line; `options` go before it. The
    format is told by the file's ending, else it is text; the encoding by the file.
    Raises `InputError` or `DocumentError` for a file or settings that can't be read.
    """
    check_choice("lang", lang, LANGUAGES)
    task = Task(Configurations(), dict(options), format, encoding, lang)
    return list(_check_file(str(path), task).findings)


def fix_path(
    path: str | Path,
    *,
    unsafe: bool = False,
    revision: Literal["", "track", "annotate"] = "",
    format: FileFormat | None = None,
    encoding: str | None = None,
    lang: Language = "en",
    **options: Unpack[Options],
) -> list[Finding]:
    """Fix a file in its place, and tell the findings that are left.

    Every safe fix is carried out, with `unsafe` those too that are only likely. `revision`: in
    Word and OpenDocument as tracked changes (track), or no fix but a comment at every finding
    (annotate). The file changes as a whole or not at all. All else is as with `check_path`.
    """
    check_choice("revision", revision, ("", TRACK, ANNOTATE))
    check_choice("lang", lang, LANGUAGES)
    task = Task(
        Configurations(), dict(options), format, encoding, lang, WRITE, unsafe, revision=revision
    )
    return list(_check_file(str(path), task).findings)


def check_file(name: str, task: Task, known: Known | None = None) -> Checked:
    """Check one file, or standard input for `-`, and fix it if the task says so.

    `known`: what a baseline knows about this file. Trouble is returned, not raised.
    """
    try:
        return _check_file(name, task, known)
    except KontsevichError as error:
        told = tell_error(error, task.lang)
        if isinstance(error, DocumentError) and not told.startswith(name):
            told = f"{name}: {told}"
        return Checked(_path(name, task), trouble=told)
    except (RecursionError, MemoryError, OSError) as error:
        return Checked(_path(name, task), trouble=tell_error(trouble_of(error, name), task.lang))


def trouble_of(error: BaseException, name: str) -> InputError:
    """What a file asked too much of, or the system did not do, as an error of ours.

    >>> str(trouble_of(RecursionError(), "a.txt"))
    'a.txt: is nested too deeply'
    """
    if isinstance(error, RecursionError):
        return InputError("{name}: is nested too deeply", name=name)
    if isinstance(error, MemoryError):
        return InputError("{name}: takes more memory than there is", name=name)
    reason = describe(error) if isinstance(error, OSError) else str(error)
    return InputError("{name}: {reason}", name=name, reason=reason)


def _path(name: str, task: Task) -> str:
    return task.stdin_name or name if name == STDIN else name


@without_collection()
def _check_file(name: str, task: Task, known: Known | None = None) -> Checked:
    path = _path(name, task)
    place = Path(path).absolute()
    configuration = task.configurations.find(place.parent)
    settings = build_settings(*configuration.layers(place), task.layer)
    settings = settings._replace(decisions=task.decisions)
    with open_source(name, pipes=task.walked is None or name not in task.walked) as stream:
        data = read_whole(stream, name)
    form, sure = (task.format, True) if task.format else choose_format(path, data)
    if form in PACKAGES:
        from .packages import check_package  # most manuscripts are text

        return check_package(path, name, data, form, settings, task, known)
    if task.revision:
        raise DocumentError("only Word, OpenDocument and RTF have tracked changes and comments")
    decoded = read_text(data, form, task.encoding)
    findings = leave_new(check_text(decoded.text, form, settings, task.lang), known)
    if not sure:  # another's words may look like the author's own
        findings = [replace(finding, fix=NONE, edits=()) for finding in findings]
    checked = Checked(path, tuple(findings), form, decoded.encoding)
    if task.fix == NONE:
        return checked
    if not sure:
        raise DocumentError("what mark-up this is nobody knows; --format says it")
    fixed = _fix(decoded.text, findings, form, settings, task, known)
    checked = checked._replace(before=decoded.text, after=fixed.text, fixed=fixed.fixed)
    if task.fix == SHOW:
        return checked
    if name == STDIN:
        checked = checked._replace(output=encode(decoded, fixed.text))
    elif fixed.text != decoded.text:
        if encode(decoded) != data:
            raise DocumentError(
                "{encoding} would not give the same bytes back", encoding=decoded.encoding
            )
        written = encode(decoded, fixed.text)
        if decode(written, decoded.encoding).text != fixed.text:
            raise DocumentError(
                "{encoding} would not give the same bytes back", encoding=decoded.encoding
            )
        rewrite(Path(name), data, written)
    return checked._replace(findings=tuple(fixed.findings))


def read_text(data: bytes, form: str, encoding: str | None = None) -> Decoded:
    """The text of a file that is no package, in the encoding given, or in its own."""
    return decode(data, encoding or _find_declared(data, form))


def _find_declared(data: bytes, form: str) -> str | None:
    """The encoding that a page says it has, where it is no UTF-8."""
    if form not in _DECLARING:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = find_declared_encoding(data)
        return declared if declared and is_text_encoding(declared) else None
    return None


class _Fixed(NamedTuple):
    text: str
    findings: list[Finding]
    fixed: int


def _fix(
    text: str,
    findings: list[Finding],
    form: str,
    settings: Settings,
    task: Task,
    known: Known | None = None,
) -> _Fixed:
    """Fix what is fixable, and again what only then is."""
    count = 0
    for _ in range(ROUNDS):
        fixed = apply_fixes(text, findings, task.unsafe)
        if fixed == text:
            break
        count += sum(fixable(finding, task.unsafe) for finding in findings)
        text = fixed
        findings = leave_new(check_text(text, form, settings, task.lang), known)
    return _Fixed(text, findings, count)


@without_collection()
def check_text(text: str, form: str, settings: Settings, lang: str = "en") -> list[Finding]:
    """The findings of a text under ready settings."""
    quick, long = _is_quick(text, form, settings), len(text) >= LONG
    places = list(find_loud(text)) if quick and long else []
    if quick and not places and (long or is_silent(text)):
        return []
    from ...documents.formats import read_regions  # most texts are silent, and need nothing of this
    from .placement import check_regions

    if places:
        from .close_reading import check_closely

        findings = check_closely(
            text, places, lambda found: check_regions(text, found, settings, lang)
        )
        if findings is not None:
            return findings
    return check_regions(text, read_regions(text, form, settings.columns), settings, lang)


def place_text(text: str, form: str, settings: Settings, lang: str = "en") -> list[Placed]:
    """The same piece by piece, for a text that is checked again and again."""
    from ...documents.formats import read_regions
    from .placement import place_regions

    memory = remembered()
    spoke = memory is not None and memory.take(_SPOKE)
    if not spoke and _is_quick(text, form, settings) and is_silent(text):
        return []
    if memory is not None:
        memory.leave(_SPOKE, True)
    return place_regions(text, read_regions(text, form, settings.columns), settings, lang)


def _is_quick(text: str, form: str, settings: Settings) -> bool:
    """Whether a quick look tells that a text is silent: it knows nothing of names that the user
    has listed, nor of a suppression."""
    return form == PLAIN and not (settings.persons or settings.places or CALL in text)
