"""Puts behind a line with whom it was done, where the person said so in a sentence of its own."""

from __future__ import annotations

from collections.abc import Sequence

from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.credit import CREDIT, company, shared_deed
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.resume_writing.drafts import Draft, quotes
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS, figures


def share_credit(
    drafts: Sequence[Draft], facts: Sequence[Fact], refused: list[str], *, employer: str
) -> None:
    """Share the drafts whose credit was shared; none claims alone what was not done alone."""
    told = sorted(facts, key=lambda fact: (fact.source.turn, fact.source.start))
    for place, credit in enumerate(told):
        if credit.name != CREDIT:
            continue
        deeds = [fact for fact in told[:place] if fact.name == "highlight"]
        of = shared_deed(in_digits(credit.value), [in_digits(fact.value) for fact in deeds])
        if of is None:
            continue
        for draft in drafts:
            if any(fact.id == deeds[of].id for fact in draft.facts):
                _share(draft, credit, refused, employer)


def _share(draft: Draft, credit: Fact, refused: list[str], employer: str) -> None:
    draft.facts.append(credit)
    if not refusals(draft.text, quotes(draft.facts), employer=employer):
        return  # the line says so itself
    deed, mark, rest = draft.text.partition(";")
    why: tuple[str, ...] = ()
    for who in (figures(company(credit.value)), "with others"):
        shared = f"{deed} ({who}){mark}{rest}"
        why = refusals(shared, quotes(draft.facts), employer=employer)
        if not why and len(shared) <= MAX_CHARACTERS:
            draft.text = shared
            return
    draft.stands = False
    refused.append(text("abby.refused.line", line=draft.text[:60], reason="".join(why[:1])))
