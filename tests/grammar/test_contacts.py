# ruff: noqa: E501  (one printed form a row)
"""Telephone numbers, addresses and contacts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.contacts import ContactText, find_emails, find_telephones, parse_contact


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Services on 01732 227000 or", ["01732 227000"]),
        ("Tel: 01732227474", ["01732227474"]),
        ("Telephone: Tel: 03000 414043", ["03000 414043"]),
        ("+443000412070", ["+443000412070"]),
        ("+44 (0)117 922 2000", ["+44 (0)117 922 2000"]),
        ("Telephone : 017683 52469", ["017683 52469"]),
        ("0117 922 2000", ["0117 922 2000"]),
        ("(01234) 567890", ["(01234) 567890"]),
        ("020 7364 5000", ["020 7364 5000"]),
        ("Ext. 7474", ["7474"]),
        ("Ext: 7112", ["7112"]),
        ("Tel: 396200", ["396200"]),
        ("Direct Dial/Ext: 03000416892", ["03000416892"]),
        ("24/00108", []),
        ("\u00a301732227474", []),
        ("10 December 2019", []),
        ("1234567890123", []),
        ("Section 106 of 1990", []),
    ],
)
def test_telephones(text: str, want: list[str]) -> None:
    found = find_telephones(text)
    assert [item.value for item in found] == want
    assert all(text[item.start : item.end] == item.value for item in found)


def test_emails() -> None:
    text = "or democratic.services@example.gov.uk. Write to o'neill@x.org,"
    assert [item.value for item in find_emails(text)] == ["democratic.services@example.gov.uk", "o'neill@x.org"]
    assert find_emails("no @ here, a@b") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Kelly Webb\nTel: 01732227474", ContactText("Kelly Webb", None, "01732227474", None)),
        ("Lesley Bowles Tel: 01732 227335", ContactText("Lesley Bowles", None, "01732 227335", None)),
        (
            "Ask for: Georgina Little\nTelephone: Tel: 03000 414043\nEmail:\ngeorgina.little@kent\n.gov.uk",
            ContactText("Georgina Little", None, "03000 414043", "georgina.little@kent.gov.uk"),
        ),
        (["Benjamin Watts", "General Counsel", "03000 416814"], ContactText("Benjamin Watts", "General Counsel", "03000 416814")),
        (
            "Clerk : Joan Connelly      Telephone : 017683 52469\nE-mail : clerk@parish.example.com",
            ContactText("Joan Connelly", "Clerk", "017683 52469", "clerk@parish.example.com"),
        ),
        (
            "Contact: Sam Wilcock, Policy Committee Officer, email: committees@example.gov.uk",
            ContactText("Sam Wilcock", "Policy Committee Officer", None, "committees@example.gov.uk"),
        ),
        ("Direct Dial/Ext: 03000416892\ne-mail: joel.cook@example.gov.uk", ContactText(None, None, "03000416892", "joel.cook@example.gov.uk")),
        ("Jane Smith Ext. 7474", ContactText("Jane Smith", None, "7474", None)),
        ("Cyswllt: Huw Jones\nFfôn: 01248 752000", ContactText("Huw Jones", None, "01248 752000", None)),
        ("Members of the public", None),
        ("", None),
    ],
)  # fmt: skip
def test_parse_contact(text: str | list[str], want: ContactText | None) -> None:
    assert parse_contact(text) == want


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{2,9}\.gov\.uk", fullmatch=True), st.data())
def test_an_address_broken_in_its_domain_is_whole_again(email: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(email.index(".", email.index("@")), len(email) - 1))
    contact = parse_contact([email[:cut], email[cut:]])
    assert contact is not None
    assert contact.email == email
