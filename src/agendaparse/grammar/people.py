"""People: names, offices, roles and lists of them as councils print them.

A person is believed on evidence only: an office ("Cllr."), a title ("Mr"), a common given name, or a place
in a list that has one of these. A wrong person is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from agendaparse.grammar.people_words import (
    CIVIL_HONORIFICS,
    GENDERED,
    GIVEN_NAMES,
    HONORIFICS,
    JOB_WORDS,
    NEVER_NAMES,
    OFFICE_KINDS,
    OFFICES,
    PARTIES,
    PLURAL_OFFICES,
    POST_NOMINALS,
    SURNAMES_TOO,
)
from agendaparse.grammar.text import fold

ROLES: tuple[tuple[str, str], ...] = (
    (
        "vice_chair",
        r"(?:vice|deputy|is|dirprwy)[\s\-]*(?:(?:chairman|chairwoman|chairperson){e<=2}|chair|[gc]adeirydd)",
    ),
    ("chair", r"(?:(?:in|yn)[\s\-]+(?:the|y)[\s\-]+(?:chair|gadair)|presiding(?:\s+(?:officer|member))?)"),
    ("chair", r"(?:(?:chairman|chairwoman|chairperson){e<=2}|chair|cadeirydd)"),
    ("substitute", r"(?:as\s+)?(?:a\s+)?(?:named\s+)?(?:substitute|sub\.?|reserve|eilydd)(?:\s+member)?"),
    ("co_opted", r"(?:co-?\s?opted|co-?\s?optee)(?:\s+(?:non-voting\s+)?member)?"),
    ("ex_officio", r"ex[\s\-]officio(?:\s+member)?"),
    ("member", r"(?:committee\s+)?member"),
)  # fmt: skip
"""Roles of the data model and how they are printed; chair marks may be misspelt by two letters."""

SUBSTITUTION: str = (
    r"(?:(?:as\s+)?(?:a\s+)?sub(?:stitute|\.)?(?:\s+member)?\s+for|substitut(?:ing|ed)\s+for|"
    r"in\s+(?:the\s+)?place\s+of|replacing|deputising\s+for|on\s+behalf\s+of|yn\s+lle)"
)
"""Words between a substitute and the member replaced."""

LEAD_WORDS: frozenset[str] = frozenset({"present", "from", "apologies", "absent", "attendance", "and", "also", "by"})
"""Words that may stand before the first person of a list."""


@dataclass(frozen=True, slots=True)
class PersonText:
    """A person as printed.

    Attributes:
        name: The name with its titles, without office and post-nominal letters.
        office: The office in the singular ("Cllr."), or None.
        post_nominals: Letters after the name.
        honorific: The titles at the head of `name`, or None.
        role: "chair", "vice_chair", "member", "substitute", "co_opted", "ex_officio" or None.
        party: The party mark as printed, or None.
        position: The job title, or None.
        substituting_for: The member replaced, or None.
        notes: What else stood in brackets.
        raw: The text the person was read from.
        start: Where `raw` begins.
        end: Where it ends.
    """

    name: str
    office: str | None = None
    post_nominals: tuple[str, ...] = ()
    honorific: str | None = None
    role: str | None = None
    party: str | None = None
    position: str | None = None
    substituting_for: PersonText | None = None
    notes: tuple[str, ...] = ()
    raw: str = ""
    start: int = 0
    end: int = 0


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


def _either(words: Iterable[str]) -> str:
    """Write an alternation, longest first; spaces match any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(regex.escape(word, literal_spaces=True).replace(" ", r"\s+") for word in ordered)


_OFFICE_KIND = rf"(?:(?:{'|'.join(OFFICE_KINDS)})\s+(?=counc))?"
_OFFICE = rf"(?i:{_OFFICE_KIND}(?:{_either((*OFFICES, *PLURAL_OFFICES))}))(?![\p{{L}}.])"
_HONORIFIC = rf"(?i:{_either(HONORIFICS)})(?![\p{{L}}.'’\-])"
_WORD = r"\p{Lu}[\p{L}\p{M}]*(?:['’\-‐][\p{L}\p{M}]+)*"
_TOKEN = rf"(?:(?:\p{{Lu}}\.){{1,4}}(?!\p{{L}})|{_WORD}(?:\.(?=\s+\p{{Lu}}))?)"
_PARTICLE = r"(?:(?:de|van|der|den|von|da|di|du|la|le|ap|ab|ferch|bin|dos)\s+)"
_NICKNAME = r"(?:\s+[\"“‘]\p{Lu}[\p{L}]+[\"”’])?"
_NAME = rf"{_PARTICLE}{{0,2}}{_TOKEN}(?:\s+{_PARTICLE}{{0,2}}{_TOKEN}{_NICKNAME}){{0,9}}"
_CORE = regex.compile(
    rf"(?:(?:[Yy]\s+)?(?P<office>{_OFFICE})\s*[:\-–]?\s*)?(?P<name>(?P<honorific>(?:{_HONORIFIC}\s+){{0,3}}){_NAME})"
)
_STRONG = regex.compile(
    rf"(?<![\p{{L}}\-'’])(?:(?:[Yy]r?\s+)?(?P<office>{_OFFICE})\s+(?P<name>(?P<honorific>(?:{_HONORIFIC}\s+){{0,3}}){_NAME})"
    rf"|(?P<name>(?P<honorific>(?:{_HONORIFIC}\s+){{1,3}}){_NAME}))"
)
_OFFICE_ALONE = regex.compile(rf"(?:the\s+|y\s+)?(?P<office>{_OFFICE})\s*[:\-–]*", regex.IGNORECASE)
_LABEL = regex.compile(r"(?P<label>[^:()\n]{2,60}?)\s*(?::\s*[-–]?|\s[-–—])\s+(?=\S)|(?P<label>[^:()\n]{2,60}?):[-–]?")
_BRACKETS = regex.compile(r"\((?:[^()]|\([^()]*\)){0,300}\)|\[[^\[\]]{0,200}\]")
_SEPARATOR = regex.compile(
    r"\s*[,;](?:\s*(?:and|&|AND|ac?)\s+|\s*)|\s+(?:and|&|AND)\s+|\s+ac?\s+(?=\p{Lu})|[^\S\n]*\n\s*"
)
_DASH = regex.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*-\s+")
_ROLE_PATTERNS = tuple(
    (
        role,
        regex.compile(
            rf"(?:the\s+|y\s+)?{form}(?:\s+(?:of|for)\s+the\s+(?:meeting|committee|panel|council))?", regex.I
        ),
    )
    for role, form in ROLES
)
_SUBSTITUTION = regex.compile(rf"{SUBSTITUTION}\s+(?P<who>.+)", regex.IGNORECASE | regex.DOTALL)
_POST = {letters.upper() for letters in POST_NOMINALS}
_NAME_TOKEN = regex.compile(r"\S+")
_LINE_ENDS_OPEN = regex.compile(r"(?:[,;&(]|\b(?:and|a|ac|for|of|the)|[-–—])\s*$", regex.IGNORECASE)


def parse_role(text: str) -> str | None:
    """Give the role a mark stands for: "(Chair)", "in the Chair", "Vice Chariman"."""
    words = text.strip(" ()[]:,.-–")
    if not 2 < len(words) < 50:
        return None
    return next((role for role, pattern in _ROLE_PATTERNS if pattern.fullmatch(words)), None)


def is_job_title(text: str) -> bool:
    """Say whether a text is a job title: "Democratic Services Officer", "Cabinet Member for Health"."""
    words = text.strip(" .").split()
    if not words or len(words) > 16 or not words[0][0].isupper() or any(c.isdigit() for c in text):
        return False
    if words[0].lower() == "the":
        words = words[1:]
    plain = [part for word in words for part in regex.split(r"[/,]|(?<=\p{Ll})-(?=\p{Lu})", word.lower().strip(",.&"))]
    if not any(word in JOB_WORDS for word in plain):
        return False
    return len(words) > 1 or words[0].lower().strip(",.") not in ("member", "proper", "prif")


def is_person_name(text: str) -> bool:
    """Say whether the whole text is one person, on its own evidence: office, title or a known given name."""
    people = parse_people(text)
    return len(people) == 1 and people[0].raw.strip(" .,;") == text.strip(" .,;") and people[0].position is None


def parse_person(text: str) -> PersonText | None:
    """Read a text that holds one person; None where it holds none or several."""
    people = parse_people(text)
    return people[0] if len(people) == 1 else None


def find_people(text: str) -> list[PersonText]:
    """Find the people a running text names with an office or a title, in printed order."""
    found: list[PersonText] = []
    for match in _STRONG.finditer(text):
        built = _build(match, match.start(), strong=True)
        if built is not None:
            found.append(built[0])
    return found


def parse_people(text: str) -> list[PersonText]:
    """Read a list of people.

    Args:
        text: A list in prose or in lines, with separators ",", ";", "and", "&", "a" or line breaks; labels
            before it ("PRESENT:") and sentence text after a name are passed over.

    Returns:
        The people in printed order. An office printed once is given to every name it stands for.
    """
    pieces = [_read(text, *bounds) for bounds in _split(text)]
    return _assemble(text, pieces)


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
    if _LINE_ENDS_OPEN.search(before) or after[0] in "([" or (after[0].islower() and not _STRONG.match(after)):
        return False
    if _STRONG.match(after) or before[-1] in ")]:." or _OFFICE_ALONE.fullmatch(before):
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
    if match := _OFFICE_ALONE.fullmatch(segment):
        return _Piece("office", start, end, separator, match["office"])
    if role := parse_role(bare):
        return _Piece("role", start, end, separator, role)
    if bare and all(_is_post_nominal(token) for token in bare.split()):
        return _Piece("post", start, end, separator, bare)
    if match := _SUBSTITUTION.fullmatch(bare):
        return _Piece("substitution", start, end, separator, match["who"])
    if label := _LABEL.match(segment):
        name = label["label"].strip()
        office = _OFFICE_ALONE.fullmatch(name)
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
            position = name if label_role is None and is_job_title(name) and not _given(name) else None
            return replace(inner, role=label_role or inner.role, position=position or inner.position)
    strong = _STRONG.search(segment)
    if strong is not None and strong.start() > 0:
        before = segment[: strong.start()].strip(" -–:")
        last = before.split()[-1] if before.split() else ""
        role = parse_role(before)
        if role is None and not last.islower() and is_job_title(before) and len(before.split()) < 8:
            position = before
        elif role is None and not (last.islower() or last.lower() in LEAD_WORDS or not last):
            strong = None
    match = strong if strong is not None else _CORE.match(segment)
    if match is None:
        return _Piece("job", start, end, separator, bare) if is_job_title(bare) else other
    built = _build(match, start + match.start(), strong=strong is not None)
    if built is None:
        return _Piece("job", start, end, separator, bare) if is_job_title(bare) else replace(other, weak=False)
    person, used = built
    if strong is None and is_job_title(bare) and not _given(person.name):
        return _Piece("job", start, end, separator, bare)
    rest_start = match.start() + used
    person, consumed, stop, told = _trailing(person, segment[rest_start:])
    if strong is None and stop:
        return other
    finish = start + rest_start + consumed
    begin = start if role or position else start + match.start()
    person = replace(person, raw=text[begin:finish], start=begin, end=finish)
    printed = match["office"]
    if printed and " ".join(printed.lower().split()) in PLURAL_OFFICES:
        plural = printed
    evident = strong is not None or _given(person.name)
    return _Piece(
        "person", start, end, separator, person=person, plural=plural, role=role, position=position,
        evident=evident or told, weak=strong is None, stop=stop,
    )  # fmt: skip


def _given(name: str) -> bool:
    """Say whether a name begins with a common given name, or with initials."""
    first = name.split()[0]
    return first.lower().split("-")[0] in GIVEN_NAMES


def _is_post_nominal(token: str) -> bool:
    """Say whether a word is letters after a name."""
    letters = token.strip(",").replace(".", "")
    return (letters.upper() in _POST and sum(c.isupper() for c in letters) * 2 >= len(letters) > 1) or letters == "Esq"


def _build(match: regex.Match[str], start: int, *, strong: bool) -> tuple[PersonText, int] | None:
    """Make a person of a match, and say how many characters of it belong to the person."""
    titles = match["honorific"].strip()
    tokens = list(_NAME_TOKEN.finditer(match["name"], len(match["honorific"])))
    words = [token.group() for token in tokens]
    if len(words) > 1 and words[0].lower().rstrip(".") in ("the",):
        return None
    keep, letters, last_end = 0, [], 0
    for index, word in enumerate(words):
        lower = word.lower().rstrip(".")
        owned = regex.fullmatch(r"(\p{Lu}.*)['’]s", word)
        if index and _is_post_nominal(word) and (strong or index > 1):
            letters = [w for w in words[index:] if _is_post_nominal(w)]
            last_end = tokens[index + len(letters) - 1].end()
            break
        if lower in NEVER_NAMES and lower not in SURNAMES_TOO and len(word.rstrip(".")) > 1:
            break
        if lower in JOB_WORDS and lower not in SURNAMES_TOO:
            break
        keep = index + 1
        last_end = tokens[index].end()
        if owned:
            words[index] = owned.group(1)
            last_end -= 2
            break
    kept = words[:keep]
    while kept and (len(kept[-1].rstrip(".")) < 2 or regex.fullmatch(r"(?:\p{Lu}\.)+", kept[-1])):
        kept.pop()
    if len(kept) < keep or not kept or not any(len(word) > 1 for word in kept):
        return None
    if kept[-1].endswith(".") and keep == len(words):
        kept[-1] = kept[-1].rstrip(".")
    if not strong:
        if not 2 <= len(kept) <= 5:
            return None
        held = [w for w in kept if w.lower() in SURNAMES_TOO]
        initials = len(kept[0].rstrip(".")) == 1 or regex.fullmatch(r"(?:\p{Lu}\.?){1,3}", kept[0]) is not None
        if (held and not (_given(kept[0]) or initials)) or (kept[0].lower() in JOB_WORDS):
            return None
        if all(word.isupper() for word in kept) and not _given(kept[0]):
            return None
    name = " ".join(([*titles.split()] if titles else []) + kept)
    office = _singular(match["office"]) if match["office"] else None
    person = PersonText(
        name=name, office=office, post_nominals=tuple(letters), honorific=titles or None,
        raw=match.group()[: match.start("name") - match.start() + last_end].rstrip(), start=start,
    )  # fmt: skip
    used = match.start("name") - match.start() + last_end
    return replace(person, end=start + len(person.raw)), used


def _singular(office: str) -> str:
    """Give an office as printed, in the singular."""
    words = office.split()
    last = words[-1].lower()
    for size in (3, 2, 1):
        phrase = " ".join(words[-size:]).lower()
        found = PLURAL_OFFICES.get(phrase) or OFFICES.get(phrase)
        if found is not None:
            capitals = office.isupper() and len(last) > 1
            head = words[:-size] if size <= len(words) else []
            return " ".join([*head, found.upper() if capitals else found])
    return office


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
    if words and all(_is_post_nominal(token) for token in words.split()):
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
        core = _CORE.fullmatch(who.strip(" .)"))
        built = _build(core, 0, strong=True) if core is not None else None
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
    for index, piece in enumerate(pieces):
        if piece.separator in (";", "\n"):
            group = len(people)
            if piece.kind == "person" and piece.person is not None and piece.person.office is None and not piece.weak:
                office = None
        if piece.kind == "role":
            if len(people) == group or prefix:
                pending_role, prefix = piece.value, True
            elif people[-1].role is None:
                people[-1] = replace(
                    people[-1], role=piece.value, raw=text[people[-1].start : piece.end], end=piece.end
                )
            continue
        if piece.kind == "office":
            word = " ".join(piece.value.lower().split())
            singular = _singular(piece.value)
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
            continue
        if piece.kind in ("job", "post", "substitution") and len(people) > group:
            last = people[-1]
            if piece.kind == "post":
                last = replace(last, post_nominals=(*last.post_nominals, *piece.value.replace(",", " ").split()))
            elif piece.kind == "substitution":
                last = _substitute(last, piece.value)
            elif last.position is None:
                last = replace(last, position=" ".join(piece.value.split()))
                office = None
            people[-1] = replace(last, raw=text[last.start : piece.end], end=piece.end)
            doubtful[-1] = False
            continue
        if piece.kind == "job":
            pending_position = piece.value
            continue
        if piece.plural is not None and " ".join(piece.plural.lower().split()) in PLURAL_OFFICES:
            office, closed, civil = _singular(piece.plural), False, False
        person = piece.person
        if person is None and office is not None and not closed and not sentence and piece.kind == "other":
            person = _surname(text, piece)
            if person is not None and piece.stop is False:
                piece = replace(piece, evident=True)
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
            if person.position is None and (title not in CIVIL_HONORIFICS or civil or piece.plural is not None):
                person = replace(person, office=office)
                civil = civil or title in CIVIL_HONORIFICS
                piece = replace(piece, evident=True)
            else:
                office = None
        if piece.separator == "and":
            closed = True
        role = person.role or piece.role or pending_role
        person = replace(person, role=role, position=person.position or piece.position or pending_position)
        pending_role = pending_position = None
        people.append(person)
        doubtful.append(piece.weak and not piece.evident)
        known_list = known_list or (piece.weak and piece.evident)
        if piece.stop:
            sentence, office = True, None
    return [person for person, doubt in zip(people, doubtful, strict=True) if known_list or not doubt]


def _surname(text: str, piece: _Piece) -> PersonText | None:
    """Read a bare surname that stands in a list under one office."""
    match = _CORE.match(text, piece.start, piece.end)
    built = _build(match, piece.start, strong=True) if match is not None else None
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


def same_person(a: PersonText | str, b: PersonText | str) -> str | None:
    """Compare two printed names.

    Args:
        a: One name, with or without titles.
        b: The other.

    Returns:
        The evidence that they are one person: "name" (the same given name or initials), "initials" (initials
        that fit) or "surname" (one is printed by surname alone); None where they differ.
    """
    first, second = _parts(a), _parts(b)
    if not first[1] or not second[1] or first[1][-1] != second[1][-1]:
        return None
    if first[0] and second[0] and first[0] != second[0]:
        return None
    left, right = first[1][:-1], second[1][:-1]
    if left == right:
        return "name" if left else "surname"
    if not left or not right:
        return "surname"
    if all(x[0] == y[0] and (x == y or len(x) == 1 or len(y) == 1) for x, y in zip(left, right, strict=False)):
        if len(left[0]) > 1 and len(right[0]) > 1:
            return "name"
        initials = all(len(x) == 1 for x in left + right)
        return None if initials and len(left) != len(right) else "initials"
    return None


def _parts(person: PersonText | str) -> tuple[str, list[str]]:
    """Give the gender a title shows, if any, and the folded words of a name without titles."""
    text = person if isinstance(person, str) else person.name
    words = fold(text).replace(".", ". ").split()
    gender = ""
    while len(words) > 1 and (
        words[0] in HONORIFICS or words[0].rstrip(".") in (*HONORIFICS, *OFFICES, *PLURAL_OFFICES)
    ):
        gender = gender or GENDERED.get(words[0].rstrip("."), "")
        words.pop(0)
    while len(words) > 1 and _is_post_nominal(words[-1].upper()) and words[-1].rstrip(".").upper() in _POST:
        words.pop()
    return gender, [word.rstrip(".,") for word in words if word.rstrip(".,")]


def format_people(names: Sequence[str], *, office: str | None = None) -> str:
    """Print a list of names as a council would: "Cllrs. Canet, Cole and Raikes".

    Args:
        names: The names, titles included.
        office: The office of all of them in the singular, or None.

    Returns:
        The list in prose; `parse_people` reads it back.
    """
    if not names:
        return ""
    head = office
    if office is not None and len(names) > 1:
        wanted = office.lower()
        head = next((p for p, s in PLURAL_OFFICES.items() if s.lower() == wanted), wanted)
        head = head.upper() if office.isupper() else head.capitalize()
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{head} {text}" if head else text
