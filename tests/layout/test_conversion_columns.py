"""Tables in plain text: columns by their gutters, rows by their fit."""

from __future__ import annotations

import pytest

from agendaparse.document import Block, LaidDocument, Table
from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text


def laid_out(text: str) -> LaidDocument:
    return lay_out(read_text(text.strip("\n") + "\f"))


def tables(text: str) -> list[Table]:
    return [item for page in laid_out(text).pages for item in page.items if isinstance(item, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def blocks(text: str) -> list[str]:
    return [item.text for page in laid_out(text).pages for item in page.items if isinstance(item, Block)]


def test_cells_of_several_lines_at_the_top_of_their_row() -> None:
    (table,) = tables("""
Ref      Action                   By When    Lead       Status
1.1      Mend the bridge at       June 2032  Highways   Green
         Weir Road
1.2      Sell the old depot       Dec 2032   Property   Amber
1.3      Plant four hundred       March      Parks      Red
         trees along the ring     2033
         road
""")
    assert cells(table)[1:] == [
        ["1.1", "Mend the bridge at Weir Road", "June 2032", "Highways", "Green"],
        ["1.2", "Sell the old depot", "Dec 2032", "Property", "Amber"],
        ["1.3", "Plant four hundred trees along the ring road", "March 2033", "Parks", "Red"],
    ]


def test_cells_in_the_middle_of_their_rows_height() -> None:
    (table,) = tables("""
                                                       RAG rating
Library measures                                                        DoT
                                                   Latest    Previous
% of loans renewed without a visit by readers
                                                   GREEN     AMBER
of all ages
% of new books                                     RED       RED
Number of readers that came to an evening with
                                                   AMBER     GREEN
an author
""")
    assert cells(table) == [
        ["Library measures", "RAG rating Latest", "RAG rating Previous", "DoT"],
        ["% of loans renewed without a visit by readers of all ages", "GREEN", "AMBER", ""],
        ["% of new books", "RED", "RED", ""],
        ["Number of readers that came to an evening with an author", "AMBER", "GREEN", ""],
    ]


def test_reference_in_the_middle_and_other_cells_at_the_top() -> None:
    (table,) = tables("""
Ref       Action                   By When    Lead       Status
          Mend the bridge at       June       Highways   Green
AB        Weir Road, and close     2032
1         it to lorries while
          that is done
          Sell the old depot to    Dec        Property   Amber
AB        the highest bidder       2032
2
""")
    assert [row[0] for row in cells(table)[1:]] == ["AB 1", "AB 2"]
    assert [row[4] for row in cells(table)[1:]] == ["Green", "Amber"]


def test_full_cell_leaves_one_space_to_the_next() -> None:
    (table,) = tables("""
Lead Officer            Title of decision                   Meeting date    Decision taker
Head of Transport       Denmark Street and Rosemary Lane 5 Feb 2026         Transport Board
Head of Finance         Quarterly report on the budget       5 Feb 2026     Finance Board
Head of Housing         Rents                                19 Mar 2026    Housing Board
Head of Planning        Local plan                           19 Mar 2026    Planning Board
""")
    assert [row[1:3] for row in cells(table)[1:]] == [
        ["Denmark Street and Rosemary Lane", "5 Feb 2026"],
        ["Quarterly report on the budget", "5 Feb 2026"],
        ["Rents", "19 Mar 2026"],
        ["Local plan", "19 Mar 2026"],
    ]


def test_heading_of_two_levels_with_one_space_between_the_lower() -> None:
    (table,) = tables("""
Ref     Measure                    Quarter 1         Quarter 2     Comment
                                Target Actual     Target Actual
K1      Bins missed             12%    14%        12%    11%       Better than before
K2      Letters answered        90%    91%        90%    88%       Worse than before
K3      Potholes filled         75%    71%        75%    80%       Better than before
""")
    assert cells(table)[0] == [
        "Ref", "Measure", "Quarter 1 Target", "Quarter 1 Actual", "Quarter 2 Target", "Quarter 2 Actual", "Comment",
    ]  # fmt: skip
    assert cells(table)[1] == ["K1", "Bins missed", "12%", "14%", "12%", "11%", "Better than before"]


def test_each_line_is_a_row_where_lines_are_whole() -> None:
    (table,) = tables("""
Councillor          For      Against     Abstain
Anwar               X
Crewe                        X
Dodgson             X
Pallister                                X
Total               2        1           1
""")
    assert [row[0] for row in cells(table)[1:]] == ["Anwar", "Crewe", "Dodgson", "Pallister", "Total"]


def test_heading_of_another_table_and_its_title_end_a_table() -> None:
    text = """
Ref    Measure                    Target    Latest
H1     Homes let in a month       12        9
H2     Rent collected             98%       98.4%

Waste
Ref    Measure                    Target    Latest
W1     Bins missed                50        61
W2     Waste composted            55%       53.2%
"""
    first, second = tables(text)
    assert [row[0] for row in cells(first)] == ["Ref", "H1", "H2"]
    assert [row[0] for row in cells(second)] == ["Ref", "W1", "W2"]
    assert blocks(text) == ["Waste"]


def test_prose_and_numbered_paragraphs_end_a_table() -> None:
    text = """
2.2        The table shows the marks that the panel gave to each of the three yards.

                 Criterion                     Yard A          Yard B         Yard C
                 Quality (60)                     52.5            44.0           38.5
                 Price (40)                       33.1            40.0           37.2

2.3        The members of the panel wrote of the best offer that it was good.
"""
    (table,) = tables(text)
    assert [row[0] for row in cells(table)] == ["Criterion", "Quality (60)", "Price (40)"]
    assert len(blocks(text)) == 2


def test_table_goes_on_overleaf_with_other_columns_of_white() -> None:
    first, second = tables(
        """
Ref     Action                 By When      Lead         Status   Progress
1.1     Mend the bridge        June 2032    Highways     Green    The bridge was mended
1.2     Sell the depot         Dec 2032     Property     Amber    Two offers were made
\f        and the higher one was accepted.
1.3     Plant trees            March 2033   Parks        Red   None was planted in a dry
                                                               spring
1.4     Paint the hall         July 2033    Property     Green   It is white
"""
    )
    assert cells(first)[0] == ["Ref", "Action", "By When", "Lead", "Status", "Progress"]
    assert [row[0] for row in cells(second)][-2:] == ["1.3", "1.4"]
    assert [row[4] for row in cells(second)][-2:] == ["Red", "Green"]


OPEN = """
Ref     Action                 By When      Lead         Status   Progress
1.1     Mend the bridge        June 2032    Highways     Green    The bridge was mended
1.2     Sell the depot on      Dec 2032     Property     Amber    Two offers were made
"""


def test_page_with_the_end_of_a_row_alone() -> None:
    _, tail = tables(f"{OPEN}\f\n{'':8}{'the ring road':58}and the higher one was\n")
    assert cells(tail) == [["", "the ring road", "", "", "", "and the higher one was"]]


@pytest.mark.parametrize(
    "overleaf",
    [
        "        the ring road               and the higher one was",
        "                                    and the higher one was accepted",
        "        The committee thanked everybody who had sent in their views on it.",
    ],
    ids=["under-no-column", "alone-under-no-column", "across-columns"],
)
def test_words_overleaf_that_fit_no_column_fill_none(overleaf: str) -> None:
    text = f"{OPEN}\f\n{overleaf}\n"
    assert len(tables(text)) == 1
    assert " ".join(blocks(text)).split() == overleaf.split()


def test_box_of_an_indicator() -> None:
    (table,) = tables("""
 AB01 - Potholes filled within 28 days                             GREEN
       Latest              Target                  Previous       Polarity
        93%                 90%                     91%           Higher is better
""")
    assert cells(table)[0] == ["AB01 - Potholes filled within 28 days", "GREEN"]
    assert cells(table)[2] == ["93%", "90%", "91%", "Higher is better"]


def test_plan_under_dates() -> None:
    (table,) = tables("""
10 December 2019      19 March 2020            16 June 2020
Safety plan           Grants                   Budget
monitoring
                      Leisure centre
Sports update
""")
    assert cells(table)[0] == ["10 December 2019", "19 March 2020", "16 June 2020"]
    assert [[block.text for block in cell.blocks] for cell in table.rows[1]] == [
        ["Safety plan monitoring", "Sports update"],
        ["Grants", "Leisure centre"],
        ["Budget"],
    ]


def test_names_in_columns_are_no_table() -> None:
    text = """
Councillor Maud Ellery (Chair)     Councillor Huw Gaskin     Councillor Joan Crewe
Councillor Bashir Anwar            Councillor Ruth Eavis     Councillor Kit Jessop
Councillor Ivor Imber              Councillor Otto Mohr      Councillor Asif Raja
"""
    assert tables(text) == []
    assert len(blocks(text)) == 9


def test_pages_beside_an_agenda_make_no_table() -> None:
    text = """
                                        Pages             Contact
1.   Minutes                            (Pages 1 - 4)
     To agree the minutes

2.   Update from the Chief              (Pages 5 - 6)     A Clerk
     Inspector                                            Tel: 01632 960001
3.   Work Plan                          (Pages 7 - 8)     A Clerk
"""
    assert tables(text) == []


REGISTER = """
        Lead Officer                  Title and summary of Decision              Meeting date      Decision taker
Adam Fuller, Head of Roads    Resurfacing of the Ring Road                  5 Feb 2032        Roads Committee
adam.fuller@milton.example    To seek approval for the tender and for the
                              closing of two lanes

Rebecca Long, Head of Parks   Progress Towards the Green Belt Vision        5 Feb 2032        Parks Committee
rebecca.long@milton.gov.ex    To present the progress made

Adam Fuller, Head of Roads Local Roads Programme update                     19 Mar 2032       Roads Committee
and Bridges                To provide an update on the local roads
adam.fuller@milton.example Programme to the Committee.
"""


def test_full_cells_are_cut_where_the_lines_next_to_them_begin() -> None:
    (table,) = tables(REGISTER)
    assert [row[0] for row in cells(table)[1:]] == [
        "Adam Fuller, Head of Roads adam.fuller@milton.example",
        "Rebecca Long, Head of Parks rebecca.long@milton.gov.ex",
        "Adam Fuller, Head of Roads and Bridges adam.fuller@milton.example",
    ]
    assert [row[2] for row in cells(table)[1:]] == ["5 Feb 2032", "5 Feb 2032", "19 Mar 2032"]
    assert not blocks(REGISTER)


def test_sentence_under_a_title_that_no_stop_ends() -> None:
    (table,) = tables(REGISTER)
    assert [[block.text for block in row[1].blocks] for row in table.rows[1:]] == [
        ["Resurfacing of the Ring Road", "To seek approval for the tender and for the closing of two lanes"],
        ["Progress Towards the Green Belt Vision", "To present the progress made"],
        [
            "Local Roads Programme update",
            "To provide an update on the local roads Programme to the Committee.",
        ],
    ]


def test_heading_of_three_levels() -> None:
    (table,) = tables("""
No.    Scheme                            Owner                         Health                  Notes
                                                                  Now              Last year
                                                         Scope   Money    Whole     Whole
S01    Weir bridge, phase 1              Ann Lee         RED     GREEN    AMBER     GREEN      Piling began in May
                                                                                               and ends before autumn.
S02    Ring road trees, phase 2          Bo Carr         GREEN   RED      GREEN     AMBER      Four are planted.
S03    Depot roof, phase 3               Cy Dunn         AMBER   GREEN    RED       GREEN      Tenders close on 4 June.
""")
    assert cells(table) == [
        [
            *("No.", "Scheme", "Owner", "Health Now Scope", "Health Now Money", "Health Now Whole"),
            *("Health Last year Whole", "Notes"),
        ],
        [
            *("S01", "Weir bridge, phase 1", "Ann Lee", "RED", "GREEN", "AMBER", "GREEN"),
            "Piling began in May and ends before autumn.",
        ],
        ["S02", "Ring road trees, phase 2", "Bo Carr", "GREEN", "RED", "GREEN", "AMBER", "Four are planted."],
        ["S03", "Depot roof, phase 3", "Cy Dunn", "AMBER", "GREEN", "RED", "GREEN", "Tenders close on 4 June."],
    ]


def test_gap_of_one_space_in_a_heading_that_repeats() -> None:
    found = tables("""
Ref     Action                    By When     Lead        Partners      Status   Progress
MP 1    Mend the bridge at        June 2032   Highways    The county    Green    Piling began in May and
        Weir Road                                                                will end in August.
MP 2    Sell the old depot        Dec 2032    Property    All           Amber    Two offers were made.

                                  Open Spaces
Ref     Action                    By When Lead            Partners      Status   Progress
MP 3    Plant four hundred        31/03/33   Parks        Friends       Red      None can be had before
        trees along the ring                                                     the autumn.
        road
MP 4    Mow the banks of the      June 2033 Licensing     The county    Green    Mown twice.
        canal
MP 5    Paint the railings        Dec 2032   Parks        All           Green    Half of them are done.
""")
    assert [row[:4] for row in cells(found[-1]) if row[0].startswith("MP")][-3:] == [
        ["MP 3", "Plant four hundred trees along the ring road", "31/03/33", "Parks"],
        ["MP 4", "Mow the banks of the canal", "June 2033", "Licensing"],
        ["MP 5", "Paint the railings", "Dec 2032", "Parks"],
    ]


OVERLEAF = """
Ref     Action                    By When     Lead        Partners      Status   Progress
MP 1    Mend the bridge at        June 2032   Highways    The county    Green    Piling began in May and
        Weir Road                                                                will end in August.
MP 2    Sell the old depot        Dec 2032    Property    All           Amber    Two offers were made, of
                                                                                 which the council took
\f{tail}

                                  Open Spaces and All That Grows in Them or Beside



Ref     Action                    By When     Lead        Partners      Status   Progress
MP 4    Mow the banks of the      June 2033   Licensing   The county    Green    Mown twice.
        canal
MP 5    Paint the railings        Dec 2032    Parks       All           Green    Half of them are done.
"""


@pytest.mark.parametrize(
    ("tail", "before"),
    [
        ("{far}the second, from a builder.", ["", "", "", "", "", "", "the second, from a builder."]),
        ("{far}     the second, from a builder.", ["", "", "", "", "", "", "the second, from a builder."]),
        (
            "{far}the second.\n"
            "MP 3    Plant four hundred        On-going    Parks       Friends                None yet.",
            ["MP 3", "Plant four hundred", "On-going", "Parks", "Friends", "", "None yet."],
        ),
    ],
)
def test_rows_above_a_repeated_heading_stand_in_its_columns(tail: str, before: list[str]) -> None:
    found = [row for table in tables(OVERLEAF.format(tail=tail.format(far=" " * 81))) for row in cells(table)]
    assert before in found
    at = next(number for number, row in enumerate(found) if "MP 4" in row)
    assert "Open Spaces and All That Grows in Them or Beside" in found[at - 1] + found[at - 2]


def test_unit_above_a_repeated_heading_is_no_row() -> None:
    found = tables(OVERLEAF.format(tail=" " * 81 + "All figures in £m"))
    assert not any("£m" in cell for table in found for row in cells(table) for cell in row)
