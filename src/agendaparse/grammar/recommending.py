"""Recommendations: the words that lead into one, and the body it is addressed to."""

from __future__ import annotations

import regex

ASKING: str = (
    r"(?:asked|recommended|invited|requested|required|advised|urged|being\s+asked|respectfully\s+(?:asked|requested))"
)
"""Participles of asking."""

GENERAL: frozenset[str] = frozenset(
    """members|members of the committee|members of the council|you|it|all members|the members|councillors|we|officers|i
    |the report|this report|report|they|committee members|the following""".replace("\n", "").split("|")
)
"""What is asked without being a body."""

_BODY = r"(?P<body>(?:the\s+)?[\p{Lu}][^:;.]{2,110}?)"
_TO = r"(?:\s*,?\s*(?:\(?(?:either|subject\s+to[^:]{3,60})\)?\s*,?\s*)?to)"
_LEADS = (
    # "Cabinet is asked to:", "The Committee is recommended to resolve that:", "Members are asked to RESOLVE that"
    regex.compile(
        rf"(?:that\s+)?{_BODY}\s+(?:is|are|be)\s+(?:also\s+|therefore\s+)?{ASKING}(?:{_TO})?"
        r"(?:\s+(?:resolve|agree|approve|note|consider|recommend|RESOLVE|AGREE|APPROVE|NOTE|CONSIDER|RECOMMEND)"
        r"(?=\s*(?:that|the\s+following|to|:)\s*[:\-–]?\s*$))?(?:\s*(?:that|the\s+following|to))?\s*[:\-–]*",
        regex.IGNORECASE,
    ),
    # "It is recommended that Cabinet:", "It is recommended that the Committee resolve to"
    regex.compile(
        r"(?:it\s+is\s+(?:therefore\s+|further\s+)?|i\s+|we\s+)?(?:recommended|recommend)\s+(?:to\s+)?(?:that\s+)?"
        rf"{_BODY}(?:\s+(?:should\s+)?(?:resolves?|agrees?|approves?|considers?))?(?:\s+(?:to|that))?\s*[:\-–]+",
        regex.IGNORECASE,
    ),
    # "That the Committee for Transport:", "That Cabinet"
    regex.compile(
        r"(?i:that)\s+(?P<body>(?:the\s+)?(?:(?i:cabinet|committee|council|executive|panel|board|sub-?committee|leader|full|"
        r"audit|planning|policy|overview)|\p{Lu})[^:;.]{0,100}?)(?:\s+(?:resolves?|agrees?))?(?:\s+(?:to|that))?\s*[:\-–]*"
    ),
    # "Recommended:", "It is recommended that:", "That:", "To:", "RESOLVED that"
    regex.compile(
        r"(?:(?:it\s+is\s+(?:therefore\s+|further\s+)?)?recommended(?:\s+that)?|that\s+(?:it\s+be\s+)?(?:resolved|recommended)(?:\s+that)?"
        r"|to|(?:the\s+)?recommendations?\s+(?:is|are)(?:\s+that|\s+as\s+follows)?|i\s+recommend\s+that"
        r"|this\s+report\s+recommends(?:\s+that)?|resolved(?:\s+that)?)\s*[:\-–]*",
        regex.IGNORECASE,
    ),
)
_RUNS_ON = (
    regex.compile(
        rf"{_BODY}\s+(?:is|are|be)\s+(?:also\s+|therefore\s+)?{ASKING}{_TO}\s*[:\-–]?\s+(?=\S)", regex.IGNORECASE
    ),
    regex.compile(
        rf"{_BODY}\s+(?:is|are)\s+(?:also\s+|therefore\s+)?{ASKING}\s+that\s*[:\-–]?\s+(?=\S)", regex.IGNORECASE
    ),
    regex.compile(r"it\s+is\s+(?:therefore\s+)?recommended\s*(?:that\s*:|:)\s*(?=\S)", regex.IGNORECASE),
    regex.compile(
        r"it\s+is\s+(?:therefore\s+)?recommended\s+that\s+(?:the\s+)?(?P<body>(?:\p{Lu}[\p{L}&,'’-]*\s+)*"
        r"(?:Cabinet|Committee|Council|Executive|Panel|Board|Sub-Committee))\s*[:\-–]?\s*(?=\p{Ll}|\()"
    ),
)
_THE = regex.compile(r"^(?:that\s+)?(?:the\s+)?", regex.IGNORECASE)
_BODY_WORDS = regex.compile(
    r"\b(?:cabinet|committee|council|executive|panel|board|authority|leader|mayor|assembly|commission|forum|portfolio\s+holder"
    r"|cabinet\s+member|sub-?committee|partnership|trustees|governors|group|cyngor|pwyllgor|director|officer|governing\s+body)s?\b",
    regex.IGNORECASE,
)


def read_lead_in(text: str) -> str | None:
    """Say whether a paragraph only leads into recommendations ("Cabinet is asked to:").

    Returns:
        The body it names, "" where it names none, None where the paragraph is no lead-in.
    """
    if len(text) > 240:
        return None
    for pattern in _LEADS:
        match = pattern.fullmatch(text.strip())
        if match is not None:
            return body_name(match.groupdict().get("body") or "") or ""
    return None


def split_lead_in(text: str) -> tuple[str, str]:
    """Take the lead-in off a recommendation that runs on from it.

    Returns:
        The body named ("" for none) and the rest; the text unchanged where it has no lead-in.
    """
    for pattern in _RUNS_ON:
        match = pattern.match(text)
        if match is not None:
            body = match.groupdict().get("body") or ""
            if body and body_name(body) is None and _THE.sub("", body).strip().casefold() not in GENERAL:
                continue  # "That the scheme be recommended to Council": the thing, and no body that is asked
            return body_name(body) or "", text[match.end() :]
    return "", text


def body_name(text: str) -> str | None:
    """The name of a body as it is addressed, without article; None for "Members" and the like."""
    name = _THE.sub("", text.strip(" :-–,")).strip()
    if not name or name.casefold() in GENERAL or not _BODY_WORDS.search(name):
        return None
    return name
