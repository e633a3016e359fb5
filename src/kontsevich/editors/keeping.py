"""How a spelling that somebody wants left alone stands in the list of such spellings."""

from __future__ import annotations

from ..checker.findings.checking import check
from ..checker.findings.finding import Finding
from ..law.choices import Profile
from ..russian.declension import stems


def find_kept(finding: Finding, profile: Profile) -> str:
    """The spelling of a finding in the nominative, as the option `keep` wants it.

    The ending alone does not always tell it (Ёле is of Ёл and of Ёль): it is the one with which
    the finding is gone. Where none does that, what stands in the text.

    >>> [finding] = check("О Юн Сок Ёле.")
    >>> find_kept(finding, "paper")
    'Юн Сок Ёл'
    """
    found = finding.shown or finding.found
    head, space, last = found.rpartition(" ")
    for stem in stems(last.lower()):
        spelling = head + space + last[0] + stem.form[1:]
        if not check(found, profile=profile, keep=[spelling]):
            return spelling
    return found
