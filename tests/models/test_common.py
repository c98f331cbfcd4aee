"""Numbers compared by one rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.models.common import number_key, same_number


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("5(b)", "5b"), ("5 B", "5b"), ("05a", "5a"), ("5.1", "5.1"), ("10.", "10"), ("8(iv)", "8iv"),
        ("3.05", "3.05"), ("(a)", "a"), ("24/056", "24/56"), ("0", "0"), ("F/193/26", "f193/26"), ("", ""),
    ],
)  # fmt: skip
def test_number_key(number: str, key: str) -> None:
    assert number_key(number) == key


def test_same_number() -> None:
    assert same_number("5b", "05(B).")
    assert not same_number("12", "1/2")
    assert not same_number("5.1", "51")
    assert not same_number(None, "5")


@given(st.text("0123456789abAB().-/ ", max_size=12))
def test_the_key_of_a_key_is_itself(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)
