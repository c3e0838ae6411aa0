"""Talks in memory: the contracts of the vault's, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sanctum_desktop.adapters.in_memory.listing import newest_first, of_key
from sanctum_desktop.core.domain.conversation import (
    Conversation,
    ConversationId,
    Glimpse,
    Label,
    Speaker,
    TalkPlace,
    Turn,
)
from sanctum_desktop.core.domain.errors import NotFound, SanctumBug
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.domain.talk_tree import NO_PARENT, TalkTree
from sanctum_desktop.core.domain.word_search import (
    holds,
    places_of,
    snippet_of,
    sought_in,
)


class InMemoryConversations:
    """ConversationRepository that forgets with the process; `trees` are all branches of each."""

    def __init__(self) -> None:
        self.heads: dict[ConversationId, Conversation] = {}
        self.trees: dict[ConversationId, TalkTree] = {}

    async def start(self, conversation: Conversation) -> None:
        if conversation.id in self.heads:
            raise SanctumBug("a conversation was started twice")
        tree = grown(TalkTree(conversation=conversation.id), NO_PARENT, conversation.turns)
        self.heads[conversation.id] = replace(conversation, turns=(), kept=0)
        self.trees[conversation.id] = tree

    async def append(self, conversation: ConversationId, turns: Sequence[Turn]) -> None:
        tree = of_key(self.trees, conversation, "conversation")
        self.trees[conversation] = grown(tree, tree.tip, turns)

    async def get(self, conversation: ConversationId) -> Conversation:
        head = of_key(self.heads, conversation, "conversation")
        tree = self.trees[conversation]
        turns, kept = tree.branch(), len(tree.turns)
        return replace(head, turns=turns, kept=kept if kept > len(turns) else 0)

    async def page(
        self, *, before: ConversationId | None = None, limit: int = 50
    ) -> Sequence[Conversation]:
        return tuple(newest_first(self.heads, before)[:limit])

    async def glimpses(
        self,
        persona: str = "",
        place: TalkPlace = TalkPlace.OPEN,
        *,
        limit: int = 50,
        skip: int = 0,
        answers: int = 4,
    ) -> Sequence[Glimpse]:
        of = [one for one in self._glimpses(persona, answers) if one.label.place is place]
        of.sort(key=lambda one: one.label.pinned, reverse=True)
        return tuple(of[skip : skip + limit])

    async def latest(self, persona: str) -> ConversationId | None:
        kept = (one for one in self._glimpses(persona) if one.label.place is not TalkPlace.TRASHED)
        return next((one.id for one in kept), None)

    def _glimpses(self, persona: str, answers: int = 0) -> list[Glimpse]:
        """The one in which something was said last comes first."""
        of = [
            _glimpse(head, self.trees[head.id], answers)
            for head in newest_first(self.heads, None)
            if persona in ("", head.persona)
        ]
        return sorted(of, key=lambda one: one.last_said_at, reverse=True)


class InMemoryTalkTrees:
    """TalkTrees over the talks of an InMemoryConversations."""

    def __init__(self, talks: InMemoryConversations) -> None:
        self._talks = talks

    async def tree(self, conversation: ConversationId) -> TalkTree:
        return of_key(self._talks.trees, conversation, "conversation")

    async def keep(
        self, conversation: ConversationId, turn: Turn, *, after: int, seen: int
    ) -> Turn:
        tree = await self.tree(conversation)
        if after != NO_PARENT:
            _refuse_unsaid(tree, after)
        turn = replace(turn, index=len(tree.turns))
        more = grown(tree, after, [turn])
        stays = tree.tip not in (after, seen)
        self._talks.trees[conversation] = replace(more, tip=tree.tip) if stays else more
        return turn

    async def turn_to(self, conversation: ConversationId, tip: int) -> None:
        tree = await self.tree(conversation)
        _refuse_unsaid(tree, tip)
        self._talks.trees[conversation] = replace(tree, tip=tip)

    async def label(self, conversation: ConversationId, label: Label) -> Label:
        head = of_key(self._talks.heads, conversation, "conversation")
        self._talks.heads[conversation] = replace(head, label=label)
        return head.label


class InMemoryMessages:
    """MessageSearch over the talks of an InMemoryConversations."""

    def __init__(self, talks: InMemoryConversations) -> None:
        self._talks = talks

    async def search(
        self, words: str, *, speaker: Speaker | None = None, limit: int = 50, skip: int = 0
    ) -> Sequence[FoundMessage]:
        sought = sought_in(words)
        if not sought:
            return ()
        found = [
            (head, turn)
            for head, turn in self._turns()
            if (speaker is None or turn.speaker is speaker) and holds(sought, turn.text)
        ]

        def rank(one: tuple[Conversation, Turn]) -> tuple[float, float]:
            told = one[1].text
            share = len(places_of(sought, told)) / len(told.split())
            return -share, -one[1].said_at.timestamp()

        shown = sorted(found, key=rank)[skip : skip + limit]
        return tuple(
            FoundMessage(
                conversation=head.id,
                turn=turn.index,
                speaker=turn.speaker,
                persona=head.persona,
                said_at=turn.said_at,
                place=head.label.place,
                snippet=snippet,
                marks=marks,
            )
            for head, turn in shown
            for snippet, marks in (snippet_of(sought, turn.text),)
        )

    def _turns(self) -> Iterator[tuple[Conversation, Turn]]:
        for head in self._talks.heads.values():
            if head.label.place is not TalkPlace.TRASHED:
                for turn in self._talks.trees[head.id].turns:
                    yield head, turn


def grown(tree: TalkTree, after: int, turns: Sequence[Turn]) -> TalkTree:
    """With turns one after another, the first of them after turn `after`."""
    if not turns:
        return tree
    start = len(tree.turns)
    for index, turn in enumerate(turns, start=start):
        if turn.index != index:
            raise SanctumBug(f"turn {turn.index} does not follow turn {index - 1}")
    end = start + len(turns)
    return replace(
        tree,
        turns=(*tree.turns, *turns),
        parents=(*tree.parents, after, *range(start, end - 1)),
        tip=end - 1,
    )


def _refuse_unsaid(tree: TalkTree, turn: int) -> None:
    if not 0 <= turn < len(tree.turns):
        raise NotFound("There is no such turn.")


def _glimpse(head: Conversation, tree: TalkTree, answers: int) -> Glimpse:
    told = tuple(turn for turn in tree.branch() if turn.speaker is Speaker.PERSON)
    return Glimpse(
        id=head.id,
        persona=head.persona,
        started_at=head.started_at,
        last_said_at=tree.turns[-1].said_at if tree.turns else head.started_at,
        answers=told[:answers],
        label=head.label,
    )
