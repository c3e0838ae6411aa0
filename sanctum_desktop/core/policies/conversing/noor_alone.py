"""Noor without any text: what she cannot know is said once; how to learn it is taught in steps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.learning import Asked, Learning, about
from sanctum_desktop.core.policies.conversing.reading import quoted
from sanctum_desktop.core.policies.conversing.spoken import Spoken

_STEPS: Final = ("recall", "gap", "explain", "check", "space")
"""Remember before reading, find the gap, explain it, see where it stopped, come back to it."""
_A_TEXT: Final = 120
"""Words from which what was said is a text, and better attached as one."""
_AGAIN_AFTER: Final = (1, 3, 7)
"""Days after which a thing is said from memory again."""
_CANNOT: Final = "noor.alone.cannot"


_FROM_WHERE: Final = ("noor.alone.nothing", "noor.alone.shorter")
_SOURCE: Final = re.compile(
    r"(?i)\b(?:leaflet|book|booklet|course|colleague|page"
    r"|manual|notes|internet|web ?site|video|poster|sheet|handout|teacher)s?\b"
)
"""Where something is learned from, which is not what is learned."""
_HAS_SOURCE: Final = re.compile(
    rf"(?i)\b(?:has|have|got|there is|there['’]s)\b[^.!?]*{_SOURCE.pattern[4:]}"
)
_EXPLAINS: Final = re.compile(r"(?i)\b(?:is|are|means?|has to|have to|must|because)\b")
_A_SENTENCE: Final = 9
_UNCLEAR: Final = re.compile(
    r"(?i)\b(?:understand|get|follow) (?!(?:it|this|that|the question|you|what|why|how)\b)\w{3,}"
)
"""Names what is not understood: more than that a question was too hard."""


def reply(scene: Scene, state: Learning, wanted: Asked, say: Spoken) -> Reply:
    """The next small step."""
    if len(state.said.split()) > _A_TEXT:
        return say.reply("noor.alone.paste")
    unclear = wanted is Asked.SHORTER and _UNCLEAR.search(state.said)
    if wanted is Asked.EXPLAIN or unclear:
        said_before = any(word.startswith(_CANNOT) for word in state.wordings)
        return say.reply("noor.alone.still" if said_before else _CANNOT, thing=about(state.said))
    fixed: Mapping[Asked, str] = {
        Asked.QUIZ: "noor.alone.quiz",
        Asked.TOPICS: "noor.alone.topics",
        Asked.SHORTER: "noor.alone.shorter",
        Asked.UNKNOWN: "noor.alone.nothing",
        Asked.FOREIGN: "noor.foreign",
    }
    where = _SOURCE if state.last.startswith(_FROM_WHERE) else _HAS_SOURCE
    if state.last.startswith("noor.alone.") and where.search(state.said):
        return say.reply("noor.alone.source")
    if wanted is Asked.UNKNOWN and state.last.startswith("noor.alone.check"):
        return _space(scene, say)
    if wanted in fixed:
        return say.reply(fixed[wanted])
    return _step(scene, state, wanted, say)


def _step(scene: Scene, state: Learning, wanted: Asked, say: Spoken) -> Reply:
    last = state.last.removeprefix("noor.alone.").split(".")[0]
    last = _STEPS[0] if last in ("cannot", "still", "source") else last
    if wanted is Asked.NEXT and last != "check":
        return say.reply("noor.alone.which")
    if last not in _STEPS:
        return _recall(scene, state, say)
    if last == _STEPS[-1]:
        return _recall(scene, state, say)
    if last == "check":
        return _space(scene, say)
    step = _STEPS[_STEPS.index(last) + 1]
    if (
        step == "explain"
        and _EXPLAINS.search(state.said)
        and len(state.said.split()) > _A_SENTENCE
    ):
        step = "check"
    return say.reply(f"noor.alone.{step}", thing=about(state.said))


def _recall(scene: Scene, state: Learning, say: Spoken) -> Reply:
    """Before anything is opened: what is there already, with what was said of it earlier."""
    lead, cites = _recalled(scene, say)
    return say.reply("noor.alone.recall", lead=lead, cites=cites, thing=about(state.said))


def _recalled(scene: Scene, say: Spoken) -> tuple[str, tuple[Citation, ...]]:
    if not scene.recalled:
        return "", ()
    earlier = scene.recalled[0]
    day = on_day(earlier.said_on, scene.today)
    quote = quoted(earlier.citation.quote)
    return say.fresh("noor.recalled", day=day[:1].upper() + day[1:], quote=quote), (
        earlier.citation,
    )


def _space(scene: Scene, say: Spoken) -> Reply:
    """Three days on which it is said from memory again, each to be taken up."""
    thing = _thing(scene)
    actions = tuple(
        Action(tool=Tool.ADD_PLAN_ITEM, about=_item(scene, after, thing)) for after in _AGAIN_AFTER
    )
    return say.reply("noor.alone.space", *actions, thing=thing)


def _item(scene: Scene, after: int, thing: str) -> str:
    day = scene.today + timedelta(days=after)
    named = text(
        "noor.plan.day",
        weekday=text(f"noor.weekday.{day.isoweekday()}"),
        day=day.day,
        month=text(f"talk.month.{day.month}"),
    )
    return text("noor.alone.item", day=named, thing=thing)


def _thing(scene: Scene) -> str:
    """What the person said they know least of, or what they are learning, in their words."""
    turns = scene.conversation.turns
    weakest: list[str] = []
    named: list[str] = []
    for before, after in pairwise(turns):
        if after.speaker is Speaker.PERSON and about(after.text) != text("noor.it"):
            gap = before.wording.startswith("noor.alone.gap")
            (weakest if gap else named).append(about(after.text))
    return next(iter([*reversed(weakest), *named]), text("noor.today"))
