"""What no part of the result holds is said, once for each paper."""

from __future__ import annotations

import pytest

from agendaparse.checks.coverage import check_coverage
from agendaparse.document import Block, LaidPage
from agendaparse.extractors.context import Context
from agendaparse.models import AgendaItem, AgendaPack, Source
from agendaparse.split import Paper

SOURCE = Source(name="pack.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)


def noted(*texts: str, held: str = "") -> list[str]:
    """Messages for a paper of these paragraphs, when the result holds one text."""
    blocks = [Block("paragraph", text, pages=(1,)) for text in texts]
    paper = Paper("report", "Flood Relief", "5", [LaidPage(1, 595, 842)], list(blocks))
    agenda = (AgendaItem(title=held),) if held else ()
    ctx = Context()
    check_coverage(AgendaPack(source=SOURCE, agenda=agenda), [paper], ctx)
    assert all(d.code == "unclaimed-text" for d in ctx.diagnostics)
    return [d.message for d in ctx.diagnostics]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The green shall be mown in May", "The green shall be mown in May"),
        ("THE GREEN shall be mown", "The green, shall be mown!"),
        ("shall be mown", "The green shall be mown in May"),
        ("The green shall never be mown in May", "The green shall be mown in May"),  # most pairs stand there
        ("Mown", "The green shall be mown"),
        ("", ""),
        ("…… 12", "12"),
    ],
)
def test_what_is_held(text: str, held: str) -> None:
    assert noted(text, held=held) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("A paragraph nobody has read at all", ""),
        ("A paragraph nobody has read at all", "Quite another text"),
        ("mown be shall green the", "The green shall be mown"),
        ("Unread", "The green"),
    ],
)
def test_what_is_lost(text: str, held: str) -> None:
    (message,) = noted(text, held=held)
    assert f"{len(text.split())} words of the report 'Flood Relief'" in message
    assert text.split()[0] in message


def test_one_note_a_paper() -> None:
    (message,) = noted("The first lost paragraph", "and the second lost paragraph")
    assert message.startswith("9 words")


def test_nothing_to_read() -> None:
    assert noted() == []
