"""Check and fix documents that are packages of parts: Word, OpenDocument.

Findings are about the visible text; a fix is carried into the parts, and what can't be changed
there is told and left. A document is read anew after each round of fixes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...documents.formats import annotate, forget, read_container, track
from ...documents.input_streams import STDIN
from ...documents.office.container import Container, PartEdit
from ...documents.text.prose_in_code import has_cyrillic
from ...errors import DocumentError
from ...messages import LANGUAGES, tell_error
from ..settings.settings import Settings
from .finding import Edit, Finding
from .fixes import NONE, apply_edits, fixable, rewrite
from .placement import MARKUP, carry_stress, check_regions
from .task import ANNOTATE, ROUNDS, SHOW, TRACK, Checked, Task, leave_new

if TYPE_CHECKING:
    from .baseline import Known

# Places at which a comment can stand.
CODE = "code"
_PLACES = ("paragraph", "table")
_CUT = "cut"  # what is not read of a file that ends before its end
_FORMAT = "format"  # what holds a finding in a format that is never written


def check_package(
    path: str,
    name: str,
    data: bytes,
    form: str,
    settings: Settings,
    task: Task,
    known: Known | None,
) -> Checked:
    """Check a package, and fix or annotate it if the task says so."""
    container = read_container(data, form)
    findings = leave_new(check_container(container, settings, task.lang), known)
    checked = Checked(path, tuple(findings), form, unread=_find_unread(container))
    if _CUT in container.unread:
        checked = _trouble(checked, DocumentError("is cut short: checked as far as it goes"), task)
    if task.fix != NONE:
        checked = _may_write(container, checked, task)
    if container.advice:
        return checked._replace(findings=tuple(map(_leave, findings)))
    if task.fix == NONE:
        return checked
    before, changed, count, told = container.text, data, 0, findings
    rounds = range(1 if task.revision == ANNOTATE else ROUNDS)
    for _ in rounds:
        revised, done, meant = _revise(container, form, findings, task)
        if not done:
            break
        if container.signed and not task.force:
            raise DocumentError(
                "is signed, and any change breaks the signature; --force changes it"
            )
        count += done
        changed, read_again = revised, prove_change(container, form, revised, meant, done)
        if task.revision == ANNOTATE:
            break
        container = read_again
        findings = leave_new(check_container(container, settings, task.lang), known)
    if count and not task.revision:
        changed, container = _forget_mended(changed, container, form, told, findings)
    noted = task.revision == ANNOTATE
    checked = checked._replace(before=before, after=container.text)
    checked = checked._replace(noted=count) if noted else checked._replace(fixed=count)
    if task.fix == SHOW:
        return checked
    if name == STDIN:
        checked = checked._replace(output=changed)
    elif changed != data:
        rewrite(Path(name), data, changed)
    return checked._replace(findings=tuple(findings))


def _forget_mended(
    data: bytes, container: Container, form: str, before: list[Finding], after: list[Finding]
) -> tuple[bytes, Container]:
    """A document that was fixed, without our comments about what is no longer found in it."""
    mended: set[str] = set()
    for lang in LANGUAGES:
        for note in (_note_all, _note_names):
            left = {told for _, _, told in note(after, lang)}
            mended |= {told for _, _, told in note(before, lang)} - left
    revised, dropped = forget(container, form, mended)
    if not dropped:
        return data, container
    return revised, prove_change(container, form, revised, None, -dropped)


def _may_write(container: Container, checked: Checked, task: Task) -> Checked:
    """What came of a file, with the trouble that its format is only read, where that matters."""
    if task.revision or any(fixable(one, task.unsafe) for one in checked.findings):
        try:
            container.check_writable()
        except DocumentError as error:
            return _trouble(checked, error, task)
    return checked


def _trouble(checked: Checked, error: DocumentError, task: Task) -> Checked:
    """What came of a file, and what is wrong with it all the same."""
    return checked._replace(trouble=f"{checked.path}: {tell_error(error, task.lang)}")


def _find_unread(container: Container) -> tuple[tuple[str, int], ...]:
    """What of a document is not read: what its reader leaves, and code that has Russian in it."""
    unread = dict(container.unread)
    code = sum(
        block.flow.role == CODE and has_cyrillic(block.flow.text) for block in container.blocks
    )
    if code:
        unread[CODE] = code
    return tuple(sorted(unread.items()))


def check_container(container: Container, settings: Settings, lang: str = "en") -> list[Finding]:
    """The findings of a document; those that can't be fixed in its parts have no fix."""
    found = check_regions(container.text, container.regions, settings, lang)
    held = (_hold(finding, container) for finding in found)
    return [
        replace(finding, label=container.address(finding.start, finding.label)) for finding in held
    ]


def _hold(finding: Finding, container: Container) -> Finding:
    if finding.sic:
        return finding
    held = container.held(finding.start, finding.end)
    if not held and finding.edits and container.carry(*_change(finding)) is None:
        return replace(finding, fix=NONE, edits=(), held=MARKUP)
    if held:
        return replace(finding, fix=NONE, edits=(), held=held)
    return finding


def _leave(finding: Finding) -> Finding:
    """A finding in a format that is only read: told, with no fix."""
    if finding.fix == NONE and finding.held != MARKUP:
        return finding
    return replace(finding, fix=NONE, edits=(), held=_FORMAT)


def _change(finding: Finding) -> Edit:
    right = carry_stress(finding.found, finding.expected[0])
    return Edit(finding.start, finding.end, right)


def prove_change(
    before: Container, form: str, revised: bytes, meant: str | None, ours: int = 0
) -> Container:
    """What was written, read again; raises `DocumentError` unless it says what was meant."""
    from ...documents.office.proof import failed, prove  # only where something is written

    try:
        after = read_container(revised, form)
    except DocumentError as error:
        raise failed(str(error)) from None
    prove(before, after, meant, ours)
    return after


def _revise(
    container: Container, form: str, findings: list[Finding], task: Task
) -> tuple[bytes, int, str | None]:
    """The document with what is to be written into it, how many findings that is, and what is to
    be visible then, None if that stays."""
    date = _date(task)
    if task.revision == ANNOTATE:
        note = _note_names if task.once else _note_all
        notes = [*note(findings, task.lang)]
        return *annotate(container, form, notes, date), None
    edits: list[PartEdit] = []
    changes: list[Edit] = []
    count = 0
    tracked = task.revision == TRACK
    for finding in _apart(findings, task.unsafe):
        carried = container.carry(*_change(finding), tracked)
        if carried and tracked and not container.may_track(carried[0]):
            continue
        if carried:
            edits += carried
            changes += finding.edits
            count += 1
    if not edits:
        return b"", 0, None
    meant = apply_edits(container.text, changes)
    revised = track(container, form, edits, date) if tracked else container.write(edits)
    return revised, count, meant


def _note_all(findings: Iterable[Finding], lang: str) -> Iterator[tuple[int, int, str]]:
    """A comment for each finding: where it stands, and what it says."""
    for one in findings:
        yield one.start, one.end, _tell(one, lang)


def _note_names(findings: Iterable[Finding], lang: str) -> Iterator[tuple[int, int, str]]:
    """A comment for each name, at its first place, which says how many there are."""
    from ...messages import speaker

    names: dict[str, list[Finding]] = {}
    for one in findings:
        names.setdefault(one.hangul[0] if one.hangul else one.found.lower(), []).append(one)
    for places in names.values():
        first = next((one for one in places if not one.sic), places[0])
        told = _tell(first, lang)
        if len(places) > 1:
            told += " " + speaker(lang)("check-more-places", count=len(places) - 1)
        yield first.start, first.end, told


def _apart(findings: Iterable[Finding], unsafe: bool) -> Iterator[Finding]:
    """The findings to fix, of which no two overlap; the rest comes with the next round."""
    end = -1
    for finding in findings:
        if finding.edits and fixable(finding, unsafe) and finding.start >= end:
            end = finding.end
            yield finding


def _tell(finding: Finding, lang: str) -> str:
    """A finding as the text of a comment."""
    from ...messages import speaker, tell_label

    say = speaker(lang)
    told = f"{finding.code}: {finding.message(lang)}"
    if finding.label and not finding.label.startswith(_PLACES):  # the comment stands elsewhere
        told = f"{tell_label(finding.label, say)}: {told}"
    if finding.sic:
        told += f" ({say('check-sic', role=say(f'role-{finding.region}'))})"
    elif finding.held:
        told += f" ({say(f'check-held-{finding.held}')})"
    return told


def _date(task: Task) -> str:
    """The date of what is written, as XML has it: the one given, else now."""
    if task.date:
        return task.date
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = int(epoch) if epoch.isdecimal() else time.time()
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))
