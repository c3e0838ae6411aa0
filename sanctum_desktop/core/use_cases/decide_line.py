"""The person accepts, rewords, states or removes a line of the page, or takes that back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.errors import NotFound, NotSaid
from sanctum_desktop.core.domain.resume import LineDecision, LineId, Resume, ResumeId, Verdict
from sanctum_desktop.core.ports.resume_repository import ResumeRepository
from sanctum_desktop.core.use_cases.advise_line import AdviseLine
from sanctum_desktop.core.use_cases.write_resume import WriteResume


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideLine:
    """Keeps the decision and writes the page anew with it; None undoes what was decided.

    An edit says no more than was told, whoever worded it; what says more can be stated, as the
    person's own.
    """

    resumes: ResumeRepository
    write_resume: WriteResume
    advise: AdviseLine

    async def __call__(
        self, *, conversation: ConversationId, line: LineId, decision: LineDecision | None
    ) -> Resume:
        """The page as it now stands.

        Raises NotFound where it never had such a line, and NotSaid of an edit that says more.
        """
        before = await self.resumes.get(ResumeId(conversation))
        others = tuple(one for one in before.decisions if one.line != line)
        known = {*before.lines(), *(one.id for one in before.left_out)}
        if line not in known and len(others) == len(before.decisions):
            raise NotFound("That line is not on the page any more.")
        if decision is not None and decision.verdict in (Verdict.EDITED, Verdict.REWORDED):
            why = await self.advise(conversation=conversation, line=line, words=decision.text)
            if why:
                raise NotSaid(why)
        decisions = others if decision is None else (*others, decision)
        await self.resumes.put(replace(before, decisions=decisions))
        return await self.write_resume(conversation=conversation)
