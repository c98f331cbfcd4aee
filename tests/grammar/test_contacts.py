"""Telephone numbers and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.text import join_lines


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


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{2,9}\.gov\.uk", fullmatch=True), st.data())
def test_an_address_broken_in_its_domain_is_whole_again(email: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(email.index(".", email.index("@")), len(email) - 1))
    assert [found.value for found in find_emails(join_lines([email[:cut], email[cut:]]))] == [email]
