"""What the person did: sentences about deeds and duties, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from sanctum_desktop.core.domain.facts import Measure, OwnPart, Section
from sanctum_desktop.core.policies.credit import CREDIT, company
from sanctum_desktop.core.policies.hearing.asides import without_asides
from sanctum_desktop.core.policies.hearing.changes import change_since, lasting, part_of
from sanctum_desktop.core.policies.hearing.findings import Finding
from sanctum_desktop.core.policies.hearing.lexicon import words
from sanctum_desktop.core.policies.hearing.lists import WITHDRAWN
from sanctum_desktop.core.policies.hearing.measures import in_digits, measures
from sanctum_desktop.core.policies.hearing.text import Sentence, sentences, without_fillers
from sanctum_desktop.core.policies.hearing.unprinted import WHERE, for_no_page
from sanctum_desktop.core.policies.hearing.vocabulary import NUMBER_WORD

_DEED: Final = re.compile(
    r"(?i)\b(?:i|we)(?:'ve| have| also| had| then| just| mostly| even)*\s+(?P<verb>[a-z]+)\b"
)
_POST: Final = re.compile(
    r"(?i)\b(?:i|we)(?: am| was|['’]m|['’]ve been| have been) (?:also |only |just |mostly |still )*"
    r"(?:on |in the (?:group|team|crew)|in charge|responsible|part of|one of|the only"
    r"|(?:named|made|elected|chosen|voted|picked|promoted|awarded) |(?:\w+ )?[a-z]+ of the (?:month|year)\b)"
    r"|\b(?:i|we)(?:['’]ve| have)? (?:also |only |just |mostly |still )*(?:"
    r"(?:do|did) (?:the |a |an |all |my |our |their |some )?[a-z]+"
    r"|(?:work|worked) (?:(?:on|with|for|in) (?:the |a )?[a-z]+|nights|days|shifts)"
    r"|(?:began|started) (?:to )?[a-z]{4,}|(?:began|started|left|entered) (?:an?|the|our|my|all|every) [a-z]+)|^(?:on call|in charge|responsible)\b"
)
"""A post or a duty told without a verb of doing: "I was one of five", "I do the rota"."""
_NO_DEED: Final = words("no_deeds")
_DEED_VERBS: Final = words("deed_verbs")
_PASTS: Final = frozenset(
    "bought built bound brought cast caught cut dealt drew drove dug fed fell felt found gave ground held hit hung kept"
    " laid led left let lit lost made paid put ran read rewound sang sent set sewed shore shot showed sold spread swept"
    " taught threw took wound wove wrote".split()
)
"""Pasts among them that do not end in "ed"; some are the present too, and prove nothing."""
_SHARED: Final = re.compile(
    r"(?i)\b(?:one of (?:\w+)|(?:\w+ )?of us|me and|and me\b|with (?:the|my|a|one|two|three) \w+|we\b|our team"
    r"|together|as a team|everybody|everyone|not (?:only|just) (?:me|mine)|not all me|group of)"
)
_HELPED: Final = re.compile(
    r"(?i)\b(?:helped|assisted|supported|contributed|took part|was part of)\b"
)
_OWN: Final = re.compile(r"(?i)\bi\b")
_THIRD_PERSON: Final = re.compile(
    r"(?P<who>\b(?:intern|colleague|boss|manager|trainee|apprentice|student|friend|patient|client|resident|assistant"
    r"|supervisor|neighbour|pupil|teacher|nurse|customer|director|one)s?\b[^,.;]{0,25}), (?-i:[A-ZÀ-Þ][\w'’-]+)"
    r"(?:(?:, | and )(?-i:[A-ZÀ-Þ][\w'’-]+))*(?=[,.;]|$)",
    re.IGNORECASE,
)
_LEAVE_OUT: Final = re.compile(
    r"(?i)^\W*(?:and |but |so )?(?:please )?(?:(?:don'?t|do not) (?:quote|write|put|say|mention|print|include|tell)|leave (?:out )?)"
    r"(?P<what>[^.!?]*)"
)
_SMALL: Final = frozenset(
    "it that this them the a an about in of on for anybody anyone there down out please i you them".split()
)
_FRAGMENT: Final = 3
_CLAIMING: Final = frozenset("please don't that write quote mention know have been alone".split())
NOT_THAT_I: Final = re.compile(
    r"(?i)\b(?:please )?(?:don['’]?t|do not) (?:write|put|say|quote|mention) that (?:i|it|we)\b[^,;]*"
)
"""Says what must not be claimed; what stands before it may be told."""
DOUBT: Final = re.compile(
    r"(?i)\b(?:wouldn['’]?t swear|can['’]?t (?:say|prove|promise)|don['’]?t know (?:if|whether)"
    r"|not (?:only|just|all) me|other (?:changes|things|reasons)|could(?: ha|['’])ve been|might(?: ha|['’])ve been"
    r"|don['’]?t say it['’]?s (?:only|all|just) me|not sure (?:it|if|that)|luck(?:y|ily)?\b)"
)
"""The person doubts that what they did was the cause: it is told, and tied to nothing."""
_DUTY: Final = re.compile(
    r"(?i)^(?:\w+ ){0,2}(?:responsible for|in charge of|duties|mostly|mainly|monthly|daily|weekly)\b"
)
_DUTY_LIST: Final = re.compile(
    r"[A-Za-z][\w'’-]*(?: [\w'’-]+){0,2}(?:, (?:and )?[a-z][\w'’-]*(?: [\w'’-]+){0,3}){2,}\.?"
)
"""Duties without a sentence around them: "Milking, calving, fences." """
CAME_OF_IT: Final = re.compile(
    r"(?i)^(?!.*\b(?:i|me|my)\b)(?=(?:\S+ ){2}).*\b(?:less|fewer|faster|quicker|safer|no longer|stopped|doubled|halved|(?:went|gone) (?:up|down)|improved|grew)\b"
    r"|^(?:nobody|no one|none|not one) .*\b(?:hurt|injured|left|complained|fell|missed|died|failed|lost)\b"
)
_TOPIC: Final = re.compile(
    r"(?i)^(?:(?:well|oh|um|then|and|so|also|there(?:['’]s| is| was)|the|my|our),?\s+)*"
    r"(?P<topic>(?!(?:not|no|never|more|it|i|we|he|she|they|that|this|on|in|at|since|from|by)(?:['’]\w+)?\b)[a-z][\w'’-]+(?:\s+[a-z][\w'’-]+)?"
    r"(?:\s+(?:of|for|with|from)\s+(?:(?:the|our|my)\s+)?[a-z][\w'’-]+)?)"
    r"(?:,\s+(?:i (?:suppose|guess|think)|then|maybe|obviously|po|yes))?[.!:]+$"
)
"""A few words that say what the next sentences are about: "The errors." """
_TROUBLE: Final = re.compile(
    r"(?i)^(?:well,? |so,? |but,? )*(?:we|i|they|there) (?:had|have|were|was|are) "
    r"(?:too |so |very )?(?:many|much|lots of|a lot of|loads of) (?P<topic>[a-z][\w'’ -]{3,45}?)"
    r"(?=[,.]| on the | in the | at the | because | and nobody)"
)
"""A trouble that what comes next did something about."""
_NO_TOPIC: Final = words("no_topics")
_NOW: Final = re.compile(
    r"(?i)\b(?:now|today)\b.*\d|\b(?:only|just) (?:one|two|three|four) |^(?:the )?(?:last|this) (?:[a-z]+ )?(?:year|season)\b"
)
BARE_COUNT: Final = re.compile(
    r"(?i)(?:now |about |around |maybe |some |we are )*\d[\d,]*%?(?: (?:so far|altogether|in all|in total|now|by now|of them))?\.?"
)
"""A number that says how many of what was just told: "Eleven so far." """
_YES_COUNT: Final = re.compile(r"(?i)(?:yes|yeah|yep|right),? (?P<n>\d[\d,]*)[.!]?$")
FOLLOWED_UP: Final = "highlights.followed_up"
"""Method of a deed told in answer to a question on the deed before it."""
OF_OTHERS: Final = "highlights.of_others"
"""Method of what others did or had because of that deed: behind it in a line, or nowhere."""
ON_A_DEED: Final = (FOLLOWED_UP, OF_OTHERS)
_OBJECT: Final = re.compile(
    r"(?i)(?:the|an?|all|any|my|our|their|his|her|them|it|up|out|down|over|for|with|after|every|new|\d+)\b"
    r"|(?:[a-z]+ )?[a-z]+s\b"
)
"""What follows a verb in its base form that is no title."""
_NEVER: Final = re.compile(
    r"(?i)^(?:i(?:['’]ve| have)? )?never (?:had|missed|lost|been|dropped|failed|crashed|broke)\b"
)
_GOT_DONE: Final = re.compile(
    r"(?i)^got (?:the|them|it|all|every|our|two|three|\w+ \w+).* (?:out|going|back|down|up|through|done|ready|running|moved|in|home)\b"
    r"|^(?:started|began) (?:to )?[a-z]{4,}"
)
_NUMBER: Final = rf"(?:{NUMBER_WORD}(?:[ -]{NUMBER_WORD})*|\d[\d,.]*)"
_TWO_NUMBERS: Final = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d[\d,.]*(?! ?(?:years?|weeks|months)\b)\b"
)
_MIN_WORDS, _MAX_WORDS = 2, 60
_NOT_MINE: Final = re.compile(
    r"(?i)\b(?:those|they|these|that|it|he|she)(?:['’](?:s|re)| is| are| was| were) (?:not|n['’]t|never) (?:really )?(?:mine\b|my (?:own|people|team|idea|work)\b)|, (?:and |but )?not mine\b"
)
_WELL_ONE: Final = re.compile(
    r"(?i)^\W*(?:well|okay|ok|right|fine|almost|nearly|not quite|except|apart from)\b[,.]?\s*"
    r"(?:(?:almost|nearly|not|only|maybe) )*(?:one|two|three|four|five|a few|half|part|some|most|once|twice|quite|all|every\w*)\b[^,]{0,25}[.!]"
)
"""Takes back a "none" or an "all" that was just said: "without one late. Well, one." """
_SAY_INSTEAD: Final = re.compile(
    rf"(?i)\b(?P<was>{_NUMBER})\b(?! (?:years?|months?|weeks?|days?|hours?)\b)(?P<rest>(?:(?!\b{_NUMBER}\b).)*?)[,.… ]*(?:one of (?:them|those)\b[^,.]*)?[,.… ]*"
    rf"\b(?:so|well),? (?:let us |let['’]s )?(?:say|call it|make it) (?P<now>{_NUMBER})[.!]?$"
)
"""A number the sentence itself puts right: "four girls, one quit, so say three"."""
_AS_I_TELL_IT: Final = re.compile(
    r"(?i)that(?:['’]s| is) what (?:i|we) (?:always |usually )?(?:say|tell|think|thought|said)\b.*\bbut\b"
)
"""Takes back the number just told for one that was reckoned."""
_SAY_AFTER: Final = re.compile(
    rf"(?i)\bso,? (?:let us |let['’]s )?(?:say|call it|make it) {_NUMBER}[.!]?$"
)
"""Puts right the number of the sentence before: "Six until now. One left, so say five"."""
_NOT_CLAIMED: Final = re.compile(
    r"(?i)\b(?:can['’]?t|cannot|can not|won['’]?t|don['’]?t|do not|shouldn['’]?t) claim (?:it|that|this)\b"
)
"""Takes back all that was told: "I can't claim it"."""
_WHOLE: Final = re.compile(r"(?i)\b(?:the (?:whole|entire)|all (?:of )?(?:the|our|my)|every)\b")
_ABSOLUTE: Final = re.compile(
    r"(?i)(?:,| and| but)\s(?:with )?(?:without|all|every|everybody|no|not (?:a|one)|never|none|nobody|nothing|zero)\b[^,;]*$"
)


def highlights(said: str, section: Section, *, generous: bool) -> Iterator[Finding]:
    """Deeds of an answer; `generous` where the question asked for deeds, so that duties count."""
    parts = sentences(said)
    told: list[tuple[str, Measure]] = []
    about = ""
    for number, sentence in enumerate(parts):
        after = parts[number + 1].text if number + 1 < len(parts) else ""
        if company(sentence.text):
            yield _credit(section, sentence)
            continue
        topic = _topic(sentence.text) if after else None
        if topic:
            about, told = topic["topic"], []
            begin = sentence.start + topic.start("topic")
            yield Finding(
                section=section, name="topic", value=topic["topic"], start=begin,
                end=begin + len(topic["topic"]), method="highlights.topic", confidence=0.6,
            )  # fmt: skip
            continue
        if _of_what_was_told(parts, number):
            continue
        words = without_third_persons(without_fillers(sentence.text))
        words = without_withdrawn(words, after)
        change = change_since(told, words, about) or part_of(told, words)
        if not (_tells(words, generous=generous) or (change and generous)):
            continue
        found = measures(words)
        doubted = any(DOUBT.search(part.text) for part in parts[number : number + 3])
        alone = found[0] if len(found) == 1 else lasting(words) if not found else None
        told += [(words, alone)] if alone else []
        yield Finding(
            section=section, name="highlight", value=words.rstrip("."), start=sentence.start,
            end=sentence.end, method="highlights.deed", confidence=0.5 if doubted and found else 0.7,
            own_part=OwnPart.SHARED if company(after) else own_part(sentence.text),
            measures=(change,) if change else found,
        )  # fmt: skip


def _of_what_was_told(parts: Sequence[Sentence], number: int) -> bool:
    """True where it only puts right or makes sure of a number, or the deed is then disclaimed."""
    words = parts[number].text
    if _WELL_ONE.match(words) or (_SAY_AFTER.search(words) and not does_something(words)):
        return True
    if any(_NOT_CLAIMED.search(part.text) for part in parts[number : number + 4]):
        return True
    sure = _YES_COUNT.match(in_digits(words)) if number else None
    return bool(sure and re.search(rf"\b{sure['n']}\b", in_digits(parts[number - 1].text)))


def _credit(section: Section, sentence: Sentence) -> Finding:
    return Finding(
        section=section, name=CREDIT, value=sentence.text.rstrip("."), start=sentence.start,
        end=sentence.end, method="highlights.credit", own_part=OwnPart.SHARED,
    )  # fmt: skip


def _topic(words: str) -> re.Match[str] | None:
    """What the next sentences are about, where this one only names it."""
    named = _TOPIC.match(words)
    if (
        named
        and named["topic"].lower() not in _NO_TOPIC
        and not told_bare(named["topic"])
        and not re.search(r"\d", in_digits(words))
    ):
        return named
    trouble = _TROUBLE.match(words)
    return trouble if trouble and not does_something(words[trouble.end() :]) else None


def _tells(words: str, *, generous: bool) -> bool:
    if WHERE.match(words):
        return False
    words = without_asides(words)
    if BARE_COUNT.fullmatch(in_digits(words)):
        return generous
    count = len(words.split())
    if not _MIN_WORDS <= count <= _MAX_WORDS or words.endswith("?"):
        return False
    if WITHDRAWN.search(NOT_THAT_I.sub("", words)) or for_no_page(words):
        return False
    if not generous:
        return does_something(words)
    return (
        does_something(words)
        or bool(_NEVER.search(words) or _GOT_DONE.match(words))
        or told_bare(words)
        or bool(measures(words) or _POST.search(words))
        or bool(_DUTY_LIST.fullmatch(words) or CAME_OF_IT.search(words))
        or len(_TWO_NUMBERS.findall(in_digits(words))) > 1
        or bool(_DUTY.match(words) or _NOW.search(in_digits(words)))
    )


def without_third_persons(words: str) -> str:
    """The sentence without the name of the colleague, patient or client it speaks of."""
    return _THIRD_PERSON.sub(lambda m: m["who"], words)


def without_withdrawn(words: str, after: str) -> str:
    """The sentence without what the next one asks to leave out; "" where that is all of it."""
    words = _SAY_INSTEAD.sub(r"\g<now>\g<rest>", _without_denied(words))
    asked = _LEAVE_OUT.match(after)
    if asked is None:
        return _without_put_right(words, after)
    what = set(re.findall(r"[a-z]+", asked["what"].lower())) - _SMALL
    if not what:
        return ""
    kept: list[str] = []
    for clause in words.split(", "):
        if not what & set(re.findall(r"[a-z]+", clause.lower())):
            kept.append(clause)
            continue
        while kept and len(kept[-1].split()) <= _FRAGMENT:  # "first time in, I'd say, five years"
            kept.pop()
    return ", ".join(kept)


def _without_put_right(words: str, after: str) -> str:
    """The sentence without the number or the "all" that the next one takes back."""
    if _AS_I_TELL_IT.match(after):
        return ""
    if _SAY_AFTER.search(after):
        return re.sub(rf",[^,]*\b{_NUMBER}\b[^,]*$", "", words, flags=re.IGNORECASE)
    if not _WELL_ONE.match(after):
        return words
    return "" if _WHOLE.search(words) else _ABSOLUTE.sub("", words)


def _without_denied(words: str) -> str:
    """The words; none where they are about what must not be claimed."""
    not_mine = _NOT_MINE.search(words)
    if not_mine and not_mine.start() > 0:
        return ""
    denied = NOT_THAT_I.search(words)
    if denied is None:
        return words
    rest = NOT_THAT_I.sub("", words)
    claim = set(re.findall(r"[a-z]{4,}", denied.group().lower())) - _SMALL - _CLAIMING
    return "" if claim & set(re.findall(r"[a-z]{4,}", rest.lower())) else words


def does_something(words: str) -> bool:
    """True where "I" or "we" stands before a verb of doing."""
    return any(m["verb"].lower() not in _NO_DEED for m in _DEED.finditer(words))


def told_bare(words: str) -> bool:
    """True for a deed told without its "I": "Taught the young ones.", "Check seams."."""
    match = re.match(
        r"(?:(?:also|then|mostly|and|mainly) )?(?P<verb>[a-z]+) (?=\w)", words.lower()
    )
    if match is None or words.split(" ")[1].lower() in ("is", "was", "are", "were", "of", "for"):
        return False
    verb = match["verb"]
    if verb in _DEED_VERBS and not _OBJECT.match(words, match.end()):
        return False  # "Staff sergeant", "Test engineer"
    stems = {
        verb,
        verb.removesuffix("ed"),
        verb.removesuffix("d"),
        re.sub(r"(.)\1ed$", r"\1", verb),
    }
    return bool(stems & _DEED_VERBS) or (verb.endswith("ied") and f"{verb[:-3]}y" in _DEED_VERBS)


@lru_cache(maxsize=2048)  # the whole talk is heard again at each turn
def told_of_today(words: str) -> bool:
    """True for a deed in the present tense: "I demonstrate in the first-year lab"."""
    verbs = [match["verb"].lower() for match in _DEED.finditer(words)]
    return bool(verbs) and verbs[0] in _DEED_VERBS - _PASTS and not verbs[0].endswith("ed")


def own_part(words: str) -> OwnPart:
    """How much of it the person claims; what was shared or helped stays so."""
    if _HELPED.search(words):
        return OwnPart.HELPED
    if re.search(r"(?i)\bi was (?:only )?one of\b|\bthat was not mine\b", words):
        return OwnPart.SHARED
    if _SHARED.search(words):
        return OwnPart.SHARED
    return OwnPart.OWN if _OWN.search(words) or told_bare(words) else OwnPart.UNSAID
