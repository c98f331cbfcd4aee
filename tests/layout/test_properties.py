"""What holds for any page: layout never fails, and no character is lost or doubled."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from agendaparse.document import Block, Box, LaidPage, Link, Page, Run, Shape, Table, Tag
from agendaparse.layout.blocks import blocks_of
from agendaparse.layout.columns import blocks_in_columns, find_columns
from agendaparse.layout.lines import lines_of
from tests.layout.build import every_block, laid, page, run

WORDS = st.sampled_from(
    [
        *("Minutes", "the report", "1.", "(a)", "•", "2019-", "20", "Page 4", "Agenda Item 7", "3", "(Pages"),
        *("5 - 12)", "This page is intentionally left blank", "RESOLVED:", "st", "clerk@", "parish.uk", "-", " "),
        *("DRAFT", "£1.2m", "statu\u00ad", "tory"),
    ]
)
TEXTS = st.one_of(WORDS, st.text(min_size=0, max_size=30))


@st.composite
def runs(draw: st.DrawFn, upright: bool = False) -> Run:
    made = run(
        draw(TEXTS),
        x=draw(st.sampled_from([20, 72, 90, 300, 400, 560]) | st.floats(-50, 900)),
        y=draw(st.sampled_from([30, 50, 100, 114, 128, 142, 400, 800]) | st.floats(-50, 900)),
        size=draw(st.sampled_from([0.5, 6, 7, 12, 24, 80])),
        bold=draw(st.booleans()),
        rotation=0 if upright else draw(st.sampled_from([0, 0, 0, 0, 90, 180, 270])),
        mark=draw(st.none() | st.integers(0, 6)),
        form=draw(st.booleans()),
    )
    made.hidden = draw(st.integers(0, 9)) == 0
    return made


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    x, y = draw(st.floats(0, 600)), draw(st.floats(0, 850))
    width, height = draw(st.sampled_from([0.0, 0.5, 60.0, 500.0])), draw(st.sampled_from([0.0, 0.5, 14.0, 700.0]))
    kind = draw(st.sampled_from(["rule", "area", "frame", "drawing"]))
    return Shape(kind, Box(x, y, x + width, y + height), fill=draw(st.none() | st.just(0xFF00)))


@st.composite
def documents(draw: st.DrawFn) -> list[Page]:
    count = draw(st.integers(1, 3))
    return [
        page(
            draw(st.lists(runs(), max_size=20)),
            number=n,
            shapes=draw(st.lists(shapes(), max_size=6)),
            links=[Link(Box(0, 0, 300, 200), "https://example.org")] if draw(st.booleans()) else [],
        )
        for n in range(1, count + 1)
    ]


@st.composite
def trees(draw: st.DrawFn) -> Tag:
    roles = ["Document", "P", "H1", "L", "LI", "Lbl", "LBody", "Link", "Table", "TR", "TD", "Div"]

    def grow(depth: int) -> Tag:
        role = draw(st.sampled_from(roles))
        leaf = st.tuples(st.integers(1, 3), st.integers(0, 7))
        children: list[Tag | tuple[int, int]] = []
        for _ in range(draw(st.integers(0, 3))):
            children.append(grow(depth - 1) if depth and draw(st.booleans()) else draw(leaf))
        return Tag(role, children)

    return grow(4)


def letters(text: str) -> Counter[str]:
    """Letters and figures; spaces, hyphens at line ends and forms of letters may change."""
    return Counter(c for c in text if c.isascii() and c.isalnum())


def in_runs(found: list[Run]) -> Counter[str]:
    return sum((letters(r.text) for r in found), Counter())


def runs_of(blocks: list[Block]) -> list[Run]:
    return [r for block in blocks for line in block.lines for r in line.runs]


def in_page(laid_page: LaidPage) -> Counter[str]:
    found = in_runs(runs_of(every_block(laid_page)))
    for furniture in laid_page.furniture:
        found.update(letters(furniture.text))
    return found


@given(st.lists(runs(upright=True), max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_run_is_in_exactly_one_line(drawn: list[Run]) -> None:
    held = [id(r) for line in lines_of(drawn, 1) for r in line.runs]
    assert sorted(held) == sorted(map(id, drawn))


@given(st.lists(runs(upright=True), max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_character_is_in_exactly_one_block(drawn: list[Run]) -> None:
    expected = in_runs(drawn)
    found = blocks_of(drawn, 1)
    assert in_runs(runs_of(found)) == expected
    said = sum((letters(f"{b.label or ''}{b.text}") for b in found), Counter())
    # Letters may take another form (ligatures, raised figures); none is made up.
    assert not {c: n for c, n in said.items() if n > sum((letters(_plain(r)) for r in drawn), Counter())[c]}


def _plain(r: Run) -> str:
    ligatures = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
    return r.text.translate(ligatures)


@given(st.lists(runs(upright=True), max_size=30))
@settings(max_examples=100, deadline=None)
def test_columns_lose_no_line(drawn: list[Run]) -> None:
    expected = in_runs(drawn)
    assert in_runs(runs_of(blocks_in_columns(find_columns(lines_of(drawn, 1)), 1))) == expected


@given(documents())
@settings(max_examples=150, deadline=None)
def test_untagged_documents(pages: list[Page]) -> None:
    expected = [in_runs([r for r in p.runs if not r.hidden] or p.runs) for p in pages]
    for laid_page, printed in zip(laid(*pages), expected, strict=True):
        assert in_page(laid_page) == printed
        assert laid_page.blank is not bool(laid_page.items)


@given(documents(), st.lists(trees(), max_size=3))
@settings(max_examples=200, deadline=None)
def test_tagged_documents(pages: list[Page], tags: list[Tag]) -> None:
    """Any tree, leading anywhere: no failure, and no letter more than was drawn."""
    printed = sum((in_runs(p.runs) for p in pages), Counter())
    held = sum((in_page(laid_page) for laid_page in laid(*pages, tags=tags)), Counter())
    assert not held - printed


@given(documents())
@settings(max_examples=50, deadline=None)
def test_blocks_know_where_they_stand(pages: list[Page]) -> None:
    for laid_page in laid(*pages):
        for item in laid_page.items:
            assert item.where
            assert all(number == laid_page.number for number, _ in item.where)
            assert isinstance(item, Table) or item.first_page == laid_page.number
