"""What the tests share: the measuring data, which strangers do not have."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A check of a change must say the same twice; a person's run looks for new examples.
settings.register_profile("person", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "person")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("needs the measuring data, which is not part of the repository")
    return SHARED
