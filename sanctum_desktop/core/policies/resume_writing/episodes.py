"""From the deeds of one entry to its lines: what was done, and behind it what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, OwnPart
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.hearing.asides import without_asides
from sanctum_desktop.core.policies.hearing.measures import AFTER, BEFORE, tells_before
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS, figures, line_from

_HEDGE: Final = (
    r"(?:(?:about|around|roughly|maybe|nearly|almost|just under|just over|under|over|like|some) )?"
)
_NUMBER: Final = r"[$£€]?\d[\d,]*(?:\.\d+)?%?"
_AMOUNT: Final = re.compile(
    rf"(?P<amount>{_HEDGE}(?!(?:19|20)\d\d\b){_NUMBER}(?: (?:minutes?|hours?|days?|weeks?|months?"
    r"|million|cases|percent|a (?:day|week|month|year|shift)|of (?:the )?[a-z]+))*)"
)
_POINTS_BACK: Final = re.compile(r"(?:It|They|That|This|These|Those)(?:[’']s|[’']re)? ")
_SUBJECT: Final = re.compile(
    r"(?i)^(?:the |our |my )?(?P<subject>[a-z][\w’' -]{2,30}?) "
    r"(?:was|were|went|had|is|are|has|have|fell|dropped|rose)\b"
)
_FRAGMENT: Final = re.compile(
    r"(?i)^(?:(?:about|around|maybe|some|only|there were|ended up with) )*"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine)\b(?!\s+of\b)"
    r"(?!.*\b(?:people on|staff|classes)\b).*$|.*\b(?:of them|with it|for this|for it)\b.*$"
)
_MADE_OF: Final = 3
"""Facts of an outcome that stands by itself."""
_UNSURE: Final = re.compile(
    r"(?i)\b(?:wouldn['’]?t swear|can['’]?t say|don['’]?t know (?:if|whether)"
    r"|not (?:only|just|all) me|other changes|could(?: ha|['’])ve been)\b"
)


@dataclass(slots=True)
class _Draft:
    """A line being built."""

    text: str = field(repr=False)
    facts: list[Fact]
    outcome: bool = False


def lines_of(facts: Sequence[Fact], refused: list[str], *, employer: str = "") -> list[ResumeLine]:
    """The lines of an entry in the order told; reasons for what is left out go to `refused`."""
    told = sorted(
        (fact for fact in facts if fact.name in ("highlight", "topic")),
        key=lambda fact: (fact.source.turn, fact.source.start),
    )
    drafts: list[_Draft] = []
    for _, episode in groupby(told, key=lambda fact: fact.source.turn):
        drafts += _drafts(list(episode), refused, employer)
    unique = {draft.text.lower(): draft for draft in reversed(drafts)}
    return [
        ResumeLine(
            id=LineId(f"line-{draft.facts[0].id}"),
            text=draft.text,
            facts=tuple(dict.fromkeys(fact.id for fact in draft.facts)),
        )
        for draft in drafts
        if unique[draft.text.lower()] is draft
    ]


def _drafts(episode: Sequence[Fact], refused: list[str], employer: str) -> list[_Draft]:
    """The lines of one answer."""
    drafts: list[_Draft] = []
    topic: Fact | None = None
    before: Fact | None = None
    for fact in episode:
        if fact.name == "topic":
            topic, before = fact, None
            continue
        made = next(_made_of(fact, before, topic, employer), None)
        if made is None:
            made = _Draft(grounded_line(fact, refused, employer=employer), [fact])
        if not made.text:
            continue
        if before and before is not fact and before in made.facts:
            # What it was before stands in the change now.
            drafts = [draft for draft in drafts if draft.facts != [before]]
        before = fact if _is_before(fact) else before
        if not (_leans_back(made) and _joins(drafts, made, employer)):
            drafts.append(made)
            _outcome_last(drafts, employer)
    return drafts


def _outcome_last(drafts: list[_Draft], employer: str) -> None:
    """An outcome told first goes behind the deed that follows it."""
    if (
        len(drafts) > 1
        and drafts[-2].outcome
        and not drafts[-1].outcome
        and len(drafts[-2].facts) < _MADE_OF
        and drafts[-1].facts[0].own_part is OwnPart.OWN
    ):
        outcome = drafts.pop(-2)
        if not _joins(drafts, outcome, employer):
            drafts.insert(-1, outcome)


def _made_of(
    fact: Fact, before: Fact | None, topic: Fact | None, employer: str
) -> Iterator[_Draft]:
    """Lines that hold more than the fact's own sentence, the best first."""
    for draft in (_change(fact, before, topic), _named(fact, topic)):
        if draft and not refusals(draft.text, _quotes(draft.facts), employer=employer):
            yield draft


def _leans_back(draft: _Draft) -> bool:
    """True for an outcome, and for what speaks of "it" or only counts."""
    return draft.outcome or bool(_POINTS_BACK.match(draft.text) or _FRAGMENT.match(draft.text))


def _is_before(fact: Fact) -> bool:
    amounts = list(_AMOUNT.finditer(figures(fact.value)))
    return len(amounts) == 1 and tells_before(fact.value)


def _change(fact: Fact, before: Fact | None, topic: Fact | None) -> _Draft | None:
    """What changed, as "Shrinkage from 2.1% to 0.9%": two amounts of one thing."""
    words = figures(without_asides(fact.value))
    amounts = list(_AMOUNT.finditer(words))
    if before is not None and amounts and AFTER.search(words):
        earlier = _AMOUNT.search(figures(before.value))
        later, facts = words[amounts[0].start() :], [before, fact]
    elif len(amounts) == 2 and AFTER.search(words) and BEFORE.search(words):  # noqa: PLR2004
        earlier, later, facts = amounts[0], words[amounts[1].start() :], [fact]
    else:
        return None
    if earlier is None:
        return None
    subject = topic.value if topic else _noun(words) or (before and _noun(before.value)) or ""
    later = re.sub(r" (?:now|today)$", "", later)
    line = f"{subject} from {earlier['amount']} to {later}".strip()
    used = [*([topic] if topic else []), *facts]
    return _Draft(line[:1].upper() + line[1:], used, outcome=True)


def _named(fact: Fact, topic: Fact | None) -> _Draft | None:
    """The outcome with its name for the "it" it was told with."""
    line = line_from(fact.value)
    match = re.match(
        r"(?:It|They) (?P<rest>(?:went|fell|dropped|rose|came|got|grew|is|are)\b.*)", line
    )
    if topic is None or match is None:
        return None
    text_ = f"{topic.value} {match['rest']}"
    return _Draft(text_[:1].upper() + text_[1:], [topic, fact], outcome=True)


def _noun(words: str) -> str:
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
    return "" if pronoun else subject


def _joins(drafts: list[_Draft], draft: _Draft, employer: str) -> bool:
    """Put an outcome behind the deed before it, where both fit and the gate lets them."""
    if not drafts or drafts[-1].outcome:
        return False
    last = drafts[-1]
    if _UNSURE.search(" ".join(_quotes([*last.facts, *draft.facts]))):
        return False
    follows = draft.text if draft.text[:2].isupper() else draft.text[0].lower() + draft.text[1:]
    joined = f"{last.text}; {follows}"
    facts = [*last.facts, *(fact for fact in draft.facts if fact not in last.facts)]
    if len(joined) > MAX_CHARACTERS or refusals(joined, _quotes(facts), employer=employer):
        return False
    drafts[-1] = _Draft(joined, facts, outcome=draft.outcome)
    return True


def _quotes(facts: Iterable[Fact]) -> list[str]:
    ordered = sorted(facts, key=lambda fact: fact.source.start)
    return list(dict.fromkeys(fact.source.quote for fact in ordered))


def grounded_line(fact: Fact, reasons: list[str], *, employer: str = "") -> str:
    """The shortest honest form of a told deed; "" where none passes, its reason noted."""
    why: tuple[str, ...] = ()
    for form in _forms(fact):
        why = refusals(form, (fact.source.quote,), employer=employer)
        if not why:
            return form
    reasons.append(text("abby.refused.line", line=fact.value[:60], reason=why[0] if why else ""))
    return ""


def _forms(fact: Fact) -> Iterator[str]:
    line = line_from(fact.value)
    if line:
        yield line
        yield fact.value
