"""Pieces of a list of people: cut at its separators, each read as a person, an office, a role or a job title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from agendaparse.grammar.people_titles import ARTICLE, ATTENDING, bare_title, name_after_title
from agendaparse.grammar.people_words import (
    GIVEN_NAMES,
    JOB_WORDS,
    NEVER_NAMES,
    ORGANISATIONS,
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
    is_job_title,
    is_post_nominal,
    parse_role,
    stands_for_many,
)

SUBSTITUTION: str = (
    r"(?:(?:as\s+)?(?:a\s+)?sub(?:stitute|\.)?(?:\s+member)?\s+for|substitut(?:ing|ed)\s+for|"
    r"in\s+(?:the\s+)?place\s+of|replacing|deputising\s+for|on\s+behalf\s+of|yn\s+lle)"
)
"""Words between a substitute and the member replaced."""
LEAD_WORDS: frozenset[str] = frozenset({"present", "from", "apologies", "absent", "attendance", "and", "also", "by"})
"""Words that may stand before the first person of a list."""


@dataclass(frozen=True, slots=True)
class Piece:
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
    r"(?<!\s)\s*[,;](?!\s*\()(?:\s*(?:and|&|AND|ac?)\s+|\s*)|(?<!\s)\s+(?:and|&|AND)\s+|(?<!\s)\s+ac?\s+(?=\p{Lu})"
    r"|(?<!\s)[^\S\n]*\n\s*"
    rf"|(?<=[)\]])\s+(?=(?:{OFFICE}|{HONORIFIC})\s)|(?<=\((?:(?i:vice|deputy)[\s-]*)?(?i:chair(?:man|woman|person)?)\))\s+(?=\p{{Lu}})"
    r"|(?=\s+(?:Councillor|Cllr)\b)(?<=(?:Councillor|Cllr\.?)\s(?:\p{Lu}[\p{L}.'’\-]*\s){0,3}\p{Lu}[\p{L}'’\-]+)\s+"
    r"(?=(?:Councillor|Cllr\.?)\s)"
)
_TITLE_END = regex.compile(r"\p{Lu}[\p{L}' ]{2,40}(?:\(|\s[-–—]\s(?:\p{Lu}\.?\s?){1,3}\s?\p{Lu}\p{L})")
_NEXT_SENTENCE = regex.compile(r"\s+\p{Lu}\p{Ll}+\s+\p{Ll}")
_CHAIR_OF = regex.compile(
    r"(?:the\s+)?(?:vice[\s-]*|deputy\s+)?(?:chair(?:man|woman|person)?|conven[eo]r|trustee)\s+of\s+(?:the\s+)?\p{Lu}",
    regex.IGNORECASE,
)
_DASHED_NAME = regex.compile(r"(?P<name>\p{Lu}[\p{L}.'’\-]*(?:\s\p{Lu}[\p{L}.'’\-]*){1,2})\s+[-–—]\s+(?=\p{Lu})")
_NAME_IN_BRACKETS = regex.compile(
    rf"\(\s*(?:{HONORIFIC}\s+)?(?P<given>\p{{Lu}}[\p{{L}}'’\-]*\.?)(?:\s+\p{{Lu}}[\p{{L}}'’.\-]*){{1,3}}\s*\)"
)
_NEAR = 120  # letters within which what follows a separator is looked at
_LONGEST_NAME = 60  # letters of an organisation's name
_SMALL_WORDS = ("", "and", "of", "for", "the", "on", "in")
_MOST_MARKS = 150  # spaces and colons of a piece that is read for labels, one within the other
_LONGEST_TITLE = 8  # words of a job title before a name
_VOTING = regex.compile(r"(?:non[\s\-]?)?voting(?:\s+member)?|no\s+vote", regex.IGNORECASE)
_FIELD = regex.compile(r"\p{Lu}\p{Ll}+(?:\s(?:and|of|&|\p{Lu}?\p{Ll}+))*")
_INITIALS_FIRST = regex.compile(r"(?:\p{Lu}\.?\s*){1,3}\s\p{Lu}\p{L}")
_POST_BEHIND = regex.compile(r"\s*,\s*\p{Lu}")
_HOLDER = regex.compile(rf"\s*[,:]\s*(?:{OFFICE}|{HONORIFIC})\s+\p{{Lu}}")  # "Deputy Mayor, Councillor R Elm"
_DASH = regex.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s*-\s+")
_SUBSTITUTION = regex.compile(rf"{SUBSTITUTION}\s+(?P<who>.+)", regex.IGNORECASE | regex.DOTALL)
_LINE_ENDS_OPEN = regex.compile(r"(?:[,;&(]|\b(?:and|a|ac|for|of|the)|[-–—])\s*$", regex.IGNORECASE)


def split_list(text: str) -> Iterator[tuple[int, int, str]]:
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
            if _title_goes_on(text, start, match.start(), match.end()):
                continue
            mark = "and"
        if text[start : match.start()].strip():
            yield start, match.start(), separator
        start, separator = match.end(), mark
    if text[start:].strip():
        yield start, len(text), separator


def _title_goes_on(text: str, start: int, end: int, resume: int) -> bool:
    """Say whether "and" stands in a job title whose holder follows: "Head of Parks and Trees (J Ely)"."""
    before = text[start:end].strip()
    if "(" in before:
        return False
    if _TITLE_END.match(text, resume) is not None and is_job_title(before):
        return True
    last = _DASH.split(before)[-1].strip()  # "J Elm – Police and Crime Commissioner"
    if not last or any(word.lower() not in NEVER_NAMES for word in last.split()) or is_job_title(last):
        return False
    following = _SEPARATOR.split(text[resume : resume + _NEAR], maxsplit=1)[0].split("(")[0].strip()
    return STRONG.search(following) is None and is_job_title(f"{last} and {following}")


def _line_separates(text: str, start: int, end: int, resume: int) -> bool:
    """Say whether a line break parts two people, or only wraps the line."""
    before, after = text[start:end].strip(), text[resume : resume + _NEAR].lstrip()
    if not before or not after:
        return False
    if _LINE_ENDS_OPEN.search(before) or after[0] in "([" or (after[0].islower() and not STRONG.match(after)):
        return False
    if STRONG.match(after) or before[-1] in ")]:." or OFFICE_ALONE.fullmatch(before):
        return True
    next_part = _SEPARATOR.split(after, maxsplit=1)[0]
    label = _LABEL.match(after.split("\n", 1)[0])
    if label is not None and (parse_role(label["label"]) or is_job_title(label["label"])):
        return True
    if (dashed := _DASHED_NAME.match(next_part)) and not is_job_title(dashed["name"]):
        return True
    if parse_role(next_part) or (is_job_title(next_part) and _HOLDER.match(after, len(next_part))):
        return True
    first, second = before.split(), next_part.split("(")[0].split()
    if len(second) in (2, 3) and begins_with_given_name(next_part) and _POST_BEHIND.match(after, len(next_part)):
        return not is_job_title(next_part)  # "Jane Ash, Business Manager"
    if is_job_title(before):
        return len(second) > 1 and not is_job_title(next_part)
    if "," not in text and ";" not in text:
        if len(first) > 1 and len(second) > 1:
            return True
        return any(token.lower().strip(":") in PLURAL_OFFICES for token in text.split())
    return len(first) > 1 and len(second) > 1 and not is_job_title(next_part)


def read_piece(text: str, start: int, end: int, separator: str) -> Piece:
    """Say what a piece of a list is: a mark of the person before, a label with what follows it, or a name."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    segment = text[start:end].rstrip()
    whole = Piece("other", start, start + len(segment), separator, segment)
    return _read_mark(whole) or _read_labelled(text, whole) or _read_holder(whole) or _read_name(text, whole)


def _read_mark(whole: Piece) -> Piece | None:
    """Read a piece that is no name: an office, a role, letters, or whom somebody stood in for."""
    bare = whole.value.strip(" .")
    if match := OFFICE_ALONE.fullmatch(whole.value):
        return replace(whole, kind="office", value=match["office"])
    if role := parse_role(bare):
        return replace(whole, kind="role", value=role)
    if _CHAIR_OF.match(bare):
        return replace(whole, kind="job", value=bare)
    letters, _, mark = bare.partition("(")
    if letters.strip() and all(is_post_nominal(token) for token in letters.split()):
        known = mark.endswith(")") and (parse_role(mark) or mark.rstrip(")").strip().lower() in PARTIES)
        if not mark or known:
            return replace(whole, kind="post", value=bare)
    if match := _SUBSTITUTION.fullmatch(bare):
        return replace(whole, kind="substitution", value=match["who"])
    return None


def _read_labelled(text: str, whole: Piece) -> Piece | None:
    """Read what stands behind a label: an office, a role or a job title ("Clerk: J Ash"); None where it is no label."""
    marks = whole.value.count(":") + whole.value.count(" ")
    if marks > _MOST_MARKS or (label := _LABEL.match(whole.value)) is None:
        return None
    name = label["label"].strip()
    office = OFFICE_ALONE.fullmatch(name)
    role = parse_role(name)
    marked = label.group().rstrip(" -–").endswith(":")
    a_title = is_job_title(name) and STRONG.fullmatch(name) is None
    if not (office or role or marked or a_title):
        return None
    alone = not whole.value[label.end() :].strip()
    inner = whole if alone else read_piece(text, whole.start + label.end(), whole.end, whole.separator)
    if office:
        plural = office["office"]
        return replace(whole, kind="office", value=plural) if alone else replace(inner, plural=inner.plural or plural)
    if inner.person is None and not marked:
        return whole
    if a_title and inner.kind == "other":  # "Assistant Director: Community Planning"
        return replace(whole, kind="job", value=whole.value.strip(" ."))
    position = name if role is None and is_job_title(name) and not begins_with_given_name(name) else None
    inner = replace(inner, role=role or inner.role, position=position or inner.position)
    if position is not None and inner.person is not None and _INITIALS_FIRST.match(inner.person.name):
        holder = replace(inner.person, raw=text[whole.start : inner.person.end], start=whole.start)
        return replace(inner, person=holder, evident=True)  # "Director of Operations – G Hagan"
    return inner


def _read_holder(whole: Piece) -> Piece | None:
    """Read "Leisure Manager (Ian Platt)": a job title with its holder in brackets; a team in them is none."""
    segment = whole.value
    bracket = segment.find("(")
    title = segment[:bracket].strip() if bracket > 0 else ""
    match = _NAME_IN_BRACKETS.match(segment, bracket) if title and is_job_title(title) else None
    if match is None or match.end() < len(segment.rstrip(" .")) or STRONG.search(title):
        return None
    inner = segment[bracket + 1 : match.end() - 1].strip()
    core = CORE.fullmatch(inner)
    initial = len(match["given"].rstrip(".")) == 1
    if core is None or not (initial or core["honorific"] or match["given"].lower() in GIVEN_NAMES):
        return None
    built = build_person(core, 0, strong=True)
    if built is None:
        return None
    raw = segment[: match.end()]
    person = replace(built[0], position=bare_title(title), raw=raw, start=whole.start, end=whole.start + len(raw))
    return replace(whole, kind="person", value="", person=person, evident=True)


def _strong_name(segment: str) -> tuple[regex.Match[str] | None, str | None, str | None]:
    """The name in a piece that an office or a title shows, with the role or the job title printed before it."""
    bracket = segment.find("(")
    strong = STRONG.search(segment, 0, bracket if bracket > 0 else len(segment))
    if strong is None and bracket > 0 and (parse_role(segment[:bracket]) or is_job_title(segment[:bracket])):
        strong = STRONG.search(segment)
    if strong is None or strong.start() == 0:
        return strong, None, None
    before = segment[: strong.start()].strip(" -–:(")
    last = before.split()[-1] if before.split() else ""
    role = parse_role(before)
    titled = is_job_title(before) if not last.islower() else ARTICLE.match(before) is not None and last in JOB_WORDS
    if role is None and titled and len(before.split()) < _LONGEST_TITLE:
        return strong, None, bare_title(before)
    if role is None and not (last.islower() or last.lower() in LEAD_WORDS or not last):
        return None, None, None
    return strong, role, None


def _read_name(text: str, whole: Piece) -> Piece:
    """Read a piece as a person with what follows the name; else as a job title, or as nothing known."""
    segment, start = whole.value, whole.start
    bare = segment.strip(" .")
    job = replace(whole, kind="job", value=bare) if is_job_title(bare) else None
    strong, role, position = _strong_name(segment)
    named = name_after_title(segment) if strong is None else 0
    if named:
        position = bare_title(segment[:named])
    match = strong if strong is not None else CORE.match(segment, named)
    built = build_person(match, start + match.start(), strong=strong is not None) if match is not None else None
    if match is None or built is None:
        return job or whole
    person, used = built
    if strong is None and job is not None and not begins_with_given_name(person.name):
        return job
    rest_start = match.start() + used
    rest_start += _closes(segment, 0, rest_start)
    person, consumed, stop, told = read_trailing(person, segment[rest_start:])
    ended = stop and segment[rest_start - 1] == "." and _NEXT_SENTENCE.match(segment, rest_start) is not None
    if strong is None and stop and not (told and person.position) and not ended:
        return whole
    person = _with_raw(
        person, text, start if role or position else start + match.start(), start + rest_start + consumed
    )
    printed = match["office"]
    plural = printed if printed and stands_for_many(printed) else None
    evident = strong is not None or begins_with_given_name(person.name) or (named > 0 and " " in person.name)
    return replace(
        whole, kind="person", value="", person=person, plural=plural, role=role, position=position,
        evident=evident or told, weak=strong is None, stop=stop,
    )  # fmt: skip


def _with_raw(person: PersonText, text: str, begin: int, finish: int) -> PersonText:
    """A person printed from one place to another; a bracket that was opened between them is closed."""
    finish += _closes(text, begin, finish)
    if (begin, finish) == (person.start, person.end):
        return person
    return replace(person, raw=text[begin:finish], start=begin, end=finish)


def _closes(text: str, begin: int, end: int) -> bool:
    """Whether a bracket opened since `begin` is closed at `end`: "The Mayor (Councillor Ash)"."""
    return text[end : end + 1] == ")" and text.count("(", begin, end) > text.count(")", begin, end)


def read_trailing(person: PersonText, rest: str) -> tuple[PersonText, int, bool, bool]:
    """Read what follows a name in its piece: brackets, dashes, roles, titles.

    Returns:
        The person, the characters used, whether other text follows, and whether a mark confirmed the person.
    """
    position, told = 0, False
    while position < len(rest):
        tail = rest[position:]
        stripped = tail.lstrip(" \n\t")
        if stripped.startswith(",") and (opened := stripped[1:].lstrip()).startswith("("):  # "J Ash, (Clerk)"
            stripped = opened
        at = position + len(tail) - len(stripped)
        if not stripped or stripped in (".", ":", "-"):
            break
        if bracket := _BRACKETS.match(stripped):
            inner = bracket.group()[1:-1]
            marked, known = take_mark(person, inner)
            a_field = _FIELD.fullmatch(inner) is not None and ATTENDING.fullmatch(inner) is None
            if person.position is not None and position and not known and a_field:
                marked = replace(person, position=f"{person.position} ({inner})")  # "Team Leader (Major Developments)"
            person = marked
            told, position = told or known, at + bracket.end()
            continue
        dash = _DASH.match(tail)
        words = stripped if dash is None else tail[dash.end() :]
        words = words.strip().rstrip(".")
        if role := parse_role(words):
            return replace(person, role=role), len(rest), False, True
        if match := _SUBSTITUTION.match(words):
            return note_substitution(person, match["who"]), len(rest), False, True
        head = _BRACKETS.split(words, maxsplit=1)[0].strip()
        if is_job_title(head) or (dash is not None and head[:1].isupper()):
            marked = replace(person, position=" ".join(head.split()))
            cut = position + tail.index(head) + len(head)
            if role := parse_role(head):
                marked = replace(person, role=role)
            elif any(c.isdigit() for c in head) or names_organisation(head):
                marked = replace(person, notes=(*person.notes, " ".join(head.split())))
            person, position, told = marked, cut, told or marked.role is not None or is_job_title(head)
            continue
        return person, position, True, told
    return person, len(rest.rstrip()), False, told


def names_organisation(text: str) -> bool:
    """Say whether words tell whose somebody is, and no post: "Thames Valley Police"."""
    if len(text) > _LONGEST_NAME or is_job_title(text):
        return False
    words = [word.strip(",.&()") for word in text.split()]
    named = all(word[:1].isupper() or word in _SMALL_WORDS for word in words)
    return named and any(word.lower() in ORGANISATIONS for word in words)


def take_mark(person: PersonText, content: str) -> tuple[PersonText, bool]:
    """Take in the text of a bracket."""
    words = " ".join(content.split())
    if match := _SUBSTITUTION.match(words):
        return note_substitution(person, match["who"]), True
    if role := parse_role(words):
        return replace(person, role=role), True
    if words.lower() in PARTIES:
        return replace(person, party=words), True
    if _VOTING.fullmatch(words):
        return replace(person, notes=(*person.notes, words)), True
    initials = "".join(word[0] for word in person.name.removeprefix(person.honorific or "").split())
    if words == initials and len(words) > 1:  # a key: "Moira Sim (MS)"
        return replace(person, notes=(*person.notes, words)), False
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


def note_substitution(person: PersonText, who: str) -> PersonText:
    """Note whom a person replaces."""
    words = who.strip(" .)")
    absent = read_piece(words, 0, len(words), "").person
    if absent is None:
        core = CORE.fullmatch(who.strip(" .)"))
        built = build_person(core, 0, strong=True) if core is not None else None
        absent = built[0] if built is not None else None
    return replace(person, role="substitute", substituting_for=absent)
