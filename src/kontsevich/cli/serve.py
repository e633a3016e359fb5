"""`kontsevich serve`: the checker for every program that has a client of LanguageTool."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..checker.settings.configuration import Configurations
from ..checker.settings.settings import build_settings
from ..errors import InputError
from ..messages import Say
from .parser import Parser

_HOST, _PORT = "127.0.0.1", 8081
_MOST_PORTS = 65536


def add_arguments(parser: Parser, say: Say) -> None:
    """The arguments of this command."""
    parser.add_argument("--host", default=_HOST, help=say("serve-host-option"))
    parser.add_argument("--port", default=str(_PORT), metavar="N", help=say("serve-port-option"))
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="URL",
        help=say("serve-origin-option"),
    )
    parser.add_argument("--upstream", default="", metavar="URL", help=say("serve-upstream-option"))
    parser.add_argument("--config", metavar=say("file-name"), help=say("config-option"))
    parser.add_argument("--profile", metavar=say("profile-name"), help=say("profile-option"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Serve until a signal stops it; the exit code."""
    if not (options.port.isdecimal() and int(options.port) < _MOST_PORTS):
        raise InputError(say("serve-port-number"))
    if options.upstream and not options.upstream.startswith(("http://", "https://")):
        raise InputError(say("serve-upstream-address"))
    try:
        from ..editors.serve import LOOPBACK, Service, run_server
    except ModuleNotFoundError as error:
        raise InputError(
            "{name} is missing; install kontsevich[{extra}]", name=error.name, extra="serve"
        ) from None
    configuration = Configurations(Path(options.config) if options.config else None).find(
        Path.cwd()
    )
    layers = [*configuration.layers(None)]
    if options.profile:
        layers.append({"profile": options.profile})
    local = options.host in (*LOOPBACK, "::1")
    service = Service(
        build_settings(*layers),
        options.lang,
        tuple(options.allow_origin),
        LOOPBACK if local else ("*",),
        upstream=options.upstream,
    )
    address = f"http://{options.host}:{options.port}/v2"
    print(say("serve-started", address=address), file=sys.stderr, flush=True)
    run_server(service, options.host, int(options.port))
    return 0
