"""A conversation as the tokens of a prompt: what fits, and what is held already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from sanctum_desktop.adapters.llama_cpp.chat import ChatFormat
from sanctum_desktop.adapters.llama_cpp.memory import Memory
from sanctum_desktop.core.domain.errors import EngineRefused
from sanctum_desktop.core.domain.language import Message, Role

_BLOCKS: Final = 4
"""A full context loses its oldest part in so many blocks, so that most turns lose nothing."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A prompt, and how many of the oldest messages it lacks."""

    tokens: list[int] = field(repr=False)
    dropped: int


def first_kept(sizes: Sequence[int], room: int) -> int | None:
    """How many messages to leave out from the front, None where the last alone has no room.

    Whole blocks go: while a conversation grows by less than one, the answer stays the same, and
    with it the beginning of the prompt.
    """
    over = sum(sizes) - room
    if over <= 0:
        return 0
    if not sizes:
        return None
    block = max(room // _BLOCKS, 1)
    gone = -(-over // block) * block
    sums = accumulate(sizes)
    cut = next(count for count, size in enumerate(sums, 1) if size >= min(gone, sum(sizes)))
    cut = min(cut, len(sizes) - 1)
    return cut if sum(sizes[cut:]) <= room else None


class Transcriber:
    """Makes prompts for one model and what it holds."""

    def __init__(self, chat: ChatFormat, memory: Memory) -> None:
        self._chat = chat
        self._memory = memory

    def prompt(self, messages: Sequence[Message], reserve: int) -> Transcript:
        """Everything that fits beside `reserve` tokens of reply, and the call for it.

        Raises EngineRefused where the last message has no room.
        """
        head, opening = self._chat.head(messages), self._chat.opening()
        turns = [message for message in messages if message.role is not Role.SYSTEM]
        joins = len(turns) < len(messages)
        most = self._memory.size - min(reserve, self._memory.size // 2)
        sizes = [len(self._chat.turn(turn)) for turn in turns]
        room = most - len(head) - len(opening)
        while True:
            cut = self._cut(turns, sizes, room)
            if cut:
                self._move_up(head, self._chat.turn(turns[cut], joins=joins))
            tokens = head + self._turns(head, turns[cut:], joins) + opening
            if len(tokens) <= most:
                return Transcript(tokens, cut)
            room -= len(tokens) - most  # a reply was written in more tokens than it is read in

    def count(self, messages: Sequence[Message]) -> int:
        """Tokens of messages, with what tells them apart."""
        turns = [message for message in messages if message.role is not Role.SYSTEM]
        return len(self._chat.head(messages)) + sum(len(self._chat.turn(turn)) for turn in turns)

    def beginning(self, messages: Sequence[Message]) -> list[int]:
        """The same messages without a call for a reply."""
        transcript = self.prompt(messages, 0).tokens
        return transcript[: len(transcript) - len(self._chat.opening())]

    def _cut(self, turns: Sequence[Message], sizes: Sequence[int], room: int) -> int:
        cut = first_kept(sizes, room)
        while cut is not None and 0 < cut < len(turns) and turns[cut].role is Role.MODEL:
            cut += 1  # a reply without what it replies to
        if cut is None or (turns and cut == len(turns)):
            raise EngineRefused(
                "That is too long for this model.",
                advice="Shorten it, or give the model a longer context.",
            )
        return cut

    def _turns(self, head: Sequence[int], turns: Sequence[Message], joins: bool) -> list[int]:
        held, tokens = self._memory.tokens, list(head)
        same = held[: len(tokens)] == tokens
        for at, message in enumerate(turns):
            turn = self._chat.turn(message, joins=joins and at == 0)
            if same and message.role is Role.MODEL:
                start = len(tokens) + len(self._chat.opening())
                written = self._chat.written_as(held, start, message.text)
                turn = self._chat.model_turn(written) if written else turn
            end = len(tokens) + len(turn)
            same = same and held[len(tokens) : end] == turn[: max(len(held) - len(tokens), 0)]
            tokens += turn
        return tokens[len(head) :]

    def _move_up(self, head: Sequence[int], first: Sequence[int]) -> None:
        """Forget what lies between the head and the first message that stays, if both are held."""
        held, start = self._memory.tokens, len(head)
        if held[:start] != list(head):
            return
        for at in range(start, len(held) - len(first) + 1):
            if held[at] == first[0] and held[at : at + len(first)] == list(first):
                if at > start:
                    self._memory.slide(start, at - start)
                return
