"""How each persona begins a talk, and takes up what another handed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.persona import Action, Handed, Passed, Tool
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.conversing import noor, viktor
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.own_words import turned
from sanctum_desktop.core.policies.conversing.page_told import laid_out
from sanctum_desktop.core.policies.conversing.quiet import is_open
from sanctum_desktop.core.policies.conversing.spoken import Spoken, named


def greeting(scene: Scene) -> Reply:
    """The first turn of a talk."""
    return _GREETINGS.get(scene.persona.id, _other)(scene)


def _kai(scene: Scene) -> Reply:
    """Comes back to the oldest open step, or to a wish of an earlier talk, with its day."""
    step = next((one for one in scene.plan if one.done_at is None and is_open(one.text)), None)
    if step is not None:
        day = on_day(step.added_at.date(), scene.today)
        return _said(scene, "kai.back.hello", day=day, thing=step.text)
    wish = next((one for one in scene.recalled if is_open(one.citation.quote)), None)
    words = turned(wish.citation.quote) if wish else ""
    if wish is not None and words:
        return _said(scene, "kai.wish.back", day=on_day(wish.said_on, scene.today), thing=words)
    return _said(scene, "kai.ask.wish.first")


def _abby(scene: Scene) -> Reply:
    """What stands on the page, or that Gem comes first."""
    page = scene.resume
    if page is None or not page.lines():
        to_gem = Action(hand_over="gem", about=text("abby.none.about"))
        return replace(_said(scene, "abby.hello.none"), actions=(to_gem,))
    handed = "abby.hello.handed" if scene.conversation.handed else "abby.hello"
    open_page = Action(tool=Tool.OPEN_RESUME)
    return replace(_said(scene, handed, layout=laid_out(page)), actions=(open_page,))


def _handed_on(scene: Scene) -> Reply | None:
    """What was passed, in the person's words."""
    handed = scene.conversation.handed
    if handed is None or not handed.words:
        return None
    by = _name(handed)
    if handed.passed is Passed.ANSWERS:
        return _said(scene, "greet.noor.answers", by=by)
    if handed.passed is Passed.WISH:
        return _said(scene, "greet.noor.handed", by=by, words=handed.words[0])
    return None


def _name(handed: Handed) -> str:
    return handed.by[:1].upper() + handed.by[1:]


def _other(scene: Scene) -> Reply:
    own = f"greet.{scene.persona.words}"
    return _handed_on(scene) or _said(scene, own if variants(own) else "greet.other")


def _said(scene: Scene, prefix: str, **values: str) -> Reply:
    wording = Spoken(scene).choose(prefix)
    if "day" in values:
        values["Day"] = values["day"][:1].upper() + values["day"][1:]
    if "thing" in values:
        values |= named(values["thing"])
    return Reply(text=text(wording, **values), wording=wording)


_GREETINGS: Final[Mapping[str, Callable[[Scene], Reply]]] = {
    "abby": _abby,
    "kai": _kai,
    "noor": noor.reply,
    "viktor": viktor.reply,
}
