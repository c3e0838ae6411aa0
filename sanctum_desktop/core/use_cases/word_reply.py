"""Have a language model word the Guide's point, live; whoever cannot makes room for the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import Final, TypeAlias

from sanctum_desktop.core.domain.conversation import Turn
from sanctum_desktop.core.domain.conversing import Noted, Slow, Step, Stop, Unworded, Worded
from sanctum_desktop.core.domain.errors import (
    EngineDied,
    EngineError,
    EngineRefused,
    SanctumError,
)
from sanctum_desktop.core.domain.language import (
    Message,
    PartKind,
    Prompt,
    ReplyEnd,
    ReplyPart,
    ReplyReason,
    Role,
)
from sanctum_desktop.core.domain.model_tasks import Author, Feature, Outcome, TaskRecord
from sanctum_desktop.core.domain.persons_time import OwnTime, heeding
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.traces import current_trace
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.told import Told, told
from sanctum_desktop.core.policies.conversing.worded import plain, strays, unfit, whole_sentences
from sanctum_desktop.core.ports.boot_clock import BootClock
from sanctum_desktop.core.ports.language_model import LanguageModel
from sanctum_desktop.core.ports.model_chains import ModelChains, ModelInUse
from sanctum_desktop.core.ports.task_log import TaskLog
from sanctum_desktop.core.prompts import PromptTemplate
from sanctum_desktop.core.use_cases.read_prompt_overrides import ReadPromptOverrides

FIRST_WORD_S: Final = 30.0
"""Beyond it the person is asked whom to wait for; within a reply, the longest silence.

No time counts in which the person is asked whether something may be sent.
"""
REPLY_S: Final = 180.0
"""The longest a model may take for a reply, from when it is asked."""
MOST_CHARACTERS: Final = 20_000
"""More than any reply is: what goes on beyond it is not taken."""


class _Choice(Enum):
    """What ends a model's reply from outside."""

    STOP = auto()
    ANOTHER = auto()
    GUIDE = auto()


_Heard: TypeAlias = ReplyPart | ReplyEnd | Exception | _Choice
_Weigh: TypeAlias = Callable[[str], Outcome | None]


@dataclass(slots=True)
class Wording:
    """What was worded of a reply so far, and by whom; `cut` until it came to its end."""

    text: str = field(default="", repr=False)
    author: Author | None = None
    cut: bool = True

    def clear(self) -> None:
        """Nobody but the Guide has said anything."""
        self.text, self.author, self.cut = "", None, True


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReply:
    """Asks the models of a chain one after the other; where none can, the Guide's words stand.

    The person may stop it, or choose, at any time. `first_word_s` and `within_s` are in seconds.
    Why a model is passed over is noted once in a talk.
    """

    chains: ModelChains
    prompts: ReadPromptOverrides
    log: TaskLog
    clock: BootClock
    first_word_s: float = FIRST_WORD_S
    within_s: float = REPLY_S
    noted: set[tuple[str, str]] = field(default_factory=set, repr=False)

    async def __call__(
        self, scene: Scene, reply: Reply, stop: Stop, wording: Wording
    ) -> AsyncGenerator[Step, None]:
        """The steps of it; `wording` is filled meanwhile, and empty where nobody worded it."""
        given = await asyncio.to_thread(told, scene, reply)
        if given is None:
            return
        chain = await self.chains.chain(Feature.CONVERSE)
        for sentence in chain.passed_over:
            if self.tells_first(scene.conversation.id, sentence):
                yield Noted(sentence)
        template = await self.prompts.template(scene.persona.prompt)
        prompt = asked_with(template, given)
        weigh = partial(_weighed, given=given.given, reply=reply)
        for place, in_use in enumerate(chain.models):
            author = Author(template.id, in_use.id)
            one = _Attempt(self, in_use, author, wording, scene.conversation.id)
            more = place + 1 < len(chain.models)
            async with aclosing(one.steps(prompt, stop, weigh, more=more)) as steps:
                async for step in steps:
                    yield step
            if one.settled or wording.text or stop.asked:
                return

    def note_after(self, outcome: Outcome, turn: Turn) -> None:
        """Count what became of a reply later, for each prompt a model worded it with."""
        if turn.author is None:
            return
        for prompt in turn.author.prompt.split():
            name = prompt.partition(".")[0]
            if name in set(Feature):
                record = TaskRecord(
                    feature=Feature(name),
                    author=Author(prompt, turn.author.model),
                    outcome=outcome,
                    total_s=0.0,
                    trace=current_trace(),
                )
                self.log.note(record)

    def tells_first(self, talk: str, sentence: str) -> bool:
        """True the first time a sentence comes up in a talk: said each time, it is noise."""
        first = (talk, sentence) not in self.noted
        self.noted.add((talk, sentence))
        return first


class _Attempt:
    """One model's try at a reply; `settled` where no other model is to be asked after it."""

    def __init__(
        self, asked: WordReply, in_use: ModelInUse, author: Author, out: Wording, talk: str
    ) -> None:
        self._asked, self._in_use, self._author, self._out = asked, in_use, author, out
        self._talk = talk
        self._clock = OwnTime(asked.clock.seconds)
        self._began = self._last_word = self._clock.seconds()
        self._was_slow = False
        self._record = TaskRecord(
            feature=Feature.CONVERSE,
            author=author,
            outcome=Outcome.SKIPPED,
            total_s=0.0,
            trace=current_trace(),
        )
        self.settled = False

    async def steps(
        self, prompt: Prompt, stop: Stop, weigh: _Weigh, *, more: bool
    ) -> AsyncGenerator[Step, None]:
        """What comes of it; it is counted however it ends."""
        try:
            async with _listening(self._in_use, prompt, self._clock) as listening:
                stop.on(partial(listening.choose, _Choice.STOP))
                while not stop.asked:
                    heard = await listening.next(self._patience_s())
                    if heard is None and self._may_wait():
                        self._was_slow = True
                        yield _slow(listening, more=more)
                    elif isinstance(heard, ReplyPart) and len(self._out.text) < MOST_CHARACTERS:
                        if worded := self._worded(heard):
                            yield Worded(worded)
                    elif isinstance(heard, _Choice) and self._out.text:
                        continue  # too late: only a stop ends what is being said
                    else:
                        for step in self._ended(heard, weigh):
                            yield step
                        return
        finally:  # stopped, cancelled and closed, too
            took = self._clock.seconds() - self._began
            self._asked.log.note(replace(self._record, total_s=took))

    def _left_s(self) -> float:
        return self._asked.within_s - (self._clock.seconds() - self._began)

    def _patience_s(self) -> float:
        """For the next piece; once told that it is slow, all that is left."""
        left = self._left_s()
        if not self._was_slow or self._out.text:  # what is only thought breaks no silence
            silent = self._clock.seconds() - self._last_word
            left = min(left, self._asked.first_word_s - silent)
        return max(0.0, left)

    def _may_wait(self) -> bool:
        """True at the first silence before the first word."""
        return not (self._out.text or self._was_slow) and self._left_s() > 0

    def _worded(self, part: ReplyPart) -> str:
        """The words of that piece as they may be shown; "" for what was thought, or is nothing."""
        words = plain(part.text) if part.kind is PartKind.ANSWER else ""
        if not self._out.text:
            words = words.lstrip()
        if words and not self._out.text:
            took = self._clock.seconds() - self._began
            self._record = replace(self._record, first_token_s=took)
            self._out.author = self._author
        if words:
            self._last_word = self._clock.seconds()
        self._out.text += words
        return words

    def _ended(self, heard: _Heard | None, weigh: _Weigh) -> Iterator[Step]:
        """The last steps: why nothing came of it, or that it broke off; none where it is whole."""
        if isinstance(heard, ReplyEnd | ReplyPart):
            yield from self._whole(heard, weigh)
        elif isinstance(heard, _Choice):
            self.settled = heard is not _Choice.ANOTHER
        else:
            yield self._failed(heard)

    def _whole(self, end: ReplyEnd | ReplyPart, weigh: _Weigh) -> Iterator[Step]:
        out, said = self._out, self._out.text.rstrip()
        if isinstance(end, ReplyEnd):
            self._record = replace(
                self._record,
                prompt_tokens=end.prompt_tokens,
                cached_tokens=end.cached_tokens,
                new_tokens=end.new_tokens,
            )
        if not isinstance(end, ReplyEnd) or end.reason is ReplyReason.LENGTH:
            said = whole_sentences(said)
        outcome = (weigh(said) if said else Outcome.SCHEMA) or Outcome.MODEL
        self._record = replace(self._record, outcome=outcome)
        self._asked.chains.worked(self._in_use.id)
        if outcome is Outcome.MODEL:
            out.text, out.cut = said, False
            return
        if out.text:
            yield Unworded()
        out.clear()
        self.settled = True
        if self._asked.tells_first(self._talk, text("talk.unfit")):
            yield Noted(text("talk.unfit"))

    def _failed(self, error: Exception | None) -> Noted:
        """It was too slow (None), ended in the middle, or could not be asked at all."""
        if error is not None and not isinstance(error, SanctumError):
            raise error
        died = isinstance(error, EngineDied)
        outcome = Outcome.DIED if died else Outcome.UNAVAILABLE if error else Outcome.TOO_SLOW
        self._record = replace(self._record, outcome=outcome)
        ill = error is None or isinstance(error, EngineError)
        if ill and not isinstance(error, EngineRefused):  # one that is not asked is not ill
            self._asked.chains.failed(self._in_use.id)
        if error is None or (ill and self._out.text):
            return Noted(text("talk.broke_off" if self._out.text else "talk.too_slow"))
        is_first = error.advice and self._asked.tells_first(self._talk, error.advice)
        return Noted(str(error), error.advice if is_first else "")


class _Listening:
    """A model's reply, and what the person chooses meanwhile, in the order they come."""

    def __init__(self, clock: OwnTime) -> None:
        self._clock = clock
        self._heard: asyncio.Queue[_Heard] = asyncio.Queue()

    def choose(self, choice: _Choice) -> None:
        self._heard.put_nowait(choice)

    async def next(self, within_s: float) -> _Heard | None:
        """None where nothing came in that time; none passes while the person is asked."""
        try:
            async with self._clock.within(within_s):
                return await self._heard.get()
        except TimeoutError:
            return None

    async def listen(self, model: LanguageModel, prompt: Prompt) -> None:
        """To be cancelled where nobody listens any more; what is raised comes as what is heard."""
        try:
            with heeding(self._clock):
                async with aclosing(model.reply(prompt)) as parts:
                    async for part in parts:
                        self._heard.put_nowait(part)
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            self._heard.put_nowait(error)


@asynccontextmanager
async def _listening(
    in_use: ModelInUse, prompt: Prompt, clock: OwnTime
) -> AsyncIterator[_Listening]:
    """Listens beside, for as long as this is open: a choice must not wait for the next piece."""
    listening = _Listening(clock)
    work = asyncio.get_running_loop().create_task(listening.listen(in_use.model, prompt))
    try:
        yield listening
    finally:
        work.cancel()
        await asyncio.wait([work])


def _weighed(said: str, *, given: str, reply: Reply) -> Outcome | None:
    if strays(said, reply):
        return Outcome.SCHEMA
    return unfit(said, given=given, questions=reply.text.count("?"))


def asked_with(template: PromptTemplate, given: Told) -> Prompt:
    """The prompt, who speaks being the end of the system's part."""
    prompt = template.filled(given.values, history=given.history, trace=current_trace())
    system = system_part(template, given.who)
    instructions = len(system.text) - len(given.who) + given.own
    return replace(prompt, messages=(system, *prompt.messages[1:]), instructions=instructions)


def system_part(template: PromptTemplate, who: str) -> Message:
    """The first message of every prompt of a talk."""
    return Message(Role.SYSTEM, f"{template.system}\n\n{who}")


def _slow(listening: _Listening, *, more: bool) -> Slow:
    return Slow(
        sentence=text("talk.slow"),
        guide=partial(listening.choose, _Choice.GUIDE),
        another=partial(listening.choose, _Choice.ANOTHER) if more else None,
    )
