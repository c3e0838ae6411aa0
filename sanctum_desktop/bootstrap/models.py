"""Builds the use cases of model files over the adapters they need."""

from __future__ import annotations

import os
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sanctum_desktop.adapters.gguf.inspector import GgufInspector
from sanctum_desktop.adapters.gguf.requests import Answer
from sanctum_desktop.adapters.model_catalogue.manifest import ShippedManifest
from sanctum_desktop.adapters.model_files.care import FilesOnDisk
from sanctum_desktop.adapters.model_files.finding import FoundOnDisk
from sanctum_desktop.adapters.model_files.usual_places import usual_places
from sanctum_desktop.adapters.model_hub.shelf import DownloadsOnDisk
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.system_clock.clock import SystemClock
from sanctum_desktop.adapters.system_memory.machine import this_machine
from sanctum_desktop.adapters.system_memory.room import SystemMemory
from sanctum_desktop.bootstrap.assets import shipped_path
from sanctum_desktop.bootstrap.engines import Engines
from sanctum_desktop.bootstrap.net import KEPT_FREE_BYTES, model_hub
from sanctum_desktop.bootstrap.net_door import Door
from sanctum_desktop.bootstrap.prompts import own_prompts
from sanctum_desktop.cli.services import ModelDesk
from sanctum_desktop.core.use_cases.add_model import AddModel
from sanctum_desktop.core.use_cases.browse_catalogue import BrowseCatalogue
from sanctum_desktop.core.use_cases.choose_model import ChooseModel
from sanctum_desktop.core.use_cases.download_model import DownloadModel, OfferDownload
from sanctum_desktop.core.use_cases.find_models import FindModels
from sanctum_desktop.core.use_cases.inspect_model import InspectModel
from sanctum_desktop.core.use_cases.list_models import ListModels
from sanctum_desktop.core.use_cases.remove_model import RemoveModel
from sanctum_desktop.core.use_cases.trust_model import TrustModel
from sanctum_desktop.core.use_cases.verify_model import VerifyModel

if TYPE_CHECKING:
    from sanctum_desktop.core.ports.net_ledger import NetLedger
    from sanctum_desktop.core.use_cases.try_model import TryModel

_DOWNLOADS: Final = "model_files"  # no vault can be called so


def model_desk(
    home: Path,
    door: Door | None = None,
    engines: Engines | None = None,
    ledger: NetLedger | None = None,
) -> ModelDesk:
    """The verbs of model files; the list of them is in `home`, beside the settings.

    What is fetched is recorded in the `ledger`, or beside the settings where no vault is open.

    Without a `door` nothing can be downloaded, which is said once somebody wants to. Each file is
    looked into by a process of its own, of `engines` where a window holds some.
    """
    registry = RegistryFile(home)
    files = FilesOnDisk(home / _DOWNLOADS)
    inspector = GgufInspector(partial((engines or Engines()).once, "import", Answer))
    finder = FoundOnDisk(usual_places(Path.home(), os.environ))
    downloads, adding = home / _DOWNLOADS, AddModel(inspector=inspector, registry=registry)
    hub = model_hub(home, downloads, door or Door(None), ledger)
    shelf = DownloadsOnDisk(downloads, keep_free_bytes=KEPT_FREE_BYTES)

    def offer_of(catalogue: Path) -> OfferDownload:
        manifest = ShippedManifest(catalogue)
        return OfferDownload(catalogue=manifest, hub=hub, shelf=shelf, room=SystemMemory())

    return ModelDesk(
        list=ListModels(registry=registry, files=files),
        browse=BrowseCatalogue(catalogue=ShippedManifest(_catalogue())),
        find=FindModels(finder=finder, registry=registry),
        prompts=own_prompts(home),
        inspect=InspectModel(
            inspector=inspector, room=SystemMemory(), registry=registry, machine=this_machine()
        ),
        add=adding,
        offer=offer_of(_catalogue()),
        offer_of=offer_of,
        download=DownloadModel(hub=hub, shelf=shelf, files=files, add=adding),
        choose=ChooseModel(registry=registry),
        trying=lambda: _trying(home),
        trust=TrustModel(registry=registry, clock=SystemClock()),
        verify=VerifyModel(registry=registry, files=files),
        remove=RemoveModel(registry=registry, files=files),
    )


def _trying(home: Path) -> AbstractAsyncContextManager[TryModel]:
    """Imported when a model is tested: it brings the whole interview and the writing of a page."""
    from sanctum_desktop.bootstrap.ceiling import trying

    return trying(home)


def _catalogue() -> Path:
    return shipped_path("models", "manifest.toml")
