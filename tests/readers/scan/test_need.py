from __future__ import annotations

import pytest

from agendaparse.document import Box, Image, Page, Run, Style
from agendaparse.readers.garbled import is_garbled
from agendaparse.readers.scan.need import needs_reading, reads_better
from tests.readers.scan.draw import GOOD, POOR

MOJIBAKE = "7KH&RXQFLO UHVROYHG WKDW W#H UHS%RUW EH QR$WHG DQG WK*H EX+GJHW DS)SURYHG " * 6
FIGURES = "Service Budget Actual 1,200 1,180 -20 3,400 3,395 -5 Schools Roads Libraries 45.2% 78 " * 6
WELSH = "Penderfynodd y Cyngor fod yr adroddiad yn cael ei dderbyn ac i'w gymeradwyo gan y Cadeirydd. " * 6
PRIVATE = "".join(chr(0xE000 + i % 90) for i in range(400))


def page(text: str = "", *, picture: bool = True, hidden: bool = False, form: bool = False) -> Page:
    box = Box(0, 0, 595, 842)
    runs = [Run(text, Box(50, 50, 500, 62), 60, Style("Arial", 11, False, False, 0), hidden=hidden, form=form)]
    return Page(1, 595, 842, runs if text else [], images=[Image(box)] if picture else [])


@pytest.mark.parametrize(
    ("found", "needed"),
    [
        (page(), True),
        (page("Page 3", form=True), True),  # a stamp on a scan
        (page(picture=False), False),  # blank
        (page(GOOD), False),
        (page(GOOD, picture=False), False),
        (page(GOOD, hidden=True), False),
        (page(POOR, hidden=True), True),
        (page(MOJIBAKE, picture=False), True),
        (page(FIGURES, picture=False), False),
        (page(FIGURES, hidden=True), False),
        (page(WELSH, picture=False), False),
        (page(WELSH, hidden=True), False),
    ],
)
def test_which_pages_need_reading(found: Page, needed: bool) -> None:
    assert needs_reading(found) is needed


def test_letters_without_names_are_read_in_the_picture() -> None:
    private = page(PRIVATE, picture=False)
    assert needs_reading(private, garbled=is_garbled(private))
    assert not is_garbled(page(GOOD))
    assert not is_garbled(page(PRIVATE[:20]))


@pytest.mark.parametrize(
    ("picture", "layer", "better"),
    [(GOOD, POOR, True), (POOR, GOOD, False), (GOOD, GOOD, False), (GOOD, PRIVATE, True)],
)
def test_the_better_reading_is_told(picture: str, layer: str, better: bool) -> None:
    assert reads_better(page(picture).runs, page(layer).runs) is better


def test_a_layer_of_use_is_read_again_when_asked() -> None:
    assert needs_reading(page(GOOD, hidden=True), anew=True)
    assert not needs_reading(page(GOOD), anew=True)


def test_a_damaged_page_is_left_alone() -> None:
    damaged = page()
    damaged.problem = "cannot be read"
    assert not needs_reading(damaged)
