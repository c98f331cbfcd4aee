"""Labels at the beginning of a line: numbers, letters, roman figures, bullets and minute references.

A figure at a line start is a label only when nothing speaks against it: years, sums, dates, times, statutes
("137 of the Act") and counted things ("12 Members") are not labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from agendaparse.grammar.dates import starts_with_date

BULLETS: str = "•●○◦▪▫■□◼◾⬤⚫‣⁃∙·➢➤►▶▸✓✔❖◆◇♦★*¨Ø§ü"
"""Marks that are bullets when a space follows; characters of the private use area are bullets always."""

DASH_BULLETS: str = "-–—"
"""Dashes that are bullets when a space and no figure follows."""

COUNTED: tuple[str, ...] = (
    "Act", "Acts", "Members", "Member", "Councillors", "Cllrs", "Officers", "Order", "Regulations", "For",
    "Against", "Abstentions", "Votes", "Ayes", "Noes", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December", "FTE", "GMT", "BST", "Hours",
    "AM", "PM", "Noon", "NOON", "Million", "Billion", "MW", "KW", "GB", "MB", "Rhagfyr", "Tachwedd",
    "Street", "Road", "Lane", "Avenue",
)  # fmt: skip
"""Capitalised words that follow a count, a day or a house number and not an item number."""

UNITS: tuple[str, ...] = (
    "million", "billion", "m", "bn", "k", "per", "percent", "%", "pence", "miles", "km", "metres", "hectares",
    "acres", "tonnes", "hours", "hrs", "days", "weeks", "months", "years", "fte", "mph", "am", "pm", "a.m.",
    "p.m.", "noon", "midnight", "and", "of", "yh", "yb", "yp", "times", "points",
)  # fmt: skip
"""Words that make the decimal figure before them a measure or a time."""

CAPITAL_UNITS: tuple[str, ...] = ("Million", "Billion", "Noon", "Midnight")
"""Those that do so with a capital too."""

ROMAN_VALUES: dict[str, int] = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
"""Roman figures used in labels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line.

    Attributes:
        kind: "number", "decimal", "letter", "roman", "bullet" or "reference".
        value: The label without stop and brackets; the mark itself for a bullet.
        raw: The label as printed.
        end: Where the text after the label begins.
        depth: 0 for numbers and references, the count of points for decimals, 1 letters, 2 roman, 3 bullets.
        style: What encloses it: "(", ")", "." or "".
    """

    kind: str
    value: str
    raw: str
    end: int
    depth: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A break in a series of numbers.

    Attributes:
        before: The index of the last label before the break.
        after: The index of the first label after it.
        missing: The numbers that should stand between.
    """

    before: int
    after: int
    missing: tuple[str, ...]


_BULLET = regex.compile(rf"\s*(?P<mark>\p{{Co}}+(?=\s|\p{{L}})|[{regex.escape(BULLETS)}](?=\s|$)|o(?=\s+\S))\s*")
_DASH_BULLET = regex.compile(rf"\s*(?P<mark>[{DASH_BULLETS}])(?:\s+(?!\d+\s*[-–—]?\s*$)|$)")
_ENCLOSED = regex.compile(
    r"\s*\(\s*(?P<value>\d{1,3}[a-z]?|[a-z]|([a-z])\2|[A-Z]|[ivxl]{1,7}|[IVX]{1,6})\s*\)(?:\s+|$|(?=\p{L}))"
)
_REFERENCE = regex.compile(
    r"\s*(?P<value>[A-Z]{1,4}(?:/\d{1,4}){1,3}|(?:20)?\d\d/\d{3})\.?(?:(?<=\.)\s*|\s+|$)(?![-–—]\s)"
)
_DECIMAL = regex.compile(r"\s*(?P<value>\d{1,4}(?:\.\d{1,3}){1,4}[a-z]?)(?P<style>[.):]?)(?:\s+|$)")
_NUMBER = regex.compile(
    r"\s*(?P<value>\d{1,4}[a-zA-Z]?)(?:(?P<style>[.)])(?:\s+|$|(?=\p{L}))|(?P<style>:)\s+|(?P<gap>\s+)|$)"
)
_LETTER = regex.compile(r"\s*(?P<value>\p{L}|[ivxl]{2,7}|[IVX]{2,6}|([a-z])\2)(?P<style>[.)])(?:(?P<gap>\s+)|$)")
_RANGE_GOES_ON = regex.compile(r"(?:to|[-–—])\s*\d")
_ROMAN = regex.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", regex.IGNORECASE)
_YEAR = regex.compile(r"(?:19|20)\d\d")
_FIRST_WORD = regex.compile(r"[^\s,;:()]+")
_NAME_REST = regex.compile(
    r"\p{Lu}\.|\p{Lu}[\p{L}'’\-]+(?:\s*[,;(].*|\s+(?:and|&)\s+(?:(?:Mrs?|Ms|Miss|Dr|Cllrs?|Councillors?)\b|\p{Lu}\.).*)?$"
)


def parse_label(line: str, previous: Label | None = None) -> Label | None:
    """Read the label a line begins with.

    Args:
        line: One line; leading space is passed over.
        previous: The label before it in the same series. It settles what is ambiguous: "(i)" after "(h)" is a
            letter, "2024." after "2023." is a number and no year, "B. Smith" after "A." is a label.

    Returns:
        The label, or None.
    """
    stripped = line.lstrip()
    if not stripped:
        return None
    first = stripped[0]
    label: Label | None = None
    if first.isdigit():
        label = _figures(line, stripped, previous)
    elif first == "(":
        label = _enclosed(line)
    elif first in DASH_BULLETS:
        match = _DASH_BULLET.match(line)
        return Label("bullet", match["mark"], match["mark"], match.end(), 3) if match else None
    else:
        match = _BULLET.match(line)
        if match is not None:
            return Label("bullet", match["mark"], match["mark"], match.end(), 3)
        label = _reference(line) or _letter(line, previous)
    return resolve(label, previous) if label is not None else None


def resolve(label: Label, previous: Label | None) -> Label:
    """Settle whether "i", "v" or "x" is a letter or a roman figure, by the label before it."""
    if label.kind not in ("letter", "roman") or not roman_value(label.value):
        return label
    as_letter = replace(label, kind="letter", depth=1)
    as_roman = replace(label, kind="roman", depth=2)
    if previous is not None and previous.kind in ("letter", "roman"):
        if previous.kind == "roman" and _next(previous, as_roman):
            return as_roman
        if previous.kind == "letter" and _next(previous, as_letter):
            return as_letter
    return label


def follows(before: Label, after: Label) -> bool:
    """Say whether a label is the next one in the series of the other."""
    if before.kind == "bullet" or after.kind == "bullet":
        return before.kind == after.kind and before.value == after.value
    if before.kind in ("letter", "roman") and after.kind in ("letter", "roman"):
        if before.style != after.style:
            return False
        return any(
            _next(replace(before, kind=kind), replace(after, kind=kind))
            for kind in ("letter", "roman")
            if kind == "letter" or (roman_value(before.value) and roman_value(after.value))
        ) and not (len(before.value) > 1 and before.kind != after.kind and not roman_value(after.value))
    return _next(before, after)


def roman_value(text: str) -> int:
    """Give the value of a roman figure up to 99, or 0 for what is none."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [ROMAN_VALUES[c] for c in text.lower()]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def find_gaps(labels: Sequence[Label], *, most: int = 20) -> list[Gap]:
    """Find the numbers that a series of numbered items leaves out.

    Args:
        labels: Labels in printed order; only plain numbers and references count.
        most: A jump over more numbers than this is a new series and no gap.

    Returns:
        One entry per break; a series that begins again, or runs backwards, makes none.
    """
    gaps: list[Gap] = []
    before: tuple[int, str, int] | None = None
    for index, label in enumerate(labels):
        stem, number, tail = _counter(label)
        if number is None:
            continue
        if before is not None and before[1] == stem + "#" + tail and 1 < number - before[2] <= most + 1:
            missing = tuple(f"{stem}{n}{tail}" for n in range(before[2] + 1, number))
            gaps.append(Gap(before[0], index, missing))
        before = (index, stem + "#" + tail, number)
    return gaps


def _counter(label: Label) -> tuple[str, int | None, str]:
    """Give the part of a label that counts, and what stands before and after it."""
    if label.kind == "number":
        figures = label.value.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return "", int(figures), ""
    if label.kind == "reference":
        parts = label.value.split("/")
        at = 1 if len(parts) == 3 and parts[0].isalpha() else len(parts) - 1
        head, tail = "/".join(parts[:at]), "/".join(parts[at + 1 :])
        return f"{head}/", int(parts[at]), f"/{tail}" if tail else ""
    return "", None, ""


def _next(a: Label, b: Label) -> bool:
    """Say whether `b` comes next after `a`, both taken for the kind they carry."""
    if a.kind == "letter" and b.kind == "letter":
        return _letter_number(b.value) == _letter_number(a.value) + 1 and a.value.isupper() == b.value.isupper()
    if a.kind == "roman" and b.kind == "roman":
        return roman_value(b.value) == roman_value(a.value) + 1 and a.value.isupper() == b.value.isupper()
    if a.kind == "reference" and b.kind == "reference":
        left, right = a.value.split("/"), b.value.split("/")
        if len(left) != len(right):
            return False
        differing = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
        if len(differing) != 1:
            return False
        x, y = left[differing[0]], right[differing[0]]
        return x.isdigit() and y.isdigit() and int(y) == int(x) + 1
    if a.kind in ("number", "decimal") and b.kind in ("number", "decimal"):
        return _next_number(a.value, b.value)
    return False


def _next_number(a: str, b: str) -> bool:
    """Say whether one printed number comes next after another, at the same level, one down or any up."""
    left, right = a.split("."), b.split(".")
    if len(right) == len(left) + 1:
        return right[:-1] == left and right[-1] in ("0", "1", "01")
    if len(right) > len(left) or left[: len(right) - 1] != right[:-1]:
        return False
    x, y = left[len(right) - 1], right[-1]
    x_figures, y_figures = x.rstrip(_LETTERS), y.rstrip(_LETTERS)
    x_tail, y_tail = x[len(x_figures) :].lower(), y[len(y_figures) :].lower()
    if not x_figures or not y_figures:
        return False
    if int(x_figures) == int(y_figures):
        return len(left) == len(right) and y_tail != "" and _letter_number(y_tail) == _letter_number(x_tail) + 1
    return int(y_figures) == int(x_figures) + 1 and y_tail in ("", "a")


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _letter_number(value: str) -> int:
    """Give the place of a letter label: a 1, z 26, aa 27, bb 28."""
    if not value:
        return 0
    place = ord(value[0].lower()) - ord("a") + 1
    if len(value) == 1:
        return place
    return 26 * (len(value) - 1) + place if len(set(value)) == 1 else -10


def _figures(line: str, stripped: str, previous: Label | None) -> Label | None:
    """Read a label that begins with a figure."""
    match = _DECIMAL.match(line)
    if match is not None:
        word = _FIRST_WORD.match(line, match.end())
        if starts_with_date(stripped) or (word is not None and _is_unit(word.group())):
            return None
        if _RANGE_GOES_ON.match(line, match.end()):
            return None
        value = match["value"]
        return Label("decimal", value, value + match["style"], match.end(), value.count("."), match["style"])
    if reference := _reference(line):
        return reference
    match = _NUMBER.match(line)
    if match is None:
        return None
    value, style = match["value"], match["style"] or ""
    label = Label("number", value, value + style, match.end(), 0, style)
    if _YEAR.fullmatch(value):
        return label if previous is not None and follows(previous, label) else None
    if style in (".", ")"):
        return label
    if starts_with_date(stripped):
        return None
    rest = line[match.end() :]
    if not rest:
        return label if len(value) < 4 else None
    word = _FIRST_WORD.match(rest)
    if word is None:
        return label if rest[0] == "(" and not rest[1:2].isdigit() else None
    if word.group() in COUNTED or not (word.group()[0].isupper() or word.group()[0] in "\"'“‘"):
        wide = match["gap"] is not None and len(match["gap"]) > 2
        plain = word.group()[0].isdigit() and wide
        return label if plain and not regex.match(r"\d[\d,.]*\s*$", rest) else None
    return label


def _is_unit(word: str) -> bool:
    """Whether a word makes the figure before it a measure; one with a capital ("Of 212 answers") begins a sentence."""
    return word.lower() in UNITS and (word.islower() or word.isupper() or word in CAPITAL_UNITS)


def _enclosed(line: str) -> Label | None:
    """Read a label in brackets."""
    match = _ENCLOSED.match(line)
    if match is None:
        return None
    return _typed(match["value"], match.group().strip(), match.end(), "(")


def _typed(value: str, raw: str, end: int, style: str) -> Label | None:
    """Give a label its kind: one letter other than "i" is a letter until its series says otherwise."""
    if value[0].isdigit():
        return Label("number", value, raw, end, 0, style)
    if value in ("i", "I") or (len(value) > 1 and roman_value(value)):
        return Label("roman", value, raw, end, 2, style)
    if len(value) > 1 and len(set(value)) > 1:
        return None
    return Label("letter", value, raw, end, 1, style)


def _reference(line: str) -> Label | None:
    """Read a minute reference such as "F/12/26" or "24/056"."""
    match = _REFERENCE.match(line)
    if match is None:
        return None
    return Label("reference", match["value"], match.group().strip(), match.end(), 0)


def _letter(line: str, previous: Label | None) -> Label | None:
    """Read "a.", "a)", "iv." or "A."; a capital and a stop before a surname is an initial."""
    match = _LETTER.match(line)
    if match is None:
        return None
    value, style = match["value"], match["style"]
    label = _typed(value, value + style, match.end(), style)
    if label is None or style == ")":
        return label
    rest = line[match.end() :]
    if len(value) == 1 and value.islower() and rest[:1].isdigit():
        return None
    if len(value) == 1 and value.isupper() and len(match["gap"] or "") < 2 and _NAME_REST.match(rest):
        return label if previous is not None and follows(previous, label) else None
    return label
