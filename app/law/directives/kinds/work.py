"""Kinds of how it is worked: by whom, with whom, by what power, and what is just done. Rows of the table, in order."""

from app.law.directives.kinds.outcomes import GIVE
from app.law.directives.kinds.values import NOTHING, Form, Kind, vocabulary

DELEGATION = "delegation"
"""The kind of a power that is handed on: of "is hereby delegated to the Secretary" too."""
_BODIES = vocabulary(
    "committee subcommittee commission council board panel group subgroup sub-group sub-committee workgroup position "
    "office team center secretariat unit "
    "bureau agency corps partnership administration institute clearinghouse"
) | {"task force"}
"""What is established as a body."""
_PERSONS = vocabulary(
    "official officer chairman chair chairperson vice-chair vice-chairman co-chair co-chairman member representative "
    "alternate employee director administrator person individual liaison coordinator designee deputy secretary head "
    "executive counsel advisor adviser leader staff personnel lead subcommittee delegate archivist commissioner "
    "agency attorney point manager ombudsman assistant successor arbitrator referee examiner panel judge "
    "representation citizen expert inspector counselor"
)
"""Who is designated to an office or a body; the last word of what he is called."""
_HELP = vocabulary(
    "support assistance service staff personnel fund funding information facility space equipment resource "
    "supply data aid help cooperation expertise detail material document"
)
"""What helps somebody to work."""
WORK: tuple[Kind, ...] = (
    Kind(
        "meeting",
        "organization",
        "to meet, to convene somebody, or to hold meetings or hearings",
        (
            Form(vocabulary("meet convene"), besides=vocabulary("need requirement goal standard court-martial")),
            Form(
                vocabulary("hold conduct call organize host schedule arrange attend chair"),
                vocabulary("meeting hearing conference summit forum workshop roundtable convening session symposium"),
            ),
        ),
        ("meet at the call of the Chair", "convene meetings of the Task Force", "hold public hearings"),
        ("meet the requirements of section 2", "hold the property in trust"),
    ),
    Kind(
        "compensation",
        "organization",
        "to serve with or without pay, or to have expenses paid",
        (
            Form(
                vocabulary("receive serve")
                | {"be entitled", "be allowed", "be paid", "be eligible", "be reimbursed", "be provided"},
                behind=vocabulary("compensation pay salary expense allowance remuneration diem reimbursement"),
            ),
            Form({"be compensated"}),
        ),
        (
            "serve without compensation",
            "receive no compensation for their service",
            "receive travel expenses as authorized by law",
        ),
        ("receive applications",),
    ),
    Kind(
        "membership",
        "organization",
        "to be composed of, to consist of or to include members; to serve on a body or in an office, to chair",
        (
            Form(
                vocabulary("consist comprise chair co-chair preside head serve")
                | {"be composed", "be comprised", "be headed", "be chaired", "be co-chaired"}
                | {"be chairman", "be chair", "be members", "be member"},
                without=vocabulary("channel point clearinghouse basis forum model repository notice"),
            ),
            Form(vocabulary("include"), _PERSONS),
        ),
        (
            "be composed of the heads of the following agencies",
            "serve as Chair of the Council",
            "consist of not more than 15 members",
        ),
        ("include in the report its findings", "have authority over the members"),
    ),
    Kind(
        "designation",
        "organization",
        "to designate, appoint, select or assign somebody",
        (
            Form(vocabulary("appoint reappoint")),
            Form(vocabulary("make"), vocabulary("designation appointment selection")),
            Form(vocabulary("designate name select detail assign choose nominate identify elect hire"), _PERSONS),
        ),
        (
            "designate a senior official to be responsible for the work",
            "appoint an Executive Director",
            "designate one of its members as Chairman",
        ),
        ("designate information as classified",),
    ),
    Kind(
        "establishment",
        "organization",
        "to establish a body: a committee, a task force, an office",
        (
            Form(
                vocabulary("establish create form constitute organize convene institute charter launch maintain"),
                _BODIES,
            ),
        ),
        ("establish an interagency working group", "create such subcommittees as it deems necessary"),
        ("establish procedures for the Committee",),
    ),
    Kind(
        "termination",
        "organization",
        "to end: a body or an order terminates, a committee ceases to exist",
        (
            Form(vocabulary("terminate expire dissolve disband"), vocabulary("day month year") | {NOTHING}),
            Form({"be abolished", "be dissolved"}),
            Form(vocabulary("cease"), frozenset({NOTHING})),
        ),
        ("terminate 30 days after submitting its final report",),
        ("continue until terminated", "terminate the funding of the program"),
    ),
    Kind(
        DELEGATION,
        "powers",
        "to exercise a function, power or authority of the President or of another, or to hand it on",
        (
            Form(vocabulary("redelegate delegate")),
            Form(
                vocabulary("exercise perform assume administer have execute employ use"),
                vocabulary("function authority power duty responsibility"),
            ),
            Form(vocabulary("assign"), vocabulary("function authority power duty responsibility performance")),
        ),
        (
            "exercise the authority vested in the President by section 2 of the Act",
            "redelegate to any officer the functions assigned by this order",
        ),
        ("exercise care",),
    ),
    Kind(
        "identification",
        "reports",
        "to identify something, or to make a list or an inventory of it",
        (
            Form(vocabulary("identify catalog catalogue list inventory")),
            Form(
                GIVE | vocabulary("create maintain establish keep develop"),
                vocabulary("list inventory registry database catalog compilation roster"),
            ),
        ),
        ("identify the regulations that burden industry", "maintain a list of such entities"),
        ("review the list",),
    ),
    Kind(
        "coordination",
        "organization",
        "to consult, coordinate, cooperate, collaborate or work with others",
        (
            Form(vocabulary("consult coordinate cooperate collaborate confer engage liaise partner")),
            Form(
                vocabulary("work"),
                behind=vocabulary("with together across closely collaboratively cooperatively jointly through among"),
            ),
            Form(
                vocabulary("seek obtain maintain invite conduct solicit hold"),
                vocabulary(
                    "advice input view comment consultation liaison cooperation outreach coordination opinion idea "
                    "feedback"
                ),
            ),
        ),
        ("consult with the Secretary of State", "work with State and local governments", "coordinate the activities"),
        ("consult the report and submit recommendations", "work not more than 40 hours per week"),
    ),
    Kind(
        "support",
        "organization",
        "to give staff, funds, services, information or other help to somebody",
        (
            Form(vocabulary("provide furnish supply give lend offer render"), _HELP),
            Form(vocabulary("assist aid support fund")),
        ),
        (
            "provide administrative support to the Commission",
            "furnish the Council such information as it may require",
            "assist the Secretary in carrying out this order",
        ),
        (
            "request the assistance of the Board",
            "make provision for the disposition of its records, personnel, and funds",
        ),
    ),
    Kind(
        "consideration",
        "organization",
        "to consider something, or to take it into account",
        (
            Form(vocabulary("consider")),
            Form(vocabulary("take give"), behind=vocabulary("account consideration")),
        ),
        ("consider the recommendations of the Board", "give due consideration to the views of the agency"),
        (),
    ),
    Kind(
        "determination",
        "actions",
        "to determine, decide, certify or approve something",
        (
            Form(vocabulary("determine decide certify approve")),
            Form(vocabulary("make issue render"), vocabulary("determination decision certification")),
        ),
        ("determine whether the requirement is met", "make a determination within 30 days"),
        ("submit the determination to the President",),
    ),
    Kind(
        "implementation",
        "actions",
        "to implement or carry out something, to comply with it, or to take action or steps",
        (
            Form(vocabulary("implement comply")),
            Form(vocabulary("carry")),
            Form(vocabulary("take undertake"), vocabulary("action step measure")),
        ),
        (
            "take all appropriate action to carry out this order",
            "implement the plan",
            "comply with the standards",
        ),
        ("take oaths",),
    ),
)
