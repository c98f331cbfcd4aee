"""Printed labels at the head of a block: numbers, letters and bullets."""

from __future__ import annotations

import re
from functools import lru_cache

from agendaparse.grammar.numbering import parse_label

_LAST_NUMBER = re.compile(r"(?<!\d)\d{1,4}$")
_FIRST_NUMBER = re.compile(r"\d{1,4}\b")


@lru_cache(maxsize=4096)
def split_label(text: str) -> tuple[str | None, str]:
    """The label a text opens with, as printed, and the rest; (None, text) where it opens with none."""
    if not text or (
        text[0].isalpha()
        and len(text) > 8
        and text[1].isalpha()
        and text[2].isalpha()
        and text[3].isalpha()
        and text[4].isalpha()
    ):
        return None, text
    label = parse_label(text[:40])
    if label is None:
        return None, text
    return label.raw.strip(), text[label.end :].lstrip()


def is_label(text: str) -> bool:
    """Whether the whole text is a label."""
    if len(text) > 14:
        return False
    label, rest = split_label(text)
    return label is not None and not rest


def is_range(above: str, below: str) -> bool:
    """Whether the dash between two lines stands between the ends of a range: "18 / – 25", "2019 / – 20"."""
    first, last = _LAST_NUMBER.search(above[-8:]), _FIRST_NUMBER.match(below)
    return first is not None and last is not None and int(first.group()[-len(last.group()) :]) < int(last.group())
