"""Text: one form, and lines joined."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.text import fold, join_lines, normalise


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("  Members\u00a0 of\tthe\nCouncil ", "Members of the Council"),
        ("o\ufb03cer \ufb01nance", "officer finance"),
        ("statu\u00adtory", "statutory"),
        ("statu\u00ad\ntory", "statutory"),
        ("statu\u0002\ntory", "statutory"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("Cafe\u0301", "Café"),
        ("a\u2003b\u3000c", "a b c"),
        ("Chairman\u2019s \u2013 note", "Chairman\u2019s \u2013 note"),
        ("a\x00b", "a b"),
        ("", ""),
        ("\u00ad", ""),
    ],
)
def test_normalise(raw: str, want: str) -> None:
    assert normalise(raw) == want


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        (["a statu-", "tory duty"], "a statutory duty"),
        (["the con\u00ad", "tract"], "the contract"),
        (["Action Plan 2019-", "20"], "Action Plan 2019-20"),
        (["paragraphs 12-", "13"], "paragraphs 12-13"),
        (["Hudson, Osborne-", "Jackson and Raikes"], "Hudson, Osborne-Jackson and Raikes"),
        (["remain self-", "financing"], "remain self-financing"),
        (["a co-", "opted member"], "a co-opted member"),
        (["follow-", "up"], "follow-up"),
        (["Treasury Management -", "Mid-Year"], "Treasury Management - Mid-Year"),
        (["georgina.little@kent", ".gov.uk"], "georgina.little@kent.gov.uk"),
        (["adam.crowther@bristol.gov.u", "k for"], "adam.crowther@bristol.gov.uk for"),
        (["sarah@bristol.g", "ov.uk"], "sarah@bristol.gov.uk"),
        (["r.peake@west", "mere.county.example"], "r.peake@westmere.county.example"),
        (["michelle.", "cantello@bristol.gov.uk"], "michelle.cantello@bristol.gov.uk"),
        (["write to a@b.gov.uk", "or call"], "write to a@b.gov.uk or call"),
        (["the end.", "a@b.gov.uk"], "the end. a@b.gov.uk"),
        (["https://x.gov.uk/a/2%", "20Action"], "https://x.gov.uk/a/2%20Action"),
        (["https://x.gov.uk/a/", "b.pdf"], "https://x.gov.uk/a/b.pdf"),
        (["see https://x.gov.uk/page", "for more"], "see https://x.gov.uk/page for more"),
        (["one", "", "  two "], "one two"),
        ([], ""),
    ],
)
def test_join_lines(lines: list[str], want: str) -> None:
    assert join_lines(lines) == want


def test_known_words_are_evidence() -> None:
    assert join_lines(["the under-", "spend"], known_words={"underspend"}) == "the underspend"
    assert join_lines(["the under-", "spend"], known_words={"under-spend"}) == "the under-spend"
    assert join_lines(["the under-", "spend"]) == "the under-spend"


def test_fold() -> None:
    assert fold("O\u2019SULLIVAN \u2013 Tŷ") == "o'sullivan - ty"


@given(st.text())
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1), min_size=1))
def test_plain_words_survive_any_line_break(words: list[str]) -> None:
    assert join_lines(words) == " ".join(words)
