"""What may be told of an error: its type and the places in our own code, never its words."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

_PACKAGE: Final = "sanctum_desktop"
_PACKAGE_FOLDER: Final = Path(__file__).resolve().parent.parent
_OUR_FILE: Final = re.compile(r"(?:[A-Za-z0-9_]+/)*[A-Za-z0-9_]+\.(?:py|qml)")
_CAUSES_TOLD: Final = 5
_PLACES_TOLD: Final = 12


@dataclass(frozen=True, slots=True)
class Failure:
    """`kinds` are error types, outermost first; `places` are `module:line`, deepest last."""

    kinds: tuple[str, ...]
    places: tuple[str, ...]

    def __str__(self) -> str:
        where = self.places[-1] if self.places else "outside our code"
        return f"{' from '.join(self.kinds)} at {where}"


def failure_of(error: BaseException) -> Failure:
    """The types of an error and its causes, and the frames of ours it passed through."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < _CAUSES_TOLD:
        kinds.append(kind_name(type(cause)))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return Failure(tuple(kinds), _places(error.__traceback__))


def kind_name(kind: type) -> str:
    """The nearest class that stands in a module: a name made at run time may be words."""
    for base in kind.__mro__:
        module = sys.modules.get(base.__module__)
        if getattr(module, base.__name__, None) is base:
            return str(base.__name__)
    return "object"


def place_in_file(path: str, line: int) -> str:
    """`folder/file.py:line` of a file of ours; nothing of any other path."""
    try:
        ours = Path(path).relative_to(_PACKAGE_FOLDER).as_posix()
    except ValueError:
        return ""
    return f"{_PACKAGE}/{ours}:{line}" if _OUR_FILE.fullmatch(ours) else ""


def _places(trace: TracebackType | None) -> tuple[str, ...]:
    found: list[str] = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__")
        ours = isinstance(module, str) and module.partition(".")[0] == _PACKAGE
        if ours and module in sys.modules:
            found.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return tuple(found[-_PLACES_TOLD:])
