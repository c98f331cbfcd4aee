"""Lines drawn through and under words, from the rules of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from agendaparse.document import Box, Page, Run

MAX_THICKNESS = 2.0
TOUCHING = 1.5  # points between two rules that are one to a reader
# Height of the rule above the baseline, in type sizes.
STRUCK = (0.13, 0.5)
UNDER = (-0.28, 0.13)


def decorate(page: Page) -> None:
    """Set `struck` and `underlined` on the runs of a page.

    Only a rule no wider than the words it touches counts: borders of tables run past them. A rule that covers part
    of a run splits it, so that the words beside the struck ones stay.
    """
    rules = _joined([s.box for s in page.shapes if s.kind == "rule" and s.box.height <= MAX_THICKNESS])
    if not rules:
        return
    heights = [box.mid_y for box in rules]
    pieces: list[Run] = []
    upright = sorted((r for r in page.runs if r.rotation == 0), key=lambda r: r.baseline)
    for run in upright:
        size = run.style.size
        low = bisect_left(heights, run.baseline - STRUCK[1] * size)
        high = bisect_right(heights, run.baseline - UNDER[0] * size)
        if low == high or run.box.width <= 0:
            continue
        least = min(0.5 * size, 0.6 * run.box.width)
        touching = [box for box in rules[low:high] if box.overlap_x(run.box) >= least and _fits(box, run, upright)]
        struck = [box for box in touching if run.baseline - box.mid_y > UNDER[1] * size]
        under = [box for box in touching if run.baseline - box.mid_y <= UNDER[1] * size]
        run.underlined = run.underlined or _covers(under, run)
        if _covers(struck, run):
            run.struck = True
        elif struck:
            pieces.extend(_split(run, struck))
    page.runs.extend(pieces)


def _joined(rules: list[Box]) -> list[Box]:
    """Rules by height, those that go on from each other made one: word processors draw a rule for each word."""
    joined: list[Box] = []
    for box in sorted(rules, key=lambda box: (round(box.mid_y, 1), box.x0)):
        last = joined[-1] if joined else None
        if last is not None and abs(box.mid_y - last.mid_y) <= 0.3 and box.x0 <= last.x1 + TOUCHING:
            joined[-1] = last._replace(x1=max(last.x1, box.x1))
        else:
            joined.append(box)
    return sorted((box for box in joined if box.width > 2), key=lambda box: box.mid_y)


def _covers(rules: list[Box], run: Run) -> bool:
    """Whether the rules run along all of the words, give or take an end."""
    return sum(box.overlap_x(run.box) for box in rules) >= 0.8 * run.box.width if rules else False


def _fits(rule: Box, run: Run, runs: list[Run]) -> bool:
    """Whether the rule ends where words on its line end: within two points or a space beyond."""
    slack = 0.6 * run.style.size
    if rule.x0 >= run.box.x0 - slack and rule.x1 <= run.box.x1 + slack:
        return True
    low = bisect_left(runs, run.baseline - 1.5, key=lambda r: r.baseline)
    high = bisect_right(runs, run.baseline + 1.5, key=lambda r: r.baseline)
    line = [r.box for r in runs[low:high]]
    touched = [box for box in line if min(box.x1, rule.x1) > max(box.x0, rule.x0)]
    covered = sum(min(box.x1, rule.x1) - max(box.x0, rule.x0) for box in touched)
    whole = Box.around(touched)
    return rule.x0 >= whole.x0 - slack and rule.x1 <= whole.x1 + slack and covered >= 0.8 * rule.width


def _split(run: Run, rules: list[Box]) -> list[Run]:
    """Cut the struck words out of `run` (at the spaces nearest each rule's ends) and return the pieces cut off."""
    box, text = run.box, run.text
    width = box.width / max(len(text), 1)
    struck = [False] * len(text)
    for rule in rules:
        start = _word_edge(text, (rule.x0 - box.x0) / width)
        end = _word_edge(text, (rule.x1 - box.x0) / width)
        struck[start:end] = [True] * (end - start)
    edges = [0, *(i for i in range(1, len(text)) if struck[i] != struck[i - 1]), len(text)]
    kept, *others = [
        replace(
            run,
            text=text[low:high],
            box=box._replace(x0=box.x0 + low * width, x1=box.x0 + high * width),
            struck=struck[low],
        )
        for low, high in pairwise(edges)
    ]
    run.text, run.box, run.struck = kept.text, kept.box, kept.struck
    return others


def _word_edge(text: str, position: float) -> int:
    """The word boundary nearest a character position."""
    edges = [0, *(i for i in range(1, len(text)) if text[i - 1].isspace() != text[i].isspace()), len(text)]
    return min(edges, key=lambda edge: abs(edge - position))
