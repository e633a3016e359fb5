"""Every rule of Russian → Hangul: its examples fire it and come out right, its spares do not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from kontsevich.law import tables
from kontsevich.law.rules import Rule
from kontsevich.russian.hangulization import check_norm, explain_hangulize
from kontsevich.russian.letter_rules import NORMS, Norm, rules
from kontsevich.trace.replay import replay_hangul

STEPS = tables.read_toml("hangul/steps.toml")["step"]


def fired(text: str, norm: Norm, **options: bool) -> set[str]:
    trace = explain_hangulize(text, norm=norm, **options)
    assert replay_hangul(trace) == trace.result
    return {step.rule.partition(":")[0] for step in trace.steps}


def own_norm(rule: Rule) -> Norm:
    """The norm that a rule's examples are written in: the South's, but for the North's table."""
    return "north" if rule.file.endswith("north.toml") else "south"


def own_rules() -> list[Rule]:
    """Every rule once."""
    return [rule for norm in NORMS for rule in rules(norm) if own_norm(rule) == norm]


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in own_rules() for example in rule.examples],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_an_example_fires_its_rule(rule: Rule, example: str) -> None:
    word, expected = example.split()
    norm = own_norm(rule)
    assert explain_hangulize(word, norm=norm, established=False).result == expected
    assert rule.id in fired(word, norm, established=False)


@pytest.mark.parametrize(
    ("rule", "spare"),
    [(rule, spare) for rule in own_rules() for spare in rule.spares],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_a_spare_does_not(rule: Rule, spare: str) -> None:
    assert rule.id not in fired(spare.split()[0], own_norm(rule), established=False)


def test_no_rule_shares_its_id() -> None:
    ids = [rule.id for rule in own_rules()] + [step["id"] for step in STEPS]
    assert [rule for rule, times in Counter(ids).items() if times > 1] == []


def read_case(example: str) -> tuple[Norm, str, bool]:
    """`south:terms:Тульская область` is norm, text, and whether terms are translated."""
    norm, _, text = example.partition(":")
    return check_norm(norm), text.removeprefix("terms:"), text.startswith("terms:")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step["id"])
def test_a_step_is_taken_where_it_says(step: dict[str, Any]) -> None:
    for example in step["examples"]:
        norm, text, terms = read_case(example)
        assert step["id"] in fired(text, norm, terms=terms), example
    for spare in step["spares"]:
        norm, text, terms = read_case(spare)
        assert step["id"] not in fired(text, norm, terms=terms), spare


def test_inferred_rules_are_listed_in_the_docs() -> None:
    page = (tables.locate().parent / "docs" / "hangulize.md").read_text(encoding="utf-8")
    inferred = [rule.id for rule in rules("north") if "inferred" in rule.cite]
    assert inferred
    assert [rule for rule in inferred if f"`{rule}`" not in page] == []


def test_every_letter_is_told_under_the_stage_of_hangul() -> None:
    trace = explain_hangulize("Москва, да")
    assert {step.stage for step in trace.steps} == {"hangul"}
    assert trace.to_text("ru").count("\n") > 2
