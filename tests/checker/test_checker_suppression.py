"""Comments that speak to the checker."""

from __future__ import annotations

import pytest

from growth import LIMIT, grow
from kontsevich import check

NAME = "Лидер КНДР Ким Чен Ын прибыл."


def codes(text: str, **options: str) -> list[str]:
    """The codes found in a text."""
    return [finding.code for finding in check(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME} # kontsevich: ignore[KTV101]",
        f"{NAME} # kontsevich: ignore",
        f"{NAME} # kontsevich: ignore[person] так в газете",
        f"{NAME} # kontsevich: ignore[KTV1]",
        f"{NAME} // kontsevich: ignore[KTV101]",
        f"{NAME} % kontsevich: ignore[KTV101]",
        f"{NAME} <!-- kontsevich: ignore[KTV101] -->",
        f"# kontsevich: ignore-next[KTV101]\n{NAME}",
        f"<!-- kontsevich: ignore-next -->\n\n  \n{NAME}",
        f"# kontsevich: ignore-next[KTV101]\r\n{NAME}\r\n",
        f"# kontsevich: off\n{NAME}\n\n{NAME}\n",
        f"# kontsevich: off[KTV101]\n{NAME}\n# kontsevich: on\nТак.\n",
        f"# kontsevich: off\n{NAME}\n# kontsevich: on[KTV101]\n",
    ],
)
def test_what_silences(text: str) -> None:
    assert codes(NAME) == ["KTV101"]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Another line, another code, before off, behind on.
        (f"{NAME}\n# kontsevich: ignore[KTV101]\n", ["KTV101", "KTV903"]),
        (f"{NAME} # kontsevich: ignore[KTV102]\n", ["KTV101", "KTV903"]),
        (f"# kontsevich: ignore-next\nТак.\n\n{NAME}\n", ["KTV903", "KTV101"]),
        (f"{NAME}\n\n# kontsevich: off\n\n{NAME}\n", ["KTV101"]),
        (f"# kontsevich: off\n\n{NAME}\n\n# kontsevich: on\n\n{NAME}\n", ["KTV101"]),
        (f"# kontsevich: off[KTV102]\n\n{NAME}\n", ["KTV903", "KTV101"]),
        # Only some of the codes are of use.
        (f"{NAME} # kontsevich: ignore[KTV101, KTV102]\n", ["KTV903"]),
        # Nothing to silence.
        ("Так.\n# kontsevich: on\n", ["KTV903"]),
        ("Так.\n# kontsevich: off\n", ["KTV903"]),
        ("# kontsevich: ignore-next\n", ["KTV903"]),
        # Off twice: the second one adds nothing.
        (f"# kontsevich: off\n# kontsevich: off\n{NAME}\n", ["KTV903"]),
        # Mistyped and unknown.
        (f"{NAME} # kontsevich: ignor[KTV101]\n", ["KTV101", "KTV901"]),
        (f"{NAME} # kontsevich: ignore KTV101\n", ["KTV101", "KTV901"]),
        (f"{NAME} # kontsevich: ignore[KTV101\n", ["KTV101", "KTV901"]),
        (f"{NAME} # kontsevich: ignore[]\n", ["KTV101", "KTV901"]),
        (f"{NAME} # kontsevich: Ignore[KTV101]\n", ["KTV101", "KTV901"]),
        (f"{NAME} # kontsevich:\n", ["KTV101", "KTV901"]),
        (f"{NAME} # kontsevich: ignore[KTV101, KTV999]\n", ["KTV902"]),
        (f"{NAME} # kontsevich: ignore[persn]\n", ["KTV101", "KTV902"]),
    ],
)
def test_what_does_not_is_told(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_the_right_form_is_offered() -> None:
    [_, mistyped] = check(f"{NAME} # kontsevich: ignor KTV101, KTV102 так\n")
    assert mistyped.expected == ("ignore[KTV101, KTV102]",)
    assert mistyped.found == "ignor KTV101, KTV102"
    assert mistyped.region == "comment"
    [_, unknown] = check(f"{NAME} # kontsevich: ignore[persn]\n")
    assert (unknown.found, unknown.expected) == ("persn", ("person",))
    [unused] = check("Так. # kontsevich: ignore[KTV101]\n")
    assert unused.found == "KTV101"


def test_a_name_over_a_line_end_is_silenced_from_either_line() -> None:
    assert codes("Лидер КНДР Ким Чен # kontsevich: ignore\nЫн прибыл.") != ["KTV101"]
    assert codes("# kontsevich: ignore-next\nЛидер КНДР Ким\nЧен Ын прибыл.") == []


def test_sic_is_silenced_too_and_a_switched_off_code_still_counts_as_used() -> None:
    quoted = "Он пишет: «Ким Чен Ын доволен». # kontsevich: ignore[KTV101]\n"
    assert codes(quoted) == []
    assert check(quoted, ignore=["KTV101"]) == []


def test_remarks_obey_settings() -> None:
    text = "Так. # kontsevich: ignore[KTV101]\n"
    assert check(text, ignore=["KTV9"]) == []
    assert [one.severity for one in check(text, severity={"KTV903": "error"})] == ["error"]


def test_markdown_comments() -> None:
    text = f"<!-- kontsevich: ignore-next[KTV101] -->\n\n{NAME}\n\n{NAME}\n"
    [finding] = check(text, format="markdown")
    assert finding.line == 5


@pytest.mark.parametrize(
    "line",
    [
        "# kontsevich: off\n",
        "# kontsevich: ignore-next\n",
        "# kontsevich: ignore[KTV101] # kontsevich: ignore[KTV102] ",
        "# kontsevich: kontsevich: ",
        f"{NAME} # kontsevich: ignore\n\n",
    ],
)
def test_hostile_comments_take_linear_time(line: str) -> None:
    check(line * 10)  # the tables are read once
    assert grow(check, line.__mul__, 600) < LIMIT
