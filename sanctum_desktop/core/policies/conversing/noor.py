"""Noor, without a language model: explains from texts, has it said back, and plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.persona import Passed
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing import noor_alone, noor_answers, noor_plans
from sanctum_desktop.core.policies.conversing.learning import Asked, Learning, asked, learning
from sanctum_desktop.core.policies.conversing.noor_texts import QUIZZING, WithTexts
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, words_for

_LEAVES: Final = frozenset(
    {Asked.STOP, Asked.THANKS, Asked.WORRY, Asked.UNHEARD, Asked.DO_IT, Asked.ANNOYED, Asked.JUDGE}
)
_BESIDE: Final = {
    Asked.WHO: "noor.who",
    Asked.PRIVATE: words_for(AskedBack.PRIVATE, "noor"),
    Asked.COST: words_for(AskedBack.COST, "noor"),
    Asked.LONG: words_for(AskedBack.LONG, "noor"),
}


def reply(scene: Scene) -> Reply:
    """What Noor says next."""
    say = Spoken(scene)
    if not scene.conversation.turns:
        return _greet(scene, say)
    state = learning(scene.conversation.turns)
    wanted = asked(state.said)
    if beside := _beside(scene, state, wanted, say):
        return beside
    if noor_answers.goes_on(scene, state, wanted):
        return noor_answers.reply(scene, state, say)
    if wanted is Asked.PLAN or noor_plans.waits(state, wanted, scene):
        return noor_plans.reply(scene, state, say)
    if not scene.attachments:
        return noor_alone.reply(scene, state, wanted, say)
    return _with_texts(WithTexts(scene, state, say), wanted)


def _beside(scene: Scene, state: Learning, wanted: Asked, say: Spoken) -> Reply | None:
    """What is said of herself, of the app, of a feeling; None where it is of what is learned."""
    if wanted in _BESIDE:
        answer = say.reply(_BESIDE[wanted])
        return replace(answer, text=joined(answer.text, say.say("noor.shall")))
    quizzing = state.last.startswith(QUIZZING) and scene.attachments
    if wanted not in _LEAVES or (quizzing and wanted is Asked.DO_IT):
        return None
    unjudged = wanted is Asked.JUDGE and not scene.attachments
    return say.reply("noor.judge_alone" if unjudged else f"noor.{wanted}")


def _with_texts(noor: WithTexts, wanted: Asked) -> Reply:
    moves: Mapping[Asked, Callable[[], Reply]] = {
        Asked.EXPLAIN: noor.explain,
        Asked.QUIZ: noor.quiz,
        Asked.TOPICS: noor.topics,
        Asked.SHORTER: noor.shorter,
        Asked.NEXT: noor.onward,
        Asked.UNKNOWN: noor.unknown,
        Asked.DO_IT: noor.unknown,
        Asked.MISSED: noor.missed,
        Asked.FOREIGN: noor.foreign,
    }
    return moves.get(wanted, noor.told)()


def _greet(scene: Scene, say: Spoken) -> Reply:
    handed = scene.conversation.handed
    if handed and handed.words and handed.passed is Passed.ANSWERS:
        return noor_answers.begin(scene, say)
    if handed and handed.words and handed.passed is Passed.WISH:
        return say.reply("noor.hello_wish", words=handed.words[-1], by=handed.by.capitalize())
    if scene.attachments:
        return say.reply("noor.hello_text", name=scene.attachments[-1].name)
    return say.reply("noor.hello")
