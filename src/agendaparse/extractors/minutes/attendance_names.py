"""The people of an attendance list: under its label initials and a surname suffice, and posts may be shared."""

from __future__ import annotations

from dataclasses import replace

import regex

from agendaparse.grammar.people import PersonText, parse_people
from agendaparse.grammar.people_words import JOB_WORDS

# Three capitals in a row are an organisation's ("BBC Wales") and not initials.
_INITIALS = r"(?:\p{Lu}{1,2}\s|(?:\p{Lu}(?:\.\s?|\s)){1,3})\s?\p{Lu}[\p{L}'’\-]{2,}+(?:\s*\([^()]*\))?+"
_INITIALLED_ONE = regex.compile(_INITIALS)
_NEXT = r"(?:\s*[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+)"
INITIALLED = regex.compile(rf"{_INITIALS}(?:\s+[-–—]\s[^\n]{{3,80}}|(?:{_NEXT}{_INITIALS})*+\.?)")
# "Planning Officers (Mr A Ash and Mrs B Elm)": one post in the plural, and its holders.
SHARED_POST = regex.compile(
    r"(?<![\p{L}-])(?P<post>(?:\p{Lu}[\p{L}&'’-]*\s+(?:(?:and|of|for|&)\s+)?){0,6}"
    r"(?:Officer|Manager|Director|Head|Planner|Advis[eo]r|Assistant|Engineer|Solicitor|Surveyor|Inspector|Co-?ordinator))s"
    r"(?P<rest>\s+of\s+[^()\n]{3,60}?)?\s*\((?P<names>[^()]{5,200})\)"
)
_LISTED = r"\p{Lu}[\p{L}'’\-]+(?:\s\((?:[^()]{0,40}\b)?(?i:chair\w*|spokes\w+|leader|mayor)\))?"
_ONE_FOR_MANY = regex.compile(  # "Alderman Ash, Elm and Fir": the plural is meant
    rf"\b(?P<office>Alderman|Councillor|Cllr)(?=\s{_LISTED}(?:(?:,|(?<=\)))\s{_LISTED})+,?\s(?:and|&)\s{_LISTED}\s*(?:[;\n]|\.?$))"
)
_MANY = {"Alderman": "Aldermen", "Councillor": "Councillors", "Cllr": "Cllrs"}
_PRESIDED = regex.compile(rf"(?i:in\s+the\s+chair):?\s+(?={_INITIALS})")  # "In the Chair A. Ash, B. Elm and C. Oak"


def people_listed(text: str) -> list[PersonText]:
    """The people of a list; under a label, initials and surnames alone on a line are such too ("D Bevan, A Pain")."""
    if (lead := _PRESIDED.match(text)) is not None:
        people = people_listed(text[lead.end() :])
        return [*(replace(person, role="chair") for person in people[:1]), *people[1:]]
    text = _ONE_FOR_MANY.sub(lambda match: _MANY[match["office"]], text)
    shared = SHARED_POST.search(text)
    holders = parse_people(shared["names"]) if shared is not None else []
    if shared is not None and len(holders) > 1 and all(person.honorific or person.office for person in holders):
        post = f"{shared['post']}{shared['rest'] or ''}"
        own = [replace(person, position=person.position or post) for person in holders]
        return [*people_listed(text[: shared.start()]), *own, *people_listed(text[shared.end() :])]
    bare = [line for line in text.split("\n") if INITIALLED.fullmatch(line.strip())]
    if not bare:
        return parse_people(text)
    lines = (_INITIALLED_ONE.sub(r"\nCouncillor \g<0>", line) if line in bare else line for line in text.split("\n"))
    people = parse_people("\n".join(lines))
    return [_without_office(p) if any(p.name in line for line in bare) else p for p in people]


def _without_office(person: PersonText) -> PersonText:
    """A person without the office that was lent to be read; the words are those from the name on."""
    small = next((note for note in person.notes if note in JOB_WORDS), None)  # "K Oak (clerk)"
    raw = person.raw[max(person.raw.find(person.name), 0) :]
    return replace(person, office=None, position=person.position or small, raw=raw)
