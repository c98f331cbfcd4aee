"""From entries to items: what opens an item, what belongs to it, what stands between and behind the items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from agendaparse.document import Block, Item
from agendaparse.extractors.agenda.columns import is_column_heading
from agendaparse.extractors.agenda.entries import Entry, entries_of
from agendaparse.extractors.agenda.exempt import closes_meeting, is_always_open, resolves_exclusion
from agendaparse.extractors.agenda.groups import (
    Group,
    group_breaks,
    group_of,
    is_agenda_heading,
    is_bracketed,
    is_supplement_heading,
    looks_like_group,
)
from agendaparse.extractors.agenda.notes import ends_agenda, is_standing_title
from agendaparse.extractors.agenda.series import Numbered, find_series, read_number
from agendaparse.extractors.agenda.shapes import ALIGNED, tabbed_at, text_left
from agendaparse.extractors.agenda.spacing import Spacing
from agendaparse.extractors.agenda.subitems import mark_sub_items
from agendaparse.extractors.agenda.unnumbered import find_unnumbered
from agendaparse.grammar.contacts import find_emails, find_telephones
from agendaparse.grammar.dates import find_dates
from agendaparse.grammar.pages import find_page_range
from agendaparse.grammar.person import is_job_title
from agendaparse.grammar.placed import name_in_place

MASTHEAD = 15  # entries among which a supplement says that it is one
REGISTER = 3  # paragraphs of one row that make it one of a list under headings
TITLE_WORDS = 14  # an unnumbered title is no longer than this


@dataclass(slots=True)
class Draft:
    """An item being read: its number, its title and what stands under it.

    `closed_by` is the motion printed between the items that excludes the public from it.
    """

    number: str | None
    level: int
    group: Group | None
    entries: list[Entry] = field(default_factory=list)
    numbered: Numbered | None = None
    closed_by: Entry | None = None


@dataclass(slots=True)
class Reading:
    """What the pages of an agenda were read as.

    Attributes:
        drafts: The items in printed order.
        series: The numbers they carry.
        used: Identities of the blocks that items, group headings and column headings were made of.
        first: The first block of the first item, or None.
        last: The last block of the last item, or None.
        supplement: Whether it is a supplement, which holds some of the items only.
    """

    drafts: list[Draft] = field(default_factory=list)
    series: list[Numbered] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    first: Block | None = None
    last: Block | None = None
    supplement: bool = False


def read_agenda(items: Iterable[Item], *, supplement: bool = False) -> Reading:
    """Read the items of an agenda.

    Args:
        items: Everything on the agenda's own pages, in reading order.
        supplement: Whether it is a supplement to an agenda, which may begin with any number.
    """
    entries = entries_of(items)
    heading = next((i for i, e in enumerate(entries) if e.label is None and is_agenda_heading(e.text)), None)
    masthead = takewhile(lambda entry: entry.label is None, entries[:MASTHEAD])  # "2. Late items" is an item
    supplement = supplement or any(is_supplement_heading(entry.text) for entry in masthead)
    breaks = group_breaks(entries)
    series = find_series(entries, heading or 0, breaks, supplement=supplement)
    if heading is not None and len(series) < 2:
        whole = find_series(entries, 0, breaks, supplement=supplement)
        series = whole if len(whole) > len(series) + 1 else series
    if not _enough(entries, series, heading):
        return _without_numbers(entries, heading) if heading is not None else Reading()
    return _Walk(entries, series, heading, supplement=supplement).read()


def _without_numbers(entries: Sequence[Entry], heading: int) -> Reading:
    reading = Reading()
    for span in find_unnumbered(entries, heading + 1):
        own = [entries[place] for place in span.places]
        reading.drafts.append(Draft(None, 0, span.group, own))
        reading.used.update(id(block) for entry in own for block in entry.origins)
    _bound(reading)
    return reading


def _bound(reading: Reading) -> None:
    placed = [block for draft in reading.drafts for entry in draft.entries for block in entry.origins]
    if placed:
        reading.first, reading.last = placed[0], placed[-1]


def _enough(entries: Sequence[Entry], series: Sequence[Numbered], heading: int | None) -> bool:
    """One number alone is an item only under the heading of an agenda or with pages beside it."""
    if len(series) != 1:
        return bool(series)
    only = entries[series[0].index]
    paged = bool(only.pages) or find_page_range(only.text) is not None
    return paged or (heading is not None and heading < series[0].index and series[0].label.style in (".", ""))


class _Walk:
    """One pass over the entries."""

    def __init__(
        self, entries: list[Entry], series: list[Numbered], heading: int | None, *, supplement: bool = False
    ) -> None:
        self.entries = entries
        self.series = series
        self.supplement = supplement
        self.numbers = {one.index: one for one in series}
        self.first, self.last = series[0].index, series[-1].index
        self.start = heading + 1 if heading is not None and heading < self.first else 0
        self.titles = [entries[one.index] for one in series]
        self.spacing = Spacing(entries, [one.index for one in series])
        self.reading = Reading(series=series, supplement=supplement)
        self.group: Group | None = None
        self.current: Draft | None = None
        self.closed_by: Entry | None = None
        self.headed = False  # whether a heading of a group or a column was met: front matter is over then

    def read(self) -> Reading:
        """Walk from the agenda's heading to its end."""
        self._cut_tabbed_titles()
        index = self.start
        while index < len(self.entries):
            if index > self.last and self._ends(index):
                break
            self._take(index)
            index += 1
        reading = self.reading
        reading.drafts = [one for draft in reading.drafts for one in mark_sub_items(draft, some=self.supplement)]
        _bound(reading)
        return reading

    def _take(self, index: int) -> None:
        entry = self.entries[index]
        if number := self.numbers.get(index):
            if number.weak:
                label, _, text = entry.text.partition(" ")
                entry.block = replace(entry.block, label=label, text=text.strip())
            self._open(entry, number.number, number)
        elif self._is_group(index):
            self.group = group_of(entry, self.group)
            self.current = None
            self.headed = True
            self._use(entry)
        elif _is_column_heading(entry):
            self.headed = True
            self._use(entry)
        elif self._is_unnumbered(index):
            self._open(entry, None, None)
        elif index < self.last and self._closes(entry):
            self.closed_by, self.current = entry, None
            self._use(entry)
        elif self.current is not None:
            if index < self.last and self._note_between(entry):
                self.current = None
            elif not self._beside_nothing(entry):
                self.current.entries.append(entry)
                self._use(entry)
        elif self.group is not None and index < self.last and self._notes_group(self.group, entry):
            self.group = self.group.noted(entry)
            self._use(entry)

    @staticmethod
    def _notes_group(group: Group, entry: Entry) -> bool:
        """Whether a paragraph under a group heading says what the group is."""
        return is_bracketed(entry.text) or (group.exempt and group.note is None)

    def _closes(self, entry: Entry) -> bool:
        """Whether a paragraph is the motion to exclude the public from the items behind it, and itself none."""
        if entry.label is not None or not closes_meeting("", entry.text):
            return False
        titled = self.current.entries[0].text if self.current is not None else ""
        return not resolves_exclusion(titled)

    def _note_between(self, entry: Entry) -> bool:
        """Whether a paragraph between two items is a note at the margin and belongs to neither."""
        if entry.table is not None or entry.label is not None or entry.point or not ends_agenda(entry.text):
            return False
        mine = text_left(entry.block)
        edges = [edge for title in self.titles if (edge := text_left(title.block)) is not None]
        return mine is not None and bool(edges) and mine < min(edges) - ALIGNED

    def _open(self, entry: Entry, number: str | None, numbered: Numbered | None) -> None:
        self.current = Draft(number, self._level(number), self.group, [entry], numbered, self.closed_by)
        self.reading.drafts.append(self.current)
        self._use(entry)

    def _use(self, entry: Entry) -> None:
        self.reading.used.update(id(block) for block in entry.origins)

    def _level(self, number: str | None) -> int:
        """A number with a part ("5a", "5.1", "5(i)") is a sub-item, unless every number of the agenda has one."""
        if number is None or number.isdigit() or "/" in number or not number[0].isdigit():
            return 0
        whole = any(one.number.isdigit() for one in self.series)
        return int(whole or not all("." in one.number for one in self.series))

    def _beside_nothing(self, entry: Entry) -> bool:
        """A mark such as a lone full stop is no text."""
        return not any(c.isalnum() for c in entry.text) and not entry.block.struck

    def _is_group(self, index: int) -> bool:
        entry = self.entries[index]
        if entry.label is not None and read_number(entry.label) is not None:
            return False
        return index <= self.last and (looks_like_group(entry) or self._styled_group(index))

    def _styled_group(self, index: int) -> bool:
        """A heading between two items that is set apart from their titles, and opens the second."""
        entry = self.entries[index]
        if not self.first < index < self.last or entry.label is not None or not _short(entry.text, 10):
            return False
        if is_agenda_heading(entry.text):
            return False
        if entry.table is not None and not entry.wide and not self._alone_in_row(index):
            return False
        following = next((i for i in range(index + 1, self.last + 1) if not is_bracketed(self.entries[i].text)), None)
        if following not in self.numbers:
            return False
        block = entry.block
        stands_out = block.bold or block.underlined or block.capitals
        if not (stands_out or entry.wide):
            return False
        return self._begins_again(following) or not self._like_titles(entry)

    def _alone_in_row(self, index: int) -> bool:
        """Whether nothing else stands in the row of a table: no number, no pages, no second paragraph."""
        entry = self.entries[index]
        if not entry.leads or entry.pages or entry.beside or find_page_range(entry.text) is not None:
            return False
        around = (self.entries[index - 1], self.entries[index + 1])
        return not any(other.table is entry.table and other.row == entry.row for other in around)

    def _begins_again(self, index: int) -> bool:
        """Whether the number at an index is not the next one but a first one."""
        place = next(i for i, one in enumerate(self.series) if one.index == index)
        number = self.series[place].number
        return place > 0 and number.lstrip("0") in ("1", "1a") and self.series[place - 1].number != "0"

    def _like_titles(self, entry: Entry) -> bool:
        """Whether a paragraph looks as the titles of the numbered items do."""
        looks = [(t.block.bold, t.block.capitals, t.block.underlined) for t in self.titles if t.text]
        mine = (entry.block.bold, entry.block.capitals, entry.block.underlined)
        return looks.count(mine) * 2 > len(looks)

    def _is_unnumbered(self, index: int) -> bool:
        entry = self.entries[index]
        text = entry.text
        if entry.label is not None or entry.wide or not _short(text, TITLE_WORDS) or is_bracketed(text):
            return False
        if text.endswith((".", ":", ";")) or not text[0].isupper():
            return False
        if index < self.first:
            return not (find_emails(text) or find_telephones(text)) and self._opens_list(entry)
        if index > self.last and entry.table is None:
            return False
        strong = all(t.block.bold or t.block.capitals for t in self.titles if t.text)
        if entry.table is not None and entry.leads:
            beside = sum(one.table is entry.table and one.row == entry.row for one in self.entries[index:][:REGISTER])
            # A row of three columns and more lists what an item is about.
            return beside < REGISTER and (bool(entry.pages) or (strong and self._like_titles(entry)))
        return entry.table is None and strong and self._like_titles(entry) and self._at_titles(entry) is True

    def _opens_list(self, entry: Entry) -> bool:
        """Whether an unnumbered paragraph before the first numbered item is an item."""
        first = self.entries[self.first]
        if entry.table is not None:
            if not entry.leads:
                return False
            return entry.table is first.table or (is_standing_title(entry.text) and first.table is not None)
        if self._at_titles(entry) is False:
            return False
        if is_standing_title(entry.text):
            return True
        return self.headed and self._hangs() and self._at_titles(entry) is True

    def _at_titles(self, entry: Entry) -> bool | None:
        """Whether a paragraph stands at the left edge the titles have; None where edges are not known."""
        mine = text_left(entry.block)
        edges = [edge for title in self.titles if (edge := text_left(title.block)) is not None]
        if mine is None or not edges:
            return None
        return any(abs(mine - edge) <= ALIGNED for edge in edges)

    def _hangs(self) -> bool:
        """Whether the titles stand clear to the right of their numbers."""
        for title in self.titles:
            left, box = text_left(title.block), title.top
            if left is not None and box is not None and left > box.x0 + 8:
                return True
        return False

    def _ends(self, index: int) -> bool:
        """Whether an entry behind the last number belongs to the agenda no more."""
        entry = self.entries[index]
        last = self.entries[self.last]
        if entry.table is not None:
            if entry.table is last.table or self._is_unnumbered(index):
                return False
            described = last.table is not None and self._at_titles(entry) is not False and not ends_agenda(entry.text)
            return not (described and self.spacing.belongs(index))
        if self._dates_item(index):
            return False
        if last.table is not None or ends_agenda(entry.text) or looks_like_group(entry) or self._is_signature(index):
            return True
        if entry.point or (entry.label is not None and read_number(entry.label) is None):
            return False
        if self.current is None:
            return True
        if index == self.last + 1 and _names_pages(entry) and not _names_pages(last):
            return False
        before = self.entries[index - 1]
        if any(one is origin for one in before.origins for origin in entry.origins):
            return False
        edge, mine = text_left(last.block), text_left(entry.block)
        if edge is not None and mine is not None and mine < edge - ALIGNED:
            return True
        return not self.spacing.belongs(index)

    def _dates_item(self, index: int) -> bool:
        """Whether a day stands right under the item "Date of next meeting", with nothing but place and time."""
        entry = self.entries[index]
        titled = index == self.last + 1 and is_always_open(self.entries[self.last].text)
        return titled and bool(find_dates(entry.text)) and _short(entry.text, TITLE_WORDS)

    def _is_signature(self, index: int) -> bool:
        """Whether a name with a job title under it stands here."""
        entry = self.entries[index]
        following = self.entries[index + 1] if index + 1 < len(self.entries) else None
        if entry.label is not None or len(entry.text) > 60 or name_in_place(entry.text.partition(",")[0]) is None:
            return False
        return following is None or is_job_title(following.text) or ends_agenda(following.text)

    def _cut_tabbed_titles(self) -> None:
        """Part a title from the point beside it when the lines below are set at that point."""
        for place, one in enumerate(self.series):
            end = self.series[place + 1].index if place + 1 < len(self.series) else len(self.entries)
            if one.index + 1 >= end:
                continue
            below = self.entries[one.index + 1]
            left = text_left(below.block)
            if below.label is not None or below.point or left is None:
                continue
            parted = tabbed_at(self.entries[one.index].block, left)
            if parted is None:
                continue
            title = self.entries[one.index]
            title.block = replace(parted[0], label=title.label)
            point = Entry(parted[1], title.origins, table=title.table, row=title.row, leads=False, point=True)
            below.block = replace(below.block)
            self._insert(one.index + 1, point)

    def _insert(self, index: int, entry: Entry) -> None:
        """Put an entry in; the series counts on."""
        self.entries.insert(index, entry)
        self.series[:] = [replace(n, index=n.index + 1) if n.index >= index else n for n in self.series]
        self.numbers = {one.index: one for one in self.series}
        self.first, self.last = self.series[0].index, self.series[-1].index
        self.spacing = Spacing(self.entries, [one.index for one in self.series])


def _names_pages(entry: Entry) -> bool:
    """Whether the pages of an item stand in or beside a paragraph."""
    found = find_page_range(entry.text)
    return bool(entry.pages) or (found is not None and found.first is not None)


def _is_column_heading(entry: Entry) -> bool:
    if entry.label or entry.beside or entry.text.endswith(":"):
        return False
    return is_column_heading(entry.text) in ("pages", "contact", "number", "title", "either")


def _short(text: str, words: int) -> bool:
    return 0 < len(text.split()) <= words
