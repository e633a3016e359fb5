"""Subtitles: SubRip (srt) and WebVTT (vtt). One cue is one paragraph.

Times, numbers and settings are fields; tags in angle brackets and ``{\\an8}`` are mark-up. Notes
of WebVTT are comments, style sheets code.
"""

from __future__ import annotations

import re
from html import unescape

from ..regions.region import SOFT, Region
from .block_builder import Blocks

_TIME = re.compile(r"^[^\S\n]*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[^\S\n]*-->[^\n]*$", re.M)
_NUMBER = re.compile(r"[^\S\n]*\d{1,9}[^\S\n]*\r?\n\Z")
_BLANK = re.compile(r"\n[^\S\n]*(?=\n|\Z)")
_MARKUP = re.compile(
    r"(?P<tag></?(?:[A-Za-z][^<>\n]{0,200}|\d[\d:.]{0,20})?>)|(?P<style>\{\\[^{}\n]{0,200}\})"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|\#\d{1,7});)"
)
_NOTE = re.compile(r"^(?P<word>NOTE|STYLE|REGION)(?=\s|\Z)", re.M)


def read_srt(text: str) -> list[Region]:
    """The regions of SubRip subtitles, in the order in which they begin. Never fails.

    >>> cue = "1\\n00:00:01,000 --> 00:00:02,000\\n<i>Ким\\nЧен</i> Ын\\n"
    >>> [(region.role, region.text) for region in read_srt(cue)]
    [('field', '1\\n00:00:01,000 --> 00:00:02,000'), ('prose', 'Ким\\nЧен Ын')]
    """
    return _read(text, web=False)


def read_vtt(text: str) -> list[Region]:
    """The regions of WebVTT subtitles, in the order in which they begin. Never fails.

    >>> cue = "WEBVTT\\n\\nNOTE x\\n\\n00:01.000 --> 00:02.000\\n<v Диктор>Ким&nbsp;Чен Ын\\n"
    >>> [(region.role, region.text) for region in read_vtt(cue)][1:]
    [('comment', 'NOTE x'), ('field', '00:01.000 --> 00:02.000'), ('prose', 'Ким\\xa0Чен Ын')]
    """
    return _read(text, web=True)


def _read(text: str, web: bool) -> list[Region]:
    blocks = Blocks(text)
    at = int(text.startswith("\ufeff"))
    count = 0
    for time in _TIME.finditer(text):
        start = time.start()
        line = text.rfind("\n", at, max(start - 1, at)) + 1 or at
        number = _NUMBER.match(text, line, start)
        if number or (web and text[line:start].strip()):
            start = line
        _read_cue(blocks, at, start, count, web)
        count += 1
        _take(blocks, "field", start, time.end())
        at = time.end()
    _read_cue(blocks, at, len(text), count, web)
    return blocks.finish()


def _take(blocks: Blocks, role: str, start: int, end: int) -> None:
    end = start + len(blocks.source[start:end].rstrip())
    blocks.take(role, start, end)


def _read_cue(blocks: Blocks, start: int, end: int, number: int, web: bool) -> None:
    """What stands between two times: a cue, and in WebVTT notes behind it."""
    text = blocks.source
    if not number:
        if not web:
            _read_lines(blocks, start, end, "", web)
            return
        first = text.find("\n", start, end)
        stop = end if first < 0 else first
        _take(blocks, "field", start, stop)
        _read_notes(blocks, stop, end)
        return
    stop = end
    if web and (blank := _BLANK.search(text, start, end)):
        stop = blank.start()
    _read_lines(blocks, start, stop, f"cue {number}", web)
    _read_notes(blocks, stop, end)


def _read_notes(blocks: Blocks, start: int, end: int) -> None:
    text = blocks.source
    while note := _NOTE.search(text, start, end):
        _read_lines(blocks, start, note.start(), "", True)
        blank = _BLANK.search(text, note.end(), end)
        start = blank.start() if blank else end
        _take(blocks, "comment" if note["word"] == "NOTE" else "code", note.start(), start)
    _read_lines(blocks, start, end, "", True)


def _read_lines(blocks: Blocks, start: int, end: int, label: str, web: bool) -> None:
    if not blocks.source[start:end].strip():
        return
    flow = blocks.flow
    blocks.enter("prose", label)
    for match in _MARKUP.finditer(blocks.source, start, end):
        flow.add(start, match.start())
        start = match.end()
        if match["entity"]:
            visible = unescape(match[0]) if web else match[0]
            flow.put(visible.replace(SOFT, ""), *match.span())
    flow.add(start, end)
    blocks.exit()
