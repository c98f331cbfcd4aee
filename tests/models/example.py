"""One pack of an invented council in which every field of every model is filled."""

from __future__ import annotations

import datetime as dt

from agendaparse import models as m

HERE = (m.Where(page=3, label="1", bbox=(72, 90.5, 523.27, 104.125)),)
OVER = (*HERE, m.Where(page=4, label="2", bbox=(72, 72, 523.27, 120), file="front.pdf"))


def person(name: str) -> m.Person:
    return m.Person(name=name, office="Cllr.", post_nominals=("OBE",), raw=f"Cllr. {name} OBE", where=HERE)


def contact() -> m.Contact:
    return m.Contact(
        name="Ann Reed",
        role="Clerk",
        telephone="01234 567890",
        email="ann.reed@elmbury.example",
        where=HERE,
    )


def table() -> m.Table:
    return m.Table(
        title="Table 1: Grants",
        columns=("Body", "£000"),
        rows=(("Library", "12.5"), ("Band", "3.0")),
        notes="Figures are rounded.",
        where=HERE,
    )


def clauses() -> tuple[m.Clause, ...]:
    return (
        m.Clause(label="a", text="that the grants be paid; and", where=HERE),
        m.Clause(label="b", text="that the sum be recorded.", where=HERE),
    )


def resolved_clauses() -> tuple[m.ResolutionClause, ...]:
    return tuple(
        m.ResolutionClause(label=clause.label, text=clause.text, kind="recommended", to="Cabinet", where=HERE)
        for clause in clauses()
    )


def minutes() -> m.Minutes:
    motion = m.Motion(
        kind="substantive",
        text="That the grants be paid in May.",
        struck=("June",),
        proposer=person("Hale"),
        seconder=person("Dr. Moss"),
        outcome="carried",
        vote=m.Vote(
            ayes=m.VoteSide(count=2, people=(person("Hale"), person("Dr. Moss")), where=HERE),
            noes=m.VoteSide(count=0),
            unanimous=True,
            abstentions=m.VoteSide(count=1),
            where=HERE,
        ),
        label="18.2",
        where=OVER,
    )
    item = m.MinuteItem(
        number="18",
        title="Grants to voluntary bodies",
        agenda_item="5a",
        group="EXEMPT ITEMS",
        exempt=True,
        paragraphs=(m.MinuteParagraph(label="18.1", text="The Clerk spoke – at length.", where=HERE),),
        declarations=(
            m.Declaration(person=person("Hale"), who="Cllr. Hale", interest="a member of the band", where=HERE),
            m.Declaration(who="All Members present", where=HERE),
        ),
        motions=(motion,),
        resolutions=(
            m.Resolution(
                kind="recommended",
                to="Council",
                text="(a) that the grants be paid; and (b) that the sum be recorded.",
                clauses=resolved_clauses(),
                where=OVER,
            ),
        ),
        actions=(m.Action(text="Write to the band.", owner="Clerk", due="May 2031", where=HERE),),
        tables=(table(),),
        where=OVER,
    )
    return m.Minutes(
        council="Elmbury Town Council",
        committee="Finance Committee",
        date=dt.date(2031, 3, 4),
        venue="Old Hall",
        commenced=dt.time(19, 0),
        concluded=dt.time(21, 14),
        attendance=(
            m.Attendance(person=person("Hale"), status="present", role="chair", position="Chairman", where=HERE),
            m.Attendance(
                person=person("Dr. Moss"),
                status="virtual",
                substituting_for=person("Penn"),
                where=HERE,
            ),
            m.Attendance(person=person("Penn"), status="apologies", where=HERE),
        ),
        items=(item,),
        agenda_item="1",
        draft=True,
        next_meeting=dt.date(2031, 5, 6),
        where=OVER,
    )


def report() -> m.Report:
    return m.Report(
        title="Budget",
        reference="31/00007",
        committee="Finance Committee",
        date=dt.date(2031, 4, 1),
        agenda_item="7",
        pages=m.PageRange(first=7, last=36),
        author="Report of the Treasurer",
        status="For Decision",
        classification="Unrestricted",
        header={"Status": "For Decision", "Key Decision": "No"},
        key_decision=False,
        also_considered_by=(m.Consideration(body="Cabinet", date=dt.date(2031, 4, 9), where=HERE),),
        executive_summary="The budget is set out.",
        supports="Value for money",
        portfolio_holders=(person("Hale"),),
        contact_officers=(contact(),),
        recommendations=(
            m.Recommendation(
                to="Cabinet",
                text="(a) that the grants be paid; and (b) that the sum be recorded.",
                clauses=clauses(),
                where=HERE,
            ),
        ),
        reason_for_recommendation="The law asks for it.",
        purpose="To set the budget.",
        wards="All",
        content=(
            m.Part(
                number="1",
                heading="Introduction and Background",
                level=1,
                paragraphs=(m.ReportParagraph(number="1.1", text="Two things:", bullets=("one", "two"), where=HERE),),
                where=HERE,
            ),
            m.Part(number="2.1", heading="Other Financial Matters", level=2, where=HERE),
            m.Part(heading="Financial Implications", where=HERE),
        ),
        implications=(m.Implication(kind="Financial Implications", text="None.", where=HERE),),
        equality=(m.EqualityAnswer(question="Does it matter?", answer="No", explanation="It is small.", where=HERE),),
        appendices=("Appendix A – Figures",),
        background_papers=(m.BackgroundPaper(title="Budget book", url="https://elmbury.example/b", where=HERE),),
        signatories=(m.Signatory(name="R. Dale", role="Treasurer", where=HERE),),
        tables=(table(),),
        where=OVER,
    )


def rag_table() -> m.RagTable:
    def row(ref: str, status: m.RagStatus | None) -> m.RagRow:
        return m.RagRow(
            ref=ref,
            ref_raw=f"{ref}.",
            group="Parks",
            title="Plant trees",
            status=status,
            status_raw="GREEN",
            status_source="text",
            previous_status="amber",
            direction="improving",
            due="March 2031",
            lead="Clerk",
            partners="Scouts",
            target="95 %",
            actual="97 %",
            previous="91 %",
            commentary="Forty planted.",
            cells={"Ref": ref, "Action": "Plant trees", "Status": "GREEN"},
            where=OVER,
        )

    return m.RagTable(
        title="Action plan",
        agenda_item="7",
        report="Budget",
        period="Quarter 2",
        columns=("Ref", "Action", "Status"),
        rows=(row("P 1", "green"), row("P 2", None), row("P 3", "green")),
        summary={"green": 2, "missing": 1},
        where=OVER,
    )


def pack() -> m.AgendaPack:
    return m.AgendaPack(
        source=m.Source(
            name="pack.pdf",
            sha256="0123456789abcdef" * 4,
            media_type="application/pdf",
            page_count=42,
            title="(Public Pack)Agenda",
            producer="Typesetter 1",
            text_layer="mixed",
            language="en",
            files=(m.Source(name="front.pdf", sha256="0123456789abcdef" * 4),),
        ),
        meeting=m.Meeting(
            council="Elmbury Town Council",
            committee="Finance Committee",
            date=dt.date(2031, 4, 1),
            time=dt.time(9, 5),
            venue="Old Hall",
            published=dt.date(2031, 3, 24),
            kind="annual",
            supplement=True,
            contacts=(contact(),),
            signatories=(m.Signatory(name="R. Dale", role="Treasurer", where=HERE),),
            notices=("In the event of fire leave by the nearest door.",),
            where=HERE,
        ),
        membership=(m.Member(person=person("Hale"), role="chair", party="Independent", where=HERE),),
        agenda=(
            m.AgendaItem(title="Apologies for Absence", where=HERE),
            m.AgendaItem(
                number="7",
                title="Budget",
                reference="31/00007",
                description="To set it.",
                pages=m.PageRange(first=7, last=36),
                contacts=(contact(),),
                group="UNRESTRICTED ITEMS",
                exempt=True,
                exemption="Schedule 12A paragraph 3",
                withdrawn=True,
                level=1,
                where=OVER,
            ),
        ),
        minutes=(minutes(),),
        reports=(report(),),
        rag_tables=(rag_table(),),
        work_plans=(
            m.WorkPlan(
                title="Work plan",
                as_at=dt.date(2031, 3, 1),
                entries=(
                    m.WorkPlanEntry(date=dt.date(2031, 6, 3), date_raw="3 June 2031", items=("Audit",), where=HERE),
                ),
                register=(
                    m.RegisterEntry(
                        title="Audit",
                        date=dt.date(2031, 6, 3),
                        date_raw="3 June 2031",
                        decision_taker="Cabinet",
                        lead_officer="Treasurer",
                        kind="Executive",
                        key_decision=True,
                        exempt=False,
                        summary="The yearly audit.",
                        cells={"Title": "Audit"},
                        where=HERE,
                    ),
                ),
                where=HERE,
            ),
        ),
        sections=(m.Section(kind="report", title="Budget", agenda_item="7", first_page=9, last_page=38, where=HERE),),
        diagnostics=(
            m.Diagnostic(code="ref-repaired", message="P 1. was read as P 1.", where=HERE),
            m.Diagnostic(code="unclaimed-text", severity="error", message="A line is lost.", where=HERE),
        ),
    )
