"""What stood out at the end of a story: strengths that rest on two things told, and one question.

A strength is not a judgement. It names a kind of doing that came up at least twice, and quotes
both times in the person's words; what came up once is no strength yet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final

from sanctum_desktop.core.domain.conversation import Topic
from sanctum_desktop.core.domain.facts import Fact, FactId, OwnPart, Section
from sanctum_desktop.core.domain.profile import Entry, Profile
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.resume_writing.episodes import lines_of

MOST: Final = 3
_TIMES: Final = 2
_LONGEST: Final = 110
"""Characters of a quote; of longer lines the first part is quoted."""

# What people do, by the verb a line leads with, or by words that name it wherever they stand.
_KINDS: Final = {
    "teaching": (
        ("teach taught train trained mentor mentored coach coached demonstrate demonstrated"
         " supervise supervised licensed gave talk"),
        (r"precept|apprentice|trainee|learner|workshop|mentor"
         r"|new (?:people|ones|starters|nurses|drivers|hires)"),
    ),
    "improving": (
        ("changed moved cut reduced replaced reorganised reorganized split introduced stopped"
         " rewrote"),
        (r"\bfrom (?:[a-z]+ )?(?!(?:19|20)\d\d\b)[$£€]?\d"
         r"|\b(?:went|go|were|got) (?:down|up)\b|\bfewer\b"),
    ),
    "finding_out": (
        ("found measured measure counted checked tested studied study analysed analyzed cleaned"
         " investigated inspected noticed researched weighed"),
        r"release tests|dashboard|which ones|\bdata\b|measure|script\b|interviews",
    ),
    "making": (
        ("made make built build wrote write designed drew created recorded coded cooked baked"
         " sewed began started"),
        r"\brecording\b|\bdid the [a-z]+ (?:corner|page|film|garden)",
    ),
    "planning": (
        ("plan planned organise organised organize organized schedule scheduled ran run arranged"
         " prepared rota orders ordered"),
        (r"\brotas?\b|planning\b|schedul|inventor|stock ?sheet|start times|\bcount\b|budget"
         r"|without one|tax year"),
    ),
    "people": (
        "visited listened welcomed comforted answered",
        (r"look(?:ed)? after|patients|residents|guests|stay interviews|cared for|people on the"
         r"|[a-z]+s on the (?:shift|ward|floor)|staff\b|pupils"),
    ),
    "standing_in": (
        "covered covering stood",
        r"in charge|on call|second in|is not there|responsible|took over|assistant managers",
    ),
    "keeping_exact": (
        "audited recorded reconciled",
        (r"payroll|accounts|books\b|records|no findings|nothing lost|zero\b|hygiene|corrections"
         r"|safety|checks\b|tests\b"),
    ),
    "bridging": (
        "translated interpreted explained negotiated",
        r"in English and|between the|with the (?:doctors|suppliers|families|parents)",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strength:
    """A kind of doing, and two times it was told: quotes of the person's own words."""

    kind: str
    quotes: tuple[str, str] = field(repr=False)
    facts: tuple[FactId, FactId]

    @property
    def lead(self) -> str:
        """What kind of doing it is: "You pass on what you know"."""
        return text(f"closing.strength.{self.kind}")

    @property
    def words(self) -> str:
        """As Gem says it, with both times."""
        first, second = self.quotes
        return text("closing.strength", lead=self.lead, first=first, second=second)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What would be worth most next time: what came of a deed, or what a job was."""

    kind: str
    about: str = field(repr=False)
    employer: str = field(default="", repr=False)

    @property
    def words(self) -> str:
        """As it stands at the end, to think about."""
        return text(f"closing.question.{self.kind}", about=self.about)

    @property
    def asked(self) -> str:
        """As Gem asks it later; with the job it is of, so that the answer goes there."""
        if self.kind == "outcome" and self.employer:
            return text("closing.asked.outcome.at", name=self.employer, about=self.about)
        return text(f"closing.asked.{self.kind}", about=self.about)

    @property
    def topic(self) -> Topic:
        """What an answer tells of."""
        return Topic.PROUD if self.kind == "outcome" else Topic.DUTIES


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of the first session."""

    strengths: tuple[Strength, ...]
    open: OpenQuestion | None
    """One thing to think about until next time; None where nothing is open."""

    @property
    def question(self) -> str:
        """The open question in words; "" where there is none."""
        return self.open.words if self.open else ""


def closing(profile: Profile) -> Closing:
    """What stood out. Fewer than three strengths where less was told twice."""
    entries = [
        entry
        for section in (Section.WORK, Section.VOLUNTEER, Section.PROJECTS)
        for entry in profile.of(section)
    ]
    return Closing(_strengths(_deeds(entries)), _question(entries))


@dataclass(frozen=True, slots=True)
class _Deed:
    """A line of the page that tells what they did, and where it was told."""

    quote: str = field(repr=False)
    fact: Fact
    measured: bool

    def is_of(self, kind: str) -> bool:
        verbs, words = _KINDS[kind]
        lead = self.quote.removeprefix("with the team, ").split(" ")[0].lower()
        return lead in verbs.split() or bool(words and re.search(words, self.quote, re.IGNORECASE))


def _deeds(entries: Sequence[Entry]) -> list[_Deed]:
    found: list[_Deed] = []
    for entry in entries:
        facts = {fact.id: fact for fact in entry.facts}
        for line in lines_of(entry.facts, [], employer=entry.first("name")):
            quote = _quote(line.text)
            if quote:
                fact = facts[line.facts[0]]
                found.append(_Deed(quote, fact, bool(re.search(r"\d", quote))))
    return found


def _strengths(deeds: Sequence[_Deed]) -> tuple[Strength, ...]:
    """As many as there are, measured deeds before others; no deed serves two strengths."""
    told = {kind: [deed for deed in deeds if deed.is_of(kind)] for kind in _KINDS}
    often = [kind for kind in _KINDS if len(told[kind]) >= _TIMES]
    choices = (_chosen(kinds, told) for kinds in permutations(often, min(MOST, len(often))))
    return max(choices, key=_worth, default=())


def _chosen(kinds: Sequence[str], told: Mapping[str, Sequence[_Deed]]) -> tuple[Strength, ...]:
    """A strength of each kind that has two deeds left when its turn comes."""
    found: list[Strength] = []
    used: set[FactId] = set()
    for kind in kinds:
        left = [deed for deed in told[kind] if deed.fact.id not in used]
        if len(left) < _TIMES:
            continue
        first, second = _two(left)
        found.append(Strength(kind, (first.quote, second.quote), (first.fact.id, second.fact.id)))
        used |= {first.fact.id, second.fact.id}
    return tuple(found)


def _worth(strengths: Sequence[Strength]) -> tuple[int, int]:
    measured = sum(
        bool(re.search(r"\d", quote)) for strength in strengths for quote in strength.quotes
    )
    return len(strengths), measured


def _two(told: Sequence[_Deed]) -> tuple[_Deed, _Deed]:
    """The best deed, and one from elsewhere where there is one."""
    first, *others = sorted(
        told, key=lambda deed: (deed.fact.own_part is not OwnPart.OWN, not deed.measured)
    )
    turn, entry = first.fact.source.turn, first.fact.entry
    others.sort(key=lambda deed: (deed.fact.source.turn == turn, deed.fact.entry == entry))
    return first, others[0]


def _quote(line: str) -> str:
    """The line, its first clauses where it is long; "" where it cannot be cut or leads oddly."""
    if len(line) > _LONGEST:
        line = re.split(r"[;:] ", line)[0]
    if not re.match(r"[A-Z][a-z]+\b", line) or line.startswith(("One of", "When ", "Before")):
        return ""
    return line[:1].lower() + line[1:]


def _question(entries: Sequence[Entry]) -> OpenQuestion | None:
    """A deed nobody has said the outcome of, or a job that was only named."""
    for deed in reversed(_deeds(entries[:1])):
        if deed.fact.own_part in (OwnPart.OWN, OwnPart.SHARED) and not deed.measured:
            return OpenQuestion("outcome", deed.quote, entries[0].first("name"))
    for entry in entries:
        name = entry.first("name")
        if name and not entry.all("highlight"):
            return OpenQuestion("job", name, name)
    return None
