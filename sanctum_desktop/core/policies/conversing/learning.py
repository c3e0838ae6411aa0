"""What somebody who learns with Noor asks for, and how far the talk has come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.own_words import inside, plainly
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command, command

_FEW_WORDS: Final = 14


class Asked(StrEnum):
    """What the last answer asks for; TELL tells something, to be held against what was asked."""

    TELL = "tell"
    EXPLAIN = "explain"
    QUIZ = "quiz"
    TOPICS = "topics"
    PLAN = "plan"
    SHORTER = "shorter"
    NEXT = "next"
    UNKNOWN = "unknown"
    WHO = "who"
    PRIVATE = "private"
    COST = "cost"
    MISSED = "missed"
    LONG = "long"
    WORRY = "worry"
    THANKS = "thanks"
    STOP = "stop"
    DO_IT = "do_it"
    JUDGE = "judge"
    ANNOYED = "annoyed"
    UNHEARD = "unheard"
    FOREIGN = "foreign"


_STEERS: Final = (
    (Asked.MISSED, r"\b(?:what|which|where)\b[^.!?]{0,20}\b(?:get|got|was|were|am|is|are) (?:i )?(?:wrong|mistaken|missed)\b|\bmy mistakes?\b"),
    (Asked.WORRY, r"\bwhat if i (?:fail|forget|can'?t|don'?t|get it wrong)\b|\bi(?:'?m| am) (?:too old|scared|afraid|nervous|stupid|thick|not clever)\b|\bi(?:'ll| will) (?:never|fail)\b"),
    (Asked.QUIZ, r"^\W*ask me\W*$|\b(?:quiz|test me|exam(?:ine)? me|ask me (?:some |a |more |another )?(?:questions?|something|one)|questions? (?:me|please)|practi[sc]e questions?|another question|pregunta(?:s|me)|frag mich)\b"),
    (Asked.PLAN, r"\b(?:make (?:me )?a plan|(?:study |learning )?plan\b|schedule|timetable|how (?:do|can|should) i (?:learn|study|do|manage) (?:all|this|it|that)|in what order|spread it)\b"),
    (Asked.TOPICS, r"\b(?:(?:list|what are|show|which) (?:me )?(?:the )?(?:topics|headings|parts|chapters|points|sections)|topics|overview|what(?:'s| is)? (?:in|inside) (?:it|this|the text|there)|what (?:do|should|must) i (?:have to )?(?:learn|know|study)|where (?:do|should|can) (?:i|we) (?:start|begin)|summary|summari[sz]e|main points|temas)\b"),
    (Asked.SHORTER, r"\b(?:simpl(?:er|y|ify)|easier|shorter|too (?:long|hard|difficult|much)|(?:do not|don'?t|dont|didn'?t|no|not) (?:understand|get it|follow|entiendo)|no entiendo|in other words|plain(?:er)? words|what does (?:that|it|this) mean|confus(?:ed|ing))\b"),
    (Asked.JUDGE, r"^\W*(?:so |and |but )?(?:is|was) (?:that|this|it) (?:right|correct|ok(?:ay)?|good|true|enough|fine|wrong)(?: then| answer)?\W*$|^\W*it is (?:a )?(?:good|right|correct)(?: answer)?\W*\?\W*$|\b(?:my|what) score\b"),
    (Asked.UNKNOWN, r"^\W*(?:(?:no|sorry|i have|honestly)[, ]+)*(?:sorry|nothing(?: really| at all)?|nada|no idea|no s[eé]|hindi ko alam|wei(?:ß|ss) nicht|i (?:do not|don'?t|dont|can'?t|cannot) (?:know|remember)(?: (?:it|that|the words?|anything|what|how|yet|if it'?s right|any more))*|i forgot.{0,12}|forgot)\W*$"),
    (Asked.EXPLAIN, r"\b(?:i asked you|you tell me|just tell me|you say it)\b"),
    (Asked.DO_IT, r"\b(?:write|translate|solve|calculate|do) (?:me |it |this |that |my |the )+(?:\w+ )?(?:essay|letter|answer|homework|exercise|translation|test|for me|into|to)\b"),
    (Asked.NEXT, r"^\W*(?:(?:yes|ok(?:ay)?|good|fine|sure|done|and|so|then),? ?)*(?:next|go on|continue|carry on|more|what(?:'s| is)? next|the next (?:one|piece|part|passage)|what comes next|weiter|siguiente)\b.{0,12}$"),
)  # fmt: skip
_STEERED: Final = tuple((asked, re.compile(f"(?i){words}")) for asked, words in _STEERS)
_QUESTION: Final = re.compile(
    r"(?i)^\W*(?:(?:and|but|so|ok(?:ay)?|noor|please|sorry|hi|hello|well)[,]? )*(?:what|which|who|when|where|why|how|explain|define|tell me (?:about|what|how|why)|describe|difference|meaning|can you (?:explain|tell)|could you (?:explain|tell)|que es|qué es|was ist|is it true|what mean)\b"
)
_OF_ANYBODY: Final = {
    AskedBack.WHO: Asked.WHO,
    AskedBack.PRIVATE: Asked.PRIVATE,
    AskedBack.COST: Asked.COST,
    AskedBack.REPEATED: Asked.NEXT,
    AskedBack.WRITE: Asked.DO_IT,
    AskedBack.LONG: Asked.LONG,
    AskedBack.THANKS: Asked.THANKS,
    AskedBack.ANNOYED: Asked.ANNOYED,
}
"""What every persona is asked."""
_OF_COMMAND: Final = {
    Command.STOP: Asked.STOP,
    Command.SKIP: Asked.NEXT,
    Command.GO_ON: Asked.NEXT,
    Command.YES: Asked.NEXT,
    Command.SHOW: Asked.TOPICS,
    Command.BACK: Asked.SHORTER,
    Command.DONT_KNOW: Asked.UNKNOWN,
    Command.REFUSE: Asked.NEXT,
    Command.EMPTY: Asked.UNHEARD,
    Command.NOISE: Asked.UNHEARD,
    Command.FOREIGN: Asked.FOREIGN,
}


def asked(said: str) -> Asked:
    """What the answer asks for."""
    short = len(said.split()) <= _FEW_WORDS
    found = command(said)
    if found in (Command.STOP, Command.EMPTY):
        return _OF_COMMAND[found]
    if short:
        steered = next((one for one, words in _STEERED if words.search(said)), None)
        if steered or asked_back(said) in _OF_ANYBODY:
            return steered or _OF_ANYBODY[asked_back(said)]
    if found in (Command.SHOW, Command.BACK) and "," in said:
        return Asked.TELL
    if _QUESTION.match(said) or (said.rstrip().endswith("?") and short):
        return Asked.EXPLAIN
    return _OF_COMMAND.get(found, Asked.TELL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """Where a talk with Noor stands: her last wording, what she quoted, and how often in a row.

    `passage` is the one that waits to be said back; `tries` how often that was asked for, and
    `before` what was said of it until the last answer.
    """

    last: str = ""
    passage: Citation | None = None
    tries: int = 0
    said: str = field(default="", repr=False)
    before: str = field(default="", repr=False)
    wordings: tuple[str, ...] = ()
    answers: tuple[str, ...] = field(default=(), repr=False)


_BESIDE: Final = ("hard.", "asked.", "noor.who", "noor.unheard")
"""Said beside the lesson: what was asked before it still waits."""
_SAYING_BACK: Final = ("noor.explain", "noor.back.", "noor.shorter", "noor.onward")


def learning(turns: Sequence[Turn]) -> Learning:
    """The talk as these turns leave it."""
    last, passage, tries = "", None, 0
    of_it: list[str] = []
    for turn in turns:
        if turn.speaker is Speaker.PERSON:
            of_it.append(turn.text)
        if turn.speaker is not Speaker.INTERVIEWER or turn.wording.startswith(_BESIDE):
            continue
        last = turn.wording
        if turn.wording.startswith(_SAYING_BACK) and turn.cites:
            same = passage == turn.cites[0]
            passage, tries = turn.cites[0], tries + 1 if same else 1
            of_it = of_it if same else of_it[-1:]  # what was asked need not be said back
        elif not turn.wording.startswith("noor.back"):
            tries = 0
    told = tuple(turn.text for turn in turns if turn.speaker is Speaker.PERSON)
    return Learning(
        last=last,
        passage=passage,
        tries=tries,
        said=told[-1] if told else "",
        before=" ".join(of_it[:-1]),
        wordings=tuple(t.wording for t in turns if t.speaker is Speaker.INTERVIEWER),
        answers=told,
    )


def waits_for_saying_back(state: Learning) -> bool:
    """True where the last thing asked was to say a passage back."""
    return state.last.startswith(_SAYING_BACK) and state.passage is not None


def about(said: str) -> str:
    """The thing the person speaks of, in their words; "it" where that cannot be told."""
    if said.count(",") >= _IN_A_ROW:
        return text("noor.it")
    plain = _WHAT_FOR.sub("", " ".join(_LEAD.sub("", said.strip()).split()))
    thing = plainly(re.split(r"[.!?;,:\n(]", plain, maxsplit=1)[0].strip(" \"'"))
    if _is_thing(thing):
        return inside(thing)
    named = _TESTED.search(said) or _NAMED.search(said)
    return named["thing"] if named and _is_thing(named["thing"]) else text("noor.it")


def _is_thing(words: str) -> bool:
    return 0 < len(words.split()) <= _WORDS_OF_A_THING and not _TELLS.search(words)


_WORDS_OF_A_THING: Final = 5
_IN_A_ROW: Final = 3
"""Commas from which a row of things was told, and none of them is what it is about."""
_TELLS: Final = re.compile(
    r"(?i)\b(?:i|i'\w+|im|we|you|he|she|they|it|its|this|that|me|my|not|no|don'?t|dont|nothing|everything|something|anything|next|yes|hola|hello)\b"
)
"""Words of a sentence that tells something: what is said back is a thing."""
_NAMED: Final = re.compile(
    r"(?i)\b(?:learn(?:ing)?|study(?:ing)?|test|exam(?:en)?|certificate|course|know|about|pass|understand|explain) (?:(?:the|an?|some|for|in|on|about|of|my) )*"
    r"(?P<thing>(?!everything|nothing|what|how|if|since|before|after)[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,3}?)(?= (?:test|exam|for|on|in|at|and|but|because|with|which|that|to|so|exactly)\b|[.,;?!]|$)"
)
_TESTED: Final = re.compile(
    r"(?i)\b(?:the|an?|my) (?P<thing>(?!big|hard|new|last|first|next)[a-z-]+(?: [a-z-]+){0,2}) (?:test|exam|certificate|licen[cs]e)\b"
)
"""What a test is in, before its name: "the forklift theory test"."""
_WHAT_FOR: Final = re.compile(
    r"(?i)[,]? (?:for|before|until|till|by|on|in) (?:an?|the|my|this|next) (?:\w+ )?(?:interview|exam|test|job|course|week|month|friday|monday)\b.*$"
)
_LEAD: Final = re.compile(
    r"(?i)^(?:(?:and|but|so|ok(?:ay)?|noor|please|sorry|hi|hello|hey|well|yes|um+)[,.!]* )*"
    r"(?:(?:can|could) you )?(?:(?:c[oó]mo se dice|how do (?:you|i) say|what(?:'s| is| are| does| do| about)?|which|who(?:'s| is)|when|where|why|how(?: do| does| to| is| are)?|explain|define|tell me(?: about| what| how| why)?|describe|the (?:meaning|definition) of"
    r"|i (?:have to|need to|must|want to|would like to|should|am trying to|don'?t know|have) (?:learn|study|know|understand|prepare(?: for)?|read|pass|revise|an? (?:exam|test|interview) (?:in|on|about|for))(?: about| for)?"
    r"|i'?m (?:learning|studying|preparing(?: for)?)|(?:learn|study|preparing|preparation)(?: for)?|to (?:learn|study))\b ?)?(?:(?:it is|it's|is|are|the|an?|to me|about|me|my)\b ?)*"
)
