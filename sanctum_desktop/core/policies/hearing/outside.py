"""Life outside the job: volunteering, projects, papers and prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.goals import goals
from sanctum_desktop.core.policies.hearing.highlights import own_part
from sanctum_desktop.core.policies.hearing.measures import measures
from sanctum_desktop.core.policies.hearing.organisations import NAME, organisations
from sanctum_desktop.core.policies.hearing.taken_back import WITHDRAWN
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences, without_fillers

__all__ = ["goals", "projects", "publications", "volunteering"]

_GROUP_KIND: Final = (
    r"(?:centre|center|community hall|food ?bank|food shelf|soup kitchen|shelter|refuge|church|school|primary|club|team|library|kitchen|hospice|PTA|charity|mosque|temple|synagogue|parish"
    r"|gurdwara|scouts|guides|cadets|festival|museum|garden|allotments?|society|union|fire brigade|fire service|lifeboat|ambulance|choir|band|mission|hall|mountain rescue|helpline|committee|camp"
    r"|association|trust|orchestra|youth group|residents' group)"
)
_PLACE: Final = re.compile(
    rf"(?i)\b(?:for|at|with|in|of)\s+(?:the|a|my|our)\s+(?P<org>(?:(?-i:[A-Z])?[\w'’-]+ ){{0,3}}{_GROUP_KIND})\b"
)
_BARE_PLACE: Final = re.compile(
    rf"(?i)^(?:the |our |my )?(?P<org>(?:[\w'’-]+ ){{0,3}}{_GROUP_KIND})[.!]?$"
)
_CALLED: Final = re.compile(
    r"\b(?P<org>(?:[A-ZÀ-Þ][\w'’&-]{0,30}\s+(?:of\s+|and\s+)?){0,5}[A-ZÀ-Þ][\w'’&-]{0,30}),?\s+(?:it'?s|it is|they'?re|is)\s+called\b"
)
_KIND_BEHIND: Final = re.compile(rf"\s(?i:{_GROUP_KIND})\b")
_FAMILY: Final = re.compile(
    r"(?i)\b(?:my|our|his|her)\s+(?:\w+ )?(?:child(?:ren)?|kids?|son|daughter|brother|sister|mother|father|husband|wife|baby)\b|\b(?:nursery|born)\b"
)
_WHOSE: Final = re.compile(
    r"(?i)(?:child(?:ren)?|kids?|son|daughter|brother|sister|mother|father|husband|wife|friend)(?:s['’]|['’]s) "
)
"""Whose place it is goes on no page: "my daughter's primary"."""
_REFUSED: Final = re.compile(
    r"(?i)^\W*(?:no|none|nope|nothing|never|not)\b|\bno time\b|\bnone of your\b"
)
_ASKED_AWAY: Final = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:please )?(?:leave (?:that|it|this)|skip (?:that|it)|(?:don'?t|do not) (?:put|write|say|mention|print))"
)
_ACTION: Final = re.compile(
    r"(?i)\bi(?:'m| am|'ve| have| also)?\s+(?P<verb>teach|train|coach|drive|run|organise|organize|help|cook|mentor|read"
    r"|volunteer|collect|sort|repair|fix|lead|play|visit|sing|deliver|serve|umpire|referee|translate|befriend)"
)
_ROLE: Final = re.compile(
    r"(?i)\bI(?:'m| am|'ve been| have been| was made| became)\s+(?:(?:a|an|the|their|our|also|now|still)\s+)*"
    r"(?P<role>(?:(?!and\b|not\b)[a-z-]+ ){0,2}?(?:treasurer|secretary|chair(?:man|woman|person)?|trustee|governor|volunteer(?: [a-z-]+er\b| [a-z-]+or\b)?|fundraiser"
    r"|(?:scout|guide|cub|youth|group|team) leader|steward|mentor|organi[sz]er|committee member|referee|umpire|coach|lifeguard|first aider|reader|befriender|tutor|driver|cook))\b"
)


def volunteering(said: str, today: date) -> Iterator[Finding]:
    """One entry for each group the person gives time to."""
    entry = ""
    parts = sentences(said)
    grouped = any(_group(part) for part in parts)
    for number, sentence in enumerate(parts):
        after = parts[number + 1].text if number + 1 < len(parts) else ""
        if _not_given(sentence.text) or _ASKED_AWAY.match(after):
            continue
        group = _group(sentence)
        if group and any(_names_it(group[0], later) for later in parts[number + 1 :]):
            continue  # "the hospice", which gets its name in a moment
        if group:
            entry = f"volunteer {group[0]}"
            yield _finding(Section.VOLUNTEER, "name", group[0], entry, sentence, group[1])
            yield from _role(sentence, entry)
        elif not grouped and not entry and _ACTION.search(sentence.text):
            entry = "volunteer"  # "I train the football kids": what is done has no group's name
        if not entry:
            continue
        yield from _since(sentence, entry, today)
        if measures(sentence.text) or _ACTION.search(sentence.text):
            yield _deed(Section.VOLUNTEER, sentence, entry)


def _not_given(words: str) -> bool:
    return bool(WITHDRAWN.search(words) or _REFUSED.search(words))


def _names_it(kind: str, later: Sentence) -> bool:
    group = _group(later)
    return group is not None and kind.islower() and kind in group[0].lower().split()


def _group(sentence: Sentence) -> tuple[str, int] | None:
    words = sentence.text
    if _FAMILY.search(words) and not re.search(r"(?i)\bi\b|\bi'm\b", words):
        return None
    called = _CALLED.search(words)
    if called:
        return called["org"], called.start("org")
    family = _FAMILY.search(words)
    named = [] if family else [o for o in organisations(words) if o.score >= 1.5]
    named = [o for o in named if o.name in words]
    full = [o for o in named if " " in o.name or o.score >= 2.5 or _kind_behind(words, o.end)]
    place = _PLACE.search(words) or _BARE_PLACE.match(words)
    if full:
        best = max(full, key=lambda org: org.score)
        return best.name + _kind_behind(words, best.end), best.start
    if place:
        whose = _WHOSE.match(place["org"])
        cut = whose.end() if whose else 0
        return place["org"][cut:], place.start("org") + cut
    sure = [org for org in named if org.score >= 2]
    return (sure[0].name, sure[0].start) if sure else None


def _kind_behind(words: str, end: int) -> str:
    """The small word that belongs to a name: "Zonnehof" is "Zonnehof hospice"."""
    behind = _KIND_BEHIND.match(words, end)
    return behind.group() if behind else ""


def _role(sentence: Sentence, entry: str) -> Iterator[Finding]:
    """What the person says she is there; no title is made of a verb."""
    role = _ROLE.search(sentence.text)
    if role:
        value = role["role"][0].upper() + role["role"][1:]
        yield _finding(Section.VOLUNTEER, "position", value, entry, sentence, role.start("role"))


def _since(sentence: Sentence, entry: str, today: date) -> Iterator[Finding]:
    for dated in dates(sentence.text, today):
        lead = sentence.text[max(0, dated.start - 12) : dated.end]
        if re.search(r"(?i)since|for (?:about )?\w+ years", lead):
            yield _finding(Section.VOLUNTEER, "startDate", dated.iso, entry, sentence, dated.start)
            return


_MADE: Final = re.compile(
    r"(?i)\b(?:i|we)(?:'ve| have|'m| am)?(?: also| just| recently| once)? (?:have|made|built|wrote|written|restored|designed|developed|created|started|run|keep|am building|building|built up|coded|programmed"
    r"|painted|recorded|organi[sz]ed|translated|did|made up|sewed|knitted|converted|repaired)\s+(?P<what>[^.;]+)"
)
_NAMED: Final = re.compile(
    rf"\b(?:called|named|it'?s called)\s+(?:the\s+)?[\"'“‘]?(?P<name>{NAME})"
)
_THESIS: Final = re.compile(
    r"(?i)\b(?:my|our|the)\s+(?P<kind>(?:\w+ )?(?:thesis|dissertation|project|capstone))\s+(?:was|is)\s+(?P<about>(?:on|about)\s+[^,.;]+)"
)
_ARTICLE: Final = re.compile(
    r"(?i)^(?:(?:a|an|the|my|our|some|this|small|little|whole|own|kind of|sort of|bit of)\s+)+"
)
_NAME_ENDS: Final = re.compile(
    r"(?i),|\b(?:that|which|because|since|it has|on github|on gitlab|online|so that|with my|with a|in (?:my|the|19|20)|last|this)\b|\band (?:i|we|it|they|he|she)\b"
)
_VAGUE: Final = re.compile(r"(?i)\s*\b(?:thing|stuff)s?\b")
_NO_NAME: Final = re.compile(
    r"(?i)^(?:something|anything|nothing|it|them|that|those|no|any|not|one|lots|a lot|some|to|been|fun|time|two kids|\w+ years)\b"
)
_LONGEST_NAME: Final = 9
_SHARED_OUT: Final = re.compile(
    r"(?i)\b(?:she|he|they) (?:did|made|wrote|drew)\b[^.]*\bi (?:did|made|wrote|drew)\b"
)
"""Who did which part, which is no name of the whole: "she did the species, I did the risks"."""


def projects(said: str) -> Iterator[Finding]:
    """What was made on the side: one entry an answer, its sentences as highlights."""
    entry = ""
    for sentence in sentences(said):
        words = without_fillers(sentence.text)
        if _not_given(words) or len(words.split()) < 4:
            continue
        name = "" if entry or _SHARED_OUT.search(words) else _project_name(words)
        if name:
            entry = f"project {name}"
            yield _finding(Section.PROJECTS, "name", name, entry, sentence, 0)
        if entry and measures(words):
            yield _deed(Section.PROJECTS, sentence, entry)


def _project_name(words: str) -> str:
    """A short name in the person's words; "" where only a sentence tells of it."""
    if named := _NAMED.search(words):
        return named["name"]
    if thesis := _THESIS.search(words):
        name = f"{thesis['kind']} {thesis['about']}"
    else:
        made = _MADE.search(words)
        name = _ARTICLE.sub("", _NAME_ENDS.split(made["what"])[0].strip()) if made else ""
        name = _VAGUE.sub("", name).strip()
    if not name or _NO_NAME.match(name) or len(name.split()) > _LONGEST_NAME:
        return ""
    return name[0].upper() + name[1:]


_QUOTED_TITLE: Final = re.compile(
    r"(?<!\w)[\"'“‘](?P<name>[A-ZÀ-Þ][^\"”]{5,120}?)[,.]?[\"'”’](?!\w)"
)
_PAPERS: Final = re.compile(
    r"(?i)\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a)\s+(?:(?:\w+ ){0,2}?)(?P<kind>papers?|articles?|book chapters?|chapters?|books?|publications?)\b"
)
_NOT_OUT: Final = re.compile(
    r"(?i)can'?t count|submitted|under review|not (?:yet )?published|in preparation|\bread\b"
)
_PRIZE: Final = re.compile(
    r"(?i)\b(?:i (?:got|won|was given|received|have)|we won|one|an?|the|my)?\s*(?P<title>(?:[\w-]+ ){0,4}?(?:prize|award|medal|scholarship|trophy|bursary)s?\b[^.;]*)"
)
_NOT_WON: Final = re.compile(
    r"(?i)\b(?:never|no|not|didn'?t|don'?t|nearly|almost|wasn'?t|boss|he|she|they|his|her|colleague)\b"
)
_YEAR: Final = re.compile(r"[\s,]*\b(?:in )?(?P<year>(?:19|20)\d\d)\b")


def publications(said: str) -> Iterator[Finding]:
    """Papers by their titles, else how many they are; and prizes."""
    for sentence in sentences(said):
        if WITHDRAWN.search(sentence.text) or _NOT_OUT.search(sentence.text):
            continue
        if _PRIZE.search(sentence.text):
            yield from _prize(sentence)
            continue
        title = _QUOTED_TITLE.search(sentence.text) or _NAMED.search(sentence.text)
        papers = _PAPERS.search(sentence.text)
        if title:
            value, place = title["name"], title.start("name")
        elif papers and papers["count"].lower() != "a":
            value, place = _counted(papers, sentence.text), papers.start()
        else:
            continue
        yield _finding(Section.PUBLICATIONS, "name", value, f"paper {value}", sentence, place)


def _counted(papers: re.Match[str], words: str) -> str:
    """How many papers, and whether one of them has the person's name first."""
    value = f"{papers['count'].capitalize()} {papers['kind'].lower()}"
    first = re.search(r"(?i)\bfirst[ -]author", words)
    one = re.search(r"(?i)\bone\b", words[papers.end() :])
    return f"{value}, one as first author" if first and one else value


def _prize(sentence: Sentence) -> Iterator[Finding]:
    prize = _PRIZE.search(sentence.text)
    if prize is None or _NOT_WON.search(sentence.text):
        return
    words = re.sub(
        r"(?i)^(?:(?:i|we|got|won|one|an?|the|my|was|given|have|received)\s+)+", "", prize["title"]
    )
    year = _YEAR.search(words)
    title = re.sub(
        r"(?i),?\s+(?:at|from|by|of)\s+(?:an?|the)\s+", ", ", _YEAR.sub("", words)
    ).strip(" ,")
    title = title[0].upper() + title[1:]
    entry = f"award {title}"
    yield _finding(Section.AWARDS, "title", title, entry, sentence, prize.start("title"))
    if year:
        begin = sentence.text.find(year["year"])
        yield _finding(Section.AWARDS, "date", year["year"], entry, sentence, begin)


def _finding(
    section: Section, name: str, value: str, entry: str, sentence: Sentence, place: int
) -> Finding:
    return Finding(
        section=section, name=name, value=value, entry=entry, start=sentence.start + place,
        end=min(sentence.end, sentence.start + place + len(value)), method=f"outside.{name}",
        confidence=0.6,
    )  # fmt: skip


def _deed(section: Section, sentence: Sentence, entry: str) -> Finding:
    words = without_fillers(sentence.text).rstrip(".")
    return Finding(
        section=section, name="highlight", value=words, entry=entry, start=sentence.start,
        end=sentence.end, method="outside.highlight", confidence=0.6,
        own_part=own_part(sentence.text), measures=measures(words),
    )  # fmt: skip
