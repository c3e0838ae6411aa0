"""The engine as its process serves it; the library is loaded with this module."""

from __future__ import annotations

from collections.abc import Generator

from sanctum_desktop.adapters.llama_cpp.engine import LlamaEngine
from sanctum_desktop.adapters.llama_cpp.requests import Answer, Request
from sanctum_desktop.runtime.engine_process.child import Call, Handler


def handler() -> Handler[Request, Answer]:
    """One engine for the life of the process."""
    engine = LlamaEngine()

    def answer(request: Request, call: Call) -> Generator[Answer, None, None]:
        yield from engine.answer(
            request,
            cancelled=call.cancelled,
            progress=lambda done, all_: call.progress(done / max(all_, 1)),
        )

    return Handler(answer, Request)
