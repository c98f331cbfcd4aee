"""Minutes printed as one table, in plain text."""

from __future__ import annotations

from agendaparse.document import Table
from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text

MINUTES = """\
 Item             Discussion and decision                            Action
 19.03.8          The clock stopped on 2 February at twenty to       Place the order with
 The hall clock   four, and the maker of the movement has gone.      the clockmaker: Town
                  A clockmaker would take it down for £2,150.        Clerk, 31 March 2032
                  A new one costs £980 and would last for years.
                  It could be heard in the square again, and all     Put up a notice about
                  day long in the lanes behind the old market.
                                                                     the scaffold: Grounds
                  Members thought that the town would miss it.
                                                                     Supervisor, 12 April
                  RESOLVED: That the clock be mended.
                                                                     2032
 19.03.9          Cllr Inch declared an interest in item
 Declarations     19.03.8 as a maker of clocks.
 of interest
 19.03.10         Last year 46 baskets were watered by hand at a     Bring costs for 46
 Baskets          cost of £3,900, and the year before at £2,100.     baskets: Town Clerk
 19.03.11         RESOLVED: That the swings be mended.
 Swings
"""


def test_a_column_of_numbers_parts_the_rows() -> None:
    (table,) = (item for item in lay_out(read_text(MINUTES + "\f")).pages[0].items if isinstance(item, Table))
    assert [row[0].text for row in table.rows] == [
        "Item",
        "19.03.8 The hall clock",
        "19.03.9 Declarations of interest",
        "19.03.10 Baskets",
        "19.03.11 Swings",
    ]
    assert table.rows[2][1].text == "Cllr Inch declared an interest in item 19.03.8 as a maker of clocks."
    clock = table.rows[1]
    assert [block.text for block in clock[1].blocks][-1] == "RESOLVED: That the clock be mended."
    assert [block.text for block in clock[2].blocks] == [
        "Place the order with the clockmaker: Town Clerk, 31 March 2032",
        "Put up a notice about the scaffold: Grounds Supervisor, 12 April 2032",
    ]


def test_a_word_over_each_number_begins_the_row() -> None:
    rows = "\n".join(
        f" CSAP      Work with the wardens of the north   March 203{n}     Police\n"
        f" 3.{n}       and of the market                    and later      and wardens"
        for n in range(1, 6)
    )
    text = f" Ref       Action                               When           Lead\n{rows}\n"
    (table,) = (item for item in lay_out(read_text(text + "\f")).pages[0].items if isinstance(item, Table))
    assert [row[0].text for row in table.rows[1:]] == [f"CSAP 3.{n}" for n in range(1, 6)]


def test_a_full_label_leaves_one_space_to_its_value() -> None:
    text = """\
Minutes of:      Meeting held in the Moot Hall
Members present: Cllrs Orla Brack (Chair), Tomasz Hale, Winifred Inch and
                 Ned Rowbotham
Absent:          Cllr Jago Wick
"""
    blocks = [item.text for item in lay_out(read_text(text + "\f")).pages[0].items]
    assert blocks[2:4] == [
        "Members present:",
        "Cllrs Orla Brack (Chair), Tomasz Hale, Winifred Inch and Ned Rowbotham",
    ]


def test_numbered_titles_in_the_columns_of_a_table_do_not_end_it() -> None:
    text = """\
 No.       Discussion                                                                   Action
 1.        Welcome and apologies
           The Chair welcomed all who had come through the snow on so cold a night.
 2.        Schools budget                                                               MP
           Meera Pardoe presented the results of the talks with schools. 61 of the
           114 schools had replied.
 3.        Outreach funding                                                             TR
           Tom Raeburn introduced the paper.
 4.        Any other business
           There was none.
"""
    (table,) = (item for item in lay_out(read_text(text + "\f")).pages[0].items if isinstance(item, Table))
    assert [row[0].text for row in table.rows] == ["No.", "1.", "2.", "3.", "4."]
    assert [row[1].blocks[0].text for row in table.rows[1:]] == [
        "Welcome and apologies",
        "Schools budget",
        "Outreach funding",
        "Any other business",
    ]
    assert [row[2].text for row in table.rows[1:]] == ["", "MP", "TR", ""]
