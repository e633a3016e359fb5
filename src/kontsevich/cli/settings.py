"""The conversion options that commands share."""

from __future__ import annotations

import argparse
from typing import Any

from ..analysis.classification import KINDS
from ..law.profiles import DEFAULT, switch_values
from ..messages import Say
from ..transcription.layout import CASES
from .parser import Parser

SWITCHES = (
    "generics",
    "voiced_j",
    "initial_sound_law",
    "yo",
    "given",
    "foreign",
    "units",
    "particles",
    "counters",
    "divide",
    "hanja",
    "digits",
)


def add_settings(parser: Parser, say: Say) -> None:
    """--kind, --profile, --case, --lexicon and the switches of a profile."""
    parser.add_argument("--kind", choices=KINDS, default="auto", help=say("kind-option"))
    parser.add_argument(
        "--profile", default=DEFAULT, metavar=say("profile-name"), help=say("profile-option")
    )
    parser.add_argument("--case", choices=CASES, default="keep", help=say("case-option"))
    parser.add_argument(
        "--lexicon", metavar=say("file-name"), default=None, help=say("lexicon-option")
    )
    for switch in SWITCHES:
        parser.add_argument(
            "--" + switch.replace("_", "-"),
            dest=switch,
            choices=switch_values()[switch],
            help=say(f"{switch}-option"),
        )


def read_settings(options: argparse.Namespace) -> dict[str, Any]:
    """The settings of a `Converter` that the options ask for."""
    chosen = {name: getattr(options, name) for name in SWITCHES if getattr(options, name)}
    settings = {"kind": options.kind, "profile": options.profile, "case": options.case, **chosen}
    if options.lexicon:
        settings["lexicon"] = options.lexicon
    return settings
