"""The Guide in the place of each persona: what it says where no language model does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing import abby, kai, noor, viktor
from sanctum_desktop.core.policies.conversing.greeting import greeting
from sanctum_desktop.core.policies.conversing.hard import hard_reply

_GUIDES: Final[Mapping[str, Callable[[Scene], Reply]]] = {
    "abby": abby.reply,
    "kai": kai.reply,
    "noor": noor.reply,
    "viktor": viktor.reply,
}


def guide_reply(scene: Scene) -> Reply:
    """What the scene's persona says next; without a word of the person's, its greeting.

    Whoever is not among those that ship speaks as Kai does: asks, reflects, and keeps to it.
    """
    if not scene.conversation.turns:
        return greeting(scene)
    hard = hard_reply(scene)
    return hard or _GUIDES.get(scene.persona.id, kai.reply)(scene)
