"""The protocol of LanguageTool: what a client asks, and our findings as its matches.

The fields are those of its public API (https://languagetool.org/http-api/); offsets count units of
UTF-16.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .. import __version__
from ..checker.findings.finding import Finding
from ..checker.findings.fixes import apply_edits
from ..checker.findings.open_document import OpenDocument, OpenFinding, open_findings
from ..checker.findings.placement import carry_stress, place_regions
from ..checker.findings.text_units import Ruler
from ..checker.settings.settings import Settings
from ..errors import InputError
from ..law.choices import Language
from ..messages import Say, speaker
from .annotated import read_annotated

LANGUAGES = ({"name": "Russian", "code": "ru", "longCode": "ru-RU"},)
OURS, SIC = "KONTSEVICH", "KONTSEVICH_SIC"  # categories
_TYPES = {"error": "misspelling", "warning": "inconsistency", "notice": "style"}
_AROUND = 40  # characters of context on both sides
_Parameters = Mapping[str, str]


class Choice(NamedTuple):
    """Which rules and categories a client wants, by their ids."""

    rules_off: frozenset[str]
    rules_on: frozenset[str]
    categories_off: frozenset[str]
    categories_on: frozenset[str]
    only: bool

    def takes(self, rule: str, category: str) -> bool:
        """Whether findings of a rule are wanted."""
        if rule in self.rules_on or category in self.categories_on:
            return True
        if self.only or rule in self.rules_off:
            return False
        return category not in self.categories_off


def read_choice(parameters: _Parameters) -> Choice:
    """What the parameters say of rules and categories.

    >>> read_choice({"disabledCategories": "KONTSEVICH_SIC"}).takes("KTV101", SIC)
    False
    """

    def read(key: str) -> frozenset[str]:
        return frozenset(
            filter(None, (word.strip() for word in parameters.get(key, "").split(",")))
        )

    return Choice(
        read("disabledRules"),
        read("enabledRules"),
        read("disabledCategories"),
        read("enabledCategories"),
        parameters.get("enabledOnly", "").lower() in ("true", "yes"),
    )


def is_ours(language: str) -> bool:
    """Whether we check text of a language, by its code; a client may leave it to us (auto).

    >>> is_ours("ru-RU"), is_ours("auto"), is_ours("de-DE")
    (True, True, False)
    """
    return language.lower().partition("-")[0] in ("ru", "auto")


def answer(
    parameters: _Parameters, settings: Settings, lang: Language, longest: int, seconds: float
) -> dict[str, Any]:
    """The whole answer to one request for a check.

    Raises `InputError` where a parameter is missing or wrong or the text is longer than `longest`
    characters, `TimeoutError` after so many seconds.
    """
    text, data = parameters.get("text"), parameters.get("data")
    language = parameters.get("language", "")
    if not language:
        raise InputError("missing parameter: language")
    if (text is None) == (data is None):
        raise InputError("give either text or data")
    if len(text or data or "") > longest:
        raise InputError("a text of more than {most} characters", most=longest)
    matches: list[dict[str, Any]] = []
    if is_ours(language):
        source, found = _find(text, data, settings, lang, longest, seconds)
        choice, say = read_choice(parameters), speaker(lang)
        matches = [_match(one, source, say) for one in found if _is_wanted(one, choice)]
    russian = {"name": LANGUAGES[0]["name"], "code": LANGUAGES[0]["longCode"]}
    told = russian if is_ours(language) else {"name": language, "code": language}
    return {
        "software": describe_software(),
        "warnings": {"incompleteResults": False},
        "language": {**told, "detectedLanguage": {**told, "confidence": 1.0}},
        "matches": matches,
    }


def describe_software() -> dict[str, Any]:
    """Who answers, as LanguageTool tells it."""
    return {
        "name": "kontsevich",
        "version": __version__,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def _find(
    text: str | None,
    data: str | None,
    settings: Settings,
    lang: Language,
    longest: int,
    seconds: float,
) -> tuple[str, tuple[OpenFinding, ...]]:
    if text is not None:
        document = OpenDocument(text, lang=lang, unit="utf-16", longest=longest)
        document.configure(settings)
        return text, document.check(seconds=seconds)
    source, regions = read_annotated(data or "")
    ruler = Ruler(source, "utf-16")
    placed = place_regions(source, regions, settings, lang)
    return source, tuple(open_findings(placed, ruler))


def _category(finding: Finding) -> str:
    return SIC if finding.sic else OURS


def _is_wanted(found: OpenFinding, choice: Choice) -> bool:
    return choice.takes(found.placed.code, _category(found.placed))


def _match(found: OpenFinding, source: str, say: Say) -> dict[str, Any]:
    finding = found.finding
    start = max(finding.start - _AROUND, 0)
    before = source[start : finding.start]
    around = source[start : finding.end + _AROUND].replace("\n", " ")
    category = _category(finding)
    rule = {
        "id": finding.code,
        "description": finding.name,
        "issueType": _TYPES[finding.severity],
        "urls": [{"value": found.address}] if "://" in found.address else [],
        "category": {"id": category, "name": say(f"serve-category-{category.lower()}")},
    }
    who = "".join(f" {hangul}: {who}." for hangul, who in found.who)
    sic = f" {say('serve-sic')}" if finding.sic else ""
    return {
        "message": finding.message() + who + sic,
        "shortMessage": say(f"serve-category-{category.lower()}"),
        "replacements": [{"value": value} for value in _replacements(found)],
        "offset": found.start,
        "length": found.end - found.start,
        "context": {
            "text": around,
            "offset": Ruler(before, "utf-16").length,
            "length": found.end - found.start,
        },
        "sentence": around.strip(),
        "type": {"typeName": "Hint" if finding.sic else "Other"},
        "rule": rule,
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1,
    }


def _replacements(found: OpenFinding) -> list[str]:
    """What would stand in place of the match, mark-up inside it kept; nothing for what is sic."""
    finding = found.finding
    if not finding.edits:
        return (
            []
            if finding.sic
            else [carry_stress(finding.found, form) for form in finding.expected[:1]]
        )
    inside = [
        one._replace(start=one.start - finding.start, end=one.end - finding.start)
        for one in finding.edits
    ]
    first = apply_edits(finding.found, inside)
    others = [carry_stress(finding.found, fix.form) for fix in found.fixes[1:]]
    return list(dict.fromkeys([first, *others]))


def merge(ours: dict[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Our answer with the matches of another server that touch none of ours, in order.

    >>> merge({"matches": [{"offset": 5, "length": 3}]}, {"matches": [{"offset": 0, "length": 2}]})
    {'matches': [{'offset': 0, 'length': 2}, {'offset': 5, 'length': 3}]}
    """
    taken = [_span(match) for match in ours["matches"]]
    kept = [
        match
        for match in theirs.get("matches", ())
        if not any(start < _span(match)[1] and _span(match)[0] < end for start, end in taken)
    ]
    matches = sorted([*ours["matches"], *kept], key=_span)
    return {
        **ours,
        **{key: theirs[key] for key in ("language",) if key in theirs},
        "matches": matches,
    }


def _span(match: Mapping[str, Any]) -> tuple[int, int]:
    return match["offset"], match["offset"] + match["length"]
