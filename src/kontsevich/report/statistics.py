"""Counts over the findings of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..checker.findings.task import Checked
from ..checker.settings.codes import read_codes
from ..messages import speaker
from .name_groups import tell_name
from .view import View, make_visible


class Tally:
    """How many files, findings of each severity and code, fixes of each kind, troubles."""

    def __init__(self) -> None:
        self.files = self.troubles = self.sic = self.fixed = self.noted = 0
        self.levels: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.fixes: Counter[str] = Counter()
        self.unread: Counter[str] = Counter()

    def add(self, checked: Checked) -> None:
        """Count one file."""
        self.files += 1
        self.troubles += bool(checked.trouble)
        self.fixed += checked.fixed
        self.noted += checked.noted
        self.unread.update(dict(checked.unread))
        for finding in checked.findings:
            self.sic += finding.sic
            self.levels[finding.severity] += 1
            self.codes[finding.code] += 1
            self.fixes[finding.fix] += 1


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """The statistics: how often each code was found, in the order of the codes, then each name."""
    tally = Tally()
    names: Counter[str] = Counter()
    for checked in results:
        tally.add(checked)
        names.update(tell_name(finding) for finding in checked.findings if finding.hangul)
    for code in read_codes().values():
        if tally.codes[code.id]:
            count = view.paint(f"{tally.codes[code.id]:>6}", "path")
            told = f"{view.paint(code.id, 'code')}  {code.name}: {code.sentence(view.lang)}"
            yield f"{count}  {told}\n"
    say = speaker(view.lang)
    if names:
        yield f"\n{say('check-names')}\n"
    for name, often in names.most_common():
        yield f"{view.paint(f'{often:>6}', 'path')}  {make_visible(name)}\n"
    findings = sum(tally.codes.values())
    counts = {"files": tally.files, "findings": findings, "sic": tally.sic, "names": len(names)}
    yield say("check-statistics", **counts) + "\n"
