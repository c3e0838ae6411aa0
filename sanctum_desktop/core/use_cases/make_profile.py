"""Gives what was told as a JSON Resume profile."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.policies.closing import closing
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.schemas.json_resume import json_resume


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeProfile:
    """Reads the facts of one talk as JSON Resume v1."""

    facts: FactRepository

    async def __call__(
        self, conversation: ConversationId, *, with_evidence: bool = False
    ) -> dict[str, object]:
        """The profile; facts with spans, metrics, goals and strengths only with evidence."""
        heard = await self.facts.of_conversation(conversation)
        profile = profile_of(heard, printable_only=True)
        if not with_evidence:
            return json_resume(profile, evidence=None)
        shown = [fact for fact in heard if fact.may_be_printed]
        said = [strength.words for strength in closing(profile).strengths]
        return json_resume(profile, evidence=shown, strengths=said)
