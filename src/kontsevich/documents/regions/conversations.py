"""Talks of others, turn by turn: interviews, interrogations, shorthand records, chats.

What only looks so is a novel's: its author puts remarks between the turns («— Да, — сказал он»),
and nobody is named before a colon again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .lines import Line
from .unquoted_patterns import DASHES, Patterns

# What a mark-up may leave around a turn: bold, italics.
EMPHASIS = "*_ "
# An interview that is not called so has so many turns without remarks, of which so many ask; turns
# are fewer where each speaker has a line alone or is named in capitals, or a time is.
_TURNS, _QUESTIONS, _ALONE, _FEW = 4, 2, 3, 2
# Turns that nothing leads to: so many that ask and answer by turns, one answer of so many letters.
_BY_TURNS, _LONG = 6, 120
_ASKED = 300  # letters of a question
# How far the next turn of an answer may be, how far the words that announce something; and how many
# lines are looked at for one run of turns, so that the search stays linear.
_ANSWER, _LEAD, _FAR = 4, 3, 60


def find_labelled(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the turns that begin with who speaks («Вопрос: … Ответ: …», «Корр.: …», «СТАЛИН: …»,
    «ПРЕДСЕДАТЕЛЬ. …»); 0 if a line begins none."""
    asks = found.questioner.match(lines[at].text) is not None
    apart = _is_label(lines[at], found)
    loud = found.loud.match(lines[at].text) is not None
    lead = lines[at - 1].text.rstrip() if at else ""
    led = lead.endswith(":") and found.transcript.search(lead) is not None
    if not (asks or apart or loud or led or _asks_soon(lines, at)):
        return 0
    label_of = found.loud if loud else found.label
    turns: Counter[str] = Counter()
    asked = False
    behind = ahead = at
    last = min(at + _FAR, len(lines))
    while ahead < last and lines[ahead].text and ahead - behind <= _ANSWER:
        label = label_of.match(lines[ahead].text)
        if label:
            turns[label[label.lastindex or 0]] += 1
            apart = apart and _is_label(lines[ahead], found)
            behind = ahead + 1 + apart
        elif ahead == at:
            return 0
        asked = asked or "?" in lines[ahead].text
        ahead += 1
    if asks or led:
        return behind if turns.total() >= _FEW else 0
    few = apart or loud
    enough = turns.total() >= (_ALONE if few else _TURNS)
    spoken = (asked or few) and enough and turns.most_common(1)[0][1] > 1
    return min(behind, ahead) if spoken else 0


def find_chat(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the messages of a chat, each with its time and who wrote it; 0 if there are none."""
    behind = at
    while behind < len(lines) and found.stamped.match(lines[behind].text):
        behind += 1
    if behind > at:
        return behind if behind - at >= _FEW else 0
    stamps = 0
    ahead = at
    leads = [line.text or line.heading for line in lines[max(at - _LEAD, 0) : at]]
    called = any(map(found.comments.match, leads))
    while ahead < len(lines) and ahead - behind <= _ANSWER:
        text = lines[ahead].text.strip()
        if found.stamped_alone.fullmatch(text) or (called and found.dated_alone.fullmatch(text)):
            stamps += 1
            behind = ahead + 2
        elif ahead == at:
            return 0
        ahead += 1
    return min(behind, len(lines)) if stamps >= _FEW else 0


def find_post(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind a message under who wrote it and when, each in a line alone; 0 if there is none."""
    dated = at + 2 < len(lines) and found.timed.fullmatch(lines[at + 1].text.strip())
    return at + 3 if dated and found.name.fullmatch(lines[at].text.strip()) else 0


def find_questions(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the answers to questions that stand in paragraphs alone, without a dash, in what is
    called an interview above or below; 0 if it is none."""
    if not _asks(lines[at]) or (at and _asks(lines[at - 1])):
        return 0
    behind, asked = at, 0
    ahead = at
    last = min(at + _FAR, len(lines))
    while ahead < last and lines[ahead].text and ahead - behind <= _ANSWER:
        if _asks(lines[ahead]):
            asked += 1
            behind = ahead + 2
        ahead += 1
    around = (*lines[max(at - _LEAD, 0) : at], *lines[behind : behind + _FEW])
    texts = [line.text or line.heading for line in around]
    told = any(found.interview.search(one) or found.recorded.match(one) for one in texts)
    return min(behind, len(lines)) if told and asked >= _FEW else 0


def _asks(line: Line) -> bool:
    """Whether a line is a question and no more."""
    text = line.text.strip(EMPHASIS)
    return text.endswith("?") and len(text) <= _ASKED and not is_turn(line)


def find_interview(lines: Sequence[Line], at: int, found: Patterns) -> int:
    """Behind the turns that begin with a dash, without a remark of the author's, in what is an
    interview; 0 if it is none."""
    if at and is_turn(lines[at - 1]):
        return 0  # the run is judged where it begins
    leads = [line.text or line.heading for line in lines[max(at - _LEAD, 0) : at]]
    behind = at
    asked: list[bool] = []
    longest = 0
    while behind < len(lines) and is_turn(lines[behind]):
        text = lines[behind].text.rstrip(EMPHASIS)
        if found.remark.search(text):
            return 0
        asked.append(text.endswith("?"))
        longest = max(longest, len(text))
        behind += 1
    if any(map(found.interview.search, leads)) and asked[0]:
        return behind if len(asked) > 1 else 0
    by_turns = len(asked) >= _BY_TURNS and longest >= _LONG
    if by_turns and all(asked[::2]) and not any(asked[1::2]):
        return behind
    met = any(map(found.meeting.search, leads))
    return behind if met and len(asked) >= _TURNS and sum(asked) >= _QUESTIONS else 0


def is_turn(line: Line) -> bool:
    """Whether a line begins with a dash, bold or not."""
    text = line.text.lstrip(EMPHASIS)
    return text != "" and text[0] in DASHES


def _is_label(line: Line, found: Patterns) -> bool:
    """Whether a line says who speaks, and nothing else."""
    return found.label.fullmatch(line.text.strip()) is not None


def _asks_soon(lines: Sequence[Line], at: int) -> bool:
    return any("?" in line.text for line in lines[at : at + _LEAD])
