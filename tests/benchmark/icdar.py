"""Ground truth in the form of the ICDAR 2013 table competition, and tables scored against it.

Beside each `name.pdf` stands `name-str.xml`: for each table its regions (one a page, perhaps several), for each region
a bounding box and its cells with start and end row, start and end column, and content. Where only `name-reg.xml` is
there, tables are located and their cells cannot be judged. Points are counted from the bottom left corner of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from agendaparse.document import Box
from tests.benchmark.icdar_relations import GridCell, Relation, Score, compare, relations
from tests.benchmark.table_finders import Grid, find, page_height

HELD = 0.5  # share of a region, or of what was found, that must lie in the other for the two to be one table


@dataclass
class Region:
    """The part of a table on one page, as the truth has it.

    Attributes:
        table: Which table it belongs to.
        page: Physical page, from 1.
        box: Where it stands, from the bottom left corner as in the file.
        cells: Its cells; None where the file only locates tables.
    """

    table: str
    page: int
    box: Box
    cells: list[GridCell] | None = None


@dataclass
class Truth:
    """A document and its regions."""

    pdf: Path
    regions: list[Region]


@dataclass
class Judged:
    """How one way of finding tables does on one document.

    Attributes:
        structure: Relations between cells, over every region and everything found beside them.
        located: Regions found, tables found, regions wanted.
        seconds: Time for the pages that were asked for.
    """

    structure: Score = field(default_factory=Score)
    located: Score = field(default_factory=Score)
    seconds: float = 0.0


def read_folder(folder: Path) -> Iterator[Truth]:
    """Every document of a folder, and of those in it, that has ground truth beside it."""
    for pdf in sorted(folder.rglob("*.pdf"), key=lambda path: path.with_suffix("")):
        for ending in ("-str.xml", "-reg.xml"):
            truth = pdf.with_name(pdf.stem + ending)
            if truth.is_file():
                yield Truth(pdf, read_regions(truth))
                break


def read_regions(path: Path) -> list[Region]:
    """The regions of a file of ground truth, in printed order."""
    regions: list[Region] = []
    for number, table in enumerate(ElementTree.parse(path).getroot().iter("table"), 1):
        name = table.get("id") or str(number)
        for region in table.iter("region"):
            box = region.find("bounding-box")
            cells = [_cell(cell) for cell in region.iter("cell")]
            where = _box(box) if box is not None else Box.around(_boxes(region))
            regions.append(Region(name, int(region.get("page", "1")), where, cells or None))
    return regions


def _boxes(region: ElementTree.Element) -> list[Box]:
    found = [_box(box) for box in region.iter("bounding-box")]
    return found or [Box(0, 0, 0, 0)]


def _box(element: ElementTree.Element) -> Box:
    x1, y1, x2, y2 = (float(element.get(name, "0")) for name in ("x1", "y1", "x2", "y2"))
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _cell(element: ElementTree.Element) -> GridCell:
    def number(name: str, default: int) -> int:
        return int(element.get(name) or default)

    row, column = number("start-row", 0), number("start-col", 0)
    content = element.find("content")
    text = "".join(content.itertext()) if content is not None else ""
    # An end before the start is a slip of the pen: the cell spans nothing then.
    rowspan = max(1, number("end-row", row) - row + 1)
    return GridCell(row, column, text, rowspan, max(1, number("end-col", column) - column + 1))


def judge(truth: Truth, way: str) -> Judged:
    """Ask one way of finding tables for every page of a document that has any, and score what it finds.

    Each table found belongs to the region of its page it shares most with; the relations of all that belong to a
    region are held against the region's, those of the rest against nothing.
    """
    judged = Judged()
    for number in sorted({region.page for region in truth.regions}):
        wanted = [region for region in truth.regions if region.page == number]
        finding = find(way, truth.pdf, number)
        judged.seconds += finding.seconds
        upright = [upside_down(region, page_height(truth.pdf, number)) for region in wanted]
        owners = [_owner(grid, upright) for grid in finding.grids]
        located = {owner for owner in owners if owner is not None}
        judged.located += Score(len(located), len(finding.grids), len(wanted))
        if any(region.cells is None for region in wanted):
            continue
        for index, region in enumerate(wanted):
            mine = (grid for grid, owner in zip(finding.grids, owners, strict=True) if owner == index)
            judged.structure += compare(_related(mine), relations(region.cells or []))
        stray = (grid for grid, owner in zip(finding.grids, owners, strict=True) if owner is None)
        judged.structure += compare(_related(stray), Counter())
    return judged


def upside_down(region: Region, height: float) -> Box:
    """The box of a region from the top left corner."""
    x0, low, x1, high = region.box
    return Box(x0, height - high, x1, height - low)


def _owner(grid: Grid, regions: Sequence[Box]) -> int | None:
    """The region a table found stands in, or that stands in it."""
    shared = [grid.box.overlap(box) for box in regions]
    best = max(range(len(regions)), key=shared.__getitem__, default=None)
    if best is None or not shared[best]:
        return None
    areas = (box.width * box.height for box in (grid.box, regions[best]))
    return best if any(area and shared[best] >= HELD * area for area in areas) else None


def _related(grids: Iterable[Grid]) -> Counter[Relation]:
    found: Counter[Relation] = Counter()
    for grid in grids:
        found += relations(grid.cells)
    return found


def report(folder: Path, ways: Sequence[str]) -> str:
    """A table of every document and way, with the sum over all relations and the mean over documents."""
    lines = [f"{'document':<34}{'way':<12}{'tables':>9}{'precision':>11}{'recall':>9}{'F1':>8}{'s':>8}"]
    sums: dict[str, list[Judged]] = {way: [] for way in ways}
    for truth in read_folder(folder):
        for way in ways:
            judged = judge(truth, way)
            sums[way].append(judged)
            lines.append(_line(truth.pdf.stem[:33], way, judged.located, judged.structure, judged.seconds))
    for way, every in sums.items():
        if not every:
            return f"No PDF under {folder} has a file -str.xml or -reg.xml beside it."
        structure = sum((judged.structure for judged in every), Score())
        located = sum((judged.located for judged in every), Score())
        lines.append(_line("all relations", way, located, structure, sum(judged.seconds for judged in every)))
        means = [sum(getattr(judged.structure, name) for judged in every) / len(every) for name in _MEASURES]
        lines.append(f"{'mean of documents':<34}{way:<12}{'':>9}{means[0]:>11.3f}{means[1]:>9.3f}{means[2]:>8.3f}")
    return "\n".join(lines)


_MEASURES = ("precision", "recall", "f1")


def _line(name: str, way: str, located: Score, score: Score, seconds: float) -> str:
    tables = f"{located.right}/{located.wanted}"
    measures = f"{score.precision:>11.3f}{score.recall:>9.3f}{score.f1:>8.3f}"
    return f"{name:<34}{way:<12}{tables:>9}{measures}{seconds:>8.2f}"
