"""Abby writes the page: facts become lines, and each line passes the gate."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import BadInput, NotFound
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.resume import LineDecision, PageStyle, Resume, ResumeId
from sanctum_desktop.core.policies.profile_view import profile_of
from sanctum_desktop.core.policies.resume_writing import (
    PageRules,
    borne,
    compose,
    conventions_for,
    decided,
)
from sanctum_desktop.core.policies.resume_writing.places import placed
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conventions_library import ConventionsLibrary
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.fact_repository import FactRepository
from sanctum_desktop.core.ports.resume_repository import ResumeRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteResume:
    """Writes and keeps a resume made only of what one talk said.

    `system_country` is the country this computer is set to, "" where it names none. Without
    `conversations` every talk is one branch.
    """

    facts: FactRepository
    resumes: ResumeRepository
    clock: Clock
    conventions: ConventionsLibrary
    system_country: str = ""
    conversations: ConversationRepository | None = None

    async def __call__(
        self,
        *,
        conversation: ConversationId,
        restyle: Callable[[PageStyle], PageStyle] = lambda before: before,
    ) -> Resume:
        """The page of a talk, from what is known now and what the person decided before.

        What `restyle` makes of the page's style is kept from here on. Raises BadInput for a
        country whose conventions are not known.
        """
        heard = await self.facts.of_conversation(conversation)
        told_in_order = await self._in_order(conversation, heard)
        before = await self._before(ResumeId(conversation))
        decisions = before.decisions if before else ()
        style = restyle(before.style if before else PageStyle())

        def write() -> Resume:
            rules = self._rules(heard, style, decisions)
            resume = compose(
                profile_of(told_in_order, printable_only=True),
                resume_id=ResumeId(conversation),
                written_at=self.clock.now(),
                rules=rules,
            )
            told = {fact.id: fact for fact in heard if fact.may_be_printed}
            standing = borne(resume, decisions, told, rules.respell)
            return replace(decided(resume, standing), decisions=decisions)

        # On a thread of its own: each line is weighed, and a window must not wait for that.
        page = await asyncio.to_thread(write)
        await self.resumes.put(page)
        return page

    def _rules(
        self, heard: Sequence[Fact], style: PageStyle, decisions: Sequence[LineDecision]
    ) -> PageRules:
        known = self.conventions.countries()
        if style.country and style.country.upper() not in {one.country for one in known}:
            countries = ", ".join(sorted(one.country for one in known))
            raise BadInput(
                f"Nothing is known of the page in {style.country}.",
                advice=f"There are: {countries}.",
            )
        told = [fact for fact in heard if fact.may_be_printed]
        customs = conventions_for(told, known, chosen=style.country, system=self.system_country)
        pairs = self.conventions.spelling().into
        return PageRules(
            conventions=customs,
            style=style,
            respell=pairs[customs.spelling] if customs.spelling else {},
            verdicts={one.line: one.verdict for one in decisions},
        )

    async def _in_order(
        self, conversation: ConversationId, heard: Sequence[Fact]
    ) -> Sequence[Fact]:
        if self.conversations is None:
            return heard
        return placed(heard, (await self.conversations.get(conversation)).turns)

    async def _before(self, resume: ResumeId) -> Resume | None:
        try:
            return await self.resumes.get(resume)
        except NotFound:  # the first page of this talk
            return None
