"""Markdown that converters made of packs: what they get wrong is mended before and after the parser."""

from __future__ import annotations

import time

import pytest

import agendaparse
from agendaparse.document import Block, Document, LaidPage, Table
from agendaparse.layout import lay_out
from agendaparse.readers import identify, read
from agendaparse.readers.markdown import read_markdown


def pages_of(text: str) -> list[LaidPage]:
    return lay_out(read_markdown(text)).pages


def items_of(text: str) -> list[Block | Table]:
    return [item for page in pages_of(text) for item in page.items]


def texts(text: str) -> list[tuple[str | None, str]]:
    return [(item.label, item.text) for item in items_of(text) if isinstance(item, Block)]


def rows(text: str, number: int = 0) -> list[list[str]]:
    tables = [item for item in items_of(text) if isinstance(item, Table)]
    return [[cell.text for cell in row] for row in tables[number].rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "13. Minutes\n\nResolved: That they be signed.",
            [("13.", "Minutes"), (None, "Resolved: That they be signed.")],
        ),
        ("- a) first\n- b) second", [("a)", "first"), ("b)", "second")]),
        ("- 1 The council met.\n- 2 It left.", [("1", "The council met."), ("2", "It left.")]),
        ("- 14 houses were built.", [("•", "14 houses were built.")]),
        ("#### 17. Referral", [("17.", "Referral")]),
        ("5 &amp;amp; 6 &lt; 7", [(None, "5 & 6 < 7")]),
        ("the 1 <sup>st</sup> of July", [(None, "the 1st of July")]),
        ("Argyle Road  \nDespatched: 02.12.19", [(None, "Argyle Road"), (None, "Despatched: 02.12.19")]),
        ("<https://a.example/b%20c.pdf>", [(None, "https://a.example/b%20c.pdf")]),
        ("the autumn of the long year\n\n2029.", [(None, "the autumn of the long year 2029.")]),
        ("~~old~~ new words", [(None, "new words")]),
    ],
)
def test_blocks(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert texts(text) == expected


def test_a_bold_head_is_told() -> None:
    (block,) = items_of("**Reason for recommendation:** To inform members.")
    assert isinstance(block, Block)
    assert (block.lead, block.bold) == ("Reason for recommendation:", False)


def test_a_long_heading_is_a_paragraph() -> None:
    (block,) = items_of("## " + "word " * 60)
    assert isinstance(block, Block)
    assert block.kind == "paragraph"


def test_struck_words_are_kept_apart() -> None:
    (block,) = items_of("Keep ~~drop this~~ that")
    assert isinstance(block, Block)
    assert (block.text, block.struck) == ("Keep that", ("drop this",))


def test_table_with_tabs() -> None:
    text = "\tPages\tContact\nApologies\t\t\n1. <b>Minutes</b> To agree &amp; sign\t(Pages 1 - 4)\tA Roe\n"
    assert rows(text) == [
        ["", "Pages", "Contact"],
        ["Apologies", "", ""],
        ["1. Minutes To agree & sign", "(Pages 1 - 4)", "A Roe"],
    ]


def test_cell_broken_over_two_lines_and_rule_row() -> None:
    assert rows("A\tB\tC\n1\ttwo and\nmore\tthree\n--\t---\t--\n4\t5\t6") == [
        ["A", "B", "C"],
        ["1", "two and more", "three"],
        ["4", "5", "6"],
    ]


def test_numbered_lines_with_a_tab_are_no_table() -> None:
    assert texts("1.\tApologies\n2.\tMinutes") == [("1.", "Apologies"), ("2.", "Minutes")]


@pytest.mark.parametrize(
    "text",
    [
        "| A | B |\n|---|---|\n| 1 | two |",
        "| A | B |\n| 1 | two |",
        "| A | B |\n|---|---|\n|---|---|\n| 1 | two |\n|---|---|",
        "| A | B |\n|---|---|\n| 1 | t\nwo |",
    ],
)
def test_pipe_tables(text: str) -> None:
    found = rows(text)
    assert found[0] == ["A", "B"]
    assert [cell.replace(" ", "") for cell in found[1]] == ["1", "two"]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("| Ward | Cost |\n| --- | --- |\n| Mill | 4 |\n", True),
        ("| **Ward** | **Cost** |\n| --- | --- |\n| Mill | 4 |\n", True),
        ("| **Item No.**<br>7 | **Date**<br>4 May |\n| --- | --- |\n| Title: | The Clock |\n", False),
        ("| Appendix 1: Plan | Yes |\n| --- | --- |\n| Appendix 2: Costs | No |\n", False),
        ("| The clock has stopped and cannot be mended. | Ned |\n| --- | --- |\n| Mill | 4 |\n", False),
        ("| **1** | **Welcome** |\n| --- | --- |\n", False),
    ],
)
def test_the_first_row_of_a_pipe_table_need_not_be_its_heading(text: str, header: bool) -> None:
    (found,) = (item for item in read_markdown(text).items if isinstance(item, Table))
    assert all(cell.header is header for cell in found.rows[0])
    assert not any(cell.header for row in found.rows[1:] for cell in row)


def test_breaks_part_the_paragraphs_of_a_pipe_table() -> None:
    (found,) = (item for item in read_markdown("| a | One.<br>Two. |\n| --- | --- |\n").items)
    assert isinstance(found, Table)
    assert [(block.text, block.broken) for block in found.cells[1].blocks] == [("One.", False), ("Two.", False)]


AGENDA = """# Marlbeck Borough Council

## Highways Committee

Tuesday 4 May 2032 at 7.00 pm

## Agenda

**1. Apologies for Absence**

**2. The Clock**

(Pages 1 - 4) Ada Pell

Tel: 01632 960111

**3. The Bridge**

Report of the Head of Highways

(Pages 5 - 6) Ned Vane Tel: 01632 960222

**4. Ford Lane**
"""


def test_contacts_in_loose_paragraphs_of_an_agenda() -> None:
    items = agendaparse.parse(AGENDA.encode()).agenda
    assert [(item.number, item.description, item.pages and item.pages.first) for item in items] == [
        ("1", None, None), ("2", None, 1), ("3", "Report of the Head of Highways", 5), ("4", None, None),
    ]  # fmt: skip
    assert [[(contact.name, contact.telephone) for contact in item.contacts] for item in items] == [
        [], [("Ada Pell", "01632 960111")], [("Ned Vane", "01632 960222")], [],
    ]  # fmt: skip


def test_a_page_number_between_dashes_is_no_list() -> None:
    found = [item for item in read_markdown("Words\n\n- 2 -\n\nMore\n").items if isinstance(item, Block)]
    assert [(block.label, block.text) for block in found] == [(None, "Words"), (None, "- 2 -"), (None, "More")]


def test_front_matter_is_properties() -> None:
    document = read_markdown('---\ntitle: "Agenda for Cabinet"\nauthor: Marlbeck Borough Council\n---\n\n# Agenda\n')
    assert document.properties == {"Title": "Agenda for Cabinet", "Author": "Marlbeck Borough Council"}
    assert [item.text for item in document.items] == ["Agenda"]
    assert [item.text for item in read_markdown("---\n\nnot: matter\n").items] == ["not: matter"]


def test_html_table_with_blank_lines() -> None:
    rest = "<tr><td>1</td><td>2</td><td>3</td></tr>\n</table>\n\nAfter."
    text = f"<table>\n<tr><td>A</td>\n\n<td colspan=2>B</td></tr>\n\n{rest}"
    assert rows(text) == [["A", "B"], ["1", "2", "3"]]
    assert texts(text) == [(None, "After.")]


def test_furniture_leaves_sentences_and_cells() -> None:
    text = (
        "Progress was made against the agreed measures for each\n\n## Agenda Item 1\n\n### Panel - 1 October 2019\n\n"
        "priority within the plan.\n\nOther words stand here.\n\n## Agenda Item 1\n\nPanel - 1 October 2019\n\nThe end."
    )
    pages = pages_of(text)
    assert [item.text for page in pages for item in page.items if isinstance(item, Block)] == [
        "Progress was made against the agreed measures for each",
        "priority within the plan.",
        "Other words stand here.",
        "The end.",
    ]
    kinds = [f.kind for page in pages for f in page.furniture]
    assert kinds == ["item_stamp", "running_head", "item_stamp", "running_head"]


def test_stamps_in_cells_number_the_pages() -> None:
    head = "Ref\tAction\tStatus\n"
    one = head + "A 1\tDo this\tGreen\nA 2 Page 22\tDo that\tGreen\nA 3\tAnd this\tAmber\n"
    two = "Page 23 A 4\tThen rest\tGreen\nA 5\tFor a while\tRed\nA 6\tAnd go on\tRed\n"
    pages = pages_of(one + "\n" + two)
    assert [page.printed for page in pages] == ["22", "23"]
    tables = [item for page in pages for item in page.items if isinstance(item, Table)]
    assert [row[0].text for table in tables for row in table.rows] == ["Ref", "A 1", "A 2", "A 3", "A 4", "A 5", "A 6"]


def test_a_column_of_pages_is_no_furniture() -> None:
    text = "Item\tTitle\tWhere\n1\tMinutes\tPage 1\n2\tBudget\tPage 5\n3\tPlan\tPage 9\n"
    assert [row[2] for row in rows(text)[1:]] == ["Page 1", "Page 5", "Page 9"]


def test_words_that_repeat_are_no_running_head() -> None:
    text = "\n\n".join(["Something was said about it.", "**It was APPROVED**"] * 3)
    assert sum(words == "It was APPROVED" for _, words in texts(text)) == 3


def test_items_listed_as_headings_are_no_stamps() -> None:
    text = "\n\n".join(f"## Agenda Item {n}\n\nWords about it." for n in (1, 2, 3))
    assert [label or words for label, words in texts(text) if "Item" in words] == [
        "Agenda Item 1",
        "Agenda Item 2",
        "Agenda Item 3",
    ]


def test_what_is_marked_as_a_page_end_is_one() -> None:
    document = read_markdown("One.\n\n<!-- PageBreak -->\n\nTwo.\n\n<!-- PageBreak -->\n\nThree.")
    assert (document.paged, document.page_count) == (True, 3)
    assert [item.pages for item in document.items] == [(1,), (2,), (3,)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Title\n\n**Bold** words", "text/markdown"),
        ("Title\n\nWords, and nothing else # here", "text/plain"),
        ("| A | B |\n|---|---|\n| 1 | 2 |\n\n## More", "text/markdown"),
        ("a\tb <b>c</b>\n\n## More", "text/markdown"),
        ("<div><p>Hello</p></div>", "text/html"),
    ],
)
def test_identified_by_content(text: str, kind: str) -> None:
    assert identify(text.encode()) == kind


def test_read_from_bytes() -> None:
    document = read(b"# Title\n\n**Bold** words")
    assert isinstance(document, Document)
    assert (document.media_type, document.paged, len(document.items)) == ("text/markdown", False, 2)


@pytest.mark.parametrize(
    "text",
    ["\t" * 3000, "|" * 5000, "<div>" * 3000, "* " * 3000, "[" * 3000, "<table>" * 500, "a\tb\n" * 3000, "# \f" * 500],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.perf_counter()
    lay_out(read_markdown(f"{text}\n\nwords"))
    assert time.perf_counter() - start < 5
