"""The gate: what a line says more than its evidence, or less where less is more.

The line is laid over the evidence, and what lies so is asked: was each word said, by whom, was it
denied or softened, and do words that stand together in the line belong together in the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.grounding.credit import limited, others, shared
from sanctum_desktop.core.policies.grounding.figures import between, counted, softened, turned
from sanctum_desktop.core.policies.grounding.laying import Laying, lay
from sanctum_desktop.core.policies.grounding.lexicon import word_list
from sanctum_desktop.core.policies.grounding.meaning import denied, joined
from sanctum_desktop.core.policies.grounding.reading import By, read

_CHECKS: Final[tuple[Callable[[Laying], str], ...]] = (
    denied, limited, softened, others, shared, joined, turned, between, counted,
)  # fmt: skip


def refusals(line: str, evidence: Sequence[str], *, employer: str = "") -> tuple[str, ...]:
    """Why the line says more than the words it rests on; empty where it does not.

    `employer` is the entry the line stands under: its name needs no proof.
    """
    laying = lay(read(line), read(" | ".join(evidence)))
    unsaid = _unsaid(laying, {word.lemma for word in read(employer)})
    if unsaid:
        return (text("abby.refused.unsaid", words=", ".join(dict.fromkeys(unsaid))),)
    return tuple(reason for check in _CHECKS if (reason := check(laying)))


def _unsaid(laying: Laying, employer: set[str]) -> list[str]:
    """The line's words that nobody said and that are not free."""
    free = word_list("glue") | word_list("soft")
    fellows = word_list("companions") if _others_named(laying) else frozenset[str]()
    missing = []
    for at, (word, place) in enumerate(laying.words):
        raw = word.raw.lower()
        if place is not None or word.lemma in free or raw in free:
            continue
        if word.lemma in employer and word.raw[0].isupper():
            continue
        if raw in fellows and not (at and laying.words[at - 1][0].number):
            continue
        if not _stands_for_said(laying, at):
            missing.append(word.raw)
    return missing


def _others_named(laying: Laying) -> bool:
    return any(word.by in (By.OTHER, By.SHARED) for word in laying.said) or any(
        word.raw.lower() in ("us", "our", "me", "ones") or word.raw[0].isupper()
        for word in laying.said[1:]
    )


def _stands_for_said(laying: Laying, at: int) -> bool:
    """True on "which" for the "it" that stood there, and on "one of" where several were said."""
    word = laying.words[at][0].raw.lower()
    after = laying.words[at + 1 : at + 2]
    if word in ("one", "1") and after and after[0][0].raw.lower() == "of":
        return any(one.by is By.SHARED or one.raw.lower() == "us" for one in laying.said)
    before, follows = laying.place_before(at), laying.place_from(at)
    if word not in ("which", "who", "where") or before is None or follows is None:
        return False
    near = laying.said[max(0, follows - 2) : follows]
    return any(one.raw.lower() == "it" or one.lemma == laying.said[before].lemma for one in near)
