# ruff: noqa: E501  (one printed form a row)
"""Labels at line starts, their series and gaps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.numbering import Label, find_gaps, follows, parse_label, resolve, roman_value


@pytest.mark.parametrize(
    ("line", "kind", "value", "rest"),
    [
        ("283.   Apologies for Absence", "number", "283", "Apologies for Absence"),
        ("1    Welcome, Introductions", "number", "1", "Welcome, Introductions"),
        ("1. Apologies", "number", "1", "Apologies"),
        ("5a. Budget", "number", "5a", "Budget"),
        ("52         Apologies for Absence", "number", "52", "Apologies for Absence"),
        ("1)   The Leader introduced", "number", "1", "The Leader introduced"),
        ("(1) the report", "number", "1", "the report"),
        ("2503. Apologies", "number", "2503", "Apologies"),
        ("7:  Finance", "number", "7", "Finance"),
        ("12", "number", "12", ""),
        ("3 \u201cA motion\u201d", "number", "3", "\u201cA motion\u201d"),
        ("19.01.3 Minutes", "decimal", "19.01.3", "Minutes"),
        ("12.1 The report", "decimal", "12.1", "The report"),
        ("4.0       Social Value", "decimal", "4.0", "Social Value"),
        ("1.1.1. that", "decimal", "1.1.1", "that"),
        ("2.3 to note", "decimal", "2.3", "to note"),
        ("2.3 to 2.5 above", None, None, None),
        ("2.3 of the report", None, None, None),
        ("F/193/26 Apologies", "reference", "F/193/26", "Apologies"),
        ("24/056. Planning", "reference", "24/056", "Planning"),
        ("(a) the report", "letter", "a", "the report"),
        ("a)      no growth", "letter", "a", "no growth"),
        ("b. The", "letter", "b", "The"),
        ("(i) that", "roman", "i", "that"),
        ("(iv) that", "roman", "iv", "that"),
        ("iv. that", "roman", "iv", "that"),
        ("ii) that", "roman", "ii", "that"),
        ("A. Apologies for absence", "letter", "A", "Apologies for absence"),
        ("II. Minutes", "roman", "II", "Minutes"),
        ("(aa) and", "letter", "aa", "and"),
        ("\u2022    SDC to facilitate", "bullet", "\u2022", "SDC to facilitate"),
        ("\u2013 Budget", "bullet", "\u2013", "Budget"),
        ("- Insurance", "bullet", "-", "Insurance"),
        ("o  sub-point", "bullet", "o", "sub-point"),
        ("\uf0b7 Arrangements", "bullet", "\uf0b7", "Arrangements"),
        ("\uf0a7Arrangements", "bullet", "\uf0a7", "Arrangements"),
        ("10 December 2019", None, None, None),
        ("7 March", None, None, None),
        ("02.12.19 the date", None, None, None),
        ("2019. The Committee", None, None, None),
        ("2025 Budget", None, None, None),
        ("1,200 residents", None, None, None),
        ("\u00a35 more", None, None, None),
        ("1972 Act", None, None, None),
        ("137 of the Local Government Act", None, None, None),
        ("10.00 am", None, None, None),
        ("7.30pm", None, None, None),
        ("1.5 million", None, None, None),
        ("12 Members voted", None, None, None),
        ("31 people", None, None, None),
        ("P. Darrington", None, None, None),
        ("R. Hens and Mrs J. Reade.", None, None, None),
        ("A. Roads and Transport", "letter", "A", "Roads and Transport"),
        ("J. B. Smith reported", None, None, None),
        ("p. 12", None, None, None),
        ("(Chair)", None, None, None),
        ("(2019) the", None, None, None),
        ("24/00108 - Revenue", None, None, None),
        ("2019/20 budget", None, None, None),
        ("e.g. this", None, None, None),
        ("- 3 -", None, None, None),
        ("a plan", None, None, None),
        ("3rd place", None, None, None),
        ("", None, None, None),
    ],
)
def test_parse_label(line: str, kind: str | None, value: str | None, rest: str | None) -> None:
    label = parse_label(line)
    if kind is None:
        assert label is None
        return
    assert label is not None
    assert (label.kind, label.value, line[label.end :]) == (kind, value, rest)


def chain(*lines: str) -> list[Label]:
    labels: list[Label] = []
    for line in lines:
        label = parse_label(line, labels[-1] if labels else None)
        assert label is not None, line
        labels.append(label)
    return labels


@pytest.mark.parametrize(
    "lines",
    [
        ("283. A", "284. B"), ("5 Aa", "5a Bb", "5b Cc", "6 Dd"), ("1.9 A", "1.10 B"), ("1 Aa", "1.1 B", "1.2 C", "2 Dd"),
        ("1.2.3 A", "1.3 B"), ("(a) x", "(b) y"), ("(h) x", "(i) y", "(j) z"), ("(i) x", "(ii) y", "(iii) z"),
        ("iv. x", "v. y", "vi. z"), ("z) x", "aa) y"), ("F/193/26 A", "F/194/26 B"), ("A. Budget papers", "B. Smith"),
        ("1899. Aa", "1900. Bb"), ("(u) x", "(v) y", "(w) z"), ("• a", "• b"),
        ("19.01.3 A", "19.01.4 B"),
    ],
)  # fmt: skip
def test_follows(lines: tuple[str, ...]) -> None:
    labels = chain(*lines)
    assert all(follows(a, b) for a, b in pairwise(labels))


@pytest.mark.parametrize(
    ("a", "b"),
    [("1. A", "3. B"), ("(a) x", "(c) y"), ("(a) x", "b) y"), ("1. A", "(a) b"), ("F/1/26 A", "F/3/26 B"), ("2. A", "1. B"),
     ("1.1 A", "2.2 B"), ("(i) x", "(iv) y")],
)  # fmt: skip
def test_does_not_follow(a: str, b: str) -> None:
    first, second = parse_label(a), parse_label(b)
    assert first is not None
    assert second is not None
    assert not follows(first, second)


def test_series_settles_letter_or_roman() -> None:
    first = parse_label("(h) x")
    label = parse_label("(i) x")
    assert label is not None
    assert label.kind == "roman"
    assert resolve(label, first).kind == "letter"
    assert [x.kind for x in chain("(iv) x", "(v) y")] == ["roman", "roman"]


def test_gaps() -> None:
    labels = chain("13. Aa", "14. Bb", "17. Cc", "1. Dd", "2. Ee")
    (gap,) = find_gaps(labels)
    assert (gap.before, gap.after, gap.missing) == (1, 2, ("15", "16"))
    (gap,) = find_gaps(chain("F/193/26 A", "F/195/26 B"))
    assert gap.missing == ("F/194/26",)
    assert find_gaps(chain("5 Aa", "5a Bb", "6 Cc")) == []


@given(st.integers(1, 1800))
def test_numbers_round_trip(number: int) -> None:
    a, b = parse_label(f"{number}. Text"), parse_label(f"{number + 1}. Text")
    assert a is not None
    assert b is not None
    assert a.value == str(number)
    assert follows(a, b)
    assert not follows(b, a)


@given(st.integers(1, 89))
def test_roman_round_trip(number: int) -> None:
    text = ""
    rest = number
    for value, mark in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        text += mark * (rest // value)
        rest %= value
    assert roman_value(text) == number


@given(st.text(alphabet="0123456789.()/aivxA–- •Text"))
def test_any_line_is_read_without_error(line: str) -> None:
    label = parse_label(line)
    if label is not None:
        assert label.raw in line
        assert label.end <= len(line)
