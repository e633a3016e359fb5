r"""LaTeX: paragraphs, notes, quotations, lists of literature, comments, code and mathematics.

A scanner of its own, since the parsers there are build a tree by recursion, so that a few thousand
braces exhaust the stack; what a checker needs is no tree. One pass over the tokens, with a stack
of what is open. A macro that is not known shows its arguments.

`~`, ``\,``, ``\-``, ligatures of dashes and quotation marks, and babel's shorthands are read as
what they print; ``\enquote`` shows its marks. A comment, a note, a citation, mathematics and a
label are barriers.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..regions.region import Region
from .block_builder import Blocks
from .latex_commands import (
    ACCENTS,
    ADDRESSES,
    CODE_ENVIRONMENTS,
    DEFINITIONS,
    HEADINGS,
    HIDDEN,
    MATH_ENVIRONMENTS,
    MEANINGS,
    QUOTE_ENVIRONMENTS,
    SIGNS,
    STYLES,
    SWITCHES,
    TABLES,
    TAKES_ARGUMENTS,
    TYPED,
    WORDS,
)

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[^\S\n]*)?)"
    r"|(?P<verb>\\(?:[vV]erb|lstinline|mintinline)(?![A-Za-z@])\*?)"
    r"|\\(?P<env>begin|end)\s*\{(?P<name>[^{}\\\n]{1,60})\}"
    r"|(?P<math>\$\$?|\\[\[(])"
    r"|\\(?P<word>[A-Za-z@]+\*?)[^\S\n]*(?:\n(?![^\S\n]*\n)[^\S\n]*)?"
    r"|\\(?P<sign>.)"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<break>\n[^\S\n]*\n\s*)"
    r"|(?P<typed>~|&|---?|``|''|<<|>>|,,|\"[-=~<>`'])",
    re.S,
)
# The white space before an argument, and an optional argument without much inside it.
_SPACE = re.compile(r"[^\S\n]*(?:\n(?![^\S\n]*\n)[^\S\n]*)?(?:%[^\n]*\n[^\S\n]*)?")
_OPTION = re.compile(
    r"\[((?:[^\[\]{}\n]|\n(?!\s*\n)|\{(?:[^{}\n]|\{[^{}\n]{0,200}+\}){0,200}+\}){0,400}+)\]"
)
_LABEL = re.compile(r"\{([^{}\n]{0,400}+)\}")
_LETTER = re.compile(r"\s*(?:\{(\\?[^\W\d_])\}|([^\W\d_]))")

_DASHES = re.compile(r"-{2,3}[~*]?")
# The name that is defined, and its parameters.
_DEFINED = re.compile(r"\s*\\(?:[A-Za-z@]+|.)[^{}\\\n]{0,80}")
_CLOSERS = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}


_BREAK = re.compile(r"\n[^\S\n]*\n")
_BRACE = re.compile(r"\\.|[{}]|%[^\n]*|\n[^\S\n]*\n", re.S)


class _Frame(NamedTuple):
    """What is open: a brace (name ""), or an environment; `then`: what its end means."""

    name: str
    then: str = ""
    start: int = 0


def read_latex(text: str) -> list[Region]:
    r"""The regions of a LaTeX source, in the order in which they begin. Never fails.

    >>> source = r"Ким~\emph{Чен}\footnote{См. там же.} Ын"
    >>> [(region.role, region.text) for region in read_latex(source)]
    [('prose', 'Ким\xa0Чен Ын'), ('footnote', 'См. там же.')]
    """
    return _Reader(text).read()


class _Reader:
    """One reading of one source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks = Blocks(text)
        self.frames: list[_Frame] = []
        self.open_environments: dict[str, int] = {}
        self.missing: dict[str, int] = {}  # up to where a string is not to be found
        self.next_break = -1
        self.notes = 0
        self.expected: list[str] = []  # what the next braces mean
        marks = self.blocks.markers
        self.marks = {"opening": marks.opening[0], "closing": marks.closing}

    def read(self) -> list[Region]:
        text, at = self.text, int(self.text.startswith("\ufeff"))
        while match := _TOKEN.search(text, at):
            start, end = match.span()
            if start > at:
                if self.expected and not text[at:start].isspace():
                    self.expected.clear()
                if not self.expected:
                    self._add(at, start)
            at = self._take(match, start, end)
        self._add(at, len(text))
        while self.frames:
            self._pop(len(text))
        return self.blocks.finish()

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self.blocks.flow.add(start, end)

    def _take(self, match: re.Match[str], start: int, end: int) -> int:
        """One token; where to go on."""
        kind = match.lastgroup
        if kind == "open":
            return self._open(start, end)
        if kind == "comment":
            return self._take_comment(start, end)
        self.expected.clear()
        flow = self.blocks.flow
        if kind == "close":
            if self.frames and not self.frames[-1].name:
                self._pop(start, end)
        elif kind == "break":
            self.blocks.close()
        elif kind == "typed":
            self._take_typed(match[0], start, end)
        elif kind == "sign":
            return self._take_sign(match["sign"], start, end)
        elif kind == "word":
            return self._take_word(match["word"], start, match.end("word"), end)
        elif kind == "math":
            return self._take_math(match[0], start, end)
        elif kind == "verb":
            return self._take_verb(start, end)
        elif match["env"] == "begin":
            return self._begin(match["name"].strip(), start, end)
        elif match["env"]:
            self._end(match["name"].strip(), start)
        else:
            flow.add(start, end)
        return end

    def _take_comment(self, start: int, end: int) -> int:
        stop = start + len(self.text[start:end].split("\n", 1)[0].rstrip())
        self.blocks.leave("comment", start, stop)
        if self.text.startswith("\n", end) or self.text.startswith("\r\n", end):
            # An empty line behind a comment, whose own line end is not one.
            self.blocks.close()
        return end

    def _take_typed(self, typed: str, start: int, end: int) -> None:
        if typed == "&":
            self.blocks.next_cell()
        elif typed[0] == '"' and typed in ('"-', '"=', '"~'):
            inside = self.text[start - 1 : start].isalpha() and self.text[end : end + 1].isalpha()
            if inside:
                self.blocks.flow.put(TYPED[typed], start, end)
            else:
                self.blocks.flow.add(start, end)
        else:
            self.blocks.flow.put(TYPED[typed], start, end)

    def _take_sign(self, sign: str, start: int, end: int) -> int:
        flow = self.blocks.flow
        if sign in "])" or (sign in SIGNS and not SIGNS[sign] and sign in "%&#_${}"):
            flow.put(sign, start, end)
        elif sign == "\\":
            option = _OPTION.match(self.text, end + self.text.startswith("*", end))
            end = option.end() if option else end + self.text.startswith("*", end)
            if any(self.open_environments.get(name) for name in TABLES):
                self.blocks.next_row()
                self.blocks.next_cell()
            else:
                flow.put("\n", start, end)
        elif sign in SIGNS:
            flow.put(SIGNS[sign], start, end)
        elif sign in ACCENTS:
            return self._take_accent(sign, start, end)
        else:
            flow.bar()
        return end

    def _take_accent(self, sign: str, start: int, end: int) -> int:
        letter = _LETTER.match(self.text, end)
        if not letter:
            self.blocks.flow.bar()
            return end
        base = (letter[1] or letter[2]).lstrip("\\")
        composed = unicodedata.normalize("NFC", base + ACCENTS[sign])
        self.blocks.flow.put(composed, start, letter.end())
        return letter.end()

    def _take_word(self, word: str, start: int, name_end: int, end: int) -> int:
        """A macro by its name; `end` is behind the white space that TeX eats."""
        bare = word.rstrip("*")
        blocks = self.blocks
        if len(bare) == 1 and bare in ACCENTS:
            return self._take_accent(bare, start, end)
        if bare in WORDS:
            stop = name_end if WORDS[bare] in ("", "—") else end
            if bare == "cdash" and (dashes := _DASHES.match(self.text, end)):
                stop = end = dashes.end()
            blocks.flow.put(WORDS[bare], start, stop)
            return end
        if bare in ("par", "item", "maketitle", "hline", "midrule", "toprule", "bottomrule"):
            blocks.close()
            option = _OPTION.match(self.text, end) if bare == "item" else None
            if option:
                self._add(*option.span(1))
                blocks.close()
            return option.end() if option else end
        if bare in ("printbibliography", "appendix"):
            blocks.close()
        if bare in SWITCHES:
            return end
        if bare == "footnotemark":
            blocks.flow.bar()
            option = _OPTION.match(self.text, end)
            return option.end() if option else end
        if bare == "bibitem":
            blocks.close()
        elif bare in ADDRESSES:
            return self._take_address(bare, end)
        elif bare in DEFINITIONS and (defined := _DEFINED.match(self.text, end)):
            self.expected = ["aside prose"]
            return defined.end()
        hidden = HIDDEN.get(bare, 0)
        then = MEANINGS.get(bare, "")
        known = bool(hidden or then)
        at = _SPACE.match(self.text, end).end()  # type: ignore[union-attr]
        option = _OPTION.match(self.text, at)
        if option and (known or self.text.startswith(("{", "["), option.end())):
            if bare in HEADINGS and option[1].strip():
                blocks.enter("heading", level=HEADINGS[bare])
                self._add(*option.span(1))
                blocks.exit()
            at = option.end()
            while option := _OPTION.match(self.text, at):
                at = option.end()
        elif not known and not self.text.startswith("{", at):
            blocks.flow.bar()
            return end
        self.expected = ["hidden"] * hidden
        if then:
            self.expected.append(then)
        if hidden and bare not in STYLES:
            blocks.flow.bar()
        return at if self.expected or self.text.startswith("{", at) else end

    def _take_address(self, word: str, end: int) -> int:
        option = _OPTION.match(self.text, end)
        label = _LABEL.match(self.text, option.end() if option else end)
        if not label:
            return end
        self.blocks.leave("url", *label.span(1))
        return label.end()

    def _take_verb(self, start: int, end: int) -> int:
        delimiter = self.text[end : end + 1]
        if delimiter == "[":
            option = _OPTION.match(self.text, end)
            end = option.end() if option else end
            delimiter = self.text[end : end + 1]
        if not delimiter or delimiter.isspace():
            return end
        closing = "}" if delimiter == "{" else delimiter
        line = self.text.find("\n", end)
        stop = self.text.find(closing, end + 1, line if line >= 0 else len(self.text))
        if stop < 0:
            return end
        self.blocks.leave("code", start, stop + 1)
        return stop + 1

    def _take_math(self, opener: str, start: int, end: int) -> int:
        closing = self._find(_CLOSERS[opener], end, self._find_break(end))
        if closing < 0:
            self.blocks.flow.bar()
            return end
        self.blocks.leave("code", start, closing + len(opener))
        return closing + len(opener)

    def _find(self, needle: str, at: int, limit: int) -> int:
        """Where a string stands next before `limit`; nothing is looked for in vain twice."""
        if at < self.missing.get(needle, 0):
            return -1
        place = self.text.find(needle, at, limit)
        while place > 0 and needle[0] == "$" and self.text[place - 1] == "\\":
            place = self.text.find(needle, place + 1, limit)
        if place < 0:
            self.missing[needle] = limit
        return place

    def _find_break(self, at: int) -> int:
        """Where the paragraph ends that holds a place."""
        if self.next_break < at:
            match = _BREAK.search(self.text, at)
            self.next_break = match.start() if match else len(self.text)
        return self.next_break

    # Braces and environments

    def _open(self, start: int, end: int) -> int:
        then = self.expected.pop(0) if self.expected else ""
        kind, _, value = then.partition(" ")
        blocks = self.blocks
        if kind in ("hidden", "code"):
            stop = self._skip_group(start)
            if kind == "code":
                blocks.leave("code", start, stop)
            return stop
        if kind == "note":
            self.notes += 1
            blocks.open_note("footnote", f"footnote {self.notes}")
        elif kind == "aside":
            blocks.open_note(value)
        elif kind == "heading":
            blocks.enter("heading", level=int(value))
        elif kind in ("blockquote", "epigraph"):
            blocks.enter("blockquote")
        elif kind == "quoted":
            blocks.flow.put(self.marks["opening"], start, end)
        self.frames.append(_Frame("", kind, start))
        return end

    def _skip_group(self, start: int) -> int:
        """Behind a group in braces that nobody sees; it may hold others."""
        depth = 0
        for match in _BRACE.finditer(self.text, start):
            if match[0] == "{":
                depth += 1
            elif match[0] == "}":
                depth -= 1
                if depth == 0:
                    return match.end()
            elif match[0][0] == "\n":
                return match.start()
        return len(self.text)

    def _pop(self, start: int, end: int = -1) -> None:
        frame = self.frames.pop()
        if frame.name:
            self.open_environments[frame.name] -= 1
        if frame.name in TABLES:
            self.blocks.close_table()
        if frame.then in ("note", "aside"):
            self.blocks.close_note()
        elif frame.then in ("heading", "blockquote", "epigraph"):
            self.blocks.exit()
            if frame.then == "epigraph":
                self.expected = ["blockquote"]  # whose words they are
        elif frame.then == "quoted" and end > start:
            self.blocks.flow.put(self.marks["closing"], start, end)

    def _begin(self, name: str, start: int, end: int) -> int:
        bare = name.rstrip("*")
        if bare == "comment" or name in CODE_ENVIRONMENTS or bare in MATH_ENVIRONMENTS:
            closer = f"\\end{{{name}}}"
            stop = self._find(closer, end, len(self.text))
            if stop >= 0:
                role = "comment" if bare == "comment" else "code"
                if bare in MATH_ENVIRONMENTS:
                    self.blocks.leave(role, start, stop + len(closer))
                else:
                    self.blocks.close()
                    self.blocks.take(role, start, stop + len(closer))
                return stop + len(closer)
        then = ""
        self.blocks.close()
        if bare in QUOTE_ENVIRONMENTS:
            self.blocks.enter("blockquote")
            then = "blockquote"
        elif bare == "thebibliography":
            self.blocks.enter("bibliography")
            then = "blockquote"
        elif name in TABLES:
            self.blocks.open_table()
            self.blocks.next_cell()
        self.frames.append(_Frame(name, then, start))
        self.open_environments[name] = self.open_environments.get(name, 0) + 1
        return self._skip_arguments(name, bare, end)

    def _skip_arguments(self, name: str, bare: str, end: int) -> int:
        option = _OPTION.match(self.text, end)
        if option:
            end = option.end()
        if bare in TAKES_ARGUMENTS or bare in QUOTE_ENVIRONMENTS:
            for _ in range(2 if bare in ("tabularx", "tabulary") else 1):
                if self.text.startswith("{", end):
                    end = self._skip_group(end)
        return end

    def _end(self, name: str, start: int) -> None:
        self.blocks.close()
        if self.open_environments.get(name, 0) < 1:
            return
        while True:
            found = self.frames[-1].name
            self._pop(start)
            if found == name:
                return
