"""A check makes nothing that refers to itself, and leaves the search for cycles as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kontsevich import check
from kontsevich.checker.findings.garbage import without_collection

TEXT = "В Сеуле Ким Чен Ын встретил Пак Кын Хе, «Донъа ильбо» писала об этом [1, с. 5].\n" * 20


@pytest.fixture
def searching() -> Iterator[None]:
    """Whatever a test does, cycles are sought afterwards."""
    yield
    gc.enable()


def test_checks_make_no_cycles(searching: None) -> None:
    for form in ("text", "markdown", "html", "latex"):
        check(TEXT, format=form)  # tables and patterns are made once
        gc.collect()
        gc.disable()
        check(TEXT, format=form)
        assert gc.collect() == 0, form


def test_the_search_goes_on_afterwards(searching: None) -> None:
    with pytest.raises(ZeroDivisionError), without_collection():
        assert not gc.isenabled()
        raise ZeroDivisionError
    assert gc.isenabled()


def test_who_has_none_gets_none(searching: None) -> None:
    gc.disable()
    with without_collection(held=True):
        assert not gc.isenabled()
    assert not gc.isenabled()
