"""The memo of words: bounded, in two generations, and never wrong."""

from __future__ import annotations

from kontsevich.transcription.memo import GENERATION, LONGEST_TOKEN, MOST_WORDS, Memo


def test_a_word_that_goes_on_being_used_is_computed_once() -> None:
    asked: list[str] = []

    def compute(word: str) -> str:
        asked.append(word)
        return word + "!"

    memo = Memo(compute)
    for number in range(4 * GENERATION):
        assert memo[str(number)] == f"{number}!"
        assert memo["again"] == "again!"
        assert len(memo) <= GENERATION
    assert asked.count("again") == 1
    assert len(asked) == 4 * GENERATION + 1
    assert 2 * GENERATION <= MOST_WORDS


def test_a_long_token_is_not_remembered_and_all_can_be_forgotten() -> None:
    memo = Memo(str.upper)
    longest = "x" * LONGEST_TOKEN
    assert memo[longest] == longest.upper()
    assert longest in memo
    long = longest + "x"
    assert memo[long] == long.upper()
    assert long not in memo
    assert memo["a"] == "A"
    memo.clear()
    memo.compute = str.lower
    assert memo["a"] == "a"
