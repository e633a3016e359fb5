"""The command line as a user meets it: a real process, its output, its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kontsevich import convert


def kontsevich(
    *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell would."""
    return subprocess.run(
        [sys.executable, "-c", "from kontsevich.cli import run; run()", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})},
        cwd=cwd,
        check=False,
    )


def assert_one_clear_line(done: subprocess.CompletedProcess[bytes], *words: str) -> None:
    """Exit 2, nothing on standard output, one line that names the address."""
    message = done.stderr.decode()
    assert done.returncode == 2
    assert done.stdout == b""
    assert message.count("\n") == 1
    assert "Traceback" not in message
    for word in words:
        assert word in message


def test_arguments_files_and_standard_input_agree(tmp_path: Path) -> None:
    text = "김정은 위원장이 서울에서\n국물을 먹었다.\r\n\tabc 漢字 😀\n"
    page = tmp_path / "page.txt"
    page.write_bytes(text.encode())
    expected = convert(text).encode()
    assert kontsevich("convert", "-f", str(page)).stdout == expected
    assert kontsevich("convert", str(page)).stdout == expected
    assert kontsevich("convert", stdin=text.encode()).stdout == expected
    assert kontsevich("convert", "-", stdin=text.encode()).stdout == expected
    assert kontsevich("convert", "국물", "김정은").stdout.decode() == "кунмуль\nКим Чжонын\n"


def test_output_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert kontsevich("convert", "국물", "-o", str(target)).returncode == 0
    assert target.read_text(encoding="utf-8") == "кунмуль\n"
    bad = tmp_path / "bad.txt"
    bad.write_bytes("국물 ".encode() * 40_000 + b"\xff")
    assert_one_clear_line(
        kontsevich("convert", "-f", str(bad), "-o", str(target)), "bad.txt", "byte"
    )
    assert target.read_text(encoding="utf-8") == "кунмуль\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "out.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("한국 사람\n국물\n".encode(encoding))
    option = ["--encoding", encoding] if encoding == "cp949" else []
    done = kontsevich("convert", "--kind", "word", "-f", str(page), *option)
    assert done.stdout.decode() == "хангук сарам\nкунмуль\n"


def test_undecodable_input_names_the_byte(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes("국물".encode() + b"\xff\xfe")
    done = kontsevich("convert", "-f", str(page))
    assert_one_clear_line(done, "page.txt", "byte 6", "--encoding")


def test_a_users_mistakes(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon.tsv"
    lexicon.write_text("word\tmarked\n국물\t국밥이다\n", encoding="utf-8")
    wide = tmp_path / "wide.tsv"
    wide.write_text("word\tmarked\n국물\t국물\tmore\n", encoding="utf-8")
    header = tmp_path / "header.tsv"
    header.write_text("a\tb\n", encoding="utf-8")
    missing = str(tmp_path / "none.txt")
    run = kontsevich
    assert_one_clear_line(run("convert", "-f", missing), "none.txt", "no such file")
    assert_one_clear_line(run("convert", missing), "none.txt", "no such file")
    assert_one_clear_line(run("convert", "-f", str(tmp_path)), str(tmp_path), "directory")
    assert_one_clear_line(run("convert", "--profile", "papr", "국물"), "papr", "paper")
    assert_one_clear_line(run("convert", "--kind", "nme", "국물"), "nme", "name")
    assert_one_clear_line(
        run("convert", "--lexicon", str(lexicon), "국물"), "lexicon.tsv", "line 2"
    )
    assert_one_clear_line(run("convert", "--lexicon", str(wide), "국물"), "wide.tsv", "line 2")
    assert_one_clear_line(run("convert", "--lexicon", str(header), "국물"), "header.tsv", "line 1")
    assert_one_clear_line(run("convert", "--lexicon", missing, "국물"), "none.txt")
    assert_one_clear_line(run("convert", "--encoding", "klingon", stdin="국물".encode()), "klingon")
    assert_one_clear_line(run("convert", "-o", str(tmp_path), "국물"), str(tmp_path), "directory")
    assert_one_clear_line(run("convert", "--columns", "3", stdin=b"a,b\n"), "3", "2 columns")
    assert_one_clear_line(run("rule", "stop-becomes-nasl"), "stop-becomes-nasal")
    assert_one_clear_line(run("convrt", "국물"), "convrt")


def test_no_input_at_a_terminal_says_what_to_give() -> None:
    code = (
        "import sys; sys.stdin = type('T', (), {'isatty': lambda self: True})()\n"
        "from kontsevich.cli import main; sys.exit(main(['convert']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert_one_clear_line(done, "kontsevich convert --help")


def test_a_broken_table_has_its_address(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kontsevich.law import tables\n"
        "real = tables.read_toml\n"
        "def broken(name):\n"
        "    found = real(name)\n"
        "    if name != 'sound/seams.toml': return found\n"
        "    return {**found, 'rule': [{**found['rule'][0], 'onset': 'Q → ∅'}]}\n"
        "tables.read_toml = broken\n"
        "from kontsevich.cli import main\nsys.exit(main(['convert', '국물']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert_one_clear_line(done, "sound/seams.toml", "initial-l-becomes-n", "onset")


def test_help_and_messages_speak_the_users_language() -> None:
    russian = kontsevich("--help", env={"LC_ALL": "ru_RU.UTF-8"}).stdout.decode()
    assert "хангыль кириллицей" in russian
    assert "хангыль кириллицей" in kontsevich("--lang", "ru", "--help").stdout.decode()
    assert "Hangul to Cyrillic" in kontsevich("--help").stdout.decode()
    assert kontsevich("--version").stdout.decode().startswith("kontsevich ")


def test_explain_as_text_and_json() -> None:
    text = kontsevich("explain", "국물").stdout.decode()
    assert text.startswith("국물 → кунмуль")
    assert "stop-becomes-nasal" in text
    assert "\x1b" not in text
    trace = json.loads(kontsevich("explain", "--format", "json", "국물").stdout)
    assert trace["result"] == "кунмуль"
    assert trace["steps"][0]["rule"] == "stop-becomes-nasal"
    russian = kontsevich("--lang", "ru", "explain", "국물").stdout.decode()
    assert "Смычный" in russian


def test_pronounce_rule_and_alternatives() -> None:
    assert kontsevich("pronounce", "독립").stdout.decode() == "동닙\n"
    assert "표준발음법" in kontsevich("rule", "stop-becomes-nasal").stdout.decode()
    done = kontsevich("convert", "--kind", "name", "--alternatives", "선우진")
    assert done.stdout.decode() == "Сону Чжин\nСон Учжин\n"


def test_latin_and_the_way_back() -> None:
    done = kontsevich("convert", "--from", "latin", "Park Ji-hoon")
    assert done.stdout.decode() == "Пак Чихун\n"
    assert "박지훈" in done.stderr.decode()
    assert kontsevich("convert", "Park Ji-hoon").stdout == b"Park Ji-hoon\n"
    back = kontsevich("restore", "Ким Чен Ын").stdout.decode().splitlines()
    assert back[1].split()[:3] == ["김정은", "Ким", "Чжонын"]
    readings = json.loads(kontsevich("restore", "--format", "json", "Пак Кын Хе").stdout)[
        "readings"
    ]
    assert readings[0]["hangul"] == "박근혜"
    assert kontsevich("restore", "qqqq").returncode == 1


def test_columns_of_lists(tmp_path: Path) -> None:
    table = 'id,name,note\r\n1,김정은,"a, 국물"\r\n2,최선희,b\r\n'
    done = kontsevich("convert", "--kind", "name", "--columns", "name", stdin=table.encode())
    assert done.stdout.decode() == ('id,name,note\r\n1,Ким Чжонын,"a, 국물"\r\n2,Чхве Сонхи,b\r\n')
    tabbed = "김정은\t국물\n최선희\t국물\n"
    done = kontsevich("convert", "--kind", "name", "--columns", "1", stdin=tabbed.encode())
    assert done.stdout.decode() == "Ким Чжонын\t국물\nЧхве Сонхи\t국물\n"


def test_a_large_file_streams(tmp_path: Path) -> None:
    """Memory does not grow with the file: 40 MB are converted in far less."""
    page = tmp_path / "large.txt"
    line = "국물을 마시고 한국 사람은 독립을 말한다 " * 20 + "\n"
    page.write_bytes(line.encode() * (40_000_000 // len(line.encode())))
    if not Path("/proc/self/status").exists():
        pytest.skip("needs Linux to ask for the most memory held")
    code = (
        "import re, sys\nfrom kontsevich.cli import main\n"
        f"main(['convert', '-f', {str(page)!r}, '-o', {str(tmp_path / 'out.txt')!r}])\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert int(done.stdout) < 80_000  # kilobytes
    converted = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert converted.startswith("кунмурыль масиго")
    assert converted.count("\n") == page.read_bytes().count(b"\n")


def test_a_long_run_shows_its_progress_on_a_terminal_only(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    page = tmp_path / "a"
    page.write_bytes("국물을 마신다\n".encode() * 200_000)
    command = [sys.executable, "-c", "from kontsevich.cli import run; run()"]
    command += ["convert", "-f", page.name, "-o", "b"]
    terminal, screen = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stderr=screen, cwd=tmp_path, env=env) as process:
        os.close(screen)
        shown = b""
        while True:
            try:
                block = os.read(terminal, 1 << 16)
            except OSError:  # the program has gone, and the terminal with it
                break
            if not block:
                break
            shown += block
    os.close(terminal)
    assert process.returncode == 0
    assert "━".encode() in shown
    quiet = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    assert quiet.stderr == b""


def test_a_closed_pipe_is_no_error() -> None:
    code = "from kontsevich.cli import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "rule"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
