"""Builds what the models' screen drives: the verbs of model files, and what a window adds."""

from __future__ import annotations

from pathlib import Path

from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.system_memory.room import SystemMemory
from sanctum_desktop.bootstrap.models import model_desk
from sanctum_desktop.core.use_cases.put_back_model import PutBackModel
from sanctum_desktop.core.use_cases.weigh_models import WeighModels
from sanctum_desktop.ui.services import ModelShelf


def model_shelf(home: Path) -> ModelShelf:
    """Over the list in `home`; it downloads and tests nothing, and knows no machine, so far."""
    desk = model_desk(home)
    return ModelShelf(
        list=desk.list,
        browse=desk.browse,
        weigh=WeighModels(room=SystemMemory(), machine=lambda: ""),
        find=desk.find,
        add=desk.add,
        choose=desk.choose,
        verify=desk.verify,
        remove=desk.remove,
        put_back=PutBackModel(registry=RegistryFile(home)),
    )
