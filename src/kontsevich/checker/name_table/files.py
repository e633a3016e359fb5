"""The mentions of one manuscript, read from its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ...documents.formats import PACKAGES, choose_format, read_container, read_regions
from ...documents.input_streams import STDIN, open_source, read_whole
from ...documents.office.container import Container
from ...documents.regions.memory import Memory, remembering
from ...documents.regions.region import Region
from ...errors import DocumentError, KontsevichError
from ...messages import tell_error
from ..findings.checking import read_text, trouble_of
from ..findings.finding import Finding, Source
from ..findings.fixes import SAFE
from ..findings.placement import check_regions, choose
from ..findings.task import Task
from ..judging.judge import sight
from ..mentions.gathering import gather
from ..mentions.mention import Mention
from ..settings.settings import Settings, build_settings
from .rows import Located


class Gathered(NamedTuple):
    """What is named in one file, in the order of its text, or the trouble that it made.

    `text`, `format`: the file as it was read.
    """

    path: str
    mentions: tuple[Located, ...] = ()
    trouble: str = ""
    text: str = ""
    format: str = ""


def gather_file(name: str, task: Task, called: str = "") -> Gathered:
    """All that is named in one file, or in standard input for `-`. Trouble is returned.

    `called`: the file that it is read for, where it is another one's PDF.
    """
    path = called or name
    path = task.stdin_name or path if name == STDIN else path
    try:
        return _gather_file(name, path, task)
    except KontsevichError as error:
        told = tell_error(error, task.lang)
        if isinstance(error, DocumentError) and not told.startswith(name):
            told = f"{name}: {told}"
        return Gathered(path, trouble=told)
    except (RecursionError, MemoryError, OSError) as error:
        return Gathered(path, trouble=tell_error(trouble_of(error, name), task.lang))


def _gather_file(name: str, path: str, task: Task) -> Gathered:
    place = Path(path).absolute()
    settings = build_settings(*task.configurations.find(place.parent).layers(place), task.layer)
    with open_source(name, pipes=task.walked is None or name not in task.walked) as stream:
        data = read_whole(stream, name)
    form = task.format or choose_format(path, data)[0]
    if form in PACKAGES:
        container = read_container(data, form)
        text, regions = container.text, container.regions
        found = gather_regions(text, regions, settings, path, container)
        return Gathered(path, tuple(found), "", text, form)
    text = read_text(data, form, task.encoding).text
    regions = read_regions(text, form, settings.columns)
    return Gathered(path, tuple(gather_regions(text, regions, settings, path)), "", text, form)


def gather_regions(
    text: str,
    regions: list[Region],
    settings: Settings,
    path: str = "",
    container: Container | None = None,
) -> Iterator[Located]:
    """All that is named in a text that has been divided into its regions.

    >>> from kontsevich.documents.text.plain_text import read_text
    >>> text = "О Ким Чен Ыне и Ким Чжоныне."
    >>> found = gather_regions(text, read_text(text), build_settings())
    >>> [(one.form, one.code, one.safe) for one in found]
    [('Ким Чен Ын', 'KTV101', True), ('Ким Чжонын', '', False)]
    """
    with remembering(Memory()):  # the names are sighted twice
        findings = check_regions(text, regions, settings)
        mentions = gather(sight(regions, **choose(settings)))
    told = {(one.start, one.end): one for one in findings}
    source = Source(text)
    for mention in mentions:
        region = regions[mention.region]
        span = region.source(mention.start, mention.end)
        if span is not None:
            label = container.address(span[0], region.label) if container else region.label
            located = _locate(mention, region, span, label, told.get(span), source, path)
            page = container.page(*span, region.label) if container else 0
            yield located._replace(page=page or _read_page(label))


def _read_page(label: str) -> int:
    """The page that an address names, 0 if it names none."""
    kind, _, number = label.partition(", ")[0].partition(" ")
    return int(number) if kind == "page" and number.isdecimal() else 0


def _locate(
    mention: Mention,
    region: Region,
    span: tuple[int, int],
    label: str,
    finding: Finding | None,
    source: Source,
    path: str,
) -> Located:
    line, column = source.position(span[0])
    judgement = mention.judgement
    return Located(
        path,
        line,
        column,
        label,
        region.role,
        region.protected,
        mention.kind,
        mention.hangul,
        mention.standard,
        " ".join(mention.form.split()),
        mention.hanja,
        mention.people,
        judgement.code if judgement else "",
        finding is not None and finding.fix == SAFE,
        mention.kept or (judgement is not None and finding is None),
        *span,
    )
