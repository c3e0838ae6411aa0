"""Name, e-mail, telephone and town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words

_WORD: Final = r"[\w+-]+"
_EMAIL: Final = re.compile(
    rf"(?P<local>{_WORD}(?:(?:\.| dot ){_WORD})*)\s*(?:@| at )\s*"
    rf"(?P<domain>{_WORD}(?:\.{_WORD}|\s*[\s.,]*\bdot\s+{_WORD})+)",
    re.IGNORECASE,
)
_NOT_LOCAL: Final = re.compile(
    r"^(?:.*\b(?:it's|its|is|use|email|mail|e-mail|to|at)\s+)+", re.IGNORECASE
)
_DIGITS: Final = {
    word: str(n)
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
} | {"oh": "0", "plus": "+", "double": ""}
_TENS: Final = {
    word: str(n)
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_PHONE: Final = re.compile(r"(?<![\w@.-])\+?\(?\d[\d\s()/.-]{5,18}\d(?![\w@])")
_SPOKEN: Final = "|".join([*_DIGITS, *_TENS])
_SPOKEN_PHONE: Final = re.compile(
    rf"\b(?:(?:{_SPOKEN})[\s,-]+){{6,}}(?:{_SPOKEN})\b", re.IGNORECASE
)

_CAP: Final = r"[A-ZÀ-ÞŁŚŻŠČŽ][\w'’-]*[\w]"
_NAMES: Final = (
    rf"{_CAP}(?:\s+(?:(?:de|da|dos|van|von|der|el|al|bin|ibn|la|le|O')\s+)*{_CAP}){{1,4}}"
)
_NAME: Final = re.compile(
    rf"(?:(?:[Mm]y (?:full )?name(?:'s| is)|[Ii]'?m called|[Ii] am called|[Ii]'m|[Ii] am)\s+"
    rf"(?:[a-z]+,\s+)?)(?P<told>{_NAMES})"
)
_LEADING_NAME: Final = re.compile(
    rf"^\W*(?:(?:[Nn]ame(?:'s| is)?|[Ii]t'?s|[Ss]o|[Oo]h|[Ww]ell)[:,]?\s+)*(?P<told>{_NAMES})(?=\s*[,.;]|$)"
)
_FIRST_NAME_INSTEAD: Final = re.compile(
    rf"\b(?:[Ff]or the (?:CV|cv|resume|résumé|page)[, ]+(?:please )?(?:put|use|write)|[Pp]lease (?:put|use))\s+(?P<told>{_CAP})"
)
_PLACE: Final = re.compile(
    rf"\b(?:[Ii] live in|[Ww]e live in|[Ll]iving in|[Bb]ased in|[Ww]e'?re in|[Ii]'?m in|[Ii] am in|[Hh]ome is)\s+"
    rf"(?P<told>{_CAP}(?:[ -]{_CAP}){{0,2}}(?:,\s*(?:in\s+)?{_CAP}(?:[ ]{_CAP})?){{0,2}})"
)
_LAST_PLACE: Final = re.compile(
    rf"(?:^|[.,;]\s*)(?P<told>{_CAP}(?:[ -]{_CAP}){{0,2}}(?:,\s*{_CAP}(?: {_CAP})?){{0,2}})[.\s]*$"
)
COUNTRIES: Final = {
    "ireland": "IE", "united kingdom": "GB", "uk": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "northern ireland": "GB", "germany": "DE", "france": "FR", "spain": "ES",
    "italy": "IT", "portugal": "PT", "poland": "PL", "romania": "RO", "belgium": "BE",
    "netherlands": "NL", "austria": "AT", "switzerland": "CH", "canada": "CA", "usa": "US",
    "united states": "US", "australia": "AU", "new zealand": "NZ", "india": "IN", "kenya": "KE",
    "nigeria": "NG", "south africa": "ZA", "philippines": "PH", "mexico": "MX", "brazil": "BR",
    "chile": "CL", "sweden": "SE", "norway": "NO", "denmark": "DK", "finland": "FI",
    "greece": "GR", "turkey": "TR", "ukraine": "UA", "singapore": "SG", "malaysia": "MY",
}  # fmt: skip
_HOME_NATIONS: Final = ("scotland", "wales", "northern ireland")
_US_STATES: Final = words("us_states")


def contact(said: str, *, named: bool) -> Iterator[Finding]:
    """Findings of one answer; `named` where the question asked for name and address."""
    emails = list(_emails(said))
    yield from emails
    yield from _phones(said)
    if named or emails:
        yield from _names(said)
    yield from _places(said, asked=named)


def _finding(name: str, value: str, span: tuple[int, int], confidence: float = 0.9) -> Finding:
    return Finding(
        section=Section.BASICS, name=name, value=value, start=span[0], end=span[1],
        method=f"contact.{name}", entry="basics", confidence=confidence,
    )  # fmt: skip


def _emails(said: str) -> Iterator[Finding]:
    from email_validator import EmailNotValidError, validate_email

    for match in _EMAIL.finditer(said):
        spoken = " dot " in match.group() or " at " in match.group()
        if " at " in match.group() and " dot " not in match.group("domain"):
            continue
        joined = f"{match.group('local')}@{match.group('domain')}"
        address = re.sub(r"[\s.,]*\bdot\b\s*", ".", joined) if spoken else joined
        address = re.sub(r"\s+", "", address).rstrip(".")
        try:
            validate_email(address, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            if not re.search(r"[\w.]@[\w-]+(?:\.[\w-]+)+$", address):
                continue
        yield _finding("email", address if not spoken else address.lower(), match.span())


def _phones(said: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(said):
        value = match.group().strip()
        if 7 <= len(re.sub(r"\D", "", value)) <= 15 and not re.fullmatch(
            r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d", value
        ):
            yield _finding("phone", value, match.span())
    for match in _SPOKEN_PHONE.finditer(said):
        yield _finding("phone", _dialled(match.group()), match.span())


def _dialled(words: str) -> str:
    """Digits of a spoken number, "plus forty, seven five five": commas part the groups."""
    out, double = "", False
    for word in re.findall(r"[a-z]+|,", words.lower()):
        if word == ",":
            out += " "
        elif word == "double":
            double = True
        elif word in _TENS:
            out += _TENS[word] + "0"
        else:
            out += _DIGITS[word] * (2 if double else 1)
            double = False
    return re.sub(r"\s+", " ", out).strip()


def _names(said: str) -> Iterator[Finding]:
    match = _NAME.search(said) or _LEADING_NAME.search(said)
    if match is None:
        return
    value = match.group("told")
    instead = _FIRST_NAME_INSTEAD.search(said)
    if instead and instead.group("told") not in value:
        value = " ".join([instead.group("told"), *value.split()[1:]])
    yield _finding("name", value, match.span("told"))


def _places(said: str, *, asked: bool) -> Iterator[Finding]:
    match = _PLACE.search(said)
    if match is None and asked:
        last = said.rstrip(" .")
        match = _LAST_PLACE.search(last)
        if match is None or re.search(r"(?i)name|licen", match.group()):
            return
    if match is None:
        return
    begin = match.start("told")
    parts = [re.sub(r"^in\s+", "", part.strip()) for part in match.group("told").split(",")]
    yield _finding("city", parts[0], (begin, match.end("told")), 0.8)
    for part in parts[1:]:
        yield from _area(part, (begin, match.end("told")))


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
