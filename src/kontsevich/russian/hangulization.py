"""Russian text → Hangul by the norm of the South or of the North, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..errors import expect_text
from ..law.profiles import check_choice
from ..trace.step import CERTAINTIES, JOINING, READING, Certainty, Step
from ..trace.trace import Trace
from .cases import CASE, CASE_DOUBTFUL
from .korean_names import KOREAN_SHARED
from .letter_rules import NORMS, Norm, rules, trace_word
from .name_table import FOREIGN, OWN, given_names, surely_russian
from .plan import PLACE_JOINED, TERM_UNLISTED, UNTRANSLATED, Options, make_plan, render
from .rulers import ORDINAL_DOUBTFUL
from .shapes import UNLISTED, find_bearers, may_be_sure
from .surroundings import NAMESAKE, STRANGER, Surroundings, look_around, namesakes
from .tokens import find_other_words
from .words import HYPHEN, Part, key_of, read_parts

_INFERRED = "inferred"
# Steps that no rule and no row is behind.
_DOUBTFUL = {
    CASE_DOUBTFUL,
    KOREAN_SHARED,
    NAMESAKE,
    ORDINAL_DOUBTFUL,
    STRANGER,
    TERM_UNLISTED,
    UNLISTED,
    UNTRANSLATED,
}
_NORMS: dict[str, Norm] = {norm: norm for norm in NORMS}


def hangulize(
    text: str,
    *,
    norm: Norm = "south",
    terms: bool = False,
    established: bool = True,
    korean: bool = True,
) -> str:
    """Russian text in Hangul; whatever is not Russian stays as it is.

    `norm` is south (외래어 표기법) or north (the practice of the DPRK). With `terms`
    administrative terms are translated; without `established` the rules alone decide. A listed
    Korean person or place, written by the standard, goes home as its own Hangul unless `korean`
    is false. Raises `InputError` for an unknown norm.

    >>> hangulize("Сергей Шойгу"), hangulize("Сергей Шойгу", norm="north")
    ('세르게이 쇼이구', '쎄르게이 쇼이구')
    >>> hangulize("Тульская область", terms=True), hangulize("Великий Новгород, 2024")
    ('툴라주', '벨리키노브고로드, 2024')
    >>> hangulize("Ким Чжонын, Пхеньян"), hangulize("Пхеньян", korean=False)
    ('김정은, 평양', '프헤니얀')
    """
    expect_text(text)
    return render(text, Options(check_norm(norm), terms, established, korean))


def explain_hangulize(
    text: str,
    *,
    norm: Norm = "south",
    terms: bool = False,
    established: bool = True,
    korean: bool = True,
) -> Trace:
    """The same as a trace: every rule and row, and how sure the result is.

    A step's stage is marks, letters or hangul (one letter each), reading (a row stands for the
    text `before`) or joining; `replay` rebuilds the result from the steps. `certainty` is
    a guess where the practice of a norm is only inferred, or several Koreans are spelt alike.

    >>> trace = explain_hangulize("Дон")
    >>> trace.result, trace.certainty, trace.steps[0].rule
    ('돈', 'rule', 'south-consonant-before-vowel')
    """
    expect_text(text)
    options = Options(check_norm(norm), terms, established, korean)
    steps: list[Step] = []
    pieces = tuple(make_plan(text, options))
    for piece, around in zip(pieces, look_around(text, pieces), strict=True):
        source = text[piece.start : piece.end]
        if around.stranger:
            steps.append(Step(READING, f"{STRANGER}:{source}", piece.start, source, source))
        if piece.rule:
            stage = JOINING if piece.rule == PLACE_JOINED else READING
            rule = _case_rule(piece.rule, around)
            steps += _namesake(source, piece.start)
            steps.append(Step(stage, rule, piece.start, source, piece.hangul))
        else:
            steps += _word_steps(source, piece.start, options, around)
    for start, end in find_other_words(text):
        source = text[start:end]
        steps.append(Step(READING, f"{UNLISTED}:{source}", start, source, source))
    return Trace(text, tuple(steps), render(text, options), _certainty(steps, options.norm))


def check_norm(norm: str) -> Norm:
    """The norm by its name. Raises `InputError` for an unknown one.

    >>> check_norm("north")
    'north'
    """
    if norm not in _NORMS:
        check_choice("norm", norm, NORMS)
    return _NORMS[norm]


def _word_steps(word: str, offset: int, options: Options, around: Surroundings) -> Iterator[Step]:
    parts = tuple(read_parts(word, options.norm, options.established))
    for part in parts:
        at = offset + part.start
        source = word[part.start : part.end]
        yield from _namesake(source, at)
        if _is_foreign_half(part, parts):
            yield Step(READING, f"{STRANGER}:{source}", at, source, source)
        if not part.letters:
            stage = JOINING if part.rule == HYPHEN else READING
            yield Step(stage, _case_rule(part.rule, around), at, source, part.hangul)
            continue
        key = key_of(source.lower())
        listed = around.listed or part.rule
        sure = may_be_sure(source, key, options.norm, around.before, around.followed)
        if around.woman or not (listed or sure):
            yield Step(READING, f"{UNLISTED}:{source}", at, source, source)
        for index, (old, new) in enumerate(zip(source.lower(), part.letters, strict=True)):
            if old != new:
                yield Step(READING, part.rule, at + index, old, new)
        for change in trace_word(part.letters, options.norm):
            yield Step(change.stage, change.rule, at + change.at, change.before, change.after)


def _is_foreign_half(part: Part, parts: tuple[Part, ...]) -> bool:
    """Whether a foreign name is joined by a hyphen to a word that no row has: Лондон-град."""
    foreign = part.rule.partition(":")[0] == FOREIGN
    return foreign and any(
        other.letters and not other.rule and other.letters not in surely_russian()
        for other in parts
    )


def _namesake(source: str, at: int) -> Iterator[Step]:
    """The step that says that a name with a capital means several things."""
    if source[:1] != source[:1].lower() and key_of(source.lower()) in namesakes():
        yield Step(READING, f"{NAMESAKE}:{source}", at, source, source)


def _case_rule(rule: str, around: Surroundings) -> str:
    """The rule of a row; a case is doubtful where a nominative is expected."""
    step, _, name = rule.partition(":")
    if step != CASE:
        return rule
    doubtful = around.named or (around.nominative and name.lower() in given_names())
    if doubtful or (around.opens and find_bearers(name.lower()) != OWN):
        return f"{CASE_DOUBTFUL}:{name}"
    return rule


@cache
def _inferred(norm: Norm) -> frozenset[str]:
    return frozenset(rule.id for rule in rules(norm) if _INFERRED in rule.cite)


def _certainty(steps: list[Step], norm: Norm) -> Certainty:
    """A guess where something is unlisted or inferred, a row where one decided, else by rule."""
    found: set[Certainty] = {"rule"}
    for step in steps:
        doubtful = step.rule.partition(":")[0] in _DOUBTFUL
        if doubtful or (norm == "north" and step.rule in _inferred(norm)):
            found.add("guess")
        elif step.stage == READING:
            found.add("row")
    return max(found, key=CERTAINTIES.index)
