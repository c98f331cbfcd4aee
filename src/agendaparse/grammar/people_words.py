"""The closed vocabularies that `people` reads by."""

from __future__ import annotations

OFFICES: dict[str, str] = {
    "cllr": "Cllr", "cllr.": "Cllr.", "clr": "Clr", "cllor": "Cllor", "councillor": "Councillor",
    "coun.": "Coun.", "alderman": "Alderman", "ald.": "Ald.", "alderwoman": "Alderwoman", "mayor": "Mayor",
    "deputy mayor": "Deputy Mayor", "lord mayor": "Lord Mayor", "deputy lord mayor": "Deputy Lord Mayor",
    "provost": "Provost", "lord provost": "Lord Provost", "depute provost": "Depute Provost", "bailie": "Bailie",
    "depute lord provost": "Depute Lord Provost",
    "cynghorydd": "Cynghorydd", "gynghorydd": "Gynghorydd", "cyng.": "Cyng.", "cyng": "Cyng",
}  # fmt: skip
"""Offices printed before a name."""

PLURAL_OFFICES: dict[str, str] = {
    "cllrs": "Cllr", "cllrs.": "Cllr.", "clrs": "Clr", "councillors": "Councillor", "aldermen": "Alderman",
    "cynghorwyr": "Cynghorydd", "gynghorwyr": "Cynghorydd",
}  # fmt: skip
"""Offices printed once for many names, and their singular."""

OFFICE_KINDS: tuple[str, ...] = (
    "county", "district", "borough", "city", "town", "parish", "ward", "community",
)  # fmt: skip
"""Words that may stand before "Councillor" as part of the office."""

HONORIFICS: tuple[str, ...] = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady", "lord", "baroness", "baron", "viscount",
    "rev", "revd", "reverend", "the rev", "the revd", "the reverend", "prof", "professor", "canon", "father",
    "fr", "rabbi", "imam", "hon", "the hon", "rt hon", "the rt hon", "capt", "captain", "col", "colonel",
    "lt col", "maj", "major", "brigadier", "brig", "cdr", "commander", "sqn ldr", "wg cdr", "archdeacon",
    "the ven", "madam", "sister", "mr.", "mrs.", "ms.", "dr.", "rev.", "revd.", "prof.", "capt.", "col.",
    "maj.", "fr.", "hon.", "rt. hon.", "messrs", "pc", "pcso", "sgt", "insp", "ch insp", "chief insp", "supt",
    "ch supt", "chief supt", "det supt", "det insp", "inspector", "chief inspector", "sergeant",
)  # fmt: skip
"""Titles that belong to the name."""

CIVIL_HONORIFICS: tuple[str, ...] = ("mr", "mrs", "ms", "miss", "mx")
"""Titles that everybody in a list has, or nobody."""

GENDERED: dict[str, str] = {
    "mr": "m", "sir": "m", "lord": "m", "baron": "m", "father": "m", "fr": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "baroness": "f", "madam": "f",
}  # fmt: skip
"""Titles that tell two people of one name apart."""

POST_NOMINALS: tuple[str, ...] = (
    "OBE", "MBE", "CBE", "KBE", "DBE", "GBE", "BEM", "QC", "KC", "JP", "DL", "TD", "VR", "RD", "CB", "KCB",
    "KCVO", "CVO", "LVO", "MVO", "MP", "MS", "MSP", "AM", "MEP", "FRS", "FRSA", "PhD", "BSc", "BA", "MA",
    "MSc", "MBA", "LLB", "LLM", "FCA", "ACA", "FCIS", "CEng", "FRICS", "MRICS", "MRTPI", "CPFA", "QPM",
    "QFSM", "KPM", "GC", "VC", "DSO", "DFC", "MC", "DCM", "QGM", "CMG", "KCMG", "CH", "Esq", "Bt",
    "PSLCC", "FSLCC", "CiLCA", "FCMI", "FdA",
)  # fmt: skip
"""Letters after a name, without stops."""

PARTIES: tuple[str, ...] = (
    "con", "cons", "conservative", "conservatives", "lab", "labour", "labour and co-operative", "lab/co-op",
    "labour & co-operative", "ld", "lib dem", "lib dems", "liberal democrat", "liberal democrats", "libdem",
    "liberal", "green", "green party", "grn", "ind", "independent", "independents", "reform", "reform uk",
    "ref", "ukip", "plaid", "plaid cymru", "snp", "non-aligned", "unaligned", "unaffiliated", "your party",
    "labour party", "conservative party", "residents association", "residents' association", "alliance",
    "workers party", "tuv", "dup", "sdlp", "sinn féin", "llafur", "ceidwadwyr",
    "welsh labour", "llafur cymru", "the party of wales", "welsh conservatives", "welsh liberal democrats",
    "scottish national party", "scottish labour", "scottish conservative and unionist", "scottish green party",
    "democratic unionist party", "ulster unionist party", "uup", "alliance party", "sinn fein",
    "annibynnol", "democratiaid rhyddfrydol", "not politically aligned", "no party",
)  # fmt: skip
"""Party names and marks, in lower case."""

JOB_WORDS: frozenset[str] = frozenset(
    """accountant administrator adviser advisor analyst apprentice architect assistant auditor barrister
    chaplain chief clerk commissioner consultant controller coordinator co-ordinator constable counsel
    counsellor director engineer executive governor head inspector instructor lead leader lawyer librarian manager
    officer planner principal proper registrar representative researcher scrutineer secretary sergeant
    solicitor specialist spokesperson superintendent supervisor surveyor technician treasurer warden
    mayor minister president provost deputy trainee caretaker groundsman bursar ombudsman coroner
    headteacher practitioner editor journalist reporter partner trustee mace-bearer pcso member
    clerc swyddog cyfarwyddwr pennaeth rheolwr prif co-chair deputies whip tutor nurse archivist""".split()
)
"""Words one of which a job title holds, in lower case."""

ORGANISATIONS: frozenset[str] = frozenset(
    """academy advice agency alliance ambulance association bbc charity citizens club college company constabulary
    council diocese federation foundation gmb gmbh healthwatch hospital institute limited llp ltd network nhs
    partnership plc police probation rescue rotary school societies society surgery trust uk union unison unite
    university wildlife""".split()
)
"""Words that name an organisation, in lower case: whoever is of it is known by no post."""

NEVER_NAMES: frozenset[str] = ORGANISATIONS | frozenset(
    """a absent accounts act action actions active activity adult advisory affairs agencies agency agenda
    aid all also amendment an and announcement announcements annual any apologies appendix appointment
    area arts assembly assets
    association attendance audit authorities authority background bank body borough budget building business by cabinet
    campaign capital care carers cemetery centre chair chairman chairperson charity child children children's
    children’s cinema city civic close club co-operative code college commission committee commons community
    company conduct confidential constituency constituent consultation corporate corporation correspondence council
    councillor councillors councils county court crime culture customer cyngor data date decision decisions
    declaration declarations democratic department deputations development devolution digital directorate
    disability district documents downs draft early economic economy education elections employment england
    engagement enterprise environment environmental equality estate estates european events exempt families
    family finance financial fire first following for forum full fund further gallery general gmbh governance
    government group groups guest guests health heritage highways history home homes hospital housing human
    in information integrated interest interests interim international invitation ireland item items joint key
    land legal leisure libraries library licensing limited local ltd maintenance management media meeting
    meetings member members memorial minerals minute minutes monitoring motion museum national nations
    natural networks next nhs no none north northern note notes notice observers of office officers on open operations
    opposition organisation organisations other others pact panel pack paper papers part participation partners
    partnership party pay pensions people performance petition petitions places plan planning plans plc police policy
    pool portfolio practice present presentation press procedure procurement professional programme project
    projects property protection provision public pwyllgor quality questions recommendations records recreation
    regeneration register regulation regulatory report reports resident residents resolution resources
    response revenue review road roads rural safeguarding safer safety scheme school schools scotland scrutiny
    section sector senior service services social societies society south southern special sports staff
    standards standing state statement station stations strategic strategy street sub-committee subgroup
    substitute substitutes summary sundays support surgery systems team teams technology tenants the their
    there theatre they to together town townships trading traffic transformation transport treasury trust
    tourism union unit united university unrestricted update updates urban vacancy vacant various venue vice
    vice-chair vice-chairman village villages virtual visitors volunteers voluntary vote wales was waste
    formal matter matters application applications consideration considerations
    welcome welfare well-being wellbeing were west western with work workers working works young youth
    abstained agreed carried declared moved noted nominated proposed proposer resolved seconded seconder voted
    monday tuesday wednesday thursday friday saturday sunday january february april june july august
    september october november december""".split()
)
"""Words no person's name holds, in lower case."""

SHORTENED_NAMES: frozenset[str] = frozenset(
    """st ste wm geo chas thos jas jos jno robt alex fred benj edw saml danl jnr snr mr mrs ms dr rev revd prof hon
    rt lt col maj capt cdr brig sgt sqn ldr wg gp cllr""".split()
)
"""Parts of names written with a stop, in lower case; after any other word a stop ends the sentence."""

SURNAMES_TOO: frozenset[str] = frozenset(
    """abbey banks bridge brook brooks castle chambers church clarke court cross dean east field fields ford
    garden gardens green grove hall head heath hill hills house hunt lake lane lord lodge march marsh may
    moor north page park parish parks pool rivers rose rowe self shore smith square street summers temple
    towers vale vicar ward way wells west wood woods close bank speaker bishop pope priest knight king
    chaplain nurse wharf mill mills port day week winter summer best major case law price field waters
    monday friday young guest first fairweather bond cannon constable sergeant head warden clerk provost""".split()
)
"""Everyday words that are surnames too: a name may hold one when something else shows that it is a name."""

GIVEN_NAMES: frozenset[str] = frozenset(
    """aaron abdul abigail adam adrian afzal agnes ahmed aidan aileen aisha alan alastair albert alec alex
    alexander alexandra alexis alf alfie alfred ali alice alison alistair allan allen alun amanda amelia
    amina amir amy andrea andrew andy aneurin angela angie anita ann anna anne annette annie anthony antonia
    anwen archie arthur asha ashley audrey barbara barry beatrice becki becky belinda ben benjamin bernadette
    bernard beryl beth bethan bethany betty beverley bill billy bob brenda brendan brian bridget bronwen bruce
    bryan bryn callum cameron carl carla carol carole caroline carolyn carys catherine cathy catrin cecil celia
    ceri charles charlie charlotte cheryl chloe chris christian christina christine christopher christy
    claire clare clifford clive colin connor craig cynthia dafydd daisy damian dan daniel danielle danny
    darren dave david dawn dean deborah debbie debra denis denise dennis derek diana diane dilys dominic
    donald donna doreen dorothy doug douglas duncan dylan ed eddie edward edwin eileen elaine eleanor elena
    elizabeth ella ellen ellie emily emma emyr eric erica erin ernest esther ethan euan eva evan eve evelyn
    fatima fiona florence frances francis frank fraser fred freda frederick freya gail gareth garry gary gavin
    gaynor gemma geoff geoffrey george georgia georgina geraint gerald geraldine gerard gethin gillian gina
    gladys glen glenn glenys gloria glyn gordon grace graeme graham grant greg gregory guy gwen gwyn gwyneth
    hannah harold harriet harry harvey hassan hayley hazel heather helen henry hilary howard hugh hugo huw
    hywel iain ian ibrahim ieuan ifan imran ioan iolo irene iris isaac isabel isabella isla ivan ivor iwan
    jack jackie jacob jacqueline jade jagdish jake james jamie jan jane janet janice jared jasmine jason
    jasper javed jay jayne jean jeff jeffrey jennifer jenny jeremy jessica jill jim jo joan joanna joanne
    jodie joe joel john johnny jon jonathan jordan joseph josephine josh joshua joy joyce judith judy julia
    julian julie june justin karen karl kate katherine kathleen kathryn kathy katie kay keith kelly ken
    kenneth kerry kevin khalid kieran kim kirsten kris kristin kyle laura lauren laurence lawrence leah leanne
    lee lena leo leon leonard lesley leslie lewis liam lily linda lindsay lindsey lisa liz llinos lloyd lois
    lorna lorraine louis louise luca lucas lucy luke lydia lyn lynda lynn lynne mabel madeleine maggie mair
    malcolm mandy manjit marc marcus margaret maria marian marianne marie marilyn marion marjorie mark martha
    martin martyn mary matt matthew maureen maurice max maxine megan mehmet meirion melanie melissa meryl
    michael michelle mick mike mildred miles millie mohammad mohammed mohamed moira molly mona monica morag
    morgan muhammad muriel myra nadia nancy naomi natalia natalie natasha nathan neil nerys nia niamh nicholas
    nick nicky nicola nicole nigel nikki nina noah noel nora norma norman olga olive oliver olivia oscar owain
    owen pam pamela pat patricia patrick paul paula pauline penelope penny perry peter phil philip philippa
    phillip phoebe phyllis polly priya rachael rachel rajesh ralph ray raymond rebecca reg reginald rhian
    rhiannon rhodri rhys rich richard rick ricky rita rob robert roberta robin rod roderick rodney roger
    roland ron ronald rory rosalind rose rosemary rosie ross roy rupert russell ruth ryan sally sam samantha
    samuel sandra sara sarah sean sebastian seren shane sharon sheila shelly shirley sian simon siobhan siân
    sonia sophia sophie spencer stacey stan stanley stella stephanie stephen steve steven stuart sue susan
    suzanne sybil sylvia tamsin tanya tara ted teresa terence terry thelma theo theresa thomas tim timothy
    tina toby todd tom tomos tony tracey tracy trevor tristan ursula valerie vanessa vera vernon veronica
    vicki vicky victor victoria vikki vincent viv vivian vivien wayne wendy wil wilfred will william winifred
    yasmin yusuf yvonne zara zoe""".split()
)
"""Common given names, in lower case: evidence that two bare words are a person."""
