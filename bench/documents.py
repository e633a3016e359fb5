"""How long a manuscript in Word takes, and how much memory: 300 pages with 600 notes, many of its
words in runs of their own as an editor leaves them. Prints a Markdown table."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

PAGES, NOTES, JOBS = 300, 600, 2
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SENTENCE = (
    "В докладе о положении на полуострове говорится, что переговоры между сторонами шли долго и "
    "закончились ничем, а газеты писали об этом по-разному, смотря по тому, кто их издавал. "
)
NAMED = "Лидер КНДР Ким Чен Ын прибыл в Пхеньян, где его ждал Пак Чон Хи. "
NOTE = "Подробнее о Ким Чен Ыне см.: Ланьков А. Н. Ким Чен Ир и Корея // Журнал. 2010. № 3. С. 5. "
PLAIN = "См.: Ланьков А. Н. Очерки о полуострове // Журнал. 2010. № 3. С. 5; Там же. С. 12–15. "
_COMMAND = "from kontsevich.cli import run; run()"
# Run in a process of its own: the findings, the processor's seconds, the most memory in MB.
_CHILD = """
import re, sys, time
from pathlib import Path
start = time.process_time()
from kontsevich import check_path
count = len(check_path(sys.argv[1]))
seconds = time.process_time() - start
held = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(count, seconds, int(held[1]) / 1024)
"""


def make_manuscript(pages: int = PAGES, notes: int = NOTES) -> bytes:
    """A docx of so many pages of 1,800 characters and so many notes."""
    properties = '<w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr>'

    def write(text: str) -> str:
        return f'<w:r w:rsidR="00A1">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'

    paragraphs = pages * 3
    body, given = [], 0
    for number in range(paragraphs):
        runs = [write(word + " ") for word in (NAMED if number % 5 == 0 else SENTENCE).split()]
        runs += [write(SENTENCE)] * 2
        while given < (number + 1) * notes // paragraphs:
            given += 1
            runs.append(f'<w:r><w:footnoteReference w:id="{given}"/></w:r>')
        body.append(f'<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/></w:pPr>{"".join(runs)}</w:p>')
    texts = (NOTE if number % 5 == 0 else PLAIN for number in range(1, notes + 1))
    footnotes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{write(" " + text)}</w:p>'
        "</w:footnote>"
        for number, text in enumerate(texts, 1)
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_R}"><Relationship Id="rId1" '
        f'Type="{_TYPE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_R}"><Relationship Id="rId1" '
        f'Type="{_TYPE}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body>'
        "</w:document>",
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{footnotes}</w:footnotes>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def measure(file: Path) -> tuple[int, float, float]:
    """The findings of a file, the processor's seconds that took, and the memory in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(file)], capture_output=True, text=True, check=True
    )
    count, seconds, memory = done.stdout.split()
    return int(count), float(seconds), float(memory)


def measure_folder(folder: Path, jobs: int) -> float:
    """The seconds of the command on a folder."""
    start = time.perf_counter()
    command = [sys.executable, "-c", _COMMAND, "check", "--jobs", str(jobs), str(folder)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1, done.stderr
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    print("| manuscript | findings | seconds | memory, MB |")
    print("| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pages, notes in ((30, 60), (PAGES, NOTES)):
            file = folder / f"{pages}.docx"
            file.write_bytes(make_manuscript(pages, notes))
            count, seconds, memory = min(
                (measure(file) for _ in range(3)), key=lambda found: found[1]
            )
            title = f"docx, {pages} pages, {notes} notes, {file.stat().st_size // 1024} KB"
            print(f"| {title} | {count} | {seconds:.2f} | {memory:.0f} |")
        many = folder / "many"
        many.mkdir()
        for number in range(200):
            (many / f"{number}.docx").write_bytes(make_manuscript(5, 10))
        for jobs in (1, JOBS):
            print(f"| 200 docx of 5 pages, --jobs {jobs} | | {measure_folder(many, jobs):.2f} | |")


if __name__ == "__main__":
    main()
