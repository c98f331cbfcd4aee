"""Which passages of minutes head an item.

Councils number their minutes, or not; set the headings in bold, underlined, in capitals or in a table. One way is
chosen for the whole document, the one its own headings speak for; a number in the body never makes an item alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex

from agendaparse.extractors.minutes.applications import application_heads
from agendaparse.extractors.minutes.passages import Passage, names_beside
from agendaparse.extractors.minutes.series import MOST_LEFT_OUT
from agendaparse.grammar.decisions import opening_formula
from agendaparse.grammar.minutes_words import (
    CONCLUDED,
    GROUP_HEADING,
    ITEM_REFERENCE,
    SIGNATURE,
    STANDING_ITEMS,
    attendance_label,
)
from agendaparse.grammar.numbering import Label, follows
from agendaparse.grammar.people import opens_with_person

STOPPED_TITLE = regex.compile(
    r"(?P<title>\p{Lu}[^.:;]{2,110}?)(?:\s*[:.]\s+|\s+[-–—]\s+)(?=\S)|(?P<title>\p{Lu}[^.:;]{2,110})[:.]?$"
)
_TITLE = regex.compile(
    r"(?:draft\s+)?(?:minutes|notes|record)\s+of\s+(?:the\s+|an?\s+)?(?:[\p{L}'’-]+\s+){0,8}(?:meeting|committee|council|panel|board)\b(?!.*\b(?:held\s+on|previous|last)\b)",
    regex.IGNORECASE,
)
LONGEST_TITLE = 200
NAMES = 120  # letters of a paragraph that is no line of names, whatever its words
_FIGURES = regex.compile(r"\d+")
SENTENCE_WORD = regex.compile(
    r"\b(?:was|were|had|has|have|would|is|are|be|been|said|asked|reported|noted|agreed|resolved|received|advised)\b"
)
Look = tuple[bool, str, str, bool, bool, bool, float]


def find_heads(passages: Sequence[Passage]) -> dict[int, str | None]:
    """Find the passages that head an item.

    Args:
        passages: The passages of minutes, numbers that only their series shows given to them.

    Returns:
        Index of each head and its printed number, or None for a heading without number.
    """
    heads = _numbered_heads(passages) or {}
    referenced = _referenced_heads(passages)
    if not heads and len(referenced) < 2:
        heads = _plain_numbered_heads(passages) or {}
    if not heads and not referenced:
        heads = dict.fromkeys(_unnumbered_heads(passages))
    for index in referenced:
        heads.setdefault(index, None)
    first = min(heads, default=len(passages))
    for index in _heads_before(passages, first, heads):
        heads.setdefault(index, None)
    for index in application_heads(passages, heads):
        heads[index] = _printed(passages[index].number)
    return dict(sorted((heads | _parts(passages, heads)).items()))


def _parts(passages: Sequence[Passage], heads: dict[int, str | None]) -> dict[int, str | None]:
    """Headings that count the parts of the item they stand in: "6.1 Play Parks" under "6. Notices of Motion"."""
    found: dict[int, str | None] = {}
    for head, end in pairwise([*sorted(heads), len(passages)]):
        number, part = heads[head], 1
        for index in range(head + 1, end if number is not None and number.isdigit() else head):
            passage = passages[index]
            label = passage.number
            if label is None or label.value != f"{number}.{part}" or not (passage.set_apart and _may_head(passage)):
                continue
            if len(passage.text) < LONGEST_TITLE and passage.text[-1] not in ".;:":
                found[index] = label.value
                part += 1
    return found


def is_reference(passage: Passage) -> bool:
    """Say whether a passage is nothing but the agenda item a heading names: "(Item 3)"."""
    return passage.reference is not None and ITEM_REFERENCE.sub("", passage.text).strip(" .") == ""


def _referenced_heads(passages: Sequence[Passage]) -> list[int]:
    """Headings with "(Item 3)" at their end or on the line below."""
    found: list[int] = []
    for index, passage in enumerate(passages):
        if is_reference(passage):
            if index and passages[index - 1].table is None and _titled(passages[index - 1]):
                found.append(index - 1)
        elif passage.reference is not None and passage.table is None:
            ends = ITEM_REFERENCE.search(passage.text)
            if (
                ends is not None
                and ends.end() >= len(passage.text.rstrip(" ."))
                and len(passage.text) < 260
                and (passage.set_apart or passage.lead)
            ):
                found.append(index)
    return found


def _titled(passage: Passage) -> bool:
    return bool(passage.text) and len(passage.text) < 260 and passage.text[-1] not in ".;" and not passage.bullet


def _look(passage: Passage) -> Look:
    label = passage.number
    kind, style = (label.kind, label.style) if label else ("", "")
    if passage.grid:
        style = ""
    apart = passage.bold or passage.lead > 2 or (passage.heading and not passage.underlined)
    return passage.grid, kind, style, apart, passage.underlined, passage.capitals, 0.0


def _may_head(passage: Passage) -> bool:
    label = passage.number
    if label is None or passage.table is not None or label.kind not in ("number", "decimal", "reference"):
        return False
    title = passage.text[: passage.lead] if passage.lead > 2 else passage.text
    if label.style == "(" and not (passage.set_apart and passage.text[:1].isupper()):
        return False  # "(49) APOLOGIES" may head an item, "(1) to pay the bill" not
    return bool(passage.text) and opening_formula(title) is None


def _numbered_heads(passages: Sequence[Passage]) -> dict[int, str | None] | None:
    """The numbered headings: those of the look whose numbers run on best."""
    groups: dict[Look, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        if _may_head(passage) and _looks_like_heading(passage) and not _announced(passages, index):
            groups[_look(passage)].append(index)
    best: list[int] = []
    best_score = 0.0
    for members in groups.values():
        steps = sum(_steps(passages[a], passages[b]) for a, b in pairwise(members))
        titles = [
            i
            for i in members
            if (len(passages[i].text) < 160 and passages[i].text[-1] not in ".;") or passages[i].lead > 3
        ]
        standing = sum(STANDING_ITEMS.search(passages[i].text) is not None for i in titles)
        held = sum(
            after - before > 1 or 2 < passages[before].lead < len(passages[before].text) - 10
            for before, after in pairwise([*members, len(passages)])
        )
        if held < 0.5 * len(members):
            continue  # a list: items have something under them
        score = (steps + 0.5 * standing + 0.01 * len(members)) * len(titles) / len(members)
        if score > best_score:
            best, best_score = members, score
    if len(best) < 2 and not (best and STANDING_ITEMS.search(passages[best[0]].text)):
        return None
    heads = _series(passages, best)
    _fill(passages, heads)
    return {i: _printed(passages[i].number) for i in sorted(heads)}


def _announced(passages: Sequence[Passage], index: int) -> bool:
    """Whether a formula alone stands above ("It was APPROVED"): a number below it is the decision's."""
    above = passages[index - 1] if index else None
    if above is None or above.table is not None:
        return False
    formula = opening_formula(above.text, set_apart=above.set_apart)
    return formula is not None and not above.text[formula.end :].strip()


def _looks_like_heading(passage: Passage) -> bool:
    if len(passage.text) > 300:
        return passage.lead > 3
    return (
        passage.set_apart
        or passage.lead > 2
        or (passage.grid and passage.text[-1] not in ".;" and len(passage.text) < 160)
    )


def _steps(before: Passage, after: Passage) -> float:
    a, b = before.number, after.number
    if a is None or b is None:
        return 0.0
    if follows(a, b):
        return 1.0
    x, y = _value(before), _value(after)
    if a.kind == b.kind == "reference" and x is not None and y == x + 1:
        return 1.0
    return 0.3 if x is not None and y is not None and 0 < y - x <= 3 else -1.0


def _value(passage: Passage) -> int | None:
    """The running part of a number: 14 of "14.", 56 of "24/056", 3 of "19.01.3"."""
    if passage.count is not None or passage.number is None:
        return passage.count
    figures = _FIGURES.findall(passage.number.value)
    return int(figures[-1]) if figures else None


def _series(passages: Sequence[Passage], members: list[int]) -> set[int]:
    """Members that belong to the running numbers; a step backwards is a slip of the pen where the series goes on."""
    heads: set[int] = set()
    last: int | None = None
    for at, index in enumerate(members):
        value = _value(passages[index])
        following = [_value(passages[i]) for i in members[at + 1 : at + 3]]
        if value is None:
            continue
        if last is None or 0 < value - last <= MOST_LEFT_OUT:
            heads.add(index)
            last = value
        elif any(n is not None and 0 < n - last <= 2 for n in following):
            heads.add(index)  # misprinted: 55, 6, 57
            if len(heads) == 1:
                last = value
        elif value == last or (value <= 2 and following and following[0] == value + 1):
            heads.add(index)  # printed twice, or the numbers begin again
            last = value
        elif value > last and STANDING_ITEMS.search(passages[index].text):
            heads.add(index)
            last = value
    return heads


def _fill(passages: Sequence[Passage], heads: set[int]) -> None:
    """Take headings of another look whose number is the very one that the series lacks."""
    ordered = sorted(heads)
    for a, b in zip([None, *ordered], [*ordered, None], strict=True):
        low = -1 if a is None else a
        high = len(passages) if b is None else b
        want = None if a is None else _value(passages[a])
        end = None if b is None else _value(passages[b])
        for index in range(low + 1, high):
            passage = passages[index]
            margin = passage.grid and passage.count is not None  # of the series, and beside its text
            if not (margin or (_may_head(passage) and passage.set_apart and len(passage.text) <= 200)):
                continue
            value = _value(passage)
            sample = passages[a if a is not None else b or 0].number
            if value is None or sample is None or passage.number is None or passage.number.kind != sample.kind:
                continue
            if want is None and end is not None and value == end - 1:
                heads.add(index)
                break
            beyond = passage.heading or margin
            lacking = want is not None and value == want + 1 and (beyond if end is None else value < end)
            if lacking and (passage.number.style == sample.style or passage.grid):
                heads.add(index)
                want = value


def _plain_numbered_heads(passages: Sequence[Passage]) -> dict[int, str | None] | None:
    """Numbers at the head of paragraphs where no heading is set apart: one series from end to end, with titles."""
    members = [i for i, p in enumerate(passages) if _may_head(p) and not p.bullet]
    if len(members) < 3:
        return None
    series = sorted(_series(passages, members))
    if len(series) < 3 or len(series) < 0.6 * len(members):
        return None
    titled = sum(
        1 for i in series if (m := STOPPED_TITLE.match(passages[i].text)) and not SENTENCE_WORD.search(m["title"])
    )
    standing = sum(STANDING_ITEMS.search(passages[i].text[:80]) is not None for i in series)
    if titled < 0.5 * len(series) or standing < 2:
        return None
    return {i: _printed(passages[i].number) for i in series}


def _unnumbered_heads(passages: Sequence[Passage]) -> list[int]:
    """Headings without numbers: those that look like the ones over the items every council takes."""
    looks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        if passage.table is None and (
            _is_bare_heading(passage) or (passage.set_apart and _tells_apologies(passages, index))
        ):
            looks[
                passage.bold, passage.underlined, passage.capitals, passage.centred and passage.capitals, passage.size
            ].append(index)
    best = max(
        looks.values(),
        key=lambda found: sum(STANDING_ITEMS.search(passages[i].text) is not None for i in found),
        default=[],
    )
    standing = sum(STANDING_ITEMS.search(passages[i].text) is not None for i in best)
    if standing < 2 and not (standing and len(best) > 2):
        return []
    attended = [i for i, p in enumerate(passages) if _attends(passages, i)]
    low = attended[0] if attended else -1
    inside = [i for i in best if i > low and not is_closing(passages[i]) and not _is_title(passages[i])]
    start = next((i for i in inside if STANDING_ITEMS.search(passages[i].text)), len(passages))
    return [i for i in inside if i >= start or attended]


def _attends(passages: Sequence[Passage], index: int) -> bool:
    """Whether a passage is the label of an attendance block, not the heading of an item about apologies."""
    return attendance_label(passages[index].text) is not None and not _tells_apologies(passages, index)


def _tells_apologies(passages: Sequence[Passage], index: int) -> bool:
    """Whether a heading such as "Apologies for Absence" stands over a sentence: then it is an item."""
    label = attendance_label(passages[index].text)
    if label is None or label[0] not in ("apologies", "substitutes") or label[1] < len(passages[index].text):
        return False
    if not any(attendance_label(p.text) for p in passages[:index]):
        return False
    below = passages[index + 1] if index + 1 < len(passages) else None
    if below is None or below.set_apart:
        return False
    return (
        SENTENCE_WORD.search(below.text) is not None
        or regex.match(r"(?:none|no|nil)\b", below.text, regex.I) is not None
    )


def _is_title(passage: Passage) -> bool:
    """Whether a heading is the title of the minutes: "Minutes of the Extraordinary Council Meeting"."""
    return _TITLE.match(passage.text) is not None


def _is_bare_heading(passage: Passage) -> bool:
    if passage.label is not None or not passage.set_apart or not _titled(passage) or len(passage.text) > 200:
        return False
    if opens_with_person(passage.text):  # "Councillor Ash (Chairman) in the Chair"
        return False
    label = attendance_label(passage.text)
    return label is None and opening_formula(passage.text, set_apart=True) is None


def _heads_before(passages: Sequence[Passage], first: int, heads: dict[int, str | None]) -> list[int]:
    """Unnumbered items before the first number: headings like the others, after the attendance, with text below."""
    if not heads or first >= len(passages):
        return []
    attended = [i for i in range(first) if attendance_label(passages[i].text) is not None]
    if not attended:
        return []
    sample = passages[first]
    found = []
    for index in range(attended[0] + 1, first):
        passage = passages[index]
        if names_beside(passage):  # a row of the attendance
            continue
        if not _is_bare_heading(passage) or is_group(passages, index, heads) or passage.size < sample.size - 1:
            continue
        if (passage.bold, passage.underlined) != (
            sample.bold or sample.lead > 2,
            sample.underlined,
        ) and not sample.capitals:
            continue
        if passage.centred and passage.capitals and not sample.centred:
            continue
        below = passages[index + 1] if index + 1 < first else None
        if below is not None and not below.set_apart and (SENTENCE_WORD.search(below.text) or len(below.text) > NAMES):
            found.append(index)
    return found


def is_group(passages: Sequence[Passage], index: int, heads: dict[int, str | None]) -> bool:
    """Whether a heading gathers the items below it."""
    passage = passages[index]
    if passage.label is not None or passage.table is not None or len(passage.text) > 160:
        return False
    if not passage.set_apart and not (passage.lead > 5 and passage.text[:5].isupper()):
        return False
    known = GROUP_HEADING.match(passage.text.strip(" :"))
    if known and not any(i < index for i in heads):
        return True
    following = passages[index + 1] if index + 1 < len(passages) else None
    if following is None:
        return False
    heads_next = index + 1 in heads or (index + 2 in heads and following.text.startswith("("))
    if known:
        return heads_next or passage.capitals or passage.heading
    return (
        heads_next
        and passage.capitals
        and passage.centred
        and any(i < index for i in heads)
        and not is_closing(passage)
    )


def is_closing(passage: Passage) -> bool:
    """Say whether a passage tells the end of the meeting, or is a line to sign on."""
    text = passage.text
    return len(text) < 260 and (
        (CONCLUDED.search(text) is not None and _FIGURES.search(text) is not None)
        or SIGNATURE.fullmatch(text.strip()) is not None
    )


def _printed(label: Label | None) -> str | None:
    return label.value if label else None
