"""What changed by how much, from two numbers told of one thing: "Shrinkage from 2.1% to 0.9%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.hearing.asides import without_asides
from sanctum_desktop.core.policies.hearing.highlights import BARE_COUNT
from sanctum_desktop.core.policies.hearing.measures import AFTER, BEFORE, tells_before
from sanctum_desktop.core.policies.resume_writing.drafts import Draft, quotes, within
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS, figures, line_from

_IT: Final = re.compile(r"(?i)\b(?:it|they|we|i|that|this)$")
_EVERY: Final = re.compile(r"(?i)\bevery (?:\w+ )?(?:days?|weeks?|months?|years?|hours?)\b")
"""How often is no amount that another could take the place of."""
_IN_A_YEAR: Final = re.compile(r"(?i)(?:in 20\d\d\b.*\b(?:had|was|were)\b|(?:the )?first year\b)")
_THIS_YEAR: Final = re.compile(r"(?i)(?:the )?(?:last|this) [a-z]+ year\b")
_HEDGE: Final = (
    r"(?:(?:about|around|roughly|maybe|nearly|almost|just under|just over|under|over|like|some) )?"
)
_NUMBER: Final = r"[$£€]?\d(?:[\d,]*\d)?(?:\.\d+)?%?"
_AMOUNT: Final = re.compile(
    rf"(?<![\d.,])(?P<amount>{_HEDGE}(?!(?:19|20)\d\d\b|\d+(?:st|nd|rd|th)\b){_NUMBER}"
    r"(?: (?:minutes?|hours?|days?|weeks?|months?|million|cases|percent"
    r"|a (?:day|week|month|year|shift)|of (?:the )?[a-z]+))*)"
)
_IS_NOW: Final = re.compile(
    r"(?i)(?:it|they)(?:['’]s|['’]re| is| are) (?:\w+ )?\S+ (?:now|today)\b.*"
)
_WHAT: Final = re.compile(
    r"(?i)(?: (?!(?:and|or|to|in|on|at|of|but|when|before|now|then|is|was|for|each|every|per|an?"
    r"|with|by|we|i|it|so|went|came|got|had|were|left|stopped|go|come|all|until)\b)(?-i:[a-z]+)\b)?"
    r"(?: or so)?"
    r"(?: (?:an?|per|each|every|in a) (?:day|night|week|month|year|shift|quarter|hour|season"
    r"|spring|summer|winter))?"
)
_SUBJECT: Final = re.compile(
    r"(?i)^(?:and |but |so )?(?:when [^,]*, |at first,? )?(?:the |our |my )?"
    r"(?P<subject>[a-z][\w’' -]{2,30}?)"
    r"(?:, (?:we|they|it|i)\b"
    r"| (?:was|were|went|had|is|are|has|have|took|used|became|fell|dropped|rose|lasts?|keeps?)\b)"
)
_BEHIND_COLON: Final = re.compile(
    r"(?i)\b(?:the|our|my) (?P<subject>[a-z]+(?: [a-z]+)?): (?=from \d[^,;]* to \d)"
    r"|: (?:the |our |my )?(?P<told>[a-z]+(?: (?:in|of|on|for) (?:the )?[a-z]+)?) (?:was|were)\b"
)
"""What the numbers are of, where a colon says so: "I prefer the clicks: from one to three"."""


def changes_of(
    fact: Fact, before: Fact | None, topic: Fact | None, employer: str
) -> Iterator[Draft]:
    """Lines that hold more than the fact's own sentence, the best first."""
    for draft in (_change(fact, before, topic), _named(fact, topic)):
        if draft and not refusals(draft.text, quotes(draft.facts), employer=employer):
            yield draft


def headed(draft: Draft, topic: Fact | None, employer: str) -> Draft | None:
    """The line behind the name of what it tells: "The story time: moved it to the morning"."""
    if topic is None:
        return None
    named = Draft(
        _capital(f"{topic.value}: {within(draft.text)}"), [topic, *draft.facts], draft.outcome
    )
    if len(named.text) > MAX_CHARACTERS or not draft.stands:
        return None
    return None if refusals(named.text, quotes(named.facts), employer=employer) else named


def is_before(fact: Fact) -> bool:
    """True for one amount told of how it was."""
    amounts = list(_AMOUNT.finditer(figures(fact.value)))
    earlier = tells_before(fact.value) or _IN_A_YEAR.match(fact.value)
    return len(amounts) == 1 and bool(earlier)


def _change(fact: Fact, before: Fact | None, topic: Fact | None) -> Draft | None:
    """What changed, as "Shrinkage from 2.1% to 0.9%": two amounts of one thing."""
    words = figures(without_asides(fact.value))
    amounts = list(_AMOUNT.finditer(words))
    after = AFTER.search(words) or _THIS_YEAR.match(words)
    now = next((m for m in amounts if after and m.start() >= after.end()), None)
    if now is None and len(amounts) == 1 and _IS_NOW.fullmatch(words):
        now = amounts[0]
    if before is not None and now is not None and not _EVERY.search(before.value):
        earlier = _AMOUNT.search(figures(before.value))
        later, facts = words[now.start() :], [before, fact]
    elif _two_around(amounts, after) and BEFORE.search(words):
        earlier, later, facts = amounts[0], words[amounts[1].start() :], [fact]
    else:
        return None
    if earlier is None:
        return None
    was = earlier["amount"] + _counted(earlier)
    earlier_noun = _noun(before.value) if before else ""
    subject = _noun(words) or (topic.value if topic else earlier_noun)
    later = re.sub(r" (?:now|today)$", "", later)
    line = f"{subject} from {was} to {later}".strip() if not _IT.search(subject) else ""
    used = [*([topic] if topic else []), *facts]
    if not line:
        return None
    return Draft(_capital(line), used, outcome=True)


def _two_around(amounts: Sequence[re.Match[str]], after: re.Match[str] | None) -> bool:
    """True for two amounts, the first told before the word of change: not "after two months"."""
    return len(amounts) == 2 and after is not None and amounts[0].end() <= after.start()  # noqa: PLR2004


def _counted(amount: re.Match[str]) -> str:
    """What a number counts, as it follows it: " bags each night"."""
    match = _WHAT.match(amount.string, amount.end())
    return match.group() if match else ""


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _named(fact: Fact, topic: Fact | None) -> Draft | None:
    """The outcome with its name for the "it" it was told with."""
    line = line_from(fact.value)
    told = _BEHIND_COLON.search(figures(fact.value))
    if told and told["subject"]:
        change = told.string[told.end() :]
        return Draft(_capital(f"{told['subject']} {change}"), [fact], outcome=True)
    if topic and re.match(r"(?i)from .*\d.* to .*\d", line):
        return Draft(f"{topic.value} {line[0].lower()}{line[1:]}", [topic, fact], outcome=True)
    if topic and BARE_COUNT.fullmatch(line) and topic.value.endswith("s"):
        return Draft(f"{topic.value}: {line}", [topic, fact])
    match = re.match(
        r"(?:It|They) (?P<rest>(?:went|fell|dropped|rose|came|got|grew|is|are)\b.*)", line
    )
    if topic is None or match is None:
        return None
    return Draft(_capital(f"{topic.value} {match['rest']}"), [topic, fact], outcome=True)


def _noun(words: str) -> str:
    told = _BEHIND_COLON.search(words)
    if told:
        return told["subject"] or told["told"]
    match = _SUBJECT.match(words)
    subject = match["subject"] if match else ""
    pronoun = subject.lower().split(" ")[0] in (
        "it",
        "that",
        "they",
        "we",
        "i",
        "there",
        "before",
        "this",
        "now",
    )
    unclear = re.search(r"(?i)\b(?:when|i|me|mine|ours|there)\b", subject)
    return "" if pronoun or unclear else subject
