"""Another's words without quotation marks: which lines of a document are documents of others.

Letters, minutes, decrees, interrogations, interviews, block quotations behind «писал:», inventories
of archives and museums, epigraphs' signatures, poems with their translator, credits of pictures.
`check/titles.toml` has their words under `[unquoted]`. Only what a line begins or ends with is
looked at, so that ordinary prose costs next to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .cues import Cues
from .lines import Line, cut_lines
from .quotation import find_quotations
from .region import Region
from .running_quotation import Stretch
from .signed_documents import find_card, find_signature, find_signed
from .talk import cut_sentences, find_stop
from .unquoted_patterns import HEAD, Patterns, patterns

_DASHES = "—–-"
_QUOTED = ">"
_VERSE = 60  # a line of verse is no longer
# Who speaks is named in so many characters.
_LABEL = 90
# An interview that is not called so has so many turns without remarks, of which so many ask; turns
# are fewer where each speaker has a line alone.
_TURNS, _QUESTIONS, _ALONE = 4, 2, 3
# How far a letter's end, an answer's next turn, the words that announce something may be; and how
# many lines are looked at for one run of turns or verses, so that the search stays linear.
_LETTER, _ANSWER, _LEAD, _FAR = 40, 4, 3, 60
_LINES = 3  # of a poem
_ORDERS = 12  # lines of a decree
_EPIGRAPH = 16  # letters of a quotation that is no name
_STOPS = ".!?…"


def find_unquoted(blocks: Sequence[Region], cues: Cues) -> dict[int, list[Stretch]]:
    """The parts of paragraphs that are another's without marks of quotation, by the paragraph's
    index; `blocks` are the paragraphs of a document in order, `cues` what they hold.

    >>> from .region import Piece
    >>> texts = "Тихонов писал:", "Син Чхэ Хо был анархистом.", "С этим можно спорить."
    >>> blocks = [Region("prose", text, (Piece(0, 0, len(text)),)) for text in texts]
    >>> find_unquoted(blocks, Cues(texts))
    {1: [Stretch(start=0, end=26)]}
    """
    found = patterns()
    candidates = _find_candidates(blocks, cues, found)
    lines = list(cut_lines(blocks))
    parts: dict[int, list[Stretch]] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.block not in candidates:
            at += 1
            continue
        behind = _find_run(lines, at, found) if line.text else 0
        for taken in lines[at:behind]:
            if taken.text:
                parts.setdefault(taken.block, []).append(Stretch(taken.start, taken.end))
        if behind > at:
            at = behind
            continue
        for start, end in _find_inside(line.text, found):
            stretch = Stretch(line.start + start, line.start + end)
            parts.setdefault(line.block, []).append(stretch)
        at += 1
    return parts


def _find_candidates(blocks: Sequence[Region], cues: Cues, found: Patterns) -> set[int]:
    """The blocks in which anything may begin that is another's."""
    colons = cues.hold(":")
    candidates = colons | {block + 1 for block in colons}
    candidates |= cues.hold((*found.credit_signs, *found.spelling_signs))
    for index, block in enumerate(blocks):
        text = block.text
        if (
            text[:1] in found.openers
            or text[:1] == _QUOTED
            or text[:HEAD].casefold() in found.heads
            or "\n" in text
        ):
            candidates.add(index)
    return candidates


def _find_run(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the last of the lines from one on that are all another's; 0 if that one is not."""
    text = lines[at].text
    first = text[0]
    if first == _QUOTED:
        return _quoted_lines(lines, at)
    if first in _DASHES:
        return _interview(lines, at, found)
    behind = _quoted_block(lines, at, found) if at and lines[at - 1].text.endswith(":") else 0
    if behind:
        return behind
    if first in found.openers:
        return _epigraph(lines, at, found)
    if not first.isupper():
        return 0
    for find, may_be in (
        (_turns, ":" in text[:_LABEL] or found.questioner.match(text) is not None),
        (_poem, len(text) <= _VERSE),
        (_document, text[:HEAD].casefold() in found.heads),
    ):
        behind = find(lines, at, found) if may_be else 0
        if behind:
            return behind
    return 0


def _turns(lines: Sequence[Line], at: int, found: Patterns) -> int:
    return find_card(lines, at, found) or _labelled(lines, at, found) or _minutes(lines, at, found)


def _document(lines: Sequence[Line], at: int, found: Patterns) -> int:
    if not found.begins.match(lines[at].text):
        return 0
    for find in (_letter, find_signed, _record, _title_page, _epigraph):
        behind = find(lines, at, found)
        if behind:
            return behind
    return 0


def _labelled(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Turns that begin with who speaks: «Вопрос: … Ответ: …», «Корр.: …», «СТАЛИН: …»."""
    asks = found.questioner.match(lines[at].text) is not None
    apart = _is_label(lines[at], found)
    if not asks and not apart and not any("?" in line.text for line in lines[at : at + _LEAD]):
        return 0
    turns: Counter[str] = Counter()
    asked = False
    behind = ahead = at
    last = min(at + _FAR, len(lines))
    while ahead < last and lines[ahead].text and ahead - behind <= _ANSWER:
        label = found.label.match(lines[ahead].text)
        if label:
            turns[label[1] or label[2]] += 1
            apart = apart and _is_label(lines[ahead], found)
            behind = ahead + 1 + apart
        elif ahead == at:
            return 0
        asked = asked or "?" in lines[ahead].text
        ahead += 1
    if asks:
        return behind if turns.total() > 1 else 0
    enough = turns.total() >= (_ALONE if apart else _TURNS)
    spoken = (asked or apart) and enough and turns.most_common(1)[0][1] > 1
    return min(behind, ahead) if spoken else 0


def _is_label(line: Line, found: Patterns) -> bool:
    """Whether a line says who speaks, and nothing else."""
    return found.label.fullmatch(line.text.strip()) is not None


def _quoted_lines(lines: Sequence[Line], at: int) -> int:
    """Lines that begin as what a letter or a forum answers to: «> …»."""
    while at < len(lines) and lines[at].text.startswith(_QUOTED):
        at += 1
    return at


def _interview(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Turns that begin with a dash, without a remark of the author's, in what is an interview."""
    if at and _is_turn(lines[at - 1]):
        return 0  # the run is judged where it begins
    leads = [line.text for line in lines[max(at - _LEAD, 0) : at]]
    announced = any(map(found.interview.search, leads)) and lines[at].text.rstrip().endswith("?")
    if not announced and not any(map(found.meeting.search, leads)):
        return 0
    behind, asked = at, 0
    while behind < len(lines) and _is_turn(lines[behind]):
        text = lines[behind].text
        if found.remark.search(text):
            return 0
        asked += text.rstrip().endswith("?")
        behind += 1
    if announced:
        return behind if behind - at > 1 else 0
    return behind if behind - at >= _TURNS and asked >= _QUESTIONS else 0


def _is_turn(line: Line) -> bool:
    return line.text != "" and line.text[0] in _DASHES


def _letter(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """A letter that was announced: from whom it speaks to, to the signature and the date."""
    if not found.salutation.match(lines[at].text):
        return 0
    leads = (line.text for line in lines[max(at - _LEAD, 0) : at])
    if not any(found.announcement.search(text) for text in leads):
        return 0
    return find_signature(lines, at + 1, _LETTER, found)


def _minutes(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """A paragraph of minutes or of an order, with the numbered ones behind it."""
    if not found.minutes.match(lines[at].text):
        return 0
    return _numbered(lines, at + 1, found)


def _numbered(lines: Sequence[Line], at: int, found: Patterns) -> int:
    last = min(at + _ORDERS, len(lines))
    while at < last and found.number.match(lines[at].text):
        at += 1
    return at


def _quoted_block(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """The paragraph behind one that ends with «писал:», «постановляет:»."""
    lead, text = lines[at - 1].text, lines[at].text
    if found.order.search(lead):
        behind = _numbered(lines, at, found)
        return behind if behind > at else at + 1
    if not found.is_said(lead) or text[0] in found.openers or found.label.match(text):
        return 0
    return at + 1 if any(one.talks for one in cut_sentences(text, 0)) else 0


def _record(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """A line of an inventory, or a record of a card catalogue."""
    text = lines[at].text
    if not found.record.match(text) or any(one.talks for one in cut_sentences(text, 0)):
        return 0
    return at + 1


def _title_page(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """The title page of another's thesis: not where the text itself begins with one."""
    if at < _LEAD or not found.title_page.match(lines[at].text):
        return 0
    for index in range(at + 1, min(at + _ORDERS, len(lines))):
        text = lines[index].text.strip()
        if not text or found.imprint.fullmatch(text):
            return index + 1
    return 0


def _epigraph(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Whom a quotation is of that is a paragraph by itself: in brackets, or in the next line."""
    text = lines[at].text.strip()
    if len(text) < _EPIGRAPH or (text[0] not in found.openers and not found.epigraph.match(text)):
        return 0
    start, end = next(iter(find_quotations(text)), (0, 0))
    if end - start < _EPIGRAPH or (start and not found.epigraph.fullmatch(text[:start])):
        return 0
    if found.credited.fullmatch(text, end):
        return at + 1
    signed = at + 1 < len(lines) and found.name.fullmatch(lines[at + 1].text.strip())
    return at + 2 if signed and not text[end:].strip(_STOPS) else 0


def _poem(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Lines of verse, up to the one that names their translator."""
    if at + _LINES >= len(lines) or lines[at + _LINES].block != lines[at].block:
        return 0
    index = at
    while index < min(at + _FAR, len(lines)) and 0 < len(lines[index].text) <= _VERSE:
        if found.translator.search(lines[index].text):
            return index + 1 if index - at >= _LINES else 0
        index += 1
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
    for sign in found.credit_signs:
        if sign in text:
            for credit in found.credit.finditer(text):
                yield credit.span()
            return
    if "(" in text and any(sign in text for sign in found.spelling_signs):
        for spelt in found.spelt.finditer(text):
            yield spelt.span()
