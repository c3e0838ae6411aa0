"""The words a reply rests on: where they stand, and what stands around them."""

from __future__ import annotations

from typing import Final

from sanctum_desktop.core.domain.attachments import Attachment, Citation
from sanctum_desktop.core.domain.conversation import ConversationId
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.ui.features.talk.attaching_model import AttachingModel
from sanctum_desktop.ui.features.talk.rows import Passage
from sanctum_desktop.ui.features.talk.talks_model import TalksModel
from sanctum_desktop.ui.qt.markdown import legible

_AROUND: Final = 240
"""Characters of an attached text shown on either side of a passage."""


class Passages:
    """Shows what is cited in the talk that stands there, for people."""

    def __init__(self, texts: AttachingModel, talks: TalksModel) -> None:
        self._texts, self._talks = texts, talks

    def of(self, cite: Citation, talk: ConversationId | None) -> Passage:
        """What `talk` cites: a turn, to which it leads, or a place in an attached text."""
        if cite.turn is not None:
            label = self._said_in(cite.of, here=cite.of == talk)
            return Passage(label=label, quote=cite.quote, talk=cite.of, turn=cite.turn)
        held = self._texts.held_as(cite.of)
        if held is None:
            return Passage(label=text("ui.talk.cite.removed"), quote=cite.quote)
        before, after = _around(held.untrusted_text, cite)
        return Passage(label=_place(held, cite), quote=cite.quote, before=before, after=after)

    def _said_in(self, talk: str, *, here: bool) -> str:
        if here:
            return text("ui.talk.cite.here")
        title = self._talks.title_of(talk)
        return text("ui.talk.cite.talk", title=title) if title else text("ui.talk.cite.before")


def _place(held: Attachment, cite: Citation) -> str:
    """Its name, and the page or line, where there is more than one."""
    if cite.page is not None and len(held.pages) > 1:
        return text("ui.talk.cite.page", name=held.name, page=cite.page)
    line = held.line_at(cite.start)
    return held.name if line is None else text("ui.talk.cite.line", name=held.name, line=line)


def _around(told: str, cite: Citation) -> tuple[str, str]:
    """Whole words before and after the passage; dots where the text goes on."""
    if told[cite.start : cite.end] != cite.quote:
        return "", ""
    before, after = told[: cite.start], told[cite.end :]
    if len(before) > _AROUND:
        _, _, kept = before[-_AROUND:].partition(" ")
        before = f"…{kept or before[-_AROUND:]}"
    if len(after) > _AROUND:
        kept, _, _ = after[:_AROUND].rpartition(" ")
        after = f"{kept or after[:_AROUND]}…"
    return legible(before), legible(after)
