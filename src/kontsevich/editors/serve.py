"""A server that speaks LanguageTool's protocol, for every program that has a client of it."""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import parse_qsl
from urllib.request import Request as Outgoing
from urllib.request import urlopen

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..checker.settings.settings import Settings
from ..errors import InputError
from ..law.choices import Language
from ..messages import tell_error
from .languagetool import LANGUAGES, answer, describe_software, merge

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_FIRST = "\uc11c\uc6b8"  # reads the tables before anybody waits for them
_GRACE = 5  # seconds for what is being answered when the server is stopped
_BYTES = 12  # of a character in a request: as %D0%9A in a form, or six of a surrogate pair


class Service(NamedTuple):
    """How a server answers.

    `origins`: pages that may ask from a browser, `*` all of them; `hosts`: names by which the
    server may be called; `longest`: characters of a text; `seconds`: for one text; `upstream`: the
    address of a LanguageTool server whose matches are merged with ours, up to its ``/v2``.
    """

    settings: Settings
    lang: Language = "ru"
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = LOOPBACK
    longest: int = 500_000
    seconds: float = 20.0
    upstream: str = ""


def run_server(service: Service, host: str, port: int) -> None:
    """Serve until a signal stops it; what is being answered is finished first."""
    answer({"text": _FIRST, "language": "ru"}, service.settings, service.lang, 99, 60.0)
    uvicorn.run(
        build_application(service),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=_GRACE,
        limit_concurrency=200,
        h11_max_incomplete_event_size=1 << 16,
    )


def build_application(service: Service) -> Starlette:
    """The ASGI application of a service."""
    check = partial(_check, service)
    routes = [
        Route("/v2/check", check, methods=["GET", "POST"]),
        Route("/v2/languages", _list_languages),
        Route("/v2/info", _tell_info),
        Route("/v2/healthcheck", _tell_health),
    ]
    middleware = [
        Middleware(
            CORSMiddleware,
            allow_origins=service.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["*"],
        ),
    ]
    if "*" not in service.hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=service.hosts))
    return Starlette(routes=routes, middleware=middleware)


async def _list_languages(_: Request) -> Response:
    return JSONResponse(list(LANGUAGES))


async def _tell_info(_: Request) -> Response:
    return JSONResponse({"software": describe_software()})


async def _tell_health(_: Request) -> Response:
    return PlainTextResponse("OK")


async def _check(service: Service, request: Request) -> Response:
    """Answer one request, and log it in one line that has nothing of the text."""
    begin = time.perf_counter()
    size, response = 0, PlainTextResponse("", 400)
    try:
        parameters = await _read_parameters(service, request)
        size = len(parameters.get("text") or parameters.get("data") or "")
        found = await run_in_threadpool(_answer, service, parameters)
        response = PlainTextResponse(json.dumps(found), media_type="application/json")
    except _RefusedError as refusal:
        response = PlainTextResponse(f"Error: {refusal}", refusal.status)
    except InputError as error:
        response = PlainTextResponse(f"Error: {tell_error(error, service.lang)}", 400)
    except (TimeoutError, RecursionError, MemoryError):
        response = PlainTextResponse("Error: the text takes too long", 408)
    except ClientDisconnect:
        response = PlainTextResponse("", 400)
    took = 1000 * (time.perf_counter() - begin)
    line = f"{request.method} check {response.status_code} {size} characters {took:.0f} ms\n"
    sys.stderr.write(line)
    return response


class _RefusedError(Exception):
    """A request that is not read: the status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


async def _read_parameters(service: Service, request: Request) -> dict[str, str]:
    """The parameters of the address, and those of the body before them."""
    parameters = dict(request.query_params)
    if request.method != "POST":
        return parameters
    most = service.longest * _BYTES
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _RefusedError(413, "the request is too large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
        if kind == "application/json":
            return parameters | _read_json(text)
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except (ValueError, RecursionError):
        raise _RefusedError(400, "the body is neither a form nor JSON, in UTF-8") from None
    return parameters | dict(pairs)


def _read_json(text: str) -> dict[str, str]:
    document = json.loads(text)
    if not isinstance(document, dict):
        raise ValueError
    found = {}
    for key, value in document.items():
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[key] = ",".join(value)
        elif isinstance(value, dict | list):
            found[key] = json.dumps(value)
        elif value is not None:
            found[key] = str(value)
    return found


def _answer(service: Service, parameters: dict[str, str]) -> dict[str, Any]:
    found = answer(parameters, service.settings, service.lang, service.longest, service.seconds)
    if not service.upstream:
        return found
    try:
        return merge(found, _ask_upstream(service, parameters))
    except (OSError, ValueError, KeyError, TypeError):
        return {**found, "warnings": {"incompleteResults": True}}


def _ask_upstream(service: Service, parameters: dict[str, str]) -> dict[str, Any]:
    """The answer of the other server to the same parameters."""
    from urllib.parse import urlencode

    address = service.upstream.rstrip("/") + "/check"
    if not address.startswith(("http://", "https://")):
        raise ValueError
    request = Outgoing(address, urlencode(parameters).encode())
    with urlopen(request, timeout=service.seconds) as stream:
        found: dict[str, Any] = json.load(stream)
        return found
