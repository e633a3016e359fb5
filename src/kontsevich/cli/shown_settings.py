"""`kontsevich check --show-settings`: by what each file is checked, and which file says so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..checker.findings.task import Task
from ..checker.settings.settings import Settings, build_settings
from ..messages import Say


def show_settings(names: Sequence[str], task: Task, say: Say) -> Iterator[str]:
    """The settings of each file, as a settings file would have them, files of the same together."""
    groups: dict[tuple[str, Settings], list[str]] = {}
    for name in names:
        place = Path(name).absolute()
        configuration = task.configurations.find(place.parent)
        settings = build_settings(*configuration.layers(place), task.layer)
        said = str(configuration.file) if configuration.file.name else ""
        groups.setdefault((said, settings), []).append(name)
    for (said, settings), some in groups.items():
        yield f"# {', '.join(some)}\n"
        yield f"# {say('settings-file', file=said) if said else say('settings-none')}\n"
        yield from _tell(settings)
        yield "\n"


def _tell(settings: Settings) -> Iterator[str]:
    yield f"profile = {_write(settings.profile)}\nyo = {_write(settings.yo)}\n"
    yield f"keep = {_write(sorted(settings.keep))}\n"
    pairs = ", ".join(f"{_write(word)} = {_write(form)}" for word, form in settings.forms)
    yield f"forms = {{ {pairs} }}\n" if pairs else "forms = {}\n"
    yield f"ignore-patterns = {_write(settings.ignore_patterns)}\n"
    if settings.columns:
        yield f"columns = {_write(settings.columns)}\n"
    yield f"select = {_write(sorted(settings.codes))}\n"
    for title, rows in (("persons", settings.persons), ("places", settings.places)):
        if rows:
            yield f"# {title}: {len(rows)}\n"
    yield "\n[severity]\n"
    for code in sorted(settings.codes):
        yield f"{code} = {_write(settings.severity(code))}\n"


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
