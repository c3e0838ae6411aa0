"""Words of a reply with the id of their wording, and openings that are left out when stale."""

from __future__ import annotations

from dataclasses import dataclass, field

from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.policies.conversing.spoken import Spoken
from sanctum_desktop.core.policies.interview.wording import MEMORY


@dataclass(frozen=True, slots=True)
class Said:
    """Words chosen, and the id of their wording."""

    id: str
    text: str = field(repr=False)


class Saying(Spoken):
    """The words of one scene's reply: what was said lately, or put aside, is not said again."""

    def one(self, prefix: str, **values: str) -> Said:
        """The wording of that message that was not said yet, or longest ago."""
        chosen = self.choose(prefix)
        return Said(chosen, text(chosen, **values))

    def fresh(self, prefix: str, **values: str) -> str:
        """As `one`, or "" where each wording was said in the last ten turns."""
        said = self.one(prefix, **values)
        return said.text if self._last(said.id) < max(0, len(self._said) - MEMORY) else ""
