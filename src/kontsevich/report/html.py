"""A page that can be sent: the names as a table, and each text with its marks; no script needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ..checker.findings.finding import Finding
from ..checker.findings.fixes import NONE, SAFE, UNSAFE
from ..checker.findings.task import Checked
from ..documents.formats import PACKAGES
from ..messages import Say, speaker, tell_label
from .full import sum_up
from .name_groups import Group, group_names
from .page_style import STYLE
from .statistics import Tally
from .view import View, make_visible

_COLUMNS = ("name", "hangul", "who", "forms", "places", "action")
_ACTIONS = {SAFE: "fix", UNSAFE: "decide", NONE: "decide"}
_SIC = "sic"


def render(results: Iterable[Checked], view: View) -> Iterator[str]:
    """The whole page, once every file is checked."""
    say = speaker(view.lang)
    tally = Tally()
    checked = list(results)
    for one in checked:
        tally.add(one)
    found = [(one.path, finding) for one in checked for finding in one.findings]
    numbers = {id(finding): number for number, (_, finding) in enumerate(found, 1)}
    packages = {one.path for one in checked if one.format in PACKAGES}
    title = escape(say("report-page-title"))
    yield f'<!DOCTYPE html>\n<html lang="{view.lang}">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    yield f"<p>{_write(sum_up(tally, view, say).strip())}</p>\n"
    if found:
        yield from _draw_table(group_names(found), numbers, packages, view, say)
        yield f'<p class="legend">{_legend(say)}</p>\n'
    for one in checked:
        yield f"<h2>{_write(one.path)}</h2>\n"
        if one.trouble:
            yield f"<p>{_write(one.trouble)}</p>\n"
        elif one.findings:
            yield from _mark_text(one.findings, numbers, view)
        else:
            yield f"<p>{escape(say('report-page-clean'))}</p>\n"
    yield "</body>\n</html>\n"


def _write(text: str) -> str:
    """A text as HTML has it, what can't be seen by its number."""
    visible = make_visible(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return escape(visible)


def _legend(say: Say) -> str:
    marks = {mark: escape(say(f"report-page-mark-{mark}")) for mark in (SAFE, UNSAFE, _SIC)}
    return " ".join(f'<mark class="{mark}">{told}</mark>' for mark, told in marks.items())


def _draw_table(
    groups: Iterable[Group],
    numbers: Mapping[int, int],
    packages: set[str],
    view: View,
    say: Say,
) -> Iterator[str]:
    heads = [say(f"names-{column}") for column in _COLUMNS]
    yield '<div class="wide"><table class="names">\n<thead><tr>'
    yield "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr></thead>\n<tbody>\n"
    for group in groups:
        action = _find_action([finding for _, finding in group.places])
        cells = _tell_cells(group, numbers, packages, view, say)
        cells["action"] = escape(say(f"names-{action}")) if action else _SIC
        yield f'<tr class="{action or _SIC}">'
        for column, head in zip(_COLUMNS, heads, strict=True):
            korean = ' lang="ko"' if column == "hangul" else ""
            yield f'<td class="{column}" data-head="{escape(head)}"{korean}>{cells[column]}</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _find_action(findings: Iterable[Finding]) -> str:
    """What to do with a name: fix if all is sure, decide if not, nothing where all is sic."""
    actions = {_ACTIONS[finding.fix] for finding in findings if not finding.sic}
    return actions.pop() if len(actions) == 1 else "decide" if actions else ""


def _tell_cells(
    group: Group, numbers: Mapping[int, int], packages: set[str], view: View, say: Say
) -> dict[str, str]:
    findings = [finding for _, finding in group.places]
    forms: dict[str, int] = {}
    places = []
    for path, finding in group.places:
        right = f" → {finding.expected[0]}" if finding.expected else ""
        form = (finding.shown or finding.found) + right
        forms[form] = forms.get(form, 0) + 1
        where = f"{finding.line}:{finding.column}"
        if path in packages and finding.label:
            where = tell_label(finding.label, say)
        places.append(f'<a href="#f{numbers[id(finding)]}">{_write(where)}</a>')
    who = dict.fromkeys(f"{person}" for one in findings for _, person in one.who(view.lang))
    return {
        "name": _write(group.name),
        "hangul": _write(findings[0].hangul[0] if findings[0].hangul else ""),
        "who": "<br>".join(map(_write, who)),
        "forms": "<br>".join(
            _write(form) + (f" ({count})" if count > 1 else "") for form, count in forms.items()
        ),
        "places": ", ".join(places),
    }


def _mark_text(
    findings: Iterable[Finding], numbers: Mapping[int, int], view: View
) -> Iterator[str]:
    """The text that the findings stand in, each marked where it stands."""
    ordered = sorted(findings, key=lambda one: (one.start, -one.end))
    text = ordered[0].source.text
    at = 0
    yield '<div class="text">'
    for finding in ordered:
        if finding.start < at:  # inside another one
            continue
        yield _write_lines(text[at : finding.start])
        kind = _SIC if finding.sic else finding.fix
        told = escape(f"{finding.code}: {finding.message(view.lang)}")
        found = _write_lines(text[finding.start : finding.end])
        right = f"<b>{_write(finding.expected[0])}</b>" if finding.expected else ""
        number = numbers[id(finding)]
        yield f'<mark class="{kind}" id="f{number}" title="{told}">{found}{right}</mark>'
        at = finding.end
    yield _write_lines(text[at:]) + "</div>\n"


def _write_lines(text: str) -> str:
    return "\n".join(map(_write, text.replace("\r\n", "\n").split("\n")))
