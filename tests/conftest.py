"""What the tests share: the measuring data, which strangers do not have."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("needs the measuring data, which is not part of the repository")
    return SHARED
