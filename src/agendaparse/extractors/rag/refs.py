"""References of rows: taken as printed, mended where the sequence proves what they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

_FORM = regex.compile(r"(?P<prefix>(?:\p{L}[\p{L} ./_-]*?)?)(?P<gap>[ .:/_-]*)(?P<numbers>\d+(?:\.\d+)*)\.?")
_STAMP = regex.compile(r"\b(?:page|agenda item|tudalen)\s*\d+[a-z]?\b", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d+")

LONGEST = 60  # letters of a reference; longer texts are none
ENOUGH = 3  # sound references that show how references are built


@dataclass(frozen=True, slots=True)
class Ref:
    """A row's reference: what it is and what is printed."""

    ref: str | None
    raw: str | None

    @property
    def repaired(self) -> bool:
        """Whether it differs from what is printed by more than a stamp lying over it."""
        return self.ref is not None and self.ref != self.raw


@dataclass(frozen=True, slots=True)
class _Form:
    prefix: str
    gap: str
    numbers: tuple[int, ...]

    def with_last(self, last: int) -> str:
        return f"{self.prefix}{self.gap}{'.'.join(map(str, (*self.numbers[:-1], last)))}"


def mend_refs(printed: Sequence[str], groups: Sequence[str | None]) -> list[Ref]:
    """Mend the references of a table's rows.

    A reference is mended only where sound ones before and after it leave one possibility. Between two sound ones
    the gap must be exactly as long as the row of damaged ones; at the end of a group, where only the one before is
    sound, something of the reference must be printed.

    Args:
        printed: The reference cell of each row, empty where nothing is printed.
        groups: The heading each row stands under.

    Returns:
        One `Ref` a row.
    """
    raws = [text.strip() for text in printed]
    cleaned = [" ".join(_STAMP.sub(" ", raw).split()) for raw in raws]
    forms = [_form(text) for text in cleaned]
    shapes = Counter((form.prefix.casefold(), len(form.numbers)) for form in forms if form is not None)
    if not shapes:
        return [Ref(text or None, raw or None) for text, raw in zip(cleaned, raws, strict=True)]
    usual, count = shapes.most_common(1)[0]
    sound = [form is not None and (form.prefix.casefold(), len(form.numbers)) == usual for form in forms]
    found: list[str | None] = [text or None for text in cleaned]
    if count >= ENOUGH:
        for start, end in _damaged(sound, cleaned):
            _mend(found, forms, sound, groups, cleaned, start, end)
        _mend_repeats(found, forms, sound)
    return [Ref(ref, raw or None) for ref, raw in zip(found, raws, strict=True)]


def _form(text: str) -> _Form | None:
    match = _FORM.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    return _Form(match["prefix"].strip(), match["gap"], tuple(map(int, match["numbers"].split("."))))


def _damaged(sound: Sequence[bool], cleaned: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of rows without a sound reference (from, below)."""
    runs: list[tuple[int, int]] = []
    for i, good in enumerate(sound):
        if good:
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _mend(
    found: list[str | None],
    forms: Sequence[_Form | None],
    sound: Sequence[bool],
    groups: Sequence[str | None],
    cleaned: Sequence[str],
    start: int,
    end: int,
) -> None:
    before = forms[start - 1] if start and sound[start - 1] else None
    after = forms[end] if end < len(forms) and sound[end] else None
    missing = end - start
    if before and after and before.numbers[:-1] == after.numbers[:-1]:
        if after.numbers[-1] - before.numbers[-1] - 1 == missing:
            for i in range(start, end):
                found[i] = before.with_last(before.numbers[-1] + 1 + i - start)
        return
    # The end of one numbered group, the beginning of the next, or both.
    split = next((i for i in range(start, end) if i and groups[i] != groups[i - 1]), end if after is None else None)
    if split is None:
        split = (
            start
            if after
            and groups[start] == groups[min(end, len(groups) - 1)]
            and (not start or groups[start] != groups[start - 1])
            else end
        )
    if before is not None and all(cleaned[i] for i in range(start, split)):
        ends_group = after is None or after.numbers[-1] == 1 + end - split
        for i in range(start, split):
            last = before.numbers[-1] + 1 + i - start
            if ends_group and len(before.numbers) > 1 and _agrees(cleaned[i], before, last):
                found[i] = before.with_last(last)
    if after is not None and after.numbers[-1] == end - split + 1:
        for i in range(split, end):
            if cleaned[i]:
                found[i] = after.with_last(1 + i - split)


def _agrees(text: str, like: _Form, last: int) -> bool:
    """Whether a damaged reference can have been this one: its last figures, or nothing but part of its letters."""
    digits = _DIGITS.findall(text)
    letters = "".join(c for c in text if c.isalpha()).casefold()
    known = like.prefix.replace(" ", "").casefold()
    if letters and letters not in known:
        return False
    return int(digits[-1]) == last if digits else bool(letters)


def _mend_repeats(found: list[str | None], forms: Sequence[_Form | None], sound: Sequence[bool]) -> None:
    """A reference that skips or repeats where its neighbours leave one number free: "2.2", "2.33", "2.4"."""
    printed = Counter(form.numbers for form in forms if form is not None)
    for i in range(1, len(found) - 1):
        before, here, after = forms[i - 1], forms[i], forms[i + 1]
        if not (sound[i - 1] and sound[i] and sound[i + 1] and before and here and after):
            continue
        wanted = before.numbers[-1] + 1
        if before.numbers[:-1] != after.numbers[:-1] or after.numbers[-1] != wanted + 1 or here.numbers[-1] == wanted:
            continue
        if printed[(*before.numbers[:-1], wanted)] or not _miskeyed(here, before, wanted, printed):
            continue
        found[i] = before.with_last(wanted)


def _miskeyed(here: _Form, before: _Form, wanted: int, printed: Counter[tuple[int, ...]]) -> bool:
    """Whether a number is a slip of the wanted one: printed twice, or with one figure too many, too few or wrong."""
    if printed[here.numbers] > 1:
        return True
    ours = "".join(map(str, here.numbers))
    theirs = "".join(map(str, (*before.numbers[:-1], wanted)))
    if len(ours) == len(theirs):
        return sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1
    short, long = sorted((ours, theirs), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
