"""What the person asks the persona: who it is, what it means, what it would do, what it knows."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class AskedBack(StrEnum):
    """The kinds of questions every persona meets; NOTHING where none was put."""

    NOTHING = ""
    WHO = "who"
    PRIVATE = "private"
    MEMORY = "memory"
    MEANING = "meaning"
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
        r"|not help\w*)|waste of (?:my )?time|fuck (?:you|this|off)|shut up|you don['’]?t (?:listen"
        r"|understand|get it|help)|stupid (?:question|machine|computer|bot|program|robot|thing)"
        r"|you (?:idiot|moron)|sod off|piss off)\b")),
    (AskedBack.WHO, re.compile(
        r"(?i)(?:\b(?:are|r) (?:you|u) (?:a |an |really |even |just )*(?:real|human|person|robot|bot|ai|program\w*|machine"
        r"|computer|alive|man|woman|chatgpt|chat ?gpt|doctor|therapist)|\bwho (?:are|r) (?:you|u)\b|what are you\b"
        r"|\b(?:am i )?(?:talk|chat)ing (?:to|with) (?:a|an) (?:real |robot|machine|bot|ai|person|human|computer))")),
    (AskedBack.PRIVATE, re.compile(
        r"(?i)\b(?:who (?:can |else |will |does )?(?:reads?|sees?|knows?|hears?)|is (?:this|it|that) (?:private|safe|secret"
        r"|confidential|recorded|anonymous)|(?:can|will|does|do) (?:anyone|anybody|somebody|my boss|they|you) (?:else )?(?:read|see"
        r"|find|tell|share|send|store|save)|where (?:does|do|is|are) (?:this|it|my (?:words|data|answers)) (?:go|kept|stored|saved)"
        r"|(?:sell|share) my data)\b")),
    (AskedBack.MEANING, re.compile(
        r"(?i)(?:^\W*(?:what|how|huh|eh|pardon|sorry|como|cómo|wie|quoi|hm+)\W*\?*\W*$|\b(?:what (?:do|does|did|is) (?:you|that|it|this) mean"
        r"|what (?:you |u )?mean\b|i (?:do not|don['’]?t|dont|didn['’]?t|not|can['’]?t) (?:really )?(?:understand|get|follow)"
        r"(?: (?:it|you|this|that|the question|what|your question)\b|\W*$)|(?:not?|dont) understand|meaning of|explain (?:that|it|this|the question|please)"
        r"|in (?:simple|easy|easier|other) (?:words|english)|say (?:it|that) (?:again|simpl\w+|easier|different\w*)))")),
    (AskedBack.MEMORY, re.compile(
        r"(?i)\b(?:(?:do|did|can|will) you (?:still )?(?:remember|recall|know what i)|what did i (?:say|tell|want)|did i (?:say|tell|mention))\b")),
    (AskedBack.ADVICE, re.compile(
        r"(?i)(?:\b(?:what|where|how) (?:should|can|could|do) i (?:do|start|begin|even)\b|what would you\b|what (?:do )?you (?:think|suggest|recommend|advise)"
        r"|\b(?:any|some|an|your|give (?:me )?(?:an?|some|your)?) ?(?:ideas?|advice|tips?|suggestions?|examples?)\b|\bhelp me\b|\btell me (?:what|how) (?:to|i)\b"
        r"|\bshould i\b|do you think (?:i|that|it)|\b(?:like|such as|for example) ?(?:what)?\?|you tell me|can you help|which one (?:is|should))")),
    (AskedBack.PAGE, re.compile(
        r"(?i)\b(?:write|make|fix|do|create|prepare|correct|improve|need|update) (?:me )?(?:a |an |my |the |this )*(?:new |good |better )?"
        r"(?:cv|resume|résumé|curriculum|cover letter|motivation letter)\b")),
    (AskedBack.GREETING, re.compile(
        r"(?i)^\W*(?:hi|hello|hey|hallo|hola|good (?:morning|evening|afternoon|day)|ciao|bonjour)\b\W*(?:kai|abby|there)?\W*$")),
    (AskedBack.LANGUAGE, re.compile(
        r"(?i)^(?!.*\b(?:want|need|job|because)\b).{0,30}\b(?:my|speak|write) (?:\w+ )?english\b.{0,30}$|^.{0,20}\bsorry\b.{0,12}\benglish\b.{0,20}$")),
    (AskedBack.THANKS, re.compile(
        r"(?i)^\W*(?:ok(?:ay)?|good|great|super)?\W*(?:many )?(?:thanks?(?: you)?|thx|cheers|merci|danke|gracias|grazie|obrigad[oa])(?: (?:kai|abby|so much|a lot|very much|for \w+|you|again))*\W*$")),
    (AskedBack.FACT, re.compile(
        r"(?i)^\W*(?:(?:and|so|but|then|ok|hey|hi|kai|abby|please|tell me)\W+)*(?:what|how|where|when|which|who|whom|why|is|are|was|were|does|do|did|can|could|will|would|have|has)\b[^.!]*\?\W*$")),
)  # fmt: skip


def asked_back(said: str) -> AskedBack:
    """What kind of question it is, the surest first."""
    return next((kind for kind, words in _KINDS if words.search(said)), AskedBack.NOTHING)


def tells_nothing_of_it(said: str) -> bool:
    """True for a question or thanks: it is no answer to what was asked."""
    return asked_back(said) not in (AskedBack.NOTHING, AskedBack.ANNOYED)
