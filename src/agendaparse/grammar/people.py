"""People: names, offices, roles and lists of them as councils print them.

A person is believed on evidence only: an office ("Cllr."), a title ("Mr"), a common given name, or a place
in a list that has one of these. A wrong person is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from agendaparse.grammar.people_pieces import (
    ARTICLE,
    Piece,
    bare_title,
    note_substitution,
    read_piece,
    read_trailing,
    split_list,
    take_mark,
)
from agendaparse.grammar.people_words import CIVIL_HONORIFICS, PLURAL_OFFICES
from agendaparse.grammar.person import (
    CORE,
    STRONG,
    PersonText,
    build_person,
    find_people,
    format_people,
    is_job_title,
    parse_role,
    same_person,
    singular_office,
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
    return tuple(_assemble(text, pieces))


def _assemble(text: str, pieces: Sequence[Piece]) -> list[PersonText]:
    """Put the pieces of a list together: offices spread, marks given to their person, doubtful names dropped."""
    people: list[PersonText] = []
    doubtful: list[bool] = []
    pending_role: str | None = None
    pending_position: str | None = None
    office: str | None = None
    civil = closed = prefix = sentence = known_list = False
    group = 0
    plural, spread = False, 0  # whether the office was printed for many, and for how many it has stood
    for index, piece in enumerate(pieces):
        if piece.separator in (";", "\n"):
            group = len(people)
            if piece.kind == "person" and piece.person is not None and piece.person.office is None and not piece.weak:
                office = None
        if piece.kind == "role":
            last_piece = index + 1 == len(pieces) and people
            if (len(people) == group or prefix) and not (last_piece and not prefix):
                pending_role, prefix = piece.value, True
            elif people[-1].role is None:
                people[-1] = replace(
                    people[-1], role=piece.value, raw=text[people[-1].start : piece.end], end=piece.end
                )
            continue
        if piece.kind == "office":
            many = _stands_for_many(piece.value)
            singular = singular_office(piece.value)
            following = index + 1 < len(pieces) and pieces[index + 1].separator in (",", "and", ";")
            if len(people) > group and people[-1].office is None and (following or index + 1 == len(pieces)):
                first = group if many else len(people) - 1
                for at in range(first, len(people)):
                    if people[at].office is None and people[at].position is None:
                        people[at] = replace(people[at], office=singular)
                        doubtful[at] = False
                group = len(people)
            else:
                office, closed, civil = singular, False, False
                plural, spread = many, 0
            continue
        below = piece.separator == "\n" and index + 1 == len(pieces) and people
        another = piece.kind == "job" and ARTICLE.match(piece.value) and bool(people)
        if another and piece.separator != "and":  # ", the Clerk" tells of the person before, if nothing did yet
            another = people[-1].position is not None
        if piece.kind in ("job", "post", "substitution") and (len(people) > group or below) and not another:
            last = people[-1]
            if piece.kind == "post":
                letters, _, mark = piece.value.partition("(")
                last = replace(last, post_nominals=(*last.post_nominals, *letters.replace(",", " ").split()))
                last = take_mark(last, mark.rstrip(")"))[0] if mark else last
            elif piece.kind == "substitution":
                last = note_substitution(last, piece.value)
            elif last.position is None:
                last = replace(last, position=bare_title(piece.value))
                office = None
            people[-1] = replace(last, raw=text[last.start : piece.end], end=piece.end)
            doubtful[-1] = False
            continue
        if piece.kind == "job":
            pending_position = bare_title(piece.value)
            office = None if another else office
            continue
        if piece.plural is not None and _stands_for_many(piece.plural):
            office, closed, civil = singular_office(piece.plural), False, False
            plural, spread = True, 0
        person, evident = piece.person, piece.evident
        if person is None and office is not None and not closed and not sentence and piece.kind == "other":
            person = _surname(text, piece)
            evident = person is not None and not piece.stop
        if person is None:
            if piece.kind == "other" and people and _continues(people[-1], piece):
                last = people[-1]
                joined = " ".join(text[last.end : piece.end].split())
                glue = "" if joined.startswith(",") else " "
                people[-1] = replace(
                    last,
                    position=f"{last.position}{glue}{joined}",
                    raw=text[last.start : piece.end],
                    end=piece.end,
                )
            else:
                office = None
            continue
        if sentence and piece.weak:
            continue
        title = (person.honorific or "").lower().split(" ")[0].rstrip(".")
        if person.office is not None:
            office = office if piece.plural is not None else None
            civil = title in CIVIL_HONORIFICS
        elif office is not None:
            spreads = title not in CIVIL_HONORIFICS or civil or piece.plural is not None
            if not spreads and plural:
                spreads = spread == 1 or _plain_follows(text, pieces, index)
            if person.position is None and spreads:
                person = replace(person, office=office)
                civil = civil or title in CIVIL_HONORIFICS
                evident = True
            else:
                office = None
        spread += person.office is not None
        if piece.separator == "and":  # "... and Councillors Ash, Elm and Fir" begins a list, "and Elm" ends one
            closed = piece.plural is None
        role = person.role or piece.role or pending_role
        elsewhere = any(" " in note for note in person.notes)  # "J Wroe (Fire Brigades Union)" has a post of their own
        position = person.position or piece.position or (None if elsewhere else pending_position)
        if role != person.role or position != person.position:
            person = replace(person, role=role, position=position)
        if pending_position is not None and regex.match(r"\p{Lu}\.?\s", person.name):  # "the Clerk, F Tidy"
            evident = True
        pending_role = pending_position = None
        people.append(person)
        doubtful.append(piece.weak and not evident)
        known_list = known_list or (piece.weak and evident)
        if piece.stop:
            sentence, office = True, None
    return [person for person, doubt in zip(people, doubtful, strict=True) if known_list or not doubt]


def _stands_for_many(office: str) -> bool:
    """Say whether an office is printed in the plural: "Cllrs", "County Councillors"."""
    words = office.lower().split()
    return " ".join(words) in PLURAL_OFFICES or (len(words) > 1 and words[-1] in PLURAL_OFFICES)


def _plain_follows(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """Say whether a name without title follows in the clause: the office printed for many stands for it too."""
    for piece in pieces[index + 1 :]:
        if piece.separator in (";", "\n") or piece.kind not in ("person", "other"):
            return False
        person = piece.person or _surname(text, piece)
        if person is None or person.office or person.position or piece.position:
            return False
        if person.honorific is None:
            return True
    return False


def _surname(text: str, piece: Piece) -> PersonText | None:
    """Read a bare surname that stands in a list under one office."""
    match = CORE.match(text, piece.start, piece.end)
    built = build_person(match, piece.start, strong=True) if match is not None else None
    if built is None:
        return None
    person, used = built
    person, consumed, stop, told = read_trailing(person, text[piece.start + used : piece.end])
    remainder = text[piece.start + used + consumed : piece.end]
    if stop and not told and not regex.match(r"\s+\p{Ll}", remainder):
        return None
    end = piece.start + used + consumed
    return replace(person, raw=text[piece.start : end], end=end)


def _continues(last: PersonText, piece: Piece) -> bool:
    """Say whether a piece goes on with the job title before it: "Cabinet Member for Adults, Health ..."."""
    return (
        last.position is not None
        and piece.separator in (",", "and")
        and regex.search(r"\b(?:for|of|director|services?|officer|manager)\b", last.position, regex.I) is not None
        and piece.value[:1].isupper()
        and len(piece.value) < 60
        and not regex.search(r"\p{Ll}\.\s", piece.value)
    )
