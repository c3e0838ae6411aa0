"""Tells what steers a lesson or an interview, or says a passage back, from a hard moment."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.scene import Scene
from sanctum_desktop.core.policies.conversing.finding import roots
from sanctum_desktop.core.policies.conversing.learning import Asked, asked, learning
from sanctum_desktop.core.policies.conversing.page_reading import OfPage, asked_of_page
from sanctum_desktop.core.policies.conversing.room import Wish, heard
from sanctum_desktop.core.policies.phrases import phrases

_STEERS: Final = frozenset({Wish.THINK, Wish.REPEAT, Wish.SIMPLER, Wish.MANNER, Wish.UNKNOWN})
_LEARNS: Final = frozenset(
    {Asked.QUIZ, Asked.TOPICS, Asked.PLAN, Asked.SHORTER, Asked.NEXT, Asked.UNKNOWN}
)
_RECOUNTED: Final = (
    "viktor.q.", "viktor.post.", "viktor.follow.", "viktor.simpler.", "noor.quiz.", "noor.explain",
    "noor.back.", "noor.shorter", "noor.onward",
)  # fmt: skip
_FEW_WORDS: Final = 5
_HALF: Final = 2
_OF_THE_PAGE: Final = frozenset({OfPage.LITTLE, OfPage.COUNT, OfPage.PAGES, OfPage.GAPS})
"""Asked in anger or in shame, and of the page all the same."""


def is_at_work(scene: Scene) -> bool:
    """True where a few words only steer, or where they are mostly the text's.

    "Give me a minute" and "quiz me" are no sign of hurt there, and "so that germs do not spread"
    is no secret. Danger is listened for before, and what follows a hard moment belongs to it.
    """
    turns = scene.conversation.turns
    if len(turns) > 1 and turns[-2].wording.startswith("hard."):
        return False
    said = turns[-1].text
    few = len(said.split()) <= _FEW_WORDS
    if scene.persona.words == "viktor":
        return few and heard(said) in _STEERS
    if scene.persona.words == "abby":
        of_page = asked_of_page(said) in _OF_THE_PAGE
        return of_page and phrases("distress").search(said) is None
    if scene.persona.words != "noor":
        return False
    return (few and asked(said) in _LEARNS) or _says_back(scene, said)


def recounts(scene: Scene) -> bool:
    """True where a question of an interview or of a quiz is answered, or a passage said back."""
    spoken = [t for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    last = spoken[-1].wording if spoken else ""
    return last.startswith(_RECOUNTED)


def _says_back(scene: Scene, said: str) -> bool:
    """True where at least half of the telling words stand in the passage that was quoted last."""
    spoken = [t for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    passage = learning(scene.conversation.turns).passage
    told = set(roots(said))
    if passage is None or not spoken or not told:
        return False
    return len(told & set(roots(passage.quote))) * _HALF >= len(told)
