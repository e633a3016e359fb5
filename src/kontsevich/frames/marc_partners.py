"""The partner of a field in Hangul: the same in Cyrillic or Latin letters, linked to it.

MARC 21 links it by 880 and $6, UNIMARC repeats the field, an authority gets a variant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..hangul.syllables import RUN

if TYPE_CHECKING:
    from pymarc import Field, Record

# Fields that are converted unless the caller names others: persons, bodies, titles, imprints.
MARC21 = (
    *("100", "110", "111", "240", "245", "246", "250", "260", "264", "490"),
    *("600", "610", "611", "700", "710", "711", "800", "810", "830"),
)
UNIMARC = (
    *("200", "205", "210", "225", "500", "510", "600", "601"),
    *("700", "701", "702", "710", "711"),
)
_VERNACULAR, TITLE21, TITLE = "880", "245", "200"
_LINK, _SCRIPT = "6", "7"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_HANJA = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# Scripts as MARC 21 has them in $6 and UNIMARC in $7.
_CODES = {"korean": ("$1", "ka"), "cyrillic": ("(N", "ca"), "latin": ("(B", "ba")}
_CODED = "0123456789uwx"  # subfields that hold numbers and links, no words
_LEAST = 0.9  # how sure a name must be that is read back from its romanization


class Converters(NamedTuple):
    """What a field is converted by: names of people, and all else; and how Latin is read back.

    `read_latin` gives a romanized name in the wanted letters, or "" where it is not sure.
    """

    name: Callable[[str], str]
    text: Callable[[str], str]
    read_latin: Callable[[str, float], str]


def add_partners(record: Record, tags: Sequence[str], converters: Converters) -> tuple[int, int]:
    """Add to a record what its fields in Hangul are in other letters: how many were added, and how
    many in hanja nobody could read."""
    unimarc = is_unimarc(record)
    authority = record.leader[6] in ("x", "y", "z")
    wanted = set(tags or (UNIMARC if unimarc else MARC21))
    hanja = _is_korean(record)
    added = left = 0
    for field in list(record.fields):
        tag = _tag_of(field)
        if field.is_control_field() or tag not in wanted:
            continue
        text = " ".join(value for _, value in field.subfields)
        if not (RUN.search(text) or (hanja and _HANJA.search(text))):
            continue
        partner = _convert(record, field, tag, converters, unimarc)
        if partner is None:
            left += 1
        elif authority:
            added += _add_variant(record, partner, tag)
        elif unimarc:
            added += _add_parallel(record, field, partner)
        else:
            added += _add_linked(record, field, partner, tag)
    return added, left


def is_unimarc(record: Record) -> bool:
    """Whether a record is UNIMARC, RUSMARC among it, and no MARC 21."""
    return TITLE21 not in record and "008" not in record and TITLE in record


def _is_korean(record: Record) -> bool:
    """Whether the text of a record is Korean: Chinese and Japanese characters are no hanja."""
    coded = [(field.data or "")[35:38] for field in record.get_fields("008")]
    told = [value for field in record.get_fields("041", "101") for _, value in field.subfields]
    return "kor" in (*coded, *told)


def _tag_of(field: Field) -> str:
    """The tag that a field is about: of an 880 the one that it is linked to."""
    return (field.get(_LINK) or "")[:3] if field.tag == _VERNACULAR else field.tag


def _convert(
    record: Record, field: Field, tag: str, converters: Converters, unimarc: bool
) -> Field | None:
    """The field in other letters, without its links; None where it is in hanja and unknown."""
    from pymarc import Field, Subfield

    personal = (tag[1:] == "00" and not unimarc) or (
        unimarc and tag in ("700", "701", "702", "600")
    )
    subfields = []
    for code, value in field.subfields:
        if code in (_LINK, _SCRIPT):
            continue
        plain = value.replace("\u3000", " ")
        if code in _CODED or not (RUN.search(plain) or _HANJA.search(plain)):
            subfields.append(Subfield(code, plain))
            continue
        told = ""
        if personal and code == "a" and _HANJA.search(plain):
            told = _read_partner(record, field, code, converters)
        told = told or (converters.name if personal and code in "ab" else converters.text)(plain)
        if _HANJA.search(told):
            return None
        subfields.append(Subfield(code, told))
    return Field(tag, field.indicators, subfields)


def _read_partner(record: Record, field: Field, code: str, converters: Converters) -> str:
    """A name in hanja by the romanized field that it is linked to."""
    tag, link = _tag_of(field), field.get(_LINK) or ""
    for other in record.get_fields(tag):
        if field.tag == _VERNACULAR and (other.get(_LINK) or "")[:6] == f"880-{link[4:6]}":
            latin = other.get(code) or ""
            told = converters.read_latin(latin.rstrip(" ,."), _LEAST)
            return told + latin[len(latin.rstrip(" ,.")) :] if told else ""
    return ""


def _script_of(field: Field) -> str:
    text = "".join(value for _, value in field.subfields)
    return "korean" if RUN.search(text) else "cyrillic" if _CYRILLIC.search(text) else "latin"


def _add_variant(record: Record, partner: Field, tag: str) -> int:
    """An authority's heading as one more see-from tracing (4XX)."""
    partner.tag = "4" + tag[1:]
    values = [list(one) for one in partner.subfields]
    if any(
        [list(one) for one in other.subfields] == values for other in record.get_fields(partner.tag)
    ):
        return 0
    record.add_ordered_field(partner)
    return 1


def _add_parallel(record: Record, field: Field, partner: Field) -> int:
    """UNIMARC: the field once more in the other script, both linked by $6 and told apart by $7."""
    from pymarc import Subfield

    if field.get(_LINK):
        return 0
    used = [other.get(_LINK) or "" for other in record.fields if not other.is_control_field()]
    number = 1 + max((int(link[1:3]) for link in used if link[1:3].isdigit()), default=0)
    if number > 99:
        return 0
    for one in (field, partner):
        script = Subfield(_SCRIPT, _CODES[_script_of(one)][1])
        one.subfields[:0] = [Subfield(_LINK, f"a{number:02}{field.tag}"), script]
    record.fields.insert(record.fields.index(field) + 1, partner)
    return 1


def _add_linked(record: Record, field: Field, partner: Field, tag: str) -> int:
    """MARC 21: Cyrillic stands in an 880 of its own; a romanization takes the field's own place and
    what it romanizes goes to the 880."""
    from pymarc import Subfield

    script = _CODES[_script_of(partner)][0]
    link = field.get(_LINK) or ""
    latin = script == _CODES["latin"][0]
    if field.tag == _VERNACULAR or link:
        number = link[4:6]
        there = (other.get(_LINK) or "" for other in record.get_fields(_VERNACULAR))
        if latin or number == "00" or f"{tag}-{number}/{script}" in there:
            return 0  # it has been romanized, or has its partner
    else:
        number = _next_number(record)
        if not number:
            return 0
    if latin:
        field.tag, partner.tag = _VERNACULAR, tag
        field.subfields.insert(0, Subfield(_LINK, f"{tag}-{number}/{_CODES['korean'][0]}"))
        partner.subfields.insert(0, Subfield(_LINK, f"880-{number}"))
        at = record.fields.index(field)
        record.fields[at] = partner
        record.fields.append(field)
        return 1
    if not link:
        field.subfields.insert(0, Subfield(_LINK, f"880-{number}"))
    partner.tag = _VERNACULAR
    partner.subfields.insert(0, Subfield(_LINK, f"{tag}-{number}/{script}"))
    record.fields.append(partner)
    return 1


def _next_number(record: Record) -> str:
    """The next free number of a link, "" where all are taken."""
    links = (one.get(_LINK) or "" for one in record.fields if not one.is_control_field())
    used = [int(link[4:6]) for link in links if link[4:6].isdigit()]
    number = 1 + max(used, default=0)
    return f"{number:02}" if number < 100 else ""
