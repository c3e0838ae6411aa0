"""Names, addresses and numbers, as people write, spell and correct them."""

import pytest

from sanctum_desktop.core.policies.hearing.contact import contact


def told(said, *, named=True):
    """The last value heard of each attribute: a later one puts an earlier one right."""
    return {finding.name: finding.value for finding in contact(said, named=named)}


@pytest.mark.parametrize(
    ("said", "email"),
    [
        ("tess.abella@example.com", "tess.abella@example.com"),
        ("tess dot abella at example dot com", "tess.abella@example.com"),
        ("tess point abella at example point com", "tess.abella@example.com"),
        ("Mine's tess.abella at example.com", "tess.abella@example.com"),
        ("It's jo underscore ward at example dot net.", "jo_ward@example.net"),
        ("jo dash ward seven at example dot net", "jo-ward7@example.net"),
        ("My email is p.r@example.org, all small.", "p.r@example.org"),
        ("imogen at thackwell dot example", "imogen@thackwell.example"),
        (
            "sunita.d@example.com. That is the old one, use sunita@example.net.",
            "sunita@example.net",
        ),
        ("Use ana@example.com, not ana.old@example.com.", "ana@example.com"),
        ("ana.old@example.com doesn't work any more, so ana@example.com", "ana@example.com"),
        ("My wife's mail is eva@example.com, mine is jan@example.com.", "jan@example.com"),
        ("Mine is jan@example.com, my daughter's is eva@example.com.", "jan@example.com"),
        ("Write to my boss, boss@example.com.", None),
        ("marie spelled m-a-r-i-e at example dot fr", "marie@example.fr"),
        ("M A R I E at example dot fr", "marie@example.fr"),
        (
            "old.one@example.com, ah no, that one my son has, put new.one@example.org.",
            "new.one@example.org",
        ),
        ("I don't have the e-mail.", None),
        ("I work at Example dot com", None),
        ("@@@ dfg.dfg", None),
    ],
)
def test_email(said, email):
    assert told(said).get("email") == email


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("07700 900 123", "07700 900 123"),
        ("+44 7700 900123", "+44 7700 900123"),
        ("Plus 359, 88, 555 0143. Varna.", "+359 88 555 0143"),
        ("(020) 7946 0018", "(020) 7946 0018"),
        ("call 0049 30 123456", "0049 30 123456"),
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("96 555 01 47", "96 555 01 47"),
        ("+61 491 570 156", "+61 491 570 156"),
        ("210-555-0147", "210-555-0147"),
        ("plus forty, seven five five, zero one zero", "+40 755 010"),
        ("oh seven seven double oh, nine oh oh, one two three", "07700 900 123"),
        ("oh seven, triple five, one two three four", "07 555 1234"),
        ("zero seven seven zero zero, nine hundred, four four one", "07700 900 441"),
        ("Plus thirty, 695 550 0142.", "+30 695 550 0142"),
        ("plus thirty-four 612 34 56 78", "+34 612 34 56 78"),
        ("031 555 0108, no, that's wrong, 031 555 0180.", "031 555 0180"),
        ("My number is 01 555 0185, my wife's is 01 555 0999.", "01 555 0185"),
        ("My boss's phone is 01 555 0185.", None),
        ("In an emergency my husband's mobile, 07700 900 999.", None),
        ("I was there 2015-2019.", None),
        ("Year 2015 to 2019, 35000 a year.", None),
    ],
)
def test_phone(said, phone):
    assert told(said).get("phone") == phone


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Joanne Pickersgill, jo@example.com.", "Joanne Pickersgill"),
        ("My name is Ahmed bin Said.", "Ahmed bin Said"),
        ("On paper I'm Ana del Mar, but put Anuska, Anuska Rey Gil.", "Anuska Rey Gil"),
        ("my name is maria santos", "Maria Santos"),
        ("It's Wade Comeau, wade@example.net.", "Wade Comeau"),
        (
            "Marites Abellanosa, but everyone says Tess. For the CV put Marites.",
            "Marites Abellanosa",
        ),
        ("Folasade Adeyinka. Everyone says Fola, put Fola.", "Fola Adeyinka"),
        ("Marijke van Dalen, with the van small.", "Marijke van Dalen"),
        ("Imogen Thackwell, T-H-A-C-K-W-E-double-L.", "Imogen Thackwell"),
        ("Call me Kev. That's all you're getting.", "Kev"),
        ("Why does everybody want an e-mail? Armindo Queirós, 22 555 0139.", "Armindo Queirós"),
        ("I can never remember my number. Roisin Magennis, r@example.com.", "Roisin Magennis"),
        ("Ionuț Dragomir. My number 01 555 0185.", "Ionuț Dragomir"),
        ("Ghassan al-Sayed. g@example.org.", "Ghassan al-Sayed"),
        ("It's José María de la Fuente y Ruiz.", "José María de la Fuente y Ruiz"),
        ("Right, Ngozi Okafor-Bello here.", "Ngozi Okafor-Bello"),
        ("It's Katherine with a K, Katherine O'Dowd. k.odowd@example.ie", "Katherine O'Dowd"),
        ("Mobile 0176 555 0142, Annika Weber, a.weber@example.de, Kiel", "Annika Weber"),
        ("My phone is broken, Las Vegas, jo@example.com.", None),
        ("Rather not.", None),
        ("It's Bob, you know me.", None),
        ("No, I said.", None),
        ("Not giving you that.", None),
        ("Bristol, Mobile 07700 900 742.", None),
        ("kjh kjh 0000", None),
    ],
)
def test_name(said, name):
    assert told(said).get("name") == name


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("I live in Cork, Ireland.", {"city": "Cork", "countryCode": "IE"}),
        (
            "We're in Reading, in England, Caversham side.",
            {"city": "Reading", "countryCode": "GB"},
        ),
        ("I live in Kenya.", {"countryCode": "KE"}),
        (
            "Jo Ward. 902-555-0163. Halifax, Nova Scotia, Canada.",
            {"city": "Halifax", "region": "Nova Scotia", "countryCode": "CA"},
        ),
        (
            "T Whit, t@example.net. San Antonio, Texas.",
            {"city": "San Antonio", "region": "Texas", "countryCode": "US"},
        ),
        ("Jo Ward. Bristol.", {"city": "Bristol"}),
        (
            "Jo Ward. Dundee, in Scotland.",
            {"city": "Dundee", "region": "Scotland", "countryCode": "GB"},
        ),
        ("i live in cork", {"city": "Cork"}),
        ("I live in a flat.", {}),
        ("My sister lives in Oslo.", {}),
    ],
)
def test_place(said, place):
    heard = told(said)
    assert {key: heard[key] for key in ("city", "region", "countryCode") if key in heard} == place


def test_a_town_named_in_passing():
    assert told("I drive a bus here in Cork, since 2015.", named=False) == {"city": "Cork"}
    assert told("I work here in Germany.", named=False) == {"countryCode": "DE"}


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("It's on linkedin.com/in/jo-ward", "linkedin.com/in/jo-ward"),
        ("My site is https://joward.example.", "https://joward.example"),
        ("github.com/joward, have a look", "github.com/joward"),
        ("www.joward.co.uk", "www.joward.co.uk"),
        ("jo@example.com", None),
        ("I work with Node.js and ASP.NET", None),
    ],
)
def test_link(said, url):
    assert told(said).get("url") == url
