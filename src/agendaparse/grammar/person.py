"""One person: the printed name with its office, titles and letters, role marks and job titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
    PLURAL_OFFICES,
    POST_NOMINALS,
    SHORTENED_NAMES,
    SURNAMES_TOO,
)
from agendaparse.grammar.text import fold

ROLES: tuple[tuple[str, str], ...] = (
    (
        "vice_chair",
        r"(?:vice|deputy|depute|is|dirprwy)[\s\-]*(?:(?:chairman|chairwoman|chairperson){e<=2}|chair|conven[eo]r|[gc]adeirydd)",
    ),
    ("chair", r"(?:(?:in|yn)[\s\-]+(?:the|y)[\s\-]+(?:chair|gadair)|presiding(?:\s+(?:officer|member))?)"),
    ("chair", r"(?:(?:chairman|chairwoman|chairperson){e<=2}|chair|conven[eo]r|cadeirydd)"),
    ("substitute", r"(?:as\s+)?(?:a\s+)?(?:named\s+)?(?:substitute|sub\.?|reserve|eilydd)(?:\s+member)?"),
    ("co_opted", r"(?:co-?\s?opted|co-?\s?optee)(?:\s+(?:non-voting\s+)?member)?"),
    ("ex_officio", r"ex[\s\-]officio(?:\s+member)?"),
    ("member", r"(?:committee\s+)?member"),
)  # fmt: skip
"""Roles of the data model and how they are printed; chair marks may be misspelt by two letters."""


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


def _either(words: Iterable[str]) -> str:
    """Write an alternation, longest first; spaces match any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(regex.escape(word, literal_spaces=True).replace(" ", r"\s+") for word in ordered)


_OFFICE_KIND = rf"(?:(?:{'|'.join(OFFICE_KINDS)})\s+(?=counc|cl|coun\.))?"
OFFICE = rf"(?i:{_OFFICE_KIND}(?:{_either((*OFFICES, *PLURAL_OFFICES))}))(?![\p{{L}}.])"
# "The PC" and "Lowick PC" are a parish council, "PC Roe" is a constable.
_PARISH = r"(?!PC\b(?<=(?:\p{Lu}\p{Ll}+|\bthe)[ ]PC))"
HONORIFIC = rf"{_PARISH}(?i:{_either(HONORIFICS)})(?![\p{{L}}.'’\-])"
_WORD = r"\p{Lu}[\p{L}\p{M}]*(?:['’\-‐][\p{L}\p{M}]+)*"
_TOKEN = rf"(?:(?:\p{{Lu}}\.){{1,4}}(?!\p{{L}})|{_WORD}(?:\.(?=\s+\p{{Lu}}))?)"
_PARTICLE = r"(?:(?:de|van|der|den|von|da|di|du|la|le|ap|ab|ferch|bin|dos)\s+)"
_NICKNAME = r"(?:\s+[\"“‘]\p{Lu}[\p{L}]+[\"”’])?"
_NAME = rf"{_PARTICLE}{{0,2}}{_TOKEN}(?:\s+{_PARTICLE}{{0,2}}{_TOKEN}{_NICKNAME}){{0,9}}"
CORE = regex.compile(
    rf"(?:(?:[Yy]\s+)?(?P<office>{OFFICE})\s*[:\-–]?\s*)?(?P<name>(?P<honorific>(?:{HONORIFIC}\s+){{0,3}}){_NAME})"
)
STRONG = regex.compile(
    rf"(?<![\p{{L}}\-'’])(?:(?:[Yy]r?\s+)?(?P<office>{OFFICE})\s+(?P<name>(?P<honorific>(?:{HONORIFIC}\s+){{0,3}}){_NAME})"
    rf"|(?P<name>(?P<honorific>(?:{HONORIFIC}\s+){{1,3}}){_NAME}))"
)
OFFICE_ALONE = regex.compile(rf"(?:the\s+|y\s+)?(?P<office>{OFFICE})\s*[:\-–]*", regex.IGNORECASE)
_ROLE_PATTERNS = tuple(
    (
        role,
        regex.compile(
            rf"(?:the\s+|y\s+)?{form}(?:\s+(?:of|for)\s+the\s+(?:meeting|committee|panel|council))?", regex.I
        ),
    )
    for role, form in ROLES
)
_POST = {letters.upper() for letters in POST_NOMINALS}
_NAME_TOKEN = regex.compile(r"\S+")
_JOB_PARTS = regex.compile(r"[/,]|(?<=\p{Ll})-(?=\p{Lu})")
_APOSTROPHES = ("'", "’")
_TITLES_ALONE = frozenset((*CIVIL_HONORIFICS, "dr", "sir", "dame", "rev"))
# What a role mark holds however it is misspelt: most names hold none of these and need no more reading.
_ROLE_STEMS = ("ch", "hair", "conven", "gad", "adeir", "presid", "sub", "reserve", "eilydd", "opt", "officio", "member")
_OWNED = regex.compile(r"(\p{Lu}.*)['’]s")
_INITIALS_CLOSED = regex.compile(r"(?:\p{Lu}\.)+")
_INITIALS = regex.compile(r"(?:\p{Lu}\.?){1,3}")


@lru_cache(maxsize=1024)
def parse_role(text: str) -> str | None:
    """Give the role a mark stands for: "(Chair)", "in the Chair", "Vice Chariman"."""
    words = text.strip(" ()[]:,.-–")
    if not 2 < len(words) < 50:
        return None
    lower = words.lower()
    if not any(stem in lower for stem in _ROLE_STEMS):
        return None
    return next((role for role, pattern in _ROLE_PATTERNS if pattern.fullmatch(words)), None)


@lru_cache(maxsize=1024)
def is_job_title(text: str) -> bool:
    """Say whether a text is a job title: "Democratic Services Officer", "Cabinet Member for Health"."""
    words = text.strip(" .").split()
    if words and words[0].lower() == "the":
        words = words[1:]
    if not words or len(words) > 16 or not words[0][0].isupper() or any(c.isdigit() for c in text):
        return False
    plain = [word.strip(",.&") for word in words]
    if not any(
        word.lower() in JOB_WORDS or any(part.lower() in JOB_WORDS for part in _JOB_PARTS.split(word)) for word in plain
    ):
        return False
    return len(words) > 1 or words[0].lower().strip(",.") not in ("member", "proper", "prif")


def find_people(text: str) -> list[PersonText]:
    """Find the people a running text names with an office or a title, in printed order."""
    found: list[PersonText] = []
    for match in STRONG.finditer(text):
        built = build_person(match, match.start(), strong=True)
        if built is not None:
            found.append(built[0])
    return found


def begins_with_given_name(name: str) -> bool:
    """Say whether a name begins with a common given name, or with initials."""
    first = name.split()[0]
    return first.lower().split("-")[0] in GIVEN_NAMES


def is_post_nominal(token: str) -> bool:
    """Say whether a word is letters after a name."""
    letters = token.strip(",").replace(".", "")
    return (letters.upper() in _POST and sum(c.isupper() for c in letters) * 2 >= len(letters) > 1) or letters == "Esq"


def build_person(match: regex.Match[str], start: int, *, strong: bool) -> tuple[PersonText, int] | None:
    """Make a person of a match, and say how many characters of it belong to the person."""
    titles = match["honorific"].strip()
    tokens = list(_NAME_TOKEN.finditer(match["name"], len(match["honorific"])))
    words = [token.group() for token in tokens]
    if len(words) > 1 and words[0].lower().rstrip(".") in ("the",):
        return None
    keep, letters, last_end = 0, [], 0
    for index, word in enumerate(words):
        lower = word.lower().rstrip(".")
        owned = _OWNED.fullmatch(word) if word[-1] == "s" and word[-2:-1] in _APOSTROPHES else None
        if index and is_post_nominal(word) and (strong or index > 1):
            letters = [w for w in words[index:] if is_post_nominal(w)]
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
        if word.endswith(".") and lower not in SHORTENED_NAMES and len(lower) > 1 and "." not in lower:
            break  # the sentence ends here
    kept = words[:keep]
    while kept and (len(kept[-1].rstrip(".")) < 2 or _INITIALS_CLOSED.fullmatch(kept[-1])):
        kept.pop()
    if len(kept) < keep or not kept or not any(len(word) > 1 for word in kept):
        return None
    if kept[-1].endswith("."):
        kept[-1] = kept[-1].rstrip(".")
    if kept[-1].lower().rstrip(".") in _TITLES_ALONE:
        return None
    if not strong:
        if not 2 <= len(kept) <= 5:
            return None
        held = [w for w in kept if w.lower() in SURNAMES_TOO]
        initials = len(kept[0].rstrip(".")) == 1 or _INITIALS.fullmatch(kept[0]) is not None
        if (held and not (begins_with_given_name(kept[0]) or initials)) or (kept[0].lower() in JOB_WORDS):
            return None
        if all(word.isupper() for word in kept) and not begins_with_given_name(kept[0]):
            return None
    name = " ".join(([*titles.split()] if titles else []) + kept)
    office = singular_office(match["office"]) if match["office"] else None
    used = match.start("name") - match.start() + last_end
    raw = match.group()[:used].rstrip()
    person = PersonText(
        name=name, office=office, post_nominals=tuple(letters), honorific=titles or None,
        raw=raw, start=start, end=start + len(raw),
    )  # fmt: skip
    return person, used


def singular_office(office: str) -> str:
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


def stands_for_many(office: str) -> bool:
    """Say whether an office is printed in the plural: "Cllrs", "County Councillors"."""
    words = office.lower().split()
    return " ".join(words) in PLURAL_OFFICES or (len(words) > 1 and words[-1] in PLURAL_OFFICES)


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
    while len(words) > 1 and is_post_nominal(words[-1].upper()) and words[-1].rstrip(".").upper() in _POST:
        words.pop()
    return gender, [word.rstrip(".,") for word in words if word.rstrip(".,")]


def format_people(names: Sequence[str], *, office: str | None = None) -> str:
    """Print a list of names as a council would: "Cllrs. Ash, Birch and Elm".

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
