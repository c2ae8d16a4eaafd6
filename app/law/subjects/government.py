"""The subjects of how the government itself works."""

from app.law.subjects.values import Subject, phrases

OF_GOVERNMENT: tuple[Subject, ...] = (
    Subject(
        "civil-service",
        "The civil service",
        title=phrases(
            "civil service | civil-service | schedule a | schedule b | schedule c | schedule f | schedule g | "
            "competitive service | classified service | competitive status | competitive position | "
            "competitive appointment | excepted service | career service | federal personnel | "
            "federal employment | federal workforce | senior executive service | competitive classified | "
            "classified position* | career-conditional | competitive examin* | merit hiring | "
            "probationary period* | reemployment rights | federal employees | federal hiring | "
            "presidential management fellow* | presidential management intern | executive exchange | "
            "merit system* | accountability … federal workforce | policy/career | policy-influencing positions | "
            "security requirements for government employment | employee loyalty | loyalty program | "
            "appointment … without compliance | appointment … without regard | classified civil service | "
            "compulsory retirement | mandatory retirement | mandatory separation"
        ),
        unless=phrases("seal | excusing | land* | foreign service retirement"),
        text=phrases(
            "is hereby exempted from compulsory retirement | exempt from the provisions of the Civil Service Rules"
        ),
    ),
    Subject(
        "retirement-exemptions",
        "Exemptions from retirement for age",
        title=phrases(
            "exemption … from compulsory retirement | exemption … from mandatory retirement | "
            "exemption … from mandatory separation | exemption … from retirement | retirement for age | "
            "exemption … from automatic separation"
        ),
    ),
    Subject(
        "federal-pay",
        "Pay, leave and hours of federal employees",
        title=phrases(
            "rates of pay | rates of basic pay | rates of compensation | pay schedule* | statutory schedules | "
            "executive schedule | salary schedule | salary administration | levels iv and v | level iv | level v | "
            "federal pay | basic pay | salaries | compensation of … employees | per diem | cost-of-living | "
            "pay adjust* | statutory pay | additional compensation | basic allowance* | incentive pay | "
            "pay administration | pay increases | pay rates | travel expenses | transportation expenses | "
            "pay act | special pay | allowances for quarters | allowance for quarters | pay and allowances | "
            "hazardous duty | clothing allowance* | garnishment of federal | executive salary | rate of pay | "
            "compensation comparability | pay differential* | pay agent | national pay | salary differential* | "
            "monthly basic pay | extra pay | excusing federal employees | excusing … employees from duty | "
            "closing of … departments | closing of … offices | closing of government | closing of federal | "
            "sick leave | annual leave | annual and sick leave | leave regulations | hours of work | "
            "excusing certain | half-holiday | leaves of absence | voluntary leave | leave of absence | "
            "national day of mourning | leave transfer | half holiday | working hours | work hours | workweek | "
            "hours of duty"
        ),
        unless=phrases("salary stabilization | salary controls | wage and salary | non-retaliation | industry"),
    ),
    Subject(
        "advisory-committees",
        "Advisory committees",
        title=phrases(
            "advisory committee* | advisory commission* | advisory council* | advisory board* | federal advisory | "
            "board of advisors | commission on | task force | council of advisors"
        ),
        unless=phrases(
            "commission on civil rights | possession | exempt* | merit systems | reciprocal | code of | motor carrier"
        ),
        terms=phrases(
            "committees; establishment, renewal, termination, etc | "
            "committies; establishment, renewal, termination, etc | "
            "committee; establishment, renewal, termination, etc | "
            "committees: establishment, renewal, termination, etc | "
            "committees; establishment, renewal, terminaton, etc | commissions, boards, committees, etc"
        ),
    ),
    Subject(
        "succession",
        "Orders of succession",
        title=phrases(
            "order of succession | succession of officers | orders of succession | to act as secretary | "
            "line of succession"
        ),
    ),
    Subject(
        "government-agencies-and-employees",
        "Government agencies and employees",
        terms=phrases(
            "government agencies and employees | government agencies, and employees | "
            "government organizations and employees"
        ),
    ),
    Subject(
        "procurement",
        "Government contracts and procurement",
        title=phrases(
            "procurement | contractor* | government contract* | federal acquisition | federal contract* | "
            "contracting | public contracts | war contracts | project labor agreements | buy american | "
            "contracts of the | first war powers act | contract services"
        ),
        unless=phrases("procurement division | contracting or trading"),
        terms=phrases("consolidate procurement"),
    ),
    Subject(
        "regulation",
        "Regulation and its review",
        title=phrases(
            "regulatory planning and review | regulatory review | federal regulation* | regulatory reform | "
            "regulatory burden* | reducing regulation* | regulatory costs | deregulation | regulatory agenda | "
            "independent regulatory agencies | regulatory flexibility | regulatory relief | "
            "regulatory cooperation | regulatory analysis | regulatory barriers | guidance documents | "
            "federalism | regulatory overreach | regulatory process | modernizing regulatory | "
            "administrative law | administrative enforcement | unlawful regulations"
        ),
        unless=phrases("seal | code of federal regulations | administrative law judges"),
        terms=phrases("regulatory planning and review"),
    ),
    Subject(
        "seals-and-flags",
        "Seals, flags and coats of arms",
        title=phrases(
            "seal for | seal of | establishing a seal | approving a seal | official seal | coat of arms | "
            "flag of | flag for | flags | the flag | american flag | half-staff | establishing a flag | "
            "vice president's flag | seals"
        ),
        unless=phrases("foreign flag* | flags of | flag vessels"),
        terms=phrases("u.s. flag burning"),
    ),
    Subject(
        "elections",
        "Elections and voting",
        title=phrases("election | elections | voting | voter* | vote"),
        unless=phrases(
            "board of election* | union election* | election by | election of certain | union representation"
        ),
        terms=phrases("elections, u.s"),
    ),
    Subject(
        "cybersecurity",
        "Cybersecurity",
        title=phrases("cyber* | malicious cyber | software security"),
        terms=phrases("cybersecurity"),
    ),
    Subject(
        "science-and-technology",
        "Science and technology",
        title=phrases(
            "science | scientific | technology | artificial intelligence | quantum | biotechnology | bioeconomy | "
            "research and development | machine learning | semiconductor* | cryptocurrency | digital assets"
        ),
        unless=phrases(
            "securities | christian science | communications technology | war | tiktok | tax returns | land* | "
            "national security technologies | health information technology | scientific observation | sanctions | "
            "human rights abuses | energy research and development"
        ),
        terms=phrases("artificial intelligence"),
    ),
    Subject(
        "space",
        "Outer space",
        title=phrases(
            "space policy | space council | outer space | space exploration | aeronautics and space | "
            "commercial space | space resources | space systems | space superiority | space program | "
            "space shuttle | space activities | space launch"
        ),
        unless=phrases("employees | seal | open-space | open space | eight-hour"),
        terms=phrases("space exploration policy, president's commission on implementation of united states"),
    ),
    Subject(
        "communications",
        "Telecommunications and broadcasting",
        title=phrases(
            "telecommunications | radio | broadband | communications satellite | broadcasting | "
            "communications technology | spectrum | telegraph | television | communications act | wireless | "
            "cable landing | war communications | communications board | communications system* | media | "
            "online censorship | tiktok"
        ),
        unless=phrases("free europe | seal | radio act | land* | island* | code of fair competition"),
        terms=phrases(
            "tiktok | tiktok enforcement delay | wechat | broadband facilities in rural america | biased media"
        ),
    ),
)
