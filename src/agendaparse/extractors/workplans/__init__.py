"""Work programmes and forward plans: meetings and what is planned for them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from agendaparse.document import Block, Item, Table
from agendaparse.extractors.context import Citable, Context
from agendaparse.extractors.workplans.labelled import labelled_rows
from agendaparse.extractors.workplans.meetings import (
    Meeting,
    meetings_across,
    meetings_down,
    meetings_marked,
    meetings_under_headings,
)
from agendaparse.extractors.workplans.registers import PlanRow, entry_of, form_rows, heading_of, register_rows
from agendaparse.grammar.bodies import is_council_name
from agendaparse.grammar.plan_columns import find_as_at, is_meeting_date, is_plan_title, read_day, strip_as_at
from agendaparse.grammar.text import fold
from agendaparse.models.workplan import RegisterEntry, WorkPlan, WorkPlanEntry
from agendaparse.split.paper import Paper, blocks_in

__all__ = ["extract_work_plans"]

NOT_READ = frozenset({"front_sheet", "minutes", "blank", "supplement_letter"})
LOOKED_AT = 60  # blocks of a plan in which the day it was drawn up is looked for
TITLE_WORDS = 16

_BY_COUNCIL = regex.compile(r"^(?P<council>.{4,60}?)\s*[-–—:]\s*(?P<title>.+)$")


@dataclass
class _Plan:
    """A plan in the making."""

    title: str | None
    named: Block | None
    rows: list[PlanRow] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    things: list[Citable] = field(default_factory=list)


def extract_work_plans(papers: Sequence[Paper], ctx: Context) -> tuple[WorkPlan, ...]:
    """Read the work programmes and forward plans of a document.

    A paper that is one is read whole; in other papers a table is one only under a heading that says so, or where its
    columns are those of a register of decisions.
    """
    plans: list[WorkPlan] = []
    for paper in papers:
        if paper.kind in NOT_READ:
            continue
        for plan in _plans_in(paper):
            built = _build(plan, paper, ctx)
            if built is not None:
                plans.append(built)
    return tuple(plans)


def _plans_in(paper: Paper) -> list[_Plan]:
    whole = paper.kind == "work_plan" or bool(paper.title and is_plan_title(paper.title) and paper.kind != "report")
    plans: list[_Plan] = []
    named: Block | None = None
    under: Block | None = None  # the nearest heading
    for item in paper.items:
        if isinstance(item, Block):
            if _is_named(item):
                named = under = named if named is not None and _same_title(named, item) else item
            elif item.kind == "heading":
                under = item
            continue
        if not item.ruled and (inside := _name_inside(item)) is not None:
            named = under = inside
        titled = named is not None and (under is named or (under is not None and is_meeting_date(under.text)))
        if not (whole or titled or _is_decision_register(item)):
            continue
        meetings = meetings_marked(item)
        rows = [] if meetings else register_rows(item)
        if not rows and not meetings:
            meetings = meetings_across(item) or meetings_down(item)
        if not rows and not meetings and (whole or titled):
            rows = form_rows(item, under if under is not named else None)
        if under is not None and under is not named and is_meeting_date(under.text):
            for row in rows:
                row.group = row.group or under.text
        if not rows and not meetings:
            continue
        if not plans or (named is not None and plans[-1].named is not named):
            plans.append(_Plan(named.text if named else None, named))
        plans[-1].rows.extend(rows)
        plans[-1].meetings.extend(meetings)
        plans[-1].things.append(item)
    if not plans and (whole or (paper.title and is_plan_title(paper.title))):
        rows = labelled_rows(paper.items)
        meetings = [] if rows or not whole else meetings_under_headings(paper.items)
        if rows or meetings:
            blocks = [item for item in paper.items if isinstance(item, Block)]
            plans.append(_Plan(named.text if named else None, named, rows, meetings, list(blocks)))
    return plans


def _is_named(block: Block) -> bool:
    """Whether a block is the title of a plan."""
    return (
        is_plan_title(block.text)
        and len(block.text.split()) <= TITLE_WORDS
        and not block.text.rstrip().endswith((".", ";", ","))
        and (block.kind == "heading" or block.bold or block.underlined or block.capitals)
    )


def _same_title(one: Block, other: Block) -> bool:
    """Whether two headings name the same plan, as a title page and the page after it do."""
    return fold(_tidy_title(one.text)) == fold(_tidy_title(other.text))


def _name_inside(table: Table) -> Block | None:
    """The title of a plan set in a table made for layout, as on a title page."""
    for block in blocks_in([table]):
        if is_plan_title(block.text) and len(block.text.split()) <= 8 and not block.text.endswith("."):
            return block
    return None


def _is_decision_register(table: Table) -> bool:
    """Whether the columns are those of a register of decisions, whatever stands above it."""
    found = heading_of(table) if table.width > 3 else None
    if found is None:
        return False
    roles = set(found[1].values())
    return {"title", "date", "decision_taker"} <= roles and bool(roles & {"key", "exempt", "lead_officer", "kind"})


def _build(plan: _Plan, paper: Paper, ctx: Context) -> WorkPlan | None:
    register = [entry_of(row, ctx) for row in plan.rows]
    if register:
        entries = _by_date(register)
    else:
        entries = [
            WorkPlanEntry(
                date=read_day(meeting.date),
                date_raw=meeting.date,
                items=tuple(meeting.titles),
                where=ctx.where(meeting.cells or meeting.items),
            )
            for meeting in plan.meetings
        ]
    if not entries:
        return None
    title = plan.title or paper.title
    return WorkPlan(
        title=_tidy_title(title) if title else None,
        as_at=_as_at(plan, paper),
        entries=tuple(entries),
        register=tuple(register) if any(len(row.named) > 2 for row in plan.rows) else (),
        where=ctx.where(plan.named or (), plan.things),
    )


def _by_date(register: Sequence[RegisterEntry]) -> list[WorkPlanEntry]:
    """The rows of a register grouped by the date printed with them, in order of first appearance."""
    groups: dict[tuple[datetime.date | None, str | None], list[RegisterEntry]] = {}
    for entry in register:
        key = (entry.date, None if entry.date else entry.date_raw)
        groups.setdefault(key, []).append(entry)
    return [
        WorkPlanEntry(
            date=date,
            date_raw=members[0].date_raw,
            items=tuple(entry.title for entry in members),
            where=tuple(where for entry in members for where in entry.where),
        )
        for (date, _), members in groups.items()
    ]


def _tidy_title(title: str) -> str:
    """The title without as-at note, and without the council's name before a dash."""
    title = strip_as_at(title)
    match = _BY_COUNCIL.match(title)
    return match["title"] if match and is_council_name(match["council"]) else title


def _as_at(plan: _Plan, paper: Paper) -> datetime.date | None:
    texts: Iterator[str] = (block.text for block in _opening(paper.items))
    found = find_as_at(plan.title) if plan.title else None
    return found or next((day for text in texts if (day := find_as_at(text)) is not None), None)


def _opening(items: Sequence[Item]) -> Iterator[Block]:
    """The first blocks of a paper, those in cells of layout tables included."""
    count = 0
    for item in items:
        for block in blocks_in([item]) if isinstance(item, Table) else (item,):
            yield block
            count += 1
            if count >= LOOKED_AT:
                return
