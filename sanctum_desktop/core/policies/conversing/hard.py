"""What comes before everything else, whoever is spoken with: danger, distress, a no, a secret."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text, variants
from sanctum_desktop.core.policies.conversing.at_work import is_at_work, recounts
from sanctum_desktop.core.policies.conversing.quiet import (
    confides,
    is_grief,
    is_hardly_danger,
    is_hurt,
    is_surely_danger,
)
from sanctum_desktop.core.policies.conversing.recalling import asks_to_recall
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined
from sanctum_desktop.core.policies.conversing.wishes import wish_place
from sanctum_desktop.core.policies.hearing.confided import confided
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.safety import danger, distress

SAFETY: Final = "hard.safety"
_AGAIN: Final = "hard.again.safety"
_UNSURE: Final = "hard.unsure.safety"
_UNSURE_OF: Final = "hard.unsure"
_DISTRESS: Final = "hard.distress"
_GRIEF: Final = "hard.distress.grief"
_REFUSED: Final = "hard.refused"
_CHANGE: Final = re.compile(
    r"(?i)\b(?:change|something else|other|another|different|else|subject|topic)\b"
)
_A_CHOICE: Final = 6
"""Words of the longest answer that is a choice among continue, change and stop."""
_OF_SECRETS: Final = re.compile(
    r"(?i)\b(?:between (?:us|you)|secrets?|confiden\w+|private|off the record|nobody|no one"
    r"|(?:not|n['’]t) tell)\b"
)
"""On a page, whatever else sounds like silence is an order: "leave it", "keep it off"."""
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
    if in_danger := _in_danger(scene, said):
        return in_danger
    return None if is_at_work(scene) else _short_of_danger(scene, said)


def _short_of_danger(scene: Scene, said: str) -> Reply | None:
    """Pain, a refusal, a confidence, or the choice that was offered in such a moment."""
    plainly = recounts(scene) or scene.persona.words == _COACH
    if is_hurt(said, recounted=plainly) and not _already_offered(scene):
        return _gently(scene)
    if command(said) is Command.REFUSE:
        return _left_alone(scene)
    if confides(said) and command(said) is Command.TELL and not _is_no_secret(scene, said):
        return _between_us(scene)
    return _chosen(scene, said)


def _in_danger(scene: Scene, said: str) -> Reply | None:
    """Help where danger is heard; right after it, what was said is stayed with."""
    asked = any(turn.wording.endswith("safety") for turn in scene.conversation.turns)
    if danger(said) and not is_hardly_danger(said):
        again = asked and not is_surely_danger(said)
        return _after_help(scene, said) if again else _help(scene)
    return _after_help(scene, said) if _was_help(_last(scene)) and not _is_choice(said) else None


def is_gentle(turns: Sequence[Turn]) -> bool:
    """True in a hard hour and for two turns after it: nothing is mirrored or pressed."""
    spoken = [turn.wording for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    said = turns[-1].text if turns and turns[-1].speaker is Speaker.PERSON else ""
    return is_hurt(said) or any(map(_was_hard, spoken[-_GENTLE:]))


def _was_hard(wording: str) -> bool:
    return wording.endswith("safety") or wording.startswith((_DISTRESS, "hard.rest"))


def _already_offered(scene: Scene) -> bool:
    """True with the coach, shortly after the choice: at each sad word it is a form letter."""
    spoken = [t.wording for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    return scene.persona.words == _COACH and any(map(_was_hard, spoken[-_LATELY:]))


def _help(scene: Scene) -> Reply:
    """Plain help and the numbers; the shorter words where it was said before in this talk."""
    before = any(_was_help(turn.wording) for turn in scene.conversation.turns)
    wording = _AGAIN if before else SAFETY
    if not is_surely_danger(scene.conversation.turns[-1].text):
        wording = _UNSURE
    if not scene.lines:
        wording = wording.replace("safety", "unlisted.safety")
    return Reply(text=text(wording, lines=scene.lines), wording=wording, hard=True)


def _was_help(wording: str) -> bool:
    """True for help that was surely needed."""
    return wording.endswith("safety") and not wording.startswith(_UNSURE_OF)


def _after_help(scene: Scene, said: str) -> Reply | None:
    """What was said right after the numbers: stayed with, and not pressed."""
    if _was_help(_last(scene)) and distress(said):
        wording = _AGAIN if scene.lines else _AGAIN.replace("safety", "unlisted.safety")
        return Reply(text=text(wording, lines=scene.lines), wording=wording, hard=True)
    return _said(scene, "hard.after")


def _is_choice(said: str) -> bool:
    """True for an answer to "continue, change, or stop"."""
    steers = command(said) in (Command.GO_ON, Command.YES, Command.STOP, Command.REFUSE)
    return len(said.split()) <= _A_CHOICE and (steers or _CHANGE.search(said) is not None)


def _gently(scene: Scene) -> Reply:
    """The choice to go on, to change or to stop; after two of them no question at all."""
    spoken = [t.wording for t in scene.conversation.turns if t.speaker is Speaker.INTERVIEWER]
    pressed = len(spoken) > 1 and all(map(_was_hard, spoken[-2:]))
    named = _GRIEF if is_grief(scene.conversation.turns[-1].text) else _DISTRESS
    return _said(scene, "hard.rest" if pressed else named)


def _left_alone(scene: Scene) -> Reply:
    """What was refused is left, for something smaller; after a second no there is no question."""
    if _last(scene).startswith(_REFUSED) or _was_hard(_last(scene)):
        return _said(scene, "hard.quiet")
    return _said(scene, _REFUSED, asks=True)


def _last(scene: Scene) -> str:
    """The wording of the persona's last turn; "" where it said nothing yet."""
    spoken = (t for t in reversed(scene.conversation.turns) if t.speaker is Speaker.INTERVIEWER)
    return next((turn.wording for turn in spoken), "")


def _is_no_secret(scene: Scene, said: str) -> bool:
    """True for what is no secret: a line to be taken off, going back, and a wish told beside."""
    if asked_back(said) is AskedBack.PRIVATE:
        return True
    if asks_to_recall(said) and not phrases("confided").search(said):
        return True
    if scene.persona.words == "abby":
        return _OF_SECRETS.search(said) is None
    wish = wish_place(said) if scene.persona.words == _COACH else None
    hidden = confided(said)
    return wish is not None and not any(s < wish[1] and wish[0] < e for s, e in hidden)


def _between_us(scene: Scene) -> Reply:
    return _said(scene, "hard.private", asks=True)


def _chosen(scene: Scene, said: str) -> Reply | None:
    """What was chosen after a hard moment; None for going on, and where there was none."""
    quiet = _last(scene).startswith("hard.quiet") and _CHANGE.search(said)
    if not (quiet or _was_hard(_last(scene))) or len(said.split()) > _A_CHOICE:
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
