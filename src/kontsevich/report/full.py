"""For people: each finding with its line, a caret, what should stand there, and a summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..checker.findings.fixes import NONE, SAFE, UNSAFE
from ..checker.findings.task import Checked
from ..checker.settings.codes import SEVERITIES, read_codes
from ..documents.formats import PACKAGES
from ..errors import InputError
from ..messages import Say, speaker, tell_label
from .excerpt import cut_excerpt
from .statistics import Tally
from .view import View, count_columns, make_visible, show_path

if TYPE_CHECKING:
    from ..checker.findings.finding import Finding

_GUTTER = 3  # columns of « | » beside the number of a line


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """A paragraph for each finding, then one line about all."""
    say = speaker(view.lang)
    tally = Tally()
    for checked in results:
        tally.add(checked)
        for finding in checked.findings:
            yield (
                "\n".join(_tell(checked.path, finding, view, say, checked.format in PACKAGES))
                + "\n\n"
            )
    yield sum_up(tally, view, say)


def _tell(path: str, finding: Finding, view: View, say: Say, packaged: bool) -> Iterator[str]:
    paint = view.paint
    place = f"{show_path(path)}:{finding.line}:{finding.column}"
    if packaged and finding.label:  # its lines are not the editor's
        place = f"{show_path(path)}: {make_visible(tell_label(finding.label, say))}"
    yield (
        f"{paint(place, 'path')}: {paint(say(f'severity-{finding.severity}'), finding.severity)} "
        f"{paint(finding.code, 'code')}: {make_visible(finding.message(view.lang))}"
    )
    number = str(finding.line)
    gutter = " " * len(number)
    excerpt = cut_excerpt(finding, max(view.width - len(number) - _GUTTER, 20))
    caret = "^" * max(count_columns(excerpt.found), 1)
    yield paint(f"{gutter} |", "gutter")
    yield (
        f"{paint(f'{number} |', 'gutter')} "
        f"{excerpt.before}{paint(excerpt.found, finding.severity)}{excerpt.after}"
    )
    pointer = f"{' ' * excerpt.indent}{paint(caret, finding.severity)}"
    expected = paint(", ".join(finding.expected), "expected")
    yield f"{paint(f'{gutter} |', 'gutter')} {pointer} {expected}".rstrip()
    for note in _notes(finding, view, say, packaged):
        yield f"{paint(f'{gutter} =', 'gutter')} {note}"


def _notes(finding: Finding, view: View, say: Say, packaged: bool) -> Iterator[str]:
    code = read_codes()[finding.code]
    yield f"{code.name}: {code.sentence(view.lang)}"
    for hangul, who in finding.who(view.lang):
        yield say("check-who", hangul=hangul, who=who)
    if finding.label and not packaged:
        yield tell_label(finding.label, say)
    if finding.sic:
        yield say("check-sic", role=say(f"role-{finding.region}"))
    elif finding.held:
        yield say(f"check-held-{finding.held}")
    elif finding.fix != NONE:
        yield say(f"check-fix-{finding.fix}")
    if view.explain:
        for step, text in finding.why:
            yield make_visible(_reason(step, text, view, say))


def _reason(step: str, text: str, view: View, say: Say) -> str:
    """One step that led to a finding: how much it weighs and what it says."""
    if step == "reading":
        return say("check-reading", hangul=text)
    from ..law.rulebook import find_rule  # only where it is asked for

    try:
        return f"{step} {text}: {find_rule(step).sentence(view.lang)}"
    except InputError:
        return f"{step}: {text}"


def tell_unread(unread: Mapping[str, int], say: Say) -> str:
    """What was not read, and how much of it."""
    kinds = ", ".join(f"{say(f'unread-{kind}')} {count}" for kind, count in sorted(unread.items()))
    return say("check-unread", kinds=kinds)


def sum_up(tally: Tally, view: View, say: Say) -> str:
    """One line: how much was found in how many files, and what a fix would do."""
    counts = {level: tally.levels[level] for level in SEVERITIES}
    clean = not any(counts.values()) and not tally.troubles and not view.skipped
    told = "check-found" if not clean else "check-mended" if tally.fixed else "check-clean"
    parts = [say(told, files=tally.files, **counts)]
    if tally.sic:
        parts.append(say("check-found-sic", count=tally.sic))
    if tally.fixed:
        parts.append(say("check-fixed", count=tally.fixed))
    if tally.noted:
        parts.append(say("check-noted", count=tally.noted))
    for kind in (SAFE, UNSAFE):
        if tally.fixes[kind]:
            parts.append(say(f"check-fixable-{kind}", count=tally.fixes[kind]))
    if tally.troubles:
        parts.append(say("check-troubles", count=tally.troubles))
    if tally.unread:
        parts.append(tell_unread(tally.unread, say))
    if view.skipped:
        parts.append(say("check-skipped", kinds=view.skipped))
    return " ".join(parts) + "\n"
