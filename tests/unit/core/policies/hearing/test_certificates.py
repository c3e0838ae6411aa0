"""Certificates, licences and registrations, as people of many trades tell them."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.lists import certificates

TODAY = date(2026, 11, 20)


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
        ("Test and tag, 2022.", [("Test and tag", "2022")]),
        (
            "Working at heights, did the refresher in 2024.",
            [("Working at heights", "2024")],
        ),
        ("The carné of food handler, renewed in 2024.", [("carné of food handler", "2024")]),
        ("A VTS course I asked for. I had no language exam.", []),
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
        (
            "SVQ level two in social care, 2021, and the level three I finished in 2024.",
            [("SVQ level 2 in social care", "2021"), ("SVQ level 3 in social care", "2024")],
        ),
        ("Moving and handling we do each year.", [("Moving and handling", "")]),
        ("Working at heights, redone in May.", [("Working at heights", "2026-05")]),
        (
            "A course for dealing with confused persons, 2022, two days.",
            [("dealing with confused persons", "2022")],
        ),
        (
            "The IBT, that's shooting and self-defence, the last in October.",
            [("IBT (shooting and self-defence)", "2026-10")],
        ),
        ("The TOEIC, 905 points, in 2025.", [("TOEIC (905 points)", "2025")]),
        (
            "Precision agriculture, the basic one, 2023.",
            [("Precision agriculture (basic)", "2023")],
        ),
        (
            "I am registered with the board as a graduate engineer.",
            [("Registered graduate engineer", "")],
        ),
        ("The cleaner's certificate, SRY, in 2021.", [("cleaner's certificate (SRY)", "2021")]),
        ("HGV class one since 2009.", [("HGV class 1", "2009")]),
        ("Asbestos awareness, not removal.", [("Asbestos awareness", "")]),
        ("ITIL foundation, then the practitioner in 2021.", [("ITIL foundation", "")]),
        (
            "Trade test, grade two, 1998, grade one in 2003.",
            [("Trade test, grade 2", "1998"), ("Trade test, grade 1", "2003")],
        ),
        (
            "Beauty therapy level 2 and level 3, both 2016.",
            [("Beauty therapy level 2", "2016"), ("Beauty therapy level 3", "2016")],
        ),
        ("Confined space, renewed March.", [("Confined space", "")]),
        # One of a kind after the other
        (
            "The pesticide licence: the knapsack one I got in 2017, the boom one in 2022.",
            [("knapsack pesticide licence", "2017"), ("boom pesticide licence", "2022")],
        ),
        (
            "Crane, tower and mobile, renewed in 2023. The small one, eight tons, from 2015.",
            [("Crane (tower and mobile)", "2023"), ("small Crane (eight tons)", "2015")],
        ),
        (
            "Cookery NC II, 2018. And the NC III I got in 2021.",
            [("Cookery NC II", "2018"), ("Cookery NC III", "2021")],
        ),
        ("The third category I have since 2019.", [("third category", "2019")]),
        ("Class 1 with trailer.", [("Class 1 with trailer", "")]),
        (
            "The Mentorat, so the course for tutors, 2020.",
            [("Mentorat (course for tutors)", "2020")],
        ),
        ("The lift course started late and I passed it.", [("lift course", "")]),
        (
            "Level 2 food safety in 2022, level 3 in 2024.",
            [("Level 2 food safety", "2022"), ("level 3 food safety", "2024")],
        ),
        # Not held, or not any more
        ("I'm not a certified translator, I only help out.", []),
        ("Marek resigned in July, so it's two of us. Hoist card.", [("Hoist card", "")]),
        ("I applied for the SIA badge. For second category I gave the papers.", []),
        (
            "AAT, level three, 2018, level four I'm doing, one exam left.",
            [("AAT, level 3", "2018")],
        ),
        ("CPR this April. Phlebotomy I dropped. Botox no.", [("CPR", "2026-04")]),
        ("I started Pilates but COVID came. Full UK.", []),
        ("I began the dementia champion course, I did the half.", []),
        ("White card. Started the cert four. Two units. Gave it away.", [("White card", "")]),
        ("HubSpot, I looked at the videos but I did not pass the exam.", []),
        ("The dbt exam I flunked by two points.", []),
        ("Food hygiene, and I'm on level three now.", [("Food hygiene", "")]),
        ("PASMA's run out.", []),
        ("First aid. Booked on the tree climbing one for January.", [("First aid", "")]),
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
        ("They put me through a course for removals, two days, in 2018.", [("removals", "2018")]),
        (
            "The theatre sent me on a fire warden course last year.",
            [("fire warden course", "2025")],
        ),
        ("I did my forklift in 2018.", [("forklift", "2018")]),
        (
            "The freight certificate, the EACFFPC, I got in 2017.",
            [("freight certificate (EACFFPC)", "2017")],
        ),
        (
            "I'm an authorised translator, German to Swedish.",
            [("authorised translator, German to Swedish", "")],
        ),
        (
            "I'm registered with the HPCSA as emergency care practitioner.",
            [("Registered emergency care practitioner (HPCSA)", "")],
        ),
        ("I have the big driving licence, the D.", [("driving licence, D", "")]),
        ("I've the C licence for the lorry, 2012.", [("C licence", "2012")]),
        ("Work at height, 2025.", [("Work at height", "2025")]),
        ("My first aid's current, did it again in July.", [("first aid", "2026-07")]),
        ("Safeguarding Level 2 like everybody.", [("Safeguarding Level 2", "")]),
        ("Exocad advanced, in Darmstadt, in May 2023.", [("Exocad advanced", "2023-05")]),
        ("The signing, level one.", []),
        ("They sent me on a diving course and I never finished it.", []),
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
        ("The loyalty card.", []),
    ],
)
def test_certificates_told_beside_something_else(said, named):
    assert held(said, asked=False) == named


def test_a_withdrawal_speaks_of_what_was_told_last():
    said = "The payroll certificate, 2019. I did start law for a month. Don't put it."
    assert held(said) == [("payroll certificate", "2019")]


def test_a_certificate_has_its_issuer():
    found = list(certificates("First aid from the Red Cross, 2024.", TODAY, asked=True))
    assert [f.value for f in found if f.name == "issuer"] == ["Red Cross"]


def test_the_licence_for_a_car_stands_with_the_skills():
    found = list(certificates("HACCP. Driving licence B.", TODAY, asked=True))
    assert [(f.section, f.value) for f in found if f.method == "lists.licence"] == [
        ("skills", "Driving licence B")
    ]
