"""Noor goes through what was answered in an interview: what is in it, and what it leaves out."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.persona import Action, Passed, Tool
from sanctum_desktop.core.domain.questions import QuestionKind
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.asking_on import follow_up
from sanctum_desktop.core.policies.conversing.learning import Asked, Learning
from sanctum_desktop.core.policies.conversing.room import Temper
from sanctum_desktop.core.policies.conversing.spoken import Spoken

_REVIEW: Final = "noor.review."
_FEWEST_WORDS: Final = 4
_SHOWN_WORDS: Final = 14
_NAMED_WORDS: Final = 7


def begin(scene: Scene, say: Spoken) -> Reply:
    """Takes the answers over and opens the first."""
    handed = scene.conversation.handed
    hello = say.reply("noor.hello_answers", by=handed.by.capitalize() if handed else "")
    return _open(scene, 0, hello.text, say) or hello


def goes_on(scene: Scene, state: Learning, wanted: Asked) -> bool:
    """True while the answers handed over are gone through."""
    handed = scene.conversation.handed
    given = handed is not None and handed.passed is Passed.ANSWERS
    on = wanted in (Asked.TELL, Asked.NEXT, Asked.UNKNOWN, Asked.FOREIGN)
    return given and on and state.last.startswith(_REVIEW)


def reply(scene: Scene, state: Learning, say: Spoken) -> Reply:
    """The next answer, or the end of them."""
    opened = sum(word.startswith(_REVIEW) for word in state.wordings)
    told = state.last.removeprefix(_REVIEW).split(".")[0] != "whole"
    lead = say.fresh("noor.reviewed") if told and len(state.said.split()) >= _FEWEST_WORDS else ""
    return _open(scene, opened, lead, say) or say.reply("noor.review_done", lead=lead)


def _open(scene: Scene, number: int, lead: str, say: Spoken) -> Reply | None:
    handed = scene.conversation.handed
    words = handed.words if handed else ()
    answers = [one for one in words if len(one.split()) >= _FEWEST_WORDS]
    if number >= len(answers):
        return None
    answer = answers[number]
    lacking = follow_up(QuestionKind.BEHAVIOURAL, answer, (), Temper.NEUTRAL, cut_short=False)
    actions = (_action(answer),) if lacking else ()
    quote = _begun(answer, _SHOWN_WORDS)
    return say.reply(f"{_REVIEW}{lacking or 'whole'}", *actions, lead=lead, quote=quote)


def _action(answer: str) -> Action:
    """To say it once more with what it lacks; named by the person's own first words."""
    about = text("noor.review_item", quote=_begun(answer, _NAMED_WORDS))
    return Action(tool=Tool.ADD_PLAN_ITEM, about=about)


def _begun(answer: str, most: int) -> str:
    words = answer.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most]).rstrip(',;:')}…"
