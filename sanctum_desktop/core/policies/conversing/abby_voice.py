"""How Abby words what she says: an answer, the words it rests on, and the gap that comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Speaker
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.coaching import coaching, silent
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.intake import Intake
from sanctum_desktop.core.policies.conversing.own_words import may_be_said_back
from sanctum_desktop.core.policies.conversing.page_gaps import Gap, gaps_first, lacking
from sanctum_desktop.core.policies.conversing.page_reading import (
    Place,
    entry_on_page,
    holding,
    last_quoted,
    on_page,
    proofs,
    subject,
    told,
)
from sanctum_desktop.core.policies.conversing.page_told import counted, laid_out, listing, measured
from sanctum_desktop.core.policies.conversing.quiet import is_open
from sanctum_desktop.core.policies.conversing.rewording import worded_otherwise
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined, number
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command

GEM: Final = "gem"
OPEN_PAGE: Final = Action(tool=Tool.OPEN_RESUME)
_LATELY: Final = 3
"""Turns of hers after which a gap may be brought up unasked again."""
_THEIRS: Final = re.compile(
    r"(?i)\b(?:ill|illness|sick\w*|pregnan\w+|divorce\w*|prison|debts?|fired|hospital stay|baby)\b"
)
_LONGEST: Final = 80
_SHORTER: Final = re.compile(r"(?i)\b(?:short\w*|tid\w+|cut|less|brief\w*)\b")
_NO_MORE: Final = re.compile(
    r"(?i)\b(?:no|don['’]?t want|without|enough)\b[^.!?]{0,30}\bquestions?\b(?! (?:about|on|of)\b)"
)
_GAP_MEANT: Final = re.compile(
    r"(?i)\b(?:what|mean|means|meaning|understand)\b[^.!?]{0,16}\bgaps?\b['’”\"]*\W*$"
    r"|\bgaps?\W+(?:mean|what)\b|\bwhat is (?:it )?(?:an? )?gap\b"
)
_DATES: Final = re.compile(r"(?i)\b(?:dates?|years?)\b")
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
            silent=silent(self._turns, (Command.EMPTY, Command.NOISE)),
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
        day, quote = on_day(found.said_on, self._scene.today), found.citation.quote.strip(" .")
        over = self._gem_for(brief(quote))
        cites = (found.citation,)
        return self._spoken.reply("abby.recalled", *over, cites=cites, day=day, quote=quote)

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
        cites = tuple(map(_cited, facts))
        return self._spoken.reply(prefix, *actions, cites=cites, quote=quote, **values)

    def _answers(self, prefix: str, *actions: Action, **values: str) -> Reply:
        """The answer; and, where none was brought up lately, the first gap as a question."""
        answer = self._spoken.reply(prefix, *actions, cites=(), **values)
        first = self._first_gap()
        lately = [t.wording for t in self._turns if t.speaker is Speaker.INTERVIEWER][-_LATELY:]
        leads_on = any(action.hand_over for action in actions) or answer.text.endswith("?")
        if first is None or leads_on or any(w.startswith("abby.offer") for w in lately):
            return answer
        return self._asks_gap(first, answer.text, *actions)

    def _says(self, prefix: str, *actions: Action, **values: str) -> Reply:
        """The answer alone, without a gap behind it."""
        return self._spoken.reply(prefix, *actions, cites=(), **values)

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
        if asked_back(self._said) is AskedBack.MEANING and _DATES.search(self._said):
            return self._says("abby.dates_mean")
        if self._gaps and _GAP_MEANT.search(self._said):
            gaps = "; ".join(one.brief for one in self._gaps)
            return self._says("abby.gap_means", gaps=gaps)
        return None

    def _reworded(self, page: Resume) -> Reply:
        """The line in fewer of its own words, or as it was told; nothing is added."""
        place = self._line_meant(page)
        if place is None:
            fact = told(self._scene.facts, subject(self._said))
            return self._quotes("abby.told", (fact,)) if fact else self._says("abby.which")
        facts = {fact.id: fact for fact in self._scene.facts}
        said = [fact.source.quote for fact in proofs(place.line, facts)]
        about = subject(self._said)
        said.sort(key=lambda quote: not any(word.lower() in quote.lower() for word in about))
        shorter = _SHORTER.search(self._said) is not None
        ways = worded_otherwise(place.line.text, said, shorter=shorter)
        other = next((way for way in ways if not self._spoken.holds(f"“{way}”")), "")
        if not other:
            return self._answers("abby.reworded.none", OPEN_PAGE)
        return self._says("abby.reworded", OPEN_PAGE, line=other)

    def _line_meant(self, page: Resume) -> Place | None:
        """The line that is named, or else the one she quoted last."""
        about = subject(self._said)
        named = (on_page(page, about) or holding(page, about)) if about else None
        return named or last_quoted(page, [turn.text for turn in self._turns])

    def _shown(self, page: Resume) -> Reply:
        lines = listing(page)
        prefix = "abby.shown.lines" if lines else "abby.shown"
        return self._answers(prefix, OPEN_PAGE, layout=laid_out(page), lines=lines)

    def _counted(self, prefix: str, page: Resume) -> Reply:
        facts = {fact.id: fact for fact in self._scene.facts}
        count = number(measured(page, facts))
        return self._answers(prefix, OPEN_PAGE, lines=counted(page), measured=count)


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
