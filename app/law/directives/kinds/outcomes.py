"""Kinds of what is brought about: something is told, written or laid down. Rows of the table, in their order."""

from app.law.directives.kinds.values import Form, Kind, vocabulary

GIVE = vocabulary(
    "submit provide furnish transmit send present deliver issue make prepare produce publish develop file render "
    "complete draft compile give finalize supply write update deliver conduct"
)
"""Verbs by which something written is handed over."""
_WRITE = vocabulary(
    "develop prepare submit formulate create draft produce adopt establish update revise issue publish complete "
    "finalize make provide transmit present design devise propose maintain release write furnish "
    "promulgate refine institute"
)
"""Verbs by which something is written."""
_SET = _WRITE | vocabulary("set prescribe define specify approve amend modify strengthen")
"""Verbs by which something is laid down."""

OUTCOMES: tuple[Kind, ...] = (
    Kind(
        "report",
        "reports",
        "to report, or to submit, prepare or publish a report, an assessment or findings",
        (
            Form(vocabulary("report"), without=vocabulary("induction duty physical")),
            Form(
                GIVE | {"release"},
                vocabulary("report finding summary briefing estimate accounting")
                | {"status update", "progress update"},
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
                (_WRITE - {"maintain"}) | {"deliver"},
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
                vocabulary("rule regulation rulemaking") | {"rulemaking proceeding"},
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
                vocabulary("guidance guideline instruction directive circular guide handbook manual bulletin")
                | {"best practice"},
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
                GIVE | vocabulary("formulate offer"),
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
            Form(vocabulary("produce"), vocabulary("review assessment evaluation study analysis")),
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
)
