# ruff: noqa: E501  (one printed form a row)
"""Items, paragraphs, decisions, motions and tables of minutes."""

from dataclasses import replace

import pytest

from agendaparse.document import Block, Box, Line, Segment
from agendaparse.extractors.context import Context
from agendaparse.extractors.minutes import extract_minutes
from agendaparse.extractors.minutes.passages import passage_of
from agendaparse.layout.make import make_block
from tests.extractors.minutes.build import minutes_of, paper_of, table
from tests.layout.build import run

HEAD = """# Hazelmoor District Council
# Parks Committee
Minutes of the meeting held on 3 March 2031 at 7.00 pm
Present: Cllrs Ash (Chairman), Elm and Oak
"""


def items(text):
    return minutes_of(HEAD + text).items


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**13. Minutes**\nSigned.\n**14. Trees**\nNone.\n", [("13", "Minutes"), ("14", "Trees")]),
        ("__13. Minutes__\nSigned.\n__14. Trees__\nNone.\n", [("13", "Minutes"), ("14", "Trees")]),
        ("**52 Apologies**\nNone.\n**53 Trees**\nNone.\n", [("52", "Apologies"), ("53", "Trees")]),
        (
            "**F/193/26 Apologies**\nNone.\n**F/194/26 Trees**\nNone.\n",
            [("F/193/26", "Apologies"), ("F/194/26", "Trees")],
        ),
        ("**19.01.3 Apologies**\nNone.\n**19.01.4 Trees**\nNone.\n", [("19.01.3", "Apologies"), ("19.01.4", "Trees")]),
        ("**LC.11 Apologies**\nNone.\n**LC.12 Trees**\nNone.\n", [("LC.11", "Apologies"), ("LC.12", "Trees")]),
        ("**Apologies**\n(Item 1)\nNone.\n**Trees**\n(Item 2)\nNone.\n", [(None, "Apologies"), (None, "Trees")]),
        (
            "**Apologies**\nNone.\n**Minutes**\nSigned.\n**Trees**\nNone.\n",
            [(None, "Apologies"), (None, "Minutes"), (None, "Trees")],
        ),
        (
            "1. Apologies: None.\n2. Minutes: Signed.\n3. Trees: None.\n",
            [("1", "Apologies"), ("2", "Minutes"), ("3", "Trees")],
        ),
    ],
)
def test_headings(text, found):
    assert [(item.number, item.title) for item in items(text)] == found


def test_a_misprinted_number_is_kept():
    found = items("".join(f"**{n}. Trees**\nNone.\n" for n in (53, 54, 55, 6, 57, 58)))
    assert [item.number for item in found] == ["53", "54", "55", "6", "57", "58"]


def test_a_number_in_the_body_is_no_item():
    (first, second) = items(
        "**1. Minutes**\nUnder section\n137 of the Act\n1,204 invoices were unpaid.\n2030 was a bad year.\n**2. Trees**\nNone.\n"
    )
    assert (first.number, second.number) == ("1", "2")


def test_a_list_of_numbered_names_is_no_item():
    found = items(
        "**1. Apologies**\nNone.\n**2. Public Forum**\nStatements were received:\n01 Ann Birch\n02 Ben Cedar\n03 Cy Dogwood\n"
        "04 Di Elder\n**3. Trees**\nNone.\n"
    )
    assert [item.number for item in found] == ["1", "2", "3"]
    assert "Cy Dogwood" in " ".join(p.text for p in found[1].paragraphs)


def test_an_item_before_the_first_number():
    found = items(
        "**Public Questions:**\nMr Frost asked about the hedge.\n**52. Apologies**\nNone.\n**53. Trees**\nNone.\n"
    )
    assert [(item.number, item.title) for item in found] == [
        (None, "Public Questions"),
        ("52", "Apologies"),
        ("53", "Trees"),
    ]


def test_groups_and_exempt_items():
    found = items(
        "**UNRESTRICTED ITEMS**\n**1. Apologies**\nNone.\n**2. Trees**\nNone.\n**EXEMPT ITEMS**\n**3. Land**\nSold.\n"
    )
    assert [(item.group, item.exempt) for item in found] == [
        ("UNRESTRICTED ITEMS", False), ("UNRESTRICTED ITEMS", False), ("EXEMPT ITEMS", True),
    ]  # fmt: skip


def test_a_subheading_is_a_paragraph():
    (first, _) = items("**1. Minutes**\nSigned.\n**Duck Pond**\nIt was dry.\n**2. Trees**\nNone.\n")
    assert [p.text for p in first.paragraphs] == ["Signed.", "Duck Pond", "It was dry."]


def test_numbered_paragraphs_take_their_lists():
    (first, _) = items(
        "**1. Minutes**\n1) Mr Ash said:\n(a) one thing;\n(b) another.\n2) RESOLVED that it be so.\n**2. Trees**\nNone.\n"
    )
    assert [(p.label, p.text) for p in first.paragraphs] == [
        ("1", "Mr Ash said: (a) one thing; (b) another."), ("2", "RESOLVED that it be so."),
    ]  # fmt: skip


def test_a_decision_runs_through_its_list_and_captions():
    (first, _) = items(
        "**1. Budget**\nMuch was said.\nResolved: That it be recommended to Cabinet that\na) nothing be cut; and\nb) the following be "
        "considered\nGrowth (more spending)\n- a boat\n- an oar\nSavings (less spending)\n- no sail.\nA last word was said.\n"
        "**2. Trees**\nNone.\n"
    )
    (decision,) = first.resolutions
    assert decision.text == (
        "That it be recommended to Cabinet that a) nothing be cut; and b) the following be considered Growth (more spending) "
        "a boat an oar Savings (less spending) no sail."
    )
    assert (decision.kind, decision.to, [c.label for c in decision.clauses]) == ("recommended", "Cabinet", ["a", "b"])


def test_a_formula_alone_takes_what_stands_below():
    (first, _) = items(
        "**1. Cable**\nA report was heard.\nRESOLVED:\n- That the owner be told\n- That advice be sought\n**2. Trees**\nNone.\n"
    )
    assert first.resolutions[0].text == "That the owner be told That advice be sought"


def test_several_decisions_in_order():
    (first, _) = items(
        "**1. Fees**\nRecommendation 1 was moved by Cllr Ash and seconded by Cllr Elm. On being put to the vote it was CARRIED.\n"
        "**It was APPROVED**\n**1a. Boats - a fee of £5.**\nRecommendation 2 was moved by Cllr Ash and seconded by Cllr Oak. "
        "On being put to the vote the recommendation was LOST (1 in favour, 2 against).\n**2. Trees**\nNone.\n"
    )
    assert [r.text for r in first.resolutions] == ["1a. Boats - a fee of £5."]
    assert [(m.seconder.name, m.outcome) for m in first.motions] == [("Elm", "carried"), ("Oak", "lost")]


def test_an_amended_motion_is_two():
    (first, _) = items(
        "**1. Boat**\n1) Mr Ash proposed, and Mr Elm seconded the motion that\n“Council is asked to:\n(1) buy a boat”\n"
        "2) Mr Oak proposed and Ms Yew seconded the following amendment to the motion set out in paragraph 1:\n“Council is asked to:\n"
        "(1) buy an electric boat”\n3) The Chairman put the amendment set out in paragraph 2 to the vote and the voting was as "
        "follows:\nFor (2)\nMr Oak, Ms Yew\nAgainst (1)\nMr Ash\nAbstain (0)\nAmendment carried.\n"
        "4) The Chairman put the substantive motion set out in paragraph 2 to the vote and it was agreed unanimously.\n"
        "5) RESOLVED that the Council buy an electric boat.\n**2. Trees**\nNone.\n"
    )
    original, amendment, substantive = first.motions
    assert (original.kind, original.outcome, original.label) == ("original", None, "1")
    assert original.text == "Council is asked to: (1) buy a boat"
    assert (amendment.kind, amendment.outcome, amendment.vote.ayes.count) == ("amendment", "carried", 2)
    assert [p.name for p in amendment.vote.ayes.people] == ["Mr Oak", "Ms Yew"]
    assert (substantive.kind, substantive.text, substantive.outcome) == ("substantive", None, "carried")
    assert substantive.vote.unanimous
    assert len(first.resolutions) == 1


def test_struck_words_stand_apart():
    paper = paper_of(
        HEAD
        + "**1. Boat**\nMr Ash proposed and Mr Elm seconded the following amendment:\n“Council is asked to buy a boat”\n"
        "**2. Trees**\nNone.\n"
    )
    quoted = next(b for b in paper.items if isinstance(b, Block) and b.text.startswith("“"))
    quoted.struck = ("red",)
    ctx = Context()
    motion = extract_minutes(paper, ctx).items[0].motions[0]
    assert (motion.text, motion.struck) == ("Council is asked to buy a boat", ("red",))
    assert [(d.code, "“red”" in d.message) for d in ctx.diagnostics] == [("struck-text-removed", True)]


def test_a_note_under_a_group_is_no_paragraph():
    (_, second) = items("**1. Trees**\nNone.\n**EXEMPT ITEMS**\n(Open access to minutes)\n**2. Land**\nBought.\n")
    assert (second.group, [p.text for p in second.paragraphs]) == ("EXEMPT ITEMS", ["Bought."])


def test_a_running_head_that_only_one_page_has():
    paper = paper_of(
        HEAD + "**1. Trees**\nMs Ash said that the elms\nCABINET - 22.4.32\nwould be felled.\n**2. Land**\nNone.\n"
    )
    turned = next(at for at, b in enumerate(paper.items) if isinstance(b, Block) and b.text.startswith("CABINET - 22"))
    for at, item in enumerate(paper.items):
        item.pages = (1 if at < turned else 2,)
    minutes = extract_minutes(paper, Context())
    assert "CABINET" not in " ".join(p.text for item in minutes.items for p in item.paragraphs)


def test_a_body_in_capitals_is_recommended_to_by_name():
    (first, _) = items("**1. Trees**\nRECOMMENDED TO CABINET: That the elms be felled.\n**2. Land**\nNone.\n")
    assert [(r.kind, r.to) for r in first.resolutions] == [("recommended", "Cabinet")]


def test_what_an_action_column_says_is_cited_there():
    grid = table(["No.", "Minute", "Action"], ["1.", "Clock\nIt has stopped.", "Order a clock: Clerk"], ruled=False)
    for cell in grid.cells:
        cell.blocks = [replace(b, pages=(cell.column + 1,)) for b in cell.blocks]
    (action,) = minutes_of(HEAD, grid).items[0].actions
    assert (action.text, action.owner, action.where[0].page) == ("Order a clock", "Clerk", 3)


def test_a_roll_call_table():
    minutes = minutes_of(
        HEAD + "**1. Ferry**\nMoved by Cllr Ash and seconded by Cllr Elm that the ferry run late.\n",
        table(
            ["Councillor", "For", "Against", "Abstain"],
            ["Ash", "X", "", ""],
            ["Elm", "X", "", ""],
            ["Oak", "", "X", ""],
        ),
        "The motion was carried by 2 votes to 1.\n**2. Trees**\nNone.\n",
    )
    vote = minutes.items[0].motions[0].vote
    assert [p.name for p in vote.ayes.people] == ["Ash", "Elm"]
    assert (vote.ayes.count, vote.noes.count) == (2, 1)


def test_a_data_table_is_kept_and_makes_no_decision():
    minutes = minutes_of(
        HEAD + "**1. Grants**\nThe following applications were considered:\n",
        table(["Club", "Decision"], ["Rowers", "Committee resolved to fund the boat."], ["Bowlers", "Rejected."]),
        "RESOLVED: That the grants be paid.\n**2. Trees**\nNone.\n",
    )
    (grid,) = minutes.items[0].tables
    assert (grid.columns, len(grid.rows)) == (("Club", "Decision"), 2)
    assert [r.text for r in minutes.items[0].resolutions] == ["That the grants be paid."]


def test_public_statements_make_no_record():
    (first, _) = items(
        "**1. Public Forum**\nMrs Frost proposed that the hedge be cut, and Mr Snow seconded her.\nA petition asked the Council to "
        "resolve to plant a tree.\n**2. Trees**\nNone.\n"
    )
    assert first.resolutions == ()


def test_declarations_one_per_person():
    (first, _) = items(
        "**1. Declarations of Interest**\nCllrs Ash and Elm declared that they were members of the club, and Cllr Elm further "
        "declared that she was its treasurer.\n**2. Trees**\nNone.\n"
    )
    assert [(d.person.name, d.interest) for d in first.declarations] == [
        ("Ash", "they were members of the club"), ("Elm", "they were members of the club; she was its treasurer"),
    ]  # fmt: skip


def test_where_and_the_agenda_item_of_the_pack():
    minutes = minutes_of(HEAD + "**1. Minutes**\nSigned.\n**2. Trees**\nNone.\n", agenda_item="3", draft=True)
    assert (minutes.agenda_item, minutes.draft) == ("3", True)
    assert all(item.where for item in minutes.items)


def test_minutes_of_almost_nothing():
    minutes = minutes_of("A page without any minutes.")
    assert minutes.items == ()
    assert minutes_of("").attendance == ()


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (
            "RESOLVED: That (1) the plan be approved; and (2) it be RECOMMENDED to Council that the budget be raised.",
            [("1", "resolved", None), ("2", "recommended", "Council")],
        ),
        (
            "RESOLVED –\n(a) That the report be noted.\n(b) To recommend to Cabinet that two officers be engaged.",
            [("a", "noted", None), ("b", "recommended", "Cabinet")],
        ),
        (
            "Resolved that (i) the sale be agreed, (ii) the Executive be recommended to use the receipt, and (iii) a "
            "report be brought.",
            [("i", "resolved", None), ("ii", "recommended", "Executive"), ("iii", "resolved", None)],
        ),
        (
            "RECOMMENDED to Council: That\n(a) the tax be set; and\n(b) the report be noted.",
            [("a", "recommended", "Council"), ("b", "recommended", "Council")],
        ),
    ],
)
def test_each_clause_says_what_it_does(told: str, kinds: list[tuple[str, str, str | None]]) -> None:
    first, *_ = items(f"1. Budget\n{told}\n2. Fees\nNone.")
    (decision,) = first.resolutions
    assert [(clause.label, clause.kind, clause.to) for clause in decision.clauses] == kinds
    assert decision.kind == "recommended"
    assert decision.to == next(to for _, _, to in kinds if to)
    assert decision.text[0].isalnum() or decision.text[0] == "("


def test_two_decisions_of_one_sentence() -> None:
    first, *_ = items(
        "1. Fees\nRESOLVED to note the fees and RECOMMENDED to Full Council that they be adopted.\n2. Roads\nNone."
    )
    assert [(r.kind, r.to) for r in first.resolutions] == [("noted", None), ("recommended", "Full Council")]
    assert first.resolutions[0].text == "to note the fees"


def test_names_go_on_behind_a_title_cut_off_by_a_page_end():
    (item,) = items(
        "**13. Trees**\nMr Ash proposed, and Mr Elm seconded that the oak be felled.\nFor (1)\nMr Ash\n"
        "Against (3)\nMrs Oak, Mr\nElm, Mr Pine\nMotion lost.\n**14. Minutes**\nSigned.\n"
    )[:1]
    vote = item.motions[0].vote
    assert vote is not None
    assert [person.name for person in vote.noes.people] == ["Mrs Oak", "Mr Elm", "Mr Pine"]


def test_headings_count_the_parts_of_their_item():
    minutes = minutes_of(
        "# Hazelmoor Council\nPresent: Cllrs Ash and Elm\n**5. Apologies**\nNone.\n**6. Notices of motion**\n**6.1 Play parks**\nText.\n6.2 paid in full\n**7. Minutes**\nSigned."
    )
    assert [item.number for item in minutes.items] == ["5", "6", "6.1", "7"]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Land at Mill Lane. RESOLVED to object (Proposed Cllr Ash, seconded Cllr Elm, all in favour).", "to object"),
        ("4 Mill Lane, a porch. RESOLVED no objection (Proposed Cllr Ash, seconded Cllr Elm).", "no objection"),
        ("RESOLVED: That the Plan (Proposed Submission) be sent.", "That the Plan (Proposed Submission) be sent."),
        ("RESOLVED that the sum (Carried forward) be noted.", "that the sum (Carried forward) be noted."),
        ("RESOLVED that the bill be paid (Unanimous).", "that the bill be paid"),
        ("Members spoke. Agreed: That it be let (6 in favour, 1 against).", "That it be let"),
    ],
)
def test_who_moved_and_how_they_voted_is_no_part_of_a_decision(told, text):
    head = "Present: Cllrs Ash and Elm\n**1. Apologies**\nNone.\n**2. Planning**\n"
    assert [r.text for r in minutes_of(head + told).items[1].resolutions] == [text]


def test_a_title_ends_with_its_bold_words_whatever_spaces_their_runs_hold():
    words = ["3. Minutes of 6", "th ", " May: ", " It was resolved to sign them."]
    runs = [run(word, x=72 + 60 * at, bold=at < 3) for at, word in enumerate(words)]
    assert (
        passage_of(make_block([Line(1, [Segment(" ".join(w.strip() for w in words), Box(0, 0, 1, 1), runs)])])).lead
        == 20
    )


def test_a_body_whose_name_begins_as_an_article_keeps_its_letter():
    minutes = minutes_of(
        "**MINUTES of MEETING of ARGATH INTEGRATION JOINT BOARD held on 3 March 2031**\nPresent: Cllrs Ash and Elm\n**1. Apologies**\nNone."
    )
    assert minutes.committee.lower() == "argath integration joint board"


def test_the_place_is_not_the_meeting():
    minutes = minutes_of(
        "**At the Meeting of the COUNCIL held at the Town Hall, Hazelmoor on 3 March 2031**\nPresent: Cllrs Ash and Elm\n**1. Apologies**\nNone."
    )
    assert minutes.venue == "Town Hall, Hazelmoor"


def test_what_a_body_did_is_told_in_a_list_under_its_name():
    text = "Present: Cllrs Ash and Elm\n**1. Budget**\nA report was considered.\n**Decision**\nThe Joint Board \u2013\n1. noted the forecast; and\n2. approved the plan.\n**2. Close**\nAt 9 pm."
    (decision,) = minutes_of(text).items[0].resolutions
    assert [clause.text for clause in decision.clauses] == ["noted the forecast; and", "approved the plan."]


@pytest.mark.parametrize("glue", ["\n", " "])
def test_a_recorded_vote_announced_by_a_colon_is_no_motion(glue):
    votes = glue.join(["For: Cllrs Ash, Oak and Yew (3)", "Against: Cllr Elm (1)", "Abstentions: None"])
    moved = "Cllr Ash proposed and Cllr Oak seconded the recommendations. On a recorded vote:"
    text = f"Present: Cllrs Ash, Elm, Oak and Yew\n**1. Budget**\n{moved}\n{votes}\n**RESOLVED:**\nThat it be approved."
    (motion,) = minutes_of(text).items[0].motions
    assert motion.vote is not None
    assert [(side.count, len(side.people)) for side in (motion.vote.ayes, motion.vote.noes)] == [(3, 3), (1, 1)]


def test_a_report_received_is_the_story_of_an_item_that_decides_more():
    head = "Present: Cllrs Ash and Elm\n**1. Roads**\nCabinet received the report setting out the programme.\n"
    decided = minutes_of(f"{head}Cabinet RESOLVED to approve it.").items[0].resolutions
    assert [(one.kind, one.text) for one in decided] == [("resolved", "to approve it.")]
    assert [one.kind for one in minutes_of(head).items[0].resolutions] == ["noted"]


@pytest.mark.parametrize(("order", "kinds"), [((0, 1), ["resolved"]), ((1, 0), ["resolved", "noted"])])
def test_a_report_received_before_the_decision_on_it_is_no_decision_of_its_own(order, kinds):
    told = ("Cabinet received the report.", "RESOLVED: That it be paid.")
    text = "\n".join(told[at] for at in order)
    minutes = minutes_of(f"Present: Cllrs Ash and Elm\n**1. Apologies**\nNone.\n**2. Grants**\n{text}")
    assert [resolution.kind for resolution in minutes.items[1].resolutions] == kinds
