"""From the front matter to the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import regex

from agendaparse.document import Block, Line
from agendaparse.extractors.contacts import Found, Said, gather, join_addresses
from agendaparse.extractors.context import Context
from agendaparse.extractors.meeting.bodies import Body, committee_of, council_of
from agendaparse.extractors.meeting.front import Front, FrontLine, read_front_matter
from agendaparse.extractors.meeting.letterhead import letterhead_of
from agendaparse.extractors.meeting.notices import notices_of
from agendaparse.extractors.meeting.signatures import Signature, signatures_of
from agendaparse.extractors.meeting.venue import venue_of
from agendaparse.extractors.meeting.when import MEETING_WORDS, Moment, moments_of, published_on, time_of
from agendaparse.grammar.bodies import PackTitle, parse_pack_title
from agendaparse.models.common import Contact, Signatory, Where
from agendaparse.models.diagnostic import Diagnostic
from agendaparse.models.meeting import Meeting, MeetingKind
from agendaparse.split.paper import Paper

KINDS: dict[str, MeetingKind] = {
    "ordinary": "ordinary", "annual": "annual", "extraordinary": "extraordinary", "extra-ordinary": "extraordinary",
    "special": "special", "emergency": "emergency", "budget": "budget", "adjourned": "adjourned",
}  # fmt: skip
"""Words before "meeting" and the kind they say it is."""

_KIND = regex.compile(
    rf"\b(?P<kind>{'|'.join(KINDS)})\s+(?:(?:full|parish|town|county|city|district|borough|general|council|committee|public"
    r"|virtual|remote|statutory|budget)\s+){0,3}(?:meeting|assembly|council|cabinet)\b",
    regex.IGNORECASE,
)
_SUPPLEMENT = regex.compile(
    r"\b(?:supplement(?:ary|al)?\s+(?:agenda|pack|papers?|report|information)|agenda\s+supplement|addendum|supplement)\b",
    regex.I,
)

Thing = Block | Line


class _Reader:
    """Reads one front matter; keeps what each value was read from."""

    def __init__(self, front: Front, papers: Sequence[Paper], ctx: Context) -> None:
        self.front = front
        self.papers = papers
        self.ctx = ctx
        self.things: list[Thing] = []
        self.pictures: list[Where] = []
        self.title = _pack_title(ctx)

    def read(self) -> Meeting | None:
        moments = moments_of(self.front)
        chosen = moments[0] if moments else None
        date = self._date(chosen)
        council = self._body(council_of(self.front, self.papers, self.ctx.properties))
        committee = self._body(committee_of(self.front, council, self.title), also=council)
        if date is None and committee is None and council is None:
            return None
        time = self._time(moments, chosen, date)
        venue = venue_of(self.front, [m for m in moments if chosen and m.date.date == chosen.date.date])
        if venue is not None:
            self._used(venue[1])
        published = published_on(self.front, date)
        if published is not None:
            self._used([published[1]])
        signatures = signatures_of(self.front)
        notices = notices_of(self.front)
        contacts = self._contacts(signatures, [block for _, block in notices])
        return Meeting(
            council=council.name if council else None,
            committee=committee.name if committee else None,
            date=date,
            time=time,
            venue=venue[0] if venue else None,
            published=published[0].date if published else None,
            kind=self._kind(),
            supplement=self._is_supplement(),
            contacts=tuple(contacts),
            signatories=tuple(
                Signatory(name=one.name, role=one.role, where=self.ctx.where([line.thing for line in one.lines]))
                for one in signatures
            ),
            notices=tuple(text for text, _ in notices),
            where=(*self.ctx.where(self.things), *self.pictures) if self.things else tuple(self.pictures),
        )

    def _used(self, lines: Sequence[FrontLine]) -> None:
        self.things.extend(line.thing for line in lines)

    def _date(self, chosen: Moment | None) -> dt.date | None:
        if chosen is not None:
            self.things.append(chosen.line.thing)
            if chosen.date.weekday_mismatch:
                self.ctx.note(
                    "date-weekday-mismatch", f"{chosen.date.raw} is not a {chosen.date.weekday}.", chosen.line.thing
                )
            if self.title is not None and self.title.date != chosen.date.date:
                message = f"The front sheet says {chosen.date.date}, the document's title says {self.title.date}."
                self.ctx.note("meeting-conflict", message, chosen.line.thing)
            return chosen.date.date
        if self.title is not None:
            self._from_properties("date", self.title.date.isoformat())
            return self.title.date
        return None

    def _time(self, moments: list[Moment], chosen: Moment | None, date: dt.date | None) -> dt.time | None:
        found = time_of(self.front, moments, chosen)
        if found is not None:
            self.things.append(found[1].thing)
            if found[0].time is not None:
                return found[0].time
        title = self.title
        if title is not None and title.time is not None and title.date == date and found is None:
            self._from_properties("time", title.time.strftime("%H:%M"))
            return title.time
        return None

    def _body(self, body: Body | None, also: Body | None = None) -> Body | None:
        if body is None:
            return None
        self._used(body.lines)
        self.things.extend(body.blocks if body.source != "text" else [])
        if body.place is not None:
            page, box = body.place
            where = self.ctx.place(page, box)
            if where not in self.pictures:
                self.pictures.append(where)
        if also is not None and (body.name, body.source) == (also.name, also.source):
            return body
        if body.picture is not None:
            page, image = body.picture
            where = self.ctx.place(page, image.box)
            self.pictures.append(where)
            message = f"{body.name!r} is the alternative text of a picture."
            self.ctx.diagnostics.append(Diagnostic(code="alternative-text-used", message=message, where=(where,)))
        elif body.source == "properties":
            self._from_properties("council" if also is None else "committee", body.name)
        elif body.source == "text":
            self.ctx.note(
                "council-from-text", f"No council is named on the front; the text speaks of {body.name}.", body.blocks
            )
        return body

    def _from_properties(self, what: str, value: str) -> None:
        self.ctx.note("meeting-from-properties", f"The {what} ({value}) was read from the document's properties.")

    def _kind(self) -> MeetingKind | None:
        for block, ahead in self.front.blocks:
            if not ahead or (len(block.text.split()) > 12 and not MEETING_WORDS.search(block.text[:200])):
                continue
            match = _KIND.search(block.text[:300])
            if match is not None:
                return KINDS[match["kind"].lower()]
        return None

    def _is_supplement(self) -> bool:
        if self.front.letter or (self.title is not None and self.title.supplement):
            return True
        return any(
            _SUPPLEMENT.search(line.text)
            for line in self.front.ahead
            if len(line.text) < 60 and line.block.kind == "heading"
        )

    def _contacts(self, signatures: Sequence[Signature], notices: Sequence[Block]) -> list[Contact]:
        signed = {id(line) for one in signatures for line in one.lines}
        silent = {id(block) for block in notices}
        general = {id(line) for line in letterhead_of(self.front.lines)}
        lines: list[Said] = []
        for line in self.front.lines:
            if id(line) in signed or id(line) in general or id(line.block) in silent:
                continue
            if not _is_prose(line.block):
                lines.append(Said(line.text, line.block))
            elif not lines or lines[-1].block is not line.block:
                lines.append(Said(line.block.text, line.block))
        found = gather(join_addresses(lines))
        contacts = [one.made(self.ctx) for one in found]
        for one in signatures:
            if one.telephone is None and one.email is None:
                continue
            if any(_same(one, contact) for contact in found):
                continue
            where = self.ctx.where([line.thing for line in one.lines])
            contacts.append(
                Contact(name=one.name, role=one.role, telephone=one.telephone, email=one.email, where=where)
            )
        return contacts


def _is_prose(block: Block) -> bool:
    """Whether a block is running text, which is read whole, and no form, which is read line by line."""
    return len(block.lines) > 1 and len(block.text.split()) >= 8 * len(block.lines)


def _same(signature: Signature, contact: Found) -> bool:
    return bool(signature.name and contact.name and signature.name.casefold() == contact.name.casefold())


def _pack_title(ctx: Context) -> PackTitle | None:
    for key in ("Title", "Subject"):
        title = parse_pack_title(ctx.properties.get(key, ""))
        if title is not None:
            return title
    return None


def extract_meeting(papers: Sequence[Paper], ctx: Context) -> Meeting | None:
    """Extract the meeting.

    Args:
        papers: The papers of the pack.
        ctx: Cites and notes.

    Returns:
        The meeting; None where no front sheet and no supplement's letter announces one.
    """
    front = read_front_matter(papers, ctx)
    return _Reader(front, papers, ctx).read() if front is not None else None
