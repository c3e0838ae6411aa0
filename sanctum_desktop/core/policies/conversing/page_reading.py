"""What somebody asks of the page, and where on it, beside it or behind it that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, FactId
from sanctum_desktop.core.domain.resume import Resume, ResumeEntry, ResumeLine
from sanctum_desktop.core.policies.grounding.roots import lemma
from sanctum_desktop.core.policies.interview.things import is_small


class OfPage(StrEnum):
    """The kinds of questions about a page; NOTHING where it was none."""

    NOTHING = ""
    WHY_NOT = "why_not"
    RESTS_ON = "rests_on"
    MORE = "more"
    GAPS = "gaps"
    COUNT = "count"
    WORTH = "worth"
    LOOKS = "looks"
    REMOVE = "remove"
    WRONG = "wrong"
    LETTER = "letter"
    SHOW = "show"
    LITTLE = "little"
    BETTER = "better"
    MODEST = "modest"
    BELIEVED = "believed"
    PAGES = "pages"
    REWORD = "reword"
    ORDER = "order"
    STATEMENT = "statement"


_KINDS: Final = (
    (OfPage.BELIEVED, r"liar|(?:not|n['’]t) (?:believe|trust) me|calling me"),
    (OfPage.MODEST, (r"deserve|(?:everybody|everyone|anybody|anyone|we all|others?) (?:else )?(?:did|does|could|would|can)|(?:not|wasn['’]?t|isn['’]?t) (?:only |just )?(?:me|mine)"
     r"|not (?:only |just )?(?:i|my work)|too (?:big|much)|show(?:ing)? off for")),
    (OfPage.REWORD, (r"(?:say|put|word|write|phrase|make|change)(?: \w+){1,6} (?:in )?(?:another way|other words|otherwise|different(?:ly)?|(?:more )?short(?:er)?|tid(?:y|ier)|nicer|plainer|so (?:that )?it sounds)"
     r"|rephrase|reword\w*|shorten|shorter|more short|tidier|tidy|in my (?:own )?words")),
    (OfPage.ORDER, (r"why\b[^?]{2,40}\b(?:first|last|under|before|after|on top|above|below|at the (?:top|bottom|end))"
     r"|(?:put|write|move|want|say)\b[^?.]{2,40}\b(?:first|on top|at the top|above|higher|up)")),
    (OfPage.STATEMENT, r"personal statement|objective|(?:profile|summary|statement|about me)(?: \w+){0,3} (?:at|on) (?:the )?top"),
    (OfPage.PAGES, r"(?:how many|one|two|three|\d) pages?"),
    (OfPage.SHOW, r"what(?:['’]s| is| stands| do you have) (?:in|on|there)|what does it say|what does the page say"),
    (OfPage.RESTS_ON, (r"(?:rests?|based) on|where (?:did|do|does|is|has) (?:\w+ ){0,6}?(?:from|get|got|come)|who said|(?:how|why) (?:do|did|does|can) (?:you|it) (?:know|say)"
     r"|i (?:never|did not|didn['’]?t) (?:say|said|tell)|(?:which|what) words|prove|proof|did i (?:really )?say|(?:it|this|that|page|line) says? (?:that )?i")),
    (OfPage.WHY_NOT, (r"(?:why|how come)(?: \w+){0,3}? (?:not|no|nothing|isn['’]?t|aren['’]?t|didn['’]?t|don['’]?t|doesn['’]?t|left out|missing|gone|refused)"
     r"|why (?:no|not)|where(?:['’]?s| is| are| did| has)(?! (?:it|this|that) (?:from|kept))|you (?:forgot|left out|missed|dropped|refused)"
     r"|(?:(?:is|are) not|(?<!what )(?:is|are) missing) (?:on|in|from) (?:it|the page|there)|(?:isn['’]?t|not) (?:on (?:it|the page)|there)|i (?:don['’]?t|can['’]?t) see|what (?:about|happened to)")),
    (OfPage.BETTER, (r"sounds? (?:\w+ )?(?:better|more|good|stronger|important|professional)|(?:better|stronger|nicer|impressive|bigger|professional)(?! than)"
     r"|exaggerat\w+|pimp|polish|improve")),
    (OfPage.LETTER, r"cover letter|motivation|letter|linked ?in|job post|advert\w*|tailor"),
    (OfPage.WRONG, r"(?:is|are|was|['’]s) (?:wrong|not (?:right|true|correct))|mistake|wrong|that['’]?s not (?:right|true|how)|correct (?:it|this|that|the)|typo|not true"),
    (OfPage.REMOVE, r"(?:take|leave|cut|throw) (?:\w+ ){0,6}?(?:off|out|away)|delete|remove|hide|get rid|there twice|it twice|stands? twice|double|without the|don['’]?t (?:print|show|put|want)"),
    (OfPage.LOOKS, r"pdf|word file|docx?|template|font|colou?r|photo|picture|layout|design|paper|download|export|print(?:er|ing)?|file|look(?:s)? (?:nice|old|ugly)"),
    (OfPage.MORE, r"(?:write|put|add|say|include|mention|print|change it to|state)(?! the file)\b.{3,}|lie"),
    (OfPage.GAPS, r"missing|gaps?|lack\w*|what else|what more|enough|complete|finished|ready|what (?:do|should) (?:i|you) (?:need|do|add|tell)|what would you (?:change|add|do)|next"),
    (OfPage.COUNT, r"how (?:many|long|much)|number of|count|one page|two pages"),
    (OfPage.LITTLE, r"(?:so |very |too )?(?:little|few|short|empty|thin)|that['’]?s all|is that all|nothing (?:special|much|on it)|not much|only (?:two|three|one|that|a)|(?:it is|it['’]s|so|too) small|embarrass\w+|asham\w+|poor"),
    (OfPage.WORTH, r"(?:is it|is the page|it is|is this|how|any|look\w*) (?:\w+ )?(?:good|bad|ok|okay|fine|strong|any good)|good enough|what do you think|chances?|(?:will|would|can) (?:i|they|anyone|somebody|people) (?:\w+ )?(?:get|hire|laugh|take|read|like|invite|want)|do you like|rate"),
    (OfPage.SHOW, r"show|see|what(?:['’]s| is| stands| do you have| did you write| have you)|read it|tell me|page|resume|résumé|cv|summary|lead\w*"),
)  # fmt: skip
_COMPILED: Final = tuple(
    (kind, re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")) for kind, words in _KINDS
)
_WORD: Final = re.compile(r"[^\W_][\w'’&-]*%?")
_OF_ASKING: Final = frozenset(
    "why where where's what's who's how's can could line lines page resume cv missing left forgot forget put say said write wrote wrong there"
    " print printed show see come comes get got from rests rest based did does didn't don't isn't aren't"
    " nothing abby speak know worked am able also very please want wanted know told tell delete remove add include mention make sound better more"
    " stronger impressive professional shorter short shorten tidier tidy another way differently reword rephrase sounds sound bit grown gap gaps never who take hide out off think good enough much many"
    " happened think's word words job jobs work thing things stuff fact change call have had has".split()
)
_ASKING: Final = re.compile(r"(?i)\W*(?:why|where|what|how|who)\b")
_ONE: Final = re.compile(r"(?i)\bone\b(?! of\b)")
"""Stands for a line: "the phone list one"."""
_QUOTED: Final = re.compile(r"“([^“”]+?)\.?”")
_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]*")
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A line on the page, and the heading it stands under."""

    line: ResumeLine
    entry: ResumeEntry
    heading: str


def asked_of_page(said: str) -> OfPage:
    """What is asked, the surest first."""
    return next((kind for kind, words in _COMPILED if words.search(said)), OfPage.NOTHING)


def subject(said: str) -> tuple[str, ...]:
    """The words that name what is asked about: ("night", "shifts") of "why no night shifts?"."""
    parts = _SENTENCE.findall(said)
    asking = (part for part in parts if part.endswith("?"))
    question = next(asking, None) or next(filter(_ASKING.match, parts), said)
    words = (match.group() for match in _WORD.finditer(_ONE.sub(" ", question)))
    return tuple(
        word
        for word in words
        if (len(word) >= _FEWEST or word.isdigit())
        and not is_small(word)
        and word.lower().replace("’", "'") not in _OF_ASKING
    )


def named_in(said: str, about: Sequence[str]) -> str:
    """What is asked about as it was said, from its first word to its last; "" for nothing."""
    if not about:
        return ""
    begin, end = said.find(about[0]), said.rfind(about[-1]) + len(about[-1])
    whole = said[begin:end]
    return whole if len(whole.split()) <= _FEWEST + 2 else " ".join(about[:_FEWEST])


def on_page(page: Resume, about: Sequence[str]) -> Place | None:
    """The line that holds most of these words; None where none holds half of them."""
    best = max(_places(page), key=lambda place: _share(_whole(place), about), default=None)
    return best if best and _share(_whole(best), about) * 2 > 1 else None


def holding(page: Resume, about: Sequence[str]) -> Place | None:
    """The line that holds any of these words."""
    best = max(_places(page), key=lambda place: _share(_whole(place), about), default=None)
    return best if best and _share(_whole(best), about) else None


def last_quoted(page: Resume, said: Sequence[str]) -> Place | None:
    """The line that was quoted last in these turns, or the beginning of it."""
    quoted = (quote for words in reversed(said) for quote in reversed(_QUOTED.findall(words)))
    return next((place for quote in quoted if (place := on_page(page, subject(quote)))), None)


def entry_on_page(page: Resume, about: Sequence[str]) -> tuple[str, str]:
    """The heading and the name of the job or school that is asked about, each "" for none."""
    entries = [
        (section.heading, ", ".join(part for part in (one.title, one.organization) if part))
        for section in page.sections
        for one in section.entries
    ]
    best = max(entries, key=lambda entry: _share(entry[1], about), default=("", ""))
    return best if _share(best[1], about) * 2 >= 1 else ("", "")


def left_out(page: Resume, about: Sequence[str]) -> str:
    """The line there was no room for that is asked about."""
    return _nearest([line.text for line in page.left_out], about)


def refused(page: Resume, about: Sequence[str]) -> str:
    """What was said of a line that would have said more than was told."""
    return _nearest(page.refused, about)


def gap(page: Resume, about: Sequence[str]) -> str:
    """The gap that is asked about."""
    return _nearest(page.gaps, about)


def told(facts: Sequence[Fact], about: Sequence[str]) -> Fact | None:
    """What was told of it: the fact whose words hold most of these."""
    best = max(facts, key=lambda fact: _share(fact.source.quote, about), default=None)
    return best if best and _share(best.source.quote, about) * 2 > 1 else None


def proofs(line: ResumeLine, facts: Mapping[FactId, Fact]) -> tuple[Fact, ...]:
    """What a line rests on, each quote once."""
    found = {facts[one].source.quote: facts[one] for one in line.facts if one in facts}
    return tuple(found.values())


def _places(page: Resume) -> Iterator[Place]:
    for section in page.sections:
        for entry in section.entries:
            for line in entry.lines:
                yield Place(line, entry, section.heading)


def _whole(place: Place) -> str:
    return place.line.text


def _nearest(texts: Sequence[str], about: Sequence[str]) -> str:
    best = max(texts, key=lambda text: _share(text, about), default="")
    return best if best and _share(best, about) * 2 > 1 else ""


def _share(text: str, about: Sequence[str]) -> float:
    """How much of what is asked about stands in the text, 0 to 1; words count by their roots."""
    if not about:
        return 0
    there = {lemma(word) for word in _WORD.findall(text)}
    return sum(lemma(word) in there for word in about) / len(about)
