"""How `kontsevich serve` bears a load: `serve.py [RATE [SECONDS]]`.

It is asked to check one paragraph so many times a second, whether it has answered or not; told are
errors and how long answers took, each from the moment at which its request was due. Everything runs
on this machine.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from urllib.parse import urlencode

PARAGRAPH = (
    "В декабре 2011 года страну возглавил Ким Чен Ын. Переговоры в Сеуле вёл посол Пак Чон Хо, "
    "а газета «Нодон синмун» напечатала речь под заглавием «Ким Чен Ын и молодёжь». По словам "
    "Ли Сон Гвона, встреча в Пхеньяне прошла 5 мая; о ней писали и Чосон ильбо, и Ренхап."
)
CONNECTIONS = 16
_FORM = "application/x-www-form-urlencoded"


def start_server() -> tuple[subprocess.Popen[bytes], int]:
    """A server of its own process, and its port, once it answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    command = [sys.executable, "-m", "kontsevich", "serve", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return process, port
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not start")


async def ask(port: int, due: asyncio.Queue[float], took: list[float], errors: list[str]) -> None:
    """One client that keeps its connection, and takes the next request that is due."""
    body = urlencode({"language": "ru-RU", "text": PARAGRAPH}).encode()
    head = f"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: {_FORM}\r\n"
    request = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (moment := await due.get()) >= 0:
        writer.write(request)
        status = (await reader.readline()).decode()
        length = 0
        while (line := await reader.readline()).strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        answer = await reader.readexactly(length)
        took.append(time.perf_counter() - moment)
        if " 200 " not in status or b'"matches": [{' not in answer:
            errors.append(status)
    writer.close()


async def load(port: int, rate: int, seconds: float) -> tuple[list[float], list[str]]:
    """How long each answer took, in seconds, and the errors."""
    due: asyncio.Queue[float] = asyncio.Queue()
    took: list[float] = []
    errors: list[str] = []
    clients = [asyncio.create_task(ask(port, due, took, errors)) for _ in range(CONNECTIONS)]
    begin = time.perf_counter()
    for number in range(int(rate * seconds)):
        moment = begin + number / rate
        await asyncio.sleep(max(moment - time.perf_counter(), 0))
        due.put_nowait(moment)
    for _ in clients:
        due.put_nowait(-1)
    await asyncio.gather(*clients)
    return sorted(took), errors


def main(rate: int = 200, seconds: float = 10) -> None:
    process, port = start_server()
    try:
        asyncio.run(load(port, 20, 1))  # the first answers read tables
        took, errors = asyncio.run(load(port, rate, seconds))
    finally:
        process.terminate()
        process.wait(20)
    parts = " ".join(
        f"p{part}={1000 * took[min(len(took) * part // 100, len(took) - 1)]:.1f}ms"
        for part in (50, 90, 99)
    )
    print(f"requests={len(took)} rate={rate}/s errors={len(errors)} {parts}")
    print(f"cores={os.cpu_count()} load={os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
