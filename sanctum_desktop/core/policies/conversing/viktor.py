"""Viktor, without a language model: a mock interview, from the first question to the hand-over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.facts import Section
from sanctum_desktop.core.domain.persona import Action, Tool
from sanctum_desktop.core.domain.questions import Question, QuestionKind
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.asking_on import follow_up
from sanctum_desktop.core.policies.conversing.job_post import asked_for, role_of
from sanctum_desktop.core.policies.conversing.room import (
    FOLLOW,
    POST,
    QUESTION,
    Temper,
    Wish,
    room_of,
)
from sanctum_desktop.core.policies.conversing.spoken import Spoken, joined
from sanctum_desktop.core.policies.interview.asked_back import AskedBack, words_for

_BETWEEN: Final = (
    QuestionKind.MOTIVATION, QuestionKind.BEHAVIOURAL, QuestionKind.CRAFT,
    QuestionKind.CONFLICT, QuestionKind.STRENGTHS, QuestionKind.SITUATIONAL,
)  # fmt: skip
_WITH_ENDS: Final = 3
"""Questions from which a round has an opening and a closing one."""
_ROLES_ASKED: Final = 2
_SIMPLER: Final = "viktor.simpler."
_NOOR: Final = Action(hand_over="noor")
_NO: Final = re.compile(r"(?i)\W*(?:no|nope|not (?:that|this)|another|different|neither)\b")
_ASKS_BACK: Final = re.compile(r"\?\s*$")


def reply(scene: Scene) -> Reply:
    """What Viktor says next."""
    return _Interview(scene).reply()


class _Interview:
    """One scene's next move."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._turns: tuple[Turn, ...] = scene.conversation.turns
        self._room = room_of(self._turns)
        self._say = Spoken(scene)
        self._by_id = {f"{QUESTION}{one.id}": one for one in scene.questions}

    def reply(self) -> Reply:
        room = self._room
        if not self._turns:
            return self._greet()
        if room.over:
            return self._after()
        return self._before() if room.before else self._in_the_room()

    def _greet(self) -> Reply:
        goal = _goal(self._scene)
        post, cites = self._of_post()
        if post:
            return self._say.reply("viktor.hello_post", cites=cites, role=post)
        return (
            self._say.reply("viktor.hello_goal", goal=goal)
            if goal
            else self._say.reply("viktor.hello")
        )

    def _of_post(self) -> tuple[str, tuple[Citation, ...]]:
        found = (role_of(one) for one in reversed(self._scene.attachments))
        cite = next((one for one in found if one), None)
        return (cite.quote, (cite,)) if cite else ("", ())

    def _before(self) -> Reply:
        """Until the role is known, or left open: then the first question."""
        room = self._room
        if room.wish is Wish.STOP:
            return self._say.reply("viktor.leave")
        tried = sum(t.wording.startswith("viktor.role") for t in self._turns)
        steered = room.wish in (Wish.MANNER, Wish.COUNT, Wish.UNHEARD)
        declined = not room.role and _NO.match(room.said) is not None
        role = room.role or ("" if declined else self._of_post()[0] or _goal(self._scene))
        if not role and (steered or declined) and tried < _ROLES_ASKED:
            return self._say.reply("viktor.role")
        count = text(f"viktor.count.{room.agreed}")
        prefix = "viktor.begin" if role else "viktor.begin_any"
        first = role[:1].upper() + role[1:]
        manner = text(f"viktor.temper.{room.temper}")
        return self._next(self._say.say(prefix, role=first, count=count, temper=manner))

    def _after(self) -> Reply:
        if _NO.match(self._room.said):
            return self._say.reply("viktor.leave")
        if self._room.wish in (Wish.AGAIN, Wish.NEXT, Wish.MANNER, Wish.COUNT) or _agrees(
            self._room.said
        ):
            return self._next(self._say.fresh("viktor.another"), anew=True)
        if self._room.wish is Wish.STOP:
            return self._say.reply("viktor.leave")
        return self._say.reply("viktor.after", *self._ways_on())

    def _in_the_room(self) -> Reply:
        moves: Mapping[Wish, Callable[[], Reply]] = {
            Wish.STOP: lambda: self._end("viktor.end_early"),
            Wish.MANNER: lambda: self._pending(f"viktor.manner.{self._room.temper}"),
            Wish.COUNT: lambda: self._pending(
                "viktor.counted", count=text(f"viktor.count.{self._room.agreed}")
            ),
            Wish.LONG: lambda: self._pending("viktor.left_over", count=self._left()),
            Wish.REPEAT: lambda: self._pending("viktor.repeat"),
            Wish.SIMPLER: self._simpler,
            Wish.THINK: self._think,
            Wish.JUDGE: lambda: self._pending("viktor.no_verdict"),
            Wish.ANNOYED: lambda: self._pending("viktor.annoyed"),
            Wish.AGAIN: lambda: self._pending("viktor.repeat"),
            Wish.WHO: lambda: self._pending("viktor.who"),
            Wish.PRIVATE: lambda: self._pending(words_for(AskedBack.PRIVATE, "viktor")),
            Wish.COST: lambda: self._pending(words_for(AskedBack.COST, "viktor")),
            Wish.ANSWER: lambda: self._pending("viktor.no_answer"),
            Wish.ASK: self._asked_back,
            Wish.UNHEARD: lambda: self._pending("viktor.unheard"),
            Wish.UNKNOWN: self._unknown,
            Wish.FOREIGN: lambda: self._next(self._say.fresh("viktor.foreign")),
            Wish.LEAVE: lambda: self._next(self._say.fresh("viktor.left")),
            Wish.NEXT: lambda: self._next(self._say.fresh("viktor.next")),
        }
        return moves.get(self._room.wish, self._told)()

    def _told(self) -> Reply:
        room = self._room
        if room.last.startswith("hard.") and _agrees(room.said):
            return self._next("")
        kind = self._kind()
        if kind is QuestionKind.CLOSING and _ASKS_BACK.search(room.said):
            return self._asked_back()
        cut_short = any(t.wording.startswith(f"{FOLLOW}short") for t in self._turns)
        wanted = follow_up(kind, room.story, room.follows, room.temper, cut_short=cut_short)
        if not wanted:
            return self._next(self._say.fresh(f"viktor.heard.{room.temper}"))
        tough = room.temper is Temper.TOUGH and wanted in _TOUGH
        lead = self._say.fresh("viktor.lead.friendly") if room.temper is Temper.FRIENDLY else ""
        return self._say.reply(f"{FOLLOW}{wanted}{'.tough' if tough else ''}", lead=lead)

    def _asked_back(self) -> Reply:
        """A question to take along where one was asked for; else the one that waits."""
        room = self._room
        if self._kind() is QuestionKind.CLOSING:
            lead = self._say.fresh("viktor.not_known")
            last = len(room.asked) >= room.agreed
            return self._end("viktor.end", lead) if last else self._next(lead)
        return self._pending("viktor.asked_back")

    def _kind(self) -> QuestionKind:
        question = self._by_id.get(self._room.asked[-1])
        return question.kind if question else QuestionKind.BEHAVIOURAL

    def _unknown(self) -> Reply:
        """Once a smaller way in; a tough one asks how it would be found out; then on."""
        room = self._room
        if room.helped or room.follows:
            return self._next(self._say.fresh("viktor.left"))
        if room.temper is Temper.TOUGH:
            return self._say.reply(f"{FOLLOW}find_out")
        return self._simpler(f"viktor.smaller.{room.temper}")

    def _simpler(self, lead: str = "viktor.simply") -> Reply:
        question = self._by_id.get(self._room.asked[-1])
        opening = self._say.fresh(lead)
        if question is None or self._room.follows:
            return self._say.reply("viktor.simpler.plain", lead=opening)
        return Reply(text=joined(opening, question.simpler), wording=f"{_SIMPLER}{question.id}")

    def _think(self) -> Reply:
        return self._say.reply(f"viktor.think.{self._room.temper}")

    def _left(self) -> str:
        """How many questions there are still, the one that waits among them."""
        return text(f"viktor.count.{max(1, self._room.agreed - len(self._room.asked) + 1)}")

    def _pending(self, lead: str, **values: str) -> Reply:
        """The question that waits, said again after a word on what was asked."""
        opening = self._say.reply(lead, cites=(), **values)
        return replace(opening, text=joined(opening.text, self._waiting()))

    def _waiting(self) -> str:
        turn = self._room.pending or self._turns[-1]
        question = self._by_id.get(turn.wording)
        if question:
            return question.text
        return text(turn.wording, line=turn.cites[0].quote if turn.cites else "")

    def _next(self, lead: str, *, anew: bool = False) -> Reply:
        room = replace(self._room, asked=()) if anew else self._room
        if len(room.asked) >= room.agreed:
            return self._end("viktor.end")
        asked = self._question(len(room.asked), room.agreed)
        if asked is None:
            return self._end("viktor.end" if room.told else "viktor.end_empty")
        return replace(asked, text=joined(lead, asked.text))

    def _question(self, number: int, agreed: int) -> Reply | None:
        """The question of that number, the post's or one that ships; None where none is left."""
        kind = _kind_of(number, agreed)
        middle = kind not in (QuestionKind.OPENING, QuestionKind.CLOSING)
        if middle and number % 2 == 0 and (from_post := self._from_post()):
            return from_post
        left = [one for one in self._scene.questions if self._is_new(one)]
        fitting = [one for one in left if one.kind is kind] or left
        if not fitting:
            return None
        seed = f"{self._scene.conversation.id}{number}".encode()
        chosen = fitting[int.from_bytes(hashlib.sha256(seed).digest()[:2]) % len(fitting)]
        return Reply(text=chosen.text, wording=f"{QUESTION}{chosen.id}")

    def _is_new(self, question: Question) -> bool:
        asked = f"{QUESTION}{question.id}" in self._room.ever
        return not (asked or self._say.holds(question.text))

    def _from_post(self) -> Reply | None:
        """What the attached post asks for, turned into a question; it is quoted, never obeyed."""
        done = {cite.quote for turn in self._turns for cite in turn.cites}
        lines = (line for one in self._scene.attachments for line in asked_for(one))
        line = next((one for one in lines if one.quote not in done), None)
        if line is None:
            return None
        return self._say.reply(POST.rstrip("."), cites=(line,), line=line.quote)

    def _end(self, prefix: str, lead: str = "") -> Reply:
        """The round is over; what was answered may be looked at with Noor, nothing was judged."""
        if not self._room.told:
            prefix = "viktor.end_empty"
        actions = self._ways_on() if self._room.told else ()
        return self._say.reply(prefix, *actions, lead=lead)

    def _ways_on(self) -> tuple[Action, ...]:
        """To Noor with the answers, or a new room for the role as the person named it."""
        return (_NOOR, Action(tool=Tool.START_PRACTICE, about=self._room.role))


_TOUGH: Final = frozenset({"part", "outcome", "number", "reason", "example"})
"""What a tough interviewer asks for in words of his own."""


def _kind_of(number: int, agreed: int) -> QuestionKind:
    """What the question of that number, from 0, is after in a round of so many."""
    if agreed >= _WITH_ENDS and number == 0:
        return QuestionKind.OPENING
    if agreed >= _WITH_ENDS and number == agreed - 1:
        return QuestionKind.CLOSING
    return _BETWEEN[(number - (agreed >= _WITH_ENDS)) % len(_BETWEEN)]


def _agrees(said: str) -> bool:
    return (
        re.fullmatch(r"(?i)\W*(?:yes|yeah|sure|ok(?:ay)?|please|si|sí|oui|ja)\b.{0,20}", said)
        is not None
    )


def _goal(scene: Scene) -> str:
    """The role another room was for, or what was told as wanted next."""
    handed = scene.conversation.handed
    if handed and handed.words:
        return handed.words[0]
    goals = [fact for fact in scene.facts if fact.section is Section.GOALS]
    return goals[-1].value if goals else ""
