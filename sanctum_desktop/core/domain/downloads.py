"""What is known of a model before it is downloaded."""

from __future__ import annotations

from dataclasses import dataclass

from sanctum_desktop.core.domain.models import CatalogueEntry
from sanctum_desktop.core.domain.net import NetRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedModel:
    """A model as the hub states it now; `hosts` are where the files of the pinned `entry` are."""

    entry: CatalogueEntry
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadOffer:
    """What a person sees before a byte of a model is fetched; sizes in bytes.

    `request` is what they consent to. `here_bytes` came with an earlier try. `free_bytes` is None
    where the disk does not say. `sentences` tell of disk and memory.
    """

    entry: CatalogueEntry
    request: NetRequest
    total_bytes: int
    here_bytes: int
    free_bytes: int | None
    fits_disk: bool
    sentences: tuple[str, ...]

    @property
    def host(self) -> str:
        """Who is asked first."""
        return self.request.hosts[0]

    @property
    def licence(self) -> str:
        """As the repository states it, "" where it states none."""
        return self.entry.licence
