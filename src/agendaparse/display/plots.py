"""Pictures of rated tables: a stacked bar for each table, and how one table's statuses changed over time.

Needs matplotlib: `pip install 'agendaparse[plots]'`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from agendaparse.models import RagTable
from agendaparse.models.rag import RagStatus

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS: dict[RagStatus | None, str] = {
    "red": "#c8102e",
    "amber": "#f2a900",
    "green": "#2e8b57",
    "blue": "#1f6fb2",
    "complete": "#1b4f8a",
    "grey": "#9e9e9e",
    "not_started": "#cfcfcf",
    "missing": "#ffffff",
    None: "#ffffff",
}
"""Fill of each status; those without a colour of their own are white and hatched."""

HATCHES: dict[RagStatus | None, str] = {"missing": "///", None: "...", "not_started": "", "amber": "", "red": ""}
LEGEND = 5  # statuses in a line of the legend
LABEL = 38  # characters of a table's or row's name


def plot_rag_bars(tables: Sequence[RagTable], ax: Axes | None = None, *, share: bool = False) -> Axes:
    """Draw a stacked bar for each table, its length the number of rows of each status.

    Args:
        tables: The tables, drawn from the top in this order.
        ax: Where to draw; a new figure when None.
        share: Whether all bars have the same length, and show shares.

    Returns:
        The axes drawn on.

    Raises:
        ImportError: matplotlib is not installed.
    """
    axes = ax if ax is not None else _new_axes(1.1 + 0.45 * max(len(tables), 1))
    places = range(len(tables))
    left = [0.0] * len(tables)
    for status in COLOURS:
        widths = [_width(table, status, share) for table in tables]
        if not any(widths):
            continue
        axes.barh(places, widths, left=left, label=_word(status), **_paint(status))
        for place, width in enumerate(widths):
            number = tables[place].counts().get(status, 0)
            if number and width >= 0.035 * _longest(tables, share):
                ink = "white" if status in ("red", "green", "blue", "complete") else "black"
                ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if HATCHES.get(status) else None
                middle = left[place] + width / 2
                axes.text(middle, place, str(number), ha="center", va="center", color=ink, fontsize=9, bbox=ground)
            left[place] += width
    axes.set_yticks(list(places), [_cut(table.title or "untitled") for table in tables])
    axes.invert_yaxis()
    axes.set_xlabel("share of rows" if share else "rows")
    axes.set_xlim(0, _longest(tables, share))
    if not share:
        axes.locator_params(axis="x", integer=True)
    _tidy(axes)
    _legend(axes)
    return axes


def plot_status_timeline(
    history: Mapping[datetime.date, RagTable] | Sequence[tuple[datetime.date, RagTable]], ax: Axes | None = None
) -> Axes:
    """Draw how each row of a table was rated from one meeting to the next.

    Rows are told to be the same by their reference, else by their title.

    Args:
        history: The table as it stood at each meeting, by the meeting's date, in any order.
        ax: Where to draw; a new figure when None.

    Returns:
        The axes drawn on: a line for each row in order of first appearance, a square for each meeting.

    Raises:
        ImportError: matplotlib is not installed.
    """
    pairs = sorted(history.items() if isinstance(history, Mapping) else history, key=lambda pair: pair[0])
    names: dict[str, str] = {}
    for _, table in pairs:
        for row in table.rows:
            names.setdefault(_identity(row.ref, row.title), " ".join(filter(None, (row.ref, row.title))))
    axes = ax if ax is not None else _new_axes(1.4 + 0.3 * max(len(names), 1), 4.5 + 0.7 * len(pairs))
    places = {identity: place for place, identity in enumerate(names)}
    seen: set[RagStatus | None] = set()
    for column, (_, table) in enumerate(pairs):
        for row in table.rows:
            label = None if row.status in seen else _word(row.status)
            seen.add(row.status)
            place = places[_identity(row.ref, row.title)]
            axes.barh([place], [0.9], left=[column - 0.45], height=0.8, label=label, **_paint(row.status))
    axes.set_yticks(list(places.values()), [_cut(name) for name in names.values()])
    axes.set_xticks(range(len(pairs)), [day.strftime("%d.%m.%Y") for day, _ in pairs], rotation=35, ha="right")
    axes.set_xlim(-0.5, max(len(pairs), 1) - 0.5)
    axes.invert_yaxis()
    _tidy(axes)
    _legend(axes)
    return axes


def _new_axes(height: float, width: float = 8.0) -> Axes:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ImportError("plots need matplotlib: run `pip install 'agendaparse[plots]'` and try again.") from error
    return Figure(figsize=(width, height), layout="constrained").add_subplot()


def _width(table: RagTable, status: RagStatus | None, share: bool) -> float:
    number = table.counts().get(status, 0)
    return float(number / len(table.rows)) if share and table.rows else float(number)


def _longest(tables: Sequence[RagTable], share: bool) -> float:
    return 1.0 if share else float(max((len(table.rows) for table in tables), default=1) or 1)


def _paint(status: RagStatus | None) -> dict[str, Any]:
    return {"color": COLOURS[status], "edgecolor": "#555555", "linewidth": 0.5, "hatch": HATCHES.get(status, "")}


def _legend(axes: Axes) -> None:
    """The statuses drawn, in the order of `COLOURS`, at most five in a line."""
    handles, labels = axes.get_legend_handles_labels()
    order = [_word(status) for status in COLOURS]
    pairs = sorted(zip(labels, handles, strict=True), key=lambda pair: order.index(pair[0]))
    if pairs:
        names, marks = zip(*pairs, strict=True)
        lines = -(-len(pairs) // LEGEND)
        axes.legend(
            marks,
            names,
            ncols=-(-len(pairs) // lines),
            loc="lower center",
            bbox_to_anchor=(0.4, 1.0),
            frameon=False,
            fontsize=9,
        )


def _tidy(axes: Axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _identity(ref: str | None, title: str | None) -> str:
    return ref or " ".join((title or "").casefold().split())


def _word(status: RagStatus | None) -> str:
    return "not found" if status is None else status.replace("_", " ")


def _cut(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
