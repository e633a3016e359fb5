"""What every engine is given, and what it must make of it: one function at a time, by hand."""

from __future__ import annotations

from typing import Any

import kontsevich

# Repeated, empty, missing, not Hangul, composed and taken apart, control signs, very long.
TEXTS: list[str | None] = [
    "김정은",
    None,
    "",
    "김정은",
    "박지훈",
    "О Ким Чен Ыне",
    "Kim Jong-un",
    "\x00\t\n",
    "ㅎㅏㄴ",
    "국물" * 500,
    "한국",
    "😀 서울",
    None,
]
OPTIONS: dict[str, dict[str, Any]] = {
    "convert": {"kind": "name", "profile": "dzh"},
    "pronounce": {"kind": "word"},
    "restore": {"country": "south", "lang": "ru"},
    "hangulize": {"norm": "north"},
    "check": {"lang": "ru", "yo": "fold"},
    "fix": {"unsafe": True},
}


def expect(name: str, text: str | None) -> Any:
    """What a function makes of one text, told by its namesake in `kontsevich`."""
    options = dict(OPTIONS[name])
    if text is None:
        return None
    if name == "restore":
        del options["lang"]
        best = next(iter(kontsevich.restore(text, limit=1, **options)), None)
        return best and {
            "hangul": best.hangul,
            "cyrillic": best.cyrillic,
            "probability": best.probability,
            "who": best.who_ru or None,
        }
    if name == "check":
        return [
            {
                "code": one.code,
                "severity": one.severity,
                "start": one.start,
                "end": one.end,
                "found": one.found,
                "expected": list(one.expected),
                "hangul": list(one.hangul),
                "region": one.region,
                "sic": one.sic,
                "fix": one.fix,
                "message": one.message("ru"),
            }
            for one in kontsevich.check(text, **options)
        ]
    return getattr(kontsevich, name)(text, **options)


EXPECTED = {name: [expect(name, text) for text in TEXTS] for name in OPTIONS}
