"""Noor, without a language model: explains from texts, has it said back, and plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sanctum_desktop.core.domain.persona import Passed
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing import noor_alone, noor_answers, noor_plans
from sanctum_desktop.core.policies.conversing.learning import Asked, asked, learning
from sanctum_desktop.core.policies.conversing.noor_texts import WithTexts
from sanctum_desktop.core.policies.conversing.saying import Saying

_LEAVES: Final = frozenset(
    {Asked.STOP, Asked.THANKS, Asked.WHO, Asked.UNHEARD, Asked.DO_IT, Asked.ANNOYED, Asked.JUDGE}
)


def reply(scene: Scene) -> Reply:
    """What Noor says next."""
    say = Saying(scene)
    if not scene.conversation.turns:
        return _greet(scene, say)
    state = learning(scene.conversation.turns)
    wanted = asked(state.said)
    if wanted in _LEAVES:
        unjudged = wanted is Asked.JUDGE and not scene.attachments
        said = say.one("noor.judge_alone" if unjudged else f"noor.{wanted}")
        return Reply(text=said.text, wording=said.id)
    if noor_answers.goes_on(scene, state, wanted):
        return noor_answers.reply(scene, state, say)
    if wanted is Asked.PLAN or noor_plans.waits(state, wanted, scene):
        return noor_plans.reply(scene, state, say)
    if not scene.attachments:
        return noor_alone.reply(scene, state, wanted, say)
    return _with_texts(WithTexts(scene, state, say), wanted)


def _with_texts(noor: WithTexts, wanted: Asked) -> Reply:
    moves: Mapping[Asked, Callable[[], Reply]] = {
        Asked.EXPLAIN: noor.explain,
        Asked.QUIZ: noor.quiz,
        Asked.TOPICS: noor.topics,
        Asked.SHORTER: noor.shorter,
        Asked.NEXT: noor.onward,
        Asked.UNKNOWN: noor.unknown,
        Asked.FOREIGN: noor.foreign,
    }
    return moves.get(wanted, noor.told)()


def _greet(scene: Scene, say: Saying) -> Reply:
    handed = scene.conversation.handed
    if handed and handed.words and handed.passed is Passed.ANSWERS:
        return noor_answers.begin(scene, say)
    if handed and handed.words and handed.passed is Passed.WISH:
        said = say.one("noor.hello_wish", words=handed.words[-1], by=handed.by.capitalize())
    elif scene.attachments:
        said = say.one("noor.hello_text", name=scene.attachments[-1].name)
    else:
        said = say.one("noor.hello")
    return Reply(text=said.text, wording=said.id)
