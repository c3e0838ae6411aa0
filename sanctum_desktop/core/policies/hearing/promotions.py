"""A post got at the job talked about, told in an answer to another question than for that job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import Dated, Role, dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.steps import steps
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences
from sanctum_desktop.core.policies.hearing.titles import Title, title_case, titles

METHOD: Final = "promotions.post"
"""Method of a position that takes the place of the one told before."""
_GIVEN: Final = re.compile(
    r"(?i)\b(?:made me|(?:i (?:was|got)|i['’]ve been|i have been) promoted to|promoted me to|named me|appointed me|moved me up to|(?<!before )i(?:['’]ve| have)? bec[ao]me"
    r"|since [^.,;]{3,30},? i(?:['’]m| am|['’]ve been| have been))(?: up)?(?: to)? (?:also )?(?:an? |the |their )?$"
)
"""Before a post that was given: "they made me shift leader", "since June I'm head cook"."""
_SINCE: Final = re.compile(r"(?i)^,? since (?=[^.,;]*\b(?:(?:19|20)\d\d|last|this)\b)")
_OPENS: Final = re.compile(r"(?i)^\W*(?:(?:and|also|now|a|an|i(?:['’]m| am))\s+)*$")
_NOT_GIVEN: Final = re.compile(
    r"(?i)\b(?:if|would|should|could|might|['’]d have|nobody|no one|promis\w+|said|says|told|wish\w*|hop(?:e|ed|ing)|meant|supposed|dream\w*|offered|refus\w+|tr(?:y|ied|ying)|about to|wait\w*|will|like they|anybody|anyone|once|when|until|(?:my|his|her) (?:wife|husband|mother|father|mum|dad|sister|brother|son|daughter|kids|friends?))\b"
)
"""Wished for, promised or missed: "they should have made me foreman"."""
_UNTIL: Final = re.compile(
    r"(?i)\b(?:until|till|(?:gave|handed) it (?:back|up)|stepped (?:back|down)|went back|(?:but|though) (?:not )?on paper|declin\w+|refus\w+|turned it down|t(?:ook|aken) it (?:away|back)|demoted|fired|sacked|temporar\w+|unofficial\w*|quit|not me|that (?:is|was)|is gone)\b|that['’]s|\?|^['’]s\b|^ (?:to|of) the\b"
)
_OVER: Final = re.compile(
    r"(?i)\b(?:for (?:(?:an?|one|two|three|four|five|six|\d+) |(?:the|that) (?:day|night|week|weekend|shift|month|summer|season)\b)|before|only|but|of the (?:week|month|year)|was|were)\b"
)
_WITH: Final = re.compile(r"(?i),? and (?:also )?(?:an? |the )?")


def promotions(said: str, today: date) -> Iterator[Finding]:
    """The posts given and still held, with their day; none that has ended."""
    for sentence in sentences(said):
        held = titles(sentence.text)
        for place, title in enumerate(held):
            if not _is_given(sentence.text, title, held[:place]):
                continue
            day = next(
                (s.since for s in steps(sentence.text, [title], _open(sentence, today))), None
            )
            if day is None:  # what has no day is as well a joke or a wish
                continue
            name = title_case(title.name)
            if place and _WITH.fullmatch(sentence.text[held[place - 1].end : title.start]):
                name = f"{title_case(held[place - 1].name)} and {name}"
            yield _finding("position", name, sentence, title)
            yield _finding("step", f"{day.iso}|{name}", sentence, title)


def _is_given(words: str, title: Title, before: tuple[Title, ...]) -> bool:
    lead, after = words[: title.start], words[title.end :]
    opens = _OPENS.match(lead[: before[0].start] if before else lead)
    given = (_GIVEN.search(lead) and not _NOT_GIVEN.search(lead)) or (
        opens and _SINCE.match(after)
    )
    ended = _UNTIL.search(after) or _OVER.search(re.split(r"[,.;]", after)[0])
    return bool(given) and not ended


def _open(sentence: Sentence, today: date) -> list[Dated]:
    return [d for d in dates(sentence.text, today) if d.role is not Role.END]


def _finding(name: str, value: str, sentence: Sentence, title: Title) -> Finding:
    return Finding(
        section=Section.WORK, name=name, value=value, start=sentence.start + title.start,
        end=sentence.start + title.end, method=METHOD, confidence=0.7,
    )  # fmt: skip
