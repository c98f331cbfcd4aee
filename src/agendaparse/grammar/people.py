"""People: names, offices, roles and lists of them as councils print them.

A person is believed on evidence only: an office ("Cllr."), a title ("Mr"), a common given name, or a place
in a list that has one of these. A wrong person is worse than a missing one.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from agendaparse.grammar.people_list import assemble
from agendaparse.grammar.people_pieces import read_piece, split_list
from agendaparse.grammar.person import (
    STRONG,
    PersonText,
    find_people,
    format_people,
    is_job_title,
    parse_role,
    same_person,
)

__all__ = [
    "PersonText",
    "find_people",
    "format_people",
    "is_job_title",
    "is_person_name",
    "names_somebody",
    "opens_with_person",
    "parse_people",
    "parse_person",
    "parse_role",
    "same_person",
]


def is_person_name(text: str) -> bool:
    """Say whether the whole text is one person, on its own evidence: office, title or a known given name."""
    people = parse_people(text)
    return len(people) == 1 and people[0].raw.strip(" .,;") == text.strip(" .,;") and people[0].position is None


def names_somebody(text: str) -> bool:
    """Say whether a text has the form of one person's name, whatever the name; asked where all others are people."""
    plain = regex.sub(r"\s*\([^()]*\)", "", text).strip()
    people = parse_people(f"Councillor {plain}")
    return len(people) == 1 and len(people[0].name) >= len(plain) - 1 and len(plain.split()) in (2, 3)


def opens_with_person(text: str) -> bool:
    """Say whether a text begins with an office or a title and a name: "Cllr Ash", "Mrs P Lavery"."""
    return STRONG.match(text) is not None


def parse_person(text: str) -> PersonText | None:
    """Read a text that holds one person; None where it holds none or several."""
    people = parse_people(text)
    return people[0] if len(people) == 1 else None


def parse_people(text: str) -> list[PersonText]:
    """Read a list of people.

    Args:
        text: A list in prose or in lines, with separators ",", ";", "and", "&", "a" or line breaks; labels
            before it ("PRESENT:") and sentence text after a name are passed over.

    Returns:
        The people in printed order. An office printed once is given to every name it stands for.
    """
    return list(_people_in(text))


@lru_cache(maxsize=512)  # a line is tried as a list, as part of one and as a member's own
def _people_in(text: str) -> tuple[PersonText, ...]:
    pieces = [read_piece(text, *bounds) for bounds in split_list(text)]
    return tuple(assemble(text, pieces))
