"""Builds what the models' screen drives: the verbs of model files, and what a window adds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sanctum_desktop.adapters.model_registry.registry_file import RegistryFile
from sanctum_desktop.adapters.system_memory.machine import this_machine
from sanctum_desktop.adapters.system_memory.room import SystemMemory
from sanctum_desktop.bootstrap.language_models import lacking
from sanctum_desktop.bootstrap.models import model_desk
from sanctum_desktop.bootstrap.net import hub_host
from sanctum_desktop.bootstrap.net_door import inherited_door
from sanctum_desktop.core.domain.downloads import DownloadOffer
from sanctum_desktop.core.domain.net import Consent, ConsentAct
from sanctum_desktop.core.use_cases.put_back_model import PutBackModel
from sanctum_desktop.core.use_cases.weigh_models import WeighModels
from sanctum_desktop.ui.services import Ceilings, Downloads, ModelShelf, Offer

if TYPE_CHECKING:
    from sanctum_desktop.bootstrap.engines import Engines
    from sanctum_desktop.bootstrap.language_models import ChosenModels
    from sanctum_desktop.cli.services import ModelDesk
    from sanctum_desktop.core.domain.models import Ceiling, KnownModel
    from sanctum_desktop.core.ports.net_ledger import NetLedger


def model_shelf(
    home: Path, engines: Engines, models: ChosenModels, ledger: NetLedger | None = None
) -> ModelShelf:
    """Over the list in `home`; a model is tested in the process that does the window's tasks."""
    desk = model_desk(home, inherited_door(), engines, ledger)
    return ModelShelf(
        list=desk.list,
        browse=desk.browse,
        weigh=WeighModels(room=SystemMemory(), machine=this_machine()),
        find=desk.find,
        add=desk.add,
        choose=desk.choose,
        verify=desk.verify,
        remove=desk.remove,
        put_back=PutBackModel(registry=RegistryFile(home)),
        downloads=_downloads(desk),
        ceilings=_ceilings(desk, home, models),
        lacking=lacking(),
    )


def _downloads(desk: ModelDesk) -> Downloads:
    async def look_up(model_id: str) -> Offer:
        question = await desk.offer.question(model_id)
        found = await desk.offer(model_id, Consent(request=question, act=ConsentAct.BUTTON))
        return Offer(
            model_id=model_id,
            hosts=found.request.hosts,
            files=tuple(file.path for file in found.entry.files),
            total_bytes=found.total_bytes,
            here_bytes=found.here_bytes,
            free_bytes=found.free_bytes,
            licence=found.licence,
            sentences=found.sentences,
            pinned=found,
        )

    async def fetch(offer: Offer, progress: Callable[[int, int], None]) -> KnownModel:
        found = cast(DownloadOffer, offer.pinned)
        consent = Consent(request=found.request, act=ConsentAct.BUTTON)
        return await desk.download(found, consent, progress)

    return Downloads(host=hub_host(), look_up=look_up, fetch=fetch)


def _ceilings(desk: ModelDesk, home: Path, models: ChosenModels) -> Ceilings:
    async def test(model_id: str, progress: Callable[[float], None]) -> Ceiling:
        from sanctum_desktop.bootstrap.ceiling import features, try_model

        return await try_model(RegistryFile(home), models, features(home))(model_id, progress)

    return Ceilings(test=test, trust=desk.trust)
