"""A mock interview as far as it has come: read off its turns, with no state beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.policies.conversing.own_words import plainly
from sanctum_desktop.core.policies.hearing.measures import in_digits
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, asked_back
from sanctum_desktop.core.policies.interview.commands import Command, command

QUESTION: Final = "viktor.q."
POST: Final = "viktor.post."
FOLLOW: Final = "viktor.follow."
END: Final = "viktor.end"
_NO_DEEDS: Final = (f"{QUESTION}opening", f"{QUESTION}motivation", f"{QUESTION}closing")
_BEFORE: Final = ("viktor.hello", "viktor.role")
_USUAL: Final = 6
_MOST: Final = 12
_FEW_WORDS: Final = 12
_ROLE_WORDS: Final = 7


class Temper(StrEnum):
    """How patient the interviewer is; respect is the same in each."""

    FRIENDLY = "friendly"
    NEUTRAL = "neutral"
    TOUGH = "tough"


class Wish(StrEnum):
    """What the person does in the room: tells something, or steers."""

    TELL = "tell"
    STOP = "stop"
    NEXT = "next"
    LEAVE = "leave"
    REPEAT = "repeat"
    SIMPLER = "simpler"
    THINK = "think"
    UNKNOWN = "unknown"
    JUDGE = "judge"
    WHO = "who"
    PRIVATE = "private"
    COST = "cost"
    ANSWER = "answer"
    LONG = "long"
    COUNT = "count"
    ANNOYED = "annoyed"
    ASK = "ask"
    MANNER = "manner"
    AGAIN = "again"
    UNHEARD = "unheard"
    FOREIGN = "foreign"


_KINDS_OF_TEMPER: Final = {
    Temper.FRIENDLY: r"friendl(?:y|ier)|gentl(?:e|er|y)|kind(?:er|ly)?|softer|less (?:tough|hard|strict)",
    Temper.NEUTRAL: r"neutral|normal|ordinary",
    Temper.TOUGH: r"tough(?:er)?|strict(?:er)?|hard(?:er)?|less (?:friendly|kind)",
}
_ASKS: Final = r"(?:again,? |once more,? |please |can you |could you |let'?s |i(?:'d| would) (?:like|want|prefer) |i want |make it |have |be |go |play |try |take |you |to |a |an |the |it |bit |little |more |now |and |then |ok(?:ay)?,? |yes,? |sorry,? )*"
_MANNERS: Final = {
    temper: re.compile(
        rf"(?i){_ASKS}(?:{ways})(?: (?:one|interviewer|version|with me|please|now|then|viktor))*\W*"
    )
    for temper, ways in _KINDS_OF_TEMPER.items()
}
_NAMED: Final = {
    temper: re.compile(rf"(?i)\b(?:{ways})\b") for temper, ways in _KINDS_OF_TEMPER.items()
}
_HOW_MANY: Final = re.compile(
    r"(?i)\b(?P<n>\d{1,2})\b(?: \w+){0,2} questions?|\bonly (?P<m>\d{1,2})\b"
)
_BARE: Final = re.compile(r"(?:^|[.,;] *)(?P<n>\d{1,2})(?P<m>)(?= *(?:[.,;]|$))")
"""A number by itself, where manner and number are asked for."""
_STEERS: Final = (
    (Wish.SIMPLER, r"\b(?:simpl(?:er|y|ier)|easier|plainer|in (?:other|plain|easy) words|rephrase|(?:do not|don'?t|dont|not|no) understand(?: (?:the|this|your|that))?(?: question| word)?|what do you mean|what (?:does|do|is) (?:\w+ ){1,3}mean|what means?\b|what does (?:it|that|this) mean|no entiendo|je ne comprends pas|versteh[e]? (?:ich )?nicht)\b"),
    (Wish.UNKNOWN, r"^\W*(?:i )?(?:don'?t|do not|dont) know (?:anything|much|nothing|a thing|very much)\b|^\W*(?:sorry,? |no,? )?i (?:don'?t|dont|do not) have (?:an?|any)(?: good| such)? (?:example|idea|answer|story)\b"),
    (Wish.REPEAT, r"\b(?:repeat|say (?:it|that|the question) again|what was the question|once more please|the question again|come again|pardon)\b"),
    (Wish.THINK, r"\b(?:(?:one|a|give me|just a|need a|wait a|ein|einen|un|uno) (?:momento?|minuto?e?|second|sec)|espera|sandali|let me think|i need (?:some )?time|thinking|wait(?: please)?$|hold on)\b"),
    (Wish.JUDGE, r"\b(?:how (?:did i do|was (?:that|it|i|my answer))|was (?:that|it|this) (?:ok(?:ay)?|good|right|bad|enough|fine)|is (?:that|this|it) (?:ok(?:ay)?|good|right|correct|enough|fine)(?: answer)?|(?:my|what) score|did i pass|what do you think of (?:it|that|my)|am i (?:good|bad|hired)|would you (?:hire|take) me)\b"),
    (Wish.AGAIN, r"^\W*(?:yes,? )?(?:again|another (?:round|one)|once more|one more(?: round| time)?|new round|next round|let'?s go again|more)\b"),
    (Wish.NEXT, r"\b(?:i (?:already|just) (?:said|told|answered)|i (?:said|told you|answered) (?:that|it|this|so)? ?(?:already|before)|you asked (?:me )?(?:that|this|it)|^\W*no (?:more )?questions?\b|nothing (?:more|else)(?: to (?:say|add|tell))?|that'?s all|that is all)\b|^\W*(?:ok(?:ay)?[, ]*)?(?:thanks?(?: you)?|salamat|gracias|danke|merci)\b.{0,12}$"),
    (Wish.ASK, r"\bi (?:want|would like|'d like|have) (?:to )?(?:ask|a question)\b|^(?:and |but |so |well,? )*(?:why (?:do|are|did|should|is|must|this)|what(?:'s| is| are) (?:the|your|this) [^,;.]{2,40}(?=\?)|how many (?:more|questions)|how long|do you|are you|can you|will you|is (?:this|it|there)|should i)\b|^(?:and |but )?(?:when|where|how) (?:do|will|can|is|are) [^.,]*\?\s*$"),
)  # fmt: skip
_STEERED: Final = tuple((wish, re.compile(f"(?i){pattern}")) for wish, pattern in _STEERS)
_OF_ANYBODY: Final = {
    AskedBack.WHO: Wish.WHO,
    AskedBack.PRIVATE: Wish.PRIVATE,
    AskedBack.COST: Wish.COST,
    AskedBack.REPEATED: Wish.NEXT,
    AskedBack.WRITE: Wish.ANSWER,
    AskedBack.LONG: Wish.LONG,
    AskedBack.MEANING: Wish.SIMPLER,
    AskedBack.ANNOYED: Wish.ANNOYED,
}
"""What every persona is asked."""
_OF_COMMAND: Final = {
    Command.STOP: Wish.STOP,
    Command.SKIP: Wish.NEXT,
    Command.SHOW: Wish.NEXT,
    Command.GO_ON: Wish.NEXT,
    Command.REFUSE: Wish.LEAVE,
    Command.DONT_KNOW: Wish.UNKNOWN,
    Command.BACK: Wish.REPEAT,
    Command.EMPTY: Wish.UNHEARD,
    Command.NOISE: Wish.UNHEARD,
    Command.FOREIGN: Wish.FOREIGN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where the interview stands.

    `asked` are the wordings of this round's questions, `ever` of all rounds; `pending` is the turn
    that waits for an answer, `follows` the wordings of what was asked on its question, `story` what
    was told to it. `told` are the round's questions something was said to.
    """

    temper: Temper = Temper.NEUTRAL
    agreed: int = _USUAL
    role: str = field(default="", repr=False)
    asked: tuple[str, ...] = ()
    ever: tuple[str, ...] = ()
    pending: Turn | None = None
    follows: tuple[str, ...] = ()
    helped: bool = False
    story: str = field(default="", repr=False)
    told: int = 0
    last: str = ""
    said: str = field(default="", repr=False)

    @property
    def wish(self) -> Wish:
        """What the last answer asks for."""
        return heard(self.said, before=self.before)

    @property
    def before(self) -> bool:
        """True before the first question of the first round."""
        return not self.ever

    @property
    def over(self) -> bool:
        """True from the end of a round until another is begun."""
        return self.pending is None and not self.before


def room_of(turns: Sequence[Turn]) -> Room:
    """The interview as these turns leave it."""
    room = Room()
    for turn in turns:
        room = _spoken(room, turn) if turn.speaker is Speaker.INTERVIEWER else _heard(room, turn)
    return room


def answers_in(turns: Sequence[Turn]) -> tuple[str, ...]:
    """What was told to each question, its follow-ups with it; steering and the role left out.

    Where deeds were told, what was said of oneself and of one's wishes is left out, too.
    """
    room, found = Room(), list[tuple[Room, str]]()
    for turn in turns:
        before, room = (
            room,
            _spoken(room, turn) if turn.speaker is Speaker.INTERVIEWER else _heard(room, turn),
        )
        if before.story and not room.story:
            found.append((before, before.story))
    stories = [*found, (room, room.story)] if room.story else found
    deeds = tuple(story for at, story in stories if not _of_oneself(at))
    return deeds or tuple(story for _, story in stories)


def _of_oneself(room: Room) -> bool:
    """True where the question was after who one is, why, or what one asks: no deed of a day."""
    return bool(room.asked) and room.asked[-1].startswith(_NO_DEEDS)


def heard(said: str, *, before: bool = False) -> Wish:
    """What an answer asks for; `before` the first question a manner is all that is listened for."""
    short = len(said.split()) <= _FEW_WORDS
    if short and manner(said):
        return Wish.MANNER
    if short and _number(said, before=False):
        return Wish.COUNT
    found = command(said)
    if short and found not in (Command.STOP, Command.EMPTY) and not before:
        steered = next((wish for wish, way in _STEERED if way.search(said)), None)
        if asked_back(said) in _OF_ANYBODY or steered:
            return _OF_ANYBODY.get(asked_back(said)) or steered or Wish.TELL
    return _OF_COMMAND.get(found, Wish.TELL)


def manner(said: str, *, anywhere: bool = False) -> Temper | None:
    """The temper asked for; `anywhere` in an answer to the question how it should be."""
    if anywhere:
        return next((temper for temper, ways in _NAMED.items() if ways.search(said)), None)
    return next(
        (temper for temper, ways in _MANNERS.items() if ways.fullmatch(said.strip())), None
    )


def _number(said: str, *, before: bool) -> int | None:
    found = _HOW_MANY.search(in_digits(said)) or (before and _BARE.search(in_digits(said)))
    if not found or (not before and found["n"] and len(said.split()) > _FEW_WORDS // 2):
        return None
    return min(max(int(found["n"] or found["m"]), 1), _MOST)


_LEADS: Final = re.compile(
    r"(?i)^\W*(?:(?:hi|hello|hey|good (?:morning|evening|day)|viktor|yes|no|well|um+|so|ok(?:ay)?)\b[,.! ]*)*"
    r"(?:(?:it'?s|it is|for|as|i(?:'d| would)? (?:like|want|wish|hope)(?: to)?|to|be(?:come)?|work|apply|practi[sc]e|i(?:'m| am) (?:applying|going|preparing|trying)"
    r"|i apply|the (?:role|job|position|interview|work) (?:is|of|as)|a job|my (?:interview|job) is|they want|something|position|of|i am|i'm|in|like)\b\s*)*(?:an?\s|the\s)?"
)
_ROLE_ENDS: Final = re.compile(
    r"[.,;!?:\n(–—]|\s(?:but|because|and|please|with|when|where|which|that|if|so|-)\s"
)
_NO_ROLE: Final = re.compile(
    r"(?i)^(?:i|we|my|you|he|she|they|it|please|only|be|but|can|could)\b|\b(?:questions?|anything|whatever|any|nothing|everything|post|attached|attachment|text|file|start|begin|ready)\b"
)


def role_in(said: str) -> str:
    """The role somebody names, in their words; "" where they name none."""
    rest = said
    for ways in _NAMED.values():
        rest = ways.sub(" ", rest)
    parts = (" ".join(part.split()) for part in _ROLE_ENDS.split(rest))
    return next((role for part in parts if (role := _role(part))), "")


def _role(part: str) -> str:
    named = plainly(_LEADS.sub("", part))
    fits = 0 < len(named.split()) <= _ROLE_WORDS and any(c.isalpha() for c in named)
    steers = not fits or command(named) is not Command.TELL
    return "" if steers or _NO_ROLE.search(named) else named


def _spoken(room: Room, turn: Turn) -> Room:
    word = turn.wording
    room = replace(room, last=word)
    if word.startswith((QUESTION, POST)):
        ended = room.pending is None
        asked = (word,) if ended else (*room.asked, word)
        return replace(room, asked=asked, ever=(*room.ever, word), pending=turn, follows=(),
                       helped=False, story="", told=0 if ended else room.told)  # fmt: skip
    if word.startswith(FOLLOW):
        return replace(room, pending=turn, follows=(*room.follows, word))
    if word.startswith("viktor.simpler"):
        return replace(room, helped=True)
    return replace(room, pending=None, story="") if word.startswith(END) else room


def _heard(room: Room, turn: Turn) -> Room:
    said, before = turn.text, room.last.startswith(_BEFORE)
    room = replace(room, said=said)
    wish = heard(said, before=room.before)
    if before or wish in (Wish.MANNER, Wish.COUNT):
        room = replace(room, temper=manner(said, anywhere=True) or room.temper,
                       agreed=_number(said, before=before) or room.agreed)  # fmt: skip
    if before:
        return replace(room, role=role_in(said) or room.role)
    if room.pending and wish in (Wish.TELL, Wish.FOREIGN):
        first = not room.story
        return replace(room, story=f"{room.story}\n{said}".strip(), told=room.told + first)
    return room
