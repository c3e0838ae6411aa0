"""The Guide in the place of each persona: what it says where no language model does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing import abby, kai, noor, viktor
from sanctum_desktop.core.policies.conversing.greeting import greeting
from sanctum_desktop.core.policies.conversing.hard import hard_reply
from sanctum_desktop.core.policies.conversing.quiet import is_grief, is_hardly_danger

_GUIDES: Final[Mapping[str, Callable[[Scene], Reply]]] = {
    "abby": abby.reply,
    "kai": kai.reply,
    "noor": noor.reply,
    "viktor": viktor.reply,
}
_AS_IT_IS: Final = ("asked.", *(f"{persona}.who." for persona in _GUIDES))
"""What is said of the app and of who speaks: no model words that anew."""


def guide_reply(scene: Scene) -> Reply:
    """What the scene's persona says next; without a word of the person's, its greeting.

    Whoever is not among those that ship speaks as Kai does: asks, reflects, and keeps to it.
    """
    if not scene.conversation.turns:
        return greeting(scene)
    reply = hard_reply(scene) or _GUIDES.get(scene.persona.id, kai.reply)(scene)
    if reply.wording.startswith(_AS_IT_IS):
        reply = replace(reply, hard=True)
    last = scene.conversation.turns[-1]
    heard = last.speaker is Speaker.PERSON and is_hardly_danger(last.text)
    if heard and not is_grief(last.text):
        return replace(reply, text=f"{_number(scene)}\n\n{reply.text}", hard=True)
    return reply


def _number(scene: Scene) -> str:
    """One to call, said in passing: what was said is hardly danger, and might be."""
    if not scene.lines:
        return text("hard.perhaps.unlisted")
    return text("hard.perhaps", line=scene.lines.splitlines()[0])
