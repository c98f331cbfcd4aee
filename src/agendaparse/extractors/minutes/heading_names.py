"""Names in the heading of minutes: the council, and the body that met."""

from __future__ import annotations

import regex

from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.minutes_words import BODY_NOUNS, attendance_label
from agendaparse.grammar.text import fold
from agendaparse.split.paper import Paper

_WELSH_COUNCIL = regex.compile(
    r"cyngor\s+(?:(?:cymuned|tref|sir|dinas|bwrdeistref|plwyf)\w*\s+)?[\p{L}'’ -]+", regex.IGNORECASE
)
_LOCAL_COUNCIL = regex.compile(
    r"\b(?:parish|town|community|village|neighbourhood|city)\s+council\b|cyngor\s+(?:cymuned|tref|plwyf)",
    regex.IGNORECASE,
)
_OWNED = regex.compile(
    r"(?<![\p{L}-])(?P<council>(?:\p{Lu}[\p{L}-]*\s+(?:(?:and|of|upon|the)\s+)?){1,6}(?:Council|Corporation|Authority))(?P<mark>['’]s?)\s+(?=\p{Lu})"
)
_CORPORATION = regex.compile(
    r"(?:the\s+)?(?:royal\s+)?(?:metropolitan\s+)?(?:london\s+)?(?:borough|city|county|district|town|parish)\s+of\s+"
    r"[\p{L}'’ -]{3,40}",
    regex.IGNORECASE,
)
MINUTES_OF = regex.compile(
    r"(?:^at\s+(?:a|the|an)\b|\b(?:minutes|minute(?=\s+of)|notes|record|cofnodion)\b)(?:\s+of)?(?:\s+(?:the|a|an|y)\b)?(?:\s+(?:proceedings|decisions))?(?:\s+(?:at|of))?(?:\s+(?:the|a|an)\b)?"
    r"(?:\s+(?:annual|ordinary|extraordinary|special|virtual|remote|full|monthly))*(?:\s+(?:meeting|cyfarfod))?(?:\s+of)?(?:\s+(?:the|a|y)\b)?\s*",
    regex.IGNORECASE,
)
HELD = regex.compile(
    r"\b(?:which\s+(?:was\s+)?)?(?:held|took\s+place|taken|convened|meeting|commenc\w+|a\s+gynhaliwyd|dated)\b",
    regex.IGNORECASE,
)
_FORM_LABEL = regex.compile(r"^(?:(?:name\s+of\s+)?(?:meeting|committee|body)|pwyllgor)\s*:\s*(?=\S)", regex.IGNORECASE)
_DROPPED = regex.compile(
    r"^(?:draft\s+)?(?:minutes|notes|cofnodion)(?:\s+of(?:\s+the)?)?\s*|\s*[-–—|:]?\s*(?:draft\s+)?minutes\s*$"
    r"|(?<![\s,:;.–—-])[\s,:;.–—-]+$",
    regex.IGNORECASE,
)
_BODY_NOUN = regex.compile(rf"\b(?:{'|'.join(regex.escape(noun.lower()) for noun in BODY_NOUNS)})s?$")
_SENTENCE = regex.compile(r"\b(?:was|were|is|are|held)\b")
_OPEN_END = regex.compile(r"\b(?:of|the|and|&|held|on|for|at)\s*$", regex.IGNORECASE)
_COUNCIL_AND_BODY = regex.compile(
    r"(?P<council>.+?\b(?:council|authority|corporation))\s+(?P<body>\p{Lu}.+)", regex.IGNORECASE
)


def read_names(lines: list[str], paper: Paper) -> tuple[str | None, str | None]:
    """The council and the body that met, as the lines of a heading name them."""
    council: str | None = None
    committee: str | None = None
    for line in _joined_title(lines):
        if attendance_label(line) is not None:
            break
        if (owned := _OWNED.search(line)) is not None and council is None:
            council = _tidy(
                owned["council"].rsplit(" of ", 1)[-1] if "meeting" in owned["council"] else owned["council"]
            )
            line = line[: owned.start("council")] + line[owned.end("mark") :]
        body = body_of(line)
        if body is None:
            continue
        if (both := _COUNCIL_AND_BODY.fullmatch(body)) and is_council(both["council"]) and _ends_in_body(both["body"]):
            council, body = council or both["council"], both["body"]
        if is_council(body):  # a second name is the council's in the other language
            council = body if council is None or _WELSH_COUNCIL.fullmatch(council) else council
        elif committee is None and fold(body) != fold(council or ""):
            committee = body
    if council is None:
        council = next((line.strip(" ,.") for line in lines[:4] if _CORPORATION.fullmatch(line.strip(" ,."))), None)
    if council is None:
        heads = (f.text for page in paper.pages for f in page.furniture if f.kind in ("running_head", "running_foot"))
        council = next((body for text in dict.fromkeys(heads) if (body := body_of(text)) and is_council(body)), None)
    return _settled(council, committee, lines)


def _settled(council: str | None, committee: str | None, lines: list[str]) -> tuple[str | None, str | None]:
    """Council and body, where the one says what the other is."""
    if council is not None and committee is not None and _generic(committee):
        named = fold(committee)
        if _LOCAL_COUNCIL.search(council) and named in fold(council):
            committee = council
    if council is not None and (committee is None or fold(committee) in ("council", "full council")):
        committee = council
    if council is None and committee is not None and _LOCAL_COUNCIL.search(committee):
        council = committee
    if committee is None and lines:
        first = _tidy(lines[0])
        if first and len(first) < 90 and not find_dates(first) and attendance_label(first) is None:
            committee = first
    return council, committee


def _joined_title(lines: list[str]) -> list[str]:
    """Title lines joined where a name was broken: "Minutes of the Transport and Connectivity / Policy Committee"."""
    joined: list[str] = []
    for line in lines[:14]:
        if joined and _broken(joined[-1], line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _broken(before: str, after: str) -> bool:
    if len(before) > 120 or find_dates(after) or attendance_label(after) is not None:
        return False
    ends_open = _OPEN_END.search(before) is not None
    unfinished = (
        regex.search(r"\bminutes\s+of\b", before, regex.I) is not None
        and last_body(before) is None
        and not HELD.search(before)
    )
    return ends_open or unfinished


def last_body(text: str) -> str | None:
    """The noun for a body that ends a text, such as "committee"."""
    match = _BODY_NOUN.search(fold(text).rstrip(" ."))
    return match.group() if match else None


def body_of(line: str) -> str | None:
    """The body a line names: the line itself, or what stands after "Minutes of the meeting of the"."""
    text = _FORM_LABEL.sub("", " ".join(line.split()))
    match = MINUTES_OF.search(text)
    if match is not None and match.start() < 40:
        before = text[: match.start()].strip(" -–—:|")
        rest = text[match.end() :]
        cut = HELD.search(rest)
        named = rest[: cut.start()] if cut else rest
        named = _without_date(named)
        named = regex.sub(r"\s+(?:meeting|minutes)\s*$", "", named, flags=regex.I)
        if _ends_in_body(named):
            return _tidy(named)
        return _tidy(before) if before and _ends_in_body(before) else None
    whole = _tidy(_without_date(text))
    if whole and len(whole) < 110 and _ends_in_body(whole) and not _SENTENCE.search(whole):
        return whole
    return None


def _without_date(text: str) -> str:
    found = find_dates(text)
    return text[: found[0].start] if found else text


def _ends_in_body(text: str) -> bool:
    words = text.strip(" .,:;-–—()")
    return (
        last_body(words) is not None
        or _WELSH_COUNCIL.fullmatch(words) is not None
        or (
            regex.search(r"\b(?:committee|panel|board|cabinet)\b.{0,40}$", words, regex.I) is not None
            and len(words.split()) < 10
        )
    )


def _tidy(text: str) -> str | None:
    text = _DROPPED.sub("", text.strip(" ,:;.–—-|"))
    text = regex.sub(r"^(?:the|a|an)\s+", "", text, flags=regex.IGNORECASE).strip(" ,:;.–—-|")
    return text or None


def is_council(name: str) -> bool:
    """Whether a name is a council's own, not that of one of its bodies ("County Council" alone is a body)."""
    if _WELSH_COUNCIL.fullmatch(name):
        return True
    if not regex.search(r"\b(?:council|corporation|authority)$|\bborough\s+of\b|\bcity\s+of\b", name, regex.IGNORECASE):
        return False
    return not _generic(name)


def _generic(name: str) -> bool:
    """Whether a name has no place in it: "County Council", "The Council", "Full Council", "Parish Council"."""
    return (
        regex.fullmatch(
            r"(?:the\s+)?(?:(?:full|annual|extraordinary|county|city|borough|district|town|parish|community|metropolitan|cyngor)\s+)*(?:council|authority|cyngor)(?:\s+meeting)?",
            name,
            regex.IGNORECASE,
        )
        is not None
    )
