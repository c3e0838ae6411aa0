"""Noor's questions on attached texts: one at a time, the missed ones again, reasons for scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sanctum_desktop.core.domain.attachments import Attachment
from sanctum_desktop.core.domain.conversation import Speaker, Turn
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.policies.conversing.learning import Asked, asked
from sanctum_desktop.core.policies.conversing.quizzing import QuizQuestion, questions_of
from sanctum_desktop.core.policies.conversing.reading import cite, quoted
from sanctum_desktop.core.policies.conversing.spoken import Spoken

_Question = tuple[Attachment, QuizQuestion]


class Quiz:
    """What was asked on this branch, and what is asked next. Nobody may word a question anew."""

    def __init__(self, scene: Scene, say: Spoken) -> None:
        self._turns = scene.conversation.turns
        self._say = say
        self._all: list[_Question] = [
            (one, question) for one in scene.attachments for question in questions_of(one)
        ]

    def ask(self, lead: str = "", done: _Question | None = None) -> Reply:
        """The next question that was not asked yet, or the one missed longest ago."""
        next_ = self._next(done)
        if next_ is None:
            asked = self._say.reply("noor.quiz_done" if self._all else "noor.no_quiz", lead=lead)
        else:
            form, shown = next_[1].form, next_[1].shown
            asked = self._say.reply(f"noor.quiz.{form}", lead=lead, shown=shown)
        cites = (cite(done[0], done[1].start, done[1].end),) if done else ()
        return replace(asked, cites=cites, hard=True)

    def answered(self, said: str) -> Reply:
        """What the text says of it, and the next question."""
        last = self._last()
        if last is None:
            return self.ask()
        right = last[1].answered(said)
        return self._of(last, "noor.right" if right else "noor.not_right")

    def missed(self) -> Reply:
        """What the text says where the last wrong answer said something else."""
        before = list(self._history())[:-1]  # the last one waits for its answer
        wrong = next((question for question, right in reversed(before) if not right), None)
        if wrong is None:
            return self.ask(self._say.say("noor.none_missed"))
        return self._of(wrong, "noor.missed")

    def told(self) -> Reply:
        """The answer, where nobody knew it, and the next question."""
        last = self._last()
        return self._of(last, "noor.quiz_told") if last else self.ask()

    def _of(self, question: _Question, prefix: str) -> Reply:
        text, one = question
        quote = quoted(text.untrusted_text[one.start : one.end])
        return self.ask(self._say.say(prefix, quote=quote), question)

    def _next(self, just: _Question | None) -> _Question | None:
        history = list(self._history())
        asked_ = [question for question, _ in history]
        missed = [question for question, right in history if not right]
        known = [question for question, right in history if right]
        fresh = (one for one in self._all if one not in asked_)
        again = (one for one in missed if one not in known and one != just)
        return next(fresh, None) or next(again, None)

    def _last(self) -> _Question | None:
        spoken = [turn for turn in self._turns if turn.speaker is Speaker.INTERVIEWER]
        return self._in(spoken[-1]) if spoken else None

    def _history(self) -> Iterator[tuple[_Question, bool]]:
        """Each question that was asked, and whether its answer was right."""
        for n, turn in enumerate(self._turns):
            question = self._in(turn) if turn.speaker is Speaker.INTERVIEWER else None
            if question is None:
                continue
            reply = self._turns[n + 1 : n + 2]
            tells = bool(reply) and asked(reply[0].text) in (Asked.TELL, Asked.NEXT)
            yield question, tells and question[1].answered(reply[0].text)

    def _in(self, turn: Turn) -> _Question | None:
        """The question a turn ends in: what stands before it is quoted to the one before."""
        if not turn.wording.startswith("noor.quiz."):
            return None
        held = (one for one in self._all if one[1].shown in turn.text)
        return max(held, key=lambda one: _place(one[1].shown, turn.text), default=None)


def _place(shown: str, words: str) -> tuple[int, int]:
    """Where it ends last, and its length: one that holds another comes after it."""
    return words.rfind(shown) + len(shown), len(shown)
