"""What reads a stranger's model in the process for strangers' files."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO

from sanctum_desktop.adapters.gguf.deriving import Render, Unfit, marks_of
from sanctum_desktop.adapters.gguf.inspection import inspect_gguf
from sanctum_desktop.adapters.gguf.reading import beyond_limits
from sanctum_desktop.adapters.gguf.requests import Answer, Chat, Facts, Part, ReadFacts, Request
from sanctum_desktop.core.domain.chat_marks import ChatMarks
from sanctum_desktop.core.domain.models import ModelFacts
from sanctum_desktop.runtime.engine_process.child import Call, Handler
from sanctum_desktop.runtime.files import open_to_read


def handler() -> Handler[Request, Answer]:
    """What the child serves; all that it needs is imported now, as later nothing can be opened."""
    return Handler(partial(_answer, _renderer()), Request)


def _renderer() -> Callable[[str], Render] | None:
    """What runs chat templates; None without the engines, whose library it comes with."""
    try:
        from sanctum_desktop.adapters.gguf.rendering import ChatTemplate, warm_up
    except ImportError:
        return None
    warm_up()
    return ChatTemplate


def _answer(
    renderer: Callable[[str], Render] | None, request: Request, _call: Call
) -> Generator[Answer, None, None]:
    """One item; ModelRefused also where the file takes more memory than there is."""
    try:
        facts = _facts(request.parts)
        if isinstance(request, ReadFacts):
            yield Facts(facts)
        else:
            yield Chat(_marks(renderer, facts.untrusted_chat_template))
    except MemoryError:
        raise beyond_limits() from None


def _marks(renderer: Callable[[str], Render] | None, template: str) -> ChatMarks | None:
    if renderer is None or not template:
        return None
    try:
        return marks_of(renderer(template))
    except Unfit:
        return None


def _facts(parts: Sequence[Part]) -> ModelFacts:
    with ExitStack() as opened:
        streams = [opened.enter_context(_stream(part)) for part in parts]
        sizes = [part.size for part in parts]
        return inspect_gguf(list(zip(streams, sizes, strict=True)))


def _stream(part: Part) -> BinaryIO:
    if part.path:
        return open_to_read(Path(part.path))
    stream = open(part.descriptor, "rb", buffering=0, closefd=False)  # noqa: SIM115 - the stack
    stream.seek(0)
    return stream
