"""Noughts and the letter O in references ("RF01"): told by their shape, which engines that know words look past."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import regex

from agendaparse.readers.scan.engine import Pixels, Word

NARROW, ROUND = 0.74, 0.86  # width by height: a nought is narrower, an O rounder
TALL = 0.5  # of the tallest: lower marks are points and dashes
LOW = 0.87  # of the tallest: a nought among old figures is as low as a small letter
_MIXED = regex.compile(r"(?=\D*\d)(?=[^A-Z]*[A-Z])(?=[^O0]*[O0])[A-Z\d/.,()-]{2,12}")
_TWICE = regex.compile(r"O0|0O")


def tell_noughts(words: Sequence[Word], plain: Pixels) -> None:
    """Read each O and nought of words made of capitals and figures as what it looks like; a mark read as both is one.

    Args:
        words: Words with their places; changed.
        plain: The page in grey.
    """
    for word in words:
        if not _MIXED.fullmatch(word.text):
            continue
        part = plain[max(int(word.top) - 2, 0) : int(word.bottom) + 2, max(int(word.x0) - 2, 0) : int(word.x1) + 2]
        if not part.size:
            continue
        marks = _marks(part)
        text = word.text
        if len(marks) == _tall(text) - 1 and len(_TWICE.findall(text)) == 1:
            text = _TWICE.sub("0", text)
        if len(marks) != _tall(text):
            continue
        highest = max((height for _, height in marks), default=0)
        told: list[str] = []
        upcoming = iter(marks)
        for letter in text:
            width, height = next(upcoming) if _tall(letter) else (0, 1)
            told.append(_told(letter, width / height, height < LOW * highest) if letter in "O0" else letter)
        word.text = "".join(told)


def _told(letter: str, shape: float, low: bool) -> str:
    if shape < NARROW or low:
        return "0"
    return "O" if shape > ROUND else letter


def _tall(text: str) -> int:
    """How many tall marks a text makes."""
    return sum(c.isalnum() or c in "/()" for c in text)


def _marks(part: Pixels) -> list[tuple[int, int]]:
    """Width and height of the tall marks from left to right."""
    _, ink = cv2.threshold(part, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    stats = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8), connectivity=8)[2][1:]
    if not len(stats):
        return []
    stats = stats[stats[:, 3] > TALL * stats[:, 3].max()]
    return [(int(width), int(height)) for _, _, width, height, _ in stats[np.argsort(stats[:, 0])].tolist()]
