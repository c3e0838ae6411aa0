"""Work without a firm's name: one's own trade, and "a bakery in Leeds" where nothing is named."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.organisations import NAME, Organisation

_PLACE: Final = "|".join(sorted(words("workplaces"), key=len, reverse=True))
_OWN: Final = re.compile(
    r"(?i)\b(?P<self>self[- ]employed|freelanc(?:e|er|ing)|sole trader)\b"
    rf"|\b(?:my|our|an) (?P<own>own (?:(?:[a-z]+|[A-Z]{{2,4}}) )?(?:business|firm|company|stall|stand|kiosk|van|taxi|{_PLACE}))\b"
)
_UNNAMED: Final = re.compile(
    r"(?i)\b(?:at|in|for|with) (?:a|an|some|one|the same kind of)?\s*"
    rf"(?P<org>(?<=\b)(?:(?!(?:the|my|our|this|that|of|and|with|year|same)\b)[a-z][\w'’-]* ){{0,2}}?(?:{_PLACE})"
    rf"(?: (?:in|near|outside) (?-i:{NAME}))?)(?![\w'’-])"
)
_FRAGMENT: Final = re.compile(rf"(?P<org>(?:[A-Z][a-z]+ )?(?i:{_PLACE})(?:(?:,| in) {NAME})?)\.")
_CALLED_BY_KIND: Final = re.compile(
    rf"(?i:the|a|an) (?P<org>(?:[a-z]+ ){{0,3}}?(?:{_PLACE}|service|brigade|authority)(?:, {NAME}(?: [a-z]+)?)?), (?=[^.]*\d{{4}})"
)
"""Said before its dates: "The provincial ambulance service, Thaba Nchu station, from 2013"."""
_OPENS: Final = re.compile(rf"(?P<org>(?:[A-Z][a-z]+ )?(?i:{_PLACE}) in {NAME}), ")
"""Said in a word or two: "Boiler factory." or "Boiler factory, Kotłomet."."""
_ARTICLE: Final = re.compile(r"(?i)\b(?:at|in|for|with) (?:a|an|some|one|small|big|little)\b")
_WORKED: Final = re.compile(
    r"(?i)\b(?:work(?:s|ed|ing)?|job|was|['’]ve been|i['’]?m|i am|started|employed|since|years?|months?|weeks|summers?|seasons?|winters?|stint|spell|there|from|part[- ]time)\b"
)
_BREAK: Final = re.compile(
    r"(?i)\b(?:look(?:ed|ing)? after (?:my|our|the kids|him|her|mum|dad|mam)|car(?:e|ed|ing) for (?:my|our|him|her)"
    r"|stay(?:ed|ing)?[- ](?:at[- ])?home|at home (?:with|for(?! an? (?!year|while|few|bit|time|couple|month|long)[a-z ]+, (?-i:[A-Z])))|raised? (?:my|our|the) (?:kids|children|family|son|daughter)"
    r"|maternity|paternity|parental leave|elternzeit|leave of absence|with a pause|a pause from|career break|sabbatical|gap year|unemployed|out of work|not working|on the dole|jobseekers?"
    r"|on benefits|off sick|(?:i was|went|been) inside|in (?:prison|jail)|did time|locked up|on the street|i was homeless"
    r"|in rehab|between (?:jobs|things)|looking for work|nothing to tell|not much)\b"
)
_FAMILY: Final = re.compile(
    r"(?i)\b(?:for|with) (?:my|our) (?:uncle|aunt|cousin|father|dad|mother|mum|brother|sister|in-laws|family|husband|wife)\b"
    r"|\bcash in hand\b"
)


def own_trade(said: str) -> Organisation | None:
    """One's own business, in the words it was said in: "Self-employed", "Own shop"."""
    match = _OWN.search(said)
    if match is None:
        return None
    place = "self" if match["self"] else "own"
    word = match[place]
    name = "Freelance" if word.lower().startswith("freelanc") else word[0].upper() + word[1:]
    return Organisation(name.replace(" e", "-e"), match.start(place), match.end(place), 2.6)


def unnamed(said: str) -> Organisation | None:
    """A kind of workplace with its town, as said; only where somebody worked there."""
    brief = _FRAGMENT.fullmatch(said) or _OPENS.match(said) or _CALLED_BY_KIND.match(said)
    if brief:
        name = brief["org"][0].upper() + brief["org"][1:]
        return Organisation(name, brief.start("org"), brief.end("org"), 0.9)
    if not _WORKED.search(said):
        return None
    for match in _UNNAMED.finditer(said):
        if _ARTICLE.match(said[match.start() :]):
            name = match["org"]
            return Organisation(
                name[0].upper() + name[1:], match.start("org"), match.end("org"), 0.9
            )
    return None


def is_break(said: str) -> bool:
    """True of care at home, a break, time inside: years that are nobody's job."""
    return bool(_BREAK.search(said))


def for_family(said: str) -> bool:
    """True of help for one's own people, who are no firm."""
    return bool(_FAMILY.search(said))
