"""Builds the use cases of model files over the adapters they need."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from sanctum_desktop.adapters.gguf.inspector import GgufInspector
from sanctum_desktop.adapters.model_catalogue.manifest import ShippedManifest
from sanctum_desktop.adapters.model_files.care import FilesOnDisk
from sanctum_desktop.adapters.model_files.finding import FoundOnDisk
from sanctum_desktop.adapters.model_files.usual_places import usual_places
from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.system_memory.room import SystemMemory
from sanctum_desktop.bootstrap.assets import shipped_path
from sanctum_desktop.cli.services import ModelDesk
from sanctum_desktop.core.use_cases.add_model import AddModel
from sanctum_desktop.core.use_cases.browse_catalogue import BrowseCatalogue
from sanctum_desktop.core.use_cases.choose_model import ChooseModel
from sanctum_desktop.core.use_cases.find_models import FindModels
from sanctum_desktop.core.use_cases.inspect_model import InspectModel
from sanctum_desktop.core.use_cases.list_models import ListModels
from sanctum_desktop.core.use_cases.remove_model import RemoveModel
from sanctum_desktop.core.use_cases.verify_model import VerifyModel

_DOWNLOADS: Final = "model_files"  # no vault can be called so


def model_desk(home: Path) -> ModelDesk:
    """The verbs of model files; the list of them is in `home`, beside the settings.

    Files are inspected in this process, which is the command line's own and ends with the verb: a
    window must not do it, but hand the open files to a process for strangers' files.
    """
    registry = RegistryFile(home)
    files = FilesOnDisk(home / _DOWNLOADS)
    inspector = GgufInspector()
    finder = FoundOnDisk(usual_places(Path.home(), os.environ))
    return ModelDesk(
        list=ListModels(registry=registry, files=files),
        browse=BrowseCatalogue(catalogue=ShippedManifest(shipped_path("models", "manifest.toml"))),
        find=FindModels(finder=finder, registry=registry),
        inspect=InspectModel(inspector=inspector, room=SystemMemory()),
        add=AddModel(inspector=inspector, registry=registry),
        choose=ChooseModel(registry=registry),
        verify=VerifyModel(registry=registry, files=files),
        remove=RemoveModel(registry=registry, files=files),
    )
