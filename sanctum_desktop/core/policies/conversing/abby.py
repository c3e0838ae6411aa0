"""Abby, without a language model."""

from __future__ import annotations

from sanctum_desktop.core.domain.scene import Reply, Scene


def reply(scene: Scene) -> Reply:
    """What Abby says next."""
    return Reply(text=scene.persona.purpose, wording="abby.opening")
