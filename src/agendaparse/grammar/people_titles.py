"""Job titles printed before a name without a comma."""

from __future__ import annotations

import regex

from agendaparse.grammar.people_words import GIVEN_NAMES, JOB_WORDS, NEVER_NAMES
from agendaparse.grammar.person import is_job_title

ARTICLE: regex.Pattern[str] = regex.compile(r"(?:the|y)\s+", regex.IGNORECASE)
"""The article before a job title or a role."""
_SMALL_TITLE = regex.compile(r"the\s+(?:\p{Ll}+\s+){0,4}(?P<last>\p{Ll}+)\s+(?=\p{Lu})")  # "the clerk A. Browne"


ATTENDING: regex.Pattern[str] = regex.compile(
    r"(?:via|by\s+(?:zoom|teams|video|telephone)|remote(?:ly)?|virtual(?:ly)?|online|until|from|left|arrived|joined|part|"
    r"items?|apolog\w+|absent|present|observ\w+)\b.*",
    regex.IGNORECASE | regex.DOTALL,
)
"""What a bracket says of how or how long somebody attended, and not of their post: "via Teams", "until item 6"."""
_NOTE_LAST = regex.compile(r"\s\((?P<note>[^()]*)\)$")


def name_after_title(segment: str) -> int:
    """Where the name begins after a job title without comma ("Deputy Clerk Kristin Linden"); 0 where none does."""
    small = _SMALL_TITLE.match(segment)
    if small is not None and small["last"] in JOB_WORDS:
        return small.end()
    words = segment.split(" ")
    for at in (len(words) - 2, len(words) - 3):
        if at > 0 and words[at].lower() in GIVEN_NAMES and words[at][0].isupper():
            name = [word.strip(".,").lower() for word in words[at + 1 :]]
            title = " ".join(words[:at])
            if not words[at - 1].islower() and is_job_title(title) and not any(w in NEVER_NAMES for w in name):
                return len(title) + 1
    return 0


def bare_title(title: str) -> str:
    """A job title without its article, and without how its holder attended: "the Clerk (via Teams)" is "Clerk"."""
    bare = " ".join((ARTICLE.sub("", title, count=1) if ARTICLE.match(title) else title).split())
    note = _NOTE_LAST.search(bare)
    return bare[: note.start()] if note is not None and ATTENDING.fullmatch(note["note"]) else bare
