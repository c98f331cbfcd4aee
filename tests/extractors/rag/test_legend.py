"""The document's own key to colours that mean nothing by themselves."""

from __future__ import annotations

import pytest

from agendaparse.document import Item
from agendaparse.extractors.rag.legend import read_legend
from tests.extractors.rag.making import COLOURS, disc, paper, paragraph, read_tables, table

KEY = table(["#B", "Complete", "#G", "On track", "#purple", "Closed"], header=False)
ROWS = [["1", "Plant ten trees", "#G", "Six stand."], ["2", "Mend the gate", "#R", "No."]]
HEADERS = ["Ref", "Action", "BRAG", "Progress"]


def status_of(fill: str, *above: Item) -> tuple[str | None, str | None]:
    (found,), _ = read_tables(*above, table(HEADERS, *ROWS, ["3", "Sell the barn", fill, "Nobody wants it."]))
    return found.rows[2].status, found.rows[2].status_source


@pytest.mark.parametrize(
    "key",
    [
        KEY,
        table(["#purple Purple", "Closed - nothing more to report"], ["#G Green", "On track"], header=False),
        table(["@disc:purple", "Action closed"], ["@disc:G", "On track"], header=False),
        paragraph("Key: green - on target; purple - closed; red - will not be met."),
        paragraph("Purple = Complete (no longer reported)"),
    ],
)
def test_a_colour_outside_red_amber_and_green_means_what_the_key_says(key: Item) -> None:
    assert status_of("#purple", key) == ("complete", "colour")
    assert status_of("#lilac", key) == ("complete", "colour")  # the same colour to a reader
    assert status_of("@disc:purple", key) == ("complete", "icon")


def test_without_a_key_such_a_colour_means_nothing() -> None:
    assert status_of("#purple") == (None, None)
    assert status_of("#pink", KEY) == (None, None)


def test_colours_that_mean_something_keep_their_meaning() -> None:
    assert status_of("#B", KEY) == ("blue", "colour")
    assert status_of("#G", paragraph("Green - complete")) == ("green", "colour")


def test_words_are_believed_before_the_key() -> None:
    assert status_of("#purple Not started", KEY) == ("not_started", "text")


def test_keys_that_contradict_each_other_say_nothing() -> None:
    assert status_of("#purple", KEY, paragraph("Purple - not started")) == (None, None)


def test_running_text_about_colours_is_no_key() -> None:
    legend = read_legend(
        [paper(paragraph("The purple line closed in May. Purple is for lilac lovers, said the Mayor."))]
    )
    assert legend.hues == {}


def test_coloured_headings_are_no_key() -> None:
    shaded = table(["#purple Service", "Status"], ["Parks", "Closed"], header=False)
    assert read_legend([paper(shaded)]).hues == {}


def test_white_and_grey_are_no_colours_to_explain() -> None:
    cell = table(["#grey", "Closed"], header=False).cells[0]
    assert read_legend([paper()]).status_of(cell) is None
    cell.fill, cell.drawings = None, [disc(COLOURS["grey"])]
    assert read_legend([paper()]).status_of(cell) is None
