"""The groups and letters of RTF: what is open while its tokens go by, and what is visible."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Self

from ...errors import DocumentError
from .rtf_header import DEFAULT
from .rtf_state import State
from .rtf_text import WORDS, Chunk, chunk_pattern, decode
from .stories import Paragraph, Story
from .zip_package import ELEMENTS

PART = "document.rtf"
DEEPEST = 10_000
GAP = "\0"  # in what is visible: mark-up stands here
_WORD = re.compile(r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?")
_BRACE = re.compile(r"[{}]|\\(?:bin(\d+) ?|[^\r\n])", re.S)
_NEWLINES = re.compile(r"[\r\n]+")
_BLANK = " \t\r\n\0\x1a"  # what some programs leave behind the last brace
_CODED = re.compile(r"u-?\d|['~_\-{}\\]")
_HEADER = ("fonttbl", "filetbl", "colortbl", "stylesheet", "listtable", "listoverridetable")
# Groups whose text is not that of the document.
_SKIPPED = frozenset(
    (
        *("aftncn", "aftnsep", "aftnsepc", "colortbl", "docvar", "filetbl", "ftncn", "ftnsep"),
        *("ftnsepc", "info", "listoverridetable", "listpicture", "listtable", "listtext"),
        *("nonesttables", "nonshppict", "pict", "pntext", "pntxta", "pntxtb", "private"),
        *("shprslt", "sn", "tc", "tcn", "upr", "mmath", "xe"),
    )
)
Handler = Callable[[str, str | None, int], int]


class GroupReader:
    """One reading of one file. `text`: what is visible, with a `GAP` where mark-up stands between;
    `chunks`: where its letters stand; `stories`: the body first."""

    def __init__(self, source: str, encoding: str = DEFAULT) -> None:
        """`encoding`: unless the file says another one."""
        self.source = source
        self.encoding = encoding
        self.fonts: dict[int, str] = {}
        self.default_font = -1
        self.styles: Callable[[str], tuple[str, int]] = lambda _: ("", 0)
        self.styled = False  # whether the file has styles
        self.body = Story("body")
        self.stories = [self.body]
        self.state = State(self.body)
        self.stack: list[State] = []
        self.chunks: list[Chunk] = []
        self.texts: list[str] = []
        self.length = 0
        self.last = -1  # where the last chunk ends
        self.starred = False
        self.counts: dict[str, int] = {}
        self.author = ""
        self.header_end = 0  # behind the tables at the file's head
        self.revisers = (-1, -1)  # where the table of those who have revised stands
        self.unread: dict[str, int] = {}
        self.text = ""
        self.words = self._words()

    def read(self) -> Self:
        """All of it; of a damaged file as far as it goes, and `unread` tells what is behind that.
        Raises `DocumentError` for groups in groups without end."""
        source, size = self.source, len(self.source)
        at = source.find("{")
        while 0 <= at < size:
            letter = source[at]
            if letter == "{":
                self._open(at)
                at += 1
            elif letter == "}":
                at += 1
                if not self._close():
                    break
            elif letter == "\\" and not _CODED.match(source, at + 1):
                at = self._take_word(at)
            elif letter in "\r\n":
                at = _NEWLINES.match(source, at).end()  # type: ignore[union-attr]
            else:
                at = self._take_chunk(at)
        if self.stack:
            self.unread["cut"] = 1
        elif rest := source[at:].strip(_BLANK):
            self.unread["tail"] = len(rest)
        while self.stack:
            self._close()
        self._end_paragraph(self.state)
        self.text = "".join(self.texts)
        return self

    def _open(self, at: int) -> None:
        if len(self.stack) > DEEPEST:
            raise DocumentError("{name}: is nested too deeply", name=PART)
        self.stack.append(self.state)
        self.state = self.state.copy(at)
        self.starred = False

    def _close(self) -> bool:
        inner, self.state = self.state, self.stack.pop()
        if inner.story is not self.state.story:
            self._end_paragraph(inner)
        self.starred = False
        return bool(self.stack)

    def _end_group(self, at: int) -> int:
        """Where the group ends that a place lies in: at its brace."""
        depth, source = 1, self.source
        while found := _BRACE.search(source, at):
            at = found.end()
            if found[0] == "{":
                depth += 1
            elif found[0] == "}":
                depth -= 1
                if not depth:
                    return at - 1
            elif found[1]:
                at += int(found[1][:10])
        return len(source)

    def _enter(self, story: Story) -> None:
        """What follows in this group is a story of its own."""
        self.stories.append(story)
        self.state.story = story
        self.state.field, self.state.held = None, ""
        self.state.reset()

    def _take_word(self, at: int) -> int:
        source = self.source
        match = _WORD.match(source, at)
        if not match:
            self.starred = source.startswith("*", at + 1)
            return at + 2
        word, end = match[1], match.end()
        starred, self.starred = self.starred, False
        if word in WORDS:
            return self._take_chunk(at)
        if word == "bin":
            return end + max(int(match[2] or 0), 0)
        handler = self.words.get(word)
        if handler:
            return handler(word, match[2], end)
        if starred or word in _SKIPPED:
            return self._skip(word, end)
        return end

    def _words(self) -> dict[str, Handler]:
        """What each control word means: its handler takes the word, its number and where it ends,
        and says where to go on."""
        raise NotImplementedError

    def _take_chunk(self, at: int) -> int:
        state = self.state
        pattern = chunk_pattern(state.skip)
        match = pattern.match(self.source, at)
        if not match:  # a sign of another kind
            return at + 2
        end = match.end()
        if state.deleted or state.held is None or state.code:
            return end
        encoding = self.fonts.get(state.font, self.encoding)
        shown = decode(match[0], state.skip, encoding)
        if not shown:
            return end
        if len(self.chunks) > ELEMENTS:
            raise DocumentError("{part}: more than {limit} elements", part=PART, limit=ELEMENTS)
        if self.last != at:
            self.texts.append(GAP)
            self.length += 1
        self.chunks.append(Chunk(self.length, at, end, state.skip, encoding, state.inserted))
        self.texts.append(shown)
        self.last = end
        paragraph = self._paragraph()
        paragraph.add(self.length, self.length + len(shown), state.held)
        self.length += len(shown)
        return end

    def _paragraph(self) -> Paragraph:
        paragraph = self.state.story.open(self.length)
        if self.state.field and self.state.field.listed:
            paragraph.listed = True
        return paragraph

    def _bar(self) -> None:
        if self.state.held is not None:
            self._paragraph().bar()

    def _end_paragraph(self, state: State) -> None:
        role, level = state.rank(*self.styles(state.style or "s0"))
        if not self.styled and not role:
            role = state.guess()
        state.story.finish(role, level, state.in_table)

    def _skip(self, word: str, end: int) -> int:
        stop = self._end_group(end)
        if word in _HEADER and not self.chunks:
            self.header_end = stop + 1
        return stop
