"""A glossary for translators: Hangul, and what stands for it in Russian.

As a table with heads (tsv), as OmegaT reads it (three columns without heads), and as TBX
(ISO 30042, the exchange format of terminology programs).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from ...checker.name_table.rows import KEEP, Row
from ...messages import Say, speaker
from ..view import View, make_visible

_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
_PREFERRED, _DEPRECATED = "preferredTerm-admn-sts", "deprecatedTerm-admn-sts"


def list_terms(rows: Iterable[Row], view: View, say: Say) -> Iterator[tuple[str, str, str]]:
    """Hangul, the form to write and a note, of each name whose Hangul is known."""
    for row in rows:
        if row.hangul:
            note = "; ".join(filter(None, (say(f"names-{row.kind}"), row.who(view.lang))))
            yield row.hangul, choose_form(row), note


def choose_form(row: Row) -> str:
    """The form to write: by the system, or the one that the author keeps."""
    if row.action == KEEP:
        return next((form.text for form in row.forms if form.own), row.standard)
    return row.standard


def render(rows: Sequence[Row], view: View) -> Iterator[str]:
    """The table with its heads."""
    say = speaker(view.lang)
    yield _line((say("names-hangul"), say("names-name"), say("names-who")))
    yield from map(_line, list_terms(rows, view, say))


def render_omegat(rows: Sequence[Row], view: View) -> Iterator[str]:
    """The table as OmegaT's folder `glossary` has it: source, target, comment."""
    yield from map(_line, list_terms(rows, view, speaker(view.lang)))


def _line(cells: Iterable[str]) -> str:
    return "\t".join(make_visible(cell) for cell in cells) + "\n"


def render_tbx(rows: Sequence[Row], view: View) -> Iterator[str]:
    """TBX: the form to write is preferred, those that are not by the system are deprecated."""
    say = speaker(view.lang)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE}\n'
    yield f'<martif type="TBX" xml:lang={quoteattr(view.lang)}>\n<martifHeader><fileDesc>'
    yield f"<titleStmt><title>{escape(say('names-title'))}</title></titleStmt>"
    yield "<sourceDesc><p>kontsevich names</p></sourceDesc></fileDesc></martifHeader>\n"
    yield "<text><body>\n"
    number = 0
    for row in rows:
        if not row.hangul:
            continue
        number += 1
        form = choose_form(row)
        wrong = [one.text for one in row.forms if not one.right and one.text != form]
        who = row.who(view.lang)
        yield f'<termEntry id="k{number}">\n'
        yield f'<descrip type="subjectField">{_write(say(f"names-{row.kind}"))}</descrip>\n'
        if who:
            yield f'<descrip type="definition">{_write(who)}</descrip>\n'
        yield f'<langSet xml:lang="ko"><tig><term>{_write(row.hangul)}</term></tig></langSet>\n'
        yield '<langSet xml:lang="ru">' + _tig(form, _PREFERRED)
        yield "".join(_tig(one, _DEPRECATED) for one in wrong) + "</langSet>\n</termEntry>\n"
    yield "</body></text>\n</martif>\n"


def _tig(term: str, status: str) -> str:
    note = f'<termNote type="administrativeStatus">{status}</termNote>'
    return f"<tig><term>{_write(term)}</term>{note}</tig>"


def _write(text: str) -> str:
    return escape(make_visible(text))
