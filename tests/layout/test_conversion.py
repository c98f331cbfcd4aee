"""What a converter leaves of a page, put right: heads and feet, headings without rank, tables without spans."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agendaparse.document import Block, Item, LaidDocument, Table
from agendaparse.layout import lay_out
from agendaparse.readers import read


def laid(text: str, form: str = "markdown") -> LaidDocument:
    return lay_out(read(text.encode(), form=form))


def items(text: str, form: str = "markdown") -> Iterator[Item]:
    return (item for page in laid(text, form).pages for item in page.items)


def texts(text: str, form: str = "markdown") -> list[str]:
    return [item.text for item in items(text, form) if isinstance(item, Block)]


def table(text: str) -> Table:
    return next(item for item in items(text) if isinstance(item, Table))


def furniture(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for page in laid(text).pages for piece in page.furniture]


SENTENCE = "The committee heard that the clock had stopped in February and could not be mended here."


def test_a_head_that_stands_once_breaks_into_a_list() -> None:
    text = f"{SENTENCE}\n\n(a) that it be sold; and\n\nCABINET - 22.4.32\n\n(b) that another be bought.\n"
    assert furniture(text) == [("running_head", "CABINET - 22.4.32")]


def test_lines_beside_the_stamp_of_each_page_are_heads() -> None:
    text = "\n\n".join(f"{SENTENCE}\n\nPage {n}\n\nAppendix A - The Clock" for n in range(1, 5))
    assert texts(text) == [SENTENCE] * 4


def test_a_heading_over_a_title_is_no_running_head() -> None:
    paper = "Agenda Item 4\n\n# Appendix 1\n\n# {}\n\n" + SENTENCE + "\n\n"
    found = texts(paper.format("Costs") + paper.format("Dates"))
    assert found.count("Appendix 1") == 2


def test_an_address_at_the_foot_of_every_page_is_furniture() -> None:
    foot = "clerk@marlbeck.gov.example"
    assert foot not in texts("\n\n".join([SENTENCE, foot] * 3))
    assert foot in texts("\n\n".join([SENTENCE, foot] * 2))


def test_an_item_beside_the_name_of_a_body_is_its_stamp() -> None:
    text = f"**Highways Committee** **Agenda Item 5**\n\n# The Clock\n\n{SENTENCE}\n"
    assert texts(text)[0] == "Highways Committee"
    assert furniture(text) == [("item_stamp", "Agenda Item 5")]


def test_a_watermark_is_no_text() -> None:
    assert furniture(f"DRAFT\n\n{SENTENCE}\n") == [("watermark", "DRAFT")]


def test_levels_that_contradict_themselves_are_none() -> None:
    luck = "# 1. Purpose\n\nText.\n\n### 2. Options\n\nText.\n\n## Costs\n\nText.\n"
    kept = "# 1. Purpose\n\nText.\n\n# 2. Options\n\nText.\n\n## Costs\n\nText.\n"
    levels = [[item.level for item in items(text) if isinstance(item, Block) and item.kind == "heading"]
              for text in (luck, kept)]  # fmt: skip
    assert levels == [[1, 1, 1], [1, 1, 2]]


def test_spans_of_a_heading_of_several_levels() -> None:
    found = table(
        "| Project | Rating |  |  | Note |\n| --- | --- | --- | --- | --- |\n|  | Latest |  | Before |  |\n"
        "|  | Time | Cost | Cost |  |\n| Bridge | Red | Green | Amber | Late |\n| Road | Red | Red | Red | Done |\n"
    )
    spans = [(cell.text, cell.row, cell.rowspan, cell.colspan) for cell in found.cells if cell.header]
    assert spans == [
        ("Project", 0, 3, 1), ("Rating", 0, 1, 3), ("Note", 0, 3, 1),
        ("Latest", 1, 1, 2), ("Before", 1, 1, 1), ("Time", 2, 1, 1), ("Cost", 2, 1, 1), ("Cost", 2, 1, 1),
    ]  # fmt: skip


def test_rows_with_gaps_are_no_heading_of_two_levels() -> None:
    found = table("| Ward | Cost | Note |\n| --- | --- | --- |\n| Mill | 4 |  |\n|  | 5 | late |\n| Weir | 6 |  |\n")
    assert {cell.rowspan for cell in found.cells} == {1}


def test_a_heading_over_letters_heads_the_questions_beside_them() -> None:
    found = table("| **Question** |  | **Answer** |\n| --- | --- | --- |\n| a. | Fair? | Yes |\n| b. | Cheap? | No |\n")
    assert [(cell.text, cell.colspan) for cell in found.rows[0]] == [("Question", 2), ("Answer", 1)]


def test_the_name_of_a_group_over_the_columns_lies_across_the_table() -> None:
    found = table("| Parks |  |  |\n| --- | --- | --- |\n| Ref | Action | By |\n| P1 | Plant trees | May |\n")
    assert [(cell.text, cell.colspan) for cell in found.rows[0]] == [("Parks", 3)]


@pytest.mark.parametrize(
    ("text", "blank"),
    [("Words.\n\nPage 1\n\nThis page is intentionally left blank\n\nMore words.\n\nPage 3\n", [False, True, False])],
)
def test_the_notice_behind_a_stamp_is_a_page_of_its_own(text: str, blank: list[bool]) -> None:
    assert [page.blank for page in laid(text).pages] == blank
