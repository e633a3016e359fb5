"""The proofreader: LibreOffice asks it about each paragraph as it is written."""

from __future__ import annotations

import traceback
from typing import Any

import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale, XServiceDisplayName, XServiceInfo
from com.sun.star.linguistic2 import (
    ProofreadingResult,
    SingleProofreadingError,
    XProofreader,
)
from com.sun.star.text.TextMarkupType import PROOFREADING

from kontsevich.editors.paragraphs import ParagraphFinding
from kontsevich.messages import speaker

from .checking import check_paragraph
from .preferences import find_language

_NAME = "org.kontsevich.Proofreader"
_SERVICE = "com.sun.star.linguistic2.Proofreader"
_SIC = 0x5D4A8A  # the colour of what is told and never changed


class Proofreader(unohelper.Base, XProofreader, XServiceInfo, XServiceDisplayName):  # type: ignore[misc]
    """Findings as LibreOffice underlines them; what a user ignores is one name under one rule."""

    def __init__(self, context: Any, *_: Any) -> None:
        self.context = context
        self.ignored: set[str] = set()

    def doProofreading(  # noqa: N802
        self, identity: str, text: str, locale: Any, start: int, behind: int, properties: Any
    ) -> Any:
        """The findings of a paragraph, all at once."""
        result = ProofreadingResult()
        result.aDocumentIdentifier, result.aText, result.aLocale = identity, text, locale
        result.nStartOfSentencePosition = start
        end = len(text.encode("utf-16-le", "surrogatepass")) // 2
        result.nBehindEndOfSentencePosition = result.nStartOfNextSentencePosition = end
        result.xProofreader = self
        result.aErrors = ()
        if start == 0 and text.strip():
            try:
                found = check_paragraph(text, self.context)
                errors = (self._tell(one) for one in found)
                result.aErrors = tuple(one for one in errors if one)
            except Exception:  # LibreOffice would stop asking; its console has what happened
                traceback.print_exc()
        return result

    def _tell(self, found: ParagraphFinding) -> Any:
        finding = found.finding
        rule = f"{finding.code}:{finding.shown or finding.found}"
        if rule in self.ignored:
            return None
        say = speaker(find_language(self.context))
        error = SingleProofreadingError()
        error.nErrorStart, error.nErrorLength = found.start, found.end - found.start
        error.nErrorType, error.aRuleIdentifier = PROOFREADING, rule
        sic = f" {say('serve-sic')}" if finding.sic else ""
        who = "".join(f" {hangul}: {who}." for hangul, who in finding.who())
        error.aFullComment = error.aShortComment = finding.message() + who + sic
        error.aSuggestions = tuple(fix.form for fix in found.fixes)
        properties = []
        if "://" in found.address:
            properties.append(PropertyValue(Name="FullCommentURL", Value=found.address))
        if finding.sic:
            properties.append(PropertyValue(Name="LineColor", Value=_SIC))
        error.aProperties = tuple(properties)
        return error

    def isSpellChecker(self) -> bool:  # noqa: N802
        return False

    def ignoreRule(self, rule: str, locale: Any) -> None:  # noqa: N802
        self.ignored.add(rule)

    def resetIgnoreRules(self) -> None:  # noqa: N802
        self.ignored.clear()

    def hasLocale(self, locale: Any) -> bool:  # noqa: N802
        return bool(locale.Language == "ru")

    def getLocales(self) -> tuple[Any, ...]:  # noqa: N802
        return (Locale("ru", "RU", ""),)

    def getServiceDisplayName(self, locale: Any) -> str:  # noqa: N802
        return str(speaker("ru" if locale.Language == "ru" else "en")("office-name"))

    def getImplementationName(self) -> str:  # noqa: N802
        return _NAME

    def supportsService(self, name: str) -> bool:  # noqa: N802
        return name == _SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:  # noqa: N802
        return (_SERVICE,)
