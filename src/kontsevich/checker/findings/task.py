"""What a run of the checker does with each file, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from .fixes import NONE

if TYPE_CHECKING:
    from ..settings.configuration import Configurations
    from ..settings.settings import Decision
    from .baseline import Known
    from .finding import Finding

WRITE, SHOW = "write", "show"
TRACK, ANNOTATE = "track", "annotate"
# A fix may make way for another one that overlapped it; more rounds than this are no progress.
ROUNDS = 4


class Task(NamedTuple):
    """What a run does with each file.

    `configurations`: the settings files; `layer`: keys that go before them.
    `fix`: none, write (into the file) or show (only what it would be).
    `stdin_name`: what standard input is called. `revision`: how a document takes what is written:
    as it is (""), as tracked changes (track), as comments (annotate), with `date`, by default now;
    `force`: even if it is signed. `walked`: the files that were found in folders, of which none may
    be a pipe: nobody waits for what was not named. `decisions`: what to do name by
    name. `once`: one comment for a name, at its first place.
    """

    configurations: Configurations
    layer: Mapping[str, object]
    format: str | None = None
    encoding: str | None = None
    lang: str = "en"
    fix: str = NONE
    unsafe: bool = False
    stdin_name: str = ""
    revision: str = ""
    date: str = ""
    force: bool = False
    walked: frozenset[str] | None = None
    decisions: tuple[Decision, ...] = ()
    once: bool = False


class Checked(NamedTuple):
    """What came of one file: its findings (after fixing), or the trouble that it made.

    `before`, `after`: with a fix, its text; `fixed`: how many findings that took care of.
    `output`: the fixed bytes of standard input. `unread`: what of it was not read, how much of
    each kind. `noted`: how many comments were written.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    format: str = ""
    encoding: str = ""
    fixed: int = 0
    before: str = ""
    after: str = ""
    trouble: str = ""
    output: bytes = b""
    unread: tuple[tuple[str, int], ...] = ()
    noted: int = 0


def leave_new(findings: list[Finding], known: Known | None) -> list[Finding]:
    """The findings that a baseline does not know, all if there is none."""
    if not known:
        return findings
    from .baseline import drop_known  # only where there is a baseline

    return drop_known(findings, known)
