"""Abby, without a language model: what is on the page, what is not, and on what it rests."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from sanctum_desktop.core.domain.persona import Action
from sanctum_desktop.core.domain.resume import Resume
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.abby_voice import GEM, OPEN_PAGE, AbbyVoice, brief
from sanctum_desktop.core.policies.conversing.claims import Claim, claimed, weighed
from sanctum_desktop.core.policies.conversing.coaching import Stance
from sanctum_desktop.core.policies.conversing.page_reading import (
    OfPage,
    asked_of_page,
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
from sanctum_desktop.core.policies.conversing.page_told import counted, laid_out
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back, words_for
from sanctum_desktop.core.policies.interview.commands import Command, command

_TELLS: Final = re.compile(r"(?i)\b(?:i|my|we)\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_A_FEW: Final = 4
_OF_HERSELF: Final = frozenset(
    {AskedBack.WHO, AskedBack.PRIVATE, AskedBack.COST, AskedBack.WHY, AskedBack.REPEATED,
     AskedBack.LONG, AskedBack.THANKS, AskedBack.LANGUAGE, AskedBack.GREETING}
)  # fmt: skip
_KEEP: Final = re.compile(r"(?i)\b(?:leave|keep)(?: me)? (?:the|that|this)\b")
_DECLINES: Final = re.compile(r"(?i)\W*(?:no|nope|nah)\b(?=[.,;! ])")
_OF_GAP: Final = {
    "dates": re.compile(r"(?i)\b(?:dates?|years?)\b"),
    "numbers": re.compile(r"(?i)\b(?:numbers?|figures?|measured)\b"),
    "name": re.compile(r"(?i)\bname\b"),
}


def reply(scene: Scene) -> Reply:
    """What Abby says next."""
    return _Abby(scene).reply()


class _Abby(AbbyVoice):
    """One reply of Abby's."""

    def reply(self) -> Reply:
        if self._next.stance is Stance.REST:
            return self._says("abby.rest")
        beside = self._meant() or self._beside()
        if beside or self._page is None:
            return beside or self._no_page()
        return self._steered() or self._of_page(self._page)

    def _beside(self) -> Reply | None:
        """Of herself, of who reads it, of her words; everything else is of the page."""
        asked = asked_back(self._said)
        if asked in _OF_HERSELF:
            return self._says(words_for(asked, "abby"))
        if asked is AskedBack.WRITE and self._page:
            return self._answers("abby.written", OPEN_PAGE, lines=counted(self._page))
        if asked is AskedBack.MEANING:
            return self._says("abby.plainly")
        if asked is AskedBack.ANNOYED:
            again = self._spoken.says("abby.annoyed")
            return self._says("abby.rest" if again else "abby.annoyed", *self._to_page())
        return None

    def _no_page(self) -> Reply:
        """Nothing was told yet that could stand on a page: that is Gem's part."""
        wanted = command(self._said)
        ways = {
            Command.STOP: "abby.bye",
            Command.SKIP: "abby.none.later",
            Command.DONT_KNOW: "abby.none.later",
        }
        if wanted in ways:
            return self._says(ways[wanted])
        begin = Action(hand_over=GEM, about=text("abby.none.about"))
        agreed = wanted is Command.YES and begin in self._last_actions()
        return self._says("abby.to_gem" if agreed else "abby.none", begin)

    def _steered(self) -> Reply | None:
        wanted = command(self._said)
        offered = next((a for a in self._last_actions() if a.hand_over == GEM), None)
        if offered and _DECLINES.match(self._said) and not asked_of_page(self._said):
            return self._says("abby.stays")
        if wanted in (Command.YES, Command.GO_ON):
            other = "abby.on" if wanted is Command.GO_ON else "abby.fine"
            return self._says("abby.to_gem", offered) if offered else self._says(other)
        ways = {
            Command.SKIP: "abby.stays", Command.DONT_KNOW: "abby.open", Command.STOP: "abby.bye",
            Command.EMPTY: "abby.empty", Command.NOISE: "abby.noise", Command.BACK: "abby.plainly",
            Command.FOREIGN: "abby.foreign",
        }  # fmt: skip
        if wanted in ways and asked_of_page(self._said) is OfPage.NOTHING:
            return self._says(ways[wanted])
        plain = asked_of_page(self._said) in (OfPage.SHOW, OfPage.NOTHING)
        shows = wanted is Command.SHOW and plain
        return self._shown(self._page) if shows and self._page else None

    def _of_page(self, page: Resume) -> Reply:
        ways: Mapping[OfPage, Callable[[Resume], Reply]] = {
            OfPage.WHY_NOT: self._why_not,
            OfPage.RESTS_ON: self._rests_on,
            OfPage.MORE: self._more,
            OfPage.BETTER: self._better,
            OfPage.REWORD: self._reworded,
            OfPage.MODEST: self._modest,
            OfPage.GAPS: self._missing,
            OfPage.COUNT: lambda page: self._counted("abby.count", page),
            OfPage.PAGES: lambda page: self._answers("abby.pages", OPEN_PAGE, lines=counted(page)),
            OfPage.WORTH: lambda page: self._counted("abby.worth", page),
            OfPage.LITTLE: lambda page: self._counted("abby.little", page),
            OfPage.REMOVE: self._remove,
            OfPage.WRONG: self._wrong,
            OfPage.SHOW: self._shown,
        }
        asked = asked_of_page(self._said)
        if asked is OfPage.BELIEVED:
            return self._says("abby.believed")
        if asked in (OfPage.LETTER, OfPage.LOOKS, OfPage.ORDER, OfPage.STATEMENT):
            return self._says(f"abby.{asked.value}", OPEN_PAGE)
        return ways.get(asked, self._unasked)(page)

    def _missing(self, page: Resume) -> Reply:
        """What is asked for: all gaps in a row, and the first of them as a question."""
        if not page.gaps:
            return self._says("abby.whole", OPEN_PAGE)
        kind = next((kind for kind, words in _OF_GAP.items() if words.search(self._said)), "")
        one = next((gap for gap in self._gaps if gap.kind == kind), None)
        if kind and one is None:
            return self._says(f"abby.no_gap.{kind}")
        if one is not None and not self._offered_now(one):
            return self._asks_gap(one, "")
        first = self._first_gap()
        named = None if first and self._offered_now(first) else self._gap_named()
        return named or self._answers(
            "abby.gaps", OPEN_PAGE, gaps="; ".join(gap.brief for gap in self._gaps)
        )

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
            return self._answers("abby.no_room", OPEN_PAGE, line=out.rstrip("."))
        reason = refused(page, about) or gap(page, about)
        if reason:
            return self._answers("abby.reason", *self._gem_for(name), reason=reason)
        fact = told(self._scene.facts, about)
        if fact:
            return self._quotes("abby.told", (fact,), OPEN_PAGE)
        return self._recalled() or self._answers("abby.unknown", *self._gem_for(name), name=name)

    def _rests_on(self, page: Resume) -> Reply:
        about = subject(self._said)
        place = on_page(page, about)
        if place is None:
            fact = told(self._scene.facts, about)
            return self._quotes("abby.told", (fact,)) if fact else self._says("abby.which")
        found = proofs(place.line, {fact.id: fact for fact in self._scene.facts})
        if not found:
            return self._answers("abby.stated", OPEN_PAGE, line=place.line.text)
        return self._quotes("abby.rests", found, OPEN_PAGE, line=place.line.text.rstrip("."))

    def _more(self, page: Resume) -> Reply:
        """A line that says more than was said is not written; what would help is a gap."""
        claim = claimed(self._said)
        if not claim or not subject(claim):
            return self._better(page)
        there = on_page(page, subject(claim))
        if there and not refusals(claim, [there.line.text]):
            return self._answers(
                "abby.there", OPEN_PAGE, heading=there.heading, line=there.line.text
            )
        return self._weighed(claim)

    def _weighed(self, claim: str) -> Reply:
        """What is to be written, against what was told."""
        found, words, fact = weighed(claim, self._scene.facts)
        if found is Claim.SAID and fact:
            return self._quotes("abby.said", (fact,), OPEN_PAGE)
        if found is Claim.NUMBER:
            return self._answers("abby.not_said.number", *self._gem_for(claim))
        if found is Claim.MORE:
            return self._answers("abby.not_said.more", *self._gem_for(claim), reason=words)
        if fact:
            return self._quotes("abby.not_said.near", (fact,), *self._gem_for(claim), words=words)
        return self._answers("abby.not_said", *self._gem_for(claim), words=words)

    def _better(self, page: Resume) -> Reply:
        """Nothing is made bigger; what would help is what was not told yet."""
        if self._spoken.says("abby.no_more_questions"):
            return self._says("abby.no_more")
        opening = self._spoken.say("abby.no_more")
        first = self._first_gap()
        return self._asks_gap(first, opening) if first else self._says("abby.no_more.whole")

    def _modest(self, page: Resume) -> Reply:
        """What was shared may stand as shared; nobody is talked out of it, or into it."""
        place = self._line_meant(page)
        if place is None:
            return self._says("abby.modest", OPEN_PAGE)
        line = place.line.text
        return self._answers("abby.modest.line", OPEN_PAGE, *self._gem_for(line), line=line)

    def _remove(self, page: Resume) -> Reply:
        place = self._line_meant(page)
        if place is None:
            return self._says("abby.remove", OPEN_PAGE)
        return self._answers("abby.remove.line", OPEN_PAGE, line=place.line.text.rstrip("."))

    def _wrong(self, page: Resume) -> Reply:
        return self._says("abby.wrong", OPEN_PAGE, *self._gem_for(brief(self._said)))

    def _unasked(self, page: Resume) -> Reply:
        """Something told, which is for Gem to hear; or something not understood."""
        kept = holding(page, subject(self._said)) if _KEEP.search(self._said) else None
        if kept:
            return self._says("abby.keep", OPEN_PAGE, line=kept.line.text.rstrip("."))
        there = self._there(page, subject(self._said))
        if there and self._said.rstrip().endswith("?"):
            return there
        tells = _TELLS.search(self._said) and len(self._said.split()) >= _A_FEW
        if tells and not self._said.rstrip().endswith("?"):
            dated = next((one for one in self._gaps if one.kind == "dates"), None)
            closes = dated is not None and _YEAR.search(self._said) is not None
            over = self._gem_for(dated.words if dated and closes else self._said)
            return self._says("abby.tell_gem", *over)
        if self._spoken.says("abby.lost"):
            return self._answers("abby.lost.parts", layout=laid_out(page))
        return self._says("abby.lost")
