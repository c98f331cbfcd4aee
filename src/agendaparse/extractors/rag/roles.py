"""Which column plays which part: by its header, and by what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from agendaparse.document import Cell
from agendaparse.extractors.rag.columns import STATED, Column, survey
from agendaparse.extractors.rag.grid import Grid
from agendaparse.extractors.rag.status import read_cell
from agendaparse.grammar.columns import Role, column_role, is_known_header, is_period, names_set, quarter_of, year_of
from agendaparse.grammar.text import fold

ALL_STATED = 0.8  # share of the rows with nothing but a status in words in a column which no header calls one
SHORT_PROSE = 3  # average words of commentary where nothing else can be it

_BARE_DATES = ("date", "dyddiad")
_EXPLAINS = regex.compile(r"\b(?:description|definition|meaning|means|detail|details|explanation)\b", regex.I)
_WHOLE = regex.compile(r"(?:work ?stream|audit|programme|project|scheme|service)s?(?: name| title)?")
_STEP = regex.compile(r"\b(?:action|milestone|recommendation|task|deliverable|step)s?\b", regex.I)
_RISK = regex.compile(r"\b(?:likelihood|probability|impact|severity|consequence)\b", regex.I)
_RAG = regex.compile(r"\bb?rag\b", regex.I)
_OVERALL = regex.compile(r"\boverall\b", regex.I)
_LATEST = regex.compile(r"\b(?:current|latest|this|now)\b", regex.I)
_EARLIER = regex.compile(r"\b(?:previous|prior|last|earlier|past|baseline)\b", regex.I)


@dataclass
class Roles:
    """Which column plays which part, and how the status is told.

    Attributes:
        at: Column of each role.
        headers: Header of every column, empty where none is printed.
        judged: Whether the status is the colour of the figures ("actual" is then the same column).
        coloured: Whether rows have the colour of their status, so that grey is one too.
    """

    at: dict[Role, int]
    headers: list[str]
    judged: bool = False
    coloured: bool = False


def assign_roles(grid: Grid, columns: list[Column] | None = None, rows: int = 0) -> Roles | None:
    """Tell the columns of a rated table apart; None where the table rates nothing."""
    if columns is None:
        columns, rows = survey(grid)
    if rows == 0 or len(columns) < 2:
        return None
    if not any(column.readings for column in columns) or _is_key(grid, columns, rows) or _is_totals(grid, columns):
        return None
    rated = _status_columns(grid, columns, rows)
    if rated is None:
        return None
    status, previous, judged = rated
    at: dict[Role, int] = {"status": status}
    taken = {status} if not judged else set()
    if previous is not None:
        at["previous_status"] = previous
        taken.add(previous)
    if judged:
        at["actual"] = status
        taken.add(status)
        if previous is not None:
            at["previous"] = previous
    _place_others(columns, rows, at, taken)
    if "title" not in at:
        return None
    return Roles(at, grid.headers, judged)


def _is_key(grid: Grid, columns: list[Column], rows: int) -> bool:
    """Whether it explains the colours: each stands once in the first column, beside what it means."""
    first = next((column for column in columns if column.readings), None)
    if first is None or rows > 10:
        return False
    statuses = [reading.status for reading in first.readings.values()]
    others = [c for c in columns if c is not first and c.filled]
    if len(set(statuses)) == len(statuses) > 1 and any(c.index < first.index and c.bands for c in others):
        return True  # what scores from here to there mean
    before = any(c.index < first.index and c.figures < c.filled for c in columns)  # scores may stand before it
    if len(set(statuses)) < len(statuses) or len(statuses) < 2 or before or len(others) > 2:
        return False
    return not any(
        c.role in ("actual", "target", "ref", "due") or (c.role == "title" and not _EXPLAINS.search(c.header))
        for c in others
    )


def _is_totals(grid: Grid, columns: list[Column]) -> bool:
    """Whether it counts statuses: they stand over or beside nothing but figures."""
    if grid.has_heading:
        over = 0
        for cell in {id(c): c for row in grid.squares[grid.top : grid.body] for c in row if c is not None}.values():
            reading = read_cell(cell, leading=False)
            over += reading is not None and reading.status is not None and not _label_only(cell)
        counted = all(c.figures == c.filled for c in columns if _heads_count(grid, c.index))
        if over >= 2 and counted:
            return True
    first = columns[0]
    rest = [c for c in columns[1:] if c.filled]
    if not rest or not all(c.figures >= 0.8 * c.filled for c in rest):
        return False
    named = sum(r.source == "text" for r in first.readings.values())
    return named >= 2 and named >= 0.5 * first.filled


def _label_only(cell: Cell) -> bool:
    """Whether a heading cell is an ordinary header on a coloured ground."""
    return bool(cell.text) and column_role(cell.text) is not None


def _heads_count(grid: Grid, index: int) -> bool:
    return any(
        (cell := row[index]) is not None and (r := read_cell(cell, leading=False)) is not None and r.status is not None
        for row in grid.squares[grid.top : grid.body]
    )


def _status_columns(grid: Grid, columns: list[Column], rows: int) -> tuple[int, int | None, bool] | None:
    """The column of the status, that of the status before it, and whether the status is the colour of figures."""
    titled = [c for c in columns if c.wordy >= 0.5 * rows and not _mostly_status(c, rows, columns)]
    if not titled:
        return None
    by_header = [c for c in columns if c.role in ("status", "previous_status") and _rates(c, rows, columns)]
    now = [c for c in by_header if c.role == "status"]
    if now:
        best = _current(now)
        earlier = [c for c in by_header if c is not best and (c.role == "previous_status" or _EARLIER.search(c.header))]
        if not earlier and len(now) > 1:
            earlier = [c for c in now if c is not best and _precedes(c, best)]
        return best.index, earlier[-1].index if earlier else None, False
    named = [c for c in columns if _mostly_status(c, rows, columns) and c.role not in ("previous_status", "direction")]
    named = [c for c in named if len(c.grades) > 1 or (c.grades and c.painted)]
    if named:
        best = _latest(named)
        earlier = by_header or [c for c in named if c is not best and _precedes(c, best)]
        return best.index, earlier[-1].index if earlier else None, False
    return _by_colour(columns, rows, titled)


def _current(columns: list[Column]) -> Column:
    """Of several status columns the overall one, one headed RAG, one of no particular period, or the latest."""
    for pattern in (_OVERALL, _RAG):
        columns = [c for c in columns if pattern.search(c.header)] or columns
    plain = [c for c in columns if not is_period(c.header)]
    return _latest(plain or columns)


def _by_colour(columns: list[Column], rows: int, titled: list[Column]) -> tuple[int, int | None, bool] | None:
    """The status where only colours tell it: of cells without words, or of the figures in them."""
    if rows < 2:
        return None
    shown = [c for c in columns if c not in titled or c.figures >= 0.5 * rows]
    shown = [c for c in shown if len(c.readings) >= STATED * rows and c.coloured == len(c.readings)]
    grades = {grade for c in shown for grade in c.grades}
    roles = {c.role for c in columns}
    plain = [c for c in shown if c.filled in (0, c.letters) and c.is_coded]
    plain = [c for c in plain if c.role not in ("group", "title", "ref", "due", "lead")]
    few = len(plain) <= 2 or all(c.role == "period" for c in plain)  # else it weighs sites or options
    if plain and few and len(grades) >= 2 and roles & {"title", "group"}:
        best = _latest(plain)
        earlier = [c for c in plain if c is not best and _precedes(c, best)]
        return best.index, earlier[-1].index if earlier else None, False
    if any(_RISK.search(c.header) for c in columns):
        return None  # scores of a risk register
    measured = roles & {"target", "actual", "direction", "previous"}
    figures = [c for c in shown if c.role in ("actual", "period") and c.figures >= 0.6 * max(c.filled, 1)]
    if (
        not figures
        or len(grades) < 2
        or not measured
        or not (roles & {"title", "group"} or names_set(columns[0].header))
    ):
        return None
    best = _latest(figures)
    earlier = [c for c in figures if c is not best and _precedes(c, best)]
    return best.index, earlier[-1].index if earlier else None, True


def _rates(column: Column, rows: int, columns: list[Column]) -> bool:
    """Whether a column headed as status states one."""
    graded = [r for r in column.readings.values() if r.status is not None]
    if not graded or len(column.readings) < min(0.4 * rows, 0.7 * max(column.filled, 1)):
        return False
    if column.grades:
        return column.role != "status" or len(graded) >= 0.3 * len(column.readings) or len(graded) > 2
    weak = {"ref", "due", "lead", "commentary"} & {c.role for c in columns}
    return len(weak) > 1 and len(column.readings) >= 3 and len(graded) >= 0.5 * len(column.readings)


def _mostly_status(column: Column, rows: int, columns: list[Column]) -> bool:
    """Whether nearly every cell of a column without a telling header names a colour."""
    if column.role in ("ref", "group", "title", "lead", "partners", "due"):
        return False
    stated = [r for r in column.readings.values() if r.source == "text" and r.status is not None]
    painted = column.painted >= 0.6 * len(stated)
    named = [r for r in stated if painted or not (r.word or r.letter)]
    said = [r.status for r in stated]
    owned = len({c.role for c in columns} & {"ref", "lead", "due", "target", "actual"}) > 1
    # In a key each status stands once, and nobody answers for it.
    if (
        (owned or len(set(said)) < len(said))
        and len(column.grades) > 1
        and len(stated) == column.filled >= max(3, ALL_STATED * rows)
    ):
        plain = [r for r in stated if not r.letter and not r.rest]  # "On track", "At risk" and nothing else
        named = max(named, plain, key=len)
    followed = sum(bool(r.rest) for r in named)
    short = column.words <= 3 * max(column.filled, 1) or followed >= 0.6 * len(named)
    return len(named) >= max(2, STATED * rows) and short


def _latest(columns: list[Column]) -> Column:
    """The column of the period reported on: the one that says so, else the last with anything in it."""
    said = [c for c in columns if _LATEST.search(c.header) and not _EARLIER.search(c.header)]
    if said:
        return said[0]
    years = [year_of(c.header) or 0 for c in columns]
    if all(years) and len(set(years)) == len(years):
        return columns[years.index(max(years))]
    quarters = [quarter_of(c.header) for c in columns]
    if (
        len(columns) > 1
        and all(q is not None for q in quarters)
        and quarters == sorted(quarters, key=lambda q: -(q or 0))
    ):
        return columns[0]
    return columns[-1] if all(c.role == "period" or quarter_of(c.header) for c in columns) else columns[0]


def _precedes(column: Column, best: Column) -> bool:
    """Whether a column is of an earlier period than the best, and next to it among the rated ones."""
    if _EARLIER.search(column.header):
        return True
    for told in (year_of, quarter_of):
        one, other = told(column.header), told(best.header)
        if one is not None and other is not None and one != other:
            return one < other
    return column.role == best.role == "period" and column.index < best.index


def _place_others(columns: list[Column], rows: int, at: dict[Role, int], taken: set[int]) -> None:
    """Give the other roles to columns: exact headers first, then what stands in them."""
    titles = [c for c in columns if c.role == "title" and c.index not in taken]
    if len(titles) > 1 and "ref" not in {c.role for c in columns} and titles[0].refs >= 0.7 * max(titles[0].filled, 1):
        titles[0].role = "ref"  # "KPI" over numbers, beside what they mean
    elif len(titles) > 1 and any(c.wordy and _divides(titles[0], c) for c in titles[1:]):
        titles[0].role = "group"  # "Audit" over names, beside the recommendations of each
    for column in columns:
        role = column.role
        if role is None or role in ("status", "previous_status", "period") or column.index in taken or role in at:
            continue
        if not _fits(column, role):
            continue
        if role in ("target", "actual"):
            same = [c for c in columns if c.role == role and c.index not in taken and _fits(c, role)]
            column = _latest(same)
            before = [c for c in same if c is not column and _precedes(c, column)]
            if role == "actual" and before and "previous" not in at:
                at["previous"] = before[-1].index
                taken.add(before[-1].index)
        if role == "commentary" and _better_prose(columns, column, taken):
            continue
        if role == "due" and fold(column.header) in _BARE_DATES:  # of the meeting, where another column is of the end
            column = next((c for c in columns if c.role == "due" and fold(c.header) not in _BARE_DATES), column)
        at[role] = column.index
        taken.add(column.index)
    left = [c for c in columns if c.index not in taken and c.filled]
    if "title" not in at:
        _find_title(left, columns, at, taken)
    left = [c for c in left if c.index not in taken]
    if "ref" not in at:
        first = next((c for c in left if c.index < at.get("title", 0)), None)
        if first is not None and first.role is None and first.refs >= 0.7 * first.filled:
            at["ref"] = first.index
            taken.add(first.index)
    left = [c for c in left if c.index not in taken]
    if "commentary" not in at:
        prose = [
            c for c in left if c.is_prose and c.role in ("period", "status", "commentary", "actual", "title", None)
        ]
        prose = [c for c in prose if c.index > at.get("title", -1)]
        if not prose:  # the only one left, of a few words each
            rest = [c for c in left if c.role is None and c.wordy >= 0.6 * c.filled and c.index > at.get("title", -1)]
            prose = [c for c in rest if len(rest) == 1 and c.words >= SHORT_PROSE * c.filled]
        if prose:
            best = _latest(prose) if all(c.role == "period" for c in prose) else max(prose, key=lambda c: c.words)
            at["commentary"] = best.index
            taken.add(best.index)
    left = [c for c in left if c.index not in taken]
    periods = [c for c in left if c.role == "period" and c.figures >= 0.5 * c.filled]
    arrows = [c for c in left if c.role is None and c.arrows >= max(2, 0.6 * rows)]
    if arrows and "direction" not in at:
        at["direction"] = arrows[0].index
    if periods and "actual" not in at:
        best = _latest(periods)
        at["actual"] = best.index
        earlier = [c for c in periods if c is not best and _precedes(c, best)]
        if earlier and "previous" not in at:
            at["previous"] = earlier[-1].index


def _divides(column: Column, other: Column) -> bool:
    """Whether a column names what the rows of another belong to: its words come back and the other's do not."""
    if _STEP.search(other.header) and _WHOLE.fullmatch(fold(column.header)):
        return True
    return len(set(column.texts)) < len(column.texts) and len(set(other.texts)) == len(other.texts)


def _find_title(left: list[Column], columns: list[Column], at: dict[Role, int], taken: set[int]) -> None:
    """The title where no header names it: a header that names the set, a group's column, else the first with words."""
    wordy = [c for c in left if c.wordy >= 0.6 * c.filled and c.role not in ("due", "lead", "partners", "period")]
    group = at.get("group")
    unnamed = [c for c in wordy if c.role is None or c.role == "title"]
    before = [c for c in unnamed if c.index < at["status"]]
    chosen = (before or unnamed)[:1]
    if group is not None and (not chosen or not names_set(chosen[0].header) or chosen[0].index > group + 2):
        at["title"] = at.pop("group")
        return
    if chosen:
        at["title"] = chosen[0].index
        taken.add(chosen[0].index)


def _fits(column: Column, role: Role) -> bool:
    """Whether what stands in a column can be what its header says."""
    if role == "ref":
        return column.words <= 4 * max(column.filled, 1)
    if role == "group":
        return not column.ranks
    if role == "direction":
        return not column.is_prose
    if role in ("target", "actual", "previous"):
        return not (column.is_prose and column.figures < 0.3 * column.filled) and (
            role != "actual" or not column.filled or column.figures > 0 or is_known_header(column.header)
        )
    return True


def _better_prose(columns: list[Column], column: Column, taken: set[int]) -> bool:
    """Whether another column headed as commentary holds it, this one being nearly empty."""
    return any(
        other.role == "commentary"
        and other.index not in taken
        and other is not column
        and other.words > 4 * column.words
        for other in columns
    )
