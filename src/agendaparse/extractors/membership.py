"""The membership: who sits on the body that meets, as its front sheet or forward plan prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.document import Item, Table
from agendaparse.extractors.contact_labels import names_contact
from agendaparse.extractors.context import Context
from agendaparse.extractors.meeting.front import Front, FrontLine, by_columns, lines_of_items, read_front_matter
from agendaparse.extractors.membership_marks import (
    COUNCILLOR,
    OF_ONE,
    SECTION,
    Role,
    office_in,
    party_head,
    read_section,
    second_language,
)
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.people import PersonText, parse_people, parse_role
from agendaparse.grammar.people_words import PARTIES
from agendaparse.grammar.person import is_post_nominal
from agendaparse.grammar.placed import name_in_place
from agendaparse.grammar.text import fold, normalise
from agendaparse.models.common import Person
from agendaparse.models.meeting import Member, MemberRole
from agendaparse.split.paper import Paper

COVERED = 0.6  # share of a line's letters that belongs to people where it is a list of them
LEAST_ROW = 6  # cells without people that may stand between members of a table
LEAST = 2  # members under a heading that announces them
ENOUGH = 3  # members that show a list which no heading announces

_HEADING = regex.compile(
    r"(?:(?:current\s+|committee\s+|panel\s+|board\s+|cabinet\s+)?membership(?:\s+of\s+(?:the\s+)?[^:]{3,90})?"
    r"|(?:committee|panel|board|cabinet|council|voting)\s+members"
    r"|members(?:\s+of\s+(?:the\s+)?(?:committee|panel|board|cabinet|council|sub-committee|\p{Lu}[^:]{3,80}))?"
    r"|members\s*\(\d+\)|to\s*:?\s*(?:(?:the\s+)?(?:all\s+)?(?:members|councillors)\b[^:]{0,90})?|aelodaeth|aelodau|councillors)"
    r"\s*(?:\(\d+\)\s*)?(?P<colon>[:\-–]*)\s*",
    regex.IGNORECASE,
)
_CO_OPTED = regex.compile(
    r"\b(?:co-?\s?opt|(?:church|diocesan|parent\s+governor|parent|independent|lay)\s+(?:representative|member|person)\b)",
    regex.IGNORECASE,
)
_ADVISES = regex.compile(r"\b(?:advis[eo]r|observer|officer|clerk|secretary)\b", regex.IGNORECASE)
_BRACKETS = regex.compile(r"\([^()]{0,80}(?:\)|$)")
_OPEN = regex.compile(r"\([^()]{0,80}$")
_LETTERS = regex.compile(r"^\s*,\s*(?P<letters>[A-Z]{2,6}(?:[\s,]+[A-Z]{2,6}){0,3})\s*(?:\((?P<mark>[^()]{1,40})\))?")
_NO_MEMBERS = regex.compile(
    r"\b(?:quorum|despatch|agenda|contact|apolog|telephone|e-?mail|meeting|vacanc)", regex.IGNORECASE
)
_MARKS = regex.compile(
    r"\b(?:vice|deputy|chair(?:man|woman|person)?|members?|and|cllrs?|councillors?|the)\b", regex.IGNORECASE
)


@dataclass(slots=True)
class _Stretch:
    """Lines of a list that share a section and a party; those who advise are listed and are no members."""

    role: Role
    party: str | None
    office: str | None = None
    lines: list[FrontLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return "".join(part + glue for part, glue in zip(self.texts, self.glues, strict=True))

    @property
    def glues(self) -> list[str]:
        """What joins each line to the next."""
        return [_glue(part) for part in self.texts[:-1]] + [""] * bool(self.texts)


def extract_membership(papers: Sequence[Paper], ctx: Context) -> tuple[Member, ...]:
    """Extract the membership of the body that meets.

    Args:
        papers: The papers of the pack; read are the front sheet, then a forward plan, which names its committee.
        ctx: Cites.

    Returns:
        The members in printed order, substitutes and co-opted members among them.
    """
    for lines in _sources(papers, ctx):
        found = _announced(lines) or _in_runs(lines)
        if found:
            return tuple(_members(found, lines, ctx))
    return ()


def _sources(papers: Sequence[Paper], ctx: Context) -> Iterator[list[FrontLine]]:
    front: Front | None = read_front_matter(papers, ctx)
    if front is not None:
        yield front.lines
    for paper in papers:
        if paper.kind == "work_plan":
            items: list[Item] = [item for item in paper.items if not (isinstance(item, Table) and item.ruled)]
            yield lines_of_items(items)


def _announced(lines: Sequence[FrontLine]) -> list[_Stretch]:
    """The list under a heading such as "Membership:" or behind "To: Councillors ..."."""
    for at, line in enumerate(lines):
        head = _HEADING.match(line.text) or _HEADING.match(second_language(line.text))
        if head is None or not head.group().strip():
            continue
        rest = head.string[head.end() :].strip()
        if rest and not head["colon"]:
            continue
        stretches = _stretches(lines, at, rest)
        if len(_people(stretches)) >= LEAST:
            return stretches
    return []


def _stretches(lines: Sequence[FrontLine], at: int, rest: str) -> list[_Stretch]:
    """The list that begins at a heading: lines of people, with the marks of sections and parties between them."""
    found = [_Stretch("member", None, office_in(lines[at].text[: len(lines[at].text) - len(rest)]))]
    if rest:
        _add(found, lines[at], rest)
    misses = 0
    following = by_columns([line for line in lines[at + 1 :] if line.ahead == lines[at].ahead])
    for index, line in enumerate(following):
        asked = names_contact(line.text) and not line.text.rstrip().endswith(":")
        if asked or find_telephones(line.text) or find_emails(line.text):
            misses += 1  # whom to ask, and no member
            continue
        section = SECTION.match(line.text)
        alone = section is not None and not line.text[section.end() :].strip(" :.") and _heads_cell(line, following)
        alone = alone or (line.text.rstrip().endswith(":") and parse_role(line.text) in OF_ONE)
        in_row = line.cell is not None and not alone and _take_row(found, line, following)
        if in_row or _opens_section(found, line):
            misses = 0
        elif _is_list_line(line.text, found) or _carries_on(found, line):
            _add(found, line, line.text)
            misses = 0
        elif line.cell is not None and misses < LEAST_ROW:
            misses += 1
        elif _NO_MEMBERS.search(line.text) or len(line.text.split()) > 14 or misses:
            if not _goes_on_beside(found, following[index + 1 :]):
                break
        else:
            misses += 1  # a stray mark ("Vacancy", "(12)") does not end a list
    return [stretch for stretch in found if stretch.lines]


def _goes_on_beside(found: Sequence[_Stretch], lines: Sequence[FrontLine]) -> bool:
    """Whether another column of the list is still to come: people beside those already found."""
    last = next((stretch.lines[-1] for stretch in reversed(found) if stretch.lines), None)
    if last is None or last.box is None or last.cell is not None:
        return False
    bottom, right = last.box.bottom, last.box.x1
    return any(
        one.page == last.page and one.box.x0 > right and one.box.top < bottom and _covered(one.text)
        for one in lines
        if one.box is not None
    )


def _heads_cell(line: FrontLine, lines: Sequence[FrontLine]) -> bool:
    """Whether people stand below a line in its own cell."""
    return any(one.cell == line.cell and one is not line and _covered(one.text) for one in lines)


def _take_row(found: list[_Stretch], line: FrontLine, lines: Sequence[FrontLine]) -> bool:
    """Take in a table cell of a row that names people; True where the row does."""
    row = [one for one in lines if one.cell is not None and line.cell is not None and one.cell[:2] == line.cell[:2]]
    if len({one.cell for one in row}) < 2 or not any(_covered(one.text) for one in row):
        return False
    if _covered(line.text):
        party = next((head[0] for one in row if (head := party_head(one.text)) and not head[1]), None)
        if party is not None and party != found[-1].party:
            found.append(_Stretch(found[-1].role, party, found[-1].office))
        _add(found, line, line.text)
    return True


def _add(found: list[_Stretch], line: FrontLine, text: str) -> None:
    if found[-1].role in OF_ONE and found[-1].lines:
        found.append(_Stretch("member", found[-1].party, found[-1].office))
    found[-1].lines.append(line)
    found[-1].texts.append(text)


def _opens_section(found: list[_Stretch], line: FrontLine) -> bool:
    """Take in the mark of a section or a party that a line opens with; True where it did."""
    text = line.text
    section = read_section(text)
    if section is not None:
        role, words, rest = section
        office = office_in(words) or (found[-1].office if not found[-1].lines else None)
        found.append(_Stretch(role, None, office))
        if rest:
            _add(found, line, rest)
        return True
    party = party_head(text)
    if party is None:
        return False
    name, rest = party
    found.append(_Stretch(found[-1].role, name, found[-1].office))
    if rest:
        _add(found, line, rest)
    return True


def _is_list_line(text: str, found: Sequence[_Stretch]) -> bool:
    """Whether a line is made of people, for the most part, alone or read on from the line before."""
    if _covered(text):
        return True
    if found[-1].role in ("co_opted", "substitute") and name_in_place(text) is not None:
        return True
    before = found[-1].texts[-1] if found[-1].texts else ""
    if not before or len(text.split()) > 16:
        return False
    together = before + _glue(before) + text
    return _covered(together) and len(parse_people(together)) > len(parse_people(before))


def _covered(text: str) -> bool:
    """Whether people, their marks and the words between them make up most of a text."""
    people = [_completed(person, text) for person in parse_people(text)]
    if not people:
        return False
    rest = text
    for person in reversed(people):
        rest = rest[: person.start] + " " + rest[person.end :]
    rest = _MARKS.sub(" ", _BRACKETS.sub(" ", rest))
    return sum(c.isalpha() for c in rest) <= (1 - COVERED) * sum(c.isalpha() for c in text)


def _glue(before: str) -> str:
    """What joins a line to the next: nothing behind a hyphen, a space where a list runs on, else a line break."""
    tail = before.rstrip()
    if tail.endswith("-") and tail[-2:-1].isalnum():
        return ""
    return " " if tail.endswith((",", " and", " &")) or _OPEN.search(tail) else "\n"


def _carries_on(found: Sequence[_Stretch], line: FrontLine) -> bool:
    """Whether a short line ends the one before it ("... Vice-" / "Chair", "(Liberal" / "Democrat)")."""
    if found[-1].texts and _OPEN.search(found[-1].texts[-1].rstrip()) and line.text.rstrip(" ,;.").endswith(")"):
        return True
    if not found[-1].lines or found[-1].lines[-1].block is not line.block:
        before = found[-1].texts[-1].rstrip() if found[-1].texts else ""
        return before.endswith(("-", "–", "(")) and len(line.text.split()) <= 3
    return len(line.text.split()) <= 4 and line.text.strip(" .()").casefold() in _ENDINGS


_ENDINGS = frozenset(
    ["chair", "chairman", "vice-chair", "vice chair", "vice-chairman", *PARTIES, *(p.split()[-1] for p in PARTIES)]
)


def _in_runs(lines: Sequence[FrontLine]) -> list[_Stretch]:
    """A list that no heading announces: councillors one under the other, in a table, or in one paragraph."""
    run = [_Stretch("member", None)]
    for line in lines:
        if line.cell is not None and _take_row(run, line, lines):
            continue
        if any(one.lines for one in run) and _opens_section(run, line):
            continue
        if COUNCILLOR.search(line.text) and _offices(line.text) and _covered(line.text):
            _add(run, line, line.text)
        elif len(_people(run)) >= ENOUGH:
            break
        else:
            run = [_Stretch("member", None)]
    return [stretch for stretch in run if stretch.lines] if len(_people(run)) >= ENOUGH else []


def _offices(text: str) -> bool:
    return any(person.office is not None for person in parse_people(text))


def _people(stretches: Sequence[_Stretch]) -> list[tuple[PersonText, _Stretch]]:
    found: list[tuple[PersonText, _Stretch]] = []
    for stretch in stretches:
        if stretch.role == "advising":
            continue
        text = stretch.text
        people = parse_people(text)
        if stretch.role in ("co_opted", "substitute"):  # under such a heading a bare name needs no other evidence
            bare = _bare(stretch)
            people = sorted(
                [*people, *(b for b in bare if not any(p.start < b.end and b.start < p.end for p in people))],
                key=lambda person: person.start,
            )
        for person in people:
            if person.office is None and _ADVISES.search(person.position or ""):
                continue
            if person.substituting_for is None or stretch.role != "member":
                office = person.office or (stretch.office if person.honorific is None else None)
                found.append((replace(_completed(person, text), office=office), stretch))
    return found


def _bare(stretch: _Stretch) -> list[PersonText]:
    """Lines that are nothing but a name."""
    found: list[PersonText] = []
    for line in stretch.texts:
        person = name_in_place(line)
        at = stretch.text.find(person.raw) if person is not None else -1
        if person is not None and at >= 0:
            found.append(replace(person, start=at, end=at + len(person.raw)))
    return found


def _completed(person: PersonText, text: str) -> PersonText:
    """A person with the letters and the party that follow behind a comma ("Stephen Orme, MBE (Conservative)")."""
    match = _LETTERS.match(text[person.end :])
    if match is None:
        return person
    letters = match["letters"].replace(",", " ").split()
    if not all(is_post_nominal(word) for word in letters):
        return person
    party = match["mark"] if match["mark"] and fold(match["mark"]) in PARTIES else None
    end = person.end + match.end()
    return replace(
        person, post_nominals=(*person.post_nominals, *letters), party=person.party or party,
        raw=text[person.start : end], end=end,
    )  # fmt: skip


def _members(stretches: Sequence[_Stretch], lines: Sequence[FrontLine], ctx: Context) -> Iterator[Member]:
    seen: set[tuple[str, str]] = set()
    for person, stretch in _people(stretches):
        role = _role(person, stretch)
        key = (fold(person.name), role)
        if key in seen:
            continue
        seen.add(key)
        own = _lines_of(person, stretch)
        where = ctx.where([line.thing for line in own])
        party = person.party or stretch.party or _party_in_row(own, lines)
        yield Member(
            person=Person(
                name=normalise(person.name), office=person.office, post_nominals=person.post_nominals,
                raw=normalise(person.raw), where=where,
            ),
            role=role, party=normalise(party) if party else None, where=where,
        )  # fmt: skip


def _role(person: PersonText, stretch: _Stretch) -> MemberRole:
    if person.role in ("chair", "vice_chair", "substitute", "co_opted", "ex_officio"):
        return person.role  # type: ignore[return-value]
    assert stretch.role != "advising"  # nobody is read in a list of those who advise
    told = (*person.notes, person.position or "")
    if stretch.role == "member" and any(map(_CO_OPTED.search, told)):
        return "co_opted"
    return stretch.role


def _lines_of(person: PersonText, stretch: _Stretch) -> list[FrontLine]:
    """The lines a person stands on."""
    found: list[FrontLine] = []
    start = 0
    for line, text, glue in zip(stretch.lines, stretch.texts, stretch.glues, strict=True):
        end = start + len(text)
        if start < person.end and person.start < end:
            found.append(line)
        start = end + len(glue)
    return found or stretch.lines[:1]


def _party_in_row(own: Sequence[FrontLine], lines: Sequence[FrontLine]) -> str | None:
    """The party a table prints in another cell of the member's row, or over the member's column."""
    cell = own[0].cell
    if cell is None:
        return None
    for line in lines:
        if line.cell is None or line.cell[0] != cell[0]:
            continue
        same_row = line.cell[1] == cell[1] and line.cell[2] != cell[2]
        over = line.cell[2] == cell[2] and line.cell[1] < cell[1]
        party = line.text.strip(" .:").partition(" (")[0]
        if (same_row or over) and fold(party) in PARTIES:
            return party
    return None
