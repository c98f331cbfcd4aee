"""References mended by their sequence, and left alone without proof."""

from __future__ import annotations

import pytest

from agendaparse.extractors.rag.refs import mend_refs
from tests.extractors.rag.making import codes, read_tables, table


def mended(*printed: str, groups: str | None = None) -> list[str | None]:
    return [found.ref for found in mend_refs(printed, list(groups) if groups else [None] * len(printed))]


@pytest.mark.parametrize(
    ("printed", "groups", "refs"),
    [
        # A stamp lies over the reference.
        (("CS 2.1", "CS 2.2 Page 20", "Page 14 CS 2.3"), None, ["CS 2.1", "CS 2.2", "CS 2.3"]),
        # One is lost between two sound ones.
        (("CS 2.1", "CS 2.2", "", "CS 2.4"), None, ["CS 2.1", "CS 2.2", "CS 2.3", "CS 2.4"]),
        # The first of a group, its last and its last but one are damaged.
        (("CS 1.1", "CS Pa.1 Page 22", "CS 2.2", "CS 2.3"), "abbb", ["CS 1.1", "CS 2.1", "CS 2.2", "CS 2.3"]),
        (
            ("CS 1.7", "CS 1.8", "S 25.9", "Page 26 S 10", "CS 2.1", "CS 2.2"), "aaaabb",
            ["CS 1.7", "CS 1.8", "CS 1.9", "CS 1.10", "CS 2.1", "CS 2.2"],
        ),
        (("CS 1.1", "CS 1.2", "CS Page 8", "CS 2.1"), "aaab", ["CS 1.1", "CS 1.2", "CS 1.3", "CS 2.1"]),
        # Miskeyed: a figure too many, a figure wrong, the one before again.
        (("MP 2.1", "MP 2.2", "MP 2.33", "MP 2.4"), None, ["MP 2.1", "MP 2.2", "MP 2.3", "MP 2.4"]),
        (("MP 7.2", "MP 7.3", "MP 7.,4", "MP 7.5"), None, ["MP 7.2", "MP 7.3", "MP 7.4", "MP 7.5"]),
        (("1", "2", "2", "4"), None, ["1", "2", "3", "4"]),
    ],
)  # fmt: skip
def test_mended(printed: tuple[str, ...], groups: str | None, refs: list[str]) -> None:
    assert mended(*printed, groups=groups) == refs


@pytest.mark.parametrize(
    ("printed", "groups"),
    [
        (("CS 1", "CS 2", "", "CS 3"), None),  # no number is free
        (("1.1", "1.2", "", "2.1", "2.2"), "aaabb"),  # nothing of it is printed
        (("1.1", "1.2", "", "", "1.4"), None),  # two rows, one number
        (("A1", "B7", "C12"), None),  # no sequence
        (("1.1", "1.2", "1.7", "1.9"), None),  # gaps in the printed sequence
        (("1.1", ""), None),  # too few
        (("", "", ""), None),
    ],
)
def test_left_alone(printed: tuple[str, ...], groups: str | None) -> None:
    assert mended(*printed, groups=groups) == [text or None for text in printed]


def test_what_is_printed_is_kept() -> None:
    found = mend_refs(["CS 1", "CS 2 Page 9", "", "CS 4"], [None] * 4)
    assert [ref.raw for ref in found] == ["CS 1", "CS 2 Page 9", None, "CS 4"]
    assert [ref.repaired for ref in found] == [False, True, True, False]


def test_repair_is_said() -> None:
    rows = [[ref, "Sweep the street", "Green"] for ref in ("CS 1.1", "CS 1.2", "S 1,3", "CS 1.4")]
    tables, ctx = read_tables(table(["Ref", "Action", "Status"], *rows))
    assert [(row.ref, row.ref_raw) for row in tables[0].rows][2] == ("CS 1.3", "S 1,3")
    assert codes(ctx) == ["ref-repaired"]
    assert "CS 1.3" in ctx.diagnostics[0].message
