from __future__ import annotations

import cv2
import numpy as np
import pytest

from agendaparse.readers.scan.fills import fill_of, find_fills, paper_of, whitened
from agendaparse.readers.scan.icons import find_icons
from agendaparse.readers.scan.picture import direction_of, grey_of, levelled, turned
from agendaparse.readers.scan.rules import Rect, find_drawn, ink_of
from agendaparse.readers.scan.sideways import _candidates
from agendaparse.readers.scan.stamps import part_stamps
from tests.readers.scan.draw import DPI, Pixels, blank, grid, word, write


def text_page() -> Pixels:
    page = blank(1200, 900)
    words = "the minutes of a meeting were approved by members and signed as correct record".split()
    for i in range(18):
        write(page, " ".join(words[(5 * i + 3 * k) % len(words)] for k in range(7)), 100, 80 + 45 * i)
    return page


def skewed(page: Pixels, degrees: float) -> Pixels:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255)), np.uint8)


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.0, 1.4, 4.0])
def test_a_crooked_page_is_made_level(degrees: float) -> None:
    page = skewed(text_page(), degrees)
    sideways, slant = direction_of(grey_of(page), DPI)
    assert not sideways
    assert slant == pytest.approx(-degrees, abs=0.1)
    assert direction_of(grey_of(levelled(page, slant)), DPI)[1] == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_on_its_side_is_seen(degrees: int) -> None:
    page = turned(skewed(text_page(), 1.0), degrees)
    sideways, slant = direction_of(grey_of(page), DPI)
    assert sideways
    again = turned(levelled(page, slant), 90)
    assert direction_of(grey_of(again), DPI)[0] is False
    assert direction_of(grey_of(again), DPI)[1] == pytest.approx(0, abs=0.15)


def test_a_blank_page_has_no_direction() -> None:
    assert direction_of(grey_of(blank()), DPI) == (False, 0.0)


def test_cells_of_a_ruled_table() -> None:
    page = blank()
    grid(page, [50, 250, 600, 800], [60, 110, 200, 300])
    cv2.rectangle(page, (253, 113), (597, 197), (80, 180, 255), -1)  # amber
    drawn = find_drawn(ink_of(grey_of(page), DPI), DPI)
    assert len(drawn.cells) == 9
    fills = [fill_of(page, cell, (255, 255, 255)) for cell in drawn.cells]
    assert [i for i, fill in enumerate(fills) if fill is not None] == [4]
    assert fills[4] == 0xFFB450


def test_merged_cells_and_low_rows() -> None:
    page = blank()
    grid(page, [50, 250, 600], [60, 90])
    cv2.rectangle(page, (50, 90), (600, 120), (0, 0, 0), 2)
    grid(page, [50, 250, 600], [120, 150])
    assert len(find_drawn(ink_of(grey_of(page), DPI), DPI).cells) == 5


def test_letters_are_no_lines() -> None:
    page = text_page()
    drawn = find_drawn(ink_of(grey_of(page), DPI), DPI)
    assert (drawn.down, drawn.cells) == ([], [])
    page = blank()
    grid(page, [50, 300, 600], [60, 96, 132])
    write(page, "Illicit llama", 60, 88, 0.8)
    assert len(find_drawn(ink_of(grey_of(page), DPI), DPI).cells) == 4


def test_filled_areas_without_lines_and_the_shadow_of_the_lid() -> None:
    page = blank()
    page[:, :60] = 200
    page[200:280, 300:500] = (0, 0, 220)
    found = find_fills(page, paper_of(page), [], DPI)
    assert [fill for _, fill in found] == [0xDC0000]


@pytest.mark.parametrize(("back", "ink"), [(60, 255), (110, 0), (200, 0), (255, 0)])
def test_words_on_shades_are_made_dark_on_white(back: int, ink: int) -> None:
    grey = np.full((60, 200), back, np.uint8)
    cv2.putText(grey, "Green", (20, 45), cv2.FONT_HERSHEY_SIMPLEX, 1.2, ink, 3)
    made = whitened(grey, Rect(0, 0, 200, 60))
    assert np.median(made) > 240
    assert made.min() < 40


def test_icons_are_traced_and_no_words() -> None:
    page = blank()
    cell = Rect(100, 100, 300, 180)
    cv2.circle(page, (200, 140), 14, (0, 160, 0), -1)
    other = Rect(300, 100, 500, 180)
    arrow = [[400, 120], [385, 142], [395, 142], [395, 165], [405, 165], [405, 142], [415, 142]]
    cv2.fillPoly(page, [np.array(arrow)], 0)
    third = Rect(500, 100, 700, 180)
    write(page, "A", 590, 150)
    words = [word("@", 186, y=154, size=28), word("4", 393, y=165), word("A", 590, y=150, line=2)]
    shapes, rest = find_icons(page, grey_of(page), words, [cell, other, third], (255, 255, 255), DPI)
    assert [(shape.kind, shape.fill) for shape in shapes] == [("drawing", 0x00A000), ("drawing", 0)]
    assert [w.text for w in rest] == ["A"]
    from agendaparse.extractors.rag.arrows import arrow_of

    assert arrow_of([shapes[1]]) == "up"


def test_a_stamp_at_an_angle_is_no_text() -> None:
    page = blank(900, 400)
    write(page, "RECEIVED", 200, 200, 2.0, 5)
    level = grey_of(page)
    slanted = grey_of(skewed(page, 9))
    stamp = word("RECEIVED", 150, size=80, line=2)
    stamp.x0, stamp.top, stamp.x1, stamp.bottom = 150, 100, 560, 290
    text = [word(f"word{i}", 20 + 100 * i, y=380) for i in range(6)]
    assert [[w.text for w in found] for found in part_stamps([*text, stamp], slanted)[1]] == [["RECEIVED"]]
    assert part_stamps([*text, stamp], level)[1] == []


def test_turned_words_are_found_and_columns_of_figures_are_not() -> None:
    upright = blank(900, 900)
    for i in range(12):
        write(upright, "approved by the committee", 60, 80 + 50 * i)
    margin = blank(300, 60)
    write(margin, "Agenda Item", 10, 40)
    upright[300:600, 800:860] = turned(margin, 90)
    for i in range(12):
        write(upright, "1", 700, 80 + 50 * i)
    ink = np.asarray(cv2.threshold(grey_of(upright), 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], np.uint8)
    found = [rect for rect, _ in _candidates(ink, DPI)]
    assert len(found) == 1
    assert 790 < found[0].x0 < found[0].x1 < 870
