"""Studies as told: "school/degree/field/start/end" of each."""

from datetime import date

import pytest

from sanctum_desktop.core.policies.hearing.education import education

TODAY = date(2026, 11, 20)
NAMES = ("institution", "studyType", "area", "startDate", "endDate")


def told(said):
    """The studies of an answer in one line, in the order they were said."""
    entries = {}
    for finding in education(said, TODAY):
        entries.setdefault(finding.entry, {})[finding.name] = finding.value
    return "; ".join("/".join(of.get(name, "") for name in NAMES) for of in entries.values())


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "Maritime school Sveti Rok, nautical. Finished 2012.",
            "Maritime school Sveti Rok////2012",
        ),
        ("The BBibl, at Karoo University, 2009 to 2014.", "Karoo University/BBibl//2009/2014"),
        (
            "At the Ölands Yrkeshögskola, from August 2020, the diploma says May 2021.",
            "Ölands Yrkeshögskola/Diploma//2020-08/2021-05",
        ),
        (
            "Diploma, Rift College, 2016 to 2018, the papers say 2019.",
            "Rift College/Diploma//2016/2019",
        ),
        (
            "Trade certificate through Hobart TAFE, ninety-nine.",
            "Hobart TAFE/Trade certificate///1999",
        ),
        ("Maturita I tried in the evenings, but I didn't come to the exam.", ""),
        (
            (
                "Bachelor of Science in Nursing, at the Visayas Central University, I finished "
                "2015. Four years, so 2011 to 2015."
            ),
            "Visayas Central University/Bachelor of Science/Nursing/2011/2015",
        ),
        # How long it took says when it began
        (
            "Harrow Bridge College, cookery. Three years, I completed in 2014.",
            "Harrow Bridge College//cookery/2011/2014",
        ),
        (
            "Diploma in farming, Tarland College. I started in 2020 and got it in May of 2023.",
            "Tarland College/Diploma/farming/2020/2023-05",
        ),
        (
            "Bachelor in physics, Ostrava Hill University, I entered 2015. "
            "The diploma came in 2019.",
            "Ostrava Hill University/Bachelor/physics/2015/2019",
        ),
        # What was not got, and what was begun beside it
        (
            "Welding at Lund Bay College, 2010. I wanted the HNC. So no HNC, it's not a degree.",
            "Lund Bay College//Welding//2010",
        ),
        (
            "B.Com. from Satpura College, 2012. Admission to M.Com. too, but I withdrew.",
            "Satpura College/B.Com.///2012",
        ),
        (
            "Grade eleven, Prairie View High School, 1999. A term of joinery after. "
            "Didn't finish.",
            "Prairie View High School/Grade 11///1999",
        ),
        (
            "Law at Elmfield University, 2011 to 2013, I dropped out. "
            "They gave me a Diploma of Higher Education.",
            "Elmfield University/Diploma of Higher Education/Law/2011/2013",
        ),
        (
            "The Junior Cert was Ballymore School, 1996.",
            "Ballymore School/Junior Certificate///1996",
        ),
        (
            "Evening school, 20 weeks, a diploma in bookkeeping, Howden Adult College, 2018.",
            "Howden Adult College/Diploma/bookkeeping//2018",
        ),
        ("High school in Laredo, 2013.", "High school in Laredo/High school///2013"),
        ("High school. High school in Laredo, 2013.", "High school in Laredo/High school///2013"),
        (
            "A-levels in Reading, business and sociology. 2008. No degree.",
            "/A-levels/business and sociology//2008",
        ),
        (
            (
                "Maths at Severnside University, BSc, 2:1, 2011 to 2014. Then the PGCE, also "
                "at Severnside, finished in 2015."
            ),
            "Severnside University/BSc/Maths/2011/2014; Severnside/PGCE///2015",
        ),
        (
            (
                "I've got about sixty credits toward a bachelor's in supply chain at Alamo "
                "State, online. Not done yet."
            ),
            "Alamo State/Bachelor's (in progress)/supply chain//",
        ),
        ("I did two years of law at Northmoor University but I dropped out in 2012.", ""),
        (
            "I started a BA in history at Leeds College in 2010 but didn't finish.",
            "Leeds College/BA (not finished)/history/2010/",
        ),
        ("Leaving Cert in 1998.", "/Leaving Certificate///1998"),
        ("GED. 2018.", "/GED///2018"),
        ("Trade school, Gdynia. Finished 2003.", "Trade school, Gdynia/Trade school///2003"),
        (
            "I did my nursing degree at Northmoor University, finished in 2019.",
            "Northmoor University/Nursing degree///2019",
        ),
        ("B.Com. from Shaniwar College, 2014.", "Shaniwar College/B.Com.///2014"),
        (
            "I've got an associate's degree from Ocotillo Community College",
            "Ocotillo Community College/Associate's degree///",
        ),
        (
            (
                "Eight GCSEs at Hill School, 2004, then an NVQ in hairdressing at City "
                "College, 2006."
            ),
            "Hill School/GCSEs///2004; City College/NVQ/hairdressing//2006",
        ),
        ("Ausbildung as a baker in Bremen, 2009 to 2012.", "/Ausbildung/baker/2009/2012"),
        ("BTS in logistics at the Lycée Voltaire, 2011.", "Lycée Voltaire/BTS/logistics//2011"),
        (
            "Licenciatura en enfermería, Universidad de Chile, 2010.",
            "Universidad de Chile/Licenciatura///2010",
        ),
        ("I did a Level 3 in team leading through work in 2016.", ""),
        (
            (
                "A Level 3 in childcare, in the evenings, at Gower Evening College. I got it "
                "in 2013."
            ),
            "Gower Evening College/Level 3/childcare//2013",
        ),
        (
            "I made biomedicine, bachelor, in the Faculdade Capibaribe. I finished in 2012.",
            "Faculdade Capibaribe/Bachelor/biomedicine//2012",
        ),
        (
            "I did an apprenticeship as a joiner with Rowe Joinery, 1999 to 2003.",
            "Rowe Joinery/Apprenticeship/joiner/1999/2003",
        ),
        (
            "Grade twelve, Walter Bryce Collegiate, 1983",
            "Walter Bryce Collegiate/Grade 12///1983",
        ),
        ("I left school at sixteen with nothing.", ""),
        ("My son is doing his degree at Leeds University.", ""),
        (
            "I'm doing my PhD at the University of North Mersey since October 2023.",
            "University of North Mersey/PhD (in progress)//2023-10/",
        ),
        (
            "Cert III in carpentry at TAFE Queensland, 2015",
            "TAFE Queensland/Certificate III/carpentry//2015",
        ),
        (
            "Two A-levels, maths and physics, from Hill Sixth Form College in 2011.",
            "Hill Sixth Form College/A-levels/maths and physics//2011",
        ),
        ("HND in business, 2003.", "/HND/business//2003"),
        (
            "I did commerce, vocational, at the IES Turia Nord. I finished in 2012.",
            "IES Turia Nord//commerce//2012",
        ),
        ("I never went to university.", ""),
        (
            "Diplom in mechanical engineering, TU Dresden, class of 2001.",
            "TU Dresden/Diplom/mechanical engineering//2001",
        ),
        (
            "I have a master's degree in social work from Boston College, 2012.",
            "Boston College/Master's degree/social work//2012",
        ),
        ("high school, Proctor High, class of 2001", "Proctor High/High school///2001"),
        ("I wanted to study medicine at Leeds University.", ""),
        (
            "I finished secondary school in 2010, with WAEC, six credits, even mathematics.",
            "/Secondary school///2010",
        ),
        (
            "Engineering school, Akureyri. Done 2015.",
            "Engineering school, Akureyri/Engineering school///2015",
        ),
        (
            (
                "I've a science degree from Shannonside University, 2007, and the teaching "
                "diploma the year after."
            ),
            "Shannonside University/Science degree///2007; /Teaching diploma///",
        ),
        ("Matric at Umlazi High in 1999", "Umlazi High/Matric///1999"),
        ("First aid certificate in 2019.", ""),
        (
            "I have a degree in mechanical engineering from the University of Lagos, 2005.",
            "University of Lagos/Degree/mechanical engineering//2005",
        ),
        (
            (
                "I'm in my second year of a nursing degree at Napier University, started "
                "September 2024."
            ),
            "Napier University/Nursing degree (in progress)//2024-09/",
        ),
        (
            (
                "A-levels at Hill College, 1996. I got into Hull University for law but I left "
                "after a year."
            ),
            "Hill College/A-levels///1996",
        ),
        ("I did the first year of an apprenticeship, but the firm went under.", ""),
        # In the words of other countries
        (
            "HAVO, at the Salland Lyceum, 2000. Police academy 2003 to 2006.",
            "Salland Lyceum/HAVO///2000; Police academy///2003/2006",
        ),
        ("Intermediate, ICS, from Gate College in 2017.", "Gate College/Intermediate/ICS//2017"),
        (
            "I've a BUT, three years, at the IUT of Saint-Viaud, 2020 to 2023.",
            "IUT of Saint-Viaud/BUT//2020/2023",
        ),
        (
            "A mastère in marketing at Atlantis Business School, 2023 to 2025.",
            "Atlantis Business School/Mastère/marketing/2023/2025",
        ),
        (
            "I finished the ensino fundamental in 2021, my daughter corrected it.",
            "/Ensino fundamental///2021",
        ),
        (
            "MBO level four, horticulture, at AOC Terra, 2010 till 2014.",
            "AOC Terra/MBO/horticulture/2010/2014",
        ),
        ("Mittlere Reife 1998, then Meister in 2009.", "/Mittlere Reife///1998; /Meister///2009"),
        (
            "Cert three in carpentry, got that 2011, TasNorth Trades College.",
            "TasNorth Trades College/Certificate III/carpentry//2011",
        ),
        (
            "The textile high school in Suceava, I finished in 2005.",
            "Textile high school in Suceava/High school///2005",
        ),
        (
            "Pharmacy at Hill University, 2005 to 2010. A master's, the same university, 2016.",
            "Hill University//Pharmacy/2005/2010; Hill University/Master's///2016",
        ),
        (
            "Gymnasium Carolinum in Osnabrück, Abitur in 2004. Then Diplom in law, 2009.",
            "Gymnasium Carolinum/Abitur///2004; /Diplom/law//2009",
        ),
        ("The sixth form at Harris Academy, A levels in 2012.", "Harris Academy/A levels///2012"),
        (
            "Studied at Sheffield Hallam, sports science, 2010-2013.",
            "Sheffield Hallam//sports science/2010/2013",
        ),
        (
            "My degree is from Makerere, I started in 2003 and finished in 2006.",
            "Makerere/Degree//2003/2006",
        ),
        (
            "Rosehill Comprehensive, 1994, O levels. Open University, law, 2015 to 2020.",
            "Rosehill Comprehensive/O levels///1994; Open University//law/2015/2020",
        ),
        (
            "BSc at Hill University, 2012. Don't put the class of degree.",
            "Hill University/BSc///2012",
        ),
        (
            "Hotel school in Bruges, 1997. My dad paid for it, don't write that.",
            "Hotel school in Bruges/Hotel school///1997",
        ),
        # An end is no breaking off, and a school is no less one for what is said beside it
        ("Hillside Academy in 1998 and I left there in 2003.", "Hillside Academy////2003"),
        (
            "Moi High School, 2001 to 2004. Since then I work.",
            "Moi High School/High School//2001/2004",
        ),
        ("Hill College, 1990 to 1995. I'm in the photo in the hall.", "Hill College///1990/1995"),
        (
            "I started at Kwale Primary School in 1994.",
            "Kwale Primary School/Primary School//1994/",
        ),
        (
            "I'm in my second year at Leeds College, a diploma.",
            "Leeds College/Diploma (in progress)///",
        ),
        (
            "I started a diploma at Hill College in 2020.",
            "Hill College/Diploma (not finished)//2020/",
        ),
        # Begun, broken off, never begun, taken back, or no school
        (
            "A master's, computer science, Great Basin Tech, since fall 2024.",
            "Great Basin Tech/Master's (in progress)/computer science/2024/",
        ),
        (
            "I began a master's in transport in 2021. Two semesters, I don't claim it.",
            "",
        ),
        ("I took admission in BCom and after three semesters I left it.", ""),
        ("I joined BBA but left in third semester, please not to mention.", ""),
        (
            "Associate degree from Hill College, 2014. Started the BSN, never finished.",
            "Hill College/Associate degree///2014",
        ),
        ("For doctorate they accepted me in 2018 but I never began.", ""),
        ("Left school after year ten, doesn't need to go in.", ""),
        ("Col Hargreaves Building. Four years, 2007 to 2011.", ""),
        ("Customer Service Excellence, 2023.", ""),
        ("Studied law in Damascus, three years, then the war. So no degree.", ""),
        (
            "I have my lise, Karşıyaka Kız Lisesi, finished in 2004.",
            "Karşıyaka Kız Lisesi/Lise///2004",
        ),
        (
            "Bachelor of Tourism Management, Alder University, 2014 to 2018.",
            "Alder University/Bachelor/Tourism Management/2014/2018",
        ),
        ("Matric in 2008 from a school in Botshabelo.", "School in Botshabelo/Matric///2008"),
        (
            "I did a Certificate in Museum Practice through Tararua Polytechnic.",
            "Tararua Polytechnic/Certificate///",
        ),
        ("NCEA level two, Alder College, 2012.", "Alder College/NCEA Level 2///2012"),
        (
            "Degree in dental prosthesis, licenciatura, at the Instituto Alder, 2011.",
            "Instituto Alder/Licenciatura/dental prosthesis//2011",
        ),
        ("The apprenticeship was with Prohaska, until 2009.", "Prohaska/Apprenticeship///2009"),
        ("I asked about a master's, they sent me forms.", ""),
        ("They had me doing a HNC at night, I packed it in.", ""),
        ("I took a tester course in Kiem Academy in 2020.", ""),
        (
            "A degree with Alder Open University, I am in my second year,"
            " don't write that I have graduated.",
            "Alder Open University/Degree (in progress)///",
        ),
    ],
)
def test_education(said, heard):
    assert told(said) == heard


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("B.Com. from Hill College, the result came in 2014.", "2014"),
        ("BSc at Hill College, I graduated this May. 2021 the garden centre.", "2026-05"),
        ("Hotel school in Rimini, I finished in 2009. Diploma of cook.", "2009"),
    ],
)
def test_the_year_one_finished(said, heard):
    ends = [f.value for f in education(said, TODAY) if f.name == "endDate"]
    assert ends == [heard]
