"""What the page asks of the library: JSON in, JSON out. Runs in the browser, in a worker.

Offsets that leave here count UTF-16 units, as the browser does; the library's count code points.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from kontsevich import DocumentError, InputError, KontsevichError, convert, explain
from kontsevich.hangul import is_syllable
from kontsevich.narration import render_cells, tell_steps
from kontsevich.rulebook import find_rule, source_title
from kontsevich.rules import NOTHING
from kontsevich.seam import SPACE, strip_signs
from kontsevich.trace import SLOT, Step, Trace, replay_step, start_cells

SHOWN = 400  # code points of which the page shows the syllables; the rest is only converted
GAP = " "
SEAMS = ("sound", "spelling")
_opened: dict[str, Any] = {}


def call(name: str, arguments: str) -> str:
    """Run one of the functions below; what the library refuses is told, not raised."""
    return _answer(CALLS[name], **json.loads(arguments))


def _answer(function: Callable[..., Any], *args: Any, **named: Any) -> str:
    try:
        return json.dumps({"value": function(*args, **named)}, ensure_ascii=False)
    except KontsevichError as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False)


# -- Hangul to Cyrillic


def convert_text(text: str, settings: dict[str, str]) -> str:
    """The whole text in Cyrillic."""
    return convert(text, **settings)


def show_syllables(text: str, settings: dict[str, str]) -> dict[str, Any]:
    """The beginning of the text as units: what stood there, what is written for it."""
    trace = _explain_start(text, settings)
    cells = start_cells(trace)
    for step in trace.steps:
        replay_step(cells, step)
    units = [
        {
            "source": trace.source[start:end],
            "written": "".join(x for cell in cells[start:end] for x in cell if x != NOTHING),
            "start": start,
            "hangul": is_syllable(trace.source[start]),
        }
        for start, end in _units(trace)
    ]
    return {"units": units, "certainty": trace.certainty, "others": list(trace.others)[:8]}


def tell_syllable(text: str, settings: dict[str, str], start: int, lang: str) -> dict[str, Any]:
    """The rules that made one unit, as `show_syllables` numbers them."""
    trace = _explain_start(text, settings)
    end = next(end for first, end in _units(trace) if first == start)
    cells = start_cells(trace)
    lines: list[dict[str, str]] = []
    for step in trace.steps:
        near = slice(max(step.at - 1, 0), step.at + 1)
        before = render_cells(cells[near])
        replay_step(cells, step)
        if not _concerns(step, start, end):
            continue
        if step.stage == "sound":
            change = before, render_cells(cells[near])
        elif step.stage == "spelling":
            change = _changed(step, start, end)
        else:
            change = step.before.replace(SPACE, GAP), step.after.replace(SPACE, GAP)
        _add_line(lines, step, change, lang)
    return {"source": trace.source[start:end], "lines": lines}


def _explain_start(text: str, settings: dict[str, str]) -> Trace:
    start = text[:SHOWN]
    if len(text) > SHOWN:
        start = start[: max(start.rfind(" "), start.rfind("\n")) + 1] or start
    return explain(start, **settings)


def _units(trace: Trace) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the source: a syllable, a stretch that passes, a name from a table."""
    whole = {
        step.at: step.at + len(step.before)
        for step in trace.steps
        if step.stage == "spelling" and SLOT not in step.before
    }
    at, length = 0, len(trace.source)
    while at < length:
        end = whole.get(at, at + 1)
        if end == at + 1 and not is_syllable(trace.source[at]):
            while end < length and end not in whole and not is_syllable(trace.source[end]):
                end += 1
        yield at, end
        at = end


def _concerns(step: Step, start: int, end: int) -> bool:
    if step.stage in SEAMS and SLOT in step.before:
        old, new = step.before.split(SLOT), step.after.split(SLOT)
        left = old[0] != new[0] or step.stage == "sound"
        right = old[1:] != new[1:] or step.stage == "sound"
        return (left and start < step.at <= end) or (right and start <= step.at < end)
    width = len(strip_signs(step.before).replace(SPACE, "")) if step.stage != "layout" else 1
    return step.at < end and start < step.at + max(width, 1)


def _changed(step: Step, start: int, end: int) -> tuple[str, str]:
    """The letters that a step wrote inside the unit."""
    if SLOT not in step.before:
        return step.before, step.after
    pairs = list(zip(step.before.split(SLOT), step.after.split(SLOT), strict=True))
    mine = (pairs[:1] if start < step.at <= end else []) + (
        pairs[1:] if start <= step.at < end else []
    )
    changed = [(old, new) for old, new in mine if old != new]
    old, new = ("".join(letters).replace(NOTHING, "") for letters in zip(*changed, strict=True))
    return old, new


def _add_line(lines: list[dict[str, str]], step: Step, change: tuple[str, str], lang: str) -> None:
    if lines and lines[-1]["rule"] == step.rule and step.stage == "spelling":
        lines[-1]["before"] += change[0]
        lines[-1]["after"] += change[1]
        return
    lines.append(_line(step.rule, *change, lang))


def _line(rule: str, before: str, after: str, lang: str) -> dict[str, str]:
    entry = find_rule(rule)
    return {
        "stage": entry.stage,
        "rule": rule,
        "page": entry.id,
        "before": before,
        "after": after,
        "says": entry.sentence(lang),
        "cite": entry.cite,
        "source": source_title(entry.cite) if entry.cite else "",
    }


# -- back to Hangul


def restore_text(text: str, profile: str, lang: str) -> list[dict[str, Any]]:
    """The readings of a name or a word, the likeliest first."""
    from kontsevich.reverse import restore

    return [
        {
            "hangul": one.hangul,
            "cyrillic": one.cyrillic,
            "kind": one.kind,
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


def open_file(data: Any, name: str) -> str:
    """The text of a file that was dropped, and its format by the file's name, as JSON."""
    return _answer(_open, bytes(data.to_py()), name)


def save_file(text: str) -> str:
    """Make the opened file's bytes with another text; `take_saved` hands them out."""
    return _answer(_save, text)


def take_saved() -> bytes:
    """The bytes that `save_file` has made."""
    saved: bytes = _opened.pop("saved")
    return saved


def _open(data: bytes, name: str) -> dict[str, Any]:
    from kontsevich.checker.manuscript import PACKAGES, find_format
    from kontsevich.documents.encoding import decode

    form = find_format(name)
    if form is None:
        return {"format": ""}
    _opened.clear()
    if form in PACKAGES:
        _opened["form"] = form
        return {
            "text": _read_package(data),
            "newline": "\n",
            "encoding": form,
            "format": form,
            "package": True,
        }
    decoded = _opened["file"] = decode(data)
    return {
        "text": decoded.text,
        "newline": decoded.newline,
        "encoding": decoded.encoding,
        "format": form,
        "package": False,
    }


def _save(text: str) -> bool:
    from kontsevich.documents.encoding import encode

    _opened["saved"] = _opened["data"] if "data" in _opened else encode(_opened["file"], text)
    return True


def _read_package(data: bytes) -> str:
    """Keep a document of parts (Word, OpenDocument); its visible text."""
    from kontsevich.checker.packages import read_container

    container = _opened["container"] = read_container(data, _opened["form"])
    _opened["data"] = data
    text: str = container.text
    return text


def fix_package(profile: str, index: int | None = None) -> str:
    """The visible text of the opened document after its safe fixes, or after that of one finding
    of the last check, whether safe or not."""
    from kontsevich.checker.run import WRITE, Task, check_file
    from kontsevich.checker.settings import Configurations

    container = _opened["container"]
    if index is None:
        path = Path(f"opened.{_opened['form']}")
        path.write_bytes(_opened["data"])
        checked = check_file(str(path), Task(Configurations(), {"profile": profile}, fix=WRITE))
        if checked.trouble:
            raise DocumentError(checked.trouble)
        return _read_package(path.read_bytes())
    finding = _opened["findings"][index]
    edits = container.carry(finding.start, finding.end, finding.expected[0])
    return _read_package(container.write(edits)) if edits else str(container.text)


def check_text(text: str, form: str, profile: str, lang: str) -> dict[str, Any]:
    """Findings and regions. A format whose parser is not here is read as plain text."""
    from kontsevich import check
    from kontsevich.checker.manuscript import PACKAGES, read_regions

    plain = False
    if form in PACKAGES:
        findings, regions = _check_package(profile, lang)
    else:
        try:
            findings = check(text, format=form, lang=lang, profile=profile)
        except DocumentError:
            form, plain = "text", True
            findings = check(text, format=form, lang=lang, profile=profile)
        regions = read_regions(text, form)
    units = _unit_counter(text)
    runs = [
        {"start": units(piece.start), "end": units(piece.end), "role": region.role}
        for region in regions
        for piece in region.pieces
        if region.role != "prose" and piece.start < piece.end
    ]
    return {
        "plain": plain,
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
                "expected": list(one.expected),
                "hangul": list(one.hangul),
                "message": one.message(lang),
                "fix": one.fix,
                "edits": [
                    {"start": units(edit.start), "end": units(edit.end), "text": edit.text}
                    for edit in one.edits
                ],
            }
            for one in findings
        ],
    }


def _check_package(profile: str, lang: str) -> tuple[Any, Any]:
    from kontsevich.checker.packages import check_container
    from kontsevich.checker.settings import build_settings

    container = _opened["container"]
    settings = build_settings({"profile": profile})
    findings = _opened["findings"] = check_container(container, settings, lang)
    return findings, container.regions


def fix_text(text: str, form: str, profile: str) -> str:
    """The text with all safe fixes."""
    from kontsevich import fix

    try:
        return fix(text, format=form, profile=profile)
    except DocumentError:
        return fix(text, profile=profile)


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

    trace = explain_hangulize(text[:SHOWN], norm=norm, terms=terms)
    lines = [_line(line.rule, line.before, line.after, lang) for line in tell_steps(trace, lang)]
    return {
        "result": hangulize(text, norm=norm, terms=terms),
        "certainty": trace.certainty,
        "lines": lines,
    }


def warm_up(tab: str) -> None:
    """Read what the first use of a tab would have to read."""
    WARMERS.get(tab, lambda: None)()


def list_tabs() -> list[str]:
    """The tabs that this version of the library can serve."""
    import kontsevich

    optional = {"hangulize": "hangulize", "check": "check"}
    return [
        tab
        for tab in ("convert", "restore", "check", "hangulize")
        if tab not in optional or optional[tab] in kontsevich.__all__
    ]


WARMERS: dict[str, Callable[[], Any]] = {
    "convert": lambda: tell_syllable("김정은", {"kind": "name"}, 1, "ru"),
    "restore": lambda: restore_text("Пак Чихун", "paper", "ru"),
    "check": lambda: check_text("Ким Чен Ын", "text", "paper", "ru"),
    "hangulize": lambda: hangulize_text("Тула", "south", False, "ru"),
}
CALLS: dict[str, Callable[..., Any]] = {
    "convert": convert_text,
    "syllables": show_syllables,
    "rules": tell_syllable,
    "restore": restore_text,
    "check": check_text,
    "fix": fix_text,
    "fix-package": fix_package,
    "hangulize": hangulize_text,
    "warm": warm_up,
    "tabs": list_tabs,
}
