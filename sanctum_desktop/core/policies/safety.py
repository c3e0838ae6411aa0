"""Hears danger and distress in an answer, before anything else does, without any model.

Danger is said about oneself (ending one's life, self-harm) or about being hurt by somebody; it
stops the interview. Distress (grief, fear, shame, need) only changes what may be asked next. What
counts, and which idioms do not ("this job is killing me"), is known by `recognition`.
"""

from __future__ import annotations

from sanctum_desktop.core.policies.recognition import recognised


def danger(said: str) -> bool:
    """True where the person, or somebody with them, may be in danger."""
    return recognised("danger", said)


def distress(said: str) -> bool:
    """True where the person is hurt enough that the next question must not be a follow-up."""
    return recognised("distress", said)
