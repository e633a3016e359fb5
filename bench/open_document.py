"""What a keystroke costs in a document of a hundred pages, beside reading all of it again.

    python bench/open_document.py [FILE]

The document is the file, or the texts of the checker's tests with names changed so that none
repeats, cut to 100 pages of 1,800 characters. Letters, spaces, quotation marks and paragraph ends
are typed at places of which none is chosen; milliseconds of processor time.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
import tomllib
from pathlib import Path

from kontsevich import OpenDocument, check

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "checker"
MARK = re.compile(r"\{[~?]?([^{}=]*)(?:=>[^{}]*)?\}")
PAGES, PAGE = 100, 1800
TYPED = "абвгд еёжКП.,«»\n"
ROUNDS = 300


def gather() -> str:
    """A hundred pages."""
    if sys.argv[1:]:
        text = Path(sys.argv[1]).read_text(encoding="utf-8")
    else:
        tables = (tomllib.loads(path.read_text("utf-8")) for path in TEXTS.glob("texts_*.toml"))
        text = "\n\n".join(MARK.sub(r"\1", row["text"]) for one in tables for row in one["text"])
    text += "\n\n"
    return (text * (PAGES * PAGE // len(text) + 1))[: PAGES * PAGE]


def main() -> None:
    """Type, and tell the times."""
    for form in ("text", "markdown"):
        document = OpenDocument(gather(), format=form)
        document.check()
        again, typed = [], []
        chosen = random.Random(1)
        for count in range(ROUNDS):
            at = chosen.randrange(len(document.text))
            document.edit(at, at, chosen.choice(TYPED))
            start = time.process_time()
            found = document.check()
            typed.append(1000 * (time.process_time() - start))
            if count % 30 == 0:
                start = time.process_time()
                fresh = check(document.text, format=form)
                again.append(1000 * (time.process_time() - start))
                assert [one.finding for one in found] == fresh
        typed.sort()
        print(
            f"{form}: {len(document.text)} characters, {len(found)} findings; reading all "
            f"{statistics.median(again):.0f} ms; a keystroke {statistics.median(typed):.1f} ms, "
            f"95 of 100 under {typed[ROUNDS * 95 // 100]:.1f} ms, the worst {typed[-1]:.1f} ms"
        )


if __name__ == "__main__":
    main()
