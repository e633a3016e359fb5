"""`kontsevich convert`: Hangul to Cyrillic."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..errors import DocumentError
from ..messages import Say, tell_error
from ..transcription.converter import Converter
from .columns import add_columns, choose_cells, rewrite_list
from .inputs import add_inputs, read_lines, read_texts
from .output import draft, write_all
from .parser import Parser
from .progress import show_share
from .settings import add_settings, read_settings

SCRIPTS = ("hangul", "latin")
CYRILLIC = "cyrillic"  # the head of a new column
LATIN_READINGS = 10
_INNER = re.compile(r",\s*(?=\S)")  # a comma between the parts of a name
LATIN_LETTER = re.compile("[A-Za-z]")


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    add_inputs(parser, say)
    add_settings(parser, say)
    parser.add_argument(
        "--from", dest="script", choices=SCRIPTS, default=SCRIPTS[0], help=say("from-option")
    )
    parser.add_argument("--fields", metavar="100,245", help=say("fields-option"))
    parser.add_argument("--bibliographic", action="store_true", help=say("bibliographic-option"))
    parser.add_argument("--alternatives", action="store_true", help=say("alternatives-option"))
    add_columns(parser, say)
    parser.add_argument("-o", "--output", metavar=say("file-name"), help=say("output-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Convert and write; the exit code."""
    if options.bibliographic:
        options.case = "sentence"
    if options.fields:
        return _convert_records(options, say)
    if options.script == "latin" and options.columns:
        return _convert_latin_columns(options, say)
    if options.script == "latin":
        return _convert_latin(options, say)
    converter = Converter(**read_settings(options))
    if options.columns:
        rewrite_list(options, say, choose_cells(options, CYRILLIC, converter.convert))
    elif options.alternatives:
        write_all(_list_alternatives(read_texts(options, say), converter), options.output)
    else:
        write_all(map(converter.convert, read_texts(options, say)), options.output)
    return 0


def _convert_records(options: argparse.Namespace, say: Say) -> int:
    """Records of libraries with their partners; 1 if a record is damaged, which then stays as it
    was, and 0 whatever could not be read in hanja."""
    from ..frames.marc import rewrite_marc
    from ..frames.marc_partners import Converters
    from ..reverse.restoration import restore
    from .columns import find_packed

    settings = {**read_settings(options), "kind": "auto"}
    one = Converter(**{**settings, "kind": "name"}).convert

    def read_latin(text: str, least: float) -> str:
        best = next(iter(restore(text, limit=1, kind="name")), None)
        return write_name(text, one(best.hangul)) if best and best.probability >= least else ""

    converters = Converters(
        lambda text: write_name(text, one(_INNER.sub(" ", text))),
        Converter(**settings).convert,
        read_latin,
    )
    tags = () if options.fields == "all" else tuple(options.fields.split(","))
    name = find_packed(options, say)

    def complain(error: DocumentError) -> None:
        print(f"kontsevich: {tell_error(error, options.lang)}", file=sys.stderr)

    with draft(options.output) as target, show_share(name) as tell:
        tally = rewrite_marc(Path(name), target, tags, converters, tell, complain)
    print(say("records-told", **tally._asdict()), file=sys.stderr)
    return 1 if tally.damaged else 0


def write_name(given: str, name: str) -> str:
    """A name with a comma behind its surname, where it is given so.

    >>> write_name("김, 홍신", "Ким Хонсин"), write_name("김 홍신", "Ким Хонсин")
    ('Ким, Хонсин', 'Ким Хонсин')
    """
    return name.replace(" ", ", ", 1) if _INNER.search(given) else name


def _convert_latin(options: argparse.Namespace, say: Say) -> int:
    """Each line of Latin as the Cyrillic of its likeliest reading; 1 if a line has none."""
    unread: list[str] = []
    write_all(_read_latin(options, say, unread), options.output)
    return 1 if unread else 0


def _convert_latin_columns(options: argparse.Namespace, say: Say) -> int:
    """The asked columns of a list of Latin names in Cyrillic; 1 if a cell has no reading."""
    unread: list[str] = []

    def convert(cell: str) -> str:
        if not LATIN_LETTER.search(cell):
            return cell  # a heading, or nothing
        results = _restore_cyrillic(cell)
        if not results:
            unread.append(cell)
            print(say("latin-nothing", text=cell), file=sys.stderr)
        return results[0] if results else cell

    rewrite_list(options, say, choose_cells(options, CYRILLIC, convert))
    return 1 if unread else 0


@lru_cache(maxsize=1 << 13)
def _restore_cyrillic(cell: str) -> list[str]:
    from ..reverse.restoration import restore

    return [candidate.cyrillic for candidate in restore(cell, limit=1)]


def _read_latin(options: argparse.Namespace, say: Say, unread: list[str]) -> Iterator[str]:
    from ..reverse.restoration import restore

    for line in read_lines(options, say):
        candidates = restore(line, limit=LATIN_READINGS)
        results = list(dict.fromkeys(candidate.cyrillic for candidate in candidates))
        if candidates:
            print(say("latin-reading", hangul=candidates[0].hangul), file=sys.stderr)
        else:
            unread.append(line)
            print(say("latin-nothing", text=line), file=sys.stderr)
        yield from (f"{result}\n" for result in results[: None if options.alternatives else 1])


def _list_alternatives(blocks: Iterator[str], converter: Converter) -> Iterator[str]:
    """Each line's result, then its other admitted readings, one a line."""
    for block in blocks:
        for line in block.splitlines():
            trace = converter.explain(line)
            yield "\n".join([trace.result, *trace.others]) + "\n"
