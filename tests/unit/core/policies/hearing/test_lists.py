"""Skills, languages and certificates, as people of many trades and countries name them."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.lists import (
    certificates,
    languages,
    skills,
    skills_in_passing,
)

TODAY = date(2026, 11, 20)


def keywords(found):
    """What would be printed: one keyword an entry, the first said of it."""
    kept = {}
    for finding in found:
        if not finding.withdrawn:
            kept.setdefault(finding.entry, finding.value)
    return list(kept.values())


@pytest.mark.parametrize(
    ("said", "named"),
    [
        # Plain lists
        ("Plastering, tiling, a bit of joinery.", ["Plastering", "tiling", "joinery (a bit)"]),
        (
            "Cannulation, wound care and syringe drivers",
            ["Cannulation", "wound care", "syringe drivers"],
        ),
        (
            "WordPress, Mailchimp, Canva; Photoshop",
            ["WordPress", "Mailchimp", "Canva", "Photoshop"],
        ),
        ("Chainsaw. Brushcutter. Tractor.", ["Chainsaw", "Brushcutter", "Tractor"]),
        (
            "Health and safety, boning and trimming, knives",
            ["Health and safety", "boning and trimming", "knives"],
        ),
        ("Excel, MS Excel, Word", ["Excel", "Word"]),
        ("Go, Rust, C++ and C#, .NET too", ["Go", "Rust", "C++", "C#", ".NET"]),
        ("CI/CD, Word/Excel, TCP/IP", ["CI/CD", "Word", "Excel", "TCP/IP"]),
        # Sentences
        ("I'm good with Excel and I know Photoshop.", ["Excel", "Photoshop"]),
        (
            "I can drive a forklift and I can weld aluminium.",
            ["driving a forklift", "welding aluminium"],
        ),
        ("I use a Bobcat loader, and a laser level every day.", ["Bobcat loader", "laser level"]),
        ("I've worked with Salesforce for years, HubSpot also.", ["Salesforce", "HubSpot"]),
        ("Our till system is called Vectron.", ["Vectron"]),
        ("The office uses Xero, so I learned Xero.", ["Xero"]),
        ("Baking sourdough I can do in my sleep.", ["Baking sourdough"]),
        ("Wedding cakes are my speciality.", ["Wedding cakes"]),
        ("My strongest tool is Tableau.", ["Tableau"]),
        ("Mostly SolidWorks, then AutoCAD.", ["SolidWorks", "AutoCAD"]),
        ("Training people, that's probably what I'm best at.", ["Training people"]),
        (
            "Working with autistic children. Makaton.",
            ["Working with autistic children", "Makaton"],
        ),
        ("Cobbling at the bench, hand stitching", ["Cobbling at the bench", "hand stitching"]),
        ("For the office we have Sage, and QuickBooks for the invoices.", ["Sage", "QuickBooks"]),
        ("Design of experiments, I use Minitab.", ["Design of experiments", "Minitab"]),
        ("I use Minitab for design of experiments.", ["Minitab", "design of experiments"]),
        # A second language
        ("Excel normal, pivot I can do, macros no.", ["Excel", "pivot"]),
        ("I know to sew, I know to cut the leather.", ["sewing", "cutting the leather"]),
        ("Machine CNC I work with it five years in Turkey.", ["Machine CNC"]),
        ("Computer little, Word yes.", ["Word"]),
        ("Industrial oven, also pizza oven with wood.", ["Industrial oven", "pizza oven"]),
        (
            "Video editing in Premiere Pro, tailoring in Istanbul.",
            ["Video editing", "Premiere Pro", "tailoring"],
        ),
        ("For the computer, Excel, but slow.", ["Excel"]),
        ("Wigs, I make wigs from nothing.", ["Wigs"]),
        ("First aid. Engines.", ["First aid", "Engines"]),
        ("Mein Excel ist gut, Word auch.", ["Excel"]),
        ("muy bueno con Excel y Word", ["Excel", "Word"]),
        # Levels stay
        ("Kafka at basic level, I never set it up.", ["Kafka (basic)"]),
        ("Excel, basic. SQL advanced.", ["Excel (basic)", "SQL (advanced)"]),
        ("SAP a little.", ["SAP (a little)"]),
        ("Basic life support, advanced driving", ["Basic life support", "advanced driving"]),
        ("Basic Excel.", ["Basic Excel"]),
        ("After Effects a bit, some GCP", ["After Effects (a bit)", "GCP (some)"]),
        ("Premiere (basic). Revit only basic.", ["Premiere (basic)", "Revit (basic)"]),
        (
            "I drive the tractor, I fix fences, I play guitar.",
            ["driving the tractor", "fixing fences", "playing guitar"],
        ),
        ("I have experience in packing. AWS mostly EC2 and S3.", ["packing", "AWS", "EC2", "S3"]),
        # Hedged to nothing, negated, taken back
        ("Docker, not Kubernetes.", ["Docker"]),
        ("Moodle. Storyline I've only opened twice.", ["Moodle"]),
        ("Excel yes, no programming.", ["Excel"]),
        ("Tally, Excel, SAP a little. Not SAP, I only saw SAP.", ["Tally", "Excel"]),
        ("Power BI. Python I did one course, I can't really, don't put it.", ["Power BI"]),
        ("Photoshop, Illustrator, I don't know InDesign.", ["Photoshop", "Illustrator"]),
        ("Forklift, reach truck. Leave the reach truck out.", ["Forklift"]),
        ("I have never used SAP, only seen it.", []),
        ("Not bad at Excel.", ["Excel"]),
        ("Excel I open and close.", []),
        ("QuickBooks, without the payroll part.", ["QuickBooks"]),
        ("I'm useless with computers.", []),
        ("Word, Excel. My daughter does the PowerPoint.", ["Word", "Excel"]),
        ("My boss knows Revit, I know SketchUp.", ["SketchUp"]),
        ("Figma, a bit of Sketch but I wouldn't put it.", ["Figma"]),
        ("R not Python. I wouldn't say Go.", ["R"]),
        ("Git; I've touched Ansible once.", ["Git"]),
        ("Typing. Shorthand from college but it's gone.", ["Typing"]),
        # No noise
        ("Typing, 70 words a minute.", ["Typing"]),
        ("My tools? Hammer, trowel. Ha.", ["Hammer", "trowel"]),
        ("Jira, stakeholder stuff, budgets up to 50k, please.", ["Jira", "budgets"]),
        ("P&L, I can read one backwards.", ["P&L"]),
        ("Python, for images and plots.", ["Python"]),
        ("SQL from a course, I'd say okay, joins and stuff.", ["SQL"]),
        ("Oracle, that's basically SAP with camouflage on it.", ["Oracle"]),
        ("I'd rather not.", []),
        ("Ask me something else.", []),
        ("No thanks.", []),
        ("mnmn mnmn mnmn", []),
        (".,.,.,mnb", []),
        ("It will be hot tomorrow. Grafting, irrigation.", ["Grafting", "irrigation"]),
        ("I don't know, everything really.", []),
        ("Nothing special.", []),
        ("Spanish and Excel", ["Excel"]),
        ("Being patient with dentists. Payroll.", ["Payroll"]),
        ("Difficult conversations, put that.", ["Difficult conversations"]),
    ],
)
def test_skills(said, named):
    assert keywords(skills(said)) == named


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("I rewrote the invoice service in Java and Spring Boot.", ["Java", "Spring Boot"]),
        ("We used SAP for the stock.", ["SAP"]),
        ("I built the dashboards with Power BI and sent them out.", ["Power BI"]),
        ("I moved all the drawings into AutoCAD.", ["AutoCAD"]),
        ("I did the rota in Excel until we got Deputy.", ["Excel"]),
        ("My colleague did it in Photoshop.", []),
        ("He used SAP, I didn't.", []),
        ("We never used Kubernetes.", []),
        ("I gave my word and we had a rest.", []),
        ("Word got round, and two teams came to us.", []),
        ("I had access to the stores.", []),
        ("I worked at Oracle for two years.", []),
        ("We put it on GitHub, in Leeds.", []),
        ("I joined Salesforce as a cleaner.", []),
        ("We wanted to go to Jira, but nobody paid.", []),
        ("The patients on my ward slept better.", []),
    ],
)
def test_skills_named_while_telling(said, named):
    assert keywords(skills_in_passing(said)) == named


def spoken(said):
    """Languages that would be printed, with their level where one was said."""
    kept = {}
    for finding in languages(said):
        if finding.withdrawn:
            kept.pop(finding.entry, None)
        else:
            kept.setdefault(finding.entry, {})[finding.name] = finding.value
    return [(of["language"], of.get("fluency", "")) for of in kept.values()]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("French is my mother tongue.", [("French", "native")]),
        (
            "Turkish is mother language, German is good.",
            [("Turkish", "native"), ("German", "good")],
        ),
        ("Yoruba is mine, and English.", [("Yoruba", "mother tongue"), ("English", "")]),
        (
            "I speak Welsh, first language, and English.",
            [("Welsh", "first language"), ("English", "")],
        ),
        (
            "Kikuyu at home, Swahili, and this English you are hearing.",
            [("Kikuyu", "spoken at home"), ("Swahili", ""), ("English", "")],
        ),
        ("Dutch B2, Italian C1", [("Dutch", "B2"), ("Italian", "C1")]),
        ("English, I have IELTS 7.5 from 2023.", [("English", "IELTS 7.5")]),
        ("English, and decent Irish.", [("English", ""), ("Irish", "decent")]),
        ("Polish. Little German.", [("Polish", ""), ("German", "little")]),
        (
            "Icelandic. English okay. Some Danish.",
            [("Icelandic", ""), ("English", "okay"), ("Danish", "some")],
        ),
        ("I understand Russian, but not to write.", [("Russian", "understands, does not write")]),
        ("Portuguese I can read.", [("Portuguese", "reads")]),
        (
            "Romanian, Italian good, English from the site, sorry.",
            [("Romanian", ""), ("Italian", "good"), ("English", "")],
        ),
        ("spanish and a bit of french", [("Spanish", ""), ("French", "a bit")]),
        ("Spanish, grew up with it.", [("Spanish", "grew up with it")]),
        ("I grew up with Spanish.", [("Spanish", "grew up with it")]),
        ("I'd get by in Irish all right.", [("Irish", "can get by")]),
        (
            "British Sign Language, level two, and Scottish Gaelic.",
            [("British Sign Language", ""), ("Scottish Gaelic", "")],
        ),
        ("Swiss German and High German fluent.", [("Swiss German", ""), ("German", "fluent")]),
        (
            "Welsh with the children, it's my first language, so that doesn't count.",
            [("Welsh", "first language")],
        ),
        (
            "French and Arabic, darija, they're my languages. Dutch, so-so, B1 I'd say.",
            [("French", "mother tongue"), ("Arabic (Darija)", "mother tongue"), ("Dutch", "B1")],
        ),
        (
            "Punjabi, Urdu, Hindi, all fluent.",
            [("Punjabi", "fluent"), ("Urdu", "fluent"), ("Hindi", "fluent")],
        ),
        ("I'm Portuguese, English C1.", [("English", "C1")]),
        ("My wife is Italian so I understand Italian.", [("Italian", "understands")]),
        (
            "Arabic I speak but not write. English since school.",
            [("Arabic", "speaks, does not write"), ("English", "")],
        ),
        ("School German forgotten. French, German so-so, don't put German.", [("French", "")]),
        ("Spanish, my grandmother wouldn't answer in English.", [("Spanish", "")]),
        # The long tail of names
        (
            "Bukusu at home, Kiswahili, Low Saxon from my father.",
            [("Bukusu", "spoken at home"), ("Kiswahili", ""), ("Low Saxon", "")],
        ),
        ("German B1, I learned it to leave and I did not leave.", [("German", "B1")]),
        ("Cantonese, I can't read it.", [("Cantonese", "")]),
        ("Even my mother. Male voices too. Home at five.", []),
        # Taken back, denied, or no language of theirs
        ("Greek. Italian is ten words from the boxes, no, leave.", [("Greek", "")]),
        ("Greek. Italian only to sing, no.", [("Greek", "")]),
        ("Arabic. French was in school and it's gone.", [("Arabic", "")]),
        ("English. I never learnt Hausa.", [("English", "")]),
        ("I don't speak a word of Dutch. My husband speaks Italian.", []),
        ("Polish. Russian at school, forgot most of it.", [("Polish", "")]),
        ("French, A-level, twenty years of rust on it, I'd leave it.", []),
        ("Arabic is only a few words, leave it out.", []),
        (
            "Zulu and English, and Afrikaans, well not really Afrikaans, leave that one.",
            [("Zulu", ""), ("English", "")],
        ),
        ("School French. Leave it.", []),
        ("English. French nothing.", [("English", "")]),
        ("Marathi, Hindi. My Gujarati is only for bargaining.", [("Marathi", ""), ("Hindi", "")]),
        ("I don't speak German. Czech.", [("Czech", "")]),
        ("There's a new Polish shop by us, lovely bread.", []),
        (
            "The French tourists step on everything, but I speak French, sufficient.",
            [("French", "sufficient")],
        ),
        ("My Greek wife and her Greek friends laugh at me.", []),
        ("I polish the floors.", []),
    ],
)
def test_languages(said, named):
    assert spoken(said) == named


def held(said, *, asked=True):
    """Certificates that would be printed, with their date or expiry."""
    kept = {}
    for finding in certificates(said, TODAY, asked=asked):
        kept.setdefault(finding.entry, {}).setdefault(finding.name, finding.value)
    return [
        (of["name"], of.get("date", "") or ("expires " + of["expires"] if "expires" in of else ""))
        for of in kept.values()
        if "name" in of
    ]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("CSCS card, first aid at work.", [("CSCS card", ""), ("first aid at work", "")]),
        ("First aid, renewed in May this year.", [("First aid", "2026-05")]),
        (
            "I have ACLS, I renewed it this year in June. And BLS of course.",
            [("ACLS", "2026-06"), ("BLS", "")],
        ),
        ("IOSH Managing Safely in 2022.", [("IOSH Managing Safely", "2022")]),
        (
            "First aid at work, it runs out in January, I must renew it.",
            [("First aid at work", "expires 2027-01")],
        ),
        ("SIA door badge, valid till 2027.", [("SIA door badge", "expires 2027")]),
        ("My CPC card expires in March next year.", [("CPC card", "expires 2027-03")]),
        (
            "TIG ticket and MAG ticket, both renewed in March.",
            [("TIG ticket", "2026-03"), ("MAG ticket", "2026-03")],
        ),
        (
            "Forklift, counterbalance and reach, both renewed in March this year.",
            [("Forklift counterbalance", "2026-03"), ("Forklift reach", "2026-03")],
        ),
        (
            "HACCP in 2019, first aid in 2021, and the forklift ticket.",
            [("HACCP", "2019"), ("first aid", "2021"), ("forklift ticket", "")],
        ),
        ("In 2019 I got my HGV licence.", [("HGV licence", "2019")]),
        ("CDL class B, got that this year in September.", [("CDL class B", "2026-09")]),
        ("Hazmat, I recertified in April.", [("Hazmat", "2026-04")]),
        ("Hazmat. I recertified in April.", [("Hazmat", "2026-04")]),
        ("A certificate in beekeeping, 2015.", [("certificate in beekeeping", "2015")]),
        (
            "I did a course 'Teaching and Assessing', at the university here, in 2024.",
            [("Teaching and Assessing", "2024")],
        ),
        (
            "I'm NMC registered, and I have my immunisation training.",
            [("NMC registered", ""), ("immunisation training", "")],
        ),
        ("I'm a licensed electrician since 2012.", [("licensed electrician", "2012")]),
        ("Lorry licence, C plus E, from the Army, 2006.", [("Lorry licence, C plus E", "2006")]),
        (
            "AWS Solutions Architect, Azure Fundamentals",
            [("AWS Solutions Architect", ""), ("Azure Fundamentals", "")],
        ),
        ("Gesellenbrief in 2009.", [("Gesellenbrief", "2009")]),
        ("RSA typing, and an HND in business, 2003.", [("RSA typing", "")]),
        (
            "My paediatric first aid, but everyone's got that. I was born in 1985.",
            [("paediatric first aid", "")],
        ),
        ("Because everything's changed.", []),
        ("The A plus certificate.", [("A plus certificate", "")]),
        (
            "AWS Solutions Architect, Associate, 2023.",
            [("AWS Solutions Architect, Associate", "2023")],
        ),
        (
            "Level 3 diploma in health and social care, finished 2019, with City and Guilds.",
            [("Level 3 diploma in health and social care", "2019")],
        ),
        (
            "Personal licence, and I did allergen awareness in May.",
            [("Personal licence", ""), ("allergen awareness", "2026-05")],
        ),
        ("First aid's due in June.", [("First aid", "expires 2027-06")]),
        ("CPA, since 2015, State of Ohio.", [("CPA", "2015")]),
        # Not held, or not any more
        ("Series 7 I let go.", []),
        ("CCTV licence, no, that one lapsed in 2022.", []),
        ("I wanted to do the NEBOSH but there was no money.", []),
        ("I'm studying for the CPIM but haven't sat it.", []),
        ("I never finished the AAT.", []),
        ("CSCS card. The first aid I let lapse.", [("CSCS card", "")]),
        ("I had the forklift ticket but it ran out.", []),
        ("I never did the IPAF and the PASMA.", []),
        ("HACCP. The Power BI course, no, that was just attendance, skip it.", [("HACCP", "")]),
        ("No certificates.", []),
        ("My husband has the HGV licence.", []),
        ("I'd rather not.", []),
        ("Nothing, I learned by doing.", []),
        ("I'd like to do my Level 3.", []),
        ("I failed the theory test.", []),
    ],
)
def test_certificates(said, named):
    assert held(said) == named


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (
            "High school, class of 2001. And the food manager certificate, you have to.",
            [("food manager certificate", "")],
        ),
        ("TIG ticket. MAG ticket too.", [("TIG ticket", ""), ("MAG ticket", "")]),
        ("Forklift card.", [("Forklift card", "")]),
        ("The Army gave me my lorry licence, that was 2006.", [("lorry licence", "2006")]),
        ("I've a science degree from Shannonside University, 2007.", []),
        ("I made a card with pictures and showed it at every handover.", []),
        ("I gave the card to the customer and took his ticket.", []),
        ("We passed the audit with a certificate on the wall.", []),
        ("I checked the tickets on the train.", []),
        ("I did my nursing degree at Northmoor University, finished in 2019.", []),
        ("I love my job on the course.", []),
    ],
)
def test_certificates_told_beside_something_else(said, named):
    assert held(said, asked=False) == named


def test_a_certificate_has_its_issuer():
    found = list(certificates("First aid from the Red Cross, 2024.", TODAY, asked=True))
    assert [f.value for f in found if f.name == "issuer"] == ["Red Cross"]


def test_the_licence_for_a_car_stands_with_the_skills():
    found = list(certificates("HACCP. Driving licence B.", TODAY, asked=True))
    assert [(f.section, f.value) for f in found if f.method == "lists.licence"] == [
        ("skills", "Driving licence B")
    ]
