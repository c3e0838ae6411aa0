"""What was learned about the person, each with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from sanctum_desktop.core.domain.conversation import ConversationId

FactId = NewType("FactId", str)


class Section(StrEnum):
    """Part of a life a fact belongs to; JSON Resume's names where it has one."""

    BASICS = "basics"
    WORK = "work"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATES = "certificates"
    VOLUNTEER = "volunteer"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    GOALS = "goals"


class Status(StrEnum):
    """Where a fact stands with the person."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RETRACTED = "retracted"


class ViewerLevel(StrEnum):
    """Who may see a fact, from the widest circle to the narrowest."""

    RESUME = "resume"
    COACH = "coach"
    PRIVATE = "private"
    NEVER_LEAVES = "never_leaves"


class OwnPart(StrEnum):
    """How much of a deed the person claimed: never raised afterwards."""

    UNSAID = "unsaid"
    OWN = "own"
    SHARED = "shared"
    HELPED = "helped"


BESIDE_A_DEED: Final = frozenset({"topic", "recount", "credit"})
"""Names of facts that only join, prove or share a deed: nothing in them to accept or export."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was said: characters `start` to `end` of one turn, at most a sentence."""

    conversation: ConversationId
    turn: int
    start: int
    end: int
    quote: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of an achievement as said: `value` ("9 to 3", "25%"), `what` it counts, `where`."""

    value: str = field(repr=False)
    what: str = field(repr=False)
    where: str = field(default="", repr=False)
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier form of a fact and when it stopped holding."""

    value: str = field(repr=False)
    status: Status
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One attribute of the person's life.

    `entry` groups the facts of one job, school or course ("work:lee-valley-general"); `name` is
    the attribute in JSON Resume's words ("name", "position", "startDate", "highlight" ...).
    Dates are ISO 8601, as exact as said ("2018", "2018-06"). `confidence` is 0 to 1 and `method`
    names the rule that heard it. A value in `exclusions` was asked to be left out or withdrawn.
    """

    id: FactId
    section: Section
    entry: str
    name: str
    value: str = field(repr=False)
    source: Source
    heard_at: datetime
    confidence: float
    method: str
    status: Status = Status.PROPOSED
    viewer: ViewerLevel = ViewerLevel.RESUME
    own_part: OwnPart = OwnPart.UNSAID
    measures: tuple[Measure, ...] = ()
    exclusions: tuple[str, ...] = field(default=(), repr=False)
    history: tuple[Revision, ...] = ()

    @property
    def may_be_printed(self) -> bool:
        """True where the fact may stand on a page the person sends."""
        settled = self.status in (Status.PROPOSED, Status.ACCEPTED)
        return settled and self.viewer is ViewerLevel.RESUME
