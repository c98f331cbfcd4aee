"""The archive's tables: what a row is, what each column means, and which row it points to.

Every table is plain data here; the Arrow schemas, the documentation and the exporters are made from it. The key of
each table is `id`. An `id` is the beginning of the pack's hash and the place of the record in the pack's JSON
("3f2a…/minutes/0/items/4"), so it stays the same as long as the pack is parsed to the same records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import pyarrow as pa

from agendaparse.archive.columns import (
    BOX,
    CELLS,
    CLAUSES,
    DAY,
    NUMBER,
    TEXT,
    TEXTS,
    YES_NO,
    ArchiveTable,
    Column,
    columns_of,
)
from agendaparse.archive.file_tables import FILES, LINKS

_PACK = (
    Column("id", TEXT, "Key: beginning of the pack's hash and the record's place in its JSON.", required=True),
    Column("pack", TEXT, "SHA-256 of the document it was read from, in hexadecimal; see `files.pack`.", required=True),
)
_MEETING = (
    Column("council", TEXT, "Council of the meeting, as printed."),
    Column("committee", TEXT, "Body that meets, as printed."),
    Column("meeting_date", DAY, "Date of the meeting."),
    Column("meeting_key", TEXT, "Normalised council, committee and date; null when one is not known."),
)
_EVIDENCE = (
    Column("page", NUMBER, "Physical page of the first evidence, from 1."),
    Column("label", TEXT, "Page number printed on that page."),
    Column("bbox", BOX, "[x0, top, x1, bottom] on that page, in points from the top-left corner."),
)


def _table(
    name: str,
    meaning: str,
    columns: Iterable[tuple[str, pa.DataType, str] | tuple[str, pa.DataType, str, str]],
    label: str = "title",
) -> ArchiveTable:
    """A table of records: keys, the meeting they belong to, their own columns, and evidence."""
    return ArchiveTable(name, meaning, (*_PACK, *_MEETING, *columns_of(columns), *_EVIDENCE), label)


_TABLES = (
    _table(
        "meetings",
        "A meeting as one document tells of it: announced by an agenda, or minuted by a set of minutes.",
        [
            ("source", TEXT, "`agenda` when the document announces it, `minutes` when it holds its minutes."),
            ("time", TEXT, "Local time at which it begins (announced) or began (minuted), HH:MM."),
            ("concluded", TEXT, "Local time at which it ended, HH:MM."),
            ("venue", TEXT, "Place, as printed."),
            ("kind", TEXT, "`ordinary`, `annual`, `extraordinary` and so on, where printed."),
            ("published", DAY, "Date the agenda was despatched or is dated."),
            ("supplement", YES_NO, "True when the document adds to an agenda already published."),
            ("draft", YES_NO, "True for minutes marked as draft."),
            ("agenda_item", TEXT, "Item of the pack's agenda the minutes are filed under."),
            ("next_meeting", DAY, "Date of the next meeting, as the minutes say."),
            ("notices", TEXTS, "Standing notices, verbatim."),
            ("items", NUMBER, "Number of its agenda items or minutes."),
        ],
        label="committee",
    ),
    _table(
        "members",
        "A member of a committee as its membership is printed.",
        [
            ("meeting", TEXT, "The meeting of the pack.", "meetings.id"),
            ("name", TEXT, "Name as printed, without office and letters."),
            ("person_key", TEXT, "Normalised name, for grouping; not proof that two are one person."),
            ("office", TEXT, "Office prefix as printed."),
            ("post_nominals", TEXTS, "Post-nominal letters."),
            ("role", TEXT, "`chair`, `vice_chair`, `member`, `substitute`, `co_opted` or `ex_officio`."),
            ("party", TEXT, "Party or group as printed."),
        ],
        label="name",
    ),
    _table(
        "agenda_items",
        "An item of an agenda.",
        [
            ("meeting", TEXT, "The meeting announced.", "meetings.id"),
            ("position", NUMBER, "Place in printed order, from 0."),
            ("number", TEXT, "Number as printed."),
            ("title", TEXT, "Title, verbatim."),
            ("reference", TEXT, "Decision or application number in the title."),
            ("description", TEXT, "Text under the title."),
            ("first_printed_page", NUMBER, "First printed page of its papers."),
            ("last_printed_page", NUMBER, "Last printed page of its papers."),
            ("group_heading", TEXT, "Heading it stands under."),
            ("exempt", YES_NO, "True when taken without press and public."),
            ("exemption", TEXT, "Printed ground of the exemption."),
            ("withdrawn", YES_NO, "True when struck through or marked as withdrawn."),
            ("level", NUMBER, "0 for a top-level item, 1 for a sub-item."),
        ],
    ),
    _table(
        "minutes",
        "One minute: what is recorded under one heading of a set of minutes.",
        [
            ("meeting", TEXT, "The meeting minuted.", "meetings.id"),
            ("position", NUMBER, "Place in printed order, from 0."),
            ("number", TEXT, "Number as printed."),
            ("title", TEXT, "Heading, verbatim."),
            ("agenda_item", TEXT, "Agenda item it names."),
            ("group_heading", TEXT, "Heading it stands under."),
            ("exempt", YES_NO, "True when taken without press and public."),
            ("text", TEXT, "Its paragraphs, verbatim, one a line."),
        ],
    ),
    _table(
        "attendance",
        "What minutes say of one person's attendance.",
        [
            ("meeting", TEXT, "The meeting minuted.", "meetings.id"),
            ("name", TEXT, "Name as printed, without office and letters."),
            ("person_key", TEXT, "Normalised name, for grouping; not proof that two are one person."),
            ("office", TEXT, "Office prefix as printed."),
            ("post_nominals", TEXTS, "Post-nominal letters."),
            ("status", TEXT, "`present`, `apologies`, `also_present`, `officer`, `absent` or `virtual`."),
            ("role", TEXT, "`chair` or `vice_chair` at this meeting."),
            ("position", TEXT, "Job title or office as printed."),
            ("substituting_for", TEXT, "Name of the member they stood in for."),
        ],
        label="name",
    ),
    _table(
        "declarations",
        "An interest declared under a minute.",
        [
            ("minute", TEXT, "The minute it stands in.", "minutes.id"),
            ("name", TEXT, "Who declared it; null for a collective declaration."),
            ("person_key", TEXT, "Normalised name, for grouping."),
            ("who", TEXT, "Who declared it, as printed."),
            ("interest", TEXT, "The interest, verbatim."),
        ],
        label="interest",
    ),
    _table(
        "resolutions",
        "A decision of a meeting.",
        [
            ("minute", TEXT, "The minute it stands in.", "minutes.id"),
            ("kind", TEXT, "`resolved`, `recommended` or `noted`."),
            ("addressed_to", TEXT, "Body recommended to."),
            ("text", TEXT, "The whole decision, verbatim."),
            ("clauses", CLAUSES, "Its lettered or numbered clauses."),
        ],
        label="text",
    ),
    _table(
        "motions",
        "A motion put to a meeting.",
        [
            ("minute", TEXT, "The minute it stands in.", "minutes.id"),
            ("kind", TEXT, "`original`, `amendment`, `substantive` or `procedural`."),
            ("text", TEXT, "Its words, verbatim; null when printed only by reference."),
            ("struck", TEXTS, "Struck-through texts left out of `text`."),
            ("proposer", TEXT, "Name of who moved it."),
            ("seconder", TEXT, "Name of who seconded it."),
            ("outcome", TEXT, "`carried`, `lost`, `withdrawn` or `deferred`."),
            ("paragraph", TEXT, "Label of the paragraph it stands in."),
        ],
        label="text",
    ),
    _table(
        "votes",
        "The votes printed for one motion. Those named stand in `people`, with `part` aye, no or abstention.",
        [
            ("motion", TEXT, "The motion voted on.", "motions.id"),
            ("ayes", NUMBER, "Printed number of votes for."),
            ("noes", NUMBER, "Printed number of votes against."),
            ("abstentions", NUMBER, "Printed number of abstentions."),
            ("unanimous", YES_NO, "True when the minutes call the vote unanimous."),
            ("ayes_named", TEXTS, "Names of those for."),
            ("noes_named", TEXTS, "Names of those against."),
            ("abstentions_named", TEXTS, "Names of those who abstained."),
        ],
        label="id",
    ),
    _table(
        "actions",
        "Something somebody was asked to do by a meeting.",
        [
            ("minute", TEXT, "The minute it stands in.", "minutes.id"),
            ("text", TEXT, "What is to be done, verbatim."),
            ("owner", TEXT, "Who is to do it, as printed."),
            ("due", TEXT, "When, as printed."),
        ],
        label="text",
    ),
    _table(
        "reports",
        "An officer report.",
        [
            ("meeting", TEXT, "The meeting of the pack it was published in.", "meetings.id"),
            ("title", TEXT, "Title, verbatim."),
            ("reference", TEXT, "Decision or report number."),
            ("written_for", TEXT, "Body named in its title block."),
            ("report_date", DAY, "Date named in its title block."),
            ("agenda_item", TEXT, "Number of its agenda item."),
            ("first_printed_page", NUMBER, "First printed page of its agenda item."),
            ("last_printed_page", NUMBER, "Last printed page of its agenda item."),
            ("author", TEXT, "Whose report it is, as printed."),
            ("status", TEXT, "What it is for, as printed."),
            ("classification", TEXT, "Unrestricted or Exempt, as printed."),
            ("key_decision", YES_NO, "Whether it is a key decision; null when not said."),
            ("executive_summary", TEXT, "The executive summary, verbatim."),
            ("purpose", TEXT, "The purpose of the report, verbatim."),
            ("supports", TEXT, "The aim it supports, as printed."),
            ("wards", TEXT, "Wards affected, as printed."),
            ("reason_for_recommendation", TEXT, "The printed reason, verbatim."),
            ("portfolio_holders", TEXTS, "Names of portfolio holders."),
            ("contact_officers", TEXTS, "Names (or job titles) of contact officers."),
            ("appendices", TEXTS, "Appendices attached, verbatim."),
            ("header", CELLS, "Printed labels of the title block and their text."),
        ],
    ),
    _table(
        "recommendations",
        "What a report asks a body to decide.",
        [
            ("report", TEXT, "The report it stands in.", "reports.id"),
            ("addressed_to", TEXT, "Body it is addressed to."),
            ("text", TEXT, "Its words, verbatim."),
            ("clauses", CLAUSES, "Its lettered or numbered clauses."),
        ],
        label="text",
    ),
    _table(
        "rag_rows",
        "A row of a red/amber/green table: one action, measure or indicator.",
        [
            ("meeting", TEXT, "The meeting of the pack it was published in.", "meetings.id"),
            ("rag_table", TEXT, "What the rows of one table have in common: the table's place in the pack."),
            ("table_title", TEXT, "Title of the table."),
            ("period", TEXT, "Period reported on, as printed."),
            ("agenda_item", TEXT, "Number of its agenda item."),
            ("report_title", TEXT, "Title of the report it stands in."),
            ("position", NUMBER, "Place in the table, from 0."),
            ("ref", TEXT, "Reference, mended where miskeyed."),
            ("ref_raw", TEXT, "Reference exactly as printed."),
            ("group_heading", TEXT, "Heading row it stands under."),
            ("title", TEXT, "The action, measure or indicator, verbatim."),
            ("status", TEXT, "Normalised status."),
            ("status_raw", TEXT, "Printed word of the status."),
            ("status_source", TEXT, "`text`, `colour` or `icon`."),
            ("previous_status", TEXT, "Status of the period before."),
            ("direction", TEXT, "`improving`, `stable` or `worsening`."),
            ("due", TEXT, "When it is due, as printed."),
            ("lead", TEXT, "Who leads, as printed."),
            ("partners", TEXT, "Who helps, as printed."),
            ("target", TEXT, "Target, as printed."),
            ("actual", TEXT, "Latest result, as printed."),
            ("previous", TEXT, "Result of the period before, as printed."),
            ("commentary", TEXT, "Commentary, verbatim."),
            ("cells", CELLS, "Every column and its full cell text."),
        ],
    ),
    _table(
        "work_plan_entries",
        "One title planned for one meeting in a work programme or forward plan.",
        [
            ("meeting", TEXT, "The meeting of the pack it was published in.", "meetings.id"),
            ("plan_title", TEXT, "Title of the work programme."),
            ("as_at", DAY, "Day on which it was drawn up."),
            ("planned_date", DAY, "Meeting or decision date it is planned for; null when not a single day."),
            ("planned_date_raw", TEXT, "That date as printed."),
            ("title", TEXT, "What is planned, verbatim."),
            ("decision_taker", TEXT, "Who decides (registers only)."),
            ("lead_officer", TEXT, "Who is responsible (registers only)."),
            ("kind", TEXT, "Kind of decision (registers only)."),
            ("key_decision", YES_NO, "Whether it is a key decision (registers only)."),
            ("exempt", YES_NO, "Whether it is taken in private (registers only)."),
            ("summary", TEXT, "What it is about (registers only)."),
        ],
    ),
    _table(
        "sections",
        "A run of pages that is one document of the pack.",
        [
            ("meeting", TEXT, "The meeting of the pack.", "meetings.id"),
            ("kind", TEXT, "`front_sheet`, `minutes`, `report`, `appendix`, `work_plan` and so on."),
            ("title", TEXT, "Its title."),
            ("agenda_item", TEXT, "Number of its agenda item."),
            ("first_page", NUMBER, "First physical page."),
            ("last_page", NUMBER, "Last physical page."),
        ],
    ),
    _table(
        "diagnostics",
        "Something doubtful, repaired or inconsistent in a pack.",
        [
            ("code", TEXT, "Kebab-case code; `agendaparse explain CODE` tells what it means."),
            ("severity", TEXT, "`info`, `warning` or `error`."),
            ("message", TEXT, "What was found, in a sentence."),
        ],
        label="message",
    ),
    _table(
        "people",
        "One mention of a person by name: in an attendance list, as a mover, voter, contact and so on.",
        [
            ("name", TEXT, "Name as printed, without office and letters."),
            ("person_key", TEXT, "Normalised name, for grouping; not proof that two are one person."),
            ("office", TEXT, "Office prefix as printed."),
            ("raw", TEXT, "The whole name exactly as printed."),
            (
                "part",
                TEXT,
                "What they were there: `member`, `chair`, a status of `attendance`, `substituted`, `proposer`, "
                "`seconder`, `aye`, `no`, `abstention`, `declarant`, `portfolio_holder`, `contact`, `signatory`.",
            ),
            ("party", TEXT, "Party or group as printed (members only)."),
            ("position", TEXT, "Job title or office as printed."),
            ("record_table", TEXT, "Table of the record that names them."),
            ("record", TEXT, "`id` of that record."),
        ],
        label="name",
    ),
    _table(
        "paragraphs",
        "One piece of text for full-text search, with its page: titles, paragraphs, decisions, commentary.",
        [
            (
                "kind",
                TEXT,
                "`agenda_item`, `notice`, `minute`, `resolution`, `motion`, `action`, `declaration`, `report`, "
                "`recommendation`, `implication`, `table`, `rag`, `work_plan` or `section`.",
            ),
            ("title", TEXT, "Title of the item, report, row or table it stands in; search it too."),
            ("number", TEXT, "Number of the item or paragraph, as printed."),
            ("text", TEXT, "The words, verbatim; the title again where there are no others."),
            ("record_table", TEXT, "Table of the record it belongs to."),
            ("record", TEXT, "`id` of that record."),
        ],
        label="text",
    ),
    FILES,
    LINKS,
)

TABLES: Final[Mapping[str, ArchiveTable]] = MappingProxyType({table.name: table for table in _TABLES})
"""Every table of the archive by name."""
