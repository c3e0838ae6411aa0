"""Skills and tools, as people of many trades and countries name them."""

import pytest

from sanctum_desktop.core.policies.hearing.lists import skills, skills_in_passing


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
        ("Excel normal, pivot I can do, macros no.", ["Excel (pivot)"]),
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
        ("I have experience in packing. AWS mostly EC2 and S3.", ["packing", "AWS (EC2, S3)"]),
        # What is known of a tool stands beside its name
        ("AutoCAD including layers and blocks. Git.", ["AutoCAD (layers, blocks)", "Git"]),
        ("Sage, just the purchase side.", ["Sage (purchase)"]),
        ("Odoo, only the module for stock.", ["Odoo (stock)"]),
        (
            "Inverters, I can set the limits. Soldering.",
            ["Inverters (setting the limits)", "Soldering"],
        ),
        ("Excel; macros I record and hope, so no.", ["Excel"]),
        # Deeds, without the rest of their sentence
        ("To splice rope, to rig a sail.", ["splicing rope", "rigging a sail"]),
        ("Angry calls with tenants, I learned that the hard way.", ["Angry calls with tenants"]),
        ("Dosing by the Larsen method.", ["Dosing by the Larsen method"]),
        ("Fault finding, I know my way around Modbus.", ["Fault finding", "Modbus"]),
        ("Checked the list, by the way. Seven ovens. I got promoted. Glazing.", ["Glazing"]),
        ("We do this in an app, FieldBook.", ["FieldBook"]),
        (
            "Tiling, smile if you like. Portuguese bits, some Swahili.",
            ["Tiling", "Portuguese bits"],
        ),
        # Hedged to nothing, negated, taken back
        ("Docker, not Kubernetes.", ["Docker"]),
        ("Hand tools, chisels included; the digger I only sat on.", ["Hand tools", "chisels"]),
        ("Lathe I have only watched. Deburring. Welding, Lord, no.", ["Deburring"]),
        ("Grouting. I've a plotter, I hate it, don't put that.", ["Grouting"]),
        ("Canva. Figma, two days only, it's not honest to write.", ["Canva"]),
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
        ("Xero, the missus does that. SketchUp, rough.", ["SketchUp (rough)"]),
        ("Word. The drone, my inspector flies it, I only look at the pictures.", ["Word"]),
        ("InDesign, I can correct a comma, so don't put it.", []),
        ("The combine I drove two times, around the yard, this doesn't count.", []),
        ("SQL. Spark was just homework, so no.", ["SQL"]),
        ("I've played with PyTorch but nothing serious.", []),
        ("The paperwork I leave to the wife. Lambing.", ["Lambing"]),
        ("PLC programming I started. AutoCAD I can open, no more.", []),
        ("Official reports without mistakes.", ["Official reports"]),
        ("Teleporter, I have the ticket but haven't driven one in years.", []),
        ("Shorthand. Video, barely.", ["Shorthand"]),
        ("Jira. Team of nine, budget two million, eight hundred words.", ["Jira"]),
        # Deeds told by their verbs
        (
            "Write a contract, mediate, explain the law with simple words.",
            ["writing a contract", "mediating", "explaining the law with simple words"],
        ),
        (
            "I know how to change nappies, prepare the bottles, sing.",
            ["changing nappies", "preparing the bottles", "singing"],
        ),
        ("Calibrate the planter and the sprayer.", ["calibrating the planter and sprayer"]),
        ("I make bread, I decorate cakes, I train my own.", ["making bread", "decorating cakes"]),
        ("I write well in French. I can cook.", ["writing in French", "cooking"]),
        ("Opening and closing the shop.", ["Opening and closing the shop"]),
        ("Oil, filters, change, plant.", ["Oil", "filters", "change", "plant"]),
        # What is said beside a thing
        (
            "Welding, irrigation, plumbing. Marbled paper I buy, I don't make it. Ours is good.",
            ["Welding", "irrigation", "plumbing"],
        ),
        (
            "Facilitating groups, the talking kind. German only numbers. And Uxía passes it.",
            ["Facilitating groups"],
        ),
        (
            "Opera, the hotel system. Koha, that's our program. The journal system, DentaFlow.",
            ["Opera", "Koha", "DentaFlow"],
        ),
        (
            "Avaya, that's the dialler. Excel, only vlookup.",
            ["Avaya (dialler)", "Excel (vlookup)"],
        ),
        (
            "Excel with the pivot tables. AWS, just S3 and EC2.",
            ["Excel (pivot tables)", "AWS", "S3", "EC2"],
        ),
        ("The app of the farm, TalhãoCerto.", ["TalhãoCerto"]),
        ("De-escalation, which is a word for shutting up and listening.", ["De-escalation"]),
        ("Compounding, that is creams and capsules for children.", ["Compounding"]),
        ("Typing fifty-five words a minute, lol.", ["Typing 55 words a minute"]),
        ("Minor repairs like bulbs and wipers.", ["Minor repairs"]),
        # No noise
        ("The usual, Word. All sorts. The rest, of course.", ["Word"]),
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
        (
            "I can read drawings, use a cherry picker and do the books.",
            ["reading drawings", "cherry picker", "books"],
        ),
        ("I can splice rope and mend net.", ["splicing rope", "mending net"]),
        ("I measure with the oscilloscope.", ["oscilloscope"]),
        ("Balancing the till, phonics.", ["Balancing the till", "phonics"]),
        (
            "Pattern by hand. Planning for mixed ages.",
            ["Pattern by hand", "Planning for mixed ages"],
        ),
        ("Using the TG20 stuff on the tablet.", ["TG20"]),
        ("I can weld a bit.", ["welding"]),
        ("Excel, I can sum and filter.", ["Excel (summing, filter)"]),
        (
            "Relay controls, the old ones. Proofreading, tactfully.",
            ["Relay controls", "Proofreading"],
        ),
        ("I can look at a scaffold and tell you what's wrong.", []),
        ("Steering. Small welding. So leave welding.", ["Steering"]),
        ("Jira. Selenium and JMeter, so these two no.", ["Jira"]),
        ("Air freight I have only assisted with.", []),
        ("I have allergy to glue.", []),
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
        ("There is a script, my husband wrote it in Python.", []),
    ],
)
def test_skills_named_while_telling(said, named):
    assert keywords(skills_in_passing(said)) == named
