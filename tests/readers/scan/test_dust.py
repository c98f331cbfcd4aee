from __future__ import annotations

import cv2
import numpy as np
import pytest

from agendaparse.readers.scan.dust import GRAINY, cleaned, find_specks, grain_of
from agendaparse.readers.scan.picture import grey_of
from tests.readers.scan.draw import DPI, Pixels, blank, write


def text_page() -> Pixels:
    page = blank()
    for i in range(6):
        write(page, "The minutes were signed: correct, true. i.e. jib", 60, 80 + 60 * i)
    return page


def grained(page: Pixels, shades: float) -> Pixels:
    grain = np.random.default_rng(1).normal(0, shades, page.shape[:2])[:, :, None]
    return np.asarray(np.clip(page * 0.95 + grain, 0, 255), np.uint8)


def test_dots_of_letters_and_stops_stay() -> None:
    page = text_page()
    assert not find_specks(grey_of(page), DPI).any()
    assert cleaned(page, DPI) is page


def test_dots_that_belong_to_nothing_go() -> None:
    page = text_page()
    for x, y in ((30, 40), (300, 650), (850, 500)):
        cv2.circle(page, (x, y), 1, (40, 40, 40), -1)
    assert (cv2.absdiff(cleaned(page, DPI), text_page()) > 40).sum() == 0


def test_leaders_to_a_page_number_stay() -> None:
    page = text_page()
    for i in range(12):
        cv2.circle(page, (400 + 18 * i, 500), 1, (0, 0, 0), -1)
    assert not find_specks(grey_of(page), DPI).any()


def test_a_page_without_text_is_left_alone() -> None:
    page = blank()
    cv2.circle(page, (300, 300), 2, (0, 0, 0), -1)
    assert cleaned(page, DPI) is page


@pytest.mark.parametrize(("shades", "grainy"), [(0, False), (2, False), (12, True)])
def test_grain_is_measured(shades: float, grainy: bool) -> None:
    assert (grain_of(grey_of(grained(text_page(), shades))) > GRAINY) is grainy


def test_grain_is_taken_off_and_letters_stay() -> None:
    plain, worn = grey_of(text_page()), grey_of(cleaned(grained(text_page(), 12), DPI))
    assert grain_of(worn) < 0.5 * grain_of(grey_of(grained(text_page(), 12)))
    assert np.array_equal(worn[90:130, 60:800].min() < 100, plain[90:130, 60:800].min() < 100)
    assert (worn < 128).sum() == pytest.approx((plain < 128).sum(), rel=0.15)
