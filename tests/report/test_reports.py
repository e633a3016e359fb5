"""Every form of the report: valid by its schema, true to the findings, safe to print."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from checker_texts import FIXED, TEXT, check_in, write_page
from kontsevich import check
from kontsevich.checker.findings.finding import Finding, Source
from kontsevich.report import FORMATS
from kontsevich.report.excerpt import cut_excerpt, cut_place
from kontsevich.report.view import count_columns

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "check.schema.json"
# A page whose path, text and line ends are awkward for every format.
AWKWARD = "глава 1, «a»: 100%.txt"
AWKWARD_TEXT = f"😀 <b>&amp; 김\r\n{TEXT}\r\nЛидер КНДР Ким\r\nЧен Ын\r\n"


def report(folder: Path, form: str, *arguments: str) -> str:
    """The report in one form about everything in a folder."""
    return check_in(folder, "--output-format", form, *(arguments or (".",))).out


def fill(folder: Path) -> None:
    """A page, an awkward one, a clean one, one in cp1251 and one that can't be read."""
    write_page(folder)
    write_page(folder, AWKWARD_TEXT, AWKWARD)
    write_page(folder, "Ничего.\n", "clean.txt")
    (folder / "cp1251.txt").write_bytes(TEXT.encode("cp1251"))
    (folder / "bad.txt").write_bytes(b"\0\xff\0")


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_the_same_in_a_pipe_and_in_a_file(tmp_path: Path, form: str) -> None:
    fill(tmp_path)
    text = report(tmp_path, form)
    assert text
    assert "\x1b" not in text
    assert report(tmp_path, form, ".", "-o", "report.out") == ""
    assert (tmp_path / "report.out").read_bytes().decode() == text
    assert text.count("Ким Чжонын") >= 7
    assert text.count("Ким Ильсоне") >= 3


def test_json_is_valid_and_complete(tmp_path: Path) -> None:
    fill(tmp_path)
    document = json.loads(report(tmp_path, "json"))
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    by_path = {file["path"]: file for file in document["files"]}
    assert by_path["clean.txt"]["findings"] == []
    assert "byte 0" in by_path["bad.txt"]["trouble"]
    assert by_path["cp1251.txt"]["encoding"] == "cp1251"
    for name in ("page.txt", AWKWARD):
        text = (tmp_path / name).read_bytes().decode()
        for found, finding in zip(by_path[name]["findings"], check(text), strict=True):
            assert found["found"] == text[found["start"] : found["end"]] == finding.found
            assert found["expected"] == list(finding.expected)
            assert (found["line"], found["column"]) == (finding.line, finding.column)
            assert found["severity"] == finding.severity
    counts = document["counts"]
    assert sum(counts.values()) == sum(len(file["findings"]) for file in document["files"])


def apply_json(document: dict[str, Any], folder: Path) -> None:
    """The JSON report's safe fixes, by nothing but the report and the files."""
    for file in document["files"]:
        if file["trouble"]:
            continue
        path = folder / file["path"]
        data = path.read_bytes()
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        text = data[len(mark) :].decode(file["encoding"])
        fixes = [one["fix"] for one in file["findings"] if one["fix"]["applicability"] == "safe"]
        for edit in sorted((e for f in fixes for e in f["edits"]), key=lambda e: -e["start"]):
            text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
        path.write_bytes(mark + text.encode(file["encoding"]))


def test_json_s_fixes_give_the_bytes_of_fix(tmp_path: Path) -> None:
    by_hand, by_program = tmp_path / "hand", tmp_path / "program"
    for folder in (by_hand, by_program):
        folder.mkdir()
        fill(folder)
        (folder / "bom.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    apply_json(json.loads(report(by_hand, "json")), by_hand)
    check_in(by_program, "--fix", ".")
    for file in by_program.iterdir():
        assert (by_hand / file.name).read_bytes() == file.read_bytes(), file.name
    assert (by_hand / "page.txt").read_text("utf-8") == FIXED


def test_json_lines_are_the_findings_of_json(tmp_path: Path) -> None:
    fill(tmp_path)
    whole = json.loads(report(tmp_path, "json"))
    lines = [json.loads(line) for line in report(tmp_path, "jsonl").splitlines()]
    flat = [
        {"path": file["path"], "encoding": file["encoding"], **finding}
        for file in whole["files"]
        for finding in file["findings"]
    ]
    assert lines == flat


def test_sarif_is_valid_and_true(tmp_path: Path) -> None:
    fill(tmp_path)
    text = report(tmp_path, "sarif")
    Sarif.model_validate_json(text)  # generated from the schema; refuses what it does not know
    [run] = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert run["columnKind"] == "unicodeCodePoints"
    assert not run["invocations"][0]["executionSuccessful"]
    marks = [result["partialFingerprints"]["kontsevich/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    awkward = [
        one
        for one in run["results"]
        if one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("%D0")
    ]
    findings = check(AWKWARD_TEXT)
    assert len(awkward) == len(findings)
    for result, finding in zip(awkward, findings, strict=True):
        place = result["locations"][0]["physicalLocation"]["region"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["level"] == levels[finding.severity]
        assert (place["startLine"], place["startColumn"]) == (finding.line, finding.column)
        assert (place["endLine"], place["endColumn"]) == (finding.end_line, finding.end_column)
        assert ("fixes" in result) == bool(finding.edits)


def test_sarif_s_replacements_are_the_fix(tmp_path: Path) -> None:
    write_page(tmp_path)
    lines = TEXT.split("\n")
    [run] = json.loads(report(tmp_path, "sarif"))["runs"]
    for result in run["results"]:
        if result["properties"]["fix"] != "safe":
            continue
        for change in result["fixes"][0]["artifactChanges"][0]["replacements"]:
            place = change["deletedRegion"]
            assert place["startLine"] == place["endLine"]
            line = lines[place["startLine"] - 1]
            left, right = place["startColumn"] - 1, place["endColumn"] - 1
            lines[place["startLine"] - 1] = (
                line[:left] + change["insertedContent"]["text"] + line[right:]
            )
    assert "\n".join(lines) == FIXED


def test_github_commands_can_be_read_back(tmp_path: Path) -> None:
    fill(tmp_path)
    found = []
    for line in report(tmp_path, "github").splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ?([^:]*)::(.*)", line)
        assert command, line
        fields = dict(part.split("=", 1) for part in command[2].split(",") if part)
        found.append((_unescape(fields.get("file", "")), fields.get("line"), command[1]))
    assert found[0] == ("", None, "error"), "the file that could not be read"
    assert (AWKWARD, "2", "error") in found
    assert ("page.txt", "3", "notice") in found
    assert ("page.txt", "5", "warning") in found


def _unescape(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_gitlab_issues(tmp_path: Path) -> None:
    fill(tmp_path)
    issues = json.loads(report(tmp_path, "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) > 8
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    assert {issue["location"]["path"] for issue in issues} == {"page.txt", AWKWARD, "cp1251.txt"}
    # A line above moves nothing but the line.
    before = json.loads(report(tmp_path, "gitlab", "page.txt"))
    write_page(tmp_path, "Новое.\n\n" + TEXT)
    after = json.loads(report(tmp_path, "gitlab", "page.txt"))
    assert [one["fingerprint"] for one in after] == [one["fingerprint"] for one in before]
    assert after[0]["location"]["lines"]["begin"] == before[0]["location"]["lines"]["begin"] + 2


def test_junit_suites(tmp_path: Path) -> None:
    fill(tmp_path)
    root = ElementTree.fromstring(report(tmp_path, "junit"))
    suites = {suite.get("name"): suite for suite in root}
    assert len(suites) == 5
    for suite in suites.values():
        assert int(suite.get("tests", "")) == len(suite.findall("testcase")) > 0
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
    assert suites["bad.txt"].get("errors") == "1"
    assert suites["clean.txt"].get("failures") == "0"
    assert suites["page.txt"].get("failures") == "2"


def test_rdjson_counts_bytes(tmp_path: Path) -> None:
    write_page(tmp_path, AWKWARD_TEXT)
    document = json.loads(report(tmp_path, "rdjson"))
    lines = AWKWARD_TEXT.encode().split(b"\n")
    assert document["severity"] == "ERROR"
    for diagnostic, finding in zip(document["diagnostics"], check(AWKWARD_TEXT), strict=True):
        start, end = (diagnostic["location"]["range"][edge] for edge in ("start", "end"))
        if start["line"] == end["line"]:
            line = lines[start["line"] - 1]
            assert line[start["column"] - 1 : end["column"] - 1].decode() == finding.found
        assert bool(diagnostic["suggestions"]) == bool(finding.edits)


def test_the_full_report_points_at_the_place(tmp_path: Path) -> None:
    write_page(tmp_path, "김 漢字 Лидер КНДР Ким Чен Ын прибыл.\n")
    lines = report(tmp_path, "full").splitlines()
    source, caret = (line.partition("| ")[2] for line in lines[2:4])
    before = source[: source.index("Ким")]
    assert caret.startswith(" " * count_columns(before) + "^" * 10 + " Ким Чжонын")
    assert count_columns(before) == len(before) + 3
    assert lines[0].startswith("page.txt:1:17: error KTV101: ")


def test_people_are_told_in_their_language(tmp_path: Path) -> None:
    write_page(tmp_path)
    done = check_in(tmp_path, "page.txt", lang="ru")
    for words in ("ошибка KTV101", "по системе Ким Чжонын", "чужой текст", "Ошибок: 1"):
        assert words in done.out
    assert not re.search(r"\b(error|warning|notice|Files)\b", done.out)


def test_terminal_commands_in_a_text_do_not_reach_the_terminal(tmp_path: Path) -> None:
    write_page(tmp_path, "\x1b[31m\x07 Лидер КНДР Ким Чен Ын прибыл \u202e.\n", "a\x1b.txt")
    for form in ("full", "concise"):
        text = report(tmp_path, form)
        assert "KTV101" in text
        assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", text)


def test_junit_holds_no_character_that_xml_forbids(tmp_path: Path) -> None:
    write_page(tmp_path, TEXT, "a\x01b.txt")
    ElementTree.fromstring(report(tmp_path, "junit"))


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("before", ["", "слово ", "слово " * 60, "с" * 300, "김" * 300])
@pytest.mark.parametrize("after", ["", " слово", " слово" * 60, "с" * 300])
def test_an_excerpt_fits_and_holds_the_place(width: int, before: str, after: str) -> None:
    text = f"Строка.\n{before}Ким Чен Ын{after}\nСтрока."
    start = text.index("Ким")
    finding = Finding(
        code="KTV101",
        severity="error",
        start=start,
        end=start + 10,
        found="Ким Чен Ын",
        expected=(),
        hangul=(),
        region="prose",
        sic=False,
        fix="none",
        source=Source(text),
    )
    excerpt = cut_excerpt(finding, width)
    assert excerpt.found == "Ким Чен Ын"
    assert count_columns("".join(excerpt)) <= width
    assert (before + "Ким Чен Ын" + after).find("".join(excerpt).strip("…")) >= 0
    if count_columns(before + after) + 10 <= width:
        assert "".join(excerpt) == before + "Ким Чен Ын" + after


def test_statistics_count_each_code(tmp_path: Path) -> None:
    fill(tmp_path)
    lines = check_in(tmp_path, "--statistics", ".").out.splitlines()
    codes_first = lines[: lines.index("")]  # behind an empty line the names are counted
    counts = {code: int(count) for count, code in (line.split()[:2] for line in codes_first)}
    document = json.loads(report(tmp_path, "json"))
    codes = [finding["code"] for file in document["files"] for finding in file["findings"]]
    assert counts == {code: codes.count(code) for code in set(codes)}
    assert check_in(tmp_path, "--statistics", "--output-format", "json", ".").code == 2


def test_an_excerpt_that_begins_with_the_line_has_no_sign_of_a_cut() -> None:
    text = "Первая строка.\nСказал Ким Чен Ын" + " и ещё" * 40
    start = text.index("Ким")
    cut = cut_place(Source(text), start, start + 10, 40)
    assert (cut.before, cut.found, cut.after[-1]) == ("Сказал ", "Ким Чен Ын", "…")
