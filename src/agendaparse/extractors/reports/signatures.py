"""Those who signed a report: names and offices before its back matter or at its end."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.extractors.context import Context
from agendaparse.extractors.reports.contact_lines import has_job, is_name, named
from agendaparse.extractors.reports.pieces import Flow, Piece, blocks_of, rows_of
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.labels import label_field
from agendaparse.grammar.people import is_job_title
from agendaparse.grammar.report_headings import read_heading
from agendaparse.models.common import Signatory

MOST_LINES = 5  # of a signature with its address
TITLE_BLOCK = 30  # pieces at the head of a report that may be of its title block
_SIGNED = regex.compile(r"(?:signed(?:\s+by)?|signature)\s*:?\s*(?:\.{3,}|_{3,}|…+)?\s*(?P<who>.*)", regex.IGNORECASE)


def take_signatories(flow: Flow, ctx: Context) -> tuple[Signatory, ...]:
    """Take the names and offices that close a report out of its flow; only its back matter may follow them."""
    rows = list(rows_of([item for item in flow[-16:] if isinstance(item, Piece)]))
    if flow and not isinstance(flow[-1], Piece):
        rows.append([])
    for end in range(len(rows), 0, -1):
        if not rows[end - 1] or (end < len(rows) and not (rows[end] and _in_back_matter(rows[end:]))):
            continue
        found, used = _signatures(rows[:end], ctx)
        last = rows[end - 1][-1]
        if not found and len(rows[end - 1]) == 1 and _is_role(last) and _says_author_again(last, flow):
            found, used = [Signatory(name=None, role=last.text, where=ctx.where(blocks_of([last])))], [last]
        if found:
            flow[:] = [item for item in flow if not any(item is piece for piece in used)]
            return tuple(found)
    return ()


def _says_author_again(piece: Piece, flow: Flow) -> bool:
    """Whether an office that stands alone is the one that the title block names."""
    return any(
        isinstance(item, Piece) and item is not piece and item.place and item.text == piece.text
        for item in flow[:TITLE_BLOCK]
    )


def _in_back_matter(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether rows begin with the list of appendices, the background papers or the contacts."""
    first = rows[0][0]
    head = first.lead or first.text.partition(":")[0]
    says = first.says or read_heading(head)
    return says is not None and says.kind in ("appendices", "background_papers", "contacts")


def _signatures(rows: Sequence[Sequence[Piece]], ctx: Context) -> tuple[list[Signatory], list[Piece]]:
    """The signatures that rows end in."""
    found: list[Signatory] = []
    used: list[Piece] = []
    index = len(rows) - 1
    if index > 0 and len(rows[index]) == 1 and _is_day(rows[index][0]):
        used.extend(rows[index])
        index -= 1
    place = index
    while place > 1 and index - place < MOST_LINES - 2 and _is_place(rows[place]):
        place -= 1
    signed = place < index and all(map(_is_alone, rows[place - 1 : place + 1]))
    if signed and _is_name(rows[place - 1][0]) and _is_role(rows[place][0]):
        used.extend(piece for row in rows[place + 1 : index + 1] for piece in row)
        index = place
    while index >= 0:
        row = rows[index]
        above = rows[index - 1] if index else []
        if len(row) == len(above) and all(_is_name(a) and _is_role(b) for a, b in zip(above, row, strict=True)):
            pairs = list(zip(above, row, strict=True))
            found[:0] = [_signatory(a.text, b.text, (a, b), ctx) for a, b in pairs]
            used.extend(piece for pair in pairs for piece in pair)
            index -= 2
        elif len(row) == 1 and (both := _name_and_role(row[0])) is not None:
            found.insert(0, _signatory(both[0], both[1], row, ctx))
            used.extend(row)
            index -= 1
        else:
            break
    before = rows[index][-1] if index >= 0 else None
    if before is None or _leads_to_contact(before):
        return [], []
    if _SIGNED.fullmatch(before.text) and before.words < 4:
        used.append(before)
    return found, used


def _is_alone(row: Sequence[Piece]) -> bool:
    return len(row) == 1


def _is_place(row: Sequence[Piece]) -> bool:
    """Whether a row may be a line of the address under a signature: a few capitalised words."""
    words = row[0].text.split() if _is_alone(row) and row[0].label is None else []
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words) and not _is_role(row[0])


def _is_day(piece: Piece) -> bool:
    """Whether a line is nothing but a day."""
    dates = find_dates(piece.text) if piece.label is None and piece.words < 6 else []
    return len(dates) == 1 and len(dates[0].raw) >= len(piece.text.strip(" .")) - 1


def _signatory(name: str, role: str | None, pieces: Sequence[Piece], ctx: Context) -> Signatory:
    return Signatory(name=name, role=role.rstrip(".") if role else None, where=ctx.where(blocks_of(pieces)))


def _is_name(piece: Piece) -> bool:
    return piece.label is None and piece.grid != "labels" and piece.words <= 6 and is_name(piece.text)


def _is_role(piece: Piece) -> bool:
    text = piece.text
    if piece.label is not None or piece.words > 14 or find_emails(text) or find_telephones(text):
        return False
    return is_job_title(text) or has_job(text)


def _name_and_role(piece: Piece) -> tuple[str, str] | None:
    """A block of two lines, name above office."""
    lines = [line.text for line in piece.block.lines]
    signed = _SIGNED.fullmatch(piece.text)
    if signed is not None and piece.words <= 20:
        name, role = named(signed["who"], ())
        return (name, role) if name is not None and role is not None and has_job(role) else None
    if piece.label is not None or not 2 <= len(lines) <= MOST_LINES or piece.words > 18:
        return None
    role = " ".join(lines[1:] if len(lines) <= 3 else lines[1:2])  # an address may stand under the office
    if not is_name(lines[0]) or not is_job_title(role) or find_emails(role) or find_telephones(role):
        return None
    return lines[0], role


def _leads_to_contact(piece: Piece) -> bool:
    says = piece.says
    return (says is not None and says.kind == "contacts") or label_field(piece.text) in (
        "contact", "report_author", "author",
    )  # fmt: skip
