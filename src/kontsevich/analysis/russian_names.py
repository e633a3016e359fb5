"""Russian names in Korean text: which Hangul means one, and the name it is written as.

The switch `foreign` says where a name may stand for itself: `letters` nowhere; `auto` where the
text shows it, by a spelling of the DPRK that is no Korean word, by a title behind it, or since both
countries spell a place so (모스크바); `russian` wherever the name is
sure. Except under `letters`, a given name beside a Russian surname makes both sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .russian_name_index import LONGEST, Recognition, recognise
from .segments import Reading, Row, Segment

LETTERS, RUSSIAN = "letters", "russian"
NAME, PERSON = "foreign-name", "foreign-person"
GIVEN, PATRONYMIC, SURNAME, PLACE = "given", "patronymic", "surname", "place"
_NORTH, _BOTH, _VARIANT = "north", "both", "variant"
_LONG = 3  # syllables: a shorter place may be a Korean word (볼가)


def heads(run: str) -> Iterator[str]:
    """The beginnings of a run that may be a Russian name, the longest first.

    Ask `may_begin` before: it is quick, and mostly says no.
    """
    for width in range(min(len(run), LONGEST), 1, -1):
        yield run[:width]


def find_name(hangul: str, policy: str) -> Recognition | None:
    """The Russian name that this Hangul means by itself under a policy, if it does.

    >>> find_name("뿌찐", "auto").russian, find_name("푸틴", "auto")
    ('Путин', None)
    >>> find_name("푸틴", "russian").russian, find_name("유리", "russian")
    ('Путин', None)
    """
    for name in recognise(hangul) if policy != LETTERS else ():
        place = name.norm == _BOTH and name.kind == PLACE and len(hangul) >= _LONG
        if name.sure and (policy == RUSSIAN or name.norm == _NORTH or place):
            return name
    return None


def find_surname(hangul: str) -> Recognition | None:
    """The Russian surname that this Hangul may be beside a given name.

    >>> find_surname("쇼이구").russian
    'Шойгу'
    """
    return next((name for name in recognise(hangul) if name.kind == SURNAME), None)


def find_given(hangul: str) -> Recognition | None:
    """The Russian given name that this Hangul may be beside a Korean surname; where it is not sure,
    one that is short or spelt by no norm is as likely that of a Korean.

    >>> find_given("블라디미르").russian, find_given("빅토르").russian, find_given("안나")
    ('Владимир', 'Виктор', None)
    """
    for name in recognise(hangul):
        by_norm = name.norm != _VARIANT and len(hangul) >= _LONG
        if name.kind == GIVEN and (name.sure or by_norm):
            return name
    return None


def find_kind(hangul: str, kind: str, surname: Recognition) -> Recognition | None:
    """The given name or patronymic that this Hangul is beside a surname, of its gender if it can.

    >>> find_kind("유리", GIVEN, find_surname("가가린")).russian
    'Юрий'
    """
    found = [name for name in recognise(hangul) if name.kind == kind]
    fitting = [name for name in found if surname.gender in name.gender]
    return next(iter(fitting or found), None)


def find_forenames(before: Sequence[str], surname: Recognition) -> list[Recognition]:
    """The names that the last of these words are before a surname: a given name, a patronymic.

    >>> [name.russian for name in find_forenames(["안나", "유리"], find_surname("가가린"))]
    ['Юрий']
    """
    found: list[Recognition] = []
    for word in reversed(before):
        father = None if found else find_kind(word, PATRONYMIC, surname)
        name = father or find_kind(word, GIVEN, surname)
        if name is not None:
            found.insert(0, name)
        if father is None:
            break
    return found


def read_foreign(hangul: str, name: Recognition, rule: str = NAME) -> Reading:
    """The reading of Hangul as a Russian name.

    >>> read_foreign("뿌찐", find_name("뿌찐", "auto")).segments[0].literal
    'Путин'
    """
    segment = Segment(hangul, "foreign", capital=True, literal=name.russian)
    row = Row(f"{rule}:{name.russian}", 0, hangul, hangul)
    return Reading((segment,), (row,), "row" if name.sure else "guess")
