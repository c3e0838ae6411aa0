"""How a question is put: anew, for more of it, smaller, or by the eyes of somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sanctum_desktop.core.domain.conversation import Speaker, Topic, TurnKind
from sanctum_desktop.core.domain.facts import BESIDE_A_DEED, Fact, Section
from sanctum_desktop.core.policies.interview.adrift import out_of_work, reluctant, tells_nothing
from sanctum_desktop.core.policies.interview.commands import Command, command
from sanctum_desktop.core.policies.interview.follow_up import (
    MOST,
    NOT_ONE,
    SHARED,
    Missing,
    changed,
    counts,
    missing,
)
from sanctum_desktop.core.policies.interview.leaving import Leaving
from sanctum_desktop.core.policies.interview.ruler import BEFORE
from sanctum_desktop.core.policies.interview.voice import Move
from sanctum_desktop.core.policies.interview.worth import next_topic
from sanctum_desktop.core.policies.phrases import phrases
from sanctum_desktop.core.policies.recognition import recognised

STORIES: Final = (Topic.PROUD, Topic.DUTIES)
"""Matters people make small; elsewhere "I'm only a cleaner" is a job's name."""
_UNTOLD: Final = (Command.SKIP, Command.REFUSE, Command.DONT_KNOW)
OF_A_JOB: Final = (Topic.NOW, Topic.DUTIES, Topic.PROUD, Topic.EARLIER)
"""Matters that lean on a job having been named."""
_OTHERS_FIRST: Final = 4
_JOBS: Final = (Topic.NOW, Topic.EARLIER)
_OF_DEEDS: Final = ("highlight", "keyword")
_POINTING: Final = (Topic.PROUD, Topic.EARLIER)
"""Matters whose "another like that" and "before that" point at nothing once another was opened."""


def names_job(facts: Sequence[Fact]) -> bool:
    """True where a place or a title was heard; a certificate's name is neither."""
    return any(f.section is Section.WORK and f.name in ("name", "position") for f in facts)


class Asking(Leaving):
    """Chooses the manner of a question, and the follow-ups to an answer."""

    def _manner(self, topic: Topic) -> str:
        """How to ask: anew, for more of what was told, or smaller where nothing was."""
        state = self._state
        if topic not in state.asked:
            return ""
        if topic is Topic.NOW and not self._asked_last_job() and self._without_work():
            return ".last"
        if topic in state.left_alone and topic in _JOBS:
            return ".again"
        if topic is Topic.NOW:
            heard = {fact.name for fact in self._facts if fact.section is Section.WORK}
            lacking = {"name": ".place", "position": ".title"}
            return next((how for what, how in lacking.items() if what not in heard), ".more")
        told = any(t.topic is topic and not tells_nothing(t.text) for t in self._answers())
        if topic in STORIES and not (told or self._asked_smaller(topic)):
            return ".small"
        return ".back" if topic in _POINTING and self._opened()[-1] is not topic else ".more"

    def _next(self, opening: str, but: Sequence[Topic] = ()) -> Move:
        """The matter of most worth, those in `but` left for later."""
        if self._page_was_asked_for():
            return self._hand_over(opening)
        if self._is_time_for_the_ruler():
            return self._ruler(BEFORE, opening)
        topic = next_topic(self._state, self._opened(), self._facts, but or self._too_soon())
        if topic is None:
            return self._before_leaving(show=False)
        asked = f"gem.ask.{topic.value}{self._manner(topic)}"
        return self.ask(topic, asked, self._leaning(opening, topic))

    def _page_was_asked_for(self) -> bool:
        """True where the last read-back came before the page they had asked to see."""
        last = self._state.last
        said = [turn.text for turn in self._turns if turn.speaker is Speaker.PERSON]
        read = last is not None and last.kind is TurnKind.READBACK
        return read and len(said) > 1 and command(said[-2]) is Command.SHOW

    def _too_soon(self) -> Sequence[Topic]:
        """Matters that lean on a job, while none was named and there is other to talk of."""
        opened = self._opened()
        passed = Topic.NOW in self._state.left_alone and opened.count(Topic.NOW) == 1
        soon = passed and len(opened) < _OTHERS_FIRST
        return OF_A_JOB if soon and not names_job(self._facts) else ()

    def _without_work(self) -> bool:
        return any(out_of_work(turn.text) for turn in self._answers())

    def _asked_last_job(self) -> bool:
        return any(word.startswith("gem.ask.now.last") for word in self._state.wordings)

    def _asked_smaller(self, topic: Topic) -> bool:
        return any(
            word.startswith(f"gem.ask.{topic.value}.small") for word in self._state.wordings
        )

    def _smaller(self, topic: Topic, opening: str) -> Move:
        """The same matter in a smaller piece, or by the eyes of somebody else."""
        kind = "small" if topic in STORIES else "more"
        return self.ask(topic, f"gem.ask.{topic.value}.{kind}", opening)

    def _once_smaller(self, wanted: Command) -> Move | None:
        """One who tells things but not this is asked a smaller piece of it, once in a talk."""
        state = self._state
        topic = state.last.topic if state.last else None
        asked = any(".small." in word for word in state.wordings)
        first = topic is Topic.PROUD and state.asked.count(topic) == 1 and state.silent <= 1
        if not first or asked or wanted not in _UNTOLD or not state.told:
            return None
        return self._smaller(Topic.PROUD, self._say("gem.smaller"))

    def _modest(self) -> Move | None:
        """What was made small is asked of another's view or of its best moment, never praised."""
        state = self._state
        topic = state.last.topic if state.last else None
        before = [word for word in state.wordings[-len(state.followed) :] if ".modest." in word]
        if topic not in STORIES or len(state.followed) >= MOST or (state.followed and before):
            return None
        if not (recognised("minimising", state.said) or reluctant(state.said)):
            return None
        proud = topic is Topic.PROUD and Missing.OUTCOME not in state.followed
        kind = Missing.OUTCOME if proud else Missing.PART
        return self.ask(topic, f"gem.follow.{kind.value}.modest", self._mirror)

    def _follow_up(self, opening: str) -> Move | None:
        state = self._state
        topic = state.last.topic if state.last else None
        if topic is None or (state.last and state.last.wording.startswith("gem.enough")):
            return None
        if topic in STORIES and self._told_of_other():
            return None
        what = missing(topic, state.story, state.followed, state.answered)
        if what is Missing.NUMBER and phrases("tender").search(state.story):
            return None
        if what is None or (topic in _JOBS and not self._wanted_of_job(what)):
            return None
        return self.ask(topic, self._asking(what, topic), self._of_story(opening))

    def _told_of_other(self) -> bool:
        """True where a job, a school, a paper or a name was told, and no deed beside it."""
        now = self._heard_now()
        other = [f.source for f in now if f.name not in (*_OF_DEEDS, *BESIDE_A_DEED)]
        deeds = [f.source for f in now if f.name in _OF_DEEDS]
        return bool(other) and all(
            any(deed.start <= one.start < deed.end for one in other) for deed in deeds
        )

    def _asking(self, what: Missing, topic: Topic) -> str:
        """The message that fits what was told: shared or not, counted to none, or of a job."""
        story = self._state.story
        manner = ""
        if topic in _JOBS:
            manner = f".{topic.value}"
        elif what is Missing.PART and SHARED.search(story):
            manner = ".shared"
        elif what is Missing.NUMBER and NOT_ONE.search(story):
            manner = ".none"
        elif what is Missing.NUMBER and counts(story):
            manner = ".more"
        return f"gem.follow.{what.value}{manner}"

    def _wanted_of_job(self, what: Missing) -> bool:
        """Of a job told, its time; of what was changed there, what came of it."""
        return self._undated() if what is Missing.TIME else changed(self._state.story)

    def _undated(self) -> bool:
        """True where the last answer told a job, and nothing of when."""
        heard = {fact.name for fact in self._heard_now() if fact.entry.startswith("job")}
        return "name" in heard and "startDate" not in heard
