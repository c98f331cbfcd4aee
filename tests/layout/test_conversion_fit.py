"""Where tables in plain text end, and what their headings are."""

from __future__ import annotations

import pytest

from agendaparse.document import Table
from agendaparse.layout import lay_out
from agendaparse.readers.text import read_text
from tests.layout.test_conversion_columns import blocks, cells, tables

FIGURES = """
 Town                                  Funds         Cost        Balance
 Aldermere                             1,240          980          +260
 Cutbridge                               610          655            (45)
 Total                                 1,850        1,635          +215
"""


@pytest.mark.parametrize(
    "below",
    [
        "4.15   The cost of doing nothing is put at £52.3m over 40 years, most of it in Aldermere. Of",
        "\nSource: the capital programme.",
        "\nWhat is planned\nThe boards have agreed to this.",
        "\n        Complete                On hold                    Late",
    ],
)
def test_what_follows_is_not_of_the_table(below: str) -> None:
    (table,) = tables(FIGURES + below)
    assert cells(table)[-1] == ["Total", "1,850", "1,635", "+215"]
    assert len(table.rows) == 4


def test_two_tables_one_under_another() -> None:
    found = tables("""
 Audit         Recommendation                        Priority Owner            Original        Status
                                                                               date
 Payroll       Reconcile the account each month      High     Payroll          30/06/2032      Implemented
                                                              Manager
 Trees         Write down who may fell               Low      Head of Parks    31/08/2032      In progress

Targets for the Year
 PI        Description                      2030/31       2031/32      Target       Where are we
                                            outturn       outturn      met?         now?
 CT1       Council tax collected            97.1%         97.6%        Yes          Ahead of plan.
 CT2       Business rates collected         98.0%         96.9%        No           Two large appeals.
""")
    assert [cells(table)[0] for table in found] == [
        ["Audit", "Recommendation", "Priority", "Owner", "Original date", "Status"],
        ["PI", "Description", "2030/31 outturn", "2031/32 outturn", "Target met?", "Where are we now?"],
    ]
    assert cells(found[0])[1] == [
        "Payroll",
        "Reconcile the account each month",
        "High",
        "Payroll Manager",
        "30/06/2032",
        "Implemented",
    ]


def test_heading_of_two_lines_is_known_again_overleaf_over_one_row() -> None:
    heading = """PI        Description                      2030/31       2031/32      Target
                                           outturn       outturn      met?
"""
    text = f"""{heading}CT1       Council tax collected            97.1%         97.6%        Yes
CT2       Business rates collected         98.0%         96.9%        No
\f{heading}HB1       Days to settle a new claim       22            21           Nearly
\f"""
    pages = lay_out(read_text(text)).pages
    _, (table,) = ([item for item in page.items if isinstance(item, Table)] for page in pages)
    assert cells(table)[-1] == ["HB1", "Days to settle a new claim", "22", "21", "Nearly"]


def test_figures_under_years_are_a_table() -> None:
    (table,) = tables("""
Outcome                              2029/30     2030/31         2031/32
No breach found                          214         198             231
Notice served                              9          12               8
""")
    assert cells(table)[2] == ["Notice served", "9", "12", "8"]


def test_heading_whose_words_are_broken_in_narrow_columns() -> None:
    (table,) = tables("""
                                          All figures in £m
                                       Revenu     Revenu
                              Revenu
                                             e          e
             Key Service           e                          Summary
                                       Forecas    Varianc
                              Budget
                                             t          e
                                                              Pressure from more
           Older People -
                                                              nights in homes for
         Residential Care       97.5     124.9      +27.4
                                                              some, and from prices
                Services
       Carers' Support           4.0       5.0       +1.0     Pressure from pay
""")
    assert cells(table) == [
        ["Key Service", "Revenu e Budget", "Revenu e Forecas t", "Revenu e Varianc e", "Summary"],
        [
            "Older People - Residential Care Services",
            "97.5",
            "124.9",
            "+27.4",
            "Pressure from more nights in homes for some, and from prices",
        ],
        ["Carers' Support", "4.0", "5.0", "+1.0", "Pressure from pay"],
    ]


def test_second_level_of_a_heading_and_the_unit_over_it() -> None:
    text = """
                                                    All figures in £m
                                                      Revenue       Revenue
                                                       Budget       Forecast
       Adult Social Care                                524.7         588.4
       Public Health                                      0.0           0.0
"""
    (table,) = tables(text)
    assert cells(table)[0] == ["", "Revenue Budget", "Revenue Forecast"]
    assert blocks(text) == ["All figures in £m"]


def test_title_block_with_values_below_its_labels() -> None:
    (table,) = tables("""
 Item No.          Classification:            Date:                      Meeting Name:
 4                 Open                       12 May 2032                Planning Committee
 Report title:                                Planning Enforcement: Annual Report
 From:                                        Head of Planning
""")
    assert cells(table)[1] == ["4", "Open", "12 May 2032", "Planning Committee"]


def test_title_over_a_register_and_a_name_on_two_lines() -> None:
    (table,) = tables("""
                                   REGISTER OF REPORTS
 Item       Report                                                     Ward            Page
 No
 1          Minutes of the Meeting held on 14 April 2032                               1
 2          Planning Enforcement: Annual Report                        All             3
""")
    assert cells(table)[0] == ["Item No", "Report", "Ward", "Page"]
