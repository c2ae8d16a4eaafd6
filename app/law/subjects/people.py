"""The subjects of how people live."""

from app.law.subjects.values import Subject, phrases

OF_PEOPLE: tuple[Subject, ...] = (
    Subject(
        "health",
        "Health",
        title=phrases(
            "health | medical | medicine | medicare | medicaid | drug prices | prescription drug* | disease* | "
            "hiv | aids | covid* | pandemic | quarantin* | cancer | opioid crisis | kidney | vaccin* | "
            "mental health | smoking | tobacco | affordable care act | hospital* | nutrition | physical fitness | "
            "fitness | reproductive | contraception | in vitro | abortion | pharmaceutical* | biomedical | "
            "gulf war veterans' illnesses | influenza | bioethics | narcotic addict*"
        ),
        unless=phrases(
            "seal | code of fair competition | succession | department of health | tax returns | deployment | "
            "code | naval hospital | land* | animal health | industry | public health service … positions | "
            "health benefits | aids to navigation | world health organization | compulsory retirement | "
            "secretary of health | school of | reservation | public health service | tort* | tortiously | "
            "rate of pay | uniform monthly | promotion* | officers of the medical | medical corps | positions"
        ),
        terms=phrases(
            "health and medical care | healthcare | prescription drugs | "
            "quarantinable communicable diseases list | quarantinable communicable diseases, revised list | "
            "patient protection and affordable care act"
        ),
    ),
    Subject(
        "covid-19",
        "COVID-19",
        title=phrases("covid* | coronavirus"),
    ),
    Subject(
        "drugs",
        "Illicit drugs",
        title=phrases(
            "narcotic* | drug abuse | drug trafficking | illicit drug* | synthetic opioid* | opioid | drug-free | "
            "drug control | marijuana | drug policy | drug law enforcement | fentanyl | drug addiction | "
            "drug dependence"
        ),
        unless=phrases("prescription"),
        terms=phrases("northern u.s. border, flow of illicit drugs | china, synthetic opioid supply chain"),
    ),
    Subject(
        "education",
        "Education",
        title=phrases(
            "education | educational | schools | school | colleges | college | universities | university | "
            "students | literacy | teachers | k-12 | student loan*"
        ),
        unless=phrases(
            "department of health, education | secretary of health, education | health, education, and welfare | "
            "land* | financial literacy | educational and cultural exchange | seal | succession | tax returns | "
            "lands | howard university | military academy | educational institutions … land | health education | "
            "navy school | educational benefits | school lands | university of | office of education | "
            "war college | education and labor | naval | school of"
        ),
        terms=phrases("education | schools | higher education accreditation"),
    ),
    Subject(
        "civil-rights",
        "Civil rights and equal opportunity",
        title=phrases(
            "civil rights | equal employment | nondiscrimination | non-discrimination | discrimination | "
            "equal opportunity | fair employment | racial equity | equity | fair housing | equality | "
            "desegregat* | equal educational | diversity | dei | gender ideology | transgender | hate crimes | "
            "minority business | environmental justice | limited english proficiency | fair employment practice | "
            "equal treatment | disparate"
        ),
        unless=phrases(
            "private equity | economic equity | home equity | pay equity | discrimination in freight | equity program"
        ),
    ),
    Subject(
        "religion",
        "Religion and faith-based organizations",
        title=phrases(
            "faith-based | religious | religion | religious liberty | faith | anti-semitism | antisemitism | "
            "anti-christian | faithbased"
        ),
        unless=phrases("full faith | good faith | restoring faith"),
        terms=phrases(
            "religious liberty | anti-semitism | "
            "president's advisory council for faithbased and neighborhood partnerships"
        ),
    ),
    Subject(
        "disability",
        "People with disabilities",
        title=phrases(
            "handicapped | disabilities | mental retardation | intellectual disabilities | "
            "individuals with disabilities | severely disabled | blind"
        ),
        unless=phrases("veterans' | seal"),
    ),
    Subject(
        "women",
        "Women and girls",
        title=phrases("women | women's | girls | gender | maternal"),
        unless=phrases("women's army | women-owned | women's reserve | seal"),
        terms=phrases("women and girls, violence against | women, peace, and security, national action plan on"),
    ),
    Subject(
        "children-and-families",
        "Children and families",
        title=phrases("children | child | families | family | youth | child support | juvenile | adoption | foster"),
        unless=phrases(
            "civil service | child labor | military family | national youth administration | code of fair | "
            "transfer | separation allowance | adoption of | dependent | conflict | transportation of | "
            "household goods | family members | law enforcement | former iraqi | family planning | "
            "immediate families"
        ),
        terms=phrases("children and youth"),
    ),
    Subject(
        "law-enforcement",
        "Crime and law enforcement",
        title=phrases(
            "law enforcement | crime | criminal* | police | policing | prison* | juvenile delinquency | "
            "organized crime | firearm* | gun | guns | death penalty | administration of justice | violence | "
            "corrections | cartels | human trafficking | trafficking in persons | law and order | "
            "domestic violence | bail | sentencing | reentry"
        ),
        unless=phrases(
            "regulatory | criminal jurisdiction | international criminal court | sudan | blocking | "
            "transnational criminal | prison industries | undermining | prison-made | prisoners of war | panama | "
            "canal zone | war criminal* | land* | west bank | policy | park police | library police | "
            "chicago and north | gun violence … medal | navy | naval gun | machine gun* | foreign service | "
            "january 17 | bureau of prisons | criminal and civil jurisdiction"
        ),
        terms=phrases(
            "law enforcement | law enforcement and crime | alcohol, tobacco, firearms, and explosives, bureau of | "
            "trafficking in persons | cashless bail | cartels and other organizations"
        ),
    ),
    Subject(
        "housing",
        "Housing and cities",
        title=phrases(
            "housing | urban | cities | homeless* | neighborhood* | mortgage* | empowerment zone* | "
            "community development | home ownership"
        ),
        unless=phrases(
            "code of fair competition | sanctuary | land* | seal | suburban | succession | department of housing | "
            "industry | faith | harbor | urban mass | capacities | railway | housing of | "
            "veterans' emergency housing | wildland | housing allowance"
        ),
    ),
)
