"""What runs in an engine's own process: the table of engines, each imported only there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn

from sanctum_desktop.bootstrap.confinement import limit
from sanctum_desktop.bootstrap.sealing import seal

if TYPE_CHECKING:
    from sanctum_desktop.runtime.engine_process.child import Handler


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine as the table has it: what imports it, and what its process may take.

    One that is `sealed` opens no file, writes none and starts nothing: it reads what it was given.
    """

    load: Callable[[], Handler[Any, Any]]
    at_once: int = 1
    memory_bytes: int | None = None
    cpu_s: int | None = None
    sealed: bool = False


def _scripted() -> Handler[Any, Any]:
    from sanctum_desktop.adapters.scripted.engine import handler

    return handler()


def _import() -> Handler[Any, Any]:
    from sanctum_desktop.adapters.gguf.child import handler

    return handler()


def _llm() -> Handler[Any, Any]:
    """llama.cpp; where it is not installed, a handler that says so."""
    from sanctum_desktop.adapters.llama_cpp.requests import Request

    try:
        from sanctum_desktop.adapters.llama_cpp.served import handler
    except (ImportError, OSError, RuntimeError):  # what it raises where its library will not load
        return _missing(Request)
    return handler()


def _missing(requests: Any) -> Handler[Any, Any]:  # noqa: ANN401 - see Handler
    """Refuses every request, in words."""
    from sanctum_desktop.core.domain.errors import EngineUnavailable
    from sanctum_desktop.core.domain.words import text
    from sanctum_desktop.runtime.engine_process.child import Call, Handler

    def answer(_request: object, _call: Call) -> Generator[object, None, None]:
        yield from ()
        raise EngineUnavailable(text("engine.missing"), advice=text("engine.missing.advice"))

    return Handler(answer, requests)


ENGINES: Final[Mapping[str, Engine]] = {
    "import": Engine(_import, memory_bytes=2**30, cpu_s=20, sealed=True),
    "llm": Engine(_llm),
    "scripted": Engine(_scripted),
}


def run_engine(arguments: Sequence[str]) -> NoReturn:
    """Serve the engine that is named; this process is confined already, and ends here."""
    if len(arguments) != 1 or arguments[0] not in ENGINES:
        sys.stderr.write(f"There is no such engine. There are: {', '.join(ENGINES)}.\n")
        sys.exit(2)
    engine = ENGINES[arguments[0]]
    limit(engine.memory_bytes, engine.cpu_s)
    from sanctum_desktop.bootstrap.words import install_words
    from sanctum_desktop.runtime.engine_process.child import serve

    install_words()
    serve(engine.load(), at_once=engine.at_once, seal=seal if engine.sealed else None)
