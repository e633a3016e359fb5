"""What the program says today of our own texts, line by line, in `golden/`.

    python tests/characterisation.py     # write the files anew, and read the difference

Nothing here says that it is right: that stands in the tests of the rooms, each with its source.
These files are for changes that nobody meant: each line is a sentence, and a change of the code
that moves one of them has to be looked at.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from characterised_readings import read_korean, read_russian, tell_korean, tell_russian
from characterised_reports import read_reports, tell_report
from characterised_words import read_words, tell_texts, tell_words
from kontsevich import Finding, check, restore
from kontsevich.checker.settings.keys import YO
from kontsevich.cli import main as run_command
from kontsevich.documents import Region, read_text
from kontsevich.law.profiles import CYRILLIC, list_profiles
from kontsevich.report import FORMATS

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
CHECKED = re.compile(r"\{[~?]?([^{}=]*)(?:=>[^{}]*)?\}")
WHOSE = re.compile(r"\{\??[+-]([^{}]*)\}")
VERSION = re.compile(r"\b\d+\.\d+\.\d+(?:\.\w+)?\b(?!\.)")
READINGS = 4  # of a spelling
# What houses print differently: hyphens, ё, дж, surnames, endings, capitals, signs.
SENTENCES = (
    "Президент Южной Кореи Пак Чонхи принял Пак Чон-хи и Пак Чон Хи.",
    "Глава Кореи Чхве Рёнхэ приехал, с Чхве Ренхэ и Цой Рен Хэ говорили в Пхёньяне и Пхеньяне.",
    "Сеул. Президент Ким Дэчжун, Ким Дэджун и Ким Дэ Чжун; о Ким Тэ-чжуне, о Дэчжуне Киме.",
    "В Корее жили Ли Сунсин, Ри Сунсин, И Сунсин и Ли Сун Син; Лим Чхорён, Лим Чхорен, Им Чхорён.",
    "КОРЕЯ: КИМ ЧЕН ЫН, КИМ ЧЖОНЫН. Ким Чжонъын, Ким Чонын; Ким Чжонъиль умер, о Ким Чжонъиле.",
    "В Пусане, Бусане и Тэгу ели кимчи, кимчхи и пибимпап; пусанский, бусанский, сеульцы.",
    "Ли Сынма́н, Ким Ир Сен, Ким Ильсон; у президента Юн Согёль; Юн Сок Ёль и Юн Сог-ёль в Корее.",
)
# Names as they are met, and what stands around them: each shape in each surrounding.
NAMES = (
    ("Ким", "Чен", "Ын"), ("Пак", "Кын", "Хе"), ("Ли", "Мен", "Бак"), ("О", "Се", "Хун"),
    ("Цой", "Ок", "Сук"), ("Тен", "Дон", "Хен"), ("Ан", "Чан", "Су"), ("Ха", "Тэ", "Ек"),
    ("Сон", "Хын", "Мин"), ("Юн", "Сог", "Ёль"), ("Чхве", "Хён", "У"), ("Но", "Тэ", "У"),
)  # fmt: skip
SHAPES = (
    "{0} {1} {2}", "{0} {1}{3}", "{0} {1}-{3}", "{0} {1}-{2}", "{0}-{1}-{3}", "{1} {2} {0}",
    "{1}{3} {0}", "{1}-{3} {0}", "{0} {1}", "{1}{3}", "{0} {2}", "{0} {1} {2}а", "{0}у {1}{3}у",
    "{0} {1} {2}ом и {0} {1} {2}е", "{0} {1} {3}", "{0}\n{1} {2}", "{0} {1}\u00ad{3}",
    "{0}ы {1} {2} и {1} {1}", "{0} {1} {2} {1}", "{0}, {1} {2}",
)  # fmt: skip
AROUND = (
    "В Корее жил {}.", "{} — это имя.", "Посол КНР {} и Ли Пэн говорили в Сеуле.",
    "Колхозник {} Иванович жил в Ташкенте.", "Дон {} Смит и Ван Гог.", "О {} говорили в Сеуле!",
    "Газета «Нодон синмун»: «{}». В Пусане {} молчал.", "У президента {} в КНДР и ХО ЧЖОН У.",
    "Вьетнамец Нгуен Ван Тхао и {} из Сеула.", "Северокорейский лидер {} (김정은) приехал.",
)  # fmt: skip

# What commands are run on, and the commands: every form of report, and what else is told of files.
MANUSCRIPTS = {
    "a.csv": "кто,где\nКим Чен Ын,Сеул\n",
    "a.po": 'msgid "a"\nmsgstr "Лидер КНДР Ким Чен Ын"\n',
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\nЛидер КНДР Ким Чен Ын\n",
    "a.bib": "@book{a, title = {Пак Кын Хе в Корее}, note = {Лидер КНДР Ким Чен Ын}}\n",
    "bad.md": "Сеул. Ким Чен Ын.\n\n> Пак Кын Хе\n\nДень.\n\nО Ким Чен Ыне. Ким Чен Ын.\n\n"
    "`Ким Чен Ын`\n\nНочь.\n\nВ Бусане Ли\u200b Мён Бак.\n\nУтро.\n\nВечер.\n\nО Пак Чон-хи.\n",
    "long.txt": f"Корея {'и ' * 80}Ким Чен Ын {'и ' * 80}Ким Чен Ын и Пак Кын Хе {'и ' * 80}.\n",
    "лист & 1.txt": "Корея: Ким Чен Ын.\n«Ким Чен Ын», — писали «Известия».\n김정은 Ким Чен Ын.\n",
    "clean.txt": "Сеул. Ким Чжонын.\n",
    "data.bin": "Корея",
    "set.toml": 'keep = ["Ким Чен Ын"]\n[severity]\nKTV104 = "notice"\n',
    "old.json": '{"version": 1, "findings": []}\n',
    "known.json": '{"version": 1, "findings": {"a.csv": [{"code": "KTV101", "found": "Ким Чен Ын",'
    ' "count": 1}]}}\n',
    "odd.json": '{"version": 7, "findings": []}\n',
}
RUNS = (
    *(f"check --output-format {form} ." for form in FORMATS),
    "check .", "check --explain bad.md", "check --statistics .", "check --diff .",
    "check --diff --unsafe-fixes bad.md", "check clean.txt", "check clean.txt none.txt",
    "check --fix bad.md", "check --fix --unsafe-fixes .", "check --show-regions bad.md",
    "check --show-regions a.bib", "check --select KTV1 --ignore KTV104 bad.md a.csv",
    "check --select KTV9 .", "check --severity KTV104=off bad.md", "check --severity error .",
    "check --config set.toml bad.md", "check --keep 'Ким Чен Ын' bad.md", "check data.bin",
    "check --form 'Ким Чжонын=Ким Чен Ын' a.csv", "check --fail-on never a.csv",
    "check --fail-on notice a.po", "check --baseline old.json --update-baseline .",
    "check --baseline known.json a.csv bad.md", "check --baseline odd.json .",
    "check --baseline none.json .", "check --columns 1 a.csv", "check --columns 3 a.csv",
    "check --output-format json none.txt", "check --track-changes bad.md",
    "check --annotate bad.md", "check --profile kholodovich bad.md", "check --yo never bad.md",
    "check --ignore-pattern 'Ким.*' bad.md",
)  # fmt: skip


class _Screen(io.TextIOWrapper):
    """What a command writes to: a terminal with colours, or none."""

    coloured = False

    def isatty(self) -> bool:
        return self.coloured


def read_runs() -> dict[str, str]:
    """Every command, in both languages and in colours, by its words."""
    forms = len(FORMATS)
    ways = {"ru": RUNS, "en": RUNS[: forms + 1], "colours": RUNS[forms : forms + 11]}
    return {f"{way} {words}": words for way, runs in ways.items() for words in runs}


def tell_run(name: str, words: str) -> Iterator[str]:
    """What a command writes, its exit code, and what then stands in the files that it changed."""
    way = name.split()[0]
    lang = "en" if way == "en" else "ru"
    colours = {
        "COLUMNS": "100",
        **({"FORCE_COLOR": "1", "TERM": "xterm"} if way == "colours" else {}),
    }
    output = _Screen(io.BytesIO(), "utf-8", newline="\n")
    errors = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n")
    output.coloured = way == "colours"
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for file, text in MANUSCRIPTS.items():
            Path(folder, file).write_text(text, encoding="utf-8", newline="\n")
        os.chdir(folder)
        try:
            with (
                mock.patch.dict(os.environ, colours),
                contextlib.redirect_stdout(output),
                contextlib.redirect_stderr(errors),
            ):
                try:
                    code: Any = run_command(["--lang", lang, *shlex.split(words)])
                except SystemExit as ended:
                    code = ended.code
        finally:
            os.chdir(before)
        yield f"exit {code}"
        for stream in (output, errors):
            stream.seek(0)
            text = stream.read().replace(Path(folder).as_uri(), "FOLDER").replace(folder, "FOLDER")
            for line in text.removesuffix("\n").split("\n") if text else ():
                yield repr(VERSION.sub("VERSION", line))
        for file, text in MANUSCRIPTS.items():
            after = Path(folder, file).read_text("utf-8")
            if after != text:
                yield f"{file}: {after!r}"


def read_shapes() -> dict[str, str]:
    """Every shape in every surrounding, with every name, as one text of many paragraphs."""
    return {
        f"shape-{which} around-{where}": "\n\n".join(
            around.replace("{}", shape.format(*name, name[2].lower())) for name in NAMES
        )
        for which, shape in enumerate(SHAPES, 1)
        for where, around in enumerate(AROUND, 1)
    }


def tell_apart(_: str, text: str) -> Iterator[str]:
    """What the checker says of each paragraph, as if it stood alone, without the words of why."""
    for paragraph in text.split("\n\n"):
        for one in check(paragraph):
            yield f"{one.code}\t{one.fix}\t{one.found!r}\t{'|'.join(one.expected)}"


def read_texts() -> dict[str, str]:
    """Every text of the tests of the checker and of the readers, without its marks, by name."""
    texts = {}
    for path in sorted((TESTS / "checker").glob("texts_*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["text"]:
            texts[row["id"]] = CHECKED.sub(r"\1", row["text"])
    passages = (TESTS / "documents" / "whose_words.txt").read_text("utf-8")
    for number, part in enumerate(passages.split("\n%% ")[1:], 1):
        kind, _, body = part.partition("\n")
        texts[f"{kind}-{number}"] = WHOSE.sub(r"\1", body.strip("\n") + "\n")
    return texts


def read_spellings() -> dict[str, str]:
    """Every spelling of the tests of the checker that some Hangul is to be found for."""
    rows = (TESTS / "checker" / "spellings.tsv").read_text("utf-8").splitlines()[1:]
    return {spelling: spelling for spelling in (row.split("\t")[0] for row in rows)}


def tell_findings(_: str, text: str) -> Iterator[str]:
    """What the checker says of a text."""
    yield from map(_tell_finding, check(text))


def _tell_finding(one: Finding) -> str:
    edits = "; ".join(f"{edit.start}-{edit.end} {edit.text!r}" for edit in one.edits)
    why = " ".join(identity for identity, _ in one.why)
    told = (
        *(f"{one.start}-{one.end}", one.code, one.severity, one.fix, one.region, repr(one.found)),
        *("|".join(one.expected), "|".join(one.hangul), edits, why, one.label),
    )
    return "\t".join(told)


def read_houses() -> dict[str, str]:
    """Every sentence under every profile and every way with ё, by profile, ё and number."""
    return {
        f"{profile} {yo} {number}": text
        for profile in list_profiles(CYRILLIC)
        for yo in YO
        for number, text in enumerate(SENTENCES, 1)
    }


def tell_of_houses(name: str, text: str) -> Iterator[str]:
    """What the checker says of a sentence under a house's settings."""
    profile, yo, _ = name.split()
    settings: Any = {"profile": profile, "yo": yo}
    yield from map(_tell_finding, check(text, **settings))


def tell_regions(_: str, text: str) -> Iterator[str]:
    """The regions of a text: role, map and words."""
    yield from map(_tell_region, read_text(text))


def _tell_region(region: Region) -> str:
    pieces = " ".join(":".join(map(str, piece)) for piece in region.pieces)
    barriers = ",".join(map(str, sorted(region.barriers)))
    words = json.dumps(region.text, ensure_ascii=False)
    return "\t".join((region.role, str(region.protected), region.label, pieces, barriers, words))


def tell_readings(_: str, spelling: str) -> Iterator[str]:
    """The first readings of a spelling."""
    for one in restore(spelling)[:READINGS]:
        cost = f"{one.cost:.1f} {one.probability:.2f}"
        yield "\t".join((one.hangul, one.cyrillic, one.kind, cost, " ".join(one.deviations)))


# Of each golden file what it is made of, and what is told of it.
FILES: dict[str, tuple[Callable[[], dict[str, str]], Callable[[str, str], Iterator[str]]]] = {
    "findings.tsv": (read_texts, tell_findings),
    "houses.tsv": (read_houses, tell_of_houses),
    "regions.tsv": (read_texts, tell_regions),
    "shapes.tsv": (read_shapes, tell_apart),
    "readings.tsv": (read_spellings, tell_readings),
    "runs.tsv": (read_runs, tell_run),
    "words.tsv": (read_words, tell_words),
    "korean.tsv": (read_korean, tell_korean),
    "russian.tsv": (read_russian, tell_russian),
    "reports.tsv": (read_reports, tell_report),
    "word-texts.tsv": (read_words, tell_texts),
}


def read_golden(file: str) -> dict[str, list[str]]:
    """The lines of a golden file, by the name of the text that they tell of."""
    found: dict[str, list[str]] = {}
    for line in (GOLDEN / file).read_text("utf-8").split("\n")[:-1]:
        name, _, told = line.partition("\t")
        found.setdefault(name, []).append(told)
    return found


def main() -> None:
    """Write the golden files anew."""
    for file, (read, tell) in FILES.items():
        lines = [f"{name}\t{told}" for name, text in read().items() for told in tell(name, text)]
        (GOLDEN / file).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
