"""What a persona knows when it answers, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.domain.conversation import Conversation
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.persona import Action, Persona
from sanctum_desktop.core.domain.plan import PlanItem
from sanctum_desktop.core.domain.questions import Question
from sanctum_desktop.core.domain.resume import Resume


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Something the person said earlier, in this talk or another; `said_on` is its day."""

    citation: Citation
    persona: str
    said_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a reply may rest on. The last of the conversation's turns waits for a reply.

    `facts` are what the person told and may be spoken of: accepted or proposed, nothing that was
    between us, in danger or withdrawn. `resume` is the latest page, None before there is one;
    `recalled` what was found in earlier talks, best first, empty where the persona may not recall
    or nobody asked. `discarded` are the replies that stood here before the person asked for
    another one; `lines` the crisis lines of their country, ready to be read. `questions` are those
    that ship for an interview to be practised with.
    """

    persona: Persona
    conversation: Conversation
    today: date
    facts: tuple[Fact, ...] = ()
    resume: Resume | None = None
    plan: tuple[PlanItem, ...] = ()
    recalled: tuple[Recalled, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    questions: tuple[Question, ...] = ()
    discarded: tuple[str, ...] = field(default=(), repr=False)
    lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the Guide says: `wording` is the catalogue's entry (the last, where it took several).

    `hard` says that nobody may word it anew: danger, distress, a refusal to go on.
    """

    text: str = field(repr=False)
    wording: str
    actions: tuple[Action, ...] = ()
    cites: tuple[Citation, ...] = ()
    hard: bool = False
