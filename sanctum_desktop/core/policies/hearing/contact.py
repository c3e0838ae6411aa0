"""Name, e-mail, telephone and town."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.text import sentences

_WORD: Final = r"[\w+-]{1,64}"
_NUMBER: Final = "zero|one|two|three|four|five|six|seven|eight|nine"
_EMAIL: Final = re.compile(
    rf"(?<![\w+.-])(?P<local>(?:[a-z][ -]){{2,30}}[a-z]\b|{_WORD}(?:(?:\.| (?:dot|point|punto|punkt|ponto|underscore|dash|hyphen) ){_WORD}){{0,8}}(?: (?:{_NUMBER})){{0,6}})"
    rf"\s*(?:@| at )\s*(?P<domain>{_WORD}(?:\.{_WORD}|\s*[\s.,]*\b(?:dot|point|punto|punkt|ponto)\s+{_WORD}){{1,6}})",
    re.IGNORECASE,
)
_NOT_LOCAL: Final = frozenset(
    "work works working worked am is me job employed find look reach".split()
)
"""Words before "at" which show that it is no address: "I work at Example dot com"."""
_MARKS: Final = {
    "dot": ".",
    "point": ".",
    "punto": ".",
    "punkt": ".",
    "ponto": ".",
    "underscore": "_",
    "dash": "-",
    "hyphen": "-",
}
_DOT: Final = re.compile(r"(?i)[\s.,]*\b(?:dot|point|punto|punkt|ponto)\b\s*")
_OTHERS: Final = re.compile(
    r"(?i)\b(?:(?:my|our|his|her|their|the)\s+(?:wife|husband|partner|boss|manager|mother|mum|mom|father|dad|son|daughter|sister|brother|friend|girlfriend|boyfriend|colleague|neighbour|neighbor"
    r"|cousin|uncle|aunt|niece|nephew|landlord|agency|office|company|doctor|reference|referee|supervisor|teacher)|emergency)\b"
)
_MINE: Final = re.compile(
    r"(?i)\b(?:mine|me|put|use|write|rather|instead|take|my (?:own |new |work )?(?:number|e-?mail|mail|phone|mobile|cell|telephone|address)|made me|gave me)\b"
)
_OLD_BEFORE: Final = re.compile(
    r"(?i)\b(?:not|instead of|no longer|old (?:one|mail|e-?mail|number)(?: is| was|,)?)\s*$"
)
_OLD_BEHIND: Final = re.compile(
    r"(?i)^\W*(?:(?:that|this|it|which|that one|but that)(?:'s| is| was| will)? (?:the |my )?(?:old|wrong|dead|closed|die|not mine)|(?:is|was) (?:the |my )?(?:old|wrong|dead|closed)"
    r"|(?:doesn'?t|does not) work|no longer|is gone|don'?t use)\b"
)
_LINK: Final = re.compile(
    r"(?<![\w@./])(?:https?://[^\s,;)]+|www\.[^\s,;)]+"
    r"|(?:[a-z]+\.)?(?:linkedin\.com|github\.com|gitlab\.com|behance\.net|dribbble\.com|instagram\.com|vimeo\.com|youtube\.com|orcid\.org|xing\.com)/[^\s,;)]+)",
    re.IGNORECASE,
)
_DIGITS: Final = {
    word: str(n)
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
} | {"oh": "0", "plus": "+", "double": "", "triple": ""}
_SHORTEST, _LONGEST = 7, 15
"""Digits of a telephone number (ITU-T E.164)."""
_TIMES: Final = {"double": 2, "triple": 3}
_TENS: Final = {
    word: str(n)
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_PHONE: Final = re.compile(r"(?<![\w@.-])\+?\(?\d[\d\s()/.-]{5,18}\d(?![\w@])")
_PLUS: Final = re.compile(r"(?i)\bplus (?P<told>\d{1,3}(?:,? \d{2,4}){2,5})(?![\w@])")
"""A number with its country in figures: "plus 359, 88, 555 0143"."""
_ZEROS: Final = {"hundred": "00", "thousand": "000"}
_SPOKEN: Final = "|".join([*_DIGITS, *_TENS, *_ZEROS])
_PREFIX: Final = re.compile(
    rf"(?i)\bplus (?P<code>(?:{_SPOKEN})(?:[\s-]+(?:{_SPOKEN})){{0,2}}),?\s+(?:and then )?$"
)
"""The country's code said before a number in digits: "plus thirty, 695 550 0142"."""
_SPOKEN_PHONE: Final = re.compile(
    rf"\b(?:(?:{_SPOKEN})[\s,-]+){{6,}}(?:{_SPOKEN})\b", re.IGNORECASE
)

_CAP: Final = r"[A-ZÀ-ÞŁŚŻŠČŽ][\w'’-]*[\w]"
_PARTICLE: Final = (
    r"(?:(?:de|da|di|do|du|dos|das|del|della|van|von|den|der|ten|ter|zu|af|av|el|al|bin|bint|ibn|ben|abu|la|le|y|e|i)\s+"
    r"|(?:al|el|ul|ud|ad|as|an)-(?=[A-Z])|[dD]['’](?=[A-ZÀ-Þ]))"
)
_NAMES: Final = rf"{_CAP}(?:\s+{_PARTICLE}*{_CAP}){{1,4}}"
_TITLE: Final = r"(?:Dr|Mr|Mrs|Ms|Prof)\.?"
_NAME: Final = re.compile(
    rf"(?:(?:[Mm]y (?:full )?name(?:'s| is)|[Ii]'?m called|[Ii] am called|[Ii]'m|[Ii] am)\s+"
    rf"(?:[a-z]+,\s+)?)(?P<told>{_NAMES})"
)
_SAYS_NAME: Final = re.compile(rf"\b[Mm]y (?:full )?name(?:'s| is) {_CAP}")
"""Says a name whatever was asked."""
_LEADING_NAME: Final = re.compile(
    rf"^\W*(?:(?:[Nn]ame(?:'s| is)?|[Ii]t'?s|[Tt]his is|[Ss]o|[Oo]h|[Ww]ell|[Rr]ight|[Hh]i|[Hh]ello|[Oo]kay|OK|[Yy]es|{_TITLE})[:,]?\s+)*"
    rf"(?P<told>(?!It'?s\b|I'?m\b|My\b|Name\b){_NAMES})(?=\s*[,.;]|\s+(?:here|speaking|only)\b|$)"
)
_NAME_WITHIN: Final = re.compile(
    rf"(?:(?P<sure>\b(?:[Ii]t'?s|[Tt]his is|{_TITLE}))|[.,;:])\s+(?P<told>{_NAMES})(?=\s*[,.;!]|\s+(?:here|speaking|only|on paper)\b|\s*$)"
)
"""A name in the middle of it: sure where a word or their own address says that it is one."""
_SHORT_NAME: Final = re.compile(
    rf"\b(?:[Cc]all me|[Nn]ame'?s|[Nn]ame is)\s+(?P<told>{_CAP})(?=\s*[,.;!]|$)"
)
_SMALL_NAME: Final = re.compile(
    r"\bmy (?:full )?name(?:'s| is) (?P<told>[a-z'-]{2,}(?: (?!and\b|but\b|is\b|on\b|in\b|i\b)[a-z'-]{2,}){1,3})(?=\s*[,.;]|$)"
)
_FIRST_NAME_INSTEAD: Final = re.compile(
    rf"[,.;]\s+(?:so |just )?[Pp]ut\s+(?P<put>{_CAP})(?=\s*[,.;!]|$)|\b(?:[Ff]or the (?:CV|cv|resume|résumé|page)[, ]+(?:please )?(?:put|use|write)|[Pp]lease (?:put|use))\s+(?P<told>{_CAP})"
)
_WHOLE_INSTEAD: Final = re.compile(
    rf"\b(?:[Pp]lease|[Bb]ut|[Ss]o|[Jj]ust) (?:put|write|use) (?:{_CAP}, )?(?P<told>{_NAMES})(?=\s*[,.;!]|$)"
)
"""The whole name they go by: "I'm Lê Hạnh on paper. Please write Hanh Le"."""
_PLACE: Final = re.compile(
    rf"\b(?:[Ii] live in|[Ww]e live in|[Ll]iving in|[Bb]ased in|[Ww]e'?re in|[Ii]'?m in|[Ii] am in|[Hh]ome is|[Hh]ere in)\s+"
    rf"(?P<told>{_CAP}(?:[ -]{_CAP}){{0,2}}(?:,\s*(?:in\s+)?{_CAP}(?:[ ]{_CAP})?(?=\s*[,.;!]|\s*$)){{0,2}})"
)
_SMALL_PLACE: Final = re.compile(
    r"\bi live in (?P<told>(?!an?\b|the\b|my\b|our\b|shared\b)[a-z'-]{3,}(?: (?!and\b|with\b|since\b|now\b|but\b|for\b)[a-z'-]{3,})?)(?=\s*[,.;]|$)"
)
_LAST_PLACE: Final = re.compile(
    rf"(?:^|[.,;]\s*)(?P<told>{_CAP}(?:[ -]{_CAP}){{0,2}}(?:(?:,\s*(?:in\s+)?|\s+in\s+)(?:the\s+)?{_CAP}(?: {_CAP})?){{0,2}})[.\s]*$"
)
COUNTRIES: Final = {
    "ireland": "IE", "united kingdom": "GB", "uk": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "northern ireland": "GB", "germany": "DE", "france": "FR", "spain": "ES",
    "italy": "IT", "portugal": "PT", "poland": "PL", "romania": "RO", "belgium": "BE",
    "netherlands": "NL", "austria": "AT", "switzerland": "CH", "canada": "CA", "usa": "US",
    "united states": "US", "australia": "AU", "new zealand": "NZ", "india": "IN", "kenya": "KE",
    "nigeria": "NG", "south africa": "ZA", "philippines": "PH", "mexico": "MX", "brazil": "BR",
    "chile": "CL", "sweden": "SE", "norway": "NO", "denmark": "DK", "finland": "FI",
    "china": "CN", "japan": "JP", "south korea": "KR", "taiwan": "TW", "vietnam": "VN",
    "thailand": "TH", "indonesia": "ID", "pakistan": "PK", "bangladesh": "BD", "nepal": "NP",
    "sri lanka": "LK", "egypt": "EG", "morocco": "MA", "tunisia": "TN", "algeria": "DZ",
    "ghana": "GH", "ethiopia": "ET", "tanzania": "TZ", "uganda": "UG", "rwanda": "RW",
    "senegal": "SN", "cameroon": "CM", "zimbabwe": "ZW", "zambia": "ZM", "israel": "IL",
    "jordan": "JO", "lebanon": "LB", "saudi arabia": "SA", "qatar": "QA", "kuwait": "KW",
    "united arab emirates": "AE", "argentina": "AR", "colombia": "CO", "peru": "PE",
    "ecuador": "EC", "uruguay": "UY", "costa rica": "CR", "jamaica": "JM", "cuba": "CU",
    "dominican republic": "DO", "czech republic": "CZ", "czechia": "CZ", "slovakia": "SK",
    "hungary": "HU", "bulgaria": "BG", "croatia": "HR", "serbia": "RS", "slovenia": "SI",
    "estonia": "EE", "latvia": "LV", "lithuania": "LT", "iceland": "IS", "luxembourg": "LU",
    "malta": "MT", "cyprus": "CY", "armenia": "AM", "russia": "RU",
    "greece": "GR", "turkey": "TR", "ukraine": "UA", "singapore": "SG", "malaysia": "MY",
}  # fmt: skip
_HOME_NATIONS: Final = ("scotland", "wales", "northern ireland")
_US_STATES: Final = words("us_states")


def contact(said: str, *, named: bool) -> Iterator[Finding]:
    """Findings of one answer; `named` where the question asked for name and address."""
    said = said.replace("’", "'")
    emails = list(_emails(said))
    yield from emails
    phones = list(_phones(said))
    yield from phones
    yield from _links(said)
    if named or emails or phones or _SAYS_NAME.search(said):
        yield from _names(said)
    yield from _places(said, asked=named)


def _finding(name: str, value: str, span: tuple[int, int], confidence: float = 0.9) -> Finding:
    return Finding(
        section=Section.BASICS, name=name, value=value, start=span[0], end=span[1],
        method=f"contact.{name}", entry="basics", confidence=confidence,
    )  # fmt: skip


def _emails(said: str) -> Iterator[Finding]:
    for match in _EMAIL.finditer(said):
        spoken = bool(_DOT.search(match.group())) or " at " in match.group()
        if " at " in match.group() and not (
            _DOT.search(match["domain"])
            or ("." in match["domain"] and re.search(r"[._\d]", match["local"]))
        ):
            continue
        if spoken and "@" not in match.group() and match["local"].lower() in _NOT_LOCAL:
            continue
        local = _written(match["local"]) if "@" not in match.group() else match["local"]
        domain = _DOT.sub(".", match["domain"]) if spoken else match["domain"]
        address = re.sub(r"\s+", "", f"{local}@{domain}").rstrip(".")
        if _is_theirs(said, match) and _is_address(address):
            yield _finding("email", address.lower() if spoken else address, match.span())


def _written(local: str) -> str:
    """The first part of an address as written: "jo underscore ward seven" is "jo_ward7"."""
    if re.fullmatch(r"(?:[A-Za-z][ -]){2,}[A-Za-z]", local):
        return re.sub(r"[ -]", "", local)
    out = ""
    for word in local.split():
        out += _MARKS.get(word.lower(), _DIGITS.get(word.lower(), word) if out else word)
    return out


def _is_address(address: str) -> bool:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return bool(re.search(r"[\w.]@[\w-]+(?:\.[\w-]+)+$", address))
    return True


def _is_theirs(said: str, match: re.Match[str]) -> bool:
    """True for what reaches the person now: not somebody else, and not what is no longer used."""
    clause = re.split(
        r"(?<!\w)[.!?;]|[.!?;](?=\s)", said[max(0, match.start() - 200) : match.start()]
    )[-1]
    after = said[match.end() : match.end() + 60]
    if _OLD_BEFORE.search(clause) or _OLD_BEHIND.match(after):
        return False
    others = [m.end() for m in _OTHERS.finditer(clause)]
    mine = [m.end() for m in _MINE.finditer(clause)]
    return not others or max(mine, default=-1) > others[-1]


def _phones(said: str) -> Iterator[Finding]:
    for match in _PLUS.finditer(said):
        value = f"+{match['told'].replace(',', '')}"
        if _can_be_dialled(value) and _is_theirs(said, match):
            yield _finding("phone", value, match.span())
            said = said[: match.start()] + " " * len(match.group()) + said[match.end() :]
    for match in _PHONE.finditer(said):
        value = match.group().strip()
        years = re.fullmatch(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d", value)
        if _can_be_dialled(value) and not years and _is_theirs(said, match):
            code = _PREFIX.search(said[: match.start()])
            begin = code.start() if code else match.start()
            value = f"+{_dialled(code['code'])} {value}" if code else value
            yield _finding("phone", value, (begin, match.end()))
    for match in _SPOKEN_PHONE.finditer(said):
        if _is_theirs(said, match):
            yield _finding("phone", _dialled(match.group()), match.span())


def _can_be_dialled(value: str) -> bool:
    """True for a number some country gives; of one without its country only the length is known."""
    from phonenumbers import NumberParseException, is_possible_number, parse

    if not value.startswith("+"):
        return _SHORTEST <= len(re.sub(r"\D", "", value)) <= _LONGEST
    try:
        return bool(is_possible_number(parse(value)))
    except NumberParseException:
        return False


def _links(said: str) -> Iterator[Finding]:
    for match in _LINK.finditer(said):
        if _is_theirs(said, match):
            yield _finding("url", match.group().rstrip(".!?"), match.span(), 0.8)


def _dialled(words: str) -> str:
    """Digits of a spoken number, "plus forty, seven five five": commas part the groups."""
    out, times, tens = "", 1, False
    for word in re.findall(r"[a-z]+|,", words.lower()):
        if tens and word in _DIGITS and _DIGITS[word] not in ("", "0", "+"):
            out = out[:-1]  # "thirty-four" is 34
        tens = word in _TENS
        if word == ",":
            out += " "
        elif word in _TIMES:
            times = _TIMES[word]
        elif word in _TENS:
            out += _TENS[word] + "0"
        elif word in _ZEROS:
            out += _ZEROS[word]
        else:
            out += _DIGITS[word] * times
            times = 1
    return re.sub(r"\s+", " ", out).strip()


def _names(said: str) -> Iterator[Finding]:
    named = (
        _WHOLE_INSTEAD.search(said)
        or _NAME.search(said)
        or _leading_name(said)
        or _name_within(said)
        or _SHORT_NAME.search(said)
    )
    match = named or _SMALL_NAME.search(said)
    if match is None:
        return
    value = match["told"] if named else match["told"].title()
    instead = _FIRST_NAME_INSTEAD.search(said)
    first = (instead["put"] or instead["told"]) if instead else ""
    if first and first not in value.split():
        value = " ".join([first, *value.split()[1:]])
    yield _finding("name", " ".join(value.split()), match.span("told"))


def _leading_name(said: str) -> re.Match[str] | None:
    """The first sentence that opens with a name: not with a town, as the country behind it shows."""
    for sentence in sentences(said):
        match = _LEADING_NAME.search(sentence.text)
        if match is None:
            continue
        behind = re.match(rf",\s*({_CAP}(?: {_CAP})?)", sentence.text[match.end() :])
        if not behind or behind[1].lower() not in COUNTRIES.keys() | _US_STATES:
            return re.compile(rf"(?P<told>{re.escape(match['told'])})").search(
                said, sentence.start
            )
    return None


def _name_within(said: str) -> re.Match[str] | None:
    """A name that is said as one, or has a part that their address has too."""
    address = " ".join(_plain(f.value.split("@")[0]) for f in _emails(said))
    for match in _NAME_WITHIN.finditer(said):
        parts = [part for part in re.split(r"[\s-]", _plain(match["told"])) if len(part) > 2]
        if match["sure"] or any(part in address for part in parts):
            return match
    return None


def _plain(words: str) -> str:
    """Small letters without accents, as in an address."""
    letters = unicodedata.normalize("NFKD", words.lower())
    return "".join(x for x in letters if not unicodedata.combining(x) and x not in "'’")


def _places(said: str, *, asked: bool) -> Iterator[Finding]:
    match = _PLACE.search(said) or _SMALL_PLACE.search(said)
    if match is None and asked:
        match = _LAST_PLACE.search(said.rstrip(" ."))
        if match is not None and re.search(r"(?i)name|licen", match.group()):
            return
    if match is None:
        return
    told = match["told"].title() if match["told"].islower() else match["told"]
    span = match.span("told")
    parts = re.split(r"\s*,\s*(?:in\s+)?(?:the\s+)?|\s+in\s+(?:the\s+)?", told)
    if parts[0].lower() not in COUNTRIES:
        yield _finding("city", parts.pop(0), span, 0.8)
    for part in parts:
        yield from _area(part, span)


def _area(part: str, span: tuple[int, int]) -> Iterator[Finding]:
    code = COUNTRIES.get(part.lower())
    if code and part.lower() not in _HOME_NATIONS:
        yield _finding("countryCode", code, span)
    else:
        yield _finding("region", part, span, 0.7)
        if part.lower() in _US_STATES:
            yield _finding("countryCode", "US", span)
        elif code:
            yield _finding("countryCode", code, span)
