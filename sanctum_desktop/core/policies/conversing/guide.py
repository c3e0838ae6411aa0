"""The Guide in the place of each persona: what it says where no language model does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing import abby, kai, noor, viktor

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
    return _GUIDES.get(scene.persona.id, kai.reply)(scene)
