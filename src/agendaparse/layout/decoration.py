"""Lines drawn through and under words, from the rules of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from agendaparse.document import Box, Page, Run

MAX_THICKNESS = 2.0
# Height of the rule above the baseline, in type sizes.
STRUCK = (0.13, 0.5)
UNDER = (-0.28, 0.13)


def decorate(page: Page) -> None:
    """Set `struck` and `underlined` on the runs of a page.

    Only a rule no wider than the words it touches counts: borders of tables run past them. A rule that covers part
    of a run splits it, so that the words beside the struck ones stay.
    """
    rules = sorted(
        (
            s.box
            for s in page.shapes
            if s.kind == "rule" and s.box.width > 2 and s.box.height <= MAX_THICKNESS
        ),
        key=lambda box: box.mid_y,
    )
    if not rules:
        return
    heights = [box.mid_y for box in rules]
    split: list[Run] = []
    upright = sorted((r for r in page.runs if r.rotation == 0), key=lambda r: r.baseline)
    for run in upright:
        size = run.style.size
        low = bisect_left(heights, run.baseline - STRUCK[1] * size)
        high = bisect_right(heights, run.baseline - UNDER[0] * size)
        for box in rules[low:high]:
            shared = min(box.x1, run.box.x1) - max(box.x0, run.box.x0)
            if shared < 0.5 * size and shared < 0.6 * run.box.width:
                continue
            rise = (run.baseline - box.mid_y) / size
            struck = rise > UNDER[1]
            if not _fits(box, run, upright):
                continue
            if shared >= 0.8 * run.box.width:
                if struck:
                    run.struck = True
                else:
                    run.underlined = True
            elif struck:
                split.extend(_split(run, box))
    if split:
        page.runs.extend(split)


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


def _split(run: Run, rule: Box) -> list[Run]:
    """Cut the struck words out of `run` (at the spaces nearest the rule's ends) and return the pieces cut off."""
    width = run.box.width / max(len(run.text), 1)
    start = _word_edge(run.text, (rule.x0 - run.box.x0) / width)
    end = _word_edge(run.text, (rule.x1 - run.box.x0) / width)
    if start >= end or (start, end) == (0, len(run.text)):
        return []
    text, box = run.text, run.box

    def piece(low: int, high: int, struck: bool) -> Run:
        cut = box._replace(x0=box.x0 + low * width, x1=box.x0 + high * width)
        return Run(
            text[low:high],
            cut,
            run.baseline,
            run.style,
            run.rotation,
            run.mark,
            run.form,
            struck,
            run.underlined,
            run.raised,
            run.hidden,
        )

    pieces = [(0, start, False), (start, end, True), (end, len(text), False)]
    kept, *others = (piece(*p) for p in pieces if p[0] < p[1])
    run.text, run.box, run.struck = kept.text, kept.box, kept.struck
    return others


def _word_edge(text: str, position: float) -> int:
    """The word boundary nearest a character position."""
    edges = [0, *(i for i in range(1, len(text)) if text[i - 1].isspace() != text[i].isspace()), len(text)]
    return min(edges, key=lambda edge: abs(edge - position))
