"""The loader refuses a rule that is not one, and says where."""

from __future__ import annotations

from typing import Any

import pytest

from kontsevich import TableError
from kontsevich.law import rules, tables

SLOTS = {
    "coda": frozenset("ㄱㄷㅂㅇ∅"),
    "onset": frozenset("ㄴㅁ∅"),
    "boundary": frozenset(("inside", "stem")),
}
GOOD = {
    "id": "a-rule",
    "cite": "pbl 18",
    "says": "A sentence.",
    "says_ru": "Предложение.",
    "coda": "ㄱㄷㅂ → ㅇㄴㅁ",
    "onset": "ㄴㅁ",
    "examples": ["국물", "십리"],
    "spares": ["국어"],
}


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Any:
    real = tables.read_toml

    def loader(*rows: dict[str, Any], **document: Any) -> tuple[rules.Rule, ...]:
        fake = {**document, "rule": list(rows)}
        monkeypatch.setattr(
            tables, "read_toml", lambda name: fake if name == "fake.toml" else real(name)
        )
        return rules.read_rules("fake.toml", SLOTS)

    return loader


def test_a_whole_rule_is_read_and_acts(load: Any) -> None:
    (rule,) = load(GOOD)
    before = {"coda": "ㄷ", "onset": "ㅁ", "boundary": "inside"}
    assert rule.apply(before) == {**before, "coda": "ㄴ"}
    idle = {**before, "onset": "∅"}
    assert rule.apply(idle) is idle


def test_one_slot_may_decide_another(load: Any) -> None:
    (rule,) = load({**GOOD, "coda": "ㄱㄷ → ∅", "onset": "∅", "onset from coda": "ㄱㄷ → ㄴㅁ"})
    assert rule.apply({"coda": "ㄷ", "onset": "∅", "boundary": "stem"}) == {
        "coda": "∅",
        "onset": "ㅁ",
        "boundary": "stem",
    }


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"says": ""}, "says: missing"),
        ({"says_ru": ""}, "says_ru: missing"),
        ({"cite": "nobody 3"}, "unknown source nobody"),
        ({"examples": ["국물"]}, "at least two"),
        ({"spares": []}, "one spare"),
        ({"colour": "red"}, "colour: unknown slot"),
        ({"coda": "ㄱㄷㅂ → ㅇㄴ"}, "3 values on the left, 2 on the right"),
        ({"coda": "ㅋ → ㄱ"}, "ㅋ is no value"),
        ({"coda": "@none → ㄱ"}, "unknown set @none"),
        ({"coda": "ㄱㄷㅂ"}, "changes nothing"),
        ({"coda": " → ㄱ"}, "empty"),
        ({"after": ["another"]}, "another does not stand before it"),
        ({"onset from coda": "ㄱ → ㄴ"}, "do not cover"),
    ],
)
def test_what_is_wrong_is_refused_with_its_address(
    load: Any, change: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(TableError, match=complaint) as caught:
        load({**GOOD, **change})
    assert str(caught.value).startswith("fake.toml: a-rule: ")


def test_an_id_stands_once(load: Any) -> None:
    with pytest.raises(TableError, match="twice"):
        load(GOOD, GOOD)


def test_a_rule_without_an_id_is_told_by_its_number(load: Any) -> None:
    nameless = {key: value for key, value in GOOD.items() if key != "id"}
    with pytest.raises(TableError, match="rule 2"):
        load(GOOD, nameless)
