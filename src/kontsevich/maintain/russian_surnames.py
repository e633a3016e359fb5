"""Russian surnames whose look alone does not tell them from those of other nations.

The surnames of the OpenCorpora dictionary, as `pymorphy3` carries it, that end as Russian ones may
(Карелин, Березовский, Шевчук), but no more than may. To be run anew when ``hangul/shapes.tsv``
changes; takes some seconds and needs `pip install pymorphy3`::

    python -m kontsevich.maintain.russian_surnames
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..law import tables
from ..russian.name_table import SURNAMES, foreign_names, listed_surnames, shared_names
from ..russian.shapes import is_sure

HEADER = "russian\n"
_TAGS = frozenset(("Surn", "masc", "sing", "nomn"))


def dictionary_surnames() -> Iterator[str]:
    """The surnames of men in the dictionary, in lower case."""
    from pymorphy3 import MorphAnalyzer  # only for this

    for word, tag, *_ in MorphAnalyzer().dictionary.iter_known_words():
        if all(one in tag for one in _TAGS):
            yield word


def choose(words: Iterable[str]) -> list[str]:
    """The surnames that are Russian after a Russian given name, and unsure after a shared one.

    >>> choose(["карелин", "вовин", "иванов", "оруэлл"])
    ['Вовин', 'Карелин']
    """
    known = listed_surnames() | foreign_names() | shared_names().keys()
    return sorted(
        {
            word.capitalize()
            for word in words
            if word not in known
            and is_sure(word, True, "south", "own")
            and not is_sure(word, True, "south", "poland")
        }
    )


def write() -> None:
    """Write the table anew, from nothing."""
    path = tables.locate() / SURNAMES
    text = HEADER + "".join(f"{word}\n" for word in choose(dictionary_surnames()))
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
