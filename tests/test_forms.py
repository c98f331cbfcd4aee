"""Each invented pack in each other form gives what its PDF gives, apart from what the form cannot hold.

`form_limits` says what that is. HTML and Markdown give all of the rest, and so does plain text but for the packs of
`form_floors.json`, where a column with a single space before it, or the period over it, is not told: these give at
least a share.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import agendaparse
from fixtures.forms.write import FORMS, write_form
from fixtures.render.manifest import load, names
from fixtures.render.stored import stored
from tests.form_limits import comparable, pdf_within_limits

NOT_COMPARED = frozenset({"where", "source", "sections", "diagnostics"})
# Least share of facts that plain text has in common with the PDF; a pack that is not listed gives all, in its order.
FLOORS = json.loads(Path(__file__).with_name("form_floors.json").read_text("utf8"))


def pdf_of(name: str) -> Path:
    pack = load(name)
    return stored(pack, next(iter(pack.files)))


@cache
def facts_of_pdf(name: str, form: str) -> Counter[tuple[str, str]]:
    return Counter(facts(comparable(pdf_within_limits(pdf_of(name), form), form, NOT_COMPARED)))


def facts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value with the names that lead to it."""
    if isinstance(value, dict):
        for name, child in value.items():
            yield from facts(child, f"{path}.{name}")
    elif isinstance(value, list):
        for child in value:
            yield from facts(child, f"{path}[]")
    elif value is not None and value != "":
        yield path, str(value)


def share(name: str, form: str) -> float:
    """Share of facts that a form and the PDF have in common."""
    found = agendaparse.parse(write_form(pdf_of(name), form))
    mine = Counter(facts(comparable(found, form, NOT_COMPARED)))
    whole = facts_of_pdf(name, form)
    return 2 * (mine & whole).total() / max((mine.total() + whole.total()), 1)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", names())
def test_every_form_gives_the_same(name: str, form: str) -> None:
    if form == "text" and name in FLOORS:
        assert share(name, form) >= FLOORS[name]
        return
    found = agendaparse.parse(write_form(pdf_of(name), form))
    whole = pdf_within_limits(pdf_of(name), form)
    assert comparable(found, form, NOT_COMPARED) == comparable(whole, form, NOT_COMPARED)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_what_it_looks_like(form: str) -> None:
    pack = agendaparse.parse(write_form(pdf_of("wickmere-parish"), form))
    assert pack.source.media_type == {"html": "text/html", "text": "text/plain"}.get(form, "text/markdown")
    if form != "text":  # form feeds part its pages
        assert {place.page for item in pack.agenda for place in item.where} == {None}
