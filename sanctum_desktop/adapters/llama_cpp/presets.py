"""Sampling presets: JSON files among the assets, one for each manner."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from sanctum_desktop.core.domain.errors import BadInput
from sanctum_desktop.core.domain.language import Manner

_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Sampling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the next token is chosen; temperature 0 takes the likeliest and knows no chance.

    `repeat_last` tokens are made less likely by `repeat_penalty` (1: not at all). The same `seed`
    gives the same words on the same machine.
    """

    temperature: Annotated[float, msgspec.Meta(ge=0, le=2)]
    top_k: Annotated[int, msgspec.Meta(ge=0)] = 0
    top_p: _Share = 1.0
    min_p: _Share = 0.0
    repeat_penalty: Annotated[float, msgspec.Meta(ge=1, le=2)] = 1.0
    repeat_last: Annotated[int, msgspec.Meta(ge=0, le=4096)] = 64
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**32 - 1)] = 0


LIKELIEST = Sampling(temperature=0.0)
"""The likeliest token, always."""


def read_preset(folder: Path, manner: Manner) -> Sampling:
    """The preset of a manner; BadInput where the file holds something else."""
    path = folder / f"{manner}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Sampling)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(
            f"The preset {path.name} cannot be read.",
            advice="Install Sanctum again, or put the file back as it was.",
        ) from error
