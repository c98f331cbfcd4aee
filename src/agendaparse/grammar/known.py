"""People known to attend, found where a text names them bare: "Sheila Byers declared", "Proposed PK, seconded JB"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from agendaparse.grammar.people_words import HONORIFICS
from agendaparse.grammar.person import PersonText

# With an article they are a body's: "the DC", "a member of the PC".
_INITIALS = regex.compile(
    r"(?<![\p{L}\d&/.\-])(?<!\b(?:[Tt]he|[Aa]n?|[Oo]ur)\s)\p{Lu}(?:\.?\p{Lu}){1,3}(?![\p{L}\d&/\-])\.?(?=$|[\s,;:.)(])"
)
_KEY = regex.compile(r"\p{Lu}(?:\.?\s?\p{Lu}){1,3}\.?")


def find_known(text: str, names: Sequence[PersonText], found: Sequence[PersonText] = ()) -> list[PersonText]:
    """Find people who are named without office or title.

    Args:
        text: A paragraph.
        names: People known to attend; a key of initials printed with them ("Peter Kirby (PK)") stands in `notes`.
        found: People already found in the text.

    Returns:
        All of them in printed order. Who is named by initials is given the name of the one person they can mean.
    """
    people = list(found)
    for person in names:
        at = text.find(person.name) if " " in person.name else -1
        while at >= 0:
            end = at + len(person.name)
            whole = not text[end : end + 1].isalnum() and not text[max(0, at - 1) : at].isalnum()
            if whole and not _taken(people, at, end):
                people.append(PersonText(name=person.name, raw=person.name, start=at, end=end))
            at = text.find(person.name, end)
    key = _key_of(tuple(names))
    for match in _INITIALS.finditer(text) if key else ():
        known = key.get(match.group().replace(".", ""))
        end = match.start() + len(match.group().rstrip("."))
        if known is not None and not _taken(people, match.start(), end):
            raw = text[match.start() : end]
            people.append(replace(known, role=None, position=None, raw=raw, start=match.start(), end=end, notes=()))
    return sorted(people, key=lambda person: person.start)


def _taken(people: Sequence[PersonText], start: int, end: int) -> bool:
    return any(person.start < end and start < person.end for person in people)


@lru_cache(maxsize=32)  # asked for every paragraph of the same minutes
def _key_of(names: tuple[PersonText, ...]) -> dict[str, PersonText]:
    """The key of initials: those printed beside the names; those of the names where nobody else has them."""
    printed: dict[str, PersonText] = {}
    own: dict[str, list[PersonText]] = {}
    for person in names:
        letters = _initials(person.name)
        own.setdefault(letters, []).append(person)
        for note in person.notes:
            if _KEY.fullmatch(note) and set(note.replace(".", "").replace(" ", "")) <= set(letters):
                printed[note.replace(".", "").replace(" ", "")] = person
    if printed:
        return printed
    return {letters: people[0] for letters, people in own.items() if len(people) == 1 and len(letters) > 1}


def _initials(name: str) -> str:
    words = [word for word in regex.split(r"[\s\-]+", name) if word and word.lower() not in HONORIFICS]
    return "".join(word[0].upper() if not word.isupper() or len(word) > 3 else word for word in words)
