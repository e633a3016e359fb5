"""Reading RTF: groups and control words go by, and stories, paragraphs and letters are kept.

Tracked insertions are read, deletions are not. What a field holds is read and locked, unless it is
a link. A bookmark and a note mark are barriers; formatting is not. Groups that we don't know are
passed over as their mark says (``\\*``); nothing is read twice, whatever the groups are.
"""

from __future__ import annotations

from ..text.prose_in_code import has_cyrillic
from .rtf_groups import GroupReader, Handler
from .rtf_header import CODE_PAGES, find_encoding, read_fonts, read_plain, read_styles
from .rtf_state import OUTLINE
from .rtf_text import MOST_SKIPPED
from .stories import Field, Story
from .styles import AUTHOR, CODE

_MARGINS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
_ENDS = frozenset(("par", "sect", "cell", "nestcell", "row", "nestrow"))
_GOBACK = "_GoBack"
# Of a drawing: its property that holds a text, as it is told where that is not read.
_PROPERTIES = {"wzDescription": "alttext", "gtextUNICODE": "wordart"}


class RtfReader(GroupReader):
    """One reading of one file: what its control words mean."""

    def _words(self) -> dict[str, Handler]:
        return {
            **dict.fromkeys(CODE_PAGES, self._take_code_page),
            "ansicpg": self._take_code_page,
            "deff": self._take_default_font,
            "fonttbl": self._take_fonts,
            "stylesheet": self._take_styles,
            "revtbl": self._take_revisers,
            **dict.fromkeys(_ENDS, self._take_end),
            **dict.fromkeys(("pard", "plain"), self._take_reset),
            "f": self._take_font,
            "s": self._take_style,
            "cs": self._take_letter_style,
            "outlinelevel": self._take_outline,
            "intbl": self._take_in_table,
            "uc": self._take_skip,
            **dict.fromkeys(("deleted", "mvf"), self._take_deleted),
            **dict.fromkeys(("revised", "mvt"), self._take_inserted),
            **dict.fromkeys(("li", "fi"), self._take_indent),
            "field": self._open_field,
            "fldinst": self._take_instruction,
            "fldrslt": self._open_result,
            **dict.fromkeys(("footnote", "annotation"), self._open_note),
            "ftnalt": self._take_endnote,
            **dict.fromkeys(_MARGINS, self._open_margin),
            **dict.fromkeys(("shptxt", "dptxbxtext"), self._open_box),
            **dict.fromkeys(("shpinst", "do", "shpgrp"), self._go_in),
            "sp": self._take_property,
            **dict.fromkeys(("bkmkstart", "bkmkend"), self._take_bookmark),
            **dict.fromkeys(("chftn", "chatn", "chpgn"), self._take_mark),
            "atnauthor": self._take_author,
            "xe": self._take_index_entry,
        }

    def _go_in(self, word: str, number: str | None, end: int) -> int:
        return end

    def _take_code_page(self, word: str, number: str | None, end: int) -> int:
        if not self.chunks:
            page = CODE_PAGES.get(word)
            if word != "ansi":  # which says nothing
                self.encoding = page or find_encoding(int(number or 0), self.encoding)
        return end

    def _take_default_font(self, word: str, number: str | None, end: int) -> int:
        self.default_font = self.state.font = int(number or 0)
        return end

    def _take_fonts(self, word: str, number: str | None, end: int) -> int:
        stop = self._skip(word, end)
        self.fonts.update(read_fonts(self.source[end:stop], self.encoding))
        return stop

    def _take_styles(self, word: str, number: str | None, end: int) -> int:
        stop = self._skip(word, end)
        self.styles = read_styles(self.source[end:stop], self.encoding)
        self.styled = True
        return stop

    def _take_revisers(self, word: str, number: str | None, end: int) -> int:
        stop = self._end_group(end)
        self.revisers = end, stop
        return stop

    def _take_font(self, word: str, number: str | None, end: int) -> int:
        self.state.font = int(number or 0)
        return end

    def _take_style(self, word: str, number: str | None, end: int) -> int:
        self.state.style = word + (number or "0")
        return end

    def _take_letter_style(self, word: str, number: str | None, end: int) -> int:
        self.state.code = self.styles(f"cs{number or 0}")[0] == CODE
        if self.state.code:
            self._bar()
        return end

    def _take_outline(self, word: str, number: str | None, end: int) -> int:
        self.state.outline = int(number or OUTLINE) % (OUTLINE + 1)
        return end

    def _take_in_table(self, word: str, number: str | None, end: int) -> int:
        self.state.in_table = number != "0"
        return end

    def _take_skip(self, word: str, number: str | None, end: int) -> int:
        self.state.skip = min(max(int(number or 1), 0), MOST_SKIPPED)
        return end

    def _take_deleted(self, word: str, number: str | None, end: int) -> int:
        self.state.deleted = number != "0"
        return end

    def _take_inserted(self, word: str, number: str | None, end: int) -> int:
        self.state.inserted = number != "0"
        return end

    def _take_indent(self, word: str, number: str | None, end: int) -> int:
        left, first = self.state.indent
        size = int(number or 0)
        self.state.indent = (size, first) if word == "li" else (left, size)
        return end

    def _take_reset(self, word: str, number: str | None, end: int) -> int:
        if word == "plain":
            self.state.plain(self.default_font)
        else:
            self.state.reset()
        return end

    def _take_end(self, word: str, number: str | None, end: int) -> int:
        if self.state.deleted and word == "par":  # it goes on in the next paragraph
            self._bar()
            if self.state.story.paragraph:
                self.state.story.paragraph.merged = True
            return end
        if word in ("cell", "row"):
            self.state.in_table = True
        self._end_paragraph(self.state)
        if word == "row":
            self.state.story.row += 1
        return end

    def _open_field(self, word: str, number: str | None, end: int) -> int:
        state = self.state
        state.field = Field(state.held, bool(state.field and state.field.listed))
        state.held = None
        return end

    def _take_instruction(self, word: str, number: str | None, end: int) -> int:
        stop = self._end_group(end)
        if self.state.field:
            self.state.field.classify(read_plain(self.source[end:stop], self.encoding))
        return stop

    def _open_result(self, word: str, number: str | None, end: int) -> int:
        if self.state.field:
            self.state.held = self.state.field.held
        return end

    def _take_bookmark(self, word: str, number: str | None, end: int) -> int:
        stop = self._end_group(end)
        if self.source[end:stop].strip() != _GOBACK:
            self._bar()
        return stop

    def _take_mark(self, word: str, number: str | None, end: int) -> int:
        if self.state.story.kind not in ("footnote", "endnote", "comment"):
            self._bar()
        return end

    def _open_note(self, word: str, number: str | None, end: int) -> int:
        if self.state.held is None:
            return self._end_group(end)
        kind = "comment" if word == "annotation" else word
        if kind != "comment":
            self._bar()
        story = self._story(kind)
        story.author, self.author = self.author, ""
        if kind == "comment" and story.author == AUTHOR:  # ours are no part of the text
            self.counts[kind] -= 1
        self._enter(story)
        return end

    def _take_endnote(self, word: str, number: str | None, end: int) -> int:
        story = self.state.story
        if story.kind == "footnote" and not (story.paragraph or story.done):
            self.counts["footnote"] -= 1
            story.kind = "endnote"
            story.number = self._count("endnote")
        return end

    def _open_margin(self, word: str, number: str | None, end: int) -> int:
        self._enter(self._story(_MARGINS[word]))
        return end

    def _open_box(self, word: str, number: str | None, end: int) -> int:
        self._enter(self._story("textbox"))
        return end

    def _story(self, kind: str) -> Story:
        outer = self.body.paragraph
        anchor = outer.start if outer else self.length
        return Story(kind, self._count(kind), anchor, self.state.opened)

    def _count(self, kind: str) -> int:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]

    def _take_author(self, word: str, number: str | None, end: int) -> int:
        stop = self._end_group(end)
        self.author = read_plain(self.source[end:stop], self.encoding)
        return stop

    def _take_property(self, word: str, number: str | None, end: int) -> int:
        stop = self._end_group(end)
        inside = self.source[end:stop]
        for name, kind in _PROPERTIES.items():
            if name in inside:
                self._leave(kind, inside)
        return stop

    def _take_index_entry(self, word: str, number: str | None, end: int) -> int:
        stop = self._end_group(end)
        self._leave("index", self.source[end:stop])
        return stop

    def _leave(self, kind: str, group: str) -> None:
        encoding = self.fonts.get(self.state.font, self.encoding)
        if has_cyrillic(read_plain(group, encoding)):
            self.unread[kind] = self.unread.get(kind, 0) + 1
