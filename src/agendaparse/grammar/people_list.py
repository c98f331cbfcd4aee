"""A list of people put together of its pieces: offices spread, marks given to their person, doubtful names dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from agendaparse.grammar.people_pieces import (
    Piece,
    names_organisation,
    note_substitution,
    read_trailing,
    take_mark,
)
from agendaparse.grammar.people_titles import ARTICLE, bare_title
from agendaparse.grammar.people_words import CIVIL_HONORIFICS
from agendaparse.grammar.person import CORE, PersonText, build_person, parse_role, singular_office, stands_for_many

_ROLE_BEHIND = regex.compile(r"\s\((?P<role>[^()]{4,30})\)$")
_INITIAL_FIRST = regex.compile(r"\p{Lu}\.?\s")
_POST_WORD = regex.compile(r"\b(?:for|of|director|services?|officer|manager)\b", regex.IGNORECASE)
_SENTENCE_END = regex.compile(r"\p{Ll}\.\s")
_ELECTED_POST = regex.compile(r"\b(?:spokes\w+|leader|mayor|portfolio|cabinet\s+member|whip)\b", regex.IGNORECASE)
_GOES_ON_SMALL = regex.compile(r"\s+\p{Ll}")
_LEAST_WORDS = 2  # of what tells where the person before sits
_LONGEST_PART = 60  # letters of a part of a job title that stands behind a comma


def assemble(text: str, pieces: Sequence[Piece]) -> list[PersonText]:
    """Put the pieces of a list together.

    Args:
        text: The list.
        pieces: What stands between its separators, in printed order.

    Returns:
        Its people; a name that nothing shows to be one is left out.
    """
    listed = _List(text, pieces)
    for index, piece in enumerate(pieces):
        listed.take(index, piece)
    return listed.people()


@dataclass(slots=True)
class _Office:
    """The office that stands for the names behind it, printed once.

    Attributes:
        title: In the singular, or None where none stands.
        plural: Whether it was printed for many.
        spread: For how many it has stood.
        civil: Whether a plain title was among them.
        closed: Whether the list it heads has ended.
    """

    title: str | None = None
    plural: bool = False
    spread: int = 0
    civil: bool = False
    closed: bool = False


@dataclass(slots=True)
class _List:
    """A list while it is read."""

    text: str
    pieces: Sequence[Piece]
    found: list[PersonText] = field(default_factory=list)
    doubtful: list[bool] = field(default_factory=list)
    office: _Office = field(default_factory=_Office)
    role: str | None = None  # printed before the person it belongs to
    position: str | None = None
    roles_lead: bool = False  # whether roles stand before their people here
    sentence: bool = False  # whether the list has turned into a sentence
    known: bool = False  # whether a bare name was shown to be one, so that the others are
    clause: int = 0  # how many people stood before this clause of the list

    def people(self) -> list[PersonText]:
        """The people, without those in doubt."""
        return [one for one, doubt in zip(self.found, self.doubtful, strict=True) if self.known or not doubt]

    def take(self, index: int, piece: Piece) -> None:
        """Take in one piece."""
        if piece.separator in (";", "\n"):
            self.clause = len(self.found)
            if piece.kind == "person" and piece.person is not None and piece.person.office is None and not piece.weak:
                self.office.title = None
        if piece.kind in ("other", "job") and len(self.found) > self.clause:
            piece = self._without_role(piece)
        if piece.kind == "role":
            self._take_role(index, piece)
        elif piece.kind == "office":
            self._take_office(index, piece)
        elif piece.kind in ("job", "post", "substitution") and self._is_of_last(index, piece):
            self._add_to_last(piece)
        elif piece.kind == "job":
            self.position = bare_title(piece.value)
            if self._is_anothers(piece):
                self.office.title = None
        else:
            self._take_name(index, piece)

    def _without_role(self, piece: Piece) -> Piece:
        """Words without the role behind them, which is the person's: "Councillor Ash, Hazelmoor Council (Chair)"."""
        mark = _ROLE_BEHIND.search(piece.value)
        role = parse_role(mark["role"]) if mark is not None and self.found[-1].role is None else None
        words = piece.value[: mark.start()].split() if mark is not None else []
        if mark is None or role not in ("chair", "vice_chair") or len(words) < _LEAST_WORDS:
            return piece  # a word alone may be the next person's surname: "Cllr Ash, Elm (Chair)"
        if self.office.title is not None and _surname(self.text, piece) is not None:
            return piece  # "Councillors Ash, Elm (Chair)": a surname's own
        self.found[-1] = replace(self.found[-1], role=role)
        return replace(piece, value=piece.value[: mark.start()].rstrip())

    def _follows(self, index: int) -> bool:
        return index + 1 < len(self.pieces)

    def _extend_last(self, piece: Piece, person: PersonText) -> None:
        """Put what a piece says on the last person, whose printed text now ends with it."""
        self.found[-1] = replace(person, raw=self.text[person.start : piece.end], end=piece.end)

    def _take_role(self, index: int, piece: Piece) -> None:
        """A role stands behind its person, or before it where the first one of the list does."""
        last_piece = not self._follows(index) and self.found
        if (len(self.found) == self.clause or self.roles_lead) and not (last_piece and not self.roles_lead):
            self.role, self.roles_lead = piece.value, True
        elif self.found[-1].role is None:
            self._extend_last(piece, replace(self.found[-1], role=piece.value))

    def _take_office(self, index: int, piece: Piece) -> None:
        """An office alone: behind the names it stands for ("J Ash and B Elm, Councillors"), or before them."""
        title = singular_office(piece.value)
        plural = stands_for_many(piece.value)
        ends = not self._follows(index) or self.pieces[index + 1].separator in (",", "and", ";")
        if len(self.found) > self.clause and self.found[-1].office is None and ends:
            for at in range(self.clause if plural else len(self.found) - 1, len(self.found)):
                if self.found[at].office is None and self.found[at].position is None:
                    self.found[at] = replace(self.found[at], office=title)
                    self.doubtful[at] = False
            self.clause = len(self.found)
        else:
            self.office = _Office(title, plural)

    def _is_anothers(self, piece: Piece) -> bool:
        """Whether a job with an article is the next person's: ", the Clerk" tells of the one before, if nothing did."""
        if piece.kind != "job" or not ARTICLE.match(piece.value) or not self.found:
            return False
        return piece.separator == "and" or self.found[-1].position is not None

    def _is_of_last(self, index: int, piece: Piece) -> bool:
        """Whether a job, letters or a substitution belong to the person before."""
        below = piece.separator == "\n" and not self._follows(index) and bool(self.found)
        return (len(self.found) > self.clause or below) and not self._is_anothers(piece)

    def _add_to_last(self, piece: Piece) -> None:
        last = self.found[-1]
        if piece.kind == "post":
            letters, _, mark = piece.value.partition("(")
            last = replace(last, post_nominals=(*last.post_nominals, *letters.replace(",", " ").split()))
            last = take_mark(last, mark.rstrip(")"))[0] if mark else last
        elif piece.kind == "substitution":
            last = note_substitution(last, piece.value)
        elif last.position is None:
            last = replace(last, position=bare_title(piece.value))
            self.office.title = None
        self._extend_last(piece, last)
        self.doubtful[-1] = False

    def _take_name(self, index: int, piece: Piece) -> None:
        """A person, a surname under an office, more of a job title, or words that end what an office stands for."""
        if piece.plural is not None and stands_for_many(piece.plural):
            self.office = _Office(singular_office(piece.plural), plural=True)
        person, evident = piece.person, piece.evident or self._posted(index)
        heads = self.office.title is not None and not self.office.closed and not self.sentence
        if person is None and heads and piece.kind == "other":
            person = _surname(self.text, piece)
            evident = person is not None and not piece.stop
        if person is None:
            self._take_words(piece)
        elif self.sentence and piece.weak:
            return
        elif piece.weak and not evident and self._says_whose(piece):
            self._extend_last(piece, self.found[-1])
        else:
            self._add(*self._with_office(person, evident, index, piece), piece)

    def _posted(self, index: int) -> bool:
        """Whether a name opens its line and a post stands behind its comma: "Kat Holt, Director of Law"."""
        following = self.pieces[index + 1] if self._follows(index) else None
        opens = self.pieces[index].separator in ("", "\n") and "\n" in self.text
        return opens and following is not None and following.kind == "job" and following.separator == ","

    def _take_words(self, piece: Piece) -> None:
        """Words that are no name: they go on with the job title before them, or end what an office stands for."""
        last = self.found[-1] if self.found else None
        if piece.kind == "other" and last is not None and _goes_on(last, piece):
            joined = " ".join(self.text[last.end : piece.end].split())
            glue = "" if joined.startswith(",") else " "
            self._extend_last(piece, replace(last, position=f"{last.position}{glue}{joined}"))
            return
        self.office.title = None
        if last is None or self.text[last.end : piece.start].strip() != "," or len(self.found) == self.clause:
            return
        if names_organisation(piece.value):
            self._extend_last(piece, replace(last, notes=(*last.notes, " ".join(piece.value.split()))))

    def _says_whose(self, piece: Piece) -> bool:
        """Whether a doubtful name is what the person before is of: "Jane Roe, Sport Kent; Tom Reed, Clerk"."""
        if piece.separator != "," or len(self.found) != self.clause + 1 or self.found[-1].office is not None:
            return False
        clauses = _clauses(self.pieces)
        own = any(len(clause) == 2 and clause[1] is piece for clause in clauses)
        return own and any(len(clause) == 2 and clause[1].kind in ("job", "other") for clause in clauses)

    def _with_office(self, person: PersonText, evident: bool, index: int, piece: Piece) -> tuple[PersonText, bool]:
        """A person with the office that stands for them too; a plain title ends it, unless the others bear one."""
        title = (person.honorific or "").lower().split(" ")[0].rstrip(".")
        office = self.office
        if person.office is not None:
            office.title = office.title if piece.plural is not None else None
            office.civil = title in CIVIL_HONORIFICS
        elif office.title is not None:
            spreads = title not in CIVIL_HONORIFICS or office.civil or piece.plural is not None
            if not spreads and office.plural:
                spreads = office.spread == 1 or self._plain_follows(index)
            elected = person.position is None or _ELECTED_POST.search(person.position) is not None
            if elected and piece.position is None and spreads:
                person = replace(person, office=office.title)
                office.civil = office.civil or title in CIVIL_HONORIFICS
                evident = True
            else:
                office.title = None
        office.spread += person.office is not None
        return person, evident

    def _add(self, person: PersonText, evident: bool, piece: Piece) -> None:
        """Add a person, with the role and the job title printed before them."""
        if piece.separator == "and":  # "... and Councillors Ash, Elm and Fir" begins a list, "and Elm" ends one
            self.office.closed = piece.plural is None
        elsewhere = any(" " in note for note in person.notes)  # "J Wroe (Fire Brigades Union)" has a post of their own
        role = person.role or piece.role or self.role
        position = person.position or piece.position or (None if elsewhere else self.position)
        if role != person.role or position != person.position:
            person = replace(person, role=role, position=position)
        if self.position is not None and _INITIAL_FIRST.match(person.name):  # "the Clerk, F Tidy"
            evident = True
        self.role = self.position = None
        self.found.append(person)
        self.doubtful.append(piece.weak and not evident)
        self.known = self.known or (piece.weak and evident)
        if piece.stop:
            self.sentence, self.office.title = True, None

    def _plain_follows(self, index: int) -> bool:
        """Whether a name without title follows in the clause: the office printed for many stands for it too."""
        for piece in self.pieces[index + 1 :]:
            if piece.separator in (";", "\n") or piece.kind not in ("person", "other"):
                return False
            person = piece.person or _surname(self.text, piece)
            if person is None or person.office or person.position or piece.position:
                return False
            if person.honorific is None:
                return True
        return False


def _clauses(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a list by its semicolons."""
    clauses: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.separator == ";":
            clauses.append([])
        clauses[-1].append(piece)
    return clauses


def _surname(text: str, piece: Piece) -> PersonText | None:
    """Read a bare surname that stands in a list under one office."""
    match = CORE.match(text, piece.start, piece.end)
    built = build_person(match, piece.start, strong=True) if match is not None else None
    if built is None:
        return None
    person, used = built
    person, consumed, stop, told = read_trailing(person, text[piece.start + used : piece.end])
    remainder = text[piece.start + used + consumed : piece.end]
    if stop and not told and not _GOES_ON_SMALL.match(remainder):
        return None
    end = piece.start + used + consumed
    return replace(person, raw=text[piece.start : end], end=end)


def _goes_on(last: PersonText, piece: Piece) -> bool:
    """Whether a piece goes on with the job title before it: "Cabinet Member for Adults, Health ..."."""
    return (
        last.position is not None
        and piece.separator in (",", "and")
        and _POST_WORD.search(last.position) is not None
        and piece.value[:1].isupper()
        and len(piece.value) < _LONGEST_PART
        and not _SENTENCE_END.search(piece.value)
    )
