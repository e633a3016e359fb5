"""What PyPI will show: the README with whole addresses, and what the package says of itself."""

from __future__ import annotations

import email
import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import kontsevich

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def metadata(tmp_path_factory: pytest.TempPathFactory) -> email.message.Message:
    """The metadata of a wheel that is built from this tree."""
    if find_spec("build") is None:
        pytest.skip("needs build")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        [name] = [name for name in package.namelist() if name.endswith(".dist-info/METADATA")]
        return email.message_from_bytes(package.read(name))


def test_every_link_of_the_readme_is_whole(metadata: email.message.Message) -> None:
    readme = str(metadata.get_payload())
    links = re.findall(r"\]\(([^)]+)\)", readme)
    assert len(links) > 20
    assert [link for link in links if not link.startswith("https://")] == []
    version = kontsevich.__version__
    assert f"/blob/v{version}/docs/check.md)" in readme


def test_the_package_says_which_version_it_is(metadata: email.message.Message) -> None:
    assert metadata["Version"] == kontsevich.__version__
    for language in ("CHANGELOG.md", "CHANGELOG.ru.md"):
        assert f"[{kontsevich.__version__}]" in (ROOT / language).read_text(encoding="utf-8")
