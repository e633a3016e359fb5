"""The input options that commands share, and the stream of texts that they ask for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from ..documents.input_streams import STDIN, check_source, find_encoding, open_source, read_blocks
from ..errors import InputError
from ..hangul.syllables import RUN
from ..messages import Say
from .parser import Parser
from .progress import show_progress

FindEncoding = Callable[[BinaryIO, str, str | None], str]
# Lists that are no text, and are known by their names.
BINARY = (".parquet", ".xlsx", ".xlsm")
OTHERS = (".jsonl", ".ndjson", ".mrc", ".marc", ".iso", ".xml")


def add_inputs(parser: Parser, say: Say) -> None:
    """TEXT arguments, --file and --encoding."""
    parser.add_argument("text", nargs="*", metavar=say("text-name"), help=say("text-option"))
    parser.add_argument(
        "-f", "--file", action="append", metavar=say("file-name"), help=say("file-option")
    )
    parser.add_argument("--encoding", metavar=say("encoding-name"), help=say("encoding-option"))


def read_texts(
    options: argparse.Namespace, say: Say, find: FindEncoding = find_encoding
) -> Iterator[str]:
    """The texts asked for, in blocks: each argument a line, then the files, else standard input.

    Nothing is yielded before every file is known to be readable to its end.
    `find` tells the encoding of a file. Raises `InputError` when there is nothing to read.
    """
    files, texts = sort_arguments(options, say)
    with ExitStack() as stack:
        opened = []
        for name in files:
            source = stack.enter_context(open_source(name))
            encoding = find(source, name, options.encoding)
            opened.append((source, name, encoding, check_source(source, name, encoding)))
        for text in texts:
            yield text + "\n"
        for source, name, encoding, size in opened:
            blocks = read_blocks(source, name, encoding)
            yield from show_progress(blocks, name, size, source.tell)


def sort_arguments(options: argparse.Namespace, say: Say) -> tuple[list[str], list[str]]:
    """The files and the texts that the arguments are; without any, standard input is the file.

    Raises `InputError` when there is nothing to read.
    """
    files = list(options.file or ())
    texts = []
    for text in options.text:
        if text == STDIN or _names_file(text):
            files.append(text)
        else:
            texts.append(text)
    if not texts and not files:
        if sys.stdin is None or sys.stdin.isatty():
            raise InputError(say("no-input", command=options.command))
        files = [STDIN]
    return files, texts


def read_lines(options: argparse.Namespace, say: Say) -> Iterator[str]:
    """The lines of the texts asked for that are not blank; raises as `read_texts` does."""
    for block in read_texts(options, say):
        yield from filter(str.strip, block.splitlines())


def _names_file(text: str) -> bool:
    """Whether an argument without Hangul is meant as a file, there or not."""
    if RUN.search(text) or "\n" in text or len(text) > 1024:
        return False
    from ..documents.formats import ENDINGS  # a text in Hangul needs none

    if text.lower().endswith((*ENDINGS, *BINARY, *OTHERS)) and " " not in text.strip():
        return True
    try:
        return "\0" not in text and Path(text).exists()
    except OSError:
        return False
