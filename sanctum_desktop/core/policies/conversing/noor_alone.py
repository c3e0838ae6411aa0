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
from sanctum_desktop.core.policies.conversing.saying import Saying

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
_UNCLEAR: Final = re.compile(
    r"(?i)\b(?:understand|get|follow) (?!(?:it|this|that|the question|you|what|why|how)\b)\w{3,}"
)
"""Names what is not understood: more than that a question was too hard."""


def reply(scene: Scene, state: Learning, wanted: Asked, say: Saying) -> Reply:
    """The next small step."""
    if len(state.said.split()) > _A_TEXT:
        return _said(say, "noor.alone.paste")
    unclear = wanted is Asked.SHORTER and _UNCLEAR.search(state.said)
    if wanted is Asked.EXPLAIN or unclear:
        said_before = any(word.startswith(_CANNOT) for word in state.wordings)
        return _said(say, "noor.alone.still" if said_before else _CANNOT, thing=about(state.said))
    fixed: Mapping[Asked, str] = {
        Asked.QUIZ: "noor.alone.quiz",
        Asked.TOPICS: "noor.alone.topics",
        Asked.SHORTER: "noor.alone.shorter",
        Asked.UNKNOWN: "noor.alone.nothing",
        Asked.FOREIGN: "noor.foreign",
    }
    if state.last.startswith(_FROM_WHERE) and _SOURCE.search(state.said):
        return _said(say, "noor.alone.source")
    if wanted is Asked.UNKNOWN and state.last.startswith("noor.alone.check"):
        return _space(scene, say)
    if wanted in fixed:
        return _said(say, fixed[wanted])
    return _step(scene, state, wanted, say)


def _step(scene: Scene, state: Learning, wanted: Asked, say: Saying) -> Reply:
    last = state.last.removeprefix("noor.alone.").split(".")[0]
    last = _STEPS[0] if last in ("cannot", "still", "source") else last
    if wanted is Asked.NEXT and last != "check":
        return _said(say, "noor.alone.which")
    if last not in _STEPS:
        return _recall(scene, state, say)
    if last == _STEPS[-1]:
        return _recall(scene, state, say)
    if last == "check":
        return _space(scene, say)
    step = _STEPS[_STEPS.index(last) + 1]
    return _said(say, f"noor.alone.{step}", thing=about(state.said))


def _recall(scene: Scene, state: Learning, say: Saying) -> Reply:
    """Before anything is opened: what is there already, with what was said of it earlier."""
    said = say.one("noor.alone.recall", thing=about(state.said))
    lead, cites = _recalled(scene, say)
    return Reply(text=f"{lead} {said.text}".strip(), wording=said.id, cites=cites)


def _recalled(scene: Scene, say: Saying) -> tuple[str, tuple[Citation, ...]]:
    if not scene.recalled:
        return "", ()
    earlier = scene.recalled[0]
    day = on_day(earlier.said_on, scene.today)
    quote = quoted(earlier.citation.quote)
    return say.fresh("noor.recalled", day=day[:1].upper() + day[1:], quote=quote), (
        earlier.citation,
    )


def _space(scene: Scene, say: Saying) -> Reply:
    """Three days on which it is said from memory again, each to be taken up."""
    thing = _thing(scene)
    actions = tuple(
        Action(tool=Tool.ADD_PLAN_ITEM, about=_item(scene, after, thing)) for after in _AGAIN_AFTER
    )
    said = say.one("noor.alone.space", thing=thing)
    return Reply(text=said.text, wording=said.id, actions=actions)


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


def _said(say: Saying, prefix: str, **values: str) -> Reply:
    said = say.one(prefix, **values)
    return Reply(text=said.text, wording=said.id)
