"""The server: the protocol, hostile requests, and real clients of LanguageTool."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("starlette", reason="needs pip install 'kontsevich[serve]'")
pytest.importorskip("uvicorn", reason="needs pip install 'kontsevich[serve]'")
pytest.importorskip("httpx", reason="needs pip install httpx")

from starlette.testclient import TestClient

from kontsevich.checker.settings.settings import build_settings
from kontsevich.editors.languagetool import merge
from kontsevich.editors.serve import Service, build_application

TEXT = "𐍈 Приехал Ким Чен Ын. Газета пишет: «Ким Чен Ын доволен»."
SCRIPT = Path(__file__).with_name("office_client.py")


@pytest.fixture(scope="module")
def client() -> TestClient:
    service = Service(build_settings(), "en", ("https://example.org",), longest=2000)
    return TestClient(build_application(service), base_url="http://localhost:8081")


def ask(client: TestClient, **parameters: str) -> Any:
    answer = client.post("/v2/check", data={"language": "ru-RU", **parameters})
    assert answer.status_code == 200, answer.text
    return answer.json()


def cut(text: str, match: dict[str, Any]) -> str:
    """The slice of a match, in units of UTF-16."""
    units = text.encode("utf-16-le")
    begin = 2 * match["offset"]
    return units[begin : begin + 2 * match["length"]].decode("utf-16-le")


def test_matches_are_those_of_the_protocol(client: TestClient) -> None:
    found = ask(client, text=TEXT)
    assert [cut(TEXT, match) for match in found["matches"]] == ["Ким Чен Ын"] * 2
    own, other = found["matches"]
    assert own["replacements"][0] == {"value": "Ким Чжонын"}
    assert own["rule"]["id"] == "KTV101"
    assert own["rule"]["category"]["id"] == "KONTSEVICH"
    assert cut(own["context"]["text"], own["context"]) == "Ким Чен Ын"
    assert other["replacements"] == []
    assert other["rule"]["category"]["id"] == "KONTSEVICH_SIC"
    assert found["language"]["code"] == "ru-RU"


def test_form_json_and_address_are_one(client: TestClient) -> None:
    parameters = {"language": "ru", "text": TEXT}
    answers = [
        client.post("/v2/check", data=parameters),
        client.post("/v2/check", json=parameters),
        client.get("/v2/check", params=parameters),
    ]
    assert len({json.dumps(answer.json()["matches"]) for answer in answers}) == 1


def test_categories_and_rules_are_switched(client: TestClient) -> None:
    assert len(ask(client, text=TEXT, disabledCategories="KONTSEVICH_SIC")["matches"]) == 1
    assert ask(client, text=TEXT, disabledRules="KTV101")["matches"] == []
    only = ask(client, text=TEXT, enabledOnly="true", enabledCategories="KONTSEVICH_SIC")
    assert len(only["matches"]) == 1
    assert ask(client, text=TEXT, language="de-DE")["matches"] == []


def test_mark_up_is_no_text(client: TestClient) -> None:
    parts = [
        {"text": "Приехал Ким "},
        {"markup": "<b>"},
        {"text": "Чен"},
        {"markup": "</b>"},
        {"markup": "&nbsp;", "interpretAs": " "},
        {"text": "Ын."},
        {"markup": "<p>", "interpretAs": "\n\n"},
        {"text": "«Ещё."},
    ]
    source = "".join(part.get("text") or part["markup"] for part in parts)
    [match] = ask(client, data=json.dumps({"annotation": parts}))["matches"]
    assert cut(source, match) == "Ким <b>Чен</b>&nbsp;Ын"
    answer = client.post("/v2/check", json={"language": "ru", "data": {"annotation": parts}})
    assert answer.json()["matches"] == [match]


def test_what_the_server_is(client: TestClient) -> None:
    assert client.get("/v2/languages").json()[0]["longCode"] == "ru-RU"
    assert client.get("/v2/info").json()["software"]["name"] == "kontsevich"
    assert client.get("/v2/healthcheck").text == "OK"


def test_only_allowed_pages_may_read(client: TestClient) -> None:
    for origin, allowed in (("https://example.org", True), ("https://example.com", False)):
        answer = client.get("/v2/languages", headers={"Origin": origin})
        assert ("access-control-allow-origin" in answer.headers) == allowed
    assert client.get("/v2/languages", headers={"Host": "example.com"}).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"language=ru", "application/x-www-form-urlencoded"),
        (b"text=a", "application/x-www-form-urlencoded"),
        (b"language=ru&text=a&data={}", "application/x-www-form-urlencoded"),
        (b"language=ru&text=%ff", "application/x-www-form-urlencoded"),
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"&".join([b"a=b"] * 200), "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"language": "ru", "data": 5}', "application/json"),
        (b'{"language": "ru", "data": {"annotation": [{}]}}', "application/json"),
        (b'{"language": "ru", "data": {"annotation": [{"text": 5}]}}', "application/json"),
        (urlencode({"language": "ru", "text": "я" * 3000}).encode(), ""),
        (b"language=ru&text=" + b"a" * 100_000, "application/x-www-form-urlencoded"),
    ],
)
def test_hostile_requests_are_refused(client: TestClient, body: bytes, kind: str) -> None:
    answer = client.post("/v2/check", content=body, headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500
    assert answer.text.startswith("Error: ")


def test_other_methods_and_places_are_refused(client: TestClient) -> None:
    assert client.delete("/v2/check").status_code == 405
    assert client.get("/v2/../etc/passwd").status_code == 404


def test_half_a_pair_is_text_too(client: TestClient) -> None:
    answer = client.post(
        "/v2/check",
        content=b'{"language": "ru", "text": "\\ud800 \\u0000"}',
        headers={"Content-Type": "application/json"},
    )
    assert answer.json()["matches"] == []


def test_a_text_has_its_time(client: TestClient) -> None:
    service = Service(build_settings(), "en", seconds=0.0)
    hasty = TestClient(build_application(service), base_url="http://localhost")
    answer = hasty.post("/v2/check", data={"language": "ru", "text": "Ким Чен Ын. " * 50})
    assert answer.status_code == 408


def test_the_log_has_no_text(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    ask(client, text=TEXT)
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "Ким" not in told and f"200 {len(TEXT)} characters" in told


def test_ours_go_before_theirs() -> None:
    ours = {"matches": [{"offset": 5, "length": 10}]}
    theirs = [{"offset": 14, "length": 3}, {"offset": 15, "length": 3}, {"offset": 0, "length": 5}]
    found = merge(ours, {"matches": theirs})["matches"]
    assert [match["offset"] for match in found] == [0, 5, 15]


# Real clients of a real server


def find_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """A server of its own process, and its address."""
    port = find_port()
    command = [sys.executable, "-m", "kontsevich", "serve", "--lang", "en", "--port", str(port)]
    process = subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True)
    address = f"http://localhost:{port}/v2"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/healthcheck", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    return process, address


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    process, address = start("--allow-origin", "*")
    yield address
    process.terminate()
    process.wait(20)


@pytest.mark.parametrize(
    "request_",
    [
        b"\x00\xff\xfe\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
        b"Content-Length: 6\r\n\r\nabcdef",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /v2/check HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
        b"GET /v2/languages HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"BREW /v2/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /v2/check?"
        + b"%00&" * 300
        + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ],
)
def test_hostile_bytes_are_refused(server: str, request_: bytes) -> None:
    """What is no HTTP, or more than a server should read: 4xx, and it serves on."""
    port = int(server.removesuffix("/v2").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.settimeout(10)
        connection.sendall(request_)
        answer = connection.recv(4000)
    assert answer.startswith(b"HTTP/1.1 4"), answer[:80]
    with urllib.request.urlopen(f"{server}/healthcheck", timeout=10) as stream:
        assert stream.read() == b"OK"


def test_language_tool_python(server: str) -> None:
    """The Python client, as it talks to any remote server."""
    module = pytest.importorskip(
        "language_tool_python", reason="needs pip install language-tool-python"
    )
    with module.LanguageTool("ru-RU", remote_server=server.removesuffix("/v2")) as tool:
        matches = tool.check("Приехал Ким Чен Ын.")
        assert [match.replacements for match in matches] == [["Ким Чжонын"]]
        assert tool.correct("Приехал Ким Чен Ын.") == "Приехал Ким Чжонын."


def test_another_server_is_asked_too(server: str) -> None:
    """Merged with a server that stands for LanguageTool: here one of ours of another profile."""
    process, address = start("--upstream", server, "--profile", "dzh")
    try:
        body = urlencode({"language": "ru", "text": "Приехал Ким Чен Ын."}).encode()
        with urllib.request.urlopen(f"{address}/check", body) as stream:
            found = json.load(stream)
        assert [match["replacements"] for match in found["matches"]] == [[{"value": "Ким Джонын"}]]
        assert found["warnings"] == {"incompleteResults": False}
    finally:
        process.terminate()
        process.wait(20)


def test_a_silent_neighbour_costs_nothing_of_ours() -> None:
    process, address = start("--upstream", f"http://localhost:{find_port()}/v2")
    try:
        body = urlencode({"language": "ru", "text": "Приехал Ким Чен Ын."}).encode()
        with urllib.request.urlopen(f"{address}/check", body) as stream:
            found = json.load(stream)
        assert len(found["matches"]) == 1
        assert found["warnings"] == {"incompleteResults": True}
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_it_stops_when_asked() -> None:
    process, _ = start()
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()


def test_libreoffice(server: str) -> None:
    """LibreOffice's own client of LanguageTool, told our address by its settings."""
    python = "/usr/bin/python3"
    known = shutil.which("soffice") and Path(python).exists()
    if not known or subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
        pytest.skip("needs LibreOffice 7.4 or later and python3-uno")
    done = subprocess.run(
        [python, str(SCRIPT), server, "Приехал Ким Чен Ын в Сеул."],
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    [error] = json.loads(done.stdout)
    assert error["found"] == "Ким Чен Ын"
    assert error["suggestions"] == ["Ким Чжонын"]
