"""The subjects of lands and of the economy."""

from app.law.subjects.values import Subject, phrases

OF_LANDS_AND_ECONOMY: tuple[Subject, ...] = (
    Subject(
        "public-lands",
        "Public lands",
        title=phrases(
            "public land* | withdraw* … land* | public water reserve* | power-site | power site | "
            "restor* … land* | withdrawal of | reserv* … land* | transfer* … land* | land patents | homestead | "
            "partial revocation of … withdraw* | restor* … to entry | national forest* | resurvey | "
            "lands reserved | revocation of withdrawal* | reservation of land* | excluding … tract* | "
            "public domain | grazing district* | townsite* | town-site* | stock driveway* | tracts of land | "
            "certain land* | military reservation | naval reservation | lighthouse reservation | "
            "air-navigation site* | oil and gas lands | control of land | federal lands | land-use | "
            "bombing and gunnery range | jurisdiction over … land* | coal land* | phosphate"
        ),
        unless=phrases(
            "indian* | philippine* | code of | trust period* | landing | troops | funds | alien property | "
            "coal mines | airspace"
        ),
        terms=phrases("federal forests, rangelands, and other lands, active management"),
    ),
    Subject(
        "wildlife",
        "Wildlife and wildlife refuges",
        title=phrases(
            "wildlife | migratory bird* | bird refuge | game refuge | game range | fish and game | fisheries | "
            "migratory waterfowl | game preserve | fish-cultural | fish cultural | marine mammal* | fishing | "
            "bald eagle | striped bass | elk refuge | waterfowl refuge | waterfowl | seafood | invasive species | "
            "pollinator* | coral reef* | bison | recreational fish*"
        ),
        unless=phrases("code of fair competition | industry"),
        terms=phrases(
            "striped bass and red drum fish populations | northwestern hawaiian islands coral reef ecosystem reserve"
        ),
    ),
    Subject(
        "parks-and-monuments",
        "Parks and monuments",
        title=phrases(
            "national park* | national monument* | national recreation | outdoor recreation | national seashore | "
            "national battlefield | national memorial | statues | monuments | american heroes | historic site* | "
            "historic preservation | cultural environment | american battle monuments | "
            "recreation and natural beauty | scenic river* | trails"
        ),
        unless=phrases("seal | military parks transferring | mutual security"),
        terms=phrases("monuments, memorials, and statues | monuments to u.s. heroes"),
    ),
    Subject(
        "tribal-nations",
        "Indians and tribal nations",
        title=phrases(
            "indian | indians | tribal | tribes | native american* | trust period* | alaska native* | "
            "american indian* | reindeer | navajo | sioux | cherokee | winnebago | five civilized tribes"
        ),
        unless=phrases(
            "indian ocean | west indian | navajo ordnance | indian head | sioux city | national forest* | "
            "law enforcement | state, local, tribal"
        ),
        terms=phrases(
            "tribal colleges and universities, white house initiative on | "
            "indian tribal governments, consultation and coordination with"
        ),
    ),
    Subject(
        "territories",
        "Territories and the Canal Zone",
        title=phrases(
            "puerto rico | virgin islands | guam | american samoa | canal zone | panama canal | philippine* | "
            "trust territory | northern mariana* | territory of hawaii | ryukyu | micronesia | wake island | "
            "midway islands | territorial | insular areas | pacific islands"
        ),
        unless=phrases("seal | philippine nationals | vessels | sanctions | asian americans"),
    ),
    Subject(
        "energy",
        "Energy",
        title=phrases(
            "energy | petroleum | oil | natural gas | synthetic fuels | fuel* | electric power | "
            "power administration | power commission | coal | pipeline* | strategic petroleum | gasoline | "
            "electricity | offshore drilling | electric grid | hydroelectric | rural electrification | solid fuels"
        ),
        unless=phrases(
            "code of fair competition | possession | land | lands | coal mines | atomic energy | power-site | "
            "withdraw* | labor dispute* | industry | emergency board | naval fuel | civil service | coal strike | "
            "succession | seal | disputes | coal companies | reservation* | oils | strategic, and critical | "
            "nuclear | linseed | energy employees | vegetable"
        ),
        terms=phrases(
            "energy | american energy | domestic energy production | energy-related projects | "
            "america-first offshore energy strategy"
        ),
    ),
    Subject(
        "environment",
        "Environment and conservation",
        title=phrases(
            "environment* | pollution | climate | greenhouse gas* | clean air | clean water | water quality | "
            "ecosystem* | wetlands | ocean policy | oceans | chesapeake bay | great lakes | sustainability | "
            "ozone | superfund | hazardous substances | hazardous waste | recycling | biobased | greening | "
            "coastal | sustainable | endangered | everglades | clean energy | water resources | drought | "
            "river basin | natural resources | cooperative conservation | water conservation | "
            "conservation of natural"
        ),
        unless=phrases(
            "colleges | civilian conservation | emergency conservation | succession | seal | land | lands | "
            "business environment | energy conservation | cultural environment | soil conservation | "
            "great lakes pilot* | conservation corps | labor | industry | code | emergency board"
        ),
        terms=phrases(
            "environment | chesapeake bay | ocean, coastal, and great lake ecosystems | "
            "gulf coast ecosystem restoration | waters of the united states rule"
        ),
    ),
    Subject(
        "agriculture",
        "Agriculture, food and rural areas",
        title=phrases(
            "agricultur* | farm | farms | farmers | food | rural | crop* | livestock | dairy | cotton | wheat | "
            "soil conservation | beef | meat | glyphosate | grain | farm credit"
        ),
        unless=phrases(
            "department of agriculture | secretary of agriculture | code of fair competition | land* | industry | "
            "disputes | cotton textiles | cotton mills | tax returns | rural electrification | broadband | "
            "rural free | food and drug | national forest* | possession | plants | labor | wisconsin | to entry | "
            "food for peace | food-for-peace | seal | rural carriers | rural letter | refuge | "
            "agriculture department | electric home"
        ),
    ),
    Subject(
        "industrial-recovery",
        "Codes of fair competition and industrial recovery (1933–35)",
        title=phrases(
            "code of fair competition | codes of fair competition | national industrial recovery | "
            "industrial recovery | code authorit* | president's reemployment agreement | recovery administration | "
            "code for the | recovery board | code committee | of the construction industry"
        ),
        text=phrases("Title I of the National Industrial Recovery Act"),
    ),
    Subject(
        "relief-and-public-works",
        "Relief and public works (1933–43)",
        title=phrases(
            "emergency relief | works progress | civil works | emergency conservation | "
            "civilian conservation corps | public works | resettlement administration | unemployment relief | "
            "work projects | emergency conservation work | national emergency council | subsistence homesteads | "
            "national youth administration"
        ),
        unless=phrases("committee on public works | senate | house of representatives | on public work | eight-hour"),
    ),
    Subject(
        "labor-disputes",
        "Boards for labor disputes",
        title=phrases(
            "emergency board | board of inquiry | labor dispute* | board of inquery | "
            "disputes between … and certain of | dispute between … and | investigate … dispute* | labor board"
        ),
        text=phrases("section 10 of the Railway Labor Act | Section 10 of the Railway Labor Act"),
    ),
    Subject(
        "labor",
        "Labor and employment",
        title=phrases(
            "minimum wage | union dues | worker organizing | apprenticeship* | wages and hours | "
            "unemployment compensation | manpower | occupational safety | job training | workers | child labor | "
            "migratory labor | labor relations | labor-management | employment opportunit* | paid sick leave | "
            "wage stabilization | davis-bacon | collective bargaining | skilled trade* | workforce policy | "
            "working conditions | retraining | youth employment | employment of the | "
            "labor-management relations in the federal | federal labor-management | "
            "labor-management relations program | employee-management cooperation | official time | "
            "collective bargaining … federal | federal service impasses | labor relations … federal service | "
            "federal service labor | labor-management forums | labor-management partnership* | "
            "exclusions from … labor-management | eight-hour law | eight hour law"
        ),
        unless=phrases(
            "disputes | dispute | code of fair competition | equal employment | coal mine workers | possession | "
            "handicapped | workers' party"
        ),
        text=phrases("Federal Labor-Management Relations Program"),
        terms=phrases("labor | apprenticeships | federal labor-management relations program"),
    ),
    Subject(
        "prices-and-wages",
        "Control of prices and wages",
        title=phrases(
            "stabilization of the economy | economic stabilization | price control* | wage and price | "
            "wage and salary | price stabilization | price administration | wage stabilization | "
            "salary stabilization | cost of living council | stabilization of prices | stabilization of … rents | "
            "stabilization of wages | inflation | stabilization of … economy | anti-inflation | rent control"
        ),
        unless=phrases("seal | inflation reduction act"),
    ),
    Subject(
        "banking-and-finance",
        "Banking, money and finance",
        title=phrases(
            "bank | banks | banking | gold | silver | foreign exchange | federal reserve | financial system | "
            "coin | currency | securities | credit union* | financial regulat* | financial literacy | "
            "financial capability | real estate credit | consumer credit | digital dollar | sovereign wealth | "
            "savings bonds | financial protection | interest equalization | financial markets | monetary"
        ),
        unless=phrases(
            "code of fair competition | tax | silver star | world bank | blocking | international bank | "
            "west bank | industry | land* | gold star | power | lands | gold medal | securities investments | "
            "african development bank | development bank | bankhead | import bank | bank for | gold card | "
            "gold standard"
        ),
        terms=phrases("fair banking | credit union administration, national | u.s. sovereign wealth fund"),
    ),
    Subject(
        "tax-returns",
        "Inspection of tax returns",
        title=phrases(
            "inspection of … returns | inspect income tax | inspection … of income tax | "
            "inspection … tax returns | inspect … returns"
        ),
    ),
    Subject(
        "transportation",
        "Transportation and aviation",
        title=phrases(
            "transportation | railroad* | railway* | highway* | traffic safety | motor vehicle* | motor carrier* | "
            "merchant marine | shipping | vessels | maritime | navigation | ports | automobile* | supersonic | "
            "drones | unmanned aircraft | seaway | infrastructure | aviation | airspace | air-navigation | "
            "air navigation | airport* | aircraft | civil air | air traffic | airline* | air carriers | flights | "
            "civil aeronautics"
        ),
        unless=phrases(
            "tax returns | dispute* | emergency board | possession | code of fair competition | "
            "vessels … property | critical infrastructure | transportation expenses | transportation costs | "
            "board of inquiry | seal | succession | land* | lands | travel and transportation | retirement | "
            "department of transportation | passports | imports | exports | blocking | energy infrastructure | "
            "water infrastructure | digital infrastructure | artificial intelligence infrastructure | "
            "aids to navigation | vessel repair | data center | transportation of | withdraw* | coast guard | "
            "naval vessels | information infrastructure | spatial data | broadband infrastructure | "
            "inflation reduction | aeronautics and space | space center | personnel | persian gulf | "
            "panama railroad | labor act | exposition* | secretary of transportation"
        ),
        terms=phrases("merchant marine | infrastructure investments and other activities"),
    ),
)
