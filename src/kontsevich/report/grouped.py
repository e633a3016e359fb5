"""For people: the findings name by name, so that a thousand places are as many lines as names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checker.findings.finding import Finding
from ..checker.findings.fixes import NONE, SAFE, UNSAFE
from ..checker.findings.task import Checked
from ..documents.formats import PACKAGES
from ..messages import Say, speaker, tell_label
from .full import sum_up
from .name_groups import Group, group_names
from .statistics import Tally
from .view import View, make_visible, show_path

_MOST = 4  # places of one form


def render(results: Iterable[Checked], view: View, by_file: bool = False) -> Iterator[str]:
    """A paragraph for each name, of all files together or `by_file`; then one line about all."""
    say = speaker(view.lang)
    tally = Tally()
    gathered: list[tuple[str, Finding]] = []
    packages: set[str] = set()
    for checked in results:
        tally.add(checked)
        if checked.format in PACKAGES:
            packages.add(checked.path)
        found = [(checked.path, finding) for finding in checked.findings]
        if not by_file:
            gathered += found
        elif found:
            yield f"{view.paint(show_path(checked.path), 'path')}\n\n"
            yield from _tell_all(found, packages, view, say)
    yield from _tell_all(gathered, packages, view, say)
    yield sum_up(tally, view, say)


def _tell_all(
    found: list[tuple[str, Finding]], packages: set[str], view: View, say: Say
) -> Iterator[str]:
    for group in group_names(found):
        yield "\n".join(_tell(group, packages, view, say)) + "\n\n"


def _tell(group: Group, packages: set[str], view: View, say: Say) -> Iterator[str]:
    findings = [finding for _, finding in group.places]
    own = [finding for finding in findings if not finding.sic]
    worst = (own or findings)[0].severity
    name = view.paint(make_visible(group.name), "expected")
    told = [say("group-name", name=name, count=len(findings))]
    if len(own) < len(findings):
        told.append(say("group-sic", count=len(findings) - len(own)))
    told += [say(f"check-fix-{kind}") for kind in (SAFE, UNSAFE) if _count(own, kind)]
    if _count(own, NONE):
        told.append(say("group-none"))
    yield "; ".join(told)
    who = dict.fromkeys(pair for finding in findings for pair in finding.who(view.lang))
    for hangul, person in who:
        yield f"  = {say('check-who', hangul=hangul, who=person)}"
    forms: dict[tuple[str, str], list[tuple[str, Finding]]] = {}
    for path, finding in group.places:
        right = finding.expected[0] if finding.expected else ""
        forms.setdefault((finding.shown or finding.found, right), []).append((path, finding))
    for (wrong, right), places in forms.items():
        code = view.paint(places[0][1].code, "code")
        arrow = f" → {view.paint(make_visible(right), 'expected')}" if right else ""
        yield f"  {code} {view.paint(make_visible(wrong), worst)}{arrow}"
        where = list(_list_places(places, packages, say))
        more = [say("names-more", count=len(where) - _MOST)] if len(where) > _MOST else []
        yield f"    {', '.join([*where[:_MOST], *more])}"


def _count(findings: Iterable[Finding], kind: str) -> int:
    return sum(finding.fix == kind for finding in findings)


def _list_places(
    places: Iterable[tuple[str, Finding]], packages: set[str], say: Say
) -> Iterator[str]:
    """Where a form stands: the path before each, so that a terminal opens it."""
    for path, finding in places:
        if path in packages and finding.label:
            told = f"{path}: {tell_label(finding.label, say)}"
        else:
            told = f"{path}:{finding.line}:{finding.column}"
        yield make_visible(told) + (" (sic)" if finding.sic else "")
