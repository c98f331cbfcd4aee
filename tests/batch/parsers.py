"""Parsers that stand in for `agendaparse.parse`: quick ones, and ones that misbehave as a file tells them to."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any, BinaryIO

from agendaparse import models
from agendaparse.readers import open_source


def quick(source: str | BinaryIO, **_: Any) -> models.AgendaPack:
    """A pack with one agenda item, without reading a page."""
    opened = open_source(source)
    text = opened.content().decode(errors="replace")
    pack = models.Source(name=opened.name or None, sha256=opened.sha256, page_count=1)
    meeting = models.Meeting(council="Elmbury Town Council", committee="Elmbury Town Council")
    return models.AgendaPack(source=pack, meeting=meeting, agenda=(models.AgendaItem(title=text[:40] or "-"),))


def wild(source: str | BinaryIO, **options: Any) -> models.AgendaPack:
    """Do what the file says: hang, eat, crash, fail, or be parsed."""
    text = open_source(source).content().decode(errors="replace")
    if text.startswith("hang"):
        time.sleep(600)
    elif text.startswith("eat"):
        held = []
        while True:
            held.append(os.urandom(1 << 20) * 8)
    elif text.startswith("crash"):
        os.abort()
    elif text.startswith("once"):  # crashes the first time only
        mark = Path(text.split()[1])
        if not mark.exists():
            mark.touch()
            os._exit(9)
    elif text.startswith("fail"):
        raise ZeroDivisionError("a defect")
    elif text.startswith("noise"):
        print("this must not reach the parent")
        os.write(1, b"nor this")
    return quick(source, **options)


def slow(source: str | BinaryIO, **options: Any) -> models.AgendaPack:
    """Take a fifth of a second."""
    time.sleep(0.2)
    return quick(source, **options)
