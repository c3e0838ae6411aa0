"""Let a model say better what Gem says next, where it can; else the Guide's words stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.model_tasks import Asked, Author, Feature, Made
from sanctum_desktop.core.domain.persons_time import OwnTime, heeding
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.interview.model_wording import mirror_said, question_asked
from sanctum_desktop.core.policies.interview.told_to_model import Offer, history, offered
from sanctum_desktop.core.policies.interview.voice import Move
from sanctum_desktop.core.prompts import PROMPT_OF
from sanctum_desktop.core.use_cases.ask_model import AskModel
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides

Waiting: TypeAlias = Callable[[Callable[[], object]], None]
"""Is told that a model was asked, with what to call so as to go on without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordMove:
    """Asks a model for the mirror of a move, and for its question where that follows up.

    Which move it is, its topic and its wording's id stay as they are. Both tasks share the time
    `ask` gives to one. What a model says is checked whole before anybody sees it.
    """

    ask: AskModel
    prompts: ReadPromptOverrides

    async def __call__(
        self, move: Move, turns: Sequence[Turn], *, trace: str = "", waiting: Waiting | None = None
    ) -> Move:
        """The move after these turns, worded by a model and with its author, or as it was."""
        offer = await asyncio.to_thread(offered, move, turns)
        if offer is None or not await self._is_done(offer):
            return move
        async with asyncio.TaskGroup() as group:
            work = group.create_task(self._worded(move, turns, offer, trace))
            if waiting is not None:
                waiting(work.cancel)
        return move if work.cancelled() else work.result()

    async def _is_done(self, offer: Offer) -> bool:
        """True where some model does what is to be asked for."""
        wanted = (Feature.MIRROR, *((Feature.FOLLOW_UP,) if offer.asks else ()))
        return any([await self.ask.does(feature) for feature in wanted])

    async def _worded(self, move: Move, turns: Sequence[Turn], offer: Offer, trace: str) -> Move:
        own = OwnTime(self.ask.clock.seconds)
        began = own.seconds()
        past = await asyncio.to_thread(history, turns)

        async def asked(
            feature: Feature, values: Mapping[str, str], accept: Callable[[Any], str | None]
        ) -> Made[str] | None:
            left = self.ask.within_s - (own.seconds() - began)
            if left <= 0:
                return None
            ask = replace(self.ask, within_s=left)
            template = await self.prompts.template(PROMPT_OF[feature])
            told = Asked(values, trace)
            with heeding(own):
                return await ask(feature, template, told, history=past, accept=accept)

        mirror = await asked(
            Feature.MIRROR, {"said": offer.said}, lambda a: mirror_said(a["mirror"], offer)
        )
        question = None
        if offer.asks is not None:
            question = await asked(
                Feature.FOLLOW_UP,
                {"said": offer.said, "asks": offer.asks.value, "question": offer.question},
                lambda a: question_asked(a["question"], offer),
            )
        return _reworded(move, mirror, question)


def _reworded(move: Move, mirror: Made[str] | None, question: Made[str] | None) -> Move:
    """The move with what was made for it in the place of the Guide's words."""
    made = [one for one in (mirror, question) if one is not None]
    if not made:
        return move
    guides = text(move.wording)
    opening = mirror.value if mirror else move.text.removesuffix(guides).rstrip()
    return replace(
        move,
        text=f"{opening} {question.value if question else guides}",
        author=Author(
            " ".join(one.author.prompt for one in made),
            " ".join(dict.fromkeys(one.author.model for one in made)),
        ),
    )
