"""The clerk's digest, held by a snapshot."""

from agendaparse.display.digest import digest_minutes
from tests.extractors.minutes.build import minutes_of

MINUTES = """
# HAZELMOOR DISTRICT COUNCIL
# PARKS COMMITTEE
Minutes of the meeting held on 3 March 2031 commencing at 7.00 pm in the Moot Hall, Hazelmoor
Present: Cllr. Ash (Chairman), Cllr. Elm (Vice-Chairman), Cllrs. Dr. Oak and Yew
Apologies for absence were received from Cllr. Fir.
**UNRESTRICTED ITEMS**
**13. Minutes**
Resolved: That the minutes be signed.
**14. Declarations of interest**
Cllr. Yew declared that he was a member of the boat club.
**15. Actions from previous meeting**
There were none.
**16. The boat**
Cllr. Ash moved and Cllr. Elm seconded that a boat be bought. The motion was carried by 3 votes to 1.
Resolved: That it be recommended to Cabinet that
a) a boat be bought; and
b) two oars be found.
ACTION: Clerk to ask for prices.
**17. Work plan**
The work plan was noted.
THE MEETING WAS CONCLUDED AT 9.14 PM
"""

DIGEST = """\
HAZELMOOR DISTRICT COUNCIL: PARKS COMMITTEE
Monday 3 March 2031, 19:00 to 21:14, Moot Hall, Hazelmoor

Present (4): Cllr. Ash (Chair), Cllr. Elm (Vice-Chair), Cllr. Dr. Oak, Cllr. Yew
Apologies (1): Cllr. Fir

UNRESTRICTED ITEMS

13 Minutes
    RESOLVED: That the minutes be signed.

14 Declarations of interest
    Declared by Cllr. Yew: he was a member of the boat club

No decision recorded: 15 Actions from previous meeting

16 The boat
    Motion (Cllr. Ash / Cllr. Elm): Carried, 3 for, 1 against: that a boat be bought.
    RECOMMENDED to Cabinet: That it be recommended to Cabinet that:
      (a) a boat be bought; and
      (b) two oars be found.
    Action: Clerk to ask for prices. (Clerk)

No decision recorded: 17 Work plan
"""


def test_digest():
    assert digest_minutes(minutes_of(MINUTES)) == DIGEST


def test_no_line_is_wider_than_asked():
    assert max(map(len, digest_minutes(minutes_of(MINUTES), width=60).splitlines())) <= 60
