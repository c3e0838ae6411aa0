"""What comes before everything else, whoever is spoken with: danger, distress, a no, a secret."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.conversing.quiet import confides, is_hurt
from sanctum_desktop.core.policies.conversing.at_work import is_at_work
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.safety import danger, distress

SAFETY: Final = "hard.safety"
_AGAIN: Final = "hard.again.safety"
_DISTRESS: Final = "hard.distress"
_REFUSED: Final = "hard.refused"
_CHANGE: Final = re.compile(
    r"(?i)\b(?:change|something else|other|another|different|else|subject|topic)\b"
)
_A_CHOICE: Final = 6
"""Words of the longest answer that is a choice among continue, change and stop."""
_COACH: Final = "kai"
"""Whose trade it is to hear of feelings: after one choice, the next is met by going gently."""
_LATELY: Final = 4
"""Turns of the persona for which the choice stands as offered."""
_GENTLE: Final = 2
"""Turns of the persona after a hard one in which nothing is pressed."""


def hard_reply(scene: Scene) -> Reply | None:
    """The reply to a hard moment; None where the last answer is none."""
    turns = scene.conversation.turns
    if not turns or turns[-1].speaker is not Speaker.PERSON:
        return None
    said = turns[-1].text
    if danger(said):
        return _help(scene)
    if is_at_work(scene):
        return None
    if is_hurt(said) and not _already_offered(scene):
        return _gently(scene)
    if command(said) is Command.REFUSE:
        return _left_alone(scene)
    if confides(said) and command(said) is Command.TELL:
        return _between_us(scene)
    return _chosen(scene, said)


def is_gentle(turns: Sequence[Turn]) -> bool:
    """True in a hard hour: nothing is mirrored or pressed. It lasts for two turns."""
    spoken = [turn.wording for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    said = turns[-1].text if turns and turns[-1].speaker is Speaker.PERSON else ""
    return distress(said) or any(map(_was_hard, spoken[-_GENTLE:]))


def _was_hard(wording: str) -> bool:
    return wording.endswith("safety") or wording.startswith((_DISTRESS, "hard.rest"))


def _already_offered(scene: Scene) -> bool:
    """True with the coach, shortly after the choice: at each sad word it is a form letter."""
    spoken = [t.wording for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    return scene.persona.words == _COACH and any(map(_was_hard, spoken[-_LATELY:]))


def _help(scene: Scene) -> Reply:
    """Plain help and the numbers; the shorter words where it was said before in this talk."""
    before = any(turn.wording.endswith("safety") for turn in scene.conversation.turns)
    wording = _AGAIN if before else SAFETY
    if not scene.lines:
        wording = wording.replace("safety", "unlisted.safety")
    return Reply(text=text(wording, lines=scene.lines), wording=wording, hard=True)


def _gently(scene: Scene) -> Reply:
    """The choice to go on, to change or to stop; after two of them no question at all."""
    spoken = [t.wording for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    pressed = len(spoken) > 1 and all(map(_was_hard, spoken[-2:]))
    return _said(scene, "hard.rest" if pressed else _DISTRESS)


def _left_alone(scene: Scene) -> Reply:
    """What was refused is left, for something smaller; after a second no there is no question."""
    if _last(scene).startswith(_REFUSED) or _was_hard(_last(scene)):
        return _said(scene, "hard.quiet")
    return _said(scene, _REFUSED, asks=True)


def _last(scene: Scene) -> str:
    """The wording of the persona's last turn; "" where it said nothing yet."""
    spoken = (t for t in reversed(scene.conversation.turns) if t.speaker is Speaker.INTERVIEWER)
    return next((turn.wording for turn in spoken), "")


def _between_us(scene: Scene) -> Reply:
    return _said(scene, "hard.private", asks=True)


def _chosen(scene: Scene, said: str) -> Reply | None:
    """What was chosen after a hard moment; None for going on, and where there was none."""
    if not _was_hard(_last(scene)) or len(said.split()) > _A_CHOICE:
        return None
    if command(said) is Command.STOP:
        return _said(scene, "hard.stopped")
    if _CHANGE.search(said):
        return _said(scene, "hard.changed", asks=True)
    return _said(scene, "hard.rest") if command(said) is Command.SKIP else None


def _said(scene: Scene, prefix: str, *, asks: bool = False) -> Reply:
    """These words, and where it asks the question the persona has for it."""
    spoken = Spoken(scene)
    wording = spoken.choose(prefix)
    words = text(wording)
    own = f"{prefix}.{scene.persona.words}"
    question = spoken.say(own if variants(own) else f"{prefix}.other") if asks else ""
    return Reply(text=joined(words, question), wording=wording, hard=True)
