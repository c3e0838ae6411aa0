"""Hears danger and distress in an answer, before anything else does, without any model.

Danger is said about oneself (ending one's life, self-harm) or about being hurt by somebody; it
stops the interview. Distress (grief, fear, shame, need) only changes what may be asked next. What
counts, and which idioms do not ("this job is killing me"), is known by `recognition`.
"""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition import log_odds, recognised

_SURELY: Final = 7.5
"""Log-odds from which the learned listeners alone are enough to stop a talk for a feeling.

They were taught on answers about work; what is said of a wish sounds sad to them sooner.
"""


def danger(said: str) -> bool:
    """True where the person, or somebody with them, may be in danger."""
    return recognised("danger", said)


def distress(said: str) -> bool:
    """True where the person is hurt enough that the next question must not be a follow-up."""
    return recognised("distress", said)


def surely_distress(said: str, *, in_plain_words: bool = False) -> bool:
    """True where a phrase says so, or, unless only those count, the listeners are sure of it."""
    named = phrases("distress").search(said) is not None
    return named or (not in_plain_words and log_odds("distress", said) > _SURELY)
