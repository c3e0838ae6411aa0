"""What the events of a stream say, in each dialect; every part of one may be a lie or missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Protocol, TypeVar

import msgspec

from sanctum_desktop.adapters.hosted.requests import Ended, Words
from sanctum_desktop.adapters.hosted.wording import died, refused, unavailable
from sanctum_desktop.core.domain.errors import EngineError
from sanctum_desktop.core.domain.hosted import Dialect
from sanctum_desktop.core.domain.language import PartKind, ReplyReason

T = TypeVar("T")

UNREADABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_DONE: Final = "[DONE]"
_FILTERED: Final = frozenset({"content_filter", "refusal"})
_REASONS: Final = {
    "length": ReplyReason.LENGTH,
    "max_tokens": ReplyReason.LENGTH,
    "model_context_window_exceeded": ReplyReason.LENGTH,
    "stop_sequence": ReplyReason.STOP,
}

Tokens = Annotated[int, msgspec.Meta(ge=0, le=10**9)]


@dataclass
class Reply:
    """What a stream has told of its end so far; `over` where it said that nothing more comes."""

    reason: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    over: bool = False
    said: list[bool] = field(default_factory=list)

    def words(self, kind: PartKind, said: str | None) -> Iterator[Words]:
        if said:
            self.said.append(True)
            yield Words(kind, said)

    def end(self) -> Ended:
        """EngineDied where it was cut off, EngineRefused where the server kept back the rest."""
        if self.reason in _FILTERED:
            raise refused("filtered")
        if not (self.reason or self.over):
            raise died("cut") if self.said else unavailable("closed")
        if not self.said:
            raise refused("empty")
        return Ended(
            _REASONS.get(self.reason, ReplyReason.END),
            self.prompt_tokens,
            self.cached_tokens,
            self.new_tokens,
        )

    def failed(self) -> EngineError:
        """The server told of an error of its own in the middle."""
        return died("failed") if self.said else unavailable("failed")


class Event(Protocol):
    """Takes the data of one event; gives the words in it."""

    def __call__(self, data: str, reply: Reply) -> Iterator[Words]: ...


class _Details(msgspec.Struct):
    cached_tokens: Tokens | None = None


class _Usage(msgspec.Struct):
    prompt_tokens: Tokens | None = None
    completion_tokens: Tokens | None = None
    prompt_tokens_details: _Details | None = None


class _Delta(msgspec.Struct):
    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    delta: _Delta | None = None
    finish_reason: str | None = None


class _Chunk(msgspec.Struct):
    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    error: Any = None
    called: str | None = msgspec.field(default=None, name="object")


def _openai(data: str, reply: Reply) -> Iterator[Words]:
    if data.strip() == _DONE:
        reply.over = True
        return
    chunk = _read(data, _Chunk, reply)
    if chunk.error or chunk.called == "error":  # the latter is older vLLM's
        raise reply.failed()
    if chunk.usage is not None:
        details = chunk.usage.prompt_tokens_details
        reply.prompt_tokens = chunk.usage.prompt_tokens or 0
        reply.new_tokens = chunk.usage.completion_tokens or 0
        reply.cached_tokens = (details.cached_tokens if details else 0) or 0
    for choice in (chunk.choices or ())[:1]:
        delta = choice.delta or _Delta()
        yield from reply.words(PartKind.THOUGHT, delta.reasoning_content or delta.reasoning)
        yield from reply.words(PartKind.ANSWER, delta.content)
        if reply.reason not in _FILTERED:  # a refusal ends with "stop", as any other answer
            reply.reason = "refusal" if delta.refusal else choice.finish_reason or reply.reason


class _ClaudeUsage(msgspec.Struct):
    input_tokens: Tokens | None = None
    cache_creation_input_tokens: Tokens | None = None
    cache_read_input_tokens: Tokens | None = None
    output_tokens: Tokens | None = None


class _Message(msgspec.Struct):
    usage: _ClaudeUsage | None = None


class _ClaudeDelta(msgspec.Struct):
    text: str | None = None
    thinking: str | None = None
    stop_reason: str | None = None


class _Told(msgspec.Struct):
    type: str
    message: _Message | None = None
    delta: _ClaudeDelta | None = None
    usage: _ClaudeUsage | None = None


def _anthropic(data: str, reply: Reply) -> Iterator[Words]:
    told = _read(data, _Told, reply)
    if told.type == "error":
        raise reply.failed()
    for usage in (told.message.usage if told.message else None, told.usage):
        if usage is not None:
            _count(usage, reply)
    if told.delta is not None:
        yield from reply.words(PartKind.THOUGHT, told.delta.thinking)
        yield from reply.words(PartKind.ANSWER, told.delta.text)
        reply.reason = told.delta.stop_reason or reply.reason
    reply.over = reply.over or told.type == "message_stop"


def _count(usage: _ClaudeUsage, reply: Reply) -> None:
    """What was read from a cache, and what was put there, is not among `input_tokens`."""
    if usage.input_tokens is not None:
        reply.cached_tokens = usage.cache_read_input_tokens or 0
        put = usage.cache_creation_input_tokens or 0
        reply.prompt_tokens = usage.input_tokens + reply.cached_tokens + put
    reply.new_tokens = usage.output_tokens or reply.new_tokens


def _read(data: str, kind: type[T], reply: Reply) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except UNREADABLE as error:
        raise (died if reply.said else refused)("garbled") from error


EVENTS: Final[dict[Dialect, Callable[[str, Reply], Iterator[Words]]]] = {
    Dialect.OPENAI: _openai,
    Dialect.ANTHROPIC: _anthropic,
}
PATHS: Final = {Dialect.OPENAI: "/chat/completions", Dialect.ANTHROPIC: "/messages"}


def headers_of(dialect: Dialect, key: str) -> dict[str, str]:
    """What says which interface is spoken, and who asks."""
    if dialect is Dialect.ANTHROPIC:
        return {"anthropic-version": "2023-06-01"} | ({"x-api-key": key} if key else {})
    return {"authorization": f"Bearer {key}"} if key else {}
