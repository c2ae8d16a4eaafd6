"""KINDS, the extension point: one row a kind, with its verbs, its objects and its examples.

The rows stand in the order in which they tell: of a directive with several verbs the first row that fits one of them.
What brings something about (a report, a rule) therefore stands before what leads to it (a review, a consultation).
"""

from app.law.actors.nouns import vocabulary
from app.law.directives.kinds.values import NOTHING, Form, Kind

OTHER = "other"
"""The kind of a directive whose verb and object are in no row."""
PROHIBITION = "prohibition"
"""The kind of whatever is forbidden; no row, for the modality tells it."""
DELEGATION = "delegation"
"""The kind of a power that is handed on: of "is hereby delegated to the Secretary" too."""

_GIVE = vocabulary(
    "submit provide furnish transmit send present deliver issue make prepare produce publish develop file render "
    "complete draft compile give finalize supply write update deliver conduct"
)
_WRITE = vocabulary(
    "develop prepare submit formulate create draft produce adopt establish update revise issue publish complete "
    "finalize make provide transmit present design devise propose maintain release write furnish "
    "promulgate refine institute"
)
_SET = _WRITE | vocabulary("set prescribe define specify approve amend modify strengthen")
_BODIES = vocabulary(
    "committee subcommittee commission council board panel group subgroup sub-group sub-committee workgroup position "
    "office team center secretariat unit "
    "bureau agency corps partnership administration institute clearinghouse"
) | {"task force", "advisory group", "working group"}
_PERSONS = vocabulary(
    "official officer chairman chair chairperson vice-chair vice-chairman co-chair co-chairman member representative "
    "alternate employee director administrator person individual liaison coordinator designee deputy secretary head "
    "executive counsel advisor adviser leader staff personnel lead subcommittee delegate archivist commissioner "
    "agency attorney point manager ombudsman assistant successor arbitrator referee examiner panel judge "
    "representation citizen expert inspector counselor"
)
_HELP = vocabulary(
    "support assistance service staff personnel fund funding information facility space equipment resource "
    "supply data aid help cooperation expertise detail material document"
)

KINDS: tuple[Kind, ...] = (
    Kind(
        "report",
        "reports",
        "to report, or to submit, prepare or publish a report, an assessment or findings",
        (
            Form(vocabulary("report"), without=vocabulary("induction duty physical")),
            Form(
                _GIVE,
                vocabulary("report reports finding summary briefing estimate accounting")
                | {"status update", "progress update", "interim report", "final report"},
            ),
            Form(
                vocabulary("submit transmit provide present send furnish deliver publish issue"),
                vocabulary("assessment evaluation analysis study review result inventory certification"),
            ),
            Form(vocabulary("brief")),
        ),
        (
            "submit to the President a report on progress",
            "report annually to the Congress on its work",
            "review all existing contracts and submit a report to the Director",
            "prepare and transmit, through the Secretary, an interim report and a final report",
            "provide the President with an assessment of the risks",
        ),
        ("develop a plan and review it", "advise the President on reports", "report for duty"),
    ),
    Kind(
        "plan",
        "reports",
        "to make, submit or revise a plan, a strategy, a program or a framework for action",
        (
            Form(
                _WRITE - {"maintain"},
                vocabulary("plan strategy roadmap framework agenda blueprint timetable timeline"),
            ),
            Form(vocabulary("plan")),
        ),
        (
            "develop a plan for the closure of the facility",
            "prepare national emergency plans and develop preparedness programs",
            "submit to the Director an implementation plan",
        ),
        ("carry out the plan", "implement the strategy"),
    ),
    Kind(
        "rule",
        "rules",
        "to issue, propose, amend or rescind rules or regulations",
        (
            Form(
                vocabulary(
                    "issue prescribe promulgate adopt propose publish make amend revise rescind repeal establish "
                    "suspend modify finalize withdraw develop initiate revoke commence undertake formulate "
                    "approve draft prepare conduct reissue institute employ"
                ),
                vocabulary("rule regulation rulemaking") | {"proposed rule", "rulemaking proceeding"},
            ),
        ),
        (
            "issue such rules and regulations as may be necessary",
            "publish for notice and comment a proposed rule",
            "prescribe regulations governing the conduct of employees",
            "initiate a rulemaking",
        ),
        ("comply with the rules", "review all existing regulations"),
    ),
    Kind(
        "guidance",
        "rules",
        "to issue guidance, guidelines, instructions, directives or a model for others to follow",
        (
            Form(
                _SET,
                vocabulary("guidance guideline instruction directive circular guide handbook manual directive bulletin")
                | {"best practice", "technical assistance document", "policy guidance"},
            ),
        ),
        (
            "issue guidance to agencies on the implementation of this order",
            "develop guidelines for the use of such funds",
            "provide the agencies with guidance",
        ),
        ("follow the guidance of the Director", "comply with the guidelines"),
    ),
    Kind(
        "procedure",
        "rules",
        "to set policies, procedures, standards, criteria, requirements, priorities or a process",
        (
            Form(
                _SET - {"submit", "provide", "transmit", "present", "furnish", "include"},
                vocabulary(
                    "procedure standard criterion criteria process mechanism policy requirement priority principle "
                    "goal objective target benchmark metric protocol methodology safeguard specification qualification"
                ),
            ),
        ),
        (
            "establish procedures for the handling of complaints",
            "develop policies, standards, and criteria",
            "set priorities for the work of the Council",
        ),
        ("follow the procedures of section 2", "review its policies"),
    ),
    Kind(
        "recommendation",
        "reports",
        "to advise, to recommend or to propose, or to make recommendations or proposals",
        (
            Form(vocabulary("recommend advise counsel")),
            Form(
                _GIVE | vocabulary("formulate offer"),
                vocabulary("recommendation advice proposal view comment suggestion option opinion"),
            ),
            Form(vocabulary("propose suggest")),
        ),
        (
            "advise the President on matters of trade",
            "make recommendations to the Secretary",
            "provide advice and recommendations to the President",
        ),
        ("consider the recommendations of the Board", "seek the advice of the Committee"),
    ),
    Kind(
        "review",
        "reports",
        "to review, assess, evaluate, study, examine or investigate",
        (
            Form(
                vocabulary(
                    "review assess evaluate examine study analyze investigate survey reassess reexamine re-examine "
                    "audit reevaluate appraise analyse inspect test inventory"
                )
            ),
            Form(
                vocabulary(
                    "conduct make undertake perform complete initiate carry prepare commence begin develop lead"
                ),
                vocabulary(
                    "review assessment evaluation study examination analysis investigation survey audit inquiry "
                    "research inspection appraisal inventory estimate"
                ),
            ),
        ),
        (
            "review all agency actions that may burden the development of energy",
            "conduct a study of the needs of the region",
            "assess the effectiveness of the program",
        ),
        ("cooperate in the review", "submit its assessment to the President"),
    ),
    Kind(
        "notice",
        "organization",
        "to notify or inform somebody, or to give notice",
        (
            Form(vocabulary("notify inform apprise")),
            Form(vocabulary("keep"), behind=vocabulary("informed advised apprised")),
            Form(vocabulary("give provide send furnish transmit issue publish"), vocabulary("notice notification")),
        ),
        (
            "notify the Secretary of the decision",
            "advise the applicant of such removal",
            "keep the Director of the Center fully informed",
        ),
        ("review the notice",),
    ),
    Kind(
        "publication",
        "organization",
        "to publish something or to make it available to the public",
        (
            Form(vocabulary("publish post publicize")),
            Form(vocabulary("make"), behind=vocabulary("public publicly")),
        ),
        ("publish the list in the Federal Register", "make the results of its work available to the public"),
        ("publish a proposed rule", "publish a report"),
    ),
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
            Form(vocabulary("appoint")),
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
                _GIVE | vocabulary("create maintain establish keep develop"),
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
