"""Dates and times as councils print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendaparse.grammar.dates import (
    find_dates,
    find_times,
    parse_date,
    parse_time,
    starts_with_date,
)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Thursday, 13th March, 2025, at 3.00 pm", "2025-03-13"),
        ("Thursday, 13th March,\n2025", "2025-03-13"),
        ("10 December 2019 at 7.00 pm", "2019-12-10"),
        ("12 Mehefin / June 2025", "2025-06-12"),
        ("Despatched: 02.12.19", "2019-12-02"),
        ("13/02/2025 09:30", "2025-02-13"),
        ("TUESDAY, 7th MARCH 2017 @ 7.30pm", "2017-03-07"),
        ("1st October, 2019", "2019-10-01"),
        ("1 st October 2019", "2019-10-01"),
        ("Tuesday 13th March 2018", "2018-03-13"),
        ("2024-10-29", "2024-10-29"),
        ("March 4, 2025", "2025-03-04"),
        ("TUESDAY, MARCH 4, 2025", "2025-03-04"),
        ("the February 18, 2025 Council Meeting", "2025-02-18"),
        ("28 Mar 18", "2018-03-28"),
        ("02-Dec-19", "2019-12-02"),
        ("2 Sept. 2019", "2019-09-02"),
        ("3rd of March 2025", "2025-03-03"),
        ("this 5th day of March 2025", "2025-03-05"),
        ("10 Rhagfyr 2019", "2019-12-10"),
        ("Dydd Iau, 13 Mawrth 2025", "2025-03-13"),
        ("Dydd Mawrth, 4ydd Mawrth 2025", "2025-03-04"),
        ("1af Mai 2024", "2024-05-01"),
        ("2il o Dachwedd 2023", "2023-11-02"),
        ("21ain Chwefror 2024", "2024-02-21"),
        ("10fed o Fawrth 2022", "2022-03-10"),
        ("held on 9th January 2025 (Pages 1 - 10)", "2025-01-09"),
        ("CORPORATE PANEL\u2013 29 October 2024", "2024-10-29"),
        ("29/02/2024", "2024-02-29"),
        ("1.2.2025", "2025-02-01"),
        ("dated 01-04-2024.", "2024-04-01"),
        ("1 December 1998", "1998-12-01"),
        ("12/11/98", "1998-11-12"),
        ("Mon 5 Feb 2024", "2024-02-05"),
        ("Wednesday 17th January", None),
        ("December 2019", None),
        ("October 2024 and December 2024 Minutes", None),
        ("29/02/2023", None),
        ("31 April 2024", None),
        ("02/13/2025", None),
        ("section 5.1", None),
        ("section 12.10.11 of the code", None),
        ("19.01.3", None),
        ("5.1.12 The scheme", None),
        ("10.30", None),
        ("24/00108 - Budget", None),
        ("2019/20", None),
        ("DC/23/01/24", None),
        ("2025-26", None),
        ("1,200 may apply", None),
        ("12 members may vote", None),
        ("Schedule 12A paragraph 3", None),
        ("no figures at all", None),
        ("DC/19/12/2019", None),
    ],
)
def test_parse_date(text: str, want: str | None) -> None:
    got = parse_date(text)
    assert (got.isoformat() if got else None) == want


def test_default_year() -> None:
    assert parse_date("Wednesday 17th January", default_year=2018) == datetime.date(2018, 1, 17)
    assert find_dates("Wednesday 17th January", default_year=2018)[0].year_from == "default"


def test_year_comes_from_the_end_of_a_list() -> None:
    found = find_dates("Dates: 2nd May, 4th July, 5th September and\n7th November 2017")
    assert [f.date.isoformat() for f in found] == ["2017-05-02", "2017-07-04", "2017-09-05", "2017-11-07"]
    assert [f.year_from for f in found] == ["list", "list", "list", "printed"]
    assert [f.date.month for f in find_dates("30 September to 8 October 2018")] == [9, 10]
    assert len(find_dates("On 3 May he said so. The meeting of 4 June 2019")) == 1


def test_weekday() -> None:
    (found,) = find_dates("on Thursday, 12th March, 2025.")
    assert found.weekday == "Thursday"
    assert found.weekday_mismatch
    assert found.raw == "Thursday, 12th March, 2025"
    assert not find_dates("Thursday, 13th March, 2025")[0].weekday_mismatch
    assert not find_dates("Dydd Mawrth, 4 Mawrth 2025")[0].weekday_mismatch


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("10 December 2019", True),
        ("7 March", True),
        ("02.12.19", True),
        ("283. Minutes", False),
        ("5a", False),
    ],
)
def test_starts_with_date(text: str, want: bool) -> None:
    assert starts_with_date(text) is want


@pytest.mark.parametrize(
    ("text", "want", "until"),
    [
        ("commencing at 7.00 pm", "19:00", None),
        ("at 10.00 am Ask for:", "10:00", None),
        ("6:30pm", "18:30", None),
        ("04/03/2025 19:30", "19:30", None),
        ("7pm", "19:00", None),
        ("7th MARCH 2017 @ 7.30pm", "19:30", None),
        ("12 noon", "12:00", None),
        ("12.00 noon", "12:00", None),
        ("at midnight", "00:00", None),
        ("Time: 2.00 pm to 4.10 pm", "14:00", "16:10"),
        ("2.00 - 4.10 pm", "14:00", "16:10"),
        ("10.00 - 1.00 pm", "10:00", "13:00"),
        ("10.00 am \u2013 12.30 pm", "10:00", "12:30"),
        ("THE MEETING WAS CONCLUDED AT 9.14 PM", "21:14", None),
        ("The meeting closed at 21:05", "21:05", None),
        ("1900 hours", "19:00", None),
        ("19.30 hrs", "19:30", None),
        ("at 19.30.", "19:30", None),
        ("7.00 p.m.", "19:00", None),
        ("9.30 a.m.", "09:30", None),
        ("12.15 am", "00:15", None),
        ("12.15 pm", "12:15", None),
        ("7.00 yh", "19:00", None),
        ("10.00 y.b.", "10:00", None),
        ("19:30pm", "19:30", None),
        ("section 10.30", None, None),
        ("10.30", None, None),
        ("a rate at 12.50%", None, None),
        ("at 10.25 per cent", None, None),
        ("\u00a310.00", None, None),
        ("4 members", None, None),
        ("13 amendments", None, None),
        ("a ratio of 3:1", None, None),
        ("paragraph 5.10 pm", None, None),
        ("25.00 pm", None, None),
        ("0.30 pm", None, None),
        ("on 9 January 2025", None, None),
    ],
)
def test_times(text: str, want: str | None, until: str | None) -> None:
    found = find_times(text)
    got = found[0] if found else None
    assert (got.time.strftime("%H:%M") if got and got.time else None) == want
    assert (got.until.strftime("%H:%M") if got and got.until else None) == until
    if got:
        assert text[got.start : got.end] == got.raw


@pytest.mark.parametrize(
    "text",
    [
        "on the rising of the Council",
        "at the rise of Cabinet",
        "ON THE RISING OF CABINET",
        "at the conclusion of the Forum",
    ],
)
def test_words_instead_of_a_time(text: str) -> None:
    (found,) = find_times(f"10 May 2024 {text}")
    assert found.time is None
    assert found.words == text
    assert parse_time(text) is None


DATES = st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31))


@given(
    DATES,
    st.sampled_from(["%d %B %Y", "%A, %d %B, %Y", "%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%B %d, %Y", "%d-%b-%y"]),
)
def test_a_date_printed_and_read_is_the_same(date: datetime.date, form: str) -> None:
    text = f"held on {date.strftime(form)} in the hall"
    if form == "%d-%b-%y":
        text = f"held on {date.strftime(form)}"
    (found,) = find_dates(text)
    assert found.date == date
    assert not found.weekday_mismatch
    assert text[found.start : found.end] == found.raw == date.strftime(form)


@given(st.times(), st.sampled_from(["%H:%M", "%I.%M %p", "%I:%M%p", "%H%M hours"]))
def test_a_time_printed_and_read_is_the_same(time: datetime.time, form: str) -> None:
    time = time.replace(second=0, microsecond=0)
    assert parse_time(f"at {time.strftime(form)}, in the hall") == time


@given(st.text(alphabet="0123456789./- :apmMarchDecember,ththst£"))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in find_dates(text, default_year=2024):
        assert text[found.start : found.end] == found.raw
    for time in find_times(text):
        assert text[time.start : time.end] == time.raw
