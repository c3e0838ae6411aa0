"""Tells what steers a lesson or an interview, or says a passage back, from a hard moment."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.scene import Scene
from sanctum_desktop.core.policies.conversing.finding import roots
from sanctum_desktop.core.policies.conversing.learning import Asked, asked, learning
from sanctum_desktop.core.policies.conversing.room import Wish, heard

_STEERS: Final = frozenset({Wish.THINK, Wish.REPEAT, Wish.SIMPLER, Wish.MANNER, Wish.UNKNOWN})
_LEARNS: Final = frozenset(
    {Asked.QUIZ, Asked.TOPICS, Asked.PLAN, Asked.SHORTER, Asked.NEXT, Asked.UNKNOWN}
)
_FEW_WORDS: Final = 5
_HALF: Final = 2


def is_at_work(scene: Scene) -> bool:
    """True where a few words only steer, or where they are mostly the text's.

    "Give me a minute" and "quiz me" are no sign of hurt there, and "so that germs do not spread"
    is no secret. Danger is listened for before.
    """
    said = scene.conversation.turns[-1].text
    few = len(said.split()) <= _FEW_WORDS
    if scene.persona.words == "viktor":
        return few and heard(said) in _STEERS
    if scene.persona.words != "noor":
        return False
    return (few and asked(said) in _LEARNS) or _says_back(scene, said)


def _says_back(scene: Scene, said: str) -> bool:
    """True where at least half of the telling words stand in the passage that was quoted last."""
    spoken = [t for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    passage = learning(scene.conversation.turns).passage
    told = set(roots(said))
    if passage is None or not spoken or not told:
        return False
    return len(told & set(roots(passage.quote))) * _HALF >= len(told)
