"""Talk with any persona: what the person says is kept first, then answered, and that is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import partial

from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Speaker,
    Turn,
    TurnKind,
)
from sanctum_desktop.core.domain.conversing import (
    Again,
    Answer,
    Kept,
    Say,
    Spoken,
    Step,
    Stop,
    Wish,
)
from sanctum_desktop.core.domain.errors import BadInput, NotFound
from sanctum_desktop.core.domain.model_tasks import Outcome
from sanctum_desktop.core.domain.scene import Reply, Scene
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.guide import guide_reply
from sanctum_desktop.core.ports.clock import Clock
from sanctum_desktop.core.ports.conversation_repository import ConversationRepository
from sanctum_desktop.core.ports.talk_trees import TalkTrees
from sanctum_desktop.core.use_cases.beside import Beside
from sanctum_desktop.core.use_cases.interview_story import GEM, InterviewStory, answer_to
from sanctum_desktop.core.use_cases.read_ahead import ReadAhead
from sanctum_desktop.core.use_cases.read_scene import ReadScene
from sanctum_desktop.core.use_cases.word_reply import Wording, WordReply


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reply belongs: after `talk`'s last turn. `tip` is where the person is meanwhile.

    `discarded` are the replies that stand there already.
    """

    talk: Conversation
    tip: int
    discarded: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Converse:
    """Answers a wish step by step. Gem's talks are her interview; all others' the Guide leads.

    Without `word` every reply is in the Guide's words. `ahead` has a model read the talk while
    the person reads; the next wish ends it.
    """

    conversations: ConversationRepository
    trees: TalkTrees
    scenes: ReadScene
    story: InterviewStory
    clock: Clock
    guide: Callable[[Scene], Reply] = guide_reply
    word: WordReply | None = None
    ahead: ReadAhead | None = None
    beside: Beside = field(default_factory=Beside)

    async def __call__(
        self, conversation: ConversationId, wish: Wish, stop: Stop
    ) -> AsyncGenerator[Step, None]:
        """The steps; none where nothing waits for a reply.

        Stopped, cancelled or closed in the middle, what was worded by then is kept. Raises
        NotFound, BadInput for what cannot be said or replied to anew, and VaultError.
        """
        self.beside.give_up()
        place = await self._place(conversation, wish)
        if isinstance(wish, Say):
            said = await self._say(place, wish)
            yield Kept(conversation, said)
            turns = place.talk.turns if said in place.talk.turns else (*place.talk.turns, said)
            talk = replace(place.talk, turns=turns, kept=max(place.talk.kept, said.index + 1))
            place = _Place(talk, said.index)
        if isinstance(wish, Answer) and _is_answered(place.talk):
            return
        is_gem = place.talk.persona == GEM
        replying = self._ask_anew(place, stop) if is_gem else self._reply(place, stop)
        async with aclosing(replying) as steps:
            async for step in steps:
                yield step
        if self.ahead is not None:
            self.beside.begin(partial(self.ahead, conversation))

    async def hear_again(self, conversation: ConversationId) -> None:
        """To be asked where the branch that is gone on with changed: Gem's facts follow it."""
        talk = await self.conversations.get(conversation)
        if talk.persona == GEM:
            await self.story.hear_branch(talk)

    async def _place(self, conversation: ConversationId, wish: Wish) -> _Place:
        talk = await self.conversations.get(conversation)
        tip = _tip(talk)
        if isinstance(wish, Answer) or (isinstance(wish, Say) and wish.after in (None, tip)):
            return _Place(talk, tip)
        tree = await self.trees.tree(conversation)
        self._note(wish, talk, tree)
        if isinstance(wish, Say):
            after = NO_PARENT if wish.after is None else wish.after
            return _Place(_branch(talk, tree, after), tip)
        if _known(tree, wish.turn).speaker is not Speaker.INTERVIEWER:
            raise BadInput(text("talk.no_reply"))
        stood = tuple(tree.turns[at] for at in tree.versions(wish.turn))
        discarded = tuple(turn for turn in stood if turn.speaker is Speaker.INTERVIEWER)
        return _Place(_branch(talk, tree, tree.parents[wish.turn]), tip, discarded)

    def _note(self, wish: Say | Again, talk: Conversation, tree: TalkTree) -> None:
        """Whose reply is asked for anew, or was to what is said in other words now."""
        if self.word is None:
            return
        if isinstance(wish, Again):
            self.word.note_after(Outcome.REGENERATED, _known(tree, wish.turn))
            return
        numbers = [NO_PARENT, *(turn.index for turn in talk.turns)]
        behind = talk.turns[numbers.index(wish.after) :] if wish.after in numbers else ()
        reply = next((turn for turn in behind if turn.speaker is Speaker.INTERVIEWER), None)
        if reply is not None:
            self.word.note_after(Outcome.EDITED, reply)

    async def _say(self, place: _Place, wish: Say) -> Turn:
        if not wish.text.strip():
            raise BadInput(text("talk.empty"))
        talk = place.talk
        last = talk.turns[-1] if talk.turns else None
        if last and (last.speaker, last.text) == (Speaker.PERSON, wish.text):
            return last  # it was kept, and the disk failed before the reply
        now = self.clock.now()
        said = answer_to(talk.turns, wish.text, index=talk.next_index, said_at=now)
        if talk.persona != GEM:
            said = replace(said, kind=TurnKind.ANSWER, topic=None)
        return await self.beside.surely(self._keep(place, said))

    async def _reply(self, place: _Place, stop: Stop) -> AsyncGenerator[Step, None]:
        """A reply of any persona but Gem: the Guide's, or its point in a model's words."""
        discarded = [turn.text for turn in place.discarded]
        scene = await self.scenes(place.talk, discarded)
        reply = await asyncio.to_thread(self.guide, scene)
        wording = Wording()
        try:
            if self.word is not None:
                async with aclosing(self.word(scene, reply, stop, wording)) as steps:
                    async for step in steps:
                        yield step
        except BaseException:
            if wording.text:
                await self._spoken(place, scene, reply, wording)
            raise
        if wording.text or reply.hard or not stop.asked:
            yield await self._spoken(place, scene, reply, wording)

    async def _spoken(self, place: _Place, scene: Scene, reply: Reply, wording: Wording) -> Spoken:
        """Kept with what its persona may suggest, and no more."""
        turn = Turn(
            index=place.talk.next_index,
            speaker=Speaker.INTERVIEWER,
            text=wording.text.rstrip() or reply.text,
            said_at=self.clock.now(),
            kind=TurnKind.REPLY,
            wording=reply.wording,
            author=wording.author,
            cut=bool(wording.text) and wording.cut,
            cites=reply.cites,
            actions=tuple(one for one in reply.actions if scene.persona.may(one)),
        )
        return Spoken(await self.beside.surely(self._keep(place, turn)))

    async def _ask_anew(self, place: _Place, stop: Stop) -> AsyncGenerator[Step, None]:
        """Gem's turn; a stop has the Guide's words come at once."""
        try:
            turn = await self.story.ask_anew(place.talk, place.discarded, stop.on)
        except BaseException:
            if place.discarded:  # another branch was heard than the one that is gone on with
                await self.beside.surely(self.hear_again(place.talk.id))
            raise
        yield Spoken(await self.beside.surely(self._keep(place, turn)))

    async def _keep(self, place: _Place, turn: Turn) -> Turn:
        """After its place, on a branch of its own where something was said there already.

        Where the person has turned to another branch meanwhile, they stay there.
        """
        talk = place.talk
        return await self.trees.keep(talk.id, turn, after=_tip(talk), seen=place.tip)


def _tip(talk: Conversation) -> int:
    return talk.turns[-1].index if talk.turns else NO_PARENT


def _branch(talk: Conversation, tree: TalkTree, tip: int) -> Conversation:
    """The talk as it stands on that branch."""
    if tip != NO_PARENT:
        _known(tree, tip)
    return replace(talk, turns=tree.branch(tip), kept=len(tree.turns))


def _known(tree: TalkTree, turn: int) -> Turn:
    if not 0 <= turn < len(tree.turns):
        raise NotFound(text("talk.no_turn"))
    return tree.turns[turn]


def _is_answered(talk: Conversation) -> bool:
    return bool(talk.turns) and talk.turns[-1].speaker is Speaker.INTERVIEWER
