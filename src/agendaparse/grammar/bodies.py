"""Bodies: names of councils and committees, and what a publishing system writes into a document's title."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import regex

from agendaparse.grammar.dates import parse_date, parse_time

COMMITTEE_HEADS: tuple[str, ...] = (
    "committee", "sub-committee", "subcommittee", "sub committee", "cabinet", "council", "panel", "board",
    "forum", "executive", "commission", "working party", "working group", "task group", "task and finish group",
    "assembly", "authority", "partnership", "tribunal", "conference", "meeting of the parish",
    "pwyllgor", "is-bwyllgor", "bwrdd", "cyngor", "cabinet", "panel", "fforwm", "gweithgor",
)  # fmt: skip
"""Words one of which names a body, English and Welsh; Welsh ones come first in a name."""

WELSH_HEADS: tuple[str, ...] = ("pwyllgor", "is-bwyllgor", "bwrdd", "cyngor", "fforwm", "gweithgor", "y cabinet")
"""Welsh heads, which begin the name."""

COUNCIL_KINDS: tuple[str, ...] = (
    "County", "District", "Borough", "City", "Town", "Parish", "Community", "Metropolitan", "Royal", "Unitary",
    "Metropolitan Borough", "Metropolitan District", "County Borough", "City and County", "Royal Borough",
)  # fmt: skip
"""Kinds of council, printed between the place and the word Council."""

NOT_A_PLACE: frozenset[str] = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "at",
        "by",
        "for",
        "from",
        "in",
        "on",
        "to",
        "and",
        "or",
        "this",
        "that",
        "each",
        "any",
        "all",
        "every",
        "full",
        "its",
        "their",
        "our",
        "your",
        "my",
        "meeting",
        "meetings",
        "agenda",
        "minutes",
        "summons",
        "members",
        "member",
        "councillors",
        "councillor",
        "leader",
        "chairman",
        "chair",
        "clerk",
        "advisory",
        "district",
        "county",
        "borough",
        "town",
        "parish",
        "city",
        "community",
        "annual",
        "special",
        "extraordinary",
        "ordinary",
        "next",
        "between",
        "with",
        "when",
        "where",
        "as",
        "is",
        "was",
        "were",
        "will",
        "see",
        "new",
        "principal",
        "local",
        "arts",
        "sports",
        "youth",
    ]
)
"""Words that do not begin the name of a council, in lower case."""

_KINDS = "|".join(kind.replace(" ", r"\s+") for kind in sorted(COUNCIL_KINDS, key=len, reverse=True))
_LINK = r"(?:(?:of|and|upon|on|under|in|with|le|the|cum|&)\s+){0,2}"
_PROPER = r"\p{Lu}[\p{L}'’.]*(?:-[\p{L}'’]+)*"
_PLACE = rf"(?P<place>{_PROPER},?(?:\s+{_LINK}{_PROPER},?){{0,6}}?)"
_COUNCIL = regex.compile(
    rf"(?<![\p{{L}}\-'’])(?:{_PLACE}\s+(?i:{_KINDS})\s+C(?:ouncil|OUNCIL)\b(?!\s*(?i:tax|of\b))"
    r"|(?:[Tt]he\s+)?(?P<borough>(?i:(?:(?:Royal|London|Metropolitan)\s+){1,2}Borough\s+of)\s+\p{Lu}[\p{L}\-]+(?:\s+(?!(?i:council|cabinet|committee|agenda|minutes|planning|scrutiny|overview"
    r"|licensing|audit|pensions?|policy|civic|town|supplement\p{L}*|public|health|report|housing)\b)\p{Lu}\p{L}+)?"
    r"(?:\s+(?i:and|upon|&)\s+\p{Lu}[\p{L}\-]+){0,2}(?:\s+Council)?)"
    r"|(?P<city>Council\s+of\s+the\s+(?:City|Isles?|Borough|County)\s+of\s+\p{Lu}[\p{L}\-]+(?:\s+(?:and|upon)\s+\p{Lu}[\p{L}\-]+)?|Council\s+of\s+the\s+Isles\s+of\s+\p{Lu}\p{L}+)"
    r"|(?:[Tt]he\s+)?(?P<city>C(?:ity|ITY)\s+(?i:of)\s+(?:\p{Lu}[\p{L}\-]+\s+){1,3}?(?i:(?:Metropolitan\s+)?(?:District\s+)?Council|Corporation)\b|Comhairle\s+nan\s+Eilean\s+Siar)"
    r"|(?P<welsh>C(?:yngor|YNGOR)\s+(?i:Sir|Bwrdeistref\s+Sirol|Dinas\s+a\s+Sir|Dinas|Tref|Cymuned)(?:\s+(?:\p{Lu}[\p{L}\-]+|y|yr|a)){1,4})"
    r"|(?P<township>(?:The\s+)?Corporation\s+of\s+the\s+(?:Township|Town|City|Municipality|County|Village)\s+of\s+\p{Lu}[\p{L}\-]+(?:\s+\p{Lu}[\p{L}\-]+){0,2}))",
    regex.VERSION0,
)
_HEAD_LAST = regex.compile(
    rf"(?:{'|'.join(sorted((h.replace(' ', '[ -]') for h in COMMITTEE_HEADS), key=len, reverse=True))})s?"
    r"(?:\s*(?:\(.{1,50}\)|[-–]\s*\p{L}.{0,40}|(?:no\.?\s*)?\d{1,2}|for\s+\p{Lu}.{0,60}|on\s+\p{Lu}.{0,60}))?",
    regex.IGNORECASE,
)
_HEAD_WORD = regex.compile(
    rf"(?<![\p{{L}}\-])(?:{'|'.join(h.replace(' ', '[ -]') for h in COMMITTEE_HEADS)})(?![\p{{L}}])", regex.IGNORECASE
)
_TITLE = regex.compile(
    r"\s*(?:\((?P<access>(?:public|private|exempt|confidential|restricted)[^)]*)\)\s*)?"
    r"(?P<document>.{0,200}?(?:agenda|supplement|minutes|pack|reports?|addendum|decisions?|document|papers|notice)\b.{0,60}?)"
    r"\s+(?:for|of)\s+(?P<committee>.{2,160}?),\s*(?P<when>\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:,?\s+(?P<time>\d{1,2}[:.]\d\d))?\s*",
    regex.IGNORECASE,
)
_NO_NAME = regex.compile(
    r"[:;!?@£]|\.\s|\d{3,}|\b(?:is|are|was|were|will|has|have|that|agreed|resolved|noted|considered|held)\b",
    regex.IGNORECASE,
)
_NO_START = regex.compile(
    r"(?:minutes|agenda|report|reports|referrals?|update|apologies|questions?|chair\p{L}*|members?|leader|declarations?"
    r"|membership|appointments?|terms|summons|notice|recommendations?|matters|motions?|dates?|to|from|see|meetings?"
    r"|gw[yŷ]s|rhybudd|hysbysiad|cyfarfod|cofnodion|adroddiad)\b",
    regex.IGNORECASE,
)


_PLAIN_COUNCIL = regex.compile(rf"{_PROPER},?(?:\s+(?:and\s+|of\s+)?{_PROPER},?){{0,4}}\s+C(?:ouncil|OUNCIL)")
_AUTHORITY = regex.compile(
    rf"(?:The\s+)?{_PROPER},?(?:\s+(?:and\s+|of\s+|&\s+|AND\s+|OF\s+)?{_PROPER},?){{0,5}}?\s+"
    r"(?i:(?:combined\s+)?fire(?:\s+(?:and|&)\s+rescue)?(?:\s+service)?|national\s+park|(?:mayoral\s+)?combined(?:\s+county)?"
    r"|police(?:\s+and\s+crime)?|waste(?:\s+disposal)?|port\s+health|(?:integrated\s+|passenger\s+)?transport)"
    r"\s+A(?:uthority|UTHORITY)"
)
_OFFICER = regex.compile(
    r"\b(?:clerk|secretary|solicitor|director|officer|treasurer|leader|mayor|manager|head|chief\s+executive)s?"
    r"\s+(?:to|of|for)\b|^(?:(?:deputy|assistant|acting|interim)\s+)*(?:chief|deputy|assistant)\s+executive$",
    regex.IGNORECASE,
)
_NO_PLAIN = (NOT_A_PLACE - {"of", "and"}) | {
    "full",
    "arts",
    "british",
    "privy",
    "national",
    "schools",
    "school",
    "pension",
}


@dataclass(frozen=True, slots=True)
class PackTitle:
    """What a publishing system writes into the title of a pack.

    Attributes:
        document: What the document is ("Agenda Document", "Agenda Supplement").
        committee: The body that meets.
        date: The date of the meeting.
        time: Its time, or None.
        supplement: The document adds to an agenda already published.
        public: The pack is the public one; None where the title does not say.
    """

    document: str
    committee: str
    date: datetime.date
    time: datetime.time | None
    supplement: bool
    public: bool | None


def parse_pack_title(text: str) -> PackTitle | None:
    """Read a document title such as "(Public Pack)Agenda Document for Cabinet, 04/03/2025 10:00"."""
    match = _TITLE.fullmatch(text)
    if match is None:
        return None
    date = parse_date(match["when"])
    if date is None:
        return None
    document = " ".join(match["document"].split())
    access = match["access"]
    return PackTitle(
        document=document,
        committee=" ".join(match["committee"].split()),
        date=date,
        time=parse_time(f"at {match['time']}") if match["time"] else None,
        supplement="supplement" in document.lower() or "addendum" in document.lower(),
        public=access.lower().startswith("public") if access else None,
    )


def find_council_name(text: str) -> str | None:
    """Find the name of a council in a text, as printed.

    Args:
        text: Any text; in running text the name must be in title case, in a heading it may be in capitals.

    Returns:
        The first name, or None. "County Council" without a place is no name.
    """
    if "ouncil" not in text and "OUNCIL" not in text and not any(cue in text for cue in _OTHER_CUES):
        return None
    for match in _COUNCIL.finditer(text):
        for group in ("borough", "city", "welsh", "township"):
            if match[group] is not None:
                return " ".join(str(match[group]).split())
        words = match.group().rpartition(", ")[2].split()
        named = [word.lower() for word in words[:2]] == ["city", "of"]
        while words and not named and words[0].lower().strip(",.'’") in NOT_A_PLACE:
            words.pop(0)
        kind = regex.fullmatch(rf"(?i:(?:{_KINDS}\s+)?Council)", " ".join(words))
        if not words or kind is not None or words[0].lower() in ("council", "royal", "metropolitan"):
            continue
        return " ".join(words)
    if _AUTHORITY.fullmatch(text.strip()):
        return " ".join(text.split())
    plain = _PLAIN_COUNCIL.fullmatch(text.strip())
    if plain is not None and not any(word.lower().strip(",") in _NO_PLAIN for word in plain.group().split()[:-1]):
        return " ".join(plain.group().split())
    return None


_OTHER_CUES = ("Borough of", "Cyngor", "CYNGOR", "orporation", "BOROUGH OF", "Comhairle", "uthority", "UTHORITY")


def is_council_name(text: str) -> bool:
    """Say whether the whole text is the name of a council."""
    tidy = " ".join(text.split())
    found = find_council_name(tidy)
    return found is not None and found.lower() in (tidy.lower(), tidy.lower().removeprefix("the "))


_ONE_OF_SEVERAL = regex.compile(r"(?<=(?:committee|panel|board|group))\s+(?:[A-H]|\d|I{1,3})$", regex.IGNORECASE)


def is_committee(text: str) -> bool:
    """Say whether the whole text is the name of a committee, a council or another body that meets."""
    tidy = " ".join(text.split())
    if tidy.endswith((".", ",")):
        return False
    tidy = _ONE_OF_SEVERAL.sub("", tidy)
    if not 4 < len(tidy) < 110 or _NO_NAME.search(tidy) or _NO_START.match(tidy):
        return False
    if not tidy[0].isupper() or _OFFICER.search(tidy):
        return False
    if tidy.lower().startswith(WELSH_HEADS):
        return True
    small = [w for w in tidy.split() if w[0].islower()]
    if any(w not in ("and", "of", "the", "for", "on", "in", "with", "to", "a", "y", "yr", "o") for w in small):
        return False
    head = _HEAD_WORD.search(tidy)
    if head is None:
        return False
    return any(_HEAD_LAST.fullmatch(tidy, m.start()) for m in _HEAD_WORD.finditer(tidy))
