"""Jobs as told: "employer/title/start/end" of each, with the steps held there in brackets."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.jobs import jobs

TODAY = date(2026, 11, 20)
BORN = 1985


def told(said):
    """The jobs of an answer in one line, in the order they were said."""
    entries = {}
    steps = {}
    for finding in jobs(said, TODAY, earlier=said.startswith("Before"), born=BORN):
        if finding.name == "step":
            steps.setdefault(finding.entry, []).append(finding.value.replace("|", " ").strip())
        elif finding.name != "ongoing":
            entries.setdefault(finding.entry, {}).setdefault(finding.name, finding.value)
    return "; ".join(
        "/".join(of.get(name, "") for name in ("name", "position", "startDate", "endDate"))
        + (f" [{', '.join(steps[entry])}]" if entry in steps else "")
        for entry, of in entries.items()
    )


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I drive a tram for Metro Lines since 2015.", "Metro Lines//2015/"),
        (
            "I came in May 2015. I was at Rex Foods, 2017 to 2018.",
            "Rex Foods//2017/2018",
        ),
        ("I studied law at Rex University, 2010 to 2013.", ""),
        (
            "I was at Lux Foods, baker and driver, 2017 to 2018.",
            "Lux Foods/Baker and Driver/2017/2018",
        ),
        (
            "They made me supervisor two years after, and section grower in 2020.",
            "/Section Grower// [Supervisor, 2020 Section Grower]",
        ),
        (
            "I'm the caretaker at Rex Primary, well, site officer's what it says on the lanyard.",
            "Rex Primary/Site Officer// [Caretaker, Site Officer]",
        ),
        (
            "Clerk at Rex Text from 2014, and from 2017 head of the German desk.",
            "Rex Text/Head of the German Desk/2014/ [2014 Clerk, 2017 Head of the German Desk]",
        ),
        ("I've been a bus driver at Lee Coaches for six years.", "Lee Coaches/Bus Driver/2020/"),
        (
            (
                "I worked at Boots as a dispenser from 2010 to 2014 and then at Tesco as a "
                "cashier until 2018."
            ),
            "Boots/Dispenser/2010/2014; Tesco/Cashier//2018",
        ),
        (
            (
                "I got taken on at Harland Steel in 1998 as an apprentice, became a fitter in "
                "2002 and was made up to charge hand in 2010."
            ),
            "Harland Steel/Charge Hand/1998/ [1998 Apprentice, 2002 Fitter, 2010 Charge Hand]",
        ),
        (
            "I started as a porter at the Grand Hotel in 2011, head porter since 2016.",
            "Grand Hotel/Head Porter/2011/ [2011 Porter, 2016 Head Porter]",
        ),
        ("I'm self-employed, a plumber, since 2012.", "Self-employed/Plumber/2012/"),
        ("I've had my own shop since 2014.", "Own shop//2014/"),
        ("I'm a freelance photographer since 2018.", "Freelance/Freelance Photographer/2018/"),
        (
            "I did cash in hand for my uncle Toni as a mechanic from 2005 to 2008.",
            "/Mechanic/2005/2008",
        ),
        (
            "I was through Manpower at the BMW plant as a picker, 2016 to 2018.",
            "BMW/Picker/2016/2018",
        ),
        ("I was at home with my kids Anna and Ben from 2010 to 2015.", ""),
        ("I looked after my mother in Leeds till she died in 2019.", ""),
        ("I was inside from 2012 to 2014.", ""),
        ("I worked at a bakery in Leeds as a baker from 2003.", "Bakery in Leeds/Baker/2003/"),
        (
            "I was a paralegal in a small law firm, 2015 to 2017.",
            "Small law firm/Paralegal/2015/2017",
        ),
        (
            (
                "I was laid off in the 2008 crisis from Ford Motors, I was a welder there "
                "since 1995."
            ),
            "Ford Motors/Welder/1995/",
        ),
        ("I'm a welder in Leeds.", "/Welder//"),
        (
            "I work in Dublin as a nurse at St James's Hospital since two years.",
            "St James's Hospital/Nurse/2024/",
        ),
        (
            "Since 2019 I'm with Brightwater Care as a support worker.",
            "Brightwater Care/Support Worker/2019/",
        ),
        (
            "I was promoted to shift manager at Costa in 2021.",
            "Costa/Shift Manager// [2021 Shift Manager]",
        ),
        (
            "In 2013 I became supervisor at Bargain Barn.",
            "Bargain Barn/Supervisor// [2013 Supervisor]",
        ),
        (
            "I joined Siemens in 2006 and they made me team leader in 2012.",
            "Siemens/Team Leader/2006/ [2012 Team Leader]",
        ),
        ("My daughter Ella was born in 2012, I worked at Lidl.", "Lidl///"),
        (
            (
                "I teach maths at Ashcombe Vale School since September 2019, I'm also second "
                "in department, since 2022."
            ),
            "Ashcombe Vale School/Second in Department/2019-09/ [2022 Second in Department]",
        ),
        ("Five years, from 2016, at the Blue Kitchen as a cook.", "Blue Kitchen/Cook/2016/2021"),
        (
            (
                "I'm a carer in the mornings at Rose House and a cleaner at night at the Civic "
                "Centre."
            ),
            "Rose House/Carer//",
        ),
        (
            "I work for Amazon in the warehouse, picker, since end of 2020.",
            "Amazon/Picker/2020-12/",
        ),
        ("I am working at hospital Santa Maria like nurse from 2015.", "Santa Maria/Nurse/2015/"),
        (
            "Gravedigger for Hull City Council, about ten years now.",
            "Hull City Council/Gravedigger/2016/",
        ),
        (
            "I used to be a postman with Royal Mail, 1999 till 2011.",
            "Royal Mail/Postman/1999/2011",
        ),
        ("I was acting head at Mill Primary in 2020.", "Mill Primary/Acting Head/2020/"),
        (
            "I went on the boats when I was 16, deckhand, with Murphy Fishing.",
            "Murphy Fishing/Deckhand/2001/",
        ),
        (
            "Before that I was a house help for a family in Kisumu from 2011 to 2017.",
            "/House Help/2011/2017",
        ),
        ("I clean offices.", ""),
        ("It's a family business, my dad's the boss, I run the front desk.", ""),
        (
            "I left Aldi last March, I was deputy manager there, assistant before that.",
            "Aldi/Deputy Manager//2026-03 [Assistant, Deputy Manager]",
        ),
        (
            (
                "I was a teaching assistant at Hill Primary from '09 to '14, then a career "
                "break, then a tutor at Kip College from 2017."
            ),
            "Hill Primary/Teaching Assistant/2009/2014; Kip College/Tutor/2017/",
        ),
        ("i've been a nurse at st mary's since 2010", "/Nurse/2010/"),
        (
            "I'm in Reading, at Reading Borough Council, as an admin officer since 2018.",
            "Reading Borough Council/Admin Officer/2018/",
        ),
        ("From 2004 I drove a lorry for Eddie Stobart, left in 2009.", "Eddie Stobart//2004/2009"),
        (
            "Worked my way up from kitchen porter to head chef at The Ivy, 2005 to 2015.",
            "Ivy/Head Chef/2005/2015 [Kitchen Porter, Head Chef]",
        ),
        ("I make furniture for myself, I am carpenter since 1990.", "/Carpenter/1990/"),
        ("I was with the agency, Adecco, as a temp in 2022.", "Adecco/Temp/2022/"),
        ("Did two years at Greggs, no, three, 2011 to 2014.", "Greggs//2011/2014"),
        ("In my second year there they gave me the keys.", ""),
        ("I sold my restaurant in 2019.", "///2019"),
        (
            (
                "I am carer in Sunnybank House since three years. Before in my country I was "
                "teacher."
            ),
            "Sunnybank House/Carer/2023/",
        ),
        (
            (
                "I was at Argos 2012, call centre at Sky 2013 to 2015, then doors for "
                "Securitas till 2018."
            ),
            "Argos//2012/; Sky//2013/2015; Securitas///2018",
        ),
        ("I'm freelance since I left KPMG in 2020.", "Freelance//2020/"),
        (
            (
                "I worked at First City Bank as a teller from 2009, they promoted me to senior "
                "teller in 2011."
            ),
            "First City Bank/Senior Teller/2009/ [2009 Teller, 2011 Senior Teller]",
        ),
        (
            "I came to Ireland in 2015, I'm a nurse at Kilmore Nursing Home since January 2016.",
            "Kilmore Nursing Home/Nurse/2016-01/",
        ),
        (
            "Shift supervisor, Tesco Extra Watford. Started on checkouts in 2014.",
            "Tesco Extra Watford/Shift Supervisor/2014/",
        ),
        (
            "I was a lifeguard at Camp Whitewater, summers of 2016, 2017 and 2018.",
            "Camp Whitewater/Lifeguard/2016/2018",
        ),
        ("Waitress, various places.", "/Waitress//"),
        (
            "The manager at our shop is good. I am cashier there since three years.",
            "/Cashier/2023/",
        ),
        (
            "Then I was at Harland Yard, two thousand and one till two thousand and nine.",
            "Harland Yard//2001/2009",
        ),
        (
            "I'm head cook at Villa Rosa since the old one retired in 2019, I came in 2011.",
            "Villa Rosa/Head Cook/2011/ [2019 Head Cook]",
        ),
        (
            "We had a fire in 2016 but I stayed, I'm a machinist at Kays Textiles.",
            "Kays Textiles/Machinist//",
        ),
        (
            "I was a gardener at Hull Parks Department until they outsourced us in 2003.",
            "Hull Parks Department/Gardener//2003",
        ),
        (
            "I was at Trattoria Gamberini, commis and after chef de partie, from 2014 to 2019.",
            "Trattoria Gamberini/Chef de Partie/2014/2019 [Commis, Chef de Partie]",
        ),
        ("Before that eight months at a bakery in Lodz.", "Bakery in Lodz///"),
        (
            "Fish factory in Sozopol. Only summers, 2012, 2013, 2014.",
            "Fish factory in Sozopol//2012/2014",
        ),
        (
            "Selling policies on the phone, Kgotso Funeral Cover, 2011 to 2012.",
            "Kgotso Funeral Cover//2011/2012",
        ),
        (
            "The provincial ambulance service, Thaba Nchu station, from 2013.",
            "Provincial ambulance service, Thaba Nchu station//2013/",
        ),
        (
            "Before, I had my own POS stand at Mokola. From 2021 to October 2024.",
            "Own POS stand//2021/2024-10",
        ),
        (
            "I began in 2020... no, 2020 I was still at school, it's 2021. At Brightline Foods.",
            "Brightline Foods//2021/",
        ),
        (
            "Before it was Veenstra Vervoer. I'm from 1986. I stayed until 2018.",
            "Veenstra Vervoer///2018",
        ),
        ("I was at Alder Foods from 2009 and was let go in 2014.", "Alder Foods//2009/2014"),
        (
            "I'm a guide at Alder Museum. Paid since August 2017."
            " Before that I was a Sunday volunteer there, from 2015.",
            "Alder Museum/Guide/2017-08/",
        ),
        (
            "At Alder School I'm a teacher, there since 2014. Since 2021 I'm maths lead as well.",
            "Alder School/Maths Lead/2014/ [Teacher, 2021 Maths Lead]",
        ),
        (
            "Before, Hotel Astrid, I was demi-chef and then chef de partie. 2016 to 2020.",
            "Hotel Astrid/Demi-chef, then Chef de Partie/2016/2020",
        ),
        ("I wrote a piece for The Soundboard Quarterly in 2022.", "//2022/"),
    ],
)
def test_jobs(said, heard):
    assert told(said) == heard


def test_every_finding_stands_on_its_words():
    said = "I started as a porter at the Grand Hotel in 2011, head porter since 2016."
    quotes = [said[f.start : f.end] for f in jobs(said, TODAY) if f.name == "step"]
    assert quotes == ["porter", "head porter"]
