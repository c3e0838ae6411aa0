"""The gate: what a line says more than its evidence, or less where less is more.

The line is laid over the evidence, and what lies so is asked: was each word said, by whom, was it
denied or softened, and do words that stand together in the line belong together in the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.denial import denied
from sanctum_desktop.core.policies.grounding.employers import elsewhere
from sanctum_desktop.core.policies.grounding.figures import (
    between,
    contrasted,
    counted,
    numbered,
    repeated,
    turned,
)
from sanctum_desktop.core.policies.grounding.joining import joined
from sanctum_desktop.core.policies.grounding.laying import Laying, lay
from sanctum_desktop.core.policies.grounding.limits import limited
from sanctum_desktop.core.policies.grounding.meaning import acted, caused, many, outlived
from sanctum_desktop.core.policies.grounding.others import others
from sanctum_desktop.core.policies.grounding.pairing import beheaded, redirected, swapped
from sanctum_desktop.core.policies.grounding.reading import Word, read
from sanctum_desktop.core.policies.grounding.sharing import credited, shared
from sanctum_desktop.core.policies.grounding.softness import dated, softened
from sanctum_desktop.core.policies.grounding.unsaid import unsaid_words

_CHECKS: Final[tuple[Callable[[Laying], str], ...]] = (
    elsewhere, denied, limited, softened, others, shared, acted, outlived, joined, caused, many,
    turned, between, contrasted, counted, numbered, repeated, dated, swapped, redirected, beheaded,
)  # fmt: skip


def _verbatim(spoken: Sequence[Word], said: Sequence[Word]) -> bool:
    """True for a whole sentence of the evidence whose credit the next one does not share."""
    sentences: dict[int, list[str]] = {}
    for word in said:
        sentences.setdefault(word.sentence, []).append(word.low)
    line = [word.low for word in spoken]
    return bool({n for n, words in sentences.items() if words == line} - credited(said))


def refusals(line: str, evidence: Sequence[str], *, employer: str = "") -> tuple[str, ...]:
    """Why the line says more than the words it rests on; empty where it does not.

    `employer` is the entry the line stands under: its name needs no proof.
    """
    spoken, said = read(line), read(" | ".join(evidence), told=True)
    if _verbatim(spoken, said):
        return ()
    laying = lay(spoken, said, frozenset(word.lemma for word in read(employer)))
    unsaid = unsaid_words(laying)
    if unsaid:
        return (text("abby.refused.unsaid", words=", ".join(dict.fromkeys(unsaid))),)
    return tuple(reason for check in _CHECKS if (reason := check(laying)))
