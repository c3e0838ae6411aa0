"""From passphrase to key: Argon2id, its limits, and its one calibration."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Final

from sanctum_desktop.adapters.sqlcipher.keys import KEY_BYTES
from sanctum_desktop.core.domain.errors import VaultDamaged, VaultUnreadable

MIB: Final = 1024  # in KiB, Argon2's unit
_LEAST_KIB, _MOST_KIB = 19 * MIB, 4096 * MIB
_MOST_PASSES, _MOST_LANES = 64, 16
_LEAST_SECONDS, _AIM_SECONDS, _MOST_SECONDS = 0.5, 0.75, 1.0


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def refuse_unless_sane(self) -> None:
        """VaultDamaged for a weakened or an unbearable cost; allocates nothing."""
        if not (self.memory_kib >= _LEAST_KIB and self.passes >= 1 and self.lanes >= 1):
            raise VaultDamaged(
                "The vault's protection was weakened since it was made, so it stays closed.",
                advice="Restore a backup.",
            )
        if self.memory_kib > _MOST_KIB or self.passes > _MOST_PASSES or self.lanes > _MOST_LANES:
            raise VaultDamaged(
                "The vault asks for more memory or time than any vault is made with.",
                advice="Restore a backup.",
            )


FLOOR: Final = KdfCost(64 * MIB, 3, 4)  # RFC 9106, second recommended option
DEFAULT: Final = KdfCost(256 * MIB, 3, 4)


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """How a new vault's cost is chosen: measured on this machine, or fixed (tests)."""

    fixed: KdfCost | None = None

    def cost_for_new_vault(self) -> KdfCost:
        return self.fixed or calibrated(_seconds(FLOOR))


def calibrated(floor_seconds: float) -> KdfCost:
    """The cost that takes 0.5 to 1 s where the floor takes `floor_seconds`.

    Slow machines get less memory than the default, never less than the floor; fast ones more
    passes. Time grows in step with memory times passes.
    """
    default_seconds = floor_seconds * DEFAULT.memory_kib / FLOOR.memory_kib
    if default_seconds > _MOST_SECONDS:
        memory = int(FLOOR.memory_kib * _AIM_SECONDS / floor_seconds) // MIB * MIB
        return KdfCost(max(FLOOR.memory_kib, memory), FLOOR.passes, FLOOR.lanes)
    if default_seconds < _LEAST_SECONDS:
        passes = math.ceil(DEFAULT.passes * _AIM_SECONDS / default_seconds)
        return KdfCost(DEFAULT.memory_kib, min(_MOST_PASSES, passes), DEFAULT.lanes)
    return DEFAULT


def derive(passphrase: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """The 32-byte key of a passphrase; refuses a bad cost before allocating."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    cost.refuse_unless_sane()
    try:
        return hash_secret_raw(
            passphrase, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
        )
    except (HashingError, MemoryError) as error:
        raise VaultUnreadable(
            "There is not enough free memory to open the vault.",
            advice="Close other programs and try again.",
        ) from error


def _seconds(cost: KdfCost) -> float:
    """The quickest of two tries: other programs only ever slow a try down."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        derive(b"calibration", b"calibration salt", cost)
        times.append(time.perf_counter() - start)
    return min(times)
