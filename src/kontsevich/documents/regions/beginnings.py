"""What a line itself begins: the title behind the name of a paper, the head of a letter, a message
of a forum, a document with its archive, articles of a law, a table of works; and the paragraph that
ends with the line in which it was printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .citation_patterns import markers
from .lead_patterns import LeadPatterns, begins_with
from .led_lines import (
    BIBLIOGRAPHY,
    DOUBT,
    TITLE,
    Taken,
    behind_all,
    behind_block,
    is_attested,
    is_marked,
)
from .lines import Line
from .signed_documents import find_signature
from .tables_of_works import is_head, is_row
from .talk import is_talk
from .unquoted_patterns import patterns

# The words before the colon of a source, and a heading of a letter, are no longer; lines of a
# letter's head, of a document.
_LONGEST, _HEAD, _DOCUMENT = 90, 2, 40
_ALL = 1 << 30  # lines, more than any document has
_SAID = ":)0123456789"  # how the line may end that says whose a message is, perhaps with its hour
_LEFT_OUT = "])>…."  # how a line may end in which something was left out
_DOTS = ("…", "..")

_Take = Callable[[Sequence[Line], int, LeadPatterns], list[Taken] | None]


def find_begun(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken]:
    """What a line begins: the first of the kinds that it may be is the one it is.

    >>> from .lead_patterns import lead_patterns
    >>> from .lines import cut_lines
    >>> find_begun([*cut_lines("prose", "Видео: Ким Гу")], 0, lead_patterns())
    [Taken(start=0, end=1, role='title')]
    """
    kinds = _WITH_COLON if ":" in lines[at].text[:_LONGEST] else _WITHOUT
    for take in kinds:
        taken = take(lines, at, found)
        if taken is not None:
            return taken
    return []


def find_under_heading(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken]:
    """A document whose heading is a heading of the format: with its archive another's, else what
    may be, if it is called an excerpt («Из дневника посла»)."""
    heading = lines[at].heading
    kept = _find_document(lines, at, found) if found.document.match(heading) else []
    if kept or not found.excerpt.match(heading) or found.diaries.search(heading):
        return kept
    behind = at + 1
    while behind < min(at + _DOCUMENT, len(lines)) and not lines[behind].heading:
        behind += 1
    return [Taken(at + 1, behind, DOUBT)]


def _take_source(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The title behind the name of a paper, «Источник:», «Видео:»."""
    return [Taken(at, at + 1, TITLE)] if found.source.match(lines[at].text) else None


def _take_cue(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A line of subtitles with its time."""
    return [Taken(at, at + 1)] if found.cue.match(lines[at].text) else None


def _take_letter(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The line above a letter that another one answers: all behind it is that letter."""
    text = lines[at].text
    if len(text) <= _LONGEST and found.letter.fullmatch(text):
        return [Taken(at, at + _ALL)]
    return None


def _take_head(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The fields of the head of such a letter."""
    head = at > 0 and all(
        index < len(lines) and found.field.match(lines[index].text) is not None
        for index in range(at, at + _HEAD)
    )
    return [Taken(at, at + _ALL)] if head else None


def _take_quoted(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The message that a forum quotes, behind the line that says whose it is."""
    text = lines[at].text.rstrip()
    if text[-1] not in _SAID or not found.quoted.fullmatch(text):
        return None
    return [Taken(at + 1, behind_block(lines, at + 1))]


def _take_document(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A document whose first line names it, up to its archive."""
    text = lines[at].text
    if not begins_with(text, found.document_heads) or not found.document.match(text):
        return None
    return None if is_talk(text) else _find_document(lines, at, found)


def _find_document(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken]:
    """A document from its heading to the line that says where it is kept."""
    for index in range(at + 1, min(at + _DOCUMENT, len(lines))):
        text = lines[index].text
        if lines[index].heading or found.document.match(text):
            break
        kept = markers().evidence.match(text) if text else None
        if kept and kept.lastgroup == "archive" and not is_talk(text):
            return [Taken(at, index + 1)]
    return []


def _take_address(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A letter from whom it speaks to, to its signature."""
    text = lines[at].text
    if not at or text[-1] not in "!," or not patterns().salutation.match(text):
        return None
    behind = find_signature(lines, at + 1, _DOCUMENT, patterns())
    return [Taken(at, behind)] if behind else []


def _take_speech(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A speech from whom it speaks to, to its last applause or thanks."""
    text = lines[at].text
    if "!" not in text[:_LONGEST] or not patterns().salutation.match(text):
        return None
    last = at
    for index in range(at + 1, min(at + _DOCUMENT, len(lines))):
        if found.speech.match(lines[index].text):
            last = index
    return [Taken(at, last + 1)] if last > at else None


def _take_ruling(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """What a court or an investigator found and ruled: «УСТАНОВИЛ:» in a line alone, what stands
    right before it and behind."""
    behind = at
    while behind < len(lines) and _is_ruling(lines, behind, found):
        behind += 1
    return [Taken(at, behind)] if behind > at else None


def _is_ruling(lines: Sequence[Line], at: int, found: LeadPatterns) -> bool:
    """Whether a line holds such words, or stands between them and what they are about."""
    before = lines[at - 1].text.rstrip() if at else ""
    behind = lines[at + 1].text if at + 1 < len(lines) else ""
    return (
        found.rules(lines[at].text)
        or (before.endswith(":") and found.rules(before[before.rfind("\n") + 1 :]))
        or found.rules(behind[: behind.find(":") + 1])
    )


def _take_poet(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The heading of a poem: whose it is, and in brackets who translated it."""
    text = lines[at].text
    poet = text[-1] == ")" and len(text) <= _LONGEST and patterns().poet.fullmatch(text)
    return [Taken(at, at + 1, TITLE)] if poet else None


def _take_pairs(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A record of a catalogue whose fields and what they say stand in lines by turns."""
    words = patterns()
    behind = at
    printed = False
    while behind < len(lines) and words.field_name.fullmatch(lines[behind].text.strip()):
        printed = printed or words.printed_name.fullmatch(lines[behind].text.strip()) is not None
        behind += 2
    return [Taken(at, behind, BIBLIOGRAPHY)] if printed and behind > at + 2 * _HEAD else None


def _take_tag(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A line of a file of references: «AU  - …»."""
    return [Taken(at, at + 1)] if found.tag.match(lines[at].text) else None


def _take_left_out(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """A line out of which its author left something, by dots in brackets."""
    text = lines[at].text
    if text[-1] not in _LEFT_OUT or not any(dots in text for dots in _DOTS):
        return None
    bare = found.quotation.sub("", text)
    return [Taken(at, at + 1)] if found.left_out.search(bare) else None


def _take_articles(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """Several articles of a law or a treaty, and who signed it."""
    text = lines[at].text
    if not begins_with(text, found.article_heads) or not found.article.match(text):
        return None
    behind = behind_all(lines, at, found.article.match)
    if behind == at + 1:
        return []
    return [Taken(at, behind + (behind < len(lines) and is_attested(lines[behind], found)))]


def _take_table(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The rows behind the head of a table of works."""
    text = lines[at].text
    if not is_row(text) or not is_head(text):
        return None
    return [Taken(at + 1, behind_all(lines, at + 1, is_row), BIBLIOGRAPHY)]


def _take_form(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """Several fields of a form that somebody filled in: they may be either's."""
    if not found.form.match(lines[at].text):
        return None
    behind = behind_all(lines, at, found.form.match)
    return [Taken(at, behind, DOUBT)] if behind > at + 1 else []


def _take_printed(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """The paragraph that a line begins under which a line says where it is printed."""
    if not lines[at].first:
        return None
    behind = behind_block(lines, at)
    inside = behind > at + 1
    last = behind - 1 if inside else behind
    if last == len(lines):
        return None
    text = lines[last].text.strip()
    if text[:1] == "(":
        if not found.aside.fullmatch(text) or is_talk(text[1:-1]):
            return None
        if inside:
            return [Taken(at, behind)]
        return [Taken(at, behind, DOUBT)] if markers().evidence.search(text) else None
    if begins_with(text, found.paper_heads) and markers().dated.fullmatch(text):
        return [Taken(at, behind, "quotation" if inside else DOUBT)]
    return None


def _take_topic(lines: Sequence[Line], at: int, found: LeadPatterns) -> list[Taken] | None:
    """An item of a list that says nothing and names no one first («Образ матери у Кон Чи Ён»): it
    may be the title of a work."""
    line = lines[at]
    if not is_marked(line, found):
        return None
    bullet = found.bullet.match(line.text)
    text = line.text[bullet.end() :] if bullet else line.text
    topic = found.topic.fullmatch(text.rstrip()) and not is_talk(text)
    return [Taken(at, at + 1, DOUBT)] if topic else None


_ANYWHERE: tuple[_Take, ...] = (
    _take_document,
    _take_speech,
    _take_address,
    _take_poet,
    _take_pairs,
    _take_tag,
    _take_left_out,
    _take_articles,
    _take_table,
)
_WITHOUT = (_take_ruling, _take_letter, *_ANYWHERE, _take_printed, _take_topic)
_WITH_COLON = (
    *(_take_ruling, _take_source, _take_cue, _take_head, _take_letter, _take_quoted),
    *(*_ANYWHERE, _take_form, _take_printed),
)
