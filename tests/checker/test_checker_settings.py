"""Settings files: which one holds, how layers add up, how what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import kontsevich
from checker_texts import TEXT, check_in, write_page
from kontsevich.checker.settings.configuration import Configurations
from kontsevich.errors import InputError


def found(folder: Path, *arguments: str) -> list[str]:
    """``path:line code`` of each finding."""
    done = check_in(folder, "--output-format", "concise", *arguments)
    assert done.code < 2, done.err
    rows = [line.split() for line in done.out.splitlines()]
    return [f"{place.rsplit(':', 3)[0]} {code}" for place, _level, code, *_ in rows]


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    for folder in ("a", "a/b", "c"):
        write_page(tmp_path / folder)
    write_page(tmp_path, 'ignore = ["KTV107"]\n', "kontsevich.toml")
    write_page(tmp_path / "a", '[tool.kontsevich]\nignore = ["KTV101"]\n', "pyproject.toml")
    write_page(tmp_path / "a/b", "[tool.other]\nkontsevich = 1\n", "pyproject.toml")
    assert found(tmp_path, "a", "c") == [
        "a/page.txt KTV107",
        "a/b/page.txt KTV107",
        "c/page.txt KTV101",
        "c/page.txt KTV101",
    ]
    # Own file before the shared one; a chosen file before all.
    write_page(tmp_path / "a", 'select = ["KTV9"]\n', "kontsevich.toml")
    assert found(tmp_path, "a") == []
    assert (
        found(tmp_path, "a", "--config", "kontsevich.toml")
        == ["a/page.txt KTV101"] * 2 + ["a/b/page.txt KTV101"] * 2
    )


def test_options_go_before_the_file(tmp_path: Path) -> None:
    write_page(tmp_path)
    write_page(tmp_path, 'select = ["KTV101"]\nkeep = ["Ким Чен Ын"]\n', "kontsevich.toml")
    assert found(tmp_path, ".") == []
    assert found(tmp_path, ".", "--select", "KTV107") == ["page.txt KTV107"]
    assert found(tmp_path, ".", "--select", "KTV107", "--keep", "Ким Ир Сен") == []


def test_per_path_settings(tmp_path: Path) -> None:
    for name in ("new.txt", "old/one.txt", "old/deep/two.txt"):
        write_page(tmp_path, name=name)
    write_page(
        tmp_path,
        'ignore = ["KTV107"]\n[per-path."old/"]\nignore = ["KTV101"]\n'
        '[per-path."two.*"]\nselect = ["KTV107"]\nseverity = { KTV107 = "error" }\n',
        "kontsevich.toml",
    )
    assert found(tmp_path, ".") == ["new.txt KTV101", "new.txt KTV101"]
    write_page(
        tmp_path,
        '[per-path."old/"]\nignore = ["KTV101"]\n'
        '[per-path."two.*"]\nseverity = { KTV107 = "notice" }\n',
        "kontsevich.toml",
    )
    assert found(tmp_path, "old") == ["old/one.txt KTV107", "old/deep/two.txt KTV107"]
    assert check_in(tmp_path, "old/one.txt").code == 1
    assert check_in(tmp_path, "old/deep/two.txt").code == 0


def test_person_tables_are_found_from_the_file_s_folder(tmp_path: Path) -> None:
    write_page(
        tmp_path / "set", 'persons = ["people.tsv"]\nplaces = "places.tsv"\n', "kontsevich.toml"
    )
    write_page(tmp_path / "set", "hangul\r\n김|전운\r\n", "people.tsv")
    write_page(tmp_path / "set", "hangul\ttype\n", "places.tsv")
    page = write_page(tmp_path / "set" / "deep")
    [configuration] = [Configurations().find(page.parent)]
    assert configuration.base["persons"] == (tmp_path / "set" / "people.tsv",)
    assert len(found(tmp_path, "set")) == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('profil = "paper"\n', 1, ["unknown key", "'profil'", "profile"]),
        ('\nkeep = ["x"]\nperpath = 1\n', 3, ["'perpath'", "per-path"]),
        ('yo = "requre"\n', 1, ["yo", "'requre'", "require"]),
        ('# yo\nselect = ["KTV101"]\nignore = ["KTV1O1"]\n', 3, ["no code", "KTV1O1"]),
        ("keep = 3\n", 1, ["keep", "list of strings"]),
        ("keep = [3]\n", 1, ["keep", "list of strings"]),
        ('[severity]\nKTV101 = "error"\nKTV102 = "eror"\n', 3, ["KTV102", "error"]),
        ('severity = { KTV101 = "eror" }\n', 1, ["KTV101", "error"]),
        ('[severity]\nKTV999 = "error"\n', 2, ["KTV999"]),
        ('[per-path."a.txt"]\nyo = "fold"\nkep = ["x"]\n', 3, ["'kep'", "keep"]),
        ('[per-path."a.txt"]\nexclude = ["x"]\n', 2, ["'exclude'"]),
        ('per-path = "a"\n', 1, ["per-path"]),
        ("exclude = 1\n", 1, ["exclude"]),
        ('profile = "paper\n', 1, ["line 1"]),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, text: str, line: int, words: list[str]
) -> None:
    write_page(tmp_path)
    write_page(tmp_path / "fine" / "here", name="kontsevich.toml", text="")
    write_page(tmp_path / "fine" / "here")
    for name, content, shift in (
        ("kontsevich.toml", text, 0),
        ("pyproject.toml", f"[project]\nname = 'x'\n[tool.kontsevich]\n{_nest(text)}", 3),
    ):
        file = write_page(tmp_path, content, name)
        done = check_in(tmp_path, "page.txt", "fine/here/page.txt", "--output-format", "concise")
        file.unlink()
        assert done.code == 2
        assert done.out.startswith("fine"), "the other file is checked all the same"
        message = done.err
        assert message.count("\n") == 1
        assert name in message
        assert f"line {line + shift}" in message
        for word in words[:1] if words == ["line 1"] else words:
            assert word.replace("line 1", f"line {line + shift}") in message


def test_people_are_told_in_their_language(tmp_path: Path) -> None:
    write_page(tmp_path)
    for text, words in (
        ('profil = "paper"\n', "строка 1: неизвестный ключ 'profil'; может быть, 'profile'?"),
        ('select = ["persn"]\n', "строка 1: нет кода 'persn'; может быть, person?"),
        ("keep = 1\n", "строка 1: keep: ожидался список строк, а стоит 1"),
    ):
        write_page(tmp_path, text, "kontsevich.toml")
        assert words in check_in(tmp_path, "page.txt", lang="ru").err


def _nest(text: str) -> str:
    return text.replace("[severity]", "[tool.kontsevich.severity]").replace(
        "[per-path", "[tool.kontsevich.per-path"
    )


def test_a_chosen_file_must_be_there(tmp_path: Path) -> None:
    write_page(tmp_path)
    assert "none.toml" in check_in(tmp_path, "page.txt", "--config", "none.toml").err
    write_page(tmp_path, "[tool]\n", "pyproject.toml")
    done = check_in(tmp_path, "page.txt", "--config", "pyproject.toml")
    assert (done.code, "no [tool.kontsevich]" in done.err) == (2, True)


def test_yo_is_required_or_folded(tmp_path: Path) -> None:
    """A journal that requires ё is told of е; for one that prints no ё both are right."""
    write_page(tmp_path, "Сестра лидера КНДР Ким Ечжон прибыла.\n", "without.txt")
    write_page(tmp_path, "Сестра лидера КНДР Ким Ёчжон прибыла.\n", "with.txt")
    write_page(tmp_path, 'yo = "require"\n', "kontsevich.toml")
    assert found(tmp_path, ".") == ["without.txt KTV101"]
    write_page(tmp_path, 'yo = "fold"\n', "kontsevich.toml")
    assert found(tmp_path, ".") == []


def test_broken_settings_files_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "kontsevich.toml").write_bytes(b"\xff")
    with pytest.raises(InputError, match="byte 0: not UTF-8"):
        Configurations().find(tmp_path)
    write_page(tmp_path, TEXT)
    assert check_in(tmp_path, "page.txt").code == 2


FORMS = {"Ким Ильсон": "Ким Ир Сен"}


def test_a_house_form_is_asked_for_and_mixing_is_told() -> None:
    text = "Ким Ир Сен жил в Пхеньяне. О Ким Ильсоне писали. С Ким Ирсеном спорили."
    found = kontsevich.check(text, forms=FORMS)
    assert [(one.code, one.found, one.expected[0]) for one in found] == [
        ("KTV109", "Ким Ильсоне", "Ким Ир Сене"),
        ("KTV109", "Ким Ирсеном", "Ким Ир Сеном"),
    ]
    assert kontsevich.fix(text, forms=FORMS).startswith("Ким Ир Сен жил в Пхеньяне. О Ким Ир Сене")


def test_a_kept_form_beside_the_systems_is_still_a_mixture() -> None:
    text = "Ким Ир Сен жил в Пхеньяне. Ким Ир Сен писал. О Ким Ильсоне писали."
    found = kontsevich.check(text, keep=["Ким Ир Сен"])
    assert [(one.code, one.found) for one in found] == [("KTV301", "Ким Ильсоне")]


def test_what_a_pattern_matches_is_not_told() -> None:
    text = "Ким Чен Ын и Пак Кын Хе в Сеуле."
    found = kontsevich.check(text, ignore_patterns=["Пак [А-Я]ын Х."])
    assert [one.found for one in found] == ["Ким Чен Ын"]
    with pytest.raises(InputError, match="is no pattern"):
        kontsevich.check(text, ignore_patterns=["("])
    slow = "Ким Чен Ын " + "а" * 5000
    with pytest.raises(InputError, match="too long"):
        kontsevich.check(slow, ignore_patterns=["(а|а)*$б|(а+)+б"])
