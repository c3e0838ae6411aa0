"""How Abby words what she says: an answer, the words it rests on, and the gap that comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.coaching import coaching
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.intake import Intake
from sanctum_desktop.core.policies.conversing.own_words import may_be_said_back
from sanctum_desktop.core.policies.conversing.page_gaps import Gap, gaps_first, lacking
from sanctum_desktop.core.policies.conversing.page_reading import (
    entry_on_page,
    on_page,
)
from sanctum_desktop.core.policies.conversing.page_told import counted, laid_out, listing, measured
from sanctum_desktop.core.policies.conversing.quiet import is_open
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined, number
from sanctum_desktop.core.policies.interview.commands import Command, command

GEM: Final = "gem"
OPEN_PAGE: Final = Action(tool=Tool.OPEN_RESUME)
_LATELY: Final = 3
"""Turns of hers after which a gap may be brought up unasked again."""
_THEIRS: Final = re.compile(
    r"(?i)\b(?:ill|illness|sick\w*|pregnan\w+|divorce\w*|prison|debts?|fired|hospital stay|baby)\b"
)
_LONGEST: Final = 80
_NO_MORE: Final = re.compile(
    r"(?i)\b(?:no|don['’]?t want|without|enough)\b[^.!?]{0,30}\bquestions?\b(?! (?:about|on|of)\b)"
)
_GAP_MEANT: Final = re.compile(
    r"(?i)\b(?:what|mean|means|meaning|understand)\b[^.!?]{0,16}\bgaps?\b['’”\"]*\W*$"
    r"|\bgaps?\W+(?:mean|what)\b|\bwhat is (?:it )?(?:an? )?gap\b"
)
_TELL_WHAT: Final = re.compile(
    r"(?i)\bwhat (?:do |should |can |must |shall |to )?(?:i )?(?:say|tell)(?: \w+)? (?:to )?gem\b"
    r"|\bwhat (?:do|should|can|must) i (?:say|tell)\b"
)


class AbbyVoice:
    """What she knows in one scene, and her ways of saying it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._turns = scene.conversation.turns
        self._said = self._turns[-1].text
        self._spoken = Spoken(scene)
        page = scene.resume
        self._page: Resume | None = page if page and page.lines() else None
        self._gaps = gaps_first(self._page.gaps) if self._page else ()
        open_ones = lacking(self._turns, self._gaps)
        story = Intake(needs=("story",), known={}, asked={}, missing=("story",))
        self._next = coaching(
            open_ones if self._page else story,
            to_act=() if self._page else story.needs,
            silent=_silent(self._turns),
        )

    def _to_page(self) -> tuple[Action, ...]:
        return (OPEN_PAGE,) if self._page else ()

    def _last_actions(self) -> Sequence[Action]:
        own = [turn for turn in self._turns if turn.speaker is Speaker.INTERVIEWER]
        return own[-1].actions if own else ()

    def _gap_named(self) -> Reply | None:
        first = self._first_gap()
        if first is None:
            return None
        others = [one.brief for one in self._gaps if one is not first]
        opening = self._spoken.say("abby.also", gaps="; ".join(others)) if others else ""
        return self._asks_gap(first, opening)

    def _first_gap(self) -> Gap | None:
        if self._spoken.says("abby.no_more_questions"):
            return None
        return next((one for one in self._gaps if one.words == self._next.next), None)

    def _asks_gap(self, one: Gap, opening: str, *actions: Action) -> Reply:
        wording = self._spoken.choose("abby.offer")
        to_gem = Action(hand_over=GEM, about=one.words)
        return Reply(
            text=_below(opening, text(wording, gap=one.brief)), wording=wording,
            actions=(*actions, to_gem),
        )  # fmt: skip

    def _recalled(self) -> Reply | None:
        """What was said of it in a talk, where no fact was made of it."""
        open_ones = (one for one in self._scene.recalled if is_open(one.citation.quote))
        found = next(open_ones, None)
        if found is None:
            return None
        wording = self._spoken.choose("abby.recalled")
        day = on_day(found.said_on, self._scene.today)
        quote = found.citation.quote.strip(" .")
        return Reply(
            text=text(wording, day=day, quote=quote), wording=wording, cites=(found.citation,),
            actions=self._gem_for(brief(quote)),
        )  # fmt: skip

    def _there(self, page: Resume, about: Sequence[str]) -> Reply | None:
        """Where it stands on the page."""
        place = on_page(page, about)
        heading, name = entry_on_page(page, about)
        if place is None and not name:
            return None
        line = place.line.text if place else name
        under = place.heading if place else heading
        return self._answers("abby.there", OPEN_PAGE, heading=under, line=line)

    def _gem_for(self, words: str) -> tuple[Action, ...]:
        """To tell Gem of it; nobody is asked to tell of an illness or a shame."""
        told = words and may_be_said_back(words) and not _THEIRS.search(words)
        return (Action(hand_over=GEM, about=brief(words)),) if told else ()

    def _quotes(
        self, prefix: str, facts: Sequence[Fact], *actions: Action, **values: str
    ) -> Reply:
        quote = "” … “".join(fact.source.quote.strip(" .") for fact in facts)
        wording = self._spoken.choose(prefix)
        return Reply(
            text=text(wording, quote=quote, **values), wording=wording, actions=actions,
            cites=tuple(map(_cited, facts)),
        )  # fmt: skip

    def _answers(self, prefix: str, *actions: Action, **values: str) -> Reply:
        """The answer; and, where none was brought up lately, the first gap as a question."""
        wording = self._spoken.choose(prefix)
        words = text(wording, **values)
        first = self._first_gap()
        lately = [t.wording for t in self._turns if t.speaker is Speaker.INTERVIEWER][-_LATELY:]
        leads_on = any(action.hand_over for action in actions) or words.endswith("?")
        if first is None or leads_on or any(w.startswith("abby.offer") for w in lately):
            return Reply(text=words, wording=wording, actions=actions)
        return self._asks_gap(first, words, *actions)

    def _says_with(self, prefix: str, *actions: Action, **values: str) -> Reply:
        """The answer alone, without a gap behind it."""
        wording = self._spoken.choose(prefix)
        return Reply(text=text(wording, **values), wording=wording, actions=actions)

    def _offered_now(self, one: Gap) -> bool:
        """True where that gap was asked about just now."""
        return any(action.about == one.words for action in self._last_actions())

    def _meant(self) -> Reply | None:
        """What a gap is, to somebody who asks; and no question to somebody who wants none."""
        if _NO_MORE.search(self._said):
            return self._says("abby.no_more_questions")
        over = next((a for a in self._last_actions() if a.hand_over == GEM), None)
        if over and _TELL_WHAT.search(self._said):
            return self._says("abby.tell_what", over)
        if self._gaps and _GAP_MEANT.search(self._said):
            gaps = "; ".join(one.brief for one in self._gaps)
            return self._says_with("abby.gap_means", gaps=gaps)
        return None

    def _shown(self, page: Resume) -> Reply:
        lines = listing(page)
        prefix = "abby.shown.lines" if lines else "abby.shown"
        return self._answers(prefix, OPEN_PAGE, layout=laid_out(page), lines=lines)

    def _counted(self, prefix: str, page: Resume) -> Reply:
        facts = {fact.id: fact for fact in self._scene.facts}
        count = number(measured(page, facts))
        return self._answers(prefix, OPEN_PAGE, lines=counted(page), measured=count)

    def _says(self, prefix: str, *actions: Action) -> Reply:
        wording = self._spoken.choose(prefix)
        return Reply(text=text(wording), wording=wording, actions=actions)


def _below(opening: str, question: str) -> str:
    """The question behind the answer, on a line of its own where that is a list."""
    return f"{opening}\n{question}" if "\n" in opening else joined(opening, question)


def brief(said: str) -> str:
    """The beginning of what was said, for Gem to take up."""
    words = " ".join(said.split()).rstrip(".!")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(maxsplit=1)[0]} …"


def _cited(fact: Fact) -> Citation:
    at = fact.source
    return Citation(of=at.conversation, start=at.start, end=at.end, quote=at.quote, turn=at.turn)


def _silent(turns: Sequence[Turn]) -> int:
    """Answers in a row, up to the last, that held nothing."""
    count = 0
    for turn in reversed(turns):
        if turn.speaker is Speaker.PERSON:
            if command(turn.text) not in (Command.EMPTY, Command.NOISE):
                break
            count += 1
    return count
