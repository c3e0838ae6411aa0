"""Abby, without a language model: what is on the page, what is not, and what each line rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.facts import Fact
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.conversing.claims import Claim, claimed, weighed
from sanctum_desktop.core.policies.conversing.coaching import Stance, coaching
from sanctum_desktop.core.policies.conversing.days import on_day
from sanctum_desktop.core.policies.conversing.intake import Intake
from sanctum_desktop.core.policies.conversing.own_words import may_be_said_back
from sanctum_desktop.core.policies.conversing.page_gaps import Gap, gaps_first, lacking
from sanctum_desktop.core.policies.conversing.page_reading import (
    OfPage,
    asked_of_page,
    entry_on_page,
    gap,
    holding,
    left_out,
    named_in,
    on_page,
    proofs,
    refused,
    subject,
    told,
)
from sanctum_desktop.core.policies.conversing.page_told import counted, laid_out, listing, measured
from sanctum_desktop.core.policies.conversing.quiet import is_open
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined, number
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.interview.commands import Command, command

_GEM: Final = "gem"
_OPEN_PAGE: Final = Action(tool=Tool.OPEN_RESUME)
_LATELY: Final = 3
"""Turns of hers after which a gap may be brought up unasked again."""
_TELLS: Final = re.compile(r"(?i)\b(?:i|my|we)\b")
_THEIRS: Final = re.compile(
    r"(?i)\b(?:ill|illness|sick\w*|pregnan\w+|divorce\w*|prison|debts?|fired|hospital stay|baby)\b"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_A_FEW: Final = 4
_LONGEST: Final = 80


def reply(scene: Scene) -> Reply:
    """What Abby says next."""
    return _Abby(scene).reply()


class _Abby:
    """One reply of Abby's."""

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

    def reply(self) -> Reply:
        if self._next.stance is Stance.REST:
            return self._says("abby.rest")
        beside = self._beside()
        if beside or self._page is None:
            return beside or self._no_page()
        return self._steered() or self._of_page(self._page)

    def _beside(self) -> Reply | None:
        """Of herself, of who reads it, of her words; everything else is of the page."""
        asked = asked_back(self._said)
        if asked in (AskedBack.WHO, AskedBack.PRIVATE, AskedBack.THANKS, AskedBack.LANGUAGE):
            return self._says(f"abby.{asked.value}")
        if asked is AskedBack.MEANING:
            return self._says("abby.plainly")
        if asked is AskedBack.ANNOYED:
            again = self._spoken.says("abby.annoyed")
            return self._says("abby.rest" if again else "abby.annoyed", *self._to_page())
        return None

    def _to_page(self) -> tuple[Action, ...]:
        return (_OPEN_PAGE,) if self._page else ()

    def _no_page(self) -> Reply:
        """Nothing was told yet that could stand on a page: that is Gem's part."""
        wanted = command(self._said)
        if wanted is Command.STOP:
            return self._says("abby.bye")
        if wanted in (Command.SKIP, Command.DONT_KNOW):
            return self._says("abby.none.later")
        return self._says("abby.none", Action(hand_over=_GEM, about=text("abby.none.about")))

    def _steered(self) -> Reply | None:
        wanted = command(self._said)
        offered = next(
            (a for a in self._last_actions() if a.hand_over == _GEM),
            None,
        )
        if wanted in (Command.YES, Command.GO_ON):
            return self._says("abby.to_gem", offered) if offered else self._says("abby.fine")
        ways = {
            Command.SKIP: "abby.stays", Command.DONT_KNOW: "abby.open", Command.STOP: "abby.bye",
            Command.EMPTY: "abby.empty", Command.NOISE: "abby.noise", Command.BACK: "abby.plainly",
            Command.FOREIGN: "abby.foreign",
        }  # fmt: skip
        if wanted in ways and asked_of_page(self._said) is OfPage.NOTHING:
            return self._says(ways[wanted])
        shows = wanted is Command.SHOW and asked_of_page(self._said) is not OfPage.LOOKS
        return self._shown(self._page) if shows and self._page else None

    def _last_actions(self) -> Sequence[Action]:
        own = [turn for turn in self._turns if turn.speaker is Speaker.INTERVIEWER]
        return own[-1].actions if own else ()

    def _of_page(self, page: Resume) -> Reply:
        ways: Mapping[OfPage, Callable[[Resume], Reply]] = {
            OfPage.WHY_NOT: self._why_not,
            OfPage.RESTS_ON: self._rests_on,
            OfPage.MORE: self._more,
            OfPage.BETTER: self._better,
            OfPage.MODEST: self._modest,
            OfPage.GAPS: self._missing,
            OfPage.COUNT: self._count,
            OfPage.WORTH: self._worth,
            OfPage.LITTLE: self._little,
            OfPage.REMOVE: self._remove,
            OfPage.WRONG: self._wrong,
            OfPage.SHOW: self._shown,
        }
        asked = asked_of_page(self._said)
        if asked is OfPage.BELIEVED:
            return self._says("abby.believed")
        if asked in (OfPage.LETTER, OfPage.LOOKS):
            return self._says(f"abby.{asked.value}", _OPEN_PAGE)
        return ways.get(asked, self._unasked)(page)

    def _shown(self, page: Resume) -> Reply:
        lines = listing(page)
        prefix = "abby.shown.lines" if lines else "abby.shown"
        return self._answers(prefix, _OPEN_PAGE, layout=laid_out(page), lines=lines)

    def _count(self, page: Resume) -> Reply:
        facts = {fact.id: fact for fact in self._scene.facts}
        count = number(measured(page, facts))
        return self._answers("abby.count", _OPEN_PAGE, lines=counted(page), measured=count)

    def _worth(self, page: Resume) -> Reply:
        facts = {fact.id: fact for fact in self._scene.facts}
        count = number(measured(page, facts))
        return self._answers("abby.worth", lines=counted(page), measured=count)

    def _little(self, page: Resume) -> Reply:
        return self._answers("abby.little", lines=counted(page))

    def _missing(self, page: Resume) -> Reply:
        """What is asked for: all gaps in a row, and the first of them as a question."""
        if not page.gaps:
            return self._says("abby.whole", _OPEN_PAGE)
        return self._gap_named() or self._answers(
            "abby.gaps", _OPEN_PAGE, gaps="; ".join(gap.brief for gap in self._gaps)
        )

    def _gap_named(self) -> Reply | None:
        first = self._first_gap()
        if first is None:
            return None
        others = [one.brief for one in self._gaps if one is not first]
        opening = self._spoken.say("abby.also", gaps="; ".join(others)) if others else ""
        return self._asks_gap(first, opening)

    def _first_gap(self) -> Gap | None:
        return next((one for one in self._gaps if one.words == self._next.next), None)

    def _asks_gap(self, one: Gap, opening: str, *actions: Action) -> Reply:
        wording = self._spoken.choose("abby.offer")
        to_gem = Action(hand_over=_GEM, about=one.words)
        return Reply(
            text=_below(opening, text(wording, gap=one.brief)), wording=wording,
            actions=(*actions, to_gem),
        )  # fmt: skip

    def _why_not(self, page: Resume) -> Reply:
        """On the page after all, left out, refused, a gap, told and not printed, or unknown."""
        about = subject(self._said)
        name = named_in(self._said, about)
        if not about:
            return self._says("abby.which")
        there = self._there(page, about)
        if there:
            return there
        out = left_out(page, about)
        if out:
            return self._answers("abby.no_room", _OPEN_PAGE, line=out.rstrip("."))
        reason = refused(page, about) or gap(page, about)
        if reason:
            return self._answers("abby.reason", *self._gem_for(name), reason=reason)
        fact = told(self._scene.facts, about)
        if fact:
            return self._quotes("abby.told", (fact,), _OPEN_PAGE)
        return self._recalled() or self._answers("abby.unknown", *self._gem_for(name), name=name)

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
            actions=self._gem_for(_brief(quote)),
        )  # fmt: skip

    def _there(self, page: Resume, about: Sequence[str]) -> Reply | None:
        """Where it stands on the page."""
        place = on_page(page, about)
        heading, name = entry_on_page(page, about)
        if place is None and not name:
            return None
        line = place.line.text if place else name
        under = place.heading if place else heading
        return self._answers("abby.there", _OPEN_PAGE, heading=under, line=line)

    def _gem_for(self, words: str) -> tuple[Action, ...]:
        """To tell Gem of it; nobody is asked to tell of an illness or a shame."""
        told = words and may_be_said_back(words) and not _THEIRS.search(words)
        return (Action(hand_over=_GEM, about=_brief(words)),) if told else ()

    def _rests_on(self, page: Resume) -> Reply:
        about = subject(self._said)
        place = on_page(page, about)
        if place is None:
            fact = told(self._scene.facts, about)
            return self._quotes("abby.told", (fact,)) if fact else self._says("abby.which")
        found = proofs(place.line, {fact.id: fact for fact in self._scene.facts})
        if not found:
            return self._answers("abby.stated", _OPEN_PAGE, line=place.line.text)
        return self._quotes("abby.rests", found, _OPEN_PAGE, line=place.line.text.rstrip("."))

    def _quotes(
        self, prefix: str, facts: Sequence[Fact], *actions: Action, **values: str
    ) -> Reply:
        quote = "” … “".join(fact.source.quote.strip(" .") for fact in facts)
        wording = self._spoken.choose(prefix)
        return Reply(
            text=text(wording, quote=quote, **values), wording=wording, actions=actions,
            cites=tuple(map(_cited, facts)),
        )  # fmt: skip

    def _more(self, page: Resume) -> Reply:
        """A line that says more than was said is not written; what would help is a gap."""
        claim = claimed(self._said)
        if not claim or not subject(claim):
            return self._better(page)
        there = on_page(page, subject(claim))
        if there and not refusals(claim, [there.line.text]):
            return self._answers(
                "abby.there", _OPEN_PAGE, heading=there.heading, line=there.line.text
            )
        found, words, fact = weighed(claim, self._scene.facts)
        if found is Claim.SAID and fact:
            return self._quotes("abby.said", (fact,), _OPEN_PAGE)
        if found is Claim.NUMBER:
            return self._answers("abby.not_said.number", *self._gem_for(claim))
        if found is Claim.MORE:
            return self._answers("abby.not_said.more", *self._gem_for(claim), reason=words)
        if fact:
            return self._quotes("abby.not_said.near", (fact,), *self._gem_for(claim), words=words)
        return self._answers("abby.not_said", *self._gem_for(claim), words=words)

    def _better(self, page: Resume) -> Reply:
        """Nothing is made bigger; what would help is what was not told yet."""
        opening = self._spoken.say("abby.no_more")
        first = self._first_gap()
        return self._asks_gap(first, opening) if first else self._says("abby.no_more.whole")

    def _modest(self, page: Resume) -> Reply:
        """What was shared may stand as shared; nobody is talked out of it, or into it."""
        place = on_page(page, subject(self._said)) or holding(page, subject(self._said))
        if place is None:
            return self._says("abby.modest", _OPEN_PAGE)
        line = place.line.text
        return self._answers("abby.modest.line", _OPEN_PAGE, *self._gem_for(line), line=line)

    def _remove(self, page: Resume) -> Reply:
        place = on_page(page, subject(self._said))
        if place is None:
            return self._says("abby.remove", _OPEN_PAGE)
        return self._answers("abby.remove.line", _OPEN_PAGE, line=place.line.text.rstrip("."))

    def _wrong(self, page: Resume) -> Reply:
        told_now = self._gem_for(_brief(self._said))
        return self._says("abby.wrong", _OPEN_PAGE, *told_now)

    def _unasked(self, page: Resume) -> Reply:
        """Something told, which is for Gem to hear; or something not understood."""
        there = self._there(page, subject(self._said))
        if there and self._said.rstrip().endswith("?"):
            return there
        tells = _TELLS.search(self._said) and len(self._said.split()) >= _A_FEW
        if tells and not self._said.rstrip().endswith("?"):
            dated = next((one for one in self._gaps if one.kind == "dates"), None)
            if dated and _YEAR.search(self._said):
                over = (Action(hand_over=_GEM, about=dated.words),)
            else:
                over = self._gem_for(self._said)
            return self._says("abby.tell_gem", *over)
        if self._spoken.says("abby.lost"):
            return self._answers("abby.lost.parts", layout=laid_out(page))
        return self._says("abby.lost")

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

    def _says(self, prefix: str, *actions: Action) -> Reply:
        wording = self._spoken.choose(prefix)
        return Reply(text=text(wording), wording=wording, actions=actions)


def _below(opening: str, question: str) -> str:
    """The question behind the answer, on a line of its own where that is a list."""
    return f"{opening}\n{question}" if "\n" in opening else joined(opening, question)


def _brief(said: str) -> str:
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
