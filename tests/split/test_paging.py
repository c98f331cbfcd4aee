"""Printed pages against physical ones."""

from __future__ import annotations

import pytest

from agendaparse.split.paging import read_paging
from tests.split.build import page


@pytest.mark.parametrize(
    ("stamps", "shift"),
    [
        ([None, None, 1, 2, 3], 2),
        ([1, 2, 3], 0),
        ([61, 62, 63], -60),
        ([None, None, 1, None, 3], 2),
        ([1, 2, 9, 4, 5], 0),  # one misread
        ([None, None], None),
        ([], None),
    ],
)
def test_shift(stamps: list[int | None], shift: int | None) -> None:
    assert read_paging([page(n, stamp=s) for n, s in enumerate(stamps, 1)]).shift == shift


def test_physical() -> None:
    paging = read_paging([page(n, stamp=n - 2 if n > 2 and n != 4 else None) for n in range(1, 7)])
    assert paging.physical(1) == 3
    assert paging.physical(2) == 4  # a blank verso carries no stamp but counts
    assert paging.physical(4) == 6
    assert paging.physical(5) is None
    assert paging.physical(-2) is None
    assert paging.covers(4)
    assert not paging.covers(5)


def test_roman_stamps_are_labels_only() -> None:
    made = page(1)
    made.printed = "iv"
    paging = read_paging([made])
    assert (paging.labels, paging.shift, paging.physical(1)) == ({1: "iv"}, None, None)
