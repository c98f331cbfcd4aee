"""Which pages have to be read from their picture: those without text, and those whose text is of no use."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from agendaparse.document import Page, Run

PICTURED = 0.5  # share of the page its pictures cover
GLANCES, PLAIN = (12, 40), 2  # runs looked at first, and the commonest words among them that show a language
FEW_TOKENS, SAMPLE = 20, 500  # words that tell something of a printed page, and the letters looked at
LETTERED = 0.3  # share of letters in it; figures mean nothing either way
ENOUGH = 60  # the least of a scanned one
COMMON = 0.03  # share of the commonest words below which a text is in no language we know
WORDLIKE, TABLE = 0.72, 0.85  # share of what looks like words and figures in running text that is of use, in tables
GIBBERISH = 0.47  # the same, below which what is printed means nothing
BETTER = 0.1  # by which a picture must read better than the text laid under it

_TOKEN = regex.compile(
    r"[(\[“\"‘']*(?:[A-Z]?[\p{Ll}]+|[\p{Lu}]+|[\p{L}]+(?:['’&/-][\p{L}]+)+|[£€$]?\d[\d,.:/%–-]*(?:st|nd|rd|th|am|pm)?)"
    r"[)\]”\"’'.,;:!?]*|[•–—&-]"
)
_VOWEL = regex.compile(r"[aeiouyw]", regex.IGNORECASE)
_COMMONEST = frozenset(
    "a an and are as at be by for from has have in is it its of on or that the this to was were will with"
    " ar am ac bod ei eu gan i o oedd sydd wedi y yn yr".split()
)


def is_pictured(page: Page) -> bool:
    """Whether pictures cover most of a page."""
    covered = sum(image.box.width * image.box.height for image in page.images)
    return covered > PICTURED * page.width * page.height


def needs_reading(page: Page, *, garbled: bool = False, anew: bool = False) -> bool:
    """Whether the words of a page are only to be had from its picture.

    Args:
        page: As the reader found it.
        garbled: Whether its letters have no names.
        anew: Whether text that a scanner laid under its pictures is read again, of use or not.
    """
    if page.problem:
        return False
    own = own_text(page)
    if not own or own[0].hidden:
        if not is_pictured(page) or not all(run.hidden for run in own):
            return False
        return anew or not own or _is_poor(_text(own))
    return garbled or _is_gibberish(own)


def own_text(page: Page) -> list[Run]:
    """The runs of a page without what was stamped on it; that is put on scans too, and says nothing of them."""
    return [run for run in page.runs if not run.form]


def reads_better(picture: Sequence[Run], layer: Sequence[Run]) -> bool:
    """Whether what an engine read in the picture of a page is worth more than the text the page came with."""
    return wordlike(_text(picture).split()) > wordlike(_text(layer).split()) + BETTER


def wordlike(tokens: Sequence[str]) -> float:
    """Share of what looks like words and figures, 0 to 1."""
    good = sum(
        bool(_TOKEN.fullmatch(token)) and (len(token) < 5 or not token.isalpha() or bool(_VOWEL.search(token)))
        for token in tokens
    )
    return good / max(len(tokens), 1)


def _text(runs: Sequence[Run]) -> str:
    return " ".join([run.text for run in runs])


def _is_poor(text: str) -> bool:
    """Whether a text layer is not worth keeping."""
    tokens = text.split()
    share = wordlike(tokens)
    # Tables have few of the commonest words, but their names and figures look like what they are.
    return share < WORDLIKE or (len(tokens) >= ENOUGH and _common(text) < COMMON and share < TABLE)


def _is_gibberish(runs: Sequence[Run]) -> bool:
    """Whether printed text means nothing, as of fonts that name their letters wrongly.

    Every page is asked; most answer by the words of their first lines.
    """
    for glance in GLANCES:
        if len(_COMMONEST.intersection(_text(runs[:glance]).lower().split())) >= PLAIN:
            return False
    text = _text(runs)
    sample = text[:SAMPLE]
    tokens = sample.split()
    if len(tokens) < FEW_TOKENS or sum(map(str.isalpha, sample)) < LETTERED * len(sample):
        return False
    return wordlike(tokens) < GIBBERISH and _common(text) < COMMON


def _common(text: str) -> float:
    tokens = text.lower().split()
    return sum(map(_COMMONEST.__contains__, tokens)) / max(len(tokens), 1)
