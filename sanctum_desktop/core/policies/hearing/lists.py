"""Skills, languages and certificates: things people name in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.policies.hearing.dates import Dated, dates
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.text import Sentence, items, sentences, without_fillers

LANGUAGES: Final = words("languages")
_LANGUAGE: Final = re.compile(
    r"\b(" + "|".join(sorted(LANGUAGES, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
WITHDRAWN: Final = re.compile(
    r"\b(?:leave (?:it|that|this|them|those|these)(?: out)?|you can leave|i'?d leave it"
    r"|(?:don'?t|do not) (?:put|write|say|quote|count|include|mention|print)"
    r"|(?:doesn'?t|does not|don'?t) count|not (?:to be )?(?:written|printed)|skip (?:it|that)"
    r"|(?:would|'d) rather not|not in there|forget (?:it|that)|i don'?t have it"
    r"|just attendance|between us|off the record|keep (?:it|that) (?:private|between))\b",
    re.IGNORECASE,
)
NEGATED: Final = re.compile(
    r"\b(?:no|not|never|can'?t|cannot|can not|don'?t|didn'?t|haven'?t|hasn'?t|won'?t|nothing"
    r"|i open and close|only opened|opened twice|barely|hardly)\b",
    re.IGNORECASE,
)
_FLUENCY: Final = re.compile(
    r"(?P<native>(?:mother|native|first)[ -](?:tongue|language)|native|at home|grew up with"
    r"|bilingual)|(?P<level>\b[ABC][12]\b)|(?P<test>IELTS \d(?:\.\d)?)"
    r"|(?P<fluent>fluent(?:ly)?)|(?P<understands>(?:i )?(?:can )?understand)"
    r"|(?P<reads>(?:i )?(?:can )?(?:only )?read\b)|(?P<daily>every ?day|daily|at work)"
    r"|(?P<basic>basic|a little|a few words|some\b|rust|so-so|grade \w+|school level|conversational)",
    re.IGNORECASE,
)
_SAID_OF_FLUENCY: Final = {
    "native": "native", "fluent": "fluent", "understands": "understands", "reads": "reads",
    "daily": "used daily", "basic": "basic",
}  # fmt: skip
_LEAD_IN: Final = re.compile(
    r"^(?:(?:i(?:'m| am|'d say|'ve| have| can| do| use| know| work with| worked with| like)?"
    r"|my|the|a|an|our|we|some|also|and|then|for|good (?:at|with)|okay with|ok with|fast (?:on|with)"
    r"|very|is|it'?s|that'?s|so|mostly|mainly|main(?:ly)? is|system is|called|used(?: to)?|using"
    r"|comfortable with|experience (?:with|in)|at|with|in|on|of|to|quite|probably|as well|say|put"
    r"|read a|write a decent|can write|had|got|renewed|did|passed|hold|having|course|both"
    r"|computer|like|right|now|this|which|system|programs?|tools?|skills?|works? (?:in|on))[\s,:]+)+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s+(?:is|are|was|were|i|that's|thats|which|because|from|for|so|too|as well|well|though|by|but"
    r"|normal|in truth|of|at (?:basic|work)|like|every|when|where|who|all the|then|it|you"
    r"|what|in|obviously|yes|also|renewed|since|there|on|only|the|this|we|he|she|they)\b.*$",
    re.IGNORECASE,
)
_NO_THING: Final = words("no_things")
_LEVELS: Final = re.compile(
    r"\b(?:basic|simple|normal|okay|ok|slow|advanced|good|great|alright|i'm)\b", re.IGNORECASE
)
_NOT_NAMED: Final = re.compile(
    r"(?i)^(?:what|ours?|mine|slow(?:ly)?|only|alright|close|open|good|fine|very \w+|was .*|were .*|that now|more|most(?:ly)?"
    r"|real skill|proper|recertified|renewed|card|old|new|later|today|everything|anything|yeah|again|two|three|\d+)$"
    r"|\b(?:ask|asks|asked|call|calls|called|said|says|hates?|loves?|opened|consumed|never)\b"
)
_SCARCELY: Final = re.compile(
    r"(?i)\b(?:open and close|only opened|opened (?:it )?(?:once|twice))\b"
)
_MAX_WORDS: Final = 5


def languages(said: str) -> Iterator[Finding]:
    """Language names with their level, but not those taken back."""
    for sentence in sentences(said):
        named = list(_LANGUAGE.finditer(sentence.text))
        for place, match in enumerate(named):
            if not match.group()[0].isupper() and match.group().lower() != "darija":
                continue
            last = place + 1 == len(named)
            until = len(sentence.text) if last else named[place + 1].start()
            about = sentence.text[match.start() : until]
            if not last:
                about = about.rsplit(",", 1)[0]
            # "I understand Russian": the level may stand right before the name.
            before = re.split(r"[,.;]|\band\b", sentence.text[: match.start()])[-1]
            # What takes a language back may come in the next sentence, about "it".
            after = said[sentence.end : sentence.end + 50] if last else ""
            yield from _language(match, sentence, (before, about), after)


def _language(
    match: re.Match[str], sentence: Sentence, around: tuple[str, str], after: str
) -> Iterator[Finding]:
    before, about = around
    withdrawn = bool(WITHDRAWN.search(about)) or bool(
        re.match(r"\W*(?:leave|i'?d leave|skip|don'?t put|that doesn)", after, re.IGNORECASE)
    )
    begin = sentence.start + match.start()
    name = match.group().capitalize()
    entry = f"language {name}"
    yield Finding(
        section=Section.LANGUAGES, name="language", value=name, start=begin,
        end=begin + len(name), method="lists.language", entry=entry, withdrawn=withdrawn,
    )  # fmt: skip
    level = _FLUENCY.search(about) or _FLUENCY.search(before)
    if level and not withdrawn:
        kind = level.lastgroup or ""
        value = _SAID_OF_FLUENCY.get(kind, level.group())
        place = sentence.text.find(level.group())
        yield Finding(
            section=Section.LANGUAGES, name="fluency", value=value, start=sentence.start + place,
            end=sentence.start + place + len(level.group()), method="lists.fluency", entry=entry,
        )  # fmt: skip


def skills(said: str) -> Iterator[Finding]:
    """What the person names when asked for skills; hedged to nothing and negated are left out."""
    for sentence in sentences(said):
        few = len(list(items(sentence.text))) <= 2
        if few and (WITHDRAWN.search(sentence.text) or _SCARCELY.search(sentence.text)):
            continue
        for item, place in items(sentence.text):
            if NEGATED.search(item) or WITHDRAWN.search(item) or _LANGUAGE.fullmatch(item):
                continue
            keyword = thing(item)
            if keyword and len(keyword.split()) <= _MAX_WORDS:
                begin = sentence.start + place + max(0, item.find(keyword))
                yield Finding(
                    section=Section.SKILLS, name="keyword", value=keyword, start=begin,
                    end=begin + len(keyword), method="lists.skill", entry=f"skill {keyword}",
                    confidence=0.7,
                )  # fmt: skip


def thing(item: str) -> str:
    """The thing itself: "I'm okay with PowerPoint" -> "PowerPoint"; "" where there is none."""
    words = without_fillers(item)
    words = _LEAD_IN.sub("", words + " ").strip()
    words = _TAIL.sub("", words).strip(" .,:;!?-'\"")
    words = re.sub(r"\s+" + _LEVELS.pattern + r"$", "", words, flags=re.IGNORECASE).strip()
    if not words or words.lower() in _NO_THING or (len(words) < 2 and words != "R"):
        return ""
    if re.match(
        r"(?i)(?:i|you|he|she|it|they|we|there|maybe|because|if|when|people|once)\b", words
    ):
        return ""
    return "" if _NOT_NAMED.search(words) else words


_CERTIFICATE_CUE: Final = re.compile(
    r"(?i)\b(?:certificat\w*|licen[cs]e\w*|course|level \d|first aid\w*|ACLS|BLS|HACCP|IOSH|NEBOSH"
    r"|CSCS|WHMIS|CDL|PCV|HGV|hazmat|marshal|diploma|card|belt|registered|accredit\w*|renewed"
    r"|recertified|passed|ticket|permit|AAT|CISSP|PRINCE2|ITIL|NVQ|safeguarding)\b"
)
_DEGREE: Final = re.compile(r"(?i)\b(?:diploma|bachelor|master|degree|a-levels?|b\.?sc|phd)\b")
_UNFINISHED: Final = re.compile(
    r"(?i)\b(?:studying for|haven'?t (?:sat|finished|done)|not (?:yet )?(?:finished|done)|so i (?:don'?t|do not) have"
    r"|wanted to do|stopped after|part way|in progress|failed)\b"
)
_QUOTED: Final = re.compile(r"[\"'‘“]([A-Z][^\"'’”]{3,60})[\"'’”]")


def certificates(said: str, today: date, *, asked: bool) -> Iterator[Finding]:
    """Certificates, licences and courses that were finished, each with its date."""
    for sentence in sentences(said):
        cue = _CERTIFICATE_CUE.search(sentence.text)
        if _UNFINISHED.search(sentence.text) or not (cue or asked):
            continue
        if WITHDRAWN.search(sentence.text) or (not asked and not _finished(sentence.text)):
            continue
        yield from _certificates(sentence, today, asked=asked)


def _finished(words: str) -> bool:
    return bool(
        re.search(r"(?i)\bi (?:have|'ve|hold|did|got|passed|finished)|i've got|my\b", words)
    )


def _certificates(sentence: Sentence, today: date, *, asked: bool) -> Iterator[Finding]:
    when = [d for d in dates(sentence.text, today) if d.iso <= today.isoformat()]
    quoted = _QUOTED.search(sentence.text)
    if quoted:
        named = [(quoted.group(1), quoted.start(1))]
    else:
        named = [
            (name, place + max(0, item.find(name)))
            for item, place in items(_without(sentence.text, [(d.start, d.end) for d in when]))
            if (name := thing(item)) and _is_certificate(item, name, asked=asked)
        ]
    for name, place in named:
        begin = sentence.start + place
        entry = f"certificate {name}"
        yield Finding(
            section=Section.CERTIFICATES, name="name", value=name, start=begin,
            end=begin + len(name), method="lists.certificate", entry=entry, confidence=0.7,
        )  # fmt: skip
        for dated in _dates_of(place, named, when):
            yield Finding(
                section=Section.CERTIFICATES, name="date", value=dated.iso,
                start=sentence.start + dated.start, end=sentence.start + dated.end,
                method="lists.certificate", entry=entry,
            )  # fmt: skip


def _dates_of(place: int, named: list[tuple[str, int]], when: list[Dated]) -> list[Dated]:
    """The date said behind a name; one date alone holds for all that were named."""
    if len(when) <= 1:
        return when
    until = min((p for _, p in named if p > place), default=None)
    return [d for d in when if d.start > place and (until is None or d.start < until)][:1]


def _is_certificate(item: str, name: str, *, asked: bool) -> bool:
    if NEGATED.search(item) or len(name.split()) > _MAX_WORDS + 2:
        return False
    if not asked and _DEGREE.search(name):
        return False  # heard with the schools
    if re.search(
        r"(?i)^(?:a |the )?(?:proper|college|university|school)\b|\b(?:college|university)$", name
    ):
        return False
    if _CERTIFICATE_CUE.search(name):
        return True
    return asked and bool(re.match(r"[A-Z]", name)) and not _LANGUAGE.fullmatch(name)


def _without(words: str, spans: list[tuple[int, int]]) -> str:
    for begin, end in spans:
        words = words[:begin] + " " * (end - begin) + words[end:]
    return words
