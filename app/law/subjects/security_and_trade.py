"""The subjects of security, foreign affairs and trade."""

from app.law.subjects.values import Subject, phrases

OF_SECURITY_AND_TRADE: tuple[Subject, ...] = (
    Subject(
        "sanctions",
        "Economic sanctions",
        title=phrases(
            "blocking … property | block property | blocked property | blocking iranian | blocking iraqi | "
            "blocking … assets | prohibiting … transactions | prohibition* … transactions | sanctions | "
            "prohibiting new investment | iraqi government property | rough diamonds | iranian government assets | "
            "suspending entry … undermining"
        ),
        unless=phrases("safe harbor"),
        text=phrases("are blocked and may not be transferred | are hereby blocked and may not be transferred"),
        terms=phrases("sanctions | blocking property"),
    ),
    Subject(
        "national-emergencies",
        "National emergencies",
        title=phrases(
            "national emergency | national emergencies | termination of emergency | emergency with respect to"
        ),
        unless=phrases("national emergency council | national emergency construction authority"),
        text=phrases("declare a national emergency | declared a national emergency to deal with"),
        terms=phrases("national emergencies"),
    ),
    Subject(
        "trade",
        "Trade, tariffs and customs",
        title=phrases(
            "tariff* | generalized system of preferences | reciprocal trade | trade agreement* | trade act* | "
            "imports | import | importation | duties addressing | duties to address | de minimis treatment | "
            "trade negotiations | trade preferences | most-favored-nation | trade policy | trade expansion | "
            "international trade | foreign trade | trade deficit* | unfair trade | trade barriers | "
            "trade and investment | east-west trade | trade with | export expansion | export enhancement | "
            "exports | export council | free trade | trade relations | trade remedies | adjustment assistance | "
            "duty-free | caribbean basin economic recovery | textile trade | cotton textiles | wool products | "
            "african growth and opportunity | jackson-vanik | waiver under the trade | title iv of the trade act | "
            "world trade organization | trade in services | export control* | arms export* | "
            "exportation of articles | export of … articles | exports of arms | export administration | "
            "export-control* | exportation of … articles | munitions exports | controlling exports | "
            "customs port* | customs collection district* | port of entry | ports of entry"
        ),
        unless=phrases(
            "vessels | canal zone | fair trade | board of trade | federal trade commission | alcoholic | "
            "import bank | consular fees | airport*"
        ),
        text=phrases(
            "Export Administration Act of 1979, as amended (50 U.S.C. App. 2401 | ad valorem rate of duty | "
            "ad valorem duty"
        ),
        terms=phrases("trade | reciprocal tariff rates | imported articles"),
    ),
    Subject(
        "foreign-assistance",
        "Foreign assistance",
        title=phrases(
            "foreign assistance | mutual security | foreign aid | mutual defense assistance | "
            "economic cooperation act | international development | lend-lease | greek-turkish | "
            "foreign economic assistance | foreign relief | relief assistance | food for peace | food-for-peace | "
            "food aid | peace corps | millennium challenge"
        ),
        unless=phrases("seal | environmental"),
    ),
    Subject(
        "foreign-service",
        "The Foreign Service",
        title=phrases("foreign service | foreign-service | diplomatic and consular | ambassador* | consular officers"),
    ),
    Subject(
        "international-organizations",
        "International organizations",
        title=phrases(
            "public international organization* | privileges, exemptions, and immunities | "
            "privileges exemptions and immunities | united nations | international organization* | "
            "international monetary fund | world health organization | organization of american states | "
            "world bank | north atlantic treaty organization | international labor organization | "
            "international organisations | inter-american | organization of eastern caribbean states"
        ),
        terms=phrases("world health organization"),
    ),
    Subject(
        "immigration",
        "Immigration and refugees",
        title=phrases(
            "immigra* | refugee* | aliens entering | alien seamen | entry of … aliens | aliens | "
            "foreign terrorist entry | visa* | border security | securing our borders | naturaliz* | asylum | "
            "open borders | sanctuary jurisdictions | birthright | american citizenship | sanctuary cities | "
            "birth tourism | migrants | migration | deport* | detention … aliens | documents required of … entering | "
            "foreign-born | invasion | illegal entry | haitian | family separation | suspension of entry | "
            "suspending entry | entry into the united states"
        ),
        unless=phrases(
            "alien property | migratory | water | restoration to entry | restored to entry | open to entry | "
            "lands … to entry | land* | international boundary | aboard | illicit drugs | northern border | "
            "southern border … duties | duties | blocking"
        ),
        terms=phrases(
            "immigration | immigration and naturalization | refugee admissions program, u.s | open borders | "
            "northern u.s. border"
        ),
    ),
    Subject(
        "armed-forces",
        "The armed forces",
        title=phrases(
            "armed forces | military | army | navy | naval | marine corps | air force | coast guard | "
            "national guard | uniformed services | ready reserve | selected reserve | warrant officer* | "
            "enlisted | soldiers | space force | servicemembers | service members | basic allowance* | "
            "hazardous duty | officers' training | chief of naval operations | joint chiefs | defense department | "
            "commissioned officers of the | fighting force | department of defense | war department | "
            "navy department | secretary of war | secretary of the navy | individual ready reserve | "
            "ordering … to active duty | order … to active duty | units … to active duty | "
            "reserves to active duty | national guard … into the | into the active military service | "
            "into active military service | into the service of the united states"
        ),
        unless=phrases(
            "land | lands | tract* | take possession | possession | code of fair competition | civil service | "
            "navy yard | transfer of | transferring | withdraw* | agreement* | conflict | companies | seal | "
            "schedule a | competitive | succession | paramilitary | leave | naval stores | army and navy club | "
            "salvation army | eight-hour | eight hour | airspace | reservation* | property | naval petroleum | "
            "petroleum reserve* | restor* | appointment of | island* | contract* | burma | sudan | "
            "public health service | foreign military sales | canal zone | panama canal | selective service | "
            "clemency | use of military force | procurement division"
        ),
        terms=phrases("u.s. armed forces | armed forces | u.s. military excellence and readiness"),
    ),
    Subject(
        "military-justice",
        "Military justice",
        title=phrases(
            "courts-martial | courts martial | military justice | military commission* | military tribunal* | "
            "court of military appeals | code of conduct for members"
        ),
        unless=phrases("seal"),
        text=phrases("the Manual for Courts-Martial, United States"),
        terms=phrases("courts-martial manual, united states | courts-martial, united states, manual for"),
    ),
    Subject(
        "selective-service",
        "Selective service",
        title=phrases(
            "selective service | selective training and service | registration under … military selective | "
            "induction into the armed forces | selection of persons for induction"
        ),
    ),
    Subject(
        "decorations",
        "Medals, awards and decorations",
        title=phrases(
            "medal | medals | decoration* | purple heart | ribbon | distinguished service cross | "
            "presidential unit citation | legion of merit | bronze star | badge* | citation emblem | "
            "president's award | presidential award* | award for | awards for | silver star | "
            "distinguished flying cross | service star"
        ),
        unless=phrases("blue ribbon"),
        terms=phrases(
            "decorations, medals, awards | global war on terrorism medals | national security medal | "
            "bob hope american patriot award"
        ),
    ),
    Subject(
        "veterans",
        "Veterans",
        title=phrases("veteran* | wounded warriors | returning global war on terror heroes | gi bill"),
        unless=phrases(
            "veterans of foreign wars | seal | succession | eight-hour | land* | tract* | rates of basic pay | "
            "reservation* | transfer* … jurisdiction"
        ),
        terms=phrases("veterans affairs, department of"),
    ),
    Subject(
        "intelligence",
        "Intelligence",
        title=phrases(
            "intelligence activities | intelligence community | foreign intelligence | intelligence oversight | "
            "intelligence advisory board | central intelligence | national intelligence | signals intelligence | "
            "intelligence board | counterintelligence | intelligence surveillance | intelligence authority | "
            "spyware"
        ),
        unless=phrases("seal | artificial intelligence | disability system | retirement"),
    ),
    Subject(
        "classified-information",
        "Classified information",
        title=phrases(
            "classified information | national security information | classified national security | "
            "security information | safeguarding official information | restricted data | declassif* | "
            "security clearance* | access to classified | defense information | eligibility for access | "
            "classification and declassification"
        ),
        unless=phrases(
            "homeland security | positions | employees' classification | classification act | occupational | "
            "classification of lands"
        ),
    ),
    Subject(
        "terrorism",
        "Terrorism",
        title=phrases("terror* | counterterrorism"),
        unless=phrases("medal* | foreign terrorist entry into | naturalization"),
    ),
    Subject(
        "emergency-preparedness",
        "Emergency preparedness and disasters",
        title=phrases(
            "emergency preparedness | civil defense | disaster* | emergency management | emergency planning | "
            "hurricane* | national security emergency | gulf coast region | defense mobilization | "
            "preparedness functions | flood insurance | flood hazard* | floodplain* | flood risk | earthquake | "
            "wildfire* | state and local preparedness | gulf coast recovery | pandemic preparedness | "
            "emergency-preparedness"
        ),
        terms=phrases(
            "federal emergency management agency | state and local preparedness | "
            "flood risk management standard and process for soliciting and considering stakeholder input | "
            "earthquake risk management standard, federal"
        ),
    ),
    Subject(
        "defense-production",
        "Defense production and stockpiles",
        title=phrases(
            "defense production | stockpil* | strategic and critical materials | critical minerals | "
            "strategic materials | war production | industrial base | critical materials | supply chain* | "
            "defense materials"
        ),
        unless=phrases("synthetic opioid"),
        terms=phrases(
            "critical minerals | offshore critical minerals and resources | nuclear industrial base | "
            "information and communications technology and services, supply chain security"
        ),
    ),
    Subject(
        "seizures",
        "Plants, mines and railroads taken over",
        title=phrases(
            "take possession of and operate | possession and operation of | possession, control, and operation | "
            "possession relinquished | relinquishing possession | take possession of and to operate | "
            "possession of and operate | termination of possession | take possession of | "
            "relinquishment of possession"
        ),
        unless=phrases("canal zone | land*"),
    ),
    Subject(
        "nuclear",
        "Nuclear energy and weapons",
        title=phrases("nuclear | atomic | three mile island | uranium | radioactive"),
        unless=phrases("atomic energy community"),
        terms=phrases("nuclear industrial base"),
    ),
)
