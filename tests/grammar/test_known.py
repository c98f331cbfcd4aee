"""People named bare or by initials."""

from __future__ import annotations

import pytest

from agendaparse.grammar.known import find_known
from agendaparse.grammar.people import parse_people

KEYED = parse_people("Cllrs Peter Kirby (PK) (Chairman), Janet Bell (JB) and Malcolm Rowe (MR)")
PLAIN = parse_people("Cllrs Peter Kirby, Janet Bell, Paul Kell and Malcolm Rowe")


@pytest.mark.parametrize(
    ("text", "names", "want"),
    [
        ("Proposed PK, seconded J.B.; all in favour.", KEYED, [("Peter Kirby", "PK"), ("Janet Bell", "J.B")]),
        ("Proposed JB, seconded MR.", PLAIN, [("Janet Bell", "JB"), ("Malcolm Rowe", "MR")]),
        ("Proposed PK, seconded MR.", PLAIN, [("Malcolm Rowe", "MR")]),  # two people are PK
        ("Janet Bell declared an interest.", KEYED, [("Janet Bell", "Janet Bell")]),
        ("Cllr Roe, a member of the MR, declared an interest.", KEYED, []),
        ("Invoice MR/24 and the JB-4 form.", KEYED, []),
    ],
)
def test_known(text: str, names: list, want: list[tuple[str, str]]) -> None:
    assert [(person.name, person.raw) for person in find_known(text, names)] == want
