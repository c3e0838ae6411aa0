"""What the Diagnostics page shows: rows from each owner, notices, and the way to try again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sanctum_desktop.adapters.system_clock.boot_clock import SystemBootClock
from sanctum_desktop.adapters.system_memory.load import MachineLoad
from sanctum_desktop.core.domain.diagnostics import (
    DiagnosticGroup,
    DiagnosticRow,
    DiagnosticSource,
    Health,
    Load,
)
from sanctum_desktop.core.domain.model_tasks import AFTERWARDS, Author, Outcome
from sanctum_desktop.core.domain.words import known, text
from sanctum_desktop.core.ports.system_load import SystemLoad
from sanctum_desktop.core.use_cases.watch_health import WatchHealth
from sanctum_desktop.ui.diagnosing import Diagnosing

if TYPE_CHECKING:
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.core.use_cases.read_prompt_overrides import (
        PromptOverride,
        ReadPromptOverrides,
    )
    from sanctum_desktop.runtime.engine_process.parent import EngineProcess
    from sanctum_desktop.runtime.metrics.durations import Durations
    from sanctum_desktop.runtime.metrics.store import Metrics, TaskCounts, VerbCounts

_MB = 1_000_000
_GAP = "\N{NO-BREAK SPACE}"
_SHORT_S = 10
"""A figure below it is told with one place after the point."""


def diagnosing(
    engines: Engines, *others: DiagnosticSource, load: SystemLoad | None = None
) -> Diagnosing:
    """The page over what was counted since this process began.

    `others` give the rows of further owners; those of one group stand in the order given.
    """
    machine = load or MachineLoad()

    async def read() -> Sequence[DiagnosticRow]:
        rows = [*model_rows(engines.metrics), *verb_rows(engines.metrics), *engine_rows(engines)]
        rows += load_rows(machine.now())
        for source in others:
            rows += await source()
        order = list(DiagnosticGroup)
        return sorted(rows, key=lambda row: order.index(row.group))

    return Diagnosing(
        read=read,
        notices=WatchHealth(health=lambda: health(engines, machine), clock=SystemBootClock()),
        try_again=lambda name: engines.processes[name].try_again(),
    )


def health(engines: Engines, machine: SystemLoad) -> Health:
    """What is weighed for notices, as it is now."""
    calls, failed, p99_s = engines.metrics.latest()
    down = (process.why_down for process in engines.processes.values())
    return Health(
        calls=calls,
        failed=failed,
        p99_s=p99_s,
        load=machine.now(),
        engines_down=tuple(why for why in down if why),
        by_model=bool(engines.metrics.tasks),
    )


def model_rows(metrics: Metrics) -> Iterator[DiagnosticRow]:
    """Each feature, prompt with its version, and model: what became of its tasks."""
    for (feature, author), counts in metrics.tasks.items():
        yield DiagnosticRow(
            group=DiagnosticGroup.MODELS,
            name=text(f"models.feature.{feature}"),
            value=_used(counts),
            note="\n".join([_author(author), *_of_task(counts)]),
        )


def _author(author: Author) -> str:
    return text("diagnostics.task", prompt=author.prompt, model=author.model)


def _used(counts: TaskCounts) -> str:
    asked = sum(count for outcome, count in counts.outcomes.items() if outcome not in AFTERWARDS)
    used = counts.outcomes[Outcome.MODEL]
    return text(
        "diagnostics.used", asked=f"{asked:,}", used=f"{used:,}", guide=f"{asked - used:,}"
    )


def _of_task(counts: TaskCounts) -> Iterator[str]:
    others = [outcome for outcome in Outcome if outcome is not Outcome.MODEL]
    reasons = [
        text(f"diagnostics.outcome.{outcome.value}", count=f"{counts.outcomes[outcome]:,}")
        for outcome in others
        if counts.outcomes[outcome]
    ]
    if reasons:
        yield " ".join(reasons)
    if counts.first_token.count:
        yield text("diagnostics.first_token", **_quantiles(counts.first_token))
    if counts.whole.count:
        yield text("diagnostics.whole", **_quantiles(counts.whole))
    if counts.new_tokens:
        yield text(
            "diagnostics.speed",
            tokens=f"{counts.tokens_per_s:.1f}",
            share=_percent(counts.cached_share),
        )


def verb_rows(metrics: Metrics) -> Iterator[DiagnosticRow]:
    """Each use case: how often, how it ended, how long it took."""
    for name, counts in metrics.verbs.items():
        yield DiagnosticRow(
            group=DiagnosticGroup.VERBS,
            name=known(f"diagnostics.verb.{name}") or name,
            value=_ended(counts),
            note="\n".join(_of_verb(counts)),
        )


def _ended(counts: VerbCounts) -> str:
    words = "diagnostics.failed" if counts.failed else "diagnostics.well"
    return text(words, count=f"{counts.durations.count:,}", failed=f"{counts.failed:,}")


def _of_verb(counts: VerbCounts) -> Iterator[str]:
    if counts.failed:
        kinds = ", ".join(f"{kind} {many:,}" for kind, many in counts.errors.most_common())
        yield text("diagnostics.errors", kinds=kinds)
    if counts.durations.count:
        yield text("diagnostics.took", **_quantiles(counts.durations))
    if counts.left:
        yield text("diagnostics.left", count=f"{counts.left:,}")
    if counts.at_once > 1:
        yield text("diagnostics.at_once", count=f"{counts.at_once:,}")


def engine_rows(engines: Engines) -> Iterator[DiagnosticRow]:
    """Each engine's process that was asked for: whether it runs, and what keeps it off."""
    for name, process in engines.processes.items():
        yield DiagnosticRow(
            group=DiagnosticGroup.ENGINES,
            name=text(f"engine.called.{name}"),
            value=process.why_down or text(f"diagnostics.engine.{_state(process)}"),
            note=_of_engine(process),
            down=name if process.why_down else "",
        )


def _state(process: EngineProcess[object]) -> str:
    return "runs" if process.running else "rests"


def _of_engine(process: EngineProcess[object]) -> str:
    told = [text("diagnostics.engine.starts", count=f"{process.starts:,}")]
    if process.waiting:
        told.append(text("diagnostics.engine.waiting", count=f"{process.waiting:,}"))
    return " ".join(told)


def load_rows(load: Load) -> Iterator[DiagnosticRow]:
    """Processor and memory of the whole computer, and what the app itself holds."""
    own = text("diagnostics.own", size=f"{(load.own_bytes or 0) / _MB:,.0f}")
    for name, share in (("processor", load.processor), ("memory", load.memory)):
        yield DiagnosticRow(
            group=DiagnosticGroup.COMPUTER,
            name=text(f"diagnostics.computer.{name}"),
            value=text("diagnostics.untold") if share is None else _percent(share),
            note=own if name == "memory" and load.own_bytes else "",
        )


async def confinement_rows() -> Sequence[DiagnosticRow]:
    """What `sanctum doctor` finds of this process's confinement."""
    return await asyncio.to_thread(_confinement)


def _confinement() -> Sequence[DiagnosticRow]:
    from sanctum_desktop.bootstrap.diagnosis import closed_memory, offline

    return [
        DiagnosticRow(
            group=DiagnosticGroup.COMPUTER,
            name=text(f"diagnostics.computer.{name}"),
            value=f"{finding.detail[:1].upper()}{finding.detail[1:]}.",
        )
        for name, finding in (("network", offline()), ("closed", closed_memory()))
    ]


def prompt_rows(prompts: ReadPromptOverrides) -> DiagnosticSource:
    """Which prompts files of the person's own stand in for, and how much differs in them.

    What differs is theirs: it is never shown here, since this page is made to be sent.
    """

    async def read() -> Sequence[DiagnosticRow]:
        return [_of_prompt(own) for own in await prompts()]

    return read


def _of_prompt(own: PromptOverride) -> DiagnosticRow:
    return DiagnosticRow(
        group=DiagnosticGroup.PROMPTS,
        name=own.prompt,
        value=own.notice or text("diagnostics.prompt.used"),
        note=text("diagnostics.prompt.lines", added=f"{own.added:,}", removed=f"{own.removed:,}")
        if own.diff
        else "",
    )


def _quantiles(durations: Durations) -> dict[str, str]:
    return {f"p{share}": _time(durations.quantile(share / 100)) for share in (50, 95, 99)}


def _time(seconds: float) -> str:
    """As short as it can be told: "0.4 ms", "35 ms", "1.2 s", "75 s"."""
    if seconds >= _SHORT_S:
        return f"{seconds:.0f}{_GAP}s"
    if seconds >= 1:
        return f"{seconds:.1f}{_GAP}s"
    milliseconds = 1000 * seconds
    return f"{milliseconds:.{1 if milliseconds < _SHORT_S else 0}f}{_GAP}ms"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}{_GAP}%"
