"""The structure tree: what belongs together, as the author meant it."""

from __future__ import annotations

from agendaparse.document import Link, Run, Table, Tag
from tests.layout.build import BODY, blocks, laid, page, run, tag, texts, wrapped


def marked(text: str, mark: int, y: float = 200.0, x: float = 72.0) -> Run:
    return run(text, x=x, y=y, mark=mark)


def item(label: int, *body: Tag | int) -> Tag:
    """A list item as word processors write it."""
    return tag("LI", tag("Lbl", label), tag("LBody", *body))


def test_headings_and_paragraphs_keep_their_roles() -> None:
    runs = [marked("Agenda", 0, 150), marked("One line", 1), marked("and another far below", 1, 400)]
    (only,) = laid(page(runs), tags=[tag("Document", tag("H2", 0), tag("P", 1))])
    first, second = blocks(only)
    assert (first.kind, first.level, first.tag) == ("heading", 2, "H2")
    assert (second.kind, second.text, second.tag) == ("paragraph", "One line and another far below", "P")


def test_the_order_is_the_trees() -> None:
    runs = [marked("second", 1, 150), marked("first", 0, 300)]
    (only,) = laid(page(runs), tags=[tag("P", 0), tag("P", 1)])
    assert texts(only) == ["first", "second"]


def test_a_list_item_with_its_label() -> None:
    runs = [marked("1.", 0), marked("To receive apologies", 1, x=90)]
    (only,) = laid(page(runs), tags=[tag("L", item(0, 1))])
    (block,) = blocks(only)
    assert (block.kind, block.label, block.text, block.level) == ("list_item", "1.", "To receive apologies", 1)


def test_a_list_item_without_a_tagged_label() -> None:
    runs = [marked("(a) to note", 0)]
    (only,) = laid(page(runs), tags=[tag("L", tag("LI", tag("LBody", 0)))])
    assert (blocks(only)[0].label, blocks(only)[0].text) == ("(a)", "to note")


def test_nested_lists() -> None:
    runs = [
        *[marked("1.", 0), marked("Members discussed:", 1, x=90)],
        *[marked("a.", 2, 214, x=108), marked("the costs", 3, 214, x=126)],
        *[marked("2.", 4, 228), marked("Closed.", 5, 228, x=90)],
    ]
    tree = tag("L", item(0, tag("P", 1), tag("L", item(2, tag("P", 3)))), item(4, 5))
    (only,) = laid(page(runs), tags=[tree])
    assert [(b.label, b.text, b.level) for b in blocks(only)] == [
        ("1.", "Members discussed:", 1),
        ("a.", "the costs", 2),
        ("2.", "Closed.", 1),
    ]


def test_a_struck_label_is_not_the_items() -> None:
    runs = [marked("(5)", 0), marked("(3)", 1, x=100), marked("Expects openness", 1, x=124)]
    runs[0].struck = True
    (only,) = laid(page(runs), tags=[tag("L", item(0, 1))])
    (block,) = blocks(only)
    assert (block.label, block.text, block.struck) == ("(3)", "Expects openness", ("(5)",))


def test_a_label_tagged_apart_from_its_paragraph() -> None:
    """Typesetters that lay lists out as grids tag the label and the text as two elements on one line."""
    runs = [marked("a)", 0), *wrapped(BODY, x=108, y=200)]
    for r in runs[1:]:
        r.mark = 1
    (only,) = laid(page(runs), tags=[tag("Div", 0), tag("Div", 1)])
    (block,) = blocks(only)
    assert (block.kind, block.label, block.text) == ("list_item", "a)", BODY)


def test_a_label_alone_stays_alone() -> None:
    runs = [marked("4", 0), marked("A line below", 1, 230)]
    (only,) = laid(page(runs), tags=[tag("P", 0), tag("P", 1)])
    assert texts(only) == ["4", "A line below"]


def test_a_paragraph_over_two_pages() -> None:
    above, below = marked("It was agreed that the work", 0, 780), marked("go on.", 0, 80)
    tree = Tag("P", [(1, 0), (2, 0)])
    first, second = laid(page([above]), page([below], number=2), tags=[tree])
    (block,) = blocks(first)
    assert (block.text, block.pages) == ("It was agreed that the work go on.", (1, 2))
    assert [where[0] for where in block.where] == [1, 2]
    assert blocks(second) == []


def test_inline_elements_belong_to_their_paragraph() -> None:
    runs = [marked("See", 0), marked("the survey", 1, x=96), marked("of 2031.", 2, x=162)]
    link = Link(runs[1].box, "https://example.org")
    tree = tag("P", 0, tag("Link", 1), 2)
    (only,) = laid(page(runs, links=[link]), tags=[tree])
    (block,) = blocks(only)
    assert (block.text, block.links) == ("See the survey of 2031.", ("https://example.org",))


def test_untagged_leftovers_are_put_in_their_place() -> None:
    runs = [marked("Above", 0, 150), run("Left out by the author", y=200), marked("Below", 1, 300)]
    (only,) = laid(page(runs), tags=[tag("P", 0), tag("P", 1)])
    assert texts(only) == ["Above", "Left out by the author", "Below"]


def test_a_table() -> None:
    runs = [marked(text, i, 200 + 14 * (i // 2), x=72 + 200 * (i % 2)) for i, text in enumerate("abcd")]
    rows = [tag("TR", tag("TD", 0), tag("TD", 1)), tag("TR", tag("TD", 2), tag("TD", 3))]
    (only,) = laid(page(runs), tags=[tag("Table", *rows)])
    (table,) = only.items
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["a", "b"], ["c", "d"]]


def test_turned_words_are_kept() -> None:
    (only,) = laid(page([run("Sideways", x=300, y=300, rotation=90, mark=0)]), tags=[tag("P", 0)])
    assert texts(only) == ["Sideways"]


def test_a_tree_that_leads_nowhere() -> None:
    (only,) = laid(page([run("Text", y=200)]), tags=[tag("P", 99), tag("Table", tag("TR", tag("TD", 98))), tag("L")])
    assert texts(only) == ["Text"]


def test_marks_used_twice_are_read_once() -> None:
    (only,) = laid(page([marked("Text", 0)]), tags=[tag("P", 0), tag("P", 0)])
    assert texts(only) == ["Text"]


def test_a_title_tagged_with_smaller_lines_stands_alone() -> None:
    title = run("Schools Forum \u2013 Agenda", y=100, size=15, mark=0)
    (only,) = laid(
        page([title, marked("Date: 16 January 2025", 0, 120), marked("Time: 4.30pm", 0, 134)]), tags=[tag("P", 0)]
    )
    assert texts(only) == ["Schools Forum \u2013 Agenda", "Date: 16 January 2025 Time: 4.30pm"]


def test_a_mark_that_no_tag_claims_is_none() -> None:
    pages = [page([marked(f"{BODY} {n * 7919}", 0), marked(f"Page {n}", 9, 803, x=480)], number=n) for n in (1, 2)]
    found = laid(*pages, tags=[Tag("P", [(n, 0)]) for n in (1, 2)])
    assert [[f.value for f in one.furniture] for one in found] == [["1"], ["2"]]
    assert [len(texts(one)) for one in found] == [1, 1]
