"""What the Diagnostics page shows in tests and pictures: figures of a long session, or of none."""

from dataclasses import dataclass, field

from sanctum_desktop.core.domain.diagnostics import (
    Concern,
    DiagnosticGroup,
    DiagnosticRow,
    Notice,
)
from sanctum_desktop.ui.diagnosing import Diagnosing

_GROUP = DiagnosticGroup
TIMES = "p50 35 ms, p95 0.2 s, p99 1.2 s."
COMPUTER = (
    DiagnosticRow(group=_GROUP.COMPUTER, name="Processor", value="12\N{NO-BREAK SPACE}%"),
    DiagnosticRow(
        group=_GROUP.COMPUTER,
        name="Memory",
        value="61\N{NO-BREAK SPACE}%",
        note="The app holds 212 MB of it, without its engines.",
    ),
    DiagnosticRow(
        group=_GROUP.COMPUTER,
        name="Network",
        value="The kernel refuses this process every internet socket.",
    ),
)
FIGURES = (
    *(
        DiagnosticRow(
            group=_GROUP.MODELS,
            name=feature,
            value="Asked 40 times: 31 used, 9 left to the Guide.",
            note=f"With qwen3-4b-instruct-2507-q4-k-m, asked by {prompt}.\n"
            f"Not of the shape asked for: 2. Said what you had not: 7.\nFirst word: {TIMES}\n"
            f"Whole answer: {TIMES}\n8.4 tokens a second, reading included."
            " 93\N{NO-BREAK SPACE}% of what it read it knew already.",
        )
        for feature, prompt in (
            ("Gem's short reflections", "mirror.v1"),
            ("Gem's follow-up questions", "follow_up.v1"),
        )
    ),
    DiagnosticRow(
        group=_GROUP.VERBS,
        name="Hear an answer and ask on",
        value="41 times, no errors",
        note=f"Took: {TIMES}",
    ),
    DiagnosticRow(
        group=_GROUP.VERBS,
        name="Set the page",
        value="9 times, errors: 1",
        note=f"Errors by type: VaultUnreadable 1.\nTook: {TIMES}\nMost at once: 2.",
    ),
    *(
        DiagnosticRow(
            group=_GROUP.VERBS, name=name, value="1,204 times, no errors", note=f"Took: {TIMES}"
        )
        for name in ("Read a talk", "Draw the page", "Write the page", "Say what stood out")
    ),
    DiagnosticRow(
        group=_GROUP.ENGINES,
        name="The language model",
        value="The language model stays off after several tries: it ended by itself each time,"
        " which is often a lack of memory. Everything else works without it.",
        note="Started: 5.",
        down="llm",
    ),
    *COMPUTER,
)
DOWN = Notice(
    Concern.ENGINE_DOWN,
    "The language model stays off after several tries: it no longer answered. Everything else"
    " works without it.",
    "Try it again in Settings, on the Diagnostics page, under Engines.",
)
MEMORY = Notice(
    Concern.MEMORY,
    "The memory of this computer is nearly full.",
    "Close programs you do not need.",
)


@dataclass
class Figures:
    """What is given, and which engines were to be tried again."""

    rows: tuple = COMPUTER
    notices: tuple = ()
    tried: list = field(default_factory=list)
    fails: BaseException | None = None

    def diagnosing(self) -> Diagnosing:
        return Diagnosing(read=self._read, notices=lambda: self.notices, try_again=self._try)

    async def _read(self):
        if self.fails is not None:
            raise self.fails
        return self.rows

    def _try(self, engine):
        self.tried.append(engine)
        self.notices = ()
