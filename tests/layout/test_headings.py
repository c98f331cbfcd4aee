"""Headings by style, and what stands centred."""

from __future__ import annotations

import pytest

from agendaparse.document import Block, Link, Run
from tests.layout.build import BODY, blocks, laid, page, run, wrapped


def set_over_text(*runs: Run, links: list[Link] | None = None) -> Block:
    """The block these runs make on a page that has three paragraphs below."""
    text = [r for i in range(3) for r in wrapped(BODY, y=300 + 80 * i, width=430)]
    (laid_page,) = laid(page([*runs, *text], links=links or ()))
    return blocks(laid_page)[0]


@pytest.mark.parametrize(
    ("runs", "is_heading"),
    [
        pytest.param([run("Key Implications", bold=True)], True, id="bold"),
        pytest.param([run("Key Implications", underlined=True)], True, id="underlined"),
        pytest.param([run("KEY IMPLICATIONS")], True, id="capitals"),
        pytest.param([run("Key Implications", size=14)], True, id="larger"),
        pytest.param([run("Key Implications")], False, id="plain"),
        pytest.param([run("Key Implications", italic=True)], False, id="italic"),
        pytest.param([run("Key Implications", size=12.5)], False, id="hardly larger"),
        pytest.param([run("NHS")], False, id="an abbreviation"),
        pytest.param([run("Resolved:", bold=True), run("that it be noted", x=132)], False, id="bold opening"),
        pytest.param([run("The minutes be approved.", bold=True)], False, id="a bold sentence"),
        pytest.param([run("Legal Implications Statement.", underlined=True)], True, id="underlined, with a stop"),
        pytest.param([run("https://example.gov.uk/a", underlined=True)], False, id="an address"),
        pytest.param([run("clerk@example.gov.uk", bold=True)], False, id="an e-mail address"),
        pytest.param([run("2,300", bold=True)], False, id="a figure"),
        pytest.param([run(" ".join(["word"] * 40), size=6, bold=True)], False, id="too long"),
    ],
)
def test_what_is_a_heading(runs: list[Run], is_heading: bool) -> None:
    assert (set_over_text(*runs).kind == "heading") is is_heading


def test_a_link_is_no_heading() -> None:
    words = run("The 2018 Assessment", underlined=True)
    block = set_over_text(words, links=[Link(words.box, "https://example.org")])
    assert (block.kind, block.links) == ("paragraph", ("https://example.org",))


def test_a_numbered_heading_keeps_its_label() -> None:
    block = set_over_text(run("3.", bold=True), run("Minutes", x=100, bold=True))
    assert (block.kind, block.label, block.text) == ("heading", "3.", "Minutes")


def test_levels_count_over_the_document() -> None:
    looks = [("Title", 20, True), ("PART ONE", 12, True), ("Section", 12, True)]
    runs = [run(text, y=100 + 40 * i, size=size, bold=bold) for i, (text, size, bold) in enumerate(looks)]
    (first, second) = laid(page([*runs, *wrapped(BODY, y=300)]), page([run("Annex", bold=True)], number=2))
    assert [b.level for b in blocks(first)[:3]] == [1, 2, 3]
    assert blocks(second)[0].level == 3


@pytest.mark.parametrize(
    ("runs", "centred"),
    [
        ([run("AGENDA", x=279.5)], True),
        ([run("MINUTES OF THE MEETING", x=231.5), run("HELD IN MAY", x=264.5, y=114)], True),
        ([run("AGENDA", x=72)], False),
        ([run("AGENDA", x=240)], False),
        ([run(BODY[:72], x=81.5)], False),  # as wide as the text itself
        ([run("1.", x=275), run("Minutes", x=290)], False),
    ],
)
def test_centred(runs: list[Run], centred: bool) -> None:
    assert set_over_text(*runs).centred is centred
