"""Contacts: forms, cells, lines and sentences."""

from __future__ import annotations

import pytest

from agendaparse.document import Block
from agendaparse.extractors.contact_labels import is_contact_line
from agendaparse.extractors.contacts import Found, Said, gather, join_addresses
from agendaparse.grammar.placed import name_in_place


def found_in(text: str, *, trusted: bool = False) -> list[tuple[str | None, str | None, str | None, str | None]]:
    block = Block("paragraph", text)
    lines = join_addresses([Said(line, block) for line in text.splitlines()])
    return [_plain(one) for one in gather(lines, trusted=trusted)]


def _plain(one: Found) -> tuple[str | None, str | None, str | None, str | None]:
    return one.name, one.role, one.telephone, one.email


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Contact: Imogen Tarrow Tel: 01632 960114 E-mail: imogen.tarrow@ashby.gov.example",
            ("Imogen Tarrow", None, "01632 960114", "imogen.tarrow@ashby.gov.example"),
        ),
        ("Ask for:\nImogen Tarrow\nTelephone:\n01632 960114", ("Imogen Tarrow", None, "01632 960114", None)),
        ("Direct Dial/Ext:\n4455\nAsk for:\nImogen Tarrow", ("Imogen Tarrow", None, "4455", None)),
        (
            "Date:\n3 May 2032\nTime:\n10 am\nVenue:\nShire Hall\nMy ref:\nCS/12\nEnquiries to:\n"
            "Mr M Norris, Tel (01632) 960 237, Fax (01632) 960 238\nEmail:\nm.norris@ashby.gov.example",
            ("Mr M Norris", None, "(01632) 960 237", "m.norris@ashby.gov.example"),
        ),
        (
            "For further information contact Isla Moir, tel 01632 960404 or e-mail\nisla.moir@ashby.gov.example",
            ("Isla Moir", None, "01632 960404", "isla.moir@ashby.gov.example"),
        ),
        ("Clerk : Imogen Tarrow\nTelephone : 01632 960114", ("Imogen Tarrow", "Clerk", "01632 960114", None)),
        ("Clerc / Clerk: Imogen Tarrow\nFfôn / Tel: 01632 960114", ("Imogen Tarrow", "Clerc", "01632 960114", None)),
        (
            "Contact: Jolyon Pratt, Committee Officer\n01632 960266",
            ("Jolyon Pratt", "Committee Officer", "01632 960266", None),
        ),
        (
            "Email:\nimogen.tarrow@ashby\n.gov.example\nAsk for: Imogen Tarrow",
            ("Imogen Tarrow", None, None, "imogen.tarrow@ashby.gov.example"),
        ),
        (
            "If you have any queries on this agenda please contact Democratic Services on 01632 960114 or by letter.",
            ("Democratic Services", None, "01632 960114", None),
        ),
        (
            "Please direct any enquiries on it to Tara Hewson of Democratic Services, direct line 01632 960352.",
            ("Tara Hewson", None, "01632 960352", None),
        ),
    ],
)
def test_forms_and_sentences(text: str, expected: tuple[str | None, ...]) -> None:
    assert found_in(text) == [expected]


def test_two_contacts_in_a_cell() -> None:
    cell = "Ralph Denholm\nTel: 01632 960417\nOdette Vance, Head of Property\nTel: 01632 960455"
    assert found_in(cell, trusted=True) == [
        ("Ralph Denholm", None, "01632 960417", None),
        ("Odette Vance", "Head of Property", "01632 960455", None),
    ]


def test_a_name_alone_is_a_contact_only_where_the_place_is_kept_for_one() -> None:
    assert found_in("Odette Vance") == []
    assert found_in("Odette Vance", trusted=True) == [("Odette Vance", None, None, None)]


@pytest.mark.parametrize(("text", "yes"), [("Tel: 01632 960114", True), ("Ask for:", True), ("Council Chamber", False)])
def test_contact_lines(text: str, yes: bool) -> None:
    assert is_contact_line(text) is yes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Perpetua Lockridge", "Perpetua Lockridge"),
        ("Mrs J. A. Oakes", "Mrs J. A. Oakes"),
        ("Honor Tredwell, CiLCA", "Honor Tredwell"),
        ("General Counsel", None),
        ("Council Chamber", None),
        ("Democratic Services", None),
        ("The meeting is open", None),
    ],
)
def test_names_in_their_place(text: str, name: str | None) -> None:
    person = name_in_place(text)
    assert (person.name if person else None) == name
