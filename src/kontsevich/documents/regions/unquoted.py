"""Another's words without quotation marks: which lines of a document are documents of others.

Letters, minutes, decrees, interrogations, interviews, block quotations behind «писал:», inventories
of archives and museums, epigraphs' signatures, poems with their translator, credits of pictures.
`check/titles.toml` has their words under `[unquoted]`. Only what a line begins or ends with is
looked at, so that ordinary prose costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .conversations import (
    EMPHASIS,
    find_chat,
    find_interview,
    find_labelled,
    find_post,
    find_questions,
    is_turn,
)
from .cues import Cues
from .lines import Line, cut_lines
from .memory import recall_each, recall_near, scan_each
from .region import Region
from .running_quotation import Stretch
from .signed_documents import find_announced, find_card, find_minutes, find_numbered, find_signed
from .talk import cut_sentences, find_stop, is_talk
from .unquoted_patterns import HEAD, Patterns, patterns
from .verse import find_epigraph, find_poem, find_signed_lines

_QUOTED, _STAR = ">", "*"
_STAMP = "]).0123456789"  # how the line that says when a message was written may end
# Who speaks is named in so many characters.
_LABEL = 90
# How far behind the first line of a document the title page of a thesis is no longer the document's
# own, and how many lines it has.
_LEAD, _PAGE = 3, 12
# How many blocks the signature of an epigraph, or what leads to a document, reaches over.
_NEIGHBOURS = 16

_Find = Callable[[Sequence[Line], int, Patterns], int]


def cut_blocks(blocks: Sequence[Region]) -> list[tuple[Line, ...]]:
    """The lines of each paragraph of a document, in order."""
    begins = recall_near("begins", [block.text for block in blocks], _NEIGHBOURS, _find_beginnings)
    keys = [
        (block.role, block.text, may, block.item) for block, may in zip(blocks, begins, strict=True)
    ]
    return recall_each("lines", keys, _cut_lines)


def find_unquoted(rows: Sequence[tuple[Line, ...]]) -> dict[int, list[Stretch]]:
    """The parts of paragraphs that are another's without marks of quotation, by the paragraph's
    index; `rows` are the lines of the paragraphs of a document in order.

    >>> from .region import Piece
    >>> texts = "Тихонов писал:", "Син Чхэ Хо был анархистом.", "С этим можно спорить."
    >>> blocks = [Region("prose", text, (Piece(0, 0, len(text)),)) for text in texts]
    >>> find_unquoted(cut_blocks(blocks))
    {1: [Stretch(start=0, end=26, role='quotation')]}
    """
    lines = [line for row in rows for line in row]
    starts = [index for index, line in enumerate(lines) if line.begins]
    parts: dict[int, list[Stretch]] = {}
    owners: list[int] = []
    for at, found in scan_each("unquoted", lines, starts, _step):
        if found and not owners:
            owners = [block for block, row in enumerate(rows) for _ in row]
        for index, start, end in found:
            parts.setdefault(owners[at + index], []).append(Stretch(start, end))
    return parts


def _cut_lines(key: tuple[str, str, bool, bool]) -> tuple[Line, ...]:
    return tuple(cut_lines(*key))


def _find_beginnings(texts: Sequence[str]) -> list[bool]:
    """In which of the blocks in a row anything may begin that is another's."""
    found, cues = patterns(), Cues(texts)
    colons = cues.hold(":")
    candidates = colons | {block + 1 for block in colons}
    candidates |= cues.hold((*found.credit_signs, *found.spelling_signs))
    signed = cues.match(found.signed_line)
    candidates |= signed | {block - 1 for block in signed}
    return [
        index in candidates
        or text[:1] in found.openers
        or text[:1] in (_QUOTED, _STAR)
        or text[-1:] == "?"
        or text[:HEAD].casefold() in found.heads
        or "\n" in text
        for index, text in enumerate(texts)
    ]


def _step(lines: Sequence[Line], at: int) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Behind what begins at a line, and what there is another's: how many lines further, and from
    where to where in the line's block."""
    found, line = patterns(), lines[at]
    behind = _find_run(lines, at, found) if line.text else 0
    if behind > at:
        taken = enumerate(lines[at:behind])
        return behind, tuple((index, one.start, one.end) for index, one in taken if one.text)
    inside = _find_inside(line.text, found)
    return at + 1, tuple((0, line.start + start, line.start + end) for start, end in inside)


def _find_run(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the last of the lines from one on that are all another's; 0 if that one is not."""
    text = lines[at].text
    first = text[0]
    if first == _QUOTED:
        return _quoted_lines(lines, at)
    labelled = ":" in text[:_LABEL]
    finds: tuple[tuple[_Find, bool], ...]
    if is_turn(lines[at]):
        finds = ((find_interview, True), (find_signed_lines, True))
    elif first in found.openers:
        finds = ((find_labelled, labelled), (find_epigraph, True), (find_signed_lines, True))
    else:
        capital = text.lstrip(EMPHASIS)[:1].isupper()
        loud = text[:2].isupper() or found.questioner.match(text) is not None
        finds = (
            (find_chat, labelled or text[-1] in _STAMP),
            (find_post, at + 1 < len(lines) and ":" in lines[at + 1].text[:_LABEL]),
            (find_questions, text.rstrip(EMPHASIS)[-1:] == "?"),
            (_quoted_block, at > 0 and lines[at - 1].text.rstrip().endswith(":")),
            (find_card, capital and labelled),
            (find_labelled, capital and (labelled or loud)),
            (find_minutes, capital and labelled),
            (find_poem, capital or first == _STAR),
            (_document, capital and text[:HEAD].casefold() in found.heads),
            (_named_record, capital),
            (find_signed_lines, capital),
        )
    for find, may_be in finds:
        behind = find(lines, at, found) if may_be else 0
        if behind:
            return behind
    return 0


def _document(lines: Sequence[Line], at: int, found: Patterns) -> int:
    if not found.begins.match(lines[at].text):
        return 0
    for find in (find_announced, find_signed, _record, _title_page, find_epigraph):
        behind = find(lines, at, found)
        if behind:
            return behind
    return 0


def _quoted_lines(lines: Sequence[Line], at: int) -> int:
    """Lines that begin as what a letter or a forum answers to: «> …»."""
    while at < len(lines) and lines[at].text.startswith(_QUOTED):
        at += 1
    return at


def _quoted_block(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """The paragraph behind one that ends with «писал:», «постановляет:»."""
    lead, text = lines[at - 1].text.rstrip(), lines[at].text
    if found.order.search(lead):
        behind = find_numbered(lines, at, found)
        return behind if behind > at else at + 1
    if not text[0].isupper() or not found.is_said_above(lead) or found.label.match(text):
        return 0
    letter = find_announced(lines, at, found)
    if letter:
        return letter
    return at + 1 if any(one.talks for one in cut_sentences(text, 0)) else 0


def _record(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """A line of an inventory, or a record of a card catalogue, with the lines below it in which
    nobody talks."""
    text = lines[at].text
    if not found.record.match(text) or any(one.talks for one in cut_sentences(text, 0)):
        return 0
    behind = at + 1
    while behind < len(lines) and not lines[behind].first and not is_talk(lines[behind].text):
        behind += 1
    return behind


def _named_record(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """The author's name in a line of its own before a record that has it behind a slash."""
    name = lines[at].text.strip()
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if "/ " not in following or not found.headed.fullmatch(name):
        return 0
    return at + 1 if f"/ {name.rstrip('.').replace(',', '')}" in following else 0


def _title_page(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """The title page of another's thesis: not where the text itself begins with one."""
    if len(lines[max(at - _LEAD, 0) : at]) < _LEAD or not found.title_page.match(lines[at].text):
        return 0
    for index in range(at + 1, min(at + _PAGE, len(lines))):
        text = lines[index].text.strip()
        if not text or found.imprint.fullmatch(text):
            return index + 1
    return 0


def _find_inside(text: str, found: Patterns) -> Iterator[tuple[int, int]]:
    """Parts of a line: a sentence behind «сказано:», an interrogation, the credit of a picture."""
    if ":" in text:
        signs = found.asked_signs
        asked = found.asked.search(text) if any(sign in text for sign in signs) else None
        if asked and found.answered.search(text, asked.end()):
            yield asked.start(1), len(text)
            return
        at = 0
        for colon in found.colon.finditer(text):
            if colon.start() >= at and found.is_said(text[at : colon.start() + 1]):
                at = find_stop(text, colon.end())
                yield colon.end(), at
        for written in found.written.finditer(text):
            yield written.end(), find_stop(text, written.end())
            return
        for spoken in found.spoken.finditer(text):
            yield spoken.span(1)
            return
    for sign in found.credit_signs:
        if sign in text:
            for credit in found.credit.finditer(text):
                yield credit.span()
            return
    if "(" in text and any(sign in text for sign in found.spelling_signs):
        for spelt in found.spelt.finditer(text):
            yield spelt.span()
