"""How far a text is about Korea, and where: by words of the table, each with its reach."""

from __future__ import annotations

import pytest

from kontsevich.checker.spotting.evidence import Context, measure_context, weights

REACH = weights().context_reach
MOST = weights().most_context
HERE = 2 * REACH


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("В Корее", True),
        ("южнокорейский", True),  # compound words are joined by о
        ("северо-корейский", True),
        ("скорее", False),  # another letter before it is another word
        ("Кореец", True),
        ("한국", True),
    ],
)
def test_a_word_about_korea(text: str, spoken_of: bool) -> None:
    assert (measure_context([text]).at(0) > 0) is spoken_of


def test_points_reach_so_far_and_no_farther() -> None:
    context = Context((HERE,), (1.0,), False)
    assert context.at(HERE - REACH) == context.at(HERE + REACH) == 1.0
    assert context.at(HERE - REACH - 1) == context.at(HERE + REACH + 1) == 0.0
    assert list(context.windows(0, 9 * REACH)) == [(HERE - REACH, HERE + REACH)]
    assert list(context.windows(HERE - 5, HERE + 5)) == [(HERE - 5, HERE + 5)]
    assert list(context.windows(8 * REACH, 9 * REACH)) == []


def test_points_add_up_to_the_most() -> None:
    context = Context((10, 20, 30), (MOST / 2, MOST / 2, MOST / 2), False)
    assert context.at(20) == MOST
    assert Context((), (), True).at(5) == MOST
    assert list(Context((), (), True).windows(3, 9)) == [(3, 9)]


def test_windows_that_touch_are_one() -> None:
    near = Context((HERE, HERE + 2 * REACH), (1.0, 1.0), False)
    assert list(near.windows(0, 9 * REACH)) == [(HERE - REACH, HERE + 3 * REACH)]
    far = Context((HERE, HERE + 2 * REACH + 1), (1.0, 1.0), False)
    assert list(far.windows(0, 9 * REACH)) == [
        (HERE - REACH, HERE + REACH),
        (HERE + REACH + 1, HERE + 3 * REACH + 1),
    ]
