"""Which words of a text are worth a second look, asked once of each word and not of each place.

Most words of a text about Korea are Russian and say nothing to whoever looks for a term, a place or
a noun before a name: that is found out when a word is met first, and then is one look at a table.
"""

from __future__ import annotations

from itertools import compress

from ...transcription.memo import Memo
from .spots import Token, cut_words


class Sieve(Memo[str, bool]):
    """What a test says of words as they are written.

    >>> sieve = Sieve(str.isupper)
    >>> [token.word for token in sieve.find("США и КНДР")], sieve.lets("он")
    (['США', 'КНДР'], False)
    """

    def lets(self, text: str) -> bool:
        """Whether any word of a cleaned text, cut at hyphens too, passes."""
        return True in map(self.__getitem__, cut_words(text, False)[0])

    def find(self, text: str) -> list[Token]:
        """The words of a cleaned text that pass, with what hangs on them by hyphens."""
        words, starts, _ = cut_words(text)
        passed = [*map(self.__getitem__, words)]
        if True not in passed:
            return []
        found = zip(compress(words, passed), compress(starts, passed), strict=True)
        return [Token(start, start + len(word), word) for word, start in found]
