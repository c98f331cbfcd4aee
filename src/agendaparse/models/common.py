"""What every part of a pack is made of: the base classes, evidence, people and contacts.

The JSON form of each value is the one the data model names: dates are ISO `YYYY-MM-DD`, times `HH:MM`, lists
are tuples in Python and arrays in JSON. A value that was not found is `None`, a list that was not found `()`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Never, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(dict[K, V]):
    """A dictionary that cannot be changed, so that models that hold one stay frozen and hashable."""

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash by content, whatever the order of the keys."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[dict[K, V]]]:
        """Pickle and copy by making anew, because items cannot be set."""
        return type(self), (dict(self),)

    def _refuse(self, *_: object, **__: object) -> Never:
        raise TypeError("the maps of a parsed pack cannot be changed; make a copy with dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse


def _to_minute(value: dt.time) -> dt.time:
    if value.tzinfo is not None or value.second or value.microsecond:
        raise ValueError("a time is local and has no seconds: HH:MM")
    return value


def _tidy_box(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (round(edge, 2) + 0.0 for edge in box)
    if x0 > x1 or top > bottom:
        raise ValueError("a box is [x0, top, x1, bottom] with x0 <= x1 and top <= bottom")
    return x0, top, x1, bottom


TextMap = Annotated[Mapping[str, str], AfterValidator(FrozenMap)]
"""Printed label or column → printed text, in printed order."""

CountMap = Annotated[Mapping[str, int], AfterValidator(FrozenMap)]
"""What is counted → its number."""

TimeOfDay = Annotated[
    dt.time,
    AfterValidator(_to_minute),
    PlainSerializer(lambda value: value.strftime("%H:%M"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
"""Local time to the minute; `HH:MM` in JSON."""

BBox = Annotated[tuple[FiniteFloat, FiniteFloat, FiniteFloat, FiniteFloat], AfterValidator(_tidy_box)]
"""`[x0, top, x1, bottom]` in PDF points from the top-left corner of the page as read, to two decimals."""

PhysicalPage = Annotated[int, Field(ge=1)]
"""A physical page of the document, from 1."""


class Model(BaseModel):
    """Base of everything a parsed pack holds: frozen, closed to unknown fields, with a short `repr`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
    )

    def _gist(self) -> Iterator[str]:
        """Yield the words that tell this object from its neighbours in a listing."""
        yield from ()

    def __repr__(self) -> str:
        """Return a short form for people, such as `<AgendaItem 7 'Budget' pp. 7-36>`."""
        return f"<{' '.join([type(self).__name__, *self._gist()])}>"

    __str__ = __repr__


class Where(Model):
    """A place in the document where something is printed; the evidence of a record.

    A record that runs over several pages has one of these per page. Where the source has no pages or no
    geometry (Markdown, the document's properties) the fields that cannot be given are null.
    """

    page: PhysicalPage | None = Field(description="Physical page, from 1; null where the source has no pages.")
    label: str | None = Field(default=None, description="Page number printed on the page, as printed, or null.")
    bbox: BBox | None = Field(
        default=None,
        description=(
            "[x0, top, x1, bottom] in PDF points (1/72 inch) from the top-left corner of the page as it is "
            "read; null where the source has no geometry."
        ),
    )
    file: str | None = Field(
        default=None, description="File it is from, in a pack merged of several; null where there is only one."
    )

    def _gist(self) -> Iterator[str]:
        yield "nowhere" if self.page is None else f"p. {self.page}"
        if self.label is not None:
            yield f"(printed {self.label})"
        if self.bbox is not None:
            yield str(list(self.bbox))


Evidence = Annotated[
    tuple[Where, ...],
    Field(description="Where the record is printed: one entry per page, in printed order; empty when unknown."),
]
"""Type of the field `where` of every record."""


class Record(Model):
    """Base of every record that is printed somewhere.

    Each record declares `where` itself, so that it comes last in JSON.
    """

    if TYPE_CHECKING:
        where: tuple[Where, ...]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a record class without evidence."""
        super().__pydantic_init_subclass__(**kwargs)
        if "where" not in cls.model_fields:
            raise TypeError(f"{cls.__name__} is a record and must declare `where: Evidence = ()`")


class PageRange(Model):
    """A range of *printed* pack pages, both ends included."""

    first: int = Field(description="First printed page.")
    last: int = Field(description="Last printed page; the same as `first` for a single page.")

    @model_validator(mode="after")
    def _in_order(self) -> PageRange:
        if self.first > self.last:
            raise ValueError(f"a page range runs forwards, not from {self.first} to {self.last}")
        return self

    def __contains__(self, page: object) -> bool:
        """Tell whether a printed page number lies in the range."""
        return isinstance(page, int) and self.first <= page <= self.last

    def __len__(self) -> int:
        """Count the pages."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        """Return the range as it is cited: "p. 5" or "pp. 5-6"."""
        return f"p. {self.first}" if self.first == self.last else f"pp. {self.first}-{self.last}"

    def _gist(self) -> Iterator[str]:
        yield str(self)


class Person(Record):
    """A person as named in the document."""

    name: str = Field(
        description=(
            "Name as printed, honorific kept ('Dr. Canet', 'Mr P V Barrington-King'), office prefix and "
            "post-nominal letters left out."
        )
    )
    office: str | None = Field(default=None, description="Office prefix as printed ('Cllr.', 'Councillor'), or null.")
    post_nominals: tuple[str, ...] = Field(
        default=(), description="Post-nominal letters, one text each ('OBE'), in printed order."
    )
    raw: str | None = Field(default=None, description="The whole name exactly as printed, office and letters included.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(f"{self.office} {self.name}" if self.office else self.name)


class Contact(Record):
    """Somebody to ask, with the ways to reach them. Any field may be null."""

    name: str | None = Field(default=None, description="Name as printed, or null.")
    role: str | None = Field(
        default=None, description="Job title or part played ('Democratic Services Officer'), or null."
    )
    telephone: str | None = Field(default=None, description="Telephone number or extension as printed, or null.")
    email: str | None = Field(default=None, description="E-mail address, joined when broken over lines, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.name or self.role or self.email or self.telephone)


class Signatory(Record):
    """Somebody who signed the document, such as the chief executive on a front sheet."""

    name: str | None = Field(default=None, description="Name as printed, or null when only the role is printed.")
    role: str | None = Field(default=None, description="Job title or office as printed, or null.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield repr(self.name or self.role)


class Clause(Record):
    """A lettered or numbered clause of a resolution or recommendation."""

    label: str = Field(description="Letter or number as printed, without brackets or full stop ('a' for '(a)').")
    text: str = Field(description="The clause's words, its label left out, verbatim.")
    where: Evidence = ()

    def _gist(self) -> Iterator[str]:
        yield f"({self.label})"
        yield shorten(self.text)


def shorten(text: str | None, width: int = 40) -> str:
    """Quote a text for a `repr`, cut at a word to at most `width` characters.

    Args:
        text: The text, or None.
        width: Most characters to show, the ellipsis included.

    Returns:
        The quoted text, or "untitled" for None.
    """
    if text is None:
        return "untitled"
    if len(text) > width:
        text = text[: width - 1].rsplit(" ", 1)[0] + "…"
    return repr(text)


def tally(number: int, noun: str) -> str:
    """Count something for a `repr`: "1 item", "2 items".

    Args:
        number: How many.
        noun: What, in the singular.

    Returns:
        The number and the noun.
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def number_key(number: str) -> str:
    """Give a printed number in the form by which two are compared: "5(b)", "5 b" and "05B." → "5b".

    Brackets, spaces, stops at the end, noughts in front and case do not matter; what parts two figures does ("1/12").
    """
    text = number.casefold()
    key = ""
    for at, char in enumerate(text):
        before, after = key[-1:], text[at + 1 : at + 2]
        if char.isdigit() and before == "0" and not (key[-2:-1].isdigit() or key[-2:-1] == "."):
            key = key[:-1]  # a nought in front of another figure
        parts = char == "." and before.isalnum() and after.isalnum()
        parts = parts or (char in "/-" and before.isdigit() and after.isdigit())
        if char.isalnum() or parts:
            key += char
    return key


def same_number(number: str | None, asked: str) -> bool:
    """Tell whether a printed number is the one asked for, as `number_key` compares them.

    Args:
        number: A number as the models hold it ("5a"), or None.
        asked: A number as somebody may type it ("5A.", "(a)").

    Returns:
        True when they are the same.
    """
    return number is not None and number_key(number) == number_key(asked)


def best_match(names: list[str | None], asked: str) -> int | None:
    """Find the heading somebody means: the same words, else one that begins so, else one that holds them.

    Args:
        names: Headings in printed order; None never matches.
        asked: What is looked for, in any case ("financial").

    Returns:
        The index of the first best match, or None.
    """
    wanted = asked.casefold().strip()
    folded = [None if name is None else name.casefold() for name in names]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for index, name in enumerate(folded):
            if name is not None and fits(name, wanted):
                return index
    return None
