"""What the person asks the persona: who it is, what it means, what it costs, what it would do."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class AskedBack(StrEnum):
    """The kinds of questions every persona meets; NOTHING where none was put."""

    NOTHING = ""
    WHO = "who"
    PRIVATE = "private"
    COST = "cost"
    WHY = "why"
    REPEATED = "repeated"
    LONG = "long"
    MEMORY = "memory"
    MEANING = "meaning"
    WRITE = "write"
    ADVICE = "advice"
    PAGE = "page"
    FACT = "fact"
    ANNOYED = "annoyed"
    THANKS = "thanks"
    LANGUAGE = "language"
    GREETING = "greeting"


_KINDS: Final = (
    (AskedBack.ANNOYED, re.compile(
        r"(?i)\b(?:(?:this|it|that|you)(?:['’]s| is|['’]re| are) (?:so |just |all |really )*(?:stupid|useless"
        r"|rubbish|crap|bullshit|nonsense|a waste|pointless|a joke|annoying|ridiculous|dumb|no help"
        r"|not help\w*)|waste of (?:my )?time|fuck (?:you|this|off|it)|shut up|you don['’]?t (?:listen"
        r"|understand|get it|help)|stupid (?:question|machine|computer|bot|program|robot|thing)"
        r"|you (?:idiot|moron)|sod off|piss off)\b|^\W*(?:useless|pointless|rubbish|annoying|stupid|no help)\W*$")),
    (AskedBack.WHO, re.compile(
        r"(?i)(?:\b(?:are|r) (?:you|u) (?:a |an |the |really |even |just )*(?:real|human|person|robot|bot|ai|program\w*|machine"
        r"|computer|alive|man|woman|teacher|chatgpt|chat ?gpt|doctor|therapist)|\byou(?: are|['’]?re| r) an? (?:robot|bot|machine|computer|ai|program)"
        r"|\bwho (?:are|r) (?:you|u)\b|what are you\b(?! (?:writing|doing|asking|going|talking|on))"
        r"|\b(?:am i )?(?:talk|chat)ing (?:to|with) (?:a|an) (?:real |robot|machine|bot|ai|person|human|computer))")),
    (AskedBack.PRIVATE, re.compile(
        r"(?i)\b(?:(?<![a-z] )who (?:can |else |will |does )?(?:reads?|sees?|knows?|hears?)\b(?! (?:how|what|why|where|if|that))|is (?:this|it|that) (?:private|safe|secret"
        r"|confidential|recorded|anonymous|saved|sent)|(?:can|will|does|do) (?:anyone|anybody|somebody|they|you|my \w+(?: \w+)?) (?:else )?(?:can['’]?t |cannot |not )?(?:read|see|find"
        r"|tell|share|send|store|save|record) (?:this|it|that|me|my)\b|(?:can|could|will) (?:anyone|anybody) (?:else )?(?:read|see)\b"
        r"|my (?:boss|\w+ ?(?:teacher|manager)) (?:can['’]?t|cannot|not|won['’]?t) see\b|where (?:does|do|is|are) (?:this|it|my (?:words|data|answers)) (?:go|kept|stored|saved)"
        r"|(?:sell|share) my data|(?:will|would|can) (?:people|they|anyone|anybody|somebody) (?:know|find out))\b")),
    (AskedBack.COST, re.compile(
        r"(?i)\bhow much (?:does|is|will|do|would|must) (?:this|it|that|i)\b(?: (?:thing|app|program|all|have to))*(?: (?:cost|charge|pay)(?: me)?)\b"
        r"|\bwhat (?:does|will) (?:this|it) (?:thing |app |program |all )?cost\b|\bis (?:this|it)(?: \w+)? free\b(?! (?:on|at|from|time))|\bdo i (?:have to |need to )?pay\b(?: (?:for (?:this|it|you)|you))?\W*$"
        r"|\bwhat(?:['’]?s| is) the (?:price|catch)\W*$|\bhow much(?: is (?:it|this))?\W*\?\W*$")),
    (AskedBack.REPEATED, re.compile(
        r"(?i)\byou(?:['’]ve| have)? (?:just |already )*asked (?:me )?(?:that|this|it|the same)\b|\byou (?:just |already )+asked\b|\b(?:the )?same question\b"
        r"|\bi(?:['’]ve| have)? (?:already|just) (?:answered|said|told you)(?: (?:that|it|this|so|you))?(?: already)?\W*$")),
    (AskedBack.LONG, re.compile(
        r"(?i)\bhow (?:much longer|long (?:more|is (?:this|it)|does (?:this|it) (?:take|go on)|will (?:this|it) (?:take|be)|to go)|many more(?: questions)?)\b")),
    (AskedBack.WHY, re.compile(
        r"(?i)\bwhat(?:['’]?s| is| are) (?:this|that|it|all this|these questions|(?:this|that|the) (?:page|app|program|thing)|you \w+ (?:this|that|it|all this)(?: all)?(?: down)?) for\b"
        r"|\bwhy (?:do|are|would|did) you (?:ask|asking|need|want|writing|write|wanna)\b|\bwhat (?:do|are) you (?:doing|writing|need|want) (?:with )?(?:this|that|it|all this)(?: all)?(?: down)?(?: for)?\W*$"
        r"|\bwhat(?:['’]?s| is) the (?:point|purpose|use) of (?:this|that|it)\b")),
    (AskedBack.MEANING, re.compile(
        r"(?i)(?:^\W*(?:what|how|huh|eh|pardon|sorry|como|cómo|wie|quoi|hm+)\W*\?*\W*$|\b(?:what (?:do|does|did|is) (?:you|that|it|this) mean"
        r"|what (?:you |u |is )?mean\b|i (?:do not|don['’]?t|dont|didn['’]?t|no|not|can['’]?t) (?:really )?(?:understand|get|follow)"
        r"(?: (?:it|you|this|that|the question|what|your question)\b|\W*$|,)|(?:not?|dont) understand|meaning of|explain (?:that|it|this|the question|please)"
        r"|in (?:simple|easy|easier|other) (?:words|english)|say (?:it|that) (?:again|simpl\w+|easier|different\w*)))"
        r"|^\W*(?:no entiendo|em không hiểu|je ne comprends pas|n[aã]o (?:entendi|entendo)|nie rozumiem|ich verstehe nicht)\W*$|^\W*what is (?:an? )?['‘“\"][^'’”\"]+['’”\"]\W*$")),
    (AskedBack.MEMORY, re.compile(
        r"(?i)\b(?:(?:do|did|can|will) you (?:still )?(?:remember|recall|know what i)|what did i (?:say|tell|want)|did i (?:say|tell|mention))\b")),
    (AskedBack.WRITE, re.compile(
        r"(?i)\bwrite (?:it|this|that|something|one)(?: all)? for me\b|\bjust write (?:it|this|that|something)\b"
        r"|\b(?:can|could|will|would|why don['’]?t) you (?:not )?(?:just |please )*(?:write|do|answer) (?:it|this|that)(?: all)?(?: for me)?\W*$"
        r"|\byou (?:do|write|say|answer) it(?: for me)?\W*$|\b(?:just )?(?:give|tell) me the (?:right )?answers?\b"
        r"|\bwhat(?:['’]?s| is) the (?:right|correct|best) answer\b")),
    (AskedBack.ADVICE, re.compile(
        r"(?i)(?:\b(?:what|where|how) (?:should|can|could|do) i (?:say|answer|do|start|begin|even)\b|what would you\b|what (?:do )?you (?:think|suggest|recommend|advise)"
        r"|\b(?:any|some|an|your|give (?:me )?(?:an?|some|your)?) ?(?:ideas?|advice|tips?|suggestions?|examples?)\b|\bhelp me\b|\btell me (?:what|how) (?:to|i)\b"
        r"|\bshould i\b|do you think (?:i|that|it)|(?:^|[,.] ?)(?:like|such as|for example),? ?(?:what)?\?|you tell me|can you help|which one (?:is|should))")),
    (AskedBack.PAGE, re.compile(
        r"(?i)\b(?:write|make|fix|do|create|prepare|correct|improve|need|update) (?:me )?(?:a |an |my |the |this )*(?:new |good |better )?"
        r"(?:cv|resume|résumé|curriculum|cover letter|motivation letter)\b")),
    (AskedBack.GREETING, re.compile(
        r"(?i)^\W*(?:hi|hello|hey|hallo|hola|good (?:morning|evening|afternoon|day)|ciao|bonjour)\b\W*(?:gem|kai|abby|noor|viktor|there|again|dear)?\W*$")),
    (AskedBack.LANGUAGE, re.compile(
        r"(?i)^(?!.*\b(?:want|need|job|because)\b).{0,30}\b(?:my|speak|write) (?:\w+ )?english\b.{0,30}$|\b(?:is|it|this) (?:\w+ )?(?:correct|good|right) english\b|^.{0,20}\bsorry\b.{0,12}\benglish\b.{0,20}$")),
    (AskedBack.THANKS, re.compile(
        r"(?i)^\W*(?:ok(?:ay)?|good|great|super|lovely)?\W*(?:many )?(?:thanks?(?: you)?|thx|cheers|merci|danke|gracias|grazie|obrigad[oa])(?: (?:gem|kai|abby|noor|viktor|so much|a lot|very much|for \w+|you|again|teacher|dear))*\W*(?:dear|teacher)?\W*$")),
    (AskedBack.FACT, re.compile(
        r"(?i)^(?:will|would|do) (?:people|they|anybody|anyone) (?:laugh|judge|think)\b[^.!]*$|^\W*(?:(?:and|so|but|then|ok|hey|hi|gem|kai|abby|please|tell me)\W+)*(?:what|how|where|when|which|who|whom|why|is|are|was|were|does|do|did|can|could|will|would|have|has)\b[^.!]*\?\W*$")),
)  # fmt: skip


OF_THE_APP: Final = frozenset({AskedBack.PRIVATE, AskedBack.COST, AskedBack.LONG})
"""Answered alike whoever is asked."""
_AN_OUTBURST: Final = 6
"""Words of what is said in annoyance and tells nothing besides."""


@lru_cache(maxsize=512)  # the whole talk is read again at each turn
def asked_back(said: str) -> AskedBack:
    """What kind of question it is, the surest first."""
    return next((kind for kind, words in _KINDS if words.search(said)), AskedBack.NOTHING)


def tells_nothing_of_it(said: str) -> bool:
    """True for a question, thanks, or no more than annoyance: it answers nothing that was asked."""
    asked = asked_back(said)
    if asked is AskedBack.ANNOYED:
        return len(said.split()) <= _AN_OUTBURST
    return asked is not AskedBack.NOTHING


def words_for(asked: AskedBack, persona: str) -> str:
    """The prefix of the wordings that answer it: one for all personas, or that persona's own."""
    return f"asked.{asked.value}" if asked in OF_THE_APP else f"{persona}.{asked.value}"
