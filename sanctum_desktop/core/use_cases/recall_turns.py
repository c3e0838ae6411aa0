"""Find what the person said earlier, in this talk or another, that they go back to now."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sanctum_desktop.core.domain.attachments import Citation
from sanctum_desktop.core.domain.conversation import Conversation, Speaker, Turn
from sanctum_desktop.core.domain.found_message import FoundMessage
from sanctum_desktop.core.domain.scene import Recalled
from sanctum_desktop.core.domain.word_search import places_of, sought_in
from sanctum_desktop.core.policies.conversing.quiet import asks_back, open_answers
from sanctum_desktop.core.policies.conversing.recalling import recall_words
from sanctum_desktop.core.policies.hearing.text import sentences
from sanctum_desktop.core.ports.message_search import MessageSearch
from sanctum_desktop.core.ports.talk_trees import TalkTrees

MOST: Final = 3
_LOOKED_AT: Final = 10
"""Of what was found: most of it may be said again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallTurns:
    """Gives sentences of the person's, best first; nothing told between us or in need."""

    messages: MessageSearch
    trees: TalkTrees

    async def __call__(self, talk: Conversation) -> tuple[Recalled, ...]:
        """For the last of these turns; nothing where it goes back to nothing."""
        words = await asyncio.to_thread(recall_words, talk.turns)
        if not words:
            return ()
        found = await self.messages.search(words, speaker=Speaker.PERSON, limit=_LOOKED_AT)
        recalled: list[Recalled] = []
        for one in found:
            now = (one.conversation, one.turn) == (talk.id, talk.turns[-1].index)
            if len(recalled) < MOST and not now:
                recalled += await self._recalled(one, words)
        return tuple(recalled)

    async def _recalled(self, found: FoundMessage, words: str) -> tuple[Recalled, ...]:
        """Its sentence, where it may be said again as its branch went on."""
        tree = await self.trees.tree(found.conversation)
        branch = tree.branch(tree.tip_through(found.turn))
        said = tree.turns[found.turn]
        if said not in await asyncio.to_thread(open_answers, _with_next(said, branch)):
            return ()
        start, end = _sentence(said, words)
        quote = said.text[start:end]
        cite = Citation(of=found.conversation, start=start, end=end, quote=quote, turn=said.index)
        return (Recalled(citation=cite, persona=found.persona, said_on=said.said_at.date()),)


def _with_next(said: Turn, branch: Sequence[Turn]) -> tuple[Turn, ...]:
    """And the answer after it, which may ask for silence: a long talk is not read whole."""
    later = branch[branch.index(said) + 1 :]
    of_person = (turn for turn in later if turn.speaker is Speaker.PERSON)
    return (said, *islice((turn for turn in of_person if not asks_back(turn.text)), 1))


def _sentence(said: Turn, words: str) -> tuple[int, int]:
    """Start and end of the sentence in which the first of the words stands."""
    places = places_of(sought_in(words), said.text)
    first = places[0][0] if places else 0
    for sentence in sentences(said.text):
        end = sentence.start + len(sentence.text)
        if end > first:
            return sentence.start, end
    return 0, len(said.text)
