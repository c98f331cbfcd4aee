from __future__ import annotations

import cv2
import numpy as np
import pytest

from agendaparse.readers.scan.picture import grey_of
from agendaparse.readers.scan.setting import set_runs, strokes_of
from tests.readers.scan.draw import DPI, Pixels, blank, word, write


def test_words_of_a_line_are_one_run_and_wide_gaps_part_them() -> None:
    words = [word("The", 60), word("Mayor", 115), word("Page", 500)]
    runs = set_runs(words, strokes_of(grey_of(blank())), DPI)
    assert [run.text for run in runs] == ["The Mayor ", "Page "]
    assert runs[0].baseline == pytest.approx(100 * 72 / DPI, abs=0.01)


def test_bold_is_seen_by_its_strokes() -> None:
    page = blank()
    words = []
    for i in range(4):
        write(page, "Members", 60, 100 + 60 * i)
        words.append(word("Members", 60, y=100 + 60 * i, line=i + 1, size=28))
        words[-1].x1 = 200
    page[250:300] = cv2.erode(page[250:300], np.ones((1, 3), np.uint8))
    assert [run.style.bold for run in set_runs(words, strokes_of(grey_of(page)), DPI)] == [False, False, False, True]


def page_of(*speck: int) -> Pixels:
    page = blank()
    for i in range(4):
        write(page, "Resolved", 60, 100 + 60 * i)
    if speck:
        cv2.circle(page, (speck[0], speck[1]), 1, (0, 0, 0), -1)
    return page


def test_a_speck_over_a_heading_does_not_make_it_larger() -> None:
    def sizes(page: Pixels, top: float) -> list[float]:
        words = [word("Resolved", 60, y=100 + 60 * i, line=i + 1, size=28) for i in range(4)]
        words[0].top = top
        return [run.style.size for run in set_runs(words, strokes_of(grey_of(page)), DPI)]

    assert sizes(page_of(90, 68), 66) == sizes(page_of(), 80)
    assert len(set(sizes(page_of(90, 68), 66))) == 1
