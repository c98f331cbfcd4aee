"""What a caller gets: frozen pydantic models, one file per part of a pack.

`AgendaPack` is the whole; `AgendaPack.model_dump(mode="json")` is the JSON contract of the data model.
"""

from __future__ import annotations

from agendaparse.diagnostics import Severity
from agendaparse.models.agenda import AgendaItem
from agendaparse.models.common import (
    BBox,
    Clause,
    Contact,
    CountMap,
    Evidence,
    FrozenMap,
    Model,
    PageRange,
    Person,
    Record,
    Signatory,
    TextMap,
    TimeOfDay,
    Where,
)
from agendaparse.models.diagnostic import Diagnostic, DiagnosticCode
from agendaparse.models.meeting import Meeting, MeetingKind, Member, MemberRole
from agendaparse.models.minutes import (
    Action,
    Attendance,
    AttendanceStatus,
    ChairRole,
    Declaration,
    MinuteItem,
    MinuteParagraph,
    Minutes,
    Motion,
    MotionKind,
    MotionOutcome,
    Resolution,
    ResolutionClause,
    ResolutionKind,
    Vote,
    VoteSide,
)
from agendaparse.models.pack import SCHEMA_VERSION, AgendaPack, Source, TextLayer
from agendaparse.models.rag import Direction, RagRow, RagStatus, RagTable, StatusSource
from agendaparse.models.report import (
    BackgroundPaper,
    Consideration,
    EqualityAnswer,
    Implication,
    Part,
    Recommendation,
    Report,
    ReportParagraph,
)
from agendaparse.models.section import Section, SectionKind
from agendaparse.models.table import Table
from agendaparse.models.workplan import RegisterEntry, WorkPlan, WorkPlanEntry

__all__ = [
    "SCHEMA_VERSION",
    "Action",
    "AgendaItem",
    "AgendaPack",
    "Attendance",
    "AttendanceStatus",
    "BBox",
    "BackgroundPaper",
    "ChairRole",
    "Clause",
    "Consideration",
    "Contact",
    "CountMap",
    "Declaration",
    "Diagnostic",
    "DiagnosticCode",
    "Direction",
    "EqualityAnswer",
    "Evidence",
    "FrozenMap",
    "Implication",
    "Meeting",
    "MeetingKind",
    "Member",
    "MemberRole",
    "MinuteItem",
    "MinuteParagraph",
    "Minutes",
    "Model",
    "Motion",
    "MotionKind",
    "MotionOutcome",
    "PageRange",
    "Part",
    "Person",
    "RagRow",
    "RagStatus",
    "RagTable",
    "Recommendation",
    "Record",
    "RegisterEntry",
    "Report",
    "ReportParagraph",
    "Resolution",
    "ResolutionClause",
    "ResolutionKind",
    "Section",
    "SectionKind",
    "Severity",
    "Signatory",
    "Source",
    "StatusSource",
    "Table",
    "TextLayer",
    "TextMap",
    "TimeOfDay",
    "Vote",
    "VoteSide",
    "Where",
    "WorkPlan",
    "WorkPlanEntry",
]
