"""What is told in an interview and belongs on no page: asides, private matters, comings and goings."""

from __future__ import annotations

import re
from typing import Final

from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.hearing.vocabulary import NUMBER_WORD

_ASIDE: Final = re.compile(
    r"(?i)^(?:before (?:that|this)\b|i was there\b|i don'?t (?:like|know)|sorry|is this|i still dream|don'?t|please|my manager says"
    r"|(?:i was )?born\b|(?:that|it) was (?:the |all )?(?:\w+ of us|(?:the )?(?:team|others))\b|hang on|hold on|what am i saying|could we|can we|(?:\w+, )?where do i start|don'?t ask|let me think|how do i say"
    r"|(?:the|my|a|our) \w+ (?:said|says|reckons|thinks|told)\b(?!.*(?:%|\d))|i learn(?:ed|t) (?:more|a lot|so much|loads|everything)|it'?s nothing|nothing fancy|i'?m (?:real )?proud|i remember|i was very young|they hated|[^.]*\b(?:is|are) (?:putting|translating|typing|writing) (?:it|this|that)\b)"
)
"""Spoken beside the matter, whatever verb is in it."""
_TO_GEM: Final = re.compile(
    r"(?i)^(?:and |but |so |no |nah |please |kindly |just )*(?:"
    r"(?:write|put|say|call|make|leave|keep|take|note|add) (?:it|that|this|them|down|in)\b(?! (?:in|on|to|into|up|out|under|over|with|off|by)\b)"
    r"|go with \w|do you (?:want|need|understand|see|know)|you (?:want|need|should|have to) \w+ (?:it|that)"
    r"|i (?:tell|told|assure|promise) you|(?:i )?(?:speak|spoke|talk) of|why not|ask me"
    r"|i (?:must|should|have to|want to|try to) (?:be (?:fair|honest|exact|precise)|say|admit|confess|add|explain))"
)
"""Said to the one who asks, and about the page: "call it thirty", "I must be fair"."""
_THIS_I_DID: Final = re.compile(
    r"(?i)^(?:and |but )?(?:this|that|it)(?: one)? (?:i|we) (?:did|made|do)(?: it| that)?\b"
)
_CAME_AND_WENT: Final = re.compile(
    r"(?i)^(?:(?:and|then|so|but|first|later|after that|fresh from \w+|straight from \w+|in \d{4}|in [a-z]+ (?:of )?\d{4}|that'?s when),? )*"
    r"(?:i|we)(?:['’](?:m|d|ve)| am| was| had| have)? (?:only |just )?(?:"
    r"went (?:there|in\b|over|back|straight|to (?-i:[A-ZÀ-Þ]))|came (?:there|in\b|over|here|back|as|for|to (?-i:[A-ZÀ-Þ]))"
    r"|(?:joined|entered|arrived|left|moved) (?:there|here|in|as|at|them|him|her|when|because|after|before|up|on|to (?-i:[A-ZÀ-Þ])|(?-i:[A-ZÀ-Þ])|the (?:firm|company|army|police|force|team|job))\b"
    r"|(?:stayed|born|slept|retired|resigned)\b"
    r"|(?:started|began|worked|finished|ended|stopped) (?:there|here|as|at\b|with (?-i:[A-ZÀ-Þ])|in (?:\w+ )?\d|on \d|\w+ (?:years|months|weeks) (?:before|after|later|ago)))"
)
"""How and when one came to a job and left it: its heading says that."""
_ASKED_FOR: Final = re.compile(
    r"(?i)\bi(?:['’]ve|['’]d| have| had)? (?:asked|applied|hoped|begged|waited|longed|tried out) for\b"
)
_AGE: Final = re.compile(
    r"(?i)\b(?:my birthday|(?:i was|i['’]?m|i am) born|date of birth|years of age|when i was (?:[a-z]+ty\b|[a-z]+teen\b|\d\d\b))"
)
_SAID_WRONG: Final = re.compile(
    r"(?i)\b(?:i (?:said|told|put|wrote) (?:it |you |that )?wrong|i tell myself|before,? i said|earlier i said)\b"
    r"|\bi (?:once |often |always |first )?(?:said|told (?:someone|somebody|people|them|him|her|everyone|(?:my|the|a) \w+)) (?:it was |about )?"
    rf"(?!\w+ times\b)(?:\d|{NUMBER_WORD}\b)|^(?:it|that|they|there)(?:['’]s| is| was| were)(?: not|n['’]t| never) (?:really |about )?(?:\d|{NUMBER_WORD}\b)"
)
"""A number told to others, or denied: "I told someone two days", "it was never fifty"."""
_NOT_A_THING: Final = re.compile(
    r"(?i)\b(?:is|was|it['’]s) (?:(?:perhaps|maybe|probably|hardly|really) not|not (?:really|exactly)|hardly) (?:an?|my) (?:[a-z]+ )?(?:job|work|skill|achievement|title|deed|success)\b"
)
"""Doubt whether it is worth a line: "two summers is perhaps not a job"."""
_DISPUTED: Final = re.compile(
    r"(?i)\b(?:boss|manager|he|she|they|chef|director|patron)\b[^.]{0,12}\b(?:said|says|told|claims?)\b.*\bbut\b"
)
_AT_HOME: Final = re.compile(
    r"(?i)\b(?:cared for|looked after|nursed|looking after|caring for) (?:my|our) (?:\w+ )?(?:mother|father|mum|mom|dad"
    r"|parents?|husband|wife|partner|son|daughter|kids|children|child|baby|grand\w+|aunt|uncle|brother|sister)\b"
    r"|\bmy own (?:little one|child|children|kids|baby|son|daughter)\b"
)
"""Care in one's own family is theirs to tell, and no employer's line."""
_PRIVATE: Final = re.compile(
    r"(?i)\b(?:i (?:was|am|got|used to be|['’]m) (?:\w+ )?(?:drinking|drunk|sober|using|ill|sick|depressed|pregnant|homeless|in (?:prison|jail|rehab|hospital))"
    r"|drinking (?:then|too much|again)|alcohol\w*|rehab|(?:in|out of|came out of) (?:prison|jail|rehab)|depress(?:ed|ion)|divorced?|miscarriage"
    r"|breakdown|my (?:ex|marriage)\b|bankrupt\w*|burn(?:ed|t)[- ]?out|therap(?:y|ist)|chemo\w*|cancer)\b"
)
"""What belongs to nobody's page, though the person needed to say it."""
_AGAINST_SELF: Final = re.compile(
    r"(?i)\bi (?:failed|fell asleep|forgot|messed|was (?:sacked|fired|late|laid off|suspended)|lost (?:my|the) (?:job|temper)"
    r"|cried|gave up|quit|walked out|got (?:sacked|fired|warned|it wrong)|made (?:a|one|some|two) mistakes?|ruined|crashed|clipped|bumped|dented|scratched)\b"
)
"""What a person confesses is no line of theirs."""
_UNREAL: Final = re.compile(
    r"(?i)^(?:and |but )?if (?:i|we|they|it)(?:['’]d| had| would|['’]s)? ?(?:not|n['’]t|hadn['’]t|wasn['’]t)\b|^if not\b|^without me\b"
    r"|\b(?:is|was)(?:n['’]t| not) as if\b|^(?:we|they|there) (?:are|were) not \S+ any ?more\b|^not (?:one|a) \w+ was \w+ed by (?:me|us)\b|\bwould(?:n['’]t)? have\b|\b(?:he|she|they|it|somebody|someone|nobody)['’]d have\b"
)
"""What would have been is no deed."""
_LEFT_UNDONE: Final = re.compile(
    r"(?i)^(?!.*\b(?:only|until|without|but)\b)[^,;]*\b(?:i|we)(?:['’]ve| have)? (?:did ?n[o'’]t|do ?n[o'’]t|never|could ?n[o'’]t|can ?n?[o'’]t|have ?n[o'’]t)"
    r" (?!ha[dv]e?\b|miss|los[et]|drop|fail|crash|br[eo]|be)\w+[^,;]*$"
)
"""Said of what was not done: "criminal law we did not touch"."""
_NO_DEED: Final = re.compile(
    r"(?i)^(?:and |but |so |then )*(?:"
    r"half and half\W*$|(?:i|we) had no (?:voice|sleep|time|idea|choice|strength|money|food|lunch)\b|(?:standing|sitting|waiting|queueing|hoping)\b|how (?:many|much|long|often)\b"
    r"|(?:it|this|that) (?:is|was) my (?:first|second|last|only|own)\b|mine (?:is|was) (?-i:[A-ZÀ-Þ])"
    r"|i(?:['’]m| am) (?:\d\d|\w+ty(?:-\w+)?|\w+teen)(?:,|$| and\b| years? old)"
    r"|(?:i|we) (?:pitched|proposed|suggested)\b|(?:i|we) lost (?:many|some|him|her|people|friends|\w+ (?:residents|patients|friends))\b"
    r"|(?:after|before|during) (?:\w+ )?(?:school|university|college|the army),? i (?:made|did|went|took)\b"
    r"|before (?:[a-z]+|(?:the|this|that) [a-z]+),? (?:it was|i (?:did|had|was))\b"
    r"|(?P<count>[\w-]+) [a-z]+, (?P=count) [a-z]+$|(?:the )?half of (?:the|my|our) (?:work|job)\b|everything (?:that )?(?:is|was)n['’]t\b"
    r"|(?:\d+|\w+) years? in all\b|the [a-z]+(?:['’]s| is) (?:hers|his|theirs)\b|.*\bthe headaches?$"
    r"|[^,]+(?:, [^,]+)*, (?:i )?(?:finished|completed|graduated) in\b)"
)
"""How it felt, how long it took, what came before: spoken on the way to what was done."""
WHERE: Final = re.compile(
    r"(?i)(?:so,? )?(?:(?:presently|currently|now|today),? )*(?:i|we)(?:['’]m|['’]re| am| are) (?:with|at) (?-i:[A-ZÀ-Þ])(?!.*\b(?:i|we) [a-z]+)"
)
"""Where they work, which the heading says: "I am with Ofori and Sons, it is a small firm"."""
_SOMEBODY: Final = (
    r"(?:my|our|the|one|a) (?:\w+ )?(?:colleague|boss|chef|chief|director|manager|brother|cousin|teacher|engineer|doctor|agronomist"
    r"|schedulers?|developer|dev|officer|supervisor|neighbour|friend|flatmate|wife|husband|uncle|aunt)\b"
)
_ANOTHERS: Final = re.compile(
    r"(?i)^(?!.*\d)(?!.*\b(?:i|we|us|our|my own)\b.*\b(?:did|made|built|wrote|only|and)\b)(?:and |but |so )*"
    rf"(?:{_SOMEBODY}"
    r"|(?!(?:we|it|they|that|this|there|then|who)\b)(?-i:[A-ZÀ-Þ])[\w'’-]+(?: (?:over |down |back )?(?:in|at|from) (?:the )?[\w'’-]+)?)"
    r"(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)?(?: (?:also|then|kindly))? (?:did|does|made|makes|designed|drew|calculated|gave (?:me|us)|moved|coded|wrote|writes|helped)\b"
    rf"|^(?!.*\b(?:i|we|us|me|our)\b)(?:and |but |so )*(?:(?:{_SOMEBODY}|the (?:owner|foreman|surveyor|accountant|inspector)\b)(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)?"
    r"|(?-i:[A-ZÀ-Þ])[\w'’-]+, (?:the|my|a) \w+(?: \w+)?,)(?: (?:also|then|always))? (?:built|ran|runs|led|leads|(?:cut|check|revise|sign|repair|fix|manage"
    r"|plan|train|reduce|raise|increase|improve|organise|handle|prepare|order|install|negotiate|introduce|lower|double|halve|save|test|teach)(?:n?e?d|p?ed|s)?)\b"
)
"""What another did, which is theirs: "my colleague did the drawings"."""

_AT_ITS_START: Final = (
    _NO_DEED,
    _ASIDE,
    _TO_GEM,
    _THIS_I_DID,
    _CAME_AND_WENT,
    _LEFT_UNDONE,
)
_ANYWHERE: Final = (
    _DISPUTED,
    _AT_HOME,
    _PRIVATE,
    _AGAINST_SELF,
    _UNREAL,
    _ASKED_FOR,
    _AGE,
    _SAID_WRONG,
    _NOT_A_THING,
)


def for_no_page(words: str) -> bool:
    """True for a sentence that tells no deed anybody would print."""
    return (
        any(pattern.match(words) for pattern in _AT_ITS_START)
        or any(pattern.search(words) for pattern in _ANYWHERE)
        or bool(_ANOTHERS.match(in_digits(words)))
    )
