"""From the deeds of one entry to its lines: what was done, and behind it what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.facts import Fact, OwnPart
from sanctum_desktop.core.domain.resume import LineId, ResumeLine
from sanctum_desktop.core.policies.grounding import refusals
from sanctum_desktop.core.policies.hearing.highlights import (
    BARE_COUNT,
    CAME_OF_IT,
    OF_OTHERS,
    ON_A_DEED,
    does_something,
    told_bare,
)
from sanctum_desktop.core.policies.hearing.measures import AFTER, tells_before
from sanctum_desktop.core.policies.hearing.recounted import PROOF
from sanctum_desktop.core.policies.resume_writing.changes import changes_of, headed, is_before
from sanctum_desktop.core.policies.resume_writing.credits import share_credit
from sanctum_desktop.core.policies.resume_writing.drafts import (
    Draft,
    counts_anew,
    grounded_line,
    quotes,
    within,
)
from sanctum_desktop.core.policies.resume_writing.lines import MAX_CHARACTERS

_SECOND_SUBJECT: Final = re.compile(
    r",? and (?=(?P<subject>i|we|it|they|that|now|after (?:that|it))\b(?=\W+\w))", re.IGNORECASE
)
_STOP: Final = re.compile(r"(?<=\bI)\. (?=[A-Z])")
"""Where a sentence ends though an initial seems to."""
_TAKEN_BACK: Final = re.compile(r"(?<=\w\w)\. (?=[a-z]).*")
"""The rest of a sentence whose beginning was taken back."""
_FIRST_SUBJECT: Final = re.compile(r"\b(?P<subject>i|we)\b", re.IGNORECASE)
_POINTS_TO: Final = re.compile(
    r"(?:With [^,]+, )?[A-Za-z][a-z]+ (?:up |out |on |all of )?"
    r"(?:(?:it|them)\b(?! (?:is|was)\b|[’'])"
    r"|(?:this|that|these|those)(?=[,;]|$| (?:in|on|at|from|to|with|by|up)\b))"
    r"|[A-Z][a-z]+ there\b|[^,;]+ (?:do|did|doing|on|after) (?:it|that)$"
    r"|[A-Z][a-z]+ \d+ of them\b|[A-Z][a-z]+ \d+(?=,|$)"
)
"""A deed on what was just spoken of: "Put them all on one sheet"."""
_IT: Final = re.compile(r"^[^,;]*\b(?:it|them|this|these|those)\b")
_ONE_OF: Final = re.compile(
    r"One of \w+(?: [a-z]+)??(?: in (?:it|the group|the team)| (?:on|doing) (?:it|that))?"
)
_SETTING: Final = re.compile(
    r"(?i)^(?:when|before|at first|until|every|each|they|there|the|our|we (?:had|were|used))\b"
)
_LONG_GONE: Final = re.compile(
    r"(?i)^(?:before|at first|until)\b|\bused to\b|\bhad been\b|\bwhen i (?:started|came|took|got)"
    r"|^there (?:was|were)\b|^we (?:had|were)\b|^when\b"
)
"""How it was before: no line without what became of it."""
_OTHERS_DID: Final = re.compile(r"(?:They|He|She|You|People)\b")
_EARLIER: Final = re.compile(r"(?i)^(?:before|at first|until|when|they|we (?:used|had|were))\b")
_POINTS_BACK: Final = re.compile(
    r"After it was\b|(?:By|After|In) [^,;]{2,30}? (?:it|they|we)(?:[’']s| was| were| are| is)\b"
    r"|(?:It|They|That|This|These|Those)(?:[’']s|[’']re)? "
    r"|With the team, [a-z]+ (?:it|them|that)\b"
    r"|(?:Went|Fell|Dropped|Rose|Grew|From|Now|Since then|After that)\b"
)
_FRAGMENT: Final = re.compile(
    r"(?i)^(?:(?:about|around|maybe|some|only|there were|ended up with) )*"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine)\b(?!\s+of\b)"
    r"(?!.*\b(?:people on|staff|classes)\b).*$|.*\b(?:of them|with it|for this|for it)\b.*$"
)
_FAULTS: Final = (
    r"(?:incidents|complaints|errors|mistakes|faults|accidents|breakdowns|no-shows|thefts)\b"
)
_TROUBLE: Final = re.compile(
    rf"(?i)\d[\w ]* (?:{_FAULTS}|reports\b)|\b{_FAULTS}[^;]*\d|\bwaited (?:about |maybe )?\d"
)
"""How much went wrong: no line without what was done about it."""
_IT_WAS: Final = re.compile(
    r"(?i)(?:it|they) (?:was|were) .*\d|(?:it|they) (?:was|were) (?:[a-z]+ ){0,2}in a\b"
)
_NAMED: Final = re.compile(r"(?!From\b|Now\b|It\b|They\b|That\b|About\b)[A-Z][a-z]")
_COUNTS_NOTHING: Final = re.compile(
    r"[^,;:]*\b(?:had|threw|lost|got|was|were) (?:about |around |maybe |some |only )?\d[\d,]*"
    r"(?: (?:in|at|on|an?|each|per|and)\b|$)"
    r"|We (?:got|went|came) (?:down|up) to \d"
)
"""A number of things that have no name in the line."""
_ITS: Final = re.compile(
    r"(?i)(?:it|they|that)(?:['’]s|['’]re| is| are) (?:about |now |maybe )*\w+"
)
_SO_MANY: Final = re.compile(
    r"(?i)\b(?:i|we) [a-z]+ (?:in|by|at|after) "
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$"
)
"""Counts what the clause before names: "they gave us nine days and we finished in six"."""
_SO: Final = re.compile(r"(?i)(?:and )?so (?:i|we)\b")
_SCOPE: Final = re.compile(r"(?:About |Maybe |Some )?\d[\d,]* [a-z]+(?:, \d+ in [a-z]+)?")
"""How many were in it, without a word of what was done: "9 men"."""
_NAMELESS: Final = re.compile(
    r"From (?:[a-z]+ ){0,2}[$£€]?\d[\d,.]*%?(?: (?:in|an?|each|per) [a-z]+)? to\b|It\b"
)
"""A change of nobody knows what."""
_NO_LINE: Final = re.compile(
    r"\d[\d.,]*,? (?:\d|[a-z]+ed\b)|(?:We are )?\d+: I\b|.*, no, |(?:Learned|Knew),"
    r"|.* (?:no|yes)$|(?:19|20)\d\d$|(?:Had|Got) \d+ of them"
    r"|(?:The|My|Our) [a-z]+ (?:calculated|counted|measured) it\b"
    r"|(\d+) [a-z]+, \1 [a-z]+$|.*\bit[’']s \d+, not \d+$"
)
"""A number put right, a list that begins with oneself, so many of nobody knows what."""
_NUMBER_PUT_RIGHT: Final = re.compile(r"\d[\d.,]*,? \d|(?:19|20)\d\d$")
_MADE_OF: Final = 3
"""Facts of an outcome that stands by itself."""
_FEW: Final = 2
_OPENS: Final = 4
"""Words at the start of a sentence among which its deed is looked for."""
_A_QUESTION_LATER: Final = 2
"""Turns from an answer to the answer to the question after it."""
_SURE: Final = 0.6
"""Confidence under which an outcome is tied to no deed: the person doubts the cause."""


def lines_of(facts: Sequence[Fact], refused: list[str], *, employer: str = "") -> list[ResumeLine]:
    """The lines of an entry in the order told; reasons for what is left out go to `refused`."""
    told = sorted(
        (fact for fact in facts if fact.name in ("highlight", "topic")),
        key=lambda fact: (fact.source.turn, fact.source.start),
    )
    proofs = [fact for fact in facts if fact.name == PROOF]
    drafts: list[Draft] = []
    for episode in _episodes(told):
        told_at_once = _Episode(refused, employer, proofs)
        for fact in episode:
            for part in _parts(fact):
                told_at_once.add(part)
        drafts += told_at_once.drafts
    share_credit(drafts, facts, refused, employer=employer)
    lines: dict[LineId, ResumeLine] = {}
    for draft in drafts:
        if not draft.stands or " " not in draft.text or _said_elsewhere(draft, drafts):
            continue
        line_id = LineId(f"line-{draft.facts[0].id}")
        if line_id in lines:  # two lines of one sentence
            line_id = LineId(f"{line_id}-{len(lines)}")
        evidence = tuple(dict.fromkeys(fact.id for fact in draft.facts))
        lines[line_id] = ResumeLine(id=line_id, text=draft.text, facts=evidence)
    return list(lines.values())


def _episodes(told: Sequence[Fact]) -> Iterator[list[Fact]]:
    """What was told in one answer and in the answers to what was asked about it."""
    episode: list[Fact] = []
    turn = 0
    for fact in told:
        follows = fact.method in ON_A_DEED and fact.source.turn - turn <= _A_QUESTION_LATER
        if episode and fact.source.turn != turn and not follows:
            yield episode
            episode = []
        episode.append(fact)
        turn = fact.source.turn
    if episode:
        yield episode


def _said_elsewhere(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True where another line says all of it: "Made the card" beside "Made a checking card"."""
    words = _content(draft.text)
    if len(words) <= _FEW:  # "made the list", of a list that was told of already
        words = words - {draft.text.split(" ")[0].lower()} or words
    return any(
        other is not draft
        and words <= _content(other.text)
        and (words != _content(other.text) or drafts.index(other) < drafts.index(draft))
        for other in drafts
    )


_GLUE: Final = frozenset("the a an of in with team did".split())


def _content(line: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", line.lower())) - _GLUE


class _Episode:
    """The lines of one answer, as they grow sentence by sentence."""

    def __init__(self, refused: list[str], employer: str, proofs: Sequence[Fact] = ()) -> None:
        self._proofs = proofs
        self.drafts: list[Draft] = []
        self._refused = refused
        self._employer = employer
        self._topic: Fact | None = None
        self._before: Fact | None = None

    def add(self, fact: Fact) -> None:
        """Take in the next sentence: a line of its own, or behind the one before it."""
        if fact.name == "topic":
            self._topic, self._before = fact, None
            return
        made = self._made(fact)
        if not made.text:
            return
        before = self._before
        if before and before is not fact and before in made.facts:
            # What it was before stands in the change now.
            apart = [
                draft.bare if draft.bare and before in draft.facts else draft
                for draft in self.drafts
            ]
            self.drafts = [draft for draft in apart if draft.facts != [before]]
        self._before = fact if is_before(fact) else before
        if not self._belongs_to_last(made):
            self.drafts.append(self._with_its_noun(made))
            self._outcome_last()

    def _with_its_noun(self, made: Draft) -> Draft:
        """The line with what it speaks of in front; it does not stand where that was not said."""
        told = made.facts[0].value
        back = _POINTS_BACK.match(made.text) and not does_something(told)
        nameless = _NAMELESS.match(made.text)
        counts = _COUNTS_NOTHING.match(made.text) or (_ITS.match(told) and made.text[0].isdigit())
        if not (back or nameless or counts or _POINTS_TO.match(made.text)):
            return made
        if self._topic is None or not any(self._topic in draft.facts for draft in self.drafts):
            named = headed(made, self._topic, self._employer)
            if named:
                named.setting = bool(counts) and is_before(made.facts[0])
                named.stands = not named.setting
                return named
        verb = re.sub(r"^With [^,]+, ", "", made.text).split(" ")[0].lower()
        first = verb in told.lower().split(" ")[:_OPENS]
        if not counts and not re.match(r"From .*\d", made.text):
            made.stands = made.stands and first and not nameless
        return made

    def _made(self, fact: Fact) -> Draft:
        made = next(changes_of(fact, self._before, self._topic, self._employer), None)
        if made:
            return made
        rests_on = [fact, *(proof for proof in self._proofs if counts_anew(proof, fact))]
        made = Draft(grounded_line(rests_on, self._refused, employer=self._employer), rests_on)
        of_others = fact.method == OF_OTHERS
        result = of_others or CAME_OF_IT.search(fact.value) is not None
        made.outcome = result and not does_something(fact.value)
        earlier = tells_before(fact.value)
        pattern = _SETTING if not does_something(fact.value) else _EARLIER
        made.setting = bool(pattern.match(made.text)) and (pattern is _SETTING or earlier)
        if not _did(made) and not made.outcome:
            trouble = _TROUBLE.search(made.text) and not AFTER.search(fact.value)
            made.setting = made.setting or bool(trouble or _IT_WAS.match(fact.value))
        bare = BARE_COUNT.fullmatch(made.text)
        ours = made.outcome or _SO_MANY.search(fact.value)
        others = _OTHERS_DID.match(made.text) and not ours
        trouble = made.setting and _TROUBLE.search(made.text) and not _did(made)
        long_gone = trouble or (made.setting and earlier and _LONG_GONE.search(made.text))
        made.stands = not (of_others or bare or others or long_gone or _NO_LINE.match(made.text))
        return made

    def _belongs_to_last(self, made: Draft) -> bool:
        """Put it with the line before it, where it leans on that; False where it stands alone."""
        if not self.drafts:
            return False
        last = self.drafts[-1]
        if _made_sure(last, made):
            return True
        if _strangers(last, made):
            return False
        if last.setting and last.facts[-1].id == made.facts[0].id:  # of one sentence
            about_it = tells_before(last.text) or _IT.search(made.text)
            return bool(about_it) and self._joins(made, link=": ")
        leans = _leans_back(made) or (last.setting and AFTER.search(made.text))
        return (
            (_ONE_OF.fullmatch(made.text) is not None and self._shares(made))
            or (bool(leans) and self._joins(made))
            or (self._mends(last, made) and self._joins(made, link=": "))
        )

    def _mends(self, last: Draft, made: Draft) -> bool:
        """True for a deed on what was just told: a trouble, or "it"."""
        points = bool(_POINTS_TO.match(made.text))
        told = made.facts[0].value
        deeds = _did(last)
        earlier = is_before(last.facts[-1]) or tells_before(last.facts[-1].value)
        if last.setting and (earlier or _TROUBLE.search(last.text)):
            return points or does_something(told)
        met = bool(_SO.match(told)) and does_something(told)
        return (points and (last.setting or not deeds)) or (met and not deeds)

    def _shares(self, draft: Draft) -> bool:
        """Put "one of five" behind the deed it was said of."""
        last = self.drafts[-1]
        deed, mark, rest = last.text.partition(";")
        shared = f"{deed} ({draft.text.lower()}){mark}{rest}"
        return self._replaces_last(Draft(shared, [*last.facts, *draft.facts], last.outcome))

    def _joins(self, draft: Draft, *, link: str = "; ") -> bool:
        """Put an outcome behind the deed before it, where both fit and the gate lets them."""
        last = self.drafts[-1]
        facts = [*last.facts, *(fact for fact in draft.facts if fact not in last.facts)]
        if last.outcome or any(fact.confidence < _SURE for fact in facts):
            return False
        first = last.text.split(", and ")[0] if link == ": " else last.text
        link = "; " if ": " in first else link
        joined = Draft(f"{first}{link}{within(draft.text)}", facts, draft.outcome)
        joined.bare = draft if link == ": " else last.bare
        return self._replaces_last(joined)

    def _replaces_last(self, draft: Draft) -> bool:
        if len(draft.text) > MAX_CHARACTERS:
            return False
        if refusals(draft.text, quotes(draft.facts), employer=self._employer):
            return False
        self.drafts[-1] = draft
        return True

    def _outcome_last(self) -> None:
        """An outcome told first goes behind the deed that follows it."""
        if len(self.drafts) < 2:  # noqa: PLR2004
            return
        outcome, deed = self.drafts[-2:]
        theirs = deed.facts[0].own_part is OwnPart.OWN and not (deed.outcome or _did(outcome))
        scope = _SCOPE.fullmatch(outcome.text)
        if scope and does_something(deed.facts[0].value):
            theirs = not deed.outcome
        if not (
            (outcome.outcome or scope) and theirs and deed.stands and len(outcome.facts) < _MADE_OF
        ):
            return
        self.drafts.pop(-2)
        if not self._joins(outcome):
            self.drafts.insert(-1, outcome)


def _parts(fact: Fact) -> Iterator[Fact]:
    """The sentences of a fact, each in its parts."""
    for sentence in _STOP.split(_TAKEN_BACK.sub("", fact.value)):
        yield from _clauses(replace(fact, value=sentence) if sentence != fact.value else fact)


def _clauses(fact: Fact) -> Iterator[Fact]:
    """The sentence in two where its subject changes: "we raised ..., and I kept the books"."""
    first = _FIRST_SUBJECT.search(fact.value)
    for match in _SECOND_SUBJECT.finditer(fact.value):
        if first is None or fact.name != "highlight":
            continue
        bare = _SO_MANY.search(fact.value)
        if first.start() == match.end() and _SETTING.match(fact.value) and not bare:
            yield replace(fact, value=fact.value[: match.start()])
            yield replace(fact, value=fact.value[match.end() :])
            return
        if match.start() < first.start():
            continue
        rest = fact.value[match.end() :]
        if first["subject"].lower() == match["subject"].lower() or _SO_MANY.search(rest):
            continue
        if tells_before(fact.value[: match.start()]) and AFTER.search(rest):
            continue  # how it was and how it is now stay together
        if match["subject"].lower() in ("i", "we") or AFTER.search(rest):
            yield replace(fact, value=fact.value[: match.start()])
            yield replace(fact, value=rest)
            return
    yield fact


def _strangers(last: Draft, made: Draft) -> bool:
    """True where the one is not to be read with the other."""
    others_change = _NAMED.match(made.text) and not _did(last)
    return bool(
        _NUMBER_PUT_RIGHT.match(made.text)
        or BARE_COUNT.fullmatch(last.text)
        or not (last.stands or last.setting)
        or (made.outcome and (others_change or _SCOPE.fullmatch(last.text)))
    )


def _did(draft: Draft) -> bool:
    return any(does_something(fact.value) or told_bare(fact.value) for fact in draft.facts)


def _leans_back(draft: Draft) -> bool:
    """True for an outcome, and for what speaks of "it" or only counts."""
    since = re.match(r"(?:In|By|After|Last) ", draft.text) and _COUNTS_NOTHING.match(draft.text)
    return draft.outcome or bool(
        _POINTS_BACK.match(draft.text)
        or since
        or _FRAGMENT.match(draft.text)
        or BARE_COUNT.fullmatch(draft.text)
    )


def _made_sure(last: Draft, draft: Draft) -> bool:
    """True for a number said once more: "I think two days. Two days, yes."."""
    again = re.fullmatch(r"(?:Yes, )?(?:about )?(?P<n>\d[\d.,]*)%?(?: [a-z]+)?", draft.text)
    return bool(again and re.search(rf"\b{re.escape(again['n'])}\b", last.text))
