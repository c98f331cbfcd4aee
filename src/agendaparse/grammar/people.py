"""People: names, offices, roles and lists of them as councils print them.

A person is believed on evidence only: an office ("Cllr."), a title ("Mr"), a common given name, or a place
in a list that has one of these. A wrong person is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from agendaparse.grammar.people_words import (
    CIVIL_HONORIFICS,
    GIVEN_NAMES,
    NEVER_NAMES,
    PARTIES,
    PLURAL_OFFICES,
)
from agendaparse.grammar.person import (
    CORE,
    HONORIFIC,
    OFFICE,
    OFFICE_ALONE,
    STRONG,
    PersonText,
    begins_with_given_name,
    build_person,
    find_people,
    format_people,
    is_job_title,
    is_post_nominal,
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
    "parse_people",
    "parse_person",
    "parse_role",
    "same_person",
]

SUBSTITUTION: str = (
    r"(?:(?:as\s+)?(?:a\s+)?sub(?:stitute|\.)?(?:\s+member)?\s+for|substitut(?:ing|ed)\s+for|"
    r"in\s+(?:the\s+)?place\s+of|replacing|deputising\s+for|on\s+behalf\s+of|yn\s+lle)"
)
"""Words between a substitute and the member replaced."""
LEAD_WORDS: frozenset[str] = frozenset({"present", "from", "apologies", "absent", "attendance", "and", "also", "by"})
"""Words that may stand before the first person of a list."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a list between two separators, and what it was read as."""

    kind: str
    start: int
    end: int
    separator: str
    value: str = ""
    person: PersonText | None = None
    plural: str | None = None
    role: str | None = None
    position: str | None = None
    evident: bool = False
    weak: bool = False
    stop: bool = False


_LABEL = regex.compile(
    r"(?P<label>[^:()\n]{2,60}?)\s*(?:\(\d{1,3}\)\s*)?(?::\s*[-–]?|\s[-–—])\s+(?=\S)|(?P<label>[^:()\n]{2,60}?):[-–]?"
)
_BRACKETS = regex.compile(r"\((?:[^()]|\([^()]*\)){0,300}\)|\[[^\[\]]{0,200}\]")
_SEPARATOR = regex.compile(
    r"(?<!\s)\s*[,;](?:\s*(?:and|&|AND|ac?)\s+|\s*)|(?<!\s)\s+(?:and|&|AND)\s+|(?<!\s)\s+ac?\s+(?=\p{Lu})"
    r"|(?<!\s)[^\S\n]*\n\s*"
    rf"|(?<=[)\]])\s+(?=(?:{OFFICE}|{HONORIFIC})\s)"
    r"|(?=\s+(?:Councillor|Cllr)\b)(?<=(?:Councillor|Cllr\.?)\s(?:\p{Lu}[\p{L}.'’\-]*\s){0,3}\p{Lu}[\p{L}'’\-]+)\s+"
    r"(?=(?:Councillor|Cllr\.?)\s)"
)
_DASH = regex.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*-\s+")
_SUBSTITUTION = regex.compile(rf"{SUBSTITUTION}\s+(?P<who>.+)", regex.IGNORECASE | regex.DOTALL)
_ARTICLE = regex.compile(r"(?:the|y)\s+", regex.IGNORECASE)
_LINE_ENDS_OPEN = regex.compile(r"(?:[,;&(]|\b(?:and|a|ac|for|of|the)|[-–—])\s*$", regex.IGNORECASE)


def is_person_name(text: str) -> bool:
    """Say whether the whole text is one person, on its own evidence: office, title or a known given name."""
    people = parse_people(text)
    return len(people) == 1 and people[0].raw.strip(" .,;") == text.strip(" .,;") and people[0].position is None


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
    pieces = [_read(text, *bounds) for bounds in _split(text)]
    return tuple(_assemble(text, pieces))


def _split(text: str) -> Iterator[tuple[int, int, str]]:
    """Cut a list at its separators outside brackets: start, end, and the separator before."""
    closed = [match.span() for match in _BRACKETS.finditer(text)]
    start, separator = 0, ""
    for match in _SEPARATOR.finditer(text):
        if any(low < match.start() < high for low, high in closed):
            continue
        mark = match.group().strip()
        if not mark:
            if not _line_separates(text, start, match.start(), match.end()):
                continue
            mark = "\n"
        elif mark[0] == ";":
            mark = ";"
        elif mark != ",":
            mark = "and"
        if text[start : match.start()].strip():
            yield start, match.start(), separator
        start, separator = match.end(), mark
    if text[start:].strip():
        yield start, len(text), separator


def _line_separates(text: str, start: int, end: int, resume: int) -> bool:
    """Say whether a line break parts two people, or only wraps the line."""
    before, after = text[start:end].strip(), text[resume : resume + 120].lstrip()
    if not before or not after:
        return False
    if _LINE_ENDS_OPEN.search(before) or after[0] in "([" or (after[0].islower() and not STRONG.match(after)):
        return False
    if STRONG.match(after) or before[-1] in ")]:." or OFFICE_ALONE.fullmatch(before):
        return True
    next_part = _SEPARATOR.split(after, maxsplit=1)[0]
    label = _LABEL.match(next_part)
    if label is not None and (parse_role(label["label"]) or is_job_title(label["label"])):
        return True
    if parse_role(next_part):
        return True
    first, second = before.split(), next_part.split("(")[0].split()
    if is_job_title(before):
        return len(second) > 1 and not is_job_title(next_part)
    if "," not in text and ";" not in text:
        if len(first) > 1 and len(second) > 1:
            return True
        return any(token.lower().strip(":") in PLURAL_OFFICES for token in text.split())
    return len(first) > 1 and len(second) > 1 and not is_job_title(next_part)


def _read(text: str, start: int, end: int, separator: str) -> _Piece:
    """Say what a piece of a list is."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    segment = text[start:end].rstrip()
    end = start + len(segment)
    bare = segment.strip(" .")
    role: str | None = None
    position: str | None = None
    plural: str | None = None
    other = _Piece("other", start, end, separator, segment)
    if match := OFFICE_ALONE.fullmatch(segment):
        return _Piece("office", start, end, separator, match["office"])
    if role := parse_role(bare):
        return _Piece("role", start, end, separator, role)
    letters, _, mark = bare.partition("(")
    if letters.strip() and all(is_post_nominal(token) for token in letters.split()):
        known = mark.endswith(")") and (parse_role(mark) or mark.rstrip(")").strip().lower() in PARTIES)
        if not mark or known:
            return _Piece("post", start, end, separator, bare)
    if match := _SUBSTITUTION.fullmatch(bare):
        return _Piece("substitution", start, end, separator, match["who"])
    if label := _LABEL.match(segment):
        name = label["label"].strip()
        office = OFFICE_ALONE.fullmatch(name)
        label_role = parse_role(name)
        offset = label.end()
        if office or label_role or is_job_title(name) or segment[: label.end()].rstrip(" -–").endswith(":"):
            inner = _read(text, start + offset, end, separator) if segment[offset:].strip() else other
            if office:
                plural = office["office"]
                if inner is other:
                    return _Piece("office", start, end, separator, plural)
                return replace(inner, plural=inner.plural or plural)
            if inner.person is None and not segment[: label.end()].rstrip(" -–").endswith(":"):
                return other
            position = name if label_role is None and is_job_title(name) and not begins_with_given_name(name) else None
            return replace(inner, role=label_role or inner.role, position=position or inner.position)
    bracket = segment.find("(")
    strong = STRONG.search(segment, 0, bracket if bracket > 0 else len(segment))
    if strong is None and bracket > 0 and (parse_role(segment[:bracket]) or is_job_title(segment[:bracket])):
        strong = STRONG.search(segment)
    if strong is not None and strong.start() > 0:
        before = segment[: strong.start()].strip(" -–:(")
        last = before.split()[-1] if before.split() else ""
        role = parse_role(before)
        if role is None and not last.islower() and is_job_title(before) and len(before.split()) < 8:
            position = _bare_title(before)
        elif role is None and not (last.islower() or last.lower() in LEAD_WORDS or not last):
            strong = None
    named = _name_after_title(segment) if strong is None else 0
    if named:
        position = _bare_title(segment[:named])
    match = strong if strong is not None else CORE.match(segment, named)
    if match is None:
        return _Piece("job", start, end, separator, bare) if is_job_title(bare) else other
    built = build_person(match, start + match.start(), strong=strong is not None)
    if built is None:
        return _Piece("job", start, end, separator, bare) if is_job_title(bare) else replace(other, weak=False)
    person, used = built
    if strong is None and is_job_title(bare) and not begins_with_given_name(person.name):
        return _Piece("job", start, end, separator, bare)
    rest_start = match.start() + used
    person, consumed, stop, told = _trailing(person, segment[rest_start:])
    if strong is None and stop and not (told and person.position):
        return other
    finish = start + rest_start + consumed
    begin = start if role or position else start + match.start()
    if text[finish : finish + 1] == ")" and text.count("(", begin, finish) > text.count(")", begin, finish):
        finish += 1
    if (begin, finish) != (person.start, person.end):
        person = replace(person, raw=text[begin:finish], start=begin, end=finish)
    printed = match["office"]
    if printed and " ".join(printed.lower().split()) in PLURAL_OFFICES:
        plural = printed
    evident = strong is not None or begins_with_given_name(person.name)
    return _Piece(
        "person", start, end, separator, person=person, plural=plural, role=role, position=position,
        evident=evident or told, weak=strong is None, stop=stop,
    )  # fmt: skip


def _name_after_title(segment: str) -> int:
    """Where the name begins after a job title without comma ("Deputy Clerk Kristin Linden"); 0 where none does."""
    words = segment.split(" ")
    for at in (len(words) - 2, len(words) - 3):
        if at > 0 and words[at].lower() in GIVEN_NAMES and words[at][0].isupper():
            name = [word.strip(".,").lower() for word in words[at + 1 :]]
            title = " ".join(words[:at])
            if not words[at - 1].islower() and is_job_title(title) and not any(w in NEVER_NAMES for w in name):
                return len(title) + 1
    return 0


def _bare_title(title: str) -> str:
    """A job title without its article: "the Clerk" is "Clerk"."""
    return " ".join(_ARTICLE.sub("", title, count=1).split()) if _ARTICLE.match(title) else " ".join(title.split())


def _trailing(person: PersonText, rest: str) -> tuple[PersonText, int, bool, bool]:
    """Read what follows a name in its piece: brackets, dashes, roles, titles.

    Returns:
        The person, the characters used, whether other text follows, and whether a mark confirmed the person.
    """
    position, told = 0, False
    while position < len(rest):
        tail = rest[position:]
        stripped = tail.lstrip(" \n\t")
        at = position + len(tail) - len(stripped)
        if not stripped or stripped in (".", ":", "-"):
            break
        if bracket := _BRACKETS.match(stripped):
            person, known = _mark(person, bracket.group()[1:-1])
            told, position = told or known, at + bracket.end()
            continue
        dash = _DASH.match(tail)
        words = stripped if dash is None else tail[dash.end() :]
        words = words.strip().rstrip(".")
        if role := parse_role(words):
            return replace(person, role=role), len(rest), False, True
        if match := _SUBSTITUTION.match(words):
            return _substitute(person, match["who"]), len(rest), False, True
        head = _BRACKETS.split(words, maxsplit=1)[0].strip()
        if is_job_title(head) or (dash is not None and head[:1].isupper()):
            marked = replace(person, position=" ".join(head.split()))
            cut = position + tail.index(head) + len(head)
            if role := parse_role(head):
                marked = replace(person, role=role)
            elif any(c.isdigit() for c in head):
                marked = replace(person, notes=(*person.notes, " ".join(head.split())))
            person, position, told = marked, cut, told or marked.role is not None or is_job_title(head)
            continue
        return person, position, True, told
    return person, len(rest.rstrip()), False, told


def _mark(person: PersonText, content: str) -> tuple[PersonText, bool]:
    """Take in the text of a bracket."""
    words = " ".join(content.split())
    if match := _SUBSTITUTION.match(words):
        return _substitute(person, match["who"]), True
    if role := parse_role(words):
        return replace(person, role=role), True
    if words.lower() in PARTIES:
        return replace(person, party=words), True
    if words and all(is_post_nominal(token) for token in words.split()):
        return replace(person, post_nominals=(*person.post_nominals, *words.split())), True
    parts = [part.strip() for part in regex.split(r"[,;/]|\s[-–]\s", words)]
    roles = [parse_role(part) for part in parts]
    parties = [part for part in parts if part.lower() in PARTIES]
    if len(parts) > 1 and (any(roles) or parties):
        known = [part for part, role in zip(parts, roles, strict=True) if role or part.lower() in PARTIES]
        rest = tuple(part for part in parts if part not in known)
        role = next((role for role in roles if role), person.role)
        person = replace(person, role=role, party=parties[0] if parties else person.party)
        return replace(person, notes=person.notes + rest), True
    if is_job_title(words):
        return replace(person, position=words), True
    return replace(person, notes=(*person.notes, words)), False


def _substitute(person: PersonText, who: str) -> PersonText:
    """Note whom a person replaces."""
    absent = parse_person(who.strip(" .)"))
    if absent is None:
        core = CORE.fullmatch(who.strip(" .)"))
        built = build_person(core, 0, strong=True) if core is not None else None
        absent = built[0] if built is not None else None
    return replace(person, role="substitute", substituting_for=absent)


def _assemble(text: str, pieces: Sequence[_Piece]) -> list[PersonText]:
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
            word = " ".join(piece.value.lower().split())
            singular = singular_office(piece.value)
            following = index + 1 < len(pieces) and pieces[index + 1].separator in (",", "and", ";")
            if len(people) > group and people[-1].office is None and (following or index + 1 == len(pieces)):
                first = group if word in PLURAL_OFFICES else len(people) - 1
                for at in range(first, len(people)):
                    if people[at].office is None and people[at].position is None:
                        people[at] = replace(people[at], office=singular)
                        doubtful[at] = False
                group = len(people)
            else:
                office, closed, civil = singular, False, False
                plural, spread = word in PLURAL_OFFICES, 0
            continue
        below = piece.separator == "\n" and index + 1 == len(pieces) and people
        another = piece.kind == "job" and _ARTICLE.match(piece.value) and bool(people)
        if another and piece.separator != "and":  # ", the Clerk" tells of the person before, if nothing did yet
            another = people[-1].position is not None
        if piece.kind in ("job", "post", "substitution") and (len(people) > group or below) and not another:
            last = people[-1]
            if piece.kind == "post":
                letters, _, mark = piece.value.partition("(")
                last = replace(last, post_nominals=(*last.post_nominals, *letters.replace(",", " ").split()))
                last = _mark(last, mark.rstrip(")"))[0] if mark else last
            elif piece.kind == "substitution":
                last = _substitute(last, piece.value)
            elif last.position is None:
                last = replace(last, position=_bare_title(piece.value))
                office = None
            people[-1] = replace(last, raw=text[last.start : piece.end], end=piece.end)
            doubtful[-1] = False
            continue
        if piece.kind == "job":
            pending_position = _bare_title(piece.value)
            office = None if another else office
            continue
        if piece.plural is not None and " ".join(piece.plural.lower().split()) in PLURAL_OFFICES:
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
        position = person.position or piece.position or pending_position
        if role != person.role or position != person.position:
            person = replace(person, role=role, position=position)
        pending_role = pending_position = None
        people.append(person)
        doubtful.append(piece.weak and not evident)
        known_list = known_list or (piece.weak and evident)
        if piece.stop:
            sentence, office = True, None
    return [person for person, doubt in zip(people, doubtful, strict=True) if known_list or not doubt]


def _plain_follows(text: str, pieces: Sequence[_Piece], index: int) -> bool:
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


def _surname(text: str, piece: _Piece) -> PersonText | None:
    """Read a bare surname that stands in a list under one office."""
    match = CORE.match(text, piece.start, piece.end)
    built = build_person(match, piece.start, strong=True) if match is not None else None
    if built is None:
        return None
    person, used = built
    person, consumed, stop, told = _trailing(person, text[piece.start + used : piece.end])
    remainder = text[piece.start + used + consumed : piece.end]
    if stop and not told and not regex.match(r"\s+\p{Ll}", remainder):
        return None
    end = piece.start + used + consumed
    return replace(person, raw=text[piece.start : end], end=end)


def _continues(last: PersonText, piece: _Piece) -> bool:
    """Say whether a piece goes on with the job title before it: "Cabinet Member for Adults, Health ..."."""
    return (
        last.position is not None
        and piece.separator in (",", "and")
        and regex.search(r"\b(?:for|of|director|services?|officer|manager)\b", last.position, regex.I) is not None
        and piece.value[:1].isupper()
        and len(piece.value) < 60
        and not regex.search(r"\p{Ll}\.\s", piece.value)
    )
