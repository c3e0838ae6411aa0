"""What is known, found and offered, as it was read last, and the rows that tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import PurePath

from sanctum_desktop.core.domain.models import (
    CatalogueEntry,
    FileState,
    FoundModel,
    LikelyFit,
    ListedModel,
    ModelKind,
)
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.core.use_cases.weigh_models import WeighedModel
from sanctum_desktop.ui.features.models import telling
from sanctum_desktop.ui.features.models.rows import EntryKind, EntryRow
from sanctum_desktop.ui.qt.sizes import size
from sanctum_desktop.ui.services import ModelShelf

_TAGS = {
    FileState.MISSING: ("ui.models.tag.missing", "warning"),
    FileState.OTHER_SIZE: ("ui.models.tag.other_size", "warning"),
}


def key_of(kind: EntryKind, own: str) -> str:
    """A key among all kinds; `own` is an id, or the place of a found model's first file."""
    return f"{kind}:{own}"


class Stock:
    """All models of the screen. The shelf is opened by the first reading."""

    def __init__(self, open_shelf: Callable[[], Awaitable[ModelShelf]]) -> None:
        self._open_shelf = open_shelf
        self._shelf: ModelShelf | None = None
        self._entries: Sequence[CatalogueEntry] = ()
        self._weighed: Mapping[str, WeighedModel] = {}
        self.likely: Mapping[str, LikelyFit] = {}
        self.listed: tuple[ListedModel, ...] = ()
        self.found: tuple[FoundModel, ...] = ()

    async def shelf(self) -> ModelShelf:
        if self._shelf is None:
            self._shelf = await self._open_shelf()
        return self._shelf

    @property
    def opened(self) -> ModelShelf | None:
        """The shelf, once something was read."""
        return self._shelf

    async def read(self) -> None:
        """Read again what is known; raises SanctumError."""
        shelf = await self.shelf()
        if not self._entries:
            offered = await shelf.browse()
            # Nothing here speaks, listens or remembers by a model yet.
            self._entries = [one for one in offered if one.kind is ModelKind.LANGUAGE]
        self.listed = await shelf.list()
        self._weighed = shelf.weigh([one.model for one in self.listed])
        self.likely = shelf.weigh.likely(self._entries)
        here = {file.path for one in self.listed for file in one.model.files}
        self.found = tuple(
            one for one in self.found if not here & {file.path for file in one.files}
        )

    async def look(self) -> int:
        """Look into the folders of other programs; gives how many are there that are not known."""
        self.found = await (await self.shelf()).find.unknown()
        return len(self.found)

    def known(self, model_id: str) -> ListedModel | None:
        return next((one for one in self.listed if one.model.id == model_id), None)

    def weighed(self, model_id: str) -> WeighedModel:
        return self._weighed[model_id]

    def entry(self, entry_id: str) -> CatalogueEntry | None:
        return next((one for one in self._entries if one.id == entry_id), None)

    def at(self, place: str) -> FoundModel | None:
        return next((one for one in self.found if one.files[0].path == place), None)

    def in_use(self) -> ListedModel | None:
        """The language model that was chosen."""
        language = (one for one in self.listed if one.model.kind is ModelKind.LANGUAGE)
        return next((one for one in language if one.is_default), None)

    def speaks(self) -> bool:
        """True where a language model is known, chosen or not."""
        return any(one.model.kind is ModelKind.LANGUAGE for one in self.listed)

    def rows(self) -> Iterator[EntryRow]:
        """What is here first, then what could be, each in a section."""
        namesakes = Counter(one.model.name for one in self.listed)
        yield from (self._known_row(one, namesakes) for one in self.listed)
        yield from map(_found_row, self.found)
        yield from (self._offered_row(one) for one in self._entries if not self._is_here(one))

    def _is_here(self, entry: CatalogueEntry) -> bool:
        names = {PurePath(file.path).name for file in entry.files}
        return any(
            one.model.repository == entry.repository
            and names <= {PurePath(file.path).name for file in one.model.files}
            for one in self.listed
        )

    def _known_row(self, listed: ListedModel, namesakes: Mapping[str, int]) -> EntryRow:
        """With its id where another calls itself the same: mostly two packings of one model."""
        model = listed.model
        tag, icon = _TAGS.get(listed.state, ("", ""))
        if not tag and listed.is_default and model.kind is ModelKind.LANGUAGE:
            used = model.ceiling is not None and not (self._shelf and self._shelf.lacking)
            tag, icon = f"ui.models.tag.{'in_use' if used else 'chosen'}", "check"
        return EntryRow(
            key=key_of(EntryKind.KNOWN, model.id),
            kind=EntryKind.KNOWN,
            section=text("ui.models.section.known"),
            name=telling.printable(model.name),
            about=telling.listed_words(
                telling.known_about(listed, self._weighed[model.id]),
                model.id if namesakes[model.name] > 1 else "",
            ),
            tag=text(tag) if tag else "",
            tagIcon=icon,
            warns=listed.state in _TAGS,
            place=telling.printable(model.files[0].path) if model.files else "",
        )

    def _offered_row(self, entry: CatalogueEntry) -> EntryRow:
        likely = self.likely[entry.id]
        told = "ui.models.exact_size" if likely.exact else "ui.models.about_size"
        how_large = text(told, size=size(likely.file_bytes)) if likely.file_bytes else ""
        fit = telling.likely_words(likely)
        return EntryRow(
            key=key_of(EntryKind.OFFERED, entry.id),
            kind=EntryKind.OFFERED,
            section=text("ui.models.section.offered"),
            name=entry.name,
            about=telling.listed_words(how_large, fit, entry.licence),
            tag=text("ui.models.tag.suggested") if likely.suggested and not self.speaks() else "",
            place=entry.repository,
        )


def _found_row(found: FoundModel) -> EntryRow:
    return EntryRow(
        key=key_of(EntryKind.FOUND, found.files[0].path),
        kind=EntryKind.FOUND,
        section=text("ui.models.section.found"),
        name=telling.printable(found.name),
        about=telling.listed_words(
            size(telling.total(found.files)), telling.printable(found.found_in)
        ),
        place=telling.printable(found.files[0].path),
    )
