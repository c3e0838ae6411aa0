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
    THANKS = "thanks"
    STOP = "stop"
    DO_IT = "do_it"
    UNHEARD = "unheard"
    FOREIGN = "foreign"


_STEERS: Final = (
    (Asked.WHO, r"\b(?:(?:are|r) (?:you|u) (?:a |an |really |even |just )*(?:real|human|robot|bot|ai|machine|person|computer|program|teacher|chatgpt)|you (?:are|r) an? (?:robot|bot|machine|computer|ai|program)|who are you|is (?:this|it) private|who (?:can )?(?:reads?|sees?) (?:this|it))\b"),
    (Asked.QUIZ, r"\b(?:quiz|test me|exam(?:ine)? me|ask me (?:some |a |more |another )?(?:questions?|something|one)|questions? (?:me|please)|practi[sc]e questions?|another question|pregunta(?:s|me)|frag mich)\b"),
    (Asked.PLAN, r"\b(?:make (?:me )?a plan|(?:study |learning )?plan\b|schedule|timetable|how (?:do|can|should) i (?:learn|study|do|manage) (?:all|this|it|that)|in what order|spread it)\b"),
    (Asked.TOPICS, r"\b(?:(?:list|what are|show|which) (?:me )?(?:the )?(?:topics|headings|parts|chapters|points|sections)|topics|overview|what(?:'s| is)? (?:in|inside) (?:it|this|the text|there)|what (?:do|should|must) i (?:have to )?(?:learn|know|study)|where (?:do|should|can) (?:i|we) (?:start|begin)|summary|summari[sz]e|main points|temas)\b"),
    (Asked.SHORTER, r"\b(?:simpl(?:er|y|ify)|easier|shorter|too (?:long|hard|difficult|much)|(?:do not|don'?t|dont|didn'?t|no|not) (?:understand|get it|follow|entiendo)|no entiendo|in other words|plain(?:er)? words|what does (?:that|it|this) mean|confus(?:ed|ing))\b"),
    (Asked.DO_IT, r"\b(?:write|translate|solve|calculate|do) (?:me |it |this |that |my |the )+(?:\w+ )?(?:essay|letter|answer|homework|exercise|translation|test|for me|into|to)\b"),
    (Asked.NEXT, r"^\W*(?:(?:yes|ok(?:ay)?|good|fine|sure|done|and|so|then),? ?)*(?:next|go on|continue|carry on|more|what(?:'s| is)? next|the next (?:one|piece|part|passage)|what comes next|weiter|siguiente)\b.{0,12}$"),
    (Asked.THANKS, r"^\W*(?:ok(?:ay)?|good|great)?\W*(?:many )?(?:thanks?(?: you)?|thx|cheers|merci|danke|gracias|salamat)(?: (?:noor|so much|a lot|very much|again))*\W*$"),
)  # fmt: skip
_STEERED: Final = tuple((asked, re.compile(f"(?i){words}")) for asked, words in _STEERS)
_QUESTION: Final = re.compile(
    r"(?i)^\W*(?:(?:and|but|so|ok(?:ay)?|noor|please|sorry|hi|hello|well)[,]? )*(?:what|which|who|when|where|why|how|explain|define|tell me (?:about|what|how|why)|describe|difference|meaning|can you (?:explain|tell)|could you (?:explain|tell)|que es|qué es|was ist|is it true|does|do|is|are)\b"
)
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
        if steered:
            return steered
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


_SAYING_BACK: Final = ("noor.explain", "noor.back.", "noor.shorter", "noor.onward")


def learning(turns: Sequence[Turn]) -> Learning:
    """The talk as these turns leave it."""
    last, passage, tries = "", None, 0
    of_it: list[str] = []
    for turn in turns:
        if turn.speaker is Speaker.PERSON:
            of_it.append(turn.text)
        if turn.speaker is not Speaker.INTERVIEWER or turn.wording.startswith("hard."):
            continue
        last = turn.wording
        if turn.wording.startswith(_SAYING_BACK) and turn.cites:
            same = passage == turn.cites[0]
            passage, tries = turn.cites[0], tries + 1 if same else 1
            of_it = of_it if same else []
        elif not turn.wording.startswith(("noor.unheard", "noor.who", "noor.back")):
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


def about(said: str, most: int = 9) -> str:
    """What the person speaks of, in their words, without the words that only ask."""
    plain = " ".join(_LEAD.sub("", said.strip()).split()).strip(" .,;:!?\"'")
    plain = _WHAT_FOR.sub("", plain)
    plain = re.split(r"[.!?;\n]\s", plain, maxsplit=1)[0]
    words = plain.split()
    return " ".join(words[:most]) if words else text("noor.it")


_WHAT_FOR: Final = re.compile(
    r"(?i)[,]? (?:for|before|until|till|by|on|in) (?:an?|the|my|this|next) (?:\w+ )?(?:interview|exam|test|job|course|week|month|friday|monday)\b.*$"
)
_LEAD: Final = re.compile(
    r"(?i)^(?:(?:and|but|so|ok(?:ay)?|noor|please|sorry|hi|hello|hey|well|yes|um+)[,.!]* )*"
    r"(?:(?:can|could) you )?(?:(?:what(?:'s| is| are| does| do| about)?|which|who(?:'s| is)|when|where|why|how(?: do| does| to| is| are)?|explain|define|tell me(?: about| what| how| why)?|describe|the (?:meaning|definition) of"
    r"|i (?:have to|need to|must|want to|would like to|should|am trying to|don'?t know|have) (?:learn|study|know|understand|prepare(?: for)?|read|pass|revise|an? (?:exam|test|interview) (?:in|on|about|for))(?: about| for)?"
    r"|i'?m (?:learning|studying|preparing(?: for)?)|(?:learn|study|preparing|preparation)(?: for)?|to (?:learn|study))\b ?)?(?:(?:it is|it's|is|are|the|an?|to me|about|me|my)\b ?)*"
)
