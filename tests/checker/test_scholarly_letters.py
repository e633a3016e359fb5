"""Letters of the scholarly transcription, нъ and лъ, are told; the old orthography is not."""

from __future__ import annotations

import pytest

from kontsevich import check


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("чхонълам", "чхоннам"),
        ("хаксэнъ", "хаксэн"),
        ("сосолъ", "сосоль"),
        ("чонъбочхо", "чонбочхо"),
        ("СОСОЛЪ", "СОСОЛЬ"),
        ("чхонълам-сосолъ", "чхоннам-сосоль"),
    ],
)
def test_letters_before_no_vowel_are_told(found: str, right: str) -> None:
    [finding] = check(f"Корея и её слово {found}.")
    assert (finding.code, finding.found, finding.fix) == ("KTV112", found, "unsafe")
    assert finding.expected == (right,)


@pytest.mark.parametrize(
    "text",
    [
        "Корея и её слово тонъиль, Янъян.",
        "Корея, законъ и онъ, отъ Сеула.",
        "Корея: Българска литература, дълъг път.",
        "Слово сосолъ, а не о стране.",
        "Корея и её сосолъ-клуб.",
    ],
)
def test_other_letters_are_left_alone(text: str) -> None:
    assert [one for one in check(text) if one.code == "KTV112"] == []
