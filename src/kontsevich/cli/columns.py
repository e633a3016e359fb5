"""`--columns` of the commands: which file a list stands in, and where the new one goes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from ..documents.input_streams import check_source, find_encoding, open_source
from ..documents.text.encoding import decode
from ..errors import DocumentError, InputError
from ..frames.list_columns import Columns, replace_cells
from ..messages import Say
from .inputs import BINARY, read_texts, sort_arguments
from .output import draft, write_all
from .progress import show_share

PLAIN, MARK = "utf-8", "\ufeff"
_SAMPLE = 1 << 15  # bytes on both sides of the first that is no UTF-8


def add_columns(parser: argparse.ArgumentParser, say: Say) -> None:
    """--columns, and --add for what otherwise replaces the cells it has read."""
    parser.add_argument("--columns", metavar="1,3", help=say("columns-option"))
    parser.add_argument("--add", action="store_true", help=say("add-option"))


def choose_cells(options: argparse.Namespace, name: str, convert: Callable[[str], str]) -> Columns:
    """The asked columns with what a function makes of a cell in its place, or in a column `name`
    behind if `--add` says so."""
    replaced = replace_cells(options.columns, convert)
    return replaced._replace(names={name: "string"}) if options.add else replaced


def rewrite_list(options: argparse.Namespace, say: Say, columns: Columns) -> None:
    """Write the list that the arguments name, with these columns changed.

    Raises `InputError` for two lists at once, and for a list that is no text without `--output`.
    """
    files, _ = sort_arguments(options, say)
    if not any(Path(name).suffix.lower() in BINARY for name in files):
        write_all(_rewrite_text(options, say, columns), options.output)
        return
    name = find_packed(options, say)
    with draft(options.output) as target, show_share(name) as tell:
        if name.lower().endswith(BINARY[0]):
            from ..frames.parquet import rewrite_parquet

            rewrite_parquet(Path(name), target, columns, tell)
        else:
            from ..frames.workbook import rewrite_workbook

            rewrite_workbook(Path(name), target, columns, tell)


def find_packed(options: argparse.Namespace, say: Say) -> str:
    """The file that is no text and is written anew. Raises `InputError` unless there is one, and a
    name for the new one."""
    files, texts = sort_arguments(options, say)
    name = files[0] if files else texts[0]
    if len(files) + len(texts) > 1:
        raise InputError("{name}: one list at a time", name=name)
    if not options.output:
        raise InputError("{name}: is no text; --output names a new file for it", name=name)
    open_source(name).close()  # one that is not there says so
    return name


def _rewrite_text(options: argparse.Namespace, say: Say, columns: Columns) -> Iterator[str]:
    """The new list in blocks; a byte order mark before it unless it was plain UTF-8, since what
    Excel has written Excel will read, and without the mark it finds no Hangul."""
    from ..frames.text_lists import rewrite_text

    encodings: list[str] = []

    def find(source: BinaryIO, name: str, wanted: str | None) -> str:
        encodings.append(_find_encoding(source, name, wanted))
        return encodings[-1]

    for number, row in enumerate(rewrite_text(read_texts(options, say, find), columns)):
        if not number and encodings[:1] != [PLAIN] and encodings:
            yield MARK
        yield row


def _find_encoding(source: BinaryIO, name: str, wanted: str | None) -> str:
    """The encoding of a list: told, or marked, or UTF-8, or the one in which it reads like Russian.

    Raises `InputError` where it reads like nothing.
    """
    encoding = find_encoding(source, name, wanted)
    if wanted or encoding != PLAIN:
        return encoding
    try:
        check_source(source, name, encoding)
    except InputError as error:
        source.seek(max(int(str(error.fields["offset"])) - _SAMPLE, 0))
        try:
            return decode(source.read(2 * _SAMPLE)).encoding
        except DocumentError:
            raise error from None
    return encoding
