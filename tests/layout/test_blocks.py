"""Lines to blocks: what is one paragraph, and in which order."""

from __future__ import annotations

import pytest

from agendaparse.document import Block, Run
from agendaparse.layout.blocks import blocks_of
from tests.layout.build import BODY, lines, run, wrapped

FULL = "a line that runs up to the right margin"  # 39 letters, 234 points


def texts(*runs: Run) -> list[str]:
    """Blocks in reading order, label first."""
    return [f"{b.label} {b.text}".strip() if b.label else b.text for b in blocks_of(runs, 1)]


def one(*runs: Run) -> Block:
    """The only block there is."""
    (block,) = blocks_of(runs, 1)
    return block


class TestJoining:
    """What makes lines one paragraph, and what parts them."""

    def test_a_wrapped_paragraph(self) -> None:
        assert texts(*wrapped(BODY)) == [BODY]

    @pytest.mark.parametrize(
        ("runs", "count"),
        [
            pytest.param(lines(FULL, "goes on here"), 1, id="full line"),
            pytest.param(lines(FULL, "goes on here", leading=26), 2, id="space between"),
            pytest.param(lines(FULL, "short", "goes on here"), 2, id="the author broke the line"),
            pytest.param([*lines(FULL, bold=True), *lines("goes on here", y=114)], 2, id="weight changes"),
            pytest.param([*lines(FULL), run("GOES ON", y=114, size=16)], 2, id="size changes"),
            pytest.param([*lines(FULL), run("goes on here", x=300, y=114)], 2, id="elsewhere"),
            pytest.param([run(FULL, x=100), run("goes on at the margin, as far as this", y=114)], 1, id="indented"),
            pytest.param(lines(f"1. {FULL}", f"2. {FULL}"), 2, id="numbers"),
            pytest.param(lines(f"• {FULL}", f"• {FULL}"), 2, id="bullets"),
            pytest.param(lines(FULL, "2019. It goes on"), 1, id="a year is no label"),
        ],
    )
    def test_lines(self, runs: list[Run], count: int) -> None:
        assert len(blocks_of(runs, 1)) == count

    def test_underlining_ends_with_a_heading(self) -> None:
        heading = run(FULL, underlined=True)
        assert len(blocks_of([heading, *lines("goes on here", y=114)], 1)) == 2

    def test_a_bold_opening_does_not_part_a_paragraph(self) -> None:
        opening = [run("Resolved:", bold=True), run("That the minutes be approved", x=132)]
        assert texts(*opening, run("and signed by the Chair.", y=114)) == [
            "Resolved: That the minutes be approved and signed by the Chair."
        ]

    def test_a_second_paragraph_of_a_value_ends_where_the_next_label_begins(self) -> None:
        labels = [run("From:", bold=True), run("To:", y=132, bold=True)]
        values = [run(text, x=200, y=y) for text, y in (("Mrs Carbery,", 100), (f"{FULL} ab", 114), ("Cabinet", 132))]
        assert texts(*labels, *values) == ["From:", "Mrs Carbery,", f"{FULL} ab", "To:", "Cabinet"]

    def test_names_in_two_columns_beside_their_label(self) -> None:
        names = (("Cllr Ash", "Cllr B Elm"), ("Cllr Oakham", "Cllr C Fir"), ("Cllr Reed", "Cllr D Yew"))
        rows = [
            run(text, x=x, y=100 + 14 * at)
            for at, row in enumerate(names)
            for x, text in zip((150, 350), row, strict=True)
        ]
        wide = run(FULL, x=150, y=200)
        assert texts(run("PRESENT:", x=72), *rows, wide) == ["PRESENT:", *(name for row in names for name in row), FULL]

    def test_a_numbered_heading_in_a_column_left_of_its_text(self) -> None:
        heading = [
            run(text, y=100 + 14 * at, bold=True)
            for at, text in enumerate(("12 Apologies and", "Declarations of", "Interests"))
        ]
        beside = [run(text, x=200, y=100 + 14 * at) for at, text in enumerate((f"{FULL} a", "goes on here."))]
        assert texts(*heading, *beside, run(FULL, y=200)) == [
            "12 Apologies and Declarations of Interests",
            f"{FULL} a goes on here.",
            FULL,
        ]

    def test_centred_lines(self) -> None:
        runs = [run("MINUTES OF THE MEETING OF THE PARISH COUNCIL", x=166), run("HELD IN MAY", x=265, y=114)]
        assert texts(*runs) == ["MINUTES OF THE MEETING OF THE PARISH COUNCIL HELD IN MAY"]

    def test_lines_a_hanging_indent_deep(self) -> None:
        runs = [run(f"a) {FULL}", x=72), run("goes on here", x=90, y=114)]
        assert texts(*runs) == [f"a) {FULL} goes on here"]

    @pytest.mark.parametrize(
        ("first", "second", "joined"),
        [
            ("a statu-", "tory duty", "a statutory duty"),
            ("a commit\u00ad", "tee of the whole", "a committee of the whole"),
            ("the Plan 2019-", "20", "the Plan 2019-20"),
            ("self-", "financing", "self-financing"),
            ("(Pages", "461 - 610)", "(Pages 461 - 610)"),
            ("Cllr Achterberg (Labour) -", "Chair", "Cllr Achterberg (Labour) - Chair"),
            ("clerk@parish.", "example.uk", "clerk@parish.example.uk"),
        ],
    )
    def test_what_a_line_end_broke_off(self, first: str, second: str, joined: str) -> None:
        """Joined although there was room: other lines of the column are longer."""
        above = lines("Another paragraph, as wide as the column is")
        assert texts(*above, *lines(first, second, y=130))[1:] == [joined]

    def test_a_number_in_a_sentence_is_no_label(self) -> None:
        assert texts(*lines("Cllr Inch declared an interest in item", "19.03.5 as a member of the club.")) == [
            "Cllr Inch declared an interest in item 19.03.5 as a member of the club."
        ]


class TestLabels:
    """Labels that hang left of their text."""

    @pytest.mark.parametrize("label", ["1.", "12", "3.1", "(a)", "iv.", "•", "-", "F/12/26"])
    def test_a_label_in_the_margin(self, label: str) -> None:
        block = one(run(label, x=72), *wrapped(BODY, x=120))
        assert (block.kind, block.label, block.text) == ("list_item", label, BODY)
        assert block.indent == 120

    def test_a_label_in_the_line(self) -> None:
        block = one(run("1. "), run("Apologies for Absence", x=87))
        assert (block.label, block.text, block.indent) == ("1.", "Apologies for Absence", 87)

    def test_a_label_in_the_run(self) -> None:
        block = one(run("1. To receive apologies from those who are not here"), run("and so on", x=90, y=114))
        assert (block.label, block.indent) == ("1.", 90)

    def test_a_label_too_far_away_is_a_text(self) -> None:
        assert texts(run("4"), run("Far away", x=260)) == ["4", "Far away"]

    def test_nested_lists(self) -> None:
        runs = [
            *[run("1."), run("Members discussed:", x=90)],
            *[run("a.", x=108, y=114), run("the costs", x=126, y=114)],
            *[run("i.", x=144, y=128), run("of paper", x=162, y=128)],
            *[run("b.", x=108, y=142), run("the time", x=126, y=142)],
        ]
        found = blocks_of(runs, 1)
        assert [(b.label, b.text, b.indent) for b in found] == [
            ("1.", "Members discussed:", 90),
            ("a.", "the costs", 126),
            ("i.", "of paper", 162),
            ("b.", "the time", 126),
        ]


class TestSideBySide:
    """What stands on one line but not in one sentence."""

    def test_a_contact_block_beside_the_date(self) -> None:
        runs = [
            *lines("Tuesday, 14 October 2031", "Committee Room 1", "Despatched: 06.10.31"),
            *lines("Contact: Imogen Tarrow", "Tel: 01632 960114", x=376),
            *wrapped(BODY, y=200, width=440),
        ]
        assert texts(*runs)[:-1] == [
            "Tuesday, 14 October 2031",
            "Contact: Imogen Tarrow",
            "Committee Room 1",
            "Tel: 01632 960114",
            "Despatched: 06.10.31",
        ]

    def test_labels_and_values(self) -> None:
        """Values stay apart although each line of theirs is as full as the longest."""
        runs = [
            *lines("Report of", "Status", "Key Decision"),
            *lines("Head of Neighbourhoods", "For Information Only", "No", x=190),
        ]
        assert texts(*runs) == [
            *("Report of", "Head of Neighbourhoods"),
            *("Status", "For Information Only"),
            *("Key Decision", "No"),
        ]

    def test_labels_with_a_colon_stay_apart(self) -> None:
        runs = [
            *lines("Members present:", "Apologies:", bold=True),
            *lines("Cllr Brack (Chair)", "Cllr Wick", x=190),
        ]
        assert texts(*runs) == ["Members present:", "Cllr Brack (Chair)", "Apologies:", "Cllr Wick"]

    def test_a_value_of_two_lines(self) -> None:
        value = lines("Head of Neighbourhoods,", "Parks and Play", x=190)
        runs = [run("Report of"), *value, run("Status", y=128)]
        assert texts(*runs) == ["Report of", "Head of Neighbourhoods, Parks and Play", "Status"]

    def test_an_agenda_with_a_column_of_pages(self) -> None:
        runs = [
            run("4."),
            *lines("Community Safety Plan: Half-", "Year Monitoring", x=100),
            *lines("(Pages", "5 - 12)", x=330),
            *lines("Saffron Iveson", "Tel: 01632 960382", x=410),
            *[run("5.", y=140), run("Work Plan", x=100, y=140), run("(Pages 13 - 14)", x=330, y=140)],
        ]
        assert texts(*runs) == [
            "4. Community Safety Plan: Half-Year Monitoring",
            "(Pages 5 - 12)",
            "Saffron Iveson Tel: 01632 960382",
            "5. Work Plan",
            "(Pages 13 - 14)",
        ]

    def test_large_type_is_measured_by_its_own_lines(self) -> None:
        title = [run("Communities & ", size=24, bold=True), run("Environment Scrutiny ", y=128, size=24, bold=True)]
        title.append(run("Committee", y=156, size=24, bold=True))
        assert texts(*title, *wrapped(BODY, y=200, width=420))[0] == "Communities & Environment Scrutiny Committee"


def test_styles_of_a_block() -> None:
    block = one(run("AGENDA 2032", bold=True, italic=True, underlined=True))
    assert (block.bold, block.italic, block.underlined, block.capitals) == (True, True, True, True)
    assert one(run("Agenda", bold=True), run("plain words after", x=112)).bold is False
    assert one(run("An EU and UN matter")).capitals is False


def test_struck_words_are_kept_beside_the_text() -> None:
    block = one(run("That "), run("£840", x=102, struck=True), run("£910 be spent", x=132))
    assert (block.text, block.struck) == ("That £910 be spent", ("£840",))


def test_a_paragraph_that_is_struck_out_keeps_its_words_as_evidence() -> None:
    block = one(*[run(text, y=100 + 14 * i, struck=True) for i, text in enumerate(("(2) Endorse the", "decision"))])
    assert (block.text, block.label, block.struck) == ("", None, ("(2) Endorse the decision",))


def test_links_of_a_block() -> None:
    words = run("the survey", x=102)
    words.link = "https://example.org"
    assert one(run("See "), words).links == ("https://example.org",)


def test_a_line_that_begins_with_and_sign_carries_on_though_there_was_room() -> None:
    runs = lines("6. Monitoring", "& Enforcement Review for the first quarter of the year", "and what is to follow it")
    assert [block.text for block in blocks_of(runs, 1)] == [
        "Monitoring & Enforcement Review for the first quarter of the year and what is to follow it"
    ]


def test_a_dash_at_the_head_of_a_wrapped_line_opens_no_point() -> None:
    full = "Minute of the Finance and Resources Committee of 13 March 2025"
    runs = [run("4.1", x=72), run(full, x=112), run("\u2013 submitted for approval", x=112, y=114)]
    (only,) = blocks_of(runs, 1)
    assert (only.label, only.text) == ("4.1", f"{full} \u2013 submitted for approval")


def test_points_that_begin_with_a_number_are_no_range() -> None:
    first, second = "- 25 homes at the north site, as was agreed by the Council in 2024", "- 30 homes at the south site"
    assert [block.text for block in blocks_of(lines(first, second), 1)] == [first[2:], second[2:]]


def test_names_in_three_columns_stay_apart() -> None:
    rows = [
        run(text, x=x, y=100 + 14 * at)
        for at, row in enumerate((("A Smith", "B Jones", "C Brown"), ("D Black", "E Green", "F White")))
        for x, text in zip((72, 200, 330), row, strict=True)
    ]
    assert sorted(texts(*rows)) == ["A Smith", "B Jones", "C Brown", "D Black", "E Green", "F White"]
