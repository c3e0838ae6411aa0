"""Names of employers, schools and groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lists import LANGUAGES
from sanctum_desktop.core.policies.hearing.vocabulary import MONTH_NAME, MONTHS

_CAPITAL: Final = "".join(
    letter
    for letter in map(chr, (*range(0x41, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x1F00)))
    if letter.isupper()
)
"""Every capital of the Latin, Greek, Cyrillic and Armenian alphabets: names are written in all."""
_WORD: Final = rf"(?:al-|el-|d['’]|l['’])?[{_CAPITAL}][\w'’&.-]*(?<!\.)"
_JOINED: Final = r"(?:(?:\s+|\s+(?:of|and|the|for|de|del|der|du|des|la|le|di|da|do|dos|van|von|y|e|et|und|&)\s+(?:the\s+|North\s+)?))"
_FOREIGN: Final = r"\s+(?!café|crèche|décor|né)(?=[a-z]*[^\W\da-z_])[^\W\dA-Z_]{3,}(?!\w)"
"""A small word of another tongue, which goes on a name: "Moravská knihovní dílna"."""
NAME: Final = rf"{_WORD}(?:{_JOINED}{_WORD}|{_FOREIGN})*"

_KIND: Final = re.compile(
    r"\b(?:Hospital|Clinic|Medical|Health|Care|Surgery|School|Academy|College|University|Universidad"
    r"|Institute?|Institut|Foods?|Ltd|Limited|Inc|GmbH|LLC|Plc|Company|Co|Group|Brasserie|Restaurant"
    r"|Hotel|Cafe|Café|Bakery|Kitchen|Centre|Center|Authority|Council|Agency|Bank|Trust|Charity"
    r"|Army|Navy|Force|Police|Fort|Services?|Systems|Logistics|Transit|Transport|Railway|Parcels"
    r"|Fulfilment|Farms?|Nursery|Garden|Home|House|Homes|Laboratorios|Labs?|Lettings|Dental|Literacy"
    r"|Studio|Museum|Library|Church|Barn|General|Construction|Motors|Garage|Energy|Water|Pharmacy"
    r"|Hospice|Primary|Elementary|Secondary|Infirmary|Practice|Dairy|Dairies|Mining|Mines|Steel|Mill|Mills|Works"
    r"|Plumbing|Electric|Electrical|Electronics|Engineering|Builders|Building|Roofing|Joinery|Repairs?"
    r"|Distribution|Fulfillment|Warehouse|Couriers?|Coaches|Buses|Taxis|Cabs?|Airlines|Airport|Ferries"
    r"|Shipyard|Fishing|Cruises?|Yard|Port|Stores?|Supermarkets?|Markets?|Shopping|Retail|Fashion|Tekstil|Textiles?|Autos?|Tyres"
    r"|Insurance|Solicitors|Accountants|Consulting|Partners|Solutions|Software|Technolog(?:y|ies)|Digital|Media"
    r"|Security|Cleaning|Catering|Bistro|Tavern|Inn|Pub|Bar|Grill|Pizzeria|Trattoria|Ristorante|Osteria|Salon"
    r"|Barbers|Laundry|Pharma|Chemicals|Plastics|Packaging|Printing|Press|Nurseries|Vineyards?|Winery|Brewery"
    r"|Garments?|Seafoods?|Forwarders?|Forwarding|Packhouse|Interiors|Carpets|Kitchens|Undertakers|Funerals?|Cleaners|Scaffolding|Aerials|Haulage|Removals|Salmon|Fisheries|Trees|Landscapes|Gardens|Estates?|Properties|Housing|Krankenhaus|Klinik(?:um)?|Spital|Hôpital|Clinique|Escuela|Colegio|Zakład"
    r"|Peluquería|Taller(?:es)?|Tienda|Clínica|Aserradero|Maestranza|Fábrica|Panificadora|Ferretería|Oficina|Padaria|Usina|Fazenda"
    r"|Maison|Société|Établissements|Menuiserie|Friseur|Tischlerei|Metzgerei|Apotheke|Praxis|Kita|Krippe|Verlag|Hof|Gasthof|Bakkerij"
    r"|Slagerij|Bouwbedrijf|Ysgol|Gård|AB|AS|Oy|SA|SL|SARL|SRL|BV|NV|Sp|Lda|Sdn|Pvt|Shipping|Line|Solar|Roofers|Brokers|Text|Soft"
    r"|Calzados|Panadería|Fábrica|Câmara|Casa|Bäckerei|Werkstatt|Werke?|Atelier|Änderungsatelier|Boulangerie"
    r"|Boutique|Department|Ministry|Society|Association|Foundation|Union|Corporation|Corp|Holdings?|Industries"
    r"|Enterprises|Brothers|Bros|Sons|Build|Foodhall|Eyecare|Opticians?|Vets?|Kennels|Zoo|Theatre|Cinema|Arena)\b"
)
_FIRST: Final = re.compile(rf"\b(?:{'|'.join(sorted(words('firms_first')))})\b")
_LAST: Final = re.compile(
    rf" (?:{'|'.join(sorted(words('firms_last')))})$"
    r"|(?i:(?:klinik|krankenhaus|spital|sjukhus|schule|skola|betrieb|verlag|bäckerei|tischlerei"
    r"|werke|bedrijf|vervoer|dienste|bolaget|verket))$"
)
"""A trade at the end of a firm's name: "Olorien Roses", and in one word: "Brunnenschule"."""
_SHOP: Final = (
    rf"(?:{'|'.join(sorted(words('workplaces'), key=len, reverse=True))}|shop|salon|firm|company|place|school|hotel|restaurant|factory|garage|clinic|agency|charity|bookshop"
    r"|hospital|office|optician['’]s|bakery|café|cafe|pub|practice|warehouse|store|yard|farm|business|nursery"
    r"|library|laboratory|lab|workshop|home|start-?up|employer|surgery|college|bar|kitchen|plant|mine|studio|crèche|kindergarten|kita|daycare|cinema|gym|theatre|museum|foundation|association|club|port|hostel|centre)"
)
_MASTER: Final = r"(?:dentist|doctor|[Dd]r\.?|lawyer|notary|architect|vet|baker|butcher|tailor|carpenter|plumber|photographer|professor)"
"""Whom one may work for under his trade and name: "with dentist Brinkman"."""
_PUBLIC: Final = (
    r"(?:police|army|navy|fire (?:brigade|service)|city|town|county|municipality|university|hospital|ministry|department"
    r"|diocese|parish|bank|port|government)"
)
_UNIT_OF: Final = r"(?:laboratory|lab|kitchens?|wards?|department|office|workshop|library|canteen|stores?|warehouse|reception|laundry|emergency room)"
_BY_TRADE: Final = re.compile(rf"{_MASTER} |{_PUBLIC} of ")
_FRAMES: Final = (
    (4.0, re.compile(rf"\b(?i:it'?s called|called|name is|trad(?:e|es|ing) as|under the name(?: of)?|(?:company|firm|employer|yard|ship) is|put)\s+(?:the\s+)?(?P<org>{NAME})")),
    (4.0, re.compile(rf"\b{_SHOP}(?: is|['’]s| was| name is)(?: called| named)?\s+(?P<org>{NAME})")),
    (3.5, re.compile(rf"\b(?:at|in|for|with) (?:the|a|an) [a-z][a-z ]{{2,30}}(?: in [{_CAPITAL}]\w+(?: [{_CAPITAL}]\w+)?)?,\s+(?P<org>{NAME})")),
    (3.5, re.compile(rf"\b(?:at|in|for|with) (?:the|an?) [A-Z][a-z ]{{4,30}} in [{_CAPITAL}]\w+,\s+(?:the\s+)?(?P<org>{NAME})")),
    (3.0, re.compile(rf"\b(?:(?:at|for|with)(?: the)?|[Ii]n the) (?P<org>{NAME}), (?:(?:that|it|this)(?: is|['’]s) |which is )?(?:the|an?) (?:[a-z]+ ){{0,2}}{_SHOP}\b")),
    (2.2, re.compile(rf"^(?:In|At|On) (?:the |an? )?[^,.]{{2,40}},\s+(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)(?=[,.]|$)")),
    (2.2, re.compile(rf"^(?:(?:And |Then |Also )?I )?[A-Za-z]+(?:ed|ove|old|an|ept|id|aught|ook) [^.,]{{3,50}}\b(?:years?|months?|weeks|summers?|seasons?|winters?|while),\s+(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)(?=[,.]|$)")),
    (3.5, re.compile(rf"\b{_SHOP},(?: years ago,)?\s+(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)")),
    (3.0, re.compile(rf"\b(?:at|with|for|in|by)\s+(?:(?:the|a|an|my|old|young|senior)\s+)*(?P<org>{_MASTER}\s+{NAME})")),
    (2.5, re.compile(rf"\b(?:at|with|for|in|to|joined) (?:the )?(?P<org>{_PUBLIC} of (?:the )?{NAME})")),
    (2.5, re.compile(rf"\bthe {_SHOP} (?P<org>{NAME})")),
    (2.5, re.compile(rf"\b[Tt]he {_SHOP}, (?P<org>{NAME})")),
    (2.2, re.compile(rf"\bin (?P<org>{_WORD}(?:{_JOINED}{_WORD})+), (?:here )?(?:in|at) [{_CAPITAL}]")),
    (2.5, re.compile(rf"\b(?:in|at|for) (?:the )?{_UNIT_OF} of (?:the )?(?P<org>{NAME})")),
    (2.5, re.compile(rf"\b(?:in|at|for) (?:[a-z]+ ){{0,2}}{_SHOP},\s+(?P<org>{NAME})")),
    (2.2, re.compile(rf"\b(?:[Ii] (?:work|worked|am|was)|I['’]m|employed|job|been) (?:now )?in the (?P<org>{NAME})")),
    (2.2, re.compile(rf"\b(?:[Bb]efore(?: that)?|[Ff]irst|[Tt]hen|[Mm]ine|the (?:first|last|second|next) (?:one|job)) (?:it )?(?:was|is) (?:the )?(?P<org>{NAME})")),
    (2.5, re.compile(rf"\b(?:started|began|begun|trained|apprenticed|signed (?:on|up)) (?:with|at|for|under)\s+(?:the\s+)?(?P<org>{NAME})")),
    (1.7, re.compile(rf"\b(?:went|came|moved|got|switched|changed|transferred) (?:over |back |on )?(?:to|into)\s+(?:the\s+)?(?P<org>{NAME})")),
    (3.0, re.compile(rf"\b[Aa]t\s+(?:the\s+|a\s+)?(?P<org>{NAME})")),
    (2.5, re.compile(rf"\b(?:I['’]?m|I am|been|was|were|started|employed|stayed|now|years|months) (?:with|at)\s+(?:the\s+)?(?P<org>{NAME})")),
    (2.5, re.compile(rf"\b(?:[Ff]or|joined|join|employed by)\s+(?:the\s+)?(?P<org>{NAME})")),
    (2.2, re.compile(rf"\b(?:[Ii]t was|[Ii]t is|[Ii]t['’]s|that was|job was)\s+(?:the\s+)?(?P<org>{NAME})")),
    (2.0, re.compile(rf"(?:^|[.!?]\s+)(?:(?:and )?(?:[Bb]efore(?: that)?|[Tt]hen|[Ss]o|[Ww]ell|[Rr]ight|[Oo]kay|[Aa]fter that|[Ff]irst)[, ]+)*(?P<org>{NAME})(?=,)")),
    (2.0, re.compile(rf"^(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)(?:,? (?:in|near|outside|at|up|out) [{_CAPITAL}][^.,]*)?[.]?$")),
    (2.0, re.compile(rf",\s+(?P<org>{_WORD}(?:{_JOINED}{_WORD})+),\s+(?=casual\b|part[- ]time\b|seasonal\b|temporary\b|(?:from |since )?(?:{MONTH_NAME} )?(?:19|20)\d\d)")),
    (2.2, re.compile(rf"\b(?:I['’]?m|I am|I was|I worked|been|[Ii] [a-z]+ed)\b[^.;]{{3,50}}, with\s+(?:the\s+)?(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)")),
    (2.0, re.compile(rf"^In [{_CAPITAL}][\w'’-]+,\s+(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)(?=,)")),
    (2.0, re.compile(rf"\b{_SHOP} in [{_CAPITAL}]\w+,[^.]{{0,40}}?,\s+(?P<org>{_WORD}(?:{_JOINED}{_WORD})+)(?=,)")),
    (2.2, re.compile(rf"\b(?:[Ss]aturdays|[Ww]eekends|[Ee]venings|[Nn]ights|[Mm]ornings) (?:at|in|for|with)\s+(?:the\s+)?(?P<org>{NAME})")),
    (2.0, re.compile(rf"\b(?:agency|temping|temp)\b[^.]{{0,30}}\b(?:through|via|with|for)\s+(?P<org>{NAME})")),
    (2.2, re.compile(rf"^(?P<org>{_WORD}(?:{_JOINED}{_WORD})+) in [{_CAPITAL}][\w'’-]+,")),
    (2.5, re.compile(rf"\b(?:left|quit|leaving)\s+(?P<org>{NAME})")),
    (2.5, re.compile(rf"\b(?:laid off|redundant|retired|sacked|fired)\b[^.,]{{0,30}}\bfrom\s+(?P<org>{NAME})")),
    (3.0, re.compile(rf"\b(?:at|in|for) (?:the )?{_SHOP}\s+(?P<org>{NAME})")),
    (1.4, re.compile(rf"\bwith\s+(?:the\s+)?(?P<org>{NAME})")),
    (1.4, re.compile(rf"\bin\s+the\s+(?P<org>{NAME})")),
    (1.1, re.compile(rf"\bin\s+(?P<org>{NAME})")),
    (1.2, re.compile(rf",\s+(?P<org>{NAME})")),
)  # fmt: skip
_SHORTEST: Final = 3
_SOMEBODY: Final = re.compile(
    r"(?i),? (?:(?:she|he)(?:['’]s| is| was| has)?\b|who['’]?s? |aged? \d)"
)
"""What follows the name of a child or a friend: "Sade, she's four"."""
_NOT_NAMES: Final = (
    frozenset(month.capitalize() for month in MONTHS)
    | frozenset(language.capitalize() for language in LANGUAGES)
    | words("not_names")
)
_KINDS_ALONE: Final = words("workplaces") | frozenset(
    "parcels forklift driving cleaning cooking nights days retail home work working job teams holy".split()
)
_NUMBERED: Final = frozenset("First Second Third One Two Three Four Five Right Just Every".split())
"""Words that begin a name inside a sentence ("at First City Bank"), but not a sentence."""
_TITLES: Final = words("titles")
_PLACES: Final = words("places")
"""Countries and larger towns: where one works, never for whom."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name and how surely it is one (`score`, from about 1 to 7)."""

    name: str
    start: int
    end: int
    score: float


def organisations(words: str) -> tuple[Organisation, ...]:
    """Candidates of a text, one for each place, the surest reading of it."""
    best: dict[int, Organisation] = {}
    for score, frame in _FRAMES:
        for match in frame.finditer(words):
            found = _candidate(match, score)
            if found and (found.start not in best or best[found.start].score < found.score):
                best[found.start] = found
    return tuple(best[start] for start in sorted(best))


def is_kind(name: str) -> bool:
    """True of a name that says what sort of firm it is: "Pharmacy Mantzaris"."""
    return bool(_KIND.search(name) or _FIRST.search(name) or _LAST.search(name))


def _candidate(match: re.Match[str], score: float) -> Organisation | None:
    said, begin = match.group("org"), match.start("org")
    if _BY_TRADE.match(said):
        return Organisation(said[0].upper() + said[1:], begin, begin + len(said), score + 1)
    name, begin = _without_lead(said, begin, match.string[:begin])
    cut_short = " " in said and " " not in name and not said.startswith("The ")
    if cut_short or _is_none(name) or _SOMEBODY.match(match.string, begin + len(name)):
        return None
    if is_kind(name):
        score += 2
    elif " " in name:
        score += 0.5
    elif not match.string[:begin].strip() or match.string[:begin].rstrip()[-1] in ".!?":
        score -= 0.5  # one word that begins a sentence has its capital anyhow
    return Organisation(name, begin, begin + len(name), score)


def _is_none(name: str) -> bool:
    """True for words with a capital that name no firm: a month, a title, a town, a year."""
    return (
        name in _NOT_NAMES
        or len(name) < _SHORTEST
        or bool(re.fullmatch(r"(?:19|20)\d\d", name))
        or name.rsplit(" ", maxsplit=1)[-1].lower() in _TITLES
        or name in _PLACES
        or name.lower() in _KINDS_ALONE
    )


def _without_lead(name: str, begin: int, before: str) -> tuple[str, int]:
    """Drop words that only begin a sentence: "Before Harwell Dental" is Harwell Dental."""
    words = name.split()
    within = re.search(r"[a-z,] $", before)
    while words and (words[0] in _NOT_NAMES or words[0].islower()):
        if within and words[0] in _NUMBERED:
            break
        begin += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] in _NOT_NAMES | {"of", "and", "the", "for"}:
        words = words[:-1]
    return " ".join(words), begin
