"""Questions about names, one at a time: what is to be done with each, and a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..checker.mentions.deciding import FIX, FORM, KEEP, NOTHING
from ..checker.name_table.decided import read_form
from ..checker.name_table.rows import Row
from ..checker.settings.settings import Decision
from ..errors import InputError
from ..messages import Say
from ..report.excerpt import Excerpt
from ..report.names.cells import tell_form
from ..report.view import View, make_visible

ALWAYS, SKIP, UNDO, QUIT = "always", "skip", "undo", "quit"
ANSWERS = (FIX, FORM, KEEP, ALWAYS, SKIP, UNDO, QUIT)


class Answers(NamedTuple):
    """What was decided, and the spellings that are to be kept from now on."""

    decisions: tuple[Decision, ...]
    always: tuple[str, ...] = ()


def ask_names(
    rows: Sequence[Row],
    show: Callable[[Row], Excerpt | None],
    view: View,
    say: Say,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
) -> Answers:
    """Ask about each name what is to be done. `show`: a place where it stands; `ask`: from a prompt
    to an answer, raises `EOFError` when no more come, which ends the questions as `quit` does.
    """
    letters = {say(f"ask-letter-{answer}"): answer for answer in ANSWERS}
    prompt = "; ".join(
        say("ask-choice", letter=letter, answer=say(f"ask-{answer}"))
        for letter, answer in letters.items()
    )
    decided: list[tuple[Decision, tuple[str, ...]]] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        tell(_introduce(row, at + 1, len(rows), show(row), view, say))
        try:
            typed = ask(f"{prompt}\n> ").strip()
            answer, form = _read_answer(typed, letters, say, ask)
        except EOFError:
            break
        except InputError as error:
            tell(str(error))
            continue
        if answer == QUIT:
            break
        if answer == UNDO:
            at = max(at - 1, 0)
            del decided[at:]
            continue
        decided.append(_decide(row, answer, form))
        at += 1
    left = (Decision(row.kind, _key(row), NOTHING) for row in rows[len(decided) :])
    always = dict.fromkeys(text for _, texts in decided for text in texts)
    return Answers((*(decision for decision, _ in decided), *left), tuple(always))


def _read_answer(
    typed: str, letters: dict[str, str], say: Say, ask: Callable[[str], str]
) -> tuple[str, str]:
    """The answer that a letter or a word is, and the form that it asks for."""
    answer = letters.get(typed.lower()[:1]) if len(typed) == 1 else None
    words = {say(f"ask-{one}").lower(): one for one in ANSWERS}
    answer = answer or words.get(typed.lower())
    if answer is None:
        raise InputError(say("ask-unknown", answer=make_visible(typed)))
    return answer, read_form(ask(f"{say('ask-which')}: ").strip()) if answer == FORM else ""


def _decide(row: Row, answer: str, form: str) -> tuple[Decision, tuple[str, ...]]:
    action = {ALWAYS: KEEP, SKIP: NOTHING}.get(answer, answer)
    wrong = [one.text for one in row.forms if not one.right and one.own]
    kept = tuple(wrong) if answer == ALWAYS else ()
    return Decision(row.kind, _key(row), action, form), kept


def _key(row: Row) -> str:
    return row.hangul or row.standard.lower()


def _introduce(
    row: Row, number: int, count: int, excerpt: Excerpt | None, view: View, say: Say
) -> str:
    """A name, who it is, how it stands there, and one place."""
    name = view.paint(make_visible(row.standard), "expected")
    head = f"[{number}/{count}] {name}"
    if row.hangul:
        head += f" ({row.hangul})"
    if row.who(view.lang):
        head += f": {make_visible(row.who(view.lang))}"
    lines = [head, "  " + "; ".join(tell_form(form, say) for form in row.forms)]
    if excerpt is not None:
        found = view.paint(excerpt.found, "error")
        lines.append(f"  {excerpt.before}{found}{excerpt.after}")
    return "\n".join(lines)
