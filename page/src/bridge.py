"""What the page asks of the library: JSON in, JSON out. Runs in the browser, in a worker.

Offsets that leave here count UTF-16 units, as the browser does; the library's count code points.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module, invalidate_caches
from io import BytesIO
from itertools import accumulate
from typing import Any
from zipfile import ZipFile

from kontsevich import InputError, KontsevichError, TableError, convert, explain
from kontsevich.law.kept_patterns import begin_keeping_patterns
from kontsevich.law.rulebook import find_rule, source_title
from kontsevich.messages import tell_error
from kontsevich.trace.units import read_units, tell_unit

SHOWN = 400  # code points of which the page shows the syllables; the rest is only converted
DONE = object()
# In the browser alone: elsewhere this module is a guest.
_programs = begin_keeping_patterns("page") if sys.platform == "emscripten" else None
_warming: dict[str, Iterator[None]] = {}
# How a document may be given back beside corrected, by the formats that can.
REVISIONS = {
    "track": ("docx", "odt", "fodt", "rtf"),
    "annotate": ("docx", "odt", "fodt", "rtf"),
}
_open: dict[str, Any] = {}  # the manuscript that is on the page, and the findings of its last check


def keep_patterns() -> None:
    """At the build: leave to the page what its patterns are compiled to."""
    if _programs:
        _programs.keep()


def complete(modules: Any, files: Any, packages: str) -> None:
    """Put what came last, two archives' bytes, beside what is there: Python's own modules into the
    archive in which it looks for them, the library's files into the folder of packages."""
    archive = next(path for path in sys.path if path.endswith(".zip"))
    with _open_archive(modules) as rest, ZipFile(archive, "a") as standard:
        for name in rest.namelist():
            standard.writestr(name, rest.read(name))
    with _open_archive(files) as rest:
        rest.extractall(packages)
    invalidate_caches()


def _open_archive(data: Any) -> ZipFile:
    return ZipFile(BytesIO(data.to_py()))


def call(name: str, arguments: str, lang: str) -> str:
    """Run one of the functions below; what the library refuses is told, not raised."""
    return _answer(CALLS[name], lang, **json.loads(arguments))


def _answer(function: Callable[..., Any], lang: str, *args: Any, **named: Any) -> str:
    try:
        return json.dumps({"value": function(*args, lang=lang, **named)}, ensure_ascii=False)
    except TableError:  # one that comes last: the worker asks again
        raise
    except KontsevichError as error:
        return json.dumps({"error": tell_error(error, lang)}, ensure_ascii=False)


# -- Hangul to Cyrillic


def convert_text(text: str, settings: dict[str, str], lang: str) -> str:
    """The whole text in Cyrillic."""
    return convert(text, **settings)


def show_syllables(text: str, settings: dict[str, str], lang: str) -> dict[str, Any]:
    """The beginning of the text as units: what stood there, what is written for it."""
    trace = explain(_start(text), **settings)
    units = [unit._asdict() for unit in read_units(trace)]
    return {"units": units, "certainty": trace.certainty, "others": list(trace.others)[:8]}


def tell_syllable(text: str, settings: dict[str, str], start: int, lang: str) -> dict[str, Any]:
    """The rules that made one unit, as `show_syllables` numbers them."""
    trace = explain(_start(text), **settings)
    source = next(unit.source for unit in read_units(trace) if unit.start == start)
    return {
        "source": source,
        "lines": [_line(line, lang) for line in tell_unit(trace, start, lang)],
    }


def _start(text: str) -> str:
    start = text[:SHOWN]
    if len(text) > SHOWN:
        start = start[: max(start.rfind(" "), start.rfind("\n")) + 1] or start
    return start


def _line(line: Any, lang: str) -> dict[str, str]:
    title = source_title(line.cite, lang) if line.cite else ""
    return {**line._asdict(), "page": find_rule(line.rule).id, "source": title}


# -- back to Hangul


def restore_text(text: str, profile: str, lang: str) -> list[dict[str, Any]]:
    """The readings of a name or a word, the likeliest first."""
    from kontsevich import restore

    return [
        {
            "hangul": one.hangul,
            "cyrillic": one.cyrillic,
            "kind": one.kind,
            "probability": one.probability,
            "who": one.who_ru if lang == "ru" else one.who_en,
            "deviations": [{"rule": rule, "says": _say(rule, lang)} for rule in one.deviations],
        }
        for one in restore(text, limit=8, profile=profile)
    ]


def _say(rule: str, lang: str) -> str:
    """What a deviation is; not every table of readings has sentences."""
    try:
        return find_rule(rule).sentence(lang)
    except InputError:
        return ""


# -- the checker


def open_file(data: Any, arguments: str, lang: str) -> str:
    """The text of a file that was dropped, and its format by the file's name, as JSON."""
    return _answer(_read, lang, bytes(data.to_py()), **json.loads(arguments))


def _read(data: bytes, name: str, lang: str) -> dict[str, Any]:
    from kontsevich.checker.findings.in_memory import Manuscript, find_format

    form = find_format(name)
    if form is None:
        return {"format": ""}
    opened = _open["manuscript"] = Manuscript(data, form)
    _open["given"] = opened
    return {
        "text": opened.text,
        "newline": opened.newline,
        "encoding": opened.encoding or form,
        "format": form,
        "package": opened.packaged,
        "ways": [way for way, forms in REVISIONS.items() if form in forms],
    }


def save_file(
    text: str, lang: str, way: str = "", profile: str = "", keep: list[str] | None = None
) -> dict[str, bool]:
    """Make the opened file's bytes, with this text if it can be retyped; `take_saved` hands them
    out. `way`: the file as it was given, its safe fixes as tracked changes (track), or a comment at
    every finding (annotate)."""
    if way == "track":
        _open["saved"] = _open["given"].track(profile=profile, keep=keep or ()).data
    elif way == "annotate":
        _open["saved"] = _open["given"].annotate(lang, profile=profile, keep=keep or ()).data
    else:
        _retype(text)
        _open["saved"] = _open["manuscript"].data
    return {"saved": True}


def take_saved() -> bytes:
    """The bytes that `save_file` has made."""
    saved: bytes = _open.pop("saved")
    return saved


def check_text(
    text: str, profile: str, lang: str, opened: bool, keep: list[str] | None = None
) -> dict[str, Any]:
    """Findings and regions of what is on the page: the opened file, perhaps retyped, or a text."""
    from kontsevich.checker.findings.in_memory import Manuscript

    if opened:
        _retype(text)
    else:
        _open["manuscript"] = Manuscript(text)
    manuscript = _open["manuscript"]
    findings = _open["findings"] = manuscript.check(lang, profile=profile, keep=keep or ())
    units = _unit_counter(manuscript.text)
    runs = [
        {"start": units(piece.start), "end": units(piece.end), "role": region.role}
        for region in manuscript.regions
        for piece in region.pieces
        if region.role != "prose" and piece.start < piece.end
    ]
    return {
        "regions": sorted(runs, key=lambda run: (run["start"], run["end"])),
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "sic": one.sic,
                "region": one.region,
                "start": units(one.start),
                "end": units(one.end),
                "line": one.line,
                "found": one.found,
                "name": _name(one, profile),
                "expected": list(one.expected),
                "hangul": list(one.hangul),
                "message": one.message(lang),
                "fix": one.fix,
            }
            for one in findings
        ],
    }


def tell_kept(index: int, profile: str, lang: str) -> str:
    """How the spelling of a finding stands in the list of what is left alone."""
    from kontsevich.editors.keeping import find_kept

    return find_kept(_open["findings"][index], profile)


def _name(finding: Any, profile: str) -> str:
    """By what findings are grouped: the name in its first case with the Hangul behind it, else what
    should stand there."""
    if finding.hangul:
        return f"{convert(finding.hangul[0], profile=profile)} ({finding.hangul[0]})"
    name: str = (*finding.expected, finding.found)[0]
    return name


def check_paragraphs(
    paragraphs: list[dict[str, Any]], profile: str, keep: list[str], lang: str
) -> list[dict[str, Any]]:
    """The findings of the document that is open in Word, by the paragraphs that the pane has read;
    each with its paragraph and its place there."""
    from kontsevich.editors.paragraphs import OpenParagraphs, Paragraph

    chosen = lang, profile, tuple(keep)
    if _open.get("chosen") != chosen:
        _open["paragraphs"] = OpenParagraphs(lang, profile=profile, keep=keep)
        _open["chosen"] = chosen
    read = [Paragraph(one["text"], tuple(one["styles"]), one["label"]) for one in paragraphs]
    return [
        {
            "code": one.finding.code,
            "severity": one.finding.severity,
            "sic": one.finding.sic,
            "paragraph": one.paragraph,
            "start": one.start,
            "found": one.finding.found,
            "expected": list(one.finding.expected),
            "message": one.finding.message(lang),
            "fix": one.finding.fix,
        }
        for one in _open["paragraphs"].check(read)
    ]


def _retype(text: str) -> None:
    manuscript = _open["manuscript"]
    if not manuscript.packaged and text != manuscript.text:
        _open["manuscript"] = manuscript.retype(text)


def fix_text(
    text: str, profile: str, lang: str, index: int | None = None, keep: list[str] | None = None
) -> str | None:
    """This text, which was checked last, after all safe fixes, or after that of one finding,
    whether safe or not; nothing if another text has been checked meanwhile."""
    manuscript = _open["manuscript"]
    if manuscript.text != text:
        return None
    fixed = (
        manuscript.fix(profile=profile, keep=keep or ())
        if index is None
        else manuscript.carry_out(_open["findings"][index])
    )
    _open["manuscript"] = fixed
    result: str = fixed.text
    return result


def _unit_counter(text: str) -> Callable[[int], int]:
    """Code points to UTF-16 units."""
    if not text or max(text) < "\U00010000":
        return lambda offset: offset
    before = [0, *accumulate(1 + (character > "\uffff") for character in text)]
    return before.__getitem__


# -- Russian to Hangul


def hangulize_text(text: str, norm: str, terms: bool, lang: str) -> dict[str, Any]:
    """Russian in Hangul, with the steps of its beginning."""
    from kontsevich import explain_hangulize, hangulize
    from kontsevich.trace.narration import tell_steps

    trace = explain_hangulize(_start(text), norm=norm, terms=terms)
    return {
        "result": hangulize(text, norm=norm, terms=terms),
        "certainty": trace.certainty,
        "lines": [_line(line, lang) for line in tell_steps(trace, lang)],
    }


def _warm_convert(lang: str) -> Iterator[None]:
    text = "이순신 장군이 서울에서 색연필로 글을 썼다. 강 김 값이 좋다"
    for end in range(1, len(text) + 1):  # as one types
        convert_text(text[:end], {}, lang)
    for kind in ("auto", "word", "name", "surname", "given", "place"):
        convert_text(text, {"kind": kind}, lang)
        yield
    show_syllables(text, {}, lang)
    for start in (0, 1, 8):
        tell_syllable(text, {}, start, lang)
    yield


def _warm_restore(lang: str) -> Iterator[None]:
    restore_text("Пак Чихун", "paper", lang)
    yield


def _warm_check(lang: str) -> Iterator[None]:
    from kontsevich import check

    yield
    import_module("kontsevich.checker.findings.in_memory")
    yield
    check("Ким Чен Ын", lang=lang)
    yield


def _warm_hangulize(lang: str) -> Iterator[None]:
    hangulize_text("Тула", "south", False, lang)
    yield


WARMERS = {
    "convert": _warm_convert,
    "restore": _warm_restore,
    "check": _warm_check,
    "hangulize": _warm_hangulize,
}


def warm_up(tab: str, lang: str = "ru") -> bool:
    """Read a part of what the first use of a tab has to read; whether there may be more."""
    if tab not in _warming:
        _warming[tab] = WARMERS[tab](lang)
    return next(_warming[tab], DONE) is not DONE


CALLS: dict[str, Callable[..., Any]] = {
    "convert": convert_text,
    "syllables": show_syllables,
    "rules": tell_syllable,
    "restore": restore_text,
    "check": check_text,
    "fix": fix_text,
    "paragraphs": check_paragraphs,
    "save": save_file,
    "keep": tell_kept,
    "hangulize": hangulize_text,
    "warm": warm_up,
}
