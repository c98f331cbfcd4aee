"""Names that only their place gives away: a line in a contact box, above a job title, under "Yours sincerely".

`people` believes a name on its own evidence; where a form or a signature leaves room for nothing but a name, a
line of two to five capitalised words is one even when no such name is known.
"""

from __future__ import annotations

from agendaparse.grammar.people_words import JOB_WORDS, NEVER_NAMES, SURNAMES_TOO
from agendaparse.grammar.person import CORE, PersonText, build_person, is_job_title, is_post_nominal

_NO_NAMES = (NEVER_NAMES | frozenset(JOB_WORDS)) - SURNAMES_TOO


def name_in_place(text: str) -> PersonText | None:
    """Read a line that can only be a name.

    Args:
        text: The line, without the label before it ("Perpetua Lockridge", "Mrs J. A. Smith, CiLCA").

    Returns:
        The person, or None where the line holds other words than a name and its letters.
    """
    tidy = " ".join(text.split()).strip(" .,:;")
    head, _, tail = tidy.partition(",")
    letters = tuple(tail.replace(",", " ").split())
    if letters and not all(is_post_nominal(word) or word.lower() in ("cilca", "pslcc", "fslcc") for word in letters):
        return None
    match = CORE.fullmatch(head)
    if match is None:
        return None
    words = match["name"].split()
    if not 2 <= len(words) <= 6 or (is_job_title(head) and not match["honorific"]):
        return None
    bare = [word.lower().strip(".") for word in words[len(match["honorific"].split()) :]]
    if any(word in _NO_NAMES for word in bare if len(word) > 1):
        return None
    if not match["honorific"] and len(bare) < 2:
        return None
    built = build_person(match, 0, strong=True)
    if built is None or built[1] < len(head):
        return None
    person = built[0]
    if not letters:
        return person
    return PersonText(
        name=person.name, office=person.office, post_nominals=(*person.post_nominals, *letters),
        honorific=person.honorific, raw=tidy, start=0, end=len(tidy),
    )  # fmt: skip
