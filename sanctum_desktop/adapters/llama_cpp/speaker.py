"""A loaded model that answers: reads a prompt, then writes words, or JSON of a given shape."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from typing import Any, Final

import numpy as np

from sanctum_desktop.adapters.llama_cpp.bound_sampler import (
    BoundSampler,
    FirstCharacters,
    Grammar,
)
from sanctum_desktop.adapters.llama_cpp.chat import ChatFormat, family_of
from sanctum_desktop.adapters.llama_cpp.grammar import grammar_of
from sanctum_desktop.adapters.llama_cpp.memory import Cancelled, Memory
from sanctum_desktop.adapters.llama_cpp.model_file import Model
from sanctum_desktop.adapters.llama_cpp.native import lib
from sanctum_desktop.adapters.llama_cpp.requests import (
    Answer,
    Finished,
    Load,
    Prepared,
    Reply,
    Text,
    Thought,
)
from sanctum_desktop.adapters.llama_cpp.routes import Route, RouteRecord
from sanctum_desktop.adapters.llama_cpp.sampling import Sampler
from sanctum_desktop.adapters.llama_cpp.streaming import ReplyStream
from sanctum_desktop.adapters.llama_cpp.transcript import Transcriber
from sanctum_desktop.core.domain.errors import EngineRefused
from sanctum_desktop.core.domain.language import Message, PartKind, ReplyReason
from sanctum_desktop.core.schemas.answer_shape import Shape, read_answer, shape_of
from sanctum_desktop.runtime.reply_text import Piece

_HOPELESS: Final = 64
"""Characters without a brace after which free writing will not become JSON."""


class Hearing:
    """Whoever waits for an answer: whether they still do, and what they are told of progress."""

    def __init__(
        self, cancelled: Callable[[], bool], progress: Callable[[int, int], None]
    ) -> None:
        self.cancelled: Final = cancelled
        self.progress: Final = progress


class _Writing:
    """One reply on its way, and its figures."""

    def __init__(self, ask: Reply, hearing: Hearing) -> None:
        self.ask: Final = ask
        self.hearing: Final = hearing
        self.reason = ReplyReason.LENGTH
        self.prompt_tokens = self.cached_tokens = self.new_tokens = self.dropped = 0
        self._began = time.perf_counter()
        self._first = 0.0

    def token(self) -> None:
        """One more token was chosen."""
        self._first = self._first or time.perf_counter()
        self.new_tokens += 1

    def finished(self) -> Finished:
        now = time.perf_counter()
        first = self._first or now
        return Finished(
            self.reason,
            self.prompt_tokens,
            self.cached_tokens,
            self.new_tokens,
            self.dropped,
            first - self._began,
            now - first,
        )


class Speaker:
    """One model with what it has read. `close` frees both."""

    def __init__(self, model: Model, load: Load) -> None:
        self.model: Final = model
        self.memory: Final = Memory(model, load)
        self._vocabulary = model.vocabulary
        template = model.metadata("tokenizer.chat_template")
        self.family: Final = family_of(template, self._vocabulary, load.chat)
        self._transcriber = Transcriber(ChatFormat(self.family, self._vocabulary), self.memory)
        self._firsts = FirstCharacters(self._vocabulary)
        self._grammars: dict[str, tuple[Shape, Grammar]] = {}
        self._records: dict[str, RouteRecord] = {}

    def reply(self, ask: Reply, hearing: Hearing) -> Iterator[Answer]:
        """Text and thoughts in order, then Finished; one whole Text where a schema binds it."""
        writing = _Writing(ask, hearing)
        if ask.prompt.schema is not None:
            yield from self._shaped(writing, ask.prompt.schema)
            return
        for kind, text in self._pieces(writing):
            yield Thought(text) if kind is PartKind.THOUGHT else Text(text)
        yield writing.finished()

    def prepare(self, messages: Sequence[Message], hearing: Hearing) -> Prepared:
        """Read ahead, as far as it is not cancelled."""
        tokens = self._transcriber.beginning(messages)
        cached = 0
        if tokens:
            with suppress(Cancelled):  # what was read until then stays, which is all this is for
                cached = self._read(tokens, hearing)
        return Prepared(len(tokens), cached)

    def holds(self, messages: Sequence[Message]) -> bool:
        """True where what was read begins with these."""
        tokens = self._transcriber.beginning(messages) if messages else []
        return self.memory.tokens[: len(tokens)] == tokens

    def count(self, messages: Sequence[Message]) -> int:
        return self._transcriber.count(messages)

    def close(self) -> None:
        for _, grammar in self._grammars.values():
            grammar.close()
        self.memory.close()
        self.model.close()

    def _read(self, tokens: Sequence[int], hearing: Hearing) -> int:
        return self.memory.read(tokens, cancelled=hearing.cancelled, progress=hearing.progress)

    def _begin(self, writing: _Writing) -> range:
        """Read the prompt; what there is room for, nothing where it is cancelled."""
        prompt = writing.ask.prompt
        transcript = self._transcriber.prompt(prompt.messages, prompt.most_tokens)
        writing.prompt_tokens, writing.dropped = len(transcript.tokens), transcript.dropped
        try:
            writing.cached_tokens = self._read(transcript.tokens, writing.hearing)
        except Cancelled:
            writing.reason = ReplyReason.CANCELLED
            return range(0)
        return range(min(prompt.most_tokens, self.memory.size - len(transcript.tokens)))

    def _pieces(self, writing: _Writing) -> Iterator[Piece]:
        """Free writing, piece by piece."""
        stream = ReplyStream((*writing.ask.prompt.stops, *self.family.marks))
        with closing(Sampler(writing.ask.sampling, self._vocabulary.size)) as sampler:
            for _ in self._begin(writing):
                token = sampler.next(self.memory.handle)
                writing.token()
                if self._vocabulary.is_end(token):
                    writing.reason = ReplyReason.END
                    break
                yield from stream.feed(self._vocabulary.piece(token))
                if stream.stopped:
                    writing.reason = ReplyReason.STOP
                    break
                if writing.hearing.cancelled():
                    writing.reason = ReplyReason.CANCELLED
                    break
                self.memory.add(token)
            yield from stream.finish()

    def _shaped(self, writing: _Writing, schema: str) -> Iterator[Answer]:
        shape, grammar = self._grammar(schema)
        record = self._records.setdefault(schema, RouteRecord())
        routes = (Route.FREE, Route.BOUND) if record.choose() is Route.FREE else (Route.BOUND,)
        for route in routes:
            began = time.perf_counter()
            free = route is Route.FREE
            value = self._freely(writing, shape) if free else self._bound(writing, shape, grammar)
            if writing.reason is ReplyReason.CANCELLED:
                break
            record.note(route, time.perf_counter() - began, conforms=value is not None)
            if value is not None:
                writing.reason = ReplyReason.END
                yield Text(json.dumps(value, ensure_ascii=False))
                break
        else:
            raise EngineRefused(
                "The model did not answer in the form that was asked.",
                advice="Everything else goes on without it. A larger model may do better.",
            )
        yield writing.finished()

    def _freely(self, writing: _Writing, shape: Shape) -> dict[str, Any] | None:
        """Free writing up to the first object that conforms."""
        said = ""
        for kind, text in self._pieces(writing):
            if kind is PartKind.THOUGHT:
                continue
            said += text
            if "}" in text and (value := read_answer(said, shape)) is not None:
                return value
            if len(said) > _HOPELESS and "{" not in said:
                return None
        return read_answer(said, shape)

    def _bound(self, writing: _Writing, shape: Shape, grammar: Grammar) -> dict[str, Any] | None:
        """Writing that cannot but conform, if it comes to its end."""
        said = b""
        with (
            closing(Sampler(writing.ask.sampling, self._vocabulary.size)) as sampler,
            closing(BoundSampler(sampler, grammar, self._firsts)) as bound,
        ):
            for _ in self._begin(writing):
                logits = lib.llama_get_logits_ith(self.memory.handle, -1)
                token = bound.next(np.ctypeslib.as_array(logits, (self._vocabulary.size,)))
                writing.token()
                piece = self._vocabulary.piece(token)
                said += piece
                # A grammar counts bytes that are no text as a character: they are left out.
                if b"}" in piece and (value := read_answer(said.decode(errors="ignore"), shape)):
                    return value
                if writing.hearing.cancelled():
                    writing.reason = ReplyReason.CANCELLED
                    break
                self.memory.add(token)
        return None

    def _grammar(self, schema: str) -> tuple[Shape, Grammar]:
        """Compiled once a schema."""
        known = self._grammars.get(schema)
        if known is None:
            shape = shape_of(schema)
            known = shape, Grammar(grammar_of(shape), self._vocabulary)
            self._grammars[schema] = known
        return known
